/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* People out of a CSV file, "address,name" in each line, and the journal: "address,state", where
 * the last state counts. */

#include "recipients.h"

#include <string.h>

static void
recipient_free (Recipient *recipient)
{
  g_free (recipient->name);
  g_free (recipient->address);
  g_free (recipient);
}

void
recipients_free (Recipients *self)
{
  g_ptr_array_unref (self->people);
  g_object_unref (self->journal);
  g_free (self);
}

/* Takes one field from the start of @rest; quotes may stand around it, doubled inside
 * (RFC 4180). */
static char *
take_field (const char **rest)
{
  GString *field = g_string_new (NULL);
  gboolean is_quoted = **rest == '"';
  const char *p = *rest + is_quoted;

  for (; *p != '\0' && (is_quoted || *p != ','); p++)
    {
      if (is_quoted && *p == '"' && *++p != '"')
        break;
      g_string_append_c (field, *p);
    }
  p += strcspn (p, ",");
  *rest = *p == ',' ? p + 1 : p;
  return g_strstrip (g_string_free (field, FALSE));
}

static void
take_line (Recipients *self, GHashTable *done, const char *line)
{
  g_autofree char *address = take_field (&line);
  Recipient *recipient;

  if (strchr (address, '@') == NULL) /* a headline, or nothing */
    return;

  recipient = g_new0 (Recipient, 1);
  recipient->is_done = !g_hash_table_add (done, g_strdup (address)); /* or twice in the list */
  recipient->name = take_field (&line);
  recipient->address = g_steal_pointer (&address);
  self->n_done += recipient->is_done;
  g_ptr_array_add (self->people, recipient);
}

static GStrv
read_lines (GFile *file, GError **error)
{
  g_autofree char *text = NULL;

  if (!g_file_load_contents (file, NULL, &text, NULL, NULL, error))
    return NULL;
  g_strdelimit (text, "\r", '\n');
  return g_strsplit (text, "\n", -1);
}

Recipients *
recipients_load (GFile *csv, GError **error)
{
  g_autoptr (GHashTable) done = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *uri = g_file_get_uri (csv);
  g_autofree char *journal = g_strconcat (uri, ".done", NULL);
  g_auto (GStrv) lines = read_lines (csv, error), done_lines = NULL;
  Recipients *self;

  if (lines == NULL)
    return NULL;

  self = g_new0 (Recipients, 1);
  self->people = g_ptr_array_new_with_free_func ((GDestroyNotify) recipient_free);
  self->journal = g_file_new_for_uri (journal);
  done_lines = read_lines (self->journal, NULL);
  for (guint i = 0; done_lines != NULL && done_lines[i] != NULL; i++)
    {
      const char *rest = done_lines[i];
      g_autofree char *address = take_field (&rest);

      if (g_str_equal (rest, STATE_REFUSED))
        g_hash_table_remove (done, address);
      else
        g_hash_table_add (done, g_steal_pointer (&address));
    }
  for (guint i = 0; lines[i] != NULL; i++)
    take_line (self, done, lines[i]);
  return self;
}

/* The first who is not done, or NULL at the end. */
Recipient *
recipients_get_next (Recipients *self)
{
  for (guint i = 0; i < self->people->len; i++)
    {
      Recipient *recipient = g_ptr_array_index (self->people, i);

      if (!recipient->is_done)
        return recipient;
    }

  return NULL;
}

gboolean
recipients_mark (Recipients *self, Recipient *recipient, const char *state, GError **error)
{
  gboolean was_done = recipient->is_done;
  g_autofree char *line = g_strdup_printf ("%s,%s\n", recipient->address, state);
  g_autoptr (GFileOutputStream) stream =
      g_file_append_to (self->journal, G_FILE_CREATE_PRIVATE, NULL, error);

  recipient->is_done = !g_str_equal (state, STATE_REFUSED);
  self->n_done += recipient->is_done - was_done;
  return stream != NULL &&
         g_output_stream_write_all (G_OUTPUT_STREAM (stream), line, strlen (line), NULL, NULL,
                                    error) &&
         g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, error);
}
