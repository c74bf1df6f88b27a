/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The pieces that the JSON documents of several commands share (DESIGN, contract). */

#include "cli/json.h"

#include "advice/diagnose.h"
#include "advice/words.h"
#include "model/enums.h"
#include "model/nick.h"

void
portolan_json_add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

void
portolan_json_add_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

void
portolan_json_add_bool (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

void
portolan_json_add_strings (JsonBuilder *builder, const char *name, const char *const *values)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; values[i] != NULL; i++)
    json_builder_add_string_value (builder, values[i]);
  json_builder_end_array (builder);
}

/**
 * portolan_json_add_findings:
 * @builder: a builder in an object
 * @findings: (element-type PortolanFinding): what was found
 *
 * Adds the member "findings" with their words.
 */
void
portolan_json_add_findings (JsonBuilder *builder, GArray *findings)
{
  json_builder_set_member_name (builder, "findings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < findings->len; i++)
    {
      PortolanFinding finding = g_array_index (findings, PortolanFinding, i);
      PortolanWords words = portolan_words_for_finding (finding);

      json_builder_begin_object (builder);
      portolan_json_add_string (builder, "id", portolan_finding_get_id (finding));
      portolan_json_add_string (builder, "severity",
                                portolan_severity_get_id (portolan_finding_get_severity (finding)));
      portolan_json_add_string (builder, "what", words.what);
      portolan_json_add_string (builder, "means", words.means);
      portolan_json_add_string (builder, "do", words.action);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_username_form (JsonBuilder *builder,
                   const PortolanProposal *proposal,
                   const PortolanAddress *address)
{
  PortolanUsernameForm form = PORTOLAN_USERNAME_FORM_OTHER;

  if (g_strcmp0 (proposal->username, address->text) == 0)
    form = PORTOLAN_USERNAME_FORM_ADDRESS;
  else if (g_strcmp0 (proposal->username, address->local_part) == 0)
    form = PORTOLAN_USERNAME_FORM_LOCAL_PART;

  portolan_json_add_string (builder, "username_form",
                            portolan_nick (PORTOLAN_TYPE_USERNAME_FORM, form));
}

static void
add_finding_ids (JsonBuilder *builder, GArray *findings)
{
  json_builder_set_member_name (builder, "findings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < findings->len; i++)
    json_builder_add_string_value (builder, portolan_finding_get_id (
                                                g_array_index (findings, PortolanFinding, i)));
  json_builder_end_array (builder);
}

/**
 * portolan_json_add_proposal:
 * @builder: a builder where a value is due
 * @proposal: a proposal
 * @address: whose it is
 */
void
portolan_json_add_proposal (JsonBuilder *builder,
                            const PortolanProposal *proposal,
                            const PortolanAddress *address)
{
  const PortolanCandidate *candidate = proposal->candidate;
  const PortolanCertificate *certificate =
      candidate->security != PORTOLAN_SECURITY_NONE ? proposal->observation->certificate : NULL;
  g_auto (GStrv) needs = portolan_needs_to_nicks (proposal->needs);
  g_autoptr (GArray) findings = portolan_diagnose_proposal (proposal, address);

  json_builder_begin_object (builder);
  portolan_json_add_string (builder, "host", candidate->host);
  portolan_json_add_int (builder, "port", candidate->port);
  portolan_json_add_string (builder, "security",
                            portolan_nick (PORTOLAN_TYPE_SECURITY, candidate->security));
  portolan_json_add_string (builder, "origin",
                            portolan_nick (PORTOLAN_TYPE_ORIGIN, candidate->origin));
  portolan_json_add_string (builder, "username", proposal->username);
  add_username_form (builder, proposal, address);
  portolan_json_add_strings (builder, "auth", (const char *const *) proposal->mechanisms);
  portolan_json_add_string (builder, "certificate",
                            portolan_nick (PORTOLAN_TYPE_CERTIFICATE_STATE,
                                           portolan_proposal_get_certificate_state (proposal)));
  portolan_json_add_string (builder, "certificate_sha256",
                            certificate != NULL ? certificate->sha256 : NULL);
  portolan_json_add_strings (builder, "needs", (const char *const *) needs);
  portolan_json_add_int (builder, "max_message_bytes",
                         portolan_proposal_get_capabilities (proposal)->max_message_bytes);
  add_finding_ids (builder, findings);
  portolan_json_add_int (builder, "elapsed_ms", proposal->elapsed / 1000);
  json_builder_end_object (builder);
}

/**
 * portolan_json_add_settings:
 * @builder: a builder where a value is due
 * @settings: (nullable): settings; their password is left out
 */
void
portolan_json_add_settings (JsonBuilder *builder, const PortolanSettings *settings)
{
  if (settings == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }

  json_builder_begin_object (builder);
  portolan_json_add_string (builder, "host", settings->host);
  portolan_json_add_int (builder, "port", settings->port);
  portolan_json_add_string (builder, "security",
                            portolan_nick (PORTOLAN_TYPE_SECURITY, settings->security));
  portolan_json_add_string (builder, "username", settings->username);
  portolan_json_add_string (builder, "auth", settings->auth);
  json_builder_end_object (builder);
}

/**
 * portolan_json_print:
 * @builder: a finished document
 *
 * Prints it, alone, on standard output.
 */
void
portolan_json_print (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, TRUE);

  g_print ("%s\n", text);
}
