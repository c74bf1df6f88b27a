/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "sources/autoconfig-variables.h"

static const struct {
  const char *typed;
  const char *text;
  const char *filled;
} rows[] = {
  { "bob@x.test", "%EMAILADDRESS%", "bob@x.test" },
  { "bob@x.test", "%EMAILLOCALPART%", "bob" },
  { "bob@x.test", "%EMAILDOMAIN%", "x.test" },
  { "bob@x.test", "%EmailLocalPart%", "bob" },
  { "Bob@X.test", "%EMAILLOCALPART%@%EMAILDOMAIN%", "Bob@x.test" },
  { "bob@bücher.test", "mail.%EMAILDOMAIN%", "mail.bücher.test" },
  { "bob@x.test", "%EMAILLOCALPART%.%EMAILLOCALPART%", "bob.bob" },
  { "bob@x.test", "", "" },
  { "bob@x.test", "bob", "bob" },

  /* nobody's variable */
  { "bob@x.test", "%EMAILLOCALPART%%%EMAILDOMAIN%", "bob%x.test" },
  { "bob@x.test", "bob%x.test", "bob%x.test" },
  { "bob@x.test", "100 %", "100 %" },
  { "bob@x.test", "%", "%" },
  { "bob@x.test", "%%", "%%" },
  { "bob@x.test", "%EMAILADDRESS", "%EMAILADDRESS" },
  { "bob@x.test", "50% off % all", "50% off % all" },

  /* not known here */
  { "bob@x.test", "%REALNAME%", NULL },
  { "bob@x.test", "%EMAILMX%", NULL },
  { "bob@x.test", "%EMAIL%", NULL },
  { "bob@x.test", "%CUSTOMER-NO%", NULL },
  { "bob@x.test", "%EMAILLOCALPART%.%branch_2%", NULL },

  /* an address is not looked into */
  { "a%EMAILDOMAIN%@x.test", "%EMAILADDRESS%", "a%EMAILDOMAIN%@x.test" },
  { "%FOO%@x.test", "%EMAILLOCALPART%", "%FOO%" },
};

static void
test_fill_in (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PortolanAddress) address = portolan_address_parse (rows[i].typed, NULL);
      g_autofree char *filled = portolan_autoconfig_fill_in (rows[i].text, address);

      g_test_message ("%s for %s", rows[i].text, rows[i].typed);
      g_assert_cmpstr (filled, ==, rows[i].filled);
    }
}

static void
test_overlong (void)
{
  g_autoptr (PortolanAddress) address = portolan_address_parse ("bob@x.test", NULL);
  g_autofree char *text = g_strnfill (2000, '%');

  g_assert_null (portolan_autoconfig_fill_in (text, address));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/autoconfig-variables/fill-in", test_fill_in);
  g_test_add_func ("/autoconfig-variables/overlong", test_overlong);
  return g_test_run ();
}
