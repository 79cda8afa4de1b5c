/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The registry: which importer reads which bytes. Content is sniffed, the name is only a hint;
 * what no other format claims is plain text, unless it is no text at all.
 */

#include "config.h"

#include "glm-importer-private.h"

#include "glm-archive.h"
#include "glm-confined-import.h"
#include "glm-import-encodings.h"

#include "glm-decode.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SNIFF_BYTES 4096
/* The record at the end of an archive, and the longest comment that may follow it. */
#define END_RECORD_BYTES 22
#define LIST_BYTES (64 * 1024 + END_RECORD_BYTES)

G_DEFINE_QUARK (glm-import-error-quark, glm_import_error)

static gboolean
starts_with (const GlmSource *source,
             const char      *magic,
             gsize            magic_length)
{
  return source->length >= magic_length && memcmp (source->data, magic, magic_length) == 0;
}

static gboolean
name_ends_with (const GlmSource *source,
                const char      *suffix)
{
  g_autofree char *folded = source->name != NULL ? g_ascii_strdown (source->name, -1) : NULL;

  return folded != NULL && g_str_has_suffix (folded, suffix);
}

static gboolean
has_within (const GlmSource *source,
            const char      *words,
            gsize            within)
{
  gsize n = strlen (words);
  gsize end = MIN (source->length, within);

  for (gsize i = 0; i + n <= end; i++)
    if (g_ascii_strncasecmp ((const char *) source->data + i, words, n) == 0)
      return TRUE;
  return FALSE;
}

static int
sniff_pdf (const GlmSource *source)
{
  return has_within (source, "%PDF-", 1024) ? 100 : 0;
}

/* The names of a ZIP archive's first members say which of the office and book formats it is. */
static int
sniff_zip (const GlmSource *source,
           const char      *member)
{
  if (!starts_with (source, "PK\003\004", 4))
    return 0;
  return has_within (source, member, SNIFF_BYTES) ? 100 : 0;
}

static guint32
read_u32 (const guint8 *bytes)
{
  return bytes[0] | (guint32) bytes[1] << 8 | (guint32) bytes[2] << 16 | (guint32) bytes[3] << 24;
}

/* Where the archive lists its members. The record at the end says where that is (APPNOTE.TXT 4.3.16); where there is
 * none that is true, the last bytes stand for it. */
static void
find_list (const GlmSource *source,
           const guint8   **list,
           gsize           *length)
{
  gsize tail = MIN (source->length, LIST_BYTES);

  *list = source->data + source->length - tail;
  *length = tail;
  for (gsize back = END_RECORD_BYTES; back <= tail; back++)
    {
      const guint8 *end = source->data + source->length - back;
      guint32 size, offset;

      if (memcmp (end, "PK\005\006", 4) != 0)
        continue;
      size = read_u32 (end + 12);
      offset = read_u32 (end + 16);
      if (size > 0 && (guint64) offset + size <= source->length)
        {
          *list = source->data + offset;
          *length = size;
        }
      return;
    }
}

static gboolean
lists_member (const GlmSource *source,
              const char      *member)
{
  const guint8 *list, *end;
  gsize length, n = strlen (member);

  if (!starts_with (source, "PK\003\004", 4))
    return FALSE;
  find_list (source, &list, &length);
  end = list + length;
  while ((gsize) (end - list) >= n && (list = memchr (list, member[0], (gsize) (end - list) - n + 1)) != NULL)
    if (memcmp (list, member, n) == 0)
      return TRUE;
    else
      list++;
  return FALSE;
}

static int
sniff_epub (const GlmSource *source)
{
  return MAX (sniff_zip (source, "application/epub+zip"), lists_member (source, "META-INF/container.xml") ? 95 : 0);
}

static int
sniff_fb2 (const GlmSource *source)
{
  if (starts_with (source, "PK\003\004", 4))
    return lists_member (source, ".fb2") ? 70 : 0;
  return has_within (source, "<FictionBook", SNIFF_BYTES) ? 100 : 0;
}

static int
sniff_odt (const GlmSource *source)
{
  return MAX (sniff_zip (source, "application/vnd.oasis.opendocument"),
              lists_member (source, "content.xml") && lists_member (source, "META-INF/manifest.xml") ? 60 : 0);
}

static int
sniff_docx (const GlmSource *source)
{
  return sniff_zip (source, "word/") > 0 || lists_member (source, "word/document.xml") ? 100 : 0;
}

static int
sniff_other_zip (const GlmSource *source)
{
  return starts_with (source, "PK\003\004", 4) ? 50 : 0;
}

static int
sniff_compound (const GlmSource *source)
{
  return starts_with (source, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8) ? 100 : 0;
}

static int
sniff_rtf (const GlmSource *source)
{
  return starts_with (source, "{\\rtf", 5) ? 100 : 0;
}

static int
sniff_compressed (const GlmSource *source)
{
  return starts_with (source, "\x1f\x8b", 2) || starts_with (source, "\x28\xb5\x2f\xfd", 4) ? 90 : 0;
}

/* Without its zeros, UTF-16 reads like any other. */
static gsize
take_letters (const GlmSource *source,
              guint8           start[SNIFF_BYTES])
{
  gsize n = 0;

  for (gsize from = 0; from < source->length && n < SNIFF_BYTES && from < 2 * SNIFF_BYTES; from++)
    if (source->data[from] != 0)
      start[n++] = source->data[from];
  return n;
}

static int
sniff_xml (const GlmSource *source)
{
  guint8 start[SNIFF_BYTES + 1];

  start[take_letters (source, start)] = '\0';
  return glm_import_xml_sniff ((const char *) start) ? 90 : 0;
}

static int
sniff_html (const GlmSource *source)
{
  guint8 start[SNIFF_BYTES];
  GlmSource letters = { start, take_letters (source, start), source->name, FALSE, NULL };
  gsize i = 0;

  while (i < letters.length && (g_ascii_isspace (start[i]) || start[i] >= 0x80))
    i++;
  if (i >= letters.length || start[i] != '<')
    return 0;
  if (has_within (&letters, "<!doctype html", SNIFF_BYTES) || has_within (&letters, "<html", SNIFF_BYTES))
    return 100;
  return has_within (&letters, "<body", SNIFF_BYTES) || has_within (&letters, "<article", SNIFF_BYTES) ||
             (name_ends_with (source, ".html") || name_ends_with (source, ".htm") || name_ends_with (source, ".xhtml"))
           ? 80
           : 0;
}

static int
sniff_mail (const GlmSource *source)
{
  if (!has_within (source, "mime-version:", SNIFF_BYTES))
    return 0;
  return has_within (source, "content-type:", SNIFF_BYTES) && !sniff_html (source) ? 95 : 0;
}

/* Only the name says so: what looks like Markdown may be any text. */
static int
sniff_markdown (const GlmSource *source)
{
  return (name_ends_with (source, ".md") || name_ends_with (source, ".markdown")) && !glm_decode_is_binary (source->data, source->length) ? 70 : 0;
}

static int
sniff_text (const GlmSource *source)
{
  return glm_decode_is_binary (source->data, source->length) ? 0 : 10;
}

static const GlmImporter importers[] = {
  { "pdf", N_("PDF"), sniff_pdf, NULL },
  { "epub", N_("EPUB"), sniff_epub, glm_import_epub },
  { "fb2", N_("FictionBook"), sniff_fb2, glm_import_fb2 },
  { "odt", N_("OpenDocument"), sniff_odt, glm_import_odt },
  { "docx", N_("Word"), sniff_docx, glm_import_docx },
  { "zip", N_("ZIP archive"), sniff_other_zip, NULL },
  { "compound", N_("old or locked Office document"), sniff_compound, NULL },
  { "rtf", N_("RTF"), sniff_rtf, glm_import_rtf },
  { "compressed", N_("compressed file"), sniff_compressed, NULL },
  { "xml", NULL, sniff_xml, glm_import_xml },
  { "html", N_("web page"), sniff_html, glm_import_html },
  { "mhtml", N_("saved web page or message"), sniff_mail, glm_import_mail },
  { "markdown", N_("Markdown"), sniff_markdown, glm_import_markdown },
  { "text", NULL, sniff_text, glm_import_text },
};

/*
 * _glm_source_decode:
 * @source: what to read
 * @declared: (nullable): what it says that it is encoded in
 * @decoding: (out caller-allocates): its text
 *
 * The reader's word outranks all that the bytes say.
 *
 * Returns: whether it is text
 */
gboolean
_glm_source_decode (const GlmSource *source,
                    const char      *declared,
                    GlmDecoding     *decoding)
{
  if (source->encoding != NULL)
    return glm_decode_as (source->data, source->length, source->encoding, decoding);
  return glm_decode (source->data, source->length, declared, decoding);
}

/* What a program that reads one format more adds to the table. */
static struct
{
  const char   *format;
  GlmImportFunc import;
} added;

/*
 * _glm_importer_add:
 * @format: short name of a format of the table
 * @import: reads it
 *
 * Has a format read from now on. Call it once, before there is a second thread.
 */
void
_glm_importer_add (const char   *format,
                   GlmImportFunc import)
{
  added.format = format;
  added.import = import;
}

static GlmImportFunc
get_import (const GlmImporter *importer)
{
  return added.format != NULL && strcmp (added.format, importer->format) == 0 ? added.import : importer->import;
}

static const GlmImporter *
choose_importer (const GlmSource *source)
{
  const GlmImporter *best = NULL;
  int best_score = 0;

  for (guint i = 0; i < G_N_ELEMENTS (importers); i++)
    {
      int score = importers[i].sniff (source);

      if (score > best_score)
        {
          best_score = score;
          best = &importers[i];
        }
    }
  return best;
}

/*
 * _glm_import_quote_name:
 *
 * U+2068 and U+2069 keep a right-to-left name from turning the sentence around it.
 */
char *
_glm_import_quote_name (const char *name)
{
  g_autofree char *shown = name != NULL ? g_filename_display_basename (name) : NULL;

  /* Translators: a file's name inside a sentence, in quotation marks. */
  return shown != NULL ? g_strdup_printf (_("“\u2068%s\u2069”"), shown) : g_strdup (_("this text"));
}

/* What a packed file holds, as pages are often kept; one layer. */
static GBytes *
unpack (GBytes       *bytes,
        GCancellable *cancellable,
        GError      **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  return glm_archive_is_packed (data, length) ? glm_archive_unpack (data, length, cancellable, error) : g_bytes_ref (bytes);
}

/* "page.html.gz" is a "page.html". */
static char *
dup_inner_name (const char *name)
{
  static const char *const suffixes[] = { ".gz", ".zst", ".xz", ".bz2" };

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (name, suffixes[i]))
      return g_strndup (name, strlen (name) - strlen (suffixes[i]));
  return g_strdup (name);
}

/* The importer for the bytes, NULL with @error set when there is none. */
static const GlmImporter *
find_importer (const GlmSource *source,
               const char      *quoted,
               GError         **error)
{
  const GlmImporter *importer;

  if (source->length == 0)
    {
      g_set_error (error, GLM_IMPORT_ERROR, GLM_IMPORT_ERROR_EMPTY,
                   /* Translators: %s is a file name in quotation marks. */
                   _("There is nothing to read: %s is empty."), quoted);
      return NULL;
    }
  importer = choose_importer (source);
  if (importer == NULL)
    g_set_error (error, GLM_IMPORT_ERROR, GLM_IMPORT_ERROR_NOT_TEXT,
                 _("%s cannot be shown: it holds data that is not text. Open a text instead."), quoted);
  return importer;
}

static void
set_unsupported (GError           **error,
                 const GlmImporter *importer,
                 const char        *quoted)
{
  if (strcmp (importer->format, "pdf") == 0)
    g_set_error (error, GLM_IMPORT_ERROR, GLM_IMPORT_ERROR_UNSUPPORTED,
                 _("%s cannot be shown: this Guillemet was built without Poppler, which reads PDF. Save the article as plain text and open that."),
                 quoted);
  else
    g_set_error (error, GLM_IMPORT_ERROR, GLM_IMPORT_ERROR_UNSUPPORTED,
                 /* Translators: the first %s is a file name in quotation marks, the second a format, such as PDF. */
                 _("%s cannot be shown: this format (%s) is not supported yet. Save it as plain text and open that."),
                 quoted, _(importer->title));
}

/**
 * glm_import_bytes_here:
 * @bytes: the content of a file
 * @name: (nullable): a file name, only a hint
 * @uri: (nullable): where it came from
 * @flags: how it is to be read
 * @cancellable: (nullable): to give up
 * @error: return location for a #GlmImportError, or %G_IO_ERROR_CANCELLED
 *
 * Reads an article in this process, with all the rights that it has. For tests, and for the program that has none.
 *
 * Returns: (transfer full): the document, with at least one block of text; %NULL with @error set
 */
GlmDocument *
glm_import_bytes_here (GBytes        *bytes,
                       const char    *name,
                       const char    *uri,
                       GlmImportFlags flags,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_autoptr (GlmDocumentBuilder) builder = NULL;
  g_autoptr (GlmDocument) document = NULL;
  g_autoptr (GBytes) content = NULL;
  g_autofree char *quoted = _glm_import_quote_name (name);
  g_autofree char *inner_name = dup_inner_name (name);
  const GlmImporter *importer;
  GlmSource source = { NULL, 0, inner_name, (flags & GLM_IMPORT_WHOLE_PAGE) != 0, glm_import_encoding_of_flags (flags) };
  gsize length;

  g_return_val_if_fail (bytes != NULL, NULL);

  content = unpack (bytes, cancellable, error);
  if (content == NULL)
    return NULL;
  source.data = g_bytes_get_data (content, &source.length);
  importer = find_importer (&source, quoted, error);
  if (importer == NULL)
    return NULL;
  if (get_import (importer) == NULL)
    {
      set_unsupported (error, importer, quoted);
      return NULL;
    }

  builder = glm_document_builder_new ();
  glm_document_builder_get_metadata (builder)->format = g_strdup (importer->format);
  glm_document_builder_get_metadata (builder)->uri = g_strdup (uri);
  if (!get_import (importer) (&source, builder, cancellable, error))
    return NULL;
  document = glm_document_builder_end (builder);
  glm_document_get_text (document, &length);
  if (length == 0)
    {
      g_set_error (error, GLM_IMPORT_ERROR, GLM_IMPORT_ERROR_NO_ARTICLE,
                   _("There is nothing to read: %s holds only white space."), quoted);
      return NULL;
    }
  return g_steal_pointer (&document);
}

/* The program that is to read the bytes; NULL for those that are read here. */
static char *
find_program (const GlmSource *source)
{
  const GlmImporter *importer;
  char *program;

  if (glm_archive_is_packed (source->data, source->length))
    {
      g_autofree char *inner_name = dup_inner_name (source->name);

      /* What is in it is not known yet; by its name it may be PDF, for which the larger program is needed. */
      program = glm_confined_import_find_program (inner_name == NULL || strrchr (inner_name, '.') == NULL || g_str_has_suffix (inner_name, ".pdf"));
      return program != NULL ? program : glm_confined_import_find_program (FALSE);
    }
  importer = source->length > 0 ? choose_importer (source) : NULL;
  if (importer == NULL || importer->import == glm_import_text)
    return NULL;
  if (strcmp (importer->format, "pdf") == 0)
    return glm_confined_import_find_program (TRUE);
  if (importer->import == NULL)
    return NULL;
  program = glm_confined_import_find_program (FALSE);
  if (program == NULL)
    g_debug ("guillemet-import is not installed: %s is read in this process", importer->format);
  return program;
}

/**
 * glm_import_bytes_full:
 * @bytes: the content of a file, the clipboard, standard input …
 * @name: (nullable): a file name, only a hint
 * @uri: (nullable): where it came from
 * @flags: how it is to be read
 * @cancellable: (nullable): to give up
 * @error: return location for a #GlmImportError, or %G_IO_ERROR_CANCELLED
 *
 * Reads an article: plain text in this process, every other format in one that has no rights. Where the program
 * for that is not installed, all but PDF is read here. Synchronous: call it in a thread.
 *
 * Returns: (transfer full): the document, with at least one block of text; %NULL with @error set
 */
GlmDocument *
glm_import_bytes_full (GBytes        *bytes,
                       const char    *name,
                       const char    *uri,
                       GlmImportFlags flags,
                       GCancellable  *cancellable,
                       GError       **error)
{
  GlmSource source = { NULL, 0, name, FALSE, NULL };
  g_autofree char *program = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  source.data = g_bytes_get_data (bytes, &source.length);
  program = find_program (&source);
  if (program != NULL)
    {
      const GlmImportRequest request = { flags, (char *) name, (char *) uri, bytes };
      g_autofree char *quoted = _glm_import_quote_name (name);

      return glm_confined_import_run (program, &request, quoted, cancellable, error);
    }
  return glm_import_bytes_here (bytes, name, uri, flags, cancellable, error);
}

/**
 * glm_import_bytes:
 * @bytes: the content of a file, the clipboard, standard input …
 * @name: (nullable): a file name, only a hint
 * @uri: (nullable): where it came from
 * @cancellable: (nullable): to give up
 * @error: return location for a #GlmImportError, or %G_IO_ERROR_CANCELLED
 *
 * Reads an article, with %GLM_IMPORT_DEFAULT.
 *
 * Returns: (transfer full): the document; %NULL with @error set
 */
GlmDocument *
glm_import_bytes (GBytes       *bytes,
                  const char   *name,
                  const char   *uri,
                  GCancellable *cancellable,
                  GError      **error)
{
  return glm_import_bytes_full (bytes, name, uri, GLM_IMPORT_DEFAULT, cancellable, error);
}
