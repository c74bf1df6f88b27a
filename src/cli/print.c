/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The pieces of text that several commands print for people. */

#include "config.h"

#include "cli/print.h"

#include <glib/gi18n.h>
#include <unistd.h>

#include "advice/security-words.h"
#include "advice/words.h"
#include "cli/style.h"

static void
print_row (const char *name, const char *value)
{
  g_autofree char *dim = portolan_style_paint (STDOUT_FILENO, PORTOLAN_STYLE_DIM, name);
  int padding = MAX (0, 12 - (int) g_utf8_strlen (name, -1));

  g_print ("  %s%*s  %s\n", dim, padding, "", value);
}

/**
 * portolan_print_settings:
 * @host: the server
 * @port: its port
 * @security: how the conversation is protected
 * @username: the user name
 *
 * Prints what a mail program asks for, one row each.
 */
void
portolan_print_settings (const char *host,
                         guint16 port,
                         PortolanSecurity security,
                         const char *username)
{
  g_autofree char *number = g_strdup_printf ("%u", port);

  print_row (_ ("Server"), host);
  print_row (_ ("Port"), number);
  print_row (_ ("Encryption"), portolan_security_in_words (security));
  print_row (_ ("User name"), username);
}

static void
print_to (int fd, const char *text)
{
  if (fd == STDERR_FILENO)
    g_printerr ("%s\n", text);
  else
    g_print ("%s\n", text);
}

/**
 * portolan_print_finding:
 * @fd: standard output or standard error
 * @finding: what was found
 *
 * Prints what happened, what it means, and what to do.
 */
void
portolan_print_finding (int fd, PortolanFinding finding)
{
  PortolanWords words = portolan_words_for_finding (finding);
  g_autofree char *headline = portolan_style_paint (fd, PORTOLAN_STYLE_TITLE, words.headline);
  const char *const sentences[] = { words.what, words.means, words.action };

  print_to (fd, headline);
  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      g_autofree char *wrapped = portolan_style_wrap (sentences[i], "  ");

      print_to (fd, wrapped);
    }
}

void
portolan_print_findings (int fd, GArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    portolan_print_finding (fd, g_array_index (findings, PortolanFinding, i));
}

/**
 * portolan_print_document:
 * @document: an object
 *
 * Prints it, alone, on standard output.
 */
void
portolan_print_document (JsonNode *document)
{
  g_autofree char *text = json_to_string (document, TRUE);

  g_print ("%s\n", text);
}

/* The same for a document that was just built. */
void
portolan_print_json (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);

  portolan_print_document (root);
}
