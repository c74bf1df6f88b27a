/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "model/capabilities.h"

static PortolanCapabilities *
parse (const char *line)
{
  const char *lines[] = { "mail.x.test", line, NULL };

  return portolan_capabilities_parse (lines);
}

static const struct {
  const char *line;
  const char *mechanisms;
} auth_lines[] = {
  { "AUTH PLAIN LOGIN", "PLAIN LOGIN" },
  { "auth plain\tlogin  Plain", "PLAIN LOGIN" },
  { "AUTH=LOGIN PLAIN", "LOGIN PLAIN" },
  { "AUTH", "" },
  { "AUTHENTICATE PLAIN", "" },
  { "AUTH SCRAM-SHA-256 X_OAUTH2", "SCRAM-SHA-256 X_OAUTH2" },
  { "AUTH PL\xc3\x84IN <script> AVERYVERYLONGMECHANISMNAME LOGIN", "LOGIN" },
};

static void
test_mechanisms (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (auth_lines); i++)
    {
      g_autoptr (PortolanCapabilities) capabilities = parse (auth_lines[i].line);
      g_autofree char *joined = g_strjoinv (" ", capabilities->mechanisms);

      g_assert_cmpstr (joined, ==, auth_lines[i].mechanisms);
      g_assert_cmpint (portolan_capabilities_has_auth (capabilities), ==,
                       *auth_lines[i].mechanisms != '\0');
    }

  g_assert_false (portolan_capabilities_has_auth (NULL));
}

static void
test_flags (void)
{
  const char *lines[] = { "STARTTLS", "starttls", "SMTPUTF8", "PIPELINING", "SIZE 35882577", NULL };
  g_autoptr (PortolanCapabilities) capabilities = portolan_capabilities_parse (lines);
  g_autoptr (PortolanCapabilities) nothing = parse ("XSTARTTLS");

  g_assert_true (capabilities->starttls);
  g_assert_true (capabilities->smtputf8);
  g_assert_true (capabilities->pipelining);
  g_assert_cmpuint (capabilities->max_message_bytes, ==, 35882577);

  g_assert_false (nothing->starttls);
  g_assert_cmpuint (nothing->max_message_bytes, ==, 0);
}

/* The first line is the server's name, whatever it is called. */
static void
test_name_is_no_capability (void)
{
  const char *lines[] = { "STARTTLS", NULL };
  const char *none[] = { NULL };
  g_autoptr (PortolanCapabilities) capabilities = portolan_capabilities_parse (lines);
  g_autoptr (PortolanCapabilities) empty = portolan_capabilities_parse (none);

  g_assert_false (capabilities->starttls);
  g_assert_false (portolan_capabilities_has_auth (empty));
}

static void
test_sizes (void)
{
  static const char *const odd[] = { "SIZE", "SIZE many", "SIZE -1", "SIZE 99999999999999999999" };

  for (gsize i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autoptr (PortolanCapabilities) capabilities = parse (odd[i]);

      g_assert_cmpuint (capabilities->max_message_bytes, ==, 0);
    }
}

static void
test_bounded (void)
{
  g_autoptr (GString) line = g_string_new ("AUTH");
  g_autoptr (PortolanCapabilities) capabilities = NULL;

  for (int i = 0; i < 10000; i++)
    g_string_append_printf (line, " M%d", i);
  capabilities = parse (line->str);

  g_assert_cmpuint (g_strv_length (capabilities->mechanisms), ==, 32);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/capabilities/mechanisms", test_mechanisms);
  g_test_add_func ("/capabilities/flags", test_flags);
  g_test_add_func ("/capabilities/name", test_name_is_no_capability);
  g_test_add_func ("/capabilities/size", test_sizes);
  g_test_add_func ("/capabilities/bounded", test_bounded);
  return g_test_run ();
}
