/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-test-office.h"
#include "glm-test.h"

#include <string.h>

static void
assert_rtf (const char *text,
            const char *blocks)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GlmDocument) document = glm_test_import (bytes, "a.rtf");

  glm_test_assert_blocks (document, blocks);
}

/* After \u as many characters are skipped as \uc says in this group: a byte, an escaped one, a sign. */
static void
test_unicode (void)
{
  assert_rtf ("{\\rtf1\\ansi\\uc0 d\\u233 j\\u224  {\\uc1 \\u339 oeuvre \\u8217'} \\u339 uf.\\par}", "paragraph0.0: déjà œeuvre ’ œuf.\n");
  assert_rtf ("{\\rtf1\\ansi\\uc2 10\\u160\\'a0\\'a0\\u8364\\'80x!{\\uc1\\u233\\'e9t\\u233?}\\u233\\'c3\\'a9 fin\\par}", "paragraph0.0: 10\u00a0€!étéé fin\n");
  assert_rtf ("{\\rtf1\\ansi {\\u233}?t\\u233\\{ et \\u-4051? \\u55356?\\u57225?.\\par}", "paragraph0.0: é?té et \uf02d 🎉.\n");
}

/* A byte is of the code page of its font, or else of the document. */
static void
test_code_pages (void)
{
  assert_rtf ("{\\rtf1\\ansi\\ansicpg1250 \\'9a koda a Krak\\'f3w, \\'b3\\'f3d\\'9f\\par}", "paragraph0.0: š koda a Kraków, łódź\n");
  assert_rtf ("{\\rtf1\\mac L\\'d5\\'8et\\'8e \\'c8 la mer\\'c9\\par}", "paragraph0.0: L’été » la mer…\n");
  assert_rtf ("{\\rtf1\\pca \\'82t\\'82\\par}", "paragraph0.0: été\n");
  assert_rtf ("{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\froman\\fcharset0 Times;}{\\f1\\fcharset204 Times Cyr;}{\\f2\\fcharset238{\\*\\falt X} Times CE;}"
              "{\\f3\\fcharset77 Geneva;}{\\f4\\fcharset161 Grec;}{\\f5\\fcharset128 MS;}}\\'e9t\\'e9 {\\f1 \\'cc\\'ee\\'f1\\'ea\\'e2\\'e0} {\\f2 Krak\\'f3w \\'b3} "
              "\\f3 \\'8e\\plain  \\'e9 {\\f4 \\'eb\\'fc\\'e3\\'ef\\'f2} {\\f5\\'93\\'fa\\'96\\'7b}\\par}",
              "paragraph0.0: été Москва Kraków ł é é λόγος 日本\n");
  assert_rtf ("{\\rtf1\\ansi\\ansicpg1250\\deff1{\\fonttbl\\f0\\fcharset238 CE;\\f1\\fcharset0 Ouest;}\\'e8t {\\f0 \\'e8}\\par}", "paragraph0.0: èt č\n");
}

static void
test_destinations (void)
{
  assert_rtf ("{\\rtf1\\ansi{\\header En-tête}{\\*\\inconnu {rien} du tout}{\\upr{Prague?}{\\*\\ud{Pra{\\u269 c}ue}}} {\\*\\bkmkstart a}et{\\*\\bkmkend a} {\\v cach\\'e9}"
              "{\\*\\annotation note}{\\field{\\*\\fldinst PAGE}{\\fldrslt 3}}.\\par}", "paragraph0.0: Pračue et 3.\n");
}

/* What was deleted or moved away is gone, with the end of a paragraph and the notes in it. */
static void
test_changes (void)
{
  assert_rtf ("{\\rtf1\\ansi Le {\\deleted\\revauthdel1 vieux{\\footnote Perdue.} }{\\revised\\revauth1 grand }mus\\'e9e{\\deleted\\par} rouvre. {\\mvf Ailleurs. }"
              "Puis. {\\mvt Ailleurs.}\\deleted  non\\deleted0\\par Fin.\\par}",
              "paragraph0.0: Le grand musée rouvre. Puis. Ailleurs.\nparagraph0.0: Fin.\n");
}

/* Word says what stands before an item before it says that it is one. */
static void
test_lists (void)
{
  assert_rtf ("{\\rtf1\\ansi{\\listtext\\pard\\plain\\'b7\\tab}\\pard\\ls1\\ilvl0 pain\\par{\\listtext\\pard\\'b7\\tab}\\pard\\ls1\\ilvl1 bis\\par"
              "\\pard Puis.\\par{\\pntext 3.\\tab}trois\\par{\\pntext 4.\\tab}quatre\\par\\pard{\\listtext a)\\tab}\\pard\\ls2 a\\par{\\listtext b)\\tab}b\\par\\pard Fin.\\par}",
              "list-item1.0: pain\nlist-item2.0: bis\nparagraph0.0: Puis.\nlist-item1.3: trois\nlist-item1.4: quatre\nlist-item1.1: a\nlist-item1.2: b\nparagraph0.0: Fin.\n");
}

/* A note's paragraphs change nothing of the one that calls it. */
static void
test_notes (void)
{
  assert_rtf ("{\\rtf1\\ansi{\\stylesheet{\\s0 Normal;}{\\s1 heading 1;}}\\pard\\s1 Titre{\\footnote\\pard\\plain{\\super\\chftn} Une note.\\par Suite.}\\par"
              "\\pard{\\listtext 1.\\tab}\\ls1 un{\\footnote\\ftnalt\\pard\\plain\\chftn  Autre.} point\\par\\pard Texte.\\par}",
              "heading1.0: Titre1\nlist-item1.1: un2 point\nparagraph0.0: Texte.\nnote0.1: Une note. Suite.\nnote0.2: Autre.\n");
}

static void
test_metadata (void)
{
  static const char text[] = "{\\rtf1\\ansi\\ansicpg1252{\\info{\\upr{\\title L'?t?}{\\*\\ud{\\title L\\u8217 '\\u233 ?t\\u233 ?}}}{\\author Anne Le Goff}{\\*\\company Rien}"
                             "{\\revtim\\yr2025\\mo1\\dy2}{\\creatim\\yr2024\\mo2\\dy3\\hr8}{\\printim\\yr2026\\mo1\\dy1}}Texte.\\par}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GlmDocument) document = glm_test_import (bytes, "a.rtf");
  const GlmMetadata *metadata = glm_document_get_metadata (document);

  g_assert_cmpstr (metadata->title, ==, "L’été");
  g_assert_cmpstr (metadata->authors[0], ==, "Anne Le Goff");
  g_assert_cmpstr (metadata->date, ==, "2024-02-03");
  glm_test_assert_blocks (document, "paragraph0.0: Texte.\n");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-rtf/unicode", test_unicode);
  g_test_add_func ("/import-rtf/code-pages", test_code_pages);
  g_test_add_func ("/import-rtf/destinations", test_destinations);
  g_test_add_func ("/import-rtf/changes", test_changes);
  g_test_add_func ("/import-rtf/lists", test_lists);
  g_test_add_func ("/import-rtf/notes", test_notes);
  g_test_add_func ("/import-rtf/metadata", test_metadata);
  return g_test_run ();
}
