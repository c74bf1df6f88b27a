/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "model/error.h"
#include "model/host.h"

static const struct {
  const char *typed;
  const char *host;
  guint16 port; /* 7 stands for "left alone" */
} understood[] = {
  { "mail.x.test", "mail.x.test", 7 },
  { " Mail.X.Test. ", "mail.x.test", 7 },
  { "https://mail.x.test/", "mail.x.test", 7 },
  { "https://mail.x.test:8443/inbox?a=b", "mail.x.test", 7 },
  { "http://mail.x.test", "mail.x.test", 7 },
  { "smtps://mail.x.test:465", "mail.x.test", 465 },
  { "mail.x.test:587", "mail.x.test", 587 },
  { "bücher.test", "xn--bcher-kva.test", 7 },
  { "mail.x.test/", "mail.x.test", 7 },
  { "192.0.2.1", "192.0.2.1", 7 },
  { "192.0.2.1:25", "192.0.2.1", 25 },
  { "2001:db8::1", "2001:db8::1", 7 },
  { "[2001:db8::1]:465", "2001:db8::1", 465 },
  { "mailserver", "mailserver", 7 },
};

static void
test_hosts (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (understood); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *host = NULL;
      guint16 port = 7;

      g_test_message ("%s", understood[i].typed);
      g_assert_true (portolan_host_parse (understood[i].typed, &host, &port, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (host, ==, understood[i].host);
      g_assert_cmpuint (port, ==, understood[i].port);
    }
}

static void
test_no_hosts (void)
{
  static const char *const refused[] = {
    "",
    "   ",
    "mail x.test",
    "mail.x.test port 25",
    "bob@x.test",
    "mail..x.test",
    "-mail.x.test",
    "mail.x.test:99999",
    "mail\xff.test",
    "http://",
    "mail.x.test\r\nQUIT",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *host = NULL;

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_false (portolan_host_parse (refused[i], &host, NULL, &error));
      g_assert_error (error, PORTOLAN_ERROR, PORTOLAN_ERROR_INPUT);
      g_assert_null (host);
    }
}

static void
test_ports (void)
{
  static const char *const refused[] = { "", "0", "70000", "65536", "-25", "smtp", "4 65", "0x19" };
  guint16 port = 0;

  g_assert_true (portolan_port_parse ("1", &port, NULL));
  g_assert_cmpuint (port, ==, 1);
  g_assert_true (portolan_port_parse (" 465 ", &port, NULL));
  g_assert_cmpuint (port, ==, 465);
  g_assert_true (portolan_port_parse ("65535", &port, NULL));
  g_assert_cmpuint (port, ==, 65535);

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (portolan_port_parse (refused[i], &port, &error));
      g_assert_error (error, PORTOLAN_ERROR, PORTOLAN_ERROR_INPUT);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/host/understood", test_hosts);
  g_test_add_func ("/host/refused", test_no_hosts);
  g_test_add_func ("/host/ports", test_ports);
  return g_test_run ();
}
