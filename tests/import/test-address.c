/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-address.h"
#include "glm-test.h"

#include <libsoup/soup.h>
#include <string.h>

static const char page[] =
  "<!DOCTYPE html><html lang=\"fr\"><head><title>Le port rouvre</title></head><body><article><h1>Le port rouvre</h1>"
  "<p>Le port de Morlaix a rouvert mardi, après dix ans de travaux et d’attente. La maire s’en est félicitée devant les élus.</p>"
  "<p>Le ministre n’est pas venu, et il l’a fait savoir par une lettre que personne n’a lue jusqu’au bout.</p>"
  "<img src=\"/picture.png\"></article></body></html>";

/* « Москва — столица », and HTML without anything that says so. */
static const char koi8[] = "\xed\xcf\xd3\xcb\xd7\xc1 - \xd3\xd4\xcf\xcc\xc9\xc3\xc1.\n";
static const char piece[] = "<p>Le port de Morlaix a rouvert <em>mardi</em>.</p>";

typedef struct
{
  GMutex      lock;
  GCond       ready;
  char       *address;
  guint       n_pictures;
  GMainLoop  *loop;
  GThread    *thread;
} Site;

static void
answer (SoupServer        *server,
        SoupServerMessage *message,
        const char        *path,
        GHashTable        *query,
        gpointer           data)
{
  Site *site = data;

  if (strcmp (path, "/article.html") == 0)
    {
      g_assert_null (soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Cookie"));
      soup_server_message_set_status (message, 200, NULL);
      soup_server_message_set_response (message, "text/html; charset=utf-8", SOUP_MEMORY_STATIC, page, strlen (page));
    }
  else if (strcmp (path, "/old") == 0)
    soup_server_message_set_redirect (message, 301, "/article.html");
  else if (strcmp (path, "/round") == 0)
    soup_server_message_set_redirect (message, 302, "/round");
  else if (strcmp (path, "/here") == 0)
    {
      soup_server_message_set_status (message, 302, NULL);
      soup_message_headers_append (soup_server_message_get_response_headers (message), "Location", "file:///etc/passwd");
    }
  else if (strcmp (path, "/moscou") == 0)
    {
      soup_server_message_set_status (message, 200, NULL);
      soup_server_message_set_response (message, "text/plain; charset=koi8-r", SOUP_MEMORY_STATIC, koi8, strlen (koi8));
    }
  else if (strcmp (path, "/piece") == 0)
    {
      soup_server_message_set_status (message, 200, NULL);
      soup_server_message_set_response (message, "text/html", SOUP_MEMORY_STATIC, piece, strlen (piece));
    }
  else if (strcmp (path, "/mine") == 0)
    soup_server_message_set_status (message, 403, NULL);
  else if (strcmp (path, "/large") == 0)
    {
      static char block[1024 * 1024];

      memset (block, 'a', sizeof block);
      soup_server_message_set_status (message, 200, NULL);
      for (guint i = 0; i < 50; i++)
        soup_message_body_append (soup_server_message_get_response_body (message), SOUP_MEMORY_STATIC, block, sizeof block);
    }
  else
    {
      if (strcmp (path, "/picture.png") == 0)
        site->n_pictures++;
      soup_server_message_set_status (message, 404, NULL);
    }
}

static gpointer
serve (gpointer data)
{
  Site *site = data;
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (SoupServer) server = NULL;
  g_autoptr (GError) error = NULL;
  GSList *uris;

  g_main_context_push_thread_default (context);
  server = soup_server_new (NULL, NULL);
  soup_server_add_handler (server, NULL, answer, site, NULL);
  g_assert_true (soup_server_listen_local (server, 0, 0, &error));
  g_assert_no_error (error);
  uris = soup_server_get_uris (server);
  g_mutex_lock (&site->lock);
  site->loop = g_main_loop_new (context, FALSE);
  site->address = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (uris->data));
  g_cond_signal (&site->ready);
  g_mutex_unlock (&site->lock);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  g_main_loop_run (site->loop);
  soup_server_disconnect (server);
  g_main_context_pop_thread_default (context);
  return NULL;
}

static GlmDocument *
get (Site       *site,
     const char *path,
     GError    **error)
{
  g_autofree char *address = g_strconcat (site->address, path, NULL);
  g_autoptr (GFile) file = g_file_new_for_uri (address);

  return glm_import_file (file, NULL, error);
}

/* A page is fetched as an article, redirections followed, and nothing that it asks for; what goes wrong is one sentence. */
static void
test_fetch (void)
{
  static const struct
  {
    const char    *path;
    GlmImportError code;
  } wrong[] = {
    { "/nowhere", GLM_IMPORT_ERROR_NOT_FOUND },
    { "/mine", GLM_IMPORT_ERROR_DENIED },
    { "/round", GLM_IMPORT_ERROR_IO },
    { "/here", GLM_IMPORT_ERROR_DENIED },
    { "/large", GLM_IMPORT_ERROR_TOO_LARGE },
  };
  Site site = { 0 };
  g_autoptr (GlmDocument) document = NULL;
  g_autoptr (GlmDocument) moved = NULL;
  g_autoptr (GlmDocument) moscow = NULL;
  g_autoptr (GlmDocument) part = NULL;
  g_autoptr (GError) error = NULL;

  g_mutex_init (&site.lock);
  g_cond_init (&site.ready);
  site.thread = g_thread_new ("site", serve, &site);
  g_mutex_lock (&site.lock);
  while (site.address == NULL)
    g_cond_wait (&site.ready, &site.lock);
  g_mutex_unlock (&site.lock);

  document = get (&site, "/article.html", &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (glm_document_get_text (document, NULL), "Le port de Morlaix a rouvert mardi"));
  g_assert_cmpstr (glm_document_get_metadata (document)->title, ==, "Le port rouvre");
  moved = get (&site, "/old", &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (glm_document_get_metadata (moved)->uri, "/article.html"));
  g_assert_cmpuint (site.n_pictures, ==, 0);
  moscow = get (&site, "/moscou", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (glm_document_get_text (moscow, NULL), ==, "Москва - столица.");
  part = get (&site, "/piece", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (glm_document_get_text (part, NULL), ==, "Le port de Morlaix a rouvert mardi.");
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) refusal = NULL;

      g_assert_null (get (&site, wrong[i].path, &refusal));
      g_assert_error (refusal, GLM_IMPORT_ERROR, (int) wrong[i].code);
    }

  g_main_loop_quit (site.loop);
  g_thread_join (site.thread);
  g_main_loop_unref (site.loop);
  g_free (site.address);
  g_mutex_clear (&site.lock);
  g_cond_clear (&site.ready);
}

int
main (int   argc,
      char *argv[])
{
  /* No proxy of the machine's stands between. */
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/address/fetch", test_fetch);
  return g_test_run ();
}
