/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * The picture of a mail server: an office building with the host's name on its sign and one
 * numbered door a port. Everything in it is a styled box, so colours, dark mode, high contrast,
 * large text and the wish for no animations are the style sheet's and the theme's.
 *
 * Each door says in a sentence what is known about it, below the house for eyes while it is pointed
 * at or has the focus, and to screen readers. Tab goes to the doors once, arrow keys between them.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "assistant/building.h"

#define N_DOORS 5
#define N_FLOORS 2
#define NOBODY (-1)

static const guint16 usual_ports[N_DOORS] = { 465, 587, 25, 2525, 26 };

typedef struct {
  guint16 port;
  PortolanDoorState state;
  GtkWidget *frame;
  GtkWidget *leaf;
  GtkImage *lock;
  GtkLabel *number;
} Door;

struct _PortolanBuilding {
  GtkWidget parent_instance;

  GtkWidget *roof;
  GtkWidget *facade;
  GtkWidget *ground;
  GtkLabel *caption;
  GtkLabel *sign;
  GtkGrid *front;
  Door doors[N_DOORS];
  int said; /* the door that is looked at, or NOBODY's */
};

G_DEFINE_FINAL_TYPE (PortolanBuilding, portolan_building, GTK_TYPE_WIDGET)

/* A box passes the focus on to what is in it, whatever it is told; a door keeps it. */

#define PORTOLAN_TYPE_PAINTED_DOOR (portolan_painted_door_get_type ())
G_DECLARE_FINAL_TYPE (PortolanPaintedDoor, portolan_painted_door, PORTOLAN, PAINTED_DOOR, GtkWidget)

struct _PortolanPaintedDoor {
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (PortolanPaintedDoor, portolan_painted_door, GTK_TYPE_WIDGET)

static void
portolan_painted_door_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (portolan_painted_door_parent_class)->dispose (object);
}

static void
portolan_painted_door_class_init (PortolanPaintedDoorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = portolan_painted_door_dispose;
  gtk_widget_class_set_css_name (widget_class, "door");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
portolan_painted_door_init (PortolanPaintedDoor *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 3);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

/* The picture */

static const char *
class_of_state (PortolanDoorState state)
{
  switch (state)
    {
    case PORTOLAN_DOOR_DARK:
      return "dark";
    case PORTOLAN_DOOR_KNOCKING:
      return "knocking";
    case PORTOLAN_DOOR_SILENT:
      return "silent";
    case PORTOLAN_DOOR_UNLOCKED:
      return "unlocked";
    case PORTOLAN_DOOR_DOUBTFUL:
      return "doubtful";
    case PORTOLAN_DOOR_SAFE:
      return "safe";
    }
  g_return_val_if_reached ("dark");
}

static const char *
lock_of_state (PortolanDoorState state)
{
  switch (state)
    {
    case PORTOLAN_DOOR_DARK:
    case PORTOLAN_DOOR_KNOCKING:
    case PORTOLAN_DOOR_SILENT:
      return NULL;
    case PORTOLAN_DOOR_UNLOCKED:
      return "portolan-unlocked-symbolic";
    case PORTOLAN_DOOR_DOUBTFUL:
    case PORTOLAN_DOOR_SAFE:
      return "portolan-locked-symbolic";
    }
  g_return_val_if_reached (NULL);
}

static void
say (Door *door)
{
  g_autofree char *sentence = portolan_describe_door_in_full (door->port, door->state);

  gtk_accessible_update_property (GTK_ACCESSIBLE (door->frame), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sentence, -1);
}

static void
show_state (Door *door, PortolanDoorState state)
{
  const char *const classes[] = { "leaf", class_of_state (state), NULL };
  const char *lock = lock_of_state (state);

  door->state = state;
  gtk_widget_set_css_classes (door->leaf, (const char **) classes);
  gtk_image_set_from_icon_name (door->lock, lock);
  gtk_widget_set_opacity (GTK_WIDGET (door->lock), lock != NULL ? 1 : 0);
  say (door);
}

static void
show_port (Door *door, guint16 port)
{
  g_autofree char *number = g_strdup_printf ("%u", port);

  door->port = port;
  gtk_label_set_label (door->number, number);
}

static void
update_caption (PortolanBuilding *self)
{
  const Door *said = self->said >= 0 ? &self->doors[self->said] : NULL;
  g_autofree char *sentence =
      said != NULL ? portolan_describe_door_in_full (said->port, said->state) : NULL;

  gtk_label_set_label (self->caption, sentence != NULL ? sentence : "");
}

static int
find_column (PortolanBuilding *self, GtkEventController *controller)
{
  GtkWidget *frame = gtk_event_controller_get_widget (controller);

  for (int i = 0; i < N_DOORS; i++)
    if (self->doors[i].frame == frame)
      return i;
  return NOBODY;
}

static void
on_looked_at (GtkEventController *controller, PortolanBuilding *self)
{
  self->said = find_column (self, controller);
  update_caption (self);
}

static void
on_entered (GtkEventController *controller, double x, double y, PortolanBuilding *self)
{
  on_looked_at (controller, self);
}

static void
on_left (GtkEventController *controller, PortolanBuilding *self)
{
  if (self->said == find_column (self, controller))
    self->said = NOBODY;
  update_caption (self);
}

static void
let_say (PortolanBuilding *self, GtkWidget *frame)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect (focus, "enter", G_CALLBACK (on_looked_at), self);
  g_signal_connect (focus, "leave", G_CALLBACK (on_left), self);
  g_signal_connect (motion, "enter", G_CALLBACK (on_entered), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_left), self);
  gtk_widget_add_controller (frame, focus);
  gtk_widget_add_controller (frame, motion);
}

static void
build_door (PortolanBuilding *self, guint column)
{
  Door *door = &self->doors[column];
  GtkWidget *frame = g_object_new (PORTOLAN_TYPE_PAINTED_DOOR, NULL);

  door->number = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (door->number), "number");
  door->leaf = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_halign (door->leaf, GTK_ALIGN_CENTER);
  door->lock = GTK_IMAGE (g_object_new (GTK_TYPE_IMAGE, "pixel-size", 14, "accessible-role",
                                        GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_widget_set_vexpand (GTK_WIDGET (door->lock), TRUE);
  gtk_widget_set_halign (GTK_WIDGET (door->lock), GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (GTK_WIDGET (door->lock), TRUE);

  door->frame = frame;
  let_say (self, frame);
  gtk_box_append (GTK_BOX (door->leaf), GTK_WIDGET (door->lock));
  gtk_widget_insert_before (GTK_WIDGET (door->number), frame, NULL);
  gtk_widget_insert_before (door->leaf, frame, NULL);
  gtk_grid_attach (self->front, frame, column, N_FLOORS, 1, 1);
}

static void
build_front (PortolanBuilding *self)
{
  for (guint column = 0; column < N_DOORS; column++)
    {
      for (guint floor = 0; floor < N_FLOORS; floor++)
        {
          GtkWidget *window = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

          gtk_widget_add_css_class (window, "window");
          gtk_widget_set_halign (window, GTK_ALIGN_CENTER);
          gtk_grid_attach (self->front, window, column, floor, 1, 1);
        }
      build_door (self, column);
    }
}

static void
portolan_building_dispose (GObject *object)
{
  PortolanBuilding *self = PORTOLAN_BUILDING (object);

  g_clear_pointer (&self->roof, gtk_widget_unparent);
  g_clear_pointer (&self->facade, gtk_widget_unparent);
  g_clear_pointer (&self->ground, gtk_widget_unparent);
  if (self->caption != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->caption)));
  G_OBJECT_CLASS (portolan_building_parent_class)->dispose (object);
}

/* The doors are one place for Tab, whichever of them has the focus. */
static gboolean
portolan_building_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if ((direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD) && focus != NULL &&
      gtk_widget_is_ancestor (focus, widget))
    return FALSE;
  return GTK_WIDGET_CLASS (portolan_building_parent_class)->focus (widget, direction);
}

static void
portolan_building_class_init (PortolanBuildingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = portolan_building_dispose;
  widget_class->focus = portolan_building_focus;
  gtk_widget_class_set_css_name (widget_class, "building");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/portolan/MailSetup/assistant/building.ui");
  gtk_widget_class_bind_template_child (widget_class, PortolanBuilding, roof);
  gtk_widget_class_bind_template_child (widget_class, PortolanBuilding, facade);
  gtk_widget_class_bind_template_child (widget_class, PortolanBuilding, ground);
  gtk_widget_class_bind_template_child (widget_class, PortolanBuilding, caption);
  gtk_widget_class_bind_template_child (widget_class, PortolanBuilding, sign);
  gtk_widget_class_bind_template_child (widget_class, PortolanBuilding, front);
}

static void
portolan_building_init (PortolanBuilding *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->said = NOBODY;
  build_front (self);
  portolan_building_reset (self, "");
}

/* A port that has no door of its own yet gets the last one that nobody has been to. */
static Door *
find_door (PortolanBuilding *self, guint16 port)
{
  for (guint i = 0; i < N_DOORS; i++)
    if (self->doors[i].port == port)
      return &self->doors[i];

  for (guint i = N_DOORS; i > 0; i--)
    {
      Door *door = &self->doors[i - 1];

      if (door->state != PORTOLAN_DOOR_DARK)
        continue;
      show_port (door, port);
      return door;
    }
  return NULL;
}

/**
 * portolan_building_reset:
 * @self: the picture
 * @sign: what stands on the sign; may be empty
 *
 * Closes all doors.
 */
void
portolan_building_reset (PortolanBuilding *self, const char *sign)
{
  gtk_label_set_label (self->sign, sign);
  gtk_widget_remove_css_class (GTK_WIDGET (self), "lit");
  for (guint i = 0; i < N_DOORS; i++)
    {
      show_port (&self->doors[i], usual_ports[i]);
      show_state (&self->doors[i], PORTOLAN_DOOR_DARK);
    }
  update_caption (self);
}

/**
 * portolan_building_set_door:
 * @self: the picture
 * @port: the number on the door
 * @state: what is known about it
 *
 * Shows a door. A safe one lights the house.
 */
void
portolan_building_set_door (PortolanBuilding *self, guint16 port, PortolanDoorState state)
{
  Door *door = find_door (self, port);

  if (door == NULL)
    return;
  show_state (door, state);
  update_caption (self);
  if (state == PORTOLAN_DOOR_SAFE)
    gtk_widget_add_css_class (GTK_WIDGET (self), "lit");
}

/**
 * portolan_building_choose:
 * @self: the picture
 * @port: the number on the door
 *
 * Lights the one door that the mail will go through.
 */
void
portolan_building_choose (PortolanBuilding *self, guint16 port)
{
  Door *door = find_door (self, port);

  gtk_widget_add_css_class (GTK_WIDGET (self), "lit");
  if (door != NULL)
    gtk_widget_add_css_class (door->leaf, "chosen");
}
