/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* msmtp: one file of commands, each with an argument. "defaults" begins what holds for all accounts
 * after it, "account bob" an account, and "account work : bob" one that takes over another's. Its
 * passwords stay where they are, and its commands are not run. */

#include <string.h>

#include "model/bounds.h"
#include "sources/import-program.h"

#define MAX_BLOCKS 128

typedef struct {
  char *name;
  char *host;
  char *from;
  char *user;
  guint port;
  gboolean has_tls;
  gboolean has_no_starttls; /* it has it, until told otherwise */
} Block;

static void
block_free (Block *block)
{
  g_free (block->name);
  g_free (block->host);
  g_free (block->from);
  g_free (block->user);
  g_free (block);
}

static Block *
block_new (const char *name, const Block *model)
{
  Block *block = g_new0 (Block, 1);

  if (model != NULL)
    *block = *model;
  block->name = g_strdup (name);
  block->host = g_strdup (block->host);
  block->from = g_strdup (block->from);
  block->user = g_strdup (block->user);
  return block;
}

static const Block *
find_block (GPtrArray *blocks, const char *name)
{
  for (guint i = blocks->len; i > 0; i--)
    if (g_str_equal (((Block *) g_ptr_array_index (blocks, i - 1))->name, name))
      return g_ptr_array_index (blocks, i - 1);

  return NULL;
}

/* "bob" or "work : bob, …". What it takes over is that of the last one named, as a whole: enough
 * for the files that people have. */
static void
begin_account (GPtrArray *blocks, const char *argument)
{
  g_auto (GStrv) halves = g_strsplit (argument, ":", 2);
  const Block *model = find_block (blocks, "defaults");
  g_auto (GStrv) others = NULL;

  if (halves[0] == NULL || blocks->len >= MAX_BLOCKS)
    return;
  others = g_strsplit (halves[1] != NULL ? halves[1] : "", ",", MAX_BLOCKS);
  for (guint i = 0; others[i] != NULL; i++)
    {
      const Block *other = find_block (blocks, g_strstrip (others[i]));

      model = other != NULL ? other : model;
    }
  g_ptr_array_add (blocks, block_new (g_strstrip (halves[0]), model));
}

static gboolean
is_on (const char *argument)
{
  return *argument == '\0' || g_str_equal (argument, "on");
}

static void
set_text (char **text, const char *argument)
{
  g_free (*text);
  *text = g_strdup (argument);
}

static void
obey (GPtrArray *blocks, const char *command, const char *argument)
{
  Block *block = blocks->len > 0 ? g_ptr_array_index (blocks, blocks->len - 1) : NULL;

  if (g_str_equal (command, "account"))
    begin_account (blocks, argument);
  else if (g_str_equal (command, "defaults") && blocks->len < MAX_BLOCKS)
    g_ptr_array_add (blocks, block_new ("defaults", NULL));
  else if (block == NULL)
    return;
  else if (g_str_equal (command, "host"))
    set_text (&block->host, argument);
  else if (g_str_equal (command, "from"))
    set_text (&block->from, argument);
  else if (g_str_equal (command, "user"))
    set_text (&block->user, argument);
  else if (g_str_equal (command, "port"))
    block->port = g_ascii_strtoull (argument, NULL, 10);
  else if (g_str_equal (command, "tls"))
    block->has_tls = is_on (argument);
  else if (g_str_equal (command, "tls_starttls"))
    block->has_no_starttls = !is_on (argument);
}

/* Only the lines that are of use are copied: passwords are on others. */
static void
read_line (GPtrArray *blocks, const char *line, gsize length)
{
  static const char *const known[] = { "account", "defaults", "host",         "from", "user",
                                       "port",    "tls",      "tls_starttls", NULL };
  gsize begin = strspn (line, " \t"), end = begin + strcspn (line + begin, " \t\r\n");
  g_autofree char *command = NULL, *argument = NULL;
  gsize size;

  for (guint i = 0; known[i] != NULL; i++)
    if (strlen (known[i]) == end - begin && strncmp (known[i], line + begin, end - begin) == 0)
      command = g_strdup (known[i]);
  if (command == NULL)
    return;

  argument = g_strstrip (g_strndup (line + end, length - end));
  size = strlen (argument);
  if (size >= 2 && argument[0] == '"' && argument[size - 1] == '"')
    {
      argument[size - 1] = '\0';
      memmove (argument, argument + 1, size - 1);
    }
  obey (blocks, command, argument);
}

static void
add_block (GPtrArray *accounts, const Block *block)
{
  PortolanSecurity security = !block->has_tls          ? PORTOLAN_SECURITY_NONE
                              : block->has_no_starttls ? PORTOLAN_SECURITY_TLS
                                                       : PORTOLAN_SECURITY_STARTTLS;
  guint usual_port = security == PORTOLAN_SECURITY_TLS ? 465 : 25;

  portolan_import_add (accounts, block->from != NULL ? block->from : block->user, block->host,
                       block->port != 0 ? block->port : usual_port, security, block->user);
}

void
portolan_import_parse_msmtp (const char *name, const char *text, GPtrArray *accounts)
{
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) block_free);

  for (const char *line = text; *line != '\0';)
    {
      gsize length = strcspn (line, "\n");

      read_line (blocks, line, length);
      line += length + (line[length] == '\n');
    }

  for (guint i = 0; i < blocks->len; i++)
    {
      const Block *block = g_ptr_array_index (blocks, i);

      if (!g_str_equal (block->name, "defaults"))
        add_block (accounts, block);
    }
}

const PortolanImportProgram portolan_import_msmtp = {
  .in_home = { ".msmtprc" },
  .in_config = { "msmtp/config" },
  .max_size = PORTOLAN_MAX_IMPORT_BYTES,
  .parse = portolan_import_parse_msmtp,
};
