/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include <string.h>

#include "sources/described.h"

#define FILE(provider, authentication)                                                             \
  "<clientConfig version='1.1'><emailProvider id='x.test'>" provider                               \
  "<outgoingServer type='smtp'><hostname>out.x.test</hostname><port>465</port>"                    \
  "<socketType>SSL</socketType>" authentication                                                    \
  "<username>%EMAILADDRESS%</username></outgoingServer></emailProvider></clientConfig>"

static PortolanAutoconfig *
parse (const char *text)
{
  g_autoptr (GBytes) body = g_bytes_new_static (text, strlen (text));
  g_autoptr (PortolanAddress) address = portolan_address_parse ("bob@x.test", NULL);
  PortolanAutoconfig *file = portolan_autoconfig_parse (body, address, PORTOLAN_ORIGIN_AUTOCONFIG);

  g_assert_cmpint (file->status, ==, PORTOLAN_AUTOCONFIG_OK);
  return file;
}

static void
test_all (void)
{
  g_autoptr (PortolanAutoconfig) file =
      parse (FILE ("<displayName>X Mail</displayName>"
                   "<enable visiturl='https://x.test/on'><instruction>Turn it on first."
                   "</instruction></enable>"
                   "<documentation url='https://x.test/help'><descr>How</descr></documentation>",
                   "<authentication>OAuth2</authentication>"
                   "<authentication>password-cleartext</authentication>"));
  g_autoptr (PortolanProvider) provider = portolan_described_provider_new (file);
  const PortolanCandidate *server;

  g_assert_null (provider->id);
  g_assert_cmpstr (provider->name, ==, "X Mail");
  g_assert_cmpstr (provider->switch_on, ==, "Turn it on first.");
  g_assert_cmpstr (provider->switch_on_url, ==, "https://x.test/on");
  g_assert_cmpstr (provider->help_url, ==, "https://x.test/help");
  g_assert_cmpint (provider->sign_in, ==,
                   PORTOLAN_PROVIDER_SIGN_IN_OAUTH | PORTOLAN_PROVIDER_SIGN_IN_PASSWORD);
  g_assert_cmpuint (provider->servers->len, ==, 1);
  server = g_ptr_array_index (provider->servers, 0);
  g_assert_cmpstr (server->host, ==, "out.x.test");
}

static void
test_little (void)
{
  g_autoptr (PortolanAutoconfig) nameless = parse (FILE ("", ""));
  g_autoptr (PortolanAutoconfig) plain = parse (FILE ("<displayName>X</displayName>", ""));
  g_autoptr (PortolanAutoconfig) browser =
      parse (FILE ("<displayName>X</displayName>", "<authentication>OAuth2</authentication>"));
  g_autoptr (PortolanProvider) of_plain = portolan_described_provider_new (plain);
  g_autoptr (PortolanProvider) of_browser = portolan_described_provider_new (browser);

  g_assert_null (portolan_described_provider_new (nameless));
  g_assert_cmpint (of_plain->sign_in, ==, PORTOLAN_PROVIDER_SIGN_IN_PASSWORD);
  g_assert_null (of_plain->switch_on);
  g_assert_null (of_plain->help_url);
  g_assert_cmpint (of_browser->sign_in, ==, PORTOLAN_PROVIDER_SIGN_IN_OAUTH);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/described/all", test_all);
  g_test_add_func ("/described/little", test_little);
  return g_test_run ();
}
