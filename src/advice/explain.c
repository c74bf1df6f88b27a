/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * From a server's reply to a finding: read the text, ask the table. Whatever decides stands in
 * data/replies.ini, nothing here.
 */

#include "advice/explain.h"

#include <string.h>

#include "sources/provider-table.h"

static char *
enhanced_to_string (PortolanEnhanced enhanced)
{
  if (enhanced.kind == 0)
    return NULL;
  return g_strdup_printf ("%u.%u.%u", enhanced.kind, enhanced.subject, enhanced.detail);
}

/**
 * portolan_explain_with:
 * @table: the rules
 * @text: (array length=length) (element-type guint8): the reply, in whatever wrapping; any bytes
 * @length: how many bytes, or -1 if @text ends with a NUL
 *
 * Explains a reply with a table of one's own. Use portolan_explain() for the usual one.
 *
 * Returns: (transfer full): the explanation, never %NULL
 */
PortolanExplanation *
portolan_explain_with (const PortolanReplyTable *table, const char *text, gssize length)
{
  PortolanReplyText reply;
  PortolanVerdict verdict;
  PortolanExplanation *self;

  portolan_reply_text_read (&reply, text, length < 0 ? strlen (text) : (gsize) length);
  verdict = portolan_reply_table_judge (table, &reply);

  self = g_new (PortolanExplanation, 1);
  *self = (PortolanExplanation){
    .code = reply.codes.code,
    .enhanced = enhanced_to_string (reply.codes.enhanced),
    .finding = verdict.finding,
    .confidence = verdict.confidence,
    .provider = verdict.provider,
    .is_routine = verdict.is_routine,
  };
  return self;
}

/**
 * portolan_explain:
 * @text: (array length=length) (element-type guint8): the reply, in whatever wrapping; any bytes
 * @length: how many bytes, or -1 if @text ends with a NUL
 *
 * Explains what a server's reply means, or what a program made of it, or a line of a mail log.
 *
 * Returns: (transfer full): the explanation, never %NULL
 */
PortolanExplanation *
portolan_explain (const char *text, gssize length)
{
  return portolan_explain_with (portolan_reply_table_get_default (), text, length);
}

/**
 * portolan_explanation_free:
 * @self: (transfer full) (nullable): an explanation
 *
 * Frees an explanation.
 */
void
portolan_explanation_free (PortolanExplanation *self)
{
  if (self == NULL)
    return;
  g_free (self->enhanced);
  g_free (self);
}

static const PortolanProvider *
get_provider (const PortolanExplanation *self)
{
  if (self->provider == NULL)
    return NULL;
  return portolan_provider_table_by_id (portolan_provider_table_get_default (), self->provider);
}

/**
 * portolan_explanation_get_provider_name:
 * @self: an explanation
 *
 * Gets the name of the provider whose wording it is, as people know it.
 *
 * Returns: (transfer none) (nullable): the name
 */
const char *
portolan_explanation_get_provider_name (const PortolanExplanation *self)
{
  const PortolanProvider *provider = get_provider (self);

  return provider != NULL ? provider->name : NULL;
}

/**
 * portolan_explanation_get_help_url:
 * @self: an explanation
 *
 * Gets the page on which the provider tells what its customers have to do. There is one only for
 * findings that lie in the settings or in the account: who refuses a letter is mostly the
 * recipient's provider, whose pages are not for the sender.
 *
 * Returns: (transfer none) (nullable): a web address
 */
const char *
portolan_explanation_get_help_url (const PortolanExplanation *self)
{
  PortolanWhere where = portolan_finding_get_where (self->finding);
  const PortolanProvider *provider;

  if (where != PORTOLAN_WHERE_SETTINGS && where != PORTOLAN_WHERE_ACCOUNT)
    return NULL;
  provider = get_provider (self);
  if (provider == NULL)
    return NULL;
  if (self->finding == PORTOLAN_FINDING_APP_PASSWORD_NEEDED && provider->app_password_url != NULL)
    return provider->app_password_url;
  if (self->finding == PORTOLAN_FINDING_SIGN_IN_DISABLED && provider->switch_on_url != NULL)
    return provider->switch_on_url;
  return provider->help_url;
}

/**
 * portolan_confidence_get_id:
 * @confidence: a confidence
 *
 * Gets the stable name of a confidence, as JSON output has it.
 *
 * Returns: (transfer none): `exact`, `likely` or `guess`
 */
const char *
portolan_confidence_get_id (PortolanConfidence confidence)
{
  switch (confidence)
    {
    case PORTOLAN_CONFIDENCE_EXACT:
      return "exact";
    case PORTOLAN_CONFIDENCE_LIKELY:
      return "likely";
    case PORTOLAN_CONFIDENCE_GUESS:
      return "guess";
    }
  g_return_val_if_reached ("guess");
}
