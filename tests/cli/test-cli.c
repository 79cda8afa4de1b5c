/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-test.h"

#include <json-glib/json-glib.h>
#include <glib/gstdio.h>
#include <string.h>

/* What a script sees of guillemet-cli: output, one line of complaint, exit status. */
typedef struct
{
  char *out;
  char *err;
  int   status;
} Answer;

static void
answer_clear (Answer *self)
{
  g_free (self->out);
  g_free (self->err);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, answer_clear)

static Answer
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

/* A sample of ours, named by the beginning of its name. */
static char *
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

static JsonNode *
parse (const char *json)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (json, &error);

  g_assert_no_error (error);
  g_assert_nonnull (node);
  return node;
}

/* The JSON object of each line. */
static GPtrArray *
parse_lines (const char *lines)
{
  g_auto (GStrv) line = g_strsplit (lines, "\n", -1);
  GPtrArray *nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);

  for (guint i = 0; line[i] != NULL; i++)
    if (line[i][0] != '\0')
      g_ptr_array_add (nodes, parse (line[i]));
  return nodes;
}

/* Asserts that "start" and "end" of @object cut "text" out of @text, whatever the escapes. */
static void
assert_cut (JsonObject *object,
            const char *text)
{
  gsize start = (gsize) json_object_get_int_member (object, "start");
  gsize end = (gsize) json_object_get_int_member (object, "end");
  g_autofree char *cut = NULL;

  g_assert_cmpuint (start, <, end);
  g_assert_cmpuint (end, <=, strlen (text));
  cut = g_strndup (text + start, end - start);
  g_assert_cmpstr (cut, ==, json_object_get_string_member (object, "text"));
}

static void
test_record (void)
{
  g_autofree char *path = sample ("politique-");
  g_auto (Answer) text = ask (NULL, "text", path, NULL);
  g_auto (Answer) info = ask (NULL, "info", path, NULL);
  g_autoptr (JsonNode) node = NULL;
  JsonObject *object;

  g_assert_cmpint (text.status, ==, 0);
  g_assert_true (g_str_has_prefix (text.out, "À Saint-Aubin-sur-Ourle"));
  g_assert_null (strstr (text.out, "2024-03"));

  g_assert_cmpint (info.status, ==, 0);
  node = parse (info.out);
  object = json_node_get_object (node);
  g_assert_cmpstr (json_object_get_string_member (object, "date"), ==, "2024-03");
  g_assert_cmpstr (json_object_get_string_member (object, "format"), ==, "text");
  g_assert_cmpint (json_object_get_int_member (object, "words"), >, 400);
  g_assert_cmpint (json_object_get_int_member (object, "minutes"), >, 0);
  g_assert_false (json_object_get_boolean_member (object, "teaser"));
}

static void
test_byline (void)
{
  g_autofree char *path = sample ("reportage-");
  g_auto (Answer) info = ask (NULL, "info", path, NULL);
  g_autoptr (JsonNode) node = parse (info.out);
  JsonObject *object = json_node_get_object (node);
  JsonArray *authors = json_object_get_array_member (object, "authors");

  g_assert_cmpstr (json_object_get_string_member (object, "title"), ==, "Le train du haut pays");
  g_assert_cmpstr (json_object_get_string_member (object, "date"), ==, "2025-05-12");
  g_assert_cmpuint (json_array_get_length (authors), ==, 2);
  g_assert_cmpstr (json_array_get_string_element (authors, 1), ==, "Karim Sebbag");
}

/* Blocks cover the text but for the empty lines between them. */
static void
test_blocks (void)
{
  g_autofree char *path = sample ("reportage-");
  g_auto (Answer) text = ask (NULL, "text", path, NULL);
  g_auto (Answer) blocks = ask (NULL, "blocks", path, NULL);
  g_autoptr (GPtrArray) nodes = parse_lines (blocks.out);
  guint headings = 0;
  gsize end = 0;

  g_assert_cmpuint (nodes->len, >, 30);
  for (guint i = 0; i < nodes->len; i++)
    {
      JsonObject *block = json_node_get_object (g_ptr_array_index (nodes, i));
      gsize start = (gsize) json_object_get_int_member (block, "start");

      if (i > 0)
        g_assert_cmpint (strncmp (text.out + end, "\n\n", 2), ==, 0);
      g_assert_cmpuint (start, ==, i > 0 ? end + 2 : 0);
      end = (gsize) json_object_get_int_member (block, "end");
      if (g_str_equal (json_object_get_string_member (block, "kind"), "heading"))
        headings++;
    }
  g_assert_cmpuint (end, ==, strlen (g_strchomp (text.out)));
  g_assert_cmpuint (headings, ==, 8);
}

static void
test_typography (void)
{
  g_auto (Answer) one = ask ("Il a dit: \"non\"...", "typography", "-", NULL);
  g_auto (Answer) many = ask ("L'eau ?\nQuoi ;\n", "typography", "--lines", "-", NULL);
  g_auto (Answer) swiss = ask ("Il a dit: \"non\"...", "typography", "--locale", "fr-CH", "-", NULL);

  g_assert_cmpint (one.status, ==, 0);
  g_assert_cmpstr (g_strchomp (one.out), ==, "Il a dit\u00a0: «\u00a0non\u00a0»…");
  g_assert_cmpstr (g_strchomp (many.out), ==, "L’eau\u202f?\nQuoi\u202f;");
  g_assert_cmpstr (g_strchomp (swiss.out), ==, "Il a dit\u202f: «\u202fnon\u202f»…");
}

/* No line is wider than the measure, and lines follow one another in the source. */
static void
test_lines (void)
{
  g_autofree char *path = sample ("culture-");
  g_auto (Answer) answer = ask (NULL, "lines", "--width", "420", "--font", "Serif 18", path, NULL);
  g_autoptr (GPtrArray) nodes = parse_lines (answer.out);
  gsize end = 0;
  guint hyphens = 0;

  g_assert_cmpint (answer.status, ==, 0);
  g_assert_cmpuint (nodes->len, >, 80);
  for (guint i = 0; i < nodes->len; i++)
    {
      JsonObject *line = json_node_get_object (g_ptr_array_index (nodes, i));

      g_assert_cmpuint ((gsize) json_object_get_int_member (line, "start"), >=, end);
      end = (gsize) json_object_get_int_member (line, "end");
      g_assert_cmpfloat (json_object_get_double_member (line, "set"), <=, 421);
      hyphens += json_object_get_boolean_member (line, "hyphen");
    }
  g_assert_cmpuint (hyphens, <, nodes->len / 2);
}

/* What is listed is quoted, each mention once, and the most mentioned first. */
static void
test_entities (void)
{
  g_autofree char *path = sample ("reportage-");
  g_auto (Answer) text = ask (NULL, "text", path, NULL);
  g_auto (Answer) answer = ask (NULL, "entities", "--format", "json", path, NULL);
  g_autoptr (JsonNode) node = parse (answer.out);
  JsonArray *entities = json_node_get_array (node);
  g_autoptr (GHashTable) starts = g_hash_table_new (NULL, NULL);
  guint before = G_MAXUINT;

  g_assert_cmpint (answer.status, ==, 0);
  g_assert_cmpuint (json_array_get_length (entities), >, 15);
  for (guint i = 0; i < json_array_get_length (entities); i++)
    {
      JsonObject *entity = json_array_get_object_element (entities, i);
      JsonArray *mentions = json_object_get_array_member (entity, "mentions");
      JsonArray *roles = json_object_get_array_member (entity, "roles");
      const char *kind = json_object_get_string_member (entity, "kind");

      g_assert_true (g_str_equal (kind, "person") || g_str_equal (kind, "institution"));
      g_assert_cmpstr (json_object_get_string_member (entity, "name"), !=, "");
      g_assert_cmpuint (json_array_get_length (mentions), >, 0);
      g_assert_cmpuint (json_array_get_length (mentions), <=, before);
      before = json_array_get_length (mentions);
      for (guint m = 0; m < json_array_get_length (mentions); m++)
        {
          JsonObject *mention = json_array_get_object_element (mentions, m);

          assert_cut (mention, text.out);
          g_assert_true (g_hash_table_add (starts, GSIZE_TO_POINTER (
            (gsize) json_object_get_int_member (mention, "start") + 1)));
        }
      for (guint r = 0; r < json_array_get_length (roles); r++)
        assert_cut (json_array_get_object_element (roles, r), text.out);
    }
}

static void
test_entity_formats (void)
{
  static const char *const formats[] = { "text", "csv", "markdown", "jsonld" };
  const char *article = "Le président Emmanuel Macron a reçu mardi Angela Merkel à l’Élysée.\n";

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_auto (Answer) answer = ask (article, "entities", "--format", formats[i], "-", NULL);

      g_assert_cmpint (answer.status, ==, 0);
      g_assert_nonnull (strstr (answer.out, "Emmanuel Macron"));
      g_assert_nonnull (strstr (answer.out, "Angela Merkel"));
      if (g_str_equal (formats[i], "jsonld"))
        {
          g_autoptr (JsonNode) node = parse (answer.out);

          g_assert_true (JSON_NODE_HOLDS_OBJECT (node));
        }
    }
}

static void
test_tag (void)
{
  g_auto (Answer) answer = ask ("-DOCSTART-\tx\n\nMme\tk\nAngela\tk\nMerkel\tk\n", "tag", NULL);

  g_assert_cmpint (answer.status, ==, 0);
  g_assert_nonnull (strstr (answer.out, "-DOCSTART-\tx\n"));
  g_assert_nonnull (strstr (answer.out, "Angela\tk\tB-PER\nMerkel\tk\tI-PER\n"));
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

/* One sentence and 1 for bad input, 2 for bad usage, and nothing on standard output. */
/* What a file manager asks for: a PNG of the first page, under whatever name. */
static void
test_thumbnail (void)
{
  g_autofree char *path = sample ("sport-");
  g_autofree char *folder = g_dir_make_tmp ("guillemet-thumbnail-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (folder, "named by another", NULL);
  g_auto (Answer) written = ask (NULL, "export", "--thumbnail", "256", "-o", file, path, NULL);
  g_auto (Answer) wrong = ask (NULL, "export", "--thumbnail", "-1", "-o", file, path, NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_cmpint (written.status, ==, 0);
  g_assert_cmpint (wrong.status, ==, 2);
  g_assert_true (g_file_get_contents (file, &bytes, &length, NULL));
  g_assert_cmpuint (length, >, 1000);
  g_assert_true (memcmp (bytes, "\211PNG", 4) == 0);
  /* Width and height, big endian, in the header: as high as was asked, and of the shape of a page. */
  g_assert_cmpmem (bytes + 16, 8, "\0\0\0\265\0\0\1\0", 8);
  g_unlink (file);
  g_rmdir (folder);
}

/* A sample set as PDF and read back has every paragraph whole. */
static void
test_pdf (void)
{
  g_autofree char *program = g_build_filename (g_getenv ("GUILLEMET_LIBEXEC_DIR"), "guillemet-import-pdf", NULL);
  g_autofree char *path = sample ("sport-");
  g_autofree char *folder = g_dir_make_tmp ("guillemet-pdf-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (folder, "article.pdf", NULL);
  g_auto (Answer) source = ask (NULL, "text", path, NULL);
  g_auto (Answer) written = ask (NULL, "export", "-o", file, path, NULL);
  g_auto (GStrv) paragraphs = g_strsplit (source.out, "\n\n", -1);

  g_assert_cmpint (written.status, ==, 0);
  if (!g_file_test (program, G_FILE_TEST_IS_EXECUTABLE))
    g_test_skip ("built without Poppler");
  else
    {
      g_auto (Answer) read = ask (NULL, "text", file, NULL);

      g_assert_cmpint (read.status, ==, 0);
      for (guint i = 1; paragraphs[i] != NULL; i++)
        {
          /* The typesetter's spaces and signs are the page's. */
          g_auto (GStrv) words = g_regex_split_simple ("\\P{L}+", paragraphs[i], 0, 0);
          guint n = g_strv_length (words);
          g_autofree char *end = n > 2 ? g_strdup (words[n - 2]) : NULL;

          if (end != NULL)
            g_assert_nonnull (strstr (read.out, end));
        }
      g_assert_cmpuint (g_strv_length (paragraphs), >, 5);
      {
        g_auto (GStrv) again = g_strsplit (read.out, "\n\n", -1);

        g_assert_cmpuint (g_strv_length (again), >=, g_strv_length (paragraphs));
        g_assert_cmpuint (g_strv_length (again), <=, g_strv_length (paragraphs) + 3);
      }
    }
  g_unlink (file);
  g_rmdir (folder);
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

/* `file:start:end:snippet`, or as JSON; what is asked for may begin with a dash. */
static void
test_search (void)
{
  static const char text[] = "L’État a payé 10 000 euros, soit 50 % ; « c’est −5 de moins ».\n";
  g_auto (Answer) folded = ask (text, "search", "l'etat", "-", NULL);
  g_auto (Answer) word = ask (text, "search", "--word", "--case", "--accents", "État", "-", NULL);
  g_auto (Answer) strict = ask (text, "search", "--accents", "etat", "-", NULL);
  g_auto (Answer) dash = ask (text, "search", "--", "-5", "-", NULL);
  g_auto (Answer) json = ask (text, "search", "--json", "--regex", "\\d+", "-", NULL);
  g_auto (Answer) wrong = ask (text, "search", "--regex", "(a", "-", NULL);
  g_auto (Answer) heavy = ask ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", "search", "--regex", "(a+)+$", "-", NULL);
  g_autoptr (GPtrArray) nodes = parse_lines (json.out);

  g_assert_cmpstr (folded.out, ==, "-:0:9:L’État a payé 10 000 euros, soit 50 % ; « c’est −5 de…\n");
  g_assert_true (g_str_has_prefix (word.out, "-:4:9:"));
  g_assert_cmpstr (strict.out, ==, "");
  g_assert_cmpint (strict.status, ==, 0);
  g_assert_nonnull (strstr (dash.out, "−5 de moins"));
  g_assert_cmpuint (nodes->len, ==, 4);
  for (guint i = 0; i < nodes->len; i++)
    assert_cut (json_node_get_object (g_ptr_array_index (nodes, i)), text);
  g_assert_cmpint (wrong.status, ==, 2);
  g_assert_nonnull (strstr (wrong.err, "2"));
  g_assert_cmpint (heavy.status, ==, 1);
  g_assert_nonnull (strstr (heavy.err, "too complex"));
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

/* What a shell makes of @script, where "$C" is the program and "$D" a folder of its own. */
static Answer
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

static char *
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

static void
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
  g_auto (Answer) closed = ask_shell (folder, "$C text a.html <&-");
  g_auto (Answer) endless = ask_shell (folder, "$C text - </dev/zero");

  g_assert_cmpstr (named.out, ==, "Un peu de texte.\n");
  g_assert_cmpstr (standard.out, ==, "Un peu de texte.\n");
  g_assert_cmpint (directory.status, ==, 1);
  g_assert_null (strstr (directory.err, "empty"));
  g_assert_cmpint (words.status, ==, 1);
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
  g_auto (Answer) bytes = ask_shell (folder, "n=$(printf 'a\\351.txt'); cp E* \"$n\"; $C search --json peu \"$n\"");
  const char *end;

  g_assert_cmpstr (address.out, ==, "Un peu de texte.\n");
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

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/record", test_record);
  g_test_add_func ("/cli/byline", test_byline);
  g_test_add_func ("/cli/blocks", test_blocks);
  g_test_add_func ("/cli/typography", test_typography);
  g_test_add_func ("/cli/lines", test_lines);
  g_test_add_func ("/cli/entities", test_entities);
  g_test_add_func ("/cli/entity-formats", test_entity_formats);
  g_test_add_func ("/cli/tag", test_tag);
  g_test_add_func ("/cli/batch", test_batch);
  g_test_add_func ("/cli/batch-text", test_batch_text);
  g_test_add_func ("/cli/search", test_search);
  g_test_add_func ("/cli/standard-input", test_standard_input);
  g_test_add_func ("/cli/pdf", test_pdf);
  g_test_add_func ("/cli/thumbnail", test_thumbnail);
  g_test_add_func ("/cli/complaints", test_complaints);
  g_test_add_func ("/cli/full", test_full);
  g_test_add_func ("/cli/pipes", test_pipes);
  g_test_add_func ("/cli/names", test_names);
  g_test_add_func ("/cli/export-target", test_export_target);
  g_test_add_func ("/cli/lines-of-bytes", test_lines_of_bytes);
  return g_test_run ();
}
