/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files of a library that are damaged anywhere, or come from a later version: never a crash, never a byte of them lost. */

#include "config.h"

#include "library-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define ROUNDS 400

/* A library with something in every table, closed, so that all of it is in one file. */
static char *
make_sound (gsize *length)
{
  g_autofree char *path = fixture_new_path ();
  g_autoptr (GlmLibrary) library = fixture_open (path);
  g_autoptr (GlmCorrections) none = glm_corrections_new ();
  g_autoptr (GlmCorrections) one = glm_corrections_add (none, GLM_CORRECTION_REJECT, "Conseil", NULL);
  char *content = NULL;

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *text = g_strdup_printf ("Le texte numéro %u parle de la réforme, du budget et de la commune.", i);
      g_autofree char *uri = g_strdup_printf ("file:///%u.txt", i);
      g_autoptr (GlmDocument) document = fixture_make_document (uri, "Un titre", text);

      g_assert_true (glm_library_record_opened (library, document, NULL));
      g_assert_true (glm_library_save_position (library, document, 9, NULL));
      g_assert_true (glm_library_save_corrections (library, document, one, NULL));
      g_assert_true (glm_library_shelve (library, document, NULL));
      {
        GlmMark *mark = glm_mark_new (document, (GlmRange){ 3, 8 }, "Une note à part.");

        g_assert_true (glm_library_save_mark (library, document, mark, NULL));
        glm_mark_free (mark);
      }
    }
  g_assert_true (glm_library_save_lexicon (library, one, NULL));
  g_clear_pointer (&library, glm_library_unref);
  g_assert_true (g_file_get_contents (path, &content, length, NULL));
  fixture_remove (path);
  return content;
}

/* Whatever it answers. */
static void
use (GlmLibrary *library)
{
  g_autoptr (GlmDocument) document = fixture_make_document ("file:///3.txt", "Un titre", "Le texte numéro 3 parle de la réforme, du budget et de la commune.");
  g_autoptr (GlmDocument) new = fixture_make_document ("file:///new.txt", "Un titre", "Un texte neuf parle d’autre chose.");
  g_autoptr (GlmCorrections) loaded = NULL;
  g_autoptr (GlmCorrections) lexicon = NULL;
  g_autoptr (GPtrArray) recent = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GPtrArray) marks = NULL;
  gsize position = 0;

  if (glm_library_load_position (library, document, &position, NULL))
    g_assert_cmpuint (position, <=, 1000);
  marks = glm_library_load_marks (library, document, NULL);
  loaded = glm_library_load_corrections (library, document, NULL);
  lexicon = glm_library_load_lexicon (library, NULL);
  recent = glm_library_list_recent (library, 100, NULL);
  hits = glm_library_search_shelf (library, "réforme", 100, NULL);
  glm_library_record_opened (library, new, NULL);
  glm_library_shelve (library, new, NULL);
  glm_library_save_position (library, new, 3, NULL);
  glm_library_forget (library, glm_document_get_digest (document), NULL);
}

/* Bits turned, pages emptied or moved, the end cut off. */
static void
damage (char  *content,
        gsize *length)
{
  gsize n_pages = *length / 4096;
  gsize page = (gsize) g_test_rand_int_range (0, (gint32) n_pages) * 4096;

  switch (g_test_rand_int_range (0, 4))
    {
    case 0:
      for (gint32 i = g_test_rand_int_range (1, 20); i > 0; i--)
        content[g_test_rand_int_range (0, (gint32) *length)] ^= (char) (1 << g_test_rand_int_range (0, 8));
      break;
    case 1:
      memset (content + page, 0, 4096);
      break;
    case 2:
      memcpy (content + page, content + (gsize) g_test_rand_int_range (0, (gint32) n_pages) * 4096, 4096);
      break;
    default:
      *length = (gsize) g_test_rand_int_range (1, (gint32) *length);
    }
}

static void
test_anywhere (void)
{
  gsize sound_length;
  g_autofree char *sound = make_sound (&sound_length);
  guint n_aside = 0;

  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autofree char *path = fixture_new_path ();
      g_autofree char *content = g_memdup2 (sound, sound_length);
      gsize length = sound_length;
      g_autofree char *aside = NULL;
      g_autoptr (GlmLibrary) library = NULL;
      g_autoptr (GError) error = NULL;

      damage (content, &length);
      g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));
      library = glm_library_open (path, &error);
      aside = fixture_find_aside (path);
      if (aside != NULL)
        {
          g_autofree char *kept = NULL;
          gsize kept_length = 0;

          n_aside++;
          g_assert_error (error, GLM_LIBRARY_ERROR, GLM_LIBRARY_ERROR_DAMAGED);
          g_assert_true (g_file_get_contents (aside, &kept, &kept_length, NULL));
          g_assert_cmpmem (kept, kept_length, content, length);
        }
      else if (library == NULL)
        {
          /* A version that is damaged may say that it is a later one. */
          g_autofree char *left = NULL;
          gsize left_length = 0;

          g_assert_error (error, GLM_LIBRARY_ERROR, GLM_LIBRARY_ERROR_NEWER);
          g_assert_true (g_file_get_contents (path, &left, &left_length, NULL));
          g_assert_cmpmem (left, left_length, content, length);
        }
      if (library != NULL)
        use (library);
      g_clear_pointer (&library, glm_library_unref);
      fixture_remove (path);
    }
  g_test_message ("%u of %u were set aside", n_aside, ROUNDS);
  g_assert_cmpuint (n_aside, >, ROUNDS / 4);
}

/* A turned bit that makes the file one which SQLite only reads is damage, and no read-only disk. */
static void
test_write_version (void)
{
  gsize length;
  g_autofree char *content = make_sound (&length);
  g_autofree char *path = fixture_new_path ();
  g_autofree char *aside = NULL;
  g_autoptr (GlmLibrary) library = NULL;
  g_autoptr (GError) error = NULL;

  content[18] ^= 64;
  g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));
  library = glm_library_open (path, &error);
  g_assert_error (error, GLM_LIBRARY_ERROR, GLM_LIBRARY_ERROR_DAMAGED);
  g_assert_nonnull (library);
  aside = fixture_find_aside (path);
  g_assert_nonnull (aside);
  g_clear_pointer (&library, glm_library_unref);
  fixture_remove (path);
}

/* The journal that goes with a library of a later version, or a damaged one, is left as it is too. */
static void
test_journal_is_left (void)
{
  static const struct
  {
    const char     *sql;
    GlmLibraryError code;
  } cases[] = {
    { "CREATE TABLE later (x); INSERT INTO later VALUES (randomblob (3000)); PRAGMA user_version = 99", GLM_LIBRARY_ERROR_NEWER },
    { "DROP TABLE corrections; CREATE TABLE corrections (other); INSERT INTO corrections VALUES (randomblob (3000))", GLM_LIBRARY_ERROR_DAMAGED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *source = fixture_new_path ();
      g_autofree char *path = fixture_new_path ();
      g_autofree char *source_journal = g_strconcat (source, "-wal", NULL);
      g_autofree char *journal = g_strconcat (path, "-wal", NULL);
      g_autofree char *aside = NULL;
      g_autofree char *content = NULL;
      g_autofree char *pending = NULL;
      g_autofree char *after = NULL;
      gsize content_length, pending_length, after_length;
      g_autoptr (GlmLibrary) holder = fixture_open (source);
      g_autoptr (GlmLibrary) library = NULL;
      g_autoptr (GError) error = NULL;

      /* As long as it is open somewhere, what was done last is in the journal alone. */
      fixture_run_sql (source, cases[i].sql);
      g_assert_true (g_file_get_contents (source, &content, &content_length, NULL));
      g_assert_true (g_file_get_contents (source_journal, &pending, &pending_length, NULL));
      g_assert_cmpuint (pending_length, >, 3000);
      g_assert_true (g_file_set_contents (path, content, (gssize) content_length, NULL));
      g_assert_true (g_file_set_contents (journal, pending, (gssize) pending_length, NULL));

      library = glm_library_open (path, &error);
      g_assert_error (error, GLM_LIBRARY_ERROR, (int) cases[i].code);
      g_clear_pointer (&library, glm_library_unref);
      aside = fixture_find_aside (path);
      g_free (journal);
      journal = g_strconcat (aside != NULL ? aside : path, "-wal", NULL);
      g_assert_true (g_file_get_contents (journal, &after, &after_length, NULL));
      g_assert_cmpmem (after, after_length, pending, pending_length);
      g_clear_pointer (&after, g_free);
      g_assert_true (g_file_get_contents (aside != NULL ? aside : path, &after, &after_length, NULL));
      g_assert_cmpmem (after, after_length, content, content_length);
      g_clear_pointer (&holder, glm_library_unref);
      fixture_remove (path);
      fixture_remove (source);
    }
}

/* The words of the shelf are damaged, which no check of pages sees: they are made anew from the texts. */
static void
test_index_of_words (void)
{
  g_autofree char *path = fixture_new_path ();
  g_autoptr (GlmLibrary) library = fixture_open (path);
  g_autoptr (GlmDocument) document = fixture_make_document ("file:///a.txt", "Un titre", "Le conseil municipal a parlé de la réforme.");
  g_autoptr (GlmDocument) other = fixture_make_document ("file:///b.txt", "Un autre", "Un autre conseil a parlé du budget.");
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (glm_library_record_opened (library, document, NULL));
  g_assert_true (glm_library_shelve (library, document, NULL));
  g_clear_pointer (&library, glm_library_unref);
  fixture_run_sql (path, "UPDATE shelf_words_data SET block = randomblob (length (block)) WHERE id > 100; UPDATE shelf_words_idx SET pgno = 77");

  /* From SQLite 3.44 on the damage is seen when the file is opened, before that when the index is used. */
  library = glm_library_open (path, &error);
  g_assert_nonnull (library);
  g_clear_error (&error);
  g_assert_true (glm_library_record_opened (library, other, NULL));
  glm_library_shelve (library, other, NULL);
  hits = glm_library_search_shelf (library, "conseil", 10, NULL);
  g_clear_pointer (&hits, g_ptr_array_unref);
  hits = glm_library_search_shelf (library, "conseil", 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, >=, 1);
  g_assert_true (glm_library_forget (library, glm_document_get_digest (document), &error));
  g_assert_true (glm_library_clear (library, &error));
  g_assert_no_error (error);
  g_clear_pointer (&library, glm_library_unref);
  fixture_remove (path);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/library/damage/anywhere", test_anywhere);
  g_test_add_func ("/library/damage/write-version", test_write_version);
  g_test_add_func ("/library/damage/journal-is-left", test_journal_is_left);
  g_test_add_func ("/library/damage/index-of-words", test_index_of_words);
  return g_test_run ();
}
