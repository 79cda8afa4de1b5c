/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * From lines on pages to headings and paragraphs. A PDF says where letters are and nothing else; what a paragraph is
 * follows from indents, short last lines, the space between lines, and sizes. All measures are compared to those of
 * the text itself: the size most letters have, and how far apart its lines are.
 */

#include "config.h"

#include "glm-pdf-layout.h"

#include "glm-text-line.h"

#include <math.h>
#include <string.h>

/* Of these, one may say who wrote and when. */
#define MAX_HEAD_BLOCKS 4
/* Letters so much larger than most are a heading's; so much smaller, a note's. */
#define HEADING_SIZE 1.12
#define NOTE_SIZE 0.9

/* A line that is indented by so many of its letters' size begins a paragraph. */
#define INDENT 0.7

/* A line that ends so many of its letters' size before the column's edge ends one. */
#define SHORT_BY 2.5

/* Lines that are so much farther apart than most have a space between them. */
#define SPACE_BETWEEN 1.3

/* A heading is no longer than this. */
#define MAX_HEADING_CHARACTERS 200

typedef struct
{
  GlmPdfPages *pages;
  double       size;  /* of most letters */
  double       pitch; /* from the top of a line to that of the next */
  GHashTable  *hyphenated; /* words with a hyphen inside a line */
  GString     *text;  /* the block that is being told */
  GlmBlockKind kind;
  guint        level;
  double       block_size;
  GPtrArray   *notes;
  guint        n_told; /* blocks */
  double       left;  /* of the column */
  double       right;
} Teller;

static void
line_clear (gpointer data)
{
  g_free (((GlmPdfLine *) data)->text);
}

/*< private >
 * _glm_pdf_pages_init:
 */
void
_glm_pdf_pages_init (GlmPdfPages *self)
{
  self->lines = g_array_new (FALSE, TRUE, sizeof (GlmPdfLine));
  g_array_set_clear_func (self->lines, line_clear);
  self->heights = g_array_new (FALSE, FALSE, sizeof (double));
}

/*< private >
 * _glm_pdf_pages_clear:
 */
void
_glm_pdf_pages_clear (GlmPdfPages *self)
{
  g_clear_pointer (&self->lines, g_array_unref);
  g_clear_pointer (&self->heights, g_array_unref);
}

/*< private >
 * _glm_pdf_pages_add_line:
 * @line: (transfer full): what it holds is taken; white space at its ends is not
 */
void
_glm_pdf_pages_add_line (GlmPdfPages *self,
                         GlmPdfLine  *line)
{
  g_strstrip (line->text);
  if (line->text[0] == '\0')
    {
      g_free (line->text);
      return;
    }
  g_array_append_vals (self->lines, line, 1);
}

static GlmPdfLine *
nth (Teller *self,
     guint   index)
{
  return &g_array_index (self->pages->lines, GlmPdfLine, index);
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return (left > right) - (left < right);
}

/* The size that most letters have: the median over letters. */
static double
common_size (Teller *self)
{
  g_autoptr (GArray) sizes = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < self->pages->lines->len; i++)
    {
      const GlmPdfLine *line = nth (self, i);

      for (glong n = MIN (g_utf8_strlen (line->text, -1), 200); n > 0; n -= 10)
        g_array_append_val (sizes, line->size);
    }
  g_array_sort (sizes, compare_doubles);
  return sizes->len > 0 ? g_array_index (sizes, double, sizes->len / 2) : 12;
}

static gboolean
is_below (const GlmPdfLine *upper,
          const GlmPdfLine *lower)
{
  return lower->page == upper->page && lower->top > upper->top + 1 && lower->left < upper->right && lower->right > upper->left;
}

static double
common_pitch (Teller *self)
{
  g_autoptr (GArray) pitches = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 1; i < self->pages->lines->len; i++)
    if (is_below (nth (self, i - 1), nth (self, i)) && fabs (nth (self, i)->size - self->size) < 1)
      {
        double pitch = nth (self, i)->top - nth (self, i - 1)->top;

        if (pitch < 4 * self->size)
          g_array_append_val (pitches, pitch);
      }
  g_array_sort (pitches, compare_doubles);
  return pitches->len > 0 ? g_array_index (pitches, double, pitches->len / 2) : self->size * 1.2;
}

/* The edges of the column that line @index stands in: those of the lines around it, above and below, of one size. */
static void
find_column (Teller *self,
             guint   index)
{
  const GlmPdfLine *line = nth (self, index);
  guint first = index, last = index;

  while (first > 0 && is_below (nth (self, first - 1), nth (self, first)) && fabs (nth (self, first - 1)->size - line->size) < 1)
    first--;
  while (last + 1 < self->pages->lines->len && is_below (nth (self, last), nth (self, last + 1)) &&
         fabs (nth (self, last + 1)->size - line->size) < 1)
    last++;
  self->left = line->left;
  self->right = line->right;
  for (guint i = first; i <= last; i++)
    {
      self->left = MIN (self->left, nth (self, i)->left);
      self->right = MAX (self->right, nth (self, i)->right);
    }
}

static gunichar
last_character (const char *text)
{
  const char *end = text + strlen (text);

  return end > text ? g_utf8_get_char (g_utf8_prev_char (end)) : 0;
}

static gboolean
ends_sentence (const char *text)
{
  gunichar c = last_character (text);

  return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == ':' || c == 0xBB || c == 0x201D || c == '"' || c == ')' || c == ';';
}

static gboolean
is_hyphen (gunichar c)
{
  return c == '-' || c == 0x2010 || c == 0xAD || c == 0x2011;
}

/* « • », « – », « 1. », « a) » and a space */
static gsize
bullet_length (const char *text,
               guint      *ordinal)
{
  gunichar c = g_utf8_get_char (text);
  const char *next = g_utf8_next_char (text);
  gsize digits = strspn (text, "0123456789");

  *ordinal = 0;
  if ((c == 0x2022 || c == 0x25AA || c == 0x25CF || c == 0x25E6 || c == 0x25A0 || c == 0x2023 || c == 0xB7 || c == 0xF0B7) && g_unichar_isspace (g_utf8_get_char (next)))
    return (gsize) (next - text) + 1;
  if (digits > 0 && digits <= 2 && (text[digits] == '.' || text[digits] == ')') && text[digits + 1] == ' ')
    {
      *ordinal = (guint) g_ascii_strtoull (text, NULL, 10);
      return digits + 2;
    }
  return 0;
}

static gboolean
is_heading (Teller           *self,
            const GlmPdfLine *line)
{
  glong n = g_utf8_strlen (line->text, -1);

  if (n > MAX_HEADING_CHARACTERS)
    return FALSE;
  if (line->size > self->size * HEADING_SIZE)
    return TRUE;
  return line->bold && n < 90 && line->size > self->size * 0.97 && !ends_sentence (line->text);
}

/* The last word of what was read so far, and the first of a line: whether the hyphen between is of the word. */
static gboolean
keeps_hyphen (Teller     *self,
              const char *before,
              const char *after)
{
  static const char *const seconds[] = { "il", "elle", "on", "ils", "elles", "ce", "je", "tu", "nous", "vous", "là", "ci", "même", "mêmes", "moi", "toi", "t",
                                         "y", "en", "le", "la", "les", "lui", "leur", "dire", "à", "être" };
  static const char *const firsts[] = { "anti", "vice", "non", "demi", "semi", "après", "franco", "anglo", "sino", "russo", "afro", "israélo", "américano" };
  const char *start = before + strlen (before);
  gsize length = 0;
  g_autofree char *word = NULL;
  g_autofree char *second = NULL;
  g_autofree char *folded = NULL;

  while (start > before && !g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (start))))
    start = g_utf8_prev_char (start);
  while (after[length] != '\0' && (g_unichar_isalpha (g_utf8_get_char (after + length)) || after[length] == '-'))
    length = (gsize) (g_utf8_next_char (after + length) - after);
  second = g_strndup (after, length);
  /* « Jean-|Pierre », « 2012-|2013 », « anti-|OTAN » */
  if (!g_unichar_islower (g_utf8_get_char (after)))
    return TRUE;
  word = g_strdup_printf ("%s-%s", start, second);
  folded = g_utf8_strdown (word, -1);
  if (g_hash_table_contains (self->hyphenated, folded) || strchr (start, '-') != NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (seconds); i++)
    if (strcmp (second, seconds[i]) == 0)
      return TRUE;
  /* « anti-virus », « vice-président »; but « anti-cipation ». */
  for (guint i = 0; i < G_N_ELEMENTS (firsts); i++)
    if (strcmp (start, firsts[i]) == 0)
      return !g_str_has_prefix (second, "ci") && !g_str_has_prefix (second, "quit");
  return FALSE;
}

/* Words that the text writes with a hyphen where no line ends. */
static void
collect_hyphenated (Teller *self)
{
  for (guint i = 0; i < self->pages->lines->len; i++)
    {
      g_auto (GStrv) words = g_strsplit_set (nth (self, i)->text, " \t", -1);
      guint n = g_strv_length (words);

      for (guint w = 0; w < n; w++)
        {
          g_autofree char *folded = g_utf8_strdown (words[w], -1);
          char *end = folded + strlen (folded);

          while (end > folded && !g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (end))))
            end = g_utf8_prev_char (end);
          if (*end == '-' && w + 1 == n)
            continue;
          *end = '\0';
          if (strchr (folded, '-') != NULL)
            g_hash_table_add (self->hyphenated, g_steal_pointer (&folded));
        }
    }
}

/* « ﬁ » is two letters. */
static void
append_letters (GString    *text,
                const char *line)
{
  static const char *const ligatures[] = { "ff", "fi", "fl", "ffi", "ffl", "st", "st" };

  for (const char *p = line; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0xFB00 && c <= 0xFB06)
        g_string_append (text, ligatures[c - 0xFB00]);
      else if (c != 0xAD)
        g_string_append_unichar (text, c == 0x2010 ? '-' : c);
    }
}

/* Puts a line after what was read so far: the space between, or the hyphen that parted a word. */
static void
join_line (Teller     *self,
           const char *line)
{
  g_autofree char *start = NULL;

  if (self->text->len == 0)
    {
      append_letters (self->text, line);
      return;
    }
  if (is_hyphen (last_character (self->text->str)) && g_unichar_isalnum (g_utf8_get_char (line)) && self->text->len > 1 &&
      !g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (self->text->str + self->text->len - 1))))
    {
      g_autofree char *before = g_strndup (self->text->str, self->text->len - 1);

      if (!keeps_hyphen (self, before, line))
        g_string_truncate (self->text, self->text->len - 1);
    }
  else
    g_string_append_c (self->text, ' ');
  append_letters (self->text, line);
}

static void
close_block (Teller             *self,
             GlmDocumentBuilder *builder)
{
  guint ordinal = 0;
  gsize bullet;

  if (self->text->len == 0)
    return;
  bullet = self->kind == GLM_BLOCK_LIST_ITEM ? bullet_length (self->text->str, &ordinal) : 0;
  if (self->kind == GLM_BLOCK_NOTE)
    g_ptr_array_add (self->notes, g_strdup (self->text->str));
  else
    {
      /* « Par Anne Roy, 26 juin 2012 » under the title. */
      if (self->kind == GLM_BLOCK_PARAGRAPH && self->n_told < MAX_HEAD_BLOCKS)
        {
          const GlmTextLine line = { .start = 0, .end = self->text->len };

          glm_text_line_take_byline (&line, self->text->str, glm_document_builder_get_metadata (builder));
        }
      self->n_told++;
      glm_document_builder_open_block (builder, self->kind, self->level, ordinal);
      glm_document_builder_add_text (builder, self->text->str + bullet, -1);
      glm_document_builder_close_block (builder);
    }
  g_string_truncate (self->text, 0);
}

/* Whether a paragraph ends between two lines that follow each other. */
static gboolean
is_break (Teller           *self,
          const GlmPdfLine *before,
          const GlmPdfLine *line)
{
  guint ordinal;
  gboolean below = is_below (before, line);
  double pitch = line->top - before->top;

  if (fabs (line->size - before->size) > 0.12 * before->size && fabs (line->size - self->block_size) > 0.12 * self->block_size)
    return TRUE;
  if (bullet_length (line->text, &ordinal) > 0 && (ordinal == 0 || ends_sentence (before->text)))
    return TRUE;
  if (below && pitch > self->pitch * SPACE_BETWEEN * MAX (1, line->size / self->size))
    return TRUE;
  /* Another column or page: the sentence goes on, or a paragraph begins. */
  if (!below)
    return ends_sentence (before->text) &&
           (before->right < self->right - SHORT_BY * before->size || line->left > self->left + INDENT * line->size ||
            !g_unichar_islower (g_utf8_get_char (line->text)));
  if (self->kind == GLM_BLOCK_LIST_ITEM)
    return line->left < before->left - INDENT * line->size;
  /* Indented, where the line before was not; a hanging indent is none. */
  if (line->left > self->left + INDENT * line->size && before->left < self->left + INDENT * line->size)
    return line->left < self->left + 6 * line->size;
  /* Two indented lines, and the first is short: it was a paragraph of its own. */
  if (line->left > self->left + INDENT * line->size && before->right < self->right - SHORT_BY * before->size)
    return TRUE;
  return ends_sentence (before->text) && before->right < self->right - SHORT_BY * before->size && !is_hyphen (last_character (before->text));
}

static int
compare_sizes (gconstpointer a,
               gconstpointer b)
{
  return -compare_doubles (a, b);
}

/* Sizes of headings, the largest first: what level each has. */
static GArray *
collect_heading_sizes (Teller *self)
{
  GArray *sizes = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < self->pages->lines->len; i++)
    {
      double size = nth (self, i)->size;
      gboolean known = FALSE;

      if (!is_heading (self, nth (self, i)))
        continue;
      for (guint k = 0; k < sizes->len && !known; k++)
        known = fabs (g_array_index (sizes, double, k) - size) < 0.6;
      if (!known)
        g_array_append_val (sizes, size);
    }
  g_array_sort (sizes, compare_sizes);
  return sizes;
}

static guint
heading_level (GArray *sizes,
               double  size)
{
  for (guint i = 0; i < sizes->len; i++)
    if (fabs (g_array_index (sizes, double, i) - size) < 0.6)
      return MIN (i + 1, 6);
  return 6;
}

static GlmBlockKind
kind_of (Teller           *self,
         const GlmPdfLine *line,
         GArray           *sizes,
         guint            *level)
{
  guint ordinal;
  double height = g_array_index (self->pages->heights, double, line->page);

  *level = 0;
  if (is_heading (self, line))
    {
      *level = heading_level (sizes, line->size);
      return GLM_BLOCK_HEADING;
    }
  if (bullet_length (line->text, &ordinal) > 0 && ordinal == 0)
    {
      *level = 1;
      return GLM_BLOCK_LIST_ITEM;
    }
  if (line->size < self->size * NOTE_SIZE && line->top > height * 0.5)
    return GLM_BLOCK_NOTE;
  return GLM_BLOCK_PARAGRAPH;
}

/* A printed page of the web begins with its menu: short lines before the title. */
static guint
skip_menu (Teller *self,
           GArray *sizes)
{
  guint n = self->pages->lines->len;
  guint title = 0;

  if (sizes->len == 0 || g_array_index (sizes, double, 0) < self->size * 1.4)
    return 0;
  while (title < n && nth (self, title)->page == 0 && fabs (nth (self, title)->size - g_array_index (sizes, double, 0)) > 0.6)
    {
      if (g_utf8_strlen (nth (self, title)->text, -1) > 30)
        return 0;
      title++;
    }
  return title < n && nth (self, title)->page == 0 ? title : 0;
}

static void
tell_lines (Teller             *self,
            GlmDocumentBuilder *builder)
{
  g_autoptr (GArray) sizes = collect_heading_sizes (self);
  guint first = skip_menu (self, sizes);
  guint last = G_MAXUINT; /* the line before of the running text, notes and headings aside */

  for (guint i = first; i < self->pages->lines->len; i++)
    {
      const GlmPdfLine *line = nth (self, i);
      guint level;
      GlmBlockKind kind = kind_of (self, line, sizes, &level);

      /* The item of a list goes on with lines that have no bullet. */
      if (kind == GLM_BLOCK_PARAGRAPH && self->kind == GLM_BLOCK_LIST_ITEM && self->text->len > 0)
        kind = GLM_BLOCK_LIST_ITEM, level = 1;
      if (last != G_MAXUINT)
        find_column (self, last);
      if (self->text->len > 0 && (kind != self->kind || level != self->level || (last != G_MAXUINT && is_break (self, nth (self, last), line))))
        {
          close_block (self, builder);
          kind = kind_of (self, line, sizes, &level);
        }
      if (self->text->len == 0)
        {
          self->kind = kind;
          self->level = level;
          self->block_size = line->size;
        }
      join_line (self, line->text);
      last = i;
    }
  close_block (self, builder);
}

/*< private >
 * _glm_pdf_tell:
 * @self: the lines of a file
 * @builder: takes the article
 *
 * Makes headings, paragraphs, list items and, at the end, notes of the lines.
 */
void
_glm_pdf_tell (GlmPdfPages        *self,
               GlmDocumentBuilder *builder)
{
  g_autoptr (GHashTable) hyphenated = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  Teller teller = { .pages = self, .hyphenated = hyphenated, .notes = notes, .text = g_string_new (NULL) };

  teller.size = common_size (&teller);
  teller.pitch = common_pitch (&teller);
  collect_hyphenated (&teller);
  tell_lines (&teller, builder);
  for (guint i = 0; i < notes->len; i++)
    {
      glm_document_builder_open_block (builder, GLM_BLOCK_NOTE, 0, 0);
      glm_document_builder_add_text (builder, g_ptr_array_index (notes, i), -1);
      glm_document_builder_close_block (builder);
    }
  g_string_free (teller.text, TRUE);
}
