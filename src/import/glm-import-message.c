/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What is said between this program and the one that reads files: a question (how, a name, an address, the file's
 * bytes) and an answer (a document, or a sentence for the reader). Both are of one build of one machine; the
 * answer is read as if it came from an enemy, for the file that it was made of may have taken its maker over.
 */

#include "config.h"

#include "glm-import-message.h"

#include "glm-document-stream.h"

#include <string.h>

#define QUESTION 0x516d6c47u /* "GlmQ" */
#define ANSWER 0x416d6c47u   /* "GlmA" */
#define VERSION 1
#define MAX_NAME_BYTES 65536
#define MAX_SENTENCE_BYTES 4096

enum
{
  SAYS_DOCUMENT,
  SAYS_ERROR,
};

static void
put_u32 (GByteArray *out,
         guint32     value)
{
  value = GUINT32_TO_LE (value);
  g_byte_array_append (out, (const guint8 *) &value, sizeof value);
}

static void
put_text (GByteArray *out,
          const char *text)
{
  gsize length = text != NULL ? MIN (strlen (text), MAX_NAME_BYTES) : 0;

  put_u32 (out, text != NULL ? (guint32) length + 1 : 0);
  if (text != NULL)
    g_byte_array_append (out, (const guint8 *) text, (guint) length);
}

static gboolean
take_u32 (const guint8 **at,
          gsize         *left,
          guint32       *value)
{
  if (*left < sizeof *value)
    return FALSE;
  memcpy (value, *at, sizeof *value);
  *value = GUINT32_FROM_LE (*value);
  *at += sizeof *value;
  *left -= sizeof *value;
  return TRUE;
}

static gboolean
take_text (const guint8 **at,
           gsize         *left,
           gsize          max_length,
           char         **text)
{
  guint32 length;

  if (!take_u32 (at, left, &length))
    return FALSE;
  *text = NULL;
  if (length == 0)
    return TRUE;
  length--;
  if (length > *left || length > max_length || memchr (*at, 0, length) != NULL)
    return FALSE;
  *text = g_strndup ((const char *) *at, length);
  *at += length;
  *left -= length;
  return TRUE;
}

static gboolean
take_head (const guint8 **at,
           gsize         *left,
           guint32        magic)
{
  guint32 found, version;

  return take_u32 (at, left, &found) && found == magic && take_u32 (at, left, &version) && version == VERSION;
}

/**
 * glm_import_request_head:
 * @request: a question
 *
 * Returns: (transfer full): what is written before the file's bytes
 */
GBytes *
glm_import_request_head (const GlmImportRequest *request)
{
  GByteArray *out = g_byte_array_new ();

  put_u32 (out, QUESTION);
  put_u32 (out, VERSION);
  put_u32 (out, request->flags);
  put_text (out, request->name);
  put_text (out, request->uri);
  return g_byte_array_free_to_bytes (out);
}

/**
 * glm_import_request_read:
 * @message: what glm_import_request_head() wrote, and the file's bytes
 * @request: (out): a question, to be cleared in any case
 *
 * Returns: %FALSE when it is none
 */
gboolean
glm_import_request_read (GBytes           *message,
                         GlmImportRequest *request)
{
  gsize length, left;
  const guint8 *start = g_bytes_get_data (message, &length);
  const guint8 *at = start;
  guint32 flags;

  memset (request, 0, sizeof *request);
  left = length;
  if (!take_head (&at, &left, QUESTION) || !take_u32 (&at, &left, &flags) ||
      !take_text (&at, &left, MAX_NAME_BYTES, &request->name) || !take_text (&at, &left, MAX_NAME_BYTES, &request->uri))
    return FALSE;
  request->flags = (GlmImportFlags) (flags & GLM_IMPORT_WHOLE_PAGE);
  request->bytes = g_bytes_new_from_bytes (message, (gsize) (at - start), left);
  return TRUE;
}

/**
 * glm_import_request_clear:
 * @request: a question
 */
void
glm_import_request_clear (GlmImportRequest *request)
{
  g_clear_pointer (&request->name, g_free);
  g_clear_pointer (&request->uri, g_free);
  g_clear_pointer (&request->bytes, g_bytes_unref);
}

/**
 * glm_import_answer_new:
 * @document: (nullable): what was read
 * @error: (nullable): why there is none
 *
 * Returns: (transfer full): the answer
 */
GBytes *
glm_import_answer_new (const GlmDocument *document,
                       const GError      *error)
{
  GByteArray *out = g_byte_array_new ();

  put_u32 (out, ANSWER);
  put_u32 (out, VERSION);
  put_u32 (out, document != NULL ? SAYS_DOCUMENT : SAYS_ERROR);
  if (document != NULL)
    {
      g_autoptr (GBytes) stream = glm_document_to_bytes (document);
      gsize length;
      const guint8 *data = g_bytes_get_data (stream, &length);

      g_byte_array_append (out, data, (guint) length);
    }
  else
    {
      put_u32 (out, error->domain == GLM_IMPORT_ERROR ? (guint32) error->code : GLM_IMPORT_ERROR_BROKEN);
      put_text (out, error->message);
    }
  return g_byte_array_free_to_bytes (out);
}

/**
 * glm_import_answer_read:
 * @message: an answer, or anything
 * @uri: (nullable): where the file came from
 * @document: (out) (transfer full): what was read, %NULL for none
 * @error: return location for the #GlmImportError that was answered
 *
 * Returns: %FALSE, and nothing set, when it is no answer
 */
gboolean
glm_import_answer_read (GBytes       *message,
                        const char   *uri,
                        GlmDocument **document,
                        GError      **error)
{
  gsize length, left;
  const guint8 *start = g_bytes_get_data (message, &length);
  const guint8 *at = start;
  g_autofree char *sentence = NULL;
  guint32 what, code;

  *document = NULL;
  left = length;
  if (!take_head (&at, &left, ANSWER) || !take_u32 (&at, &left, &what))
    return FALSE;
  if (what == SAYS_DOCUMENT)
    {
      g_autoptr (GBytes) stream = g_bytes_new_from_bytes (message, (gsize) (at - start), left);

      *document = glm_document_from_bytes (stream, uri, NULL);
      if (*document != NULL && glm_document_get_n_blocks (*document) == 0)
        g_clear_pointer (document, glm_document_unref);
      return *document != NULL;
    }
  if (what != SAYS_ERROR || !take_u32 (&at, &left, &code) || code > GLM_IMPORT_ERROR_IO ||
      !take_text (&at, &left, MAX_SENTENCE_BYTES, &sentence) || sentence == NULL || left > 0 ||
      !g_utf8_validate (sentence, -1, NULL))
    return FALSE;
  g_set_error_literal (error, GLM_IMPORT_ERROR, (int) code, g_strdelimit (sentence, "\n\r\t", ' '));
  return TRUE;
}
