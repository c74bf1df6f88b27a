/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * How much may be sent, in numbers that mean something at a desk: letters a day, people a letter,
 * photos in it. And what to know about the door that the letters go through.
 */

#include "config.h"

#include "advice/sending-limits.h"

#include <glib/gi18n-lib.h>

#define MEGABYTE 1000000

/* Attachments grow by a third on their way (RFC 4648, section 4), and there are other parts. */
#define SHARE_FOR_FILES 0.73

/**
 * portolan_letters_a_day:
 * @limits: what a provider publishes
 *
 * Works out how many letters to one person each may be sent in a day, at most.
 *
 * Returns: the number, 0 if nothing is known
 */
guint64
portolan_letters_a_day (const PortolanProviderLimits *limits)
{
  const guint64 known[] = { limits->letters_per_day, limits->recipients_per_day,
                            limits->letters_per_hour * 24, limits->letters_per_minute * 24 * 60 };
  guint64 least = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (known[i] > 0 && (least == 0 || known[i] < least))
      least = known[i];
  return least;
}

/**
 * portolan_max_message_bytes:
 * @provider: (nullable): who sends the mail
 * @said_by_server: what its server says; 0 if it does not say
 *
 * Works out how large a letter may be.
 *
 * Returns: the smaller of the two numbers that are known, 0 if none is
 */
guint64
portolan_max_message_bytes (const PortolanProvider *provider, guint64 said_by_server)
{
  guint64 published = provider != NULL ? provider->max_message_bytes : 0;

  if (published == 0 || said_by_server == 0)
    return MAX (published, said_by_server);
  return MIN (published, said_by_server);
}

static void
take (GPtrArray *advice, char *sentence)
{
  g_ptr_array_add (advice, sentence);
}

/* For the sentence's form; the number itself goes in as text, since translators' tools do not know
 * how a guint64 is printed. */
static gulong
form (guint64 n)
{
  return (gulong) MIN (n, G_MAXULONG);
}

static char *
write_number (guint64 n)
{
  return g_strdup_printf ("%'" G_GUINT64_FORMAT, n);
}

static void
add_pace (GPtrArray *advice, const PortolanProviderLimits *limits)
{
  guint64 n = portolan_letters_a_day (limits);
  g_autofree char *day = write_number (n);
  g_autofree char *hour = write_number (limits->letters_per_hour);
  g_autofree char *people = write_number (limits->recipients_per_message);

  if (n > 0)
    take (advice, g_strdup_printf (
                      /* Translators: %s is a number. */
                      g_dngettext (GETTEXT_PACKAGE, "You can send about %s letter a day.",
                                   "You can send about %s letters a day.", form (n)),
                      day));
  if (limits->letters_per_hour > 0)
    take (advice, g_strdup_printf (
                      /* Translators: %s is a number; they are letters. */
                      g_dngettext (GETTEXT_PACKAGE, "Send no more than %s of them in an hour.",
                                   "Send no more than %s of them in an hour.",
                                   form (limits->letters_per_hour)),
                      hour));
  if (limits->recipients_per_message > 0)
    take (advice, g_strdup_printf (
                      /* Translators: %s is a number. */
                      g_dngettext (GETTEXT_PACKAGE, "One letter can go to %s person at once.",
                                   "One letter can go to %s people at once.",
                                   form (limits->recipients_per_message)),
                      people));
}

static void
add_size (GPtrArray *advice, guint64 bytes)
{
  guint64 files = (guint64) (bytes * SHARE_FOR_FILES) / MEGABYTE;
  g_autofree char *number = write_number (files);

  if (files > 0)
    /* Translators: %s is a number. */
    take (advice, g_strdup_printf (_ ("One letter can carry files of about %s MB."), number));
}

static void
add_port (GPtrArray *advice, guint16 port)
{
  if (port == 25)
    take (advice, g_strdup (_ ("Door 25 is the one between servers, and many networks close it. If "
                               "your mail stays behind when you are not at home, ask your provider "
                               "for door 465 or 587.")));
}

/**
 * portolan_sending_advice:
 * @provider: (nullable): who sends the mail
 * @port: the port that it is handed in at
 * @max_message_bytes: the largest letter the server takes, as it says; 0 if it does not say
 *
 * Says how much may be sent.
 *
 * Returns: (transfer full): sentences in the user's language; there may be none
 */
GStrv
portolan_sending_advice (const PortolanProvider *provider, guint16 port, guint64 max_message_bytes)
{
  GPtrArray *advice = g_ptr_array_new ();

  if (provider != NULL)
    {
      add_pace (advice, &provider->limits);
      if (provider->limits_text != NULL)
        /* Translators: %s is what a provider says about it, as in "500 letters a day". */
        take (advice, g_strdup_printf (_ ("In full: %s."), _ (provider->limits_text)));
      if ((provider->doubts & PORTOLAN_PROVIDER_DOUBTS_LIMITS) != 0)
        take (advice, g_strdup (_ ("Nobody has confirmed these numbers yet.")));
    }
  add_size (advice, portolan_max_message_bytes (provider, max_message_bytes));
  add_port (advice, port);
  g_ptr_array_add (advice, NULL);
  return (GStrv) g_ptr_array_free (advice, FALSE);
}
