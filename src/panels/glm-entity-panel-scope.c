/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Of which part of the article the names are listed: all of it, the section that is read, or what is on screen. */

#include "config.h"

#include "glm-entity-panel-private.h"

static gboolean
is_heading (GlmDocument *document,
            guint        block,
            guint        level)
{
  const GlmBlock *it = glm_document_get_block (document, block);

  return it->kind == GLM_BLOCK_HEADING && it->level <= level;
}

/* From the heading before @position to the next one that is not under it. */
static GlmRange
find_section (GlmDocument *document,
              gsize        position)
{
  guint n = glm_document_get_n_blocks (document);
  guint first = glm_document_find_block (document, position);
  guint after, level;

  while (first > 0 && !is_heading (document, first, G_MAXUINT))
    first--;
  level = is_heading (document, first, G_MAXUINT) ? glm_document_get_block (document, first)->level : G_MAXUINT;
  for (after = first + 1; after < n && !is_heading (document, after, level); after++)
    ;
  return (GlmRange){ glm_document_get_block (document, first)->range.start, glm_document_get_block (document, after - 1)->range.end };
}

static void
apply_scope (GlmEntityPanel *self)
{
  GlmDocument *document = glm_session_get_document (self->session);
  g_autoptr (GVariant) state = g_action_get_state (self->scope);
  const char *scope = g_variant_get_string (state, NULL);
  GlmRange range = { 0, 0 };

  if (document != NULL && glm_document_get_n_blocks (document) > 0 && glm_range_length (self->on_screen) > 0)
    {
      if (g_str_equal (scope, "section"))
        range = find_section (document, self->on_screen.start);
      else if (g_str_equal (scope, "screen"))
        range = self->on_screen;
    }
  glm_entity_list_set_scope (self->list, range);
  _glm_entity_panel_update_pages (self);
}

static void
on_scope (GSimpleAction *action,
          GVariant      *state,
          gpointer       data)
{
  g_simple_action_set_state (action, state);
  apply_scope (data);
}

/*< private >
 * _glm_entity_panel_add_scope:
 * @actions: the "entities." commands
 */
void
_glm_entity_panel_add_scope (GlmEntityPanel *self,
                             GActionMap     *actions)
{
  static const GActionEntry entries[] = {
    { .name = "scope", .parameter_type = "s", .state = "'document'", .change_state = on_scope },
  };

  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), self);
  self->scope = g_action_map_lookup_action (actions, "scope");
}

/**
 * glm_entity_panel_set_on_screen:
 * @self: a panel
 * @range: what the reader sees of the article
 */
void
glm_entity_panel_set_on_screen (GlmEntityPanel *self,
                                GlmRange        range)
{
  g_autoptr (GVariant) state = NULL;

  g_return_if_fail (GLM_IS_ENTITY_PANEL (self));

  self->on_screen = range;
  state = g_action_get_state (self->scope);
  if (!g_str_equal (g_variant_get_string (state, NULL), "document"))
    apply_scope (self);
}
