/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "asking.h"

#include <glib/gstdio.h>
#include <string.h>

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
  g_test_add_func ("/cli/search", test_search);
  g_test_add_func ("/cli/pdf", test_pdf);
  g_test_add_func ("/cli/thumbnail", test_thumbnail);
  return g_test_run ();
}
