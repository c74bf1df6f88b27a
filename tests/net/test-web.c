/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "net/web.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

static void
load (void)
{
  portolan_web_get ("portolan_web_get");
}

static void
limit (__rlimit_resource_t what, rlim_t most)
{
  const struct rlimit both = { most, most };

  g_assert_cmpint (setrlimit (what, &both), ==, 0);
}

static gsize
get_address_space (void)
{
  g_autofree char *pages = NULL;

  g_assert_true (g_file_get_contents ("/proc/self/statm", &pages, NULL, NULL));
  return g_ascii_strtoull (pages, NULL, 10) * sysconf (_SC_PAGESIZE);
}

static void
assert_not_loaded (const char *reason)
{
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr (reason);
  g_test_trap_assert_stderr_unmatched ("*not installed*");
}

static void
test_no_file_left (void)
{
  if (g_test_subprocess ())
    {
      limit (RLIMIT_NOFILE, open ("/dev/null", O_RDONLY));
      load ();
      return;
    }

  assert_not_loaded ("*A part of Portolan could not be loaded: *portolan-web.so*");
}

static void
test_no_memory_left (void)
{
  if (g_test_subprocess ())
    {
      limit (RLIMIT_AS, get_address_space () + 64 * 1024);
      load ();
      return;
    }
  if (g_getenv ("ASAN_OPTIONS") != NULL)
    {
      g_test_skip ("The sanitizer needs the memory itself");
      return;
    }

  assert_not_loaded ("*A part of Portolan could not be loaded: *");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/web/no-file-left", test_no_file_left);
  g_test_add_func ("/web/no-memory-left", test_no_memory_left);
  return g_test_run ();
}
