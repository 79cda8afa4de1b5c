/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench-stages.h"

#include "glm-entities.h"
#include "glm-importer.h"
#include "glm-resolver-private.h"
#include "glm-typesetter.h"

#include <string.h>

static void
load (BenchSubject *subject)
{
  g_autoptr (GlmDocument) document = glm_import_bytes_here (subject->bytes, "a.txt", NULL, GLM_IMPORT_DEFAULT, NULL, NULL);
}

static void
plan (BenchSubject *subject)
{
  const GlmTypographyOptions options = { .locale = GLM_LOCALE_FR_FR };
  g_autoptr (GlmTypographyPlan) made = glm_typography_plan_new (subject->document, &options);
}

static void
typeset (BenchSubject *subject)
{
  g_autoptr (GlmHyphenator) hyphenator = glm_hyphenator_get_default ();
  g_autoptr (GlmTypeStyle) style = glm_type_style_new ();
  g_autoptr (GlmTypesetter) typesetter = glm_typesetter_new (subject->plan, hyphenator, style);

  for (guint b = 0; b < glm_document_get_n_blocks (subject->document); b++)
    {
      g_autoptr (GlmBlockLines) lines = glm_typesetter_break_block (typesetter, b, 560);
      GlmSetBlock *set = glm_typesetter_set_block (typesetter, b, 560, lines);

      glm_set_block_free (set);
    }
}

static void
tag (BenchSubject *subject)
{
  g_autoptr (GlmTagger) tagger = glm_tagger_get_default (NULL);
  g_autoptr (GlmTokens) tokens = glm_tokens_new (subject->document, NULL, NULL);
  g_autoptr (GlmMentions) mentions = glm_tagger_run (tagger, subject->text, tokens, NULL, NULL);
}

static void
resolve (BenchSubject *subject)
{
  g_autoptr (GlmEntities) entities =
    glm_resolver_run (subject->document, subject->tokens, subject->mentions, subject->corrections, NULL, NULL);
}

static void
make_index (BenchSubject *subject)
{
  g_autoptr (GlmSearchIndex) index = glm_search_index_new (subject->document, NULL, NULL);
}

static void
find (BenchSubject *subject)
{
  g_autoptr (GlmQuery) query = glm_query_new ("a", 0, NULL);
  g_autoptr (GlmMatches) matches = glm_finder_run (subject->index, query, NULL, NULL);
}

const BenchStage bench_stages[BENCH_N_STAGES] = {
  { "load", load }, { "typography", plan }, { "typeset", typeset }, { "tag", tag },
  { "resolve", resolve }, { "index", make_index }, { "find", find },
};

/**
 * bench_subject_init:
 * @subject: nothing yet
 * @text: (transfer full): UTF-8
 *
 * Does every stage once.
 */
void
bench_subject_init (BenchSubject *subject,
                    char         *text)
{
  const GlmTypographyOptions options = { .locale = GLM_LOCALE_FR_FR };
  g_autoptr (GlmTagger) tagger = glm_tagger_get_default (NULL);

  g_assert_nonnull (tagger);
  subject->bytes = g_bytes_new_take (text, strlen (text));
  subject->document = glm_import_bytes_here (subject->bytes, "a.txt", NULL, GLM_IMPORT_DEFAULT, NULL, NULL);
  subject->text = (char *) glm_document_get_text (subject->document, NULL);
  subject->plan = glm_typography_plan_new (subject->document, &options);
  subject->tokens = glm_tokens_new (subject->document, NULL, NULL);
  subject->mentions = glm_tagger_run (tagger, subject->text, subject->tokens, NULL, NULL);
  subject->index = glm_search_index_new (subject->document, NULL, NULL);
}

/**
 * bench_subject_clear:
 * @subject: a subject
 */
void
bench_subject_clear (BenchSubject *subject)
{
  g_clear_pointer (&subject->bytes, g_bytes_unref);
  g_clear_pointer (&subject->document, glm_document_unref);
  g_clear_pointer (&subject->plan, glm_typography_plan_unref);
  g_clear_pointer (&subject->tokens, glm_tokens_unref);
  g_clear_pointer (&subject->mentions, glm_mentions_unref);
  g_clear_pointer (&subject->index, glm_search_index_unref);
  g_clear_pointer (&subject->corrections, glm_corrections_unref);
}
