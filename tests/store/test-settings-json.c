/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include <string.h>

#include "model/error.h"
#include "store/password-member.h"
#include "store/settings-json.h"

static PortolanSettings *
make_settings (const char *password)
{
  PortolanSettings *settings = portolan_settings_new ();

  settings->address = g_strdup ("bob@x.test");
  settings->host = g_strdup ("smtp.x.test");
  settings->port = 465;
  settings->security = PORTOLAN_SECURITY_TLS;
  settings->username = g_strdup ("bob");
  settings->auth = g_strdup ("PLAIN");
  settings->accepted = PORTOLAN_NEEDS_CERTIFICATE_EXPIRED | PORTOLAN_NEEDS_OTHER_DOMAIN;
  settings->certificate_sha256 = g_strnfill (64, 'a');
  settings->max_message_bytes = 10240000;
  settings->saved = 1795505531;
  settings->password = secret_value_new (password, -1, "text/plain");
  return settings;
}

static const char *const passwords[] = {
  "correct-horse",
  "påsswörd-ключ",
  "\"quoted\" and \\back\\slashed\\",
  "{\"password\":\"x\"}",
  "tab\tnewline\nbell\a",
  "😀",
  " spaces ",
  "'",
  "\\",
  "\"",
  "}",
  "a\\\"}",
};

static void
test_round_trip (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (passwords); i++)
    {
      g_autoptr (PortolanSettings) settings = make_settings (passwords[i]);
      g_autoptr (SecretValue) secret = portolan_settings_to_secret (settings);
      g_autoptr (PortolanSettings) back = NULL;
      g_autoptr (GError) error = NULL;

      back = portolan_settings_from_secret (secret, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (back->address, ==, "bob@x.test");
      g_assert_cmpstr (back->host, ==, "smtp.x.test");
      g_assert_cmpuint (back->port, ==, 465);
      g_assert_cmpint (back->security, ==, PORTOLAN_SECURITY_TLS);
      g_assert_cmpstr (back->username, ==, "bob");
      g_assert_cmpstr (back->auth, ==, "PLAIN");
      g_assert_cmpint (back->accepted, ==, settings->accepted);
      g_assert_cmpstr (back->certificate_sha256, ==, settings->certificate_sha256);
      g_assert_cmpuint (back->max_message_bytes, ==, 10240000);
      g_assert_cmpint (back->saved, ==, 1795505531);
      g_assert_cmpstr (secret_value_get_text (back->password), ==, passwords[i]);
    }
}

static PortolanSettings *
read_text (const char *json, GError **error)
{
  g_autoptr (SecretValue) secret = secret_value_new (json, -1, "text/plain");

  return portolan_settings_from_secret (secret, error);
}

#define GOOD                                                                                       \
  "\"address\":\"b@x.test\",\"host\":\"h.test\",\"port\":25,\"security\":\"none\",\"username\":"   \
  "\"b\""

/* A newer version's members come back as they were. */
static void
test_unknown_members (void)
{
  g_autoptr (PortolanSettings) settings =
      read_text ("{\"version\":2,\"colour\":{\"password\":\"inner\",\"list\":[1,2]}," GOOD
                 ",\"password\":\"outer\",\"flag\":true}",
                 NULL);
  g_autoptr (SecretValue) secret = NULL;

  g_assert_nonnull (settings);
  g_assert_cmpstr (secret_value_get_text (settings->password), ==, "outer");

  secret = portolan_settings_to_secret (settings);
  g_assert_nonnull (strstr (secret_value_get_text (secret),
                            "\"colour\":{\"password\":\"inner\",\"list\":[1,2]}"));
  g_assert_nonnull (strstr (secret_value_get_text (secret), "\"flag\":true"));
}

/* What earlier searches and re-checks left, and that spoilt parts of it spoil nothing else. */
static void
test_past (void)
{
  g_autoptr (PortolanSettings) settings =
      read_text ("{\"version\":1," GOOD ",\"alternatives\":["
                 "{\"host\":\"h.test\",\"port\":587,\"security\":\"starttls\",\"origin\":\"ispdb\","
                 "\"username_form\":\"local-part\"},"
                 "{\"host\":\"h.test\",\"port\":0,\"security\":\"tls\",\"origin\":\"srv\"},"
                 "{\"host\":\"a b\",\"port\":25,\"security\":\"tls\",\"origin\":\"srv\","
                 "\"username_form\":\"address\"},7],"
                 "\"sign_ins\":{\"refused\":2,\"since\":1795505531,\"wait\":600,"
                 "\"finding\":\"sign-in-temporary\"},\"password\":\"p\"}",
                 NULL);
  g_autoptr (SecretValue) secret = NULL;
  g_autoptr (PortolanSettings) back = NULL;
  const PortolanCandidate *kept;

  g_assert_nonnull (settings);
  g_assert_null (settings->more);
  secret = portolan_settings_to_secret (settings);
  back = portolan_settings_from_secret (secret, NULL);

  g_assert_cmpuint (back->alternatives->len, ==, 1);
  kept = g_ptr_array_index (back->alternatives, 0);
  g_assert_cmpstr (kept->host, ==, "h.test");
  g_assert_cmpuint (kept->port, ==, 587);
  g_assert_cmpint (kept->security, ==, PORTOLAN_SECURITY_STARTTLS);
  g_assert_cmpint (kept->origin, ==, PORTOLAN_ORIGIN_ISPDB);
  g_assert_cmpint (kept->username_form, ==, PORTOLAN_USERNAME_FORM_LOCAL_PART);
  g_assert_cmpuint (back->sign_ins.refused, ==, 2);
  g_assert_cmpint (back->sign_ins.since, ==, 1795505531);
  g_assert_cmpint (back->sign_ins.wait, ==, 600);
  g_assert_cmpstr (back->sign_ins.finding, ==, "sign-in-temporary");
}

static void
test_unreadable (void)
{
  static const char *const texts[] = {
    "",
    "password",
    "[]",
    "{}",
    "{\"version\":1}",
    "{" GOOD "}",
    "{\"version\":1," GOOD,
    "{\"version\":1,\"address\":\"b@x.test\",\"host\":\"h.test\",\"port\":70000,"
    "\"security\":\"none\",\"username\":\"b\"}",
    "{\"version\":1,\"address\":\"b@x.test\",\"host\":\"h.test\",\"port\":25,"
    "\"security\":\"rot13\",\"username\":\"b\"}",
    "{\"version\":1,\"address\":1,\"host\":2,\"port\":\"25\",\"security\":3,\"username\":4}",
    "{\"version\":1," GOOD ",\"password\":\"\\ud800\"",
    "{\"version\":1," GOOD "}{\"version\":1," GOOD "}",
    "{\"version\":1," GOOD "}, 5",
    "{\"version\":1," GOOD "/* } */}",
    "[{\"version\":1," GOOD "}]",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PortolanSettings) settings = read_text (texts[i], &error);

      g_test_message ("%s", texts[i]);
      g_assert_null (settings);
      g_assert_error (error, PORTOLAN_ERROR, PORTOLAN_ERROR_STORE_UNREADABLE);
    }
}

/* A library that reads them one inside the other would run out of stack. */
static void
test_depth (void)
{
  for (gsize depth = 1; depth <= 100000; depth *= 10)
    {
      g_autofree char *open = g_strnfill (depth, '['), *close = g_strnfill (depth, ']');
      g_autofree char *json =
          g_strconcat ("{\"version\":1," GOOD ",\"x\":", open, close, "}", NULL);
      g_autoptr (PortolanSettings) settings = read_text (json, NULL);

      g_assert_true ((settings != NULL) == (depth <= 10));
    }
}

static const struct {
  const char *json;
  const char *password; /* NULL: none */
} members[] = {
  { "{\"password\":\"a\"}", "a" },
  { "{ \"password\" : \"a\" }", "a" },
  { "{\"x\":\"\\\"password\\\":\\\"b\\\"\",\"password\":\"c\"}", "c" },
  { "{\"x\":{\"password\":\"inner\"}}", NULL },
  { "{\"x\":[{\"password\":\"inner\"}]}", NULL },
  { "{\"x\":\"password\"}", NULL },
  { "{\"password\":5}", NULL },
  { "{\"password\":null}", NULL },
  { "{\"password\":\"\\u00e4\\ud83d\\ude00\\n\\/\"}", "ä😀\n/" },
  { "{\"password\":\"\\u0000\"}", NULL },
  { "{\"password\":\"\\x\"}", NULL },
  { "{\"password\":\"open", NULL },
  { "", NULL },
};

static void
test_member (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autoptr (SecretValue) password = NULL;
      g_autofree char *rest = portolan_password_member_take (members[i].json, &password);

      g_test_message ("%s", members[i].json);
      if (members[i].password == NULL)
        g_assert_null (password);
      else
        {
          g_assert_nonnull (password);
          g_assert_cmpstr (secret_value_get_text (password), ==, members[i].password);
          g_assert_nonnull (strstr (rest, "\"\""));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/settings-json/round-trip", test_round_trip);
  g_test_add_func ("/settings-json/unknown-members", test_unknown_members);
  g_test_add_func ("/settings-json/past", test_past);
  g_test_add_func ("/settings-json/unreadable", test_unreadable);
  g_test_add_func ("/settings-json/depth", test_depth);
  g_test_add_func ("/settings-json/member", test_member);
  return g_test_run ();
}
