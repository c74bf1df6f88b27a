/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * For people whose provider has told them: server, port and encryption, tried just as typed.
 *
 * Port and encryption belong together. The usual partner of a port is ticked until the user
 * ticks something else; from then on nothing changes by itself, and a hint says what is usual.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "assistant/describe.h"
#include "assistant/field.h"
#include "assistant/glossary.h"
#include "assistant/page-manual.h"
#include "model/host.h"

#define ANY_SECURITY (-1)

/* In the order of the page: a PortolanSecurity each, or ANY_SECURITY. */
static const int securities[] = {
  ANY_SECURITY,
  PORTOLAN_SECURITY_TLS,
  PORTOLAN_SECURITY_STARTTLS,
  PORTOLAN_SECURITY_NONE,
};

#define N_SECURITIES G_N_ELEMENTS (securities)

struct _PortolanPageManual {
  PortolanPage parent_instance;

  GtkWidget *fields;
  GtkWidget *host;
  GtkLabel *host_error;
  GtkWidget *port;
  GtkLabel *port_error;
  GtkBox *securities;
  GtkLabel *hint;
  GtkWidget *username;
  PortolanGlossary *glossary;

  GtkCheckButton *buttons[N_SECURITIES];
  gboolean choosing; /* a tick that moves now was not moved by the user */
  gboolean chosen;   /* the user has ticked one */
};

G_DEFINE_FINAL_TYPE (PortolanPageManual, portolan_page_manual, PORTOLAN_TYPE_PAGE)

static int
get_security (PortolanPageManual *self)
{
  for (guint i = 0; i < N_SECURITIES; i++)
    if (gtk_check_button_get_active (self->buttons[i]))
      return securities[i];
  return ANY_SECURITY;
}

static void
set_security (PortolanPageManual *self, int security)
{
  self->choosing = TRUE;
  for (guint i = 0; i < N_SECURITIES; i++)
    if (securities[i] == security)
      gtk_check_button_set_active (self->buttons[i], TRUE);
  self->choosing = FALSE;
}

static int
usual_security (guint16 port)
{
  switch (port)
    {
    case 465:
      return PORTOLAN_SECURITY_TLS;
    case 587:
      return PORTOLAN_SECURITY_STARTTLS;
    default:
      return ANY_SECURITY;
    }
}

static guint16
get_usable_port (PortolanPageManual *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->port));
  guint16 port = 0;

  if (*typed != '\0')
    portolan_port_parse (typed, &port, NULL);
  return port;
}

/* Why something was ticked, or what is unusual about it. */
static char *
make_hint (PortolanPageManual *self, guint16 port)
{
  int usual = usual_security (port);
  int security = get_security (self);

  if (usual != ANY_SECURITY && security != ANY_SECURITY && security != usual)
    /* Translators: %u is a port, %s is "SSL/TLS" or "STARTTLS". */
    return g_strdup_printf (_ ("Port %u is mostly used with %s. We still try what you ticked."),
                            port, portolan_describe_security_term (usual));
  if (security == PORTOLAN_SECURITY_NONE)
    return g_strdup (_ ("Without encryption others can read your password on the way."));
  if (usual == ANY_SECURITY || self->chosen)
    return NULL;
  if (usual == PORTOLAN_SECURITY_TLS)
    /* Translators: %u is a port. */
    return g_strdup_printf (_ ("We ticked SSL/TLS: door %u is locked from the first word."), port);
  /* Translators: %u is a port. */
  return g_strdup_printf (_ ("We ticked STARTTLS: door %u is locked after the first hello."), port);
}

static void
show_hint (PortolanPageManual *self, guint16 port)
{
  g_autofree char *hint = make_hint (self, port);

  gtk_label_set_label (self->hint, hint != NULL ? hint : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), hint != NULL);
}

static void
on_host_changed (GtkEditable *editable, PortolanPageManual *self)
{
  portolan_field_clear_error (self->host, self->host_error);
}

/* What is not finished is not wrong: a field is looked at when it is left. */
static void
on_host_left (GtkEventControllerFocus *controller, PortolanPageManual *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->host));
  g_autofree char *host = NULL;
  g_autoptr (GError) error = NULL;
  guint16 port = 0;

  if (*typed != '\0' && !portolan_host_parse (typed, &host, &port, &error))
    portolan_field_mark_error (self->host, self->host_error, error->message);
}

static void
on_port_left (GtkEventControllerFocus *controller, PortolanPageManual *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->port));
  g_autoptr (GError) error = NULL;
  guint16 port = 0;

  if (*typed != '\0' && !portolan_port_parse (typed, &port, &error))
    portolan_field_mark_error (self->port, self->port_error, error->message);
}

static void
on_port_changed (GtkEditable *editable, PortolanPageManual *self)
{
  guint16 port = get_usable_port (self);

  portolan_field_clear_error (self->port, self->port_error);
  if (!self->chosen)
    set_security (self, usual_security (port));
  show_hint (self, port);
}

static void
on_toggled (GtkCheckButton *button, PortolanPageManual *self)
{
  if (!self->choosing)
    self->chosen = TRUE;
  show_hint (self, get_usable_port (self));
}

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, style);
  return label;
}

static void
add_security (PortolanPageManual *self, guint i)
{
  const int security = securities[i];
  const char *term =
      /* Translators: an encryption setting: whatever the server has. */
      security == ANY_SECURITY ? _ ("Automatic") : portolan_describe_security_term (security);
  const char *meaning = security == ANY_SECURITY ? _ ("The safest that the server has")
                                                 : portolan_describe_security (security);
  g_autofree char *name = g_strdup_printf ("%s. %s", term, meaning);
  GtkWidget *button = gtk_check_button_new ();
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  gtk_box_append (GTK_BOX (text), make_label (term, "body"));
  gtk_box_append (GTK_BOX (text), make_label (meaning, "dim-label"));
  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (button, "row");
  gtk_box_append (self->securities, button);

  self->buttons[i] = GTK_CHECK_BUTTON (button);
  if (i > 0)
    gtk_check_button_set_group (self->buttons[i], self->buttons[0]);
}

static char *
get_username (PortolanPageManual *self)
{
  g_autofree char *typed = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->username)));

  g_strstrip (typed);
  return *typed != '\0' ? g_steal_pointer (&typed) : NULL;
}

/* A port in what was typed as the server ("mail.example.com:587") counts when the field is empty.
 */
static gboolean
read_fields (PortolanPageManual *self, char **host, guint16 *port)
{
  const char *typed_host = gtk_editable_get_text (GTK_EDITABLE (self->host));
  const char *typed_port = gtk_editable_get_text (GTK_EDITABLE (self->port));
  g_autoptr (GError) error = NULL;

  *port = 0;
  if (!portolan_host_parse (typed_host, host, port, &error))
    {
      portolan_field_set_error (self->host, self->host_error, error->message);
      return FALSE;
    }
  if (*typed_port != '\0' && !portolan_port_parse (typed_port, port, &error))
    {
      portolan_field_set_error (self->port, self->port_error, error->message);
      return FALSE;
    }
  return TRUE;
}

static void
portolan_page_manual_complete (PortolanPage *page)
{
  PortolanPageManual *self = PORTOLAN_PAGE_MANUAL (page);
  g_autofree char *host = NULL, *username = NULL;
  guint16 port;

  if (!read_fields (self, &host, &port))
    return;
  username = get_username (self);
  portolan_flow_set_manual (portolan_page_get_flow (page), host, port, get_security (self),
                            username);
  portolan_page_go (page, PORTOLAN_STEP_SEARCH);
}

/* An example with the user's own domain in it is easier to understand than any other. */
static void
portolan_page_manual_begin (PortolanPage *page)
{
  PortolanPageManual *self = PORTOLAN_PAGE_MANUAL (page);
  const PortolanFlow *flow = portolan_page_get_flow (page);
  g_autofree char *example = g_strdup_printf ("smtp.%s", flow->address->shown_domain);

  gtk_entry_set_placeholder_text (GTK_ENTRY (self->host), example);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->username), flow->address->text);
}

static void
portolan_page_manual_focus (PortolanPage *page)
{
  gtk_widget_grab_focus (PORTOLAN_PAGE_MANUAL (page)->host);
}

static gboolean
portolan_page_manual_would_lose (PortolanPage *page)
{
  return *gtk_editable_get_text (GTK_EDITABLE (PORTOLAN_PAGE_MANUAL (page)->host)) != '\0';
}

static void
portolan_page_manual_class_init (PortolanPageManualClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PortolanPageClass *page_class = PORTOLAN_PAGE_CLASS (klass);

  page_class->begin = portolan_page_manual_begin;
  page_class->complete = portolan_page_manual_complete;
  page_class->would_lose = portolan_page_manual_would_lose;
  page_class->focus = portolan_page_manual_focus;

  g_type_ensure (PORTOLAN_TYPE_GLOSSARY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/portolan/MailSetup/assistant/page-manual.ui");
  gtk_widget_class_bind_template_child (widget_class, PortolanPageManual, fields);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageManual, host);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageManual, host_error);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageManual, port);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageManual, port_error);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageManual, securities);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageManual, hint);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageManual, username);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageManual, glossary);
  gtk_widget_class_bind_template_callback (widget_class, on_host_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_port_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_host_left);
  gtk_widget_class_bind_template_callback (widget_class, on_port_left);
}

static void
portolan_page_manual_init (PortolanPageManual *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < N_SECURITIES; i++)
    add_security (self, i);
  set_security (self, ANY_SECURITY);
  portolan_glossary_show (self->glossary, PORTOLAN_TERM_HOST | PORTOLAN_TERM_PORT |
                                              PORTOLAN_TERM_ENCRYPTION | PORTOLAN_TERM_USERNAME);
  for (guint i = 0; i < N_SECURITIES; i++)
    g_signal_connect (self->buttons[i], "toggled", G_CALLBACK (on_toggled), self);
  portolan_page_set_ready (PORTOLAN_PAGE (self), TRUE);
}
