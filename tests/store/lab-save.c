/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Saves settings that are all made of one word, so that a mixture of two saves would show:
 *
 *   lab-save ADDRESS [WORD]
 *
 * It first prints what the present ones are made of, or "-", which is the sign that the save
 * begins. Ends with 0 if they are saved, or without a WORD; else it prints why not. */

#include <locale.h>

#include "store/guard.h"
#include "store/store.h"

static PortolanSettings *
make_settings (const char *address, const char *word)
{
  PortolanSettings *settings = portolan_settings_new ();

  settings->address = g_strdup (address);
  settings->host = g_strdup (word);
  settings->port = 465;
  settings->security = PORTOLAN_SECURITY_TLS;
  settings->username = g_strdup (word);
  settings->auth = g_strdup ("PLAIN");
  settings->password = secret_value_new (word, -1, "text/plain");
  return settings;
}

static void
on_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **end = user_data;

  *end = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **end)
{
  while (*end == NULL)
    g_main_context_iteration (NULL, TRUE);

  return g_steal_pointer (end);
}

static void
print_present (const char *address)
{
  GAsyncResult *end = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (PortolanSettings) present = NULL;

  portolan_store_load_async (address, NULL, on_ready, &end);
  result = wait_for (&end);
  present = portolan_store_load_finish (result, NULL);
  if (present == NULL)
    g_print ("-\n");
  else
    g_print ("%s %s %s\n", present->host, present->username,
             secret_value_get_text (present->password));
}

int
main (int argc, char **argv)
{
  GAsyncResult *end = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PortolanSettings) settings = NULL;

  setlocale (LC_ALL, "");
  g_assert_true (argc == 2 || argc == 3);
  portolan_guard_outlive_bus ();
  print_present (argv[1]);
  if (argc == 2)
    return 0;

  settings = make_settings (argv[1], argv[2]);
  portolan_store_save_async (settings, NULL, on_ready, &end);
  result = wait_for (&end);
  if (portolan_store_save_finish (result, &error))
    return 0;
  g_printerr ("%s\n", error->message);
  return 1;
}
