/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include <string.h>

#include "model/enums.h"
#include "model/nick.h"
#include "sources/autoconfig-xml.h"

#define FILE_OF(inside)                                                                            \
  "<?xml version=\"1.0\"?><clientConfig version=\"1.1\">" inside "</clientConfig>"
#define PROVIDER(inside) "<emailProvider id=\"x.test\">" inside "</emailProvider>"
#define SERVER(host, port, type, more)                                                             \
  "<outgoingServer type=\"smtp\"><hostname>" host "</hostname><port>" port                         \
  "</port><socketType>" type "</socketType>" more "</outgoingServer>"
#define NAMED(user) SERVER ("smtp.x.test", "465", "SSL", "<username>" user "</username>")
#define ONE(inside) FILE_OF (PROVIDER (inside))

static PortolanAutoconfig *
parse (const char *text, const char *typed)
{
  g_autoptr (PortolanAddress) address = portolan_address_parse (typed, NULL);
  g_autoptr (GBytes) body = g_bytes_new (text, strlen (text));

  return portolan_autoconfig_parse (body, address, PORTOLAN_ORIGIN_AUTOCONFIG);
}

/* "smtp.x.test:465/tls/address smtp.x.test:587/starttls/other=bob7" */
static char *
describe (const PortolanAutoconfig *autoconfig)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < autoconfig->candidates->len; i++)
    {
      const PortolanCandidate *candidate = g_ptr_array_index (autoconfig->candidates, i);

      g_assert_cmpint (candidate->origin, ==, PORTOLAN_ORIGIN_AUTOCONFIG);
      g_string_append_printf (text, "%s%s:%u/%s/%s", i > 0 ? " " : "", candidate->host,
                              candidate->port,
                              portolan_nick (PORTOLAN_TYPE_SECURITY, candidate->security),
                              portolan_nick (PORTOLAN_TYPE_USERNAME_FORM,
                                             candidate->username_form));
      if (candidate->username != NULL)
        g_string_append_printf (text, "=%s", candidate->username);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_candidates (const char *file, const char *typed, const char *expected)
{
  g_autoptr (PortolanAutoconfig) autoconfig = parse (file, typed);
  g_autofree char *text = describe (autoconfig);

  g_test_message ("%s", file);
  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpint (autoconfig->status, ==,
                   *expected != '\0' ? PORTOLAN_AUTOCONFIG_OK : PORTOLAN_AUTOCONFIG_EMPTY);
}

static void
assert_auth (const PortolanAutoconfig *autoconfig, const PortolanAutoconfigAuth *auth, guint n)
{
  g_assert_cmpuint (autoconfig->auth->len, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (g_array_index (autoconfig->auth, PortolanAutoconfigAuth, i), ==, auth[i]);
}

/* A large provider: mail of every kind, hints in two languages. */
static const char freemail[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<!-- made by hand -->\n"
    "<clientConfig version=\"1.1\">\n"
    "  <emailProvider id=\"postbox.test\">\n"
    "    <domain>postbox.test</domain>\n"
    "    <domain>postbox.example</domain>\n"
    "    <!-- business customers -->\n"
    "    <domain purpose=\"mx\">mx.postbox.test</domain>\n"
    "    <displayName>Postbox &amp; Söhne</displayName>\n"
    "    <displayShortName>Postbox</displayShortName>\n"
    "    <incomingServer type=\"imap\">\n"
    "      <hostname>imap.postbox.test</hostname>\n"
    "      <port>993</port>\n"
    "      <socketType>SSL</socketType>\n"
    "      <username>%EMAILADDRESS%</username>\n"
    "      <authentication>password-cleartext</authentication>\n"
    "    </incomingServer>\n"
    "    <outgoingServer type=\"smtp\">\n"
    "      <hostname>mail.postbox.test</hostname>\n"
    "      <port>465</port>\n"
    "      <socketType>SSL</socketType>\n"
    "      <!-- the customer number works, too -->\n"
    "      <username>%EMAILADDRESS%</username>\n"
    "      <authentication>password-cleartext</authentication>\n"
    "      <addThisServer>true</addThisServer>\n"
    "      <useGlobalPreferredServer>false</useGlobalPreferredServer>\n"
    "    </outgoingServer>\n"
    "    <outgoingServer type=\"smtp\">\n"
    "      <hostname>mail.postbox.test</hostname>\n"
    "      <port>587</port>\n"
    "      <socketType>STARTTLS</socketType>\n"
    "      <username>%EMAILADDRESS%</username>\n"
    "      <authentication>password-cleartext</authentication>\n"
    "    </outgoingServer>\n"
    "    <documentation url=\"https://help.postbox.test/mail/servers.html\">\n"
    "      <descr lang=\"en\">How to set up\n         other programs</descr>\n"
    "      <descr lang=\"de\">Andere Programme einrichten</descr>\n"
    "    </documentation>\n"
    "    <documentation url=\"http://help.postbox.test/insecure.html\"><descr>Old</descr>"
    "</documentation>\n"
    "    <documentation url=\"https://help.postbox.test/limits.html\"/>\n"
    "    <enable visiturl=\"https://www.postbox.test/settings?page=pop#imap\">\n"
    "      <instruction>Allow other programs once in your settings.</instruction>\n"
    "      <instruction lang=\"de\">Bitte erlauben Sie einmalig andere Programme.</instruction>\n"
    "    </enable>\n"
    "  </emailProvider>\n"
    "</clientConfig>\n";

static void
test_freemail (void)
{
  g_autoptr (PortolanAutoconfig) autoconfig = parse (freemail, "bob@postbox.test");
  const PortolanAutoconfigAuth auth[] = { PORTOLAN_AUTOCONFIG_AUTH_PASSWORD };
  const PortolanAutoconfigPage *page;

  assert_candidates (freemail, "bob@postbox.test",
                     "mail.postbox.test:465/tls/address mail.postbox.test:587/starttls/address");
  assert_auth (autoconfig, auth, G_N_ELEMENTS (auth));
  g_assert_false (autoconfig->own_network);
  g_assert_cmpstr (autoconfig->display_name, ==, "Postbox & Söhne");

  g_assert_cmpuint (autoconfig->documentation->len, ==, 2);
  page = g_ptr_array_index (autoconfig->documentation, 0);
  g_assert_cmpstr (page->url, ==, "https://help.postbox.test/mail/servers.html");
  g_assert_cmpstr (page->text, ==, "How to set up other programs");
  page = g_ptr_array_index (autoconfig->documentation, 1);
  g_assert_cmpstr (page->url, ==, "https://help.postbox.test/limits.html");
  g_assert_null (page->text);

  g_assert_cmpstr (autoconfig->enable->url, ==, "https://www.postbox.test/settings?page=pop#imap");
  g_assert_cmpstr (autoconfig->enable->text, ==, "Allow other programs once in your settings.");
}

/* Signs in through the browser; web mail and OAuth settings stand beside the provider. */
static const char browser[] =
    "<?xml version='1.0' encoding='utf-8' standalone='yes'?>\r\n"
    "<clientConfig version=\"1.1\">\r\n"
    "  <emailProvider id=\"cloud.test\">\r\n"
    "    <domain>cloud.test</domain>\r\n"
    "    <displayName>Cloud</displayName>\r\n"
    "    <outgoingServer type=\"smtp\">\r\n"
    "      <hostname>smtp.cloud.test</hostname>\r\n"
    "      <port>587</port>\r\n"
    "      <socketType>STARTTLS</socketType>\r\n"
    "      <authentication>OAuth2</authentication>\r\n"
    "      <authentication>password-cleartext</authentication>\r\n"
    "      <authentication>something-new</authentication>\r\n"
    "      <username>%EMAILADDRESS%</username>\r\n"
    "    </outgoingServer>\r\n"
    "  </emailProvider>\r\n"
    "  <oAuth2><issuer>login.cloud.test</issuer><scope>mail</scope>\r\n"
    "    <authURL>https://login.cloud.test/auth</authURL></oAuth2>\r\n"
    "  <webMail>\r\n"
    "    <loginPage url=\"https://mail.cloud.test/\"/>\r\n"
    "    <loginPageInfo "
    "url=\"https://mail.cloud.test/\"><username>%FOO%</username></loginPageInfo>\r\n"
    "  </webMail>\r\n"
    "  <clientConfigUpdate url=\"https://www.cloud.test/config/mozilla.xml\"/>\r\n"
    "</clientConfig>\r\n";

static void
test_browser (void)
{
  g_autoptr (PortolanAutoconfig) autoconfig = parse (browser, "bob@cloud.test");
  const PortolanAutoconfigAuth auth[] = {
    PORTOLAN_AUTOCONFIG_AUTH_OAUTH2,
    PORTOLAN_AUTOCONFIG_AUTH_PASSWORD,
    PORTOLAN_AUTOCONFIG_AUTH_OTHER,
  };

  assert_candidates (browser, "bob@cloud.test", "smtp.cloud.test:587/starttls/address");
  assert_auth (autoconfig, auth, G_N_ELEMENTS (auth));
  g_assert_true (portolan_autoconfig_has_auth (autoconfig, PORTOLAN_AUTOCONFIG_AUTH_OAUTH2));
  g_assert_false (portolan_autoconfig_has_auth (autoconfig, PORTOLAN_AUTOCONFIG_AUTH_NTLM));
  g_assert_cmpuint (autoconfig->documentation->len, ==, 0);
  g_assert_null (autoconfig->enable);
}

/* A university: one server for everybody inside, without encryption or sign-in. */
static const char campus[] = FILE_OF (PROVIDER (
    "<displayName>Campus</displayName>" SERVER ("relay.campus.test",
                                                "25",
                                                "plain",
                                                "<authentication>client-IP-address</authentication>"
                                                "<restriction>client-IP-address</restriction>")
        SERVER ("smtp.campus.test",
                "587",
                "STARTTLS",
                "<username>%EMAILLOCALPART%</username>"
                "<authentication>GSSAPI</authentication>"
                "<authentication>password-encrypted</authentication>"
                "<authentication>NTLM</authentication>"
                "<authentication>TLS-client-cert</authentication>"
                "<restriction>client-IP-address</restriction>")));

static void
test_campus (void)
{
  g_autoptr (PortolanAutoconfig) autoconfig = parse (campus, "bob@campus.test");
  const PortolanAutoconfigAuth auth[] = {
    PORTOLAN_AUTOCONFIG_AUTH_NONE,
    PORTOLAN_AUTOCONFIG_AUTH_KERBEROS,
    PORTOLAN_AUTOCONFIG_AUTH_ENCRYPTED_PASSWORD,
    PORTOLAN_AUTOCONFIG_AUTH_NTLM,
    PORTOLAN_AUTOCONFIG_AUTH_CERTIFICATE,
  };

  assert_candidates (campus, "bob@campus.test",
                     "relay.campus.test:25/none/address "
                     "smtp.campus.test:587/starttls/local-part");
  assert_auth (autoconfig, auth, G_N_ELEMENTS (auth));
  g_assert_true (autoconfig->own_network);
}

/* Small hosters: what scripts write. */
static const struct {
  const char *file;
  const char *candidates;
} hosters[] = {
  { "\n\n  " ONE ("<domain>%EMAILDOMAIN%</domain><displayName>%EMAILADDRESS%</displayName>" SERVER (
        "mail.%EMAILDOMAIN%",
        "587",
        "STARTTLS",
        "<username>%EMAILADDRESS%</username>")),
    "mail.x.test:587/starttls/address" },

  /* written for this one account */
  { ONE (NAMED ("bob@x.test")), "smtp.x.test:465/tls/address" },
  { ONE (NAMED ("\n  bob  \n")), "smtp.x.test:465/tls/local-part" },

  /* a namespace, a prefix, CDATA, comments, character references, elements of the future */
  { "<clientConfig xmlns=\"urn:x\"><future a=\"b\"><c/></future>" PROVIDER (
        "<outgoingServer type=\"jmap\"><hostname>jmap.x.test</hostname></outgoingServer>"
        "<outgoingServer type=\"smtp\" new=\"1\"><hostname><![CDATA[smtp.x]]>.te<!-- - -->st"
        "</hostname><port>&#52;65</port><socketType>SSL</socketType><username>b&#x6f;b"
        "</username><quota>5</quota></outgoingServer>") "</clientConfig>",
    "smtp.x.test:465/tls/local-part" },
  { "<m:clientConfig xmlns:m=\"urn:x\"><m:emailProvider><m:outgoingServer type=\"smtp\">"
    "<m:hostname>smtp.x.test</m:hostname><m:port>465</m:port><m:socketType>SSL</m:socketType>"
    "</m:outgoingServer></m:emailProvider></m:clientConfig>",
    "smtp.x.test:465/tls/address" },
};

static void
test_hosters (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (hosters); i++)
    assert_candidates (hosters[i].file, "bob@x.test", hosters[i].candidates);
}

static const struct {
  const char *server;
  const char *candidates;
} servers[] = {
  /* security */
  { SERVER ("a.x.test", "465", "SSL", ""), "a.x.test:465/tls/address" },
  { SERVER ("a.x.test", "587", "STARTTLS", ""), "a.x.test:587/starttls/address" },
  { SERVER ("a.x.test", "25", "plain", ""), "a.x.test:25/none/address" },
  { SERVER ("a.x.test", "465", "ssl", ""), "a.x.test:465/tls/address" },
  { SERVER ("a.x.test", "1", "QUIC</socketType><socketType>SSL", ""), "a.x.test:1/tls/address" },
  { SERVER ("a.x.test", "587", "STARTTLS</socketType><socketType>plain", ""),
    "a.x.test:587/starttls/address" },
  { SERVER ("a.x.test", "465", "", ""), "" },
  { SERVER ("a.x.test", "465", "TLS if you like", ""), "" },

  /* ports */
  { SERVER ("a.x.test", " 65535 ", "SSL", ""), "a.x.test:65535/tls/address" },
  { SERVER ("a.x.test", "0", "SSL", ""), "" },
  { SERVER ("a.x.test", "65536", "SSL", ""), "" },
  { SERVER ("a.x.test", "-465", "SSL", ""), "" },
  { SERVER ("a.x.test", "4294967761", "SSL", ""), "" },
  { SERVER ("a.x.test", "0x1d1", "SSL", ""), "" },
  { SERVER ("a.x.test", "smtps", "SSL", ""), "" },
  { SERVER ("a.x.test", "", "SSL", ""), "" },

  /* hosts */
  { SERVER (" Mail.X.Test. ", "465", "SSL", ""), "mail.x.test:465/tls/address" },
  { SERVER ("mail.bücher.test", "465", "SSL", ""), "mail.xn--bcher-kva.test:465/tls/address" },
  { SERVER ("MAIL.BÜCHER.test", "465", "SSL", ""), "mail.xn--bcher-kva.test:465/tls/address" },
  { SERVER ("smtp_out.x.test", "465", "SSL", ""), "smtp_out.x.test:465/tls/address" },
  { SERVER ("", "465", "SSL", ""), "" },
  { SERVER ("192.0.2.1", "465", "SSL", ""), "" },
  { SERVER ("127.1", "465", "SSL", ""), "" },
  { SERVER ("x.0x7f000001", "465", "SSL", ""), "" },
  { SERVER ("2130706433", "465", "SSL", ""), "" },
  { SERVER ("2001:db8::1", "465", "SSL", ""), "" },
  { SERVER ("[2001:db8::1]", "465", "SSL", ""), "" },
  { SERVER ("localhost", "465", "SSL", ""), "" },
  { SERVER ("mail server.x.test", "465", "SSL", ""), "" },
  { SERVER ("a.x.test&#10;b.x.test", "465", "SSL", ""), "" },
  { SERVER ("https://a.x.test/", "465", "SSL", ""), "" },
  { SERVER ("a.x.test:25", "465", "SSL", ""), "" },
  { SERVER ("bob@a.x.test", "465", "SSL", ""), "" },
  { SERVER ("a%2ex.test", "465", "SSL", ""), "" },
  { SERVER ("-a.x.test", "465", "SSL", ""), "" },
  { SERVER ("a..x.test", "465", "SSL", ""), "" },
  { SERVER ("mail.%EMAILMX%", "465", "SSL", ""), "" },

  /* whole servers */
  { "<outgoingServer><hostname>a.x.test</hostname></outgoingServer>", "" },
  { "<outgoingServer type=\"smtp\"/>", "" },
  { "<outgoingServer type=\"jmap\"><hostname>a.x.test</hostname><port>465</port>"
    "<socketType>SSL</socketType></outgoingServer>",
    "" },
  { "<incomingServer type=\"smtp\"><hostname>a.x.test</hostname><port>465</port>"
    "<socketType>SSL</socketType></incomingServer>",
    "" },
  { "<group>" SERVER ("a.x.test", "465", "SSL", "") "</group>", "" },
  { "", "" },
};

static void
test_servers (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (servers); i++)
    {
      g_autofree char *file = g_strconcat ("<clientConfig><emailProvider>", servers[i].server,
                                           "</emailProvider></clientConfig>", NULL);

      assert_candidates (file, "bob@x.test", servers[i].candidates);
    }
}

static const struct {
  const char *username;
  const char *form;
} usernames[] = {
  { "%EMAILADDRESS%", "address" },
  { "%EMAILLOCALPART%@%EMAILDOMAIN%", "address" },
  { "bob@bücher.test", "address" },
  { "", "address" },
  { "%EMAILLOCALPART%", "local-part" },
  { "bob", "local-part" },
  { "%EMAILLOCALPART%%%EMAILDOMAIN%", "other=bob%bücher.test" },
  { "BÜCHER\\%EMAILLOCALPART%", "other=BÜCHER\\bob" },
  { "Bob", "other=Bob" },
  { "bob@xn--bcher-kva.test", "other=bob@xn--bcher-kva.test" },
  { "Bob the Builder", "other=Bob the Builder" },

  /* only the user can know */
  { "%REALNAME%", "other" },
  { "%EMAILLOCALPART%.%CUSTOMERNUMBER%", "other" },
  { "bob&#10;AUTH", "other" },
  { "bob&#x85;", "other" },
  { "bob&#x2028;", "other" },
  { "bob&#x202e;", "other" },
};

static void
test_usernames (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (usernames); i++)
    {
      g_autofree char *file = g_strdup_printf (ONE (NAMED ("%s")), usernames[i].username);
      g_autofree char *candidate = g_strconcat ("smtp.x.test:465/tls/", usernames[i].form, NULL);

      assert_candidates (file, "bob@bücher.test", candidate);
    }
}

static void
test_long_usernames (void)
{
  for (guint length = 256; length <= 257; length++)
    {
      g_autofree char *name = g_strnfill (length, 'n');
      g_autofree char *file = g_strdup_printf (ONE (NAMED ("%s")), name);
      g_autofree char *candidate = length == 256
                                       ? g_strconcat ("smtp.x.test:465/tls/other=", name, NULL)
                                       : g_strdup ("smtp.x.test:465/tls/other");

      assert_candidates (file, "bob@x.test", candidate);
    }
}

/* The order is the provider's; the same thing twice is one; the ninth and all others are left. */
static void
test_many_servers (void)
{
  g_autoptr (GString) file = g_string_new ("<clientConfig><emailProvider>");
  g_autoptr (GString) expected = g_string_new (NULL);

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (file, SERVER ("h%u.x.test", "%u", "SSL", ""), i / 2, 200 - i / 2);
  for (guint i = 0; i < 8; i++)
    g_string_append_printf (expected, "%sh%u.x.test:%u/tls/address", i > 0 ? " " : "", i, 200 - i);
  g_string_append (file, "</emailProvider></clientConfig>");

  assert_candidates (file->str, "bob@x.test", expected->str);
}

#define OF(domain, host)                                                                           \
  "<emailProvider><domain>" domain "</domain><displayName>" host                                   \
  "</displayName>" SERVER (host, "465", "SSL", "") "</emailProvider>"

static const struct {
  const char *file;
  const char *candidates;
  const char *display_name;
} providers[] = {
  { FILE_OF (OF ("other.test", "a.test") OF ("y.test", "b.test")),
    "a.test:465/tls/address b.test:465/tls/address", "a.test" },
  { FILE_OF (OF ("other.test", "a.test") OF ("X.TEST", "b.test") OF ("y.test", "c.test")),
    "b.test:465/tls/address", "b.test" },
  { FILE_OF (OF ("other.test", "a.test") OF ("%EMAILDOMAIN%", "b.test")), "b.test:465/tls/address",
    "b.test" },
  { FILE_OF ("<emailProvider/>" OF ("y.test", "a.test")), "a.test:465/tls/address", "a.test" },
  { FILE_OF (""), "", NULL },
  { FILE_OF (NAMED ("bob")), "", NULL },
};

static void
test_providers (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (providers); i++)
    {
      g_autoptr (PortolanAutoconfig) autoconfig = parse (providers[i].file, "bob@x.test");

      assert_candidates (providers[i].file, "bob@x.test", providers[i].candidates);
      g_assert_cmpstr (autoconfig->display_name, ==, providers[i].display_name);
    }
}

/* The settings of one server may be of no use while the hints are. */
static void
test_hints_without_servers (void)
{
  g_autoptr (PortolanAutoconfig) autoconfig =
      parse (ONE ("<enable visiturl=\"http://x.test/\"><instruction>Call us.</instruction></enable>"
                  "<enable visiturl=\"https://x.test/late\"/>"),
             "bob@x.test");

  g_assert_cmpint (autoconfig->status, ==, PORTOLAN_AUTOCONFIG_EMPTY);
  g_assert_false (autoconfig->own_network);
  g_assert_null (autoconfig->enable->url);
  g_assert_cmpstr (autoconfig->enable->text, ==, "Call us.");
}

static const struct {
  const char *language;
  const char *texts;
  const char *best;
} languages[] = {
  { "de_AT.UTF-8", "<descr lang='en'>Help</descr><descr lang='de'>Hilfe</descr>", "Hilfe" },
  { "de_AT.UTF-8", "<descr lang='de'>Hilfe</descr><descr lang='de-AT'>Servus</descr>", "Servus" },
  { "de_DE.UTF-8", "<descr lang='fr'>Aide</descr><descr lang='de-CH'>Hilfe</descr>", "Hilfe" },
  { "fr:de", "<descr lang='de'>Hilfe</descr><descr lang='FR'>Aide</descr>", "Aide" },
  { "it", "<descr lang='de'>Hilfe</descr><descr>Help</descr><descr lang='en'>H</descr>", "Help" },
  { "it", "<descr lang='de'>Hilfe</descr><descr lang='en'>Help</descr>", "Help" },
  { "it", "<descr lang='de'>Hilfe</descr>", "Hilfe" },
  { "de", "<descr lang='de'> </descr><descr lang='en'>Help</descr>", "Help" },
  { "de", "<descr lang='de'>Hilfe</descr><descr lang='de'>Mehr Hilfe</descr>", "Hilfe" },
  { "de", "<descr/>", NULL },

  /* shown to people */
  { "en", "<descr>&#x202e;drow&#x7f;ssap\t\n in &lt;b&gt;</descr>", "drowssap in <b>" },
  { "fa", "<descr>\u202bسلام\u202c</descr>", "سلام" },
};

static void
test_languages (void)
{
  g_autofree char *before = g_strdup (g_getenv ("LANGUAGE"));

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *file =
          g_strdup_printf (ONE ("<documentation url='https://x.test/'>%s</documentation>"),
                           languages[i].texts);
      g_autoptr (PortolanAutoconfig) autoconfig = NULL;
      const PortolanAutoconfigPage *page;

      g_test_message ("%s: %s", languages[i].language, languages[i].texts);
      g_setenv ("LANGUAGE", languages[i].language, TRUE);
      autoconfig = parse (file, "bob@x.test");
      g_assert_cmpuint (autoconfig->documentation->len, ==, 1);
      page = g_ptr_array_index (autoconfig->documentation, 0);
      g_assert_cmpstr (page->text, ==, languages[i].best);
    }

  if (before != NULL)
    g_setenv ("LANGUAGE", before, TRUE);
  else
    g_unsetenv ("LANGUAGE");
}

static const struct {
  const char *url;
  gboolean taken;
} urls[] = {
  { "https://x.test/a?b=c&amp;d=%20#e", TRUE },
  { " https://x.test ", TRUE },
  { "HTTPS://x.test/", TRUE },
  { "https://x.test:8443/", TRUE },
  { "http://x.test/", FALSE },
  { "//x.test/", FALSE },
  { "x.test", FALSE },
  { "https://", FALSE },
  { "https:///x", FALSE },
  { "https://bank.test@x.test/", FALSE },
  { "https://bank.test:pw@x.test/", FALSE },
  { "https://x.test/a b", FALSE },
  { "https://x.test/%EMAILADDRESS%", FALSE },
  { "https://x.t\u0435st/", FALSE },
  { "javascript:alert(1)", FALSE },
  { "file:///etc/passwd", FALSE },
  { "https://x.test/&#x202e;", FALSE },
  { "", FALSE },
};

static void
test_urls (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_autofree char *file =
          g_strdup_printf (ONE ("<documentation url=\"%s\"><descr>Help</descr></documentation>"),
                           urls[i].url);
      g_autoptr (PortolanAutoconfig) autoconfig = parse (file, "bob@x.test");

      g_test_message ("%s", urls[i].url);
      g_assert_cmpuint (autoconfig->documentation->len, ==, urls[i].taken ? 1 : 0);
    }
}

static void
test_bounds (void)
{
  g_autofree char *words = g_strnfill (1000, 'w');
  g_autofree char *url = g_strconcat ("https://x.test/", words, words, words, NULL);
  g_autoptr (GString) file = g_string_new ("<clientConfig><emailProvider>");
  g_autoptr (PortolanAutoconfig) autoconfig = NULL;
  const PortolanAutoconfigPage *page;

  g_string_append_printf (file, "<displayName>%s</displayName>", words);
  g_string_append_printf (file, "<documentation url=\"%s\"/>", url);
  for (guint i = 0; i < 20; i++)
    g_string_append_printf (
        file, "<documentation url=\"https://x.test/%u\"><descr>%s</descr></documentation>", i,
        words);
  g_string_append (file, "</emailProvider></clientConfig>");
  autoconfig = parse (file->str, "bob@x.test");

  g_assert_cmpint (g_utf8_strlen (autoconfig->display_name, -1), ==, 81);
  g_assert_true (g_str_has_suffix (autoconfig->display_name, "w…"));
  g_assert_cmpuint (autoconfig->documentation->len, ==, 8);
  page = g_ptr_array_index (autoconfig->documentation, 0);
  g_assert_cmpstr (page->url, ==, "https://x.test/0");
  g_assert_cmpint (g_utf8_strlen (page->text, -1), ==, 401);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/autoconfig-xml/freemail", test_freemail);
  g_test_add_func ("/autoconfig-xml/browser", test_browser);
  g_test_add_func ("/autoconfig-xml/campus", test_campus);
  g_test_add_func ("/autoconfig-xml/hosters", test_hosters);
  g_test_add_func ("/autoconfig-xml/servers", test_servers);
  g_test_add_func ("/autoconfig-xml/usernames", test_usernames);
  g_test_add_func ("/autoconfig-xml/long-usernames", test_long_usernames);
  g_test_add_func ("/autoconfig-xml/many-servers", test_many_servers);
  g_test_add_func ("/autoconfig-xml/providers", test_providers);
  g_test_add_func ("/autoconfig-xml/hints-without-servers", test_hints_without_servers);
  g_test_add_func ("/autoconfig-xml/languages", test_languages);
  g_test_add_func ("/autoconfig-xml/urls", test_urls);
  g_test_add_func ("/autoconfig-xml/bounds", test_bounds);
  return g_test_run ();
}
