/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Plain text: bytes are decoded, line ends made one, what stands before the article (the mark of
 * a corpus record, the legal text around a Gutenberg book) becomes metadata, and the rest
 * is given its structure.
 */

#include "config.h"

#include "glm-importer-private.h"

#include "glm-decode.h"
#include "glm-french-date.h"
#include "glm-text-structure.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The longest books have some hundred thousand. */
#define MAX_LINES (10 * 1000 * 1000)

/* "\r\n", "\r", form feed, U+0085, U+2028 and U+2029 become "\n"; in place, for it only shrinks. */
static gsize
unify_line_ends (char *text,
                 gsize length)
{
  gsize to = 0;

  for (gsize from = 0; from < length; from++)
    {
      guchar c = (guchar) text[from];

      if (c == '\r')
        {
          if (from + 1 < length && text[from + 1] == '\n')
            from++;
          text[to++] = '\n';
        }
      else if (c == '\f' || c == '\v')
        text[to++] = '\n';
      else if (c == 0xC2 && from + 1 < length && (guchar) text[from + 1] == 0x85)
        {
          text[to++] = '\n';
          from++;
        }
      else if (c == 0xE2 && from + 2 < length && (guchar) text[from + 1] == 0x80 &&
               ((guchar) text[from + 2] == 0xA8 || (guchar) text[from + 2] == 0xA9))
        {
          text[to++] = '\n';
          from += 2;
        }
      else
        text[to++] = text[from];
    }
  text[to] = '\0';
  return to;
}

/*
 * A corpus record opens with the word "date", an ISO date and the body on the same line. Returns
 * where the body begins.
 */
static gsize
take_record_date (const char  *text,
                  gsize        length,
                  GlmMetadata *metadata)
{
  gsize at = 0;
  gsize n;
  g_autofree char *iso = NULL;
  GlmDatePrecision precision;

  while (at < length && g_ascii_isspace (text[at]))
    at++;
  if (strncmp (text + at, "date ", 5) != 0)
    return 0;
  at += 5;
  while (at < length && text[at] == ' ')
    at++;
  n = glm_iso_date_scan (text + at, length - at, &iso, &precision);
  if (n == 0)
    return 0;
  metadata->date = g_steal_pointer (&iso);
  metadata->date_precision = precision;
  return at + n;
}

/* The line that begins after @mark, up to its end. */
static char *
field_after (const char *text,
             gsize       length,
             const char *mark)
{
  const char *found = g_strstr_len (text, (gssize) length, mark);
  const char *start, *end;

  if (found == NULL)
    return NULL;
  start = found + strlen (mark);
  end = strchr (start, '\n');
  return g_strstrip (g_strndup (start, end != NULL ? (gsize) (end - start) : strlen (start)));
}

/*
 * Project Gutenberg sets its books between two marked lines; the title and author stand before
 * the first. Narrows @range to the book.
 */
static void
take_gutenberg_frame (const char  *text,
                      GlmRange    *range,
                      GlmMetadata *metadata)
{
  const char *start = g_strstr_len (text + range->start, (gssize) MIN (glm_range_length (*range), 65536), "*** START OF TH");
  const char *end;
  gsize head;

  if (start == NULL)
    return;
  head = (gsize) (start - (text + range->start));
  if (metadata->title == NULL)
    metadata->title = field_after (text + range->start, head, "Title: ");
  if (metadata->authors == NULL)
    {
      g_autofree char *author = field_after (text + range->start, head, "Author: ");

      if (author != NULL)
        metadata->authors = g_strsplit (author, ", and ", 8);
    }
  start = strchr (start, '\n');
  if (start == NULL)
    return;
  range->start = (gsize) (start + 1 - text);
  end = g_strrstr_len (text + range->start, (gssize) glm_range_length (*range), "*** END OF TH");
  if (end != NULL)
    range->end = (gsize) (end - text);
}

/* What is known of a line takes more than a short one does. */
static gboolean
has_too_many_lines (const char *text,
                    gsize       length)
{
  const char *end = text + length;
  guint n = 0;

  for (const char *at = text; n <= MAX_LINES && (at = memchr (at, '\n', (gsize) (end - at))) != NULL; at++)
    n++;
  return n > MAX_LINES;
}

/**
 * glm_import_text:
 * @source: bytes of a text in any encoding
 * @builder: takes the article
 * @cancellable: (nullable): to give up
 * @error: return location for a #GlmImportError
 *
 * Returns: %FALSE with @error set when the bytes are not text, or too many lines of it
 */
gboolean
glm_import_text (const GlmSource    *source,
                 GlmDocumentBuilder *builder,
                 GCancellable       *cancellable,
                 GError            **error)
{
  GlmMetadata *metadata = glm_document_builder_get_metadata (builder);
  g_auto (GlmDecoding) decoding = { 0 };
  GlmRange range = { 0, 0 };

  if (!_glm_source_decode (source, NULL, &decoding))
    {
      g_set_error_literal (error, GLM_IMPORT_ERROR, GLM_IMPORT_ERROR_NOT_TEXT,
                           _("This cannot be shown: it holds data that is not text. Open a text instead."));
      return FALSE;
    }
  metadata->encoding = g_strdup (decoding.encoding);
  decoding.length = unify_line_ends (decoding.text, decoding.length);
  if (has_too_many_lines (decoding.text, decoding.length))
    {
      g_set_error_literal (error, GLM_IMPORT_ERROR, GLM_IMPORT_ERROR_TOO_LARGE,
                           _("This cannot be shown: it has more than ten million lines. Open a part of it."));
      return FALSE;
    }

  range.end = decoding.length;
  range.start = take_record_date (decoding.text, decoding.length, metadata);
  take_gutenberg_frame (decoding.text, &range, metadata);
  decoding.text[range.end] = '\0';
  return glm_text_structure_build (decoding.text + range.start, glm_range_length (range), builder, cancellable, error);
}
