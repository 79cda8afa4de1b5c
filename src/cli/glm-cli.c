/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-cli.h"

#include "glm-importer.h"

#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Of lines that are no article: a corpus is given in parts long before. */
#define MAX_BYTES (512u * 1024 * 1024)
#define CHUNK     (1024 * 1024)

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

/**
 * glm_cli_read_all:
 * @path: a file name, "-" for standard input
 * @length: (out): bytes read
 * @error: return location
 *
 * Reads lines that are no article: all of them, unless they do not end.
 *
 * Returns: (transfer full): the content, ended by NUL
 */
char *
glm_cli_read_all (const char *path,
                  gsize      *length,
                  GError    **error)
{
  g_autoptr (GInputStream) stream = open_pipe (path, error);
  g_autoptr (GByteArray) all = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  gssize n;

  if (stream == NULL)
    return NULL;
  while ((n = g_input_stream_read (stream, chunk, CHUNK, NULL, error)) > 0)
    {
      g_byte_array_append (all, chunk, (guint) n);
      if (all->len > MAX_BYTES)
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, _("this is larger than 512 MB; give it in parts"));
          return NULL;
        }
    }
  if (n < 0)
    return NULL;
  *length = all->len;
  g_byte_array_append (all, (const guint8 *) "", 1);
  return (char *) g_byte_array_free (g_steal_pointer (&all), FALSE);
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
  g_autofree char *line = g_strdup_printf ("%s: %s", path, error->message);

  /* What a name tells a terminal to do is not done. */
  for (char *p = line; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      *p = ' ';
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
