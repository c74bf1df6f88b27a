/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The domain's own file of settings, over HTTPS, at its two usual places, both at once. The address
 * goes to the domain's own host and to nobody else. */

#include <string.h>

#include "model/bounds.h"
#include "net/deadline.h"
#include "sources/autoconfig-xml.h"
#include "sources/source.h"

#define N_PLACES 2

typedef struct {
  const PortolanQuestion *question;
  PortolanDeadline *others;       /* stopped when the answer is there */
  PortolanLeads *leads[N_PLACES]; /* in the order of trust, whichever comes first */
  guint n_pending;
  gboolean is_concluded;
} Asking;

typedef struct {
  GTask *task;
  guint place;
} Place;

static void
asking_free (Asking *asking)
{
  for (guint i = 0; i < N_PLACES; i++)
    g_clear_pointer (&asking->leads[i], portolan_leads_free);
  g_clear_pointer (&asking->others, portolan_deadline_free);
  g_free (asking);
}

static char *
make_url (const PortolanQuestion *question, guint place)
{
  g_autofree char *asked = NULL, *escaped = NULL;

  if (place == 1)
    return g_strdup_printf ("https://%s/.well-known/autoconfig/mail/config-v1.1.xml",
                            question->domain);
  if (!question->is_own)
    return g_strdup_printf ("https://autoconfig.%s/mail/config-v1.1.xml", question->domain);

  asked = g_strconcat (question->address->local_part, "@", question->domain, NULL);
  escaped = g_uri_escape_string (asked, "@", TRUE);
  return g_strdup_printf ("https://autoconfig.%s/mail/config-v1.1.xml?emailaddress=%s",
                          question->domain, escaped);
}

static void
conclude (GTask *task)
{
  Asking *asking = g_task_get_task_data (task);

  asking->is_concluded = TRUE;
  portolan_deadline_stop (asking->others);
  for (guint i = 0; i < N_PLACES; i++)
    if (asking->leads[i] != NULL && asking->leads[i]->candidates->len > 0)
      {
        g_task_return_pointer (task, g_steal_pointer (&asking->leads[i]),
                               (GDestroyNotify) portolan_leads_free);
        return;
      }

  g_task_return_pointer (task, portolan_leads_new (), (GDestroyNotify) portolan_leads_free);
}

static void
on_fetched (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Place *place = user_data;
  g_autoptr (GTask) task = place->task;
  Asking *asking = g_task_get_task_data (task);
  g_autoptr (GBytes) body = NULL;

  asking->n_pending--;
  if (asking->is_concluded) /* the question may be gone by now */
    {
      portolan_fetch_finish (result, &body, NULL);
      return;
    }

  if (portolan_fetch_finish (result, &body, NULL) == PORTOLAN_FETCH_OK)
    asking->leads[place->place] =
        portolan_leads_from_file (body, asking->question, PORTOLAN_ORIGIN_AUTOCONFIG);
  if (asking->n_pending == 0 && g_task_return_error_if_cancelled (task))
    return;

  /* The first place is the better one: the second waits for it, not the other way round. */
  if (asking->n_pending == 0 || (asking->leads[0] != NULL && asking->leads[0]->candidates->len > 0))
    conclude (task);
}

static void
ask (GTask *task, guint i)
{
  Asking *asking = g_task_get_task_data (task);
  const PortolanQuestion *question = asking->question;
  g_autofree char *url = make_url (question, i);
  Place *place = g_new0 (Place, 1);

  place->task = g_object_ref (task);
  place->place = i;
  asking->n_pending++;
  portolan_fetch_async (url, question->address->local_part, PORTOLAN_MAX_AUTOCONFIG_BYTES,
                        question->step_func, question->step_data,
                        portolan_deadline_get_cancellable (asking->others), on_fetched, place);
}

/**
 * portolan_from_autoconfig_async:
 * @question: what is asked
 * @cancellable: (nullable): to leave early
 * @callback: called with the answer, for portolan_source_finish()
 * @user_data: for @callback
 */
void
portolan_from_autoconfig_async (const PortolanQuestion *question,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Asking *asking = g_new0 (Asking, 1);

  asking->question = question;
  asking->others = portolan_deadline_new (cancellable);
  g_task_set_source_tag (task, portolan_from_autoconfig_async);
  g_task_set_task_data (task, asking, (GDestroyNotify) asking_free);
  for (guint i = 0; i < N_PLACES; i++)
    ask (task, i);
}
