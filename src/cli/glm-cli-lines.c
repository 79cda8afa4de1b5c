/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-cli.h"

#include "glm-typesetter.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PIXELS_PER_POINT (96.0 / 72.0)

/* "Linux Libertine O 14" in Pango's notation: points at 96 dots an inch, or "14px". */
static void
apply_font (GlmTypeStyle *style,
            const char   *font)
{
  PangoFontDescription *description = pango_font_description_from_string (font);
  int size = pango_font_description_get_size (description);

  if (pango_font_description_get_family (description) != NULL)
    {
      g_free (style->family);
      style->family = g_strdup (pango_font_description_get_family (description));
    }
  if (size > 0)
    style->size = (double) size / PANGO_SCALE *
                  (pango_font_description_get_size_is_absolute (description) ? 1.0 : PIXELS_PER_POINT);
  pango_font_description_free (description);
}

static gboolean
parse_breaker (const char *word,
               GlmBreaker *breaker)
{
  if (word == NULL || strcmp (word, "total-fit") == 0)
    *breaker = GLM_BREAKER_TOTAL_FIT;
  else if (strcmp (word, "greedy") == 0)
    *breaker = GLM_BREAKER_GREEDY;
  else if (strcmp (word, "pango") == 0)
    *breaker = GLM_BREAKER_PANGO;
  else
    {
      g_printerr (_("guillemet-cli lines: there is no breaker “%s”\n"), word);
      return FALSE;
    }
  return TRUE;
}

static void
add_double (JsonBuilder *builder,
            const char  *name,
            double       value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_double_value (builder, value);
}

static void
add_int (JsonBuilder *builder,
         const char  *name,
         gint64       value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_boolean (JsonBuilder *builder,
             const char  *name,
             gboolean     value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

static JsonNode *
line_to_json (guint              block,
              const GlmLineInfo *line,
              double             em)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_int (builder, "paragraph", block);
  add_int (builder, "start", (gint64) line->source.start);
  add_int (builder, "end", (gint64) line->source.end);
  add_double (builder, "natural", (double) line->natural / PANGO_SCALE);
  add_double (builder, "set", (double) line->set / PANGO_SCALE);
  add_int (builder, "spaces", line->n_spaces);
  add_double (builder, "space_em", (double) line->space / PANGO_SCALE / em);
  add_double (builder, "tracking", line->tracking / 1000.0);
  add_boolean (builder, "hyphen", line->hyphen);
  add_boolean (builder, "last", line->last);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

/**
 * glm_cli_lines:
 * @argc: number of arguments
 * @argv: arguments
 *
 * `lines --width PX --font "FAMILY SIZE" [--breaker total-fit|greedy|pango] [--no-hyphens] FILE`:
 * one JSON object for each line of text as it would be set.
 *
 * Returns: exit status
 */
GlmCliStatus
glm_cli_lines (int    argc,
               char **argv)
{
  double width = 0.0;
  g_autofree char *font = NULL;
  g_autofree char *breaker = NULL;
  gboolean no_hyphens = FALSE;
  const GOptionEntry entries[] = {
    { "width", 0, 0, G_OPTION_ARG_DOUBLE, &width, NULL, NULL },
    { "font", 0, 0, G_OPTION_ARG_STRING, &font, NULL, NULL },
    { "breaker", 0, 0, G_OPTION_ARG_STRING, &breaker, NULL, NULL },
    { "no-hyphens", 0, 0, G_OPTION_ARG_NONE, &no_hyphens, NULL, NULL },
    { NULL },
  };
  const GlmTypographyOptions options = { .locale = GLM_LOCALE_FR_FR, .declared_locale = TRUE };
  g_autoptr (GlmTypeStyle) style = glm_type_style_new ();
  g_autoptr (GlmDocument) document = NULL;
  g_autoptr (GlmTypographyPlan) plan = NULL;
  g_autoptr (GlmHyphenator) hyphenator = NULL;
  g_autoptr (GlmTypesetter) typesetter = NULL;
  g_autoptr (GError) error = NULL;

  if (!glm_cli_parse ("lines", &argc, &argv, entries, 1, 1) || !parse_breaker (breaker, &style->breaker))
    return GLM_CLI_USAGE;
  if (!(width > 0.0 && width <= 100000.0))
    {
      g_printerr (_("guillemet-cli lines: --width wants a number of pixels, more than 0 and at most 100000\n"));
      return GLM_CLI_USAGE;
    }
  if (font != NULL)
    apply_font (style, font);
  style->hyphenate = !no_hyphens;

  document = glm_cli_load (argv[1], &error);
  if (document == NULL)
    return glm_cli_fail (argv[1], error);
  plan = glm_typography_plan_new (document, &options);
  hyphenator = glm_hyphenator_new ();
  typesetter = glm_typesetter_new (plan, hyphenator, style);
  for (guint block = 0; block < glm_document_get_n_blocks (document); block++)
    {
      g_autoptr (GlmBlockLines) lines = glm_typesetter_break_block (typesetter, block, width);

      for (guint i = 0; i < glm_block_lines_get_n_lines (lines); i++)
        glm_cli_print_json (line_to_json (block, glm_block_lines_get_line (lines, i), style->size));
    }
  return GLM_CLI_DONE;
}
