/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Finds a regular expression in the source text, as it is: nothing is folded but case.
 *
 * PCRE2 cannot be stopped in the middle, so it sees the text through windows. Each overlaps the next
 * by OVERLAP; a match that begins in the overlap is left to the next window, and one that goes up to
 * the end of its window is tried again in a longer one. Three bounds hold a hostile expression:
 * steps from one place (set when it was compiled), the window, and processor time for the whole.
 */

#include "config.h"

#include "glm-matches-private.h"
#include "glm-query-private.h"
#include "glm-search-index-private.h"

#include <glib/gi18n-lib.h>
#include <time.h>

#define WINDOW  (32 * 1024)
#define OVERLAP (8 * 1024)

/* Processor time after which an expression counts as too complex, in seconds. */
#define MAX_SECONDS 2.0

/* Matches between two looks at the clock and the cancellable. */
#define LOOK_STEP 1024

typedef struct
{
  GlmDocument  *document;
  const char   *text;
  gsize         length;
  GRegex       *regex;
  GCancellable *cancellable;
  GArray       *found;
  gsize         end; /* of the last match */
  double        deadline;
} Search;

/* The time this thread has worked, so that a busy machine does not make an expression complex. */
static double
thread_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

static gboolean
give_up (const Search *self,
         gsize         position,
         GError      **error)
{
  guint block = glm_document_find_block (self->document, position);

  /* Translators: %u is the number of the paragraph in which the search stopped. */
  g_set_error (error, GLM_SEARCH_ERROR, GLM_SEARCH_ERROR_TOO_COMPLEX,
               _("The expression is too complex for this text; given up in paragraph %u"), block + 1);
  return FALSE;
}

static gsize
boundary_before (const Search *self,
                 gsize         position)
{
  if (position >= self->length)
    return self->length;
  while (position > 0 && (self->text[position] & 0xC0) == 0x80)
    position--;
  return position;
}

static void
add_match (Search  *self,
           GlmRange range)
{
  if (range.start < self->end || glm_range_is_empty (range))
    return;
  range = _glm_finder_snap_range (self->text, self->length, range);
  if (range.start < self->end)
    return;
  g_array_append_val (self->found, range);
  self->end = range.end;
}

/*
 * Goes over the window from @start to @end. @next is where to go on, and @longer whether a match went
 * up to the end so that the next window must be longer.
 */
static gboolean
run_window (Search  *self,
            gsize    start,
            gsize    end,
            gsize   *next,
            gboolean *longer,
            GError **error)
{
  g_autoptr (GMatchInfo) info = NULL;
  g_autoptr (GError) failed = NULL;
  gboolean last = end == self->length;
  gsize limit = last ? self->length + 1 : boundary_before (self, end - MIN (OVERLAP, (end - start) / 2));
  gboolean matched;

  *longer = FALSE;
  *next = last ? self->length + 1 : limit;
  matched = g_regex_match_full (self->regex, self->text, (gssize) end, (int) start,
                                last ? 0 : G_REGEX_MATCH_NOTEOL, &info, &failed);
  for (guint n = 1; matched; n++)
    {
      int from, to;

      if (!g_match_info_fetch_pos (info, 0, &from, &to))
        break;
      if ((gsize) from >= limit)
        {
          *next = (gsize) from;
          return TRUE;
        }
      if (!last && (gsize) to == end)
        {
          *next = (gsize) from;
          *longer = TRUE;
          return TRUE;
        }
      add_match (self, (GlmRange) { (gsize) from, (gsize) to });
      *next = MAX (*next, (gsize) to);
      if (n % LOOK_STEP == 0)
        {
          if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
            return FALSE;
          if (thread_seconds () > self->deadline)
            return give_up (self, (gsize) from, error);
        }
      matched = g_match_info_next (info, &failed);
    }
  return failed == NULL || give_up (self, start, error);
}

/**
 * _glm_finder_run_regex:
 * @index: an article's index
 * @query: a regular expression
 * @cancellable: (nullable): stops the work
 * @error: return location
 *
 * Finds a regular expression. `^` and `$` stand for line ends; matches of nothing are left out.
 * A match that is not greedy and longer than 8 KiB may be missed.
 *
 * Returns: (transfer full): what was found
 */
GlmMatches *
_glm_finder_run_regex (GlmSearchIndex *index,
                       GlmQuery       *query,
                       GCancellable   *cancellable,
                       GError        **error)
{
  Search self = { .document = index->document, .regex = query->regex, .cancellable = cancellable };
  gsize position = 0;
  gsize size = WINDOW;

  self.text = glm_document_get_text (index->document, &self.length);
  self.deadline = thread_seconds () + MAX_SECONDS;
  self.found = g_array_new (FALSE, FALSE, sizeof (GlmRange));

  while (position <= self.length && self.length <= G_MAXINT)
    {
      gsize end = boundary_before (&self, MIN (self.length, position + size));
      gboolean longer;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        goto failed;
      if (thread_seconds () > self.deadline)
        {
          give_up (&self, position, error);
          goto failed;
        }
      if (!run_window (&self, position, end, &position, &longer, error))
        goto failed;
      size = longer ? size * 2 : WINDOW;
    }
  return _glm_matches_new_take (self.found);

failed:
  g_array_unref (self.found);
  return NULL;
}
