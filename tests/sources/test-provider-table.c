/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "model/enums.h"
#include "model/host.h"
#include "model/nick.h"
#include "sources/provider-table.h"

static const PortolanProviderTable *
shipped (void)
{
  return portolan_provider_table_get_default ();
}

static PortolanProviderTable *
table_of (const char *text)
{
  g_autoptr (GBytes) ini = g_bytes_new (text, strlen (text));

  return portolan_provider_table_new_from_bytes (ini);
}

static const char *
id_of (const PortolanProvider *provider)
{
  return provider != NULL ? provider->id : NULL;
}

/* "tls:smtp.x.test:465/provider starttls:…", which is enough to tell candidates apart. */
static char *
describe (const GPtrArray *candidates)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < candidates->len; i++)
    {
      const PortolanCandidate *candidate = g_ptr_array_index (candidates, i);

      g_string_append_printf (text, "%s%s:%s:%u/%s", i > 0 ? " " : "",
                              portolan_nick (PORTOLAN_TYPE_SECURITY, candidate->security),
                              candidate->host, candidate->port,
                              portolan_nick (PORTOLAN_TYPE_ORIGIN, candidate->origin));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The shipped table ---------------------------------------------------------------------------- */

static void
assert_name (const char *name)
{
  g_assert_true (portolan_host_is_name (name));
  for (const char *p = name; *p != '\0'; p++)
    g_assert_false (g_ascii_isupper (*p));
}

static void
assert_names (const char *const *names)
{
  for (gsize i = 0; names[i] != NULL; i++)
    {
      assert_name (g_str_has_prefix (names[i], "*.") ? names[i] + 2 : names[i]);
      g_assert_false (g_hostname_is_ip_address (names[i]));
    }
}

static void
assert_host (const char *host)
{
  g_autoptr (GString) name = g_string_new (host);

  g_string_replace (name, "{domain}", "x.test", 0);
  g_string_replace (name, "{label}", "x", 0);
  g_string_replace (name, "{mx}", "mx.x.test", 0);
  g_string_replace (name, "{region}", "eu-1", 0);
  assert_name (name->str);
}

static void
assert_url (const char *url)
{
  g_autoptr (GUri) uri = NULL;

  if (url == NULL)
    return;
  uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);
  g_assert_nonnull (uri);
  g_assert_cmpstr (g_uri_get_scheme (uri), ==, "https");
  g_assert_nonnull (strchr (g_uri_get_host (uri), '.'));
  g_assert_null (g_uri_get_userinfo (uri));
}

/* Whole sentences, or parts of one that something else goes before. */
static void
assert_words (const char *words, gboolean is_sentence)
{
  if (words == NULL)
    return;
  g_assert_true (g_utf8_validate (words, -1, NULL));
  g_assert_cmpint (g_str_has_suffix (words, "."), ==, is_sentence);
  g_assert_cmpuint (g_utf8_strlen (words, -1), <=, 220);
}

static void
assert_servers (const PortolanProvider *provider)
{
  for (guint i = 0; i < provider->servers->len; i++)
    {
      const PortolanCandidate *server = g_ptr_array_index (provider->servers, i);
      gboolean is_guess = (provider->doubts & PORTOLAN_PROVIDER_DOUBTS_SERVERS) != 0;

      assert_host (server->host);
      g_assert_cmpuint (server->port, >, 0);
      g_assert_cmpint (server->security, !=, PORTOLAN_SECURITY_NONE);
      g_assert_cmpint (server->origin, ==,
                       is_guess ? PORTOLAN_ORIGIN_GUESS : PORTOLAN_ORIGIN_PROVIDER);
      g_assert_cmpint (server->username_form, ==, provider->username_form);
      g_assert_cmpstr (server->username, ==, provider->username_word);
      /* Port 465 has been for implicit TLS alone since RFC 8314, port 25 never. */
      if (server->port == 465)
        g_assert_cmpint (server->security, ==, PORTOLAN_SECURITY_TLS);
      if (server->port == 25)
        g_assert_cmpint (server->security, ==, PORTOLAN_SECURITY_STARTTLS);

      for (guint j = 0; j < i; j++)
        {
          const PortolanCandidate *other = g_ptr_array_index (provider->servers, j);

          g_assert_false (server->port == other->port && g_str_equal (server->host, other->host));
        }
    }
}

static void
assert_useful (const PortolanProvider *provider)
{
  gboolean has_servers = provider->servers->len > 0 || provider->hosts[0] != NULL;
  gboolean is_known_by = provider->domains[0] != NULL || provider->mx[0] != NULL;

  if (portolan_provider_stands_before (provider))
    {
      g_assert_nonnull (provider->mx[0]);
      g_assert_null (provider->domains[0]);
      g_assert_false (has_servers);
      return;
    }

  /* Who has none says why in a note. */
  g_assert_true (has_servers || provider->note != NULL);
  g_assert_true (is_known_by || provider->kind == PORTOLAN_PROVIDER_KIND_SENDING || !has_servers);
  if (provider->sign_in == PORTOLAN_PROVIDER_SIGN_IN_NONE)
    g_assert_false (has_servers);
}

static void
test_every_entry (void)
{
  const GPtrArray *providers = portolan_provider_table_get_providers (shipped ());

  for (guint i = 0; i < providers->len; i++)
    {
      const PortolanProvider *provider = g_ptr_array_index (providers, i);

      g_test_message ("[%s]", provider->id);
      g_assert_nonnull (provider->name);
      assert_names (provider->domains);
      assert_names (provider->mx);
      assert_names (provider->regions);
      for (gsize j = 0; provider->hosts[j] != NULL; j++)
        assert_host (provider->hosts[j]);
      assert_servers (provider);
      assert_useful (provider);

      assert_url (provider->help_url);
      assert_url (provider->app_password_url);
      assert_url (provider->switch_on_url);
      assert_words (provider->switch_on, TRUE);
      assert_words (provider->password_hint, TRUE);
      assert_words (provider->note, TRUE);
      assert_words (provider->limits_text, FALSE);
      assert_words (provider->username_hint, FALSE);
    }
}

static void
test_no_problems (void)
{
  const GPtrArray *problems = portolan_provider_table_get_problems (shipped ());

  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (problems, i));
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpuint (portolan_provider_table_get_providers (shipped ())->len, >=, 390);
}

static void
assert_key (GKeyFile *file, const char *id, const char *key, const char *const *list)
{
  g_auto (GStrv) values = g_key_file_get_string_list (file, id, key, NULL, NULL);
  g_auto (GStrv) none = g_new0 (char *, 1);

  g_assert_true (g_strv_equal (list, (const char *const *) (values != NULL ? values : none)));
}

/* Other programs may read the table with GKeyFile: they must find the same in it. */
static void
test_is_key_file (void)
{
  const GPtrArray *providers = portolan_provider_table_get_providers (shipped ());
  g_autoptr (GBytes) ini =
      g_resources_lookup_data (PORTOLAN_PROVIDERS_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) groups = NULL;
  gsize n_groups;

  g_key_file_load_from_bytes (file, ini, G_KEY_FILE_NONE, &error);
  g_assert_no_error (error);
  groups = g_key_file_get_groups (file, &n_groups);
  g_assert_cmpuint (n_groups, ==, providers->len);

  for (guint i = 0; i < providers->len; i++)
    {
      const PortolanProvider *provider = g_ptr_array_index (providers, i);
      g_autofree char *name = g_key_file_get_string (file, groups[i], "name", NULL);
      g_autofree char *note = g_key_file_get_string (file, groups[i], "note", NULL);

      g_assert_cmpstr (provider->id, ==, groups[i]);
      g_assert_cmpstr (provider->name, ==, name);
      g_assert_cmpstr (provider->note, ==, note);
      assert_key (file, groups[i], "domains", provider->domains);
      assert_key (file, groups[i], "well-known", provider->well_known);
      assert_key (file, groups[i], "mx", provider->mx);
      assert_key (file, groups[i], "hosts", provider->hosts);
      assert_key (file, groups[i], "regions", provider->regions);
    }
}

/* What [gmail] and others must say, each kind of fact once. */
static void
test_facts (void)
{
  const PortolanProvider *gmail = portolan_provider_table_by_id (shipped (), "gmail");
  const PortolanProvider *ionos = portolan_provider_table_by_id (shipped (), "ionos-de");
  const PortolanProvider *ses = portolan_provider_table_by_id (shipped (), "ses");
  const PortolanProvider *tuta = portolan_provider_table_by_id (shipped (), "tuta");
  g_autofree char *servers = describe (gmail->servers);

  g_assert_cmpstr (gmail->name, ==, "Gmail");
  g_assert_cmpstr (servers, ==,
                   "tls:smtp.gmail.com:465/provider starttls:smtp.gmail.com:587/provider");
  g_assert_cmpuint (gmail->sign_in, ==,
                    PORTOLAN_PROVIDER_SIGN_IN_OAUTH | PORTOLAN_PROVIDER_SIGN_IN_APP_PASSWORD);
  g_assert_cmpint (gmail->username_form, ==, PORTOLAN_USERNAME_FORM_ADDRESS);
  g_assert_cmpstr (gmail->no_password_since, ==, "2022-05-30");
  g_assert_cmpuint (gmail->limits.letters_per_day, ==, 500);
  g_assert_cmpuint (gmail->limits.recipients_per_message, ==, 100);
  g_assert_cmpuint (gmail->limits.letters_per_hour, ==, 0);
  g_assert_cmpstr (gmail->app_password_url, ==, "https://myaccount.google.com/apppasswords");
  g_assert_nonnull (gmail->switch_on);
  g_assert_null (gmail->limits_text);

  g_assert_cmpuint (ionos->limits.letters_per_hour, ==, 50);
  g_assert_nonnull (ionos->limits_text);
  g_assert_cmpstr (ionos->family, ==, "ionos");

  g_assert_cmpint (ses->kind, ==, PORTOLAN_PROVIDER_KIND_SENDING);
  g_assert_cmpuint (ses->max_message_bytes, ==, 40 * 1000 * 1000);
  g_assert_true (g_strv_contains (ses->regions, "eu-central-1"));
  g_assert_cmpint (ses->username_form, ==, PORTOLAN_USERNAME_FORM_OTHER);
  g_assert_nonnull (ses->username_hint);

  g_assert_cmpuint (tuta->sign_in, ==, PORTOLAN_PROVIDER_SIGN_IN_NONE);
}

/* Looking up ----------------------------------------------------------------------------------- */

static const struct {
  const char *name;
  const char *id;
} domains[] = {
  { "gmail.com", "gmail" },
  { "yahoo.co.uk", "yahoo" },
  { "fastmail.fm", "fastmail" },
  { "x.onmicrosoft.com", "microsoft365" },
  { "a.b.onmicrosoft.com", "microsoft365" },
  { "onmicrosoft.com", "microsoft365" },
  { "bob.plus.com", "plusnet" },
  { "nyc.rr.com", "rr" },
  /* its own entry comes before that of all names below rr.com */
  { "cfl.rr.com", "brighthouse" },
  { "notgmail.com", NULL },
  { "mail.gmail.com", NULL },
  { "gmail.com.x.test", NULL },
  { "gmail", NULL },
  { "com", NULL },
  /* only names below it are Plusnet's */
  { "plus.com", NULL },
  { "notrr.com", NULL },
  { ".rr.com", NULL },
  { ".onmicrosoft.com", NULL },
  { ".", NULL },
  { "", NULL },
};

static void
test_by_domain (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (domains); i++)
    {
      g_test_message ("%s", domains[i].name);
      g_assert_cmpstr (id_of (portolan_provider_table_by_domain (shipped (), domains[i].name)), ==,
                       domains[i].id);
    }
}

static const struct {
  const char *name;
  const char *id;
} mx_hosts[] = {
  { "aspmx.l.google.com", "google-workspace" },
  { "ALT1.ASPMX.L.Google.COM.", "google-workspace" },
  { "x-test.mail.protection.outlook.com", "microsoft365" },
  { "x-test.olc.protection.outlook.com", "outlook" },
  { "mail.protection.outlook.com", "microsoft365" },
  { "x-test.a-v1.mx.microsoft", "microsoft365" },
  { "mx.zoho.eu", "zoho-eu-pro" },
  { "mx2.zoho.com", "zoho-pro" },
  /* the longest ending */
  { "mxbiz1.qq.com", "exmail" },
  { "mx1.qq.com", "qq" },
  { "mta5.am0.yahoodns.net", "yahoo" },
  { "w0123456.kasserver.com", "allinkl" },
  /* the registrable domain is the provider's */
  { "mx.systemli.org", "systemli-org" },
  { "mx0.deep.down.startmail.com", "startmail" },
  { "a.mx.mail.yahoo.co.jp", "yahoojp" },
  { "xmail.protection.outlook.com", "outlook" },
  /* an ending begins at a dot */
  { "xmessagingengine.com", NULL },
  { "protection.outlook.com.x.test", NULL },
  { "notgoogle.com", NULL },
  { "mx.x.test", NULL },
  { "co.uk", NULL },
  { "com", NULL },
  { "192.0.2.1", NULL },
  { ".", NULL },
  { "", NULL },
};

static void
test_by_mx (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (mx_hosts); i++)
    {
      const PortolanProvider *provider =
          portolan_provider_table_by_mx (shipped (), mx_hosts[i].name);

      g_test_message ("%s", mx_hosts[i].name);
      g_assert_cmpstr (id_of (provider), ==, mx_hosts[i].id);
      if (provider != NULL)
        g_assert_false (portolan_provider_stands_before (provider));
    }
}

static const struct {
  const char *mx;
  PortolanProviderKind kind;
} gateways[] = {
  { "mx0a-0012ab34.pphosted.com", PORTOLAN_PROVIDER_KIND_FILTER },
  { "eu-smtp-inbound-1.mimecast.com", PORTOLAN_PROVIDER_KIND_FILTER },
  { "mx.spamexperts.eu", PORTOLAN_PROVIDER_KIND_FILTER },
  { "cust1.hydra.sophos.com", PORTOLAN_PROVIDER_KIND_FILTER },
  { "route1.mx.cloudflare.net", PORTOLAN_PROVIDER_KIND_FORWARDING },
  { "mx1.improvmx.com", PORTOLAN_PROVIDER_KIND_FORWARDING },
  { "mxa.mailgun.org", PORTOLAN_PROVIDER_KIND_RECEIVING },
  { "inbound.postmarkapp.com", PORTOLAN_PROVIDER_KIND_RECEIVING },
};

static void
test_gateways (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (gateways); i++)
    {
      const PortolanProvider *provider = portolan_provider_table_by_mx (shipped (), gateways[i].mx);

      g_test_message ("%s", gateways[i].mx);
      g_assert_nonnull (provider);
      g_assert_cmpint (provider->kind, ==, gateways[i].kind);
      g_assert_true (portolan_provider_stands_before (provider));
    }
}

static const struct {
  const char *name;
  const char *id;
} servers[] = {
  { "smtp.gmail.com", "gmail" },
  { "smtp.sendgrid.net", "sendgrid" },
  { "smtp.mail.yahoo.com", "yahoo" }, /* Cox and Rogers use it too */
  { "email-smtp.eu-west-1.amazonaws.com", "ses" },
  { "smtp.email.eu-frankfurt-1.oci.oraclecloud.com", "oci-email" },
  { "email-smtp.amazonaws.com", NULL },
  { "email-smtp..amazonaws.com", NULL },
  { "email-smtp.a.b.amazonaws.com", NULL },
  { "xemail-smtp.eu-west-1.amazonaws.com", NULL },
  { "email-smto.eu-west-1.amazonaws.com", NULL },
  { "smtp.gmail.com.x.test", NULL },
  { "", NULL },
};

static void
test_by_host (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (servers); i++)
    {
      g_test_message ("%s", servers[i].name);
      g_assert_cmpstr (id_of (portolan_provider_table_by_host (shipped (), servers[i].name)), ==,
                       servers[i].id);
    }
}

/* Candidates ----------------------------------------------------------------------------------- */

static const char *const small_table =
    "[known]\nname=Known\ndomains=known.test\nmx=mx.known.test\nsign-in=password\n"
    "servers=tls:smtp.known.test:465;starttls:smtp.known.test:587\nusername=local-part\n"
    "[unsure]\nname=Unsure\ndomains=unsure.test\nmx=mx.unsure.test\nsign-in=password\n"
    "servers=tls:smtp.unsure.test:465\nunverified=servers\n"
    "[unsure-mx]\nname=Unsure MX\ndomains=half.test\nmx=mx.half.test\nsign-in=password\n"
    "servers=tls:smtp.half.test:465\nunverified=mx;limits\n"
    "[places]\nname=Places\nsign-in=key\n"
    "servers=tls:mail.{domain}:465;tls:{mx}:465;tls:{label}.p.test:465;tls:{region}.p.test:465\n"
    "username=other\nusername-word={local-part}.{domain}\n"
    "[hosts]\nname=Hosts\nhosts={label}.h.test\nsign-in=password\nunverified=username\n";

static const struct {
  const char *id;
  const char *mx;
  const char *region;
  const char *candidates;
} cases[] = {
  { "known", NULL, NULL, "tls:smtp.known.test:465/provider starttls:smtp.known.test:587/provider" },
  { "known", "a.mx.known.test", NULL,
    "tls:smtp.known.test:465/mx starttls:smtp.known.test:587/mx" },
  { "unsure", NULL, NULL, "tls:smtp.unsure.test:465/guess" },
  { "unsure", "mx.unsure.test", NULL, "tls:smtp.unsure.test:465/guess" },
  { "unsure-mx", NULL, NULL, "tls:smtp.half.test:465/provider" },
  { "unsure-mx", "mx.half.test", NULL, "tls:smtp.half.test:465/guess" },
  { "places", NULL, NULL, "tls:mail.sub.x.test:465/provider tls:sub.p.test:465/provider" },
  { "places", "MX1.P.Test.", "eu-1",
    "tls:mail.sub.x.test:465/mx tls:mx1.p.test:465/mx tls:sub.p.test:465/mx "
    "tls:eu-1.p.test:465/mx" },
  /* names that are none, and one that would fill in itself */
  { "places", "a b", "x..y", "tls:mail.sub.x.test:465/mx tls:sub.p.test:465/mx" },
  { "places", "{region}", NULL, "tls:mail.sub.x.test:465/mx tls:sub.p.test:465/mx" },
};

static void
test_candidates (void)
{
  g_autoptr (PortolanProviderTable) table = table_of (small_table);
  g_autoptr (PortolanAddress) address = portolan_address_parse ("Bob@sub.x.test", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const PortolanProvider *provider = portolan_provider_table_by_id (table, cases[i].id);
      g_autoptr (GPtrArray) candidates =
          portolan_provider_list_candidates (provider, address, cases[i].mx, cases[i].region);
      g_autofree char *text = describe (candidates);

      g_test_message ("%s %s", cases[i].id, cases[i].mx);
      g_assert_cmpstr (text, ==, cases[i].candidates);
    }
}

static void
test_usernames (void)
{
  g_autoptr (PortolanProviderTable) table = table_of (small_table);
  g_autoptr (PortolanAddress) address = portolan_address_parse ("Bob@sub.x.test", NULL);
  g_autoptr (GPtrArray) known =
      portolan_provider_list_candidates (portolan_provider_table_by_id (table, "known"), address,
                                         NULL, NULL);
  g_autoptr (GPtrArray) places =
      portolan_provider_list_candidates (portolan_provider_table_by_id (table, "places"), address,
                                         NULL, NULL);
  g_autoptr (PortolanAddress) strange = portolan_address_parse ("{domain}@sub.x.test", NULL);
  g_autoptr (GPtrArray) strangers =
      portolan_provider_list_candidates (portolan_provider_table_by_id (table, "places"), strange,
                                         NULL, NULL);
  const PortolanCandidate *first = g_ptr_array_index (known, 0);
  const PortolanCandidate *other = g_ptr_array_index (places, 1);

  g_assert_cmpint (first->username_form, ==, PORTOLAN_USERNAME_FORM_LOCAL_PART);
  g_assert_null (first->username);
  g_assert_cmpint (other->username_form, ==, PORTOLAN_USERNAME_FORM_OTHER);
  g_assert_cmpstr (other->username, ==, "Bob.sub.x.test");
  other = g_ptr_array_index (strangers, 1);
  g_assert_cmpstr (other->username, ==, "{domain}.sub.x.test");
}

/* Only the name of the host is known: all ports, and nothing better than a guess. */
static void
test_hosts (void)
{
  g_autoptr (PortolanProviderTable) table = table_of (small_table);
  g_autoptr (PortolanAddress) address = portolan_address_parse ("bob@sub.x.test", NULL);
  g_autoptr (GPtrArray) candidates =
      portolan_provider_list_candidates (portolan_provider_table_by_id (table, "hosts"), address,
                                         NULL, NULL);

  g_assert_cmpuint (candidates->len, >=, 5);
  for (guint i = 0; i < candidates->len; i++)
    {
      const PortolanCandidate *candidate = g_ptr_array_index (candidates, i);

      g_assert_cmpstr (candidate->host, ==, "sub.h.test");
      g_assert_cmpint (candidate->origin, ==, PORTOLAN_ORIGIN_GUESS);
    }
}

/* Broken tables -------------------------------------------------------------------------------- */

#define NAMED "[a]\nname=A\nsign-in=password\n"

static const struct {
  const char *text;
  const char *problem; /* a part of it */
} broken[] = {
  { "[a]\n", "“name” is missing" },
  { "[a]\nname=A\n", "“sign-in” is missing" },
  { "[a]\nname=A\nkind=filter\n", "“mx” is missing" },
  { "[a]\nname=\nsign-in=password\n", "name: it is empty" },
  { "[a]\nname=A\nname=B\nsign-in=password\n", "name: it stands there twice" },
  { "[A B]\nname=A\nsign-in=password\n", "an id stands in brackets" },
  { "[]\nname=A\nsign-in=password\n", "an id stands in brackets" },
  { "[a\nname=A\nsign-in=password\n", "an id stands in brackets" },
  { "[a] b\nname=A\nsign-in=password\n", "an id stands in brackets" },
  { "name=A\n" NAMED, "“name=A” stands before the first group" },
  { NAMED "colour=blue\n", "colour: there is no such key" },
  { NAMED "something\n", "“something” is not key=value" },
  { NAMED "note=a\\nb\n", "note: a backslash" },
  { NAMED "note=\xff\n", "it is not UTF-8" },
  { NAMED "kind=bank\n", "kind: “bank” means nothing here" },
  { "[a]\nname=A\nsign-in=password;luck\n", "sign-in: “luck” means nothing here" },
  { NAMED "unverified=all\n", "unverified: “all” means nothing here" },
  { NAMED "domains=x.test;;y.test\n", "domains: “” is no host name" },
  { NAMED "domains=x.test;\n", "domains: “” is no host name" },
  { NAMED "domains=X.test\n", "domains: “X.test” is not in lower case" },
  { NAMED "domains=a b.test\n", "domains: “a b.test” is no host name" },
  { NAMED "domains=*x.test\n", "domains: “*x.test” is no host name" },
  { NAMED "domains=test\n", "domains: “test” is a whole top level" },
  { NAMED "domains=*.test\n", "domains: “*.test” is a whole top level" },
  { NAMED "domains=bücher.test\n", "is no host name" },
  { NAMED "well-known=x.test\n", "“x.test” is well known" },
  { NAMED "mx=*.x.test\n", "mx: “*.x.test” is no host name" },
  { NAMED "servers=none:x.test:25\n", "servers: “none” means nothing here" },
  { NAMED "servers=tls:x.test\n", "is not encryption:host:port" },
  { NAMED "servers=tls:x.test:465:1\n", "is not encryption:host:port" },
  { NAMED "servers=tls:x.test:0\n", "servers: “0” is no port" },
  { NAMED "servers=tls:x.test:65536\n", "servers: “65536” is no port" },
  { NAMED "servers=tls:{city}.test:465\n", "“{city}.test” is no host name" },
  { NAMED "hosts=x_.test.\n", "hosts: “x_.test.” is no host name" },
  { "[a]\nname=A\nsign-in=none\nservers=tls:x.test:465\n", "where nobody can sign in" },
  { NAMED "username=me\n", "username: “me” means nothing here" },
  { NAMED "username=other\n", "goes with “username=other”" },
  { NAMED "username-word=me\n", "goes with “username=other”" },
  { NAMED "username=other\nusername-word={mx}\n", "username-word: “{mx}” has a place" },
  { NAMED "help-url=http://x.test/\n", "help-url: “http://x.test/” is no web address" },
  { NAMED "help-url=https:///x\n", "is no web address" },
  { NAMED "switch-on-url=javascript:alert(1)\n", "is no web address" },
  { NAMED "letters-per-day=many\n", "letters-per-day: “many” is no number" },
  { NAMED "letters-per-day=0\n", "is no number" },
  { NAMED "max-size-mb=-1\n", "is no number" },
  { NAMED "no-password-since=2022-02-30\n", "is no day like" },
  { NAMED "no-password-since=30.5.2022\n", "is no day like" },
  { NAMED "domains=good.test\n", "“good.test” stands in [good] already" },
  { NAMED "mx=mx.good.test\n", "“mx.good.test” stands in [good] already" },
  { NAMED "domains=*.good.test\n", "“*.good.test” stands in [good] already" },
  { "[good]\nname=A\nsign-in=password\n", "[good] stands in the table twice" },
};

static const char *const good = "[good]\nname=Good\ndomains=good.test;*.good.test\n"
                                "mx=mx.good.test\nservers=tls:smtp.good.test:465\n"
                                "sign-in=password\n";

/* Every slip is told in one line that names the group, and spoils no other group. */
static void
test_broken (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      gboolean is_preface = broken[i].text[0] != '[';
      g_autofree char *text = g_strconcat (is_preface ? broken[i].text : "", is_preface ? "\n" : "",
                                           good, is_preface ? "" : broken[i].text, NULL);
      g_autoptr (PortolanProviderTable) table = table_of (text);
      const GPtrArray *problems = portolan_provider_table_get_problems (table);

      g_test_message ("%s", broken[i].problem);
      g_assert_cmpuint (problems->len, ==, 1);
      g_assert_nonnull (strstr (g_ptr_array_index (problems, 0), broken[i].problem));
      g_assert_true (is_preface || *(char *) g_ptr_array_index (problems, 0) == '[');
      g_assert_cmpstr (id_of (portolan_provider_table_by_domain (table, "good.test")), ==, "good");
      g_assert_cmpstr (id_of (portolan_provider_table_by_domain (table, "a.good.test")), ==,
                       "good");
    }
}

/* What is as good as the usual way of writing it. */
static void
test_tolerant (void)
{
  g_autoptr (PortolanProviderTable) table =
      table_of ("# a comment\r\n\r\n[a]\r\n  # another\r\n name = A \r\ndomains=\tx.test\r\n\r\n"
                "sign-in=password");
  g_autoptr (PortolanProviderTable) empty = table_of ("");
  const PortolanProvider *provider = portolan_provider_table_by_domain (table, "x.test");

  g_assert_cmpuint (portolan_provider_table_get_problems (table)->len, ==, 0);
  g_assert_nonnull (provider);
  g_assert_cmpstr (provider->name, ==, "A");
  g_assert_cmpuint (portolan_provider_table_get_problems (empty)->len, ==, 0);
  g_assert_cmpuint (portolan_provider_table_get_providers (empty)->len, ==, 0);
}

/* The table of the environment ----------------------------------------------------------------- */

static void
run_with_table (const char *test, const char *path)
{
  g_setenv (PORTOLAN_PROVIDERS_VARIABLE, path, TRUE);
  g_test_trap_subprocess (test, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  g_unsetenv (PORTOLAN_PROVIDERS_VARIABLE);
}

static void
test_environment (void)
{
  g_autofree char *folder = g_dir_make_tmp ("portolan-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "providers.ini", NULL);

  g_assert_true (g_file_set_contents (path, good, -1, NULL));
  run_with_table ("/sources/provider-table/environment/subprocess/file", path);

  g_unlink (path);
  run_with_table ("/sources/provider-table/environment/subprocess/no-file", path);
  g_rmdir (folder);
}

static void
test_environment_file (void)
{
  g_assert_cmpstr (id_of (portolan_provider_table_by_domain (shipped (), "good.test")), ==, "good");
  g_assert_cmpuint (portolan_provider_table_get_providers (shipped ())->len, ==, 1);
}

/* No table at all would be worse than the one that is there. */
static void
test_environment_no_file (void)
{
  const GPtrArray *problems = portolan_provider_table_get_problems (shipped ());

  g_assert_nonnull (portolan_provider_table_by_domain (shipped (), "gmail.com"));
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_true (g_str_has_prefix (g_ptr_array_index (problems, 0), "PORTOLAN_PROVIDERS: "));
}

#define PATH "/sources/provider-table/"

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!g_test_subprocess ())
    g_unsetenv (PORTOLAN_PROVIDERS_VARIABLE);

  g_test_add_func (PATH "no-problems", test_no_problems);
  g_test_add_func (PATH "every-entry", test_every_entry);
  g_test_add_func (PATH "is-key-file", test_is_key_file);
  g_test_add_func (PATH "facts", test_facts);
  g_test_add_func (PATH "by-domain", test_by_domain);
  g_test_add_func (PATH "by-mx", test_by_mx);
  g_test_add_func (PATH "gateways", test_gateways);
  g_test_add_func (PATH "by-host", test_by_host);
  g_test_add_func (PATH "candidates", test_candidates);
  g_test_add_func (PATH "usernames", test_usernames);
  g_test_add_func (PATH "hosts", test_hosts);
  g_test_add_func (PATH "broken", test_broken);
  g_test_add_func (PATH "tolerant", test_tolerant);
  g_test_add_func (PATH "environment", test_environment);
  g_test_add_func (PATH "environment/subprocess/file", test_environment_file);
  g_test_add_func (PATH "environment/subprocess/no-file", test_environment_no_file);
  return g_test_run ();
}
