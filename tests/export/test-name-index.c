/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-document-builder.h"
#include "glm-name-index.h"
#include "glm-name-order.h"

#include <string.h>

#define WIDTH  595.0
#define HEIGHT 842.0

/* A name in the first paragraph, in two that are far from it, and fillers between; about ten pages. */
static GlmDocument *
make_document (void)
{
  g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();

  for (guint i = 0; i < 120; i++)
    {
      glm_document_builder_open_block (builder, GLM_BLOCK_PARAGRAPH, 0, 0);
      if (i == 0 || i == 60 || i == 119)
        glm_document_builder_add_text (builder, "Yolande Craquelin a parlé au Zorbinat.", -1);
      else
        glm_document_builder_add_text (builder,
                                       "Il faut bien que le texte soit long pour aller sur plusieurs pages, et que rien n’y "
                                       "soit dit de personne, car c’est ce que demande une table des noms qui soit juste.",
                                       -1);
      glm_document_builder_close_block (builder);
    }
  return glm_document_builder_end (builder);
}

static GlmEntities *
find_names (GlmDocument *document)
{
  g_autoptr (GlmCorrections) corrections = glm_corrections_new ();
  g_autoptr (GlmCorrections) one = glm_corrections_add (corrections, GLM_CORRECTION_ADD, "Yolande Craquelin", "person");
  g_autoptr (GlmCorrections) both = glm_corrections_add (one, GLM_CORRECTION_ADD, "Zorbinat", "institution");

  g_autoptr (GlmTagger) tagger = glm_tagger_get_default (NULL);

  g_assert_nonnull (tagger);
  return glm_entities_run (document, tagger, both, NULL, NULL);
}

/* The pages that the index gives are those that the places are on. */
static void
test_index (void)
{
  const GlmTypographyOptions options = { .locale = GLM_LOCALE_FR_FR };
  g_autoptr (GlmDocument) document = make_document ();
  g_autoptr (GlmEntities) entities = find_names (document);
  g_autoptr (GlmTypographyPlan) plan = glm_typography_plan_new (document, &options);
  g_autoptr (GlmHyphenator) hyphenator = glm_hyphenator_new ();
  g_autoptr (GlmPages) pages = glm_pages_new (plan, hyphenator, NULL, WIDTH, HEIGHT, NULL, NULL);
  g_autoptr (GlmDocument) index = glm_name_index_new_document (pages, entities, "Index", "Personnes", "Institutions");
  g_autofree char *line = NULL;
  const char *text = glm_document_get_text (index, NULL);
  guint last = glm_pages_get_n_pages (pages);
  const GlmEntity *being = glm_entities_get (entities, 0);
  guint middle;

  g_assert_cmpuint (last, >, 4);
  g_assert_cmpuint (being->n_mentions, ==, 3);
  g_assert_cmpuint (glm_pages_find_page (pages, being->mentions[0].start), ==, 0);
  g_assert_cmpuint (glm_pages_find_page (pages, being->mentions[2].start), ==, last - 1);
  middle = glm_pages_find_page (pages, being->mentions[1].start) + 1;
  g_assert_cmpuint (middle, >, 1);
  g_assert_cmpuint (middle, <, last);
  line = g_strdup_printf ("Craquelin (Yolande), 1, %u, %u", middle, last);
  g_assert_nonnull (strstr (text, line));
  g_assert_nonnull (strstr (text, "Personnes"));
  g_assert_nonnull (strstr (text, "Zorbinat, 1, "));
}

static void
test_inverted (void)
{
  static const struct
  {
    const char   *name;
    GlmEntityKind kind;
    const char   *inverted;
  } names[] = {
    { "Charles de Gaulle", GLM_ENTITY_PERSON, "Gaulle (Charles de)" },
    { "Jean d’Ormesson", GLM_ENTITY_PERSON, "Ormesson (Jean d’)" },
    { "Jean de La Fontaine", GLM_ENTITY_PERSON, "La Fontaine (Jean de)" },
    { "Louis XIV", GLM_ENTITY_PERSON, "Louis XIV" },
    { "Zelensky", GLM_ENTITY_PERSON, "Zelensky" },
    { "Le Monde", GLM_ENTITY_INSTITUTION, "Monde (Le)" },
    { "Banque de France", GLM_ENTITY_INSTITUTION, "Banque de France" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GlmEntity entity = { .kind = names[i].kind, .name = (char *) names[i].name };
      g_autofree char *inverted = glm_name_dup_inverted (&entity);

      g_assert_cmpstr (inverted, ==, names[i].inverted);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/name-index/index", test_index);
  g_test_add_func ("/name-index/inverted", test_inverted);
  return g_test_run ();
}
