/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * The D-Bus service org.portolan.MailSetup: its methods, its signal, and its end when nobody calls
 * any more. It is no GtkApplication, since only two of the methods open a window: the display is
 * asked for when the first of them is called, and the others work without one.
 */

#include "config.h"

#include "setup/service.h"

#include <glib-unix.h>
#include <glib/gi18n.h>

#include "assistant/assistant.h"
#include "check/check.h"
#include "document/explain-json.h"
#include "document/outcome-json.h"
#include "document/saved-json.h"
#include "document/variant.h"
#include "setup/call.h"
#include "setup/look.h"
#include "setup/mail-setup1.h"
#include "setup/parent-window.h"
#include "store/sandbox.h"
#include "store/store.h"
#include "store/watch.h"

#define INTERFACE_VERSION 1
#define IDLE_MS 15000
#define MAX_REPLY (1024 * 1024) /* a reply is a few lines; what is beyond this is left out */
#define MAX_TIMEOUT 600         /* seconds */
#define TOGETHER_MS 100         /* changes of one account within this time are told once */

struct _PortolanService {
  GApplication parent_instance;

  PortolanMailSetup1 *skeleton;
  PortolanStoreWatch *watch;
  GHashTable *changed; /* accounts, as a set: what is still to be told */
  guint tell;
  guint signals[2];
};

G_DEFINE_FINAL_TYPE (PortolanService, portolan_service, G_TYPE_APPLICATION)

/* Telling of changes */

static gboolean
on_tell (gpointer user_data)
{
  PortolanService *self = user_data;
  GHashTableIter iter;
  gpointer account;

  self->tell = 0;
  g_hash_table_iter_init (&iter, self->changed);
  while (g_hash_table_iter_next (&iter, &account, NULL))
    portolan_mail_setup1_emit_changed (self->skeleton, account);
  g_hash_table_remove_all (self->changed);
  return G_SOURCE_REMOVE;
}

static void
note_change (const char *account, gpointer user_data)
{
  PortolanService *self = user_data;

  g_hash_table_add (self->changed, g_strdup (account));
  if (self->tell == 0)
    self->tell = g_timeout_add (TOGETHER_MS, on_tell, self);
}

/* What callers give */

static gboolean
refuse (GDBusMethodInvocation *invocation, int code, const char *sentence)
{
  g_dbus_method_invocation_return_error_literal (invocation, PORTOLAN_ERROR, code, sentence);
  return FALSE;
}

static PortolanAddress *
take_address (GDBusMethodInvocation *invocation, const char *typed)
{
  g_autoptr (GError) error = NULL;
  PortolanAddress *address = portolan_address_parse (typed, &error);

  if (address == NULL)
    refuse (invocation, PORTOLAN_ERROR_INPUT, error->message);
  return address;
}

/* One that is not known is passed over. */
static gboolean
take_options (GDBusMethodInvocation *invocation, GVariant *options)
{
  static const struct {
    const char *name, *type;
  } known[] = { { "activation_token", "s" }, { "interactive", "b" }, { "timeout", "u" } };

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_autoptr (GVariant) value = g_variant_lookup_value (options, known[i].name, NULL);
      g_autofree char *sentence = NULL;

      if (value == NULL || g_variant_is_of_type (value, G_VARIANT_TYPE (known[i].type)))
        continue;

      /* Translators: said to programmers; of D-Bus, as in: timeout … u … i. */
      sentence = g_strdup_printf (_ ("The option “%s” must have the type “%s”, not “%s”."),
                                  known[i].name, known[i].type, g_variant_get_type_string (value));
      return refuse (invocation, PORTOLAN_ERROR_INPUT, sentence);
    }

  return TRUE;
}

/* GTK says it only once when there is none, so the display itself is looked at. */
static gboolean
has_display (void)
{
  if (!gtk_init_check () || gdk_display_get_default () == NULL)
    return FALSE;

  portolan_look_follow_desktop ();
  return TRUE;
}

/* Whether a window can be opened with this parent; if not, the caller knows why. */
static gboolean
can_open (GDBusMethodInvocation *invocation, const char *parent)
{
  if (*parent != '\0' && !portolan_parent_window_is_valid (parent))
    return refuse (invocation, PORTOLAN_ERROR_INPUT,
                   _ ("A parent window is given as x11:XID or wayland:HANDLE."));
  if (!has_display ())
    return refuse (invocation, PORTOLAN_ERROR_NO_DISPLAY,
                   _ ("No window can be opened, because there is no screen to open it on."));

  return TRUE;
}

/* Windows */

static void
open_window (PortolanAssistant *assistant, const char *parent, GVariant *options)
{
  GtkWindow *window = portolan_assistant_get_window (assistant);
  const char *token;

  if (*parent != '\0')
    portolan_parent_window_set (window, parent);
  if (g_variant_lookup (options, "activation_token", "&s", &token))
    gtk_window_set_startup_id (window, token);
  portolan_assistant_present (assistant);
}

static void
close_with_caller (PortolanAssistant *assistant, PortolanCall *call)
{
  g_signal_connect_object (portolan_call_get_cancellable (call), "cancelled",
                           G_CALLBACK (portolan_assistant_close), assistant, G_CONNECT_SWAPPED);
}

/* A keyring tells the watch itself; a sandbox's own file tells nobody. */
static void
note_outcome (PortolanService *self, PortolanAssistant *assistant)
{
  const char *account = portolan_assistant_get_account (assistant);

  if (portolan_sandbox_is_around () && account != NULL &&
      portolan_assistant_get_outcome (assistant) == PORTOLAN_OUTCOME_SAVED)
    note_change (account, self);
}

static PortolanService *
get_default (void)
{
  return PORTOLAN_SERVICE (g_application_get_default ());
}

/* SetUp */

static void
on_set_up_closed (PortolanAssistant *assistant, PortolanCall *call)
{
  g_autoptr (JsonNode) document = portolan_assistant_to_json (assistant);
  PortolanOutcome outcome = portolan_assistant_get_outcome (assistant);

  note_outcome (get_default (), assistant);
  portolan_call_return (call, g_variant_new ("(s@a{sv})", portolan_outcome_get_id (outcome),
                                             portolan_document_to_variant (document)));
  g_object_unref (assistant);
}

static gboolean
on_set_up (PortolanMailSetup1 *skeleton,
           GDBusMethodInvocation *invocation,
           const char *parent,
           const char *address,
           GVariant *options,
           PortolanService *self)
{
  PortolanAssistant *assistant;
  PortolanCall *call;

  if (!take_options (invocation, options) || !can_open (invocation, parent))
    return TRUE;

  call = portolan_call_new (G_APPLICATION (self), invocation);
  assistant = portolan_assistant_new (*address != '\0' ? address : NULL);
  g_signal_connect (assistant, "closed", G_CALLBACK (on_set_up_closed), call);
  close_with_caller (assistant, call);
  open_window (assistant, parent, options);
  return TRUE;
}

/* Check, in a window */

static void
on_check_closed (PortolanAssistant *assistant, PortolanCall *call)
{
  g_autoptr (JsonNode) document = portolan_assistant_to_json (assistant);

  note_outcome (get_default (), assistant);
  portolan_call_return_document (call, document);
  g_object_unref (assistant);
}

static void
check_in_window (PortolanService *self,
                 GDBusMethodInvocation *invocation,
                 const char *parent,
                 const PortolanAddress *address,
                 const char *error_text,
                 GVariant *options)
{
  PortolanAssistant *assistant;
  PortolanCall *call;

  if (!can_open (invocation, parent))
    return;

  call = portolan_call_new (G_APPLICATION (self), invocation);
  assistant = portolan_assistant_new_check (address, *error_text != '\0' ? error_text : NULL);
  g_signal_connect (assistant, "closed", G_CALLBACK (on_check_closed), call);
  close_with_caller (assistant, call);
  open_window (assistant, parent, options);
}

/* Check, without a window */

typedef struct {
  PortolanCall *call;
  char *error_text;
  guint timeout;
} QuietCheck;

static void
quiet_check_free (QuietCheck *check)
{
  g_free (check->error_text);
  g_free (check);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuietCheck, quiet_check_free)

static void
on_checked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  PortolanCall *call = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PortolanCheckResult) checked = portolan_check_finish (result, &error);
  g_autoptr (JsonNode) document = NULL;
  PortolanOutcome outcome;

  if (checked == NULL)
    {
      portolan_call_return_error (call, error);
      return;
    }

  /* The record of refused sign-ins, so that the next check locks nobody out. */
  if (checked->must_save)
    portolan_store_save_async (checked->settings, NULL, NULL, NULL);
  outcome = checked->is_well ? PORTOLAN_OUTCOME_SAVED : PORTOLAN_OUTCOME_PROBLEM;
  document =
      portolan_outcome_document (portolan_outcome_get_id (outcome), checked->settings->address,
                                 checked->is_well ? checked->settings : NULL, checked, FALSE);
  portolan_call_return_document (call, document);
}

static void
on_loaded_to_check (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuietCheck) check = user_data;
  const PortolanCheckOptions options = { .error_text = check->error_text,
                                         .timeout = check->timeout };
  g_autoptr (GError) error = NULL;
  g_autoptr (PortolanSettings) settings = portolan_store_load_finish (result, &error);

  if (settings == NULL)
    portolan_call_return_error (check->call, error);
  else
    portolan_check_async (settings, &options, NULL, NULL,
                          portolan_call_get_cancellable (check->call), on_checked, check->call);
}

static void
check_quietly (PortolanService *self,
               GDBusMethodInvocation *invocation,
               const PortolanAddress *address,
               const char *error_text,
               GVariant *options)
{
  QuietCheck *check = g_new0 (QuietCheck, 1);

  check->call = portolan_call_new (G_APPLICATION (self), invocation);
  check->error_text = *error_text != '\0' ? g_strdup (error_text) : NULL;
  g_variant_lookup (options, "timeout", "u", &check->timeout);
  check->timeout = MIN (check->timeout, MAX_TIMEOUT);
  portolan_store_load_async (address->text, portolan_call_get_cancellable (check->call),
                             on_loaded_to_check, check);
}

static gboolean
on_check (PortolanMailSetup1 *skeleton,
          GDBusMethodInvocation *invocation,
          const char *parent,
          const char *typed,
          const char *error_text,
          GVariant *options,
          PortolanService *self)
{
  g_autoptr (PortolanAddress) address = take_address (invocation, typed);
  gboolean interactive = TRUE;

  if (address == NULL || !take_options (invocation, options))
    return TRUE;

  g_variant_lookup (options, "interactive", "b", &interactive);
  if (interactive)
    check_in_window (self, invocation, parent, address, error_text, options);
  else
    check_quietly (self, invocation, address, error_text, options);
  return TRUE;
}

/* Explain */

static gboolean
on_explain (PortolanMailSetup1 *skeleton,
            GDBusMethodInvocation *invocation,
            const char *reply,
            PortolanService *self)
{
  g_autoptr (PortolanExplanation) explanation = NULL;
  g_autoptr (JsonNode) document = NULL;

  if (*reply == '\0')
    {
      refuse (invocation, PORTOLAN_ERROR_INPUT, _ ("Please give the server’s reply."));
      return TRUE;
    }

  explanation = portolan_explain (reply, MIN (strlen (reply), MAX_REPLY));
  document = portolan_explanation_to_json (explanation);
  portolan_call_return_document (portolan_call_new (G_APPLICATION (self), invocation), document);
  return TRUE;
}

/* List */

static void
on_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  PortolanCall *call = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) accounts = portolan_store_list_finish (result, &error);
  GVariantBuilder addresses;

  if (accounts == NULL)
    {
      portolan_call_return_error (call, error);
      return;
    }

  g_variant_builder_init (&addresses, G_VARIANT_TYPE_STRING_ARRAY);
  for (guint i = 0; i < accounts->len; i++)
    g_variant_builder_add (&addresses, "s", ((PortolanSavedAccount *) accounts->pdata[i])->account);
  portolan_call_return (call, g_variant_new ("(as)", &addresses));
}

static gboolean
on_list (PortolanMailSetup1 *skeleton, GDBusMethodInvocation *invocation, PortolanService *self)
{
  PortolanCall *call = portolan_call_new (G_APPLICATION (self), invocation);

  portolan_store_list_async (portolan_call_get_cancellable (call), on_listed, call);
  return TRUE;
}

/* Get */

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  PortolanCall *call = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PortolanSettings) settings = portolan_store_load_finish (result, &error);
  g_autoptr (JsonNode) document = NULL;

  if (settings == NULL)
    {
      portolan_call_return_error (call, error);
      return;
    }

  document = portolan_saved_to_json (settings);
  portolan_call_return_document (call, document);
}

static gboolean
on_get (PortolanMailSetup1 *skeleton,
        GDBusMethodInvocation *invocation,
        const char *typed,
        PortolanService *self)
{
  g_autoptr (PortolanAddress) address = take_address (invocation, typed);
  PortolanCall *call;

  if (address == NULL)
    return TRUE;

  call = portolan_call_new (G_APPLICATION (self), invocation);
  portolan_store_load_async (address->text, portolan_call_get_cancellable (call), on_loaded, call);
  return TRUE;
}

/* The service itself */

static gboolean
portolan_service_dbus_register (GApplication *application,
                                GDBusConnection *connection,
                                const char *object_path,
                                GError **error)
{
  PortolanService *self = PORTOLAN_SERVICE (application);
  GApplicationClass *parent_class = G_APPLICATION_CLASS (portolan_service_parent_class);

  if (!parent_class->dbus_register (application, connection, object_path, error))
    return FALSE;
  self->watch = portolan_store_watch_new (connection, note_change, self);
  return g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (self->skeleton), connection,
                                           object_path, error);
}

static void
portolan_service_dbus_unregister (GApplication *application,
                                  GDBusConnection *connection,
                                  const char *object_path)
{
  PortolanService *self = PORTOLAN_SERVICE (application);
  GDBusInterfaceSkeleton *skeleton = G_DBUS_INTERFACE_SKELETON (self->skeleton);

  g_clear_pointer (&self->watch, portolan_store_watch_free);
  if (g_dbus_interface_skeleton_has_connection (skeleton, connection))
    g_dbus_interface_skeleton_unexport (skeleton);
  G_APPLICATION_CLASS (portolan_service_parent_class)
      ->dbus_unregister (application, connection, object_path);
}

static gboolean
on_unix_signal (gpointer user_data)
{
  g_application_quit (user_data);
  return G_SOURCE_CONTINUE;
}

static void
on_activated_closed (PortolanAssistant *assistant, PortolanService *self)
{
  note_outcome (self, assistant);
  g_application_release (G_APPLICATION (self));
  g_object_unref (assistant);
}

/* From the menu of the desktop. */
static void
portolan_service_activate (GApplication *application)
{
  PortolanAssistant *assistant;

  if (!has_display ())
    {
      g_warning ("no window can be opened: there is no display");
      return;
    }

  g_application_hold (application);
  assistant = portolan_assistant_new (NULL);
  g_signal_connect (assistant, "closed", G_CALLBACK (on_activated_closed), application);
  portolan_assistant_present (assistant);
}

static void
portolan_service_finalize (GObject *object)
{
  PortolanService *self = PORTOLAN_SERVICE (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->signals); i++)
    g_clear_handle_id (&self->signals[i], g_source_remove);
  g_clear_handle_id (&self->tell, g_source_remove);
  g_hash_table_unref (self->changed);
  g_object_unref (self->skeleton);
  G_OBJECT_CLASS (portolan_service_parent_class)->finalize (object);
}

static void
portolan_service_class_init (PortolanServiceClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = portolan_service_finalize;
  application_class->dbus_register = portolan_service_dbus_register;
  application_class->dbus_unregister = portolan_service_dbus_unregister;
  application_class->activate = portolan_service_activate;
}

static void
portolan_service_init (PortolanService *self)
{
  self->changed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->signals[0] = g_unix_signal_add (SIGINT, on_unix_signal, self);
  self->signals[1] = g_unix_signal_add (SIGTERM, on_unix_signal, self);
  self->skeleton = portolan_mail_setup1_skeleton_new ();
  portolan_mail_setup1_set_version (self->skeleton, INTERFACE_VERSION);
  g_signal_connect (self->skeleton, "handle-set-up", G_CALLBACK (on_set_up), self);
  g_signal_connect (self->skeleton, "handle-check", G_CALLBACK (on_check), self);
  g_signal_connect (self->skeleton, "handle-explain", G_CALLBACK (on_explain), self);
  g_signal_connect (self->skeleton, "handle-list", G_CALLBACK (on_list), self);
  g_signal_connect (self->skeleton, "handle-get", G_CALLBACK (on_get), self);
}

/**
 * portolan_service_new:
 *
 * Makes the service. It ends by itself when nobody has called for a while.
 *
 * Returns: (transfer full): the service, to be run
 */
PortolanService *
portolan_service_new (void)
{
  return g_object_new (PORTOLAN_TYPE_SERVICE, "application-id", PORTOLAN_APPLICATION_ID, "flags",
                       G_APPLICATION_IS_SERVICE, "inactivity-timeout", IDLE_MS, NULL);
}
