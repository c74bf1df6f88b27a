/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * What all pages share: one centred column that scrolls when it must, with a picture, a heading,
 * one sentence, and below them whatever the page's own .ui holds.
 */

#include "config.h"

#include "assistant/column.h"
#include "assistant/page.h"

typedef struct {
  PortolanFlow *flow;
  char *title;
  char *forward_label;
  gboolean ready;

  GtkWidget *scroller;
  GtkWidget *body;
  GtkWidget *picture;
  GtkImage *icon;
  GtkLabel *heading;
  GtkLabel *sentence;
  GtkBox *content;
} PortolanPagePrivate;

enum {
  PROP_0,
  PROP_FLOW,
  PROP_TITLE,
  PROP_HEADING,
  PROP_SENTENCE,
  PROP_ICON_NAME,
  PROP_PICTURE,
  PROP_FORWARD_LABEL,
  PROP_READY,
  N_PROPERTIES,
};

enum { SIGNAL_GO, N_SIGNALS };

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];
static GtkBuildableIface *parent_buildable;

static void portolan_page_buildable_init (GtkBuildableIface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (PortolanPage,
                                  portolan_page,
                                  GTK_TYPE_WIDGET,
                                  G_ADD_PRIVATE (PortolanPage)
                                      G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                             portolan_page_buildable_init))

#define PRIVATE(self) ((PortolanPagePrivate *) portolan_page_get_instance_private (self))

static void
set_label (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
set_picture (PortolanPage *self, GtkWidget *picture)
{
  PortolanPagePrivate *priv = PRIVATE (self);

  priv->picture = picture;
  if (picture == NULL)
    return;
  gtk_widget_add_css_class (picture, "portolan-hero");
  gtk_box_prepend (GTK_BOX (priv->body), picture);
}

static void
portolan_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PortolanPagePrivate *priv = PRIVATE (PORTOLAN_PAGE (object));

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, priv->title);
      break;
    case PROP_HEADING:
      g_value_set_string (value, gtk_label_get_label (priv->heading));
      break;
    case PROP_SENTENCE:
      g_value_set_string (value, gtk_label_get_label (priv->sentence));
      break;
    case PROP_ICON_NAME:
      g_value_set_string (value, gtk_image_get_icon_name (priv->icon));
      break;
    case PROP_PICTURE:
      g_value_set_object (value, priv->picture);
      break;
    case PROP_FORWARD_LABEL:
      g_value_set_string (value, priv->forward_label);
      break;
    case PROP_READY:
      g_value_set_boolean (value, priv->ready);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
portolan_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PortolanPage *self = PORTOLAN_PAGE (object);
  PortolanPagePrivate *priv = PRIVATE (self);

  switch (id)
    {
    case PROP_FLOW:
      priv->flow = portolan_flow_ref (g_value_get_pointer (value));
      break;
    case PROP_TITLE:
      g_free (priv->title);
      priv->title = g_value_dup_string (value);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      priv->title != NULL ? priv->title : "", -1);
      break;
    case PROP_HEADING:
      portolan_page_set_heading (self, g_value_get_string (value));
      break;
    case PROP_SENTENCE:
      portolan_page_set_sentence (self, g_value_get_string (value));
      break;
    case PROP_ICON_NAME:
      portolan_page_set_icon_name (self, g_value_get_string (value));
      break;
    case PROP_PICTURE:
      set_picture (self, g_value_get_object (value));
      break;
    case PROP_FORWARD_LABEL:
      portolan_page_set_forward_label (self, g_value_get_string (value));
      break;
    case PROP_READY:
      portolan_page_set_ready (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
portolan_page_dispose (GObject *object)
{
  PortolanPagePrivate *priv = PRIVATE (PORTOLAN_PAGE (object));

  if (priv->flow != NULL)
    portolan_page_cancel (PORTOLAN_PAGE (object));
  g_clear_pointer (&priv->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (portolan_page_parent_class)->dispose (object);
}

static void
portolan_page_finalize (GObject *object)
{
  PortolanPagePrivate *priv = PRIVATE (PORTOLAN_PAGE (object));

  g_clear_pointer (&priv->flow, portolan_flow_unref);
  g_free (priv->title);
  g_free (priv->forward_label);
  G_OBJECT_CLASS (portolan_page_parent_class)->finalize (object);
}

/* What a page's .ui holds goes below the sentence. */
static void
portolan_page_add_child (GtkBuildable *buildable,
                         GtkBuilder *builder,
                         GObject *child,
                         const char *type)
{
  PortolanPagePrivate *priv = PRIVATE (PORTOLAN_PAGE (buildable));

  if (priv->content != NULL && GTK_IS_WIDGET (child))
    gtk_box_append (priv->content, GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
portolan_page_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = portolan_page_add_child;
}

static void
portolan_page_real_nothing (PortolanPage *self)
{
}

static gboolean
portolan_page_real_would_lose (PortolanPage *self)
{
  return FALSE;
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_FLOW] =
      g_param_spec_pointer ("flow", NULL, NULL,
                            G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_HEADING] = g_param_spec_string ("heading", NULL, NULL, NULL, flags);
  properties[PROP_SENTENCE] = g_param_spec_string ("sentence", NULL, NULL, NULL, flags);
  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  properties[PROP_PICTURE] = g_param_spec_object ("picture", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_FORWARD_LABEL] = g_param_spec_string ("forward-label", NULL, NULL, NULL, flags);
  properties[PROP_READY] = g_param_spec_boolean ("ready", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
portolan_page_class_init (PortolanPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = portolan_page_get_property;
  object_class->set_property = portolan_page_set_property;
  object_class->dispose = portolan_page_dispose;
  object_class->finalize = portolan_page_finalize;
  klass->begin = portolan_page_real_nothing;
  klass->complete = portolan_page_real_nothing;
  klass->cancel = portolan_page_real_nothing;
  klass->would_lose = portolan_page_real_would_lose;
  klass->focus = portolan_page_focus_heading;
  install_properties (object_class);

  /**
   * PortolanPage::go:
   * @self: the page
   * @step: a #PortolanStep
   *
   * The page has done its part; @step comes next.
   */
  signals[SIGNAL_GO] = g_signal_new ("go", PORTOLAN_TYPE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  g_type_ensure (PORTOLAN_TYPE_COLUMN);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/portolan/MailSetup/assistant/page.ui");
  gtk_widget_class_bind_template_child_private (widget_class, PortolanPage, scroller);
  gtk_widget_class_bind_template_child_private (widget_class, PortolanPage, body);
  gtk_widget_class_bind_template_child_private (widget_class, PortolanPage, icon);
  gtk_widget_class_bind_template_child_private (widget_class, PortolanPage, heading);
  gtk_widget_class_bind_template_child_private (widget_class, PortolanPage, sentence);
  gtk_widget_class_bind_template_child_private (widget_class, PortolanPage, content);
}

/* Return means "go on" on every page; GTK would tick the box instead. Space ticks. */
static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType modifiers,
                PortolanPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter && key != GDK_KEY_ISO_Enter)
    return GDK_EVENT_PROPAGATE;
  if (root == NULL || !GTK_IS_CHECK_BUTTON (gtk_root_get_focus (root)))
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_default (GTK_WIDGET (self));
  return GDK_EVENT_STOP;
}

static void
portolan_page_init (PortolanPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

void
portolan_page_begin (PortolanPage *self)
{
  PORTOLAN_PAGE_GET_CLASS (self)->begin (self);
}

void
portolan_page_complete (PortolanPage *self)
{
  PORTOLAN_PAGE_GET_CLASS (self)->complete (self);
}

void
portolan_page_cancel (PortolanPage *self)
{
  PORTOLAN_PAGE_GET_CLASS (self)->cancel (self);
}

gboolean
portolan_page_would_lose (PortolanPage *self)
{
  return PORTOLAN_PAGE_GET_CLASS (self)->would_lose (self);
}

void
portolan_page_focus (PortolanPage *self)
{
  PORTOLAN_PAGE_GET_CLASS (self)->focus (self);
}

/**
 * portolan_page_focus_heading:
 * @self: the page
 *
 * Puts the focus on the heading, so that it is read out. A label without links or selection does
 * not grab the focus, but it can be given it.
 */
void
portolan_page_focus_heading (PortolanPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL)
    gtk_root_set_focus (root, GTK_WIDGET (PRIVATE (self)->heading));
}

/**
 * portolan_page_get_flow:
 * @self: the page
 *
 * Gets what is carried from page to page.
 *
 * Returns: (transfer none): the flow
 */
PortolanFlow *
portolan_page_get_flow (PortolanPage *self)
{
  return PRIVATE (self)->flow;
}

/**
 * portolan_page_go:
 * @self: the page
 * @step: what comes next
 *
 * Moves on. Only the page in view is listened to.
 */
void
portolan_page_go (PortolanPage *self, PortolanStep step)
{
  g_signal_emit (self, signals[SIGNAL_GO], 0, step);
}

/**
 * portolan_page_go_found:
 * @self: the page
 *
 * Moves on with the settings that were chosen: to a look at them, or past it where everything
 * about them is known.
 */
void
portolan_page_go_found (PortolanPage *self)
{
  PortolanFlow *flow = portolan_page_get_flow (self);

  if (!portolan_flow_is_known (flow))
    {
      portolan_page_go (self, PORTOLAN_STEP_PROPOSAL);
      return;
    }
  portolan_flow_end_search (flow);
  portolan_page_go (self, PORTOLAN_STEP_SIGN_IN);
}

gboolean
portolan_page_get_ready (PortolanPage *self)
{
  return PRIVATE (self)->ready;
}

/**
 * portolan_page_set_ready:
 * @self: the page
 * @ready: whether the blue button can be pressed
 *
 * Says whether the user may go on from here.
 */
void
portolan_page_set_ready (PortolanPage *self, gboolean ready)
{
  PortolanPagePrivate *priv = PRIVATE (self);

  if (priv->ready == ready)
    return;
  priv->ready = ready;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READY]);
}

const char *
portolan_page_get_title (PortolanPage *self)
{
  return PRIVATE (self)->title;
}

const char *
portolan_page_get_forward_label (PortolanPage *self)
{
  return PRIVATE (self)->forward_label;
}

/**
 * portolan_page_set_forward_label:
 * @self: the page
 * @label: (nullable): what the blue button says, with a mnemonic; %NULL for "Next"
 *
 * Names the button after what it does.
 */
void
portolan_page_set_forward_label (PortolanPage *self, const char *label)
{
  PortolanPagePrivate *priv = PRIVATE (self);

  if (g_strcmp0 (priv->forward_label, label) == 0)
    return;
  g_free (priv->forward_label);
  priv->forward_label = g_strdup (label);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FORWARD_LABEL]);
}

void
portolan_page_set_heading (PortolanPage *self, const char *heading)
{
  set_label (PRIVATE (self)->heading, heading);
}

void
portolan_page_set_sentence (PortolanPage *self, const char *sentence)
{
  set_label (PRIVATE (self)->sentence, sentence);
}

void
portolan_page_set_icon_name (PortolanPage *self, const char *icon_name)
{
  PortolanPagePrivate *priv = PRIVATE (self);

  gtk_image_set_from_icon_name (priv->icon, icon_name);
  gtk_widget_set_visible (GTK_WIDGET (priv->icon), icon_name != NULL);
}
