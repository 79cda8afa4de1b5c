/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-cli.h"
#include "glm-translations.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

static const GlmCliCommand commands[] = {
  { "text", "[--whole-page] FILE", N_("the source text of the article"), glm_cli_text },
  { "info", "FILE", N_("title, authors, date and sizes as JSON"), glm_cli_info },
  { "blocks", "FILE", N_("headings, paragraphs and other blocks as JSON lines"), glm_cli_blocks },
  { "typography", "[--locale L] [--lines] FILE", N_("the text as the reader sees it"), glm_cli_typography },
  { "lines", "--width PX --font \"FAMILY SIZE\" [--breaker total-fit|greedy|pango] [--no-hyphens] FILE",
    N_("where lines break, as JSON lines"), glm_cli_lines },
  { "entities", "[--format text|json|csv|markdown|jsonld] FILE", N_("the people and institutions in the article"), glm_cli_entities },
  { "tag", "[FILE]", N_("adds a column of tags to tokens, one a line"), glm_cli_tag },
  { "search", "[--regex] [--case] [--accents] [--word] [--near] [--forms] [--json] PATTERN FILE…", N_("where a text stands, one match a line"), glm_cli_search },
  { "batch", "[--jobs N] [--text] [FILE…]", N_("info and entities, or the text, of many files as JSON lines"), glm_cli_batch },
  { "export", "[--thumbnail PX] -o OUT.{pdf,html,md,txt,png} FILE", N_("writes the typeset article"), glm_cli_export },
};

static void
print_help (void)
{
  g_print (_("Usage: guillemet-cli COMMAND [OPTION…] FILE…\n\nFILE may be “-” for standard input.\n\nCommands:\n"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_print ("  %s %s\n      %s\n", commands[i].name, commands[i].arguments, _(commands[i].summary));
}

/* Whoever reads the output of a command has to know when it is not all there. */
static int
finish (int status)
{
  gboolean failed = ferror (stdout) != 0;

  if (fclose (stdout) == 0 && !failed)
    return status;
  g_printerr (_("guillemet-cli: the output could not be written; the disk may be full\n"));
  return GLM_CLI_BAD_INPUT;
}

int
main (int    argc,
      char **argv)
{
  glm_translations_init ();

  if (argc < 2)
    {
      print_help ();
      return GLM_CLI_USAGE;
    }
  if (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0)
    {
      print_help ();
      return GLM_CLI_DONE;
    }
  if (strcmp (argv[1], "--version") == 0)
    {
      g_print ("guillemet-cli %s\n", PACKAGE_VERSION);
      return GLM_CLI_DONE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (argv[1], commands[i].name) == 0)
      return finish (commands[i].run (argc - 1, argv + 1));

  g_printerr (_("guillemet-cli: there is no command “%s”; see “guillemet-cli --help”\n"), argv[1]);
  return GLM_CLI_USAGE;
}
