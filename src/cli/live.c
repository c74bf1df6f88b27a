/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The search on a terminal: one line for each door, drawn again in place as things happen there. */

#include "config.h"

#include "cli/live.h"

#include <glib/gi18n.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/style.h"

#define DEFAULT_ROWS 24

struct _PortolanLive {
  PortolanSearch *search; /* nullable: nothing can be drawn */
  gulong handler;
  guint drawn; /* lines on the screen */
  guint idle;
};

static const char *
stage_in_words (PortolanStage stage)
{
  switch (stage)
    {
    case PORTOLAN_STAGE_RESOLVE:
      return _ ("looking the name up");
    case PORTOLAN_STAGE_CONNECT:
      return _ ("knocking");
    case PORTOLAN_STAGE_TLS:
    case PORTOLAN_STAGE_STARTTLS:
      return _ ("locking the conversation");
    case PORTOLAN_STAGE_GREETING:
      return _ ("waiting for a greeting");
    case PORTOLAN_STAGE_EHLO:
    case PORTOLAN_STAGE_EHLO_TLS:
      return _ ("saying hello");
    }

  return NULL;
}

static const char *
failure_in_words (const PortolanObservation *observation)
{
  switch (observation->failure)
    {
    case PORTOLAN_FAILURE_NONE:
      return _ ("takes incoming mail only");
    case PORTOLAN_FAILURE_NAME_NOT_FOUND:
      return _ ("no such name");
    case PORTOLAN_FAILURE_REFUSED:
      return _ ("closed");
    case PORTOLAN_FAILURE_RESOLVER:
    case PORTOLAN_FAILURE_UNREACHABLE:
    case PORTOLAN_FAILURE_TIMED_OUT:
    case PORTOLAN_FAILURE_OFFLINE:
      return _ ("no answer");
    case PORTOLAN_FAILURE_DROPPED:
      return _ ("hung up");
    case PORTOLAN_FAILURE_NOT_TLS:
    case PORTOLAN_FAILURE_TLS:
      return _ ("could not be locked");
    case PORTOLAN_FAILURE_NOT_SMTP:
      return _ ("not a mail server");
    case PORTOLAN_FAILURE_INJECTED:
    case PORTOLAN_FAILURE_REPLY:
      return _ ("said no");
    case PORTOLAN_FAILURE_STOPPED:
      return _ ("not waited for");
    }

  return NULL;
}

static void
draw_attempt (const PortolanAttempt *attempt)
{
  PortolanStyle style = PORTOLAN_STYLE_TITLE;
  const char *mark = "·", *words = stage_in_words (attempt->stage);
  g_autofree char *painted = NULL;
  g_autofree char *line = NULL;

  if (attempt->usable)
    {
      mark = "✓";
      words = _ ("works");
      style = PORTOLAN_STYLE_GOOD;
    }
  else if (attempt->observation != NULL)
    {
      mark = "–";
      words = failure_in_words (attempt->observation);
      style = PORTOLAN_STYLE_DIM;
    }

  line = g_strdup_printf ("%s %s:%u  %s", mark, attempt->endpoint->host, attempt->endpoint->port,
                          words);
  painted = portolan_style_paint (STDERR_FILENO, style, line);
  g_printerr ("\r\033[K  %s\n", painted);
}

static guint
get_rows (void)
{
  struct winsize size;

  if (ioctl (STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row < 4)
    return DEFAULT_ROWS;
  return size.ws_row;
}

static void
draw (PortolanLive *live)
{
  GPtrArray *attempts = portolan_search_get_attempts (live->search);
  guint n = MIN (attempts->len, get_rows () - 2);

  if (live->drawn > 0)
    g_printerr ("\033[%uA", live->drawn);
  for (guint i = 0; i < n; i++)
    draw_attempt (g_ptr_array_index (attempts, i));
  live->drawn = n;
}

static gboolean
on_idle (gpointer user_data)
{
  PortolanLive *live = user_data;

  live->idle = 0;
  draw (live);
  return G_SOURCE_REMOVE;
}

static void
on_attempt_changed (PortolanSearch *search, gpointer attempt, gpointer user_data)
{
  PortolanLive *live = user_data;

  if (live->idle == 0)
    live->idle = g_idle_add (on_idle, live);
}

/**
 * portolan_live_new:
 * @search: a search that is about to run
 *
 * Returns: (transfer full): its picture on standard error; nothing if that is no terminal
 */
PortolanLive *
portolan_live_new (PortolanSearch *search)
{
  PortolanLive *live = g_new0 (PortolanLive, 1);

  if (!portolan_style_is_live (STDERR_FILENO))
    return live;

  live->search = g_object_ref (search);
  live->handler =
      g_signal_connect (search, "attempt-changed", G_CALLBACK (on_attempt_changed), live);
  return live;
}

void
portolan_live_free (PortolanLive *live)
{
  if (live->search != NULL)
    {
      g_signal_handler_disconnect (live->search, live->handler);
      g_clear_handle_id (&live->idle, g_source_remove);
      draw (live);
      g_printerr ("\n");
    }
  g_clear_object (&live->search);
  g_free (live);
}
