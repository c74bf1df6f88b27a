/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * From a server's reply to a finding: read the text, ask the table. Whatever decides stands in
 * data/replies.ini, nothing here.
 */

#include "advice/explain.h"

#include <string.h>

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
