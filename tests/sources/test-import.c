/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The files in "home" are as the programs write them. */

#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/enums.h"
#include "model/nick.h"
#include "sources/import-file.h"
#include "sources/import.h"

typedef struct {
  PortolanImportFunc import;
  const char *address;
  const char *found; /* a line for each candidate */
} Case;

static const Case cases[] = {
  { portolan_import_thunderbird, "bob@smtp-only.test", "smtp.smtp-only.test:465 tls address\n" },
  { portolan_import_thunderbird, "BOB@smtp-only.test", "smtp.smtp-only.test:465 tls address\n" },
  { portolan_import_thunderbird, "zoe@smtp-only.test", "smtp.smtp-only.test:465 tls address\n" },
  { portolan_import_thunderbird, "bob@no-mail.test",
    "smtp.exim.test:587 starttls other EXIM\\bob\n" },
  { portolan_import_thunderbird, "zoe@no-mail.test", "smtp.exim.test:587 starttls address\n" },
  { portolan_import_thunderbird, "bob@self-signed.test", "" },
  { portolan_import_thunderbird, "bob@evil.test", "" },
  { portolan_import_evolution, "bob@mail-only.test", "mail.mail-only.test:587 starttls address\n" },
  { portolan_import_evolution, "bob@sendmail.test", "" },
  { portolan_import_geary, "bob@port2525.test",
    "smtp.port2525.test:2525 starttls other robert\n"
    "smtp.port2525.test:2525 starttls local-part\n" },
  { portolan_import_geary, "robert@port2525.test",
    "smtp.port2525.test:2525 starttls local-part\n"
    "smtp.port2525.test:2525 starttls address\n" },
  { portolan_import_geary, "bob@gmail.example", "" },
  { portolan_import_msmtp, "bob@local-part.test",
    "smtp.local-part.test:587 starttls local-part\n"
    "smtp.local-part.test:587 starttls local-part\n"
    "smtp.local-part.test:587 starttls local-part\n" },
  { portolan_import_msmtp, "bob@clear25.test", "smtp.clear25.test:25 none address\n" },
  { portolan_import_msmtp, "bob@starttls25.test", "smtp.starttls25.test:465 tls local-part\n" },
  { portolan_import_msmtp, "bob@late.test", "smtp.late.test:465 tls address\n" },
  { portolan_import_msmtp, "bob@nobody.test", "" },
};

static char *
describe (GPtrArray *candidates)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < candidates->len; i++)
    {
      const PortolanCandidate *candidate = g_ptr_array_index (candidates, i);

      g_assert_cmpint (candidate->origin, ==, PORTOLAN_ORIGIN_IMPORTED);
      g_string_append_printf (text, "%s:%u %s %s%s%s\n", candidate->host, candidate->port,
                              portolan_nick (PORTOLAN_TYPE_SECURITY, candidate->security),
                              portolan_nick (PORTOLAN_TYPE_USERNAME_FORM, candidate->username_form),
                              candidate->username != NULL ? " " : "",
                              candidate->username != NULL ? candidate->username : "");
    }

  return g_string_free (text, FALSE);
}

static void
test_profiles (void)
{
  g_autofree char *home = g_test_build_filename (G_TEST_DIST, "home", NULL);
  g_autofree char *config = g_build_filename (home, ".config", NULL);
  const PortolanImportPlaces places = { home, config };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) accounts = portolan_import_accounts_new ();
      g_autoptr (PortolanAddress) address = portolan_address_parse (cases[i].address, NULL);
      g_autoptr (GPtrArray) candidates = NULL;
      g_autofree char *found = NULL;

      cases[i].import (&places, accounts);
      candidates = portolan_import_match (accounts, address);
      found = describe (candidates);
      g_assert_cmpstr (found, ==, cases[i].found);
    }
  g_assert_false (g_file_test ("was-run", G_FILE_TEST_EXISTS));
}

static void
import_all (const char *home, GPtrArray *accounts)
{
  const PortolanImportPlaces places = { home, home };

  portolan_import_thunderbird (&places, accounts);
  portolan_import_evolution (&places, accounts);
  portolan_import_geary (&places, accounts);
  portolan_import_msmtp (&places, accounts);
}

/* Nothing there, as in a sandbox; then things that are not the files that they should be. */
static void
test_nothing (void)
{
  g_autoptr (GPtrArray) accounts = portolan_import_accounts_new ();
  g_autofree char *home = g_dir_make_tmp (NULL, NULL);
  g_autofree char *pipe = g_build_filename (home, ".msmtprc", NULL);
  g_autofree char *thunderbird = g_build_filename (home, ".thunderbird", NULL);
  g_autofree char *profiles = g_build_filename (thunderbird, "profiles.ini", NULL);

  import_all ("/nowhere", accounts);
  g_assert_cmpuint (accounts->len, ==, 0);

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_cmpint (g_mkdir (thunderbird, 0700), ==, 0);
  g_assert_true (g_file_set_contents (profiles, "[Profile0]\nPath=/dev\n", -1, NULL));
  import_all (home, accounts);
  g_assert_cmpuint (accounts->len, ==, 0);

  g_unlink (profiles);
  g_rmdir (thunderbird);
  g_unlink (pipe);
  g_rmdir (home);
}

static void
test_bounds (void)
{
  g_autoptr (GPtrArray) accounts = portolan_import_accounts_new ();
  g_autoptr (GBytes) whole = NULL;
  g_autofree char *path = NULL;
  int file = g_file_open_tmp (NULL, &path, NULL);

  g_assert_cmpint (ftruncate (file, 1000), ==, 0);
  close (file);
  whole = portolan_import_read (path, 1000);
  g_assert_cmpuint (g_bytes_get_size (whole), ==, 1000);
  g_assert_null (portolan_import_read (path, 999));
  g_assert_null (portolan_import_read ("/dev/zero", 1000));
  g_unlink (path);

  for (guint i = 0; i < 1000; i++)
    portolan_import_add (accounts, "bob@x.test", "smtp.x.test", 0, PORTOLAN_SECURITY_TLS, NULL);
  g_assert_cmpuint (accounts->len, ==, 64);
}

/* What makes no sense is no account. */
static void
test_nonsense (void)
{
  g_autoptr (GPtrArray) accounts = portolan_import_accounts_new ();
  g_autoptr (PortolanAddress) address = portolan_address_parse ("bob@x.test", NULL);
  g_autoptr (GPtrArray) candidates = NULL;
  const PortolanCandidate *candidate;

  portolan_import_add (accounts, NULL, "smtp.x.test", 465, PORTOLAN_SECURITY_TLS, NULL);
  portolan_import_add (accounts, "bob@x.test", NULL, 465, PORTOLAN_SECURITY_TLS, NULL);
  portolan_import_add (accounts, "bob", "smtp.x.test", 465, PORTOLAN_SECURITY_TLS, NULL);
  portolan_import_add (accounts, "bob@x.test", "a b", 465, PORTOLAN_SECURITY_TLS, NULL);
  portolan_import_add (accounts, "bob@x.test", "\xff", 465, PORTOLAN_SECURITY_TLS, NULL);
  portolan_import_add (accounts, "bob@x.test", "smtp.x.test", 65536, PORTOLAN_SECURITY_TLS, NULL);
  g_assert_cmpuint (accounts->len, ==, 0);

  portolan_import_add (accounts, "bob@x.test", "smtp.x.test:2465", 0, PORTOLAN_SECURITY_TLS,
                       "bob\nRCPT TO:<zoe@x.test>");
  candidates = portolan_import_match (accounts, address);
  candidate = g_ptr_array_index (candidates, 0);
  g_assert_cmpuint (candidate->port, ==, 2465);
  g_assert_cmpint (candidate->username_form, ==, PORTOLAN_USERNAME_FORM_ADDRESS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/profiles", test_profiles);
  g_test_add_func ("/import/nothing", test_nothing);
  g_test_add_func ("/import/bounds", test_bounds);
  g_test_add_func ("/import/nonsense", test_nonsense);
  return g_test_run ();
}
