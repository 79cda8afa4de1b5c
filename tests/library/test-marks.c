/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-document-builder.h"
#include "glm-library.h"
#include "glm-test.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char       *folder;
  char       *path;
  GlmLibrary *library;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("guillemet-marks-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "library.db", NULL);
  fixture->library = glm_library_open (fixture->path, NULL);
  g_assert_nonnull (fixture->library);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  g_clear_pointer (&fixture->library, glm_library_unref);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static GlmDocument *
make_document (const char *text)
{
  g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();
  g_auto (GStrv) paragraphs = g_strsplit (text, "\n\n", -1);

  glm_document_builder_get_metadata (builder)->uri = g_strdup ("file:///un%20article.txt");
  glm_document_builder_get_metadata (builder)->title = g_strdup ("Un article");
  for (guint i = 0; paragraphs[i] != NULL; i++)
    {
      glm_document_builder_open_block (builder, GLM_BLOCK_PARAGRAPH, 0, 0);
      glm_document_builder_add_text (builder, paragraphs[i], -1);
      glm_document_builder_close_block (builder);
    }
  return glm_document_builder_end (builder);
}

static GlmRange
find (GlmDocument *document,
      const char  *words)
{
  const char *text = glm_document_get_text (document, NULL);
  gsize start = (gsize) (strstr (text, words) - text);

  return (GlmRange){ start, start + strlen (words) };
}

static char *
save (Fixture     *fixture,
      GlmDocument *document,
      const char  *words,
      const char  *note)
{
  g_autoptr (GlmMark) mark = glm_mark_new (document, find (document, words), note);
  g_autoptr (GError) error = NULL;

  g_assert_true (glm_library_save_mark (fixture->library, document, mark, &error));
  g_assert_no_error (error);
  return g_strdup (mark->id);
}

/* Each mark as "start-end note", in order. */
static char *
load (Fixture     *fixture,
      GlmDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) marks = glm_library_load_marks (fixture->library, document, &error);
  GString *said = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < marks->len; i++)
    {
      const GlmMark *mark = g_ptr_array_index (marks, i);
      g_autofree char *words = glm_document_dup_range (document, mark->range);

      g_string_append_printf (said, "[%s|%s|%s]", words, mark->quote, mark->note);
    }
  return g_string_free (said, FALSE);
}

static void
assert_loads (Fixture     *fixture,
              GlmDocument *document,
              const char  *expected)
{
  g_autofree char *said = load (fixture, document);

  g_assert_cmpstr (said, ==, expected);
}

static const char text[] = "Un début assez long pour être retrouvé.\n\nLe deuxième paragraphe parle du maire.\n\nLa fin est là.";

/* What was marked is there after the program ends, until it is taken away. */
static void
test_kept (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GlmDocument) document = make_document (text);
  g_autofree char *fin = save (fixture, document, "La fin", "");
  g_autofree char *maire = save (fixture, document, "du maire", "à vérifier");

  g_clear_pointer (&fixture->library, glm_library_unref);
  fixture->library = glm_library_open (fixture->path, NULL);
  assert_loads (fixture, document, "[du maire|du maire|à vérifier][La fin|La fin|]");
  g_assert_true (glm_library_remove_mark (fixture->library, maire, NULL));
  assert_loads (fixture, document, "[La fin|La fin|]");
}

/* The author changed the article: marks go with their words, and those whose words are gone say so. */
static void
test_changed_text (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (GlmDocument) document = make_document (text);
  g_autoptr (GlmDocument) changed = make_document ("Chapeau nouveau.\n\nUn début assez long pour être retrouvé.\n\nAutre chose.");
  g_autofree char *debut = NULL;
  g_autofree char *maire = NULL;

  g_assert_true (glm_library_record_opened (fixture->library, document, NULL));
  debut = save (fixture, document, "début assez long", "note");
  maire = save (fixture, document, "Le deuxième paragraphe parle du maire.", "");
  g_assert_true (glm_library_record_opened (fixture->library, changed, NULL));
  assert_loads (fixture, changed, "[début assez long|début assez long|note][|Le deuxième paragraphe parle du maire.|]");
}

static void
test_forgotten (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GlmDocument) document = make_document (text);
  g_autofree char *fin = NULL;

  g_assert_true (glm_library_record_opened (fixture->library, document, NULL));
  fin = save (fixture, document, "La fin", "note");
  g_assert_true (glm_library_forget (fixture->library, glm_document_get_digest (document), NULL));
  assert_loads (fixture, document, "");
}

static void
test_export (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GlmDocument) document = make_document (text);
  g_autofree char *fin = save (fixture, document, "La fin", "");
  g_autofree char *maire = save (fixture, document, "du maire", "à « vérifier »");
  g_autoptr (GPtrArray) marks = glm_library_load_marks (fixture->library, document, NULL);
  g_autofree char *markdown = glm_marks_to_markdown (document, marks, NULL);
  g_autofree char *json = glm_marks_to_json (document, marks);

  g_assert_cmpstr (markdown, ==,
                   "# Un article\n"
                   "\n> du maire\n>\n> [§\u00a02](<file:///un%20article.txt#:~:text=du%20maire>)\n\nà « vérifier »\n"
                   "\n> La fin\n>\n> [§\u00a03](<file:///un%20article.txt#:~:text=La%20fin>)\n");
  g_assert_nonnull (strstr (json, "\"exact\" : \"du maire\""));
  g_assert_nonnull (strstr (json, "\"paragraph\" : 2"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add ("/marks/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("kept", test_kept);
  ADD ("changed-text", test_changed_text);
  ADD ("forgotten", test_forgotten);
  ADD ("export", test_export);
  return g_test_run ();
}
