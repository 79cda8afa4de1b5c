/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-article-page-private.h"
#include "glm-overview-ribbon.h"
#include "glm-entity-card.h"
#include "glm-web-address.h"

#include <glib/gi18n-lib.h>

/*
 * People and institutions in the text: which ranges are lit, the pill that says which mention the
 * reader is at, the card. The panel says what the reader wants, the session decides where that
 * is, this file shows it.
 */

static int
compare_ranges (gconstpointer a,
                gconstpointer b)
{
  return glm_range_compare (*(const GlmRange *) a, *(const GlmRange *) b);
}

static void
append_mentions (GArray          *ranges,
                 const GlmEntity *entity)
{
  g_array_append_vals (ranges, entity->mentions, entity->n_mentions);
}

static const char *
get_mode (GlmArticlePage *self)
{
  return glm_preferences_get_string (self->preferences, GLM_PREFERENCE_HIGHLIGHT_MODE);
}

/**
 * glm_article_page_dup_lit_ranges:
 * @self: a page
 *
 * Returns: (transfer full) (element-type GlmRange): the mentions of what is selected, in order: what
 *   is lit in the text
 */
GArray *
glm_article_page_dup_lit_ranges (GlmArticlePage *self)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (GlmRange));
  GlmEntities *entities;
  int selected[GLM_ENTITY_LIST_MAX_SELECTED];
  guint n;

  g_return_val_if_fail (GLM_IS_ARTICLE_PAGE (self), ranges);

  entities = glm_session_get_entities (self->session);
  /* Without a list nothing is selected in it. */
  if (entities == NULL || self->panel == NULL || g_strcmp0 (get_mode (self), "none") == 0)
    return ranges;
  n = glm_entity_list_get_selected (glm_entity_panel_get_list (glm_article_page_get_panel (self)), selected);
  for (guint i = 0; i < n; i++)
    if ((guint) selected[i] < glm_entities_get_n (entities))
      append_mentions (ranges, glm_entities_get (entities, (guint) selected[i]));
  g_array_sort (ranges, compare_ranges);
  return ranges;
}

/* In the mode "all" each being is marked where it first appears in a paragraph: more is noise. */
static GArray *
gather_all (GlmArticlePage *self)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (GlmRange));
  GlmEntities *entities = glm_session_get_entities (self->session);
  GlmDocument *document = glm_session_get_document (self->session);

  if (entities == NULL || document == NULL || g_strcmp0 (get_mode (self), "all") != 0)
    return ranges;
  for (guint i = 0; i < glm_entities_get_n (entities); i++)
    {
      const GlmEntity *entity = glm_entities_get (entities, i);
      guint last = G_MAXUINT;

      for (guint j = 0; j < entity->n_mentions; j++)
        {
          guint block = glm_document_find_block (document, entity->mentions[j].start);

          if (block != last)
            g_array_append_val (ranges, entity->mentions[j]);
          last = block;
        }
    }
  g_array_sort (ranges, compare_ranges);
  return ranges;
}

static void
set_layer (GlmArticlePage   *self,
           GlmHighlightLayer layer,
           GArray           *ranges)
{
  glm_article_view_set_highlights (GLM_ARTICLE_VIEW (self->view), layer,
                                   ranges != NULL ? (const GlmRange *) ranges->data : NULL,
                                   ranges != NULL ? ranges->len : 0);
}

/* Each of what is selected has its own layer, in the order in which it was selected. */
static void
light_each (GlmArticlePage *self)
{
  GlmEntities *entities = glm_session_get_entities (self->session);
  int selected[GLM_ENTITY_LIST_MAX_SELECTED];
  guint n = 0;

  if (entities != NULL && self->panel != NULL && g_strcmp0 (get_mode (self), "none") != 0)
    n = glm_entity_list_get_selected (glm_entity_panel_get_list (GLM_ENTITY_PANEL (self->panel)), selected);
  for (guint i = 0; i < GLM_ENTITY_LIST_MAX_SELECTED; i++)
    {
      g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (GlmRange));

      if (i < n && (guint) selected[i] < glm_entities_get_n (entities))
        append_mentions (ranges, glm_entities_get (entities, (guint) selected[i]));
      set_layer (self, GLM_HIGHLIGHT_ENTITY_1 + i, ranges);
    }
}

static const GlmEntity *
get_selected_entity (GlmArticlePage *self)
{
  GlmEntities *entities = glm_session_get_entities (self->session);
  int selected = glm_session_get_selected_entity (self->session);

  if (entities == NULL || selected < 0 || (guint) selected >= glm_entities_get_n (entities))
    return NULL;
  return glm_entities_get (entities, (guint) selected);
}

static void
update_pill (GlmArticlePage *self)
{
  const GlmEntity *entity = get_selected_entity (self);
  int mention = glm_session_get_current_mention (self->session);
  g_autofree char *name = entity != NULL ? glm_session_dup_shown (self->session, entity->name) : NULL;
  g_autofree char *text = NULL;

  if (entity != NULL)
    /* Translators: the name that is selected, which of its mentions the reader is at and how many
     * there are: "Emmanuel Macron  3 / 12". */
    text = g_strdup_printf (_("%s  %d / %u"), name, mention + 1, entity->n_mentions);
  gtk_label_set_text (GTK_LABEL (self->pill_label), text != NULL ? text : "");
  gtk_widget_set_visible (self->pill_revealer, entity != NULL);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->pill_revealer), entity != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->pill), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text != NULL ? text : "", -1);
}

/*< private >
 * _glm_article_page_light:
 *
 * Tells the view what is lit.
 */
void
_glm_article_page_light (GlmArticlePage *self)
{
  g_autoptr (GArray) lit = glm_article_page_dup_lit_ranges (self);
  g_autoptr (GArray) all = gather_all (self);
  g_autoptr (GArray) hovered = g_array_new (FALSE, FALSE, sizeof (GlmRange));
  g_autoptr (GArray) current = g_array_new (FALSE, FALSE, sizeof (GlmRange));
  GlmEntities *entities = glm_session_get_entities (self->session);
  const GlmEntity *selected = get_selected_entity (self);
  int mention = glm_session_get_current_mention (self->session);

  if (entities != NULL && self->hovered >= 0 && (guint) self->hovered < glm_entities_get_n (entities))
    append_mentions (hovered, glm_entities_get (entities, (guint) self->hovered));
  if (selected != NULL && mention >= 0 && (guint) mention < selected->n_mentions)
    g_array_append_val (current, selected->mentions[mention]);
  set_layer (self, GLM_HIGHLIGHT_MENTIONS, all);
  set_layer (self, GLM_HIGHLIGHT_HOVER, hovered);
  set_layer (self, GLM_HIGHLIGHT_ENTITY, lit);
  light_each (self);
  set_layer (self, GLM_HIGHLIGHT_CURRENT_MENTION, current);
  glm_overview_ribbon_set_square (GLM_OVERVIEW_RIBBON (self->ribbon), selected != NULL && selected->kind == GLM_ENTITY_INSTITUTION);
  update_pill (self);
}

/*< private >
 * _glm_article_page_select_entity:
 * @step: 0 selects the being, 1 and -1 go on and back among its mentions
 */
void
_glm_article_page_select_entity (GlmArticlePage *self,
                                 int             entity,
                                 int             step)
{
  const GlmEntity *selected;
  int before = glm_session_get_current_mention (self->session);
  int after;

  glm_session_set_reading_position (self->session,
                                    glm_article_view_get_reading_position (GLM_ARTICLE_VIEW (self->view)));
  self->series = GLM_SERIES_MENTIONS + (guint) entity;
  if (glm_session_get_selected_entity (self->session) != entity)
    {
      glm_reading_history_end_series (self->history);
      glm_session_select_entity (self->session, entity);
    }
  else if (step != 0)
    {
      glm_session_step_mention (self->session, step);
      selected = get_selected_entity (self);
      after = glm_session_get_current_mention (self->session);
      if (selected != NULL && selected->n_mentions > 1 && ((step > 0 && after < before) || (step < 0 && after > before)))
        _glm_article_page_toast (self, step > 0 ? _("Back to the first mention") : _("On to the last mention"), FALSE);
    }
  else
    glm_session_go_to_mention (self->session, MAX (0, before));
  self->series = GLM_SERIES_ALONE;
  _glm_article_page_light (self);
  if (self->narrow && step == 0)
    _glm_article_page_set_sidebar (self, FALSE);
}

static void
on_entity_activated (GlmArticlePage *self,
                     int             entity,
                     int             step)
{
  GlmEntityList *list = glm_entity_panel_get_list (glm_article_page_get_panel (self));
  int selected[GLM_ENTITY_LIST_MAX_SELECTED];

  if (step == 0 && glm_entity_list_get_selected (list, selected) > 0)
    glm_entity_list_unselect_all (list);
  _glm_article_page_select_entity (self, entity, step);
  if (glm_entity_list_get_selected (list, selected) == 0)
    {
      glm_entity_list_select (list, entity, FALSE);
      _glm_article_page_light (self);
    }
}

static void
on_mention_activated (GlmArticlePage *self,
                      int             entity,
                      int             mention)
{
  self->series = GLM_SERIES_MENTIONS + (guint) entity;
  if (glm_session_get_selected_entity (self->session) != entity)
    glm_session_select_entity (self->session, entity);
  glm_session_go_to_mention (self->session, mention);
  self->series = GLM_SERIES_ALONE;
}

static void
on_entity_hovered (GlmArticlePage *self,
                   int             entity)
{
  self->hovered = entity;
  _glm_article_page_light (self);
}

/* The latest of several is the one whose mentions are gone through. */
static void
on_selection_extended (GlmArticlePage *self)
{
  int selected[GLM_ENTITY_LIST_MAX_SELECTED];
  guint n = glm_entity_list_get_selected (glm_entity_panel_get_list (glm_article_page_get_panel (self)), selected);

  if (n == 0)
    glm_session_select_entity (self->session, -1);
  else if (glm_session_get_selected_entity (self->session) != selected[n - 1])
    _glm_article_page_select_entity (self, selected[n - 1], 0);
  _glm_article_page_light (self);
}

static void
on_corrected (GlmArticlePage *self,
              const char     *what)
{
  _glm_article_page_toast (self, what, TRUE);
  _glm_article_page_update_actions (self);
}

static void
on_escaped (GlmArticlePage *self,
            gboolean        cleared)
{
  if (cleared)
    gtk_widget_activate_action (GTK_WIDGET (self), "page.clear-selection", NULL);
  else
    {
      if (self->narrow)
        _glm_article_page_set_sidebar (self, FALSE);
      gtk_widget_grab_focus (self->view);
    }
}

static void
on_card_stepped (GlmArticlePage *self,
                 int             step)
{
  int entity = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (self->card), "entity"));

  _glm_article_page_select_entity (self, entity, step);
  _glm_article_page_show_card (self, entity, glm_session_get_current_mention (self->session),
                               gtk_popover_get_autohide (GTK_POPOVER (self->card)));
}

static void
on_card_range (GlmArticlePage *self,
               guint64         start,
               guint64         end)
{
  GlmRange range = { (gsize) start, (gsize) end };

  _glm_article_page_hide_card (self);
  _glm_article_page_jump (self, range, GLM_SERIES_ALONE, TRUE);
}

static void
on_card_entity (GlmArticlePage *self,
                int             entity)
{
  _glm_article_page_hide_card (self);
  _glm_article_page_select_entity (self, entity, 0);
  glm_entity_panel_scroll_to (glm_article_page_get_panel (self), entity);
}

static void
on_card_pinned (GlmArticlePage *self)
{
  GlmEntities *entities = glm_session_get_entities (self->session);
  guint entity = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (self->card), "entity"));

  if (entities == NULL || entity >= glm_entities_get_n (entities))
    return;
  glm_entity_panel_pin (glm_article_page_get_panel (self), (int) entity);
  _glm_article_page_hide_card (self);
}

static void
on_card_looked_up (GlmArticlePage *self,
                   const char     *name)
{
  g_autofree char *address = glm_web_address_dup (GLM_WEB_ADDRESS_WIKIPEDIA, name);

  _glm_article_page_hide_card (self);
  _glm_article_page_follow (self, address);
}

static void
on_card_left (GlmArticlePage *self)
{
  if (self->card != NULL && !gtk_popover_get_autohide (GTK_POPOVER (self->card)))
    _glm_article_page_hide_card (self);
}

/* A card that had the keyboard gives it back. */
static void
on_card_closed (GlmArticlePage *self)
{
  if (!gtk_popover_get_autohide (GTK_POPOVER (self->card)))
    return;
  if (self->focus_before_card == NULL || !gtk_widget_get_mapped (self->focus_before_card) ||
      !gtk_widget_grab_focus (self->focus_before_card))
    gtk_widget_grab_focus (self->view);
}

/* What had the keyboard before the card; what lies in the card does not count. */
static void
remember_focus (GlmArticlePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, self->card))
    g_set_weak_pointer (&self->focus_before_card, focus);
}

static void
make_card (GlmArticlePage *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->card = glm_entity_card_new ();
  gtk_widget_set_parent (self->card, self->text_overlay);
  g_signal_connect_swapped (self->card, "stepped", G_CALLBACK (on_card_stepped), self);
  g_signal_connect_swapped (self->card, "range-activated", G_CALLBACK (on_card_range), self);
  g_signal_connect_swapped (self->card, "entity-activated", G_CALLBACK (on_card_entity), self);
  g_signal_connect_swapped (self->card, "pin-toggled", G_CALLBACK (on_card_pinned), self);
  g_signal_connect_swapped (self->card, "looked-up", G_CALLBACK (on_card_looked_up), self);
  g_signal_connect_swapped (self->card, "closed", G_CALLBACK (on_card_closed), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (on_card_left), self);
  gtk_widget_add_controller (self->card, motion);
}

/*< private >
 * _glm_article_page_show_card:
 * @mention: which mention it points to, -1 for none
 * @by_keyboard: whether it takes the focus; one that came by the pointer never does
 */
void
_glm_article_page_show_card (GlmArticlePage *self,
                             int             entity,
                             int             mention,
                             gboolean        by_keyboard)
{
  GlmEntities *entities = glm_session_get_entities (self->session);
  graphene_rect_t place = GRAPHENE_RECT_INIT (0, 0, 1, 1);
  graphene_point_t corner;
  const GlmEntity *being;
  GdkRectangle rectangle;

  if (entities == NULL || entity < 0 || (guint) entity >= glm_entities_get_n (entities))
    return;
  if (self->card == NULL)
    make_card (self);
  being = glm_entities_get (entities, (guint) entity);
  if (mention < 0 || (guint) mention >= being->n_mentions ||
      !glm_article_view_get_position_rect (GLM_ARTICLE_VIEW (self->view), being->mentions[mention].start, &place))
    graphene_rect_init (&place, (float) gtk_widget_get_width (self->view) / 2, 24, 1, 1);
  if (!gtk_widget_compute_point (self->view, self->text_overlay, &GRAPHENE_POINT_INIT (place.origin.x, place.origin.y),
                                 &corner))
    corner = place.origin;
  rectangle = (GdkRectangle) { (int) corner.x, (int) corner.y, MAX (1, (int) place.size.width),
                               MAX (1, (int) place.size.height) };
  g_object_set_data (G_OBJECT (self->card), "entity", GINT_TO_POINTER (entity));
  glm_entity_card_show (GLM_ENTITY_CARD (self->card), entities, glm_session_get_document (self->session),
                        glm_session_get_plan (self->session), (guint) entity, mention);
  remember_focus (self);
  gtk_popover_set_autohide (GTK_POPOVER (self->card), by_keyboard);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->card), &rectangle);
  gtk_popover_popup (GTK_POPOVER (self->card));
}

/*< private >
 * _glm_article_page_hide_card:
 */
void
_glm_article_page_hide_card (GlmArticlePage *self)
{
  if (self->card != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->card));
}

static void
on_card_requested (GlmArticlePage *self,
                   int             entity)
{
  int mention = glm_session_get_selected_entity (self->session) == entity
                  ? glm_session_get_current_mention (self->session)
                  : 0;

  _glm_article_page_show_card (self, entity, mention, TRUE);
}

/* A mention under the resting pointer shows its card; a pointer that goes on takes it away, unless
 * it went into the card. */
static void
on_position_hovered (GlmArticlePage *self,
                     guint64         position)
{
  GlmEntities *entities = glm_session_get_entities (self->session);
  guint entity;
  guint mention;

  if (self->card != NULL && gtk_popover_get_autohide (GTK_POPOVER (self->card)) &&
      gtk_widget_get_visible (self->card))
    return;
  if (position != G_MAXUINT64 && entities != NULL &&
      glm_entities_find (entities, (gsize) position, &entity, &mention))
    _glm_article_page_show_card (self, (int) entity, (int) mention, FALSE);
  else
    on_card_left (self);
}

/* What a screen reader says of a name, as the card says it to others. */
static char *
describe_mention (GlmArticleView *view,
                  gsize           position,
                  GlmRange       *stretch,
                  char          **name,
                  gpointer        data)
{
  GlmArticlePage *self = data;
  GlmEntities *entities = glm_session_get_entities (self->session);
  const GlmEntity *being;
  guint entity, mention;

  if (entities == NULL || !glm_entities_find_stretch (entities, position, stretch, &entity, &mention))
    return NULL;
  being = glm_entities_get (entities, entity);
  /* Translators: what a screen reader says before a name: “person: Richard Haass, mention 3 of 12” */
  *name = g_strdup (being->kind == GLM_ENTITY_PERSON ? C_("text attribute", "person") : C_("text attribute", "institution"));
  return g_strdup_printf (ngettext ("%s, mention %u of %u", "%s, mention %u of %u", being->n_mentions), being->name, mention + 1,
                          being->n_mentions);
}

/* A click on a mention selects its row; the list scrolls, the text does not. */
static void
on_position_clicked (GlmArticlePage *self,
                     guint64         position,
                     int             n_press)
{
  GlmEntities *entities = glm_session_get_entities (self->session);
  GlmRange note;
  guint entity;
  guint mention;

  _glm_article_page_hide_card (self);
  self->find_kept = TRUE;
  if (n_press == 1 && glm_document_find_note (glm_session_get_document (self->session), (gsize) position, &note))
    {
      _glm_article_page_jump (self, note, 0, TRUE);
      return;
    }
  if (n_press != 1 || entities == NULL || !glm_entities_find (entities, (gsize) position, &entity, &mention))
    return;
  glm_session_set_reading_position (self->session, (gsize) position);
  if (glm_session_get_selected_entity (self->session) != (int) entity)
    glm_session_select_entity (self->session, (int) entity);
  if (glm_session_get_current_mention (self->session) != (int) mention)
    glm_session_go_to_mention (self->session, (int) mention);
  glm_entity_panel_scroll_to (glm_article_page_get_panel (self), (int) entity);
}

/*< private >
 * _glm_article_page_attach_panel:
 */
void
_glm_article_page_attach_panel (GlmArticlePage *self)
{
  g_signal_connect_swapped (self->panel, "entity-activated", G_CALLBACK (on_entity_activated), self);
  g_signal_connect_swapped (self->panel, "mention-activated", G_CALLBACK (on_mention_activated), self);
  g_signal_connect_swapped (self->panel, "entity-hovered", G_CALLBACK (on_entity_hovered), self);
  g_signal_connect_swapped (self->panel, "selection-extended", G_CALLBACK (on_selection_extended), self);
  g_signal_connect_swapped (self->panel, "card-requested", G_CALLBACK (on_card_requested), self);
  g_signal_connect_swapped (self->panel, "corrected", G_CALLBACK (on_corrected), self);
  g_signal_connect_swapped (self->panel, "escaped", G_CALLBACK (on_escaped), self);
}

/*< private >
 * _glm_article_page_attach_entities:
 */
void
_glm_article_page_attach_entities (GlmArticlePage *self)
{
  g_signal_connect_swapped (self->session, "notify::entities", G_CALLBACK (_glm_article_page_light), self);
  g_signal_connect_swapped (self->session, "notify::entities", G_CALLBACK (_glm_article_page_update_actions), self);
  g_signal_connect_swapped (self->session, "notify::selected-entity", G_CALLBACK (_glm_article_page_light), self);
  g_signal_connect_swapped (self->session, "notify::selected-entity", G_CALLBACK (_glm_article_page_update_actions),
                            self);
  g_signal_connect_swapped (self->session, "notify::current-mention", G_CALLBACK (_glm_article_page_light), self);
  g_signal_connect_swapped (self->preferences, "notify::highlight-mode", G_CALLBACK (_glm_article_page_light), self);
  g_signal_connect_swapped (self->view, "position-hovered", G_CALLBACK (on_position_hovered), self);
  g_signal_connect_swapped (self->view, "position-clicked", G_CALLBACK (on_position_clicked), self);
  glm_article_view_set_describe (GLM_ARTICLE_VIEW (self->view), describe_mention, self);
}
