/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Markdown: CommonMark with tables by md4c, told as HTML. What stands between two lines of hyphens before it is YAML. */

#include "config.h"

#include "glm-importer-private.h"

#include "glm-decode.h"
#include "glm-office.h"

#include <glib/gi18n-lib.h>
#include <md4c-html.h>
#include <string.h>

static void
take_output (const MD_CHAR *text,
             MD_SIZE        length,
             void          *data)
{
  g_string_append_len (data, text, (gssize) length);
}

static char *
dup_value (const char *value)
{
  char *copy = g_strstrip (g_strdup (value));
  gsize n = strlen (copy);

  if (n >= 2 && (copy[0] == '"' || copy[0] == '\'') && copy[n - 1] == copy[0])
    {
      memmove (copy, copy + 1, n - 2);
      copy[n - 2] = '\0';
    }
  return copy;
}

/* "[A, B]" or "A". */
static void
add_authors (GPtrArray  *authors,
             const char *value)
{
  g_autofree char *list = g_strdup (value);
  g_auto (GStrv) names = NULL;

  g_strdelimit (list, "[]", ' ');
  names = g_strsplit (list, ",", 64);
  for (guint i = 0; names[i] != NULL; i++)
    {
      char *name = dup_value (names[i]);

      if (name[0] != '\0')
        g_ptr_array_add (authors, name);
      else
        g_free (name);
    }
}

static void
take_entry (GlmMetadata *metadata,
            GPtrArray   *authors,
            const char  *key,
            const char  *value)
{
  g_autofree char *plain = dup_value (value);

  if (plain[0] == '\0')
    return;
  if (strcmp (key, "title") == 0 || strcmp (key, "titre") == 0)
    {
      g_free (metadata->title);
      metadata->title = g_steal_pointer (&plain);
    }
  else if (strcmp (key, "author") == 0 || strcmp (key, "authors") == 0 || strcmp (key, "auteur") == 0)
    add_authors (authors, plain);
  else if (strcmp (key, "date") == 0)
    glm_office_take_date (metadata, plain);
  else if ((strcmp (key, "lang") == 0 || strcmp (key, "language") == 0) && metadata->language == NULL)
    metadata->language = g_steal_pointer (&plain);
}

/* Reads what stands before the text; returns where the text begins. Of YAML only plain values and lists are read. */
static const char *
read_front_matter (const char  *text,
                   GlmMetadata *metadata)
{
  const char *end = g_str_has_prefix (text, "---\n") ? strstr (text + 3, "\n---") : NULL;
  g_autoptr (GPtrArray) authors = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *front = NULL;
  g_auto (GStrv) lines = NULL;
  g_autofree char *key = NULL;

  if (end == NULL)
    return text;
  front = g_strndup (text + 4, (gsize) MAX (end - text - 4, 0));
  lines = g_strsplit (front, "\n", 400);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *colon = strchr (lines[i], ':');
      g_autofree char *item = g_strstrip (g_strdup (lines[i]));

      if (g_str_has_prefix (item, "- ") && key != NULL)
        {
          take_entry (metadata, authors, key, item + 2);
          continue;
        }
      /* What is set in goes on with the line before. */
      if (g_ascii_isspace (lines[i][0]) && key != NULL && strcmp (key, "title") == 0 && metadata->title != NULL)
        {
          g_autofree char *whole = g_strconcat (metadata->title, " ", item, NULL);

          take_entry (metadata, authors, key, whole);
        }
      if (colon == NULL || g_ascii_isspace (lines[i][0]))
        continue;
      g_free (key);
      key = g_ascii_strdown (lines[i], colon - lines[i]);
      take_entry (metadata, authors, key, colon + 1);
    }
  if (authors->len > 0 && metadata->authors == NULL)
    {
      g_ptr_array_add (authors, NULL);
      metadata->authors = g_strdupv ((char **) authors->pdata);
    }
  end = strchr (end + 1, '\n');
  return end != NULL ? end + 1 : "";
}

/**
 * glm_import_markdown:
 * @source: bytes of a text in Markdown
 * @builder: takes the text
 * @cancellable: (nullable): to give up
 * @error: return location for a #GlmImportError, or %G_IO_ERROR_CANCELLED
 *
 * Returns: %FALSE with @error set
 */
gboolean
glm_import_markdown (const GlmSource    *source,
                     GlmDocumentBuilder *builder,
                     GCancellable       *cancellable,
                     GError            **error)
{
  GlmMetadata *metadata = glm_document_builder_get_metadata (builder);
  g_auto (GlmDecoding) decoding = { 0 };
  g_autoptr (GString) html = g_string_new ("<body>");
  const char *text;

  if (!_glm_source_decode (source, NULL, &decoding))
    {
      g_set_error_literal (error, GLM_IMPORT_ERROR, GLM_IMPORT_ERROR_NOT_TEXT,
                           _("This cannot be shown: it holds data that is not text. Open a text instead."));
      return FALSE;
    }
  metadata->encoding = g_strdup (decoding.encoding);
  text = read_front_matter (decoding.text, metadata);
  /* HTML inside is shown as it is written: this is a text, not a page. */
  if (md_html (text, (MD_SIZE) strlen (text), take_output, html,
               MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_PERMISSIVEAUTOLINKS, 0) != 0)
    {
      g_set_error_literal (error, GLM_IMPORT_ERROR, GLM_IMPORT_ERROR_BROKEN,
                           _("This cannot be shown: the file is damaged. Try to get another copy of it."));
      return FALSE;
    }
  glm_office_tidy (html, metadata);
  return glm_office_build (html, NULL, "", builder, cancellable, error);
}
