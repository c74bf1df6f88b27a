/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * Reads the table of replies. data/replies.ini explains the format in its head; whatever does
 * not follow it is an error that names the group, so that a slip is found by the tests and not
 * by users.
 */

#include "advice/reply-rules.h"

#include <string.h>

#define LIST_PREFIX "list "
#define PROVIDER_PREFIX "provider "
#define AFTER_PREFIX "after "

/* A key may be given several times with an ending, such as "words-german". */
static const struct {
  const char *key;
  guint8 condition;
} conditions[] = {
  { "words", 1 << 0 },
  { "with", 1 << 1 },
  { "and", 1 << 2 },
  { "unless", 1 << 7 },
};
#define UNLESS (1 << 7)

static const struct {
  const char *id;
  PortolanAfter after;
} commands[] = {
  { "connect", PORTOLAN_AFTER_CONNECT },   { "ehlo", PORTOLAN_AFTER_EHLO },
  { "starttls", PORTOLAN_AFTER_STARTTLS }, { "auth", PORTOLAN_AFTER_AUTH },
  { "mail", PORTOLAN_AFTER_MAIL },         { "rcpt", PORTOLAN_AFTER_RCPT },
  { "data", PORTOLAN_AFTER_DATA },
};

typedef struct {
  PortolanReplyRules *rules;
  GKeyFile *file;
  GHashTable *index; /* folded phrase -> its index + 1 */
} Reader;

G_GNUC_PRINTF (3, 4)
static gboolean
complain (GError **error, const char *group, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_INVALID_VALUE, "[%s] %s", group, message);
  return FALSE;
}

static void
rule_free (PortolanReplyRule *self)
{
  g_free (self->name);
  g_free (self->names_provider);
  g_free (self->of_provider);
  g_clear_pointer (&self->codes, g_array_unref);
  g_clear_pointer (&self->enhanced, g_array_unref);
  g_free (self);
}

void
portolan_reply_rules_free (PortolanReplyRules *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->rules);
  g_ptr_array_unref (self->phrases);
  g_ptr_array_unref (self->uses);
  g_free (self);
}

static gboolean
runs_without_spaces (const char *at)
{
  /* From the Chinese, Japanese and Korean letters on, words are not set apart. */
  return (guint8) *at >= 0x80 && g_utf8_get_char (at) >= 0x2e80;
}

/* "over quota*" becomes " over quota": a star leaves that end open. ".google.com." may stand in
 * the middle of a link. */
static char *
fold_phrase (const char *phrase)
{
  gsize length = strlen (phrase), n;
  g_autofree char *folded = g_malloc (PORTOLAN_FOLD_ROOM (length) + 1);
  gboolean open_start, open_end, is_link;
  char *start = folded;

  if (g_str_equal (phrase, "@") || g_str_equal (phrase, "#"))
    return g_strdup_printf (" %s ", phrase);

  n = portolan_reply_fold (phrase, length, 0, folded);
  folded[n] = '\0';
  if (n <= 1 || !g_utf8_validate (folded, -1, NULL))
    return NULL;

  is_link = folded[1] == '.';
  if (is_link)
    folded[--n] = '\0';
  open_start = is_link || phrase[0] == '*' || runs_without_spaces (folded + 1);
  open_end = phrase[length - 1] == '*' || runs_without_spaces (g_utf8_prev_char (folded + n - 1));
  if (open_end)
    folded[n - 1] = '\0';
  if (open_start)
    start++;
  return g_strdup (start);
}

static gboolean
add_phrase (Reader *self, const char *group, const char *phrase, guint8 condition, GError **error)
{
  g_autofree char *folded = fold_phrase (phrase);
  PortolanPhraseUse use = { (guint16) (self->rules->rules->len), condition };
  guint index;

  if (folded == NULL)
    return complain (error, group, "nothing is left of the phrase “%s”", phrase);

  index = GPOINTER_TO_UINT (g_hash_table_lookup (self->index, folded));
  if (index == 0)
    {
      g_ptr_array_add (self->rules->uses, g_array_new (FALSE, FALSE, sizeof use));
      g_ptr_array_add (self->rules->phrases, folded);
      index = self->rules->phrases->len;
      g_hash_table_insert (self->index, g_steal_pointer (&folded), GUINT_TO_POINTER (index));
    }
  g_array_append_val ((GArray *) self->rules->uses->pdata[index - 1], use);
  return TRUE;
}

static gboolean add_key (Reader *self,
                         const char *group,
                         const char *of,
                         const char *key,
                         guint8 condition,
                         GError **error);

/* "{name}" stands for all phrases of the group "list name". */
static gboolean
add_list (Reader *self, const char *group, const char *phrase, guint8 condition, GError **error)
{
  g_autofree char *name = g_strndup (phrase + 1, strlen (phrase) - 2);
  g_autofree char *of = g_strconcat (LIST_PREFIX, name, NULL);
  g_auto (GStrv) keys = NULL;

  if (g_str_equal (group, of))
    return complain (error, group, "a list cannot stand within itself");
  keys = g_key_file_get_keys (self->file, of, NULL, NULL);
  if (keys == NULL)
    return complain (error, group, "there is no [%s]", of);
  for (gsize i = 0; keys[i] != NULL; i++)
    if (!add_key (self, group, of, keys[i], condition, error))
      return FALSE;
  return TRUE;
}

static gboolean
add_key (Reader *self,
         const char *group,
         const char *of,
         const char *key,
         guint8 condition,
         GError **error)
{
  g_auto (GStrv) phrases = g_key_file_get_string_list (self->file, of, key, NULL, error);

  if (phrases == NULL)
    return FALSE;
  for (gsize i = 0; phrases[i] != NULL; i++)
    {
      const char *phrase = g_strstrip (phrases[i]);
      gboolean is_list = phrase[0] == '{' && g_str_has_suffix (phrase, "}");

      if (is_list && of != group)
        return complain (error, of, "a list cannot hold another list");
      if (is_list ? !add_list (self, group, phrase, condition, error)
                  : !add_phrase (self, group, phrase, condition, error))
        return FALSE;
    }
  return TRUE;
}

static guint8
condition_of_key (const char *key)
{
  gsize length = strcspn (key, "-");

  for (gsize i = 0; i < G_N_ELEMENTS (conditions); i++)
    if (strlen (conditions[i].key) == length && strncmp (conditions[i].key, key, length) == 0)
      return conditions[i].condition;
  return 0;
}

/* "535" is itself, "53x" is 530 to 539, "none" is a text without a code. */
static gboolean
read_codes (PortolanReplyRule *rule, char **codes, GError **error)
{
  rule->codes = g_array_new (FALSE, FALSE, sizeof (PortolanCodeRange));
  for (gsize i = 0; codes[i] != NULL; i++)
    {
      PortolanCodeRange range = { 0, 0 };
      const char *code = codes[i];

      if (!g_str_equal (code, "none"))
        {
          if (strlen (code) != 3 || !g_ascii_isdigit (code[0]))
            return complain (error, rule->name, "“%s” is no code", code);
          for (gsize j = 0; j < 3; j++)
            {
              gboolean any = code[j] == 'x';

              if (!any && !g_ascii_isdigit (code[j]))
                return complain (error, rule->name, "“%s” is no code", code);
              range.first = range.first * 10 + (any ? 0 : code[j] - '0');
              range.last = range.last * 10 + (any ? 9 : code[j] - '0');
            }
        }
      g_array_append_val (rule->codes, range);
    }
  return TRUE;
}

static gboolean
read_enhanced_part (const char *text, guint16 *part)
{
  guint64 value;

  *part = PORTOLAN_ANY;
  if (g_str_equal (text, "x"))
    return TRUE;
  if (!g_ascii_string_to_unsigned (text, 10, 0, 9999, &value, NULL))
    return FALSE;
  *part = (guint16) value;
  return TRUE;
}

static gboolean
read_enhanced (PortolanReplyRule *rule, char **masks, GError **error)
{
  rule->enhanced = g_array_new (FALSE, FALSE, sizeof (PortolanEnhancedMask));
  for (gsize i = 0; masks[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (masks[i], ".", -1);
      PortolanEnhancedMask mask;

      if (g_strv_length (parts) != 3 || !read_enhanced_part (parts[0], &mask.kind) ||
          !read_enhanced_part (parts[1], &mask.subject) ||
          !read_enhanced_part (parts[2], &mask.detail))
        return complain (error, rule->name, "“%s” is no enhanced status code", masks[i]);
      g_array_append_val (rule->enhanced, mask);
    }
  return TRUE;
}

static PortolanAfter
command_from_id (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].id, id))
      return commands[i].after;
  return 0;
}

static gboolean
read_after (PortolanReplyRule *rule, char **ids, GError **error)
{
  for (gsize i = 0; ids[i] != NULL; i++)
    {
      PortolanAfter after = command_from_id (ids[i]);

      if (after == 0)
        return complain (error, rule->name, "“%s” is no command", ids[i]);
      rule->after |= after;
    }
  return TRUE;
}

static gboolean
read_confidence (PortolanReplyRule *rule, const char *id, GError **error)
{
  if (g_str_equal (id, "exact"))
    rule->confidence = PORTOLAN_CONFIDENCE_EXACT;
  else if (g_str_equal (id, "likely"))
    rule->confidence = PORTOLAN_CONFIDENCE_LIKELY;
  else if (g_str_equal (id, "guess"))
    rule->confidence = PORTOLAN_CONFIDENCE_GUESS;
  else
    return complain (error, rule->name, "“%s” is no confidence", id);
  return TRUE;
}

static gboolean
read_key (Reader *self, PortolanReplyRule *rule, const char *key, GError **error)
{
  guint8 condition = condition_of_key (key);
  g_autofree char *value = NULL;
  g_auto (GStrv) list = NULL;

  if (condition != 0)
    {
      rule->needed |= condition & ~UNLESS;
      return add_key (self, rule->name, rule->name, key, condition, error);
    }

  value = g_key_file_get_string (self->file, rule->name, key, error);
  if (value == NULL)
    return FALSE;
  list = g_strsplit (value, ";", -1);
  if (g_str_equal (key, "codes"))
    return read_codes (rule, list, error);
  if (g_str_equal (key, "enhanced"))
    return read_enhanced (rule, list, error);
  if (g_str_equal (key, "after"))
    return read_after (rule, list, error);
  if (g_str_equal (key, "confidence"))
    return read_confidence (rule, value, error);
  if (g_str_equal (key, "provider"))
    {
      rule->of_provider = g_steal_pointer (&value);
      return TRUE;
    }
  if (g_str_equal (key, "routine"))
    {
      rule->is_routine = g_str_equal (value, "yes");
      return rule->is_routine || complain (error, rule->name, "“routine” can only be “yes”");
    }
  if (g_str_equal (key, "finding"))
    {
      if (portolan_finding_from_id (value, &rule->finding))
        return TRUE;
      return complain (error, rule->name, "there is no finding “%s”", value);
    }
  return complain (error, rule->name, "the key “%s” means nothing here", key);
}

/* Words beside a code or a provider leave little doubt; a code alone leaves much. */
static PortolanConfidence
usual_confidence (const PortolanReplyRule *rule)
{
  gboolean has_words = rule->needed != 0;
  gboolean has_more = rule->enhanced != NULL || rule->of_provider != NULL || rule->after != 0;

  if (has_words && has_more)
    return PORTOLAN_CONFIDENCE_EXACT;
  return has_words || has_more ? PORTOLAN_CONFIDENCE_LIKELY : PORTOLAN_CONFIDENCE_GUESS;
}

static gboolean
read_rule (Reader *self, const char *group, GError **error)
{
  PortolanReplyRule *rule = g_new0 (PortolanReplyRule, 1);
  g_auto (GStrv) keys = g_key_file_get_keys (self->file, group, NULL, NULL);
  gboolean has_confidence, ok = TRUE;

  rule->name = g_strdup (group);
  if (g_str_has_prefix (group, PROVIDER_PREFIX))
    rule->names_provider = g_strdup (group + strlen (PROVIDER_PREFIX));
  if (g_str_has_prefix (group, AFTER_PREFIX))
    {
      rule->names_command = command_from_id (group + strlen (AFTER_PREFIX));
      if (rule->names_command == 0)
        ok = complain (error, group, "there is no such command");
    }

  has_confidence = g_key_file_has_key (self->file, group, "confidence", NULL);
  for (gsize i = 0; ok && keys[i] != NULL; i++)
    ok = read_key (self, rule, keys[i], error);
  if (ok && rule->names_provider == NULL && rule->names_command == 0 &&
      !g_key_file_has_key (self->file, group, "finding", NULL))
    ok = complain (error, group, "a rule needs a finding");
  if (!has_confidence)
    rule->confidence = usual_confidence (rule);

  g_ptr_array_add (self->rules->rules, rule);
  return ok;
}

/**
 * portolan_reply_rules_read:
 * @ini: the table
 * @error: return location for an error
 *
 * Reads all rules of the table, in its order.
 *
 * Returns: (transfer full): the rules, or %NULL with @error set
 */
PortolanReplyRules *
portolan_reply_rules_read (GBytes *ini, GError **error)
{
  g_autoptr (PortolanReplyRules) rules = g_new0 (PortolanReplyRules, 1);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GHashTable) index = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) groups = NULL;
  Reader reader = { rules, file, index };

  rules->rules = g_ptr_array_new_with_free_func ((GDestroyNotify) rule_free);
  rules->phrases = g_ptr_array_new_with_free_func (g_free);
  rules->uses = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  if (!g_key_file_load_from_bytes (file, ini, G_KEY_FILE_NONE, error))
    return NULL;
  groups = g_key_file_get_groups (file, NULL);
  for (gsize i = 0; groups[i] != NULL; i++)
    if (!g_str_has_prefix (groups[i], LIST_PREFIX) && !read_rule (&reader, groups[i], error))
      return NULL;
  return g_steal_pointer (&rules);
}
