/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * “What does this mean?”: a short paragraph for each word on the page that comes from help pages,
 * folded in for those who know it.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "assistant/glossary.h"

/* In the order of the settings. */
static const struct {
  PortolanTerm term;
  const char *name;
  const char *meaning;
} entries[] = {
  { PORTOLAN_TERM_HOST, NC_ ("term", "Server (host)"),
    N_ ("Your mail goes to a computer that is always on: the server. It takes your letter and "
        "carries it on. Think of an office building. The name is its address. Help pages call it "
        "“outgoing server”, “host” or “SMTP server”.") },
  { PORTOLAN_TERM_PORT, NC_ ("term", "Port"),
    N_ ("A server has many numbered doors, called ports. Each is for one kind of visit. Doors 465 "
        "and 587 are the ones where you hand in your mail. Door 25 is the one between servers.") },
  { PORTOLAN_TERM_ENCRYPTION, NC_ ("term", "Encryption"),
    N_ ("A lock that lets nobody on the way read along. With SSL/TLS the door is locked before the "
        "first word. With STARTTLS you say hello, and then the door is locked. Both are safe. With "
        "none the door stays open, and all can be read.") },
  { PORTOLAN_TERM_CERTIFICATE, NC_ ("term", "Certificate"),
    N_ ("The proof of who is behind the door, like a card with a name and a stamp. We look at it "
        "first. If the name or the stamp is wrong, we tell you and send nothing.") },
  { PORTOLAN_TERM_USERNAME, NC_ ("term", "User name"),
    N_ ("The name that the server knows you by. It is most often your whole e-mail address, and "
        "now and then just the part before the @.") },
  { PORTOLAN_TERM_PASSWORD, NC_ ("term", "Password"),
    N_ ("The one that you read your mail with. It goes to this server and to nobody else, and only "
        "behind the lock. It is kept in your keyring, which is locked as well.") },
  { PORTOLAN_TERM_APP_PASSWORD, NC_ ("term", "App password"),
    N_ ("An extra password, made by your provider for just one program. If you no longer trust "
        "that program, you take it back on the web page, and all else goes on as before.") },
};

struct _PortolanGlossary {
  GtkWidget parent_instance;

  GtkWidget *expander;
  GtkBox *list;
};

G_DEFINE_FINAL_TYPE (PortolanGlossary, portolan_glossary, GTK_TYPE_WIDGET)

static void
portolan_glossary_dispose (GObject *object)
{
  PortolanGlossary *self = PORTOLAN_GLOSSARY (object);

  g_clear_pointer (&self->expander, gtk_widget_unparent);
  G_OBJECT_CLASS (portolan_glossary_parent_class)->dispose (object);
}

static void
portolan_glossary_class_init (PortolanGlossaryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = portolan_glossary_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/portolan/MailSetup/assistant/glossary.ui");
  gtk_widget_class_bind_template_child (widget_class, PortolanGlossary, expander);
  gtk_widget_class_bind_template_child (widget_class, PortolanGlossary, list);
}

static void
portolan_glossary_init (PortolanGlossary *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
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

/**
 * portolan_glossary_show:
 * @self: the glossary
 * @terms: the words on the page
 *
 * Explains other words, folded in again.
 */
void
portolan_glossary_show (PortolanGlossary *self, PortolanTerm terms)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_box_remove (self->list, child);
  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      GtkWidget *entry;

      if ((terms & entries[i].term) == 0)
        continue;
      entry = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
      gtk_box_append (GTK_BOX (entry),
                      make_label (g_dpgettext2 (NULL, "term", entries[i].name), "heading"));
      gtk_box_append (GTK_BOX (entry), make_label (_ (entries[i].meaning), "body"));
      gtk_box_append (self->list, entry);
    }
  gtk_expander_set_expanded (GTK_EXPANDER (self->expander), FALSE);
}
