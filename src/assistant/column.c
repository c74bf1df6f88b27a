/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * One column of text in the middle of whatever room there is: as wide as a line that reads well,
 * in the user's own letters, and narrower where the window is.
 */

#include "assistant/column.h"

#define LINE_CHARS 62 /* about the longest line that the eye finds its way back from */

struct _PortolanColumn {
  GtkWidget parent_instance;
};

static void portolan_column_buildable_init (GtkBuildableIface *iface);

static GtkBuildableIface *parent_buildable;

G_DEFINE_FINAL_TYPE_WITH_CODE (PortolanColumn,
                               portolan_column,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                      portolan_column_buildable_init))

static int
best_width (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int width = pango_font_metrics_get_approximate_char_width (metrics) * LINE_CHARS / PANGO_SCALE;

  pango_font_metrics_unref (metrics);
  return width;
}

static int
width_for (GtkWidget *widget, GtkWidget *child, int available)
{
  int minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return MAX (minimum, MIN (available, best_width (widget)));
}

static GtkSizeRequestMode
portolan_column_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
portolan_column_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (child == NULL)
    return;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      gtk_widget_measure (child, orientation, -1, minimum, natural, NULL, NULL);
      *natural = MAX (*minimum, best_width (widget));
      return;
    }
  if (for_size >= 0)
    for_size = width_for (widget, child, for_size);
  gtk_widget_measure (child, orientation, for_size, minimum, natural, NULL, NULL);
}

static void
portolan_column_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);
  GtkAllocation place = { .height = height };

  if (child == NULL)
    return;
  place.width = width_for (widget, child, width);
  place.x = (width - place.width) / 2;
  gtk_widget_size_allocate (child, &place, -1);
}

static void
portolan_column_add_child (GtkBuildable *buildable,
                           GtkBuilder *builder,
                           GObject *child,
                           const char *type)
{
  if (GTK_IS_WIDGET (child))
    gtk_widget_set_parent (GTK_WIDGET (child), GTK_WIDGET (buildable));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
portolan_column_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = portolan_column_add_child;
}

static void
portolan_column_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  if (child != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (portolan_column_parent_class)->dispose (object);
}

static void
portolan_column_class_init (PortolanColumnClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = portolan_column_dispose;
  widget_class->get_request_mode = portolan_column_get_request_mode;
  widget_class->measure = portolan_column_measure;
  widget_class->size_allocate = portolan_column_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
portolan_column_init (PortolanColumn *self)
{
}
