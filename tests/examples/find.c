/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Which servers take outgoing mail for an address?
 *
 *     find bob@example.com
 */

#include <portolan/portolan.h>

static void
on_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  PortolanSetUp *set_up = PORTOLAN_SET_UP (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) servers = portolan_set_up_find_finish (set_up, result, &error);
  GPtrArray *advice = portolan_set_up_get_advice (set_up);

  for (guint i = 0; servers != NULL && i < servers->len; i++)
    {
      PortolanServer *server = g_ptr_array_index (servers, i);

      g_print ("%s:%u %s\n", portolan_server_get_host (server), portolan_server_get_port (server),
               portolan_server_get_security (server));
    }
  for (guint i = 0; i < advice->len; i++)
    g_print ("%s\n", portolan_advice_get_headline (g_ptr_array_index (advice, i)));

  g_main_loop_quit (user_data);
}

int
main (int argc, char **argv)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (PortolanSetUp) set_up = portolan_set_up_new (argc > 1 ? argv[1] : "", &error);

  if (set_up == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }

  portolan_set_up_find_async (set_up, NULL, on_found, loop);
  g_main_loop_run (loop);
  return 0;
}
