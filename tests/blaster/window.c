/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * The one window: a subject, a letter, and the button that sends it to everybody. Where there is
 * no account yet, Portolan sets one up; where the server refuses, Portolan says why and mends it;
 * then the blast goes on with the first who has no letter yet.
 */

#include "window.h"

#include "account.h"
#include "parent-handle.h"
#include "sender.h"

struct _BlasterWindow {
  GtkApplicationWindow parent_instance;

  GtkEntry *subject_entry;
  GtkTextView *letter_view;
  GtkLabel *progress;
  GtkLabel *status;
  GtkButton *send;
  GtkButton *mend;

  GDBusProxy *portolan;
  Recipients *recipients;
  Sender *sender;
  char *address;    /* whose account */
  Account *account; /* nullable */
  char *subject;
  char *letter;
  Recipient *recipient; /* nullable: whose letter is on its way */
  char *reply;          /* nullable: what the server said when it refused */
  guint n_today;
  guint n_unsure;
  guint pause;
  gboolean is_closing;
};

G_DEFINE_FINAL_TYPE (BlasterWindow, blaster_window, GTK_TYPE_APPLICATION_WINDOW)

static void send_next (BlasterWindow *self);

/* What is to be seen */

static void
say (BlasterWindow *self, const char *sentence)
{
  gtk_label_set_label (self->status, sentence);
}

static void
show_progress (BlasterWindow *self)
{
  g_autofree char *text =
      g_strdup_printf ("%u of %u sent", self->recipients->n_done, self->recipients->people->len);

  gtk_label_set_label (self->progress, text);
}

/* The blast has come to a stop; @can_mend: Portolan may help. */
static void
stop (BlasterWindow *self, const char *sentence, gboolean can_mend)
{
  say (self, sentence);
  gtk_widget_set_sensitive (GTK_WIDGET (self->send), !can_mend);
  gtk_widget_set_visible (GTK_WIDGET (self->mend), can_mend);
  gtk_widget_set_sensitive (GTK_WIDGET (self->mend), TRUE);
}

static void
stop_with_error (BlasterWindow *self, GError *error)
{
  g_dbus_error_strip_remote_error (error);
  stop (self, error->message, FALSE);
}

/* Sending, one letter after the other */

static gboolean
on_pause_over (gpointer user_data)
{
  BlasterWindow *self = user_data;

  self->pause = 0;
  send_next (self);
  return G_SOURCE_REMOVE;
}

static gboolean
mark (BlasterWindow *self, const char *state)
{
  g_autoptr (GError) error = NULL;

  if (recipients_mark (self->recipients, self->recipient, state, &error))
    return TRUE;
  stop (self, error->message, FALSE); /* without a journal, nobody is written to */
  return FALSE;
}

static void
go_on (BlasterWindow *self)
{
  show_progress (self);
  self->recipient = NULL;
  if (self->is_closing)
    gtk_window_destroy (GTK_WINDOW (self));
  else
    self->pause = g_timeout_add (self->account->pause, on_pause_over, self);
}

/* Is it about this one person, or about all? */
static void
on_explained (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BlasterWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = g_dbus_proxy_call_finish (self->portolan, result, &error);
  g_autoptr (GVariant) explanation = NULL;
  const char *what = "", *action = "", *where = "";
  g_autofree char *sentences = NULL;

  if (answer == NULL)
    {
      stop_with_error (self, error);
      return;
    }

  explanation = g_variant_get_child_value (answer, 0);
  g_variant_lookup (explanation, "what", "&s", &what);
  g_variant_lookup (explanation, "do", "&s", &action);
  g_variant_lookup (explanation, "where", "&s", &where);
  if (g_str_equal (where, "recipient") && mark (self, STATE_GIVEN_UP))
    {
      go_on (self);
      return;
    }

  sentences = g_strdup_printf ("%s %s", what, action);
  self->recipient = NULL;
  stop (self, sentences, TRUE);
}

static void
explain (BlasterWindow *self)
{
  g_dbus_proxy_call (self->portolan, "Explain", g_variant_new ("(s)", self->reply),
                     G_DBUS_CALL_FLAGS_NONE, -1, NULL, on_explained, g_object_ref (self));
}

static void
on_sent (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BlasterWindow) self = user_data;

  g_clear_pointer (&self->reply, g_free);
  switch (sender_send_finish (result, &self->reply))
    {
    case DELIVERY_SENT:
      self->n_today++;
      if (mark (self, STATE_SENT))
        go_on (self);
      break;
    case DELIVERY_UNSURE:
      self->n_unsure++;
      if (mark (self, STATE_UNSURE))
        go_on (self);
      break;
    case DELIVERY_REFUSED:
      if (mark (self, STATE_REFUSED))
        explain (self);
      break;
    }
}

static void
end (BlasterWindow *self)
{
  g_autofree char *text = g_strdup_printf ("Done. %u letters may have got lost.", self->n_unsure);

  stop (self, self->n_unsure == 0 ? "Done. Every letter was sent." : text, FALSE);
}

static void
send_next (BlasterWindow *self)
{
  self->recipient = recipients_get_next (self->recipients);
  if (self->recipient == NULL)
    end (self);
  else if (self->account->most_today > 0 && self->n_today >= self->account->most_today)
    stop (self, "That is all that your provider takes in a day. Go on tomorrow.", FALSE);
  else if (mark (self, STATE_TRYING))
    sender_send_async (self->sender, self->account, self->recipient, self->subject, self->letter,
                       on_sent, g_object_ref (self));
}

/* The account */

static void
on_account (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BlasterWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  Account *account = account_load_finish (result, &error);
  g_autofree char *text = NULL;

  if (account == NULL)
    {
      stop_with_error (self, error);
      return;
    }

  g_clear_pointer (&self->account, account_free);
  self->account = account;
  text = account->pause > 0 ? g_strdup_printf ("Sending as %s, at most %u letters a minute.",
                                               account->address, 60 * 1000 / account->pause)
                            : g_strdup_printf ("Sending as %s.", account->address);
  say (self, text);
  gtk_widget_set_visible (GTK_WIDGET (self->mend), FALSE);
  send_next (self);
}

static void
use_account (BlasterWindow *self, const char *address)
{
  g_free (self->address);
  self->address = g_strdup (address);
  account_load_async (self->portolan, address, NULL, on_account, g_object_ref (self));
}

/* Portolan's windows */

/* "outcome" and the like of what SetUp and Check return. */
static const char *
get_word (GVariant *document, const char *name)
{
  const char *word = "";

  g_variant_lookup (document, name, "&s", &word);
  return word;
}

static void
on_portolan_closed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BlasterWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = g_dbus_proxy_call_finish (self->portolan, result, &error);
  g_autoptr (GVariant) document = NULL;

  if (answer == NULL)
    {
      stop_with_error (self, error);
      return;
    }

  document = g_variant_get_child_value (answer, g_variant_n_children (answer) - 1);
  if (g_str_equal (get_word (document, "outcome"), "saved"))
    use_account (self, get_word (document, "account"));
  else
    stop (self, "You can go on when your account works.", self->reply != NULL);
}

static void
open_set_up (const char *handle, gpointer user_data)
{
  BlasterWindow *self = user_data;

  g_dbus_proxy_call (self->portolan, "SetUp", g_variant_new ("(ssa{sv})", handle, "", NULL),
                     G_DBUS_CALL_FLAGS_NONE, -1, NULL, on_portolan_closed, g_object_ref (self));
}

static void
open_check (const char *handle, gpointer user_data)
{
  BlasterWindow *self = user_data;

  g_dbus_proxy_call (self->portolan, "Check",
                     g_variant_new ("(sssa{sv})", handle, self->address, self->reply, NULL),
                     G_DBUS_CALL_FLAGS_NONE, -1, NULL, on_portolan_closed, g_object_ref (self));
}

/* The buttons */

static void
on_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BlasterWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = g_dbus_proxy_call_finish (self->portolan, result, &error);
  g_autofree const char **accounts = NULL;

  if (answer == NULL)
    {
      stop_with_error (self, error);
      return;
    }

  g_variant_get (answer, "(^a&s)", &accounts);
  if (accounts[0] != NULL)
    use_account (self, accounts[0]);
  else
    parent_handle_export (GTK_WINDOW (self), open_set_up, self);
}

static void
take_letter (BlasterWindow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->letter_view);

  g_free (self->subject);
  g_free (self->letter);
  self->subject = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->subject_entry)));
  g_object_get (buffer, "text", &self->letter, NULL);
}

static void
on_send_clicked (GtkButton *button, BlasterWindow *self)
{
  take_letter (self);
  g_clear_pointer (&self->reply, g_free);
  gtk_widget_set_sensitive (GTK_WIDGET (self->send), FALSE);
  g_dbus_proxy_call (self->portolan, "List", NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, on_listed,
                     g_object_ref (self));
}

static void
on_mend_clicked (GtkButton *button, BlasterWindow *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->mend), FALSE);
  parent_handle_export (GTK_WINDOW (self), open_check, self);
}

/* A letter that is on its way is waited for, so that the journal has the server's word for it. */
static gboolean
on_close_request (BlasterWindow *self)
{
  self->is_closing = TRUE;
  g_clear_handle_id (&self->pause, g_source_remove);
  if (self->recipient == NULL)
    return FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  return TRUE;
}

static GtkWidget *
add_row (GtkBox *box, const char *name, GtkWidget *widget)
{
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
  gtk_box_append (box, label);
  gtk_box_append (box, widget);
  return widget;
}

static GtkLabel *
add_label (GtkBox *box)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (box, label);
  return GTK_LABEL (label);
}

static GtkButton *
add_button (BlasterWindow *self, GtkBox *box, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_signal_connect (button, "clicked", clicked, self);
  gtk_box_append (box, button);
  return GTK_BUTTON (button);
}

static void
blaster_window_finalize (GObject *object)
{
  BlasterWindow *self = BLASTER_WINDOW (object);

  g_clear_handle_id (&self->pause, g_source_remove);
  g_clear_pointer (&self->account, account_free);
  sender_free (self->sender);
  g_free (self->address);
  g_free (self->subject);
  g_free (self->letter);
  g_free (self->reply);
  G_OBJECT_CLASS (blaster_window_parent_class)->finalize (object);
}

static void
blaster_window_class_init (BlasterWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = blaster_window_finalize;
}

static void
blaster_window_init (BlasterWindow *self)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));

  self->sender = sender_new ();
  gtk_window_set_title (GTK_WINDOW (self), "Mail Blaster");
  gtk_window_set_default_size (GTK_WINDOW (self), 480, 480);
  gtk_window_set_child (GTK_WINDOW (self), GTK_WIDGET (box));
  gtk_widget_set_margin_start (GTK_WIDGET (box), 24);
  gtk_widget_set_margin_end (GTK_WIDGET (box), 24);

  self->subject_entry = GTK_ENTRY (add_row (box, "Subject", gtk_entry_new ()));
  self->letter_view = GTK_TEXT_VIEW (add_row (box, "Letter", gtk_text_view_new ()));
  gtk_widget_set_vexpand (GTK_WIDGET (self->letter_view), TRUE);
  self->progress = add_label (box);
  self->status = add_label (box);
  self->send = add_button (self, box, "Send", G_CALLBACK (on_send_clicked));
  self->mend = add_button (self, box, "Mend", G_CALLBACK (on_mend_clicked));
  gtk_widget_set_visible (GTK_WIDGET (self->mend), FALSE);
  g_signal_connect (self, "close-request", G_CALLBACK (on_close_request), NULL);
}

/* @portolan and @recipients outlive the window. */
GtkWidget *
blaster_window_new (GtkApplication *application, GDBusProxy *portolan, Recipients *recipients)
{
  BlasterWindow *self = g_object_new (BLASTER_TYPE_WINDOW, "application", application, NULL);

  self->portolan = portolan;
  self->recipients = recipients;
  show_progress (self);
  return GTK_WIDGET (self);
}
