/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Which encoding bytes are in, for French. The order of the questions is the order of certainty:
 * a byte order mark; zeros at every second place (UTF-16 without a mark); strict UTF-8; an
 * encoding that was declared and can be read; UTF-8 with a few broken places; and then the
 * one-byte encodings French was ever written in, by how French the result looks.
 */

#include "config.h"

#include "glm-decode.h"

#include <string.h>

/* Enough to judge by; an article is shorter, a book is alike throughout. */
#define SAMPLE_BYTES (256 * 1024)
#define N_HIGH 128

typedef struct
{
  const char *name;  /* for iconv */
  const char *label; /* IANA name */
  int         prior; /* breaks ties: what is met more often */
} OneByte;

static const OneByte one_byte[] = {
  { "WINDOWS-1252", "windows-1252", 3 },
  { "ISO-8859-15", "ISO-8859-15", 2 },
  { "MACINTOSH", "macintosh", 1 },
  { "CP850", "IBM850", 0 },
};

static gunichar high_halves[G_N_ELEMENTS (one_byte)][N_HIGH];

/* The upper half of each one-byte encoding as iconv knows it; 0 where it has nothing. */
static void
init_high_halves (void)
{
  static gsize done = 0;

  if (!g_once_init_enter (&done))
    return;
  for (guint e = 0; e < G_N_ELEMENTS (one_byte); e++)
    for (guint b = 0; b < N_HIGH; b++)
      {
        char byte = (char) (b + 128);
        g_autofree char *utf8 = g_convert (&byte, 1, "UTF-8", one_byte[e].name, NULL, NULL, NULL);

        high_halves[e][b] = utf8 != NULL ? g_utf8_get_char (utf8) : 0;
      }
  g_once_init_leave (&done, 1);
}

/*
 * How much a character speaks for French text: letters by how often they stand in it, signs
 * of French typography next, other letters of Europe a little; boxes, controls and mathematics
 * against.
 */
static int
score_character (gunichar c,
                 gboolean after_letter,
                 gboolean before_letter)
{
  if (c == 0 || (c >= 0x80 && c < 0xA0) || (c >= 0x2500 && c < 0x2600) || c == 0xFFFD)
    return -60;
  if (c < 0x180 && g_unichar_isalpha (c))
    {
      static const char *const common = "éèàêçôûîâùïëœ";
      gboolean lower = g_unichar_islower (c);

      /* A capital in the midst of small letters is what a wrong table gives. */
      if (!lower && after_letter && before_letter)
        return -20;
      if (g_utf8_strchr (common, -1, c) != NULL)
        return c == 0xE9 ? 14 : 10;
      if (g_utf8_strchr ("ÉÈÀÊÇÔÎÂŒ", -1, c) != NULL)
        return before_letter || !after_letter ? 7 : 1;
      return after_letter || before_letter ? 2 : -4;
    }
  if (g_utf8_strchr ("«»’“”…–—€°\u00a0•", -1, c) != NULL)
    return c == 0x2019 && after_letter && before_letter ? 12 : 6;
  if (g_utf8_strchr ("‘§·½²³×©®™", -1, c) != NULL)
    return after_letter && before_letter ? -10 : 1;
  return after_letter && before_letter ? -25 : -4;
}

static gint64
score_one_byte (guint         encoding,
                const guint8 *data,
                gsize         length)
{
  gint64 score = one_byte[encoding].prior;

  for (gsize i = 0; i < length; i++)
    {
      gboolean after, before;

      if (data[i] < 0x80)
        continue;
      after = i > 0 && (data[i - 1] >= 0x80 ? g_unichar_isalpha (high_halves[encoding][data[i - 1] - 128])
                                            : g_ascii_isalpha (data[i - 1]));
      before = i + 1 < length && (data[i + 1] >= 0x80 ? g_unichar_isalpha (high_halves[encoding][data[i + 1] - 128])
                                                      : g_ascii_isalpha (data[i + 1]));
      score += score_character (high_halves[encoding][data[i] - 128], after, before);
    }
  return score;
}

static guint
best_one_byte (const guint8 *data,
               gsize         length)
{
  guint best = 0;
  gint64 best_score = G_MININT64;

  init_high_halves ();
  for (guint e = 0; e < G_N_ELEMENTS (one_byte); e++)
    {
      gint64 score = score_one_byte (e, data, MIN (length, SAMPLE_BYTES));

      if (score > best_score)
        {
          best_score = score;
          best = e;
        }
    }
  return best;
}

/* Writes what a one-byte table makes of the bytes; undefined bytes and NULs become U+FFFD. */
static void
decode_one_byte (guint         encoding,
                 const guint8 *data,
                 gsize         length,
                 GlmDecoding  *decoding)
{
  GString *text = g_string_sized_new (length + length / 8);

  for (gsize i = 0; i < length; i++)
    {
      gunichar c = data[i] < 0x80 ? data[i] : high_halves[encoding][data[i] - 128];

      if (c == 0)
        {
          c = 0xFFFD;
          decoding->replaced++;
        }
      if (c < 0x80)
        g_string_append_c (text, (char) c);
      else
        g_string_append_unichar (text, c);
    }
  decoding->length = text->len;
  decoding->text = g_string_free (text, FALSE);
  decoding->encoding = one_byte[encoding].label;
}

/* How many broken places and how many good multi-byte characters there are, and a count of NULs. */
static void
survey_utf8 (const guint8 *data,
             gsize         length,
             gsize        *n_broken,
             gsize        *n_multibyte)
{
  gsize i = 0;

  *n_broken = 0;
  *n_multibyte = 0;
  while (i < length)
    {
      if (data[i] < 0x80)
        {
          *n_broken += data[i] == 0;
          i++;
          continue;
        }
      {
        gunichar c = g_utf8_get_char_validated ((const char *) data + i, (gssize) MIN (length - i, 4));

        if (c == (gunichar) -1 || c == (gunichar) -2)
          {
            ++*n_broken;
            i++;
          }
        else
          {
            ++*n_multibyte;
            i += g_unichar_to_utf8 (c, NULL);
          }
      }
    }
}

static void
decode_broken_utf8 (const guint8 *data,
                    gsize         length,
                    gsize         n_broken,
                    GlmDecoding  *decoding)
{
  decoding->text = g_utf8_make_valid ((const char *) data, (gssize) length);
  decoding->length = strlen (decoding->text);
  decoding->encoding = "UTF-8";
  decoding->replaced = n_broken;
}

static gboolean
decode_with_iconv (const guint8 *data,
                   gsize         length,
                   const char   *encoding,
                   const char   *label,
                   GlmDecoding  *decoding)
{
  gsize written = 0;
  g_autofree char *text = g_convert_with_fallback ((const char *) data, (gssize) length, "UTF-8", encoding,
                                                   "\uFFFD", NULL, &written, NULL);

  if (text == NULL)
    return FALSE;
  if (memchr (text, '\0', written) != NULL || !g_utf8_validate (text, (gssize) written, NULL))
    {
      g_autofree char *raw = g_steal_pointer (&text);

      text = g_utf8_make_valid (raw, (gssize) written);
      written = strlen (text);
      decoding->replaced++;
    }
  decoding->text = g_steal_pointer (&text);
  decoding->length = written;
  decoding->encoding = label;
  return TRUE;
}

/* UTF-16 may end in half a unit or hold a lone surrogate; iconv refuses both, a reader need not. */
static gboolean
decode_utf16 (const guint8 *data,
              gsize         length,
              gboolean      little,
              GlmDecoding  *decoding)
{
  GString *text = g_string_sized_new (length);

  for (gsize i = 0; i + 1 < length; i += 2)
    {
      gunichar c = little ? (gunichar) (data[i] | data[i + 1] << 8) : (gunichar) (data[i + 1] | data[i] << 8);

      if (c >= 0xD800 && c < 0xDC00 && i + 3 < length)
        {
          gunichar low = little ? (gunichar) (data[i + 2] | data[i + 3] << 8) : (gunichar) (data[i + 3] | data[i + 2] << 8);

          if (low >= 0xDC00 && low < 0xE000)
            {
              c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
              i += 2;
            }
        }
      if (c == 0 || (c >= 0xD800 && c < 0xE000))
        {
          c = 0xFFFD;
          decoding->replaced++;
        }
      g_string_append_unichar (text, c);
    }
  decoding->length = text->len;
  decoding->text = g_string_free (text, FALSE);
  decoding->encoding = little ? "UTF-16LE" : "UTF-16BE";
  return TRUE;
}

/*
 * Latin text in UTF-16 has a zero as every second byte. Returns 'L', 'B', or 0: the parity of the
 * zeros says which byte comes first.
 */
static char
guess_utf16 (const guint8 *data,
             gsize         length)
{
  gsize n = MIN (length, SAMPLE_BYTES) & ~(gsize) 1;
  gsize zeros[2] = { 0, 0 };

  if (n < 4)
    return 0;
  for (gsize i = 0; i < n; i++)
    if (data[i] == 0)
      zeros[i & 1]++;
  if (zeros[1] * 10 >= n * 3 && zeros[0] * 20 <= zeros[1])
    return 'L';
  if (zeros[0] * 10 >= n * 3 && zeros[1] * 20 <= zeros[0])
    return 'B';
  return 0;
}

/**
 * glm_decode_is_binary:
 * @data: (array length=length): bytes
 * @length: how many
 *
 * Text, in whatever encoding, has next to no control characters other than white space.
 *
 * Returns: whether the bytes are not text
 */
gboolean
glm_decode_is_binary (const guint8 *data,
                      gsize         length)
{
  gsize n = MIN (length, SAMPLE_BYTES);
  gsize controls = 0;

  if (length >= 2 && ((data[0] == 0xFF && data[1] == 0xFE) || (data[0] == 0xFE && data[1] == 0xFF)))
    return FALSE;
  if (guess_utf16 (data, length) != 0)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    if ((data[i] < 0x20 && strchr ("\t\n\r\f\v\x1a\x1b", data[i]) == NULL) || data[i] == 0x7F || data[i] == 0)
      controls++;
  return controls > 0 && controls * 200 >= n;
}

/* Takes the marks of byte order; %FALSE when there is none. */
static gboolean
decode_marked (const guint8 *data,
               gsize         length,
               GlmDecoding  *decoding)
{
  if (length >= 3 && memcmp (data, "\xEF\xBB\xBF", 3) == 0)
    {
      gsize n_broken, n_multibyte;

      survey_utf8 (data + 3, length - 3, &n_broken, &n_multibyte);
      decode_broken_utf8 (data + 3, length - 3, n_broken, decoding);
      return TRUE;
    }
  if (length >= 4 && memcmp (data, "\xFF\xFE\0\0", 4) == 0)
    return decode_with_iconv (data + 4, (length - 4) & ~(gsize) 3, "UTF-32LE", "UTF-32LE", decoding);
  if (length >= 4 && memcmp (data, "\0\0\xFE\xFF", 4) == 0)
    return decode_with_iconv (data + 4, (length - 4) & ~(gsize) 3, "UTF-32BE", "UTF-32BE", decoding);
  if (length >= 2 && data[0] == 0xFF && data[1] == 0xFE)
    return decode_utf16 (data + 2, length - 2, TRUE, decoding);
  if (length >= 2 && data[0] == 0xFE && data[1] == 0xFF)
    return decode_utf16 (data + 2, length - 2, FALSE, decoding);
  return FALSE;
}

/**
 * glm_decode:
 * @data: (array length=length): bytes that are supposed to be text
 * @length: how many
 * @declared: (nullable): an encoding that the source names
 * @decoding: (out caller-allocates): the text, and what was assumed
 *
 * Decodes bytes to UTF-8. Always gives a text for text; what cannot be read becomes U+FFFD.
 *
 * Returns: %FALSE when the bytes are binary data; @decoding is then empty
 */
gboolean
glm_decode (const guint8 *data,
            gsize         length,
            const char   *declared,
            GlmDecoding  *decoding)
{
  gsize n_broken, n_multibyte;
  char parity;

  memset (decoding, 0, sizeof *decoding);
  if (decode_marked (data, length, decoding))
    return TRUE;
  if (glm_decode_is_binary (data, length))
    return FALSE;
  parity = guess_utf16 (data, length);
  if (parity != 0)
    return decode_utf16 (data, length, parity == 'L', decoding);

  if (g_utf8_validate_len ((const char *) data, length, NULL))
    {
      decoding->text = g_strndup ((const char *) data, length);
      decoding->length = length;
      decoding->encoding = "UTF-8";
      return TRUE;
    }
  if (declared != NULL && g_ascii_strcasecmp (declared, "utf-8") != 0 &&
      g_ascii_strcasecmp (declared, "utf8") != 0 && decode_with_iconv (data, length, declared, g_intern_string (declared), decoding))
    return TRUE;

  survey_utf8 (data, length, &n_broken, &n_multibyte);
  if (n_multibyte > 4 * n_broken || (n_broken > 0 && n_multibyte + n_broken < length && n_multibyte > n_broken))
    {
      decode_broken_utf8 (data, length, n_broken, decoding);
      return TRUE;
    }
  decode_one_byte (best_one_byte (data, length), data, length, decoding);
  return TRUE;
}

/* « Ã©tÃ© »: UTF-8 that someone took for Windows-1252 and wrote as UTF-8 once more. */
static gboolean
decode_twice (const guint8 *data,
              gsize         length,
              GlmDecoding  *decoding)
{
  g_autofree char *once = g_utf8_make_valid ((const char *) data, (gssize) length);
  gsize written = 0;
  g_autofree char *bytes = g_convert_with_fallback (once, -1, "WINDOWS-1252", "UTF-8", "?", NULL, &written, NULL);

  if (bytes == NULL)
    return FALSE;
  decode_broken_utf8 ((const guint8 *) bytes, written, 0, decoding);
  return TRUE;
}

/**
 * glm_decode_as:
 * @data: bytes of a text
 * @length: how many
 * @encoding: IANA name, or "UTF-8×2" for UTF-8 that was encoded twice
 * @decoding: (out caller-allocates): the text
 *
 * Decodes a text as the reader says, whatever the bytes say themselves.
 *
 * Returns: whether @encoding is known here
 */
gboolean
glm_decode_as (const guint8 *data,
               gsize         length,
               const char   *encoding,
               GlmDecoding  *decoding)
{
  const char *label = g_intern_string (encoding);

  memset (decoding, 0, sizeof *decoding);
  init_high_halves ();
  for (guint i = 0; i < G_N_ELEMENTS (one_byte); i++)
    if (g_ascii_strcasecmp (one_byte[i].label, encoding) == 0)
      {
        decode_one_byte (i, data, length, decoding);
        return TRUE;
      }
  if (strcmp (encoding, "UTF-8") == 0)
    decode_broken_utf8 (data, length, 0, decoding);
  else if (strcmp (encoding, "UTF-16LE") == 0 || strcmp (encoding, "UTF-16BE") == 0)
    decode_utf16 (data, length, strcmp (encoding, "UTF-16LE") == 0, decoding);
  else if (strcmp (encoding, "UTF-8×2") == 0)
    return decode_twice (data, length, decoding);
  else
    return decode_with_iconv (data, length, encoding, label, decoding);
  return TRUE;
}

/**
 * glm_decoding_clear:
 * @decoding: what glm_decode() filled
 *
 * Frees the text.
 */
void
glm_decoding_clear (GlmDecoding *decoding)
{
  g_clear_pointer (&decoding->text, g_free);
}
