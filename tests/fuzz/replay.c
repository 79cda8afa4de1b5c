/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

/* Damaged copies tried for each input; more finds little that the fuzzer does not find better. */
#define VARIANTS 48

/* An exact copy on the heap, so that reading one byte too far is seen by the sanitizer. */
static void
feed (const guint8 *bytes,
      gsize         size)
{
  g_autofree guint8 *copy = g_malloc (size > 0 ? size : 1);

  if (size > 0)
    memcpy (copy, bytes, size);
  LLVMFuzzerTestOneInput (copy, size);
}

/* Cuts, repeats and spoils @bytes; the same input always gives the same damage. */
static void
feed_variants (const guint8 *bytes,
               gsize         size)
{
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) size + 1);

  for (guint i = 0; i < VARIANTS && size > 0; i++)
    {
      g_autoptr (GByteArray) damaged = g_byte_array_new ();
      gsize cut = (gsize) g_rand_int_range (random, 0, (gint32) MIN (size, G_MAXINT32));
      gsize keep = i % 3 == 0 ? cut : size;

      g_byte_array_append (damaged, bytes, (guint) keep);
      if (i % 3 == 1)
        g_byte_array_append (damaged, bytes + cut, (guint) (size - cut));
      for (guint j = 0; i % 3 != 0 && j < 1 + i / 8 && damaged->len > 0; j++)
        damaged->data[(gsize) g_rand_int_range (random, 0, (gint32) damaged->len)] = (guint8) g_rand_int (random);
      feed (damaged->data, damaged->len);
    }
}

static void
test_replay (gconstpointer path)
{
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  g_file_get_contents (path, &content, &size, &error);
  g_assert_no_error (error);
  feed ((const guint8 *) content, size);
  feed_variants ((const guint8 *) content, size);
}

static void
test_empty (void)
{
  feed (NULL, 0);
}

static int
compare_paths (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* Usage: fuzz-<name> CORPUS: one test for each file of the folder, in order of names. */
int
main (int    argc,
      char **argv)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) folder = NULL;
  const char *corpus = argc > 1 ? argv[argc - 1] : NULL;
  const char *name;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/replay/empty", test_empty);

  if (corpus != NULL)
    folder = g_dir_open (corpus, 0, NULL);
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    g_ptr_array_add (names, g_build_filename (corpus, name, NULL));
  g_ptr_array_sort (names, compare_paths);

  for (guint i = 0; i < names->len; i++)
    {
      const char *path = g_ptr_array_index (names, i);
      g_autofree char *base = g_path_get_basename (path);
      g_autofree char *test_path = g_strconcat ("/replay/", base, NULL);

      g_test_add_data_func (test_path, path, test_replay);
    }

  return g_test_run ();
}
