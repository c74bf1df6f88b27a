/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* GNOME Online Accounts, which keeps the accounts of a desktop and tells of them on the session
 * bus: for a set-up, where a person sits before it. Where it does not run, it is not started. */

#include <gio/gio.h>

#include "sources/import.h"
#include "sources/source.h"

#define PATIENCE 1000 /* milliseconds */

#define NAME "org.gnome.OnlineAccounts"
#define PATH "/org/gnome/OnlineAccounts"

static gboolean
look_yes_up (GVariant *properties, const char *name)
{
  gboolean yes = FALSE;

  return g_variant_lookup (properties, name, "b", &yes) && yes;
}

static void
add_account (GPtrArray *accounts, GVariant *interfaces)
{
  g_autoptr (GVariant) account =
      g_variant_lookup_value (interfaces, NAME ".Account", G_VARIANT_TYPE_VARDICT);
  g_autoptr (GVariant) mail =
      g_variant_lookup_value (interfaces, NAME ".Mail", G_VARIANT_TYPE_VARDICT);
  g_autofree char *address = NULL, *host = NULL, *username = NULL;
  PortolanSecurity security = PORTOLAN_SECURITY_NONE;

  if (mail == NULL || !look_yes_up (mail, "SmtpSupported") ||
      (account != NULL && look_yes_up (account, "MailDisabled")))
    return;

  if (look_yes_up (mail, "SmtpUseSsl"))
    security = PORTOLAN_SECURITY_TLS;
  else if (look_yes_up (mail, "SmtpUseTls"))
    security = PORTOLAN_SECURITY_STARTTLS;
  g_variant_lookup (mail, "EmailAddress", "s", &address);
  g_variant_lookup (mail, "SmtpHost", "s", &host);
  g_variant_lookup (mail, "SmtpUserName", "s", &username);
  portolan_import_add (accounts, address, host, 0, security, username);
}

static GPtrArray *
read_accounts (GVariant *answer)
{
  GPtrArray *accounts = portolan_import_accounts_new ();
  g_autoptr (GVariant) objects = g_variant_get_child_value (answer, 0);
  GVariantIter iter;
  GVariant *interfaces;

  g_variant_iter_init (&iter, objects);
  while (g_variant_iter_next (&iter, "{o@a{sa{sv}}}", NULL, &interfaces))
    {
      add_account (accounts, interfaces);
      g_variant_unref (interfaces);
    }

  return accounts;
}

static void
conclude (GTask *task, GVariant *answer)
{
  PortolanLeads *leads;

  if (g_task_return_error_if_cancelled (task))
    return;

  leads = portolan_leads_new ();
  if (answer != NULL)
    {
      g_autoptr (GPtrArray) accounts = read_accounts (answer);

      g_ptr_array_unref (leads->candidates);
      leads->candidates = portolan_import_match (accounts, g_task_get_task_data (task));
    }
  g_task_return_pointer (task, leads, (GDestroyNotify) portolan_leads_free);
}

static void
on_told (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GVariant) answer =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);

  conclude (task, answer);
}

static void
on_bus (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, NULL);

  if (bus == NULL)
    {
      conclude (task, NULL);
      return;
    }

  g_dbus_connection_call (bus, NAME, PATH, "org.freedesktop.DBus.ObjectManager",
                          "GetManagedObjects", NULL, G_VARIANT_TYPE ("(a{oa{sa{sv}}})"),
                          G_DBUS_CALL_FLAGS_NO_AUTO_START, PATIENCE, g_task_get_cancellable (task),
                          on_told, g_object_ref (task));
}

/* Without a bus, GIO would try to start one. */
static gboolean
is_there_a_bus (void)
{
  g_autofree char *socket = g_build_filename (g_get_user_runtime_dir (), "bus", NULL);

  return g_getenv ("DBUS_SESSION_BUS_ADDRESS") != NULL || g_file_test (socket, G_FILE_TEST_EXISTS);
}

/**
 * portolan_from_goa_async:
 * @question: what is asked
 * @cancellable: (nullable): to leave early
 * @callback: called with the answer, for portolan_source_finish()
 * @user_data: for @callback
 */
void
portolan_from_goa_async (const PortolanQuestion *question,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, portolan_from_goa_async);
  g_task_set_task_data (task, portolan_address_copy (question->address),
                        (GDestroyNotify) portolan_address_free);
  if (is_there_a_bus ())
    g_bus_get (G_BUS_TYPE_SESSION, cancellable, on_bus, g_object_ref (task));
  else
    conclude (task, NULL);
}
