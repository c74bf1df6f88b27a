/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Accounts that other programs on this computer have, and what they mean for an address. Whoever
 * set them up typed or accepted the server there, which makes it likely, and no more than that: it
 * is not the word that a password needs (see search/needs.h). */

#include "sources/import.h"

#include <string.h>

#include "model/bounds.h"
#include "model/host.h"

/* What one program has about one account, or half of it, where the program keeps the address and
 * the server in two files. */
typedef struct {
  PortolanAddress *address;     /* nullable: the other half has it */
  PortolanCandidate *candidate; /* nullable: the other half has it */
  char *username;               /* nullable */
  char *server;                 /* nullable: what the halves have in common */
} PortolanImportedAccount;

static void
account_free (PortolanImportedAccount *account)
{
  g_clear_pointer (&account->address, portolan_address_free);
  g_clear_pointer (&account->candidate, portolan_candidate_free);
  g_free (account->username);
  g_free (account->server);
  g_free (account);
}

GPtrArray *
portolan_import_accounts_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) account_free);
}

static guint16
usual_port (PortolanSecurity security)
{
  switch (security)
    {
    case PORTOLAN_SECURITY_NONE:
      return 25;
    case PORTOLAN_SECURITY_STARTTLS:
      return 587;
    case PORTOLAN_SECURITY_TLS:
      return 465;
    }

  return 0;
}

static gboolean
is_username (const char *text)
{
  if (text == NULL || *text == '\0' || !g_utf8_validate (text, -1, NULL))
    return FALSE;
  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      return FALSE;

  return TRUE;
}

static PortolanAddress *
parse_address (const char *text)
{
  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return NULL;

  return portolan_address_parse (text, NULL);
}

static PortolanCandidate *
parse_server (const char *host, guint port, PortolanSecurity security)
{
  g_autofree char *name = NULL;
  guint16 own_port = usual_port (security);

  if (host == NULL || port > G_MAXUINT16 || !g_utf8_validate (host, -1, NULL) ||
      !portolan_host_parse (host, &name, &own_port, NULL))
    return NULL;

  return portolan_candidate_new (name, port != 0 ? port : own_port, security,
                                 PORTOLAN_ORIGIN_IMPORTED);
}

static PortolanImportedAccount *
add (GPtrArray *accounts)
{
  PortolanImportedAccount *account = g_new0 (PortolanImportedAccount, 1);

  g_ptr_array_add (accounts, account);
  return account;
}

/**
 * portolan_import_add:
 * @accounts: (element-type PortolanImportedAccount): takes it in
 * @address: (nullable): whose account it is, also as "Bob <bob@example.com>"
 * @host: (nullable): the server, also with its port behind it
 * @port: the port, 0 for the usual one
 * @security: how the conversation is protected
 * @username: (nullable): the user name
 *
 * Adds an account, if what a program has of it makes sense.
 */
void
portolan_import_add (GPtrArray *accounts,
                     const char *address,
                     const char *host,
                     guint port,
                     PortolanSecurity security,
                     const char *username)
{
  g_autoptr (PortolanAddress) parsed = NULL;
  g_autoptr (PortolanCandidate) candidate = NULL;
  PortolanImportedAccount *account;

  if (accounts->len >= PORTOLAN_MAX_IMPORT_ACCOUNTS)
    return;
  parsed = parse_address (address);
  if (parsed != NULL)
    candidate = parse_server (host, port, security);
  if (candidate == NULL)
    return;

  account = add (accounts);
  account->address = g_steal_pointer (&parsed);
  account->candidate = g_steal_pointer (&candidate);
  account->username = is_username (username) ? g_strdup (username) : NULL;
}

/**
 * portolan_import_add_account:
 * @accounts: (element-type PortolanImportedAccount): takes it in
 * @address: (nullable): as for portolan_import_add()
 * @server: (nullable): what portolan_import_add_server() calls its server, then or later
 *
 * Adds an account whose server is told apart.
 */
void
portolan_import_add_account (GPtrArray *accounts, const char *address, const char *server)
{
  g_autoptr (PortolanAddress) parsed = parse_address (address);
  PortolanImportedAccount *account;

  if (parsed == NULL || server == NULL || accounts->len >= PORTOLAN_MAX_IMPORT_ACCOUNTS)
    return;

  account = add (accounts);
  account->address = g_steal_pointer (&parsed);
  account->server = g_strdup (server);
}

/**
 * portolan_import_add_server:
 * @accounts: (element-type PortolanImportedAccount): takes it in
 * @server: what accounts call it
 * @host: (nullable): as for portolan_import_add()
 * @port: the port, 0 for the usual one
 * @security: how the conversation is protected
 * @username: (nullable): the user name
 *
 * Adds the server of accounts that are told apart.
 */
void
portolan_import_add_server (GPtrArray *accounts,
                            const char *server,
                            const char *host,
                            guint port,
                            PortolanSecurity security,
                            const char *username)
{
  g_autoptr (PortolanCandidate) candidate = parse_server (host, port, security);
  PortolanImportedAccount *account;

  if (candidate == NULL || accounts->len >= PORTOLAN_MAX_IMPORT_ACCOUNTS)
    return;

  account = add (accounts);
  account->candidate = g_steal_pointer (&candidate);
  account->username = is_username (username) ? g_strdup (username) : NULL;
  account->server = g_strdup (server);
}

/* Who has the server of an account: itself, or its other half. */
static const PortolanImportedAccount *
find_server (GPtrArray *accounts, const PortolanImportedAccount *account)
{
  if (account->candidate != NULL)
    return account;

  for (guint i = 0; i < accounts->len; i++)
    {
      const PortolanImportedAccount *other = g_ptr_array_index (accounts, i);

      if (other->candidate != NULL && g_strcmp0 (other->server, account->server) == 0)
        return other;
    }

  return NULL;
}

static PortolanUsernameForm
form_of (const char *username, const PortolanAddress *address)
{
  if (username == NULL || g_str_equal (username, address->text))
    return PORTOLAN_USERNAME_FORM_ADDRESS;
  if (g_str_equal (username, address->local_part))
    return PORTOLAN_USERNAME_FORM_LOCAL_PART;
  return PORTOLAN_USERNAME_FORM_OTHER;
}

/* The user name is the account's own: of somebody else's account at the same domain, only the form
 * tells something. */
static void
add_candidate (GPtrArray *candidates,
               const PortolanImportedAccount *account,
               const PortolanImportedAccount *server,
               gboolean is_own)
{
  PortolanCandidate *candidate = portolan_candidate_copy (server->candidate);

  candidate->username_form = form_of (server->username, account->address);
  if (candidate->username_form == PORTOLAN_USERNAME_FORM_OTHER && is_own)
    candidate->username = g_strdup (server->username);
  else if (candidate->username_form == PORTOLAN_USERNAME_FORM_OTHER)
    candidate->username_form = PORTOLAN_USERNAME_FORM_ADDRESS;
  g_ptr_array_add (candidates, candidate);
}

/* Whether it is the address's own account, or else one of somebody at the same domain. */
static gboolean
is_about (const PortolanImportedAccount *account, const PortolanAddress *address, gboolean is_own)
{
  gboolean same;

  if (account->address == NULL || !g_str_equal (account->address->domain, address->domain))
    return FALSE;

  same = g_ascii_strcasecmp (account->address->local_part, address->local_part) == 0;
  return same == is_own;
}

/**
 * portolan_import_match:
 * @accounts: (element-type PortolanImportedAccount): what programs have
 * @address: whose outgoing server is looked for
 *
 * Returns: (transfer full) (element-type PortolanCandidate): the servers of this very account, then
 *   those of other accounts at the same domain
 */
GPtrArray *
portolan_import_match (GPtrArray *accounts, const PortolanAddress *address)
{
  GPtrArray *candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) portolan_candidate_free);

  for (int is_own = TRUE; is_own >= FALSE; is_own--)
    for (guint i = 0; i < accounts->len; i++)
      {
        const PortolanImportedAccount *account = g_ptr_array_index (accounts, i);
        const PortolanImportedAccount *server = NULL;

        if (is_about (account, address, is_own))
          server = find_server (accounts, account);
        if (server != NULL)
          add_candidate (candidates, account, server, is_own);
      }

  return candidates;
}
