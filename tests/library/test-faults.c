/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What may happen to a library from outside: a disk that is full or fails, a lock that another process holds, a home that
 * cannot be written, a process that is killed. What was said to be kept is kept, and what is not is said not to be.
 */

#include "config.h"

#include "faulty-disk.h"
#include "library-fixture.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define BEFORE 11
#define AFTER  29

static const char *const text = "Un début, puis une suite assez longue pour que l’on y revienne un jour, et la fin.";

/* What was said to be kept. */
typedef struct
{
  gsize    position;
  guint    n_corrections;
  guint    n_lexicon;
  gboolean on_shelf;
} Kept;

static GlmCorrections *
make_corrections (guint n)
{
  GlmCorrections *corrections = glm_corrections_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GlmCorrections) before = corrections;
      g_autofree char *name = g_strdup_printf ("Nom %u", i);

      corrections = glm_corrections_add (before, GLM_CORRECTION_REJECT, name, NULL);
    }
  return corrections;
}

/* An error that is about keeping, in one sentence. */
static gboolean
has_worked (gboolean done,
            GError **error)
{
  if (done)
    {
      g_assert_no_error (*error);
      return TRUE;
    }
  g_assert_error (*error, GLM_LIBRARY_ERROR, GLM_LIBRARY_ERROR_WRITE);
  g_assert_null (strchr ((*error)->message, '\n'));
  g_clear_error (error);
  return FALSE;
}

/* All that a reader does, with what of it was confirmed. */
static void
do_all (GlmLibrary  *library,
        GlmDocument *document,
        gsize        position,
        guint        n,
        Kept        *kept)
{
  g_autoptr (GlmCorrections) corrections = make_corrections (n);
  g_autoptr (GError) error = NULL;

  has_worked (glm_library_record_opened (library, document, &error), &error);
  if (has_worked (glm_library_save_position (library, document, position, &error), &error))
    kept->position = position;
  if (has_worked (glm_library_save_corrections (library, document, corrections, &error), &error))
    kept->n_corrections = n;
  if (has_worked (glm_library_save_lexicon (library, corrections, &error), &error))
    kept->n_lexicon = n;
  if (has_worked (glm_library_shelve (library, document, &error), &error))
    kept->on_shelf = TRUE;
}

/* @kept is what is there, or where @later is something else, that. */
static void
assert_kept (const char  *path,
             GlmDocument *document,
             const Kept  *kept,
             const Kept  *later)
{
  g_autoptr (GlmLibrary) library = fixture_open (path);
  g_autoptr (GlmCorrections) corrections = NULL;
  g_autoptr (GlmCorrections) lexicon = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GError) error = NULL;
  gsize position = 0;

  g_assert_true (glm_library_load_position (library, document, &position, &error));
  g_assert_true (position == kept->position || position == later->position);
  corrections = glm_library_load_corrections (library, document, &error);
  g_assert_no_error (error);
  g_assert_true (glm_corrections_get_n (corrections) == kept->n_corrections || glm_corrections_get_n (corrections) == later->n_corrections);
  lexicon = glm_library_load_lexicon (library, &error);
  g_assert_no_error (error);
  g_assert_true (glm_corrections_get_n (lexicon) == kept->n_lexicon || glm_corrections_get_n (lexicon) == later->n_lexicon);
  hits = glm_library_search_shelf (library, "revienne", 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, >=, kept->on_shelf ? 1 : 0);
}

/* The disk fails at its first deed, at its second, and so on until nothing fails any more. */
static void
fail_at_each (FaultyDeed deed,
              int        result)
{
  g_autoptr (GlmDocument) document = fixture_make_document ("file:///a.txt", "Un titre", text);
  const Kept later = { AFTER, 7, 7, TRUE };
  gboolean met = TRUE;
  guint n = 0;

  for (; met; n++)
    {
      g_autofree char *path = fixture_new_path ();
      g_autoptr (GlmLibrary) library = fixture_open (path);
      g_autofree char *aside = NULL;
      Kept kept = { 0 };

      do_all (library, document, BEFORE, 3, &kept);
      g_assert_cmpuint (kept.position, ==, BEFORE);
      faulty_disk_break (deed, n, result);
      do_all (library, document, AFTER, 7, &kept);
      met = faulty_disk_mend ();
      /* Without opening it again all can be kept as soon as there is room. */
      if (n % 2 == 0)
        {
          do_all (library, document, AFTER, 7, &kept);
          g_assert_cmpuint (kept.position, ==, AFTER);
          g_assert_cmpuint (kept.n_lexicon, ==, 7);
        }
      g_clear_pointer (&library, glm_library_unref);
      assert_kept (path, document, &kept, &later);
      aside = fixture_find_aside (path);
      g_assert_null (aside);
      fixture_remove (path);
    }
  g_test_message ("%u places to fail", n - 1);
  g_assert_cmpuint (n, >, 1);
}

static void
test_full (void)
{
  fail_at_each (FAULTY_WRITE, SQLITE_FULL);
}

static void
test_write_error (void)
{
  fail_at_each (FAULTY_WRITE, SQLITE_IOERR_WRITE);
}

static void
test_sync_error (void)
{
  fail_at_each (FAULTY_SYNC, SQLITE_IOERR_FSYNC);
}

/* A library that cannot be made or read now is neither lost nor taken for damaged. */
static void
test_fails_when_opened (void)
{
  static const struct
  {
    FaultyDeed deed;
    int        result;
  } faults[] = { { FAULTY_WRITE, SQLITE_FULL }, { FAULTY_SYNC, SQLITE_IOERR_FSYNC }, { FAULTY_READ, SQLITE_IOERR_READ } };
  g_autoptr (GlmDocument) document = fixture_make_document ("file:///a.txt", "Un titre", text);

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    for (guint there = 0; there < 2; there++)
      {
        gboolean met = TRUE;

        for (guint n = 0; met; n++)
          {
            g_autofree char *path = fixture_new_path ();
            g_autoptr (GlmLibrary) library = there ? fixture_open (path) : NULL;
            g_autofree char *aside = NULL;
            g_autoptr (GError) error = NULL;
            Kept kept = { 0 };

            if (there)
              do_all (library, document, BEFORE, 3, &kept);
            g_clear_pointer (&library, glm_library_unref);
            faulty_disk_break (faults[i].deed, n, faults[i].result);
            library = glm_library_open (path, &error);
            met = faulty_disk_mend ();
            if (library == NULL)
              g_assert_error (error, GLM_LIBRARY_ERROR, GLM_LIBRARY_ERROR_OPEN);
            g_clear_pointer (&library, glm_library_unref);
            aside = fixture_find_aside (path);
            g_assert_null (aside);
            library = fixture_open (path);
            if (!there)
              do_all (library, document, BEFORE, 3, &kept);
            g_clear_pointer (&library, glm_library_unref);
            assert_kept (path, document, &kept, &kept);
            fixture_remove (path);
          }
      }
}

/* The system itself refuses that a file grow. */
static void
test_limit (void)
{
  g_autofree char *path = fixture_new_path ();
  g_autoptr (GlmDocument) document = fixture_make_document ("file:///a.txt", "Un titre", text);
  const Kept kept = { BEFORE, 3, 3, TRUE };
  Kept first = { 0 };
  int status = 0;
  pid_t child;

  {
    g_autoptr (GlmLibrary) library = fixture_open (path);

    do_all (library, document, BEFORE, 3, &first);
  }
  child = fork ();
  if (child == 0)
    {
      struct rlimit limit = { 30000, 30000 };
      Kept none = { 0 };
      GlmLibrary *library = fixture_open (path);

      signal (SIGXFSZ, SIG_IGN);
      setrlimit (RLIMIT_FSIZE, &limit);
      for (guint i = 0; i < 20; i++)
        do_all (library, document, BEFORE, 3, &none);
      do_all (library, document, AFTER, 7, &none);
      _exit (none.position == BEFORE ? 0 : 1);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  assert_kept (path, document, &kept, &kept);
  fixture_remove (path);
}

/* Another process has the lock and does not give it back. */
static pid_t
lock_in_child (const char *path,
               const char *sql)
{
  int pipes[2];
  char ready = 0;
  pid_t child;

  g_assert_cmpint (pipe (pipes), ==, 0);
  child = fork ();
  if (child == 0)
    {
      sqlite3 *database = NULL;

      if (sqlite3_open (path, &database) == SQLITE_OK && sqlite3_exec (database, sql, NULL, NULL, NULL) == SQLITE_OK)
        ready = 1;
      if (write (pipes[1], &ready, 1) == 1)
        pause ();
      _exit (0);
    }
  g_assert_cmpint (read (pipes[0], &ready, 1), ==, 1);
  g_assert_cmpint (ready, ==, 1);
  close (pipes[0]);
  close (pipes[1]);
  return child;
}

static void
unlock (pid_t child)
{
  kill (child, SIGKILL);
  waitpid (child, NULL, 0);
}

static void
test_locked (void)
{
  g_autofree char *path = fixture_new_path ();
  g_autoptr (GlmDocument) document = fixture_make_document ("file:///a.txt", "Un titre", text);
  g_autoptr (GlmLibrary) library = fixture_open (path);
  g_autoptr (GlmLibrary) second = NULL;
  g_autoptr (GError) error = NULL;
  Kept kept = { 0 };
  gsize position = 0;
  pid_t child;

  do_all (library, document, BEFORE, 3, &kept);
  g_clear_pointer (&library, glm_library_unref);
  child = lock_in_child (path, "BEGIN IMMEDIATE; UPDATE documents SET position = 1");
  /* What is there can be read meanwhile, by whoever comes now too. */
  library = fixture_open (path);
  second = fixture_open (path);
  g_assert_true (glm_library_load_position (second, document, &position, &error));
  g_assert_cmpuint (position, ==, BEFORE);
  do_all (library, document, AFTER, 7, &kept);
  g_assert_cmpuint (kept.position, ==, BEFORE);
  g_assert_cmpuint (kept.n_corrections, ==, 3);
  g_assert_false (glm_library_clear (library, &error));
  g_assert_error (error, GLM_LIBRARY_ERROR, GLM_LIBRARY_ERROR_WRITE);
  g_clear_error (&error);
  g_assert_false (glm_library_forget (library, glm_document_get_digest (document), &error));
  g_clear_error (&error);
  unlock (child);
  assert_kept (path, document, &kept, &kept);
  do_all (library, document, AFTER, 7, &kept);
  g_assert_cmpuint (kept.position, ==, AFTER);
  g_clear_pointer (&library, glm_library_unref);
  g_clear_pointer (&second, glm_library_unref);

  /* A lock that does not even let it be read is no damage. */
  child = lock_in_child (path, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; UPDATE documents SET position = 1");
  g_assert_null (glm_library_open (path, &error));
  g_assert_error (error, GLM_LIBRARY_ERROR, GLM_LIBRARY_ERROR_OPEN);
  unlock (child);
  assert_kept (path, document, &kept, &kept);
  fixture_remove (path);
}

/* Runs @deed as someone whom the permissions of files bind, which those of the administrator do not. */
static void
as_common_user (void (*deed) (const char *path),
                const char *path)
{
  int status = 0;
  pid_t child = fork ();

  if (child == 0)
    {
      if (geteuid () == 0 && (setgid (65534) != 0 || setuid (65534) != 0))
        _exit (2);
      deed (path);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

static void
own_by_common_user (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GPtrArray) files = fixture_list_files (path);

  if (geteuid () != 0)
    return;
  g_assert_cmpint (chown (folder, 65534, 65534), ==, 0);
  for (guint i = 0; i < files->len; i++)
    g_assert_cmpint (chown (g_ptr_array_index (files, i), 65534, 65534), ==, 0);
}

static void
open_in_vain (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GlmLibrary) library = glm_library_open (path, &error);

  g_assert_null (library);
  g_assert_error (error, GLM_LIBRARY_ERROR, GLM_LIBRARY_ERROR_OPEN);
  g_assert_nonnull (strstr (error->message, "guillemet-library-"));
}

static void
test_read_only (void)
{
  g_autofree char *path = fixture_new_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *deeper = g_build_filename (folder, "guillemet", "library.db", NULL);
  g_autoptr (GlmDocument) document = fixture_make_document ("file:///a.txt", "Un titre", text);
  Kept kept = { 0 };

  /* Nothing there yet, and no way to make it. */
  own_by_common_user (path);
  g_assert_cmpint (g_chmod (folder, 0500), ==, 0);
  as_common_user (open_in_vain, path);
  as_common_user (open_in_vain, deeper);

  /* A library that was written before. */
  g_assert_cmpint (g_chmod (folder, 0700), ==, 0);
  {
    g_autoptr (GlmLibrary) library = fixture_open (path);

    do_all (library, document, BEFORE, 3, &kept);
  }
  own_by_common_user (path);
  g_assert_cmpint (g_chmod (folder, 0500), ==, 0);
  as_common_user (open_in_vain, path);
  g_assert_cmpint (g_chmod (folder, 0700), ==, 0);
  assert_kept (path, document, &kept, &kept);
  fixture_remove (path);
}

/* One of the things that the child does, begun or done. */
typedef struct
{
  guint8  what;
  guint8  done;
  guint32 value;
} Deed;

static void
tell (int    pipe,
      guint8 what,
      guint8 done,
      guint  value)
{
  Deed deed = { what, done, value };

  if (write (pipe, &deed, sizeof deed) != sizeof deed)
    _exit (1);
}

/* Opens, and keeps growing values until it is killed. */
static void
work_until_killed (const char  *path,
                   GlmDocument *document,
                   guint        value,
                   int          pipe)
{
  GlmLibrary *library = glm_library_open (path, NULL);

  if (library == NULL)
    _exit (1);
  for (;; value++)
    {
      g_autofree char *other_text = g_strdup_printf ("Le texte numero%u est sur le rayon.", value);
      g_autofree char *other_uri = g_strdup_printf ("file:///%u.txt", value);
      g_autoptr (GlmDocument) other = fixture_make_document (other_uri, NULL, other_text);
      g_autoptr (GlmCorrections) none = glm_corrections_new ();
      g_autofree char *name = g_strdup_printf ("%u", value);
      g_autoptr (GlmCorrections) one = glm_corrections_add (none, GLM_CORRECTION_REJECT, name, NULL);

      for (guint8 what = 0; what < 4; what++)
        {
          gboolean done = FALSE;

          tell (pipe, what, FALSE, value);
          if (what == 0)
            done = glm_library_save_position (library, document, value, NULL);
          else if (what == 1)
            done = glm_library_save_corrections (library, document, one, NULL);
          else if (what == 2)
            done = glm_library_save_lexicon (library, one, NULL);
          else
            done = glm_library_record_opened (library, other, NULL) && glm_library_shelve (library, other, NULL);
          if (done)
            tell (pipe, what, TRUE, value);
        }
    }
}

static guint
value_of (GlmCorrections *corrections)
{
  guint value = corrections != NULL ? (guint) g_ascii_strtoull (glm_corrections_get (corrections, 0)->name, NULL, 10) : 0;

  g_clear_pointer (&corrections, glm_corrections_unref);
  return value;
}

static guint
value_kept (GlmLibrary  *library,
            GlmDocument *document,
            guint8       what,
            guint        confirmed)
{
  g_autofree char *pattern = g_strdup_printf ("numero%u", confirmed);
  g_autoptr (GPtrArray) hits = NULL;
  gsize position = 0;

  switch (what)
    {
    case 0:
      glm_library_load_position (library, document, &position, NULL);
      return (guint) position;
    case 1:
      return value_of (glm_library_load_corrections (library, document, NULL));
    case 2:
      return value_of (glm_library_load_lexicon (library, NULL));
    default:
      hits = glm_library_search_shelf (library, pattern, 1, NULL);
      return confirmed == 0 || hits->len == 1 ? confirmed : 0;
    }
}

/* A hundred processes are killed at work, one after the other, on the same library. */
static void
test_killed (void)
{
  g_autofree char *path = fixture_new_path ();
  g_autofree char *letters = g_strnfill (1000000, 'a');
  g_autoptr (GlmDocument) document = fixture_make_document (NULL, NULL, letters);
  guint begun[4] = { 0 }, done[4] = { 0 };

  for (guint round = 0; round < 100; round++)
    {
      g_autoptr (GlmLibrary) library = NULL;
      Deed deed;
      int pipes[2];
      pid_t child;
      /* On a busy machine they are let live longer, until they come to all that they do. */
      gint32 longest = done[3] > 0 ? 40000 : 40000 + (gint32) round * 4000;

      g_assert_cmpint (pipe (pipes), ==, 0);
      child = fork ();
      if (child == 0)
        work_until_killed (path, document, MAX (begun[0], MAX (begun[1], begun[3])) + 1, pipes[1]);
      close (pipes[1]);
      g_usleep ((gulong) g_test_rand_int_range (500, longest));
      kill (child, SIGKILL);
      waitpid (child, NULL, 0);
      while (read (pipes[0], &deed, sizeof deed) == sizeof deed)
        *(deed.done ? &done[deed.what] : &begun[deed.what]) = deed.value;
      close (pipes[0]);

      library = fixture_open (path);
      for (guint8 what = 0; what < 4; what++)
        {
          guint value = value_kept (library, document, what, done[what]);

          g_assert_cmpuint (value, >=, done[what]);
          g_assert_cmpuint (value, <=, begun[what]);
        }
    }
  g_test_message ("%u things were confirmed", done[3]);
  g_assert_cmpuint (done[3], >, 0);
  fixture_run_sql (path, "INSERT INTO shelf_words (shelf_words) VALUES ('integrity-check')");
  fixture_remove (path);
}

/* The clock goes back: what was saved last is still what is found. */
static void
test_clock_goes_back (void)
{
  g_autofree char *path = fixture_new_path ();
  g_autoptr (GlmDocument) document = fixture_make_document ("file:///a.txt", "Un titre", text);
  g_autoptr (GlmDocument) other = fixture_make_document ("file:///b.txt", "Un autre", "Un tout autre texte.");
  g_autoptr (GlmDocument) changed = fixture_make_document ("file:///a.txt", "Un titre", "Un mot de plus. Un début, puis une suite assez longue pour que l’on y revienne un jour, et la fin.");
  g_autoptr (GlmLibrary) library = fixture_open (path);
  g_autoptr (GPtrArray) recent = NULL;
  g_autoptr (GError) error = NULL;
  gsize position = 0;

  g_assert_true (glm_library_record_opened (library, document, &error));
  g_assert_true (glm_library_save_position (library, document, BEFORE, &error));
  /* All this was a year from now. */
  fixture_run_sql (path, "UPDATE documents SET opened = opened + 31536000000000, saved = saved + 31536000000000");
  g_assert_true (glm_library_record_opened (library, other, &error));
  g_assert_true (glm_library_record_opened (library, changed, &error));
  g_assert_true (glm_library_save_position (library, changed, AFTER, &error));
  g_assert_true (glm_library_load_position (library, changed, &position, &error));
  g_assert_cmpuint (position, ==, AFTER);
  recent = glm_library_list_recent (library, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (recent->len, ==, 2);
  g_assert_cmpstr (((GlmLibraryEntry *) g_ptr_array_index (recent, 0))->digest, ==, glm_document_get_digest (changed));
  g_clear_pointer (&library, glm_library_unref);
  fixture_remove (path);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  faulty_disk_install ();
  g_test_add_func ("/library/faults/full", test_full);
  g_test_add_func ("/library/faults/write-error", test_write_error);
  g_test_add_func ("/library/faults/sync-error", test_sync_error);
  g_test_add_func ("/library/faults/fails-when-opened", test_fails_when_opened);
  g_test_add_func ("/library/faults/limit", test_limit);
  g_test_add_func ("/library/faults/locked", test_locked);
  g_test_add_func ("/library/faults/read-only", test_read_only);
  g_test_add_func ("/library/faults/killed", test_killed);
  g_test_add_func ("/library/faults/clock-goes-back", test_clock_goes_back);
  return g_test_run ();
}
