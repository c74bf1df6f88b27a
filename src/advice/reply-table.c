/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * Judges a reply by the rules of the table: one pass over the words notes which conditions hold,
 * then the rules are gone through from top to bottom. reply-rules.c reads the table, reply-pack.c
 * gives it the form that is looked into here.
 */

#include "advice/reply-table.h"

#include <gio/gio.h>

#include "advice/reply-pack.h"

struct _PortolanReplyTable {
  GVariant *packed;
  GPtrArray *arrays; /* (element-type GVariant): what the pointers below point into */
  const PortolanPackedRule *rules;
  gsize n_rules;
  const PortolanPackedCodes *codes;
  const PortolanEnhancedMask *enhanced;
  const guint32 *first_use;
  const PortolanPackedUse *uses;
  const char *strings;
  PortolanPhrases *phrases;
};

typedef struct {
  const PortolanReplyTable *table;
  guint8 *held;           /* for each rule, which of its conditions hold */
  gboolean only_commands; /* look for nothing but what tells the command */
} Hits;

static void
on_phrase (guint phrase, gpointer user_data)
{
  Hits *hits = user_data;
  const PortolanReplyTable *self = hits->table;

  for (guint32 i = self->first_use[phrase]; i < self->first_use[phrase + 1]; i++)
    {
      const PortolanPackedUse *use = &self->uses[i];

      if (!hits->only_commands || self->rules[use->rule].names_command != 0)
        hits->held[use->rule] |= use->condition;
    }
}

static gboolean
code_holds (const PortolanReplyTable *self, const PortolanPackedRule *rule, int code)
{
  if (rule->n_codes == 0)
    return TRUE;
  for (guint i = 0; i < rule->n_codes; i++)
    {
      const PortolanPackedCodes *range = &self->codes[rule->first_code + i];

      if (code >= range->first && code <= range->last)
        return TRUE;
    }
  return FALSE;
}

static gboolean
enhanced_holds (const PortolanReplyTable *self,
                const PortolanPackedRule *rule,
                PortolanEnhanced enhanced)
{
  if (rule->n_enhanced == 0)
    return TRUE;
  if (enhanced.kind == 0)
    return FALSE;
  for (guint i = 0; i < rule->n_enhanced; i++)
    {
      const PortolanEnhancedMask *mask = &self->enhanced[rule->first_enhanced + i];

      if ((mask->kind == PORTOLAN_ANY || mask->kind == enhanced.kind) &&
          (mask->subject == PORTOLAN_ANY || mask->subject == enhanced.subject) &&
          (mask->detail == PORTOLAN_ANY || mask->detail == enhanced.detail))
        return TRUE;
    }
  return FALSE;
}

static gboolean
rule_holds (const PortolanReplyTable *self,
            const PortolanPackedRule *rule,
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
  return code_holds (self, rule, codes->code) && enhanced_holds (self, rule, codes->enhanced) &&
         (rule->of_provider == 0 || g_strcmp0 (self->strings + rule->of_provider, provider) == 0);
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
  g_autofree guint8 *held = g_new0 (guint8, self->n_rules + 1);
  Hits hits = { self, held, FALSE };
  guint8 after = 0;

  portolan_phrases_scan (self->phrases, reply->words, reply->length, on_phrase, &hits);
  hits.only_commands = TRUE;
  portolan_phrases_scan (self->phrases, reply->words + reply->length, reply->total - reply->length,
                         on_phrase, &hits);

  for (gsize i = 0; i < self->n_rules; i++)
    {
      const PortolanPackedRule *rule = &self->rules[i];

      if (!rule_holds (self, rule, held[i], &reply->codes, verdict.provider, after))
        continue;
      if (rule->names_command != 0)
        {
          after |= rule->names_command;
          continue;
        }
      if (rule->names_provider != 0)
        {
          if (verdict.provider == NULL)
            verdict.provider = self->strings + rule->names_provider;
          continue;
        }
      verdict.finding = rule->finding;
      verdict.confidence = rule->confidence;
      verdict.rule = self->strings + rule->name;
      verdict.is_routine = rule->is_routine;
      break;
    }
  return verdict;
}

static gconstpointer
get_array (PortolanReplyTable *self, gsize index, gsize element_size, gsize *n)
{
  GVariant *array = g_variant_get_child_value (self->packed, index);
  gsize length;

  g_ptr_array_add (self->arrays, array);
  return g_variant_get_fixed_array (array, n != NULL ? n : &length, element_size);
}

static PortolanReplyTable *
open_packed (GVariant *packed)
{
  PortolanReplyTable *self = g_new0 (PortolanReplyTable, 1);
  g_autoptr (GVariant) phrases = NULL;
  guint32 mark;

  g_variant_get_child (packed, 0, "u", &mark);
  self->packed =
      mark == PORTOLAN_REPLY_PACK_MARK ? g_variant_ref (packed) : g_variant_byteswap (packed);
  self->arrays = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
  self->rules = get_array (self, 1, sizeof (PortolanPackedRule), &self->n_rules);
  self->codes = get_array (self, 2, sizeof (PortolanPackedCodes), NULL);
  self->enhanced = get_array (self, 3, sizeof (PortolanEnhancedMask), NULL);
  self->first_use = get_array (self, 4, sizeof (guint32), NULL);
  self->uses = get_array (self, 5, sizeof (PortolanPackedUse), NULL);
  self->strings = get_array (self, 6, 1, NULL);
  phrases = g_variant_get_child_value (self->packed, 7);
  self->phrases = portolan_phrases_new (phrases);
  return self;
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
  g_autoptr (PortolanReplyRules) rules = portolan_reply_rules_read (ini, error);
  g_autoptr (GVariant) packed = NULL;

  if (rules == NULL)
    return NULL;

  packed = g_variant_ref_sink (portolan_reply_pack (rules));
  return open_packed (packed);
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
  portolan_phrases_free (self->phrases);
  g_ptr_array_unref (self->arrays);
  g_variant_unref (self->packed);
  g_free (self);
}

static PortolanReplyTable *
load_default (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes =
      g_resources_lookup_data (PORTOLAN_REPLIES_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  g_autoptr (GVariant) packed = NULL;

  if (bytes == NULL)
    g_error ("There is no table of replies: %s", error->message);

  packed = g_variant_new_from_bytes (G_VARIANT_TYPE (PORTOLAN_REPLY_PACK_TYPE), bytes, TRUE);
  g_variant_ref_sink (packed);
  return open_packed (packed);
}

/**
 * portolan_reply_table_get_default:
 *
 * Gets the table that comes with Portolan.
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
