/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Plain text → blocks. Two facts are found on the whole file first: whether lines are wrapped at
 * a width (then a paragraph is a run of lines), and whether empty lines part paragraphs (then
 * a lone short line may be a heading). Everything else is decided group by group, a group being
 * lines without an empty one between them. Nothing is dropped: what is no heading, list or verse
 * is a paragraph.
 */

#include "config.h"

#include "glm-text-structure.h"

#include "glm-text-line.h"

#include <string.h>

/* Lines shorter than this in a row, each beginning with a capital, are verse. */
#define VERSE_MAX_CHARACTERS 60
#define HEADING_MAX_CHARACTERS 90
#define TITLE_MAX_CHARACTERS 160
#define CANCEL_EVERY 1024

typedef struct
{
  const char         *text;
  GArray             *lines; /* GlmTextLine, empty ones too */
  GlmDocumentBuilder *builder;
  GHashTable         *words; /* made when a word cut at a line's end is met */
  guint               width; /* characters at which lines are wrapped, 0 when they are not */
  gboolean            spaced; /* empty lines part paragraphs */
  guint               n_blocks;
} Structure;

static const GlmTextLine *
get_line (Structure *self,
          guint      index)
{
  return &g_array_index (self->lines, GlmTextLine, index);
}

static void
emit (Structure         *self,
      GlmBlockKind       kind,
      guint              level,
      guint              ordinal,
      const GlmTextLine *line,
      gsize              skip)
{
  glm_document_builder_open_block (self->builder, kind, level, ordinal);
  glm_document_builder_add_text (self->builder, self->text + line->start + skip,
                                 (gssize) (line->end - line->start - skip));
  if (glm_document_builder_close_block (self->builder))
    self->n_blocks++;
}

/*
 * A line is wrapped when the first word of the next one would not have fitted. The width is the
 * longest of the lines that have a neighbour below; a few overlong ones do not count.
 */
static guint
find_wrap_width (Structure *self)
{
  g_autoptr (GArray) lengths = g_array_new (FALSE, FALSE, sizeof (guint));
  guint width, full = 0, inner = 0;

  for (guint i = 0; i + 1 < self->lines->len; i++)
    if (!glm_text_line_is_empty (get_line (self, i)) && !glm_text_line_is_empty (get_line (self, i + 1)))
      g_array_append_val (lengths, get_line (self, i)->n_characters);
  if (lengths->len < 2)
    return 0;
  g_array_sort (lengths, glm_text_line_compare_lengths);
  width = g_array_index (lengths, guint, (lengths->len - 1) * 98 / 100);
  if (width < 40 || width > 110)
    return 0;

  for (guint i = 0; i + 1 < self->lines->len; i++)
    {
      const GlmTextLine *line = get_line (self, i);
      const GlmTextLine *next = get_line (self, i + 1);

      if (glm_text_line_is_empty (line) || glm_text_line_is_empty (next))
        continue;
      inner++;
      if (line->n_characters + 1 + next->first_word > width)
        full++;
    }
  return full * 4 >= inner * 3 ? width : 0;
}

static gboolean
ends_sentence (Structure         *self,
               const GlmTextLine *line)
{
  gunichar last = glm_text_line_last (line, self->text);

  return last != 0 && g_utf8_strchr (".!?…»”\":;)", -1, last) != NULL;
}

static gboolean
looks_like_heading (Structure         *self,
                    const GlmTextLine *line)
{
  gunichar last = glm_text_line_last (line, self->text);
  gunichar first = glm_text_line_first (line, self->text);

  if (line->n_characters > HEADING_MAX_CHARACTERS || line->n_characters < 2)
    return FALSE;
  if (g_utf8_strchr (".,;:…-–—", -1, last) != NULL)
    return FALSE;
  return g_unichar_isupper (first) || g_unichar_isdigit (first) || first == 0xAB || first == '"' || first == 0x201C;
}

/* A heading is followed by text that is longer than it. */
static gboolean
is_heading (Structure *self,
            guint      index)
{
  const GlmTextLine *line = get_line (self, index);

  if (glm_text_line_is_chapter (line, self->text))
    return TRUE;
  if (!self->spaced || !looks_like_heading (self, line))
    return FALSE;
  for (guint next = index + 1; next < self->lines->len; next++)
    {
      const GlmTextLine *below = get_line (self, next);

      if (glm_text_line_is_empty (below))
        continue;
      return below->n_characters > 120 || (below->n_characters > 1.3 * line->n_characters && ends_sentence (self, below)) ||
             (self->width > 0 && below->n_characters > 40);
    }
  return FALSE;
}

static gboolean
is_verse (Structure *self,
          guint      from,
          guint      to)
{
  guint capitals = 0;

  if (to - from < 3)
    return FALSE;
  for (guint i = from; i < to; i++)
    {
      const GlmTextLine *line = get_line (self, i);
      gunichar first = glm_text_line_first (line, self->text);

      if (line->n_characters > VERSE_MAX_CHARACTERS || glm_text_line_bullet (line, self->text, NULL) > 0)
        return FALSE;
      if (first == '-' || first == 0x2013 || first == 0x2014)
        return FALSE;
      capitals += g_unichar_isupper (first) || first == 0xAB;
    }
  return capitals * 3 >= (to - from) * 2;
}

/*
 * A list has a mark of one kind before each of two or more lines. A dash before a line may be
 * speech instead: speech ends like a sentence.
 */
static gboolean
is_list (Structure *self,
         guint      from,
         guint      to)
{
  guint marked = 0, dashes = 0, sentences = 0, others = 0;

  for (guint i = from; i < to; i++)
    {
      const GlmTextLine *line = get_line (self, i);
      gunichar first = glm_text_line_first (line, self->text);

      if (glm_text_line_bullet (line, self->text, NULL) == 0)
        {
          others++;
          continue;
        }
      marked++;
      if (first == '-' || first == 0x2013 || first == 0x2014)
        {
          gunichar last = glm_text_line_last (line, self->text);

          dashes++;
          sentences += g_utf8_strchr (".!?…»", -1, last) != NULL;
        }
    }
  if (marked == 0 || (others > 0 && self->width == 0))
    return FALSE;
  if (get_line (self, from)->bullet_length == 0)
    return FALSE;
  if (dashes > 0)
    return marked >= 2 && sentences * 2 <= dashes;
  return marked >= 2 || glm_text_line_first (get_line (self, from), self->text) == 0x2022;
}

static void
add_word (GHashTable *words,
          const char *start,
          const char *end)
{
  g_hash_table_add (words, g_utf8_strdown (start, (gssize) (end - start)));
}

/* The words of the text but not the halves of what is cut at a line's end, and its pairs of words that a hyphen joins. */
static void
collect_words (Structure *self)
{
  const char *start = NULL, *pair = NULL;
  gboolean half = FALSE;
  const char *p;

  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (p = self->text;; p = g_utf8_next_char (p))
    {
      gboolean letter = *p != '\0' && g_unichar_isalpha (g_utf8_get_char (p));

      if (letter && start == NULL)
        start = p;
      else if (!letter && start != NULL)
        {
          gboolean cut = *p == '-' && p[1 + strspn (p + 1, " \t")] == '\n';

          if (!half && !cut)
            add_word (self->words, start, p);
          if (pair != NULL && !cut)
            add_word (self->words, pair, p);
          half = cut;
          pair = *p == '-' && g_unichar_isalpha (g_utf8_get_char (p + 1)) ? start : NULL;
          start = NULL;
        }
      if (*p == '\0')
        return;
    }
}

static gboolean
is_word (Structure  *self,
         const char *start,
         const char *end)
{
  g_autofree char *word = g_utf8_strdown (start, (gssize) (end - start));

  return g_hash_table_contains (self->words, word);
}

/* What French joins with a hyphen before or after nearly any word (Grevisse, « Le Bon Usage », on the hyphen). */
static gboolean
is_joined (const char *start,
           const char *end,
           gboolean    first)
{
  static const char *const before[] = { "au", "après", "arrière", "avant", "beau", "belle", "celle", "celles", "celui", "ceux", "ci", "contre", "demi",
                                        "ex", "grand", "grande", "là", "mi", "moi", "non", "nord", "par", "peut", "petit", "petite", "quasi",
                                        "quelques", "semi", "soi", "sous", "sud", "tout", "vice", NULL };
  static const char *const after[] = { "ce", "ci", "dessous", "dessus", "elle", "elles", "en", "il", "ils", "je", "la", "là", "le", "les", "leur",
                                       "lui", "même", "mêmes", "moi", "nous", "on", "t", "toi", "tu", "vous", "y", NULL };
  g_autofree char *word = g_utf8_strdown (start, (gssize) (end - start));

  return g_strv_contains (first ? before : after, word);
}

/* Whether a line ends with a hyphen inside a word that the next one goes on with. */
static gboolean
goes_on (Structure         *self,
         const GlmTextLine *line,
         const GlmTextLine *next)
{
  const char *hyphen = self->text + line->end - 1;

  return line->end > line->start + 1 && *hyphen == '-' && g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (hyphen))) &&
         next->end > next->start && g_unichar_isalpha (g_utf8_get_char (self->text + next->start));
}

/*
 * A line that ends with a hyphen after a letter: either a compound cut at its hyphen, or a word cut by the
 * typist. The text itself decides: when the word stands somewhere in one piece, it was cut; when the pair
 * does, or both are words of the text or such as French joins, it is a compound; else nobody writes such
 * halves, but for names.
 */
static gboolean
was_cut (Structure         *self,
         const GlmTextLine *line,
         const GlmTextLine *next)
{
  const char *hyphen = self->text + line->end - 1;
  const char *start = hyphen;
  const char *second = self->text + next->start;
  const char *end = second;
  g_autofree char *joined = NULL;
  g_autofree char *pair = NULL;

  if (!goes_on (self, line, next))
    return FALSE;
  while (start > self->text + line->start && g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (start))))
    start = g_utf8_prev_char (start);
  while (end < self->text + next->end && g_unichar_isalpha (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  if (self->words == NULL)
    collect_words (self);
  joined = g_strdup_printf ("%.*s%.*s", (int) (hyphen - start), start, (int) (end - second), second);
  if (is_word (self, joined, joined + strlen (joined)))
    return TRUE;
  if (!g_unichar_islower (g_utf8_get_char (second)))
    return FALSE;
  pair = g_strdup_printf ("%.*s-%.*s", (int) (hyphen - start), start, (int) (end - second), second);
  if (is_word (self, pair, pair + strlen (pair)) || *end == '-' || is_joined (start, hyphen, TRUE) || is_joined (second, end, FALSE) ||
      (start > self->text + line->start && start[-1] == '-'))
    return FALSE;
  return !is_word (self, start, hyphen) || !is_word (self, second, end);
}

/* Joins wrapped lines [from, to) in one block; @skip bytes of the first are a list mark. */
static void
emit_joined (Structure   *self,
             GlmBlockKind kind,
             guint        ordinal,
             guint        from,
             guint        to,
             gsize        skip)
{
  glm_document_builder_open_block (self->builder, kind, kind == GLM_BLOCK_LIST_ITEM ? 1 : 0, ordinal);
  for (guint i = from; i < to; i++)
    {
      const GlmTextLine *line = get_line (self, i);
      gsize start = line->start + (i == from ? skip : 0);
      gsize end = line->end;
      const char *glue = " ";

      if (i + 1 < to && end > start + 1 && self->text[end - 1] == '-' && g_ascii_isspace (self->text[end - 2]) == 0)
        {
          glue = "";
          if (was_cut (self, line, get_line (self, i + 1)))
            end--;
        }
      glm_document_builder_add_text (self->builder, self->text + start, (gssize) (end - start));
      if (i + 1 < to)
        glm_document_builder_add_text (self->builder, glue, -1);
    }
  if (glm_document_builder_close_block (self->builder))
    self->n_blocks++;
}

/* Where the paragraph that begins at line @from of a wrapped group ends. */
static guint
paragraph_end (Structure *self,
               guint      from,
               guint      to)
{
  guint i;

  for (i = from; i + 1 < to; i++)
    {
      const GlmTextLine *line = get_line (self, i);
      const GlmTextLine *next = get_line (self, i + 1);
      gunichar first = glm_text_line_first (next, self->text);
      gboolean early = line->n_characters + 1 + next->first_word <= self->width * 17 / 20;

      if (next->indent > get_line (self, from)->indent && next->indent > line->indent && i > from)
        break;
      if (next->indent > 0 && line->indent == 0)
        break;
      if (early && ends_sentence (self, line) && !g_unichar_islower (first))
        break;
      if ((first == 0x2014 || first == 0x2013) && ends_sentence (self, line) && next->bullet_length > 0)
        break;
    }
  return i + 1;
}

static void
emit_wrapped_group (Structure *self,
                    guint      from,
                    guint      to,
                    gboolean   list)
{
  while (from < to)
    {
      guint end = from + 1;
      guint ordinal = 0;
      gsize skip = 0;

      if (list)
        {
          skip = glm_text_line_bullet (get_line (self, from), self->text, &ordinal);
          while (end < to && glm_text_line_bullet (get_line (self, end), self->text, NULL) == 0)
            end++;
        }
      else
        end = paragraph_end (self, from, to);
      emit_joined (self, list ? GLM_BLOCK_LIST_ITEM : GLM_BLOCK_PARAGRAPH, ordinal, from, end, skip);
      from = end;
    }
}

static void
emit_verse (Structure *self,
            guint      from,
            guint      to)
{
  glm_document_builder_open_block (self->builder, GLM_BLOCK_VERSE, 0, 0);
  for (guint i = from; i < to; i++)
    {
      const GlmTextLine *line = get_line (self, i);

      glm_document_builder_add_text (self->builder, self->text + line->start, (gssize) (line->end - line->start));
      if (i + 1 < to)
        glm_document_builder_add_text (self->builder, "\n", 1);
    }
  if (glm_document_builder_close_block (self->builder))
    self->n_blocks++;
}

static void
emit_group (Structure *self,
            guint      from,
            guint      to)
{
  gboolean list = is_list (self, from, to);

  if (to - from == 1)
    {
      const GlmTextLine *line = get_line (self, from);

      if (glm_text_line_is_rule (line, self->text))
        emit (self, GLM_BLOCK_RULE, 0, 0, line, line->end - line->start);
      else if (is_heading (self, from))
        emit (self, GLM_BLOCK_HEADING, 2, 0, line, 0);
      else if (list)
        emit_wrapped_group (self, from, to, TRUE);
      else
        emit (self, GLM_BLOCK_PARAGRAPH, 0, 0, line, 0);
      return;
    }
  if (self->spaced && is_verse (self, from, to))
    {
      emit_verse (self, from, to);
      return;
    }
  if (self->width > 0)
    {
      emit_wrapped_group (self, from, to, list);
      return;
    }
  for (guint i = from, end; i < to; i = end)
    {
      const GlmTextLine *line = get_line (self, i);
      guint ordinal = 0;
      gsize skip = list ? glm_text_line_bullet (line, self->text, &ordinal) : 0;

      for (end = i + 1; end < to && goes_on (self, get_line (self, end - 1), get_line (self, end));)
        end++;
      if (end > i + 1)
        emit_joined (self, list ? GLM_BLOCK_LIST_ITEM : GLM_BLOCK_PARAGRAPH, ordinal, i, end, skip);
      else if (glm_text_line_is_rule (line, self->text))
        emit (self, GLM_BLOCK_RULE, 0, 0, line, line->end - line->start);
      else if (glm_text_line_is_chapter (line, self->text))
        emit (self, GLM_BLOCK_HEADING, 2, 0, line, 0);
      else
        emit (self, list ? GLM_BLOCK_LIST_ITEM : GLM_BLOCK_PARAGRAPH, list ? 1 : 0, ordinal, line, skip);
    }
}

/*
 * The first line is the title when it stands alone, is short and does not end like a sentence,
 * and text follows. Returns the line after it.
 */
static guint
take_title (Structure *self,
            guint      first)
{
  const GlmTextLine *line = get_line (self, first);
  GlmMetadata *metadata = glm_document_builder_get_metadata (self->builder);
  gunichar last = glm_text_line_last (line, self->text);
  guint next = first + 1;
  gboolean alone;

  if (next >= self->lines->len || line->n_characters > TITLE_MAX_CHARACTERS || line->n_characters < 2)
    return first;
  alone = glm_text_line_is_empty (get_line (self, next));
  while (next < self->lines->len && glm_text_line_is_empty (get_line (self, next)))
    next++;
  if (next >= self->lines->len || glm_text_line_is_chapter (line, self->text) ||
      glm_text_line_is_rule (line, self->text) || line->bullet_length > 0)
    return first;
  if (g_utf8_strchr (".,;:-–—", -1, last) != NULL)
    return first;
  /* Without an empty line below, only a line that is much shorter than what follows. */
  if (!alone && (self->spaced || self->width > 0 || line->n_characters > 80))
    return first;

  if (metadata->title == NULL)
    metadata->title = g_strndup (self->text + line->start, line->end - line->start);
  emit (self, GLM_BLOCK_HEADING, 1, 0, line, 0);
  return next;
}

static guint
skip_empty (Structure *self,
            guint      line)
{
  while (line < self->lines->len && glm_text_line_is_empty (get_line (self, line)))
    line++;
  return line;
}

static void
find_spacing (Structure *self)
{
  guint empty = 0, filled = 0;

  for (guint i = 0; i < self->lines->len; i++)
    {
      if (!glm_text_line_is_empty (get_line (self, i)))
        filled++;
      else if (i > 0 && !glm_text_line_is_empty (get_line (self, i - 1)))
        empty++;
    }
  self->spaced = empty > 0 && empty * 40 >= filled;
}

/**
 * glm_text_structure_build:
 * @text: UTF-8 that ends with NUL, line ends as "\n"
 * @length: in bytes
 * @builder: takes the blocks; its metadata takes title, authors and date where the text opens with them
 * @cancellable: (nullable): to give up
 * @error: return location
 *
 * Finds title, byline, dateline, headings, paragraphs (wrapped or one a line), lists, verse and
 * breaks in plain text.
 *
 * Returns: %FALSE when cancelled
 */
gboolean
glm_text_structure_build (const char         *text,
                          gsize               length,
                          GlmDocumentBuilder *builder,
                          GCancellable       *cancellable,
                          GError            **error)
{
  Structure self = { text, NULL, builder, NULL, 0, FALSE, 0 };
  g_autoptr (GArray) lines = glm_text_lines_new (text, length);
  guint from;
  gboolean done = TRUE;

  self.lines = lines;
  self.width = find_wrap_width (&self);
  find_spacing (&self);

  from = skip_empty (&self, 0);
  if (from < lines->len)
    {
      from = skip_empty (&self, take_title (&self, from));
      while (from < lines->len &&
             glm_text_line_take_byline (get_line (&self, from), text, glm_document_builder_get_metadata (builder)))
        from = skip_empty (&self, from + 1);
    }

  while (from < lines->len && done)
    {
      guint to = from;

      while (to < lines->len && !glm_text_line_is_empty (get_line (&self, to)))
        to++;
      emit_group (&self, from, to);
      from = skip_empty (&self, to);
      if (self.n_blocks % CANCEL_EVERY == 0)
        done = !g_cancellable_set_error_if_cancelled (cancellable, error);
    }
  g_clear_pointer (&self.words, g_hash_table_unref);
  return done;
}
