/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The index of names at the end of a print: who is on which page, set by the same engine as the article. */

#include "config.h"

#include "glm-document-builder.h"
#include "glm-name-index.h"
#include "glm-name-order.h"

typedef struct
{
  const GlmEntity *entity;
  char            *key;
} Entry;

static void
entry_clear (gpointer data)
{
  g_free (((Entry *) data)->key);
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  return g_strcmp0 (((const Entry *) a)->key, ((const Entry *) b)->key);
}

/* "3, 5–7": each page once, neighbours as a stretch. */
static void
append_pages (GString         *line,
              GlmPages        *pages,
              const GlmEntity *entity)
{
  guint first = 0, last = 0;

  for (guint i = 0; i <= entity->n_mentions; i++)
    {
      guint page = i < entity->n_mentions ? glm_pages_find_page (pages, entity->mentions[i].start) + 1 : G_MAXUINT;

      if (page == last || page == last + 1)
        {
          first = first == 0 ? page : first;
          last = page;
          continue;
        }
      if (first > 0 && last > first)
        g_string_append_printf (line, ", %u%s%u", first, last == first + 1 ? ", " : "–", last);
      else if (first > 0)
        g_string_append_printf (line, ", %u", first);
      first = last = page;
    }
}

static void
add_block (GlmDocumentBuilder *builder,
           GlmBlockKind        kind,
           guint               level,
           const char         *text)
{
  glm_document_builder_open_block (builder, kind, level, 0);
  glm_document_builder_add_text (builder, text, -1);
  glm_document_builder_close_block (builder);
}

static void
add_kind (GlmDocumentBuilder *builder,
          GlmPages           *pages,
          GlmEntities        *entities,
          GlmEntityKind       kind,
          const char         *title)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_autoptr (GString) lines = g_string_new (NULL);

  g_array_set_clear_func (entries, entry_clear);
  for (guint i = 0; i < glm_entities_get_n (entities); i++)
    {
      Entry entry = { .entity = glm_entities_get (entities, i) };

      if (entry.entity->kind != kind)
        continue;
      entry.key = glm_name_dup_sort_key (entry.entity);
      g_array_append_val (entries, entry);
    }
  if (entries->len == 0)
    return;
  g_array_sort (entries, compare_entries);
  for (guint i = 0; i < entries->len; i++)
    {
      const GlmEntity *entity = g_array_index (entries, Entry, i).entity;
      g_autofree char *name = glm_name_dup_inverted (entity);

      g_string_append_printf (lines, "%s%s", i > 0 ? "\n" : "", name);
      append_pages (lines, pages, entity);
    }
  add_block (builder, GLM_BLOCK_HEADING, 2, title);
  add_block (builder, GLM_BLOCK_VERSE, 0, lines->str);
}

/**
 * glm_name_index_new_document:
 * @pages: the article on pages
 * @entities: who is in it
 * @title: of the index
 * @people: heading over the people
 * @institutions: heading over the institutions
 *
 * Takes as long as finding the page of every mention: call it in the thread that the pages are for.
 *
 * Returns: (transfer full) (nullable): the index as an article to be set on pages of its own; %NULL when nobody is in
 *   the article
 */
GlmDocument *
glm_name_index_new_document (GlmPages    *pages,
                             GlmEntities *entities,
                             const char  *title,
                             const char  *people,
                             const char  *institutions)
{
  g_autoptr (GlmDocumentBuilder) builder = NULL;

  if (glm_entities_get_n (entities) == 0)
    return NULL;
  builder = glm_document_builder_new ();
  add_block (builder, GLM_BLOCK_HEADING, 1, title);
  add_kind (builder, pages, entities, GLM_ENTITY_PERSON, people);
  add_kind (builder, pages, entities, GLM_ENTITY_INSTITUTION, institutions);
  return glm_document_builder_end (builder);
}
