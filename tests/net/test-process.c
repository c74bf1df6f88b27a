/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "net/process.h"

#include <sys/resource.h>

static struct rlimit
get_limit (int what)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (what, &limit), ==, 0);
  return limit;
}

static void
set_limit (int what, rlim_t soft, rlim_t hard)
{
  const struct rlimit limit = { soft, hard };

  g_assert_cmpint (setrlimit (what, &limit), ==, 0);
}

/* As a desktop may start a program: with few files, but more for the asking. */
static void
test_limit_is_raised (void)
{
  rlim_t most = get_limit (RLIMIT_NOFILE).rlim_max;

  set_limit (RLIMIT_NOFILE, 16, most);
  g_assert_true (portolan_process_prepare ());
  g_assert_cmpuint (get_limit (RLIMIT_NOFILE).rlim_cur, >=, MIN (most, 1024));
  g_assert_cmpuint (get_limit (RLIMIT_NOFILE).rlim_max, ==, most);
}

static void
test_more_is_left_alone (void)
{
  rlim_t most = get_limit (RLIMIT_NOFILE).rlim_max;

  set_limit (RLIMIT_NOFILE, most, most);
  g_assert_true (portolan_process_prepare ());
  g_assert_cmpuint (get_limit (RLIMIT_NOFILE).rlim_cur, ==, most);
}

static void
test_no_core_dump (void)
{
  rlim_t most = get_limit (RLIMIT_CORE).rlim_max;

  set_limit (RLIMIT_CORE, most, most);
  portolan_process_prepare ();
  g_assert_cmpuint (get_limit (RLIMIT_CORE).rlim_cur, ==, 0);
}

/* In a program of its own, since it cannot be undone. */
static void
test_too_few (void)
{
  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
      g_test_trap_assert_passed ();
      return;
    }

  set_limit (RLIMIT_NOFILE, 32, 32);
  g_assert_false (portolan_process_prepare ());
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/process/limit-is-raised", test_limit_is_raised);
  g_test_add_func ("/process/more-is-left-alone", test_more_is_left_alone);
  g_test_add_func ("/process/no-core-dump", test_no_core_dump);
  g_test_add_func ("/process/too-few", test_too_few);
  return g_test_run ();
}
