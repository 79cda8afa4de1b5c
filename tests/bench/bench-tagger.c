/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-bench.h"
#include "glm-tagger.h"

#include <string.h>

/* Raw text to mentions, both passes. */
static void
find_mentions (gpointer text)
{
  g_autoptr (GlmTagger) tagger = glm_tagger_get_default (NULL);
  g_autoptr (GlmTokens) tokens = glm_tokens_new_from_string (text, strlen (text));
  g_autoptr (GlmMentions) mentions = glm_tagger_run (tagger, text, tokens, NULL, NULL);
}

static void
part_into_tokens (gpointer text)
{
  g_autoptr (GlmTokens) tokens = glm_tokens_new_from_string (text, strlen (text));
}

int
main (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GlmTagger) tagger = glm_tagger_get_default (&error);
  g_autofree char *text = glm_bench_text (2000000);
  g_autoptr (GlmTokens) tokens = glm_tokens_new_from_string (text, strlen (text));
  guint n_tokens;
  double start;

  g_assert_no_error (error);
  glm_tokens_get (tokens, &n_tokens);
  glm_bench_compare_works ("mentions, both passes", strlen (text), find_mentions, part_into_tokens, text);
  start = glm_bench_cpu_seconds ();
  find_mentions (text);
  g_print ("%u tokens, %.0f tokens a second\n", n_tokens, n_tokens / MAX (glm_bench_cpu_seconds () - start, 1e-9));
  return 0;
}
