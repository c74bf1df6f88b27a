/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * Programs put words of their own before the server's ("Mailbox unavailable. The server response
 * was: 5.7.1 Relaying denied") and after them, which would mislead the rules.
 */

#define _GNU_SOURCE /* memmem() */

#include "advice/reply-wrapping.h"

#include <string.h>

/* What stands right before the server's words: some words, blanks perhaps, and a sign. */
static const struct {
  const char *words;
  char sign;
} lead_ins[] = {
  { "erver response was", ':' },    /* .NET */
  { "SMTP server error", ':' },     /* PHPMailer */
  { " Detail", ':' },               /* PHPMailer */
  { "Addresses", ';' },             /* JavaMail */
  { "with message", '"' },          /* Swift Mailer, Symfony */
  { "=deferred", '(' },             /* Postfix */
  { "=bounced", '(' },              /* Postfix */
  { "smtpmsg=", '\'' },             /* msmtp */
  { "errormsg=", '\'' },            /* msmtp */
  { "esponse:", '\'' },             /* Nodemailer, Outlook Express */
  { "esponse:", '"' },              /* Nodemailer */
  { "\"response\":", '"' },         /* Nodemailer as JSON */
  { "Remote host said", ':' },      /* qmail */
  { ", stat", '=' },                /* Sendmail */
  { "Diagnostic-Code: smtp", ';' }, /* notices of delivery */
  { "erver responded", ':' },       /* Thunderbird, and in other languages */
  { "erver antwortete", ':' },
  { "erver hat geantwortet", ':' },
  { " répondu", ':' },
  { " respondió", ':' },
  { " respondeu", ':' },
  { " risposto", ':' },
  { " ответил", ':' },
  { "Ответ сервера", ':' },
  { "Resposta do Servidor", ':' }, /* Windows Live Mail */
  { "Respuesta del servidor", ':' },
  { "Réponse du serveur", ':' },
  { "Serverantwort", ':' },
  { "Risposta del server", ':' },
  { "响应", ':' },
  { "返回", ':' },
  { "の応答", ':' },
};

/* What stands right after them. */
static const char *const lead_outs[] = {
  "(in reply to ",                   /* Postfix */
  "SMTP code: 4",                    /* PHPMailer; the system's own numbers are smaller */
  "SMTP code: 5",    "' errormsg='", /* msmtp */
  "' exitcode=",                     /* msmtp */
  "',\n  responseC",                 /* Nodemailer */
  "\",\"responseC",                  /* Nodemailer as JSON */
  "\", \"responseC",                 /* Nodemailer as JSON */
  "', Port: ",                       /* Outlook Express */
  "Giving up on ",                   /* qmail */
  "\". in /",                        /* Symfony */
  "\" in /",                         /* Swift Mailer */
};

/* The same, but only behind a lead-in: a server might say so as well. */
static const char *const last_words[] = {
  "Servidor: '", /* Windows Live Mail */
  "Serveur: '",
  "Server: '",
  "(String ",                 /* the calls of .NET */
  "Please check the message", /* Thunderbird, and in other languages */
  "Please verify that your ",
  "Bitte überprüfen Sie ",
  "Veuillez vérifier ",
  "Verifique ",
  "Controllare ",
  "Проверьте ",
};

gboolean
portolan_reply_says_something (const char *at, const char *end)
{
  guint letters = 0;

  for (; at < end && letters < 6; at++)
    letters += g_ascii_isalpha (*at) || (guint8) *at >= 0x80;
  return letters == 6;
}

static const char *
find (const char *text, const char *end, const char *what)
{
  return memmem (text, (gsize) (end - text), what, strlen (what));
}

/* "SMTP Error (550): Failed to add recipient "x" (5.1.1 User unknown)", in any language. */
static const char *
skip_roundcube (const char *text, const char *end)
{
  const char *after;

  if (end - text < 5 || memcmp (text, "SMTP", 4) != 0)
    return text;
  after = find (text, end, "): ");
  if (after != NULL)
    after = find (after + 3, end, " (");
  return after != NULL && portolan_reply_says_something (after + 2, end) ? after + 2 : text;
}

static gboolean
is_lead_in (const char *text, const char *at)
{
  char sign = *at;

  if (sign == '\x9a') /* the wide colon */
    {
      if (at - text < 2 || memcmp (at - 2, "\xef\xbc", 2) != 0)
        return FALSE;
      at -= 2;
      sign = ':';
    }
  while (at > text && at[-1] == ' ')
    at--;
  if (at - text >= 2 && memcmp (at - 2, "\xc2\xa0", 2) == 0)
    at -= 2;
  for (gsize i = 0; i < G_N_ELEMENTS (lead_ins); i++)
    {
      gsize length;

      if (lead_ins[i].sign != sign)
        continue;
      length = strlen (lead_ins[i].words);
      if ((gsize) (at - text) >= length && at[-1] == lead_ins[i].words[length - 1] &&
          memcmp (at - length, lead_ins[i].words, length) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_one_of (const char *const *phrases, gsize n, const char *at, const char *end)
{
  for (gsize i = 0; i < n; i++)
    {
      gsize length = strlen (phrases[i]);

      if (*at == *phrases[i] && (gsize) (end - at) >= length &&
          memcmp (at, phrases[i], length) == 0)
        return TRUE;
    }
  return FALSE;
}

enum {
  MAY_CLOSE_LEAD_IN = 1 << 0,
  MAY_OPEN_LEAD_OUT = 1 << 1,
  MAY_OPEN_LAST_WORDS = 1 << 2,
};

/* Which signs are worth a closer look. */
static const guint8 signs[256] = {
  [':'] = MAY_CLOSE_LEAD_IN,
  [';'] = MAY_CLOSE_LEAD_IN,
  ['='] = MAY_CLOSE_LEAD_IN,
  [0x9a] = MAY_CLOSE_LEAD_IN,
  ['('] = MAY_CLOSE_LEAD_IN | MAY_OPEN_LEAD_OUT | MAY_OPEN_LAST_WORDS,
  ['\''] = MAY_CLOSE_LEAD_IN | MAY_OPEN_LEAD_OUT,
  ['"'] = MAY_CLOSE_LEAD_IN | MAY_OPEN_LEAD_OUT,
  ['\n'] = MAY_OPEN_LEAD_OUT,
  ['S'] = MAY_OPEN_LEAD_OUT | MAY_OPEN_LAST_WORDS,
  ['G'] = MAY_OPEN_LEAD_OUT,
  ['P'] = MAY_OPEN_LAST_WORDS,
  ['B'] = MAY_OPEN_LAST_WORDS,
  ['V'] = MAY_OPEN_LAST_WORDS,
  ['C'] = MAY_OPEN_LAST_WORDS,
  [0xd0] = MAY_OPEN_LAST_WORDS, /* Cyrillic */
};

static gboolean
is_lead_out (const char *at, const char *end, guint8 may, gboolean had_lead_in)
{
  if ((may & MAY_OPEN_LEAD_OUT) && is_one_of (lead_outs, G_N_ELEMENTS (lead_outs), at, end))
    return TRUE;
  if ((may & MAY_OPEN_LAST_WORDS) && had_lead_in)
    return is_one_of (last_words, G_N_ELEMENTS (last_words), at, end);
  return FALSE;
}

/**
 * portolan_reply_unwrap:
 * @text: (array length=length) (element-type guint8): what a program reports
 * @length: how many bytes that is
 *
 * Finds the server's own words in it: behind the last of the lead-ins, up to the first lead-out. A
 * part that says nothing is not taken for the server's.
 *
 * Returns: where they are
 */
PortolanReplyCore
portolan_reply_unwrap (const char *text, gsize length)
{
  const char *end = text + length;
  const char *start = skip_roundcube (text, end);
  const char *before = start;
  gboolean had_lead_in = FALSE;

  for (const char *at = start; at < end; at++)
    {
      guint8 may = signs[(guint8) *at];

      if (may == 0)
        continue;
      if (is_lead_out (at, end, may, had_lead_in))
        {
          if (!portolan_reply_says_something (start, at))
            start = before;
          if (portolan_reply_says_something (start, at))
            {
              end = at;
              break;
            }
        }
      if ((may & MAY_CLOSE_LEAD_IN) && is_lead_in (text, at) &&
          portolan_reply_says_something (at + 1, end))
        {
          before = start;
          start = at + 1;
          had_lead_in = TRUE;
        }
    }
  return (PortolanReplyCore){ .start = (gsize) (start - text), .end = (gsize) (end - text) };
}
