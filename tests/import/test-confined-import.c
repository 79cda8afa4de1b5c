/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-importer.h"
#include "glm-test.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

/* Sanitizers take more addresses than a reader may. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define HAS_SHADOW_MEMORY 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define HAS_SHADOW_MEMORY 1
#endif
#endif

static GBytes *
ask_for (const char *deed)
{
  char *text = g_strconcat ("%PDF-1.4 ", deed, NULL);

  return g_bytes_new_take (text, strlen (text));
}

static void
test_refused (void)
{
  g_autoptr (GBytes) bytes = ask_for ("trespass");
  g_autoptr (GError) error = NULL;
  g_autoptr (GlmDocument) document = glm_import_bytes (bytes, "a.pdf", NULL, NULL, &error);
  const char *text;

  g_assert_no_error (error);
  text = glm_document_get_text (document, NULL);
#if defined(__linux__) && (defined(__x86_64__) || defined(__aarch64__))
  g_test_message ("%s", text);
  g_assert_null (strstr (text, "done"));
  g_assert_nonnull (strstr (text, "read a file: Permission denied"));
  g_assert_nonnull (strstr (text, "open a socket: Operation not permitted"));
  g_assert_nonnull (strstr (text, "run what was read: Operation not permitted"));
#ifndef HAS_SHADOW_MEMORY
  g_assert_nonnull (strstr (text, "take all memory: Cannot allocate memory"));
#endif
#endif
  g_assert_false (g_file_test ("trespasser.out", G_FILE_TEST_EXISTS));
}

static void
assert_stopped (const GError *error)
{
  g_assert_error (error, GLM_IMPORT_ERROR, GLM_IMPORT_ERROR_BROKEN);
  g_assert_nonnull (strstr (error->message, "a.pdf"));
  g_assert_null (strchr (error->message, '\n'));
}

static void
test_ends_badly (void)
{
  static const char *const deeds[] = { "die", "crash", "lie" };

  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    {
      g_autoptr (GBytes) bytes = ask_for (deeds[i]);
      g_autoptr (GError) error = NULL;

      g_assert_null (glm_import_bytes (bytes, "a.pdf", NULL, NULL, &error));
      assert_stopped (error);
    }
}

/* Whoever asks for more memory, the program itself or the parser of XML, no half of an article is shown for the whole. */
static void
test_out_of_memory (void)
{
#ifdef HAS_SHADOW_MEMORY
  g_test_skip ("sanitizers take more memory than is given");
#else
  static const char *const deeds[] = { "swell", "bloat" };

  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    {
      g_autoptr (GBytes) bytes = ask_for (deeds[i]);
      g_autoptr (GError) error = NULL;

      g_assert_null (glm_import_bytes (bytes, "a.pdf", NULL, NULL, &error));
      g_assert_error (error, GLM_IMPORT_ERROR, GLM_IMPORT_ERROR_TOO_LARGE);
      g_assert_nonnull (strstr (error->message, "memory"));
    }
#endif
}

typedef struct
{
  GCancellable *cancellable;
  GError       *error;
} Hanging;

static gpointer
import_what_hangs (gpointer data)
{
  Hanging *hanging = data;
  g_autoptr (GBytes) bytes = ask_for ("hang");

  g_assert_null (glm_import_bytes (bytes, "a.pdf", NULL, hanging->cancellable, &hanging->error));
  return NULL;
}

static GPid
wait_for_child (void)
{
  GPid child = 0;

  while ((child = glm_test_find_child ("guillemet-impor")) == 0)
    g_usleep (1000);
  return child;
}

static void
test_killed (void)
{
  Hanging hanging = { NULL, NULL };
  GThread *thread = g_thread_new ("import", import_what_hangs, &hanging);

  kill (wait_for_child (), SIGKILL);
  g_thread_join (thread);
  assert_stopped (hanging.error);
  g_clear_error (&hanging.error);
}

/* Whoever reads without end is stopped, and that is what is said. */
static void
test_endless (void)
{
  g_autoptr (GBytes) bytes = ask_for ("spin");
  g_autoptr (GError) error = NULL;

  g_assert_null (glm_import_bytes (bytes, "a.pdf", NULL, NULL, &error));
  assert_stopped (error);
  g_assert_nonnull (strstr (error->message, "took too long"));
  g_assert_cmpint (glm_test_find_child ("guillemet-impor"), ==, 0);
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Hanging hanging = { cancellable, NULL };
  GThread *thread = g_thread_new ("import", import_what_hangs, &hanging);

  wait_for_child ();
  g_cancellable_cancel (cancellable);
  g_thread_join (thread);
  g_assert_error (hanging.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&hanging.error);
  g_assert_cmpint (glm_test_find_child ("guillemet-impor"), ==, 0);
}

static char *
write_page (gsize *length)
{
  g_autoptr (GString) page = g_string_new ("<!DOCTYPE html><html><head><meta charset=\"windows-1251\"><title>Le titre</title></head><body><article><h1>Le titre</h1>");

  for (guint i = 0; i < 12; i++)
    g_string_append (page, "<p>Une phrase assez longue pour faire un paragraphe, avec une virgule et un mot \xcc\xee\xf1\xea\xe2\xe0.</p>");
  g_string_append (page, "</article></body></html>");
  *length = page->len;
  return g_string_free (g_steal_pointer (&page), FALSE);
}

/* What has no rights reads the same as what has all, in an encoding whose table is a file too. */
static void
test_same (void)
{
  gsize length;
  char *page = write_page (&length);
  g_autoptr (GBytes) bytes = g_bytes_new_take (page, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (GlmDocument) confined = glm_import_bytes (bytes, "page.html", "file:///page.html", NULL, &error);
  g_autoptr (GlmDocument) here = glm_import_bytes_here (bytes, "page.html", "file:///page.html", GLM_IMPORT_DEFAULT, NULL, NULL);

  g_assert_no_error (error);
  g_assert_cmpstr (glm_document_get_text (confined, NULL), ==, glm_document_get_text (here, NULL));
  g_assert_nonnull (strstr (glm_document_get_text (confined, NULL), "Москва"));
  g_assert_cmpstr (glm_document_get_metadata (confined)->title, ==, "Le titre");
  g_assert_cmpstr (glm_document_get_metadata (confined)->uri, ==, "file:///page.html");
}

/* Where the program is not installed a page is read all the same, and a PDF says what is missing. */
static void
test_not_installed (void)
{
  gsize length;
  char *page = write_page (&length);
  g_autoptr (GBytes) bytes = g_bytes_new_take (page, length);
  g_autoptr (GBytes) pdf = ask_for ("trespass");
  g_autofree char *folder = g_strdup (g_getenv ("GUILLEMET_LIBEXEC_DIR"));
  g_autoptr (GError) error = NULL;
  g_autoptr (GlmDocument) document = NULL;

  g_setenv ("GUILLEMET_LIBEXEC_DIR", "/nowhere", TRUE);
  document = glm_import_bytes (bytes, "page.html", NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (glm_import_bytes (pdf, "a.pdf", NULL, NULL, &error));
  g_assert_error (error, GLM_IMPORT_ERROR, GLM_IMPORT_ERROR_UNSUPPORTED);
  g_assert_nonnull (strstr (error->message, "Poppler"));
  g_setenv ("GUILLEMET_LIBEXEC_DIR", folder, TRUE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/confined/refused", test_refused);
  g_test_add_func ("/import/confined/ends-badly", test_ends_badly);
  g_test_add_func ("/import/confined/out-of-memory", test_out_of_memory);
  g_test_add_func ("/import/confined/killed", test_killed);
  g_test_add_func ("/import/confined/endless", test_endless);
  g_test_add_func ("/import/confined/cancelled", test_cancelled);
  g_test_add_func ("/import/confined/same", test_same);
  g_test_add_func ("/import/confined/not-installed", test_not_installed);
  return g_test_run ();
}
