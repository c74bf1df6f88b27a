/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "account.h"

#include <json-glib/json-glib.h>
#include <libsecret/secret.h>

static const SecretSchema schema = {
  "org.portolan.OutgoingMail",
  SECRET_SCHEMA_DONT_MATCH_NAME,
  { { "application", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "account", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { NULL, 0 } },
};

void
account_free (Account *self)
{
  g_free (self->address);
  g_free (self->host);
  g_free (self->security);
  g_free (self->username);
  g_free (self->auth);
  secret_password_free (self->password);
  g_free (self);
}

/* The item is one JSON object; the password is one of its members. */
static char *
take_password (const char *item)
{
  g_autoptr (JsonNode) root = json_from_string (item, NULL);
  JsonObject *object = root != NULL ? json_node_get_object (root) : NULL;

  return g_strdup (
      object != NULL ? json_object_get_string_member_with_default (object, "password", "") : "");
}

static void
on_password (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Account *self = g_task_get_task_data (task);
  GError *error = NULL;
  char *item = secret_password_lookup_finish (result, &error);

  if (item == NULL)
    {
      if (error == NULL)
        error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "There is no password.");
      g_task_return_error (task, error);
      return;
    }

  self->password = take_password (item);
  secret_password_free (item);
  g_task_return_pointer (task, g_task_get_task_data (task), NULL);
}

static gint64
get_number (GVariant *limits, const char *name)
{
  gint64 number = 0;

  if (limits != NULL)
    g_variant_lookup (limits, name, "x", &number);
  return number;
}

/* The longest of the pauses that the limits ask for. */
static void
take_limits (Account *self, GVariant *settings)
{
  g_autoptr (GVariant) limits = g_variant_lookup_value (settings, "limits", G_VARIANT_TYPE_VARDICT);
  gint64 a_minute = get_number (limits, "letters_per_minute");
  gint64 an_hour = get_number (limits, "letters_per_hour");

  self->pause =
      MAX (a_minute > 0 ? 60 * 1000 / a_minute : 0, an_hour > 0 ? 60 * 60 * 1000 / an_hour : 0);
  self->most_today = get_number (limits, "letters_per_day");
}

static void
on_settings (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Account *self = g_task_get_task_data (task);
  g_autoptr (GVariant) settings = NULL;
  g_autoptr (GVariant) answer = NULL;
  GError *error = NULL;
  gint64 port = 0;

  answer = g_dbus_proxy_call_finish (G_DBUS_PROXY (source), result, &error);
  if (answer == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  settings = g_variant_get_child_value (answer, 0);
  g_variant_lookup (settings, "host", "s", &self->host);
  g_variant_lookup (settings, "port", "x", &port);
  g_variant_lookup (settings, "security", "s", &self->security);
  g_variant_lookup (settings, "username", "s", &self->username);
  g_variant_lookup (settings, "auth", "s", &self->auth);
  self->port = port;
  take_limits (self, settings);
  secret_password_lookup (&schema, g_task_get_cancellable (task), on_password, g_object_ref (task),
                          "application", "org.portolan.MailSetup", "account", self->address, NULL);
}

void
account_load_async (GDBusProxy *portolan,
                    const char *address,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  GTask *task = g_task_new (portolan, cancellable, callback, user_data);
  Account *self = g_new0 (Account, 1);

  self->address = g_strdup (address);
  g_task_set_task_data (task, self, NULL); /* account_load_finish() hands it on or frees it */
  g_dbus_proxy_call (portolan, "Get", g_variant_new ("(s)", address), G_DBUS_CALL_FLAGS_NONE, -1,
                     cancellable, on_settings, task);
}

Account *
account_load_finish (GAsyncResult *result, GError **error)
{
  Account *self = g_task_propagate_pointer (G_TASK (result), error);

  if (self == NULL)
    account_free (g_task_get_task_data (G_TASK (result)));
  return self;
}
