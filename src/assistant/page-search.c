/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * The search, live: doors light up in the picture, a row per host and door says what happens
 * there. The page moves on by itself when the search has settled; when nothing was found it says
 * what that means and what to do.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "advice/diagnose.h"
#include "advice/ledger-words.h"
#include "advice/words.h"
#include "assistant/attempt-list.h"
#include "assistant/building.h"
#include "assistant/button.h"
#include "assistant/details.h"
#include "assistant/page-search.h"
#include "assistant/trouble.h"

#define TICK_MS 100
/* A page that only flashes by frightens; this is long enough to see that a door has opened. */
#define SHOWN_AT_LEAST_US (900 * G_TIME_SPAN_MILLISECOND)

struct _PortolanPageSearch {
  PortolanPage parent_instance;

  PortolanBuilding *building;
  GtkProgressBar *progress;
  PortolanTrouble *trouble;
  PortolanAttemptList *list;
  PortolanDetails *asked;
  GtkWidget *manual;

  GCancellable *cancellable;
  gint64 begun;
  guint tick;
  guint move_on;
  gboolean settled;
};

G_DEFINE_FINAL_TYPE (PortolanPageSearch, portolan_page_search, PORTOLAN_TYPE_PAGE)

static PortolanFlow *
flow_of (PortolanPageSearch *self)
{
  return portolan_page_get_flow (PORTOLAN_PAGE (self));
}

/* Time or doors, whichever is further; never backwards, never full before the end. */
static gboolean
on_tick (gpointer user_data)
{
  PortolanPageSearch *self = user_data;
  GPtrArray *attempts = portolan_search_get_attempts (flow_of (self)->search);
  double elapsed = (double) (g_get_monotonic_time () - self->begun) / G_TIME_SPAN_SECOND;
  double fraction = elapsed / (PORTOLAN_SEARCH_DEFAULT_TIMEOUT + 1);
  guint ended = 0;

  for (guint i = 0; i < attempts->len; i++)
    ended += ((PortolanAttempt *) attempts->pdata[i])->observation != NULL;
  if (attempts->len > 0)
    fraction = MAX (fraction, 0.9 * ended / attempts->len);
  fraction = MAX (fraction, gtk_progress_bar_get_fraction (self->progress));
  gtk_progress_bar_set_fraction (self->progress, MIN (fraction, 0.95));
  return G_SOURCE_CONTINUE;
}

/* Several hosts share the picture: a door shows the best that is known about it anywhere. */
static void
update_door (PortolanPageSearch *self, guint16 port)
{
  GPtrArray *attempts = portolan_search_get_attempts (flow_of (self)->search);
  PortolanDoorState best = PORTOLAN_DOOR_DARK;

  for (guint i = 0; i < attempts->len; i++)
    {
      const PortolanAttempt *attempt = attempts->pdata[i];

      if (attempt->endpoint->port == port)
        best = MAX (best, portolan_door_of_attempt (attempt));
    }
  portolan_building_set_door (self->building, port, best);
}

static void
on_attempt_changed (PortolanSearch *search, PortolanAttempt *attempt, PortolanPageSearch *self)
{
  portolan_attempt_list_update (self->list, attempt);
  update_door (self, attempt->endpoint->port);
}

static void
stop_watching (PortolanPageSearch *self)
{
  PortolanSearch *search = flow_of (self)->search;

  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_handle_id (&self->move_on, g_source_remove);
  if (search != NULL)
    g_signal_handlers_disconnect_by_func (search, on_attempt_changed, self);
}

static gboolean
on_move_on (gpointer user_data)
{
  PortolanPageSearch *self = user_data;
  GPtrArray *proposals = portolan_search_get_proposals (flow_of (self)->search);

  self->move_on = 0;
  stop_watching (self);
  portolan_flow_choose (flow_of (self), proposals->pdata[0]);
  portolan_page_go_found (PORTOLAN_PAGE (self));
  return G_SOURCE_REMOVE;
}

static void
show_found (PortolanPageSearch *self)
{
  gint64 left = SHOWN_AT_LEAST_US - (g_get_monotonic_time () - self->begun);

  gtk_progress_bar_set_fraction (self->progress, 1);
  portolan_page_set_heading (PORTOLAN_PAGE (self), _ ("A door has opened"));
  self->move_on = g_timeout_add (MAX (left, 0) / G_TIME_SPAN_MILLISECOND, on_move_on, self);
}

static char *
describe_attempts (GPtrArray *attempts)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < attempts->len; i++)
    {
      const PortolanAttempt *attempt = attempts->pdata[i];
      const PortolanObservation *observation = attempt->observation;

      g_string_append_printf (text, "%s%s:%u%s: %s", text->len > 0 ? "\n" : "",
                              attempt->endpoint->host, attempt->endpoint->port,
                              attempt->endpoint->implicit_tls ? " (TLS)" : "",
                              portolan_describe_attempt (attempt));
      if (observation != NULL && observation->error_text != NULL)
        g_string_append_printf (text, " (%s)", observation->error_text);
      if (observation != NULL && observation->reply_text != NULL)
        g_string_append_printf (text, " “%s”", observation->reply_text);
    }
  return g_string_free (text, FALSE);
}

static void
show_not_found (PortolanPageSearch *self)
{
  PortolanPage *page = PORTOLAN_PAGE (self);
  PortolanSearch *search = flow_of (self)->search;
  GPtrArray *attempts = portolan_search_get_attempts (search);
  g_autoptr (GArray) findings = portolan_diagnose_search (search);
  PortolanFinding finding =
      findings->len > 0 ? g_array_index (findings, PortolanFinding, 0) : PORTOLAN_FINDING_UNKNOWN;
  PortolanWords words = portolan_words_for_finding (finding);
  g_autofree char *details = describe_attempts (attempts);

  flow_of (self)->nothing_found = TRUE;
  stop_watching (self);
  portolan_page_set_heading (page, words.headline);
  portolan_page_set_sentence (page, words.what);
  portolan_trouble_show_finding (self->trouble, finding, details);
  portolan_attempt_list_fold (self->list);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
  portolan_page_set_forward_label (page, _ ("_Try Again"));
  portolan_page_set_ready (page, TRUE);
  portolan_page_focus (page);
}

static void
on_run_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PortolanPageSearch) self = user_data;
  PortolanSearch *search = PORTOLAN_SEARCH (source);
  g_autoptr (GError) error = NULL;

  portolan_search_run_finish (search, result, &error);
  if (search != flow_of (self)->search || self->settled || self->cancellable == NULL)
    return; /* another search has begun, or the page was left */

  self->settled = TRUE;
  g_clear_object (&self->cancellable);
  if (portolan_search_get_proposals (search)->len > 0)
    show_found (self);
  else
    show_not_found (self);
}

static char *
make_sign (PortolanFlow *flow)
{
  return portolan_describe_host (flow->manual ? flow->host : flow->address->shown_domain);
}

static void
show_searching (PortolanPageSearch *self)
{
  PortolanPage *page = PORTOLAN_PAGE (self);
  PortolanFlow *flow = portolan_page_get_flow (page);
  g_autofree char *sign = make_sign (flow);

  portolan_page_set_heading (page, _ ("Knocking on doors"));
  portolan_page_set_sentence (
      page,
      flow->manual
          ? _ ("We try what you typed, just as it stands.")
          : _ ("A mail server is like an office building with numbered doors. We try those where "
               "outgoing mail is handed in."));
  portolan_page_set_forward_label (page, NULL);
  portolan_page_set_ready (page, FALSE);
  portolan_building_reset (self->building, sign);
  portolan_attempt_list_clear (self->list);
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), TRUE);
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_button_set_label (GTK_BUTTON (self->manual),
                        flow->manual ? _ ("_Change my settings") : _ ("I _know my settings"));
  portolan_button_tidy (self->manual);
}

static void
portolan_page_search_cancel (PortolanPage *page)
{
  PortolanPageSearch *self = PORTOLAN_PAGE_SEARCH (page);
  gboolean unfinished = self->cancellable != NULL || self->move_on != 0;

  stop_watching (self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (unfinished)
    portolan_flow_stop (portolan_page_get_flow (page));
}

/* What has been found while the address was still on the screen is there at once. */
static void
watch (PortolanPageSearch *self, PortolanSearch *search)
{
  GPtrArray *attempts = portolan_search_get_attempts (search);

  for (guint i = 0; i < attempts->len; i++)
    on_attempt_changed (search, attempts->pdata[i], self);
  g_signal_connect_object (search, "attempt-changed", G_CALLBACK (on_attempt_changed), self, 0);
  self->tick = g_timeout_add (TICK_MS, on_tick, self);
}

static void
portolan_page_search_begin (PortolanPage *page)
{
  PortolanPageSearch *self = PORTOLAN_PAGE_SEARCH (page);
  PortolanFlow *flow = portolan_page_get_flow (page);
  PortolanSearch *early;

  portolan_page_search_cancel (page);
  early = portolan_flow_take_early (flow);
  if (early == NULL)
    portolan_flow_new_search (flow);
  show_searching (self);

  self->settled = FALSE;
  self->begun = g_get_monotonic_time ();
  self->cancellable = g_cancellable_new ();
  watch (self, flow->search);
  if (early != NULL)
    portolan_search_widen_async (early, self->cancellable, on_run_ready, g_object_ref (self));
  else
    portolan_search_run_async (flow->search, self->cancellable, on_run_ready, g_object_ref (self));
}

static void
portolan_page_search_complete (PortolanPage *page)
{
  portolan_page_begin (page);
  portolan_page_focus (page);
}

static void
on_manual_clicked (GtkButton *button, PortolanPageSearch *self)
{
  portolan_page_go (PORTOLAN_PAGE (self), PORTOLAN_STEP_MANUAL);
}

static void
portolan_page_search_class_init (PortolanPageSearchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PortolanPageClass *page_class = PORTOLAN_PAGE_CLASS (klass);

  page_class->begin = portolan_page_search_begin;
  page_class->complete = portolan_page_search_complete;
  page_class->cancel = portolan_page_search_cancel;

  g_type_ensure (PORTOLAN_TYPE_ATTEMPT_LIST);
  g_type_ensure (PORTOLAN_TYPE_BUILDING);
  g_type_ensure (PORTOLAN_TYPE_DETAILS);
  g_type_ensure (PORTOLAN_TYPE_TROUBLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/portolan/MailSetup/assistant/page-search.ui");
  gtk_widget_class_bind_template_child (widget_class, PortolanPageSearch, building);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageSearch, progress);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageSearch, trouble);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageSearch, list);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageSearch, asked);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageSearch, manual);
  gtk_widget_class_bind_template_callback (widget_class, on_manual_clicked);
}

static void
portolan_page_search_init (PortolanPageSearch *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  portolan_button_tidy (self->manual);
  portolan_details_set_func (self->asked, portolan_ledger_in_words);
}
