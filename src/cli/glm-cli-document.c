/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The calls that show what was imported: text, info, blocks. */

#include "config.h"

#include "glm-cli.h"

#include "glm-typography.h"

#include <stdio.h>

/* Silent reading of French prose by an adult: about 230 words a minute (M. Brysbaert, "How many
   words do we read per minute?", Journal of Memory and Language 109, 2019: 238 for English). */
#define WORDS_PER_MINUTE 230

/**
 * glm_cli_text:
 * @argc: number of arguments
 * @argv: arguments
 *
 * `text [--whole-page] FILE`: the source text, blocks separated by one empty line; with
 * `--whole-page` all that a web page shows and not the article alone.
 *
 * Returns: exit status
 */
GlmCliStatus
glm_cli_text (int    argc,
              char **argv)
{
  g_autoptr (GlmDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  gboolean whole_page = FALSE;
  const GOptionEntry entries[] = {
    { "whole-page", 0, 0, G_OPTION_ARG_NONE, &whole_page, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  gsize length;
  const char *text;

  if (!glm_cli_parse ("text", &argc, &argv, entries, 1, 1))
    return GLM_CLI_USAGE;
  document = glm_cli_load_full (argv[1], whole_page ? GLM_IMPORT_WHOLE_PAGE : GLM_IMPORT_DEFAULT, &error);
  if (document == NULL)
    return glm_cli_fail (argv[1], error);
  text = glm_document_get_text (document, &length);
  fwrite (text, 1, length, stdout);
  fputc ('\n', stdout);
  return GLM_CLI_DONE;
}

static void
add_string (JsonBuilder *builder,
            const char  *name,
            const char  *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

/**
 * glm_cli_info_to_json:
 * @document: an article
 *
 * Returns: (transfer full): what `info` prints
 */
JsonNode *
glm_cli_info_to_json (GlmDocument *document)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const GlmMetadata *metadata = glm_document_get_metadata (document);
  g_autofree char *title = glm_document_dup_title (document);
  const GlmTypographyOptions options = { .locale = GLM_LOCALE_NONE };
  g_autoptr (GlmTypographyPlan) plan = glm_typography_plan_new (document, &options);
  guint words = glm_document_count_words (document);

  json_builder_begin_object (builder);
  add_string (builder, "title", title);
  json_builder_set_member_name (builder, "authors");
  json_builder_begin_array (builder);
  for (char **author = metadata->authors; author != NULL && *author != NULL; author++)
    json_builder_add_string_value (builder, *author);
  json_builder_end_array (builder);
  add_string (builder, "date", metadata->date);
  add_string (builder, "site", metadata->site);
  add_string (builder, "language", metadata->language != NULL ? metadata->language : glm_typography_plan_get_language (plan));
  add_string (builder, "format", metadata->format);
  json_builder_set_member_name (builder, "blocks");
  json_builder_add_int_value (builder, glm_document_get_n_blocks (document));
  json_builder_set_member_name (builder, "words");
  json_builder_add_int_value (builder, words);
  json_builder_set_member_name (builder, "minutes");
  json_builder_add_int_value (builder, (words + WORDS_PER_MINUTE - 1) / WORDS_PER_MINUTE);
  /* The article goes on for those who pay. */
  json_builder_set_member_name (builder, "teaser");
  json_builder_add_boolean_value (builder, metadata->is_teaser);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

/**
 * glm_cli_info:
 * @argc: number of arguments
 * @argv: arguments
 *
 * `info FILE`: metadata and sizes as JSON.
 *
 * Returns: exit status
 */
GlmCliStatus
glm_cli_info (int    argc,
              char **argv)
{
  g_autoptr (GlmDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  if (!glm_cli_parse ("info", &argc, &argv, NULL, 1, 1))
    return GLM_CLI_USAGE;
  document = glm_cli_load (argv[1], &error);
  if (document == NULL)
    return glm_cli_fail (argv[1], error);
  glm_cli_print_json (glm_cli_info_to_json (document));
  return GLM_CLI_DONE;
}

static JsonNode *
block_to_json (GlmDocument *document,
               guint        index)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const GlmBlock *block = glm_document_get_block (document, index);
  guint n_spans;
  const GlmSpan *spans = glm_document_get_block_spans (document, index, &n_spans);

  json_builder_begin_object (builder);
  add_string (builder, "kind", glm_block_kind_to_string (block->kind));
  json_builder_set_member_name (builder, "level");
  json_builder_add_int_value (builder, block->level);
  json_builder_set_member_name (builder, "start");
  json_builder_add_int_value (builder, (gint64) block->range.start);
  json_builder_set_member_name (builder, "end");
  json_builder_add_int_value (builder, (gint64) block->range.end);
  json_builder_set_member_name (builder, "spans");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_spans; i++)
    {
      json_builder_begin_object (builder);
      add_string (builder, "kind", glm_span_kind_to_string (spans[i].kind));
      json_builder_set_member_name (builder, "start");
      json_builder_add_int_value (builder, (gint64) spans[i].range.start);
      json_builder_set_member_name (builder, "end");
      json_builder_add_int_value (builder, (gint64) spans[i].range.end);
      if (spans[i].target != NULL)
        add_string (builder, "target", spans[i].target);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

/**
 * glm_cli_blocks:
 * @argc: number of arguments
 * @argv: arguments
 *
 * `blocks FILE`: one JSON object a line for each block.
 *
 * Returns: exit status
 */
GlmCliStatus
glm_cli_blocks (int    argc,
                char **argv)
{
  g_autoptr (GlmDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  if (!glm_cli_parse ("blocks", &argc, &argv, NULL, 1, 1))
    return GLM_CLI_USAGE;
  document = glm_cli_load (argv[1], &error);
  if (document == NULL)
    return glm_cli_fail (argv[1], error);
  for (guint i = 0; i < glm_document_get_n_blocks (document); i++)
    glm_cli_print_json (block_to_json (document, i));
  return GLM_CLI_DONE;
}
