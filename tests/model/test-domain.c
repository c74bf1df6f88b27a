/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "model/domain.h"

static const struct {
  const char *host;
  const char *domain;
  gboolean same;
} pairs[] = {
  { "smtp.example.com", "example.com", TRUE },
  { "example.com", "example.com", TRUE },
  { "smtp.example.com", "mail.example.com", TRUE },
  { "smtp.example.net", "example.com", FALSE },
  { "smtp.evilexample.com", "example.com", FALSE },
  { "example.com.evil.test", "example.com", FALSE },
  { "smtp.a.co.uk", "b.co.uk", FALSE },
  { "smtp.a.co.uk", "a.co.uk", TRUE },
  { "co.uk", "b.co.uk", FALSE },
  { "smtp.x.test", "x.test", TRUE },
  { "smtp.y.test", "x.test", FALSE },
  { "smtp.xn--bcher-kva.test", "xn--bcher-kva.test", TRUE },
  { "alice.github.io", "bob.github.io", FALSE },
  { "192.0.2.1", "x.test", FALSE },
  { "192.0.2.1", "192.0.2.1", TRUE },
};

static void
test_same_owner (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_test_message ("%s and %s", pairs[i].host, pairs[i].domain);
      g_assert_cmpint (portolan_domain_same_owner (pairs[i].host, pairs[i].domain), ==,
                       pairs[i].same);
    }
}

static void
test_registrable (void)
{
  g_assert_cmpstr (portolan_domain_registrable ("mail.example.co.uk"), ==, "example.co.uk");
  g_assert_cmpstr (portolan_domain_registrable ("smtp.x.test"), ==, "x.test");
  g_assert_null (portolan_domain_registrable ("co.uk"));
  g_assert_null (portolan_domain_registrable ("192.0.2.1"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/same-owner", test_same_owner);
  g_test_add_func ("/domain/registrable", test_registrable);
  return g_test_run ();
}
