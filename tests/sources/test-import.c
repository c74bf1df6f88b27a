/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The files in "home" are as the programs write them. */

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "model/bounds.h"
#include "model/enums.h"
#include "model/nick.h"
#include "sources/import-file.h"
#include "sources/import-folder.h"
#include "sources/import-program.h"
#include "sources/source.h"

typedef struct {
  const PortolanImportProgram *program;
  const char *address;
  const char *found; /* a line for each candidate */
} Case;

static const Case cases[] = {
  { &portolan_import_thunderbird, "bob@smtp-only.test", "smtp.smtp-only.test:465 tls address\n" },
  { &portolan_import_thunderbird, "BOB@smtp-only.test", "smtp.smtp-only.test:465 tls address\n" },
  { &portolan_import_thunderbird, "zoe@smtp-only.test", "smtp.smtp-only.test:465 tls address\n" },
  { &portolan_import_thunderbird, "bob@no-mail.test",
    "smtp.exim.test:587 starttls other EXIM\\bob\n" },
  { &portolan_import_thunderbird, "zoe@no-mail.test", "smtp.exim.test:587 starttls address\n" },
  { &portolan_import_thunderbird, "bob@self-signed.test", "" },
  { &portolan_import_thunderbird, "bob@evil.test", "" },
  { &portolan_import_evolution, "bob@mail-only.test",
    "mail.mail-only.test:587 starttls address\n" },
  { &portolan_import_evolution, "bob@sendmail.test", "" },
  { &portolan_import_geary, "bob@port2525.test",
    "smtp.port2525.test:2525 starttls other robert\n"
    "smtp.port2525.test:2525 starttls local-part\n" },
  { &portolan_import_geary, "robert@port2525.test",
    "smtp.port2525.test:2525 starttls local-part\n"
    "smtp.port2525.test:2525 starttls address\n" },
  { &portolan_import_geary, "bob@gmail.example", "" },
  { &portolan_import_msmtp, "bob@local-part.test",
    "smtp.local-part.test:587 starttls local-part\n"
    "smtp.local-part.test:587 starttls local-part\n"
    "smtp.local-part.test:587 starttls local-part\n" },
  { &portolan_import_msmtp, "bob@clear25.test", "smtp.clear25.test:25 none address\n" },
  { &portolan_import_msmtp, "bob@starttls25.test", "smtp.starttls25.test:465 tls local-part\n" },
  { &portolan_import_msmtp, "bob@late.test", "smtp.late.test:465 tls address\n" },
  { &portolan_import_msmtp, "bob@nobody.test", "" },
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

/* Waiting */

static void
on_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

static GPtrArray *
import (const PortolanImportProgram *program, const char *home, const char *config)
{
  const PortolanImportPlaces places = { home, config };
  g_autoptr (GAsyncResult) result = NULL;
  GPtrArray *accounts;

  portolan_import_program_async (program, &places, NULL, on_ready, &result);
  accounts = portolan_import_program_finish (wait_for (&result), NULL);
  g_assert_nonnull (accounts);
  return accounts;
}

static GBytes *
read_file (const char *path, gsize max)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GBytes *text;

  portolan_import_read_async (path, max, NULL, on_ready, &result);
  text = portolan_import_read_finish (wait_for (&result), &error);
  g_assert_no_error (error);
  return text;
}

static GStrv
list (const char *folder, guint max)
{
  g_autoptr (GAsyncResult) result = NULL;

  portolan_import_list_async (folder, max, NULL, on_ready, &result);
  return portolan_import_list_finish (wait_for (&result), NULL);
}

static void
test_profiles (void)
{
  g_autofree char *home = g_test_build_filename (G_TEST_DIST, "home", NULL);
  g_autofree char *config = g_build_filename (home, ".config", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) accounts = import (cases[i].program, home, config);
      g_autoptr (PortolanAddress) address = portolan_address_parse (cases[i].address, NULL);
      g_autoptr (GPtrArray) candidates = portolan_import_match (accounts, address);
      g_autofree char *found = describe (candidates);

      g_assert_cmpstr (found, ==, cases[i].found);
    }
  g_assert_false (g_file_test ("was-run", G_FILE_TEST_EXISTS));
}

/* What is not as it should be */

/* Links are not followed: one of them leads to itself. */
static void
remove_all (GFile *file)
{
  g_autoptr (GFileEnumerator) names =
      g_file_enumerate_children (file, G_FILE_ATTRIBUTE_STANDARD_NAME,
                                 G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  GFile *child;

  while (names != NULL && g_file_enumerator_iterate (names, NULL, &child, NULL, NULL) &&
         child != NULL)
    remove_all (child);
  g_file_delete (file, NULL, NULL);
}

/* Ends each test that has put something into the home, which is this program's own. */
static void
clear_home (void)
{
  g_autoptr (GFile) home = g_file_new_for_path (g_get_home_dir ());

  remove_all (home);
}

/* A path in the home. Its folder is there. */
static char *
place (const char *path)
{
  char *whole = g_build_filename (g_get_home_dir (), path, NULL);
  g_autofree char *folder = g_path_get_dirname (whole);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  return whole;
}

static void
write_file (const char *path, const char *text)
{
  g_autofree char *whole = place (path);

  g_assert_true (g_file_set_contents (whole, text, -1, NULL));
}

static guint
count_all (const char *home)
{
  static const PortolanImportProgram *const programs[] = {
    &portolan_import_thunderbird,
    &portolan_import_evolution,
    &portolan_import_geary,
    &portolan_import_msmtp,
  };
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (programs); i++)
    {
      g_autoptr (GPtrArray) accounts = import (programs[i], home, home);

      n += accounts->len;
    }
  return n;
}

static const char msmtp_account[] = "account a\nfrom bob@x.test\nhost smtp.x.test\n";
static const char preferences[] =
    "user_pref(\"mail.identity.id1.useremail\", \"bob@x.test\");\n"
    "user_pref(\"mail.identity.id1.smtpServer\", \"smtp1\");\n"
    "user_pref(\"mail.smtpserver.smtp1.hostname\", \"smtp.x.test\");\n";

/* Nothing there, as in a sandbox; then things that are not the files that they should be. What can
 * be read beside them is. */
static void
test_nothing (void)
{
  g_autofree char *pipe = place (".msmtprc");
  g_autofree char *folder = place ("evolution/sources/a.source/");
  g_autofree char *loop = place ("geary/account_01/geary.ini");
  g_autofree char *loops = place ("snap/thunderbird/common/.thunderbird");

  g_assert_cmpuint (count_all ("/nowhere"), ==, 0);

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_cmpint (symlink ("geary.ini", loop), ==, 0);
  g_assert_cmpint (symlink (".thunderbird", loops), ==, 0);
  write_file (".thunderbird/profiles.ini",
              "[Profile0]\nPath=/dev\n[Profile1]\nPath=..\n[Profile2]\nPath=a\n");
  g_assert_cmpuint (count_all (g_get_home_dir ()), ==, 0);

  write_file (".thunderbird/a/prefs.js", preferences);
  write_file ("msmtp/config", msmtp_account);
  g_assert_cmpuint (count_all (g_get_home_dir ()), ==, 2);
  clear_home ();
}

/* A file that is too large is passed over, and the next one is read. */
static void
test_too_large (void)
{
  g_autofree char *prefs = place (".thunderbird/a/prefs.js");

  write_file (".thunderbird/profiles.ini", "[Profile0]\nPath=a\n[Profile1]\nPath=b\n");
  write_file (".thunderbird/a/prefs.js", preferences);
  write_file (".thunderbird/b/prefs.js", preferences);
  g_assert_cmpuint (count_all (g_get_home_dir ()), ==, 2);
  g_assert_cmpint (truncate (prefs, 100 * 1000 * 1000), ==, 0);
  g_assert_cmpuint (count_all (g_get_home_dir ()), ==, 1);
  clear_home ();
}

/* Of ten thousand profiles and a thousand accounts, some are enough. */
static void
test_too_many (void)
{
  g_autoptr (GString) profiles = g_string_new (NULL);
  g_autofree char *folder = place ("geary/");
  g_auto (GStrv) paths = NULL, names = NULL;

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (profiles, "[Profile%u]\nPath=a\n", i);
  paths = portolan_import_parse_profiles (profiles->str);
  g_assert_cmpuint (g_strv_length (paths), ==, PORTOLAN_MAX_IMPORT_PROFILES);

  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *path = g_strdup_printf ("geary/%03u", i);

      write_file (path, "");
    }
  names = list (folder, PORTOLAN_MAX_IMPORT_FILES);
  g_assert_cmpuint (g_strv_length (names), ==, PORTOLAN_MAX_IMPORT_FILES);
  g_assert_cmpuint (count_all (g_get_home_dir ()), ==, 0);
  clear_home ();
}

/* Whoever reads may leave at every turn, and hears so. */
static void
test_left (void)
{
  g_autofree char *home = g_test_build_filename (G_TEST_DIST, "home", NULL);
  g_autofree char *config = g_build_filename (home, ".config", NULL);
  const PortolanImportPlaces places = { home, config };
  gboolean is_left = TRUE;

  for (guint turns = 0; is_left; turns++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GPtrArray) accounts = NULL;
      g_autoptr (GError) error = NULL;

      portolan_import_program_async (&portolan_import_evolution, &places, cancellable, on_ready,
                                     &result);
      for (guint i = 0; i < turns && result == NULL; i++)
        g_main_context_iteration (NULL, TRUE);
      is_left = result == NULL;
      g_cancellable_cancel (cancellable);
      accounts = portolan_import_program_finish (wait_for (&result), &error);
      if (is_left)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

/* A file system that does not answer: whoever opens this file waits, until it is set free. */

static GMutex mutex;
static GCond cond;
static const char *stuck; /* nullable */
static guint n_waiting;

/* Stands in for the C library's, by both of its names. */
int open_or_wait (const char *path, int flags, ...) __asm__("open64");
int open_or_wait_too (const char *path, int flags, ...) __asm__("open");

int
open_or_wait (const char *path, int flags, ...)
{
  g_mutex_lock (&mutex);
  while (g_strcmp0 (path, stuck) == 0)
    {
      n_waiting++;
      g_main_context_wakeup (NULL);
      g_cond_wait (&cond, &mutex);
      n_waiting--;
    }
  g_mutex_unlock (&mutex);
  return syscall (SYS_openat, AT_FDCWD, path, flags, 0600);
}

int
open_or_wait_too (const char *path, int flags, ...)
{
  return open_or_wait (path, flags);
}

static guint
count_waiting (void)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  return n_waiting;
}

static void
set_free (void)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  stuck = NULL;
  g_cond_broadcast (&cond);
}

/* The answer comes when the caller leaves, not when the file is there. */
static void
test_stuck (void)
{
  g_autoptr (PortolanAddress) address = portolan_address_parse ("bob@x.test", NULL);
  const PortolanQuestion question = { .address = address };
  g_autofree char *path = place (".msmtprc");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (PortolanLeads) leads = NULL;
  g_autoptr (GError) error = NULL;

  write_file (".msmtprc", msmtp_account);
  stuck = path;
  portolan_from_import_async (&question, cancellable, on_ready, &result);
  while (count_waiting () == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (result);

  g_cancellable_cancel (cancellable);
  g_assert_null (portolan_source_finish (wait_for (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_waiting (), ==, 1);
  set_free ();
  while (count_waiting () > 0)
    g_thread_yield ();

  g_clear_object (&result);
  portolan_from_import_async (&question, NULL, on_ready, &result);
  leads = portolan_source_finish (wait_for (&result), NULL);
  g_assert_cmpuint (leads->candidates->len, ==, 1);
  clear_home ();
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
  whole = read_file (path, 1000);
  g_assert_cmpuint (g_bytes_get_size (whole), ==, 1000);
  g_assert_null (read_file (path, 999));
  g_assert_null (read_file ("/dev/zero", 1000));
  g_assert_null (read_file ("/", 1000000));
  g_unlink (path);

  for (guint i = 0; i < 1000; i++)
    portolan_import_add (accounts, "bob@x.test", "smtp.x.test", 0, PORTOLAN_SECURITY_TLS, NULL);
  g_assert_cmpuint (accounts->len, ==, PORTOLAN_MAX_IMPORT_ACCOUNTS);
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
  g_autofree char *home = g_dir_make_tmp (NULL, NULL);
  int status;

  g_setenv ("HOME", home, TRUE);
  g_setenv ("XDG_CONFIG_HOME", home, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/profiles", test_profiles);
  g_test_add_func ("/import/nothing", test_nothing);
  g_test_add_func ("/import/too-large", test_too_large);
  g_test_add_func ("/import/too-many", test_too_many);
  g_test_add_func ("/import/left", test_left);
  g_test_add_func ("/import/stuck", test_stuck);
  g_test_add_func ("/import/bounds", test_bounds);
  g_test_add_func ("/import/nonsense", test_nonsense);
  status = g_test_run ();
  clear_home ();
  return status;
}
