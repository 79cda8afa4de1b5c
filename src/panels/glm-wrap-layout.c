/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-wrap-layout.h"

/**
 * GlmWrapLayout:
 *
 * Widgets stand in one line as long as none of them has to be narrower than it can be; the others go to the next
 * lines. What expands takes the room that is left in its line; where nothing does, the last one has it, for its
 * alignment to use.
 *
 * With a greatest width, in pixels, the line asks for no more than that though its words, which may be large, would; a
 * popover, which takes what it asks for, so stays in the width of a phone.
 *
 * The theme closes the border of linked buttons at the first and the last of them. Where they are in several lines, what
 * begins or ends a line has the class "line-start" or "line-end", for its border to be closed there too.
 */
struct _GlmWrapLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
  int line_spacing;
  int max_width;
};

G_DEFINE_FINAL_TYPE (GlmWrapLayout, glm_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

enum
{
  PROP_0,
  PROP_SPACING,
  PROP_LINE_SPACING,
  PROP_MAX_WIDTH,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

typedef struct
{
  GtkWidget *widget;
  guint      line;
  int        width;
} Item;

static GArray *
collect_items (GtkWidget *widget)
{
  GArray *items = g_array_new (FALSE, TRUE, sizeof (Item));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      g_array_append_val (items, ((Item){ child, 0, 0 }));
  return items;
}

/* Gives the widgets of one line, @n from @first on, their widths. */
static void
fill_line (GlmWrapLayout *self,
           GArray        *items,
           guint          first,
           guint          n,
           int            width)
{
  g_autofree GtkRequestedSize *sizes = g_new0 (GtkRequestedSize, n);
  int left = width - (int) (n - 1) * self->spacing;
  guint n_expand = 0;

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *widget = g_array_index (items, Item, first + i).widget;

      gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &sizes[i].minimum_size, &sizes[i].natural_size, NULL, NULL);
      left -= sizes[i].minimum_size;
      n_expand += gtk_widget_compute_expand (widget, GTK_ORIENTATION_HORIZONTAL);
    }
  left = gtk_distribute_natural_allocation (MAX (left, 0), n, sizes);
  for (guint i = 0; i < n; i++)
    {
      Item *item = &g_array_index (items, Item, first + i);

      item->width = sizes[i].minimum_size;
      if (n_expand > 0 && gtk_widget_compute_expand (item->widget, GTK_ORIENTATION_HORIZONTAL))
        {
          item->width += left / (int) n_expand;
          left -= left / (int) n_expand;
          n_expand--;
        }
    }
  g_array_index (items, Item, first + n - 1).width += left;
}

static void
break_lines (GlmWrapLayout *self,
             GArray        *items,
             int            width)
{
  guint first = 0;
  int taken = 0;

  for (guint i = 0; i < items->len; i++)
    {
      Item *item = &g_array_index (items, Item, i);
      int minimum;

      gtk_widget_measure (item->widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      if (i > first && taken + self->spacing + minimum > width)
        {
          fill_line (self, items, first, i - first, width);
          item->line = g_array_index (items, Item, i - 1).line + 1;
          first = i;
          taken = minimum;
        }
      else
        {
          item->line = i > 0 ? g_array_index (items, Item, i - 1).line : 0;
          taken += (i > first ? self->spacing : 0) + minimum;
        }
    }
  if (items->len > first)
    fill_line (self, items, first, items->len - first, width);
}

/* Of the line that begins with item @first; @end is set to the first item of the next one. */
static int
measure_line (GArray *items,
              guint   first,
              guint  *end)
{
  guint line = g_array_index (items, Item, first).line;
  int height = 0;
  guint i;

  for (i = first; i < items->len && g_array_index (items, Item, i).line == line; i++)
    {
      Item *item = &g_array_index (items, Item, i);
      int natural;

      gtk_widget_measure (item->widget, GTK_ORIENTATION_VERTICAL, item->width, NULL, &natural, NULL, NULL);
      height = MAX (height, natural);
    }
  *end = i;
  return height;
}

static GtkSizeRequestMode
glm_wrap_layout_get_request_mode (GtkLayoutManager *manager,
                                  GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (GlmWrapLayout *self,
               GArray        *items,
               int           *minimum,
               int           *natural)
{
  *minimum = 0;
  *natural = items->len > 0 ? (int) (items->len - 1) * self->spacing : 0;
  for (guint i = 0; i < items->len; i++)
    {
      int least, wanted;

      gtk_widget_measure (g_array_index (items, Item, i).widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wanted, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural += wanted;
    }
  if (self->max_width > 0)
    *natural = CLAMP (self->max_width, *minimum, *natural);
}

static void
glm_wrap_layout_measure (GtkLayoutManager *manager,
                         GtkWidget        *widget,
                         GtkOrientation    orientation,
                         int               for_size,
                         int              *minimum,
                         int              *natural,
                         int              *minimum_baseline,
                         int              *natural_baseline)
{
  GlmWrapLayout *self = GLM_WRAP_LAYOUT (manager);
  g_autoptr (GArray) items = collect_items (widget);
  int least, wanted;
  int height = 0;

  measure_width (self, items, &least, &wanted);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = wanted;
      return;
    }
  break_lines (self, items, for_size >= 0 ? MAX (for_size, least) : wanted);
  for (guint i = 0; i < items->len;)
    height += (i > 0 ? self->line_spacing : 0) + measure_line (items, i, &i);
  *minimum = *natural = height;
}

static void
set_class (GtkWidget  *widget,
           const char *name,
           gboolean    on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
glm_wrap_layout_allocate (GtkLayoutManager *manager,
                          GtkWidget        *widget,
                          int               width,
                          int               height,
                          int               baseline)
{
  GlmWrapLayout *self = GLM_WRAP_LAYOUT (manager);
  g_autoptr (GArray) items = collect_items (widget);
  gboolean from_the_right = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int y = 0;

  break_lines (self, items, width);
  for (guint i = 0, end; i < items->len; i = end)
    {
      int line_height = measure_line (items, i, &end);
      int x = 0;

      /* One line is as high as what it is given, so that all stands in the middle of it. */
      if (i == 0 && end == items->len)
        line_height = MAX (line_height, height);
      for (guint k = i; k < end; k++)
        {
          Item *item = &g_array_index (items, Item, k);

          gtk_widget_size_allocate (item->widget,
                                    &(GtkAllocation){ from_the_right ? width - x - item->width : x, y, item->width, line_height }, -1);
          set_class (item->widget, "line-start", k == i && i > 0);
          set_class (item->widget, "line-end", k == end - 1 && end < items->len);
          x += item->width + self->spacing;
        }
      y += line_height + self->line_spacing;
    }
}

static void
glm_wrap_layout_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  GlmWrapLayout *self = GLM_WRAP_LAYOUT (object);

  g_value_set_int (value, property_id == PROP_SPACING ? self->spacing : property_id == PROP_MAX_WIDTH ? self->max_width : self->line_spacing);
}

static void
glm_wrap_layout_set_property (GObject      *object,
                              guint         property_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  GlmWrapLayout *self = GLM_WRAP_LAYOUT (object);

  if (property_id == PROP_SPACING)
    self->spacing = g_value_get_int (value);
  else if (property_id == PROP_MAX_WIDTH)
    self->max_width = g_value_get_int (value);
  else
    self->line_spacing = g_value_get_int (value);
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}

static void
glm_wrap_layout_class_init (GlmWrapLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = glm_wrap_layout_get_property;
  object_class->set_property = glm_wrap_layout_set_property;
  layout_class->get_request_mode = glm_wrap_layout_get_request_mode;
  layout_class->measure = glm_wrap_layout_measure;
  layout_class->allocate = glm_wrap_layout_allocate;

  properties[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT16, 0, flags);
  properties[PROP_LINE_SPACING] = g_param_spec_int ("line-spacing", NULL, NULL, 0, G_MAXINT16, 0, flags);
  properties[PROP_MAX_WIDTH] = g_param_spec_int ("max-width", NULL, NULL, 0, G_MAXINT16, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
glm_wrap_layout_init (GlmWrapLayout *self)
{
}

/**
 * glm_wrap_layout_new:
 * @spacing: between the widgets of a line, in pixels
 * @line_spacing: between lines, in pixels
 *
 * Returns: (transfer full): a layout
 */
GtkLayoutManager *
glm_wrap_layout_new (int spacing,
                     int line_spacing)
{
  return g_object_new (GLM_TYPE_WRAP_LAYOUT, "spacing", spacing, "line-spacing", line_spacing, NULL);
}

/**
 * glm_wrap_layout_new_box:
 * @spacing: between the widgets of a line, in pixels
 * @line_spacing: between lines, in pixels
 *
 * Returns: (transfer floating): a box that is laid out so; gtk_box_append() fills it
 */
GtkWidget *
glm_wrap_layout_new_box (int spacing,
                         int line_spacing)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (box, glm_wrap_layout_new (spacing, line_spacing));
  return box;
}
