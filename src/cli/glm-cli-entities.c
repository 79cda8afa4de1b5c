/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The calls about names: entities, tag. */

#include "config.h"

#include "glm-cli.h"

#include "glm-entities-export.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

static gboolean
parse_format (const char        *word,
              GlmEntitiesFormat *format)
{
  static const char *const words[] = {
    [GLM_ENTITIES_FORMAT_TEXT] = "text",
    [GLM_ENTITIES_FORMAT_JSON] = "json",
    [GLM_ENTITIES_FORMAT_CSV] = "csv",
    [GLM_ENTITIES_FORMAT_MARKDOWN] = "markdown",
    [GLM_ENTITIES_FORMAT_JSONLD] = "jsonld",
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (word, words[i]) == 0)
      {
        *format = (GlmEntitiesFormat) i;
        return TRUE;
      }
  g_printerr (_("guillemet-cli entities: there is no format “%s”\n"), word);
  return FALSE;
}

/**
 * glm_cli_entities:
 * @argc: number of arguments
 * @argv: arguments
 *
 * `entities [--format text|json|csv|markdown|jsonld] FILE`: the people and institutions.
 *
 * Returns: exit status
 */
GlmCliStatus
glm_cli_entities (int    argc,
                  char **argv)
{
  g_autofree char *word = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &word, NULL, NULL },
    { NULL },
  };
  GlmEntitiesFormat format = GLM_ENTITIES_FORMAT_TEXT;
  g_autoptr (GlmDocument) document = NULL;
  g_autoptr (GlmTagger) tagger = NULL;
  g_autoptr (GlmEntities) entities = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!glm_cli_parse ("entities", &argc, &argv, entries, 1, 1))
    return GLM_CLI_USAGE;
  if (word != NULL && !parse_format (word, &format))
    return GLM_CLI_USAGE;

  document = glm_cli_load (argv[1], &error);
  if (document == NULL)
    return glm_cli_fail (argv[1], error);
  tagger = glm_tagger_get_default (&error);
  if (tagger == NULL)
    return glm_cli_fail (argv[1], error);
  entities = glm_entities_run (document, tagger, NULL, NULL, &error);
  if (entities == NULL)
    return glm_cli_fail (argv[1], error);
  text = glm_entities_export (entities, document, format);
  fputs (text, stdout);
  if (text[0] != '\0' && text[strlen (text) - 1] != '\n')
    fputc ('\n', stdout);
  return GLM_CLI_DONE;
}

/* One document of the CoNLL input: its lines, which of them are tokens, where sentences end. */
typedef struct
{
  GPtrArray *lines; /* (element-type utf8): as read, not owned */
  GPtrArray *words; /* owned */
  GArray    *sentence_ends;
} ConllDocument;

static void
conll_clear (ConllDocument *document)
{
  g_ptr_array_set_size (document->lines, 0);
  g_ptr_array_set_size (document->words, 0);
  g_array_set_size (document->sentence_ends, 0);
}

static void
end_sentence (ConllDocument *document)
{
  guint end = document->words->len;
  guint n = document->sentence_ends->len;

  if (end > 0 && (n == 0 || g_array_index (document->sentence_ends, guint, n - 1) < end))
    g_array_append_val (document->sentence_ends, end);
}

static void
tag_document (GlmTagger     *tagger,
              ConllDocument *document)
{
  g_auto (GStrv) tags = NULL;
  guint next = 0;

  end_sentence (document);
  if (document->words->len > 0)
    {
      g_ptr_array_add (document->words, NULL);
      tags = glm_tagger_tag_words (tagger, (const char *const *) document->words->pdata,
                                   (const guint *) (gpointer) document->sentence_ends->data, document->sentence_ends->len);
    }
  for (guint i = 0; i < document->lines->len; i++)
    {
      const char *line = g_ptr_array_index (document->lines, i);

      if (line[0] == '\0' || g_str_has_prefix (line, "-DOCSTART-"))
        printf ("%s\n", line);
      else
        printf ("%s\t%s\n", line, tags[next++]);
    }
  conll_clear (document);
}

/**
 * glm_cli_tag:
 * @argc: number of arguments
 * @argv: arguments
 *
 * `tag [FILE]`: reads one token a line, sentences separated by empty lines, and adds a column
 * with the IOB2 tag. A "-DOCSTART-" line begins a new document and is passed through.
 *
 * Returns: exit status
 */
GlmCliStatus
glm_cli_tag (int    argc,
             char **argv)
{
  const char *path;
  ConllDocument document;
  g_autoptr (GlmTagger) tagger = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  gsize length;
  char *line;

  if (!glm_cli_parse ("tag", &argc, &argv, NULL, 0, 1))
    return GLM_CLI_USAGE;
  path = argc > 1 ? argv[1] : "-";
  content = glm_cli_read_all (path, &length, &error);
  if (content == NULL)
    return glm_cli_fail (path, error);
  if (!g_utf8_validate_len (content, length, NULL))
    {
      g_printerr (_("guillemet-cli tag: %s: not UTF-8\n"), path);
      return GLM_CLI_BAD_INPUT;
    }
  tagger = glm_tagger_get_default (&error);
  if (tagger == NULL)
    return glm_cli_fail (path, error);

  document.lines = g_ptr_array_new ();
  document.words = g_ptr_array_new_with_free_func (g_free);
  document.sentence_ends = g_array_new (FALSE, FALSE, sizeof (guint));
  for (line = content; line != NULL && *line != '\0';)
    {
      char *end = strchr (line, '\n');

      if (end != NULL)
        *end = '\0';
      if (end != NULL && end > line && end[-1] == '\r')
        end[-1] = '\0';
      if (g_str_has_prefix (line, "-DOCSTART-"))
        tag_document (tagger, &document);
      else if (line[0] == '\0')
        end_sentence (&document);
      else
        g_ptr_array_add (document.words, g_strndup (line, strcspn (line, "\t ")));
      g_ptr_array_add (document.lines, line);
      line = end != NULL ? end + 1 : NULL;
    }
  tag_document (tagger, &document);
  g_ptr_array_unref (document.lines);
  g_ptr_array_unref (document.words);
  g_array_unref (document.sentence_ends);
  return GLM_CLI_DONE;
}
