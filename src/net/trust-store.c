/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The system's authorities, read once for all connections.
 *
 * glib-networking reads and parses the whole store for every connection that is given its own
 * kind of database, on the calling thread: 16 to 50 ms each. Given another kind, this one, it asks
 * it to verify, and we pass the question on. Only the first reading runs in a thread, while names
 * are being looked up: GIO has no asynchronous call for it. */

#include "net/trust-store.h"

#include "net/gio-types.h"

struct _PortolanTrustStore {
  GTlsDatabase parent_instance;

  GTlsDatabase *system; /* nullable: no TLS backend is installed */
};

static gboolean is_default_wanted;

G_DEFINE_FINAL_TYPE (PortolanTrustStore, portolan_trust_store, G_TYPE_TLS_DATABASE)

static GTlsCertificateFlags
portolan_trust_store_verify_chain (GTlsDatabase *database,
                                   GTlsCertificate *chain,
                                   const char *purpose,
                                   GSocketConnectable *identity,
                                   GTlsInteraction *interaction,
                                   GTlsDatabaseVerifyFlags flags,
                                   GCancellable *cancellable,
                                   GError **error)
{
  PortolanTrustStore *self = PORTOLAN_TRUST_STORE (database);

  if (self->system == NULL)
    return G_TLS_CERTIFICATE_UNKNOWN_CA;

  return g_tls_database_verify_chain (self->system, chain, purpose, identity, interaction, flags,
                                      cancellable, error);
}

static void
portolan_trust_store_finalize (GObject *object)
{
  PortolanTrustStore *self = PORTOLAN_TRUST_STORE (object);

  g_clear_object (&self->system);

  G_OBJECT_CLASS (portolan_trust_store_parent_class)->finalize (object);
}

static void
portolan_trust_store_class_init (PortolanTrustStoreClass *class)
{
  G_OBJECT_CLASS (class)->finalize = portolan_trust_store_finalize;
  G_TLS_DATABASE_CLASS (class)->verify_chain = portolan_trust_store_verify_chain;
}

static void
portolan_trust_store_init (PortolanTrustStore *self)
{
}

static GTlsDatabase *
get_shared (void)
{
  static GTlsDatabase *shared;

  if (g_once_init_enter (&shared))
    {
      PortolanTrustStore *self = g_object_new (PORTOLAN_TYPE_TRUST_STORE, NULL);

      self->system = g_tls_backend_get_default_database (g_tls_backend_get_default ());
      if (is_default_wanted)
        g_tls_backend_set_default_database (g_tls_backend_get_default (), G_TLS_DATABASE (self));
      g_once_init_leave (&shared, G_TLS_DATABASE (self));
    }

  return shared;
}

/**
 * portolan_trust_store_make_default:
 *
 * Makes it the database of the whole program once it is read: libsoup's connections begin with that
 * one. For programs, at their start.
 */
void
portolan_trust_store_make_default (void)
{
  is_default_wanted = TRUE;
}

static void
load_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_task_return_pointer (task, g_object_ref (get_shared ()), g_object_unref);
}

/**
 * portolan_trust_store_load_async:
 * @cancellable: (nullable): to leave early
 * @callback: called when the store is read; at once in the next turn if it already was
 * @user_data: for @callback
 *
 * Reads the system's authorities, the first time.
 */
void
portolan_trust_store_load_async (GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  portolan_gio_types_ensure ();
  g_task_set_source_tag (task, portolan_trust_store_load_async);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, load_in_thread);
}

/**
 * portolan_trust_store_load_finish:
 * @result: what the callback was given
 * @error: return location for an error, only if cancelled
 *
 * Returns: (transfer full): the database to construct TLS connections with
 */
GTlsDatabase *
portolan_trust_store_load_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
