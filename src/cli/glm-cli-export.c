/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-cli.h"
#include "glm-export.h"
#include "glm-importer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_THUMBNAIL 4096

/**
 * glm_cli_export:
 * @argc: number of arguments
 * @argv: arguments
 *
 * `export -o OUT.{pdf,html,md,txt,png} FILE`: writes the typeset article. With `--thumbnail N` it writes its first
 * page, N pixels high, as PNG whatever the name: file managers ask for it.
 *
 * Returns: exit status
 */
GlmCliStatus
glm_cli_export (int    argc,
                char **argv)
{
  g_autofree char *out = NULL;
  int thumbnail = 0;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &out, NULL, NULL },
    { "thumbnail", 0, 0, G_OPTION_ARG_INT, &thumbnail, NULL, NULL },
    { NULL },
  };
  const GlmTypographyOptions options = { .locale = GLM_LOCALE_FR_FR, .declared_locale = TRUE };
  g_autoptr (GlmDocument) document = NULL;
  g_autoptr (GlmTypographyPlan) plan = NULL;
  g_autoptr (GlmHyphenator) hyphenator = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFile) article = NULL;
  g_autoptr (GError) error = NULL;
  GlmExportFormat format = GLM_EXPORT_PNG;

  if (!glm_cli_parse ("export", &argc, &argv, entries, 1, 1))
    return GLM_CLI_USAGE;
  if (thumbnail < 0 || thumbnail > MAX_THUMBNAIL)
    {
      g_printerr (_("guillemet-cli export: a thumbnail has 1 to %d pixels\n"), MAX_THUMBNAIL);
      return GLM_CLI_USAGE;
    }
  if (out == NULL || (thumbnail == 0 && !glm_export_format_from_name (out, &format)))
    {
      g_printerr (_("guillemet-cli export: -o wants a name that ends in .pdf, .html, .md, .txt or .png\n"));
      return GLM_CLI_USAGE;
    }
  document = glm_cli_load (argv[1], &error);
  if (document == NULL)
    return glm_cli_fail (argv[1], error);
  plan = glm_typography_plan_new (document, &options);
  hyphenator = glm_hyphenator_new ();
  if (thumbnail > 0)
    bytes = glm_export_thumbnail (plan, hyphenator, (guint) thumbnail, NULL, &error);
  else
    bytes = glm_export (plan, hyphenator, NULL, format, NULL, &error);
  if (bytes == NULL)
    return glm_cli_fail (argv[1], error);
  file = g_file_new_for_path (out);
  article = strcmp (argv[1], "-") != 0 ? glm_import_file_for_argument (argv[1]) : NULL;
  if (!glm_export_save (file, article, bytes, G_FILE_CREATE_NONE, NULL, &error))
    return glm_cli_fail (out, error);
  return GLM_CLI_DONE;
}
