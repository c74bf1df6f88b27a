/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* A GResolver on top of c-ares, so that GSocketClient and libsoup ask in the same way as we do, and
 * nobody asks twice: a question that is under way is shared, and an answer is kept for a while.
 *
 * What GIO's own resolver can't do in GLib 2.74: it shares ten threads with everybody, a cancelled
 * question keeps its thread for up to ten seconds, and glibc repeats a lost packet after five.
 * Names that only the system's other services know (.local, for one) are left to it. */

#include "net/resolver.h"

#include <string.h>

#include "net/dns.h"
#include "net/ledger.h"

#define KEEP (30 * G_TIME_SPAN_SECOND)

struct _PortolanResolver {
  GResolver parent_instance;

  GResolver *system;
  PortolanDns *dns;
  GHashTable *questions; /* "name/type" -> Question */
};

G_DEFINE_FINAL_TYPE (PortolanResolver, portolan_resolver, G_TYPE_RESOLVER)

/* Questions */

/* Counted, since whoever is told the answer may ask again at once, which puts another in its place.
 */
typedef struct {
  PortolanDnsType type;
  GPtrArray *waiters; /* Waiter */
  gboolean is_answered;
  gint64 answered;
  GList *records;
  GError *error;
} Question;

typedef struct {
  Question *question;
  GTask *task;
  GSource *cancel_source;
} Waiter;

static void
addresses_free (gpointer records)
{
  g_list_free_full (records, g_object_unref);
}

static void
targets_free (gpointer records)
{
  g_list_free_full (records, (GDestroyNotify) g_srv_target_free);
}

static void
exchangers_free (gpointer records)
{
  g_list_free_full (records, (GDestroyNotify) g_variant_unref);
}

static GDestroyNotify
free_func_of (PortolanDnsType type)
{
  switch (type)
    {
    case PORTOLAN_DNS_A:
    case PORTOLAN_DNS_AAAA:
      return addresses_free;
    case PORTOLAN_DNS_SRV:
      return targets_free;
    case PORTOLAN_DNS_MX:
      return exchangers_free;
    }

  return NULL;
}

static gpointer
record_copy (gconstpointer record, gpointer type)
{
  switch ((PortolanDnsType) GPOINTER_TO_UINT (type))
    {
    case PORTOLAN_DNS_A:
    case PORTOLAN_DNS_AAAA:
      return g_object_ref ((gpointer) record);
    case PORTOLAN_DNS_SRV:
      return g_srv_target_copy ((GSrvTarget *) record);
    case PORTOLAN_DNS_MX:
      return g_variant_ref ((GVariant *) record);
    }

  return NULL;
}

static void
waiter_free (gpointer data)
{
  Waiter *waiter = data;

  if (waiter->cancel_source != NULL)
    g_source_destroy (waiter->cancel_source);
  g_clear_pointer (&waiter->cancel_source, g_source_unref);
  g_clear_object (&waiter->task);
  g_free (waiter);
}

static void
question_clear (gpointer data)
{
  Question *question = data;

  free_func_of (question->type) (question->records);
  g_clear_error (&question->error);
  g_ptr_array_unref (question->waiters);
}

static void
question_release (gpointer question)
{
  g_rc_box_release_full (question, question_clear);
}

static void
return_answer (GTask *task, const Question *question)
{
  if (question->error != NULL)
    {
      g_task_return_error (task, g_error_copy (question->error));
      return;
    }

  /* From front to back: g_srv_target_list_sort() leaves no way in the other direction. */
  g_task_return_pointer (task,
                         g_list_copy_deep (question->records, record_copy,
                                           GUINT_TO_POINTER (question->type)),
                         free_func_of (question->type));
}

static void
on_answered (GList *records, GError *error, gpointer user_data)
{
  Question *question = g_rc_box_acquire (user_data);

  question->is_answered = TRUE;
  question->answered = g_get_monotonic_time ();
  question->records = records;
  question->error = error;
  while (question->waiters->len > 0)
    {
      Waiter *waiter = g_ptr_array_steal_index (question->waiters, question->waiters->len - 1);

      return_answer (waiter->task, question);
      waiter_free (waiter);
    }
  question_release (question);
}

static gboolean
on_cancelled (GCancellable *cancellable, gpointer user_data)
{
  Waiter *waiter = user_data;
  GPtrArray *waiters = waiter->question->waiters;

  g_task_return_error_if_cancelled (waiter->task);
  g_ptr_array_remove (waiters, waiter);
  return G_SOURCE_REMOVE;
}

static void
wait_for (Question *question, GTask *task)
{
  GCancellable *cancellable = g_task_get_cancellable (task);
  Waiter *waiter = g_new0 (Waiter, 1);

  waiter->question = question;
  waiter->task = g_object_ref (task);
  g_ptr_array_add (question->waiters, waiter);
  if (cancellable == NULL)
    return;

  waiter->cancel_source = g_cancellable_source_new (cancellable);
  g_source_set_callback (waiter->cancel_source, G_SOURCE_FUNC (on_cancelled), waiter, NULL);
  g_source_attach (waiter->cancel_source, g_main_context_get_thread_default ());
}

/* Time-outs are not worth keeping, and nothing is for long: networks change. */
static gboolean
is_fresh (const Question *question)
{
  if (!question->is_answered)
    return TRUE;

  return g_get_monotonic_time () - question->answered < KEEP &&
         (question->error == NULL ||
          g_error_matches (question->error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND));
}

static void
ask (PortolanResolver *self, const char *name, PortolanDnsType type, GTask *task)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);
  g_autofree char *key = g_strdup_printf ("%s/%d", lower, type);
  Question *question = g_hash_table_lookup (self->questions, key);

  if (question == NULL || !is_fresh (question))
    {
      question = g_rc_box_new0 (Question);
      question->type = type;
      question->waiters = g_ptr_array_new_with_free_func (waiter_free);
      g_hash_table_replace (self->questions, g_steal_pointer (&key), question);
      portolan_dns_ask (self->dns, lower, type, on_answered, question);
    }

  if (question->is_answered)
    return_answer (task, question);
  else
    wait_for (question, task);
}

static gboolean
is_on_main_loop (void)
{
  GMainContext *context = g_main_context_default ();

  if (g_main_context_get_thread_default () != NULL || !g_main_context_acquire (context))
    return FALSE;

  g_main_context_release (context);
  return TRUE;
}

/* Whether the question is one for the system: names of other services, and other threads. */
static gboolean
is_for_system (const char *name)
{
  return strchr (name, '.') == NULL || g_str_has_suffix (name, ".local") || !is_on_main_loop ();
}

/* GResolver */

static void
on_system_answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GList *addresses =
      g_resolver_lookup_by_name_with_flags_finish (G_RESOLVER (source), result, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, addresses, addresses_free);
}

/* In other threads nobody but this program's own window system would ask. */
static void
note_system_question (const char *name)
{
  if (is_on_main_loop ())
    portolan_ledger_note_name (name, "A");
}

static void
lookup_by_name_with_flags_async (GResolver *resolver,
                                 const char *name,
                                 GResolverNameLookupFlags flags,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  PortolanResolver *self = PORTOLAN_RESOLVER (resolver);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, lookup_by_name_with_flags_async);
  if (is_for_system (name) || flags == G_RESOLVER_NAME_LOOKUP_FLAGS_DEFAULT)
    {
      note_system_question (name);
      g_resolver_lookup_by_name_with_flags_async (self->system, name, flags, cancellable,
                                                  on_system_answered, g_steal_pointer (&task));
    }
  else
    ask (self, name,
         flags == G_RESOLVER_NAME_LOOKUP_FLAGS_IPV6_ONLY ? PORTOLAN_DNS_AAAA : PORTOLAN_DNS_A,
         task);
}

static void
lookup_by_name_async (GResolver *resolver,
                      const char *name,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  lookup_by_name_with_flags_async (resolver, name, G_RESOLVER_NAME_LOOKUP_FLAGS_DEFAULT,
                                   cancellable, callback, user_data);
}

static void
lookup_service_async (GResolver *resolver,
                      const char *name,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (resolver, cancellable, callback, user_data);

  g_task_set_source_tag (task, lookup_service_async);
  ask (PORTOLAN_RESOLVER (resolver), name, PORTOLAN_DNS_SRV, task);
}

static void
on_system_records (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GList *records = g_resolver_lookup_records_finish (G_RESOLVER (source), result, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, records, exchangers_free);
}

static void
lookup_records_async (GResolver *resolver,
                      const char *name,
                      GResolverRecordType type,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  PortolanResolver *self = PORTOLAN_RESOLVER (resolver);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, lookup_records_async);
  if (type == G_RESOLVER_RECORD_MX)
    ask (self, name, PORTOLAN_DNS_MX, task);
  else
    g_resolver_lookup_records_async (self->system, name, type, cancellable, on_system_records,
                                     g_steal_pointer (&task));
}

static GList *
finish (GResolver *resolver, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Whoever blocks asks the system: this one lives on the main loop. */

static GList *
lookup_by_name (GResolver *resolver, const char *name, GCancellable *cancellable, GError **error)
{
  return g_resolver_lookup_by_name (PORTOLAN_RESOLVER (resolver)->system, name, cancellable, error);
}

static GList *
lookup_by_name_with_flags (GResolver *resolver,
                           const char *name,
                           GResolverNameLookupFlags flags,
                           GCancellable *cancellable,
                           GError **error)
{
  return g_resolver_lookup_by_name_with_flags (PORTOLAN_RESOLVER (resolver)->system, name, flags,
                                               cancellable, error);
}

static void
on_reload (GResolver *resolver, gpointer user_data)
{
  PortolanResolver *self = PORTOLAN_RESOLVER (resolver);

  /* Questions under way end with the old name service, before they are forgotten. */
  g_clear_pointer (&self->dns, portolan_dns_free);
  g_hash_table_remove_all (self->questions);
  self->dns = portolan_dns_new ();
}

static void
portolan_resolver_finalize (GObject *object)
{
  PortolanResolver *self = PORTOLAN_RESOLVER (object);

  g_clear_pointer (&self->dns, portolan_dns_free);
  g_clear_pointer (&self->questions, g_hash_table_unref);
  g_clear_object (&self->system);

  G_OBJECT_CLASS (portolan_resolver_parent_class)->finalize (object);
}

static void
portolan_resolver_class_init (PortolanResolverClass *class)
{
  GResolverClass *resolver_class = G_RESOLVER_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = portolan_resolver_finalize;
  resolver_class->lookup_by_name = lookup_by_name;
  resolver_class->lookup_by_name_async = lookup_by_name_async;
  resolver_class->lookup_by_name_finish = finish;
  resolver_class->lookup_by_name_with_flags = lookup_by_name_with_flags;
  resolver_class->lookup_by_name_with_flags_async = lookup_by_name_with_flags_async;
  resolver_class->lookup_by_name_with_flags_finish = finish;
  resolver_class->lookup_service_async = lookup_service_async;
  resolver_class->lookup_service_finish = finish;
  resolver_class->lookup_records_async = lookup_records_async;
  resolver_class->lookup_records_finish = finish;
}

static void
portolan_resolver_init (PortolanResolver *self)
{
  self->system = g_resolver_get_default ();
  self->dns = portolan_dns_new ();
  self->questions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, question_release);
  g_signal_connect (self, "reload", G_CALLBACK (on_reload), NULL);
}

/**
 * portolan_resolver_get:
 *
 * Returns: (transfer none): the one resolver of this library
 */
GResolver *
portolan_resolver_get (void)
{
  static GResolver *shared;

  if (g_once_init_enter (&shared))
    g_once_init_leave (&shared, g_object_new (PORTOLAN_TYPE_RESOLVER, NULL));

  return shared;
}

/**
 * portolan_resolver_make_default:
 *
 * Makes it the resolver of the whole program, so that HTTPS shares its answers. For programs, at
 * their start; a library leaves that to the program it is in.
 */
void
portolan_resolver_make_default (void)
{
  g_resolver_set_default (portolan_resolver_get ());
}
