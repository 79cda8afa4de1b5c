/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-entity-row.h"
#include "glm-ellipsis-tooltip.h"

#include "glm-entity-list.h"
#include "glm-mention-strip.h"

#include <glib/gi18n-lib.h>

/**
 * GlmEntityRow:
 *
 * Shows one #GlmEntityItem of any kind. One widget for all kinds, since the list view hands the
 * same row to one item after another.
 */
struct _GlmEntityRow
{
  GtkWidget      parent_instance;

  GlmSession    *session;
  GlmEntityItem *item;
  gulong         changed_id;
  GtkWidget     *icon;
  GtkWidget     *title;
  GtkWidget     *pinned;
  GtkWidget     *corrected;
  GtkWidget     *card;
  GtkWidget     *count;
  GtkWidget     *role;
  GtkWidget     *together;
  GtkWidget     *strip;
};

G_DEFINE_FINAL_TYPE (GlmEntityRow, glm_entity_row, GTK_TYPE_WIDGET)

/* How the article of the row is set, where that is known. */
static GlmTypographyPlan *
get_plan (GlmEntityRow *self)
{
  GlmTypographyPlan *plan = glm_session_get_plan (self->session);

  return plan != NULL && glm_typography_plan_get_document (plan) == glm_entity_item_get_document (self->item) ? plan : NULL;
}

static const char *
choose_icon (GlmEntityItem *item)
{
  switch (glm_entity_item_get_kind (item))
    {
    case GLM_ENTITY_ITEM_ENTITY:
      return glm_entity_item_get_entity (item)->kind == GLM_ENTITY_PERSON ? "glm-person-symbolic"
                                                                          : "glm-institution-symbolic";
    case GLM_ENTITY_ITEM_FOLD:
      return glm_entity_item_get_open (item) ? "pan-down-symbolic" : "pan-end-symbolic";
    case GLM_ENTITY_ITEM_HEADING:
    case GLM_ENTITY_ITEM_MENTION:
    default:
      return NULL;
    }
}

static void
show_title (GlmEntityRow *self)
{
  g_autofree char *title = NULL;
  GlmRange mention;

  if (glm_entity_item_get_kind (self->item) == GLM_ENTITY_ITEM_MENTION)
    {
      g_autofree char *snippet = glm_entity_item_dup_snippet (self->item, get_plan (self), &mention);
      g_autofree char *before = NULL;
      g_autofree char *middle = NULL;
      g_autofree char *after = NULL;

      if (snippet == NULL)
        return;
      before = g_markup_escape_text (snippet, (gssize) mention.start);
      middle = g_markup_escape_text (snippet + mention.start, (gssize) glm_range_length (mention));
      after = g_markup_escape_text (snippet + mention.end, -1);
      title = g_strconcat (before, "<b>", middle, "</b>", after, NULL);
      gtk_label_set_markup (GTK_LABEL (self->title), title);
      return;
    }
  title = glm_entity_item_dup_title (self->item, get_plan (self));
  gtk_label_set_text (GTK_LABEL (self->title), title);
}

static void
show_numbers (GlmEntityRow *self)
{
  GlmEntityItemKind kind = glm_entity_item_get_kind (self->item);
  g_autofree char *count = NULL;
  g_autofree char *tooltip = NULL;
  guint n = glm_entity_item_get_count (self->item);

  if (kind == GLM_ENTITY_ITEM_HEADING || kind == GLM_ENTITY_ITEM_ENTITY)
    count = g_strdup_printf ("%u", n);
  if (kind == GLM_ENTITY_ITEM_ENTITY)
    /* Translators: tooltip of the number in a row; %u is how often the name is mentioned. */
    tooltip = g_strdup_printf (ngettext ("%u mention", "%u mentions", n), n);
  gtk_label_set_text (GTK_LABEL (self->count), count != NULL ? count : "");
  gtk_widget_set_visible (self->count, count != NULL);
  gtk_widget_set_tooltip_text (self->count, tooltip);
}

static void
toggle_class (GtkWidget  *widget,
              const char *name,
              gboolean    on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* The list item that holds the row is what has the focus, so it is what a screen reader names. */
static void
describe_list_item (GlmEntityRow *self)
{
  GtkWidget *holder = gtk_widget_get_parent (GTK_WIDGET (self));
  GlmEntityItemKind kind = glm_entity_item_get_kind (self->item);
  g_autofree char *title = glm_entity_item_dup_title (self->item, get_plan (self));
  g_autofree char *role = glm_entity_item_dup_role (self->item, get_plan (self));
  g_autofree char *description = NULL;
  guint n = glm_entity_item_get_count (self->item);

  if (holder == NULL)
    return;
  if (kind == GLM_ENTITY_ITEM_ENTITY && role != NULL)
    /* Translators: what a screen reader says of a row: %s is the role, %u the number of mentions. */
    description = g_strdup_printf (ngettext ("%s, %u mention", "%s, %u mentions", n), role, n);
  else if (kind == GLM_ENTITY_ITEM_ENTITY)
    description = g_strdup_printf (ngettext ("%u mention", "%u mentions", n), n);
  else
    description = g_strdup ("");
  gtk_accessible_update_property (GTK_ACCESSIBLE (holder),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title != NULL ? title : "",
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description,
                                  -1);
  if (kind == GLM_ENTITY_ITEM_ENTITY || kind == GLM_ENTITY_ITEM_FOLD)
    gtk_accessible_update_state (GTK_ACCESSIBLE (holder), GTK_ACCESSIBLE_STATE_EXPANDED,
                                 glm_entity_item_get_open (self->item), -1);
  else
    gtk_accessible_reset_state (GTK_ACCESSIBLE (holder), GTK_ACCESSIBLE_STATE_EXPANDED);
}

static void
show_item (GlmEntityRow *self)
{
  GlmEntityItemKind kind = glm_entity_item_get_kind (self->item);
  gboolean being = kind == GLM_ENTITY_ITEM_ENTITY;
  const GlmEntity *entity = glm_entity_item_get_entity (self->item);
  g_autofree char *role = being ? glm_entity_item_dup_role (self->item, get_plan (self)) : NULL;
  g_autofree char *together = being && glm_entity_item_get_open (self->item) ? glm_entity_item_dup_together (self->item, get_plan (self)) : NULL;
  const char *icon = choose_icon (self->item);
  guint selected = being ? glm_entity_item_get_selected (self->item) : 0;

  gtk_widget_set_visible (self->icon, icon != NULL);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon);
  show_title (self);
  show_numbers (self);
  gtk_label_set_text (GTK_LABEL (self->role), role != NULL ? role : "");
  gtk_widget_set_visible (self->role, role != NULL);
  gtk_label_set_text (GTK_LABEL (self->together), together != NULL ? together : "");
  gtk_widget_set_visible (self->together, together != NULL);
  gtk_widget_set_visible (self->pinned, being && entity->pinned > 0);
  gtk_widget_set_visible (self->corrected, being && entity->corrected);
  gtk_widget_set_visible (self->card, selected > 0);
  gtk_widget_set_visible (self->strip, being);
  glm_mention_strip_set_entity (GLM_MENTION_STRIP (self->strip), being ? entity : NULL,
                                glm_entity_item_get_document (self->item));

  for (guint i = 2; i <= GLM_ENTITY_LIST_MAX_SELECTED; i++)
    {
      char hue[] = { 'h', 'u', 'e', '-', (char) ('0' + i), '\0' };

      toggle_class (GTK_WIDGET (self), hue, selected == i);
    }
  toggle_class (GTK_WIDGET (self), "section", kind == GLM_ENTITY_ITEM_HEADING);
  toggle_class (GTK_WIDGET (self), "being", being);
  toggle_class (GTK_WIDGET (self), "mention", kind == GLM_ENTITY_ITEM_MENTION);
  toggle_class (GTK_WIDGET (self), "fold", kind == GLM_ENTITY_ITEM_FOLD);
  toggle_class (GTK_WIDGET (self), "doubtful", being && glm_entity_item_get_doubtful (self->item));
  describe_list_item (self);
}

static void
glm_entity_row_dispose (GObject *object)
{
  GlmEntityRow *self = GLM_ENTITY_ROW (object);

  GtkWidget *child;

  glm_entity_row_set_item (self, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  gtk_widget_dispose_template (GTK_WIDGET (self), GLM_TYPE_ENTITY_ROW);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (glm_entity_row_parent_class)->dispose (object);
}

static void
glm_entity_row_class_init (GlmEntityRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = glm_entity_row_dispose;

  g_type_ensure (GLM_TYPE_MENTION_STRIP);
  gtk_widget_class_set_css_name (widget_class, "entityrow");
  gtk_widget_class_set_template_from_resource (widget_class, "/org/guillemet/Guillemet/panels/glm-entity-row.ui");
  gtk_widget_class_bind_template_child (widget_class, GlmEntityRow, icon);
  gtk_widget_class_bind_template_child (widget_class, GlmEntityRow, title);
  gtk_widget_class_bind_template_child (widget_class, GlmEntityRow, pinned);
  gtk_widget_class_bind_template_child (widget_class, GlmEntityRow, corrected);
  gtk_widget_class_bind_template_child (widget_class, GlmEntityRow, card);
  gtk_widget_class_bind_template_child (widget_class, GlmEntityRow, count);
  gtk_widget_class_bind_template_child (widget_class, GlmEntityRow, role);
  gtk_widget_class_bind_template_child (widget_class, GlmEntityRow, together);
  gtk_widget_class_bind_template_child (widget_class, GlmEntityRow, strip);
  gtk_widget_class_bind_template_callback_full (widget_class, "on_query_tooltip", G_CALLBACK (glm_ellipsis_tooltip_query));
}

static void
glm_entity_row_init (GlmEntityRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The same words, set otherwise. */
static void
on_plan_changed (GlmEntityRow *self)
{
  if (self->item != NULL)
    show_item (self);
}

/**
 * glm_entity_row_new:
 * @session: the article whose people and institutions it shows
 *
 * Returns: a row that shows nothing yet
 */
GtkWidget *
glm_entity_row_new (GlmSession *session)
{
  GlmEntityRow *self = g_object_new (GLM_TYPE_ENTITY_ROW, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::plan", G_CALLBACK (on_plan_changed), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * glm_entity_row_set_item:
 * @self: a row
 * @item: (nullable): what it shows
 */
void
glm_entity_row_set_item (GlmEntityRow  *self,
                         GlmEntityItem *item)
{
  g_return_if_fail (GLM_IS_ENTITY_ROW (self));

  if (self->item == item)
    return;
  if (self->item != NULL)
    g_clear_signal_handler (&self->changed_id, self->item);
  g_set_object (&self->item, item);
  if (item != NULL)
    {
      self->changed_id = g_signal_connect_swapped (item, "changed", G_CALLBACK (show_item), self);
      show_item (self);
    }
}

/**
 * glm_entity_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what it shows
 */
GlmEntityItem *
glm_entity_row_get_item (GlmEntityRow *self)
{
  g_return_val_if_fail (GLM_IS_ENTITY_ROW (self), NULL);

  return self->item;
}
