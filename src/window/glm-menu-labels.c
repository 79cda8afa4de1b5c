/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-menu-labels.h"

/* Beside the words of a menu: its edges, a tick and an arrow, in pixels. */
#define BESIDE 120

/* What a line of a menu holds, in a window so wide. */
static int
count_chars (GtkWidget *menu,
             int        width)
{
  PangoContext *context = gtk_widget_get_pango_context (menu);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int n = (width - BESIDE) * PANGO_SCALE / pango_font_metrics_get_approximate_char_width (metrics);

  pango_font_metrics_unref (metrics);
  return MAX (n, 1);
}

/* @n_chars: -1 where there is room for all */
static void
fit (GtkWidget *widget,
     int        n_chars)
{
  gboolean narrow = n_chars > 0;

  /* As wide as the page that is shown: a stack asks the others how wide they are in their fewest lines. */
  if (GTK_IS_STACK (widget))
    gtk_stack_set_hhomogeneous (GTK_STACK (widget), !narrow);
  else if (GTK_IS_LABEL (widget))
    {
      gtk_label_set_wrap (GTK_LABEL (widget), narrow);
      gtk_label_set_max_width_chars (GTK_LABEL (widget), n_chars);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    fit (child, n_chars);
}

static gboolean
fit_menu (gpointer data)
{
  GtkWidget *menu = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (data)));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (data));

  if (menu != NULL && root != NULL)
    fit (menu, gtk_widget_has_css_class (GTK_WIDGET (root), "narrow") ? count_chars (menu, gtk_widget_get_width (GTK_WIDGET (root))) : -1);
  return G_SOURCE_REMOVE;
}

/**
 * glm_menu_labels_fit:
 * @button: a button whose menu was made
 *
 * In a narrow window the commands of a menu take several lines, rather than be cut at its edge. To be called each time the
 * menu is opened, as the window may have another size then.
 */
void
glm_menu_labels_fit (GtkMenuButton *button)
{
  g_return_if_fail (GTK_IS_MENU_BUTTON (button));

  fit_menu (button);
  /* GTK gives the sections of a menu their titles when it is idle. */
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, fit_menu, g_object_ref (button), g_object_unref);
}
