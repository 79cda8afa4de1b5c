/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-tokens.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

/* Tokens follow one another inside the text, none is empty, and each stands in its own sentence. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = g_utf8_make_valid ((const char *) data, (gssize) size);
  gsize length = strlen (text), end = 0;
  g_autoptr (GlmTokens) tokens = glm_tokens_new_from_string (text, length);
  guint n_tokens, sentence = 0;
  const GlmToken *token = glm_tokens_get (tokens, &n_tokens);

  for (guint i = 0; i < n_tokens; i++)
    {
      GlmRange around = glm_tokens_get_sentence (tokens, token[i].sentence);

      g_assert_cmpuint (token[i].range.start, >=, end);
      g_assert_cmpuint (token[i].range.start, <, token[i].range.end);
      g_assert_cmpuint (token[i].range.end, <=, length);
      g_assert_cmpuint (token[i].sentence, >=, sentence);
      g_assert_cmpuint (token[i].range.start, >=, around.start);
      g_assert_cmpuint (token[i].range.end, <=, around.end);
      end = token[i].range.end;
      sentence = token[i].sentence;
    }
  return 0;
}
