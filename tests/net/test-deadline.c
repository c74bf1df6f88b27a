/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "net/deadline.h"

#include <string.h>

static void
run_until_cancelled (PortolanDeadline *deadline)
{
  while (!g_cancellable_is_cancelled (portolan_deadline_get_cancellable (deadline)))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_passes (void)
{
  const int milliseconds[] = { -1000, 0, 20 };

  for (gsize i = 0; i < G_N_ELEMENTS (milliseconds); i++)
    {
      PortolanDeadline *deadline = portolan_deadline_new (NULL);
      gint64 when = g_get_monotonic_time () + milliseconds[i] * G_TIME_SPAN_MILLISECOND;

      portolan_deadline_set (deadline, when);
      g_assert_false (portolan_deadline_has_passed (deadline));
      run_until_cancelled (deadline);
      g_assert_true (portolan_deadline_has_passed (deadline));
      g_assert_cmpint (g_get_monotonic_time (), >=, when);
      portolan_deadline_free (deadline);
    }
}

static void
test_the_caller_leaves (void)
{
  g_autoptr (GCancellable) caller = g_cancellable_new ();
  PortolanDeadline *deadline = portolan_deadline_new (caller);

  portolan_deadline_set (deadline, g_get_monotonic_time () + G_TIME_SPAN_HOUR);
  g_cancellable_cancel (caller);
  run_until_cancelled (deadline);
  g_assert_false (portolan_deadline_has_passed (deadline));
  portolan_deadline_free (deadline);
}

/* Another time in place of the first: only that one counts. */
static void
test_set_again (void)
{
  PortolanDeadline *deadline = portolan_deadline_new (NULL);
  gint64 later = g_get_monotonic_time () + 50 * G_TIME_SPAN_MILLISECOND;

  portolan_deadline_set (deadline, g_get_monotonic_time ());
  portolan_deadline_set (deadline, later);
  run_until_cancelled (deadline);
  g_assert_cmpint (g_get_monotonic_time (), >=, later);
  portolan_deadline_free (deadline);
}

#ifdef HAVE_TIMERFD

/* How many timers of this program count the time in which the computer sleeps. */
static guint
count_sleepless_clocks (void)
{
  g_autoptr (GDir) files = g_dir_open ("/proc/self/fdinfo", 0, NULL);
  const char *name;
  guint number = 0;

  g_assert_nonnull (files);
  while ((name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename ("/proc/self/fdinfo", name, NULL);
      g_autofree char *text = NULL;

      if (g_file_get_contents (path, &text, NULL, NULL) &&
          strstr (text, "clockid: 7\n") != NULL) /* CLOCK_BOOTTIME */
        number++;
    }

  return number;
}

static void
test_sleep_counts (void)
{
  PortolanDeadline *deadline = portolan_deadline_new (NULL);

  for (guint i = 0; i < 3; i++)
    portolan_deadline_set (deadline, g_get_monotonic_time () + G_TIME_SPAN_HOUR);
  g_assert_cmpuint (count_sleepless_clocks (), ==, 1);

  portolan_deadline_free (deadline);
  g_assert_cmpuint (count_sleepless_clocks (), ==, 0);
}

#endif

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/deadline/passes", test_passes);
  g_test_add_func ("/deadline/the-caller-leaves", test_the_caller_leaves);
  g_test_add_func ("/deadline/set-again", test_set_again);
#ifdef HAVE_TIMERFD
  g_test_add_func ("/deadline/sleep-counts", test_sleep_counts);
#endif
  return g_test_run ();
}
