/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * The wizard: the table of its pages, and all that is to be known about GtkAssistant. That widget
 * is deprecated from GTK 4.10 on; nothing outside this file touches it.
 *
 * Pages move on when their work is done, not when a button is pressed, so the button's own
 * handler is taken out and the page in view is asked instead.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "assistant/assistant.h"
#include "assistant/leave-question.h"
#include "assistant/page-address.h"
#include "assistant/page-check.h"
#include "assistant/page-consent.h"
#include "assistant/page-done.h"
#include "assistant/page-manual.h"
#include "assistant/page-proposal.h"
#include "assistant/page-save.h"
#include "assistant/page-search.h"
#include "assistant/page-sign-in.h"
#include "assistant/page.h"

G_GNUC_BEGIN_IGNORE_DEPRECATIONS

#define DEFAULT_WIDTH 760
#define DEFAULT_HEIGHT 720
#define NO_STEP (-1)
#define ROOM_FOR_TITLE 120 /* pixels, with what is between the buttons */

typedef struct {
  GType (*get_type) (void);
  GtkAssistantPageType type;
  gboolean skipped_by_back; /* has nothing to say once it was passed */
} PageRow;

static const PageRow pages[] = {
  [PORTOLAN_STEP_ADDRESS] = { portolan_page_address_get_type, GTK_ASSISTANT_PAGE_INTRO, FALSE },
  [PORTOLAN_STEP_MANUAL] = { portolan_page_manual_get_type, GTK_ASSISTANT_PAGE_CONTENT, FALSE },
  [PORTOLAN_STEP_SEARCH] = { portolan_page_search_get_type, GTK_ASSISTANT_PAGE_CONTENT, TRUE },
  [PORTOLAN_STEP_PROPOSAL] = { portolan_page_proposal_get_type, GTK_ASSISTANT_PAGE_CONTENT, FALSE },
  [PORTOLAN_STEP_CONSENT] = { portolan_page_consent_get_type, GTK_ASSISTANT_PAGE_CONTENT, FALSE },
  [PORTOLAN_STEP_SIGN_IN] = { portolan_page_sign_in_get_type, GTK_ASSISTANT_PAGE_CONTENT, FALSE },
  [PORTOLAN_STEP_SAVE] = { portolan_page_save_get_type, GTK_ASSISTANT_PAGE_PROGRESS, TRUE },
  [PORTOLAN_STEP_DONE] = { portolan_page_done_get_type, GTK_ASSISTANT_PAGE_SUMMARY, FALSE },
  [PORTOLAN_STEP_CHECK] = { portolan_page_check_get_type, GTK_ASSISTANT_PAGE_CONTENT, FALSE },
};

struct _PortolanAssistant {
  GObject parent_instance;

  GtkAssistant *window;
  PortolanFlow *flow;
  PortolanPage *current;
  GtkWidget *title;
  int next;
  int n_built; /* pages, from the first on */
  guint build_idle;
  guint focus_idle;
};

enum { SIGNAL_CLOSED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PortolanAssistant, portolan_assistant, G_TYPE_OBJECT)

static GtkWidget *
get_button (PortolanAssistant *self, const char *name)
{
  return GTK_WIDGET (
      gtk_widget_get_template_child (GTK_WIDGET (self->window), GTK_TYPE_ASSISTANT, name));
}

/* GTK names a button after its raw mnemonic and its label both: "_Next Next". */
static void
name_button (GtkWidget *button, const char *label)
{
  if (label != NULL)
    gtk_button_set_label (GTK_BUTTON (button), label);
  gtk_accessible_reset_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL);
}

static int
on_forward_page (int current, gpointer user_data)
{
  PortolanAssistant *self = user_data;

  if (self->next != NO_STEP)
    return self->next;
  return current + 1 < (int) G_N_ELEMENTS (pages) ? current + 1 : -1;
}

static int
get_natural_width (GtkWidget *widget)
{
  int natural = 0;

  if (gtk_widget_get_visible (widget))
    gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

/* Where the buttons need all the room there is, they say more than three dots of a title. */
static void
update_title (PortolanAssistant *self)
{
  static const char *const names[] = { "cancel", "back", "forward", "close" };
  int needed = ROOM_FOR_TITLE;
  int width, height;

  if (self->window == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    needed += get_natural_width (get_button (self, names[i]));
  gtk_window_get_default_size (GTK_WINDOW (self->window), &width, &height);
  gtk_widget_set_visible (self->title, needed <= width);
}

static void
update_forward_label (PortolanAssistant *self)
{
  const char *label = portolan_page_get_forward_label (self->current);

  name_button (get_button (self, "forward"),
               label != NULL ? label : /* Translators: a button: to the next page. */ _ ("_Next"));
  update_title (self);
}

static void
on_page_notify_forward_label (PortolanPage *page, GParamSpec *pspec, PortolanAssistant *self)
{
  if (page == self->current && self->window != NULL)
    update_forward_label (self);
}

/* The assistant's own page, which ours fills. */
static GtkWidget *
frame_of (PortolanPage *page)
{
  return gtk_widget_get_parent (GTK_WIDGET (page));
}

static void
on_page_notify_ready (PortolanPage *page, GParamSpec *pspec, PortolanAssistant *self)
{
  if (self->window != NULL)
    gtk_assistant_set_page_complete (self->window, frame_of (page), portolan_page_get_ready (page));
}

/* Back to @step, or to the last page before it that was seen, so that Back never goes in circles.
 * The second way in has nothing before it. */
static void
rewind_to (PortolanAssistant *self, int step)
{
  if (gtk_assistant_get_current_page (self->window) == PORTOLAN_STEP_CHECK)
    return;

  if (step == PORTOLAN_STEP_CHECK)
    {
      gtk_assistant_previous_page (self->window);
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (gtk_assistant_get_current_page (self->window) > step)
      gtk_assistant_previous_page (self->window);
}

static void
on_page_go (PortolanPage *page, int step, PortolanAssistant *self)
{
  if (page != self->current)
    return;
  rewind_to (self, step);
  if (gtk_assistant_get_current_page (self->window) == step)
    return;
  if (pages[gtk_assistant_get_current_page (self->window)].skipped_by_back)
    gtk_assistant_set_page_type (self->window, frame_of (self->current),
                                 GTK_ASSISTANT_PAGE_PROGRESS);
  self->next = step;
  gtk_assistant_next_page (self->window);
  self->next = NO_STEP;
  if (step == PORTOLAN_STEP_DONE)
    gtk_assistant_commit (self->window);
}

/* The assistant sets the window's title from its own page titles, which are empty. */
static void
on_window_notify_title (GtkWindow *window, GParamSpec *pspec, PortolanAssistant *self)
{
  const char *title = self->current != NULL ? portolan_page_get_title (self->current) : NULL;

  if (title != NULL && g_strcmp0 (gtk_window_get_title (window), title) != 0)
    gtk_window_set_title (window, title);
}

static gboolean
on_focus_idle (gpointer user_data)
{
  PortolanAssistant *self = user_data;

  self->focus_idle = 0;
  gtk_window_set_default_widget (GTK_WINDOW (self->window), PORTOLAN_IS_PAGE_DONE (self->current)
                                                                ? get_button (self, "close")
                                                                : get_button (self, "forward"));
  portolan_page_focus (self->current);
  return G_SOURCE_REMOVE;
}

/* GTK shows all pages of a stack to assistive technology, not only the one in view. */
static void
hide_from_assistive_technology (PortolanPage *page, gboolean hidden)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_STATE_HIDDEN, hidden, -1);
}

static PortolanPage *
get_page (PortolanAssistant *self, int step)
{
  GtkWidget *frame = gtk_assistant_get_nth_page (self->window, step);
  GtkWidget *page = gtk_widget_get_first_child (frame);

  if (page != NULL)
    return PORTOLAN_PAGE (page);

  page = g_object_new (pages[step].get_type (), "flow", self->flow, "hexpand", TRUE, "vexpand",
                       TRUE, NULL);
  hide_from_assistive_technology (PORTOLAN_PAGE (page), TRUE);
  gtk_box_append (GTK_BOX (frame), page);
  gtk_assistant_set_page_complete (self->window, frame,
                                   portolan_page_get_ready (PORTOLAN_PAGE (page)));
  g_signal_connect_object (page, "go", G_CALLBACK (on_page_go), self, 0);
  g_signal_connect_object (page, "notify::ready", G_CALLBACK (on_page_notify_ready), self, 0);
  g_signal_connect_object (page, "notify::forward-label", G_CALLBACK (on_page_notify_forward_label),
                           self, 0);
  return PORTOLAN_PAGE (page);
}

/* The window is sooner on the screen when the pages behind the first are built after that. */
static gboolean
on_build_idle (gpointer user_data)
{
  PortolanAssistant *self = user_data;

  get_page (self, self->n_built++);
  if (self->n_built < (int) G_N_ELEMENTS (pages))
    return G_SOURCE_CONTINUE;
  self->build_idle = 0;
  return G_SOURCE_REMOVE;
}

/* Runs before the page shows; the assistant moves the focus afterwards, hence the idle. */
static void
on_prepare (GtkAssistant *window, GtkWidget *frame, PortolanAssistant *self)
{
  int step = gtk_assistant_get_current_page (window);
  PortolanPage *page = get_page (self, step);

  if (self->current != NULL && self->current != page)
    {
      portolan_page_cancel (self->current);
      hide_from_assistive_technology (self->current, TRUE);
    }
  self->current = page;
  hide_from_assistive_technology (page, FALSE);

  gtk_window_set_title (GTK_WINDOW (window), portolan_page_get_title (self->current));
  gtk_assistant_set_page_type (window, frame, pages[step].type);
  update_forward_label (self);
  portolan_page_begin (self->current);
  if (self->focus_idle == 0)
    self->focus_idle = g_idle_add (on_focus_idle, self);
}

static void
on_forward_clicked (GtkButton *button, PortolanAssistant *self)
{
  if (self->current != NULL && portolan_page_get_ready (self->current))
    portolan_page_complete (self->current);
}

/* "Finish" jumps over pages that have work to do. */
static void
on_last_notify_visible (GtkWidget *last, GParamSpec *pspec, gpointer user_data)
{
  if (gtk_widget_get_visible (last))
    gtk_widget_set_visible (last, FALSE);
}

static void
on_asked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PortolanAssistant) self = user_data;

  if (portolan_leave_question_ask_finish (result))
    portolan_assistant_close (self);
}

/* The ways out that are taken by mistake. Cancel is not one of them. */
static void
close_or_ask (PortolanAssistant *self)
{
  if (self->current != NULL && portolan_page_would_lose (self->current))
    portolan_leave_question_ask_async (GTK_WINDOW (self->window), on_asked, g_object_ref (self));
  else
    portolan_assistant_close (self);
}

static gboolean
on_close_request (GtkWindow *window, PortolanAssistant *self)
{
  close_or_ask (self);
  return GDK_EVENT_STOP;
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType modifiers,
                PortolanAssistant *self)
{
  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  close_or_ask (self);
  return GDK_EVENT_STOP;
}

static void
set_up_escape (PortolanAssistant *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_pressed), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->window), keys);
}

static void
take_over_forward_button (PortolanAssistant *self)
{
  GtkWidget *forward = get_button (self, "forward");
  guint taken =
      g_signal_handlers_disconnect_matched (forward, G_SIGNAL_MATCH_ID | G_SIGNAL_MATCH_DATA,
                                            g_signal_lookup ("clicked", GTK_TYPE_BUTTON), 0, NULL,
                                            NULL, self->window);

  g_warn_if_fail (taken == 1);
  g_signal_connect_object (forward, "clicked", G_CALLBACK (on_forward_clicked), self, 0);
}

/* On a phone with large letters, words that are too long side by side stand below each other; the
 * window never grows. */
static void
let_give_way (GtkWidget *button)
{
  GtkLabel *label = GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button)));

  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (label, GTK_JUSTIFY_CENTER);
}

static gboolean
on_back_shortcut (GtkWidget *back, GVariant *arguments, gpointer user_data)
{
  if (!gtk_widget_get_mapped (back) || !gtk_widget_is_sensitive (back))
    return GDK_EVENT_PROPAGATE;
  g_signal_emit_by_name (back, "clicked");
  return GDK_EVENT_STOP;
}

/* An arrow leaves room for what the other buttons say; the key is that of web browsers. */
static void
set_up_back (PortolanAssistant *self)
{
  GtkWidget *back = get_button (self, "back");
  GtkEventController *keys = gtk_shortcut_controller_new ();
  gboolean is_mirrored = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;
  const char *label = gtk_button_get_label (GTK_BUTTON (back));
  g_auto (GStrv) words = g_strsplit (label, "_", 2);
  g_autofree char *name = g_strjoinv (NULL, words);

  gtk_button_set_icon_name (GTK_BUTTON (back), "go-previous-symbolic");
  gtk_widget_set_tooltip_text (back, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (back), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (keys), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (is_mirrored ? GDK_KEY_Right : GDK_KEY_Left,
                                                GDK_ALT_MASK),
                        gtk_callback_action_new (on_back_shortcut, NULL, NULL)));
  gtk_widget_add_controller (back, keys);
}

static void
set_up_buttons (PortolanAssistant *self)
{
  static const char *const plain[] = { "cancel", "apply", "last" };
  static const char *const wide[] = { "cancel", "forward", "close" };
  GtkWidget *last = get_button (self, "last");

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    name_button (get_button (self, plain[i]), NULL);
  /* Translators: a button: closes the window, when all is done. */
  name_button (get_button (self, "close"), _ ("_Close"));
  for (guint i = 0; i < G_N_ELEMENTS (wide); i++)
    let_give_way (get_button (self, wide[i]));
  set_up_back (self);
  gtk_widget_add_css_class (get_button (self, "forward"), "suggested-action");
  gtk_widget_add_css_class (get_button (self, "close"), "suggested-action");
  g_signal_connect (last, "notify::visible", G_CALLBACK (on_last_notify_visible), NULL);
  take_over_forward_button (self);
}

static GObject *
get_part (PortolanAssistant *self, const char *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (self->window), GTK_TYPE_ASSISTANT, name);
}

/* On a phone with large letters: a title that asks for next to nothing and takes what the buttons
 * leave, and buttons as wide as their words. The header bar's own title does not give way. */
static void
set_up_title (PortolanAssistant *self)
{
  GObject *header = get_part (self, "headerbar");
  GObject *same_width = get_part (self, "button_size_group");
  GtkWidget *title = gtk_label_new (NULL);

  self->title = title;
  g_warn_if_fail (GTK_IS_SIZE_GROUP (same_width));
  if (GTK_IS_SIZE_GROUP (same_width))
    gtk_size_group_set_mode (GTK_SIZE_GROUP (same_width), GTK_SIZE_GROUP_NONE);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (title), 1);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "title");
  g_object_bind_property (self->window, "title", title, "label", G_BINDING_SYNC_CREATE);
  gtk_header_bar_set_title_widget (GTK_HEADER_BAR (header), title);
}

/* Page titles stay empty, so that the sidebar hides itself and a phone's width is enough. */
static void
add_frame (PortolanAssistant *self, const PageRow *row)
{
  GtkWidget *frame = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_assistant_append_page (self->window, frame);
  gtk_assistant_set_page_type (self->window, frame, row->type);
}

static void
load_look (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  GdkDisplay *display = gdk_display_get_default ();

  gtk_css_provider_load_from_resource (provider, "/org/portolan/MailSetup/assistant/style.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (display),
                                    "/org/portolan/MailSetup/icons");
}

static void
portolan_assistant_dispose (GObject *object)
{
  PortolanAssistant *self = PORTOLAN_ASSISTANT (object);
  GtkWindow *window = GTK_WINDOW (self->window);

  g_clear_handle_id (&self->focus_idle, g_source_remove);
  g_clear_handle_id (&self->build_idle, g_source_remove);
  self->current = NULL;
  self->window = NULL;
  if (window != NULL)
    {
      gtk_window_destroy (window);
      g_object_unref (window);
    }
  g_clear_pointer (&self->flow, portolan_flow_unref);
  G_OBJECT_CLASS (portolan_assistant_parent_class)->dispose (object);
}

static void
portolan_assistant_class_init (PortolanAssistantClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = portolan_assistant_dispose;

  /**
   * PortolanAssistant::closed:
   * @self: the assistant
   *
   * The window was closed and everything has ended; see portolan_assistant_get_outcome().
   */
  signals[SIGNAL_CLOSED] = g_signal_new ("closed", PORTOLAN_TYPE_ASSISTANT, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
portolan_assistant_init (PortolanAssistant *self)
{
  static gsize look_loaded = 0;

  if (g_once_init_enter (&look_loaded))
    {
      load_look ();
      g_once_init_leave (&look_loaded, 1);
    }
  self->next = NO_STEP;
  self->flow = portolan_flow_new ();
  self->window = g_object_ref_sink (
      g_object_new (GTK_TYPE_ASSISTANT, "use-header-bar", TRUE, "title", _ ("Outgoing Mail Setup"),
                    "default-width", DEFAULT_WIDTH, "default-height", DEFAULT_HEIGHT, "icon-name",
                    PORTOLAN_APPLICATION_ID, NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->window), "portolan");
  gtk_assistant_set_forward_page_func (self->window, on_forward_page, self, NULL);
  set_up_buttons (self);
  set_up_title (self);
  set_up_escape (self);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    add_frame (self, &pages[i]);
  self->build_idle = g_idle_add_full (G_PRIORITY_LOW, on_build_idle, self, NULL);

  g_signal_connect_object (self->window, "notify::title", G_CALLBACK (on_window_notify_title), self,
                           0);
  g_signal_connect_object (self->window, "notify::default-width", G_CALLBACK (update_title), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->window, "prepare", G_CALLBACK (on_prepare), self, 0);
  g_signal_connect_object (self->window, "cancel", G_CALLBACK (portolan_assistant_close), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->window, "close", G_CALLBACK (portolan_assistant_close), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->window, "close-request", G_CALLBACK (on_close_request), self, 0);
}

/**
 * portolan_assistant_new:
 * @address: (nullable): the e-mail address to begin with
 *
 * Makes the wizard, not yet shown.
 *
 * Returns: (transfer full): the wizard
 */
PortolanAssistant *
portolan_assistant_new (const char *address)
{
  PortolanAssistant *self = g_object_new (PORTOLAN_TYPE_ASSISTANT, NULL);

  if (address != NULL)
    portolan_page_address_set_text (PORTOLAN_PAGE_ADDRESS (get_page (self, PORTOLAN_STEP_ADDRESS)),
                                    address);
  return self;
}

/**
 * portolan_assistant_new_check:
 * @address: whose saved settings to check
 * @error_text: (nullable): the reply that was seen when sending failed
 *
 * Makes the wizard, not yet shown, to begin with a check of what is saved.
 *
 * Returns: (transfer full): the wizard
 */
PortolanAssistant *
portolan_assistant_new_check (const PortolanAddress *address, const char *error_text)
{
  PortolanAssistant *self = portolan_assistant_new (address->text);
  PortolanPage *page = get_page (self, PORTOLAN_STEP_CHECK);

  portolan_flow_set_address (self->flow, address);
  portolan_page_check_set_error (PORTOLAN_PAGE_CHECK (page), error_text);
  gtk_assistant_set_current_page (self->window, PORTOLAN_STEP_CHECK);
  return self;
}

/**
 * portolan_assistant_get_window:
 * @self: the wizard
 *
 * Gets its window, to set its parent or application.
 *
 * Returns: (transfer none) (nullable): the window, %NULL once it was closed
 */
GtkWindow *
portolan_assistant_get_window (PortolanAssistant *self)
{
  return GTK_WINDOW (self->window);
}

void
portolan_assistant_present (PortolanAssistant *self)
{
  g_return_if_fail (self->window != NULL);

  gtk_window_present (GTK_WINDOW (self->window));
}

/**
 * portolan_assistant_close:
 * @self: the wizard
 *
 * Ends every operation and connection at once and closes the window.
 */
void
portolan_assistant_close (PortolanAssistant *self)
{
  g_autoptr (GtkWindow) window = GTK_WINDOW (g_steal_pointer (&self->window));

  if (window == NULL)
    return;
  g_clear_handle_id (&self->focus_idle, g_source_remove);
  g_clear_handle_id (&self->build_idle, g_source_remove);
  if (self->current != NULL)
    portolan_page_cancel (self->current);
  self->current = NULL;
  portolan_flow_stop (self->flow);
  gtk_window_destroy (window);
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
}

PortolanOutcome
portolan_assistant_get_outcome (PortolanAssistant *self)
{
  return portolan_outcome_of_flow (self->flow);
}

/**
 * portolan_assistant_get_account:
 * @self: the wizard
 *
 * Returns: (transfer none) (nullable): the e-mail address that it is about
 */
const char *
portolan_assistant_get_account (PortolanAssistant *self)
{
  return self->flow->address != NULL ? self->flow->address->text : NULL;
}

/**
 * portolan_assistant_to_json:
 * @self: the wizard
 *
 * Writes the outcome for the program that opened the window. The password is never in it.
 *
 * Returns: (transfer full): one JSON document, an object
 */
JsonNode *
portolan_assistant_to_json (PortolanAssistant *self)
{
  return portolan_outcome_to_json (self->flow);
}

G_GNUC_END_IGNORE_DEPRECATIONS
