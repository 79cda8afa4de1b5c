/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-document-builder.h"
#include "glm-entities-export.h"
#include "glm-resolver-private.h"
#include "glm-test.h"

#include <string.h>

typedef struct
{
  GlmDocument *document;
  GlmTokens   *tokens;
  GlmMentions *mentions;
} Marked;

static void
marked_clear (Marked *self)
{
  glm_document_unref (self->document);
  glm_tokens_unref (self->tokens);
  glm_mentions_unref (self->mentions);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Marked, marked_clear)

static GlmMentionKind
kind_from_tag (const char *tag)
{
  if (g_str_has_prefix (tag, "PER "))
    return GLM_MENTION_PERSON;
  if (g_str_has_prefix (tag, "ORG "))
    return GLM_MENTION_INSTITUTION;
  return g_str_has_prefix (tag, "LOC ") ? GLM_MENTION_PLACE : GLM_MENTION_OTHER;
}

/* "Le [PER Bruno Delattre] …" → a document and the mentions a tagger would find in it. */
static void
parse_marked (const char *marked,
              Marked     *self)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  g_autoptr (GArray) mentions = g_array_new (FALSE, TRUE, sizeof (GlmMention));
  g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();
  g_auto (GStrv) paragraphs = NULL;
  const GlmToken *tokens;
  guint n_tokens;

  for (const char *p = marked; *p != '\0'; p++)
    if (*p == '[')
      {
        GlmMention mention = { .kind = kind_from_tag (p + 1), .confidence = 0.9f };

        p = strchr (p, ' ') + 1;
        mention.range.start = plain->len;
        for (; *p != ']'; p++)
          g_string_append_c (plain, *p);
        mention.range.end = plain->len;
        g_array_append_val (mentions, mention);
      }
    else
      g_string_append_c (plain, *p);

  paragraphs = g_strsplit (plain->str, "\n\n", -1);
  for (guint i = 0; paragraphs[i] != NULL; i++)
    {
      glm_document_builder_open_block (builder, GLM_BLOCK_PARAGRAPH, 0, 0);
      glm_document_builder_add_text (builder, paragraphs[i], -1);
    }
  self->document = glm_document_builder_end (builder);
  self->tokens = glm_tokens_new (self->document, NULL, NULL);
  tokens = glm_tokens_get (self->tokens, &n_tokens);
  for (guint i = 0; i < mentions->len; i++)
    {
      GlmMention *mention = &g_array_index (mentions, GlmMention, i);
      guint t = 0;

      while (t < n_tokens && tokens[t].range.end <= mention->range.start)
        t++;
      mention->first_token = t;
      while (t < n_tokens && tokens[t].range.start < mention->range.end)
        t++;
      mention->n_tokens = t - mention->first_token;
      g_assert_cmpuint (tokens[mention->first_token].range.start, ==, mention->range.start);
      g_assert_cmpuint (tokens[t - 1].range.end, ==, mention->range.end);
    }
  self->mentions = glm_mentions_new ((const GlmMention *) (gpointer) mentions->data, mentions->len);
}

static GlmEntities *
resolve (Marked               *marked,
         const GlmCorrections *corrections)
{
  g_autoptr (GError) error = NULL;
  GlmEntities *entities = glm_resolver_run (marked->document, marked->tokens, marked->mentions, corrections, NULL, &error);

  g_assert_no_error (error);
  return entities;
}

static char *
list_entities (const GlmEntities *entities)
{
  GString *list = g_string_new (NULL);

  for (guint e = 0; e < glm_entities_get_n (entities); e++)
    {
      const GlmEntity *entity = glm_entities_get (entities, e);

      g_string_append_printf (list, "%s %s%s%s | %u |", entity->kind == GLM_ENTITY_PERSON ? "person" : "institution", entity->name,
                              entity->acronym != NULL ? " · " : "", entity->acronym != NULL ? entity->acronym : "", entity->n_mentions);
      for (guint r = 0; r < entity->n_roles; r++)
        g_string_append_printf (list, "%s %s", r > 0 ? ";" : "", entity->roles[r].text);
      g_string_append_c (list, '\n');
    }
  return g_string_free (list, FALSE);
}

/* Every role is a stretch of the text, mentions never overlap, and a place leads back to its mention. */
static void
check_invariants (const GlmEntities *entities,
                  const GlmDocument *document)
{
  for (guint e = 0; e < glm_entities_get_n (entities); e++)
    {
      const GlmEntity *entity = glm_entities_get (entities, e);

      for (guint r = 0; r < entity->n_roles; r++)
        {
          g_autofree char *there = glm_document_dup_range (document, entity->roles[r].range);

          g_assert_cmpstr (there, ==, entity->roles[r].text);
        }
      g_assert_cmpuint (entity->n_mentions, >, 0);
      for (guint m = 0; m < entity->n_mentions; m++)
        {
          guint who, which;

          if (m > 0)
            g_assert_cmpuint (entity->mentions[m - 1].end, <=, entity->mentions[m].start);
          g_assert_true (glm_entities_find (entities, entity->mentions[m].start, &who, &which));
          g_assert_cmpuint (who, ==, e);
          g_assert_cmpuint (which, ==, m);
        }
    }
}

static void
test_gold (gconstpointer data)
{
  const char *path = data;
  g_autofree char *content = NULL;
  g_autofree char *list = NULL;
  g_auto (GStrv) parts = NULL;
  g_auto (Marked) marked = { NULL, NULL, NULL };
  g_autoptr (GlmEntities) entities = NULL;
  const char *text;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  text = content;
  while (text[0] == '#')
    text = strchr (text, '\n') + 1;
  parts = g_strsplit (text, "=====\n", 2);
  parse_marked (parts[0], &marked);
  entities = resolve (&marked, NULL);
  check_invariants (entities, marked.document);
  list = list_entities (entities);
  g_assert_cmpstr (list, ==, parts[1]);
}

static void
check_start (const char *marked_text,
             gsize       length)
{
  g_autofree char *start = g_strndup (marked_text, length);
  g_auto (Marked) marked = { NULL, NULL, NULL };
  g_autoptr (GlmEntities) entities = NULL;

  parse_marked (start, &marked);
  entities = resolve (&marked, NULL);
  check_invariants (entities, marked.document);
}

/* Wherever a text ends, nothing is read after its last word. */
static void
test_cut (gconstpointer data)
{
  g_autofree char *content = NULL;
  g_auto (GStrv) parts = NULL;
  gboolean inside = FALSE;

  g_assert_true (g_file_get_contents (data, &content, NULL, NULL));
  parts = g_strsplit (strchr (content, '\n') + 1, "=====\n", 2);
  for (const char *p = parts[0]; *p != '\0'; p++)
    {
      inside = *p == '[' || (inside && *p != ']');
      if (!inside && *p == ' ')
        check_start (parts[0], (gsize) (p - parts[0]));
    }
}

static const char *const corrected_text =
  "[PER Anne Rouvray] parle. [PER Rouvray] se tait. [ORG Kermadec] grandit, dit [PER Loïc Madec]. [PER Lundi Noir] passe. Le Cercle attend ; le Cercle vote.";

static GlmEntities *
resolve_with (Marked           *marked,
              GlmCorrectionKind kind,
              const char       *name,
              const char       *value)
{
  g_autoptr (GlmCorrections) none = glm_corrections_new ();
  g_autoptr (GlmCorrections) one = glm_corrections_add (none, kind, name, value);
  GlmEntities *entities = resolve (marked, one);

  check_invariants (entities, marked->document);
  return entities;
}

static const GlmEntity *
find_name (const GlmEntities *entities,
           const char        *name)
{
  for (guint e = 0; e < glm_entities_get_n (entities); e++)
    if (strcmp (glm_entities_get (entities, e)->name, name) == 0)
      return glm_entities_get (entities, e);
  return NULL;
}

static void
test_corrections (void)
{
  g_auto (Marked) marked = { NULL, NULL, NULL };
  g_autoptr (GlmEntities) rejected = NULL;
  g_autoptr (GlmEntities) retyped = NULL;
  g_autoptr (GlmEntities) renamed = NULL;
  g_autoptr (GlmEntities) merged = NULL;
  g_autoptr (GlmEntities) split = NULL;
  g_autoptr (GlmEntities) added = NULL;

  parse_marked (corrected_text, &marked);
  rejected = resolve_with (&marked, GLM_CORRECTION_REJECT, "Lundi Noir", NULL);
  g_assert_null (find_name (rejected, "Lundi Noir"));
  g_assert_nonnull (find_name (rejected, "Anne Rouvray"));

  retyped = resolve_with (&marked, GLM_CORRECTION_RETYPE, "Kermadec", "person");
  g_assert_cmpint (find_name (retyped, "Kermadec")->kind, ==, GLM_ENTITY_PERSON);
  g_assert_true (find_name (retyped, "Kermadec")->corrected);

  renamed = resolve_with (&marked, GLM_CORRECTION_RENAME, "Rouvray", "Anne-Marie Rouvray");
  g_assert_cmpuint (find_name (renamed, "Anne-Marie Rouvray")->n_mentions, ==, 2);

  merged = resolve_with (&marked, GLM_CORRECTION_MERGE, "Loïc Madec", "Anne Rouvray");
  g_assert_cmpuint (find_name (merged, "Anne Rouvray")->n_mentions, ==, 3);

  split = resolve_with (&marked, GLM_CORRECTION_SPLIT, "Anne Rouvray", "Rouvray");
  g_assert_cmpuint (find_name (split, "Anne Rouvray")->n_mentions, ==, 1);
  g_assert_cmpuint (find_name (split, "Rouvray")->n_mentions, ==, 1);

  added = resolve_with (&marked, GLM_CORRECTION_ADD, "Cercle", "institution");
  g_assert_cmpuint (find_name (added, "Cercle")->n_mentions, ==, 2);
}

/* A directory of thousands that have much in common, each of whom the reader named, renamed, or joined to the one before. */
static void
test_many (void)
{
  const guint n = 3000;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) json = g_string_new ("{\"version\":1,\"corrections\":[");
  g_autoptr (GlmCorrections) corrections = NULL;
  g_autoptr (GlmCorrections) united = NULL;
  g_autoptr (GlmEntities) entities = NULL;
  g_auto (Marked) marked = { 0 };
  guint n_renamed = 0, n_merged = 0;

  for (guint i = 0; i < n; i++)
    {
      char letters[] = { (char) ('a' + i % 20), (char) ('a' + i / 20 % 20), (char) ('a' + i / 400), '\0' };

      g_string_append_printf (text, "On a vu Anne d’Orque%s à l’Institut Bel%s.\n", letters, letters);
      g_string_append_printf (json, "{\"kind\":\"add\",\"name\":\"Anne d'Orque%s\",\"value\":\"person\"},", letters);
      if (i % 3 == 0)
        g_string_append_printf (json, "{\"kind\":\"rename\",\"name\":\"Anne d’Orque%s\",\"value\":\"Dame %u\"},", letters, i);
      else if (i % 3 == 1)
        g_string_append_printf (json, "{\"kind\":\"merge\",\"name\":\"Anne d’Orque%s\",\"value\":\"Anne d’Orque%c%s\"},", letters, letters[0] - 1, letters + 1);
    }
  g_string_append (json, "{\"kind\":\"pin\",\"name\":\"Anne d’Orqueaaa\"},{\"kind\":\"retype\",\"name\":\"nobody\"}]}");
  corrections = glm_corrections_from_json (json->str, NULL);
  united = glm_corrections_unite (corrections, corrections);
  g_assert_cmpuint (glm_corrections_get_n (united), ==, glm_corrections_get_n (corrections));

  parse_marked (text->str, &marked);
  entities = glm_resolver_run (marked.document, marked.tokens, marked.mentions, united, NULL, NULL);
  for (guint i = 0; i < glm_entities_get_n (entities); i++)
    {
      const GlmEntity *entity = glm_entities_get (entities, i);

      n_renamed += g_str_has_prefix (entity->name, "Dame ");
      n_merged += entity->n_mentions == 2;
    }
  g_assert_cmpuint (n_renamed, ==, n / 3);
  /* The first letter before « a » is no letter. */
  g_assert_cmpuint (n_merged, ==, n / 3 - n / 60);
}

static void
test_json (void)
{
  g_autoptr (GlmCorrections) none = glm_corrections_new ();
  g_autoptr (GlmCorrections) one = glm_corrections_add (none, GLM_CORRECTION_MERGE, "A « b » \"c\"", "D");
  g_autoptr (GlmCorrections) two = glm_corrections_add (one, GLM_CORRECTION_REJECT, "Été", NULL);
  g_autofree char *json = glm_corrections_to_json (two);
  g_autoptr (GError) error = NULL;
  g_autoptr (GlmCorrections) back = glm_corrections_from_json (json, &error);
  g_autoptr (GlmCorrections) less = glm_corrections_remove (back, 0);

  g_assert_no_error (error);
  g_assert_cmpuint (glm_corrections_get_n (back), ==, 2);
  g_assert_cmpstr (glm_corrections_get (back, 0)->name, ==, "A « b » \"c\"");
  g_assert_null (glm_corrections_get (back, 1)->value);
  g_assert_cmpuint (glm_corrections_get_n (less), ==, 1);
  g_assert_cmpstr (glm_corrections_get (less, 0)->name, ==, "Été");
  g_assert_null (glm_corrections_from_json ("[1, 2", &error));
  g_assert_error (error, GLM_ENTITIES_ERROR, GLM_ENTITIES_ERROR_CORRECTIONS);
}

/* JSON can say half a character, which could not be written down again: with it the list would be lost at the next start. */
static void
test_json_of_half_characters (void)
{
  static const char json[] = "{\"version\": 1, \"corrections\": [{\"kind\": \"reject\", \"name\": \"Ma\\ud800rie\"}, {\"kind\": \"reject\", \"name\": \"Anne\"}]}";
  g_autoptr (GlmCorrections) corrections = glm_corrections_from_json (json, NULL);
  g_autofree char *written = NULL;
  g_autoptr (GlmCorrections) again = NULL;

  /* From 1.10 on JSON-GLib refuses it. */
  if (corrections == NULL)
    return;
  written = glm_corrections_to_json (corrections);
  again = glm_corrections_from_json (written, NULL);
  g_assert_nonnull (again);
  g_assert_cmpuint (glm_corrections_get_n (again), ==, 1);
  g_assert_cmpstr (glm_corrections_get (again, 0)->name, ==, "Anne");
}

/* A file of nothing but brackets is refused, before a reader that calls itself for each of them has used up the stack. */
static void
test_deep_json (void)
{
  g_autofree char *brackets = g_strnfill (1000000, '[');
  g_autofree char *json = g_strconcat ("{\"corrections\":", brackets, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (glm_corrections_from_json (json, &error));
  g_assert_error (error, GLM_ENTITIES_ERROR, GLM_ENTITIES_ERROR_CORRECTIONS);
}

static void
assert_link (const GlmEntities *entities,
             const char        *name,
             const char        *other,
             const char        *relation)
{
  const GlmEntity *entity = find_name (entities, name);

  g_assert_nonnull (entity);
  for (guint i = 0; i < entity->n_links; i++)
    if (strcmp (glm_entities_get (entities, entity->links[i].entity)->name, other) == 0)
      {
        g_assert_cmpstr (entity->links[i].relation, ==, relation);
        return;
      }
  g_assert_not_reached ();
}

/* Who stands in whose role, both ways; what several are links each of them. */
static void
test_links (void)
{
  g_auto (Marked) marked = { NULL, NULL, NULL };
  g_autoptr (GlmEntities) entities = NULL;

  parse_marked ("[PER Anne Rouvray], présidente de l’[ORG Union des ports], parle. Le député ([ORG PLB]) du Nord [PER Max Briss] écoute. "
                "Les avocats de l’[ORG Union des ports], [PER Luc Petit] et [PER Ada Blanc], notent. Ancien patron de [ORG Kermor], [PER Jean Madec] dort.", &marked);
  entities = resolve (&marked, NULL);
  assert_link (entities, "Anne Rouvray", "Union des ports", "présidente");
  assert_link (entities, "Max Briss", "PLB", "député");
  assert_link (entities, "Luc Petit", "Union des ports", "avocats");
  assert_link (entities, "Ada Blanc", "Union des ports", "avocats");
  assert_link (entities, "Union des ports", "Ada Blanc", "avocats");
  assert_link (entities, "Kermor", "Jean Madec", "Ancien patron");
}

static void
test_export (void)
{
  g_auto (Marked) marked = { NULL, NULL, NULL };
  g_autoptr (GlmEntities) entities = NULL;
  g_autofree char *csv = NULL;
  g_autofree char *json = NULL;
  g_autofree char *markdown = NULL;

  parse_marked ("La maire, [PER Anne Rouvray], quitte l'[ORG Union des ports, rades et criées].", &marked);
  entities = resolve (&marked, NULL);
  csv = glm_entities_export (entities, marked.document, GLM_ENTITIES_FORMAT_CSV);
  g_assert_cmpstr (csv, ==, "type,name,aliases,roles,count,first,paragraphs\r\n"
                            "person,Anne Rouvray,,maire,1,10,1\r\n"
                            "institution,\"Union des ports, rades et criées\",,,1,33,1\r\n");
  json = glm_entities_export (entities, marked.document, GLM_ENTITIES_FORMAT_JSON);
  g_assert_nonnull (strstr (json, "\"mentions\":[{\"start\":10,\"end\":22,\"text\":\"Anne Rouvray\"}]"));
  markdown = glm_entities_export (entities, marked.document, GLM_ENTITIES_FORMAT_MARKDOWN);
  g_assert_nonnull (strstr (markdown, "- **Anne Rouvray** (1): *maire*"));
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_test_init (&argc, &argv, NULL);
  folder = glm_test_data_path ("entities/gold");
  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *test = g_strconcat ("/resolver/gold/", name, NULL);

      g_test_add_data_func_full (test, g_build_filename (folder, name, NULL), test_gold, g_free);
      if (g_str_has_prefix (name, "roles-"))
        {
          g_autofree char *cut = g_strconcat ("/resolver/cut/", name, NULL);

          g_test_add_data_func_full (cut, g_build_filename (folder, name, NULL), test_cut, g_free);
        }
    }
  g_test_add_func ("/resolver/corrections", test_corrections);
  g_test_add_func ("/resolver/many", test_many);
  g_test_add_func ("/resolver/corrections-json", test_json);
  g_test_add_func ("/resolver/json-of-half-characters", test_json_of_half_characters);
  g_test_add_func ("/resolver/deep-json", test_deep_json);
  g_test_add_func ("/resolver/links", test_links);
  g_test_add_func ("/resolver/export", test_export);
  return g_test_run ();
}
