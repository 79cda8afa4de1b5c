/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The encodings a reader may choose when a text's letters come out wrong, and what they would make of it. */

#include "config.h"

#include "glm-import-encodings.h"

#include "glm-decode.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How many letters a preview has, and how far into a text the first letter with an accent is looked for. */
#define PREVIEW_CHARACTERS 90
#define PREVIEW_BYTES (256 * 1024)

/* The order is what flags hold: new ones go at the end. */
static const GlmImportEncoding encodings[] = {
  { NULL, N_("Detected") },
  { "UTF-8", N_("Unicode (UTF-8)") },
  { "windows-1252", N_("Western (Windows-1252)") },
  { "ISO-8859-15", N_("Western (ISO-8859-15)") },
  { "macintosh", N_("Western (Macintosh)") },
  { "IBM850", N_("Western (DOS)") },
  { "UTF-8×2", N_("Unicode, encoded twice (“Ã©” for “é”)") },
  { "UTF-16LE", N_("Unicode (UTF-16, little-endian)") },
  { "UTF-16BE", N_("Unicode (UTF-16, big-endian)") },
  { "WINDOWS-1250", N_("Central European (Windows-1250)") },
  { "ISO-8859-2", N_("Central European (ISO-8859-2)") },
  { "WINDOWS-1251", N_("Cyrillic (Windows-1251)") },
  { "KOI8-R", N_("Cyrillic (KOI8-R)") },
  { "WINDOWS-1253", N_("Greek (Windows-1253)") },
  { "WINDOWS-1254", N_("Turkish (Windows-1254)") },
};

/**
 * glm_import_encodings:
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): the encodings; the first asks the bytes
 */
const GlmImportEncoding *
glm_import_encodings (guint *n)
{
  *n = G_N_ELEMENTS (encodings);
  return encodings;
}

/**
 * glm_import_encoding_of_flags:
 * @flags: of an import
 *
 * Returns: (transfer none) (nullable): the name of the encoding the reader chose
 */
const char *
glm_import_encoding_of_flags (GlmImportFlags flags)
{
  guint index = ((guint) flags >> GLM_IMPORT_ENCODING_SHIFT) & 0xFF;

  return index < G_N_ELEMENTS (encodings) ? encodings[index].name : NULL;
}

static gboolean
decode (const guint8 *data,
        gsize         length,
        guint         index,
        GlmDecoding  *decoding)
{
  if (encodings[index].name == NULL)
    return glm_decode (data, length, NULL, decoding);
  return glm_decode_as (data, length, encodings[index].name, decoding);
}

/* The words around @at on one line, without the tags of a page. */
static char *
dup_words_around (const char *text,
                  const char *at)
{
  GString *words = g_string_new (NULL);
  gboolean tag = FALSE;
  guint n = 0;

  for (guint back = 0; at > text && back < PREVIEW_CHARACTERS / 3; back++)
    at = g_utf8_prev_char (at);
  while (at > text && *at != ' ' && *at != '\n')
    at = g_utf8_prev_char (at);
  for (; *at != '\0' && n < PREVIEW_CHARACTERS; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == '<' || c == '>')
        tag = c == '<';
      else if (!tag && g_unichar_isspace (c))
        {
          if (words->len > 0 && words->str[words->len - 1] != ' ')
            g_string_append_c (words, ' ');
        }
      else if (!tag && !g_unichar_iscntrl (c))
        {
          g_string_append_unichar (words, c);
          n++;
        }
    }
  return g_string_free (words, FALSE);
}

/**
 * glm_import_encoding_dup_preview:
 * @bytes: of a text or page
 * @index: of an encoding in glm_import_encodings()
 *
 * What a text reads like: some words around its first letter that encodings write in different ways.
 *
 * Returns: (transfer full): one line; empty when the bytes are no text in that encoding
 */
char *
glm_import_encoding_dup_preview (GBytes *bytes,
                                 guint   index)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  g_auto (GlmDecoding) decoding = { 0 };
  gsize first = 0;
  gsize from;

  g_return_val_if_fail (index < G_N_ELEMENTS (encodings), NULL);

  length = MIN (length, PREVIEW_BYTES);
  while (first < length && data[first] < 0x80)
    first++;
  /* An even place: UTF-16 has two bytes for each letter. */
  from = first < length && first > 400 ? (first - 400) & ~(gsize) 1 : 0;
  if (!decode (data + from, MIN (length - from, 2000), index, &decoding))
    return g_strdup ("");
  for (const char *p = decoding.text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_utf8_get_char (p) >= 0x80)
      return dup_words_around (decoding.text, p);
  return dup_words_around (decoding.text, decoding.text);
}
