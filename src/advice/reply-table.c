/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * Judges a reply by the rules of the table: one pass over the words notes which conditions hold,
 * then the rules are gone through from top to bottom. reply-rules.c reads the table.
 */

#include "advice/reply-table.h"

#include <gio/gio.h>

#include "advice/reply-rules.h"

struct _PortolanReplyTable {
  PortolanReplyRules *rules;
  PortolanPhrases *phrases;
};

typedef struct {
  const PortolanReplyRules *rules;
  guint8 *held;           /* for each rule, which of its conditions hold */
  gboolean only_commands; /* look for nothing but what tells the command */
} Hits;

static void
on_phrase (guint phrase, gpointer user_data)
{
  Hits *hits = user_data;
  const GArray *uses = hits->rules->uses->pdata[phrase];

  for (guint i = 0; i < uses->len; i++)
    {
      const PortolanPhraseUse *use = &g_array_index (uses, PortolanPhraseUse, i);
      const PortolanReplyRule *rule = hits->rules->rules->pdata[use->rule];

      if (!hits->only_commands || rule->names_command != 0)
        hits->held[use->rule] |= use->condition;
    }
}

static gboolean
code_holds (const PortolanReplyRule *rule, int code)
{
  if (rule->codes == NULL)
    return TRUE;
  for (guint i = 0; i < rule->codes->len; i++)
    {
      const PortolanCodeRange *range = &g_array_index (rule->codes, PortolanCodeRange, i);

      if (code >= range->first && code <= range->last)
        return TRUE;
    }
  return FALSE;
}

static gboolean
enhanced_holds (const PortolanReplyRule *rule, PortolanEnhanced enhanced)
{
  if (rule->enhanced == NULL)
    return TRUE;
  if (enhanced.kind == 0)
    return FALSE;
  for (guint i = 0; i < rule->enhanced->len; i++)
    {
      const PortolanEnhancedMask *mask = &g_array_index (rule->enhanced, PortolanEnhancedMask, i);

      if ((mask->kind == PORTOLAN_ANY || mask->kind == enhanced.kind) &&
          (mask->subject == PORTOLAN_ANY || mask->subject == enhanced.subject) &&
          (mask->detail == PORTOLAN_ANY || mask->detail == enhanced.detail))
        return TRUE;
    }
  return FALSE;
}

static gboolean
rule_holds (const PortolanReplyRule *rule,
            guint8 held,
            const PortolanReplyCodes *codes,
            const char *provider,
            guint8 after)
{
  /* The words first: they rule out almost everything, and cost one comparison. */
  if (held != rule->needed)
    return FALSE;
  if (rule->after != 0 && (rule->after & after) == 0)
    return FALSE;
  return code_holds (rule, codes->code) && enhanced_holds (rule, codes->enhanced) &&
         (rule->of_provider == NULL || g_strcmp0 (rule->of_provider, provider) == 0);
}

/**
 * portolan_reply_table_judge:
 * @self: the table
 * @reply: a reply that has been read
 *
 * Judges a reply by the first rule that holds.
 *
 * Returns: the verdict; its strings belong to the table
 */
PortolanVerdict
portolan_reply_table_judge (const PortolanReplyTable *self, const PortolanReplyText *reply)
{
  PortolanVerdict verdict = {
    .finding = PORTOLAN_FINDING_UNKNOWN,
    .confidence = PORTOLAN_CONFIDENCE_GUESS,
  };
  const GPtrArray *rules = self->rules->rules;
  g_autofree guint8 *held = g_new0 (guint8, rules->len + 1);
  Hits hits = { self->rules, held, FALSE };
  guint8 after = 0;

  portolan_phrases_scan (self->phrases, reply->words, reply->length, on_phrase, &hits);
  hits.only_commands = TRUE;
  portolan_phrases_scan (self->phrases, reply->words + reply->length,
                         reply->total - reply->length, on_phrase, &hits);

  for (guint i = 0; i < rules->len; i++)
    {
      const PortolanReplyRule *rule = rules->pdata[i];

      if (!rule_holds (rule, held[i], &reply->codes, verdict.provider, after))
        continue;
      if (rule->names_command != 0)
        {
          after |= rule->names_command;
          continue;
        }
      if (rule->names_provider != NULL)
        {
          if (verdict.provider == NULL)
            verdict.provider = rule->names_provider;
          continue;
        }
      verdict.finding = rule->finding;
      verdict.confidence = rule->confidence;
      verdict.rule = rule->name;
      break;
    }
  return verdict;
}

/**
 * portolan_reply_table_new:
 * @ini: a table as `data/replies.ini` describes it
 * @error: return location for an error
 *
 * Reads a table. Errors are those of #GKeyFile, with %G_KEY_FILE_ERROR_INVALID_VALUE for
 * everything that has no meaning in this table.
 *
 * Returns: (transfer full): the table, or %NULL with @error set
 */
PortolanReplyTable *
portolan_reply_table_new (GBytes *ini, GError **error)
{
  g_autoptr (PortolanReplyTable) self = g_new0 (PortolanReplyTable, 1);

  self->rules = portolan_reply_rules_read (ini, error);
  if (self->rules == NULL)
    return NULL;

  self->phrases = portolan_phrases_new (self->rules->phrases);
  return g_steal_pointer (&self);
}

/**
 * portolan_reply_table_free:
 * @self: (transfer full) (nullable): a table
 *
 * Frees a table.
 */
void
portolan_reply_table_free (PortolanReplyTable *self)
{
  if (self == NULL)
    return;
  portolan_reply_rules_free (self->rules);
  portolan_phrases_free (self->phrases);
  g_free (self);
}

static PortolanReplyTable *
load_default (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) ini = NULL;
  PortolanReplyTable *table = NULL;

  ini = g_resources_lookup_data (PORTOLAN_REPLIES_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  if (ini != NULL)
    table = portolan_reply_table_new (ini, &error);
  if (table != NULL)
    return table;

  g_critical ("Cannot read the table of replies: %s", error->message);
  return portolan_reply_table_new (nothing, NULL);
}

/**
 * portolan_reply_table_get_default:
 *
 * Gets the table that comes with Portolan, read at the first call.
 *
 * Returns: (transfer none): the table
 */
const PortolanReplyTable *
portolan_reply_table_get_default (void)
{
  static PortolanReplyTable *table = NULL;

  if (g_once_init_enter (&table))
    g_once_init_leave (&table, load_default ());
  return table;
}
