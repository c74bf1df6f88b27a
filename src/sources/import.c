/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Accounts that other programs on this computer have, and what they mean for an address. Whoever
 * set them up typed or accepted the server there, which makes it likely, and no more than that: it
 * is not the word that a password needs (see search/needs.h). */

#include "sources/import.h"

#include <string.h>

#include "model/host.h"

#define MAX_ACCOUNTS 64 /* people have fewer; more would only be knocked at */

/* What one program has about one account. */
typedef struct {
  PortolanAddress *address;
  PortolanCandidate *candidate;
  char *username; /* nullable */
} PortolanImportedAccount;

static void
account_free (PortolanImportedAccount *account)
{
  portolan_address_free (account->address);
  portolan_candidate_free (account->candidate);
  g_free (account->username);
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
  g_autofree char *name = NULL;
  guint16 own_port = usual_port (security);
  PortolanImportedAccount *account;

  if (address == NULL || host == NULL || port > G_MAXUINT16 || accounts->len >= MAX_ACCOUNTS ||
      !g_utf8_validate (address, -1, NULL) || !g_utf8_validate (host, -1, NULL))
    return;
  parsed = portolan_address_parse (address, NULL);
  if (parsed == NULL || !portolan_host_parse (host, &name, &own_port, NULL))
    return;

  account = g_new0 (PortolanImportedAccount, 1);
  account->address = g_steal_pointer (&parsed);
  account->candidate = portolan_candidate_new (name, port != 0 ? port : own_port, security,
                                               PORTOLAN_ORIGIN_IMPORTED);
  account->username = is_username (username) ? g_strdup (username) : NULL;
  g_ptr_array_add (accounts, account);
}

static PortolanUsernameForm
form_of (const PortolanImportedAccount *account)
{
  if (account->username == NULL || g_str_equal (account->username, account->address->text))
    return PORTOLAN_USERNAME_FORM_ADDRESS;
  if (g_str_equal (account->username, account->address->local_part))
    return PORTOLAN_USERNAME_FORM_LOCAL_PART;
  return PORTOLAN_USERNAME_FORM_OTHER;
}

/* The user name is the account's own: of somebody else's account at the same domain, only the form
 * tells something. */
static void
add_candidate (GPtrArray *candidates, const PortolanImportedAccount *account, gboolean is_own)
{
  PortolanCandidate *candidate = portolan_candidate_copy (account->candidate);

  candidate->username_form = form_of (account);
  if (candidate->username_form == PORTOLAN_USERNAME_FORM_OTHER && is_own)
    candidate->username = g_strdup (account->username);
  else if (candidate->username_form == PORTOLAN_USERNAME_FORM_OTHER)
    candidate->username_form = PORTOLAN_USERNAME_FORM_ADDRESS;
  g_ptr_array_add (candidates, candidate);
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
        gboolean same = g_ascii_strcasecmp (account->address->local_part, address->local_part) == 0;

        if (g_str_equal (account->address->domain, address->domain) && same == is_own)
          add_candidate (candidates, account, is_own);
      }

  return candidates;
}
