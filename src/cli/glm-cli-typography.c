/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-cli.h"

#include "glm-document-builder.h"
#include "glm-typography.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

static gboolean
parse_locale (const char *word,
              GlmLocale  *locale)
{
  static const struct
  {
    const char *tag;
    GlmLocale   locale;
  } locales[] = {
    { "fr", GLM_LOCALE_FR_FR },    { "fr-FR", GLM_LOCALE_FR_FR }, { "fr-CA", GLM_LOCALE_FR_CA }, { "fr-CH", GLM_LOCALE_FR_CH },
    { "fr-BE", GLM_LOCALE_FR_BE }, { "fr-LU", GLM_LOCALE_FR_BE }, { "none", GLM_LOCALE_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    if (g_ascii_strcasecmp (word, locales[i].tag) == 0)
      {
        *locale = locales[i].locale;
        return TRUE;
      }
  /* Another language has no French rules. */
  *locale = GLM_LOCALE_NONE;
  return strlen (word) >= 2 && g_ascii_isalpha (word[0]);
}

static void
print_document (GlmDocument                *document,
                const GlmTypographyOptions *options)
{
  g_autoptr (GlmTypographyPlan) plan = glm_typography_plan_new (document, options);

  for (guint block = 0; block < glm_document_get_n_blocks (document); block++)
    {
      g_autoptr (GlmDisplayText) display = glm_typography_plan_set_block (plan, block);
      gsize length;
      const char *text = glm_display_text_get_text (display, &length);

      if (block > 0)
        fputs ("\n\n", stdout);
      fwrite (text, 1, length, stdout);
    }
}

/* Each line is an article of its own: a paragraph whose white space is kept. */
static GlmCliStatus
print_lines (const char                 *path,
             const GlmTypographyOptions *options)
{
  g_autoptr (GError) error = NULL;
  gsize length;
  g_autofree char *content = glm_cli_read_all (path, &length, &error);
  g_auto (GStrv) lines = NULL;

  if (content == NULL)
    return glm_cli_fail (path, error);
  if (!g_utf8_validate_len (content, length, NULL))
    {
      g_printerr (_("guillemet-cli typography: %s: not UTF-8\n"), path);
      return GLM_CLI_BAD_INPUT;
    }
  if (length > 0 && content[length - 1] == '\n')
    content[length - 1] = '\0';
  lines = g_strsplit (content, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();
      g_autoptr (GlmDocument) document = NULL;

      glm_document_builder_open_block (builder, GLM_BLOCK_PARAGRAPH, 0, 0);
      glm_document_builder_add_text (builder, lines[i], -1);
      document = glm_document_builder_end (builder);
      print_document (document, options);
      fputc ('\n', stdout);
    }
  return GLM_CLI_DONE;
}

/**
 * glm_cli_typography:
 * @argc: number of arguments
 * @argv: arguments
 *
 * `typography [--locale L] [--lines] FILE`: the display text.
 *
 * Returns: exit status
 */
GlmCliStatus
glm_cli_typography (int    argc,
                    char **argv)
{
  g_autofree char *locale = NULL;
  gboolean lines = FALSE;
  const GOptionEntry entries[] = {
    { "locale", 0, 0, G_OPTION_ARG_STRING, &locale, NULL, NULL },
    { "lines", 0, 0, G_OPTION_ARG_NONE, &lines, NULL, NULL },
    { NULL },
  };
  GlmTypographyOptions options = { .locale = GLM_LOCALE_FR_FR };
  g_autoptr (GlmDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  if (!glm_cli_parse ("typography", &argc, &argv, entries, 1, 1))
    return GLM_CLI_USAGE;
  if (locale != NULL && !parse_locale (locale, &options.locale))
    {
      g_printerr (_("guillemet-cli typography: there is no locale “%s”\n"), locale);
      return GLM_CLI_USAGE;
    }
  options.declared_locale = locale == NULL;
  if (lines)
    return print_lines (argv[1], &options);
  document = glm_cli_load (argv[1], &error);
  if (document == NULL)
    return glm_cli_fail (argv[1], error);
  print_document (document, &options);
  fputc ('\n', stdout);
  return GLM_CLI_DONE;
}
