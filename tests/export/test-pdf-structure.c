/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-document-builder.h"
#include "glm-export.h"

#include <poppler.h>
#include <string.h>

/* What a screen reader finds in a PDF: its structure as poppler reads it. */

static const char *
get_short_name (PopplerStructureElementKind kind)
{
  static const char *const names[] = {
    [POPPLER_STRUCTURE_ELEMENT_DOCUMENT] = "Document",  [POPPLER_STRUCTURE_ELEMENT_SPAN] = "Span",
    [POPPLER_STRUCTURE_ELEMENT_NOTE] = "Note",          [POPPLER_STRUCTURE_ELEMENT_LINK] = "Link",
    [POPPLER_STRUCTURE_ELEMENT_BLOCKQUOTE] = "Quote",   [POPPLER_STRUCTURE_ELEMENT_PARAGRAPH] = "P",
    [POPPLER_STRUCTURE_ELEMENT_HEADING_1] = "H1",       [POPPLER_STRUCTURE_ELEMENT_LIST] = "L",
    [POPPLER_STRUCTURE_ELEMENT_LIST_ITEM] = "LI",       [POPPLER_STRUCTURE_ELEMENT_LIST_LABEL] = "Lbl",
    [POPPLER_STRUCTURE_ELEMENT_LIST_BODY] = "LBody",    [POPPLER_STRUCTURE_ELEMENT_TABLE] = "Table",
    [POPPLER_STRUCTURE_ELEMENT_TABLE_ROW] = "TR",       [POPPLER_STRUCTURE_ELEMENT_TABLE_HEADING] = "TH",
    [POPPLER_STRUCTURE_ELEMENT_TABLE_DATA] = "TD",
  };

  return kind < G_N_ELEMENTS (names) && names[kind] != NULL ? names[kind] : "?";
}

/* Elements with what is in them between brackets, text between quotes. Signs beyond ASCII poppler may get wrong. */
static void
append_structure (GString                     *out,
                  PopplerStructureElementIter *iter)
{
  do
    {
      PopplerStructureElement *element = poppler_structure_element_iter_get_element (iter);
      PopplerStructureElementIter *child = poppler_structure_element_iter_get_child (iter);

      if (poppler_structure_element_is_content (element))
        {
          g_autofree char *text = poppler_structure_element_get_text (element, POPPLER_STRUCTURE_GET_TEXT_NONE);

          if (text != NULL && *text != '\0')
            g_string_append_printf (out, "“%s”", g_str_is_ascii (text) ? text : "*");
        }
      else if (poppler_structure_element_get_kind (element) != POPPLER_STRUCTURE_ELEMENT_OBJECT_REFERENCE)
        {
          g_string_append_printf (out, "%s[", get_short_name (poppler_structure_element_get_kind (element)));
          if (child != NULL)
            append_structure (out, child);
          g_string_append_c (out, ']');
        }
      if (child != NULL)
        poppler_structure_element_iter_free (child);
      g_object_unref (element);
    }
  while (poppler_structure_element_iter_next (iter));
}

static GBytes *
export_pdf (GlmDocumentBuilder *builder)
{
  const GlmTypographyOptions options = { .locale = GLM_LOCALE_FR_FR };
  g_autoptr (GlmDocument) document = glm_document_builder_end (builder);
  g_autoptr (GlmTypographyPlan) plan = glm_typography_plan_new (document, &options);
  g_autoptr (GlmHyphenator) hyphenator = glm_hyphenator_new ();
  g_autoptr (GError) error = NULL;
  GBytes *bytes = glm_export (plan, hyphenator, NULL, GLM_EXPORT_PDF, NULL, &error);

  g_assert_no_error (error);
  return bytes;
}

static char *
dup_structure (GlmDocumentBuilder *builder,
               int                *n_pages)
{
  g_autoptr (GBytes) bytes = export_pdf (builder);
  g_autoptr (GError) error = NULL;
  PopplerDocument *pdf;
  PopplerStructureElementIter *iter;
  GString *out = g_string_new (NULL);

  pdf = poppler_document_new_from_bytes (bytes, NULL, &error);
  g_assert_no_error (error);
  *n_pages = poppler_document_get_n_pages (pdf);
  iter = poppler_structure_element_iter_new (pdf);
  g_assert_nonnull (iter);
  append_structure (out, iter);
  poppler_structure_element_iter_free (iter);
  g_object_unref (pdf);
  return g_string_free (out, FALSE);
}

static void
add_block (GlmDocumentBuilder *builder,
           GlmBlockKind        kind,
           guint               level,
           guint               ordinal,
           const char         *text)
{
  glm_document_builder_open_block (builder, kind, level, ordinal);
  glm_document_builder_add_text (builder, text, -1);
  glm_document_builder_close_block (builder);
}

static void
assert_structure (GlmDocumentBuilder *builder,
                  const char         *expected)
{
  int n_pages;
  g_autofree char *structure = dup_structure (builder, &n_pages);
  g_autofree char *whole = g_strdup_printf ("Document[%s]", expected);

  g_assert_cmpstr (structure, ==, whole);
}

static void
test_links (void)
{
  g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();

  add_block (builder, GLM_BLOCK_HEADING, 1, 0, "Un mot");
  glm_document_builder_open_block (builder, GLM_BLOCK_PARAGRAPH, 0, 0);
  glm_document_builder_add_text (builder, "Avant ", -1);
  glm_document_builder_push_span (builder, GLM_SPAN_LINK, "https://exemple.fr/l'air");
  glm_document_builder_add_text (builder, "le ", -1);
  glm_document_builder_push_span (builder, GLM_SPAN_EMPHASIS, NULL);
  glm_document_builder_add_text (builder, "lien", -1);
  glm_document_builder_pop_span (builder);
  glm_document_builder_pop_span (builder);
  glm_document_builder_add_text (builder, " et ", -1);
  glm_document_builder_push_span (builder, GLM_SPAN_LINK, "javascript:alert(1)");
  glm_document_builder_add_text (builder, "ici", -1);
  glm_document_builder_pop_span (builder);
  glm_document_builder_close_block (builder);
  assert_structure (builder, "H1[“Un mot”]P[Span[“Avant ”]Link[“le lien”]Span[“ et ici”]]");
}

static void
test_lists (void)
{
  g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();

  add_block (builder, GLM_BLOCK_LIST_ITEM, 1, 0, "un");
  add_block (builder, GLM_BLOCK_LIST_ITEM, 2, 0, "dans un");
  add_block (builder, GLM_BLOCK_LIST_ITEM, 1, 0, "deux");
  add_block (builder, GLM_BLOCK_LIST_ITEM, 1, 1, "premier");
  add_block (builder, GLM_BLOCK_LIST_ITEM, 1, 2, "second");
  add_block (builder, GLM_BLOCK_LIST_ITEM, 1, 1, "autre");
  add_block (builder, GLM_BLOCK_NOTE, 0, 4, "La note");
  assert_structure (builder,
                    "L[LI[Lbl[“*”]LBody[P[“un”]L[LI[Lbl[“*”]LBody[P[“dans un”]]]]]]LI[Lbl[“*”]LBody[P[“deux”]]]]"
                    "L[LI[Lbl[“1.”]LBody[P[“premier”]]]LI[Lbl[“2.”]LBody[P[“second”]]]]"
                    "L[LI[Lbl[“1.”]LBody[P[“autre”]]]]"
                    "Note[Lbl[“4.”]P[“La note”]]");
}

static void
add_head (GlmDocumentBuilder *builder,
          const char         *text)
{
  glm_document_builder_push_span (builder, GLM_SPAN_STRONG, NULL);
  glm_document_builder_add_text (builder, text, -1);
  glm_document_builder_pop_span (builder);
}

static void
test_tables (void)
{
  g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();

  glm_document_builder_open_block (builder, GLM_BLOCK_TABLE, 0, 0);
  add_head (builder, "Nom");
  glm_document_builder_add_text (builder, "\t", -1);
  add_head (builder, "Voix");
  glm_document_builder_close_block (builder);
  add_block (builder, GLM_BLOCK_TABLE, 0, 0, "Paul\t12");
  add_block (builder, GLM_BLOCK_TABLE, 0, 0, "Jean\t7");
  add_block (builder, GLM_BLOCK_PARAGRAPH, 0, 0, "Un mot");
  add_block (builder, GLM_BLOCK_TABLE, 0, 0, "a\tb");
  assert_structure (builder,
                    "Table[TR[TH[“Nom”]TH[“Voix”]]TR[TD[“Paul”]TD[“12”]]TR[TD[“Jean”]TD[“7”]]]P[“Un mot”]Table[TR[TD[“a”]TD[“b”]]]");
}

static void
test_quotations (void)
{
  g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();

  add_block (builder, GLM_BLOCK_QUOTE, 1, 0, "un");
  add_block (builder, GLM_BLOCK_QUOTE, 2, 0, "dedans");
  add_block (builder, GLM_BLOCK_QUOTE, 1, 0, "deux");
  add_block (builder, GLM_BLOCK_PARAGRAPH, 0, 0, "Un mot");
  assert_structure (builder, "Quote[P[“un”]Quote[P[“dedans”]]P[“deux”]]P[“Un mot”]");
}

/* A list is one list, and a paragraph one paragraph, on however many pages they are. */
static void
test_pages (void)
{
  g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *structure = NULL;
  guint n_lists = 0, n_items = 0, n_paragraphs = 0;
  int n_pages;

  for (guint i = 0; i < 1200; i++)
    g_string_append (text, "un mot ");
  add_block (builder, GLM_BLOCK_PARAGRAPH, 0, 0, text->str);
  for (guint i = 0; i < 3; i++)
    add_block (builder, GLM_BLOCK_LIST_ITEM, 1, 0, text->str);
  structure = dup_structure (builder, &n_pages);
  g_assert_cmpint (n_pages, >, 8);
  for (const char *p = structure; (p = strchr (p, '[')) != NULL; p++)
    {
      n_lists += p[-1] == 'L';
      n_items += p[-1] == 'I';
      n_paragraphs += p[-1] == 'P';
    }
  g_assert_cmpuint (n_lists, ==, 1);
  g_assert_cmpuint (n_items, ==, 3);
  g_assert_cmpuint (n_paragraphs, ==, 4);
}

/* What is said of each figure, “-” for nothing, in the order of the text. */
static void
append_alternatives (GString                     *out,
                     PopplerStructureElementIter *iter)
{
  do
    {
      PopplerStructureElement *element = poppler_structure_element_iter_get_element (iter);
      PopplerStructureElementIter *child = poppler_structure_element_iter_get_child (iter);

      if (poppler_structure_element_get_kind (element) == POPPLER_STRUCTURE_ELEMENT_FIGURE)
        {
          g_autofree char *text = poppler_structure_element_get_alt_text (element);

          g_string_append_printf (out, "[%s]", text != NULL ? text : "-");
        }
      if (child != NULL)
        {
          append_alternatives (out, child);
          poppler_structure_element_iter_free (child);
        }
      g_object_unref (element);
    }
  while (poppler_structure_element_iter_next (iter));
}

static cairo_status_t
take_bytes (void                *closure,
            const unsigned char *data,
            unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
add_picture (GlmDocumentBuilder *builder)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 300, 120);
  GByteArray *array = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;

  cairo_surface_write_to_png_stream (surface, take_bytes, array);
  cairo_surface_destroy (surface);
  bytes = g_byte_array_free_to_bytes (array);
  g_assert_true (glm_document_builder_add_picture (builder, "vue.png", bytes));
}

static void
add_image (GlmDocumentBuilder *builder,
           const char         *text)
{
  glm_document_builder_open_block (builder, GLM_BLOCK_IMAGE, 0, 0);
  glm_document_builder_set_target (builder, "vue.png");
  glm_document_builder_add_text (builder, text, -1);
  glm_document_builder_close_block (builder);
}

/* A picture is said by its own words, or by its caption, whatever signs are in them; pages and links do not mix them up. */
static void
test_alternatives (void)
{
  g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();
  g_autoptr (GString) said = g_string_new (NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  PopplerStructureElementIter *iter;
  PopplerDocument *pdf;

  for (guint i = 0; i < 600; i++)
    g_string_append (text, "un mot ");
  add_picture (builder);
  add_image (builder, "L’usine (vue) \\ >> œuvre");
  add_block (builder, GLM_BLOCK_CAPTION, 0, 0, "La légende");
  add_block (builder, GLM_BLOCK_PARAGRAPH, 0, 0, text->str);
  add_image (builder, "");
  add_block (builder, GLM_BLOCK_CAPTION, 0, 0, "Seule légende");
  add_block (builder, GLM_BLOCK_PARAGRAPH, 0, 0, text->str);
  add_image (builder, "");
  add_block (builder, GLM_BLOCK_PARAGRAPH, 0, 0, text->str);
  add_image (builder, "La fin");
  bytes = export_pdf (builder);
  pdf = poppler_document_new_from_bytes (bytes, NULL, &error);
  g_assert_no_error (error);
  iter = poppler_structure_element_iter_new (pdf);
  append_alternatives (said, iter);
  g_assert_cmpstr (said->str, ==, "[L’usine (vue) \\ >> œuvre][Seule légende][-][La fin]");
  poppler_structure_element_iter_free (iter);
  g_object_unref (pdf);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf-structure/links", test_links);
  g_test_add_func ("/pdf-structure/lists", test_lists);
  g_test_add_func ("/pdf-structure/tables", test_tables);
  g_test_add_func ("/pdf-structure/quotations", test_quotations);
  g_test_add_func ("/pdf-structure/pages", test_pages);
  g_test_add_func ("/pdf-structure/alternatives", test_alternatives);
  return g_test_run ();
}
