/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-article-view-private.h"
#include "glm-document-builder.h"
#include "view-fixture.h"

#include <string.h>

/* What a screen reader finds in the text. */

/* What stands for a block before a screen reader: an inscription, or from GTK 4.14 a widget that has the text. */
static gboolean
is_accessible (GtkWidget *child)
{
#if GTK_CHECK_VERSION (4, 14, 0)
  return GTK_IS_ACCESSIBLE_TEXT (child);
#else
  return GTK_IS_INSCRIPTION (child);
#endif
}

#if GTK_CHECK_VERSION (4, 14, 0)
static char *
dup_unit (GtkWidget                   *child,
          guint                        offset,
          GtkAccessibleTextGranularity unit)
{
  guint start, end;
  g_autoptr (GBytes) bytes = GTK_ACCESSIBLE_TEXT_GET_IFACE (child)->get_contents_at (GTK_ACCESSIBLE_TEXT (child), offset, unit,
                                                                                     &start, &end);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}
#endif

static void
assert_reads (GtkWidget  *child,
              const char *text)
{
#if GTK_CHECK_VERSION (4, 14, 0)
  g_autofree char *all = dup_unit (child, 0, GTK_ACCESSIBLE_TEXT_GRANULARITY_PARAGRAPH);

  g_assert_cmpstr (all, ==, text);
#else
  g_assert_cmpstr (gtk_inscription_get_text (GTK_INSCRIPTION (child)), ==, text);
#endif
}

#if GTK_CHECK_VERSION (4, 14, 0)
/* Words, sentences, lines, the caret and what is selected, as a screen reader asks for them. */
static void
test_accessible_text (void)
{
  ViewFixture f = { 0 };
  GtkWidget *paragraph = NULL;
  GtkAccessibleTextInterface *text;
  GtkAccessibleTextRange *ranges = NULL;
  GlmRange block;
  gsize n;
  g_autofree char *word = NULL, *sentence = NULL, *line = NULL, *all = NULL;

  view_fixture_open (&f, view_fixture_parse ("Élodie est là. L’été, elle lit beaucoup, longtemps, et ne dit rien à personne de ce qu’elle a lu."), 300, 400);
  view_fixture_wait (&f, 50);
  view_fixture_draw (&f);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (f.view)); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (child)) == GTK_ACCESSIBLE_ROLE_PARAGRAPH)
      paragraph = child;
  g_assert_nonnull (paragraph);
  text = GTK_ACCESSIBLE_TEXT_GET_IFACE (paragraph);
  word = dup_unit (paragraph, 1, GTK_ACCESSIBLE_TEXT_GRANULARITY_WORD);
  g_assert_cmpstr (word, ==, "Élodie ");
  sentence = dup_unit (paragraph, 8, GTK_ACCESSIBLE_TEXT_GRANULARITY_SENTENCE);
  g_assert_cmpstr (sentence, ==, "Élodie est là. ");
  all = dup_unit (paragraph, 0, GTK_ACCESSIBLE_TEXT_GRANULARITY_PARAGRAPH);
  line = dup_unit (paragraph, 0, GTK_ACCESSIBLE_TEXT_GRANULARITY_LINE);
  g_assert_true (g_str_has_prefix (all, line));
  g_assert_cmpuint (strlen (line), <, strlen (all));

  block = glm_document_get_block (f.document, 0)->range;
  glm_selection_set (&f.view->selection, (GlmRange) { block.start, block.start + strlen ("Élodie") });
  _glm_article_view_selection_moved (f.view, FALSE);
  g_assert_true (text->get_selection (GTK_ACCESSIBLE_TEXT (paragraph), &n, &ranges));
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (ranges[0].start, ==, 0);
  g_assert_cmpuint (ranges[0].length, ==, 6);
  g_assert_cmpuint (text->get_caret_position (GTK_ACCESSIBLE_TEXT (paragraph)), ==, 6);
  g_free (ranges);
#if GTK_CHECK_VERSION (4, 16, 0)
  {
    graphene_rect_t place;
    guint offset;

    g_assert_true (text->get_extents (GTK_ACCESSIBLE_TEXT (paragraph), 7, 10, &place));
    g_assert_cmpfloat (place.size.width, >, 5);
    g_assert_true (text->get_offset (GTK_ACCESSIBLE_TEXT (paragraph),
                                     &GRAPHENE_POINT_INIT (place.origin.x + 1, place.origin.y + place.size.height / 2), &offset));
    g_assert_cmpuint (offset, ==, 7);
  }
#endif
  view_fixture_close (&f);
}
#endif

static void
test_accessibility (void)
{
  ViewFixture f = { 0 };
  guint headings = 0, groups = 0;
  g_autofree char *text = NULL;

  view_fixture_open (&f, view_fixture_parse (VIEW_FIXTURE_LETTER), 640, 400);
  view_fixture_wait (&f, 50);
  view_fixture_draw (&f);
  gtk_test_accessible_assert_role (f.view, GTK_ACCESSIBLE_ROLE_DOCUMENT);
  gtk_test_accessible_assert_property (f.view, GTK_ACCESSIBLE_PROPERTY_LABEL, "Une lettre");
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (f.view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkAccessibleRole role = gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (child));

      if (!is_accessible (child))
        continue;
      if (role == GTK_ACCESSIBLE_ROLE_HEADING)
        {
          gtk_test_accessible_assert_property (child, GTK_ACCESSIBLE_PROPERTY_LEVEL, 1);
          assert_reads (child, "Une lettre");
          headings++;
        }
      else
        groups++;
      g_assert_cmpint (gtk_widget_get_height (child), >, 10);
    }
  g_assert_cmpuint (headings, ==, 1);
  g_assert_cmpuint (groups, ==, 2);
  view_fixture_close (&f);
}

/* In a long book only what shows has children for a screen reader, however far one goes. */
static void
test_accessibility_bound (void)
{
  ViewFixture f = { 0 };

  view_fixture_open (&f, view_fixture_make_book (400), 640, 400);
  for (guint i = 0; i < 40; i++)
    {
      view_fixture_move (&f, GLM_MOVE_PAGE, 1, FALSE);
      view_fixture_wait (&f, 5);
    }
  view_fixture_wait (&f, 20);
  g_assert_cmpuint (g_hash_table_size (f.view->a11y_children), >, 0);
  g_assert_cmpuint (g_hash_table_size (f.view->a11y_children), <, 40);
  view_fixture_close (&f);
}

static char *
describe (GlmArticleView *view,
          gsize           position,
          GlmRange       *stretch,
          char          **name,
          gpointer        data)
{
  const GlmRange *mention = data;

  if (position < mention->start || position >= mention->end)
    {
      *stretch = position < mention->start ? (GlmRange) { 0, mention->start } : (GlmRange) { mention->end, G_MAXSIZE };
      return NULL;
    }
  *stretch = *mention;
  *name = g_strdup ("person");
  return g_strdup ("Paul, mention 1 of 2");
}

static GlmDocument *
make_document (void)
{
  g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();

  glm_document_builder_open_block (builder, GLM_BLOCK_PARAGRAPH, 0, 0);
  glm_document_builder_add_text (builder, "Été, ", -1);
  glm_document_builder_push_span (builder, GLM_SPAN_STRONG, NULL);
  glm_document_builder_add_text (builder, "gras Paul", -1);
  glm_document_builder_pop_span (builder);
  glm_document_builder_add_text (builder, " et ", -1);
  glm_document_builder_push_span (builder, GLM_SPAN_LINK, "https://exemple.fr/");
  glm_document_builder_add_text (builder, "lien", -1);
  glm_document_builder_pop_span (builder);
  glm_document_builder_close_block (builder);
  return glm_document_builder_end (builder);
}

#if GTK_CHECK_VERSION (4, 14, 0)
/* "name=value;…" of what begins at @offset, in their order, then where it begins and how long it is. */
static char *
dup_attributes (GtkWidget *child,
                guint      offset)
{
  GString *out = g_string_new (NULL);
  g_autofree GtkAccessibleTextRange *ranges = NULL;
  g_auto (GStrv) names = NULL, values = NULL;
  gsize n;

  g_assert_true (GTK_ACCESSIBLE_TEXT_GET_IFACE (child)->get_attributes (GTK_ACCESSIBLE_TEXT (child), offset, &n, &ranges, &names, &values));
  g_assert_cmpuint (n, ==, g_strv_length (names));
  g_assert_cmpuint (n, ==, g_strv_length (values));
  for (gsize i = 0; i < n; i++)
    g_string_append_printf (out, "%s=%s;", names[i], values[i]);
  g_string_append_printf (out, "%u+%u", (guint) ranges[0].start, (guint) ranges[0].length);
  return g_string_free (out, FALSE);
}
#else
/* GTK tells of the attributes of an inscription. */
static char *
dup_attributes (GtkWidget *child,
                guint      offset)
{
  PangoAttrList *list = gtk_inscription_get_attributes (GTK_INSCRIPTION (child));
  const char *text = gtk_inscription_get_text (GTK_INSCRIPTION (child));
  int byte = (int) (g_utf8_offset_to_pointer (text, offset) - text);
  g_autoptr (GString) out = g_string_new (NULL);
  PangoAttrIterator *iterator = pango_attr_list_get_iterator (list);
  int start, end;

  do
    pango_attr_iterator_range (iterator, &start, &end);
  while (byte >= end && pango_attr_iterator_next (iterator));
  g_string_append_printf (out, "language=%s;",
                          pango_language_to_string (((PangoAttrLanguage *) pango_attr_iterator_get (iterator, PANGO_ATTR_LANGUAGE))->value));
  if (pango_attr_iterator_get (iterator, PANGO_ATTR_WEIGHT) != NULL)
    g_string_append (out, "weight=700;");
  if (pango_attr_iterator_get (iterator, PANGO_ATTR_UNDERLINE) != NULL)
    g_string_append (out, "link");
  pango_attr_iterator_destroy (iterator);
  return g_strdup (out->str);
}
#endif

static void
assert_attributes (GtkWidget  *child,
                   guint       offset,
                   const char *old,
                   const char *new)
{
  g_autofree char *attributes = dup_attributes (child, offset);

#if GTK_CHECK_VERSION (4, 14, 0)
  g_assert_cmpstr (attributes, ==, new);
#else
  g_assert_cmpstr (attributes, ==, old);
#endif
}

/* How letters are set, where they lead and who is meant; of the last older GTK has no word. */
static void
test_attributes (void)
{
  ViewFixture f = { 0 };
  GlmRange paul = { 0, 0 };
  const char *text;
  GtkWidget *child;

  view_fixture_open (&f, make_document (), 640, 400);
  text = glm_document_get_text (f.document, NULL);
  paul.start = (gsize) (strstr (text, "Paul") - text);
  paul.end = paul.start + strlen ("Paul");
  glm_article_view_set_describe (f.view, describe, &paul);
  view_fixture_wait (&f, 50);
  view_fixture_draw (&f);
  child = gtk_widget_get_first_child (GTK_WIDGET (f.view));
  while (child != NULL && !is_accessible (child))
    child = gtk_widget_get_next_sibling (child);
  g_assert_nonnull (child);
  assert_attributes (child, 1, "language=fr;", "language=fr;0+5");
  assert_attributes (child, 6, "language=fr;weight=700;", "language=fr;weight=700;5+5");
  assert_attributes (child, 10, "language=fr;weight=700;", "language=fr;weight=700;person=Paul, mention 1 of 2;10+4");
  assert_attributes (child, 15, "language=fr;", "language=fr;14+4");
  assert_attributes (child, 19, "language=fr;link", "language=fr;link=https://exemple.fr/;18+4");
#if GTK_CHECK_VERSION (4, 14, 0)
  {
    g_auto (GStrv) names = NULL, values = NULL;

    GTK_ACCESSIBLE_TEXT_GET_IFACE (child)->get_default_attributes (GTK_ACCESSIBLE_TEXT (child), &names, &values);
    g_assert_true (g_strv_contains ((const char *const *) names, "family-name"));
    g_assert_cmpuint (g_strv_length (names), ==, g_strv_length (values));
  }
#endif
  view_fixture_close (&f);
}

int
main (int   argc,
      char *argv[])
{
  if (!view_fixture_init_display (&argc, &argv))
    {
      g_print ("1..0 # SKIP no display\n");
      return 77;
    }
  g_test_add_func ("/accessible-text/blocks", test_accessibility);
#if GTK_CHECK_VERSION (4, 14, 0)
  g_test_add_func ("/accessible-text/units", test_accessible_text);
#endif
  g_test_add_func ("/accessible-text/bound", test_accessibility_bound);
  g_test_add_func ("/accessible-text/attributes", test_attributes);
  return g_test_run ();
}
