/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What was said, for a person who helps. A secret never gets here: who sends one hands over other
 * words for the transcript, and what a server answers while signing in is left out as well. */

#include "smtp/transcript.h"

#include "model/bounds.h"
#include "net/safe-text.h"

struct _PortolanTranscript {
  GString *text;
};

PortolanTranscript *
portolan_transcript_new (void)
{
  PortolanTranscript *transcript = g_new0 (PortolanTranscript, 1);

  transcript->text = g_string_new (NULL);
  return transcript;
}

void
portolan_transcript_free (PortolanTranscript *transcript)
{
  g_string_free (transcript->text, TRUE);
  g_free (transcript);
}

static void
add (PortolanTranscript *transcript, const char *who, const char *bytes, gssize length)
{
  g_autofree char *safe = NULL;

  if (transcript->text->len >= PORTOLAN_MAX_TRANSCRIPT)
    return;

  safe = portolan_safe_text (bytes, length, PORTOLAN_MAX_SHOWN_TEXT);
  g_string_append_printf (transcript->text, "%s %s\n", who, safe);
}

/**
 * portolan_transcript_sent:
 * @transcript: a transcript
 * @line: what we said, or words that stand for it
 */
void
portolan_transcript_sent (PortolanTranscript *transcript, const char *line)
{
  add (transcript, ">", line, -1);
}

void
portolan_transcript_received (PortolanTranscript *transcript, const char *line, gsize length)
{
  add (transcript, "<", line, length);
}

void
portolan_transcript_note (PortolanTranscript *transcript, const char *note)
{
  add (transcript, "#", note, -1);
}

const char *
portolan_transcript_get_text (PortolanTranscript *transcript)
{
  return transcript->text->str;
}
