/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-entity-panel-private.h"
#include "glm-entity-row.h"

/* How long the pointer rests on a row before its mentions are shown. */
#define HOVER_MS 150

static GlmEntityRow *
row_of_holder (GtkWidget *holder)
{
  GtkWidget *row = holder != NULL ? gtk_widget_get_first_child (holder) : NULL;

  return GLM_IS_ENTITY_ROW (row) ? GLM_ENTITY_ROW (row) : NULL;
}

/*< private >
 * _glm_entity_panel_get_focus_item:
 *
 * Returns: (nullable): the row that has the keyboard. The list view gives the focus to the widget
 *   that holds our row.
 */
GlmEntityItem *
_glm_entity_panel_get_focus_item (GlmEntityPanel *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GlmEntityRow *row;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, self->view))
    return NULL;
  row = row_of_holder (focus);
  if (row == NULL)
    {
      GtkWidget *inside = gtk_widget_get_ancestor (focus, GLM_TYPE_ENTITY_ROW);

      row = inside != NULL ? GLM_ENTITY_ROW (inside) : NULL;
    }
  return row != NULL ? glm_entity_row_get_item (row) : NULL;
}

/*< private >
 * _glm_entity_panel_find_row:
 *
 * Returns: (nullable): the widget that holds @item's row and can have the focus, if there is one now
 */
GtkWidget *
_glm_entity_panel_find_row (GlmEntityPanel *self,
                            GlmEntityItem  *item)
{
  for (GtkWidget *holder = gtk_widget_get_first_child (self->view); holder != NULL;
       holder = gtk_widget_get_next_sibling (holder))
    {
      GlmEntityRow *row = row_of_holder (holder);

      if (row != NULL && glm_entity_row_get_item (row) == item)
        return holder;
    }
  return NULL;
}

/*< private >
 * _glm_entity_panel_focus_item:
 *
 * Scrolls to a row and gives it the keyboard.
 */
void
_glm_entity_panel_focus_item (GlmEntityPanel *self,
                              GlmEntityItem  *item)
{
  GListModel *model = G_LIST_MODEL (self->list);
  GtkWidget *holder;

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GlmEntityItem) other = g_list_model_get_item (model, i);

      if (other == item)
        {
          gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", i);
          break;
        }
    }
  holder = _glm_entity_panel_find_row (self, item);
  if (holder != NULL)
    gtk_widget_grab_focus (holder);
}

/*< private >
 * _glm_entity_panel_pick_item:
 * @x: in the list view, pixels
 * @y: likewise
 * @on_button: (out) (optional): whether a button is there
 *
 * Returns: (nullable): the row at a point
 */
GlmEntityItem *
_glm_entity_panel_pick_item (GlmEntityPanel *self,
                             double          x,
                             double          y,
                             gboolean       *on_button)
{
  GtkWidget *widget = gtk_widget_pick (self->view, x, y, GTK_PICK_DEFAULT);
  GtkWidget *row;

  if (widget == NULL)
    return NULL;
  if (on_button != NULL)
    *on_button = GTK_IS_BUTTON (widget) || gtk_widget_get_ancestor (widget, GTK_TYPE_BUTTON) != NULL;
  row = gtk_widget_get_ancestor (widget, GLM_TYPE_ENTITY_ROW);
  if (row == NULL && row_of_holder (widget) != NULL)
    row = GTK_WIDGET (row_of_holder (widget));
  return row != NULL ? glm_entity_row_get_item (GLM_ENTITY_ROW (row)) : NULL;
}

static gboolean
is_alone_selected (GlmEntityPanel *self,
                   GlmEntityItem  *item)
{
  int selected[GLM_ENTITY_LIST_MAX_SELECTED];

  return glm_entity_list_get_selected (self->list, selected) == 1 &&
         selected[0] == glm_entity_item_get_index (item);
}

/* Click, Space and Enter say the same: select, and once selected go on or back. */
static void
activate (GlmEntityPanel *self,
          GlmEntityItem  *item,
          GdkModifierType modifiers)
{
  int entity = glm_entity_item_get_index (item);

  switch (glm_entity_item_get_kind (item))
    {
    case GLM_ENTITY_ITEM_FOLD:
      glm_entity_list_set_open (self->list, item, !glm_entity_item_get_open (item));
      break;
    case GLM_ENTITY_ITEM_MENTION:
      _glm_entity_panel_emit (self, GLM_ENTITY_PANEL_MENTION_ACTIVATED, entity,
                              glm_entity_item_get_mention (item));
      break;
    case GLM_ENTITY_ITEM_ENTITY:
      if ((modifiers & GDK_CONTROL_MASK) != 0)
        {
          glm_entity_list_select (self->list, entity, TRUE);
          _glm_entity_panel_emit (self, GLM_ENTITY_PANEL_SELECTION_EXTENDED, entity, 0);
        }
      else if ((modifiers & GDK_SHIFT_MASK) != 0)
        _glm_entity_panel_emit (self, GLM_ENTITY_PANEL_ENTITY_ACTIVATED, entity, -1);
      else
        _glm_entity_panel_emit (self, GLM_ENTITY_PANEL_ENTITY_ACTIVATED, entity,
                                is_alone_selected (self, item) ? 1 : 0);
      break;
    case GLM_ENTITY_ITEM_HEADING:
    default:
      break;
    }
}

/* A double click has already gone to one mention with its first press; the second shows the card. */
static void
on_pressed (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            GlmEntityPanel  *self)
{
  gboolean on_button = FALSE;
  GlmEntityItem *item = _glm_entity_panel_pick_item (self, x, y, &on_button);
  GdkModifierType modifiers = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  GtkWidget *holder;

  if (item == NULL || on_button)
    return;
  holder = _glm_entity_panel_find_row (self, item);
  if (holder != NULL)
    gtk_widget_grab_focus (holder);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (n_press == 1)
    {
      g_autoptr (GlmEntityItem) keep = g_object_ref (item);

      activate (self, keep, modifiers);
    }
  else if (n_press == 2 && glm_entity_item_get_kind (item) == GLM_ENTITY_ITEM_ENTITY)
    _glm_entity_panel_emit (self, GLM_ENTITY_PANEL_CARD_REQUESTED, glm_entity_item_get_index (item), 0);
}

static void
on_menu_pressed (GtkGestureClick *gesture,
                 int              n_press,
                 double           x,
                 double           y,
                 GlmEntityPanel  *self)
{
  GlmEntityItem *item = _glm_entity_panel_pick_item (self, x, y, NULL);

  if (item == NULL || glm_entity_item_get_entity (item) == NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  _glm_entity_panel_focus_item (self, item);
  _glm_entity_panel_show_menu (self, item, x, y);
}

static void
on_long_press (GtkGestureLongPress *gesture,
               double               x,
               double               y,
               GlmEntityPanel      *self)
{
  GlmEntityItem *item = _glm_entity_panel_pick_item (self, x, y, NULL);

  if (item != NULL && glm_entity_item_get_entity (item) != NULL)
    _glm_entity_panel_show_menu (self, item, x, y);
}

static gboolean
hover_now (gpointer data)
{
  GlmEntityPanel *self = data;

  self->hover_id = 0;
  _glm_entity_panel_emit (self, GLM_ENTITY_PANEL_ENTITY_HOVERED, self->hovered, 0);
  return G_SOURCE_REMOVE;
}

/*< private >
 * _glm_entity_panel_cancel_hover:
 *
 * Forgets that the pointer is on a row.
 */
void
_glm_entity_panel_cancel_hover (GlmEntityPanel *self)
{
  gboolean shown = self->hover_id == 0 && self->hovered >= 0;

  g_clear_handle_id (&self->hover_id, g_source_remove);
  self->hovered = -1;
  if (shown)
    _glm_entity_panel_emit (self, GLM_ENTITY_PANEL_ENTITY_HOVERED, -1, 0);
}

static void
on_motion (GtkEventControllerMotion *controller,
           double                    x,
           double                    y,
           GlmEntityPanel           *self)
{
  GlmEntityItem *item = _glm_entity_panel_pick_item (self, x, y, NULL);
  int entity = item != NULL && glm_entity_item_get_entity (item) != NULL ? glm_entity_item_get_index (item) : -1;

  glm_entity_list_set_steady (self->list, TRUE);
  if (entity == self->hovered)
    return;
  _glm_entity_panel_cancel_hover (self);
  self->hovered = entity;
  if (entity >= 0)
    self->hover_id = g_timeout_add (HOVER_MS, hover_now, self);
}

static void
on_leave (GtkEventControllerMotion *controller,
          GlmEntityPanel           *self)
{
  _glm_entity_panel_cancel_hover (self);
  glm_entity_list_set_steady (self->list, FALSE);
}

/* Towards the end opens a row, towards the start closes it; on a mention the start closes its being. */
static gboolean
fold_or_unfold (GlmEntityPanel *self,
                GlmEntityItem  *item,
                gboolean        open)
{
  g_autoptr (GlmEntityItem) keep = g_object_ref (item);

  switch (glm_entity_item_get_kind (item))
    {
    case GLM_ENTITY_ITEM_ENTITY:
    case GLM_ENTITY_ITEM_FOLD:
      glm_entity_list_set_open (self->list, item, open);
      return TRUE;
    case GLM_ENTITY_ITEM_MENTION:
      if (!open)
        {
          glm_entity_panel_focus_entity (self, glm_entity_item_get_index (item));
          glm_entity_list_set_open (self->list, item, FALSE);
        }
      return TRUE;
    case GLM_ENTITY_ITEM_HEADING:
    default:
      return FALSE;
    }
}

static gboolean
escape (GlmEntityPanel *self)
{
  int selected[GLM_ENTITY_LIST_MAX_SELECTED];
  gboolean any = glm_entity_list_get_selected (self->list, selected) > 0;

  g_signal_emit_by_name (self, "escaped", any);
  return TRUE;
}

/* The row of a being, wherever it stands now. */
static GlmEntityItem *
find_being (GListModel *model,
            const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GlmEntityItem) item = g_list_model_get_item (model, i);

      if (glm_entity_item_get_kind (item) == GLM_ENTITY_ITEM_ENTITY && g_str_equal (glm_entity_item_get_entity (item)->id, id))
        return g_steal_pointer (&item);
    }
  return NULL;
}

/* A row that goes would take the keyboard with it: it is the being's, where that still has a row, else the next one's, or
 * the last one's. */
static gboolean
refocus (gpointer data)
{
  GlmEntityPanel *self = data;
  GListModel *model = G_LIST_MODEL (self->list);
  guint n = g_list_model_get_n_items (model);
  guint from = MIN (self->refocus - 1, n);
  g_autofree char *being = g_steal_pointer (&self->refocus_being);
  g_autoptr (GlmEntityItem) found = being != NULL ? find_being (model, being) : NULL;

  self->refocus_id = 0;
  self->refocus = 0;
  if (found != NULL && found == _glm_entity_panel_get_focus_item (self))
    return G_SOURCE_REMOVE;
  for (guint i = from; found == NULL && i < n; i++)
    {
      g_autoptr (GlmEntityItem) item = g_list_model_get_item (model, i);

      if (glm_entity_item_get_entity (item) != NULL)
        found = g_steal_pointer (&item);
    }
  for (guint i = from; found == NULL && i > 0; i--)
    {
      g_autoptr (GlmEntityItem) item = g_list_model_get_item (model, i - 1);

      if (glm_entity_item_get_entity (item) != NULL)
        found = g_steal_pointer (&item);
    }
  if (found != NULL)
    _glm_entity_panel_focus_item (self, found);
  return G_SOURCE_REMOVE;
}

static void
on_items_changed (GlmEntityPanel *self)
{
  if (self->refocus > 0 && self->refocus_id == 0)
    self->refocus_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, refocus, self, NULL);
}

static void
remember_place (GlmEntityPanel *self,
                GlmEntityItem  *item)
{
  GListModel *model = G_LIST_MODEL (self->list);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GlmEntityItem) other = g_list_model_get_item (model, i);

      if (other == item)
        self->refocus = i + 1;
    }
}

/*< private >
 * _glm_entity_panel_keep_focus:
 *
 * The list is about to change. A row that has the keyboard keeps it where it then stands: one that is pinned, renamed or
 * called something else moves.
 */
void
_glm_entity_panel_keep_focus (GlmEntityPanel *self)
{
  GlmEntityItem *item = _glm_entity_panel_get_focus_item (self);

  if (item == NULL || glm_entity_item_get_kind (item) != GLM_ENTITY_ITEM_ENTITY || self->refocus > 0)
    return;
  remember_place (self, item);
  g_free (self->refocus_being);
  self->refocus_being = g_strdup (glm_entity_item_get_entity (item)->id);
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint                  key,
                guint                  code,
                GdkModifierType        modifiers,
                GlmEntityPanel        *self)
{
  GlmEntityItem *item = _glm_entity_panel_get_focus_item (self);
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  graphene_rect_t bounds;
  GtkWidget *holder;

  modifiers &= gtk_accelerator_get_default_mod_mask ();
  if (key == GDK_KEY_Escape)
    return escape (self);
  if (item == NULL)
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      activate (self, item, modifiers & GDK_SHIFT_MASK);
      return TRUE;
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      activate (self, item, modifiers);
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      if (modifiers != 0)
        return FALSE;
      return fold_or_unfold (self, item, (key == GDK_KEY_Right || key == GDK_KEY_KP_Right) != mirrored);
    case GDK_KEY_F2:
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
    case GDK_KEY_Insert:
    case GDK_KEY_KP_Insert:
      if (glm_entity_item_get_entity (item) == NULL || modifiers != 0)
        return FALSE;
      _glm_entity_panel_set_target (self, item);
      if (key == GDK_KEY_Delete || key == GDK_KEY_KP_Delete)
        remember_place (self, item);
      gtk_widget_activate_action (GTK_WIDGET (self),
                                  key == GDK_KEY_F2                                   ? "entity.rename"
                                  : key == GDK_KEY_Insert || key == GDK_KEY_KP_Insert ? "entity.accept"
                                                                                      : "entity.reject",
                                  NULL);
      return TRUE;
    case GDK_KEY_Menu:
    case GDK_KEY_F10:
      holder = _glm_entity_panel_find_row (self, item);
      if (key == GDK_KEY_F10 && modifiers != GDK_SHIFT_MASK)
        return FALSE;
      if (glm_entity_item_get_entity (item) != NULL && holder != NULL &&
          gtk_widget_compute_bounds (holder, self->view, &bounds))
        _glm_entity_panel_show_menu (self, item, bounds.origin.x + 24, bounds.origin.y + bounds.size.height);
      return TRUE;
    default:
      return FALSE;
    }
}

/* From the filter down to the first being that it leaves: a heading is no answer to what was typed. */
static gboolean
on_filter_key_pressed (GtkEventControllerKey *controller,
                       guint                  key,
                       guint                  code,
                       GdkModifierType        modifiers,
                       GlmEntityPanel        *self)
{
  if ((key != GDK_KEY_Down && key != GDK_KEY_KP_Down) || (modifiers & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->list)); i++)
    {
      g_autoptr (GlmEntityItem) item = g_list_model_get_item (G_LIST_MODEL (self->list), i);

      if (glm_entity_item_get_kind (item) == GLM_ENTITY_ITEM_HEADING)
        continue;
      _glm_entity_panel_focus_item (self, item);
      return TRUE;
    }
  return FALSE;
}

/*< private >
 * _glm_entity_panel_attach_input:
 *
 * Gestures and keys of the list. They come before the list view's own, which would select.
 */
void
_glm_entity_panel_attach_input (GlmEntityPanel *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *menu = gtk_gesture_click_new ();
  GtkGesture *touch = gtk_gesture_long_press_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (on_items_changed), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (self->view, GTK_EVENT_CONTROLLER (click));
  _glm_entity_panel_attach_drag (self, click);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (menu), GTK_PHASE_CAPTURE);
  g_signal_connect (menu, "pressed", G_CALLBACK (on_menu_pressed), self);
  gtk_widget_add_controller (self->view, GTK_EVENT_CONTROLLER (menu));

  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (touch), TRUE);
  g_signal_connect (touch, "pressed", G_CALLBACK (on_long_press), self);
  gtk_widget_add_controller (self->view, GTK_EVENT_CONTROLLER (touch));

  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (self->view, motion);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (self->view, keys);

  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_filter_key_pressed), self);
  gtk_widget_add_controller (self->filter, keys);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->filter), self->view);
}
