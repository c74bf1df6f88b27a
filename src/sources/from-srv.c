/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* SRV records: _submissions._tcp for implicit TLS (RFC 8314, section 5.1), _submission._tcp for
 * what starts in the clear (RFC 6186, section 3.1). The target "." says: not offered. */

#include <string.h>

#include "model/bounds.h"
#include "model/host.h"
#include "net/resolver.h"
#include "sources/source.h"

#define N_SERVICES 2

static const struct {
  const char *name;
  PortolanSecurity security;
} services[N_SERVICES] = {
  { "submissions", PORTOLAN_SECURITY_TLS },
  { "submission", PORTOLAN_SECURITY_STARTTLS },
};

typedef struct {
  const PortolanQuestion *question;
  GPtrArray *candidates[N_SERVICES];
  guint n_pending;
} Asking;

typedef struct {
  GTask *task;
  guint service;
} Service;

static void
asking_free (Asking *asking)
{
  for (guint i = 0; i < N_SERVICES; i++)
    g_ptr_array_unref (asking->candidates[i]);
  g_free (asking);
}

/* The lowest priority first, then the highest weight (RFC 2782). Weight is meant as a lottery, but
 * people want the same answer each time. */
static int
compare_targets (gconstpointer a, gconstpointer b)
{
  GSrvTarget *one = (GSrvTarget *) a, *other = (GSrvTarget *) b;
  int difference = g_srv_target_get_priority (one) - g_srv_target_get_priority (other);

  if (difference == 0)
    difference = g_srv_target_get_weight (other) - g_srv_target_get_weight (one);
  if (difference == 0)
    difference = g_strcmp0 (g_srv_target_get_hostname (one), g_srv_target_get_hostname (other));
  return difference != 0 ? difference : g_srv_target_get_port (one) - g_srv_target_get_port (other);
}

static void
add_target (GPtrArray *candidates, GSrvTarget *target, PortolanSecurity security)
{
  g_autofree char *host = g_ascii_strdown (g_srv_target_get_hostname (target), -1);
  guint16 port = g_srv_target_get_port (target);

  if (g_str_has_suffix (host, "."))
    host[strlen (host) - 1] = '\0';
  if (candidates->len < PORTOLAN_MAX_SRV_TARGETS && port != 0 && portolan_host_is_name (host))
    g_ptr_array_add (candidates,
                     portolan_candidate_new (host, port, security, PORTOLAN_ORIGIN_SRV));
}

static void
conclude (GTask *task)
{
  Asking *asking = g_task_get_task_data (task);
  PortolanLeads *leads = portolan_leads_new ();

  for (guint i = 0; i < N_SERVICES; i++)
    g_ptr_array_extend (leads->candidates, asking->candidates[i],
                        (GCopyFunc) (void (*) (void)) portolan_candidate_copy, NULL);
  g_task_return_pointer (task, leads, (GDestroyNotify) portolan_leads_free);
}

static void
on_looked_up (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Service *service = user_data;
  g_autoptr (GTask) task = service->task;
  Asking *asking = g_task_get_task_data (task);
  GList *targets = g_resolver_lookup_service_finish (G_RESOLVER (source), result, NULL);

  targets = g_list_sort (targets, compare_targets);
  for (GList *target = targets; target != NULL; target = target->next)
    add_target (asking->candidates[service->service], target->data,
                services[service->service].security);
  g_list_free_full (targets, (GDestroyNotify) g_srv_target_free);

  if (--asking->n_pending == 0 && !g_task_return_error_if_cancelled (task))
    conclude (task);
}

/**
 * portolan_from_srv_async:
 * @question: what is asked
 * @cancellable: (nullable): to leave early
 * @callback: called with the answer, for portolan_source_finish()
 * @user_data: for @callback
 */
void
portolan_from_srv_async (const PortolanQuestion *question,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Asking *asking = g_new0 (Asking, 1);

  asking->question = question;
  asking->n_pending = N_SERVICES;
  g_task_set_source_tag (task, portolan_from_srv_async);
  g_task_set_task_data (task, asking, (GDestroyNotify) asking_free);
  for (guint i = 0; i < N_SERVICES; i++)
    {
      Service *service = g_new0 (Service, 1);

      service->task = g_object_ref (task);
      service->service = i;
      asking->candidates[i] =
          g_ptr_array_new_with_free_func ((GDestroyNotify) portolan_candidate_free);
      g_resolver_lookup_service_async (portolan_resolver_get (), services[i].name, "tcp",
                                       question->domain, cancellable, on_looked_up, service);
    }
}
