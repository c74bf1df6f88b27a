/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The test letter: from an address to itself, in the user’s language. Part of the module of
 * net/web.c: GMime is needed for nothing else. */

#include "config.h"

#include "sign-in/letter.h"

#include <glib/gi18n-lib.h>
#include <gmime/gmime.h>

/* Once in a process; GMime has state of its own. */
static void
wake_gmime (void)
{
  static gsize awake = 0;

  if (g_once_init_enter (&awake))
    {
      g_mime_init ();
      g_once_init_leave (&awake, 1);
    }
}

static char *
compose_body (const PortolanSettings *settings)
{
  return g_strdup_printf (
      /* Translators: a letter that one sends to oneself; %s is a host name, %u a port. */
      _ ("Hello,\n"
         "\n"
         "this is the test letter that you asked for. It went to %s, door (port) %u, and from "
         "there to your own address.\n"
         "\n"
         "Since you can read it, your settings are right. You can delete it now.\n"),
      settings->host, settings->port);
}

static void
add_body (GMimeMessage *message, const PortolanSettings *settings)
{
  g_autofree char *body = compose_body (settings);
  GMimeTextPart *part = g_mime_text_part_new_with_subtype ("plain");

  g_mime_text_part_set_text (part, body);
  g_mime_text_part_set_charset (part, "utf-8");
  /* Every server takes this, whatever letters are in it. */
  g_mime_part_set_content_encoding (GMIME_PART (part), GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
  g_mime_message_set_mime_part (message, GMIME_OBJECT (part));
  g_object_unref (part);
}

static char *
write_out (GMimeMessage *message)
{
  GMimeFormatOptions *options = g_mime_format_options_new ();
  char *text;

  g_mime_format_options_set_newline_format (options, GMIME_NEWLINE_FORMAT_DOS);
  text = g_mime_object_to_string (GMIME_OBJECT (message), options);
  g_mime_format_options_free (options);
  return text;
}

/**
 * portolan_letter_compose:
 * @address: who writes, and to whom
 * @settings: what the letter is to prove
 * @now: the time, in the zone that the letter is to name
 *
 * Writes a letter (RFC 5322) that every server can carry; for a local part outside ASCII only one
 * with SMTPUTF8 can. No program that answers by itself answers it (RFC 3834, section 5).
 *
 * Returns: (transfer full): the letter with its header, lines ending in CRLF
 */
char *
portolan_letter_compose (const PortolanAddress *address,
                         const PortolanSettings *settings,
                         GDateTime *now)
{
  GMimeMessage *message;
  g_autofree char *mailbox = g_strconcat (address->local_part, "@", address->domain, NULL);
  g_autofree char *id = NULL;
  char *letter;

  wake_gmime ();
  message = g_mime_message_new (TRUE);
  id = g_mime_utils_generate_message_id (address->domain);
  g_mime_message_add_mailbox (message, GMIME_ADDRESS_TYPE_FROM, NULL, mailbox);
  g_mime_message_add_mailbox (message, GMIME_ADDRESS_TYPE_TO, NULL, mailbox);
  /* Translators: the subject of a letter that one sends to oneself. */
  g_mime_message_set_subject (message, _ ("Test letter: your mail can go out"), "utf-8");
  g_mime_message_set_date (message, now);
  g_mime_message_set_message_id (message, id);
  g_mime_object_set_header (GMIME_OBJECT (message), "Auto-Submitted", "auto-generated", NULL);
  add_body (message, settings);
  letter = write_out (message);
  g_object_unref (message);
  return letter;
}
