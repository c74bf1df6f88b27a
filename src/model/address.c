/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* E-mail addresses as people type and paste them. What is clear is understood without a word;
 * everything else gets one sentence that says what to type. */

#include "config.h"

#include "model/address.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/error.h"
#include "model/host.h"

#define MAX_LOCAL_PART 64 /* octets; RFC 5321, section 4.5.3.1.1 */

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, PORTOLAN_ERROR, PORTOLAN_ERROR_INPUT, sentence);
  return FALSE;
}

/* Spaces of every kind, also the invisible ones that come along when text is pasted. */
static char *
drop_outer_spaces (const char *typed)
{
  static const char *const invisible[] = { "\u200b", "\u200e", "\u200f", "\u2060", "\ufeff" };
  g_autoptr (GString) text = g_string_new (typed);
  const char *begin, *end;

  for (gsize i = 0; i < G_N_ELEMENTS (invisible); i++)
    g_string_replace (text, invisible[i], "", 0);

  begin = text->str;
  while (g_unichar_isspace (g_utf8_get_char (begin)))
    begin = g_utf8_next_char (begin);

  end = text->str + text->len;
  while (end > begin && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);

  return g_strndup (begin, end - begin);
}

/* "mailto:bob@x.example?subject=…" (RFC 6068), "Bob <bob@x.example>" (RFC 5322) and the @ of
 * East Asian keyboards come down to the bare address. */
static char *
unwrap (const char *typed)
{
  g_autofree char *text = drop_outer_spaces (typed);
  const char *open, *close;

  if (g_ascii_strncasecmp (text, "mailto:", strlen ("mailto:")) == 0)
    {
      g_autofree char *rest =
          g_strndup (text + strlen ("mailto:"), strcspn (text + strlen ("mailto:"), "?"));
      g_autofree char *decoded = g_uri_unescape_string (rest, NULL);

      g_free (text);
      text = drop_outer_spaces (decoded != NULL ? decoded : rest);
    }

  close = g_str_has_suffix (text, ">") ? text + strlen (text) - 1 : NULL;
  open = close != NULL ? strrchr (text, '<') : NULL;
  if (open != NULL)
    {
      g_autofree char *inner = g_strndup (open + 1, close - open - 1);

      g_free (text);
      text = drop_outer_spaces (inner);
    }

  if (strchr (text, '@') == NULL)
    {
      g_autoptr (GString) ascii = g_string_new (text);

      g_string_replace (ascii, "\uff20", "@", 0);
      return g_strdup (ascii->str);
    }

  return g_steal_pointer (&text);
}

/* The characters of an unquoted local part: atext of RFC 5322, dots, and all of Unicode beyond
 * ASCII (RFC 6531). A quoted one may hold anything printable. */
static gboolean
is_local_part (const char *local_part)
{
  gsize length = strlen (local_part);

  if (length >= 3 && local_part[0] == '"' && local_part[length - 1] == '"')
    {
      for (gsize i = 1; i + 1 < length; i++)
        if (g_ascii_iscntrl (local_part[i]) || (local_part[i] == '"' && local_part[i - 1] != '\\'))
          return FALSE;
      return TRUE;
    }

  if (local_part[0] == '.' || local_part[length - 1] == '.' || strstr (local_part, "..") != NULL)
    return FALSE;

  for (const char *p = local_part; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 0x80 ? !g_ascii_isalnum (c) && strchr ("!#$%&'*+-/=?^_`{|}~.", (int) c) == NULL
                   : !g_unichar_isprint (c) || g_unichar_isspace (c))
        return FALSE;
    }

  return TRUE;
}

/* The ASCII form of a name may have lost an empty label that the name as shown has. */
static gboolean
is_domain (const char *shown, const char *ascii)
{
  return strchr (ascii, '.') != NULL && portolan_host_is_name (ascii) &&
         !g_hostname_is_ip_address (ascii) && strstr (shown, "..") == NULL &&
         !g_str_has_suffix (shown, ".");
}

static gboolean
check_local_part (const char *local_part, GError **error)
{
  if (*local_part == '\0')
    return refuse (error, _ ("Something is missing before the @. Type the whole address, like "
                             "bob@example.com."));

  if (strlen (local_part) > MAX_LOCAL_PART)
    return refuse (error,
                   _ ("The part before the @ is too long for an e-mail address. Please check "
                      "it and type it again."));

  if (strchr (local_part, '@') != NULL && local_part[0] != '"')
    return refuse (error, _ ("There is more than one @. Type a single address, like "
                             "bob@example.com."));

  if (!is_local_part (local_part))
    return refuse (error, _ ("The part before the @ has a space or a sign that can’t stand there. "
                             "Please check it and type it again."));

  return TRUE;
}

static gboolean
check_domain (const char *shown, const char *ascii, GError **error)
{
  if (*shown == '\0')
    return refuse (error, _ ("Something is missing after the @. Type the whole address, like "
                             "bob@example.com."));

  if (strchr (shown, '.') == NULL)
    return refuse (error, _ ("The part after the @ has no dot. It should look like example.com."));

  if (ascii == NULL || !is_domain (shown, ascii))
    return refuse (error, _ ("The part after the @ is not the name of a mail service. It should "
                             "look like example.com."));

  return TRUE;
}

static char *
normalise_domain (const char *domain)
{
  g_autofree char *lower = g_utf8_strdown (domain, -1);
  g_autoptr (GString) text = g_string_new (lower);

  /* The full stops of East Asian keyboards (RFC 3490, section 3.1). */
  g_string_replace (text, "\u3002", ".", 0);
  g_string_replace (text, "\uff0e", ".", 0);
  g_string_replace (text, "\uff61", ".", 0);
  if (text->len > 0 && text->str[text->len - 1] == '.')
    g_string_truncate (text, text->len - 1);

  return g_strdup (text->str);
}

/**
 * portolan_address_parse:
 * @typed: what somebody typed or pasted
 * @error: return location for a %PORTOLAN_ERROR_INPUT whose message says what to type
 *
 * Understands an e-mail address (RFC 5321, section 4.1.2; RFC 6531) with what commonly stands
 * around it: spaces, `mailto:`, `Bob <…>`. The local part stays as typed.
 *
 * Returns: (transfer full): the address, or %NULL with @error
 */
PortolanAddress *
portolan_address_parse (const char *typed, GError **error)
{
  g_autoptr (PortolanAddress) address = NULL;
  g_autofree char *text = NULL;
  const char *at;

  if (!g_utf8_validate (typed, -1, NULL))
    {
      refuse (error, _ ("This address has signs that can’t be read. Please type it again."));
      return NULL;
    }

  text = unwrap (typed);
  if (*text == '\0')
    {
      refuse (error, _ ("Please type your e-mail address, like bob@example.com."));
      return NULL;
    }

  at = strrchr (text, '@');
  if (at == NULL)
    {
      refuse (error, _ ("There is no @ in it. Type the whole address, like bob@example.com."));
      return NULL;
    }

  address = g_new0 (PortolanAddress, 1);
  address->local_part = g_strndup (text, at - text);
  address->shown_domain = normalise_domain (at + 1);
  address->domain = g_hostname_to_ascii (address->shown_domain);
  address->text = g_strconcat (address->local_part, "@", address->shown_domain, NULL);

  if (!check_local_part (address->local_part, error) ||
      !check_domain (address->shown_domain, address->domain, error))
    return NULL;

  return g_steal_pointer (&address);
}

PortolanAddress *
portolan_address_copy (const PortolanAddress *address)
{
  PortolanAddress *copy = g_new0 (PortolanAddress, 1);

  copy->text = g_strdup (address->text);
  copy->local_part = g_strdup (address->local_part);
  copy->domain = g_strdup (address->domain);
  copy->shown_domain = g_strdup (address->shown_domain);
  return copy;
}

void
portolan_address_free (PortolanAddress *address)
{
  g_free (address->text);
  g_free (address->local_part);
  g_free (address->domain);
  g_free (address->shown_domain);
  g_free (address);
}
