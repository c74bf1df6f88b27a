/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * The first page asks for the address and nothing else: it is the one thing everybody knows.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "assistant/field.h"
#include "assistant/page-address.h"

struct _PortolanPageAddress {
  PortolanPage parent_instance;

  GtkWidget *entry;
  GtkLabel *error;
  GtkWidget *manual;
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
on_changed (GtkEditable *editable, PortolanPageAddress *self)
{
  portolan_field_clear_error (self->entry, self->error);
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

  if (!take_address (self))
    return;
  portolan_flow_set_automatic (portolan_page_get_flow (page));
  portolan_page_go (page, PORTOLAN_STEP_SEARCH);
}

static void
portolan_page_address_focus (PortolanPage *page)
{
  gtk_widget_grab_focus (PORTOLAN_PAGE_ADDRESS (page)->entry);
}

static void
portolan_page_address_class_init (PortolanPageAddressClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PortolanPageClass *page_class = PORTOLAN_PAGE_CLASS (klass);

  page_class->complete = portolan_page_address_complete;
  page_class->focus = portolan_page_address_focus;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/portolan/MailSetup/assistant/page-address.ui");
  gtk_widget_class_bind_template_child (widget_class, PortolanPageAddress, entry);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageAddress, error);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageAddress, manual);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_manual_clicked);
}

static void
portolan_page_address_init (PortolanPageAddress *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_reset_property (GTK_ACCESSIBLE (self->manual), GTK_ACCESSIBLE_PROPERTY_LABEL);
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
