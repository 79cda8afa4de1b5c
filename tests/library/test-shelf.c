/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For memmem(). */
#define _GNU_SOURCE

#include "config.h"

#include "glm-document-builder.h"
#include "glm-library.h"
#include "glm-test.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

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
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("guillemet-shelf-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "library.db", NULL);
  fixture->library = glm_library_open (fixture->path, &error);
  g_assert_no_error (error);
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
make_document (const char *uri,
               const char *title,
               const char *text)
{
  g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();

  glm_document_builder_get_metadata (builder)->uri = g_strdup (uri);
  glm_document_builder_get_metadata (builder)->title = g_strdup (title);
  glm_document_builder_open_block (builder, GLM_BLOCK_PARAGRAPH, 0, 0);
  glm_document_builder_add_text (builder, text, -1);
  return glm_document_builder_end (builder);
}

static char *
shelve (Fixture    *fixture,
        const char *uri,
        const char *title,
        const char *text)
{
  g_autoptr (GlmDocument) document = make_document (uri, title, text);
  g_autoptr (GError) error = NULL;

  glm_library_record_opened (fixture->library, document, &error);
  g_assert_no_error (error);
  g_assert_true (glm_library_shelve (fixture->library, document, &error));
  g_assert_no_error (error);
  return g_strdup (glm_document_get_digest (document));
}

/* The addresses found, parted by spaces. */
static char *
found (Fixture    *fixture,
       const char *pattern)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = glm_library_search_shelf (fixture->library, pattern, 20, &error);
  GString *uris = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < hits->len; i++)
    g_string_append_printf (uris, "%s%s", i > 0 ? " " : "", ((GlmShelfHit *) g_ptr_array_index (hits, i))->uri);
  return g_string_free (uris, FALSE);
}

static void
assert_found (Fixture    *fixture,
              const char *pattern,
              const char *expected)
{
  g_autofree char *uris = found (fixture, pattern);

  if (!g_str_equal (uris, expected))
    g_error ("%s: %s instead of %s", pattern, uris, expected);
}

static void
test_words (Fixture      *fixture,
            gconstpointer data)
{
  static const struct
  {
    const char *pattern;
    const char *uris;
  } cases[] = {
    { "préfecture", "file:///a" },
    { "PREFECTURE", "file:///a" },
    { "prefect", "file:///a" },
    { "préf", "file:///a file:///b" },
    { "fecture", "" },
    { "l'Œuvre", "file:///b" },
    { "oeuvre", "file:///b" },
    { "l’œuvre", "file:///b" },
    { "sous-préfet", "file:///b" },
    { "“sous préfet”", "file:///b" },
    { "maire", "file:///b file:///a" },
    { "maire -préfecture", "file:///b" },
    { "-préfecture", "" },
    { "\"le maire de la ville\"", "file:///a" },
    { "« le maire de la ville »", "file:///a" },
    { "\"ville de la\"", "" },
    { "ville la", "file:///a" },
    { "maire \"", "file:///b file:///a" },
    { "maire AND ville", "" },
    { "*", "" },
    { "", "" },
    { "title:maire", "" },
    { "10000", "file:///c" },
    { "10 000 habitants", "file:///c" },
    { "10\u202f000", "file:///c" },
    { "2023100", "" },
    { "2023", "file:///c" },
    { "office", "file:///c" },
    { "hyphénation", "file:///c" },
    { "exemple", "file:///c" },
    { "l′office", "file:///c" },
  };
  g_autofree char *a = shelve (fixture, "file:///a", "À la préfecture", "Le maire de la ville est venu à la préfecture.");
  g_autofree char *b = shelve (fixture, "file:///b", "Le maire", "L’œuvre du maire plaît au sous-préfet. Le maire sourit.");

  g_autofree char *c = shelve (fixture, "file:///c", "Chiffres", "L’oﬃce de 10 000 habitants, en 2023 100 de plus ; hyphé\u00adna\u00adtion, exem-\nple.");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_found (fixture, cases[i].pattern, cases[i].uris);
}

static void
test_split (void)
{
  g_auto (GStrv) terms = glm_library_split_pattern (" l’été \"une phrase\" -sauf 10 000 « oui  » “non -\"pas ça ");
  g_autofree char *joined = g_strjoinv ("|", terms);

  g_assert_cmpstr (joined, ==, "l’été|une phrase|-sauf|10 000|oui|non -\"pas ça");
}

static void
assert_snippet (Fixture    *fixture,
                const char *pattern,
                const char *match)
{
  g_autoptr (GPtrArray) hits = glm_library_search_shelf (fixture->library, pattern, 20, NULL);
  const GlmShelfHit *hit;
  g_autofree char *lit = NULL;

  g_assert_cmpuint (hits->len, ==, 1);
  hit = g_ptr_array_index (hits, 0);
  g_assert_true (g_utf8_validate (hit->snippet, -1, NULL));
  g_assert_cmpint (g_utf8_strlen (hit->snippet, -1), <=, 160);
  lit = g_strndup (hit->snippet + hit->match.start, hit->match.end - hit->match.start);
  g_assert_cmpstr (lit, ==, match);
  g_assert_cmpuint (glm_range_length (hit->place), ==, strlen (match));
  g_assert_cmpstr (hit->title, ==, "Un titre");
}

/* What is shown of an article is the author's text, with what was looked for. */
static void
test_snippets (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char *before = g_strnfill (5000, 'b');
  g_autofree char *text = g_strconcat (before, " puis l’État-major, après-midi d’été,\ndécida. L'ŒUVRE est faite. ", before, NULL);
  g_autofree char *digest = shelve (fixture, "file:///a", "Un titre", text);

  assert_snippet (fixture, "etat", "État");
  assert_snippet (fixture, "\"l'etat major\"", "l’État-major");
  assert_snippet (fixture, "oeuvre", "ŒUVRE");
  assert_snippet (fixture, "\"d'été décida\"", "d’été, décida");
  assert_snippet (fixture, "décid", "décida");
  assert_snippet (fixture, "titre", "");
}

/* A shelf of words folded in another way is folded anew when it is opened. */
static void
test_folded_anew (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char *digest = shelve (fixture, "file:///a", "À l’été", "Les 10 000 cœurs.");
  sqlite3 *database = NULL;

  g_clear_pointer (&fixture->library, glm_library_unref);
  g_assert_cmpint (sqlite3_open (fixture->path, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database, "INSERT INTO shelf_words (shelf_words) VALUES ('delete-all');"
                                           "INSERT INTO shelf_words (rowid, title, body) SELECT id, title, 'les 10 000 coeurs' FROM shelf;"
                                           "DROP TABLE pasted; ALTER TABLE documents DROP COLUMN followed; PRAGMA user_version = 4", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (database);
  fixture->library = glm_library_open (fixture->path, NULL);
  assert_found (fixture, "10000", "file:///a");
  assert_found (fixture, "été", "file:///a");
  g_assert_true (glm_library_forget (fixture->library, digest, NULL));
  assert_found (fixture, "coeurs", "");
}

/* A text is there once, and of the texts from one address only the last is found. */
static void
test_once (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *first = shelve (fixture, "file:///a", "A", "Une première version du texte.");
  g_autofree char *again = shelve (fixture, "file:///a", "A", "Une première version du texte.");
  g_autofree char *second = NULL;

  assert_found (fixture, "version", "file:///a");
  second = shelve (fixture, "file:///a", "A", "Une seconde version du texte.");
  assert_found (fixture, "version", "file:///a");
  assert_found (fixture, "première", "");
  assert_found (fixture, "seconde", "file:///a");
}

static gboolean
is_on_disk (Fixture    *fixture,
            const char *bytes)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      g_autofree char *content = NULL;
      gsize length = 0;

      if (g_file_get_contents (path, &content, &length, NULL) && memmem (content, length, bytes, strlen (bytes)) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* What is forgotten leaves the index and the file. */
static void
test_forgotten (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *a = shelve (fixture, "file:///a", "A", "Un hippocampe et un rhododendron.");
  g_autofree char *b = shelve (fixture, "file:///b", "B", "Un rhododendron et un mirliton.");
  g_autoptr (GError) error = NULL;

  g_assert_true (is_on_disk (fixture, "hippocampe"));
  g_assert_true (glm_library_forget (fixture->library, a, &error));
  assert_found (fixture, "hippocampe", "");
  assert_found (fixture, "rhododendron", "file:///b");
  g_assert_false (is_on_disk (fixture, "hippocampe"));
  g_assert_true (glm_library_clear (fixture->library, &error));
  assert_found (fixture, "rhododendron", "");
  g_assert_false (is_on_disk (fixture, "rhodod"));
}

static void
index_until_killed (const char *path,
                    int         output)
{
  GlmLibrary *library = glm_library_open (path, NULL);

  for (guint32 i = 1; i < 4000; i++)
    {
      g_autofree char *uri = g_strdup_printf ("file:///%u", i);
      g_autofree char *text = g_strdup_printf ("Numéro mot%u, puis bien d’autres mots communs à tous.", i);
      g_autoptr (GlmDocument) document = make_document (uri, NULL, text);

      if (glm_library_record_opened (library, document, NULL) && glm_library_shelve (library, document, NULL) &&
          write (output, &i, sizeof i) != sizeof i)
        break;
    }
  _exit (0);
}

static gboolean
is_whole (const char *path)
{
  sqlite3 *database = NULL;
  int result;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  result = sqlite3_exec (database, "INSERT INTO shelf_words (shelf_words) VALUES ('integrity-check')", NULL, NULL, NULL);
  sqlite3_close (database);
  return result == SQLITE_OK;
}

/* Whoever fills the shelf is killed at any moment; every article that it said was there is found afterwards. */
static void
test_killed (Fixture      *fixture,
             gconstpointer data)
{
  guint rounds_with_work = 0;

  for (guint round = 0; round < 50; round++)
    {
      Fixture own = { 0 };
      guint32 said = 0, last = 0;
      int pipes[2];
      pid_t child;

      set_up (&own, NULL);
      g_clear_pointer (&own.library, glm_library_unref);
      g_assert_cmpint (pipe (pipes), ==, 0);
      child = fork ();
      if (child == 0)
        index_until_killed (own.path, pipes[1]);
      close (pipes[1]);
      g_usleep ((gulong) g_test_rand_int_range (5000, 60000));
      kill (child, SIGKILL);
      waitpid (child, NULL, 0);
      while (read (pipes[0], &said, sizeof said) == sizeof said)
        last = said;
      close (pipes[0]);

      own.library = glm_library_open (own.path, NULL);
      g_assert_nonnull (own.library);
      rounds_with_work += last > 0;
      for (guint32 i = 1; i <= last; i++)
        {
          g_autofree char *word = g_strdup_printf ("\"mot%u\"", i);
          g_autofree char *uri = g_strdup_printf ("file:///%u", i);

          assert_found (&own, word, uri);
        }
      g_assert_true (is_whole (own.path));
      tear_down (&own, NULL);
    }
  g_test_message ("%u were killed at work", rounds_with_work);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add ("/shelf/" path, Fixture, NULL, set_up, function, tear_down)
  g_test_add_func ("/shelf/split", test_split);
  ADD ("words", test_words);
  ADD ("snippets", test_snippets);
  ADD ("folded-anew", test_folded_anew);
  ADD ("once", test_once);
  ADD ("forgotten", test_forgotten);
  ADD ("killed", test_killed);
  return g_test_run ();
}
