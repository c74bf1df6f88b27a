/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * Puts the rules of the table and the automaton of their phrases into flat arrays. Reading the
 * table takes 20 ms, which whoever asks about one reply would wait for; so this is done when
 * Portolan is built, and the program just looks into the arrays.
 */

#include "advice/reply-pack.h"

#include <string.h>

typedef struct {
  GArray *rules;
  GArray *codes;
  GArray *enhanced;
  GByteArray *strings;
} Packer;

static guint32
pack_string (Packer *self, const char *string)
{
  guint32 at = self->strings->len;

  if (string == NULL)
    return 0;
  g_byte_array_append (self->strings, (const guint8 *) string, strlen (string) + 1);
  return at;
}

static guint16
pack_codes (Packer *self, const GArray *codes)
{
  for (guint i = 0; codes != NULL && i < codes->len; i++)
    {
      const PortolanCodeRange *range = &g_array_index (codes, PortolanCodeRange, i);
      PortolanPackedCodes packed = { (guint16) range->first, (guint16) range->last };

      g_array_append_val (self->codes, packed);
    }
  return codes != NULL ? (guint16) codes->len : 0;
}

static void
pack_rule (Packer *self, const PortolanReplyRule *rule)
{
  PortolanPackedRule packed = {
    .first_code = (guint16) self->codes->len,
    .first_enhanced = (guint16) self->enhanced->len,
    .finding = (guint8) rule->finding,
    .confidence = (guint8) rule->confidence,
    .needed = rule->needed,
    .after = rule->after,
    .names_command = rule->names_command,
    .is_routine = rule->is_routine,
  };

  packed.name = pack_string (self, rule->name);
  packed.names_provider = pack_string (self, rule->names_provider);
  packed.of_provider = pack_string (self, rule->of_provider);
  packed.n_codes = pack_codes (self, rule->codes);
  if (rule->enhanced != NULL)
    {
      packed.n_enhanced = (guint16) rule->enhanced->len;
      g_array_append_vals (self->enhanced, rule->enhanced->data, rule->enhanced->len);
    }
  g_array_append_val (self->rules, packed);
}

static GVariant *
pack_array (const char *type, const GArray *array)
{
  return g_variant_new_fixed_array (G_VARIANT_TYPE (type), array->data, array->len,
                                    g_array_get_element_size ((GArray *) array));
}

/* For each phrase where its uses begin, and one number more for where they end. */
static void
pack_uses (const PortolanReplyRules *rules, GArray *first_use, GArray *uses)
{
  for (guint i = 0; i < rules->uses->len; i++)
    {
      const GArray *of_phrase = rules->uses->pdata[i];

      g_array_append_val (first_use, uses->len);
      for (guint j = 0; j < of_phrase->len; j++)
        {
          const PortolanPhraseUse *use = &g_array_index (of_phrase, PortolanPhraseUse, j);
          PortolanPackedUse packed = { use->rule, use->condition, 0 };

          g_array_append_val (uses, packed);
        }
    }
  g_array_append_val (first_use, uses->len);
}

/**
 * portolan_reply_pack:
 * @rules: the rules
 *
 * Packs the rules.
 *
 * Returns: (transfer floating): a variant of %PORTOLAN_REPLY_PACK_TYPE
 */
GVariant *
portolan_reply_pack (const PortolanReplyRules *rules)
{
  g_autoptr (GArray) packed_rules = g_array_new (FALSE, FALSE, sizeof (PortolanPackedRule));
  g_autoptr (GArray) codes = g_array_new (FALSE, FALSE, sizeof (PortolanPackedCodes));
  g_autoptr (GArray) enhanced = g_array_new (FALSE, FALSE, sizeof (PortolanEnhancedMask));
  g_autoptr (GArray) first_use = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) uses = g_array_new (FALSE, FALSE, sizeof (PortolanPackedUse));
  g_autoptr (GByteArray) strings = g_byte_array_new ();
  Packer packer = { packed_rules, codes, enhanced, strings };

  g_byte_array_append (strings, (const guint8 *) "", 1); /* so that 0 is none */
  for (guint i = 0; i < rules->rules->len; i++)
    pack_rule (&packer, rules->rules->pdata[i]);
  pack_uses (rules, first_use, uses);

  return g_variant_new ("(u@a(uuuqqqqyyyyyy)@a(qq)@a(qqq)@au@a(qyy)@ay@" PORTOLAN_PHRASES_TYPE ")",
                        PORTOLAN_REPLY_PACK_MARK, pack_array ("(uuuqqqqyyyyyy)", packed_rules),
                        pack_array ("(qq)", codes), pack_array ("(qqq)", enhanced),
                        pack_array ("u", first_use), pack_array ("(qyy)", uses),
                        g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, strings->data, strings->len,
                                                   1),
                        portolan_phrases_pack (rules->phrases));
}
