/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-test-widgets.h"

#include <string.h>

/**
 * glm_test_visit:
 * @widget: where to begin
 * @visit: called for it and all that is visible in it
 * @data: for @visit
 */
void
glm_test_visit (GtkWidget   *widget,
                GlmTestVisit visit,
                gpointer     data)
{
  if (!gtk_widget_get_visible (widget))
    return;
  visit (widget, data);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    glm_test_visit (child, visit, data);
}

/**
 * glm_test_find_widget:
 * @widget: where to begin
 * @type: of what is sought
 *
 * Returns: (transfer none) (nullable): the first one in the order of the tree
 */
GtkWidget *
glm_test_find_widget (GtkWidget *widget,
                      GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = glm_test_find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* What a compound control is made of is named by the whole. */
static gboolean
is_part (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  return parent != NULL && (GTK_IS_MENU_BUTTON (parent) || GTK_IS_SPIN_BUTTON (parent) ||
                            gtk_widget_get_ancestor (parent, GTK_TYPE_DROP_DOWN) != NULL ||
                            gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS) != NULL ||
                            gtk_widget_get_ancestor (parent, GTK_TYPE_ENTRY) != NULL);
}

/* What can be used, and what the keyboard comes to. Containers give the focus on to what they hold. */
static gboolean
needs_name (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget) || GTK_IS_SWITCH (widget) || GTK_IS_SPIN_BUTTON (widget) ||
      GTK_IS_DROP_DOWN (widget) || GTK_IS_ENTRY (widget) || GTK_IS_SEARCH_ENTRY (widget) || GTK_IS_SCALE (widget) ||
      GTK_IS_LIST_BOX (widget) || GTK_IS_LIST_VIEW (widget) || GTK_IS_PROGRESS_BAR (widget) || GTK_IS_CHECK_BUTTON (widget) ||
      GTK_IS_TEXT_VIEW (widget) || GTK_IS_LEVEL_BAR (widget) || GTK_IS_EDITABLE_LABEL (widget) || GTK_IS_GRID_VIEW (widget) ||
      GTK_IS_COLUMN_VIEW (widget))
    return TRUE;
  return gtk_widget_get_focusable (widget) && !GTK_IS_LABEL (widget) && !GTK_IS_NATIVE (widget) && !GTK_IS_SCROLLED_WINDOW (widget) &&
         !GTK_IS_VIEWPORT (widget) && !GTK_IS_TEXT (widget);
}

static gboolean
has_words (GtkWidget *widget)
{
  GtkWidget *label = glm_test_find_widget (widget, GTK_TYPE_LABEL);

  return (GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget) || GTK_IS_EXPANDER (widget)) && label != NULL &&
         *gtk_label_get_text (GTK_LABEL (label)) != '\0';
}

static void
assert_one_named (GtkWidget *widget,
                  gpointer   data)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);
  GtkWidget *parent = gtk_widget_get_parent (widget);

  if (!needs_name (widget) || is_part (widget) || has_words (widget) ||
      gtk_accessible_get_accessible_role (accessible) == GTK_ACCESSIBLE_ROLE_PRESENTATION ||
      gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL) ||
      gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    return;
  for (GtkWidget *up = parent; up != NULL; up = gtk_widget_get_parent (up))
    g_printerr ("in a %s\n", G_OBJECT_TYPE_NAME (up));
  g_error ("A %s has no name (%s)", G_OBJECT_TYPE_NAME (widget), gtk_widget_get_tooltip_text (widget));
}

/**
 * glm_test_assert_named:
 * @widget: where to begin
 *
 * Fails when a control that can be seen has no name for a screen reader.
 */
void
glm_test_assert_named (GtkWidget *widget)
{
  glm_test_visit (widget, assert_one_named, NULL);
}

/**
 * glm_test_settle:
 *
 * Runs what waits to be run.
 */
void
glm_test_settle (void)
{
  for (guint i = 0; i < 5; i++)
    while (g_main_context_iteration (NULL, FALSE))
      ;
}

static gboolean
wake (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/**
 * glm_test_keep_waiting:
 * @end: monotonic time in microseconds
 *
 * Runs the loop once, for some milliseconds at most.
 *
 * Returns: whether it is not @end yet
 */
gboolean
glm_test_keep_waiting (gint64 end)
{
  guint id = g_timeout_add (20, wake, NULL);

  g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);
  return g_get_monotonic_time () < end;
}

typedef struct
{
  const char *words;
  gboolean    found;
} Sought;

static void
look_for_words (GtkWidget *widget,
                gpointer   data)
{
  Sought *sought = data;

  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), sought->words) != NULL)
    sought->found = TRUE;
}

/**
 * glm_test_is_said:
 * @window: what is looked at
 * @words: some words
 *
 * Returns: whether a label that is shown has them
 */
gboolean
glm_test_is_said (GtkWidget  *window,
                  const char *words)
{
  Sought sought = { words, FALSE };

  glm_test_visit (window, look_for_words, &sought);
  return sought.found;
}
