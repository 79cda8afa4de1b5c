/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Articles at an address of the web. The only place that reaches the network, and only for an address that the reader
 * gave: nothing that a page asks for is fetched. Nothing of the reader goes with the question: no cookie, no referrer.
 */

#include "config.h"

#include "glm-address.h"

#include "glm-decode.h"
#include "glm-import-encodings.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#ifdef HAVE_SOUP
#include <libsoup/soup.h>
#endif

/* A page that is larger, or slower, is not waited for. */
#define MAX_BYTES (48u * 1024 * 1024)
#define MAX_SECONDS 60
#define SILENT_SECONDS 20
#define CHUNK (64 * 1024)
/* How far into a page it says how it is encoded, if it does. */
#define HEAD_BYTES 2048

/**
 * glm_address_is_web:
 * @file: what was opened
 *
 * Returns: whether it is an address of the web
 */
gboolean
glm_address_is_web (GFile *file)
{
  return g_file_has_uri_scheme (file, "http") || g_file_has_uri_scheme (file, "https");
}

#ifdef HAVE_SOUP

/*
 * Ends a fetch that takes too long, wherever it hangs: a site that sends its head or its page a byte at a time is
 * never silent.
 */
typedef struct
{
  GMutex        lock;
  GCond         changed;
  gboolean      done;
  gboolean      late;
  GCancellable *limit;
  GCancellable *reader;
  gulong        link;
  GThread      *thread;
} Watch;

static gpointer
watch (gpointer data)
{
  Watch *self = data;
  gint64 deadline = g_get_monotonic_time () + MAX_SECONDS * G_TIME_SPAN_SECOND;

  g_mutex_lock (&self->lock);
  while (!self->done && !self->late)
    self->late = !g_cond_wait_until (&self->changed, &self->lock, deadline);
  self->late = self->late && !self->done;
  g_mutex_unlock (&self->lock);
  if (self->late)
    g_cancellable_cancel (self->limit);
  return NULL;
}

static void
on_given_up (GCancellable *reader,
             gpointer      limit)
{
  g_cancellable_cancel (limit);
}

static void
watch_start (Watch        *self,
             GCancellable *reader)
{
  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
  self->limit = g_cancellable_new ();
  self->reader = reader;
  if (reader != NULL)
    self->link = g_cancellable_connect (reader, G_CALLBACK (on_given_up), self->limit, NULL);
  self->thread = g_thread_new ("address", watch, self);
}

/* What was the matter, after which there is no more to watch. */
static void
watch_end (Watch   *self,
           GError **cause)
{
  g_mutex_lock (&self->lock);
  self->done = TRUE;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->lock);
  g_thread_join (self->thread);
  if (self->reader != NULL)
    g_cancellable_disconnect (self->reader, self->link);
  if (self->late && g_error_matches (*cause, G_IO_ERROR, G_IO_ERROR_CANCELLED) && !g_cancellable_is_cancelled (self->reader))
    {
      g_clear_error (cause);
      g_set_error_literal (cause, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "");
    }
  g_object_unref (self->limit);
  g_cond_clear (&self->changed);
  g_mutex_clear (&self->lock);
}

static void
set_network_error (GError      **error,
                   const GError *cause,
                   const char   *host)
{
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_error_copy (cause));
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    g_set_error (error, GLM_IMPORT_ERROR, GLM_IMPORT_ERROR_IO,
                 /* Translators: %s is the name of a site. */
                 _("The article could not be fetched: %s does not answer. Try again later."), host);
  else if (cause->domain == G_RESOLVER_ERROR)
    g_set_error (error, GLM_IMPORT_ERROR, GLM_IMPORT_ERROR_NOT_FOUND,
                 /* Translators: %s is the name of a site. */
                 _("The article could not be fetched: there is no site %s, or this computer is not connected."), host);
  else if (g_error_matches (cause, SOUP_SESSION_ERROR, SOUP_SESSION_ERROR_TOO_MANY_REDIRECTS))
    g_set_error (error, GLM_IMPORT_ERROR, GLM_IMPORT_ERROR_IO,
                 /* Translators: %s is the name of a site. */
                 _("The article could not be fetched: %s sends from one address to the next without end."), host);
  else if (g_error_matches (cause, SOUP_SESSION_ERROR, SOUP_SESSION_ERROR_REDIRECT_BAD_URI) ||
           g_error_matches (cause, SOUP_SESSION_ERROR, SOUP_SESSION_ERROR_REDIRECT_NO_LOCATION))
    g_set_error (error, GLM_IMPORT_ERROR, GLM_IMPORT_ERROR_DENIED,
                 /* Translators: %s is the name of a site. */
                 _("The article was not fetched: %s sends to an address that is not of the web."), host);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
    g_set_error (error, GLM_IMPORT_ERROR, GLM_IMPORT_ERROR_IO,
                 /* Translators: %s is the name of a site. */
                 _("The article could not be fetched whole: %s broke off in the midst of it. Try again."), host);
  else if (cause->domain == G_TLS_ERROR)
    g_set_error (error, GLM_IMPORT_ERROR, GLM_IMPORT_ERROR_DENIED,
                 /* Translators: %s is the name of a site. */
                 _("The article was not fetched: %s cannot prove that it is what it says it is."), host);
  else
    g_set_error (error, GLM_IMPORT_ERROR, GLM_IMPORT_ERROR_IO,
                 /* Translators: the system's message. */
                 _("The article could not be fetched: %s"), cause->message);
}

static gboolean
check_status (SoupMessage *message,
              const char  *host,
              GError     **error)
{
  guint status = soup_message_get_status (message);

  if (status >= 200 && status < 300)
    return TRUE;
  if (status == 404 || status == 410)
    g_set_error (error, GLM_IMPORT_ERROR, GLM_IMPORT_ERROR_NOT_FOUND,
                 /* Translators: %s is the name of a site. */
                 _("%s has no page at this address. It may have been moved or taken down."), host);
  else if (status == 401 || status == 402 || status == 403 || status == 451)
    g_set_error (error, GLM_IMPORT_ERROR, GLM_IMPORT_ERROR_DENIED,
                 /* Translators: %s is the name of a site. */
                 _("%s does not give this page to everyone. Open it in a browser, save it, and open the saved page."), host);
  else
    g_set_error (error, GLM_IMPORT_ERROR, GLM_IMPORT_ERROR_IO,
                 /* Translators: %s is the name of a site, %u a number such as 503. */
                 _("%s did not give the page (answer %u). Try again later."), host, status);
  return FALSE;
}

/* Reads all within the limit of size. @cause takes what went wrong on the way, @error what does so here. */
static GBytes *
read_body (GInputStream *stream,
           goffset       expected,
           GCancellable *cancellable,
           GError      **cause,
           GError      **error)
{
  g_autoptr (GByteArray) content = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  gssize n;

  while ((n = g_input_stream_read (stream, chunk, CHUNK, cancellable, cause)) > 0)
    {
      g_byte_array_append (content, chunk, (guint) n);
      if (content->len > MAX_BYTES)
        {
          g_set_error (error, GLM_IMPORT_ERROR, GLM_IMPORT_ERROR_TOO_LARGE,
                       _("The article was not fetched: what is at this address is larger than 48 MB."));
          return NULL;
        }
    }
  if (n == 0 && content->len < expected)
    {
      g_set_error_literal (cause, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT, "");
      n = -1;
    }
  return n == 0 ? g_byte_array_free_to_bytes (g_steal_pointer (&content)) : NULL;
}

/* How many bytes a page has as it says, 0 where it says nothing of what is left of it when it is unpacked. */
static goffset
get_expected (SoupMessage *message)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);

  if (soup_message_headers_get_encoding (headers) != SOUP_ENCODING_CONTENT_LENGTH || soup_message_headers_get_one (headers, "Content-Encoding") != NULL)
    return 0;
  return soup_message_headers_get_content_length (headers);
}

/* « https://site.fr/2024/un-titre?x=1 » → « un-titre.html »: the site says what it is, and the name hints at it. */
static char *
dup_name (SoupMessage *message)
{
  static const char *const endings[][2] = {
    { "text/html", ".html" }, { "application/xhtml+xml", ".html" }, { "text/markdown", ".md" },
  };
  GUri *uri = soup_message_get_uri (message);
  const char *type = soup_message_headers_get_content_type (soup_message_get_response_headers (message), NULL);
  const char *path = g_uri_get_path (uri);
  const char *last = strrchr (path, '/');
  const char *name = last != NULL && last[1] != '\0' ? last + 1 : g_uri_get_host (uri);

  for (guint i = 0; type != NULL && i < G_N_ELEMENTS (endings); i++)
    if (g_ascii_strcasecmp (type, endings[i][0]) == 0 && !g_str_has_suffix (name, endings[i][1]))
      return g_strconcat (name, endings[i][1], NULL);
  return g_strdup (name);
}

/* Whether a page says itself how it is encoded. It knows better than the site, whose word is for all pages. */
static gboolean
names_encoding (const char *page,
                gsize       length)
{
  g_autofree char *head = g_ascii_strdown (page, (gssize) MIN (length, HEAD_BYTES));

  return strstr (head, "charset") != NULL || strstr (head, "encoding=") != NULL;
}

/* Text in the encoding that the site says, where neither its bytes nor itself say it, in UTF-8. */
static GBytes *
take_charset (GBytes      *bytes,
              SoupMessage *message)
{
  g_autoptr (GHashTable) parameters = NULL;
  const char *type = soup_message_headers_get_content_type (soup_message_get_response_headers (message), &parameters);
  const char *charset = parameters != NULL ? g_hash_table_lookup (parameters, "charset") : NULL;
  g_auto (GlmDecoding) decoding = { 0 };
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (charset == NULL || !g_str_has_prefix (type, "text/") || length == 0 || g_utf8_validate (data, (gssize) length, NULL) || names_encoding (data, length) ||
      !glm_decode ((const guint8 *) data, length, charset, &decoding))
    return g_bytes_ref (bytes);
  return g_bytes_new_take (g_steal_pointer (&decoding.text), decoding.length);
}

static SoupMessage *
new_question (const char *address,
              GError    **error)
{
  g_autoptr (SoupMessage) message = soup_message_new (SOUP_METHOD_GET, address);

  if (message == NULL || g_uri_get_host (soup_message_get_uri (message)) == NULL)
    {
      g_set_error_literal (error, GLM_IMPORT_ERROR, GLM_IMPORT_ERROR_NOT_FOUND, _("This is no address of the web. Look it over for misprints."));
      return NULL;
    }
  soup_message_headers_append (soup_message_get_request_headers (message), "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
  soup_message_headers_append (soup_message_get_request_headers (message), "Accept-Language", "fr,*;q=0.5");
  return g_steal_pointer (&message);
}

/* What is at an address, its name as a hint, and where it came from after redirections. */
static GBytes *
fetch (const char    *address,
       GlmImportFlags flags,
       char         **name,
       char         **final_address,
       GCancellable  *cancellable,
       GError       **error)
{
  g_autoptr (SoupSession) session = NULL;
  g_autoptr (SoupMessage) message = new_question (address, error);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) cause = NULL;
  g_autoptr (GBytes) bytes = NULL;
  Watch bounds = { .done = FALSE };
  const char *host;

  if (message == NULL)
    return NULL;
  session = soup_session_new_with_options ("timeout", SILENT_SECONDS, "user-agent", "Guillemet/" PACKAGE_VERSION, NULL);
  watch_start (&bounds, cancellable);
  stream = soup_session_send (session, message, bounds.limit, &cause);
  host = g_uri_get_host (soup_message_get_uri (message));
  if (stream != NULL && check_status (message, host, error))
    bytes = read_body (stream, get_expected (message), bounds.limit, &cause, error);
  watch_end (&bounds, &cause);
  if (cause != NULL)
    set_network_error (error, cause, host);
  if (bytes == NULL)
    return NULL;
  *name = dup_name (message);
  *final_address = g_uri_to_string (soup_message_get_uri (message));
  return glm_import_encoding_of_flags (flags) == NULL ? take_charset (bytes, message) : g_steal_pointer (&bytes);
}

#else

static GBytes *
fetch (const char    *address,
       GlmImportFlags flags,
       char         **name,
       char         **final_address,
       GCancellable  *cancellable,
       GError       **error)
{
  g_set_error_literal (error, GLM_IMPORT_ERROR, GLM_IMPORT_ERROR_UNSUPPORTED,
                       _("This Guillemet was built without libsoup, which fetches pages. Save the page in a browser and open that."));
  return NULL;
}

#endif

/**
 * glm_address_import:
 * @address: of a page or file, http or https
 * @flags: how it is to be read
 * @cancellable: (nullable): to give up
 * @error: return location for a #GlmImportError, or %G_IO_ERROR_CANCELLED
 *
 * Fetches and reads what is at an address the reader gave, at most 48 MB and in at most a minute. Synchronous: call it in
 * a thread.
 *
 * Returns: (transfer full): the document; %NULL with @error set
 */
GlmDocument *
glm_address_import (const char    *address,
                    GlmImportFlags flags,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autofree char *name = NULL;
  g_autofree char *final_address = NULL;
  g_autoptr (GBytes) bytes = fetch (address, flags, &name, &final_address, cancellable, error);

  return bytes != NULL ? glm_import_bytes_full (bytes, name, final_address, flags, cancellable, error) : NULL;
}
