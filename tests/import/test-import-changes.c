/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Office documents whose changes were kept track of show the text as it is when all are accepted. */
#include "config.h"

#include "glm-test-office.h"
#include "glm-test.h"

#include <string.h>

#define WORD "<w:document xmlns:w='w'><w:body>"
#define WORD_END "</w:body></w:document>"
#define RUN(text) "<w:r><w:t xml:space='preserve'>" text "</w:t></w:r>"
#define GONE(text) "<w:r><w:delText xml:space='preserve'>" text "</w:delText></w:r>"

static GlmDocument *
import_word (const char *body,
             const char *styles,
             const char *numbering)
{
  const GlmTestMember members[] = {
    { "[Content_Types].xml", "<Types/>" },
    { "word/document.xml", body },
    { "word/comments.xml", "<w:comments xmlns:w='w'><w:comment w:id='0'><w:p>" RUN ("À vérifier.") "</w:p></w:comment></w:comments>" },
    { "word/styles.xml", styles != NULL ? styles : "<w:styles xmlns:w='w'/>" },
    { "word/numbering.xml", numbering != NULL ? numbering : "<w:numbering xmlns:w='w'/>" },
  };
  g_autoptr (GBytes) bytes = glm_test_zip_new (members, G_N_ELEMENTS (members));

  return glm_test_import (bytes, "a.docx");
}

static void
test_docx_runs (void)
{
  g_autoptr (GlmDocument) document = import_word (
    WORD "<w:p>" RUN ("Le ") "<w:del w:id='1'>" GONE ("vieux ") "</w:del><w:ins w:id='2'>" RUN ("grand ") "<w:del w:id='3'>" GONE ("bel ")
    "</w:del></w:ins>" RUN ("musée rouvre.") "<w:r><w:commentReference w:id='0'/></w:r></w:p>"
    "<w:p><w:moveFromRangeStart w:id='4' w:name='m'/><w:moveFrom w:id='5'>" RUN ("Il ferme à midi. ") "</w:moveFrom><w:moveFromRangeEnd w:id='4'/>"
    RUN ("On entre par la cour. ") "<w:moveToRangeStart w:id='6' w:name='m'/><w:moveTo w:id='7'>" RUN ("Il ferme à midi.") "</w:moveTo><w:moveToRangeEnd w:id='6'/></w:p>" WORD_END,
    NULL, NULL);

  glm_test_assert_blocks (document, "paragraph0.0: Le grand musée rouvre.\nparagraph0.0: On entre par la cour. Il ferme à midi.\n");
}

/* The end of a paragraph can be deleted, and a whole one moved; so can rows and cells. */
static void
test_docx_paragraphs (void)
{
#define MARK(change) "<w:pPr><w:rPr><w:" change " w:id='9'/></w:rPr></w:pPr>"
  g_autoptr (GlmDocument) document = import_word (
    WORD "<w:p>" MARK ("del") RUN ("Le musée ") "</w:p><w:p>" MARK ("del") RUN ("de la ville ") "</w:p><w:p>" RUN ("rouvre.") "</w:p>"
    "<w:p>" MARK ("moveFrom") "<w:moveFrom w:id='1'>" RUN ("Déplacé.") "</w:moveFrom></w:p>"
    "<w:p>" RUN ("Milieu.") "</w:p><w:p>" MARK ("moveTo") "<w:moveTo w:id='2'>" RUN ("Déplacé.") "</w:moveTo></w:p>"
    "<w:tbl><w:tr><w:tc><w:p>" RUN ("a") "</w:p></w:tc><w:tc><w:tcPr><w:cellDel w:id='3'/></w:tcPr><w:p>" RUN ("x") "</w:p></w:tc><w:tc><w:p>" MARK ("del") RUN ("b")
    "</w:p><w:p>" RUN ("c") "</w:p></w:tc></w:tr><w:tr><w:trPr><w:del w:id='4'/></w:trPr><w:tc><w:p>" RUN ("y") "</w:p></w:tc><w:tc><w:p>" RUN ("z") "</w:p></w:tc></w:tr>"
    "<w:tr><w:tc><w:p>" RUN ("d") "</w:p></w:tc><w:tc><w:p>" RUN ("e") "</w:p></w:tc></w:tr></w:tbl><w:p>" MARK ("del") RUN ("Fin.") "</w:p>" WORD_END,
    NULL, NULL);

  glm_test_assert_blocks (document, "paragraph0.0: Le musée de la ville rouvre.\nparagraph0.0: Milieu.\nparagraph0.0: Déplacé.\n"
                                    "table0.0: a|bc\ntable0.0: d|e\nparagraph0.0: Fin.\n");
}

/* A style that varies another is what the other is; lists can be in styles, and go on after a paragraph. */
static void
test_docx_styles (void)
{
#define STYLED(style, text) "<w:p><w:pPr><w:pStyle w:val='" style "'/></w:pPr>" RUN (text) "</w:p>"
  g_autoptr (GlmDocument) document = import_word (
    WORD STYLED ("Rubrique", "Travaux") STYLED ("TM1", "Travaux 3") STYLED ("Liste", "un") STYLED ("Liste", "deux") "<w:p>" RUN ("Puis.") "</w:p>"
    STYLED ("Liste", "trois") STYLED ("Puce", "point") WORD_END,
    "<w:styles xmlns:w='w'><w:style w:styleId='T2'><w:name w:val='heading 2'/></w:style><w:style w:styleId='Rubrique'><w:name w:val='Rubrique'/>"
    "<w:basedOn w:val='T2'/></w:style><w:style w:styleId='TM1'><w:name w:val='toc 1'/></w:style>"
    "<w:style w:styleId='Liste'><w:name w:val='List Number'/><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>"
    "<w:style w:styleId='Puce'><w:name w:val='List Bullet'/><w:pPr><w:numPr><w:numId w:val='2'/></w:numPr></w:pPr></w:style></w:styles>",
    "<w:numbering xmlns:w='w'><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:numFmt w:val='decimal'/></w:lvl></w:abstractNum>"
    "<w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/></w:lvl></w:abstractNum>"
    "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num><w:num w:numId='2'><w:abstractNumId w:val='1'/></w:num></w:numbering>");

  glm_test_assert_blocks (document, "heading2.0: Travaux\nlist-item1.1: un\nlist-item1.2: deux\nparagraph0.0: Puis.\nlist-item1.3: trois\nlist-item1.0: point\n");
}

/* Word names its document as it likes, and says how. */
static void
test_docx_name (void)
{
  static const GlmTestMember members[] = {
    { "_rels/.rels", "<Relationships><Relationship Id='r' Type='http://x/relationships/officeDocument' Target='/word/document2.xml'/></Relationships>" },
    { "word/_rels/document2.xml.rels", "<Relationships><Relationship Id='l' Target='https://exemple.fr/'/></Relationships>" },
    { "word/document2.xml", WORD "<w:p>" RUN ("Voir ") "<w:hyperlink w:id='l'>" RUN ("ici") "</w:hyperlink>.</w:p>" WORD_END },
  };
  g_autoptr (GBytes) bytes = glm_test_zip_new (members, G_N_ELEMENTS (members));
  g_autoptr (GlmDocument) document = glm_test_import (bytes, "a.docx");
  const GlmSpan *spans;
  guint n_spans;

  glm_test_assert_blocks (document, "paragraph0.0: Voir ici\n");
  spans = glm_document_get_block_spans (document, 0, &n_spans);
  g_assert_cmpuint (n_spans, ==, 1);
  g_assert_cmpstr (spans[0].target, ==, "https://exemple.fr/");
}

static GlmDocument *
import_open_document (const char *body)
{
  const GlmTestMember members[] = {
    { "mimetype", "application/vnd.oasis.opendocument.text" },
    { "content.xml", body },
  };
  g_autoptr (GBytes) bytes = glm_test_zip_new (members, G_N_ELEMENTS (members));

  return glm_test_import (bytes, "a.odt");
}

/* What was deleted is kept apart, what was inserted stands in the text; remarks on it are not the text. */
static void
test_odt_changes (void)
{
  g_autoptr (GlmDocument) document = import_open_document (
    "<o:document-content xmlns:o='o' xmlns:t='t' xmlns:d='d'><o:body><o:text><t:tracked-changes>"
    "<t:changed-region t:id='c1'><t:insertion><o:change-info><d:creator>Anne</d:creator></o:change-info></t:insertion></t:changed-region>"
    "<t:changed-region t:id='c2'><t:deletion><o:change-info><d:creator>Anne</d:creator><d:date>2024-01-01</d:date></o:change-info><t:p>vieux </t:p></t:deletion></t:changed-region>"
    "<t:changed-region t:id='c3'><t:deletion><t:p/><t:p/></t:deletion></t:changed-region></t:tracked-changes>"
    "<t:p>Le <t:change t:change-id='c2'/><t:change-start t:change-id='c1'/>grand <t:change-end t:change-id='c1'/>musée <t:change t:change-id='c3'/>rouvre"
    "<o:annotation><d:creator>Anne</d:creator><d:date>2024-01-01</d:date><t:p>À vérifier.</t:p></o:annotation>.<o:annotation-end/></t:p></o:text></o:body></o:document-content>");

  glm_test_assert_blocks (document, "paragraph0.0: Le grand musée rouvre.\n");
}

static void
test_odt_lists (void)
{
  g_autoptr (GlmDocument) document = import_open_document (
    "<o:document-content xmlns:o='o' xmlns:t='t' xmlns:s='s'><o:automatic-styles>"
    "<t:list-style s:name='L1'><t:list-level-style-number t:level='1' s:num-format='1'/></t:list-style>"
    "<t:list-style s:name='L2'><t:list-level-style-bullet t:level='1'/></t:list-style></o:automatic-styles><o:body><o:text>"
    "<t:list t:style-name='L1'><t:list-item><t:p>un</t:p><t:list><t:list-item><t:p>sous</t:p></t:list-item></t:list></t:list-item><t:list-item><t:p>deux</t:p></t:list-item></t:list>"
    "<t:p>Puis.</t:p><t:list t:style-name='L1' t:continue-numbering='true'><t:list-item><t:p>trois</t:p></t:list-item></t:list>"
    "<t:list t:style-name='L2'><t:list-item><t:p>point</t:p></t:list-item></t:list></o:text></o:body></o:document-content>");

  glm_test_assert_blocks (document, "list-item1.1: un\nlist-item2.1: sous\nlist-item1.2: deux\nparagraph0.0: Puis.\nlist-item1.3: trois\nlist-item1.0: point\n");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-changes/docx-runs", test_docx_runs);
  g_test_add_func ("/import-changes/docx-paragraphs", test_docx_paragraphs);
  g_test_add_func ("/import-changes/docx-styles", test_docx_styles);
  g_test_add_func ("/import-changes/docx-name", test_docx_name);
  g_test_add_func ("/import-changes/odt-changes", test_odt_changes);
  g_test_add_func ("/import-changes/odt-lists", test_odt_lists);
  return g_test_run ();
}
