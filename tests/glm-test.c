/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-test.h"

#include <string.h>
#include <unistd.h>

/**
 * glm_test_shared_path:
 * @relative: a path inside the project's shared material
 *
 * The shared material is optional: a test that reads it must skip where it is not.
 *
 * Returns: (transfer full) (nullable): the path, or %NULL when there is no such file
 */
char *
glm_test_shared_path (const char *relative)
{
  const char *root = g_getenv ("GLM_SHARED_DIR");
  g_autofree char *path = NULL;

  if (root == NULL)
    return NULL;
  path = g_build_filename (root, relative, NULL);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return NULL;
  return g_steal_pointer (&path);
}

/**
 * glm_test_data_path:
 * @relative: a path inside `tests/`
 *
 * Returns: (transfer full): the path of a file that belongs to the tests
 */
char *
glm_test_data_path (const char *relative)
{
  return g_build_filename (g_getenv ("G_TEST_SRCDIR"), relative, NULL);
}

/**
 * glm_test_golden:
 * @relative: path of the expected text inside `tests/`
 * @actual: what the code under test gave
 *
 * Fails, with the first line that differs, when @actual is not the content of the file.
 * With `GLM_UPDATE_GOLDEN=1` in the environment the file is written instead.
 */
void
glm_test_golden (const char *relative,
                 const char *actual)
{
  g_autofree char *path = glm_test_data_path (relative);
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;

  if (g_strcmp0 (g_getenv ("GLM_UPDATE_GOLDEN"), "1") == 0)
    {
      g_autofree char *folder = g_path_get_dirname (path);

      g_mkdir_with_parents (folder, 0755);
      g_file_set_contents (path, actual, -1, &error);
      g_assert_no_error (error);
      return;
    }

  g_file_get_contents (path, &expected, NULL, &error);
  g_assert_no_error (error);
  if (strcmp (expected, actual) != 0)
    {
      g_auto (GStrv) want = g_strsplit (expected, "\n", -1);
      g_auto (GStrv) got = g_strsplit (actual, "\n", -1);
      guint line = 0;

      while (want[line] != NULL && got[line] != NULL && strcmp (want[line], got[line]) == 0)
        line++;
      g_test_message ("%s:%u\n- %s\n+ %s", relative, line + 1,
                      want[line] != NULL ? want[line] : "(end)", got[line] != NULL ? got[line] : "(end)");
      g_test_fail_printf ("%s differs at line %u", relative, line + 1);
    }
}

/**
 * glm_test_random_text:
 * @max_characters: upper bound of the length
 *
 * Text made to find faults of position arithmetic: French, combining marks, no-break spaces,
 * surrogate-range neighbours, emoji sequences, right-to-left letters, line ends, nothing at all.
 * Uses GLib's test random source, so `--seed` replays a case.
 *
 * Returns: (transfer full): valid UTF-8
 */
char *
glm_test_random_text (gsize max_characters)
{
  static const char *const pieces[] = {
    "a", "e", "é", "É", "œ", "Æ", "l'", "l’", "«", " ", "»", "\u00a0", "\u202f", " ", " ", "!", "?", ";", ":",
    "...", "…", "-", "—", "–", "\"", "“", "”", "1", "2", "000", "e\u0301", "\u0301", "\u00ad", "\n", "\t", "ß",
    "ﬁ", "İ", "א", "ب", "👩‍👩‍👧", "🇫🇷", "\u200d", "mot", "État", "Zelensky", "n° 5", "XIXe siècle", "°", "%", ",", ".",
  };
  GString *text = g_string_new (NULL);
  gsize n = max_characters > 0 ? (gsize) g_test_rand_int_range (0, (gint32) max_characters) : 0;

  while (n-- > 0)
    g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
  return g_string_free (text, FALSE);
}

/**
 * glm_test_find_child:
 * @name: what the system calls it: the first fifteen bytes of the name of its program
 *
 * Returns: a child of this process that has not ended, 0 when there is none
 */
GPid
glm_test_find_child (const char *name)
{
  g_autoptr (GDir) folder = g_dir_open ("/proc", 0, NULL);
  g_autofree char *sought = g_strconcat ("(", name, ")", NULL);
  const char *number;

  while (folder != NULL && (number = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename ("/proc", number, "stat", NULL);
      g_autofree char *stat = NULL;
      const char *after;

      if (!g_ascii_isdigit (number[0]) || !g_file_get_contents (path, &stat, NULL, NULL))
        continue;
      after = strrchr (stat, ')');
      if (after != NULL && strlen (after) > 4 && atoi (after + 4) == getpid () && strstr (stat, sought) != NULL && after[2] != 'Z')
        return atoi (number);
    }
  return 0;
}
