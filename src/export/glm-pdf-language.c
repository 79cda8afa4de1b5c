/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Cairo has no word for the language of a PDF, by which a screen reader chooses its voice. It is added
 * as the format foresees for changes: a second version of the catalogue, after the end of the file. The
 * same says that the file is tagged, which older cairo forgets.
 */

#include "config.h"

#include "glm-pdf-language.h"

#include <gio/gio.h>
#include <string.h>

/* The last place of @word before @end, or NULL. */
static const char *
find_last (const char *data,
           const char *end,
           const char *word)
{
  gsize length = strlen (word);

  for (const char *at = end - length; at >= data; at--)
    if (memcmp (at, word, length) == 0)
      return at;
  return NULL;
}

/* The first place of @word from @start on, or NULL. The files hold bytes of every value. */
static const char *
find_first (const char *start,
            const char *end,
            const char *word)
{
  gsize length = strlen (word);

  for (const char *at = start; at + length <= end; at++)
    if (memcmp (at, word, length) == 0)
      return at;
  return NULL;
}

/* The number after @name in the dictionary between @start and @end. */
static gboolean
get_number (const char *start,
            const char *end,
            const char *name,
            guint64    *number)
{
  const char *at = find_last (start, end, name);

  if (at == NULL)
    return FALSE;
  *number = g_ascii_strtoull (at + strlen (name), NULL, 10);
  return *number > 0;
}

/* What the packed stream between @start and @end holds, with an end; NULL where it is damaged. */
static char *
unpack (const char *start,
        const char *end)
{
  g_autoptr (GInputStream) packed = g_memory_input_stream_new_from_data (start, end - start, NULL);
  g_autoptr (GConverter) zlib = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (packed, zlib);
  g_autoptr (GOutputStream) plain = g_memory_output_stream_new_resizable ();

  if (g_output_stream_splice (plain, stream, G_OUTPUT_STREAM_SPLICE_NONE, NULL, NULL) < 0 ||
      !g_output_stream_write_all (plain, "", 1, NULL, NULL, NULL) || !g_output_stream_close (plain, NULL, NULL))
    return NULL;
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (plain));
}

/* The object of number @wanted in a stream of objects: pairs of number and offset, then the objects. */
static char *
find_in_objects (const char *objects,
                 guint64     n,
                 guint64     first,
                 guint64     wanted)
{
  gsize length = strlen (objects);
  const char *at = objects;

  for (guint64 i = 0; i < n; i++)
    {
      char *rest;
      guint64 number = g_ascii_strtoull (at, &rest, 10);
      guint64 offset = g_ascii_strtoull (rest, &rest, 10);

      if (rest == at)
        return NULL;
      if (number == wanted)
        {
          char *next;
          guint64 end = length;

          if (i + 1 < n)
            {
              g_ascii_strtoull (rest, &next, 10);
              end = first + g_ascii_strtoull (next, NULL, 10);
            }
          if (first + offset >= end || end > length)
            return NULL;
          return g_strndup (objects + first + offset, end - first - offset);
        }
      at = rest;
    }
  return NULL;
}

/* The dictionary of the object of number @wanted, wherever it is: by itself, or packed with others. */
static char *
dup_object (const char *data,
            const char *end,
            guint64     wanted)
{
  g_autofree char *head = g_strdup_printf ("\n%" G_GUINT64_FORMAT " 0 obj\n", wanted);
  const char *object = find_last (data, end, head);
  const char *close = object != NULL ? find_first (object, end, "endobj") : NULL;

  if (close != NULL)
    return g_strndup (object + strlen (head), (gsize) (close - object) - strlen (head));
  for (const char *before = end, *type; (type = find_last (data, before, "/Type /ObjStm")) != NULL; before = type)
    {
      const char *start = find_first (type, end, "stream\n");
      const char *stop = start != NULL ? find_first (start, end, "endstream") : NULL;
      g_autofree char *objects = stop != NULL ? unpack (start + strlen ("stream\n"), stop) : NULL;
      guint64 n, first;
      char *found;

      if (objects == NULL || !get_number (type, start, "/N ", &n) || !get_number (type, start, "/First ", &first))
        continue;
      found = find_in_objects (objects, n, first, wanted);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
is_tag (const char *language)
{
  if (*language == '\0' || strlen (language) > 35)
    return FALSE;
  for (const char *p = language; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '-')
      return FALSE;
  return TRUE;
}

/* The table of what was added, as a section of the old kind or as a stream, like the one it goes on from. */
static void
append_table (GByteArray *pdf,
              gboolean    stream,
              guint64     root,
              guint64     info,
              guint64     size,
              guint64     previous,
              guint       offset)
{
  g_autofree char *keys = NULL;
  g_autofree char *text = NULL;
  g_autofree char *end = g_strdup_printf ("startxref\n%u\n%%%%EOF\n", pdf->len);

  keys = g_strdup_printf ("   /Size %" G_GUINT64_FORMAT "\n   /Root %" G_GUINT64_FORMAT " 0 R\n   /Info %" G_GUINT64_FORMAT
                          " 0 R\n   /Prev %" G_GUINT64_FORMAT "\n", stream ? size + 1 : size, root, info, previous);
  if (stream)
    {
      guint32 places[2] = { GUINT32_TO_BE (offset), GUINT32_TO_BE (pdf->len) };

      text = g_strdup_printf ("%" G_GUINT64_FORMAT " 0 obj\n<< /Type /XRef\n   /Length 10\n   /W [ 1 4 0 ]\n   /Index [ %" G_GUINT64_FORMAT
                              " 1 %" G_GUINT64_FORMAT " 1 ]\n%s>>\nstream\n", size, root, size, keys);
      g_byte_array_append (pdf, (const guint8 *) text, (guint) strlen (text));
      for (guint i = 0; i < 2; i++)
        {
          g_byte_array_append (pdf, (const guint8 *) "\1", 1);
          g_byte_array_append (pdf, (const guint8 *) &places[i], 4);
        }
      g_byte_array_append (pdf, (const guint8 *) "\nendstream\nendobj\n", 19);
    }
  else
    {
      text = g_strdup_printf ("xref\n%" G_GUINT64_FORMAT " 1\n%010u 00000 n \ntrailer\n<<\n%s>>\n", root, offset, keys);
      g_byte_array_append (pdf, (const guint8 *) text, (guint) strlen (text));
    }
  g_byte_array_append (pdf, (const guint8 *) end, (guint) strlen (end));
}

/*< private >
 * _glm_pdf_set_language:
 * @pdf: a file as cairo writes it
 * @language: a language tag, such as "fr"
 *
 * Says in @pdf which language it is in, that it is tagged if it is, and that its window is named by its title. A file
 * that is not as expected stays as it is.
 */
void
_glm_pdf_set_language (GByteArray *pdf,
                       const char *language)
{
  g_autofree char *data = NULL;
  g_autofree char *catalogue = NULL;
  g_autofree char *update = NULL;
  const char *end, *startxref, *table;
  char *close;
  guint64 root, info, size, previous;
  gboolean stream;
  guint offset = pdf->len;

  if (language == NULL || !is_tag (language))
    return;
  /* With an end, so that numbers can be read to the last. */
  data = g_malloc (pdf->len + 1);
  memcpy (data, pdf->data, pdf->len);
  data[pdf->len] = '\0';
  end = data + pdf->len;
  startxref = find_last (data, end, "startxref\n");
  if (startxref == NULL || !get_number (startxref, end, "startxref\n", &previous) || previous >= pdf->len)
    return;
  stream = !g_str_has_prefix (data + previous, "xref");
  table = stream ? data + previous : find_last (data, startxref, "trailer");
  if (table == NULL || table > startxref || !get_number (table, startxref, "/Root ", &root) || !get_number (table, startxref, "/Info ", &info) ||
      !get_number (table, startxref, "/Size ", &size))
    return;
  catalogue = dup_object (data, startxref, root);
  close = catalogue != NULL ? g_strrstr (catalogue, ">>") : NULL;
  if (close == NULL || strstr (catalogue, "/Lang") != NULL)
    return;
  *close = '\0';
  update = g_strdup_printf ("%" G_GUINT64_FORMAT " 0 obj\n%s   /Lang (%s)\n%s%s>>\nendobj\n", root, catalogue, language,
                            strstr (catalogue, "/ViewerPreferences") == NULL ? "   /ViewerPreferences << /DisplayDocTitle true >>\n" : "",
                            strstr (catalogue, "/StructTreeRoot") != NULL && strstr (catalogue, "/MarkInfo") == NULL
                              ? "   /MarkInfo << /Marked true >>\n"
                              : "");
  g_byte_array_append (pdf, (const guint8 *) update, (guint) strlen (update));
  append_table (pdf, stream, root, info, size, previous, offset);
}
