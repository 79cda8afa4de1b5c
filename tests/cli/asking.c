/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The program, asked from outside as a script does. */

#include "config.h"

#include "asking.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

/**
 * answer_clear:
 * @self: what was said
 */
void
answer_clear (Answer *self)
{
  g_free (self->out);
  g_free (self->err);
}

/**
 * ask:
 * @input: (nullable): what standard input holds
 * @first: the command
 * @...: its arguments, ended by %NULL
 *
 * Returns: what the program says
 */
Answer
ask (const char *input,
     const char *first,
     ...)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  Answer answer = { 0 };
  va_list rest;

  g_ptr_array_add (arguments, (gpointer) g_getenv ("GUILLEMET_CLI"));
  va_start (rest, first);
  for (const char *argument = first; argument != NULL; argument = va_arg (rest, const char *))
    g_ptr_array_add (arguments, (gpointer) argument);
  va_end (rest);
  g_ptr_array_add (arguments, NULL);

  process = g_subprocess_newv ((const char *const *) arguments->pdata,
                               G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                 G_SUBPROCESS_FLAGS_STDERR_PIPE,
                               &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, input, NULL, &answer.out, &answer.err, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  answer.status = g_subprocess_get_exit_status (process);
  return answer;
}

/**
 * ask_shell:
 * @folder: where it runs
 * @script: for a shell, in which "$C" is the program
 *
 * Returns: what the shell says
 */
Answer
ask_shell (const char *folder,
           const char *script)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  Answer answer = { 0 };

  g_subprocess_launcher_setenv (launcher, "C", g_getenv ("GUILLEMET_CLI"), TRUE);
  g_subprocess_launcher_set_cwd (launcher, folder);
  process = g_subprocess_launcher_spawn (launcher, &error, "sh", "-c", script, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &answer.out, &answer.err, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  answer.status = g_subprocess_get_exit_status (process);
  return answer;
}

/**
 * sample:
 * @prefix: the beginning of a name
 *
 * Returns: (transfer full): the path of a sample of ours
 */
char *
sample (const char *prefix)
{
  g_autofree char *folder = g_build_filename (g_getenv ("GUILLEMET_DATA_DIR"), "samples", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, prefix))
      return g_build_filename (folder, name, NULL);
  g_error ("there is no sample %s", prefix);
}

/**
 * make_folder:
 * @name: of a file
 * @content: what it holds
 *
 * Returns: (transfer full): the path of a folder of its own, with that file
 */
char *
make_folder (const char *name,
             const char *content)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("guillemet-cli-XXXXXX", &error);
  g_autofree char *path = NULL;

  g_assert_no_error (error);
  path = g_build_filename (folder, name, NULL);
  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
  return folder;
}

/**
 * remove_folder:
 * @folder: a path
 *
 * Removes it and the files in it.
 */
void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

/**
 * parse:
 * @json: a value
 *
 * Returns: (transfer full): it
 */
JsonNode *
parse (const char *json)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (json, &error);

  g_assert_no_error (error);
  g_assert_nonnull (node);
  return node;
}

/**
 * parse_lines:
 * @lines: a value on each line
 *
 * Returns: (transfer full) (element-type JsonNode): them
 */
GPtrArray *
parse_lines (const char *lines)
{
  g_auto (GStrv) line = g_strsplit (lines, "\n", -1);
  GPtrArray *nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);

  for (guint i = 0; line[i] != NULL; i++)
    if (line[i][0] != '\0')
      g_ptr_array_add (nodes, parse (line[i]));
  return nodes;
}
