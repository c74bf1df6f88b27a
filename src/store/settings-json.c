/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Settings as the one JSON object that is the saved secret. It has a version; members that a newer
 * version added are kept and written back. */

#include "config.h"

#include "store/settings-json.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "model/enums.h"
#include "model/error.h"
#include "model/nick.h"
#include "store/password-member.h"
#include "store/past-json.h"

#define VERSION 1

static const char *const known_members[] = {
  "version",
  "address",
  "host",
  "port",
  "security",
  "username",
  "auth",
  "charset",
  "hello",
  "accepted",
  "certificate_sha256",
  "max_message_bytes",
  "saved",
  "alternatives",
  "sign_ins",
  "password",
  NULL,
};

/* Writing */

static void
add_accepted (JsonBuilder *builder, PortolanNeeds accepted)
{
  g_auto (GStrv) nicks = portolan_needs_to_nicks (accepted);

  json_builder_set_member_name (builder, "accepted");
  json_builder_begin_array (builder);
  for (guint i = 0; nicks[i] != NULL; i++)
    json_builder_add_string_value (builder, nicks[i]);
  json_builder_end_array (builder);
}

static void
add_string (JsonBuilder *builder, const char *name, const char *value)
{
  if (value == NULL)
    return;

  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_number (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_more (JsonBuilder *builder, const char *more)
{
  g_autoptr (JsonNode) node = more != NULL ? json_from_string (more, NULL) : NULL;
  g_autoptr (GList) names = NULL;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return;

  names = json_object_get_members (json_node_get_object (node));
  for (GList *name = names; name != NULL; name = name->next)
    {
      json_builder_set_member_name (builder, name->data);
      json_builder_add_value (builder,
                              json_object_dup_member (json_node_get_object (node), name->data));
    }
}

/**
 * portolan_settings_to_secret:
 * @settings: settings with a password
 *
 * Returns: (transfer full): the JSON object, in non-pageable memory
 */
SecretValue *
portolan_settings_to_secret (const PortolanSettings *settings)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *json = NULL;

  json_builder_begin_object (builder);
  add_number (builder, "version", VERSION);
  add_string (builder, "address", settings->address);
  add_string (builder, "host", settings->host);
  add_number (builder, "port", settings->port);
  add_string (builder, "security", portolan_nick (PORTOLAN_TYPE_SECURITY, settings->security));
  add_string (builder, "username", settings->username);
  add_string (builder, "auth", settings->auth);
  add_string (builder, "charset", settings->charset);
  add_string (builder, "hello", settings->hello);
  add_accepted (builder, settings->accepted);
  add_string (builder, "certificate_sha256", settings->certificate_sha256);
  add_number (builder, "max_message_bytes", settings->max_message_bytes);
  add_number (builder, "saved", settings->saved);
  portolan_past_write (builder, settings);
  add_more (builder, settings->more);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  json = json_to_string (root, FALSE);
  return portolan_password_member_add (json, settings->password);
}

/* Reading */

static const char *
get_string (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static gint64
get_number (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_INT64 ? json_node_get_int (node)
                                                                         : 0;
}

static PortolanNeeds
get_accepted (JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "accepted");
  JsonArray *array =
      node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  PortolanNeeds accepted = PORTOLAN_NEEDS_NOTHING;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      PortolanNeeds need;

      if (json_node_get_value_type (element) == G_TYPE_STRING &&
          portolan_needs_parse (json_node_get_string (element), &need))
        accepted |= need;
    }

  return accepted;
}

static char *
get_more (JsonObject *object)
{
  g_autoptr (GList) names = json_object_get_members (object);
  g_autoptr (JsonObject) more = json_object_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  for (GList *name = names; name != NULL; name = name->next)
    if (!g_strv_contains (known_members, name->data))
      json_object_set_member (more, name->data, json_object_dup_member (object, name->data));

  if (json_object_get_size (more) == 0)
    return NULL;

  json_node_set_object (node, more);
  return json_to_string (node, FALSE);
}

static gboolean
is_usable (JsonObject *object, int *security)
{
  gint64 port = get_number (object, "port");

  return get_number (object, "version") >= VERSION && get_string (object, "address") != NULL &&
         get_string (object, "host") != NULL && get_string (object, "username") != NULL &&
         port > 0 && port <= G_MAXUINT16 &&
         portolan_nick_parse (PORTOLAN_TYPE_SECURITY, get_string (object, "security"), security);
}

static PortolanSettings *
read_settings (JsonObject *object, int security)
{
  PortolanSettings *settings = portolan_settings_new ();

  settings->address = g_strdup (get_string (object, "address"));
  settings->host = g_strdup (get_string (object, "host"));
  settings->port = get_number (object, "port");
  settings->security = security;
  settings->username = g_strdup (get_string (object, "username"));
  settings->auth = g_strdup (get_string (object, "auth"));
  settings->charset = g_strdup (get_string (object, "charset"));
  settings->hello = g_strdup (get_string (object, "hello"));
  settings->accepted = get_accepted (object);
  settings->certificate_sha256 = g_strdup (get_string (object, "certificate_sha256"));
  settings->max_message_bytes = MAX (get_number (object, "max_message_bytes"), 0);
  settings->saved = get_number (object, "saved");
  portolan_past_read (object, settings);
  settings->more = get_more (object);
  return settings;
}

/**
 * portolan_settings_from_secret:
 * @secret: (nullable): a saved secret
 * @error: return location for a %PORTOLAN_ERROR_STORE_UNREADABLE
 *
 * Returns: (transfer full): the settings, or %NULL with @error
 */
PortolanSettings *
portolan_settings_from_secret (SecretValue *secret, GError **error)
{
  const char *text = secret != NULL ? secret_value_get_text (secret) : NULL;
  g_autoptr (SecretValue) password = NULL;
  g_autofree char *json = text != NULL ? portolan_password_member_take (text, &password) : NULL;
  g_autoptr (JsonNode) root = json != NULL ? json_from_string (json, NULL) : NULL;
  PortolanSettings *settings;
  int security;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root) ||
      !is_usable (json_node_get_object (root), &security))
    {
      g_set_error_literal (
          error, PORTOLAN_ERROR, PORTOLAN_ERROR_STORE_UNREADABLE,
          _ ("The saved settings can’t be read. Please set the account up again."));
      return NULL;
    }

  settings = read_settings (json_node_get_object (root), security);
  settings->password = g_steal_pointer (&password);
  return settings;
}
