/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pages as bytes: in which letters they are, whether they are pages at all, packed, too large, or made to do harm. */

#include "config.h"

#include "glm-test-page.h"
#include "glm-test.h"

#include <string.h>

static void
assert_decoded (const char *bytes,
                gsize       length,
                const char *text,
                const char *encoding)
{
  g_autoptr (GlmDocument) document = import_bytes (bytes, length, GLM_IMPORT_WHOLE_PAGE);

  g_assert_cmpstr (glm_document_get_text (document, NULL), ==, text);
  g_assert_cmpstr (glm_document_get_metadata (document)->encoding, ==, encoding);
}

static void
test_encodings (void)
{
  g_autofree char *wide = NULL;
  gsize length;
#define PAGE(head, text) "<html><head>" head "</head><body><p>" text
#define DECODED(page, text, encoding) assert_decoded (page, sizeof page - 1, text, encoding)
  DECODED (PAGE ("<meta charset=iso-8859-1>", "\xe9t\xe9 \x96 c\x9cur"), "été – cœur", "windows-1252");
  DECODED (PAGE ("<meta http-equiv=content-type content='text/html; charset=iso-8859-15'>", "\xe9t\xe9 \xa4"), "été €", "iso-8859-15");
  /* Strict UTF-8 is believed before what a page says of itself. */
  DECODED (PAGE ("<meta charset=iso-8859-1>", "été"), "été", "UTF-8");
  DECODED (PAGE ("<meta charset=utf-8>", "l\x92\xe9t\xe9 dernier, \xe0 No\xebl"), "l’été dernier, à Noël", "windows-1252");
  DECODED (PAGE ("<meta charset=utf-16>", "été"), "été", "UTF-8");
  DECODED (PAGE ("<meta charset=utf-7>", "+ADw-b+AD4-"), "+ADw-b+AD4-", "UTF-8");
  DECODED ("<?xml version='1.0' encoding='iso-8859-2'?><html><body><p>\xb1", "ą", "iso-8859-2");
  DECODED (PAGE ("", "avant\0apr\xc3\xa8s"), "avantaprès", "UTF-8");
  wide = g_convert (PAGE ("", "été"), -1, "UTF-16LE", "UTF-8", NULL, &length, NULL);
  assert_decoded (wide, length, "été", "UTF-16LE");
#undef DECODED
#undef PAGE
}

/* A page is known by what is in it, whatever its name. */
static void
test_sniffed (void)
{
  g_autoptr (GBytes) page = g_bytes_new_static ("<!DOCTYPE html><p>Bonjour", 25);
  g_autoptr (GBytes) text = g_bytes_new_static ("Un signe < et un autre >", 24);
  g_autoptr (GError) error = NULL;
  g_autoptr (GlmDocument) first = glm_import_bytes (page, "note.txt", NULL, NULL, &error);
  g_autoptr (GlmDocument) second = glm_import_bytes (text, "note.html", NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (glm_document_get_metadata (first)->format, ==, "html");
  g_assert_cmpstr (glm_document_get_text (first, NULL), ==, "Bonjour");
  g_assert_cmpstr (glm_document_get_metadata (second)->format, ==, "text");
}

static GBytes *
gzip (const char *data,
      gsize       length)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, G_CONVERTER (compressor));

  g_output_stream_write_all (stream, data, length, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static void
test_gzip (void)
{
  const char *page = "<html><body><article>" BODY "</article>";
  g_autoptr (GBytes) packed = gzip (page, strlen (page));
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (packed, 0, g_bytes_get_size (packed) / 2);
  g_autoptr (GError) error = NULL;
  g_autoptr (GlmDocument) document = glm_import_bytes (packed, "page.html.gz", NULL, NULL, &error);
  g_autofree char *dump = NULL;

  g_assert_no_error (error);
  dump = dup_dump (document);
  g_assert_cmpstr (dump, ==, BODY_BLOCKS);
  g_assert_null (glm_import_bytes (cut, "page.html.gz", NULL, NULL, &error));
  g_assert_nonnull (error);
}

static void
test_too_large (void)
{
  GString *page = g_string_new ("<!DOCTYPE html><p>");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_string_set_size (page, 49 * 1024 * 1024);
  memset (page->str + 18, 'a', page->len - 18);
  bytes = g_string_free_to_bytes (page);
  g_assert_null (glm_import_bytes (bytes, NULL, NULL, NULL, &error));
  g_assert_error (error, GLM_IMPORT_ERROR, GLM_IMPORT_ERROR_TOO_LARGE);
}

static void
assert_reads (const char *what,
              const char *opening,
              const char *repeated,
              guint       times,
              const char *closing)
{
  GString *page = g_string_new ("<!DOCTYPE html><html><body><p>" LONG_1 "</p>");
  g_autoptr (GlmDocument) document = NULL;

  g_test_message ("%s", what);
  g_string_append (page, opening);
  for (guint i = 0; i < times; i++)
    g_string_append (page, repeated);
  g_string_append (page, closing);
  document = import_bytes (page->str, page->len, GLM_IMPORT_DEFAULT);
  g_assert_nonnull (strstr (glm_document_get_text (document, NULL), LONG_1));
  g_string_free (page, TRUE);
}

static void
test_hostile (void)
{
  assert_reads ("nested divisions", "", "<div>", 100000, "x");
  assert_reads ("nested links", "", "<a><b>", 50000, "x");
  assert_reads ("nested lists", "", "<ul><li>", 50000, "x");
  assert_reads ("closed but never opened", "<div><div><div>", "</span></i></p>", 100000, "");
  assert_reads ("attributes", "<p ", "a=1 b ", 100000, ">x");
  assert_reads ("a long attribute", "<p class='", "abc-def ", 200000, "'>x");
  assert_reads ("a tag never closed", "", "<span ", 100000, "");
  assert_reads ("a comment never closed", "", "<!--", 100000, "");
  assert_reads ("a script never closed", "<script>", "<!--<script>", 50000, "");
  assert_reads ("references", "<p>", "&#3000000000;&#x110000;&#0;&notit;&amp", 20000, "");
  assert_reads ("cells", "<table>", "<tr><td>a<td>b<td>c", 50000, "");
  assert_reads ("links", "", "<p><a href=/x>lien</a></p>", 50000, "");
  assert_reads ("declared entities", "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;&a;'>]>", "&b;", 1000, "");
  assert_reads ("data in brackets", "<script type='application/ld+json'>{\"a\":", "[", 200000, "</script>");
  assert_reads ("data in brackets that seem to be quoted", "<script type='application/ld+json'>{\"a\":'\"', \"b\":", "[", 200000, "</script>");
  assert_reads ("data in brackets that seem to follow a comment", "<script type='application/ld+json'>{/*\"*/\"a\":", "[", 200000, "</script>");
}

/* However deep the page is nested, what is written in it is there, each paragraph for itself, and what follows is too. */
static void
test_deep (void)
{
  static const struct
  {
    const char *open;
    const char *close;
  } nests[] = {
    { "<div>", "</div>" },
    { "<blockquote>", "</blockquote>" },
    { "<ul><li>", "</li></ul>" },
    { "<table><tr><td>", "</td></tr></table>" },
    { "<blockquote><ul><li><em>", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (nests); i++)
    {
      g_autoptr (GString) page = g_string_new ("<!DOCTYPE html><html><body>");
      g_autoptr (GlmDocument) document = NULL;
      const char *text;

      for (guint level = 0; level < 1200; level++)
        g_string_append_printf (page, "%s<p>Le niveau %u est dit.</p>", nests[i].open, level);
      for (guint level = 0; level < 1200; level++)
        g_string_append (page, nests[i].close);
      g_string_append (page, "<p>Voilà la fin.</p></body></html>");
      document = import_bytes (page->str, page->len, GLM_IMPORT_WHOLE_PAGE);
      text = glm_document_get_text (document, NULL);
      for (guint level = 0; level < 1200; level++)
        {
          g_autofree char *paragraph = g_strdup_printf ("Le niveau %u est dit.\n", level);

          text = strstr (text, paragraph);
          g_assert_nonnull (text);
        }
      g_assert_nonnull (strstr (text, "Voilà la fin."));
    }
}

/* A tag that ends what was never opened ends nothing. */
static void
test_ends_nothing (void)
{
  static const char page[] = "</i><html><body><div>Un <em>peu</b> de</span></em> texte</P></strong>, et <b>un</B></b> autre.</div></section>"
                             "<p>Voilà.</p></body></html>";
  g_autoptr (GlmDocument) document = import_bytes (page, strlen (page), GLM_IMPORT_WHOLE_PAGE);

  g_assert_cmpstr (glm_document_get_text (document, NULL), ==, "Un peu de texte, et un autre.\n\nVoilà.");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/html/encodings", test_encodings);
  g_test_add_func ("/import/html/sniffed", test_sniffed);
  g_test_add_func ("/import/html/gzip", test_gzip);
  g_test_add_func ("/import/html/too-large", test_too_large);
  g_test_add_func ("/import/html/hostile", test_hostile);
  g_test_add_func ("/import/html/deep", test_deep);
  g_test_add_func ("/import/html/ends-nothing", test_ends_nothing);
  return g_test_run ();
}
