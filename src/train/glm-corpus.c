/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-corpus.h"

#include "glm-features.h"
#include "glm-tokens.h"

#include <string.h>

static const char *const tag_names[GLM_N_TAGS] = {
  "O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC",
};

/* The number of a tag of IOB2, -1 when there is none of that name. */
static int
find_tag (const char *name)
{
  for (guint tag = 0; tag < GLM_N_TAGS; tag++)
    if (strcmp (tag_names[tag], name) == 0)
      return tag;
  return -1;
}

/**
 * glm_corpus_tag_to_name:
 * @tag: number of a tag
 *
 * Returns: its name in IOB2
 */
const char *
glm_corpus_tag_to_name (guint tag)
{
  return tag_names[MIN (tag, GLM_N_TAGS - 1)];
}

/**
 * glm_annotated_text_new:
 * @name: where it comes from
 *
 * Returns: (transfer full): an empty text
 */
GlmAnnotatedText *
glm_annotated_text_new (const char *name)
{
  GlmAnnotatedText *self = g_new0 (GlmAnnotatedText, 1);

  self->name = g_strdup (name);
  self->words = g_ptr_array_new_with_free_func (g_free);
  self->ends = g_array_new (FALSE, FALSE, sizeof (guint));
  self->tags = g_byte_array_new ();
  self->weight = 1;
  return self;
}

/**
 * glm_annotated_text_free:
 * @self: (transfer full): a text
 */
void
glm_annotated_text_free (GlmAnnotatedText *self)
{
  g_free (self->name);
  g_ptr_array_unref (self->words);
  g_array_unref (self->ends);
  g_byte_array_unref (self->tags);
  g_free (self);
}

/* Ends a sentence after the words so far; an empty one is not made. */
static void
end_sentence (GlmAnnotatedText *self)
{
  guint end = self->words->len;

  if (end > 0 && (self->ends->len == 0 || g_array_index (self->ends, guint, self->ends->len - 1) < end))
    g_array_append_val (self->ends, end);
}

static void
add_word (GlmAnnotatedText *text,
          const char       *word,
          gssize            length,
          guint8            tag)
{
  g_ptr_array_add (text->words, length < 0 ? g_strdup (word) : g_strndup (word, length));
  g_byte_array_append (text->tags, &tag, 1);
}

/* An I without the same kind before it opens a name. */
static guint8
repair_tag (const GlmAnnotatedText *text,
            guint8                  tag)
{
  guint n = text->tags->len;
  gboolean first = n == 0 || (text->ends->len > 0 && g_array_index (text->ends, guint, text->ends->len - 1) == n);
  guint8 before = first ? 0 : text->tags->data[n - 1];

  if (tag == 0 || GLM_TAG_IS_BEGIN (tag) || before == tag || before == tag - 1)
    return tag;
  return tag - 1;
}

/**
 * glm_corpus_read_conll:
 * @path: a CoNLL file: a word, a tab, columns of which the last is an IOB2 tag
 * @error: (out) (optional): where to say what is wrong
 *
 * Returns: (transfer full) (element-type GlmAnnotatedText) (nullable): one text for each `-DOCSTART-`
 */
GPtrArray *
glm_corpus_read_conll (const char  *path,
                       GError     **error)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify) glm_annotated_text_free);
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;
  GlmAnnotatedText *text = NULL;

  if (!g_file_get_contents (path, &contents, NULL, error))
    return NULL;
  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *line = g_strchomp (lines[i]);
      const char *tab = strchr (line, '\t');
      const char *last = strrchr (line, '\t');
      int tag;

      if (g_str_has_prefix (line, "-DOCSTART-") || text == NULL)
        {
          if (text != NULL)
            end_sentence (text);
          text = glm_annotated_text_new (tab != NULL && *line == '-' ? tab + 1 : path);
          g_ptr_array_add (texts, text);
          if (*line == '-')
            continue;
        }
      if (tab == NULL || tab == line)
        {
          end_sentence (text);
          continue;
        }
      tag = find_tag (last + 1);
      if (tag < 0)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s:%u: no tag: %s", path, i + 1, line);
          return NULL;
        }
      add_word (text, line, tab - line, repair_tag (text, tag));
    }
  if (text != NULL)
    end_sentence (text);
  return g_steal_pointer (&texts);
}

/* The bytes of a mark that opens a name ("[PER " or "[P "), and its kind; 0 where there is none. */
static gsize
opening_mark (const char *at,
              guint8     *kind)
{
  static const char *const marks[] = { "[PER ", "[ORG ", "[LOC ", "[MISC ", "[P ", "[O ", "[L ", "[M " };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_has_prefix (at, marks[i]))
      {
        *kind = i % GLM_N_KINDS + 1;
        return strlen (marks[i]);
      }
  return 0;
}

/* Takes the marks out of @line: the plain text, and for each byte the kind it is of plus 1; a
 * name's first byte has the top bit. */
static gboolean
take_marks (const char  *line,
            GString     *plain,
            GByteArray  *kinds,
            GError     **error)
{
  guint8 kind = 0;
  gboolean begins = FALSE;

  for (const char *at = line; *at != '\0'; at++)
    {
      gsize n_bytes = kind == 0 ? opening_mark (at, &kind) : 0;
      guint8 mark;

      if (n_bytes > 0)
        {
          begins = TRUE;
          at += n_bytes - 1;
          continue;
        }
      if (*at == ']' && kind != 0)
        {
          kind = 0;
          continue;
        }
      mark = begins ? kind | 0x80 : kind;
      begins = FALSE;
      g_string_append_c (plain, *at);
      g_byte_array_append (kinds, &mark, 1);
    }
  if (kind != 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "a mark is not closed: %s", line);
      return FALSE;
    }
  return TRUE;
}

/**
 * glm_corpus_add_marked:
 * @text: a text
 * @line: a line with marks: `[PER …]`, `[ORG …]`, `[LOC …]`, `[MISC …]`, or their first letters alone
 * @error: (out) (optional): where to say what is wrong
 *
 * Adds the words of @line to @text and ends a sentence.
 *
 * Returns: whether the marks are well formed and stand at the edges of words
 */
gboolean
glm_corpus_add_marked (GlmAnnotatedText  *text,
                       const char        *line,
                       GError           **error)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  g_autoptr (GByteArray) kinds = g_byte_array_new ();
  g_autoptr (GlmTokens) tokens = NULL;
  const GlmToken *token;
  guint n_tokens;

  if (!take_marks (line, plain, kinds, error))
    return FALSE;
  tokens = glm_tokens_new_from_string (plain->str, plain->len);
  token = glm_tokens_get (tokens, &n_tokens);
  for (guint i = 0; i < n_tokens; i++)
    {
      guint8 first = kinds->data[token[i].range.start];
      guint8 kind = first & 0x7f;
      gboolean begins = (first & 0x80) != 0;

      for (gsize at = token[i].range.start + 1; at < token[i].range.end; at++)
        if (kinds->data[at] != kind)
          {
            g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "a mark cuts a word: %s", line);
            return FALSE;
          }
      if (i > 0 && token[i].sentence != token[i - 1].sentence)
        end_sentence (text);
      add_word (text, plain->str + token[i].range.start, glm_range_length (token[i].range),
                kind == 0 ? 0 : begins ? GLM_TAG_BEGIN (kind - 1) : GLM_TAG_INSIDE (kind - 1));
    }
  end_sentence (text);
  return TRUE;
}

/**
 * glm_corpus_read_marked:
 * @path: a file of marked sentences: one a line, texts parted by empty lines, comments after `#`
 * @error: (out) (optional): where to say what is wrong
 *
 * Returns: (transfer full) (element-type GlmAnnotatedText) (nullable): its texts
 */
GPtrArray *
glm_corpus_read_marked (const char  *path,
                        GError     **error)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify) glm_annotated_text_free);
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;
  GlmAnnotatedText *text = NULL;

  if (!g_file_get_contents (path, &contents, NULL, error))
    return NULL;
  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (*g_strchomp (lines[i]) == '\0')
        text = NULL;
      if (lines[i][0] == '#' || lines[i][0] == '\0')
        continue;
      if (text == NULL)
        {
          text = glm_annotated_text_new (path);
          g_ptr_array_add (texts, text);
        }
      if (!glm_corpus_add_marked (text, lines[i], error))
        {
          g_prefix_error (error, "%s:%u: ", path, i + 1);
          return NULL;
        }
    }
  return g_steal_pointer (&texts);
}

/* Sets the tags of the words of @text from @at on, if they are those that the line says. */
static gboolean
correct_at (GlmAnnotatedText   *text,
            guint64             at,
            const char *const  *words,
            const char *const  *tags)
{
  guint n = g_strv_length ((char **) words);

  if (n == 0 || at + n > text->words->len || g_strv_length ((char **) tags) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (strcmp (g_ptr_array_index (text->words, at + i), words[i]) != 0 || find_tag (tags[i]) < 0)
      return FALSE;
  for (guint i = 0; i < n; i++)
    text->tags->data[at + i] = find_tag (tags[i]);
  return TRUE;
}

/**
 * glm_corpus_correct:
 * @texts: (element-type GlmAnnotatedText): texts
 * @path: a file of corrections: on each line, parted by tabs, the name of a text, the number of a
 *   word in it, counted from 1, the words from there on that are corrected, parted by spaces, and
 *   as many tags; comments after `#`
 * @n_applied: (out): how many places were corrected
 * @error: (out) (optional): where to say what is wrong
 *
 * Corrects the tags of texts. Lines for other texts are left alone.
 *
 * Returns: whether the file could be read and each line fits its text
 */
gboolean
glm_corpus_correct (GPtrArray   *texts,
                    const char  *path,
                    guint       *n_applied,
                    GError     **error)
{
  g_autofree char *contents = NULL;
  g_autoptr (GHashTable) by_name = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) lines = NULL;

  *n_applied = 0;
  if (!g_file_get_contents (path, &contents, NULL, error))
    return FALSE;
  for (guint t = 0; t < texts->len; t++)
    {
      GlmAnnotatedText *text = g_ptr_array_index (texts, t);

      g_hash_table_insert (by_name, text->name, text);
    }
  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) columns = g_strsplit (g_strchomp (lines[i]), "\t", 4);
      g_auto (GStrv) words = NULL;
      g_auto (GStrv) tags = NULL;
      GlmAnnotatedText *text;

      if (lines[i][0] == '#' || lines[i][0] == '\0')
        continue;
      text = g_hash_table_lookup (by_name, columns[0]);
      if (text == NULL)
        continue;
      if (g_strv_length (columns) == 4)
        {
          words = g_strsplit (columns[2], " ", -1);
          tags = g_strsplit (columns[3], " ", -1);
        }
      if (words == NULL
          || !correct_at (text, g_ascii_strtoull (columns[1], NULL, 10) - 1, (const char *const *) words,
                          (const char *const *) tags))
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s:%u does not fit its text", path, i + 1);
          return FALSE;
        }
      *n_applied += 1;
    }
  return TRUE;
}
