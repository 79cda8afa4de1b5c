/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Marks and notes as a text to take away, each with its quotation, its paragraph and a way back to it. */

#include "config.h"

#include "glm-library.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* Words of a link's text fragment: enough to be found, not so many that a browser gives up. */
#define FRAGMENT_CHARACTERS 60

/* `file:///a.html#:~:text=les%20mots`, as the Text Fragments draft of the WICG has it; %NULL without an address. */
static char *
dup_link (const GlmDocument *document,
          const GlmMark     *mark)
{
  const char *uri = glm_document_get_metadata (document)->uri;
  const char *end = mark->quote;
  g_autofree char *start = NULL;
  g_autofree char *escaped = NULL;

  if (uri == NULL)
    return NULL;
  for (guint i = 0; i < FRAGMENT_CHARACTERS && *end != '\0' && *end != '\n'; i++)
    end = g_utf8_next_char (end);
  start = g_strndup (mark->quote, (gsize) (end - mark->quote));
  escaped = g_uri_escape_string (start, NULL, FALSE);
  return g_strdup_printf ("%s#:~:text=%s", uri, escaped);
}

static void
append_quoted (GString    *out,
               const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      g_string_append_printf (out, "> %s\n", lines[i]);
}

/**
 * glm_marks_to_markdown:
 * @document: an article
 * @marks: (element-type GlmMark): its marks, in order
 * @heading: (nullable): over a part of a longer text; %NULL for a text of its own, under the article's title
 *
 * Returns: (transfer full): the title, and for each mark a quotation, its paragraph, its address and the note
 */
char *
glm_marks_to_markdown (const GlmDocument *document,
                       GPtrArray         *marks,
                       const char        *heading)
{
  GString *out = g_string_new (NULL);
  g_autofree char *title = glm_document_dup_title (document);

  if (heading != NULL)
    g_string_append_printf (out, "## %s\n", heading);
  else if (title != NULL && *title != '\0')
    g_string_append_printf (out, "# %s\n", title);
  for (guint i = 0; i < marks->len; i++)
    {
      const GlmMark *mark = g_ptr_array_index (marks, i);
      g_autofree char *link = dup_link (document, mark);
      guint paragraph = glm_document_find_block (document, mark->range.start) + 1;

      g_string_append_c (out, '\n');
      append_quoted (out, mark->quote);
      if (glm_range_is_empty (mark->range))
        ; /* the words are no longer there */
      else if (link != NULL)
        g_string_append_printf (out, ">\n> [§\u00a0%u](<%s>)\n", paragraph, link);
      else
        g_string_append_printf (out, ">\n> §\u00a0%u\n", paragraph);
      if (*mark->note != '\0')
        g_string_append_printf (out, "\n%s\n", mark->note);
    }
  return g_string_free (out, FALSE);
}

/**
 * glm_marks_to_json:
 * @document: an article
 * @marks: (element-type GlmMark): its marks, in order
 *
 * Returns: (transfer full): the marks as annotations of the W3C's model, with text quote and text position selectors;
 *   positions are bytes of the text
 */
char *
glm_marks_to_json (const GlmDocument *document,
                   GPtrArray         *marks)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  const char *uri = glm_document_get_metadata (document)->uri;

  json_builder_begin_array (builder);
  for (guint i = 0; i < marks->len; i++)
    {
      const GlmMark *mark = g_ptr_array_index (marks, i);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "type");
      json_builder_add_string_value (builder, "Annotation");
      json_builder_set_member_name (builder, "source");
      json_builder_add_string_value (builder, uri);
      json_builder_set_member_name (builder, "paragraph");
      json_builder_add_int_value (builder, glm_document_find_block (document, mark->range.start) + 1);
      json_builder_set_member_name (builder, "start");
      json_builder_add_int_value (builder, (gint64) mark->range.start);
      json_builder_set_member_name (builder, "end");
      json_builder_add_int_value (builder, (gint64) mark->range.end);
      json_builder_set_member_name (builder, "exact");
      json_builder_add_string_value (builder, mark->quote);
      json_builder_set_member_name (builder, "note");
      json_builder_add_string_value (builder, mark->note);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, TRUE);
}
