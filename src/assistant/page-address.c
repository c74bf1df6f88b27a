/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * The first page asks for the address and nothing else: it is the one thing everybody knows. The
 * password is asked for when it is known which one is meant and where it would go.
 *
 * When the address is complete, the search of its domain begins, so that the answer is there when
 * the user goes on; and what looks like a slip of the fingers is asked about.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "assistant/button.h"
#include "assistant/describe.h"
#include "assistant/field.h"
#include "assistant/page-address.h"
#include "sources/typing-slip.h"

#define PAUSE_MS 600 /* after which somebody has likely typed to the end */

struct _PortolanPageAddress {
  PortolanPage parent_instance;

  GtkWidget *entry;
  GtkLabel *error;
  GtkWidget *slip;
  GtkLabel *question;
  GtkWidget *change;
  GtkWidget *keep;
  GtkWidget *manual;

  guint pause;
  char *meant; /* (nullable): the address of the question */
  char *kept;  /* (nullable): the domain that is no slip, said the user */
};

G_DEFINE_FINAL_TYPE (PortolanPageAddress, portolan_page_address, PORTOLAN_TYPE_PAGE)

static gboolean
take_address (PortolanPageAddress *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (GError) error = NULL;
  g_autoptr (PortolanAddress) address = portolan_address_parse (typed, &error);

  if (address == NULL)
    {
      portolan_field_set_error (self->entry, self->error, error->message);
      return FALSE;
    }
  portolan_flow_set_address (portolan_page_get_flow (PORTOLAN_PAGE (self)), address);
  return TRUE;
}

static void
show_slip (PortolanPageAddress *self, char *meant)
{
  g_autofree char *shown = NULL, *question = NULL;

  g_free (self->meant);
  self->meant = meant;
  gtk_widget_set_visible (self->slip, meant != NULL);
  if (meant == NULL)
    return;
  shown = portolan_isolate (meant);
  /* Translators: %s is an e-mail address. */
  question = g_strdup_printf (_ ("Did you mean %s?"), shown);
  gtk_label_set_label (self->question, question);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->slip), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  question, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->change),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, question, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  question, -1);
}

/* Whether there is a question that must be answered first. */
static gboolean
ask_about_slip (PortolanPageAddress *self, const PortolanAddress *address)
{
  g_autofree char *domain = NULL;

  if (g_strcmp0 (self->kept, address->domain) != 0)
    domain = portolan_typing_slip_suggest (portolan_provider_table_get_default (), address->domain);
  show_slip (self, domain != NULL ? g_strconcat (address->local_part, "@", domain, NULL) : NULL);
  return domain != NULL;
}

static void
look (PortolanPageAddress *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (PortolanAddress) address = portolan_address_parse (typed, NULL);

  g_clear_handle_id (&self->pause, g_source_remove);
  if (address == NULL || strchr (address->domain, '.') == NULL)
    return;
  if (!ask_about_slip (self, address))
    portolan_flow_search_early (portolan_page_get_flow (PORTOLAN_PAGE (self)), address);
}

static gboolean
on_pause (gpointer user_data)
{
  PortolanPageAddress *self = user_data;

  self->pause = 0;
  look (self);
  return G_SOURCE_REMOVE;
}

static void
on_changed (GtkEditable *editable, PortolanPageAddress *self)
{
  portolan_field_clear_error (self->entry, self->error);
  show_slip (self, NULL);
  portolan_flow_end_early (portolan_page_get_flow (PORTOLAN_PAGE (self)));
  g_clear_handle_id (&self->pause, g_source_remove);
  self->pause = g_timeout_add (PAUSE_MS, on_pause, self);
}

static void
on_focus_left (GtkEventControllerFocus *controller, PortolanPageAddress *self)
{
  if (self->pause != 0)
    look (self);
}

static void
on_change_clicked (GtkButton *button, PortolanPageAddress *self)
{
  g_autofree char *meant = g_steal_pointer (&self->meant);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), meant);
  gtk_widget_grab_focus (self->entry);
  look (self);
}

static void
on_keep_clicked (GtkButton *button, PortolanPageAddress *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (PortolanAddress) address = portolan_address_parse (typed, NULL);

  g_free (self->kept);
  self->kept = g_strdup (address->domain);
  gtk_widget_grab_focus (self->entry);
  look (self);
}

static void
on_manual_clicked (GtkButton *button, PortolanPageAddress *self)
{
  if (take_address (self))
    portolan_page_go (PORTOLAN_PAGE (self), PORTOLAN_STEP_MANUAL);
}

static void
portolan_page_address_complete (PortolanPage *page)
{
  PortolanPageAddress *self = PORTOLAN_PAGE_ADDRESS (page);
  PortolanFlow *flow = portolan_page_get_flow (page);

  if (!take_address (self))
    return;
  if (ask_about_slip (self, flow->address))
    {
      gtk_widget_grab_focus (self->change);
      return;
    }
  portolan_flow_set_automatic (flow);
  if (portolan_flow_use_early (flow))
    portolan_page_go_found (page);
  else
    portolan_page_go (page, PORTOLAN_STEP_SEARCH);
}

static void
portolan_page_address_cancel (PortolanPage *page)
{
  g_clear_handle_id (&PORTOLAN_PAGE_ADDRESS (page)->pause, g_source_remove);
}

static void
portolan_page_address_focus (PortolanPage *page)
{
  gtk_widget_grab_focus (PORTOLAN_PAGE_ADDRESS (page)->entry);
}

static void
portolan_page_address_finalize (GObject *object)
{
  PortolanPageAddress *self = PORTOLAN_PAGE_ADDRESS (object);

  g_free (self->meant);
  g_free (self->kept);
  G_OBJECT_CLASS (portolan_page_address_parent_class)->finalize (object);
}

static void
portolan_page_address_class_init (PortolanPageAddressClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PortolanPageClass *page_class = PORTOLAN_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = portolan_page_address_finalize;
  page_class->complete = portolan_page_address_complete;
  page_class->cancel = portolan_page_address_cancel;
  page_class->focus = portolan_page_address_focus;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/portolan/MailSetup/assistant/page-address.ui");
  gtk_widget_class_bind_template_child (widget_class, PortolanPageAddress, entry);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageAddress, error);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageAddress, slip);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageAddress, question);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageAddress, change);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageAddress, keep);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageAddress, manual);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_focus_left);
  gtk_widget_class_bind_template_callback (widget_class, on_change_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_keep_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_manual_clicked);
}

static void
portolan_page_address_init (PortolanPageAddress *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  portolan_button_tidy (self->change);
  portolan_button_tidy (self->keep);
  portolan_button_tidy (self->manual);
  portolan_page_set_ready (PORTOLAN_PAGE (self), TRUE);
}

/**
 * portolan_page_address_set_text:
 * @self: the page
 * @text: what is to stand in the field
 *
 * Fills in the address that the user has given elsewhere.
 */
void
portolan_page_address_set_text (PortolanPageAddress *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}
