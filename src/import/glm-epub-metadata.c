/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a book says of itself, beyond what other documents do: who of those that made it wrote it, and which day is which. */

#include "config.h"

#include "glm-epub-metadata.h"

#include "glm-office.h"

#include <string.h>

#define MAX_AUTHORS 100

/* What `<meta refines="#id" property="…">` says of elements: "id property" → text. */
static GHashTable *
read_refinements (const xmlNode *root)
{
  GHashTable *refinements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (const xmlNode *node = root->children; node != NULL; node = node->next)
    {
      g_autofree char *refines = glm_office_is (node, "meta") ? glm_office_attribute (node, "refines") : NULL;
      g_autofree char *what = refines != NULL && refines[0] == '#' ? glm_office_attribute (node, "property") : NULL;
      char *text = what != NULL ? glm_office_dup_text (node) : NULL;

      if (text != NULL)
        g_hash_table_insert (refinements, g_strconcat (refines + 1, " ", what, NULL), text);
    }
  return refinements;
}

/* EPUB 2 says it in an attribute of the same name, EPUB 3 beside it. %NULL where it is not said. */
static char *
dup_detail (GHashTable    *refinements,
            const xmlNode *node,
            const char    *name)
{
  g_autofree char *id = glm_office_attribute (node, "id");
  g_autofree char *key = g_strconcat (id != NULL ? id : "", " ", name, NULL);
  char *detail = glm_office_attribute (node, name);

  return detail != NULL ? detail : g_strdup (g_hash_table_lookup (refinements, key));
}

/* The authors; where none of the creators is said to be one, all of them. */
static void
take_authors (const xmlNode *root,
              GHashTable    *refinements,
              GlmMetadata   *metadata)
{
  g_autoptr (GPtrArray) authors = g_ptr_array_new_with_free_func (g_free);
  gboolean others = FALSE;

  for (const xmlNode *node = root->children; node != NULL && authors->len < MAX_AUTHORS; node = node->next)
    {
      g_autofree char *name = glm_office_is (node, "creator") ? glm_office_dup_text (node) : NULL;
      g_autofree char *role = name != NULL ? dup_detail (refinements, node, "role") : NULL;

      if (name == NULL)
        continue;
      if (role == NULL || strcmp (role, "aut") == 0)
        g_ptr_array_add (authors, g_steal_pointer (&name));
      else
        others = TRUE;
    }
  if (authors->len == 0 || !others)
    return;
  g_ptr_array_add (authors, NULL);
  g_strfreev (metadata->authors);
  metadata->authors = g_strdupv ((char **) authors->pdata);
}

/* Which of several days is told: when it came out, or when it was written; last, when the file was changed. */
static int
rank_date (const char *event)
{
  if (event == NULL)
    return 2;
  if (strstr (event, "publication") != NULL || strcmp (event, "issued") == 0)
    return 3;
  return strstr (event, "modif") != NULL ? 0 : 1;
}

static void
take_date (const xmlNode *root,
           GHashTable    *refinements,
           GlmMetadata   *metadata)
{
  g_autofree char *best = NULL;
  int best_rank = -1;

  for (const xmlNode *node = root->children; node != NULL; node = node->next)
    {
      g_autofree char *date = glm_office_is (node, "date") ? glm_office_dup_text (node) : NULL;
      g_autofree char *event = date != NULL ? dup_detail (refinements, node, "event") : NULL;

      if (date == NULL || rank_date (event) <= best_rank)
        continue;
      best_rank = rank_date (event);
      g_free (best);
      best = g_steal_pointer (&date);
    }
  if (best != NULL)
    glm_office_take_date (metadata, best);
}

/* Of several titles the main one; a book may say its collection first. */
static void
take_title (const xmlNode *root,
            GHashTable    *refinements,
            GlmMetadata   *metadata)
{
  for (const xmlNode *node = root->children; node != NULL; node = node->next)
    {
      g_autofree char *kind = glm_office_is (node, "title") ? dup_detail (refinements, node, "title-type") : NULL;

      if (kind == NULL || strcmp (kind, "main") != 0)
        continue;
      g_free (metadata->title);
      metadata->title = glm_office_dup_text (node);
      return;
    }
}

/**
 * glm_epub_read_metadata:
 * @root: (nullable): the `<metadata>` of a package
 * @metadata: takes what is known
 */
void
glm_epub_read_metadata (const xmlNode *root,
                        GlmMetadata   *metadata)
{
  g_autoptr (GHashTable) refinements = NULL;

  if (root == NULL)
    return;
  refinements = read_refinements (root);
  take_date (root, refinements, metadata);
  glm_office_read_metadata (root, metadata);
  take_authors (root, refinements, metadata);
  take_title (root, refinements, metadata);
}
