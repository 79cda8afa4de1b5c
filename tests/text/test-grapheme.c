/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-grapheme.h"
#include "glm-range.h"
#include "glm-test.h"

#include <string.h>

static void
check_clusters (const char        *text,
                const char *const *clusters)
{
  gsize length = strlen (text);
  gsize position = 0;

  for (; *clusters != NULL; clusters++)
    {
      gsize next = glm_grapheme_next (text, length, position);
      g_autofree char *cluster = g_strndup (text + position, next - position);

      g_assert_cmpstr (cluster, ==, *clusters);
      g_assert_cmpuint (glm_grapheme_previous (text, length, next), ==, position);
      position = next;
    }
  g_assert_cmpuint (position, ==, length);
}

static void
test_clusters (void)
{
  check_clusters ("ete\u0301", (const char *const[]) { "e", "t", "e\u0301", NULL });
  check_clusters ("🇫🇷🇧🇪🇨", (const char *const[]) { "🇫🇷", "🇧🇪", "🇨", NULL });
  check_clusters ("a👩‍👩‍👧b", (const char *const[]) { "a", "👩‍👩‍👧", "b", NULL });
  check_clusters ("👍🏽!", (const char *const[]) { "👍🏽", "!", NULL });
  check_clusters ("한국", (const char *const[]) { "한", "국", NULL });
  check_clusters ("a\r\nb", (const char *const[]) { "a", "\r\n", "b", NULL });
  check_clusters ("«\u00a0oui\u00a0»", (const char *const[]) { "«", "\u00a0", "o", "u", "i", "\u00a0", "»", NULL });
  check_clusters ("", (const char *const[]) { NULL });
}

static void
test_random (void)
{
  for (guint round = 0; round < 500; round++)
    {
      g_autofree char *text = glm_test_random_text (60);
      gsize length = strlen (text);
      gsize position = 0;

      while (position < length)
        {
          gsize next = glm_grapheme_next (text, length, position);

          g_assert_cmpuint (next, >, position);
          g_assert_true (next == length || (text[next] & 0xC0) != 0x80);
          g_assert_cmpuint (glm_grapheme_previous (text, length, next), ==, position);
          position = next;
        }
    }
}

static void
test_ranges (void)
{
  const GlmRange ranges[] = { { 2, 5 }, { 5, 7 }, { 10, 11 } };

  g_assert_cmpuint (glm_ranges_lower_bound (ranges, 3, 1), ==, 0);
  g_assert_cmpuint (glm_ranges_lower_bound (ranges, 3, 2), ==, 0);
  g_assert_cmpuint (glm_ranges_lower_bound (ranges, 3, 5), ==, 1);
  g_assert_cmpuint (glm_ranges_lower_bound (ranges, 3, 8), ==, 2);
  g_assert_cmpuint (glm_ranges_lower_bound (ranges, 3, 11), ==, 3);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/grapheme/clusters", test_clusters);
  g_test_add_func ("/grapheme/random", test_random);
  g_test_add_func ("/range/find", test_ranges);
  return g_test_run ();
}
