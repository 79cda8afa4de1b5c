/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the program reads from and writes to: pipes, names, standard input, lists of files, and what is said of those that are no good. */

#include "config.h"

#include "asking.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

static void
test_standard_input (void)
{
  g_autofree char *path = sample ("science-");
  g_autofree char *content = NULL;
  g_auto (Answer) from_file = ask (NULL, "text", path, NULL);
  g_auto (Answer) from_input = { 0 };

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  from_input = ask (content, "text", "-", NULL);
  g_assert_cmpstr (from_input.out, ==, from_file.out);
}

static void
test_complaints (void)
{
  g_auto (Answer) missing = ask (NULL, "info", "/nowhere/at-all.txt", NULL);
  g_auto (Answer) folder = ask (NULL, "text", g_getenv ("GUILLEMET_DATA_DIR"), NULL);
  g_auto (Answer) empty = ask ("", "text", "-", NULL);
  g_auto (Answer) nothing = ask (NULL, "text", NULL);
  g_auto (Answer) unknown = ask (NULL, "sing", NULL);
  const Answer *answers[] = { &missing, &folder, &empty, &nothing, &unknown };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_assert_cmpint (answers[i]->status, ==, i < 3 ? 1 : 2);
      g_assert_cmpstr (answers[i]->out, ==, "");
      g_assert_true (g_str_has_suffix (answers[i]->err, "\n"));
      g_assert_true (strchr (answers[i]->err, '\n') == answers[i]->err + strlen (answers[i]->err) - 1);
    }
}

/* What is printed to a disk that is full is not said to be done. */
static void
test_full (void)
{
  static const char *const commands[] = { "text", "info", "blocks", "typography", "entities", "batch" };
  g_autofree char *path = sample ("culture");

  if (!g_file_test ("/dev/full", G_FILE_TEST_EXISTS))
    {
      g_test_skip ("no /dev/full");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_PIPE);
      g_autoptr (GSubprocess) process = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *said = NULL;

      g_subprocess_launcher_set_stdout_file_path (launcher, "/dev/full");
      process = g_subprocess_launcher_spawn (launcher, &error, g_getenv ("GUILLEMET_CLI"), commands[i], path, NULL);
      g_assert_no_error (error);
      g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &said, &error);
      g_assert_no_error (error);
      g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 1);
      g_assert_nonnull (strstr (said, "could not be written"));
    }
}

/* A pipe with a name, which a shell makes for <(…), is read like standard input; what cannot be read is not said to be
 * empty, and what does not end is given up. */
static void
test_pipes (void)
{
  g_autofree char *folder = make_folder ("a.html", "<!DOCTYPE html><html><body><p>Un peu de texte.</p></body></html>");
  g_auto (Answer) named = ask_shell (folder, "mkfifo pipe; cat a.html >pipe & $C text pipe; kill $! 2>/dev/null");
  g_auto (Answer) standard = ask_shell (folder, "cat a.html | $C text /dev/stdin");
  g_auto (Answer) directory = ask_shell (folder, "$C text - <.");
  g_auto (Answer) words = ask_shell (folder, "$C tag <.");
  g_auto (Answer) names = ask_shell (folder, "$C batch <.");
  g_auto (Answer) no_names = ask_shell (folder, "$C batch </dev/null");
  g_auto (Answer) endless_names = ask_shell (folder, "$C batch </dev/zero");
  g_auto (Answer) closed = ask_shell (folder, "$C text a.html <&-");
  g_auto (Answer) endless = ask_shell (folder, "$C text - </dev/zero");
  g_auto (Answer) endless_words = ask_shell (folder, "$C tag </dev/zero");
  g_auto (Answer) endless_lines = ask_shell (folder, "$C typography --lines /dev/zero");

  g_assert_cmpstr (named.out, ==, "Un peu de texte.\n");
  g_assert_cmpstr (standard.out, ==, "Un peu de texte.\n");
  g_assert_cmpint (directory.status, ==, 1);
  g_assert_null (strstr (directory.err, "empty"));
  g_assert_cmpint (words.status, ==, 1);
  g_assert_cmpint (names.status, ==, 1);
  g_assert_true (g_str_has_prefix (names.err, "guillemet-cli: -: "));
  g_assert_cmpint (no_names.status, ==, 0);
  g_assert_cmpint (endless_names.status, ==, 1);
  g_assert_nonnull (strstr (endless_names.err, "no list"));
  g_assert_cmpint (endless_words.status, ==, 1);
  g_assert_nonnull (strstr (endless_words.err, "512 MB"));
  g_assert_cmpint (endless_lines.status, ==, 1);
  g_assert_nonnull (strstr (endless_lines.err, "512 MB"));
  g_assert_cmpstr (closed.out, ==, "Un peu de texte.\n");
  g_assert_cmpint (endless.status, ==, 1);
  g_assert_nonnull (strstr (endless.err, "256 MB"));
  remove_folder (folder);
}

/* A name may look like an address, fill two lines, or be no UTF-8. */
static void
test_names (void)
{
  g_autofree char *folder = make_folder ("Entretien: la suite.txt", "Un peu de texte.\n");
  g_auto (Answer) address = ask_shell (folder, "$C text 'Entretien: la suite.txt'");
  g_auto (Answer) lines = ask_shell (folder, "$C text 'nulle\npart'");
  g_auto (Answer) escape = ask_shell (folder, "$C text \"$(printf '\\033[31mrouge')\"");
  g_auto (Answer) bytes = ask_shell (folder, "n=$(printf 'a\\351.txt'); cp E* \"$n\"; $C search --json peu \"$n\"");
  const char *end;

  g_assert_cmpstr (address.out, ==, "Un peu de texte.\n");
  g_assert_null (strchr (escape.err, '\033'));
  g_assert_nonnull (strstr (escape.err, "[31mrouge"));
  g_assert_cmpint (lines.status, ==, 1);
  end = strchr (lines.err, '\n');
  g_assert_nonnull (end);
  g_assert_cmpstr (end, ==, "\n");
  g_assert_true (g_utf8_validate (bytes.out, -1, NULL));
  json_node_unref (parse (bytes.out));
  remove_folder (folder);
}

/* Whatever name leads to the article, it is not written over; a link is followed, and a name may be as long as names are. */
static void
test_export_target (void)
{
  const char *article = "L'article d'origine.\n";
  g_autofree char *folder = make_folder ("a.txt", article);
  g_autofree char *name = g_strnfill (251, 'x');
  g_autofree char *script = g_strdup_printf ("$C export -o %s.txt a.txt && cat %s.txt", name, name);
  g_auto (Answer) itself = ask_shell (folder, "$C export -o a.txt a.txt; r=$?; cat a.txt; exit $r");
  g_auto (Answer) linked = ask_shell (folder, "ln -s a.txt b.txt; $C export -o b.txt ./a.txt; r=$?; cat a.txt; exit $r");
  g_auto (Answer) addressed = ask_shell (folder, "$C export -o a.txt file://$PWD/a.txt; r=$?; cat a.txt; exit $r");
  g_auto (Answer) followed = ask_shell (folder, "touch real.txt; ln -s real.txt c.txt; $C export -o c.txt a.txt && cat real.txt");
  g_auto (Answer) named = ask_shell (folder, script);

  g_assert_cmpint (itself.status, ==, 1);
  g_assert_cmpstr (itself.out, ==, article);
  g_assert_cmpint (linked.status, ==, 1);
  g_assert_cmpstr (linked.out, ==, article);
  g_assert_cmpint (addressed.status, ==, 1);
  g_assert_cmpstr (addressed.out, ==, article);
  g_assert_cmpstr (followed.out, ==, "L’article d’origine.\n");
  g_assert_cmpstr (named.out, ==, "L’article d’origine.\n");
  remove_folder (folder);
}

/* Every line in is a line out, or it is said why not. */
static void
test_lines_of_bytes (void)
{
  g_autofree char *folder = make_folder ("a.txt", "");
  g_auto (Answer) zero = ask_shell (folder, "printf 'un\\0deux\\ntrois\\n' | $C typography --lines -");
  g_auto (Answer) width = ask_shell (folder, "$C lines --width nan a.txt");

  g_assert_cmpint (zero.status, ==, 1);
  g_assert_cmpint (width.status, ==, 2);
  remove_folder (folder);
}

/* The order of the names is kept, and a file that cannot be read stops nothing. */
static void
test_batch (void)
{
  g_autofree char *first = sample ("sport-");
  g_autofree char *last = sample ("science-");
  g_autofree char *names = g_strdup_printf ("%s\n/nowhere/at-all.txt\n%s\n", first, last);
  g_auto (Answer) answer = ask (names, "batch", "--jobs", "2", NULL);
  g_autoptr (GPtrArray) nodes = parse_lines (answer.out);
  /* A name of the list does not eat the rest of it. */
  g_autofree char *dashed = g_strdup_printf ("-\n%s\n", first);
  g_auto (Answer) dash = ask (dashed, "batch", "--text", "--jobs", "1", NULL);
  JsonObject *object[3];

  g_assert_cmpint (answer.status, ==, 0);
  g_assert_cmpuint (nodes->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    object[i] = json_node_get_object (g_ptr_array_index (nodes, i));
  g_assert_cmpstr (json_object_get_string_member (object[0], "file"), ==, first);
  g_assert_cmpstr (json_object_get_string_member (object[2], "file"), ==, last);
  g_assert_true (json_object_has_member (object[0], "entities"));
  g_assert_true (json_object_has_member (object[1], "error"));
  g_assert_false (json_object_has_member (object[1], "entities"));
  g_assert_cmpint (dash.status, ==, 0);
  g_assert_nonnull (strstr (dash.out, "“\u2068-\u2069” is not there"));
  g_assert_nonnull (strstr (dash.out, "\"text\":"));
}

/* Of a corpus, the texts alone. */
static void
test_batch_text (void)
{
  g_autofree char *path = sample ("sport-");
  g_auto (Answer) whole = ask (NULL, "text", path, NULL);
  g_auto (Answer) answer = ask (NULL, "batch", "--text", path, "/nowhere/at-all.txt", NULL);
  g_autoptr (GPtrArray) nodes = parse_lines (answer.out);
  JsonObject *first, *last;

  g_assert_cmpint (answer.status, ==, 0);
  g_assert_cmpuint (nodes->len, ==, 2);
  first = json_node_get_object (g_ptr_array_index (nodes, 0));
  last = json_node_get_object (g_ptr_array_index (nodes, 1));
  g_assert_cmpstr (json_object_get_string_member (first, "text"), ==, g_strchomp (whole.out));
  g_assert_true (json_object_has_member (first, "info"));
  g_assert_false (json_object_has_member (first, "entities"));
  g_assert_true (json_object_has_member (last, "error"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/files/standard-input", test_standard_input);
  g_test_add_func ("/files/complaints", test_complaints);
  g_test_add_func ("/files/full", test_full);
  g_test_add_func ("/files/pipes", test_pipes);
  g_test_add_func ("/files/names", test_names);
  g_test_add_func ("/files/export-target", test_export_target);
  g_test_add_func ("/files/lines-of-bytes", test_lines_of_bytes);
  g_test_add_func ("/files/batch", test_batch);
  g_test_add_func ("/files/batch-text", test_batch_text);
  return g_test_run ();
}
