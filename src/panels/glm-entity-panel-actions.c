/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-entity-panel-private.h"
#include "glm-name-chooser.h"

#include <glib/gi18n-lib.h>

static const GlmEntity *
get_target (GlmEntityPanel *self)
{
  return self->target != NULL ? glm_entity_item_get_entity (self->target) : NULL;
}

/* What the row shows of its name. */
static char *
dup_target_name (GlmEntityPanel *self)
{
  const GlmEntity *entity = get_target (self);

  return entity != NULL ? glm_session_dup_shown (self->session, entity->name) : NULL;
}

/* Everything that is corrected goes this way: the session hears it, the reader is told. */
static void
correct (GlmEntityPanel    *self,
         GlmCorrectionKind  kind,
         const char        *value,
         const char        *what)
{
  const GlmEntity *entity = get_target (self);
  g_autofree char *name = NULL;

  if (entity == NULL)
    return;
  name = g_strdup (entity->name);
  glm_session_correct (self->session, kind, name, value);
  _glm_entity_panel_emit_corrected (self, what);
}

static void
on_reject (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       data)
{
  GlmEntityPanel *self = data;
  const GlmEntity *entity = get_target (self);
  g_autofree char *shown = dup_target_name (self);
  g_autofree char *what = NULL;

  if (entity == NULL)
    return;
  /* Translators: said after a name was taken off the list; %s is the name. */
  what = g_strdup_printf (_("“%s” hidden"), shown);
  correct (self, GLM_CORRECTION_REJECT, "", what);
}

static void
on_retype (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       data)
{
  GlmEntityPanel *self = data;
  const GlmEntity *entity = get_target (self);
  const char *kind = g_variant_get_string (parameter, NULL);
  g_autofree char *shown = dup_target_name (self);
  g_autofree char *what = NULL;

  if (entity == NULL)
    return;
  if (g_str_equal (kind, "person"))
    /* Translators: said after a correction; %s is a name. */
    what = g_strdup_printf (_("“%s” is now a person"), shown);
  else
    /* Translators: said after a correction; %s is a name. */
    what = g_strdup_printf (_("“%s” is now an institution"), shown);
  correct (self, GLM_CORRECTION_RETYPE, kind, what);
}

static void
on_separate (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  GlmEntityPanel *self = data;
  const GlmEntity *entity = get_target (self);
  const char *form = g_variant_get_string (parameter, NULL);
  g_autofree char *shown = dup_target_name (self);
  g_autofree char *what = NULL;

  if (entity == NULL)
    return;
  /* Translators: said after a form of a name was made a row of its own: form, then name. */
  what = g_strdup_printf (_("“%s” separated from “%s”"), form, shown);
  correct (self, GLM_CORRECTION_SPLIT, form, what);
}

static void
on_renamed (GlmNameChooser *chooser,
            const char     *name,
            GlmEntityPanel *self)
{
  const GlmEntity *entity = get_target (self);
  g_autofree char *shown = dup_target_name (self);
  g_autofree char *what = NULL;

  if (entity == NULL || g_str_equal (entity->name, name))
    return;
  /* Translators: said after a correction: the old name, then the new one. */
  what = g_strdup_printf (_("“%s” renamed to “%s”"), shown, name);
  correct (self, GLM_CORRECTION_RENAME, name, what);
}

static void
on_merged (GlmNameChooser *chooser,
           const char     *name,
           GlmEntityPanel *self)
{
  const GlmEntity *entity = get_target (self);
  g_autofree char *shown = dup_target_name (self);
  g_autofree char *what = NULL;

  if (entity == NULL)
    return;
  /* Translators: said after a correction: two names of one person or institution. */
  what = g_strdup_printf (_("“%s” merged with “%s”"), shown, name);
  correct (self, GLM_CORRECTION_MERGE, name, what);
}

/*< private >
 * _glm_entity_panel_merge:
 * @item: a being's row
 * @name: the being that it is too
 */
void
_glm_entity_panel_merge (GlmEntityPanel *self,
                         GlmEntityItem  *item,
                         const char     *name)
{
  _glm_entity_panel_set_target (self, item);
  on_merged (NULL, name, self);
}

/* What is to be checked is right: a being that the reader spoke of is certain. */
static void
on_accept (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       data)
{
  GlmEntityPanel *self = data;
  const GlmEntity *entity = get_target (self);
  g_autofree char *shown = dup_target_name (self);
  g_autofree char *what = NULL;

  if (entity == NULL || !glm_entity_item_get_doubtful (self->target))
    return;
  if (entity->kind == GLM_ENTITY_PERSON)
    what = g_strdup_printf (_("“%s” is a person"), shown);
  else
    what = g_strdup_printf (_("“%s” is an institution"), shown);
  correct (self, GLM_CORRECTION_RETYPE, entity->kind == GLM_ENTITY_PERSON ? "person" : "institution", what);
}

/* The row that the popover was about gets the keyboard back, unless something else has it. */
static void
give_focus_back (GlmEntityPanel *self,
                 GtkWidget      *popover)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (self->target != NULL && (focus == NULL || focus == popover || gtk_widget_is_ancestor (focus, popover)))
    _glm_entity_panel_focus_item (self, self->target);
}

/* A popover that has closed is let go only after the click or key that closed it was handled. */
static gboolean
drop_popover (gpointer data)
{
  GtkWidget *popover = data;
  GtkWidget *panel = gtk_widget_get_ancestor (popover, GLM_TYPE_ENTITY_PANEL);

  if (panel == NULL)
    return G_SOURCE_REMOVE;
  give_focus_back (GLM_ENTITY_PANEL (panel), popover);
  if (GLM_ENTITY_PANEL (panel)->popover == popover)
    GLM_ENTITY_PANEL (panel)->popover = NULL;
  gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

static void
on_popover_closed (GtkPopover *popover)
{
  GtkWidget *panel = gtk_widget_get_ancestor (GTK_WIDGET (popover), GLM_TYPE_ENTITY_PANEL);

  /* The next key is the row's, however long the loop takes to be idle. */
  if (panel != NULL)
    give_focus_back (GLM_ENTITY_PANEL (panel), GTK_WIDGET (popover));
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, drop_popover, g_object_ref (popover), g_object_unref);
}

static void
show_popover (GlmEntityPanel *self,
              GtkWidget      *popover,
              double          x,
              double          y)
{
  GdkRectangle point = { (int) x, (int) y, 1, 1 };
  graphene_point_t here;

  /* The panel, not the list view, is the parent: a popover is laid out by its parent's layout manager. */
  if (gtk_widget_compute_point (self->view, GTK_WIDGET (self), &GRAPHENE_POINT_INIT ((float) x, (float) y), &here))
    {
      point.x = (int) here.x;
      point.y = (int) here.y;
    }
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  self->popover = popover;
  gtk_widget_set_parent (popover, GTK_WIDGET (self));
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &point);
  g_signal_connect (popover, "closed", G_CALLBACK (on_popover_closed), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
show_chooser (GlmEntityPanel *self,
              GtkWidget      *chooser)
{
  GtkWidget *holder = _glm_entity_panel_find_row (self, self->target);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, 24, 24);

  if (holder != NULL && !gtk_widget_compute_bounds (holder, self->view, &bounds))
    bounds = GRAPHENE_RECT_INIT (0, 0, 24, 24);
  show_popover (self, chooser, bounds.origin.x + bounds.size.width / 2, bounds.origin.y + bounds.size.height);
}

static void
on_rename (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       data)
{
  GlmEntityPanel *self = data;
  const GlmEntity *entity = get_target (self);
  GtkWidget *chooser;

  if (entity == NULL)
    return;
  chooser = glm_name_chooser_new (_("Rename To"), (const char *const *) entity->aliases, TRUE);
  glm_name_chooser_set_text (GLM_NAME_CHOOSER (chooser), entity->name);
  g_signal_connect (chooser, "chosen", G_CALLBACK (on_renamed), self);
  show_chooser (self, chooser);
}

static void
on_same_as (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  GlmEntityPanel *self = data;
  const GlmEntity *entity = get_target (self);
  GlmEntities *entities = glm_entity_list_get_entities (self->list);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  g_autofree char *shown = dup_target_name (self);
  g_autofree char *title = NULL;
  GtkWidget *chooser;

  if (entity == NULL || entities == NULL)
    return;
  for (guint i = 0; i < glm_entities_get_n (entities); i++)
    {
      const GlmEntity *other = glm_entities_get (entities, i);

      if (other->kind == entity->kind && !g_str_equal (other->id, entity->id))
        g_strv_builder_add (names, other->name);
    }
  list = g_strv_builder_end (names);
  /* Translators: title over a list of names; %s is the name that is one of them. */
  title = g_strdup_printf (_("“%s” Is the Same As"), shown);
  chooser = glm_name_chooser_new (title, (const char *const *) list, FALSE);
  g_signal_connect (chooser, "chosen", G_CALLBACK (on_merged), self);
  show_chooser (self, chooser);
}

static void
on_card (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  GlmEntityPanel *self = data;
  int entity = glm_session_get_selected_entity (self->session);

  if (self->target != NULL && parameter == NULL && self->popover != NULL)
    entity = glm_entity_item_get_index (self->target);
  if (entity >= 0)
    _glm_entity_panel_emit (self, GLM_ENTITY_PANEL_CARD_REQUESTED, entity, 0);
}

static void
on_copy (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  GlmEntityPanel *self = data;
  const GlmEntity *entity = get_target (self);

  if (entity != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), entity->name);
}

static void
pin (GlmEntityPanel  *self,
     const GlmEntity *entity)
{
  g_autofree char *name = g_strdup (entity->name);
  g_autofree char *shown = glm_session_dup_shown (self->session, name);
  g_autofree char *what = NULL;
  gboolean pinned = entity->pinned > 0;

  if (pinned)
    /* Translators: said after a row of the list lost its place at the top; %s is a name. */
    what = g_strdup_printf (_("“%s” unpinned"), shown);
  else
    /* Translators: said after a row of the list was put at the top; %s is a name. */
    what = g_strdup_printf (_("“%s” pinned"), shown);
  glm_session_correct (self->session, GLM_CORRECTION_PIN, name, pinned ? "no" : "yes");
  _glm_entity_panel_emit_corrected (self, what);
}

static void
on_pin (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       data)
{
  const GlmEntity *entity = get_target (data);

  if (entity != NULL)
    pin (data, entity);
}

/**
 * glm_entity_panel_pin:
 * @self: a panel
 * @entity: a being of the article
 *
 * Puts the being's row at the top of the list, or lets it go from there.
 */
void
glm_entity_panel_pin (GlmEntityPanel *self,
                      int             entity)
{
  GlmEntities *entities = glm_entity_list_get_entities (self->list);

  g_return_if_fail (GLM_IS_ENTITY_PANEL (self));

  if (entities != NULL && entity >= 0 && (guint) entity < glm_entities_get_n (entities))
    pin (self, glm_entities_get (entities, (guint) entity));
}

static void
on_unfold (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       data)
{
  GlmEntityPanel *self = data;

  if (self->target != NULL)
    glm_entity_list_set_open (self->list, self->target, !glm_entity_item_get_open (self->target));
}

static const GActionEntry entries[] = {
  { .name = "reject", .activate = on_reject },
  { .name = "accept", .activate = on_accept },
  { .name = "retype", .activate = on_retype, .parameter_type = "s" },
  { .name = "rename", .activate = on_rename },
  { .name = "same-as", .activate = on_same_as },
  { .name = "separate", .activate = on_separate, .parameter_type = "s" },
  { .name = "card", .activate = on_card },
  { .name = "copy", .activate = on_copy },
  { .name = "pin", .activate = on_pin },
  { .name = "unfold", .activate = on_unfold },
};

/*< private >
 * _glm_entity_panel_install_actions:
 *
 * "entity." actions speak of one row, "entities." actions of the list.
 */
void
_glm_entity_panel_install_actions (GlmEntityPanel *self)
{
  g_autoptr (GSimpleActionGroup) list_actions = g_simple_action_group_new ();
  g_autoptr (GPropertyAction) sort = g_property_action_new ("sort", self->preferences, "entity-sort");
  g_autoptr (GPropertyAction) highlight = g_property_action_new ("highlight", self->preferences, "highlight-mode");

  g_action_map_add_action (G_ACTION_MAP (list_actions), G_ACTION (sort));
  g_action_map_add_action (G_ACTION_MAP (list_actions), G_ACTION (highlight));
  _glm_entity_panel_add_scope (self, G_ACTION_MAP (list_actions));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "entities", G_ACTION_GROUP (list_actions));

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "entity", G_ACTION_GROUP (self->actions));
}

/*< private >
 * _glm_entity_panel_set_target:
 *
 * Says which row the next "entity." action speaks of.
 */
void
_glm_entity_panel_set_target (GlmEntityPanel *self,
                              GlmEntityItem  *item)
{
  g_set_object (&self->target, item);
}

static GMenuModel *
build_menu (GlmEntityItem *item)
{
  const GlmEntity *entity = glm_entity_item_get_entity (item);
  gboolean open = glm_entity_item_get_open (item);
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) look = g_menu_new ();
  g_autoptr (GMenu) correct_it = g_menu_new ();
  g_autoptr (GMenu) forms = g_menu_new ();

  g_menu_append (look, _("Show Car_d"), "entity.card");
  g_menu_append (look, open ? _("Hide _Mentions") : _("List _Mentions"), "entity.unfold");
  g_menu_append (look, entity->pinned > 0 ? _("_Unpin") : _("Pin to the _Top"), "entity.pin");
  g_menu_append (look, _("_Copy Name"), "entity.copy");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (look));

  if (glm_entity_item_get_doubtful (item))
    g_menu_append (correct_it, _("_Yes, It Is One"), "entity.accept");
  g_menu_append (correct_it, _("_Rename…"), "entity.rename");
  g_menu_append (correct_it, _("_Same As…"), "entity.same-as");
  for (guint i = 0; entity->aliases != NULL && entity->aliases[i] != NULL; i++)
    {
      g_autoptr (GMenuItem) form = g_menu_item_new (NULL, NULL);
      g_auto (GStrv) parts = g_strsplit (entity->aliases[i], "_", -1);
      g_autofree char *label = g_strjoinv ("__", parts);

      g_menu_item_set_label (form, label);
      g_menu_item_set_action_and_target (form, "entity.separate", "s", entity->aliases[i]);
      g_menu_append_item (forms, form);
    }
  if (g_menu_model_get_n_items (G_MENU_MODEL (forms)) > 0)
    g_menu_append_submenu (correct_it, _("S_eparate"), G_MENU_MODEL (forms));
  if (entity->kind == GLM_ENTITY_PERSON)
    g_menu_append (correct_it, _("Is an _Institution"), "entity.retype::institution");
  else
    g_menu_append (correct_it, _("Is a _Person"), "entity.retype::person");
  g_menu_append (correct_it, _("_Not a Name"), "entity.reject");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (correct_it));
  return G_MENU_MODEL (menu);
}

/*< private >
 * _glm_entity_panel_show_menu:
 *
 * The context menu of a row, at a point of the list view.
 */
void
_glm_entity_panel_show_menu (GlmEntityPanel *self,
                             GlmEntityItem  *item,
                             double          x,
                             double          y)
{
  g_autoptr (GMenuModel) menu = NULL;
  GtkWidget *popover;

  _glm_entity_panel_set_target (self, item);
  menu = build_menu (item);
  popover = gtk_popover_menu_new_from_model_full (menu, GTK_POPOVER_MENU_NESTED);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  show_popover (self, popover, x, y);
}
