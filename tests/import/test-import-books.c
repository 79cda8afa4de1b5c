/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-test-office.h"
#include "glm-test.h"

#include <string.h>

#define CONTAINER { "mimetype", "application/epub+zip" }, { "META-INF/container.xml", "<container><rootfiles><rootfile full-path='OPS/livre.opf'/></rootfiles></container>" }
#define PAGE(id, name) "<item id='" id "' href='" name "' media-type='application/xhtml+xml'/>"
#define LONG "Le train part à midi de la gare du Nord, et personne n’est venu l’attendre sur le quai. "
#define LONG_5 LONG LONG LONG LONG LONG

static GlmDocument *
import_book (const GlmTestMember *members,
             guint                n_members)
{
  g_autoptr (GBytes) bytes = glm_test_zip_new (members, n_members);

  return glm_test_import (bytes, "a.epub");
}

/* Notes may be in the page, hidden, or in another page that is read beside the others. The same id in two pages is two. */
static void
test_notes (void)
{
  static const GlmTestMember members[] = {
    CONTAINER,
    { "OPS/livre.opf", "<package><manifest>" PAGE ("n", "notes.xhtml") PAGE ("a", "a.xhtml") PAGE ("b", "b.xhtml") "</manifest>"
                       "<spine><itemref idref='n' linear='no'/><itemref idref='a'/><itemref idref='b'/></spine></package>" },
    { "OPS/a.xhtml", "<html xmlns:epub='e'><body><p>Un<a epub:type='noteref' href='#fn1'>1</a> et deux<sup><a id='r1' href='notes.xhtml#n1'>2</a></sup>.</p>"
                     "<aside epub:type='footnote' id='fn1' hidden='hidden'><p>1. Première. <a href='#r'>↩</a></p></aside></body></html>" },
    { "OPS/b.xhtml", "<html xmlns:epub='e'><body><p>Trois<a epub:type='noteref' href='#fn1'>1</a> à la page<span epub:type='pagebreak' title='12'>12</span>.</p>"
                     "<aside epub:type='footnote' id='fn1'><p>12 août.</p></aside></body></html>" },
    { "OPS/notes.xhtml", "<html><body><p><a id='n1' href='a.xhtml#r1'>[2]</a> Seconde.</p></body></html>" },
  };
  g_autoptr (GlmDocument) document = import_book (members, G_N_ELEMENTS (members));
  const char *text = glm_document_get_text (document, NULL);
  GlmRange note;

  glm_test_assert_blocks (document, "paragraph0.0: Un1 et deux2.\nnote0.1: Première.\nparagraph0.0: Trois1 à la page.\nnote0.1: 12 août.\nnote0.2: Seconde.\n");
  g_assert_true (glm_document_find_note (document, (gsize) (strstr (text, "Trois1") + 5 - text), &note));
  g_assert_true (g_str_has_prefix (text + note.start, "12 août"));
  g_assert_true (glm_document_find_note (document, (gsize) (strstr (text, "deux2") + 4 - text), &note));
  g_assert_true (g_str_has_prefix (text + note.start, "Seconde"));
}

/* Chapters whose titles are set as other lines, or not at all, are known by the contents. */
static void
test_contents (void)
{
  static const GlmTestMember members[] = {
    CONTAINER,
    { "OPS/livre.opf", "<package><manifest>" PAGE ("a", "a.xhtml") PAGE ("b", "b.xhtml") PAGE ("c", "c.xhtml") PAGE ("d", "d.xhtml") "<item id='x' href='toc.ncx' media-type='application/x-dtbncx+xml'/></manifest>"
                       "<spine toc='x'><itemref idref='d'/><itemref idref='a'/><itemref idref='b'/><itemref idref='c'/></spine><guide><reference type='toc' href='d.xhtml'/></guide></package>" },
    { "OPS/toc.ncx", "<ncx xmlns='n'><navMap><navPoint><navLabel><text>Première partie</text></navLabel><content src='a.xhtml'/>"
                     "<navPoint><navLabel><text>I. Le départ</text></navLabel><content src='a.xhtml#c1'/></navPoint></navPoint>"
                     "<navPoint><navLabel><text>Deuxième partie</text></navLabel><content src='b.xhtml'/></navPoint>"
                     "<navPoint><navLabel><text>Troisième partie</text></navLabel><content src='c.xhtml'/></navPoint></navMap></ncx>" },
    { "OPS/a.xhtml", "<html><head><title>Livre</title></head><body><div><p class='t'>PREMIÈRE PARTIE</p><p><a id='c1'></a>I. — Le départ</p><p>Il part.</p></div></body></html>" },
    { "OPS/b.xhtml", "<html><body><p>" LONG_5 "</p></body></html>" },
    { "OPS/c.xhtml", "<html><body><h2>La troisième</h2><p>Elle a un titre.</p></body></html>" },
    { "OPS/d.xhtml", "<html><body><p>Table</p><p><a href='a.xhtml'>Première partie, où l’on part</a></p><p><a href='b.xhtml'>Deuxième partie, où l’on attend</a></p></body></html>" },
  };
  g_autoptr (GlmDocument) document = import_book (members, G_N_ELEMENTS (members));
  g_autofree char *blocks = glm_test_dup_blocks (document);

  g_assert_true (g_str_has_prefix (blocks, "heading1.0: PREMIÈRE PARTIE\nheading2.0: I. — Le départ\nparagraph0.0: Il part.\nheading1.0: Deuxième partie\nparagraph0.0: Le train"));
  g_assert_true (g_str_has_suffix (blocks, "heading2.0: La troisième\nparagraph0.0: Elle a un titre.\n"));
}

static void
test_nav (void)
{
  static const GlmTestMember members[] = {
    CONTAINER,
    { "OPS/livre.opf", "<package><manifest><item id='n' href='nav.xhtml' properties='nav' media-type='application/xhtml+xml'/>" PAGE ("a", "a.xhtml") "</manifest><spine><itemref idref='n'/><itemref idref='a'/></spine></package>" },
    { "OPS/nav.xhtml", "<html xmlns:epub='e'><body><nav epub:type='landmarks'><ol><li><a href='a.xhtml'>Début</a></li></ol></nav>"
                       "<nav epub:type='toc'><ol><li><a href='a.xhtml'>Le départ</a><ol><li><a href='a.xhtml#s'>La gare</a></li></ol></li></ol></nav></body></html>" },
    { "OPS/a.xhtml", "<html><body><p>Le départ</p><p>Il part.</p><p id='s'><b>La gare</b></p><p>Il attend.</p></body></html>" },
  };
  g_autoptr (GlmDocument) document = import_book (members, G_N_ELEMENTS (members));

  glm_test_assert_blocks (document, "heading1.0: Le départ\nparagraph0.0: Il part.\nheading2.0: La gare\nparagraph0.0: Il attend.\n");
}

/* A whole book may be in one page with its contents and title page. */
static void
test_one_page (void)
{
  static const GlmTestMember members[] = {
    CONTAINER,
    { "OPS/livre.opf", "<package><manifest>" PAGE ("a", "a.xhtml") "</manifest><spine><itemref idref='a'/></spine></package>" },
    { "OPS/a.xhtml", "<html xmlns:epub='e'><body><section epub:type='titlepage'><p>Le Livre</p></section><nav epub:type='toc'><ol><li><a href='#c'>Un</a></li></ol></nav>"
                     "<h1 id='c'>Un</h1><p>Il part.</p></body></html>" },
  };
  g_autoptr (GlmDocument) document = import_book (members, G_N_ELEMENTS (members));

  glm_test_assert_blocks (document, "heading1.0: Un\nparagraph0.0: Il part.\n");
}

/* A cover is shown once: by its page, however that shows it, or else by what the package says. */
static void
test_cover (void)
{
  static const char *const pages[] = {
    "<html><body><svg xmlns='s' viewBox='0 0 10 10'><image width='600' xlink:href='image/c.gif'/></svg><p>Il part.</p></body></html>",
    "<html><body><p><img src='image/c.gif' alt=''/></p><p>Il part.</p></body></html>",
    "<html><body><p>Il part.</p></body></html>",
  };
  static const char *const metas[] = { "<meta name='cover' content='c'/>", "" };

  for (guint i = 0; i < G_N_ELEMENTS (pages) * G_N_ELEMENTS (metas); i++)
    {
      const char *meta = metas[i % 2];
      g_autofree char *package = g_strdup_printf ("<package><metadata>%s</metadata><manifest><item id='c' href='image/c.gif' media-type='image/gif' %s/>"
                                                  PAGE ("a", "a.xhtml") "</manifest><spine><itemref idref='a'/></spine></package>", meta, meta[0] == '\0' ? "properties='cover-image'" : "");
      const GlmTestMember members[] = { CONTAINER, { "OPS/livre.opf", package }, { "OPS/a.xhtml", pages[i / 2] }, { "OPS/image/c.gif", "GIF89a\x10\x01\x10\x01\x80picture" } };
      g_autoptr (GlmDocument) document = import_book (members, G_N_ELEMENTS (members));
      g_autofree char *blocks = glm_test_dup_blocks (document);

      g_assert_true (g_str_has_prefix (blocks, "image0.0: \n"));
      g_assert_null (strstr (blocks + 1, "image"));
      g_assert_nonnull (glm_document_get_picture (document, 0));
    }
}

static void
test_metadata (void)
{
  static const char *const packages[] = {
    "<dc:title>Le Livre</dc:title><dc:creator o:role='trl'>Yves Roy</dc:creator><dc:creator o:role='aut'>Anne Le Goff</dc:creator>"
    "<dc:creator o:role='aut'>Ève Petit</dc:creator><dc:date o:event='modification'>2025-05-05</dc:date><dc:date o:event='publication'>2011-03-04</dc:date>",
    "<dc:title id='c'>Collection</dc:title><meta refines='#c' property='title-type'>collection</meta><dc:title id='t'>Le Livre</dc:title><meta refines='#t' property='title-type'>main</meta>"
    "<dc:creator id='a'>Anne Le Goff</dc:creator><dc:creator id='b'>Ève Petit</dc:creator><dc:creator id='i'>Yves Roy</dc:creator><meta refines='#i' property='role'>ill</meta>"
    "<meta refines='#a' property='role'>aut</meta><meta property='dcterms:modified'>2025-05-05T00:00:00Z</meta><dc:date>2011-03-04</dc:date>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (packages); i++)
    {
      g_autofree char *package = g_strdup_printf ("<package xmlns:dc='d' xmlns:o='o'><metadata>%s</metadata><manifest>" PAGE ("a", "a.xhtml")
                                                  "</manifest><spine><itemref idref='a'/></spine></package>", packages[i]);
      const GlmTestMember members[] = { CONTAINER, { "OPS/livre.opf", package }, { "OPS/a.xhtml", "<html><body><p>Il part.</p></body></html>" } };
      g_autoptr (GlmDocument) document = import_book (members, G_N_ELEMENTS (members));
      const GlmMetadata *metadata = glm_document_get_metadata (document);
      g_autofree char *authors = g_strjoinv ("; ", metadata->authors);

      g_assert_cmpstr (metadata->title, ==, "Le Livre");
      g_assert_cmpstr (authors, ==, "Anne Le Goff; Ève Petit");
      g_assert_cmpstr (metadata->date, ==, "2011-03-04");
    }
}

/* FictionBook: title lines, sections, verse, notes called twice, a picture, in an archive too. */
/* A long book: the names of its thousand pictures fill more than a comment's length before the end, and nothing at
 * its start says what it is. */
static void
test_many_members (void)
{
  enum { PICTURES = 1000 };
  static const GlmTestMember book[] = {
    { "META-INF/container.xml", "<container><rootfiles><rootfile full-path='livre.opf'/></rootfiles></container>" },
    { "livre.opf", "<package><manifest><item id='a' href='a.xhtml' media-type='application/xhtml+xml'/></manifest><spine><itemref idref='a'/></spine></package>" },
    { "a.xhtml", "<html><body><p>Le train part.</p></body></html>" },
  };
  g_autofree GlmTestMember *members = g_new (GlmTestMember, PICTURES + G_N_ELEMENTS (book) + 1);
  g_autofree char *padding = g_strnfill (8192, ' ');
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GlmDocument) document = NULL;

  members[0] = (GlmTestMember) { "lisez-moi.txt", padding };
  memcpy (members + 1, book, sizeof book);
  for (guint i = 0; i < PICTURES; i++)
    {
      char *name = g_strdup_printf ("images/%080u.png", i);

      g_ptr_array_add (names, name);
      members[1 + G_N_ELEMENTS (book) + i] = (GlmTestMember) { name, "" };
    }
  bytes = glm_test_zip_new (members, PICTURES + G_N_ELEMENTS (book) + 1);
  document = glm_test_import (bytes, "a");
  glm_test_assert_blocks (document, "paragraph0.0: Le train part.\n");
}

/* A page that the list of pages names again and again, under other ids, makes no library of a leaflet. */
static void
test_same_page (void)
{
  enum { TIMES = 2000 };
  g_autoptr (GString) package = g_string_new ("<package><manifest>");
  g_autofree char *page = g_strdup_printf ("<html><body><p>Il part.</p><p>%s</p></body></html>", LONG_5);
  GlmTestMember members[] = { CONTAINER, { "OPS/livre.opf", NULL }, { "OPS/a.xhtml", page } };
  g_autoptr (GlmDocument) document = NULL;

  for (guint i = 0; i < TIMES; i++)
    g_string_append_printf (package, "<item id='i%u' href='a.xhtml' media-type='application/xhtml+xml'/>", i);
  g_string_append (package, "</manifest><spine>");
  for (guint i = 0; i < TIMES; i++)
    g_string_append_printf (package, "<itemref idref='i%u'/>", i);
  g_string_append (package, "</spine></package>");
  members[2].content = package->str;
  document = import_book (members, G_N_ELEMENTS (members));
  g_assert_cmpuint (glm_document_get_n_blocks (document), ==, 2);
}

static void
test_fb2 (void)
{
  static const char book[] =
    "<?xml version='1.0'?><FictionBook xmlns='http://www.gribuser.ru/xml/fictionbook/2.0' xmlns:l='x'><description><title-info><genre>prose</genre>"
    "<author><first-name>Anne</first-name><last-name>Le Goff</last-name></author><author><nickname>Ève</nickname></author><book-title>Le Livre</book-title>"
    "<annotation><p>Un résumé.</p></annotation><date value='2011-03-04'>mars 2011</date><lang>fr</lang></title-info></description>"
    "<body><section><title><p>Première partie</p><p>Le départ</p></title><section><title><p>I</p></title><p>Il <emphasis>part</emphasis><a l:href='#n1' type='note'>[1]</a>"
    "<a l:href='#n1' type='note'>[1]</a>.</p><subtitle>* * *</subtitle><image l:href='#p.gif'/><poem><stanza><v>Sous le pont</v><v>coule la Seine</v></stanza></poem></section></section></body>"
    "<body name='notes'><title><p>Notes</p></title><section id='n1'><title><p>1</p></title><p>Une note.</p></section><section id='n2'><p>Jamais appelée.</p></section></body>"
    "<binary id='p.gif' content-type='image/gif'>R0lGODlh\nEAEQAYBwaWN0dXJl</binary></FictionBook>";
  const GlmTestMember members[] = { { "livre.fb2", book } };
  g_autoptr (GBytes) zip = glm_test_zip_new (members, 1);
  g_autoptr (GBytes) plain = g_bytes_new_static (book, strlen (book));
  GBytes *const files[] = { plain, zip };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GlmDocument) document = glm_test_import (files[i], "a");
      const GlmMetadata *metadata = glm_document_get_metadata (document);

      glm_test_assert_blocks (document, "heading1.0: Première partie\nLe départ\nheading2.0: I\nparagraph0.0: Il part11.\nrule0.0: \nimage0.0: \n"
                                        "quote1.0: Sous le pont\ncoule la Seine\nnote0.1: Une note.\n");
      g_assert_nonnull (glm_document_get_picture (document, 4));
      g_assert_cmpstr (metadata->title, ==, "Le Livre");
      g_assert_cmpstr (metadata->authors[0], ==, "Anne Le Goff");
      g_assert_cmpstr (metadata->authors[1], ==, "Ève");
      g_assert_cmpstr (metadata->date, ==, "2011-03-04");
      g_assert_cmpstr (metadata->language, ==, "fr");
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-books/notes", test_notes);
  g_test_add_func ("/import-books/contents", test_contents);
  g_test_add_func ("/import-books/nav", test_nav);
  g_test_add_func ("/import-books/one-page", test_one_page);
  g_test_add_func ("/import-books/cover", test_cover);
  g_test_add_func ("/import-books/metadata", test_metadata);
  g_test_add_func ("/import-books/many-members", test_many_members);
  g_test_add_func ("/import-books/same-page", test_same_page);
  g_test_add_func ("/import-books/fb2", test_fb2);
  return g_test_run ();
}
