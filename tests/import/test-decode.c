/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-decode.h"
#include "glm-test.h"

#include <string.h>

static const char *const sentence =
  "Dès l’été, à Sèvres, où naquit l’œuvre : « Ça, c’est l’idée ! » s’écria Zoé ; 12 € à peine — déjà trop…";
static const char *const old_sentence =
  "Des l'ete, où naquit l'idee: « Ça, c'est déjà l'idée! » s'écria Zoé; à peine trop élevée, fût-elle naïve.";

/* Text that was written in @encoding is read as the same text, and the encoding is named. */
static void
check_encoding (const char *text,
                const char *encoding,
                const char *label)
{
  gsize length;
  g_autofree char *bytes = g_convert (text, -1, encoding, "UTF-8", NULL, &length, NULL);
  g_auto (GlmDecoding) decoding = { 0 };

  g_assert_nonnull (bytes);
  g_assert_true (glm_decode ((const guint8 *) bytes, length, NULL, &decoding));
  g_assert_cmpstr (decoding.text, ==, text);
  g_assert_cmpuint (decoding.length, ==, strlen (text));
  if (label != NULL)
    g_assert_cmpstr (decoding.encoding, ==, label);
}

static void
test_encodings (void)
{
  check_encoding (sentence, "UTF-8", "UTF-8");
  check_encoding (sentence, "UTF-16LE", "UTF-16LE");
  check_encoding (sentence, "UTF-16BE", "UTF-16BE");
  check_encoding (sentence, "WINDOWS-1252", "windows-1252");
  check_encoding (sentence, "MACINTOSH", NULL);
  check_encoding (old_sentence, "CP850", "IBM850");
  check_encoding (old_sentence, "ISO-8859-15", NULL);
  check_encoding ("L'œuvre coûte 5 € et rien de plus, au cœur de l'été", "ISO-8859-15", NULL);
  check_encoding ("Plain words", "ASCII", "UTF-8");
}

static void
test_marks (void)
{
  g_auto (GlmDecoding) eight = { 0 };
  g_auto (GlmDecoding) little = { 0 };
  g_auto (GlmDecoding) big = { 0 };

  g_assert_true (glm_decode ((const guint8 *) "\xEF\xBB\xBF" "\xC3\xA9t\xC3\xA9", 8, NULL, &eight));
  g_assert_cmpstr (eight.text, ==, "été");
  g_assert_true (glm_decode ((const guint8 *) "\xFF\xFE\xE9\0t\0", 6, NULL, &little));
  g_assert_cmpstr (little.text, ==, "ét");
  g_assert_true (glm_decode ((const guint8 *) "\xFE\xFF\0\xE9\0t\0", 7, NULL, &big));
  g_assert_cmpstr (big.text, ==, "ét");
}

static void
test_declared (void)
{
  g_auto (GlmDecoding) decoding = { 0 };

  /* "жук" in KOI8-R, which nothing but the declaration could tell. */
  g_assert_true (glm_decode ((const guint8 *) "\xD6\xD5\xCB", 3, "koi8-r", &decoding));
  g_assert_cmpstr (decoding.text, ==, "жук");
}

static void
test_broken (void)
{
  g_auto (GlmDecoding) decoding = { 0 };
  g_autofree char *bytes = g_strdup_printf ("%s \xE2\x80 fin", sentence);

  g_assert_true (glm_decode ((const guint8 *) bytes, strlen (bytes), NULL, &decoding));
  g_assert_cmpstr (decoding.encoding, ==, "UTF-8");
  g_assert_true (g_str_has_prefix (decoding.text, sentence));
  g_assert_true (g_str_has_suffix (decoding.text, "fin"));
  g_assert_cmpuint (decoding.replaced, >, 0);
}

static void
test_binary (void)
{
  static const guint8 elf[] = { 0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0, 3, 0, 62, 0 };
  g_auto (GlmDecoding) decoding = { 0 };

  g_assert_true (glm_decode_is_binary (elf, sizeof elf));
  g_assert_false (glm_decode (elf, sizeof elf, NULL, &decoding));
  g_assert_null (decoding.text);
  g_assert_false (glm_decode_is_binary ((const guint8 *) "a", 1));
}

/* Whatever the bytes, a decoding is valid UTF-8 without NUL. */
static void
test_random (void)
{
  for (guint round = 0; round < 3000; round++)
    {
      guint8 bytes[64];
      gsize length = (gsize) g_test_rand_int_range (0, sizeof bytes);
      g_auto (GlmDecoding) decoding = { 0 };

      for (gsize i = 0; i < length; i++)
        bytes[i] = (guint8) (g_test_rand_bit () ? g_test_rand_int_range (32, 126) : g_test_rand_int_range (0, 255));
      if (glm_decode (bytes, length, NULL, &decoding))
        {
          g_assert_true (g_utf8_validate_len (decoding.text, decoding.length, NULL));
          g_assert_cmpuint (strlen (decoding.text), ==, decoding.length);
        }
    }
}

/* The reader's word outranks the bytes; letters encoded twice come out right. */
static void
test_as_told (void)
{
  static const char *const names[] = { "UTF-8", "windows-1252", "ISO-8859-15", "macintosh", "UTF-16LE", "UTF-16BE" };
  static const char twice[] = "L\303\203\302\251t\303\203\302\251";
  g_auto (GlmDecoding) decoding = { 0 };
  g_auto (GlmDecoding) unknown = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gsize length;
      g_autofree char *bytes = g_convert ("L’été", -1, names[i], "UTF-8", NULL, &length, NULL);
      g_auto (GlmDecoding) told = { 0 };

      if (bytes == NULL)
        continue;
      g_assert_true (glm_decode_as ((const guint8 *) bytes, length, names[i], &told));
      g_assert_cmpstr (told.text, ==, "L’été");
    }
  g_assert_true (glm_decode_as ((const guint8 *) twice, strlen (twice), "UTF-8×2", &decoding));
  g_assert_cmpstr (decoding.text, ==, "Lété");
  g_assert_false (glm_decode_as ((const guint8 *) twice, strlen (twice), "no-such-encoding", &unknown));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/decode/encodings", test_encodings);
  g_test_add_func ("/decode/as-told", test_as_told);
  g_test_add_func ("/decode/marks", test_marks);
  g_test_add_func ("/decode/declared", test_declared);
  g_test_add_func ("/decode/broken", test_broken);
  g_test_add_func ("/decode/binary", test_binary);
  g_test_add_func ("/decode/random", test_random);
  return g_test_run ();
}
