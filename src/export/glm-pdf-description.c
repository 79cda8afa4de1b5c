/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Cairo has no word for the language of a PDF, by which a screen reader chooses its voice, nor for what stands for a
 * picture where it is not seen. Both are added as the format foresees for changes: a second version of the catalogue and
 * of the figures in the structure, after the end of the file. The catalogue also says that the file is tagged, which
 * older cairo forgets.
 */

#include "config.h"

#include "glm-pdf-description.h"

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

/* An object: its number, and where it is. */
typedef struct
{
  guint64 number;
  guint64 offset;
} Place;

/* A structure element as cairo writes it. */
#define FIGURE "<< /Type /StructElem\n   /S /Figure\n"

/* What a stream of objects begins with: pairs of number and offset. */
static GArray *
read_directory (const char *objects,
                guint64     n)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));
  const char *at = objects;

  for (guint64 i = 0; i < n; i++)
    {
      Place place;
      char *rest;

      place.number = g_ascii_strtoull (at, &rest, 10);
      place.offset = g_ascii_strtoull (rest, &rest, 10);
      if (rest == at)
        break;
      g_array_append_val (places, place);
      at = rest;
    }
  return places;
}

/* The object of index @i of those that begin at @first. */
static char *
dup_packed (const char *objects,
            GArray     *places,
            guint64     first,
            guint       i)
{
  guint64 length = strlen (objects);
  guint64 start = first + g_array_index (places, Place, i).offset;
  guint64 end = i + 1 < places->len ? first + g_array_index (places, Place, i + 1).offset : length;

  return start < end && end <= length ? g_strndup (objects + start, end - start) : NULL;
}

/* The next stream of objects before @before, unpacked; NULL where there is none. */
static char *
unpack_objects (const char  *data,
                const char  *end,
                const char **before,
                GArray     **places,
                guint64     *first)
{
  const char *type;

  while ((type = find_last (data, *before, "/Type /ObjStm")) != NULL)
    {
      const char *start = find_first (type, end, "stream\n");
      const char *stop = start != NULL ? find_first (start, end, "endstream") : NULL;
      char *objects = stop != NULL ? unpack (start + strlen ("stream\n"), stop) : NULL;
      guint64 n;

      *before = type;
      if (objects != NULL && get_number (type, start, "/N ", &n) && get_number (type, start, "/First ", first))
        {
          *places = read_directory (objects, n);
          return objects;
        }
      g_free (objects);
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
  for (const char *before = end;;)
    {
      g_autoptr (GArray) places = NULL;
      guint64 first;
      g_autofree char *objects = unpack_objects (data, end, &before, &places, &first);

      if (objects == NULL)
        return NULL;
      for (guint i = 0; i < places->len; i++)
        if (g_array_index (places, Place, i).number == wanted)
          return dup_packed (objects, places, first, i);
    }
}

/* What the object that begins at @dictionary is numbered. */
static guint64
number_before (const char *data,
               const char *dictionary)
{
  const char *at = dictionary - strlen (" 0 obj\n");

  if (at < data || !g_str_has_prefix (at, " 0 obj\n"))
    return 0;
  while (at > data && g_ascii_isdigit (at[-1]))
    at--;
  return g_ascii_strtoull (at, NULL, 10);
}

static int
compare_places (gconstpointer one,
                gconstpointer other)
{
  guint64 a = ((const Place *) one)->number, b = ((const Place *) other)->number;

  return (a > b) - (a < b);
}

/* The figures of the structure. Cairo numbers its elements in the order of the text. */
static GArray *
find_figures (const char *data,
              const char *end)
{
  GArray *figures = g_array_new (FALSE, FALSE, sizeof (Place));
  g_autofree char *objects = NULL;
  const char *before = end;
  GArray *places;
  guint64 first;

  for (const char *at = data; (at = find_first (at, end, FIGURE)) != NULL; at++)
    {
      Place figure = { number_before (data, at), 0 };

      if (figure.number > 0)
        g_array_append_val (figures, figure);
    }
  while ((objects = unpack_objects (data, end, &before, &places, &first)) != NULL)
    {
      for (guint i = 0; i < places->len; i++)
        if (first + g_array_index (places, Place, i).offset < strlen (objects) &&
            g_str_has_prefix (objects + first + g_array_index (places, Place, i).offset, FIGURE))
          g_array_append_val (figures, g_array_index (places, Place, i));
      g_array_unref (places);
      g_clear_pointer (&objects, g_free);
    }
  g_array_sort (figures, compare_places);
  return figures;
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

/* What ends a file: where its table is, of which kind, and what that says. */
typedef struct
{
  gboolean stream;
  guint64  previous;
  guint64  root;
  guint64  info;
  guint64  size;
} Trailer;

static gboolean
read_trailer (const char *data,
              const char *end,
              Trailer    *trailer)
{
  const char *startxref = find_last (data, end, "startxref\n");
  const char *table;

  if (startxref == NULL || !get_number (startxref, end, "startxref\n", &trailer->previous) || trailer->previous >= (guint64) (end - data))
    return FALSE;
  trailer->stream = !g_str_has_prefix (data + trailer->previous, "xref");
  table = trailer->stream ? data + trailer->previous : find_last (data, startxref, "trailer");
  return table != NULL && table <= startxref && get_number (table, startxref, "/Root ", &trailer->root) &&
         get_number (table, startxref, "/Info ", &trailer->info) && get_number (table, startxref, "/Size ", &trailer->size);
}

static void
append_text (GByteArray *pdf,
             const char *text)
{
  g_byte_array_append (pdf, (const guint8 *) text, (guint) strlen (text));
}

/* Another version of an object, with @more in its dictionary. */
static void
append_object (GByteArray *pdf,
               GArray     *added,
               guint64     number,
               char       *dictionary,
               const char *more)
{
  Place place = { number, pdf->len };
  char *close = g_strrstr (dictionary, ">>");
  g_autofree char *text = NULL;

  if (close == NULL)
    return;
  *close = '\0';
  text = g_strdup_printf ("%" G_GUINT64_FORMAT " 0 obj\n%s%s>>\nendobj\n", number, dictionary, more);
  append_text (pdf, text);
  g_array_append_val (added, place);
}

static void
append_catalogue (GByteArray    *pdf,
                  GArray        *added,
                  const char    *data,
                  const char    *end,
                  const Trailer *trailer,
                  const char    *language)
{
  g_autofree char *catalogue = dup_object (data, end, trailer->root);
  g_autofree char *more = NULL;

  if (catalogue == NULL || strstr (catalogue, "/Lang") != NULL)
    return;
  more = g_strdup_printf ("   /Lang (%s)\n%s%s", language,
                          strstr (catalogue, "/ViewerPreferences") == NULL ? "   /ViewerPreferences << /DisplayDocTitle true >>\n" : "",
                          strstr (catalogue, "/StructTreeRoot") != NULL && strstr (catalogue, "/MarkInfo") == NULL
                            ? "   /MarkInfo << /Marked true >>\n"
                            : "");
  append_object (pdf, added, trailer->root, catalogue, more);
}

/* What stands for a figure, in UTF-16 and hexadecimal digits, so that no character of it has a meaning. */
static char *
dup_alternative (const char *text)
{
  g_autofree gunichar2 *characters = NULL;
  glong n;
  GString *out;

  characters = g_utf8_to_utf16 (text, -1, NULL, &n, NULL);
  if (characters == NULL || n == 0)
    return NULL;
  out = g_string_new ("   /Alt <FEFF");
  for (glong i = 0; i < n; i++)
    g_string_append_printf (out, "%04X", characters[i]);
  g_string_append (out, ">\n");
  return g_string_free (out, FALSE);
}

/* Other than was drawn, nobody knows which is which. */
static void
append_figures (GByteArray        *pdf,
                GArray            *added,
                const char        *data,
                const char        *end,
                const char *const *alternatives)
{
  g_autoptr (GArray) figures = find_figures (data, end);

  if (figures->len != g_strv_length ((char **) alternatives))
    return;
  for (guint i = 0; i < figures->len; i++)
    {
      guint64 number = g_array_index (figures, Place, i).number;
      g_autofree char *alternative = dup_alternative (alternatives[i]);
      g_autofree char *figure = alternative != NULL ? dup_object (data, end, number) : NULL;

      if (figure != NULL)
        append_object (pdf, added, number, figure, alternative);
    }
}

/* The table of what was added, as a section of the old kind or as a stream, like the one it goes on from. */
static void
append_table (GByteArray    *pdf,
              GArray        *added,
              const Trailer *trailer)
{
  g_autofree char *end = g_strdup_printf ("startxref\n%u\n%%%%EOF\n", pdf->len);
  g_autofree char *keys = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  Place table = { trailer->size, pdf->len };

  keys = g_strdup_printf ("   /Size %" G_GUINT64_FORMAT "\n   /Root %" G_GUINT64_FORMAT " 0 R\n   /Info %" G_GUINT64_FORMAT
                          " 0 R\n   /Prev %" G_GUINT64_FORMAT "\n", trailer->stream ? trailer->size + 1 : trailer->size, trailer->root,
                          trailer->info, trailer->previous);
  if (trailer->stream)
    {
      g_array_append_val (added, table);
      g_string_append_printf (text, "%" G_GUINT64_FORMAT " 0 obj\n<< /Type /XRef\n   /Length %u\n   /W [ 1 4 0 ]\n   /Index [", table.number,
                              added->len * 5);
      for (guint i = 0; i < added->len; i++)
        g_string_append_printf (text, " %" G_GUINT64_FORMAT " 1", g_array_index (added, Place, i).number);
      g_string_append_printf (text, " ]\n%s>>\nstream\n", keys);
      append_text (pdf, text->str);
      for (guint i = 0; i < added->len; i++)
        {
          guint32 offset = GUINT32_TO_BE ((guint32) g_array_index (added, Place, i).offset);

          g_byte_array_append (pdf, (const guint8 *) "\1", 1);
          g_byte_array_append (pdf, (const guint8 *) &offset, 4);
        }
      append_text (pdf, "\nendstream\nendobj\n");
    }
  else
    {
      g_string_append (text, "xref\n");
      for (guint i = 0; i < added->len; i++)
        g_string_append_printf (text, "%" G_GUINT64_FORMAT " 1\n%010" G_GUINT64_FORMAT " 00000 n \n", g_array_index (added, Place, i).number,
                                g_array_index (added, Place, i).offset);
      g_string_append_printf (text, "trailer\n<<\n%s>>\n", keys);
      append_text (pdf, text->str);
    }
  append_text (pdf, end);
}

/*< private >
 * _glm_pdf_describe:
 * @pdf: a file as cairo writes it
 * @language: (nullable): a language tag, such as "fr"
 * @alternatives: (array zero-terminated=1): what stands for each of its figures, in the order of the text; an empty string for nothing
 *
 * Says in @pdf which language it is in, that it is tagged if it is, that its window is named by its title, and what its
 * figures show. A file that is not as expected stays as it is.
 */
void
_glm_pdf_describe (GByteArray        *pdf,
                   const char        *language,
                   const char *const *alternatives)
{
  g_autofree char *data = g_malloc (pdf->len + 1);
  g_autoptr (GArray) added = g_array_new (FALSE, FALSE, sizeof (Place));
  const char *end = data + pdf->len;
  Trailer trailer;

  /* With an end, so that numbers can be read to the last. */
  memcpy (data, pdf->data, pdf->len);
  data[pdf->len] = '\0';
  if (!read_trailer (data, end, &trailer))
    return;
  append_figures (pdf, added, data, end, alternatives);
  if (language != NULL && is_tag (language))
    append_catalogue (pdf, added, data, end, &trailer, language);
  if (added->len > 0)
    append_table (pdf, added, &trailer);
}
