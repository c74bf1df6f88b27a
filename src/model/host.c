/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Host names and port numbers as people write them down. */

#include "config.h"

#include "model/host.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/bounds.h"
#include "model/error.h"

/**
 * portolan_host_is_name:
 * @ascii: a name in its ASCII form
 *
 * Returns: whether @ascii can be the name of a host (RFC 1123, section 2.1; underscores, which
 *   some servers have, are let through)
 */
gboolean
portolan_host_is_name (const char *ascii)
{
  g_auto (GStrv) labels = g_strsplit (ascii, ".", -1);

  if (*ascii == '\0' || strlen (ascii) > PORTOLAN_MAX_HOST)
    return FALSE;

  for (guint i = 0; labels[i] != NULL; i++)
    {
      gsize length = strlen (labels[i]);

      if (length == 0 || length > PORTOLAN_MAX_LABEL || labels[i][0] == '-' ||
          labels[i][length - 1] == '-')
        return FALSE;
      for (gsize j = 0; j < length; j++)
        if (!g_ascii_isalnum (labels[i][j]) && labels[i][j] != '-' && labels[i][j] != '_')
          return FALSE;
    }

  return TRUE;
}

/* Takes "https://mail.x.example/path", "mail.x.example:587" and "[2001:db8::1]:587" apart; the
 * number of a web address is not the one for mail. */
static char *
split_host (const char *text, guint16 *port)
{
  g_autofree char *address = NULL;
  g_autoptr (GUri) uri = NULL;
  gboolean is_url = strstr (text, "://") != NULL;

  if (g_hostname_is_ip_address (text))
    return g_strdup (text);

  address = is_url ? g_strdup (text) : g_strconcat ("smtp://", text, NULL);
  uri = g_uri_parse (address, G_URI_FLAGS_NON_DNS, NULL);
  if (uri == NULL || g_uri_get_host (uri) == NULL || g_uri_get_userinfo (uri) != NULL)
    return NULL;

  if (port != NULL && g_uri_get_port (uri) > 0 && !g_str_has_prefix (text, "http"))
    *port = g_uri_get_port (uri);
  return g_strdup (g_uri_get_host (uri));
}

/**
 * portolan_host_parse:
 * @typed: what somebody typed as the server
 * @host: (out): the host name in its ASCII form, or an IP address
 * @port: (out) (optional): the port, if one was typed with it; otherwise left alone
 * @error: return location for a %PORTOLAN_ERROR_INPUT whose message says what to type
 *
 * Understands a host name, an IP address, either with a port, or a whole web address.
 *
 * Returns: whether @typed names a host
 */
gboolean
portolan_host_parse (const char *typed, char **host, guint16 *port, GError **error)
{
  g_autofree char *text = NULL, *lower = NULL, *ascii = NULL;
  gboolean readable = g_utf8_validate (typed, -1, NULL);

  if (readable)
    {
      g_autofree char *stripped = g_strstrip (g_strdup (typed));

      text = strpbrk (stripped, " \t\r\n") == NULL ? split_host (stripped, port) : NULL;
    }

  if (text != NULL)
    {
      if (g_str_has_suffix (text, "."))
        text[strlen (text) - 1] = '\0';
      lower = g_utf8_strdown (text, -1);
      ascii = g_hostname_to_ascii (lower);
    }

  if (ascii == NULL || (!g_hostname_is_ip_address (ascii) && !portolan_host_is_name (ascii)))
    {
      g_set_error_literal (error, PORTOLAN_ERROR, PORTOLAN_ERROR_INPUT,
                           _ ("This is not the name of a server. Type one like smtp.example.com."));
      return FALSE;
    }

  *host = g_steal_pointer (&ascii);
  return TRUE;
}

/**
 * portolan_port_parse:
 * @typed: what somebody typed as the port
 * @port: (out): the port
 * @error: return location for a %PORTOLAN_ERROR_INPUT whose message says what to type
 *
 * Returns: whether @typed is a number from 1 to 65535
 */
gboolean
portolan_port_parse (const char *typed, guint16 *port, GError **error)
{
  g_autofree char *text = g_strstrip (g_strdup (typed));
  guint64 number;

  if (!g_ascii_string_to_unsigned (text, 10, 1, G_MAXUINT16, &number, NULL))
    {
      g_set_error_literal (error, PORTOLAN_ERROR, PORTOLAN_ERROR_INPUT,
                           _ ("A port is a number from 1 to 65535. Mail servers mostly use 465 or "
                              "587."));
      return FALSE;
    }

  *port = number;
  return TRUE;
}
