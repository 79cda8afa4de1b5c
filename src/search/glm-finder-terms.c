/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Finds several terms. Terms that must be near each other make a group, any other term is a group of
 * its own. A paragraph counts when it has every group that is asked for and none that is excluded; all
 * places of the groups in such paragraphs are what is found, for a group of several terms the stretch
 * from the first to the last.
 *
 * Words are counted once for each term, in one walk over the text, so that nothing grows faster than
 * the text and the number of places.
 */

#include "config.h"

#include "glm-matches-private.h"
#include "glm-search-index-private.h"

/* Places looked at between two looks at the cancellable. */
#define CANCEL_STEP 4096

/* A paragraph that has an excluded term. */
#define EXCLUDED G_MAXUINT8

/*
 * @range: where the term stands
 * @first: how many words begin up to its first character
 * @last: how many begin up to its last
 * @fits: it can be led on to the last term of the group
 */
typedef struct
{
  GlmRange range;
  guint    first;
  guint    last;
  gboolean fits;
} Hit;

/* Hits of one term, and for each of them and one more the next one from there that fits, and the one before it. */
typedef struct
{
  GArray *hits;
  GArray *next;     /* int, -1 for none */
  GArray *previous;
} Places;

static void
places_clear (gpointer data)
{
  Places *self = data;

  g_clear_pointer (&self->hits, g_array_unref);
  g_clear_pointer (&self->next, g_array_unref);
  g_clear_pointer (&self->previous, g_array_unref);
}

/* Counts the words that begin up to each hit. */
static void
count_words (const GlmSearchIndex *index,
             GArray               *hits)
{
  const char *text = glm_document_get_text (index->document, NULL);
  const char *p = text;
  gboolean inside = FALSE;
  guint n_words = 0;

  for (guint i = 0; i < hits->len; i++)
    {
      Hit *hit = &g_array_index (hits, Hit, i);

      while (p < text + hit->range.end)
        {
          GlmFoldClass fold_class = _glm_fold_class (g_utf8_get_char (p));
          gboolean word = fold_class == GLM_FOLD_LETTER || fold_class == GLM_FOLD_DIGIT;

          n_words += word && !inside;
          if (fold_class != GLM_FOLD_IGNORED && fold_class != GLM_FOLD_MARK)
            inside = word;
          if (p <= text + hit->range.start)
            hit->first = n_words;
          p = g_utf8_next_char (p);
        }
      hit->last = n_words;
    }
}

/* Where one term stands, in other forms too if those were asked for. */
static GArray *
find_term (GlmSearchIndex *index,
           const GlmTerm  *term,
           GlmQueryFlags   flags,
           GCancellable   *cancellable,
           GError        **error)
{
  if ((flags & GLM_QUERY_FORMS) != 0 && !term->quoted)
    return _glm_finder_find_forms (index, term->text, cancellable, error);
  return _glm_finder_find_needle (index, &term->needle, flags, cancellable, error);
}

static gboolean
find_places (GlmSearchIndex *index,
             const GlmTerm  *term,
             GlmQueryFlags   flags,
             Places         *places,
             GCancellable   *cancellable,
             GError        **error)
{
  g_autoptr (GArray) ranges = find_term (index, term, flags, cancellable, error);

  if (ranges == NULL)
    return FALSE;
  places->hits = g_array_sized_new (FALSE, TRUE, sizeof (Hit), ranges->len);
  g_array_set_size (places->hits, ranges->len);
  for (guint i = 0; i < ranges->len; i++)
    g_array_index (places->hits, Hit, i) = (Hit) { .range = g_array_index (ranges, GlmRange, i), .fits = TRUE };
  return TRUE;
}

/* Notes for each hit where the nearest ones that fit are. */
static void
link_fitting (Places *self)
{
  guint n = self->hits->len;
  int last = -1;

  self->next = g_array_sized_new (FALSE, FALSE, sizeof (int), n + 1);
  self->previous = g_array_sized_new (FALSE, FALSE, sizeof (int), n + 1);
  g_array_set_size (self->next, n + 1);
  g_array_set_size (self->previous, n + 1);
  for (guint i = 0; i <= n; i++)
    {
      g_array_index (self->previous, int, i) = last;
      if (i < n && g_array_index (self->hits, Hit, i).fits)
        last = (int) i;
    }
  last = -1;
  for (guint i = n + 1; i-- > 0;)
    {
      if (i < n && g_array_index (self->hits, Hit, i).fits)
        last = (int) i;
      g_array_index (self->next, int, i) = last;
    }
}

/* The index of the first hit that begins at or after @position. */
static guint
first_from (GArray *hits,
            gsize   position)
{
  guint low = 0;
  guint high = hits->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (hits, Hit, middle).range.start < position)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The first hit of @places after @hit, @distance words away at most; NULL for none. */
static const Hit *
find_after (const Places *places,
            const Hit    *hit,
            guint         distance)
{
  int next = g_array_index (places->next, int, first_from (places->hits, hit->range.end));
  const Hit *after = next >= 0 ? &g_array_index (places->hits, Hit, next) : NULL;

  return after != NULL && after->first - hit->last <= distance ? after : NULL;
}

/* The last hit of @places before @hit, @distance words away at most; NULL for none. */
static const Hit *
find_before (const Places *places,
             const Hit    *hit,
             guint         distance)
{
  int previous = g_array_index (places->previous, int, first_from (places->hits, hit->range.start));
  const Hit *before = NULL;

  /* One that begins before may go on into it; then it is the one before that. */
  while (previous >= 0 && g_array_index (places->hits, Hit, previous).range.end > hit->range.start)
    previous = g_array_index (places->previous, int, previous);
  if (previous >= 0)
    before = &g_array_index (places->hits, Hit, previous);
  return before != NULL && hit->first - before->last <= distance ? before : NULL;
}

/* The nearer of the two. */
static const Hit *
find_near (const Places *places,
           const Hit    *hit,
           guint         distance)
{
  const Hit *after = find_after (places, hit, distance);
  const Hit *before = find_before (places, hit, distance);

  if (after == NULL || before == NULL)
    return after != NULL ? after : before;
  return after->first - hit->last <= hit->first - before->last ? after : before;
}

static int
compare_ranges (gconstpointer a,
                gconstpointer b)
{
  const GlmRange *first = a, *second = b;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  /* The longer one first: of two terms at one place the fuller is what is seen. */
  return (first->end < second->end) - (first->end > second->end);
}

/* Sorts @ranges and leaves out those that overlap one before them. */
static void
make_disjoint (GArray *ranges)
{
  gsize end = 0;
  guint kept = 0;

  g_array_sort (ranges, compare_ranges);
  for (guint i = 0; i < ranges->len; i++)
    {
      GlmRange range = g_array_index (ranges, GlmRange, i);

      if (range.start < end)
        continue;
      g_array_index (ranges, GlmRange, kept++) = range;
      end = range.end;
    }
  g_array_set_size (ranges, kept);
}

/* Leaves out stretches that hold a shorter one: in « a a b » it is the second a that is near b. */
static void
drop_wide (GArray *ranges)
{
  gsize least_end = G_MAXSIZE;
  guint kept = 0;

  g_array_sort (ranges, compare_ranges);
  for (guint i = ranges->len; i-- > 0;)
    {
      GlmRange range = g_array_index (ranges, GlmRange, i);

      if (range.end >= least_end)
        continue;
      least_end = range.end;
      kept++;
      g_array_index (ranges, GlmRange, ranges->len - kept) = range;
    }
  g_array_remove_range (ranges, 0, ranges->len - kept);
}

/* Adds the stretch from @first over @second, a hit of the second term, to the last of the @n terms. */
static void
add_stretch (GArray        *found,
             const Places  *places,
             const GlmTerm *terms,
             guint          n,
             const Hit     *first,
             const Hit     *second)
{
  GlmRange range = first->range;

  if (second == NULL)
    return;
  for (guint k = 1; k < n; k++)
    {
      if (k > 1)
        second = find_near (&places[k], second, terms[k].distance);
      range.start = MIN (range.start, second->range.start);
      range.end = MAX (range.end, second->range.end);
    }
  g_array_append_val (found, range);
}

/* The stretches in which each of the @n terms of @places is as near the one before as it must be. */
static GArray *
find_stretches (Places        *places,
                const GlmTerm *terms,
                guint          n)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (GlmRange));

  /* From the last term back, so that no way is begun that leads nowhere. */
  for (guint k = n; k-- > 0;)
    {
      for (guint i = 0; k + 1 < n && i < places[k].hits->len; i++)
        {
          Hit *hit = &g_array_index (places[k].hits, Hit, i);

          hit->fits = find_near (&places[k + 1], hit, terms[k + 1].distance) != NULL;
        }
      link_fitting (&places[k]);
    }
  for (guint i = 0; i < places[0].hits->len; i++)
    {
      const Hit *hit = &g_array_index (places[0].hits, Hit, i);

      if (!hit->fits)
        continue;
      add_stretch (found, places, terms, n, hit, find_before (&places[1], hit, terms[1].distance));
      add_stretch (found, places, terms, n, hit, find_after (&places[1], hit, terms[1].distance));
    }
  drop_wide (found);
  return found;
}

/* Where the group of @n terms that begins with @terms stands. */
static GArray *
find_group (GlmSearchIndex *index,
            const GlmTerm  *terms,
            guint           n,
            GlmQueryFlags   flags,
            GCancellable   *cancellable,
            GError        **error)
{
  g_autoptr (GArray) places = NULL;

  if (n == 1)
    return find_term (index, terms, flags, cancellable, error);
  places = g_array_new (FALSE, TRUE, sizeof (Places));
  g_array_set_clear_func (places, places_clear);
  g_array_set_size (places, n);
  for (guint i = 0; i < n; i++)
    {
      if (!find_places (index, &terms[i], flags, &g_array_index (places, Places, i), cancellable, error) ||
          g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      count_words (index, g_array_index (places, Places, i).hits);
    }
  return find_stretches ((Places *) (gpointer) places->data, terms, n);
}

/* Notes in @paragraphs which have the group at @ranges and had the @n groups before it. */
static void
note_paragraphs (const GlmSearchIndex *index,
                 GArray               *ranges,
                 guint8               *paragraphs,
                 guint8                n,
                 gboolean              excluded)
{
  for (guint i = 0; i < ranges->len; i++)
    {
      guint block = glm_document_find_block (index->document, g_array_index (ranges, GlmRange, i).start);

      if (excluded)
        paragraphs[block] = EXCLUDED;
      else if (paragraphs[block] == n)
        paragraphs[block] = (guint8) (n + 1);
    }
}

/**
 * _glm_finder_find_terms:
 * @index: an article's index
 * @query: a query that has terms
 * @cancellable: (nullable): stops the work
 * @error: return location
 *
 * Returns: (transfer full) (element-type GlmRange): what was found, in order, without overlap; %NULL
 *   with %G_IO_ERROR_CANCELLED
 */
GArray *
_glm_finder_find_terms (GlmSearchIndex *index,
                        const GlmQuery *query,
                        GCancellable   *cancellable,
                        GError        **error)
{
  const GlmTerm *terms = (const GlmTerm *) (gpointer) query->terms->data;
  guint n_blocks = glm_document_get_n_blocks (index->document);
  g_autofree guint8 *paragraphs = g_new0 (guint8, n_blocks + 1);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (GlmRange));
  GArray *found = g_array_new (FALSE, FALSE, sizeof (GlmRange));
  guint8 n_groups = 0;

  for (guint i = 0, n; n_blocks > 0 && i < query->terms->len; i += n)
    {
      g_autoptr (GArray) ranges = NULL;

      for (n = 1; i + n < query->terms->len && terms[i + n].distance > 0;)
        n++;
      ranges = find_group (index, &terms[i], n, query->flags, cancellable, error);
      if (ranges == NULL)
        {
          g_array_unref (found);
          return NULL;
        }
      note_paragraphs (index, ranges, paragraphs, n_groups, terms[i].excluded);
      if (terms[i].excluded)
        continue;
      n_groups++;
      g_array_append_vals (all, ranges->data, ranges->len);
    }

  for (guint i = 0; i < all->len; i++)
    {
      GlmRange range = g_array_index (all, GlmRange, i);

      if (i % CANCEL_STEP == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        {
          g_array_unref (found);
          return NULL;
        }
      if (paragraphs[glm_document_find_block (index->document, range.start)] == n_groups)
        g_array_append_val (found, range);
    }
  make_disjoint (found);
  return found;
}
