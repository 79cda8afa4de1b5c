/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Articles at an address of the web. The only place that reaches the network, and only for an address that the reader
 * gave: nothing that a page asks for is fetched. Nothing of the reader goes with the question: no cookie, no referrer.
 */

#include "config.h"

#include "glm-address.h"

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

/* Reads all within the limits of size and time. */
static GBytes *
read_body (GInputStream *stream,
           const char   *host,
           gint64        deadline,
           GCancellable *cancellable,
           GError      **error)
{
  g_autoptr (GByteArray) content = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  g_autoptr (GError) cause = NULL;
  gssize n;

  while ((n = g_input_stream_read (stream, chunk, CHUNK, cancellable, &cause)) > 0)
    {
      g_byte_array_append (content, chunk, (guint) n);
      if (content->len > MAX_BYTES)
        {
          g_set_error (error, GLM_IMPORT_ERROR, GLM_IMPORT_ERROR_TOO_LARGE,
                       _("The article was not fetched: what is at this address is larger than 48 MB."));
          return NULL;
        }
      if (g_get_monotonic_time () > deadline)
        {
          g_set_error_literal (&cause, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "");
          n = -1;
          break;
        }
    }
  if (n < 0)
    {
      set_network_error (error, cause, host);
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&content));
}

/* « https://site.fr/2024/un-titre.html?x=1 » → « un-titre.html » */
static char *
dup_name (GUri *uri)
{
  const char *path = g_uri_get_path (uri);
  const char *last = strrchr (path, '/');

  return last != NULL && last[1] != '\0' ? g_strdup (last + 1) : g_strdup (g_uri_get_host (uri));
}

/* What is at an address, its name as a hint, and where it came from after redirections. */
static GBytes *
fetch (const char   *address,
       char        **name,
       char        **final_address,
       GCancellable *cancellable,
       GError      **error)
{
  g_autoptr (SoupSession) session = NULL;
  g_autoptr (SoupMessage) message = soup_message_new (SOUP_METHOD_GET, address);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) cause = NULL;
  gint64 deadline = g_get_monotonic_time () + MAX_SECONDS * G_TIME_SPAN_SECOND;
  const char *host;
  GBytes *bytes;

  if (message == NULL || g_uri_get_host (soup_message_get_uri (message)) == NULL)
    {
      g_set_error_literal (error, GLM_IMPORT_ERROR, GLM_IMPORT_ERROR_NOT_FOUND, _("This is no address of the web. Look it over for misprints."));
      return NULL;
    }
  host = g_uri_get_host (soup_message_get_uri (message));
  session = soup_session_new_with_options ("timeout", SILENT_SECONDS, "user-agent", "Guillemet/" PACKAGE_VERSION, NULL);
  soup_message_headers_append (soup_message_get_request_headers (message), "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
  soup_message_headers_append (soup_message_get_request_headers (message), "Accept-Language", "fr,*;q=0.5");
  stream = soup_session_send (session, message, cancellable, &cause);
  if (stream == NULL)
    {
      set_network_error (error, cause, host);
      return NULL;
    }
  host = g_uri_get_host (soup_message_get_uri (message));
  if (!check_status (message, host, error))
    return NULL;
  bytes = read_body (stream, host, deadline, cancellable, error);
  if (bytes == NULL)
    return NULL;
  *name = dup_name (soup_message_get_uri (message));
  *final_address = g_uri_to_string (soup_message_get_uri (message));
  return bytes;
}

#else

static GBytes *
fetch (const char   *address,
       char        **name,
       char        **final_address,
       GCancellable *cancellable,
       GError      **error)
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
  g_autoptr (GBytes) bytes = fetch (address, &name, &final_address, cancellable, error);

  return bytes != NULL ? glm_import_bytes_full (bytes, name, final_address, flags, cancellable, error) : NULL;
}
