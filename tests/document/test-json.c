/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "document/json.h"
#include "document/saved-json.h"

static PortolanSettings *
make_settings (const char *address, const char *host)
{
  PortolanSettings *settings = portolan_settings_new ();

  settings->address = g_strdup (address);
  settings->host = g_strdup (host);
  settings->port = 465;
  settings->security = PORTOLAN_SECURITY_TLS;
  settings->username = g_strdup (address);
  settings->auth = g_strdup ("PLAIN");
  settings->max_message_bytes = 10000;
  settings->password = secret_value_new ("correct-horse", -1, "text/plain");
  return settings;
}

/* The provider is known by its server, or by the domain where the server is nobody's. */
static void
test_limits (void)
{
  static const struct {
    const char *address;
    const char *host;
    gint64 letters_per_day;
  } rows[] = {
    { "bob@x.test", "smtp.gmail.com", 500 },
    { "bob@gmail.com", "smtp.x.test", 500 },
    { "bob@x.test", "smtp.x.test", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PortolanSettings) settings = make_settings (rows[i].address, rows[i].host);
      g_autoptr (JsonNode) document = portolan_saved_to_json (settings);
      JsonObject *limits =
          json_object_get_object_member (json_node_get_object (document), "limits");

      g_assert_cmpint (json_object_get_int_member (limits, "letters_per_day"), ==,
                       rows[i].letters_per_day);
      g_assert_cmpint (json_object_get_int_member (limits, "letters_per_hour"), ==, 0);
      g_assert_cmpint (json_object_get_int_member (limits, "max_message_bytes"), ==, 10000);
    }
}

static void
test_no_password (void)
{
  g_autoptr (PortolanSettings) settings = make_settings ("bob@x.test", "smtp.x.test");
  g_autoptr (JsonNode) document = portolan_saved_to_json (settings);
  g_autofree char *text = json_to_string (document, FALSE);

  g_assert_nonnull (strstr (text, "smtp.x.test"));
  g_assert_null (strstr (text, "correct-horse"));
  g_assert_null (strstr (text, "password"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/json/limits", test_limits);
  g_test_add_func ("/document/json/no-password", test_no_password);
  return g_test_run ();
}
