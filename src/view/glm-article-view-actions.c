/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Everything a reader can do in the text as actions, and the keys that name them.
 */

#include "config.h"

#include "glm-article-view-private.h"

#include "glm-copy.h"

#include <glib/gi18n-lib.h>

static void
copy (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  GlmArticleView *self = GLM_ARTICLE_VIEW (widget);
  GlmRange range;

  if (self->plan != NULL && glm_article_view_get_selection (self, &range))
    glm_copy_to_clipboard (gtk_widget_get_clipboard (widget), self->plan, range,
                           g_str_equal (name, "selection.copy-typeset"));
}

static void
select_all (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  GlmArticleView *self = GLM_ARTICLE_VIEW (widget);
  GlmRange all = { 0, 0 };

  if (self->document == NULL)
    return;
  glm_document_get_text (self->document, &all.end);
  glm_article_view_select (self, all);
}

static void
select_none (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  GlmArticleView *self = GLM_ARTICLE_VIEW (widget);

  glm_article_view_select (self, (GlmRange) { self->selection.focus, self->selection.focus });
}

static void
toggle_caret (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  GlmArticleView *self = GLM_ARTICLE_VIEW (widget);

  glm_article_view_set_caret_mode (self, !self->caret_mode);
}

static void
move (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  int unit, step;
  gboolean extend;

  g_variant_get (parameter, "(iib)", &unit, &step, &extend);
  _glm_article_view_move (GLM_ARTICLE_VIEW (widget), unit, step, extend);
}

static void
popup_menu (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  GlmArticleView *self = GLM_ARTICLE_VIEW (widget);
  graphene_rect_t rect;

  if (glm_article_view_get_position_rect (self, self->selection.focus, &rect) && rect.origin.y >= 0 &&
      rect.origin.y < gtk_widget_get_height (widget))
    _glm_article_view_popup_menu (self, rect.origin.x, rect.origin.y + rect.size.height);
  else
    _glm_article_view_popup_menu (self, self->column_x, self->top_margin);
}

static void
open_link (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  GlmArticleView *self = GLM_ARTICLE_VIEW (widget);
  g_autofree char *link = g_strdup (self->menu_link);

  if (link != NULL)
    g_signal_emit (self, _glm_article_view_signals[GLM_ARTICLE_VIEW_LINK_ACTIVATED], 0, link);
}

static void
copy_link (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  GlmArticleView *self = GLM_ARTICLE_VIEW (widget);

  if (self->menu_link != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), self->menu_link);
}

/* Enter at the caret does what a click there does. */
static gboolean
activate_caret (GtkWidget *widget,
                GVariant  *arguments,
                gpointer   data)
{
  GlmArticleView *self = GLM_ARTICLE_VIEW (widget);
  g_autofree char *link = NULL;

  if (!self->caret_mode || self->document == NULL)
    return FALSE;
  link = g_strdup (_glm_article_view_link_at (self, self->selection.focus));
  if (link != NULL)
    g_signal_emit (self, _glm_article_view_signals[GLM_ARTICLE_VIEW_LINK_ACTIVATED], 0, link);
  else
    g_signal_emit (self, _glm_article_view_signals[GLM_ARTICLE_VIEW_POSITION_CLICKED], 0,
                   (guint64) self->selection.focus, 1);
  return TRUE;
}

/* Escape leaves the selection first; what else it leaves is for those around the view. */
static gboolean
escape (GtkWidget *widget,
        GVariant  *arguments,
        gpointer   data)
{
  if (!glm_article_view_get_selection (GLM_ARTICLE_VIEW (widget), NULL))
    return FALSE;
  select_none (widget, NULL, NULL);
  return TRUE;
}

static void
bind_move (GtkWidgetClass *widget_class,
           guint           key,
           guint           keypad_key,
           GdkModifierType modifiers,
           GlmMove         unit,
           int             step)
{
  for (guint i = 0; i < 2; i++)
    {
      guint symbol = i == 0 ? key : keypad_key;

      if (symbol == 0)
        continue;
      gtk_widget_class_add_binding_action (widget_class, symbol, modifiers, "text.move", "(iib)", unit, step, FALSE);
      gtk_widget_class_add_binding_action (widget_class, symbol, modifiers | GDK_SHIFT_MASK, "text.move", "(iib)", unit,
                                           step, TRUE);
    }
}

static void
bind_keys (GtkWidgetClass *widget_class)
{
  bind_move (widget_class, GDK_KEY_Left, GDK_KEY_KP_Left, 0, GLM_MOVE_CHARACTER, -1);
  bind_move (widget_class, GDK_KEY_Right, GDK_KEY_KP_Right, 0, GLM_MOVE_CHARACTER, 1);
  bind_move (widget_class, GDK_KEY_Left, GDK_KEY_KP_Left, GDK_CONTROL_MASK, GLM_MOVE_WORD, -1);
  bind_move (widget_class, GDK_KEY_Right, GDK_KEY_KP_Right, GDK_CONTROL_MASK, GLM_MOVE_WORD, 1);
  bind_move (widget_class, GDK_KEY_Up, GDK_KEY_KP_Up, 0, GLM_MOVE_LINE, -1);
  bind_move (widget_class, GDK_KEY_Down, GDK_KEY_KP_Down, 0, GLM_MOVE_LINE, 1);
  bind_move (widget_class, GDK_KEY_Up, GDK_KEY_KP_Up, GDK_CONTROL_MASK, GLM_MOVE_BLOCK, -1);
  bind_move (widget_class, GDK_KEY_Down, GDK_KEY_KP_Down, GDK_CONTROL_MASK, GLM_MOVE_BLOCK, 1);
  bind_move (widget_class, GDK_KEY_Home, GDK_KEY_KP_Home, 0, GLM_MOVE_LINE_END, -1);
  bind_move (widget_class, GDK_KEY_End, GDK_KEY_KP_End, 0, GLM_MOVE_LINE_END, 1);
  bind_move (widget_class, GDK_KEY_Home, GDK_KEY_KP_Home, GDK_CONTROL_MASK, GLM_MOVE_DOCUMENT, -1);
  bind_move (widget_class, GDK_KEY_End, GDK_KEY_KP_End, GDK_CONTROL_MASK, GLM_MOVE_DOCUMENT, 1);
  bind_move (widget_class, GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, 0, GLM_MOVE_PAGE, -1);
  bind_move (widget_class, GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, 0, GLM_MOVE_PAGE, 1);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_space, 0, "text.move", "(iib)", GLM_MOVE_PAGE, 1, FALSE);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_space, GDK_SHIFT_MASK, "text.move", "(iib)", GLM_MOVE_PAGE,
                                       -1, FALSE);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_BackSpace, 0, "text.move", "(iib)", GLM_MOVE_PAGE, -1,
                                       FALSE);
  /* The menu shows the one that comes last. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Insert, GDK_CONTROL_MASK, "clipboard.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "clipboard.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "selection.copy-typeset", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_a, GDK_CONTROL_MASK, "selection.all", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F7, 0, "caret.toggle", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "menu.popup", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "menu.popup", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, activate_caret, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, activate_caret, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape, NULL);
}

void
_glm_article_view_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "clipboard.copy", NULL, copy);
  gtk_widget_class_install_action (widget_class, "selection.copy-typeset", NULL, copy);
  gtk_widget_class_install_action (widget_class, "selection.all", NULL, select_all);
  gtk_widget_class_install_action (widget_class, "selection.none", NULL, select_none);
  gtk_widget_class_install_action (widget_class, "caret.toggle", NULL, toggle_caret);
  gtk_widget_class_install_action (widget_class, "text.move", "(iib)", move);
  gtk_widget_class_install_action (widget_class, "menu.popup", NULL, popup_menu);
  gtk_widget_class_install_action (widget_class, "link.open", NULL, open_link);
  gtk_widget_class_install_action (widget_class, "link.copy", NULL, copy_link);
  bind_keys (widget_class);
}

/*< private >
 * _glm_article_view_update_actions:
 *
 * Says which actions there is something for.
 */
void
_glm_article_view_update_actions (GlmArticleView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean selected = glm_article_view_get_selection (self, NULL);

  gtk_widget_action_set_enabled (widget, "clipboard.copy", selected);
  gtk_widget_action_set_enabled (widget, "selection.copy-typeset", selected);
  gtk_widget_action_set_enabled (widget, "selection.none", selected);
  gtk_widget_action_set_enabled (widget, "selection.all", self->document != NULL);
  gtk_widget_action_set_enabled (widget, "link.open", self->menu_link != NULL);
  gtk_widget_action_set_enabled (widget, "link.copy", self->menu_link != NULL);
}

static GMenuModel *
make_menu (GlmArticleView *self)
{
  GMenu *menu = g_menu_new ();
  GMenu *link = g_menu_new ();
  GMenu *edit = g_menu_new ();
  GMenu *name = g_menu_new ();
  GMenu *web = g_menu_new ();

  if (self->menu_link != NULL)
    {
      g_menu_append (link, _("_Open Link"), "link.open");
      g_menu_append (link, _("Copy _Link Address"), "link.copy");
    }
  g_menu_append (edit, _("_Copy"), "clipboard.copy");
  g_menu_append (edit, _("Copy as _Typeset"), "selection.copy-typeset");
  g_menu_append (edit, _("Select _All"), "selection.all");
  if (glm_article_view_get_selection (self, NULL))
    {
      g_menu_append (name, _("_Find Selection"), "win.find-selection");
      g_menu_append (name, _("_Bookmark"), "page.bookmark");
      g_menu_append (name, _("Add a _Note…"), "page.add-note");
      g_menu_append (name, _("Add as a _Person"), "win.add-person");
      g_menu_append (name, _("Add as an _Institution"), "win.add-institution");
      g_menu_append (web, _("Search the _Web"), "page.search-web");
      g_menu_append (web, _("Look Up in Wi_kipédia"), "page.look-up");
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (link));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (edit));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (name));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (web));
  g_object_unref (link);
  g_object_unref (edit);
  g_object_unref (name);
  g_object_unref (web);
  return G_MENU_MODEL (menu);
}

/*< private >
 * _glm_article_view_popup_menu:
 * @x: pixels of the view
 * @y: pixels of the view
 *
 * Shows the menu for what is selected and for the link at a place.
 */
void
_glm_article_view_popup_menu (GlmArticleView *self,
                              double          x,
                              double          y)
{
  g_autoptr (GMenuModel) model = NULL;
  gboolean inside;
  gsize position = _glm_article_view_character_at (self, x, y, &inside);

  _glm_article_view_pointer_forget (self);
  g_free (self->menu_link);
  self->menu_link = g_strdup (inside ? _glm_article_view_link_at (self, position) : NULL);
  if (self->menu_link == NULL && self->caret_mode)
    self->menu_link = g_strdup (_glm_article_view_link_at (self, self->selection.focus));
  _glm_article_view_update_actions (self);

  model = make_menu (self);
  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (model);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_popover_set_position (GTK_POPOVER (self->menu), GTK_POS_BOTTOM);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
    }
  else
    gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), model);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/**
 * glm_article_view_dup_selected_text:
 * @self: a view
 * @typeset: %TRUE for the text as it shows, %FALSE for the text as it was written
 *
 * Returns: (transfer full): what is selected; an empty string for nothing
 */
char *
glm_article_view_dup_selected_text (GlmArticleView *self,
                                    gboolean        typeset)
{
  GlmRange range;

  g_return_val_if_fail (GLM_IS_ARTICLE_VIEW (self), NULL);

  if (self->plan == NULL || !glm_article_view_get_selection (self, &range))
    return g_strdup ("");
  return glm_copy_dup_text (self->plan, range, typeset);
}
