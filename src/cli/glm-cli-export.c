/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-cli.h"
#include "glm-export.h"

#include <glib/gi18n-lib.h>

/**
 * glm_cli_export:
 * @argc: number of arguments
 * @argv: arguments
 *
 * `export -o OUT.{pdf,html,md,txt,png} FILE`: writes the typeset article.
 *
 * Returns: exit status
 */
GlmCliStatus
glm_cli_export (int    argc,
                char **argv)
{
  g_autofree char *out = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &out, NULL, NULL },
    { NULL },
  };
  const GlmTypographyOptions options = { .locale = GLM_LOCALE_FR_FR, .declared_locale = TRUE };
  g_autoptr (GlmDocument) document = NULL;
  g_autoptr (GlmTypographyPlan) plan = NULL;
  g_autoptr (GlmHyphenator) hyphenator = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  GlmExportFormat format;

  if (!glm_cli_parse ("export", &argc, &argv, entries, 1, 1))
    return GLM_CLI_USAGE;
  if (out == NULL || !glm_export_format_from_name (out, &format))
    {
      g_printerr (_("guillemet-cli export: -o wants a name that ends in .pdf, .html, .md, .txt or .png\n"));
      return GLM_CLI_USAGE;
    }
  document = glm_cli_load (argv[1], &error);
  if (document == NULL)
    return glm_cli_fail (argv[1], error);
  plan = glm_typography_plan_new (document, &options);
  hyphenator = glm_hyphenator_new ();
  bytes = glm_export (plan, hyphenator, NULL, format, NULL, &error);
  if (bytes == NULL)
    return glm_cli_fail (argv[1], error);
  if (!g_file_set_contents (out, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error))
    return glm_cli_fail (out, error);
  return GLM_CLI_DONE;
}
