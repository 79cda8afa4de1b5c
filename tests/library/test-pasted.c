/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Texts that were pasted: in no file, and there again all the same. */

#include "config.h"

#include "library-fixture.h"

#include <string.h>

#define N_KEPT 50

static char *
paste_bytes (GlmLibrary *library,
             const char *text,
             GBytes     *bytes,
             const char *name)
{
  g_autoptr (GlmDocument) document = fixture_make_document (NULL, text, text);
  g_autoptr (GError) error = NULL;

  g_assert_true (glm_library_record_opened (library, document, NULL));
  g_assert_true (glm_library_shelve (library, document, NULL));
  g_assert_true (glm_library_save_pasted (library, document, bytes, name, &error));
  g_assert_no_error (error);
  return g_strdup (glm_document_get_digest (document));
}

static char *
paste (GlmLibrary *library,
       const char *text,
       const char *name)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return paste_bytes (library, text, bytes, name);
}

static void
assert_forgotten (GlmLibrary *library,
                  const char *digest)
{
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (glm_library_load_pasted (library, digest, &name, &error));
  g_assert_error (error, GLM_LIBRARY_ERROR, GLM_LIBRARY_ERROR_FORGOTTEN);
}

static char *
dup_recent_uri (GlmLibrary *library,
                guint       number)
{
  g_autoptr (GPtrArray) entries = glm_library_list_recent (library, 100, NULL);

  g_assert_cmpuint (entries->len, >, number);
  return g_strdup (((GlmLibraryEntry *) g_ptr_array_index (entries, number))->uri);
}

/* Whoever comes back later has the very bytes; the history and the shelf have an address for them. */
static void
test_kept (void)
{
  g_autofree char *path = fixture_new_path ();
  g_autoptr (GlmLibrary) library = fixture_open (path);
  g_autofree char *digest = paste (library, "Un texte\r\ncollé", "Texte collé.html");
  g_autofree char *name = NULL;
  g_autofree char *uri = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) hits = NULL;

  g_clear_pointer (&library, glm_library_unref);
  library = fixture_open (path);
  bytes = glm_library_load_pasted (library, digest, &name, NULL);
  g_assert_nonnull (bytes);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "Un texte\r\ncollé", strlen ("Un texte\r\ncollé"));
  g_assert_cmpstr (name, ==, "Texte collé.html");

  uri = dup_recent_uri (library, 0);
  g_assert_cmpstr (glm_library_get_pasted_digest (uri), ==, digest);
  hits = glm_library_search_shelf (library, "colle", 10, NULL);
  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_cmpstr (((GlmShelfHit *) g_ptr_array_index (hits, 0))->uri, ==, uri);
  assert_forgotten (library, "of nothing");
  fixture_remove (path);
}

/* The same words in a file: that is where they are from then on. */
static void
test_in_a_file_after_all (void)
{
  g_autofree char *path = fixture_new_path ();
  g_autoptr (GlmLibrary) library = fixture_open (path);
  g_autofree char *digest = paste (library, "Un texte", "a.txt");
  g_autoptr (GlmDocument) document = fixture_make_document ("file:///a.txt", "Un texte", "Un texte");
  g_autofree char *uri = NULL;

  g_assert_cmpstr (glm_document_get_digest (document), ==, digest);
  g_assert_true (glm_library_record_opened (library, document, NULL));
  uri = dup_recent_uri (library, 0);
  g_assert_cmpstr (uri, ==, "file:///a.txt");
  fixture_remove (path);
}

/* What was pasted long ago is let go; an article whose text is gone is offered no more. */
static void
test_bounded (void)
{
  g_autofree char *path = fixture_new_path ();
  g_autoptr (GlmLibrary) library = fixture_open (path);
  g_autoptr (GPtrArray) digests = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GBytes) large = g_bytes_new_take (g_strnfill (40 << 20, 'a'), 40 << 20);
  g_autofree char *uri = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < N_KEPT + 2; i++)
    {
      g_autofree char *text = g_strdup_printf ("Le texte %u", i);

      g_ptr_array_add (digests, paste (library, text, "a.txt"));
    }
  assert_forgotten (library, g_ptr_array_index (digests, 0));
  assert_forgotten (library, g_ptr_array_index (digests, 1));
  bytes = glm_library_load_pasted (library, g_ptr_array_index (digests, 2), &name, NULL);
  g_assert_nonnull (bytes);
  uri = dup_recent_uri (library, N_KEPT + 1);
  g_assert_null (uri);

  /* There is room for one of these, however large. */
  g_ptr_array_add (digests, paste_bytes (library, "Un grand texte", large, "a.txt"));
  g_ptr_array_add (digests, paste_bytes (library, "Un autre", large, "a.txt"));
  assert_forgotten (library, g_ptr_array_index (digests, N_KEPT + 2));
  assert_forgotten (library, g_ptr_array_index (digests, N_KEPT - 40));
  g_clear_pointer (&bytes, g_bytes_unref);
  g_clear_pointer (&name, g_free);
  bytes = glm_library_load_pasted (library, g_ptr_array_index (digests, N_KEPT + 3), &name, NULL);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, g_bytes_get_size (large));
  fixture_remove (path);
}

/* What was forgotten, alone or with everything, is in no file any more. */
static void
test_forgotten (void)
{
  static const char *const secrets[] = { "Voici qwizptovska en personne.", "Voici xyjbrumelq en personne.", "Voici zzgkolmarf en personne." };
  g_autofree char *path = fixture_new_path ();
  g_autoptr (GlmLibrary) library = fixture_open (path);
  g_autoptr (GPtrArray) digests = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    g_ptr_array_add (digests, paste (library, secrets[i], "a.txt"));
  g_assert_true (glm_library_forget (library, g_ptr_array_index (digests, 0), NULL));
  assert_forgotten (library, g_ptr_array_index (digests, 0));
  g_assert_false (fixture_is_on_disk (path, secrets[0], strlen (secrets[0])));
  g_assert_true (fixture_is_on_disk (path, secrets[1], strlen (secrets[1])));

  g_assert_true (glm_library_clear (library, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    {
      assert_forgotten (library, g_ptr_array_index (digests, i));
      g_assert_false (fixture_is_on_disk (path, secrets[i], strlen (secrets[i])));
    }
  fixture_remove (path);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/library/pasted/kept", test_kept);
  g_test_add_func ("/library/pasted/in-a-file-after-all", test_in_a_file_after_all);
  g_test_add_func ("/library/pasted/bounded", test_bounded);
  g_test_add_func ("/library/pasted/forgotten", test_forgotten);
  return g_test_run ();
}
