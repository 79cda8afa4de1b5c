/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-sidebar-text.h"

/**
 * glm_sidebar_dup_text:
 * @list: the rows of the panel of people and institutions
 *
 * What the panel shows, for a terminal: a line for each heading and fold, and for each being its
 * name, number of mentions, role, and for each mention the paragraph (from 1) and the byte range it
 * stands in.
 *
 * Returns: (transfer full): UTF-8 text, one row a line
 */
char *
glm_sidebar_dup_text (GlmEntityList *list)
{
  GListModel *model = G_LIST_MODEL (list);
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (GLM_IS_ENTITY_LIST (list), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GlmEntityItem) item = g_list_model_get_item (model, i);
      g_autofree char *title = glm_entity_item_dup_title (item, NULL);
      g_autofree char *role = glm_entity_item_dup_role (item, NULL);
      const GlmEntity *entity = glm_entity_item_get_entity (item);

      switch (glm_entity_item_get_kind (item))
        {
        case GLM_ENTITY_ITEM_HEADING:
          g_string_append_printf (text, "%s%s (%u)\n", text->len > 0 ? "\n" : "", title,
                                  glm_entity_item_get_count (item));
          break;
        case GLM_ENTITY_ITEM_FOLD:
          g_string_append_printf (text, "%s%s\n", text->len > 0 ? "\n" : "", title);
          break;
        case GLM_ENTITY_ITEM_ENTITY:
          g_string_append_printf (text, "  %s\t%u", title, entity->n_mentions);
          g_string_append_printf (text, "\t%s\t", role != NULL ? role : "");
          for (guint j = 0; j < entity->n_mentions; j++)
            g_string_append_printf (text, "%s§%u:%" G_GSIZE_FORMAT "-%" G_GSIZE_FORMAT, j > 0 ? " " : "",
                                    glm_document_find_block (glm_entity_item_get_document (item),
                                                             entity->mentions[j].start) + 1,
                                    entity->mentions[j].start, entity->mentions[j].end);
          g_string_append_c (text, '\n');
          break;
        case GLM_ENTITY_ITEM_MENTION:
        default:
          g_string_append_printf (text, "    … %s\n", title);
          break;
        }
    }
  return g_string_free (text, FALSE);
}
