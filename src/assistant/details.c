/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * Technical facts, folded in, to be copied for somebody who helps. Never a secret.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "assistant/details.h"

#define COPIED_SECONDS 2

struct _PortolanDetails {
  GtkWidget parent_instance;

  GtkWidget *expander;
  GtkLabel *text;
  GtkButton *copy;
  guint copied_timeout;
  char *(*make_text) (void); /* nullable */
};

enum { PROP_0, PROP_LABEL };

G_DEFINE_FINAL_TYPE (PortolanDetails, portolan_details, GTK_TYPE_WIDGET)

static void
name_copy_button (PortolanDetails *self, const char *label)
{
  gtk_button_set_label (self->copy, label);
  gtk_accessible_reset_property (GTK_ACCESSIBLE (self->copy), GTK_ACCESSIBLE_PROPERTY_LABEL);
}

static gboolean
on_copied_timeout (gpointer user_data)
{
  PortolanDetails *self = user_data;

  self->copied_timeout = 0;
  /* Translators: a button: copies the text above it. */
  name_copy_button (self, _ ("Copy"));
  return G_SOURCE_REMOVE;
}

static void
on_copy_clicked (GtkButton *button, PortolanDetails *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                          gtk_label_get_label (self->text));
  /* Translators: the button, when the text was copied. */
  name_copy_button (self, _ ("Copied"));
  g_clear_handle_id (&self->copied_timeout, g_source_remove);
  self->copied_timeout = g_timeout_add_seconds (COPIED_SECONDS, on_copied_timeout, self);
}

static void
on_expanded (GtkExpander *expander, GParamSpec *pspec, PortolanDetails *self)
{
  g_autofree char *text = NULL;

  if (self->make_text == NULL || !gtk_expander_get_expanded (expander))
    return;
  text = self->make_text ();
  gtk_label_set_label (self->text, text);
}

static void
portolan_details_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PortolanDetails *self = PORTOLAN_DETAILS (object);
  const char *label = g_value_get_string (value);

  g_return_if_fail (id == PROP_LABEL);

  gtk_expander_set_label (GTK_EXPANDER (self->expander), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->expander), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
}

static void
portolan_details_dispose (GObject *object)
{
  PortolanDetails *self = PORTOLAN_DETAILS (object);

  g_clear_handle_id (&self->copied_timeout, g_source_remove);
  g_clear_pointer (&self->expander, gtk_widget_unparent);
  G_OBJECT_CLASS (portolan_details_parent_class)->dispose (object);
}

static void
portolan_details_class_init (PortolanDetailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->set_property = portolan_details_set_property;
  G_OBJECT_CLASS (klass)->dispose = portolan_details_dispose;
  g_object_class_install_property (G_OBJECT_CLASS (klass), PROP_LABEL,
                                   g_param_spec_string ("label", NULL, NULL, NULL,
                                                        G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/portolan/MailSetup/assistant/details.ui");
  gtk_widget_class_bind_template_child (widget_class, PortolanDetails, expander);
  gtk_widget_class_bind_template_child (widget_class, PortolanDetails, text);
  gtk_widget_class_bind_template_child (widget_class, PortolanDetails, copy);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_expanded);
}

static void
portolan_details_init (PortolanDetails *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Translators: a button: copies the text above it. */
  name_copy_button (self, _ ("Copy"));
}

/**
 * portolan_details_set_text:
 * @self: the details
 * @text: (nullable): the facts; nothing is shown without any
 *
 * Shows other facts, folded in again.
 */
void
portolan_details_set_text (PortolanDetails *self, const char *text)
{
  gtk_label_set_label (self->text, text != NULL ? text : "");
  gtk_expander_set_expanded (GTK_EXPANDER (self->expander), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL && *text != '\0');
}

/**
 * portolan_details_set_func:
 * @self: the details
 * @make_text: makes the text, for text that grows by itself
 *
 * Has the text made anew each time that it is unfolded. It is no technical text then.
 */
void
portolan_details_set_func (PortolanDetails *self, char *(*make_text) (void) )
{
  self->make_text = make_text;
  gtk_widget_remove_css_class (GTK_WIDGET (self->text), "monospace");
}
