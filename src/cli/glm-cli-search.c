/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-cli.h"

#include "glm-finder.h"

#include <stdio.h>

/* Characters of context before and after a match: one third and two thirds of a line. */
#define BEFORE 25
#define AFTER 50

static JsonNode *
match_to_json (const char  *path,
               GlmDocument *document,
               GlmRange     match)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *shown = g_utf8_make_valid (path, -1);
  g_autofree char *text = glm_document_dup_range (document, match);
  g_autofree char *snippet = glm_search_dup_snippet (document, match, BEFORE, AFTER, NULL);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "file");
  json_builder_add_string_value (builder, shown);
  json_builder_set_member_name (builder, "start");
  json_builder_add_int_value (builder, (gint64) match.start);
  json_builder_set_member_name (builder, "end");
  json_builder_add_int_value (builder, (gint64) match.end);
  json_builder_set_member_name (builder, "text");
  json_builder_add_string_value (builder, text);
  json_builder_set_member_name (builder, "snippet");
  json_builder_add_string_value (builder, snippet);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

static gboolean
search_file (const char *path,
             GlmQuery   *query,
             gboolean    json,
             GError    **error)
{
  g_autoptr (GlmDocument) document = glm_cli_load (path, error);
  g_autoptr (GlmSearchIndex) index = NULL;
  g_autoptr (GlmMatches) matches = NULL;
  const GlmRange *ranges;
  guint n;

  if (document == NULL)
    return FALSE;
  index = glm_search_index_new (document, NULL, error);
  if (index == NULL)
    return FALSE;
  matches = glm_finder_run (index, query, NULL, error);
  if (matches == NULL)
    return FALSE;
  ranges = glm_matches_get (matches, &n);
  for (guint i = 0; i < n; i++)
    {
      if (json)
        glm_cli_print_json (match_to_json (path, document, ranges[i]));
      else
        {
          g_autofree char *snippet = glm_search_dup_snippet (document, ranges[i], BEFORE, AFTER, NULL);

          printf ("%s:%" G_GSIZE_FORMAT ":%" G_GSIZE_FORMAT ":%s\n", path, ranges[i].start, ranges[i].end, snippet);
        }
    }
  return TRUE;
}

/**
 * glm_cli_search:
 * @argc: number of arguments
 * @argv: arguments
 *
 * `search [--regex] [--case] [--accents] [--word] [--near] [--forms] [--json] PATTERN FILE…`: matches, one a line.
 *
 * Returns: exit status
 */
GlmCliStatus
glm_cli_search (int    argc,
                char **argv)
{
  gboolean regex = FALSE, match_case = FALSE, accents = FALSE, word = FALSE, near = FALSE, forms = FALSE, json = FALSE;
  const GOptionEntry entries[] = {
    { "regex", 0, 0, G_OPTION_ARG_NONE, &regex, NULL, NULL },
    { "case", 0, 0, G_OPTION_ARG_NONE, &match_case, NULL, NULL },
    { "accents", 0, 0, G_OPTION_ARG_NONE, &accents, NULL, NULL },
    { "word", 0, 0, G_OPTION_ARG_NONE, &word, NULL, NULL },
    { "near", 0, 0, G_OPTION_ARG_NONE, &near, NULL, NULL },
    { "forms", 0, 0, G_OPTION_ARG_NONE, &forms, NULL, NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, NULL, NULL },
    { NULL },
  };
  GlmQueryFlags flags = GLM_QUERY_DEFAULT;
  g_autoptr (GlmQuery) query = NULL;
  g_autoptr (GError) error = NULL;
  GlmCliStatus status = GLM_CLI_DONE;

  if (!glm_cli_parse ("search", &argc, &argv, entries, 2, -1))
    return GLM_CLI_USAGE;
  flags |= regex ? GLM_QUERY_REGEX : 0;
  flags |= match_case ? GLM_QUERY_CASE : 0;
  flags |= accents ? GLM_QUERY_ACCENTS : 0;
  flags |= word ? GLM_QUERY_WORD : 0;
  flags |= near ? GLM_QUERY_NEAR : 0;
  flags |= forms ? GLM_QUERY_FORMS : 0;
  query = glm_query_new (argv[1], flags, &error);
  if (query == NULL)
    {
      g_printerr ("guillemet-cli search: %s\n", error->message);
      return GLM_CLI_USAGE;
    }
  for (int i = 2; i < argc; i++)
    if (!search_file (argv[i], query, json, &error))
      {
        status = glm_cli_fail (argv[i], error);
        g_clear_error (&error);
      }
  return status;
}
