/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What a server's reply means, as a document (DESIGN, contract). */

#include "document/explain-json.h"

#include "advice/words.h"
#include "document/json.h"

/**
 * portolan_explanation_add_words:
 * @self: an explanation
 * @builder: a builder in an object
 *
 * Adds all that depends on the finding and the provider alone.
 */
void
portolan_explanation_add_words (const PortolanExplanation *self, JsonBuilder *builder)
{
  PortolanWords words = portolan_words_for_finding (self->finding);

  portolan_json_add_string (builder, "what", words.what);
  portolan_json_add_string (builder, "means", words.means);
  portolan_json_add_string (builder, "do", words.action);
  portolan_json_add_bool (builder, "temporary", portolan_finding_is_temporary (self->finding));
  portolan_json_add_string (builder, "where",
                            portolan_where_get_id (portolan_finding_get_where (self->finding)));
  portolan_json_add_string (builder, "help_url", portolan_explanation_get_help_url (self));
}

/**
 * portolan_explanation_to_json:
 * @self: an explanation
 *
 * Writes an explanation as one object.
 *
 * Returns: (transfer full): the object
 */
JsonNode *
portolan_explanation_to_json (const PortolanExplanation *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "code");
  if (self->code != 0)
    json_builder_add_int_value (builder, self->code);
  else
    json_builder_add_null_value (builder);
  portolan_json_add_string (builder, "enhanced", self->enhanced);
  portolan_json_add_string (builder, "finding", portolan_finding_get_id (self->finding));
  portolan_json_add_string (builder, "confidence", portolan_confidence_get_id (self->confidence));
  portolan_json_add_string (builder, "provider", self->provider);
  portolan_explanation_add_words (self, builder);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}
