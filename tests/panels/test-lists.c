/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-document-builder.h"
#include "glm-entity-list.h"
#include "glm-match-list.h"
#include "glm-name-order.h"
#include "glm-sidebar-text.h"
#include "glm-test.h"

#include <locale.h>
#include <string.h>

/* Beings that no model knows, so that each is there because it was added. */
static GlmEntities *
make_entities (GlmDocument **document,
               const char   *text,
               const char *const *people,
               const char *const *institutions)
{
  g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();
  g_autoptr (GlmCorrections) corrections = glm_corrections_new ();
  g_autoptr (GlmTagger) tagger = glm_tagger_get_default (NULL);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) paragraphs = g_strsplit (text, "\n\n", -1);
  GlmEntities *entities;

  if (tagger == NULL)
    return NULL;
  for (guint i = 0; paragraphs[i] != NULL; i++)
    {
      glm_document_builder_open_block (builder, GLM_BLOCK_PARAGRAPH, 0, 0);
      glm_document_builder_add_text (builder, paragraphs[i], -1);
      glm_document_builder_close_block (builder);
    }
  *document = glm_document_builder_end (builder);
  for (guint i = 0; people[i] != NULL; i++)
    {
      GlmCorrections *next = glm_corrections_add (corrections, GLM_CORRECTION_ADD, people[i], "person");

      glm_corrections_unref (corrections);
      corrections = next;
    }
  for (guint i = 0; institutions[i] != NULL; i++)
    {
      GlmCorrections *next = glm_corrections_add (corrections, GLM_CORRECTION_ADD, institutions[i], "institution");

      glm_corrections_unref (corrections);
      corrections = next;
    }
  entities = glm_entities_run (*document, tagger, corrections, NULL, &error);
  g_assert_no_error (error);
  return entities;
}

static int
find_name (GlmEntities *entities,
           const char  *name)
{
  for (guint i = 0; i < glm_entities_get_n (entities); i++)
    if (g_str_equal (glm_entities_get (entities, i)->name, name))
      return (int) i;
  return -1;
}

static void
test_fold (void)
{
  static const char *const cases[][2] = {
    { "Élysée", "elysee" },
    { "l’État", "l etat" },
    { "Cœur  ÆTHER", "coeur aether" },
    { "Saint‑Just", "saint just" },
    { "  Président\u00a0 du\u202fCFR ", "president du cfr" },
    { "coo\u00adpé\u00adra\u00adtion", "cooperation" },
    { "", "" },
    { "’", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = glm_filter_fold (cases[i][0]);

      g_assert_cmpstr (folded, ==, cases[i][1]);
    }
}

static void
test_fold_random (void)
{
  for (guint i = 0; i < 500; i++)
    {
      g_autofree char *text = glm_test_random_text (40);
      g_autofree char *once = glm_filter_fold (text);
      g_autofree char *twice = glm_filter_fold (once);

      g_assert_true (g_utf8_validate (once, -1, NULL));
      g_assert_cmpstr (once, ==, twice);
    }
}

/* Names in the order of a French catalogue. */
static void
test_sort_key (void)
{
  static const char *names[] = {
    "Honoré de Balzac", "Joachim du Bellay", "Charles de Gaulle", "Jean de La Fontaine", "Marine Le Pen",
    "Louis XIV",        "Emmanuel Macron",   "Jean d’Ormesson",   "Zelensky",
  };
  g_autofree char *before = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GlmEntity entity = { .kind = GLM_ENTITY_PERSON, .name = (char *) names[i] };
      g_autofree char *key = glm_name_dup_sort_key (&entity);

      if (before != NULL)
        g_assert_cmpstr (before, <, key);
      g_free (before);
      before = g_steal_pointer (&key);
    }
}

static void
test_sort_key_of_institutions (void)
{
  GlmEntity with_article = { .kind = GLM_ENTITY_INSTITUTION, .name = (char *) "La Poste" };
  GlmEntity without = { .kind = GLM_ENTITY_INSTITUTION, .name = (char *) "Poste" };
  g_autofree char *a = glm_name_dup_sort_key (&with_article);
  g_autofree char *b = glm_name_dup_sort_key (&without);

  g_assert_cmpstr (a, ==, b);
}

static const char text[] = "Xavier Brontosque a reçu Yolande Craquelin au Zorbinat. Le Zorbinat l’avait demandé.\n\n"
                           "Yolande Craquelin a répondu. Yolande Craquelin est revenue au Zorbinat.";
static const char *const people[] = { "Xavier Brontosque", "Yolande Craquelin", NULL };
static const char *const institutions[] = { "Zorbinat", NULL };

typedef struct
{
  GlmDocument   *document;
  GlmEntities   *entities;
  GlmEntityList *list;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->entities = make_entities (&fixture->document, text, people, institutions);
  if (fixture->entities == NULL)
    return;
  fixture->list = glm_entity_list_new ();
  glm_entity_list_set_entities (fixture->list, fixture->document, fixture->entities);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_assert_finalize_object (fixture->list);
  glm_entities_unref (fixture->entities);
  glm_document_unref (fixture->document);
}

/* Each being has one row; a heading counts its rows; the number in a row is that of its mentions. */
static void
test_rows (Fixture      *fixture,
           gconstpointer data)
{
  GListModel *model = G_LIST_MODEL (fixture->list);
  guint beings = 0;
  guint counted = 0;

  glm_entity_list_open_folds (fixture->list);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GlmEntityItem) item = g_list_model_get_item (model, i);

      if (glm_entity_item_get_kind (item) == GLM_ENTITY_ITEM_HEADING)
        counted += glm_entity_item_get_count (item);
      else if (glm_entity_item_get_kind (item) == GLM_ENTITY_ITEM_ENTITY)
        {
          beings++;
          g_assert_cmpuint (glm_entity_item_get_count (item), ==, glm_entity_item_get_entity (item)->n_mentions);
          if (glm_entity_item_get_doubtful (item))
            counted++;
        }
    }
  g_assert_cmpuint (beings, ==, glm_entities_get_n (fixture->entities));
  g_assert_cmpuint (beings, ==, counted);
  g_assert_cmpuint (glm_entity_list_get_n_shown (fixture->list), ==, beings);
}

static guint
position_of (Fixture    *fixture,
             const char *name)
{
  int entity = find_name (fixture->entities, name);

  g_assert_cmpint (entity, >=, 0);
  return glm_entity_list_find (fixture->list, entity, TRUE);
}

static void
test_sort (Fixture      *fixture,
           gconstpointer data)
{
  glm_entity_list_set_sort (fixture->list, GLM_ENTITY_SORT_MENTIONS);
  g_assert_cmpuint (position_of (fixture, "Yolande Craquelin"), <, position_of (fixture, "Xavier Brontosque"));
  glm_entity_list_set_sort (fixture->list, GLM_ENTITY_SORT_APPEARANCE);
  g_assert_cmpuint (position_of (fixture, "Xavier Brontosque"), <, position_of (fixture, "Yolande Craquelin"));
  glm_entity_list_set_sort (fixture->list, GLM_ENTITY_SORT_ALPHABETICAL);
  g_assert_cmpuint (position_of (fixture, "Xavier Brontosque"), <, position_of (fixture, "Yolande Craquelin"));
}

static void
test_filter (Fixture      *fixture,
             gconstpointer data)
{
  guint n = glm_entities_get_n (fixture->entities);

  glm_entity_list_set_filter (fixture->list, "CRAQUÉLIN");
  g_assert_cmpuint (glm_entity_list_get_n_shown (fixture->list), ==, 1);
  g_assert_cmpuint (glm_entity_list_get_n_hidden (fixture->list), ==, n - 1);
  g_assert_cmpuint (glm_entity_list_find (fixture->list, find_name (fixture->entities, "Zorbinat"), FALSE), ==,
                    GTK_INVALID_LIST_POSITION);
  glm_entity_list_set_filter (fixture->list, "rien de tel");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 0);
  glm_entity_list_set_filter (fixture->list, "");
  g_assert_cmpuint (glm_entity_list_get_n_hidden (fixture->list), ==, 0);
}

/* Only who is named in a part of the article. */
static void
test_scope (Fixture      *fixture,
            gconstpointer data)
{
  const GlmEntity *zorbinat = glm_entities_get (fixture->entities, (guint) find_name (fixture->entities, "Zorbinat"));
  guint n = glm_entities_get_n (fixture->entities);

  glm_entity_list_set_scope (fixture->list, zorbinat->mentions[0]);
  g_assert_cmpuint (glm_entity_list_get_n_shown (fixture->list), ==, 1);
  g_assert_cmpuint (glm_entity_list_find (fixture->list, find_name (fixture->entities, "Zorbinat"), FALSE), !=,
                    GTK_INVALID_LIST_POSITION);
  glm_entity_list_set_scope (fixture->list, (GlmRange){ 0, 0 });
  g_assert_cmpuint (glm_entity_list_get_n_shown (fixture->list), ==, n);
}

/* Who is pinned stands first, whatever the order. */
static void
test_pin (Fixture      *fixture,
          gconstpointer data)
{
  static const GlmEntitySort sorts[] = { GLM_ENTITY_SORT_MENTIONS, GLM_ENTITY_SORT_APPEARANCE, GLM_ENTITY_SORT_ALPHABETICAL };
  g_autoptr (GlmTagger) tagger = glm_tagger_get_default (NULL);
  g_autoptr (GlmCorrections) none = glm_corrections_new ();
  g_autoptr (GlmCorrections) x = glm_corrections_add (none, GLM_CORRECTION_ADD, "Xavier Brontosque", "person");
  g_autoptr (GlmCorrections) y = glm_corrections_add (x, GLM_CORRECTION_ADD, "Yolande Craquelin", "person");

  for (guint pinned = 0; pinned < 2; pinned++)
    {
      const char *first = pinned == 0 ? "Yolande Craquelin" : "Xavier Brontosque";
      const char *second = pinned == 0 ? "Xavier Brontosque" : "Yolande Craquelin";
      g_autoptr (GlmCorrections) pin = glm_corrections_add (y, GLM_CORRECTION_PIN, first, "yes");
      g_autoptr (GlmCorrections) other = glm_corrections_add (pin, GLM_CORRECTION_PIN, second, "yes");
      g_autoptr (GlmCorrections) both = glm_corrections_add (other, GLM_CORRECTION_PIN, second, "no");
      g_autofree char *json = glm_corrections_to_json (both);
      g_autoptr (GlmCorrections) kept = glm_corrections_from_json (json, NULL);
      g_autoptr (GlmEntities) entities = glm_entities_run (fixture->document, tagger, kept, NULL, NULL);

      glm_entity_list_set_entities (fixture->list, fixture->document, entities);
      for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
        {
          glm_entity_list_set_sort (fixture->list, sorts[i]);
          g_assert_cmpuint (glm_entity_list_find (fixture->list, find_name (entities, first), FALSE), <,
                            glm_entity_list_find (fixture->list, find_name (entities, second), FALSE));
        }
      glm_entity_list_set_entities (fixture->list, fixture->document, fixture->entities);
    }
}

/* Those who are pinned stand in the order in which they were, whatever that of the list. */
static void
test_pin_order (Fixture      *fixture,
                gconstpointer data)
{
  static const char *const names[] = { "Yolande Craquelin", "Xavier Brontosque" };
  g_autoptr (GlmTagger) tagger = glm_tagger_get_default (NULL);

  for (guint first = 0; first < 2; first++)
    {
      g_autoptr (GlmCorrections) none = glm_corrections_new ();
      g_autoptr (GlmCorrections) x = glm_corrections_add (none, GLM_CORRECTION_ADD, names[0], "person");
      g_autoptr (GlmCorrections) y = glm_corrections_add (x, GLM_CORRECTION_ADD, names[1], "person");
      g_autoptr (GlmCorrections) one = glm_corrections_add (y, GLM_CORRECTION_PIN, names[first], "yes");
      g_autoptr (GlmCorrections) both = glm_corrections_add (one, GLM_CORRECTION_PIN, names[1 - first], "yes");
      g_autoptr (GlmEntities) entities = glm_entities_run (fixture->document, tagger, both, NULL, NULL);

      glm_entity_list_set_entities (fixture->list, fixture->document, entities);
      glm_entity_list_set_sort (fixture->list, GLM_ENTITY_SORT_ALPHABETICAL);
      g_assert_cmpuint (glm_entity_list_find (fixture->list, find_name (entities, names[first]), FALSE), <,
                        glm_entity_list_find (fixture->list, find_name (entities, names[1 - first]), FALSE));
      glm_entity_list_set_entities (fixture->list, fixture->document, fixture->entities);
    }
}

/* Matches in paragraphs that mention somebody. */
static void
test_matches_with (Fixture      *fixture,
                   gconstpointer data)
{
  const GlmEntity *xavier = glm_entities_get (fixture->entities, (guint) find_name (fixture->entities, "Xavier Brontosque"));
  g_autoptr (GlmSearchIndex) index = glm_search_index_new (fixture->document, NULL, NULL);
  g_autoptr (GlmQuery) query = glm_query_new ("zorbinat", GLM_QUERY_DEFAULT, NULL);
  g_autoptr (GlmMatches) matches = glm_finder_run (index, query, NULL, NULL);
  g_autoptr (GlmMatchList) list = glm_match_list_new ();

  glm_match_list_set_matches (list, fixture->document, matches);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 3);
  glm_match_list_set_mentions (list, xavier->mentions, xavier->n_mentions);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 2);
  g_assert_cmpuint (glm_match_list_find (list, 1), ==, 1);
  g_assert_cmpuint (glm_match_list_find (list, 2), ==, G_MAXUINT);
  glm_match_list_set_mentions (list, NULL, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 3);
}

static void
assert_listed (GlmMatchList *list,
               const char   *expected)
{
  g_autoptr (GString) indices = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (GlmMatchItem) item = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_string_append_printf (indices, "%u ", glm_match_item_get_index (item));
    }
  g_assert_cmpstr (indices->str, ==, expected);
}

/* What was found can be listed of one section, or of what is quoted. */
static void
test_match_filters (void)
{
  static const struct
  {
    GlmBlockKind kind;
    const char  *text;
  } blocks[] = {
    { GLM_BLOCK_PARAGRAPH, "Un mot avant." },
    { GLM_BLOCK_HEADING, "Premier" },
    { GLM_BLOCK_PARAGRAPH, "Un mot, « un mot “ou un mot” », et un mot." },
    { GLM_BLOCK_QUOTE, "Un mot cité." },
    { GLM_BLOCK_HEADING, "Second" },
    { GLM_BLOCK_PARAGRAPH, "» Un mot de la suite » ; \"un mot\" ; un mot." },
  };
  g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();
  g_autoptr (GlmDocument) document = NULL;
  g_autoptr (GlmSearchIndex) index = NULL;
  g_autoptr (GlmQuery) query = glm_query_new ("mot", GLM_QUERY_DEFAULT, NULL);
  g_autoptr (GlmMatches) matches = NULL;
  g_autoptr (GlmMatchList) list = glm_match_list_new ();
  g_autofree char *heading = NULL;
  GlmRange section;

  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    {
      glm_document_builder_open_block (builder, blocks[i].kind, 2, 0);
      glm_document_builder_add_text (builder, blocks[i].text, -1);
      glm_document_builder_close_block (builder);
    }
  document = glm_document_builder_end (builder);
  index = glm_search_index_new (document, NULL, NULL);
  matches = glm_finder_run (index, query, NULL, NULL);
  glm_match_list_set_matches (list, document, matches);
  assert_listed (list, "0 1 2 3 4 5 6 7 8 ");
  glm_match_list_set_quoted (list, TRUE);
  assert_listed (list, "2 3 5 6 7 ");
  g_assert_null (glm_match_list_dup_section (list, 0, &section));
  heading = glm_match_list_dup_section (list, glm_matches_get (matches, NULL)[4].start, &section);
  g_assert_cmpstr (heading, ==, "Premier");
  glm_match_list_set_section (list, section);
  assert_listed (list, "2 3 5 ");
  glm_match_list_set_quoted (list, FALSE);
  assert_listed (list, "1 2 3 4 5 ");
  glm_match_list_set_section (list, (GlmRange){ 0, 0 });
  assert_listed (list, "0 1 2 3 4 5 6 7 8 ");
}

static void
count_change (GListModel *model,
              guint       position,
              guint       removed,
              guint       added,
              guint      *changed)
{
  *changed += removed + added;
}

/* Opening a row adds its mentions and leaves all other rows alone. */
static void
test_unfold (Fixture      *fixture,
             gconstpointer data)
{
  GListModel *model = G_LIST_MODEL (fixture->list);
  guint position = position_of (fixture, "Yolande Craquelin");
  g_autoptr (GlmEntityItem) item = g_list_model_get_item (model, position);
  guint n = g_list_model_get_n_items (model);
  guint mentions = glm_entity_item_get_count (item);
  guint changed = 0;

  g_signal_connect (model, "items-changed", G_CALLBACK (count_change), &changed);
  glm_entity_list_set_open (fixture->list, item, TRUE);
  g_assert_cmpuint (changed, ==, mentions);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, n + mentions);
  for (guint i = 0; i < mentions; i++)
    {
      g_autoptr (GlmEntityItem) mention = g_list_model_get_item (model, position + 1 + i);
      GlmRange range;
      g_autofree char *snippet = glm_entity_item_dup_snippet (mention, NULL, &range);
      g_autofree char *words = g_strndup (snippet + range.start, glm_range_length (range));

      g_assert_cmpint (glm_entity_item_get_kind (mention), ==, GLM_ENTITY_ITEM_MENTION);
      g_assert_cmpint (glm_entity_item_get_mention (mention), ==, (int) i);
      g_assert_cmpstr (words, ==, "Yolande Craquelin");
    }
  glm_entity_list_set_open (fixture->list, item, FALSE);
  g_assert_cmpuint (changed, ==, 2 * mentions);
}

static void
test_selection (Fixture      *fixture,
                gconstpointer data)
{
  int selected[GLM_ENTITY_LIST_MAX_SELECTED];
  int xavier = find_name (fixture->entities, "Xavier Brontosque");
  int yolande = find_name (fixture->entities, "Yolande Craquelin");

  glm_entity_list_select (fixture->list, xavier, FALSE);
  glm_entity_list_select (fixture->list, yolande, TRUE);
  g_assert_cmpuint (glm_entity_list_get_selected (fixture->list, selected), ==, 2);
  g_assert_cmpint (selected[1], ==, yolande);
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (fixture->list),
                                                  position_of (fixture, "Xavier Brontosque")));
  glm_entity_list_select (fixture->list, xavier, TRUE);
  g_assert_cmpuint (glm_entity_list_get_selected (fixture->list, selected), ==, 1);

  /* The list view's own keys and clicks select nothing. */
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (fixture->list), 1, TRUE);
  g_assert_cmpuint (glm_entity_list_get_selected (fixture->list, selected), ==, 1);
  glm_entity_list_unselect_all (fixture->list);
  g_assert_cmpuint (glm_entity_list_get_selected (fixture->list, selected), ==, 0);
}

/* What is selected stays so when the beings are worked out anew. */
static void
test_again (Fixture      *fixture,
            gconstpointer data)
{
  int selected[GLM_ENTITY_LIST_MAX_SELECTED];
  g_autoptr (GlmDocument) document = NULL;
  g_autoptr (GlmEntities) entities = make_entities (&document, text, people, institutions);
  guint changed = 0;

  glm_entity_list_select (fixture->list, find_name (fixture->entities, "Zorbinat"), FALSE);
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (count_change), &changed);
  glm_entity_list_set_entities (fixture->list, document, entities);
  g_assert_cmpuint (changed, ==, 0);
  g_assert_cmpuint (glm_entity_list_get_selected (fixture->list, selected), ==, 1);
  g_assert_cmpstr (glm_entities_get (entities, (guint) selected[0])->name, ==, "Zorbinat");
  glm_entity_list_set_entities (fixture->list, NULL, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 0);
  g_assert_cmpuint (glm_entity_list_get_selected (fixture->list, selected), ==, 0);
}

static void
test_sidebar_text (Fixture      *fixture,
                   gconstpointer data)
{
  g_autofree char *shown = NULL;
  g_autofree char *row = NULL;
  const GlmEntity *yolande = glm_entities_get (fixture->entities,
                                               (guint) find_name (fixture->entities, "Yolande Craquelin"));

  glm_entity_list_open_folds (fixture->list);
  shown = glm_sidebar_dup_text (fixture->list);
  row = g_strdup_printf ("  Yolande Craquelin\t%u\t", yolande->n_mentions);
  g_assert_nonnull (strstr (shown, "People ("));
  g_assert_nonnull (strstr (shown, "Institutions ("));
  g_assert_nonnull (strstr (shown, row));
}

/* An open row says who the text speaks of together with its being. */
static void
test_together (void)
{
  static const char *const one_person[] = { "Xavier Brontosque", NULL };
  static const char *const one_body[] = { "Zorbinat", NULL };
  g_autoptr (GlmDocument) document = NULL;
  g_autoptr (GlmEntities) entities = make_entities (&document, "Xavier Brontosque, président du Zorbinat, a parlé.", one_person, one_body);
  g_autoptr (GlmEntityItem) item = NULL;
  g_autofree char *together = NULL;

  if (entities == NULL)
    {
      g_test_skip ("there is no model");
      return;
    }
  item = glm_entity_item_new (GLM_ENTITY_ITEM_ENTITY, entities, document, find_name (entities, "Xavier Brontosque"), -1);
  together = glm_entity_item_dup_together (item, NULL);
  g_assert_cmpstr (together, ==, "With Zorbinat");
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GlmTagger) tagger = NULL;

  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  tagger = glm_tagger_get_default (NULL);

  g_test_add_func ("/panels/name/fold", test_fold);
  g_test_add_func ("/panels/name/fold-random", test_fold_random);
  g_test_add_func ("/panels/name/sort-key", test_sort_key);
  g_test_add_func ("/panels/name/sort-key-of-institutions", test_sort_key_of_institutions);
  g_test_add_func ("/panels/match-filters", test_match_filters);
  if (tagger != NULL)
    {
      g_test_add ("/panels/entities/rows", Fixture, NULL, set_up, test_rows, tear_down);
      g_test_add ("/panels/entities/sort", Fixture, NULL, set_up, test_sort, tear_down);
      g_test_add ("/panels/entities/filter", Fixture, NULL, set_up, test_filter, tear_down);
      g_test_add ("/panels/entities/scope", Fixture, NULL, set_up, test_scope, tear_down);
      g_test_add ("/panels/matches/with", Fixture, NULL, set_up, test_matches_with, tear_down);
      g_test_add ("/panels/entities/pin", Fixture, NULL, set_up, test_pin, tear_down);
      g_test_add ("/panels/entities/pin-order", Fixture, NULL, set_up, test_pin_order, tear_down);
      g_test_add ("/panels/entities/unfold", Fixture, NULL, set_up, test_unfold, tear_down);
      g_test_add ("/panels/entities/selection", Fixture, NULL, set_up, test_selection, tear_down);
      g_test_add ("/panels/entities/again", Fixture, NULL, set_up, test_again, tear_down);
      g_test_add ("/panels/entities/sidebar-text", Fixture, NULL, set_up, test_sidebar_text, tear_down);
    }
  g_test_add_func ("/entity-item/together", test_together);
  return g_test_run ();
}
