/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-ellipsis-tooltip.h"

/**
 * glm_ellipsis_tooltip_query:
 * @label: a #GtkLabel
 * @x: where the pointer is, in pixels
 * @y: where the pointer is, in pixels
 * @by_keyboard: whether it was asked for by a key
 * @tooltip: shows the text
 * @data: nothing
 *
 * Answers "query-tooltip" of a label that may be cut: it has a tooltip only where its lines have no room for all of it.
 *
 * Returns: whether there is one
 */
gboolean
glm_ellipsis_tooltip_query (GtkWidget  *label,
                            int         x,
                            int         y,
                            gboolean    by_keyboard,
                            GtkTooltip *tooltip,
                            gpointer    data)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_text (GTK_LABEL (label)));
  return TRUE;
}
