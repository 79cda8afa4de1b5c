/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What stands on the pages of a PDF but is not of the article: running heads and feet, page numbers, what a browser
 * prints in the margins, bars that lie over every page.
 */

#include "config.h"

#include "glm-pdf-layout.h"

#include <math.h>
#include <string.h>

/* The part of a page, above and below, where heads and feet are. */
#define MARGIN_SHARE 0.12

/* Two lines stand at the same place when they are so near, in points. */
#define SAME_PLACE 3.0

/* Two words of a line are no farther from each other than this many of the size of their letters. */
#define WORD_SPACE 0.5

/* Words that open what a page of the web has after the article. */
static gboolean
is_end_phrase (const char *text)
{
  static const char *const phrases[] = { "à lire aussi", "lire aussi", "à voir aussi", "sur le même sujet", "articles liés", "articles similaires",
                                         "dans la même rubrique", "commentaires", "partager cet article", "nos autres articles" };
  g_autofree char *folded = g_utf8_strdown (text, -1);

  for (guint i = 0; i < G_N_ELEMENTS (phrases); i++)
    if (g_str_has_prefix (folded, phrases[i]) && strlen (folded) < strlen (phrases[i]) + 4)
      return TRUE;
  return FALSE;
}

/* The last quarter of a text may be what a site says of its other articles. */
static void
cut_end (GlmPdfPages *self)
{
  guint from = self->lines->len - self->lines->len / 4;

  for (guint i = from; i < self->lines->len; i++)
    if (is_end_phrase (g_array_index (self->lines, GlmPdfLine, i).text))
      {
        g_array_set_size (self->lines, i);
        return;
      }
}

/*
 * Whether two lines are parts of one: of one size and place, and either known to be parts, or no farther from each other than
 * two words are, as the columns of a page never are.
 */
static gboolean
are_one (const GlmPdfLine *line,
         const GlmPdfLine *other)
{
  double gap = MAX (other->left - line->right, line->left - other->right);

  if (other->page != line->page || fabs (other->size - line->size) > 0.6 || fabs (other->bottom - line->bottom) > SAME_PLACE || gap < -1)
    return FALSE;
  return (line->part && other->part) || (gap < WORD_SPACE * line->size && fabs (other->bottom - line->bottom) < 0.5 && fabs (other->top - line->top) < 0.5);
}

/*< private >
 * _glm_pdf_join_parts:
 * @self: the lines of a file
 *
 * Parts of one line, between or over which words of another size stood, are one again.
 */
void
_glm_pdf_join_parts (GlmPdfPages *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      GlmPdfLine *line = &g_array_index (self->lines, GlmPdfLine, i);

      for (guint k = i + 1; k < MIN (i + 12, self->lines->len);)
        {
          GlmPdfLine *other = &g_array_index (self->lines, GlmPdfLine, k);
          char *joined;

          if (!are_one (line, other))
            {
              k++;
              continue;
            }
          joined = other->left > line->right - 1 ? g_strconcat (line->text, " ", other->text, NULL) : g_strconcat (other->text, " ", line->text, NULL);
          g_free (line->text);
          line->text = joined;
          line->left = MIN (line->left, other->left);
          line->right = MAX (line->right, other->right);
          line->part = line->part || other->part;
          g_array_remove_index (self->lines, k);
          /* What was too far away before may be near now. */
          k = i + 1;
        }
    }
}

/* Digits count as one: the number of the page changes. */
static char *
dup_pattern (const char *text)
{
  GString *pattern = g_string_new (NULL);
  gboolean digit = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isdigit (c))
        {
          if (!digit)
            g_string_append_c (pattern, '#');
          digit = TRUE;
          continue;
        }
      digit = FALSE;
      if (!g_unichar_isspace (c))
        g_string_append_unichar (pattern, g_unichar_tolower (c));
    }
  return g_string_free (pattern, FALSE);
}

/* « 12 », « – 12 – », « Page 3 sur 7 », « 3/7 », « xiv » */
static gboolean
is_page_number (const char *text)
{
  g_autofree char *pattern = dup_pattern (text);
  static const char *const patterns[] = { "#", "-#-", "–#–", "—#—", "#/#", "page#", "page#/#", "page#sur#", "#sur#", "p.#", "[#]", "(#)", "#|", "|#" };

  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    if (strcmp (pattern, patterns[i]) == 0)
      return TRUE;
  return pattern[0] != '\0' && strlen (pattern) <= 7 && strspn (pattern, "ivxlc") == strlen (pattern);
}

/* The first and the last line of a page are in its margins too: LaTeX leaves a hand's breadth above a head. */
static gboolean
is_in_margin (const GlmPdfPages *self,
              guint              index)
{
  const GlmPdfLine *line = &g_array_index (self->lines, GlmPdfLine, index);
  double height = g_array_index (self->heights, double, line->page);
  gboolean first = TRUE, last = TRUE;

  if (line->bottom < height * MARGIN_SHARE || line->top > height * (1 - MARGIN_SHARE))
    return TRUE;
  for (guint i = index; i-- > 0 && g_array_index (self->lines, GlmPdfLine, i).page == line->page;)
    {
      first = first && g_array_index (self->lines, GlmPdfLine, i).top > line->top - SAME_PLACE;
      last = last && g_array_index (self->lines, GlmPdfLine, i).bottom < line->bottom + SAME_PLACE;
    }
  for (guint i = index + 1; i < self->lines->len && g_array_index (self->lines, GlmPdfLine, i).page == line->page; i++)
    {
      first = first && g_array_index (self->lines, GlmPdfLine, i).top > line->top - SAME_PLACE;
      last = last && g_array_index (self->lines, GlmPdfLine, i).bottom < line->bottom + SAME_PLACE;
    }
  return first || last;
}

static int
compare_places (gconstpointer a,
                gconstpointer b,
                gpointer      lines)
{
  double first = g_array_index ((GArray *) lines, GlmPdfLine, *(const guint *) a).top;
  double second = g_array_index ((GArray *) lines, GlmPdfLine, *(const guint *) b).top;

  return (first > second) - (first < second);
}

/* For each line, on how many pages, its own among them, the same words stand at the same height. A table of figures has the
 * same words, that is figures, on all lines of a thousand pages: they are gone through once, from the top of the page down. */
static void
count_pages (const GlmPdfPages *self,
             GArray            *same,
             guint             *on_page,
             guint             *counts)
{
  guint n = 0, from = 0, to = 0;
#define LINE(i) (&g_array_index (self->lines, GlmPdfLine, g_array_index (same, guint, i)))

  g_array_sort_with_data (same, compare_places, self->lines);
  for (guint i = 0; i < same->len; i++)
    {
      for (; to < same->len && (to <= i || LINE (to)->top <= LINE (i)->top + SAME_PLACE); to++)
        n += on_page[LINE (to)->page]++ == 0;
      for (; from < i && !(LINE (from)->top >= LINE (i)->top - SAME_PLACE); from++)
        n -= --on_page[LINE (from)->page] == 0;
      counts[g_array_index (same, guint, i)] = n;
    }
  for (; from < to; from++)
    on_page[LINE (from)->page]--;
#undef LINE
}

/* @n: on how many pages it stands */
static gboolean
is_furniture (const GlmPdfPages *self,
              guint              index,
              guint              n)
{
  const GlmPdfLine *line = &g_array_index (self->lines, GlmPdfLine, index);
  guint n_pages = self->heights->len;

  if (is_in_margin (self, index) && is_page_number (line->text))
    return TRUE;
  if (n_pages < 2)
    return FALSE;
  /* Left and right pages may have different heads. Anywhere else the same words have to stand on every page. */
  if (is_in_margin (self, index))
    return n >= 2 && n * 4 >= n_pages;
  return n == n_pages && (n >= 3 || g_utf8_strlen (line->text, -1) > 3);
}

/*< private >
 * _glm_pdf_drop_furniture:
 * @self: the lines of a file
 *
 * Takes out what is not of the article.
 */
void
_glm_pdf_drop_furniture (GlmPdfPages *self)
{
  g_autoptr (GHashTable) by_pattern = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  g_autofree gboolean *drop = g_new0 (gboolean, self->lines->len + 1);
  g_autofree guint *counts = g_new0 (guint, self->lines->len + 1);
  g_autofree guint *on_page = g_new0 (guint, self->heights->len + 1);
  GHashTableIter iter;
  gpointer lines;
  guint n_kept = 0;

  for (guint i = 0; i < self->lines->len; i++)
    {
      g_autofree char *pattern = dup_pattern (g_array_index (self->lines, GlmPdfLine, i).text);
      GArray *same = g_hash_table_lookup (by_pattern, pattern);

      if (same == NULL)
        {
          same = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (by_pattern, g_steal_pointer (&pattern), same);
        }
      g_array_append_val (same, i);
    }
  g_hash_table_iter_init (&iter, by_pattern);
  while (g_hash_table_iter_next (&iter, NULL, &lines))
    count_pages (self, lines, on_page, counts);
  for (guint i = 0; i < self->lines->len; i++)
    drop[i] = is_furniture (self, i, counts[i]);
  for (guint i = 0; i < self->lines->len; i++)
    if (!drop[i])
      {
        GlmPdfLine line = g_array_index (self->lines, GlmPdfLine, i);

        g_array_index (self->lines, GlmPdfLine, i) = g_array_index (self->lines, GlmPdfLine, n_kept);
        g_array_index (self->lines, GlmPdfLine, n_kept++) = line;
      }
  g_array_set_size (self->lines, n_kept);
  cut_end (self);
}
