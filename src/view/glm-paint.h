/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * GlmPaintRole: what a colour of the article view is for
 */
typedef enum
{
  GLM_PAINT_SELECTION,
  GLM_PAINT_LINK,
  GLM_PAINT_MARKED,
  GLM_PAINT_SPOKEN,
  GLM_PAINT_CHANGE,
  GLM_PAINT_MENTION,
  GLM_PAINT_HOVER,
  GLM_PAINT_ENTITY,
  GLM_PAINT_CURRENT_MENTION,
  GLM_PAINT_MATCH,
  GLM_PAINT_CURRENT_MATCH,
  GLM_PAINT_FLASH,
  GLM_PAINT_SHADE,
  GLM_PAINT_FAINT,
  GLM_N_PAINTS,
} GlmPaintRole;

#define GLM_TYPE_PAINT (glm_paint_get_type ())
G_DECLARE_FINAL_TYPE (GlmPaint, glm_paint, GLM, PAINT, GtkWidget)

GtkWidget *glm_paint_new       (GlmPaintRole  role);
void       glm_paint_get_color (GtkWidget    *widget,
                                GdkRGBA      *color);
void       glm_paint_turn      (GdkRGBA      *color,
                                guint         place,
                                const GdkRGBA *text);
void       glm_paint_add_styles(GdkDisplay   *display);

G_END_DECLS
