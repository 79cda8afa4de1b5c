/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-importer.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

/*
 * Bytes that are changed at random hardly ever stay a ZIP archive with right sums and XML that closes what it opens, so
 * fuzz-import-office stops at the door of the readers of books and office documents. Here the input is a short hand:
 * whatever it says, what comes of it is an archive of well-formed parts, and what is tried is what the readers make of
 * elements that stand where nobody puts them.
 *
 * The first byte chooses the format. Then: 1 N opens element N; 2 closes one; 3 N V gives the element just opened the
 * attribute N with value V; 4 begins the next part; what else there is is text.
 */
#define OPEN 1
#define CLOSE 2
#define ATTRIBUTE 3
#define NEXT_PART 4

/* Local names of elements and attributes that the readers ask for: new ones go to the end, or kept inputs change what they say. */
static const char names[] =
  "Fallback Id Relationship Target Type abstractNum abstractNumId b basedOn blip body br cellDel commentReference cr del delText descr "
  "docPr dstrike embed endnote endnoteReference endnotes f footnote footnoteReference footnotes heading hyperlink i ilvl id ins "
  "instrText lvl moveFrom moveTo name noBreakHyphen num numFmt numId numPr numbering outlineLvl p pPr pStyle r rPr sdt sdtPr "
  "sectPr strike style styleId styles t tab tbl tblPr tc tcPr tr trPr type val vanish vertAlign document "
  "a annotation automatic-styles c caption citation continue-numbering desc encryption-data forms full-path h href image "
  "level line-break list list-header list-item list-level-style-number list-style meta note note-body note-class num-format "
  "outline-level parent-style-name s sequence-decls soft-page-break source span start-value style-name "
  "table table-cell table-of-content table-row text text-line-through-style text-position text-properties title "
  "tracked-changes font-style font-weight changed-region deletion frame "
  "CipherData CipherReference URI content cover guide html idref item itemref landmarks linear manifest media-type "
  "metadata nav page-list pagebreak properties reference rootfile rootfiles container package spine titlepage toc "
  "alt author binary blockquote book-title cite code content-type coverpage date description em emphasis epigraph first-name "
  "h1 h2 h3 lang last-name middle-name nickname poem publish-info publisher section stanza strikethrough strong sub "
  "subtitle sup td text-author th title-info v value year FictionBook "
  "aut created creation-date creator event initial-creator issued language navLabel navMap navPoint property refines role src "
  "ul ol li img figure figcaption pre aside div hr head class dl dt dd svg";
static const char values[] =
  "1 2 3 0 -1 999999999999 true false none bold italic heading title caption bullet decimal super sub footnote noteref "
  "toc cover nav no yes a.xhtml b.xhtml b.xhtml#n #n image/png application/xhtml+xml application/x-dtbncx+xml a.opf toc.ncx word/document.xml "
  "../../a.xhtml n m h1 Quotations P1 rId1 fr aut dcterms:modified 2020-01-31 cover-image superscript page_number data:image/png;base64,AAAA";

/* What each format is read from, the part that is read first before all others. */
static const char *const parts[][8] = {
  { "word/document.xml", "word/styles.xml", "word/numbering.xml", "word/footnotes.xml", "word/endnotes.xml", "word/_rels/document.xml.rels", "docProps/core.xml", NULL },
  { "content.xml", "styles.xml", "meta.xml", NULL },
  { "a.xhtml", "a.opf", "b.xhtml", "toc.ncx", "META-INF/encryption.xml", NULL },
  { "a.fb2", NULL },
};
static const char *const mimetypes[] = { NULL, "application/vnd.oasis.opendocument.text", "application/epub+zip", NULL };
static const char *const roots[] = { "document", "document-content", "package", "FictionBook" };

static void
add_member (struct archive *archive,
            const char     *name,
            const char     *content)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_size (entry, (la_int64_t) strlen (content));
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_write_header (archive, entry);
  archive_write_data (archive, content, strlen (content));
  archive_entry_free (entry);
}

/* Writes one part and returns what is left of the input. */
static gsize
write_part (GString           *xml,
            const uint8_t     *data,
            gsize              size,
            char             **known,
            char             **given,
            const char        *root)
{
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  g_autoptr (GHashTable) told = g_hash_table_new (NULL, NULL);
  guint n_known = g_strv_length (known), n_given = g_strv_length (given);
  gboolean in_tag = TRUE;
  gsize i;

  g_string_printf (xml, "<%s", root);
  for (i = 0; i < size && data[i] != NEXT_PART; i++)
    if (data[i] == OPEN && i + 1 < size && open->len < 200)
      {
        char *name = known[data[++i] % n_known];

        g_string_append_printf (xml, "%s<%s", in_tag ? ">" : "", name);
        g_ptr_array_add (open, name);
        g_hash_table_remove_all (told);
        in_tag = TRUE;
      }
    else if (data[i] == CLOSE && open->len > 0)
      {
        g_string_append_printf (xml, "%s</%s>", in_tag ? ">" : "", (char *) g_ptr_array_steal_index (open, open->len - 1));
        in_tag = FALSE;
      }
    else if (data[i] == ATTRIBUTE && in_tag && i + 2 < size)
      {
        char *name = known[data[i + 1] % n_known];

        if (g_hash_table_add (told, name))
          g_string_append_printf (xml, " %s='%s'", name, given[data[i + 2] % n_given]);
        i += 2;
      }
    else
      {
        gsize end = i;
        g_autofree char *text = NULL;
        g_autofree char *escaped = NULL;

        while (end < size && data[end] > NEXT_PART)
          end++;
        text = g_utf8_make_valid ((const char *) data + i, (gssize) MAX (end - i, 1));
        for (char *p = text; *p != '\0'; p++)
          *p = (guchar) *p < 0x20 && *p != '\n' && *p != '\t' ? ' ' : *p;
        escaped = g_markup_escape_text (text, -1);
        g_string_append_printf (xml, "%s%s", in_tag ? ">" : "", escaped);
        in_tag = FALSE;
        i = MAX (end, i + 1) - 1;
      }
  if (in_tag)
    g_string_append_c (xml, '>');
  for (guint j = open->len; j > 0; j--)
    g_string_append_printf (xml, "</%s>", (char *) open->pdata[j - 1]);
  g_string_append_printf (xml, "</%s>", root);
  return MIN (i + 1, size);
}

static GBytes *
make_archive (guint          format,
              const uint8_t *data,
              gsize          size)
{
  static char **known, **given;
  gsize room = 64 * 1024 + 32 * size, used = 0;
  guint8 *buffer = g_malloc (room);
  struct archive *archive = archive_write_new ();
  g_autoptr (GString) xml = g_string_new (NULL);

  if (known == NULL)
    {
      known = g_strsplit (names, " ", -1);
      given = g_strsplit (values, " ", -1);
    }
  archive_write_set_format_zip (archive);
  archive_write_zip_set_compression_store (archive);
  archive_write_open_memory (archive, buffer, room, &used);
  if (mimetypes[format] != NULL)
    add_member (archive, "mimetype", mimetypes[format]);
  if (format == 2)
    add_member (archive, "META-INF/container.xml", "<container><rootfiles><rootfile full-path='a.opf'/></rootfiles></container>");
  for (guint i = 0; parts[format][i] != NULL; i++)
    {
      gsize taken = write_part (xml, data, size, known, given, i == 0 ? (format == 2 ? "html" : roots[format]) : (format == 2 && i == 1 ? "package" : "part"));

      add_member (archive, parts[format][i], xml->str);
      data += taken;
      size -= taken;
    }
  archive_write_close (archive);
  archive_write_free (archive);
  return g_bytes_new_take (buffer, used);
}

/* A sound document comes of it, or an error. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GlmDocument) document = NULL;

  if (size == 0)
    return 0;
  bytes = make_archive (data[0] % G_N_ELEMENTS (parts), data + 1, size - 1);
  document = glm_import_bytes_here (bytes, NULL, NULL, GLM_IMPORT_DEFAULT, NULL, &error);
  g_assert_true ((document != NULL) != (error != NULL));
  if (document != NULL)
    g_assert_true (glm_document_check (document, NULL));
  return 0;
}
