/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-cli.h"

#include "glm-importer.h"

#include <errno.h>
#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/**
 * glm_cli_read_all:
 * @path: a file name, "-" for standard input
 * @length: (out): bytes read
 * @error: return location
 *
 * Returns: (transfer full): the content, ended by NUL
 */
char *
glm_cli_read_all (const char *path,
                  gsize      *length,
                  GError    **error)
{
  char *content = NULL;

  if (strcmp (path, "-") == 0)
    {
      GString *all = g_string_new (NULL);
      char buffer[65536];
      gsize n;

      while ((n = fread (buffer, 1, sizeof buffer, stdin)) > 0)
        g_string_append_len (all, buffer, (gssize) n);
      if (ferror (stdin))
        {
          int code = errno;

          g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (code), g_strerror (code));
          g_string_free (all, TRUE);
          return NULL;
        }
      *length = all->len;
      return g_string_free (all, FALSE);
    }
  return g_file_get_contents (path, &content, length, error) ? content : NULL;
}

/* What a shell gives for <(…) is a pipe with the name of a file; the one of no name, "-", may be anything. */
static GInputStream *
open_pipe (const char *path,
           GError    **error)
{
  g_autoptr (GFile) file = NULL;

  if (strcmp (path, "-") == 0)
    return g_unix_input_stream_new (STDIN_FILENO, FALSE);
  file = g_file_new_for_path (path);
  return (GInputStream *) g_file_read (file, NULL, error);
}

static gboolean
is_pipe (const char *path)
{
  GStatBuf about;

  return strcmp (path, "-") == 0 || (g_stat (path, &about) == 0 && S_ISFIFO (about.st_mode));
}

/**
 * glm_cli_load:
 * @path: a file name, "-" for standard input
 * @error: return location for a #GlmImportError
 *
 * Returns: (transfer full): the imported article
 */
GlmDocument *
glm_cli_load (const char *path,
              GError    **error)
{
  return glm_cli_load_full (path, GLM_IMPORT_DEFAULT, error);
}

/**
 * glm_cli_load_full:
 * @path: a file name or an address, "-" for standard input
 * @flags: how it is to be read
 * @error: return location for a #GlmImportError
 *
 * Returns: (transfer full): the imported article
 */
GlmDocument *
glm_cli_load_full (const char    *path,
                   GlmImportFlags flags,
                   GError       **error)
{
  if (is_pipe (path))
    {
      g_autoptr (GInputStream) stream = open_pipe (path, error);
      g_autoptr (GBytes) bytes = stream != NULL ? glm_import_stream_read (stream, NULL, NULL, error) : NULL;

      return bytes != NULL ? glm_import_bytes_full (bytes, NULL, NULL, flags, NULL, error) : NULL;
    }
  {
    g_autoptr (GFile) file = glm_import_file_for_argument (path);

    return glm_import_file_full (file, flags, NULL, error);
  }
}

/**
 * glm_cli_fail:
 * @path: the file at fault
 * @error: what is wrong with it
 *
 * Prints one line on standard error.
 *
 * Returns: %GLM_CLI_BAD_INPUT
 */
GlmCliStatus
glm_cli_fail (const char   *path,
              const GError *error)
{
  g_autofree char *line = g_strdelimit (g_strdup_printf ("%s: %s", path, error->message), "\n", ' ');

  g_printerr ("guillemet-cli: %s\n", line);
  return GLM_CLI_BAD_INPUT;
}

/**
 * glm_cli_parse:
 * @name: the command
 * @argc: (inout): its arguments, the name first
 * @argv: (inout): the same
 * @entries: (nullable): its options
 * @min_files: how many arguments are left at least
 * @max_files: how many at most, -1 for any number
 *
 * Returns: %FALSE when the call is wrong; what is wrong was printed
 */
gboolean
glm_cli_parse (const char         *name,
               int                *argc,
               char             ***argv,
               const GOptionEntry *entries,
               int                 min_files,
               int                 max_files)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  int files;

  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_help_enabled (context, FALSE);
  if (!g_option_context_parse (context, argc, argv, &error))
    {
      g_printerr ("guillemet-cli %s: %s\n", name, error->message);
      return FALSE;
    }
  /* It is left where what follows begins with a dash, which is when it is needed. */
  for (int i = 1; i < *argc; i++)
    if (strcmp ((*argv)[i], "--") == 0)
      {
        memmove (*argv + i, *argv + i + 1, (gsize) (*argc - i) * sizeof **argv);
        (*argc)--;
        break;
      }
  files = *argc - 1;
  if (files < min_files || (max_files >= 0 && files > max_files))
    {
      g_printerr (_("guillemet-cli %s: wrong number of files; see “guillemet-cli --help”\n"), name);
      return FALSE;
    }
  return TRUE;
}

/**
 * glm_cli_print_json:
 * @node: (transfer full): a value
 *
 * Prints @node on one line.
 */
void
glm_cli_print_json (JsonNode *node)
{
  g_autofree char *text = json_to_string (node, FALSE);

  fputs (text, stdout);
  fputc ('\n', stdout);
  json_node_unref (node);
}
