/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row dragged onto another: both are one being, under the name it was dropped on. */

#include "config.h"

#include "glm-entity-panel-private.h"

static GlmEntityItem *
pick_being (GlmEntityPanel *self,
            double          x,
            double          y)
{
  GlmEntityItem *item = _glm_entity_panel_pick_item (self, x, y, NULL);

  return item != NULL && glm_entity_item_get_kind (item) == GLM_ENTITY_ITEM_ENTITY ? item : NULL;
}

static GdkContentProvider *
on_prepare (GtkDragSource  *source,
            double          x,
            double          y,
            GlmEntityPanel *self)
{
  GlmEntityItem *item = pick_being (self, x, y);
  GtkWidget *holder = item != NULL ? _glm_entity_panel_find_row (self, item) : NULL;
  g_autoptr (GdkPaintable) picture = NULL;

  if (item == NULL)
    return NULL;
  _glm_entity_panel_cancel_hover (self);
  if (holder != NULL)
    {
      picture = gtk_widget_paintable_new (holder);
      gtk_drag_source_set_icon (source, picture, 12, 12);
    }
  return gdk_content_provider_new_typed (GLM_TYPE_ENTITY_ITEM, item);
}

static gboolean
may_merge (GlmEntityItem *dragged,
           GlmEntityItem *onto)
{
  const GlmEntity *one = dragged != NULL ? glm_entity_item_get_entity (dragged) : NULL;
  const GlmEntity *other = onto != NULL ? glm_entity_item_get_entity (onto) : NULL;

  return one != NULL && other != NULL && one->kind == other->kind && !g_str_equal (one->id, other->id);
}

static GlmEntityItem *
get_dragged (GtkDropTarget *target)
{
  const GValue *value = gtk_drop_target_get_value (target);

  return value != NULL && G_VALUE_HOLDS (value, GLM_TYPE_ENTITY_ITEM) ? g_value_get_object (value) : NULL;
}

/* Only what a drop would do is promised. */
static GdkDragAction
on_motion (GtkDropTarget  *target,
           double          x,
           double          y,
           GlmEntityPanel *self)
{
  return may_merge (get_dragged (target), pick_being (self, x, y)) ? GDK_ACTION_COPY : 0;
}

static gboolean
on_drop (GtkDropTarget  *target,
         const GValue   *value,
         double          x,
         double          y,
         GlmEntityPanel *self)
{
  GlmEntityItem *dragged = G_VALUE_HOLDS (value, GLM_TYPE_ENTITY_ITEM) ? g_value_get_object (value) : NULL;
  GlmEntityItem *onto = pick_being (self, x, y);

  if (!may_merge (dragged, onto))
    return FALSE;
  _glm_entity_panel_merge (self, dragged, glm_entity_item_get_entity (onto)->name);
  return TRUE;
}

/*< private >
 * _glm_entity_panel_attach_drag:
 * @click: the gesture that selects; a press may become either
 */
void
_glm_entity_panel_attach_drag (GlmEntityPanel *self,
                               GtkGesture     *click)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (GLM_TYPE_ENTITY_ITEM, GDK_ACTION_COPY);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (source), GTK_PHASE_CAPTURE);
  g_signal_connect (source, "prepare", G_CALLBACK (on_prepare), self);
  gtk_widget_add_controller (self->view, GTK_EVENT_CONTROLLER (source));
  gtk_gesture_group (click, GTK_GESTURE (source));

  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect (target, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (self->view, GTK_EVENT_CONTROLLER (target));
}
