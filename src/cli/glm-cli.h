/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-document.h"
#include "glm-importer.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Exit statuses of the command-line contract. */
typedef enum
{
  GLM_CLI_DONE = 0,
  GLM_CLI_BAD_INPUT = 1,
  GLM_CLI_USAGE = 2,
} GlmCliStatus;

/**
 * GlmCliCommand:
 * @name: the word that calls it
 * @arguments: how it is called, for the help
 * @summary: one line for the help, translatable
 * @run: does it; @argv[0] is the command's name
 *
 * One call of `guillemet-cli`.
 */
typedef struct
{
  const char  *name;
  const char  *arguments;
  const char  *summary;
  GlmCliStatus (*run) (int    argc,
                       char **argv);
} GlmCliCommand;

GlmDocument *glm_cli_load          (const char         *path,
                                    GError            **error);
GlmDocument *glm_cli_load_full     (const char         *path,
                                    GlmImportFlags      flags,
                                    GError            **error);
gboolean     glm_cli_parse         (const char         *name,
                                    int                *argc,
                                    char             ***argv,
                                    const GOptionEntry *entries,
                                    int                 min_files,
                                    int                 max_files);
GlmCliStatus glm_cli_fail          (const char         *path,
                                    const GError       *error);
char        *glm_cli_read_all      (const char         *path,
                                    gsize              *length,
                                    GError            **error);
void         glm_cli_print_json    (JsonNode           *node);
JsonNode    *glm_cli_info_to_json  (GlmDocument        *document);

GlmCliStatus glm_cli_text          (int argc, char **argv);
GlmCliStatus glm_cli_info          (int argc, char **argv);
GlmCliStatus glm_cli_blocks        (int argc, char **argv);
GlmCliStatus glm_cli_typography    (int argc, char **argv);
GlmCliStatus glm_cli_lines         (int argc, char **argv);
GlmCliStatus glm_cli_entities      (int argc, char **argv);
GlmCliStatus glm_cli_tag           (int argc, char **argv);
GlmCliStatus glm_cli_search        (int argc, char **argv);
GlmCliStatus glm_cli_export        (int argc, char **argv);
GlmCliStatus glm_cli_batch         (int argc, char **argv);

G_END_DECLS
