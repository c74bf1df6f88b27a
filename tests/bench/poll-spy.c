/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Preloaded into a program: how long its main loop is away from poll() at most, which is how long
 * it could not have answered anybody. Printed to the file that POLL_SPY names, in microseconds:
 * first the longest time, then the processor's part of it. */

#define _GNU_SOURCE

#include <dlfcn.h>
#include <fcntl.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static int64_t left, left_cpu, longest, longest_cpu;

static int64_t
get_time (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);
  return now.tv_sec * INT64_C (1000000) + now.tv_nsec / 1000;
}

/* Only the first thread, and only between two polls: what comes before the first is the start. */
int
poll (struct pollfd *fds, nfds_t n_fds, int timeout)
{
  static int (*real) (struct pollfd *, nfds_t, int);
  int is_main = gettid () == getpid ();
  int result;

  if (real == NULL)
    real = (int (*) (struct pollfd *, nfds_t, int)) dlsym (RTLD_NEXT, "poll");

  if (is_main && left != 0 && get_time (CLOCK_MONOTONIC) - left > longest)
    {
      longest = get_time (CLOCK_MONOTONIC) - left;
      longest_cpu = get_time (CLOCK_THREAD_CPUTIME_ID) - left_cpu;
    }

  result = real (fds, n_fds, timeout);
  if (is_main)
    {
      left = get_time (CLOCK_MONOTONIC);
      left_cpu = get_time (CLOCK_THREAD_CPUTIME_ID);
    }
  return result;
}

__attribute__ ((destructor)) static void
report (void)
{
  const char *path = getenv ("POLL_SPY");
  FILE *file = path != NULL ? fopen (path, "w") : NULL;

  if (file == NULL)
    return;
  fprintf (file, "%jd %jd\n", (intmax_t) longest, (intmax_t) longest_cpu);
  fclose (file);
}
