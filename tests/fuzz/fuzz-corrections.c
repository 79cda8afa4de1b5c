/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-corrections.h"
#include "glm-document-builder.h"
#include "glm-entities.h"
#include "glm-tagger.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

static const char article[] =
  "Le ministre Jean Dupont a reçu Marie Martin, présidente de l’Organisation des Nations unies (ONU). M. Dupont a salué "
  "l’ONU.\n\nMarie Martin, elle, n’a rien dit ; Dupont non plus.";

static GlmDocument *
make_document (void)
{
  g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();

  glm_document_builder_open_block (builder, GLM_BLOCK_PARAGRAPH, 0, 0);
  glm_document_builder_add_text (builder, article, -1);
  return glm_document_builder_end (builder);
}

/* What is written is what was read, and is read again. */
static void
check_kept (GlmCorrections *corrections)
{
  g_autofree char *json = glm_corrections_to_json (corrections);
  g_autoptr (GError) error = NULL;
  g_autoptr (GlmCorrections) again = glm_corrections_from_json (json, &error);
  guint n = glm_corrections_get_n (corrections);

  g_assert_no_error (error);
  g_assert_cmpuint (glm_corrections_get_n (again), ==, n);
  for (guint i = 0; i < n; i++)
    {
      const GlmCorrection *was = glm_corrections_get (corrections, i), *is = glm_corrections_get (again, i);

      g_assert_cmpint (was->kind, ==, is->kind);
      g_assert_cmpstr (was->name, ==, is->name);
      g_assert_cmpstr (was->value, ==, is->value);
    }
}

static void
check_entities (GlmDocument    *document,
                GlmCorrections *corrections)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GlmTagger) tagger = glm_tagger_get_default (&error);
  g_autoptr (GlmEntities) entities = NULL;

  g_assert_no_error (error);
  entities = glm_entities_run (document, tagger, corrections, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < glm_entities_get_n (entities); i++)
    {
      const GlmEntity *entity = glm_entities_get (entities, i);

      g_assert_true (g_utf8_validate (entity->name, -1, NULL));
      g_assert_cmpuint (entity->n_mentions, >, 0);
      for (guint m = 0; m < entity->n_mentions; m++)
        g_assert_cmpuint (entity->mentions[m].end, <=, strlen (article));
    }
}

/* Whatever a file of corrections says, it is a list that is kept as it is, and the names of an article are listed with it; or there
 * is an error. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  static GlmDocument *document;
  g_autofree char *json = g_strndup ((const char *) data, size);
  g_autoptr (GlmCorrections) corrections = NULL;
  g_autoptr (GError) error = NULL;

  if (document == NULL)
    document = make_document ();
  corrections = glm_corrections_from_json (json, &error);
  if (corrections == NULL)
    {
      g_assert_error (error, GLM_ENTITIES_ERROR, GLM_ENTITIES_ERROR_CORRECTIONS);
      return 0;
    }
  g_assert_no_error (error);
  check_kept (corrections);
  {
    g_autoptr (GlmCorrections) twice = glm_corrections_join (corrections, corrections);
    g_autoptr (GlmCorrections) united = glm_corrections_unite (corrections, corrections);

    g_assert_cmpuint (glm_corrections_get_n (united), <=, glm_corrections_get_n (twice));
    check_kept (united);
  }
  check_entities (document, corrections);
  return 0;
}
