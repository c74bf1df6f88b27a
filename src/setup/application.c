/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * The program around the window: options, the look of the desktop, the outcome for the program
 * that started it, and a clean end on signals.
 */

#include "config.h"

#include <glib-unix.h>
#include <glib/gi18n.h>

#include "setup/application.h"

#include "assistant/assistant.h"
#include "setup/look.h"
#include "setup/parent-window.h"

#define GO_ON (-1)

struct _PortolanApplication {
  GtkApplication parent_instance;

  PortolanAssistant *assistant;
  gboolean json;
  gboolean check;
  char *error_text;
  PortolanAddress *address; /* nullable: whose settings to check */
  char *parent_window;
  GStrv arguments;
  int exit_status;
  guint signals[2];
};

G_DEFINE_FINAL_TYPE (PortolanApplication, portolan_application, GTK_TYPE_APPLICATION)

static void
on_closed (PortolanAssistant *assistant, PortolanApplication *self)
{
  self->exit_status = portolan_outcome_get_exit_status (portolan_assistant_get_outcome (assistant));
  if (self->json)
    {
      g_autoptr (JsonNode) document = portolan_assistant_to_json (assistant);
      g_autofree char *json = json_to_string (document, FALSE);

      g_print ("%s\n", json);
    }
  g_application_quit (G_APPLICATION (self));
}

static gboolean
on_unix_signal (gpointer user_data)
{
  PortolanApplication *self = user_data;

  if (self->assistant != NULL)
    portolan_assistant_close (self->assistant);
  else
    g_application_quit (G_APPLICATION (self));
  return G_SOURCE_CONTINUE;
}

static void
portolan_application_startup (GApplication *application)
{
  PortolanApplication *self = PORTOLAN_APPLICATION (application);

  G_APPLICATION_CLASS (portolan_application_parent_class)->startup (application);
  portolan_look_follow_desktop ();
  self->signals[0] = g_unix_signal_add (SIGINT, on_unix_signal, self);
  self->signals[1] = g_unix_signal_add (SIGTERM, on_unix_signal, self);
}

static void
portolan_application_activate (GApplication *application)
{
  PortolanApplication *self = PORTOLAN_APPLICATION (application);
  GtkWindow *window;

  if (self->assistant == NULL)
    {
      if (self->check)
        self->assistant = portolan_assistant_new_check (self->address, self->error_text);
      else
        self->assistant =
            portolan_assistant_new (self->arguments != NULL ? self->arguments[0] : NULL);
      g_signal_connect_object (self->assistant, "closed", G_CALLBACK (on_closed), self, 0);
      window = portolan_assistant_get_window (self->assistant);
      gtk_window_set_application (window, GTK_APPLICATION (self));
      if (self->parent_window != NULL)
        portolan_parent_window_set (window, self->parent_window);
    }
  portolan_assistant_present (self->assistant);
}

/* Says what is missing, if anything. */
static gboolean
understand_check (PortolanApplication *self)
{
  g_autoptr (GError) error = NULL;

  self->check = self->check || self->error_text != NULL;
  if (!self->check)
    return TRUE;

  if (self->arguments == NULL)
    {
      g_printerr ("%s\n", _ ("Say whose settings to check: portolan-setup --check ADDRESS"));
      return FALSE;
    }

  self->address = portolan_address_parse (self->arguments[0], &error);
  if (self->address == NULL)
    g_printerr ("%s\n", error->message);
  return self->address != NULL;
}

static int
portolan_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  PortolanApplication *self = PORTOLAN_APPLICATION (application);

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("portolan-setup %s\n", PORTOLAN_VERSION);
      return 0;
    }
  if (self->arguments != NULL && g_strv_length (self->arguments) > 1)
    {
      g_printerr ("%s\n", _ ("Give one e-mail address, or none."));
      return PORTOLAN_EXIT_USAGE;
    }
  if (!understand_check (self))
    return PORTOLAN_EXIT_USAGE;
  if (self->parent_window != NULL && !portolan_parent_window_is_valid (self->parent_window))
    {
      g_printerr ("%s\n", _ ("A parent window is given as x11:XID or wayland:HANDLE."));
      return PORTOLAN_EXIT_USAGE;
    }
  return GO_ON;
}

static void
portolan_application_dispose (GObject *object)
{
  PortolanApplication *self = PORTOLAN_APPLICATION (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->signals); i++)
    g_clear_handle_id (&self->signals[i], g_source_remove);
  g_clear_object (&self->assistant);
  G_OBJECT_CLASS (portolan_application_parent_class)->dispose (object);
}

static void
portolan_application_finalize (GObject *object)
{
  PortolanApplication *self = PORTOLAN_APPLICATION (object);

  g_free (self->error_text);
  g_clear_pointer (&self->address, portolan_address_free);
  g_free (self->parent_window);
  g_strfreev (self->arguments);
  G_OBJECT_CLASS (portolan_application_parent_class)->finalize (object);
}

static void
portolan_application_class_init (PortolanApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = portolan_application_dispose;
  G_OBJECT_CLASS (klass)->finalize = portolan_application_finalize;
  application_class->startup = portolan_application_startup;
  application_class->activate = portolan_application_activate;
  application_class->handle_local_options = portolan_application_handle_local_options;
}

static void
portolan_application_init (PortolanApplication *self)
{
  const GOptionEntry entries[] = {
    { "check", 0, 0, G_OPTION_ARG_NONE, &self->check, N_ ("Check the saved settings of ADDRESS"),
      NULL },
    { "error", 0, 0, G_OPTION_ARG_STRING, &self->error_text,
      N_ ("Start the check from this reply, which was seen when sending failed"), N_ ("TEXT") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->json, N_ ("Print the outcome as one JSON document"),
      NULL },
    { "parent-window", 0, 0, G_OPTION_ARG_STRING, &self->parent_window,
      N_ ("Stay in front of this window: x11:XID or wayland:HANDLE"),
      /* Translators: stands for the name of a window in "--parent-window HANDLE". */
      N_ ("HANDLE") },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &self->arguments, NULL,
      N_ ("[ADDRESS]") },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), entries);
  g_application_set_option_context_summary (
      G_APPLICATION (self), _ ("Finds the settings for your outgoing mail, tries and saves them."));
}

/**
 * portolan_application_new:
 *
 * Makes the program. Each start is one of its own, since the one who starts it waits for its
 * outcome.
 *
 * Returns: (transfer full): the application
 */
PortolanApplication *
portolan_application_new (void)
{
  return g_object_new (PORTOLAN_TYPE_APPLICATION, "application-id", PORTOLAN_APPLICATION_ID,
                       "flags", G_APPLICATION_NON_UNIQUE, NULL);
}

int
portolan_application_get_exit_status (PortolanApplication *self)
{
  return self->exit_status;
}
