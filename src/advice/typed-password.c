/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * What was typed or pasted as a password, before it is tried: the spaces that web pages put into
 * app passwords are for the eye, and a key in the wrong place is told from a password. Nothing is
 * held back: who says so may try it as it is.
 */

#include "config.h"

#include "advice/typed-password.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* No app password and no key is shorter. */
#define MIN_MADE_LENGTH 12

/* How services mark their keys, and whether one signs in to their mail servers with it. */
static const struct {
  const char *prefix;
  gboolean for_smtp;
} keys[] = {
  { "SG.", TRUE },       /* SendGrid */
  { "xsmtpsib-", TRUE }, /* Brevo */
  { "xkeysib-", FALSE }, /* Brevo, for programs that know its own language */
  { "mlsn.", FALSE },    /* MailerSend, the same */
  { "key-", FALSE },     /* Mailgun, the same */
  { "AKIA", FALSE },     /* Amazon, the name of a key */
  { "md-", TRUE },       /* Mandrill */
  { "re_", TRUE },       /* Resend */
};

static gboolean
is_space (gunichar c)
{
  return g_unichar_isspace (c) || c == 0x200b || c == 0xfeff;
}

static gsize
count_made_letters (const char *typed, gboolean *has_spaces, gboolean *is_made)
{
  gsize n = 0;

  *has_spaces = FALSE;
  *is_made = TRUE;
  for (const char *at = typed; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (is_space (c))
        {
          *has_spaces = TRUE;
          continue;
        }
      n++;
      if (c > 127 || !(g_ascii_isalnum ((char) c) || c == '-'))
        *is_made = FALSE;
    }
  return n;
}

/* "abcd efgh ijkl mnop", with whatever kinds of space between and around. */
static gboolean
has_reading_spaces (const char *typed, PortolanSecret secret, PortolanProviderSignIn ways)
{
  gboolean has_spaces, is_made;
  gsize n = count_made_letters (typed, &has_spaces, &is_made);

  if (!has_spaces || !is_made)
    return FALSE;
  if (secret == PORTOLAN_SECRET_APP_PASSWORD)
    return n >= MIN_MADE_LENGTH;
  return n == 16 && (ways & (PORTOLAN_PROVIDER_SIGN_IN_APP_PASSWORD |
                             PORTOLAN_PROVIDER_SIGN_IN_APP_PASSWORD_WITH_TWO_FACTOR)) != 0;
}

/* The copy without spaces is wiped as soon as the secret memory has it. */
static SecretValue *
take_without_spaces (const char *typed)
{
  char *copy = g_malloc (strlen (typed) + 1), *end = copy;
  SecretValue *password;

  for (const char *at = typed; *at != '\0'; at = g_utf8_next_char (at))
    if (!is_space (g_utf8_get_char (at)))
      {
        gsize length = g_utf8_next_char (at) - at;

        memcpy (end, at, length);
        end += length;
      }
  *end = '\0';
  password = secret_value_new (copy, -1, "text/plain");
  secret_password_wipe (copy);
  g_free (copy);
  return password;
}

static PortolanTypedPassword
look_at (const char *typed, PortolanSecret secret)
{
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      if (!g_str_has_prefix (typed, keys[i].prefix) || strlen (typed) < MIN_MADE_LENGTH)
        continue;
      if (secret == PORTOLAN_SECRET_KEY)
        return keys[i].for_smtp ? PORTOLAN_TYPED_PASSWORD_FINE
                                : PORTOLAN_TYPED_PASSWORD_LOOKS_LIKE_OTHER_KEY;
      return PORTOLAN_TYPED_PASSWORD_LOOKS_LIKE_KEY;
    }
  if ((secret == PORTOLAN_SECRET_KEY || secret == PORTOLAN_SECRET_APP_PASSWORD) &&
      strlen (typed) < MIN_MADE_LENGTH)
    return PORTOLAN_TYPED_PASSWORD_LOOKS_LIKE_PASSWORD;
  return PORTOLAN_TYPED_PASSWORD_FINE;
}

/**
 * portolan_typed_password_take:
 * @typed: what was typed, UTF-8
 * @provider: (nullable): for whom
 * @now: the time
 * @password: (out) (transfer full): what to sign in with
 *
 * Takes what was typed into secret memory, without the spaces that are there for reading only.
 * Those are looked for only where the provider makes app passwords.
 *
 * Returns: what to say about it first
 */
PortolanTypedPassword
portolan_typed_password_take (const char *typed,
                              const PortolanProvider *provider,
                              GDateTime *now,
                              SecretValue **password)
{
  PortolanSecret secret =
      provider != NULL ? portolan_secret_of_provider (provider, now) : PORTOLAN_SECRET_PASSWORD;

  if (provider != NULL && has_reading_spaces (typed, secret, provider->sign_in))
    {
      *password = take_without_spaces (typed);
      return PORTOLAN_TYPED_PASSWORD_CLEANED;
    }
  *password = secret_value_new (typed, -1, "text/plain");
  return look_at (typed, secret);
}

/**
 * portolan_typed_password_say:
 * @look: what there is to say
 *
 * Returns: (transfer none) (nullable): that in sentences
 */
const char *
portolan_typed_password_say (PortolanTypedPassword look)
{
  switch (look)
    {
    case PORTOLAN_TYPED_PASSWORD_FINE:
      return NULL;
    case PORTOLAN_TYPED_PASSWORD_CLEANED:
      return _ ("We left out the spaces. They are there just to make it easy to read.");
    case PORTOLAN_TYPED_PASSWORD_LOOKS_LIKE_KEY:
      return _ ("This looks like the key of a service that sends mail. Here the password of your "
                "mailbox is meant. If it is right, sign in once more.");
    case PORTOLAN_TYPED_PASSWORD_LOOKS_LIKE_OTHER_KEY:
      return _ ("This looks like a key for other programs, not the one for SMTP (sending mail). If "
                "it is right, sign in once more.");
    case PORTOLAN_TYPED_PASSWORD_LOOKS_LIKE_PASSWORD:
      return _ ("This is short for one that your provider has made. Is it the one for the web "
                "page? If it is right, sign in once more.");
    }
  g_return_val_if_reached (NULL);
}
