/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The file of another program, read by each of our readers: whatever it holds, the servers that
 * come out of it can be asked, and are not more trusted than such files are. */

#include <string.h>

#include "fuzz/fuzz.h"
#include "model/bounds.h"
#include "model/host.h"
#include "sources/import.h"

static const PortolanImportParseFunc readers[] = {
  portolan_import_parse_thunderbird,
  portolan_import_parse_evolution,
  portolan_import_parse_geary,
  portolan_import_parse_msmtp,
};

static void
check_candidate (const PortolanCandidate *candidate)
{
  g_assert_true (portolan_host_is_name (candidate->host));
  g_assert_cmpuint (candidate->port, >, 0);
  g_assert_cmpint (candidate->origin, ==, PORTOLAN_ORIGIN_IMPORTED);
  g_assert_true ((candidate->username != NULL) ==
                 (candidate->username_form == PORTOLAN_USERNAME_FORM_OTHER));
  if (candidate->username == NULL)
    return;

  g_assert_true (g_utf8_validate (candidate->username, -1, NULL));
  g_assert_null (strpbrk (candidate->username, "\r\n"));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (PortolanAddress) address = portolan_address_parse ("bob@x.test", NULL);
  g_autoptr (GPtrArray) accounts = portolan_import_accounts_new ();
  g_autoptr (GPtrArray) candidates = NULL;
  g_auto (GStrv) profiles = portolan_import_parse_profiles (text);

  for (gsize i = 0; i < G_N_ELEMENTS (readers); i++)
    readers[i]("1234.source", text, accounts);
  candidates = portolan_import_match (accounts, address);

  for (guint i = 0; i < candidates->len; i++)
    check_candidate (g_ptr_array_index (candidates, i));
  g_assert_cmpuint (candidates->len, <=, accounts->len);
  g_assert_cmpuint (g_strv_length (profiles), <=, PORTOLAN_MAX_IMPORT_PROFILES);

  return 0;
}
