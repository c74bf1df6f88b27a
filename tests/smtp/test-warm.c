/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include <gio/gunixsocketaddress.h>
#include <sys/socket.h>

#include "smtp/session.h"

/* A session, and the other end of its connection. */
typedef struct {
  PortolanSession *session;
  GSocket *server;
} Pair;

static void
pair_open (Pair *pair)
{
  g_autoptr (GSocket) socket = NULL;
  g_autoptr (GSocketConnection) connection = NULL;
  int ends[2];

  g_assert_no_errno (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends));
  socket = g_socket_new_from_fd (ends[0], NULL);
  pair->server = g_socket_new_from_fd (ends[1], NULL);
  g_socket_set_timeout (pair->server, 10);
  connection = g_socket_connection_factory_create_connection (socket);
  pair->session = portolan_session_new (connection, "smtp.x.test");
}

static void
pair_close (Pair *pair)
{
  g_clear_object (&pair->session);
  g_clear_object (&pair->server);
}

static void
wait_for_line (Pair *pair, const char *expected)
{
  char line[64];
  gssize length;

  while (g_socket_condition_check (pair->server, G_IO_IN) == 0)
    g_main_context_iteration (NULL, TRUE);
  length = g_socket_receive (pair->server, line, sizeof line - 1, NULL, NULL);
  line[MAX (length, 0)] = '\0';
  g_assert_cmpstr (line, ==, expected);
}

static void
answer (Pair *pair, const char *line)
{
  g_assert_cmpint (g_socket_send (pair->server, line, strlen (line), NULL, NULL), ==,
                   strlen (line));
}

typedef struct {
  gboolean is_over;
  gboolean is_alive;
} Woken;

static void
on_woken (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Woken *woken = user_data;
  g_autoptr (GError) error = NULL;

  woken->is_alive = portolan_session_wake_finish (PORTOLAN_SESSION (source), result, &error);
  woken->is_over = TRUE;
  g_assert_no_error (error);
}

static gboolean
wait_for_end (Woken *woken)
{
  while (!woken->is_over)
    g_main_context_iteration (NULL, TRUE);
  return woken->is_alive;
}

static void
test_stays_open (void)
{
  Pair pair;
  Woken woken = { 0 };

  pair_open (&pair);
  portolan_session_keep_warm (pair.session, 1);
  for (int i = 0; i < 2; i++)
    {
      wait_for_line (&pair, "NOOP\r\n");
      answer (&pair, "250 2.0.0 Ok\r\n");
    }

  portolan_session_wake_async (pair.session, NULL, on_woken, &woken);
  g_assert_true (wait_for_end (&woken));
  pair_close (&pair);
}

/* Who wants to speak while NOOP is under way waits for its answer. */
static void
test_woken_in_between (void)
{
  Pair pair;
  Woken woken = { 0 };

  pair_open (&pair);
  portolan_session_keep_warm (pair.session, 1);
  wait_for_line (&pair, "NOOP\r\n");
  portolan_session_wake_async (pair.session, NULL, on_woken, &woken);
  for (int i = 0; i < 10; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_false (woken.is_over);

  answer (&pair, "250 2.0.0 Ok\r\n");
  g_assert_true (wait_for_end (&woken));
  pair_close (&pair);
}

static void
test_thrown_out (void)
{
  Pair pair;
  Woken woken = { 0 };

  pair_open (&pair);
  portolan_session_keep_warm (pair.session, 1);
  wait_for_line (&pair, "NOOP\r\n");
  portolan_session_wake_async (pair.session, NULL, on_woken, &woken);
  answer (&pair, "421 4.4.2 Bye\r\n");
  g_assert_false (wait_for_end (&woken));
  g_assert_false (portolan_session_is_alive (pair.session));
  pair_close (&pair);
}

/* Closed and let go of with an answer outstanding. */
static void
test_let_go (void)
{
  Pair pair;
  PortolanSession *watched;

  pair_open (&pair);
  portolan_session_keep_warm (pair.session, 1);
  wait_for_line (&pair, "NOOP\r\n");
  watched = pair.session;
  g_object_add_weak_pointer (G_OBJECT (watched), (gpointer *) &watched);
  portolan_session_close (pair.session);
  pair_close (&pair);
  while (watched != NULL)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/warm/stays-open", test_stays_open);
  g_test_add_func ("/warm/woken-in-between", test_woken_in_between);
  g_test_add_func ("/warm/thrown-out", test_thrown_out);
  g_test_add_func ("/warm/let-go", test_let_go);
  return g_test_run ();
}
