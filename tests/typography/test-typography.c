/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "typography-fixture.h"

#include "glm-document-builder.h"
#include "glm-test.h"

#include <string.h>

static GlmLocale
locale_of (const char *tag)
{
  if (strcmp (tag, "fr-CA") == 0)
    return GLM_LOCALE_FR_CA;
  if (strcmp (tag, "fr-CH") == 0)
    return GLM_LOCALE_FR_CH;
  if (strcmp (tag, "fr-BE") == 0)
    return GLM_LOCALE_FR_BE;
  return GLM_LOCALE_FR_FR;
}

static void
test_cases (void)
{
  g_autoptr (GPtrArray) rows = fixture_cases ();
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      char **row = g_ptr_array_index (rows, i);
      g_autofree char *input = NULL;
      g_autofree char *expected = NULL;
      g_autofree char *got = NULL;

      if (g_str_has_prefix (row[1], "line-") || g_str_has_prefix (row[1], "style-"))
        continue;
      input = fixture_unescape (row[2]);
      expected = fixture_unescape (row[3]);
      got = fixture_display (input, locale_of (row[4]));
      if (strcmp (got, expected) != 0)
        {
          g_test_message ("%s: %s\n  want %s\n  got  %s", row[0], input, expected, got);
          g_test_fail ();
        }
      n++;
    }
  g_assert_cmpuint (n, >=, 40);
}

/* The display text with its styles written as the tables do: 1{sup:er}, {sc:xviii}. */
static char *
mark_styles (const GlmDisplayText *display)
{
  GString *marked = g_string_new (NULL);
  gsize length, at = 0;
  const char *text = glm_display_text_get_text (display, &length);
  guint n;
  const GlmDisplayStyleRange *styles = glm_display_text_get_styles (display, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *inside = g_strndup (text + styles[i].display.start, glm_range_length (styles[i].display));
      g_autofree char *lower = g_utf8_strdown (inside, -1);
      gboolean sc = styles[i].style == GLM_DISPLAY_STYLE_SMALL_CAPS;

      g_string_append_len (marked, text + at, (gssize) (styles[i].display.start - at));
      g_string_append_printf (marked, "{%s:%s}", sc ? "sc" : "sup", sc ? lower : inside);
      at = styles[i].display.end;
    }
  g_string_append (marked, text + at);
  return g_string_free (marked, FALSE);
}

static void
test_styles (void)
{
  g_autoptr (GPtrArray) rows = fixture_cases ();

  for (guint i = 0; i < rows->len; i++)
    {
      char **row = g_ptr_array_index (rows, i);
      GlmTypographyOptions options = { .locale = GLM_LOCALE_FR_FR };
      g_autofree char *expected = NULL;
      g_autofree char *got = NULL;
      g_autoptr (GlmDisplayText) display = NULL;

      /* The sign ° of n° is a superior already. */
      if (!g_str_has_prefix (row[1], "style-") || strstr (row[2], "n°") != NULL)
        continue;
      options.small_capitals = strcmp (row[1], "style-smallcaps") == 0;
      options.title_superiors = strstr (row[3], "M{") != NULL;
      expected = fixture_unescape (row[3]);
      display = fixture_set (row[2], &options);
      got = mark_styles (display);
      g_assert_cmpstr (got, ==, expected);
    }
}

static gboolean
is_content (gunichar c)
{
  return g_unichar_isalnum (c) && c != 'x';
}

/* What must be true of any text: see "How it must be built" in the table of rules. */
static void
check_properties (const char *source,
                  GlmLocale   locale)
{
  GlmTypographyOptions options = { .locale = locale };
  g_autoptr (GlmDisplayText) display = fixture_set (source, &options);
  g_autoptr (GString) restored = NULL;
  g_autofree char *again = NULL;
  GlmRange range;
  const GlmEdit *edits;
  guint n_edits;
  const char *text;
  const char *p, *q;
  gsize last = 0;

  if (display == NULL)
    return;
  text = glm_display_text_get_text (display, NULL);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  range = glm_display_text_get_source (display);

  /* No letter or figure is changed, lost or moved. */
  for (p = source, q = text;; p = g_utf8_next_char (p), q = g_utf8_next_char (q))
    {
      while (*p != '\0' && !is_content (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      while (*q != '\0' && !is_content (g_utf8_get_char (q)))
        q = g_utf8_next_char (q);
      g_assert_cmpuint (g_utf8_get_char (p), ==, g_utf8_get_char (q));
      if (*p == '\0')
        break;
    }

  /* The source comes back exactly when the edits are taken back. */
  edits = glm_display_text_get_edits (display, &n_edits);
  {
    g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();
    g_autoptr (GlmDocument) document = NULL;
    const char *original;

    glm_document_builder_open_block (builder, GLM_BLOCK_PARAGRAPH, 0, 0);
    glm_document_builder_add_text (builder, source, -1);
    document = glm_document_builder_end (builder);
    original = glm_document_get_text (document, NULL);
    restored = g_string_new (text);
    for (guint i = n_edits; i-- > 0;)
      {
        g_string_erase (restored, (gssize) edits[i].display.start, (gssize) glm_range_length (edits[i].display));
        g_string_insert_len (restored, (gssize) edits[i].display.start, original + edits[i].source.start,
                             (gssize) glm_range_length (edits[i].source));
      }
    g_assert_cmpstr (restored->str, ==, original);
  }

  /* The map never goes back. */
  for (gsize at = range.start; at <= range.end; at++)
    {
      gsize there = glm_display_text_from_source (display, at, GLM_BIAS_BEFORE);

      g_assert_cmpuint (there, >=, last);
      last = there;
    }

  /* Setting what is set changes nothing. */
  again = fixture_display (text, locale);
  if (strcmp (again, text) != 0)
    g_test_message ("not idempotent: %s | %s | %s", source, text, again);
  g_assert_cmpstr (again, ==, text);
}

static void
test_map (void)
{
  GlmTypographyOptions options = { .locale = GLM_LOCALE_FR_FR };
  g_autoptr (GlmDisplayText) display = fixture_set ("« Oui ! »", &options);
  guint n;
  const GlmDisplaySpace *spaces = glm_display_text_get_spaces (display, &n);

  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpint (spaces[0].role, ==, GLM_EDIT_GUILLEMET_SPACE);
  g_assert_cmpint (spaces[1].role, ==, GLM_EDIT_THIN_SPACE);
  g_assert_cmpint (spaces[2].role, ==, GLM_EDIT_GUILLEMET_SPACE);
  /* « is two bytes, the space one: O stands at 3 in the source and at 4 on display. */
  g_assert_cmpuint (glm_display_text_from_source (display, 3, GLM_BIAS_AFTER), ==, 4);
  g_assert_cmpuint (glm_display_text_to_source (display, 4, GLM_BIAS_AFTER), ==, 3);
}

/* The cells of a row have nothing to do with one another: no figures are grouped over their edge. */
static void
test_cells (void)
{
  GlmTypographyOptions options = { .locale = GLM_LOCALE_FR_FR };
  g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();
  g_autoptr (GlmDocument) document = NULL;
  g_autoptr (GlmTypographyPlan) plan = NULL;
  g_autoptr (GlmDisplayText) first = NULL;
  g_autoptr (GlmDisplayText) second = NULL;

  glm_document_builder_open_block (builder, GLM_BLOCK_TABLE, 0, 0);
  glm_document_builder_add_text (builder, "12 310\t101,2\t450", -1);
  glm_document_builder_open_block (builder, GLM_BLOCK_TABLE, 0, 0);
  glm_document_builder_add_text (builder, "Oui?\tNon !\t?", -1);
  document = glm_document_builder_end (builder);
  plan = glm_typography_plan_new (document, &options);
  first = glm_typography_plan_set_block (plan, 0);
  second = glm_typography_plan_set_block (plan, 1);
  g_assert_cmpstr (glm_display_text_get_text (first, NULL), ==, "12\u202f310\t101,2\t450");
  g_assert_cmpstr (glm_display_text_get_text (second, NULL), ==, "Oui\u202f?\tNon\u202f!\t?");
}

static void
test_random (void)
{
  for (guint round = 0; round < 3000; round++)
    {
      g_autofree char *text = glm_test_random_text (30);
      g_autofree char *safe = g_strdelimit (g_strdup (text), "\n", ' ');
      g_autofree char *source = g_strconcat ("Mot ", safe, " fin", NULL);
      GlmTypographyOptions options = { .locale = GLM_LOCALE_FR_FR };
      g_autoptr (GlmDisplayText) display = fixture_set (source, &options);

      g_assert_true (g_utf8_validate (glm_display_text_get_text (display, NULL), -1, NULL));
    }
}

static void
check_lines (const char *path,
             guint       most,
             guint      *n_words)
{
  g_autofree char *content = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  lines = g_strsplit (content, "\n", -1);
  for (guint n = 0; lines[n] != NULL && n < most; n++)
    if (strlen (lines[n]) < 20000)
      {
        check_properties (lines[n], GLM_LOCALE_FR_FR);
        for (const char *p = lines[n]; *p != '\0'; p++)
          *n_words += *p == ' ';
      }
}

/* On real text, novels and press, every property holds, paragraph by paragraph. GLM_TEST_ALL=1 reads all of it. */
static void
test_books (void)
{
  static const char *const folders[] = { "data/samples/books", "data/samples/wikinews-txt", "data/samples" };
  guint most = g_getenv ("GLM_TEST_ALL") != NULL ? G_MAXUINT : 120;
  guint n_words = 0;

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *folder = glm_test_shared_path (folders[i]);
      g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
      const char *name;

      if (dir == NULL)
        {
          g_test_skip ("the shared texts are not here");
          return;
        }
      while ((name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *path = g_build_filename (folder, name, NULL);

          if (g_str_has_suffix (name, ".txt"))
            check_lines (path, most, &n_words);
        }
    }
  g_test_message ("%u words", n_words);
}

static void
test_own_cases_keep_properties (void)
{
  g_autoptr (GPtrArray) rows = fixture_cases ();

  for (guint i = 0; i < rows->len; i++)
    {
      char **row = g_ptr_array_index (rows, i);
      g_autofree char *input = fixture_unescape (row[2]);

      check_properties (input, locale_of (row[4]));
    }
}

static char *
title_of (const char *title,
          const char *uri,
          const char *heading,
          GlmLocale   locale)
{
  const GlmTypographyOptions options = { .locale = locale };
  g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();
  GlmMetadata *metadata = glm_document_builder_get_metadata (builder);
  g_autoptr (GlmDocument) document = NULL;
  g_autoptr (GlmTypographyPlan) plan = NULL;

  metadata->title = g_strdup (title);
  metadata->uri = g_strdup (uri);
  if (heading != NULL)
    {
      glm_document_builder_open_block (builder, GLM_BLOCK_HEADING, 1, 0);
      glm_document_builder_add_text (builder, heading, -1);
      glm_document_builder_close_block (builder);
    }
  glm_document_builder_open_block (builder, GLM_BLOCK_PARAGRAPH, 0, 0);
  glm_document_builder_add_text (builder, "L'article dit que c'est ainsi que les choses se passent dans la vie des gens!", -1);
  glm_document_builder_close_block (builder);
  document = glm_document_builder_end (builder);
  plan = glm_typography_plan_new (document, &options);
  return glm_typography_plan_dup_title (plan);
}

/* A title beside the page is set as on it, wherever it stands; a file's name is not. */
static void
test_titles (void)
{
  static const struct
  {
    const char *title;
    const char *uri;
    const char *heading;
    GlmLocale   locale;
    const char *expected;
  } cases[] = {
    { "Qui a peur de l'avortement ?", NULL, NULL, GLM_LOCALE_FR_FR, "Qui a peur de l’avortement\u202f?" },
    { "Qui a peur de l'avortement ?", NULL, "Qui a peur de l'avortement ?", GLM_LOCALE_FR_FR, "Qui a peur de l’avortement\u202f?" },
    { "Qui a peur de l'avortement ?", NULL, NULL, GLM_LOCALE_NONE, "Qui a peur de l'avortement ?" },
    { NULL, "file:///tmp/l'air.txt", "L'air", GLM_LOCALE_FR_FR, "L’air" },
    { NULL, "file:///tmp/l'air.txt", NULL, GLM_LOCALE_FR_FR, "l'air" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *title = title_of (cases[i].title, cases[i].uri, cases[i].heading, cases[i].locale);

      g_assert_cmpstr (title, ==, cases[i].expected);
    }
}

/* Words of articles that are not at hand: set as titles are, a file's name left alone, what is not French too. */
static void
test_words_alone (void)
{
  static const struct
  {
    const char *title;
    const char *uri;
    GlmLocale   locale;
    const char *expected;
  } cases[] = {
    { "Qui a peur de l'avortement ?", "file:///tmp/a.txt", GLM_LOCALE_FR_FR, "Qui a peur de l’avortement\u202f?" },
    { "Qui a peur de l'avortement ?", NULL, GLM_LOCALE_FR_FR, "Qui a peur de l’avortement\u202f?" },
    { "Qui a peur de l'avortement ?", NULL, GLM_LOCALE_NONE, "Qui a peur de l'avortement ?" },
    { "l'air", "file:///tmp/l'air.txt", GLM_LOCALE_FR_FR, "l'air" },
    { "Who is it that says \"this is the end of the world\" ?", NULL, GLM_LOCALE_FR_FR, "Who is it that says \"this is the end of the world\" ?" },
    { "", NULL, GLM_LOCALE_FR_FR, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const GlmTypographyOptions options = { .locale = cases[i].locale };
      g_autofree char *title = glm_typography_dup_title (cases[i].title, cases[i].uri, &options);

      g_assert_cmpstr (title, ==, cases[i].expected);
    }
}

/* A quotation is set as it is where it stands, without what the rules put at its ends; otherwise alone. */
static void
test_quotation (void)
{
  static const struct
  {
    const char *words;
    const char *expected;
  } cases[] = {
    { "directrice de l'Agence", "directrice de l’Agence" },
    { "Oui", "Oui" },
    { "dit-elle : \"Oui\"", "dit-elle\u00a0: «\u00a0Oui\u00a0»" },
    /* Not there as it is. */
    { "directrice de\nl'Agence", "directrice de l’Agence" },
  };
  const GlmTypographyOptions options = { .locale = GLM_LOCALE_FR_FR };
  const char *text = "La directrice de l'Agence, dit-elle : \"Oui\"!";
  g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();
  g_autoptr (GlmDocument) document = NULL;
  g_autoptr (GlmTypographyPlan) plan = NULL;

  glm_document_builder_open_block (builder, GLM_BLOCK_PARAGRAPH, 0, 0);
  glm_document_builder_add_text (builder, text, -1);
  glm_document_builder_close_block (builder);
  document = glm_document_builder_end (builder);
  plan = glm_typography_plan_new (document, &options);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *found = strstr (text, cases[i].words);
      gsize at = found != NULL ? (gsize) (found - text) : 3;
      gsize length = strlen (cases[i].words), start;
      g_autoptr (GlmDisplayText) display = glm_typography_plan_set_quotation (plan, (GlmRange) { at, at + length }, cases[i].words, &start);
      g_autofree char *shown = glm_display_text_dup_line (display, (GlmRange) { start, start + length });

      g_assert_cmpstr (shown, ==, cases[i].expected);
    }
}

/* A voice is given what a reader would say, and the rest as it is. */
static void
test_spoken (void)
{
  static const char *const cases[][2] = {
    { "M. Roumieu et Mme d’Arbois", "Monsieur Roumieu et Madame d’Arbois" },
    { "MM. Durand, Dr Martin, Me Dupont, Mgr Lustiger, Mlles Bé", "Messieurs Durand, docteur Martin, maître Dupont, Monseigneur Lustiger, Mesdemoiselles Bé" },
    { "J. M. Keynes. M. Keynes", "J. M. Keynes. Monsieur Keynes" },
    { "Me voici, dit M.", "Me voici, dit M." },
    { "Sur la n° 2\u202f640, le N°5", "Sur la numéro 2640, le Numéro 5" },
    { "2 716 bandes, 1\u00a0234\u00a0567 mots, en 2019 300 personnes, 12,345 678", "2716 bandes, 1234567 mots, en 2019 300 personnes, 12,345 678" },
    { "du XIXe siècle au XXIᵉ, le 3e étage", "du dix-neuvième siècle au vingt et unième, le troisième étage" },
    { "Ier siècle, François Ier, 1er mai, 1re fois, Ire", "premier siècle, François premier, premier mai, première fois, première" },
    { "la 5e, la 9e, la 71e, la 80e, la 99e, la 100e, la 342e", "la cinquième, la neuvième, la soixante et onzième, la quatre-vingtième, la quatre-vingt-dix-neuvième, la centième, la trois cent quarante-deuxième" },
    { "Louis XIV, Jean XXIII, Vatican II, Henri IIII, LE CIC", "Louis 14, Jean 23, Vatican 2, Henri IIII, LE CIC" },
    { "un livre de 480 p., avec p. 12 et pp. 3-4", "un livre de 480 pages, avec page 12 et pages 3-4" },
    { "à 18 °C, à 90 km/h, art. 3", "à 18 degrés, à 90 kilomètres-heure, article 3" },
    { "52 av. J.-C.", "52 avant Jésus-Christ" },
    { "Il vit, il dit. C’est la vie ; la CIVe, XIVXe", "Il vit, il dit. C’est la vie ; la cent quatrième, XIVXe" },
    { "Les uns, Le Monde, Ces mots, Ce jour, Ve, Xe siècle, le Ve", "Les uns, Le Monde, Ces mots, Ce jour, cinquième, dixième siècle, le cinquième" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *spoken = glm_typography_dup_spoken (cases[i][0]);

      g_assert_cmpstr (spoken, ==, cases[i][1]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/typography/cases", test_cases);
  g_test_add_func ("/typography/styles", test_styles);
  g_test_add_func ("/typography/map", test_map);
  g_test_add_func ("/typography/cells", test_cells);
  g_test_add_func ("/typography/random", test_random);
  g_test_add_func ("/typography/own-cases-keep-properties", test_own_cases_keep_properties);
  g_test_add_func ("/typography/books", test_books);
  g_test_add_func ("/typography/titles", test_titles);
  g_test_add_func ("/typography/words-alone", test_words_alone);
  g_test_add_func ("/typography/quotation", test_quotation);
  g_test_add_func ("/typography/spoken", test_spoken);
  return g_test_run ();
}
