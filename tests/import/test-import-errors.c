/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-importer.h"
#include "glm-test.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* Set when the file that changes has changed enough. */
static int enough;

static void
assert_refused (const char    *path,
                GlmImportError code)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GlmDocument) document = glm_import_file (file, NULL, &error);

  g_assert_null (document);
  g_assert_error (error, GLM_IMPORT_ERROR, (int) code);
  /* One sentence or two for a reader, on one line. */
  g_assert_null (strchr (error->message, '\n'));
  g_assert_cmpuint (strlen (error->message), >, 20);
}

static void
write_and_refuse (const char    *name,
                  const char    *content,
                  gssize         length,
                  GlmImportError code)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, content, length, &error);
  g_assert_no_error (error);
  assert_refused (path, code);
  g_unlink (path);
}

static void
test_refused (void)
{
  g_autofree char *missing = g_build_filename (g_get_tmp_dir (), "guillemet-no-such-file.txt", NULL);

  assert_refused (missing, GLM_IMPORT_ERROR_NOT_FOUND);
  assert_refused (g_get_tmp_dir (), GLM_IMPORT_ERROR_IS_FOLDER);
  assert_refused ("/dev/zero", GLM_IMPORT_ERROR_NOT_TEXT);
  write_and_refuse ("guillemet-empty.txt", "", 0, GLM_IMPORT_ERROR_EMPTY);
  write_and_refuse ("guillemet-white.txt", " \n\t\n \u00a0\n", -1, GLM_IMPORT_ERROR_NO_ARTICLE);
  write_and_refuse ("guillemet-binary.txt", "\x7f" "ELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0\x3e\0\1\0\0\0", 24, GLM_IMPORT_ERROR_NOT_TEXT);
}

static void
test_unreadable (void)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "guillemet-unreadable.txt", NULL);

  if (geteuid () == 0)
    {
      g_test_skip ("root may read everything");
      return;
    }
  g_file_set_contents (path, "secret", -1, NULL);
  g_chmod (path, 0);
  assert_refused (path, GLM_IMPORT_ERROR_DENIED);
  g_unlink (path);
}

static void
test_one_byte (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("a", 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GlmDocument) document = glm_import_bytes (bytes, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (glm_document_get_text (document, NULL), ==, "a");
}

static void
test_one_long_line (void)
{
  g_autoptr (GString) line = g_string_new (NULL);
  gsize letters = 0;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GlmDocument) document = NULL;

  while (line->len < 5 * 1024 * 1024)
    g_string_append (line, "à perte de vue ");
  bytes = g_bytes_new_static (line->str, line->len);
  document = glm_import_bytes (bytes, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  /* It is parted, so that no part is too long to be set at once, and nothing is lost. */
  g_assert_cmpuint (glm_document_get_n_blocks (document), >, 100);
  g_assert_true (glm_document_check (document, &error));
  for (guint i = 0; i < glm_document_get_n_blocks (document); i++)
    {
      GlmRange range = glm_document_get_block (document, i)->range;

      g_assert_cmpuint (glm_range_length (range), <=, 24000);
      letters += glm_range_length (range);
    }
  g_assert_cmpuint (letters, >, line->len - 2 * glm_document_get_n_blocks (document));
}

/* What a program does that writes an article again and again while it is read: emptied, short, whole, gone, another file. */
static gpointer
rewrite (gpointer data)
{
  const char *path = data;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *other = g_strconcat (path, "~", NULL);

  while (text->len < 700000)
    g_string_append (text, "<p>Une phrase assez longue pour être lue, et une autre à sa suite.</p>\n");
  for (guint i = 0; !g_atomic_int_get (&enough); i++)
    {
      FILE *file = g_fopen (path, i % 2 == 0 ? "w" : "r+");

      if (file != NULL)
        {
          fwrite (text->str, 1, i % 3 == 0 ? text->len / 2 : text->len, file);
          fclose (file);
        }
      g_usleep (i % 11 * 300);
      if (i % 5 == 1)
        g_unlink (path);
      if (i % 7 == 1 && g_file_set_contents (other, text->str, 3000, NULL))
        g_rename (other, path);
      if (i % 3 == 1 && truncate (path, 100) != 0)
        g_usleep (100);
    }
  return NULL;
}

static void
test_changing (void)
{
  g_autofree char *folder = g_dir_make_tmp ("guillemet-changing-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "article.html", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GThread *thread = g_thread_new ("rewrite", rewrite, path);
  guint n_shown = 0, n_refused = 0;

  /* On a busy machine the other thread begins late. */
  while (!g_file_query_exists (file, NULL))
    g_usleep (1000);
  for (guint i = 0; (i < 5000 || n_shown == 0) && (n_shown < 30 || n_refused < 30); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GlmDocument) document = glm_import_file (file, NULL, &error);

      if (document == NULL)
        g_assert_cmpuint (error->domain, ==, GLM_IMPORT_ERROR);
      else
        g_assert_true (glm_document_check (document, NULL));
      n_shown += document != NULL;
      n_refused += document == NULL;
    }
  g_atomic_int_set (&enough, 1);
  g_thread_join (thread);
  g_test_message ("shown %u times, refused %u times", n_shown, n_refused);
  g_assert_cmpuint (n_shown, >, 0);
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GFile) file = g_file_new_for_path (g_get_tmp_dir ());
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (glm_import_file (file, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/errors/refused", test_refused);
  g_test_add_func ("/import/errors/unreadable", test_unreadable);
  g_test_add_func ("/import/errors/one-byte", test_one_byte);
  g_test_add_func ("/import/errors/one-long-line", test_one_long_line);
  g_test_add_func ("/import/errors/changing", test_changing);
  g_test_add_func ("/import/errors/cancelled", test_cancelled);
  return g_test_run ();
}
