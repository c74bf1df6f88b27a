/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * One measurement of the window, as one line: for tests/bench/bench_window.py.
 *
 *   bench-window empty       an assistant with one empty page: milliseconds to its first frame, KiB
 *   bench-window wizard      the same of ours
 *   bench-window search      a live search of 30 doors: the longest frame and the longest time
 *                            between two turns of the main loop, in milliseconds
 */

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "assistant/assistant.h"
#include "assistant/attempt-list.h"
#include "assistant/building.h"

#define N_DOORS 30
#define N_PORTS 5
#define BEAT_MS 5
#define N_BEATS 600

/* Microseconds of this process on the processor: what others do on the machine is not its fault. */
static gint64
get_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * G_TIME_SPAN_SECOND + now.tv_nsec / 1000;
}

G_GNUC_BEGIN_IGNORE_DEPRECATIONS

static GtkWindow *
make_empty (void)
{
  GtkWidget *window = g_object_new (GTK_TYPE_ASSISTANT, "use-header-bar", TRUE, "default-width",
                                    760, "default-height", 720, NULL);

  gtk_assistant_append_page (GTK_ASSISTANT (window), gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  return GTK_WINDOW (window);
}

G_GNUC_END_IGNORE_DEPRECATIONS

/* What this process alone needs: pages that are shared with others are not the window's. */
static guint64
get_private_kib (void)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint64 sum = 0;

  if (!g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL))
    return 0;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "Private_"))
      sum += g_ascii_strtoull (strchr (lines[i], ':') + 1, NULL, 10);
  return sum;
}

static void
on_first_frame (GdkFrameClock *clock, gpointer loop)
{
  printf ("%.1f %" G_GUINT64_FORMAT "\n", get_time () / 1000.0, get_private_kib ());
  g_signal_handlers_disconnect_by_func (clock, on_first_frame, loop);
  g_main_loop_quit (loop);
}

static void
measure_start (GtkWindow *window)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  gtk_window_present (window);
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint",
                    G_CALLBACK (on_first_frame), loop);
  g_main_loop_run (loop);
}

typedef struct {
  GMainLoop *loop;
  PortolanAttemptList *list;
  PortolanBuilding *building;
  GPtrArray *attempts;
  guint beat;
  guint n_frames;
  gint64 last;
  gint64 frame_begun;
  gint64 longest_frame;
  gint64 longest_turn;
} Search;

static void
on_before_paint (GdkFrameClock *clock, gpointer user_data)
{
  ((Search *) user_data)->frame_begun = get_time ();
}

static void
on_after_paint (GdkFrameClock *clock, gpointer user_data)
{
  Search *search = user_data;

  /* The first frame is that of the page, before the search has begun. */
  if (search->n_frames++ > 0)
    search->longest_frame = MAX (search->longest_frame, get_time () - search->frame_begun);
}

/* Each door comes, and goes through its stages. */
static gboolean
on_beat (gpointer user_data)
{
  Search *search = user_data;
  PortolanAttempt *attempt = search->attempts->pdata[search->beat % N_DOORS];
  gint64 now = get_time ();

  if (search->n_frames > 1)
    search->longest_turn = MAX (search->longest_turn, now - search->last);
  search->last = now;
  attempt->stage = (search->beat / N_DOORS) % (PORTOLAN_STAGE_EHLO_TLS + 1);
  portolan_attempt_list_update (search->list, attempt);
  portolan_building_set_door (search->building, attempt->endpoint->port, PORTOLAN_DOOR_KNOCKING);
  if (++search->beat < N_BEATS)
    return G_SOURCE_CONTINUE;
  g_main_loop_quit (search->loop);
  return G_SOURCE_REMOVE;
}

static GPtrArray *
make_attempts (void)
{
  static const guint16 ports[N_PORTS] = { 465, 587, 25, 2525, 26 };
  GPtrArray *attempts = g_ptr_array_new_with_free_func ((GDestroyNotify) portolan_attempt_free);

  for (guint i = 0; i < N_DOORS; i++)
    {
      g_autofree char *host = g_strdup_printf ("host%u.example.com", i / N_PORTS);
      g_autoptr (PortolanEndpoint) endpoint =
          portolan_endpoint_new (host, ports[i % N_PORTS], FALSE);

      g_ptr_array_add (attempts, portolan_attempt_new (endpoint, PORTOLAN_ORIGIN_GUESS));
    }
  return attempts;
}

static void
measure_search (void)
{
  g_autoptr (PortolanAssistant) style = portolan_assistant_new (NULL);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  Search search = { .attempts = make_attempts () };
  GdkFrameClock *clock;

  search.loop = g_main_loop_new (NULL, FALSE);
  search.list = g_object_new (PORTOLAN_TYPE_ATTEMPT_LIST, NULL);
  search.building = g_object_new (PORTOLAN_TYPE_BUILDING, NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (search.building));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (search.list));
  gtk_window_set_default_size (GTK_WINDOW (window), 760, 720);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));

  clock = gtk_widget_get_frame_clock (window);
  g_signal_connect (clock, "before-paint", G_CALLBACK (on_before_paint), &search);
  g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint), &search);
  g_timeout_add (BEAT_MS, on_beat, &search);
  g_main_loop_run (search.loop);
  printf ("%.1f %.1f\n", search.longest_frame / 1000.0, search.longest_turn / 1000.0);
  g_ptr_array_unref (search.attempts);
  g_main_loop_unref (search.loop);
}

int
main (int argc, char **argv)
{
  g_autoptr (PortolanAssistant) assistant = NULL;

  gtk_init ();
  if (argc == 2 && g_str_equal (argv[1], "empty"))
    measure_start (make_empty ());
  else if (argc == 2 && g_str_equal (argv[1], "search"))
    measure_search ();
  else
    {
      assistant = portolan_assistant_new (NULL);
      measure_start (portolan_assistant_get_window (assistant));
    }
  return 0;
}
