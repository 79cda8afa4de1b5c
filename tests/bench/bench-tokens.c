/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-bench.h"
#include "glm-tokens.h"

#include <string.h>

static void
part_into_tokens (gpointer text)
{
  g_autoptr (GlmTokens) tokens = glm_tokens_new_from_string (text, strlen (text));
}

/* The least that any reading of the text does: each character is decoded and classified. */
static void
classify_characters (gpointer text)
{
  volatile guint letters = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      letters++;
}

int
main (void)
{
  g_autofree char *text = glm_bench_text (2000000);

  glm_bench_compare_works ("tokens and sentences", strlen (text), part_into_tokens, classify_characters, text);
  return 0;
}
