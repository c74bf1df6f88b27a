/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* One outgoingServer becomes a candidate. What is missing or makes no sense is not guessed at:
 * that server is left out. */

#include "sources/autoconfig-server.h"

#include <gio/gio.h>
#include <string.h>

#include "model/bounds.h"
#include "model/host.h"
#include "sources/autoconfig-variables.h"

/* Numbers are refused: a certificate cannot vouch for "127.1", and no top-level domain begins with
 * a digit. So are names without a dot, which mean something else on every network. */
static gboolean
is_public_name (const char *host)
{
  const char *dot = strrchr (host, '.');

  return dot != NULL && g_ascii_isalpha (dot[1]);
}

static char *
read_host (const xmlNode *server, const PortolanAddress *address)
{
  g_autofree char *written = portolan_autoconfig_get_child (server, "hostname");
  g_autofree char *name = written != NULL ? portolan_autoconfig_fill_in (written, address) : NULL;
  g_autofree char *host = NULL;

  /* What users may type around a name has no place in a file. */
  if (name == NULL || strpbrk (name, ":/?#@[]%\\") != NULL)
    return NULL;

  return portolan_host_parse (name, &host, NULL, NULL) && is_public_name (host)
             ? g_steal_pointer (&host)
             : NULL;
}

static gboolean
read_port (const xmlNode *server, guint16 *port)
{
  g_autofree char *written = portolan_autoconfig_get_child (server, "port");

  return written != NULL && portolan_port_parse (written, port, NULL);
}

/* The first that is known: a later version of the format may put something better before it. */
static gboolean
read_security (const xmlNode *server, PortolanSecurity *security)
{
  static const struct {
    const char *socket_type;
    PortolanSecurity security;
  } types[] = {
    { "SSL", PORTOLAN_SECURITY_TLS },
    { "STARTTLS", PORTOLAN_SECURITY_STARTTLS },
    { "plain", PORTOLAN_SECURITY_NONE },
  };

  for (const xmlNode *node = server->children; node != NULL; node = node->next)
    {
      g_autofree char *text = NULL;

      if (!portolan_autoconfig_is_element (node, "socketType"))
        continue;
      text = portolan_autoconfig_get_text (node);
      for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
        if (g_ascii_strcasecmp (text, types[i].socket_type) == 0)
          {
            *security = types[i].security;
            return TRUE;
          }
    }

  return FALSE;
}

static gboolean
is_username (const char *name)
{
  if (*name == '\0' || g_utf8_strlen (name, -1) > PORTOLAN_MAX_AUTOCONFIG_USERNAME)
    return FALSE;

  for (; *name != '\0'; name = g_utf8_next_char (name))
    {
      gunichar c = g_utf8_get_char (name);

      if (!g_unichar_isprint (c) || (g_unichar_isspace (c) && c != ' '))
        return FALSE;
    }

  return TRUE;
}

static void
read_username (const xmlNode *server, const PortolanAddress *address, PortolanCandidate *candidate)
{
  g_autofree char *written = portolan_autoconfig_get_child (server, "username");
  g_autofree char *name = NULL;

  candidate->username_form = PORTOLAN_USERNAME_FORM_ADDRESS;
  if (written == NULL)
    return;

  name = portolan_autoconfig_fill_in (written, address);
  if (g_strcmp0 (name, address->text) == 0)
    return;

  if (g_strcmp0 (name, address->local_part) == 0)
    {
      candidate->username_form = PORTOLAN_USERNAME_FORM_LOCAL_PART;
      return;
    }

  candidate->username_form = PORTOLAN_USERNAME_FORM_OTHER;
  if (name != NULL && is_username (name))
    candidate->username = g_steal_pointer (&name);
}

/**
 * portolan_autoconfig_read_server:
 * @server: an outgoingServer
 * @address: whose account it is
 * @origin: who says so
 *
 * Returns: (transfer full) (nullable): the candidate, if @server is one for SMTP and complete
 */
PortolanCandidate *
portolan_autoconfig_read_server (const xmlNode *server,
                                 const PortolanAddress *address,
                                 PortolanOrigin origin)
{
  g_autofree char *type = portolan_autoconfig_get_attribute (server, "type");
  g_autofree char *host = NULL;
  PortolanCandidate *candidate;
  PortolanSecurity security;
  guint16 port;

  if (type == NULL || g_ascii_strcasecmp (type, "smtp") != 0)
    return NULL;

  host = read_host (server, address);
  if (host == NULL || !read_port (server, &port) || !read_security (server, &security))
    return NULL;

  candidate = portolan_candidate_new (host, port, security, origin);
  read_username (server, address, candidate);
  return candidate;
}
