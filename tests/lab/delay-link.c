/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* A link with a delay: carries packets between two TUN devices and holds each for a set time.
 *
 *   delay-link CLIENT-FD SERVERS-FD DELAY-MICROSECONDS LOSS-PER-MILLION SEED COUNTS-FILE
 *
 * Until SIGUSR1 arrives, packets pass at once and uncounted, so that a lab starts fast. Each
 * direction draws its losses from a generator of its own: the same seed and the same packets lose
 * the same ones. COUNTS-FILE, which must exist, takes four numbers of 64 bits: packets to the
 * servers, to the client, and how many of each were lost.
 */

#define _GNU_SOURCE

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

/* More packets than that are dropped, as the queue of a router would. */
#define QUEUE_LENGTH 16384
#define PACKET_BYTES 65536
#define NANOSECONDS 1000000000ull

/* What it takes to notice that a packet came and that one is due: let go so much before. */
#define NOTICING 200000ull

typedef struct {
  uint64_t due;
  size_t length;
  char *bytes;
} Packet;

typedef struct {
  int from;
  int to;
  Packet queue[QUEUE_LENGTH];
  unsigned first;
  unsigned held;
  uint64_t random;
  volatile uint64_t *passed;
  volatile uint64_t *lost;
} Direction;

static Direction directions[2];
static volatile sig_atomic_t begun;

static void
fail (const char *what)
{
  perror (what);
  exit (EXIT_FAILURE);
}

static void
begin (int signal_number)
{
  (void) signal_number;
  begun = true;
}

static uint64_t
now (void)
{
  struct timespec moment;

  clock_gettime (CLOCK_MONOTONIC, &moment);
  return (uint64_t) moment.tv_sec * NANOSECONDS + (uint64_t) moment.tv_nsec;
}

/* xorshift64*, scaled to one million. */
static uint64_t
draw (uint64_t *state)
{
  *state ^= *state >> 12;
  *state ^= *state << 25;
  *state ^= *state >> 27;
  return (uint64_t) ((unsigned __int128) (*state * 0x2545F4914F6CDD1Dull) * 1000000u >> 64);
}

/* A multicast packet is the kernel's own business on the device, and nobody's on the other side. */
static bool
is_for_all (const char *bytes)
{
  return (bytes[0] & 0xf0) == 0x60 ? (uint8_t) bytes[24] == 0xff
                                   : ((uint8_t) bytes[16] & 0xf0) == 0xe0;
}

static bool
is_lost (Direction *direction, uint64_t loss)
{
  if (!begun)
    return false;
  ++*direction->passed;
  if (draw (&direction->random) >= loss && direction->held < QUEUE_LENGTH)
    return false;
  ++*direction->lost;
  return true;
}

static void
hold (Direction *direction, const char *bytes, size_t length, uint64_t due)
{
  Packet *packet = &direction->queue[(direction->first + direction->held++) % QUEUE_LENGTH];

  packet->bytes = malloc (length);
  if (packet->bytes == NULL)
    fail ("malloc");
  memcpy (packet->bytes, bytes, length);
  packet->length = length;
  packet->due = due;
}

/* Takes in all that has arrived. */
static void
take_in (Direction *direction, uint64_t delay, uint64_t loss)
{
  static char bytes[PACKET_BYTES];
  ssize_t length;

  while ((length = read (direction->from, bytes, sizeof bytes)) > 0)
    {
      if (length < 20 || is_for_all (bytes) || is_lost (direction, loss))
        continue;
      if (!begun && direction->held == 0)
        {
          if (write (direction->to, bytes, (size_t) length) < 0 && errno != EAGAIN)
            fail ("write");
        }
      else if (direction->held < QUEUE_LENGTH)
        hold (direction, bytes, (size_t) length, now () + delay);
    }
  if (length < 0 && errno != EAGAIN && errno != EINTR)
    fail ("read");
}

/* Lets go what is due; returns when the next one is, 0 for never. */
static uint64_t
let_go (Direction *direction)
{
  while (direction->held > 0)
    {
      Packet *packet = &direction->queue[direction->first];

      if (packet->due > now () + NOTICING)
        return packet->due - NOTICING;
      if (write (direction->to, packet->bytes, packet->length) < 0 && errno != EAGAIN)
        fail ("write");
      free (packet->bytes);
      direction->first = (direction->first + 1) % QUEUE_LENGTH;
      direction->held--;
    }

  return 0;
}

static void
set_alarm (int timer, uint64_t moment)
{
  struct itimerspec setting = { .it_value = { .tv_sec = (time_t) (moment / NANOSECONDS),
                                              .tv_nsec = (long) (moment % NANOSECONDS) } };

  if (timerfd_settime (timer, TFD_TIMER_ABSTIME, &setting, NULL) != 0)
    fail ("timerfd_settime");
}

static void
carry (uint64_t delay, uint64_t loss)
{
  int timer = timerfd_create (CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
  struct pollfd watched[] = { { directions[0].from, POLLIN, 0 },
                              { directions[1].from, POLLIN, 0 },
                              { timer, POLLIN, 0 } };

  if (timer < 0)
    fail ("timerfd_create");
  for (;;)
    {
      uint64_t next[2];

      if (poll (watched, 3, -1) < 0 && errno != EINTR)
        fail ("poll");
      for (int i = 0; i < 2; i++)
        take_in (&directions[i], delay, loss);
      for (int i = 0; i < 2; i++)
        next[i] = let_go (&directions[i]);
      set_alarm (timer, next[0] == 0 || (next[1] != 0 && next[1] < next[0]) ? next[1] : next[0]);
    }
}

/* Other work on the machine should not show in the times. */
static void
go_first (void)
{
  struct sched_param wanted = { .sched_priority = 1 };

  prctl (PR_SET_TIMERSLACK, 1);
  if (sched_setscheduler (0, SCHED_FIFO, &wanted) != 0 && nice (-20) == -1)
    perror ("delay-link: not before other programs");
}

static volatile uint64_t *
open_counts (const char *path)
{
  size_t length = 4 * sizeof (uint64_t);
  int file = open (path, O_RDWR | O_CLOEXEC);
  void *counts;

  if (file < 0 || ftruncate (file, (off_t) length) != 0)
    fail (path);
  counts = mmap (NULL, length, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  if (counts == MAP_FAILED)
    fail (path);
  return counts;
}

int
main (int argc, char **argv)
{
  volatile uint64_t *counts;
  uint64_t numbers[5];

  if (argc != 7)
    {
      fprintf (stderr, "delay-link: CLIENT-FD SERVERS-FD MICROSECONDS PER-MILLION SEED FILE\n");
      return EXIT_FAILURE;
    }
  for (int i = 0; i < 5; i++)
    numbers[i] = strtoull (argv[i + 1], NULL, 10);
  counts = open_counts (argv[6]);
  for (int i = 0; i < 2; i++)
    {
      directions[i].from = (int) numbers[i];
      directions[i].to = (int) numbers[1 - i];
      directions[i].random = (numbers[4] * 2 + (uint64_t) i + 1) * 0x9E3779B97F4A7C15ull;
      directions[i].passed = &counts[i];
      directions[i].lost = &counts[2 + i];
      if (fcntl (directions[i].from, F_SETFL, O_NONBLOCK) != 0)
        fail ("TUN device");
    }
  signal (SIGUSR1, begin);
  go_first ();
  carry (numbers[2] * 1000, numbers[3]);
}
