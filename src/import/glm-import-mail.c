/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What is written as a mail: pages that a browser saved in one file (MHTML, RFC 2557) and messages. Of the parts
 * the page is read, or the text where there is none; pictures are those that came with it.
 */

#include "config.h"

#include "glm-html-blocks.h"
#include "glm-importer-private.h"

#include <glib/gi18n-lib.h>
#include <gmime/gmime.h>
#include <string.h>

#define MAX_PARTS 4000
#define MAX_DEPTH 32
#define MAX_PICTURE_BYTES (32 * 1024 * 1024)

typedef struct
{
  GMimeTextPart *html; /* (nullable): the first page */
  GMimeTextPart *text;
  GHashTable    *pictures; /* "cid:…" or address → GBytes */
  guint          n_parts;
} Mail;

static void
take_picture (Mail      *self,
              GMimePart *part)
{
  GMimeDataWrapper *content = g_mime_part_get_content (part);
  const char *id = g_mime_object_get_content_id (GMIME_OBJECT (part));
  const char *location = g_mime_object_get_header (GMIME_OBJECT (part), "Content-Location");
  g_autoptr (GBytes) bytes = NULL;
  GMimeStream *stream;
  GByteArray *data;

  if (content == NULL || (id == NULL && location == NULL))
    return;
  stream = g_mime_stream_mem_new ();
  g_mime_data_wrapper_write_to_stream (content, stream);
  data = g_mime_stream_mem_get_byte_array (GMIME_STREAM_MEM (stream));
  if (data != NULL && data->len > 0 && data->len <= MAX_PICTURE_BYTES)
    bytes = g_bytes_new (data->data, data->len);
  g_object_unref (stream);
  if (bytes == NULL)
    return;
  if (id != NULL)
    g_hash_table_insert (self->pictures, g_strconcat ("cid:", id, NULL), g_bytes_ref (bytes));
  if (location != NULL)
    g_hash_table_insert (self->pictures, g_strdup (location), g_bytes_ref (bytes));
}

static void
walk (Mail        *self,
      GMimeObject *part,
      guint        depth)
{
  GMimeContentType *type;

  if (part == NULL || depth > MAX_DEPTH || ++self->n_parts > MAX_PARTS)
    return;
  if (GMIME_IS_MULTIPART (part))
    {
      GMimeMultipart *parts = GMIME_MULTIPART (part);

      for (int i = 0; i < g_mime_multipart_get_count (parts); i++)
        walk (self, g_mime_multipart_get_part (parts, i), depth + 1);
      return;
    }
  type = g_mime_object_get_content_type (part);
  if (type == NULL)
    return;
  if (GMIME_IS_TEXT_PART (part))
    {
      if (g_mime_content_type_is_type (type, "text", "html") && self->html == NULL)
        self->html = GMIME_TEXT_PART (part);
      else if (g_mime_content_type_is_type (type, "text", "plain") && self->text == NULL)
        self->text = GMIME_TEXT_PART (part);
    }
  else if (GMIME_IS_PART (part) && g_mime_content_type_is_type (type, "image", "*"))
    take_picture (self, GMIME_PART (part));
}

/* Of a message who wrote it, when and on what; a saved page says these itself, and better. */
static void
read_headers (GMimeMessage *message,
              GlmMetadata  *metadata)
{
  const char *subject = g_mime_message_get_subject (message);
  InternetAddressList *from = g_mime_message_get_from (message);
  GDateTime *date = g_mime_message_get_date (message);
  g_autoptr (GPtrArray) authors = g_ptr_array_new ();

  if (metadata->title == NULL && subject != NULL && subject[0] != '\0')
    metadata->title = g_utf8_make_valid (subject, -1);
  for (int i = 0; from != NULL && i < internet_address_list_length (from) && i < 32; i++)
    {
      const char *name = internet_address_get_name (internet_address_list_get_address (from, i));

      /* Browsers say that they have saved the page themselves. */
      if (name != NULL && name[0] != '\0' && name[0] != '<' && strstr (name, "Saved by") == NULL)
        g_ptr_array_add (authors, (gpointer) name);
    }
  if (metadata->authors == NULL && authors->len > 0)
    {
      g_ptr_array_add (authors, NULL);
      metadata->authors = g_strdupv ((char **) authors->pdata);
    }
  if (metadata->date == NULL && date != NULL && g_mime_object_get_header (GMIME_OBJECT (message), "Snapshot-Content-Location") == NULL)
    {
      metadata->date = g_date_time_format (date, "%Y-%m-%d");
      metadata->date_precision = GLM_DATE_DAY;
    }
}

static gboolean
read_parts (const Mail         *mail,
            GMimeMessage       *message,
            const GlmSource    *source,
            GlmDocumentBuilder *builder,
            GCancellable       *cancellable,
            GError            **error)
{
  GMimeTextPart *part = mail->html != NULL ? mail->html : mail->text;
  /* Browsers say where the page was. A letter is shown whole. */
  gboolean is_page = mail->html != NULL && (g_mime_object_get_header (GMIME_OBJECT (message), "Snapshot-Content-Location") != NULL ||
                                            g_mime_object_get_header (GMIME_OBJECT (mail->html), "Content-Location") != NULL);
  GlmHtmlParts parts = { NULL, "", mail->pictures, NULL };
  g_autofree char *text = part != NULL ? g_mime_text_part_get_text (part) : NULL;
  g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, -1) : NULL;

  if (valid == NULL)
    {
      g_set_error_literal (error, GLM_IMPORT_ERROR, GLM_IMPORT_ERROR_NO_ARTICLE,
                           _("This cannot be shown: there is no text in the message."));
      return FALSE;
    }
  if (mail->html != NULL)
    return _glm_import_html_text (valid, strlen (valid), source->whole_page || !is_page, &parts, builder, cancellable, error);
  {
    GlmSource plain = { (const guint8 *) valid, strlen (valid), NULL, FALSE, NULL };

    return glm_import_text (&plain, builder, cancellable, error);
  }
}

/**
 * glm_import_mail:
 * @source: bytes of an MHTML file or of a message
 * @builder: takes the page or text
 * @cancellable: (nullable): to give up
 * @error: return location for a #GlmImportError, or %G_IO_ERROR_CANCELLED
 *
 * Returns: %FALSE with @error set
 */
gboolean
glm_import_mail (const GlmSource    *source,
                 GlmDocumentBuilder *builder,
                 GCancellable       *cancellable,
                 GError            **error)
{
  static gsize initialised = 0;
  g_autoptr (GHashTable) pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  Mail mail = { NULL, NULL, pictures, 0 };
  GMimeStream *stream;
  GMimeParser *parser;
  GMimeMessage *message;
  gboolean done;

  if (g_once_init_enter (&initialised))
    {
      g_mime_init ();
      g_once_init_leave (&initialised, 1);
    }
  stream = g_mime_stream_mem_new_with_buffer ((const char *) source->data, source->length);
  parser = g_mime_parser_new_with_stream (stream);
  message = g_mime_parser_construct_message (parser, NULL);
  g_object_unref (parser);
  g_object_unref (stream);
  if (message == NULL)
    {
      g_set_error_literal (error, GLM_IMPORT_ERROR, GLM_IMPORT_ERROR_BROKEN,
                           _("This cannot be shown: the file is damaged. Try to get another copy of it."));
      return FALSE;
    }
  walk (&mail, g_mime_message_get_mime_part (message), 0);
  done = read_parts (&mail, message, source, builder, cancellable, error);
  if (done)
    read_headers (message, glm_document_builder_get_metadata (builder));
  g_object_unref (message);
  return done;
}
