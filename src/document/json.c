/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The pieces that several documents share (DESIGN, contract). */

#include "document/json.h"

#include "advice/diagnose.h"
#include "advice/sending-limits.h"
#include "advice/words.h"
#include "model/enums.h"
#include "model/nick.h"
#include "sources/provider-table.h"

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
 * portolan_json_add_limits:
 * @builder: a builder in an object
 * @settings: (nullable): settings
 *
 * Adds the member "limits": how much may be sent with @settings, by what the provider publishes
 * and by what the server says of itself. Numbers that nobody knows are 0.
 */
void
portolan_json_add_limits (JsonBuilder *builder, const PortolanSettings *settings)
{
  static const PortolanProviderLimits unknown = { 0 };
  const PortolanProvider *provider =
      settings != NULL
          ? portolan_provider_table_by_settings (portolan_provider_table_get_default (), settings)
          : NULL;
  const PortolanProviderLimits *limits = provider != NULL ? &provider->limits : &unknown;

  json_builder_set_member_name (builder, "limits");
  if (settings == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }

  json_builder_begin_object (builder);
  portolan_json_add_int (builder, "letters_per_minute", limits->letters_per_minute);
  portolan_json_add_int (builder, "letters_per_hour", limits->letters_per_hour);
  portolan_json_add_int (builder, "letters_per_day", portolan_letters_a_day (limits));
  portolan_json_add_int (builder, "recipients_per_day", limits->recipients_per_day);
  portolan_json_add_int (builder, "recipients_per_message", limits->recipients_per_message);
  portolan_json_add_int (builder, "max_message_bytes",
                         portolan_max_message_bytes (provider, settings->max_message_bytes));
  json_builder_end_object (builder);
}
