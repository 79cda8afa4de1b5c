/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Books, office documents and Markdown: the same small article in each, and what each has of its own. */
#include "config.h"

#include "glm-importer.h"
#include "glm-test-office.h"
#include "glm-test.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#define PARAGRAPH "La bibliothèque municipale rouvre lundi, après deux ans de travaux."

static void
assert_head (GlmDocument *document,
             const char  *title,
             const char  *author,
             const char  *date)
{
  const GlmMetadata *metadata = glm_document_get_metadata (document);

  g_assert_cmpstr (metadata->title, ==, title);
  g_assert_nonnull (metadata->authors);
  g_assert_cmpstr (metadata->authors[0], ==, author);
  g_assert_cmpstr (metadata->date, ==, date);
}

static void
test_docx (void)
{
  static const GlmTestMember members[] = {
    { "[Content_Types].xml", "<Types/>" },
    { "docProps/core.xml", "<c:p xmlns:c='c' xmlns:dc='dc' xmlns:t='t'><dc:title>La bibliothèque rouvre | Le Site</dc:title>"
                           "<dc:creator>Anne Le Goff</dc:creator><t:created>2024-02-03T08:00:00Z</t:created></c:p>" },
    { "word/styles.xml", "<w:styles xmlns:w='w'><w:style w:styleId='T1'><w:name w:val='heading 1'/></w:style>"
                         "<w:style w:styleId='Cit'><w:name w:val='Quote'/></w:style></w:styles>" },
    { "word/numbering.xml", "<w:numbering xmlns:w='w'><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:numFmt w:val='decimal'/></w:lvl></w:abstractNum>"
                            "<w:num w:numId='4'><w:abstractNumId w:val='0'/></w:num></w:numbering>" },
    { "word/footnotes.xml", "<w:footnotes xmlns:w='w'><w:footnote w:id='2'><w:p><w:r><w:t>Une note.</w:t></w:r></w:p></w:footnote></w:footnotes>" },
    { "word/document.xml",
      "<w:document xmlns:w='w'><w:body><w:p><w:pPr><w:pStyle w:val='T1'/></w:pPr><w:r><w:t>La bibliothèque rouvre</w:t></w:r></w:p>"
      "<w:p><w:r><w:t xml:space='preserve'>La bibliothèque </w:t></w:r><w:del><w:r><w:delText>nationale </w:delText></w:r></w:del>"
      "<w:ins><w:r><w:rPr><w:i/></w:rPr><w:t>municipale</w:t></w:r></w:ins><w:r><w:t xml:space='preserve"
      "'> rouvre lundi</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r></w:p>"
      "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='4'/></w:numPr></w:pPr><w:r><w:t>un</w:t></w:r></w:p>"
      "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='4'/></w:numPr></w:pPr><w:r><w:t>deux</w:t></w:r></w:p>"
      "<w:p><w:pPr><w:pStyle w:val='Cit'/></w:pPr><w:r><w:t>Enfin !</w:t></w:r></w:p>"
      "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>livres</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>40</w:t></w:r></w:p></w:tc></w:tr>"
      "<w:tr><w:tc><w:p><w:r><w:t>salles</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>2</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>" },
  };
  g_autoptr (GBytes) bytes = glm_test_zip_new (members, G_N_ELEMENTS (members));
  g_autoptr (GlmDocument) document = glm_test_import (bytes, "a");
  GlmRange note;

  assert_head (document, "La bibliothèque rouvre", "Anne Le Goff", "2024-02-03");
  glm_test_assert_blocks (document, "heading1.0: La bibliothèque rouvre\nparagraph0.0: La bibliothèque municipale rouvre lundi1\n"
                           "list-item1.1: un\nlist-item1.2: deux\nquote1.0: Enfin !\ntable0.0: livres|40\ntable0.0: salles|2\nnote0.1: Une note.\n");
  g_assert_true (glm_document_find_note (document, glm_document_get_block (document, 1)->range.end - 1, &note));
}

/* A note that is called twice is told once, and one that calls itself comes to an end. */
static void
test_docx_notes (void)
{
  static const GlmTestMember members[] = {
    { "[Content_Types].xml", "<Types/>" },
    { "word/footnotes.xml", "<w:footnotes xmlns:w='w'><w:footnote w:id='1'><w:p><w:r><w:t>Voir</w:t></w:r><w:r><w:footnoteReference w:id='1'/></w:r>"
                            "<w:r><w:footnoteReference w:id='2'/></w:r></w:p></w:footnote><w:footnote w:id='2'><w:p><w:r><w:t>Plus bas.</w:t></w:r></w:p></w:footnote></w:footnotes>" },
    { "word/document.xml", "<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>Un</w:t></w:r><w:r><w:footnoteReference w:id='1'/></w:r><w:r><w:t> mot</w:t></w:r>"
                           "<w:r><w:footnoteReference w:id='1'/></w:r></w:p></w:body></w:document>" },
  };
  g_autoptr (GBytes) bytes = glm_test_zip_new (members, G_N_ELEMENTS (members));
  g_autoptr (GlmDocument) document = glm_test_import (bytes, "a");

  glm_test_assert_blocks (document, "paragraph0.0: Un1 mot1\nnote0.1: Voir12\nnote0.2: Plus bas.\n");
}

static void
test_odt (void)
{
  static const GlmTestMember members[] = {
    { "mimetype", "application/vnd.oasis.opendocument.text" },
    { "meta.xml", "<o:document-meta xmlns:o='o' xmlns:dc='dc' xmlns:m='m'><o:meta><dc:title>La bibliothèque rouvre</dc:title><m:initial-creator>Anne Le Goff"
                  "</m:initial-creator><dc:creator>Un correcteur</dc:creator><dc:date>2025-01-01</dc:date><m:creation-date>2024-02-03T08:00:00</m:creation-date></o:meta></o:document-meta>" },
    { "content.xml",
      "<o:document-content xmlns:o='o' xmlns:t='t' xmlns:s='s' xmlns:x='x' xmlns:f='f'><o:automatic-styles><s:style s:name='T1'><s:text-properties f:font-style='italic'/></s:style>"
      "<s:style s:name='P1' s:parent-style-name='Quotations'/></o:automatic-styles><o:body><o:text>"
      "<t:tracked-changes><t:changed-region><t:deletion><t:p>Supprimé</t:p></t:deletion></t:changed-region></t:tracked-changes>"
      "<t:h t:outline-level='1'>La bibliothèque rouvre</t:h><t:p>La bibliothèque<t:s/><t:span t:style-name='T1'>municipale</t:span> rouvre lundi"
      "<t:note><t:note-citation>1</t:note-citation><t:note-body><t:p>Une note.</t:p></t:note-body></t:note></t:p>"
      "<t:list><t:list-item><t:p>un</t:p></t:list-item><t:list-item><t:p>deux</t:p></t:list-item></t:list>"
      "<t:p t:style-name='P1'>Enfin !</t:p></o:text></o:body></o:document-content>" },
  };
  g_autoptr (GBytes) bytes = glm_test_zip_new (members, G_N_ELEMENTS (members));
  g_autoptr (GlmDocument) document = glm_test_import (bytes, "a");
  guint n_spans;

  assert_head (document, "La bibliothèque rouvre", "Anne Le Goff", "2024-02-03");
  glm_test_assert_blocks (document, "heading1.0: La bibliothèque rouvre\nparagraph0.0: La bibliothèque municipale rouvre lundi1\nlist-item1.0: un\nlist-item1.0: deux\n"
                           "quote1.0: Enfin !\nnote0.1: Une note.\n");
  g_assert_cmpint (glm_document_get_block_spans (document, 1, &n_spans)[0].kind, ==, GLM_SPAN_EMPHASIS);
}

/* Chapters come in the order of the spine; the contents and the title page do not. */
static void
test_epub (void)
{
  static const GlmTestMember members[] = {
    { "mimetype", "application/epub+zip" },
    { "META-INF/container.xml", "<container><rootfiles><rootfile full-path='OPS/livre.opf'/></rootfiles></container>" },
    { "OPS/livre.opf", "<package xmlns:dc='dc'><metadata><dc:title>La bibliothèque</dc:title><dc:creator>Anne Le Goff</dc:creator><dc:date>2024</dc:date>"
                       "<dc:language>fr-CH</dc:language></metadata><manifest><item id='n' href='nav.xhtml' media-type='application/xhtml+xml' properties='nav'/>"
                       "<item id='b' href='text/deux%20b.xhtml' media-type='application/xhtml+xml'/><item id='a' href='text/un.xhtml' media-type='application/xhtml+xml'/>"
                       "</manifest><spine><itemref idref='n'/><itemref idref='a'/><itemref idref='b'/><itemref idref='absent'/></spine></package>" },
    { "OPS/nav.xhtml", "<html><body><nav><ol><li>Un</li></ol></nav></body></html>" },
    { "OPS/text/deux b.xhtml", "<html><body><h1>Deux</h1><p>Le second chapitre.</p></body></html>" },
    { "OPS/text/un.xhtml", "<html><body><h1>Un</h1><p>" PARAGRAPH "</p></body></html>" },
  };
  g_autoptr (GBytes) bytes = glm_test_zip_new (members, G_N_ELEMENTS (members));
  g_autoptr (GlmDocument) document = glm_test_import (bytes, "a");

  assert_head (document, "La bibliothèque", "Anne Le Goff", "2024");
  g_assert_cmpstr (glm_document_get_metadata (document)->language, ==, "fr-CH");
  glm_test_assert_blocks (document, "heading1.0: Un\nparagraph0.0: " PARAGRAPH "\nheading1.0: Deux\nparagraph0.0: Le second chapitre.\n");
}

static void
test_markdown (void)
{
  static const char text[] = "---\ntitle: \"La bibliothèque\n  rouvre\"\nauthor:\n  - Anne Le Goff\n  - Yves Roy\ndate: 2024-02-03\n---\n\n# La bibliothèque rouvre\n\n"
                             "La *bibliothèque* <b>municipale</b>\nrouvre.\n\n1. un\n2. deux\n\n> Enfin !\n\n| a | b |\n|---|---|\n| 1 | 2 |\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GlmDocument) document = glm_test_import (bytes, "article.md");

  assert_head (document, "La bibliothèque rouvre", "Anne Le Goff", "2024-02-03");
  g_assert_cmpuint (g_strv_length (glm_document_get_metadata (document)->authors), ==, 2);
  glm_test_assert_blocks (document, "heading1.0: La bibliothèque rouvre\nparagraph0.0: La bibliothèque municipale rouvre.\nlist-item1.1: un\nlist-item1.2: deux\n"
                           "quote1.0: Enfin !\ntable0.0: a|b\ntable0.0: 1|2\n");
}

/* A page saved in one file is its article; a letter is all of itself, with who wrote it and when. */
static void
test_mail (void)
{
  static const char page[] =
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://exemple.fr/a\r\nSubject: =?utf-8?Q?La_biblioth=C3=A8que?=\r\nDate: Mon, 5 Feb 2024 10:00:00 +0100\r\n"
    "MIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html; charset=windows-1252\r\n"
    "Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://exemple.fr/a\r\n\r\n"
    "<html lang=3Dfr><body><nav><a href=3D'/x'>Sports nautiques</a></nav><article><h1>La biblioth=E8que</h1><p>La biblioth=E8que municipale rouvre lundi, apr=E8s "
    "deux ans de travaux, dans une aile neuve que la ville a pay=E9e.</p><p>Les lecteurs y trouveront, dit la directrice, quarante mille livres, une salle de lecture "
    "et un jardin.</p></article></body></html>\r\n--b--\r\n";
  static const char letter[] =
    "From: Anne Le Goff <a@exemple.fr>\r\nSubject: Une question\r\nDate: Mon, 5 Feb 2024 10:00:00 +0100\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
    "Bonjour,\r\n\r\nla biblioth\303\250que rouvre-t-elle lundi ?\r\n";
  g_autoptr (GBytes) page_bytes = g_bytes_new_static (page, strlen (page));
  g_autoptr (GBytes) letter_bytes = g_bytes_new_static (letter, strlen (letter));
  g_autoptr (GlmDocument) saved = glm_test_import (page_bytes, "a.mhtml");
  g_autoptr (GlmDocument) written = glm_test_import (letter_bytes, "a.eml");
  const char *text = glm_document_get_text (saved, NULL);

  g_assert_nonnull (strstr (text, "La bibliothèque municipale rouvre lundi, après"));
  g_assert_null (strstr (text, "Sports"));
  g_assert_cmpstr (glm_document_get_metadata (saved)->title, ==, "La bibliothèque");
  g_assert_null (glm_document_get_metadata (saved)->authors);
  assert_head (written, "Une question", "Anne Le Goff", "2024-02-05");
  g_assert_nonnull (strstr (glm_document_get_text (written, NULL), "la bibliothèque rouvre-t-elle lundi"));
}

static void
test_rtf (void)
{
  static const char text[] =
    "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Times;}}{\\stylesheet{\\s0 Normal;}{\\s3 heading 1;}}"
    "{\\info{\\title La biblioth\\'e8que rouvre}{\\author Anne Le Goff}{\\creatim\\yr2024\\mo2\\dy3}}"
    "\\pard\\s3 La biblioth\\'e8que rouvre\\par\\pard La \\i biblioth\\u232?que\\i0  municipale {\\v cach\\'e9}rouvre"
    "{\\footnote\\pard Une note.} \\emdash  lundi \\u8232?et {\\*\\inconnu rien}\\uc2\\u8364 ab 12.\\par"
    "\\trowd\\intbl livres\\cell 40\\cell\\row\\pard{\\field{\\*\\fldinst HYPERLINK \"https://exemple.fr/\"}{\\fldrslt Ici}}.\\par}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GlmDocument) document = glm_test_import (bytes, "a");
  g_autofree char *dump = glm_test_dup_blocks (document);

  assert_head (document, "La bibliothèque rouvre", "Anne Le Goff", "2024-02-03");
  g_assert_true (g_str_has_prefix (dump, "heading1.0: La bibliothèque rouvre\nparagraph0.0: La bibliothèque municipale rouvre1 — lundi"));
  g_assert_nonnull (strstr (dump, "€ 12."));
  g_assert_null (strstr (dump, "rien"));
  g_assert_null (strstr (dump, "caché"));
  g_assert_nonnull (strstr (dump, "livres"));
  g_assert_nonnull (strstr (dump, "note0.1: Une note."));
}

/* What the document would have fetched or unfolded is not, and what is no document ends in a sentence. */
static void
test_hostile (void)
{
  static const char *const contents[] = {
    "<!DOCTYPE d [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><d><body><text><p>&a;</p></text></body></d>",
    "<!DOCTYPE d [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]><d><body><text><p>&b;</p></text></body></d>",
    "<d><body><text><p>", "pas du XML", "",
  };

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      GlmTestMember members[] = { { "mimetype", "application/vnd.oasis.opendocument.text" }, { "content.xml", contents[i] } };
      g_autoptr (GBytes) bytes = glm_test_zip_new (members, G_N_ELEMENTS (members));
      g_autoptr (GError) error = NULL;
      g_autoptr (GlmDocument) document = glm_import_bytes (bytes, "a.odt", NULL, NULL, &error);

      g_assert_error (error, GLM_IMPORT_ERROR, GLM_IMPORT_ERROR_BROKEN);
      g_assert_null (document);
    }
}

/* What is there only for who has its key is not called damaged, nor shown as the letters that it is not. */
static void
test_locked (void)
{
  static const GlmTestMember text[] = {
    { "mimetype", "application/vnd.oasis.opendocument.text" },
    { "META-INF/manifest.xml", "<m><e full-path='content.xml'><encryption-data/></e></m>" },
    { "content.xml", "\x8f\x13\x99" },
  };
  static const GlmTestMember book[] = {
    { "mimetype", "application/epub+zip" },
    { "META-INF/container.xml", "<container><rootfiles><rootfile full-path='a.opf'/></rootfiles></container>" },
    { "META-INF/encryption.xml", "<e><EncryptedData><CipherData><CipherReference URI='f.otf'/></CipherData></EncryptedData>"
                                 "<EncryptedData><CipherData><CipherReference URI='a.xhtml'/></CipherData></EncryptedData></e>" },
    { "a.opf", "<package><manifest><item id='a' href='a.xhtml' media-type='application/xhtml+xml'/></manifest><spine><itemref idref='a'/></spine></package>" },
    { "a.xhtml", "\x8f\x13\x99 letters" },
  };
  static const char old[] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 WordDocument";
  GBytes *files[] = { glm_test_zip_new (text, G_N_ELEMENTS (text)), glm_test_zip_new (book, G_N_ELEMENTS (book)), g_bytes_new_static (old, sizeof old) };
  static const char *const words[] = { "locked", "locked", "Office" };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (glm_import_bytes (files[i], "a", NULL, NULL, &error));
      g_assert_nonnull (strstr (error->message, words[i]));
      g_bytes_unref (files[i]);
    }
}

/* What is packed opens as what it is. */
static void
test_packed (void)
{
  static const char text[] = "La bibliothèque municipale rouvre lundi, après deux ans de travaux.\n";
  guint8 buffer[4096];
  gsize used = 0;
  struct archive *archive = archive_write_new ();
  struct archive_entry *entry = archive_entry_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GlmDocument) document = NULL;

  archive_write_set_format_raw (archive);
  archive_write_add_filter_xz (archive);
  archive_write_open_memory (archive, buffer, sizeof buffer, &used);
  archive_entry_set_pathname (entry, "a");
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_write_header (archive, entry);
  archive_write_data (archive, text, strlen (text));
  archive_entry_free (entry);
  archive_write_close (archive);
  archive_write_free (archive);
  bytes = g_bytes_new (buffer, used);
  document = glm_test_import (bytes, "a.txt.xz");
  g_assert_nonnull (strstr (glm_document_get_text (document, NULL), "municipale"));
}

/* Texts in XML: the same table reads them all. What is no such text, or has entities of its own, is shown as it is written. */
static void
test_xml (void)
{
  static const char tei[] =
    "<?xml version='1.0'?>\n<!-- Un commentaire. -->\n<TEI xmlns='t' xml:lang='fr'><teiHeader><fileDesc><titleStmt><title>La bibliothèque rouvre</title>"
    "<author><persName><forename>Anne</forename> <surname>Le Goff</surname></persName></author></titleStmt>"
    "<publicationStmt><date when='1902-05-17'>le 17 mai</date></publicationStmt></fileDesc></teiHeader>\n<text><body><div><head>La bibliothèque rouvre</head>\n"
    "<p>Le maire, <persName>Yves <hi rend='italic'>Roy</hi></persName>, a parlé<note>À <emph>cinq</emph> heures.</note> devant\n  la foule<lb/>assemblée.</p>"
    "<p><persName>Anne</persName> <persName>Le Goff</persName></p><quote><p>Enfin !</p></quote>"
    "<p>Il a dit <quote>oui</quote>, <choice><sic>il</sic><corr>elle</corr></choice> non, dans <title>Le Temps</title>.</p>"
    "<list><item>un</item><item>deux</item></list><div><head>Suite</head><opener><salute>Monsieur,</salute></opener><p>Voilà.</p></div></div></body></text></TEI>";
  static const char jats[] =
    "<!DOCTYPE article PUBLIC \"-//NLM//DTD JATS (Z39.96) v1.2//EN\" \"j.dtd\"><article><front><journal-meta><journal-title>Revue</journal-title></journal-meta>"
    "<article-meta><title-group><article-title>La bibliothèque</article-title></title-group><contrib-group><contrib><name><surname>Le Goff</surname>"
    "<given-names>Anne</given-names></name></contrib></contrib-group><pub-date><year>2019</year></pub-date><abstract><p>R&eacute;sum&eacute;.</p></abstract></article-meta>"
    "</front><body><sec><title>Un</title><p>Le texte.</p></sec></body></article>";
  static const char docbook[] =
    "<article xmlns='http://docbook.org/ns/docbook'><info><title>La bibliothèque</title><author>Anne Le Goff</author><date>2020-04-05</date></info>"
    "<para>Un texte<footnote><para>Une note.</para></footnote>.</para><section><title>Deux</title><note><para>Attention.</para></note></section></article>";
  static const char nitf[] =
    "<nitf><head><title>La bibliothèque</title><docdata><date.issue norm='20190301'/></docdata></head><body><body.head><hedline><hl1>Elle rouvre</hl1></hedline>"
    "<byline>Par Anne Le Goff</byline></body.head><body.content><p>Le <person>maire</person> parle.</p></body.content></body></nitf>";
  static const char *const as_written[] = {
    "<!DOCTYPE TEI [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><TEI><text><p>&b;</p></text></TEI>",
    "<TEI><text><p>Un texte qui finit trop t",
    "<?xml version='1.0'?><notice><titre>Un titre</titre></notice>",
  };
  g_autoptr (GBytes) tei_bytes = g_bytes_new_static (tei, strlen (tei));
  g_autoptr (GBytes) jats_bytes = g_bytes_new_static (jats, strlen (jats));
  g_autoptr (GBytes) docbook_bytes = g_bytes_new_static (docbook, strlen (docbook));
  g_autoptr (GBytes) nitf_bytes = g_bytes_new_static (nitf, strlen (nitf));
  g_autoptr (GlmDocument) a = glm_test_import (tei_bytes, "a.xml");
  g_autoptr (GlmDocument) b = glm_test_import (jats_bytes, "a.xml");
  g_autoptr (GlmDocument) c = glm_test_import (docbook_bytes, "a.xml");
  g_autoptr (GlmDocument) d = glm_test_import (nitf_bytes, "a.xml");

  assert_head (a, "La bibliothèque rouvre", "Anne Le Goff", "1902-05-17");
  glm_test_assert_blocks (a, "heading1.0: La bibliothèque rouvre\nparagraph0.0: Le maire, Yves Roy, a parlé1 devant la foule assemblée.\nparagraph0.0: Anne Le Goff\n"
                             "quote1.0: Enfin !\nparagraph0.0: Il a dit oui, elle non, dans Le Temps.\nlist-item1.0: un\nlist-item1.0: deux\n"
                             "heading2.0: Suite\nparagraph0.0: Monsieur,\nparagraph0.0: Voilà.\nnote0.1: À cinq heures.\n");
  assert_head (b, "La bibliothèque", "Anne Le Goff", "2019");
  glm_test_assert_blocks (b, "paragraph0.0: Résumé.\nheading1.0: Un\nparagraph0.0: Le texte.\n");
  assert_head (c, "La bibliothèque", "Anne Le Goff", "2020-04-05");
  glm_test_assert_blocks (c, "paragraph0.0: Un texte1.\nheading1.0: Deux\nparagraph0.0: Attention.\nnote0.1: Une note.\n");
  g_assert_cmpstr (glm_document_get_metadata (d)->date, ==, "2019-03-01");
  glm_test_assert_blocks (d, "heading1.0: Elle rouvre\nparagraph0.0: Par Anne Le Goff\nparagraph0.0: Le maire parle.\n");
  for (guint i = 0; i < G_N_ELEMENTS (as_written); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (as_written[i], strlen (as_written[i]));
      g_autoptr (GlmDocument) document = glm_test_import (bytes, "a.xml");

      g_assert_cmpstr (glm_document_get_text (document, NULL), ==, as_written[i]);
    }
}

/* Tables in tables: all that is in them is there. */
static void
test_deep (void)
{
  g_autoptr (GString) text = g_string_new ("<w:document xmlns:w='w'><w:body>");
  g_autoptr (GString) list = g_string_new ("");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GlmDocument) document = NULL;

  for (guint i = 0; i < 80; i++)
    g_string_append_printf (text, "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Tableau %u.</w:t></w:r></w:p>", i);
  for (guint i = 0; i < 80; i++)
    g_string_append (text, "</w:tc></w:tr></w:tbl>");
  g_string_append (text, "<w:p><w:r><w:t>La fin.</w:t></w:r></w:p></w:body></w:document>");
  {
    const GlmTestMember members[] = { { "[Content_Types].xml", "<Types/>" }, { "word/document.xml", text->str } };

    bytes = glm_test_zip_new (members, G_N_ELEMENTS (members));
    document = glm_test_import (bytes, "a.docx");
  }
  for (guint i = 0; i < 80; i++)
    {
      g_autofree char *words = g_strdup_printf ("Tableau %u.", i);

      g_assert_nonnull (strstr (glm_document_get_text (document, NULL), words));
    }
  g_assert_nonnull (strstr (glm_document_get_text (document, NULL), "La fin."));

  /* Markdown has no depth of its own. */
  for (guint i = 0; i < 300; i++)
    g_string_append_printf (list, "%*s- Point %u.\n", (int) i * 2, "", i);
  g_string_append (list, "\nLa fin.\n");
  g_clear_pointer (&bytes, g_bytes_unref);
  g_clear_pointer (&document, glm_document_unref);
  bytes = g_bytes_new (list->str, list->len);
  document = glm_test_import (bytes, "a.md");
  g_assert_nonnull (strstr (glm_document_get_text (document, NULL), "Point 299."));
  g_assert_nonnull (strstr (glm_document_get_text (document, NULL), "La fin."));
}

/* The archive is cut off anywhere: a sentence or what is left of it, never more. */
static void
test_cut_off (void)
{
  static const GlmTestMember members[] = {
    { "mimetype", "application/epub+zip" },
    { "META-INF/container.xml", "<container><rootfiles><rootfile full-path='a.opf'/></rootfiles></container>" },
    { "a.opf", "<package><manifest><item id='a' href='a.xhtml' media-type='application/xhtml+xml'/></manifest><spine><itemref idref='a'/></spine></package>" },
    { "a.xhtml", "<html><body><p>" PARAGRAPH "</p></body></html>" },
  };
  g_autoptr (GBytes) whole = glm_test_zip_new (members, G_N_ELEMENTS (members));

  for (gsize n = 1; n < g_bytes_get_size (whole); n += 7)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (whole, 0, n);
      g_autoptr (GError) error = NULL;
      g_autoptr (GlmDocument) document = glm_import_bytes (part, "a.epub", NULL, NULL, &error);

      g_assert_true ((document != NULL) != (error != NULL));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-office/docx", test_docx);
  g_test_add_func ("/import-office/docx-notes", test_docx_notes);
  g_test_add_func ("/import-office/odt", test_odt);
  g_test_add_func ("/import-office/epub", test_epub);
  g_test_add_func ("/import-office/markdown", test_markdown);
  g_test_add_func ("/import-office/mail", test_mail);
  g_test_add_func ("/import-office/rtf", test_rtf);
  g_test_add_func ("/import-office/hostile", test_hostile);
  g_test_add_func ("/import-office/deep", test_deep);
  g_test_add_func ("/import-office/xml", test_xml);
  g_test_add_func ("/import-office/locked", test_locked);
  g_test_add_func ("/import-office/packed", test_packed);
  g_test_add_func ("/import-office/cut-off", test_cut_off);
  return g_test_run ();
}
