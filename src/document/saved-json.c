/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The saved settings of one account, as a document (DESIGN, contract). */

#include "document/saved-json.h"

#include "document/json.h"
#include "model/enums.h"
#include "model/nick.h"

/**
 * portolan_saved_to_json:
 * @settings: saved settings; their password is left out
 *
 * Writes what other programs want to know of an account, and how much it may send.
 *
 * Returns: (transfer full): an object
 */
JsonNode *
portolan_saved_to_json (const PortolanSettings *settings)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_auto (GStrv) accepted = portolan_needs_to_nicks (settings->accepted);

  json_builder_begin_object (builder);
  portolan_json_add_string (builder, "address", settings->address);
  portolan_json_add_string (builder, "host", settings->host);
  portolan_json_add_int (builder, "port", settings->port);
  portolan_json_add_string (builder, "security",
                            portolan_nick (PORTOLAN_TYPE_SECURITY, settings->security));
  portolan_json_add_string (builder, "username", settings->username);
  portolan_json_add_string (builder, "auth", settings->auth);
  portolan_json_add_string (builder, "charset", settings->charset);
  portolan_json_add_string (builder, "hello", settings->hello);
  portolan_json_add_strings (builder, "accepted", (const char *const *) accepted);
  portolan_json_add_string (builder, "certificate_sha256", settings->certificate_sha256);
  portolan_json_add_int (builder, "max_message_bytes", settings->max_message_bytes);
  portolan_json_add_int (builder, "saved", settings->saved);
  portolan_json_add_limits (builder, settings);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}
