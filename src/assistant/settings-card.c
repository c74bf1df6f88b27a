/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * The settings as a card: building, door, lock, and who signs in. Each row says the thing in
 * everyday words under the name that help pages give it, so that people can compare.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "assistant/row.h"
#include "assistant/settings-card.h"

struct _PortolanSettingsCard {
  GtkWidget parent_instance;

  GtkWidget *list;
  PortolanRow *host;
  PortolanRow *port;
  PortolanRow *security;
  PortolanRow *username;
};

G_DEFINE_FINAL_TYPE (PortolanSettingsCard, portolan_settings_card, GTK_TYPE_WIDGET)

static void
portolan_settings_card_dispose (GObject *object)
{
  PortolanSettingsCard *self = PORTOLAN_SETTINGS_CARD (object);

  g_clear_pointer (&self->list, gtk_widget_unparent);
  G_OBJECT_CLASS (portolan_settings_card_parent_class)->dispose (object);
}

static void
portolan_settings_card_class_init (PortolanSettingsCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = portolan_settings_card_dispose;
  g_type_ensure (PORTOLAN_TYPE_ROW);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portolan/MailSetup/assistant/settings-card.ui");
  gtk_widget_class_bind_template_child (widget_class, PortolanSettingsCard, list);
  gtk_widget_class_bind_template_child (widget_class, PortolanSettingsCard, host);
  gtk_widget_class_bind_template_child (widget_class, PortolanSettingsCard, port);
  gtk_widget_class_bind_template_child (widget_class, PortolanSettingsCard, security);
  gtk_widget_class_bind_template_child (widget_class, PortolanSettingsCard, username);
}

static void
portolan_settings_card_init (PortolanSettingsCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  portolan_row_set_icon_name (self->host, "portolan-building-symbolic");
  /* Translators: the server's name, as help pages call this setting. */
  portolan_row_set_term (self->host, _ ("Server (host)"));
  portolan_row_set_icon_name (self->port, "portolan-door-symbolic");
  /* Translators: the port, as help pages call this setting. */
  portolan_row_set_term (self->port, _ ("Port"));
  portolan_row_set_icon_name (self->username, "portolan-person-symbolic");
  /* Translators: the name one signs in with, as help pages call this setting. */
  portolan_row_set_term (self->username, _ ("User name"));
}

/**
 * portolan_settings_card_show_server:
 * @self: the card
 * @host: the server
 * @port: its port
 * @security: how the conversation is protected
 * @safety: what that is worth
 *
 * Shows where the mail goes and how.
 */
void
portolan_settings_card_show_server (PortolanSettingsCard *self,
                                    const char *host,
                                    guint16 port,
                                    PortolanSecurity security,
                                    PortolanSafety safety)
{
  g_autofree char *shown_host = portolan_describe_host (host);
  g_autofree char *shown_port = g_strdup_printf ("%u", port);
  g_autofree char *term =
      /* Translators: %s is "SSL/TLS", "STARTTLS" or "None", as help pages call it. */
      g_strdup_printf (_ ("Encryption: %s"), portolan_describe_security_term (security));

  portolan_row_set_text (self->host, shown_host,
                         _ ("The building: the computer that takes your mail"));
  portolan_row_set_text (self->port, shown_port, _ ("The number of the door in that building"));
  portolan_pill_set_safety (portolan_row_get_pill (self->security), safety);
  portolan_row_set_icon_name (self->security, portolan_security_icon_name (security));
  portolan_row_set_term (self->security, term);
  portolan_row_set_text (self->security, portolan_describe_security (security),
                         portolan_describe_security_meaning (security, safety));
}

void
portolan_settings_card_show_username (PortolanSettingsCard *self, const char *username)
{
  portolan_row_set_text (self->username, username,
                         _ ("Who knocks: the name that the server knows you by"));
  gtk_widget_set_visible (GTK_WIDGET (self->username), TRUE);
}
