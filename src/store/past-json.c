/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What set-up and re-checks leave for the next re-check, as members of the saved object: other
 * doors that were usable, and refused sign-ins. Neither is a secret. What can't be understood is
 * left out: the settings are good without it. */

#include "store/past-json.h"

#include "model/bounds.h"
#include "model/enums.h"
#include "model/host.h"
#include "model/nick.h"

/* Writing */

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
add_candidate (JsonBuilder *builder, const PortolanCandidate *candidate)
{
  json_builder_begin_object (builder);
  add_string (builder, "host", candidate->host);
  add_number (builder, "port", candidate->port);
  add_string (builder, "security", portolan_nick (PORTOLAN_TYPE_SECURITY, candidate->security));
  add_string (builder, "origin", portolan_nick (PORTOLAN_TYPE_ORIGIN, candidate->origin));
  add_string (builder, "username_form",
              portolan_nick (PORTOLAN_TYPE_USERNAME_FORM, candidate->username_form));
  add_string (builder, "username", candidate->username);
  json_builder_end_object (builder);
}

/**
 * portolan_past_write:
 * @builder: a builder in the saved object
 * @settings: the settings
 *
 * Adds the members "alternatives" and "sign_ins", each only if there is something to say.
 */
void
portolan_past_write (JsonBuilder *builder, const PortolanSettings *settings)
{
  const PortolanSignInRecord *record = &settings->sign_ins;

  if (settings->alternatives != NULL && settings->alternatives->len > 0)
    {
      json_builder_set_member_name (builder, "alternatives");
      json_builder_begin_array (builder);
      for (guint i = 0; i < settings->alternatives->len; i++)
        add_candidate (builder, g_ptr_array_index (settings->alternatives, i));
      json_builder_end_array (builder);
    }

  if (record->refused > 0 || record->wait > 0)
    {
      json_builder_set_member_name (builder, "sign_ins");
      json_builder_begin_object (builder);
      add_number (builder, "refused", record->refused);
      add_number (builder, "since", record->since);
      add_number (builder, "wait", record->wait);
      add_string (builder, "finding", record->finding);
      json_builder_end_object (builder);
    }
}

/* Reading */

static JsonNode *
get_member (JsonObject *object, const char *name, GType type)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == type ? node : NULL;
}

static const char *
get_string (JsonObject *object, const char *name)
{
  JsonNode *node = get_member (object, name, G_TYPE_STRING);

  return node != NULL ? json_node_get_string (node) : NULL;
}

static gint64
get_number (JsonObject *object, const char *name)
{
  JsonNode *node = get_member (object, name, G_TYPE_INT64);

  return node != NULL ? json_node_get_int (node) : 0;
}

static PortolanCandidate *
read_candidate (JsonNode *node)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *host = object != NULL ? get_string (object, "host") : NULL;
  gint64 port = object != NULL ? get_number (object, "port") : 0;
  int security, origin, form;
  PortolanCandidate *candidate;

  if (host == NULL || (!portolan_host_is_name (host) && !g_hostname_is_ip_address (host)) ||
      port < 1 || port > G_MAXUINT16 ||
      !portolan_nick_parse (PORTOLAN_TYPE_SECURITY, get_string (object, "security"), &security) ||
      !portolan_nick_parse (PORTOLAN_TYPE_ORIGIN, get_string (object, "origin"), &origin) ||
      !portolan_nick_parse (PORTOLAN_TYPE_USERNAME_FORM, get_string (object, "username_form"),
                            &form))
    return NULL;

  candidate = portolan_candidate_new (host, port, security, origin);
  candidate->username_form = form;
  candidate->username = g_strdup (get_string (object, "username"));
  return candidate;
}

static void
read_alternatives (JsonArray *array, PortolanSettings *settings)
{
  settings->alternatives =
      g_ptr_array_new_with_free_func ((GDestroyNotify) portolan_candidate_free);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      PortolanCandidate *candidate = read_candidate (json_array_get_element (array, i));

      if (candidate != NULL && settings->alternatives->len < PORTOLAN_MAX_SAVED_ALTERNATIVES)
        g_ptr_array_add (settings->alternatives, candidate);
      else
        g_clear_pointer (&candidate, portolan_candidate_free);
    }
}

/**
 * portolan_past_read:
 * @object: the saved object
 * @settings: where to put what its members "alternatives" and "sign_ins" say
 */
void
portolan_past_read (JsonObject *object, PortolanSettings *settings)
{
  JsonNode *alternatives = json_object_get_member (object, "alternatives");
  JsonNode *sign_ins = json_object_get_member (object, "sign_ins");

  if (alternatives != NULL && JSON_NODE_HOLDS_ARRAY (alternatives))
    read_alternatives (json_node_get_array (alternatives), settings);

  if (sign_ins != NULL && JSON_NODE_HOLDS_OBJECT (sign_ins))
    {
      JsonObject *record = json_node_get_object (sign_ins);

      settings->sign_ins.refused = CLAMP (get_number (record, "refused"), 0, G_MAXINT);
      settings->sign_ins.since = MAX (get_number (record, "since"), 0);
      settings->sign_ins.wait = MAX (get_number (record, "wait"), 0);
      settings->sign_ins.finding = g_strdup (get_string (record, "finding"));
    }
}
