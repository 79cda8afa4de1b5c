/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Which lines the article has, and how high it is. What is visible is broken here and at once; all
 * the rest is broken by one worker, outward from what is visible, and comes as numbers. Until then
 * the height of a block is an estimate.
 */

#include "config.h"

#include "glm-article-view-private.h"

#include <math.h>

/* Breaking on the main thread must be a matter of milliseconds: longer blocks wait for the worker. */
#define MAX_BYTES_AT_ONCE (24 * 1024)

/* More blocks than the tallest screen shows of one-line paragraphs. */
#define CACHE_CAPACITY 256

#define PART_INTERVAL (30 * G_TIME_SPAN_MILLISECOND)
#define PART_BLOCKS 256
#define FORWARD_RUN 24
#define BACKWARD_RUN 12

/*
 * What the worker works with, kept from run to run because a typesetter remembers what it shaped
 * and a new measure then costs little. Runs follow one another in changing threads; the lock is
 * what hands the typesetter from one to the next.
 */
struct _GlmWorkbench
{
  GMutex             lock;
  GlmTypographyPlan *plan;
  GlmHyphenator     *hyphenator;
  GlmTypeStyle      *style;
  GlmTypesetter     *typesetter;
};

typedef struct
{
  GlmWorkbench *workbench;
  double        measure;
  guint         first;
  guint         n_blocks;
} Job;

/*
 * Lines of some blocks, in the order they were broken, and the display text of those that the main
 * thread would be long in making.
 */
typedef struct
{
  double     measure;
  GArray    *blocks;
  GPtrArray *lines;
  GPtrArray *texts;
} Part;

static void
workbench_clear (gpointer data)
{
  GlmWorkbench *self = data;

  g_clear_pointer (&self->typesetter, glm_typesetter_free);
  glm_type_style_free (self->style);
  glm_hyphenator_unref (self->hyphenator);
  glm_typography_plan_unref (self->plan);
  g_mutex_clear (&self->lock);
}

static void
workbench_unref (GlmWorkbench *self)
{
  g_atomic_rc_box_release_full (self, workbench_clear);
}

static GlmWorkbench *
workbench_new (GlmTypographyPlan  *plan,
               GlmHyphenator      *hyphenator,
               const GlmTypeStyle *style)
{
  GlmWorkbench *self = g_atomic_rc_box_new0 (GlmWorkbench);

  g_mutex_init (&self->lock);
  self->plan = glm_typography_plan_ref (plan);
  self->hyphenator = glm_hyphenator_ref (hyphenator);
  self->style = glm_type_style_copy (style);
  return self;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  workbench_unref (job->workbench);
  g_free (job);
}

static void
unref_lines (gpointer lines)
{
  glm_block_lines_unref (lines);
}

static void
unref_text (gpointer text)
{
  if (text != NULL)
    glm_display_text_unref (text);
}

static Part *
part_new (double measure)
{
  Part *part = g_new0 (Part, 1);

  part->measure = measure;
  part->blocks = g_array_new (FALSE, FALSE, sizeof (guint));
  part->lines = g_ptr_array_new_with_free_func (unref_lines);
  part->texts = g_ptr_array_new_with_free_func (unref_text);
  return part;
}

static void
part_free (gpointer data)
{
  Part *part = data;

  g_array_unref (part->blocks);
  g_ptr_array_unref (part->lines);
  g_ptr_array_unref (part->texts);
  g_free (part);
}

/*
 * The order of work: some blocks forward, fewer backward, and so on until both ends are reached,
 * for a reader goes on more often than back.
 */
typedef struct
{
  guint ahead;   /* next block forward */
  guint behind;  /* blocks before this one are still to do */
  guint n_blocks;
  guint run;
} Outward;

static gboolean
outward_next (Outward *self,
              guint   *block)
{
  gboolean forward = self->run % (FORWARD_RUN + BACKWARD_RUN) < FORWARD_RUN;

  if (self->ahead >= self->n_blocks && self->behind == 0)
    return FALSE;
  if (self->ahead >= self->n_blocks)
    forward = FALSE;
  else if (self->behind == 0)
    forward = TRUE;
  *block = forward ? self->ahead++ : --self->behind;
  self->run++;
  return TRUE;
}

/* A #GlmStageRun. */
static gpointer
break_lines (gpointer       input,
             GlmStageParts *parts,
             GCancellable  *cancellable,
             GError       **error)
{
  Job *job = input;
  GlmWorkbench *workbench = job->workbench;
  GlmDocument *document = glm_typography_plan_get_document (workbench->plan);
  Outward order = { job->first, job->first, job->n_blocks, 0 };
  Part *part = part_new (job->measure);
  gint64 published = g_get_monotonic_time ();
  guint block;

  g_mutex_lock (&workbench->lock);
  if (workbench->typesetter == NULL && !g_cancellable_is_cancelled (cancellable))
    workbench->typesetter = glm_typesetter_new (workbench->plan, workbench->hyphenator, workbench->style);
  while (!g_cancellable_set_error_if_cancelled (cancellable, error) && outward_next (&order, &block))
    {
      GlmRange range = glm_document_get_block (document, block)->range;

      g_ptr_array_add (part->lines, glm_typesetter_break_block (workbench->typesetter, block, job->measure));
      g_ptr_array_add (part->texts, glm_range_length (range) > MAX_BYTES_AT_ONCE
                                      ? glm_typography_plan_set_block (workbench->plan, block)
                                      : NULL);
      g_array_append_val (part->blocks, block);
      if (part->blocks->len >= PART_BLOCKS || g_get_monotonic_time () - published > PART_INTERVAL)
        {
          glm_stage_publish_part (parts, part);
          part = part_new (job->measure);
          published = g_get_monotonic_time ();
        }
    }
  g_mutex_unlock (&workbench->lock);
  if (g_cancellable_is_cancelled (cancellable))
    g_clear_pointer (&part, part_free);
  return part;
}

/* Takes the worker's lines; the line under the reader's eyes stays where it is. */
static void
on_lines_broken (gpointer      owner,
                 gpointer      result,
                 gboolean      final,
                 const GError *error)
{
  GlmArticleView *self = owner;
  Part *part = result;
  gboolean scrolling = g_get_monotonic_time () - self->scroll_time < 250 * G_TIME_SPAN_MILLISECOND;
  guint anchor_block;

  if (part == NULL)
    return;
  anchor_block = glm_document_find_block (self->document, self->anchor.position);
  for (guint i = 0; i < part->blocks->len && part->measure == self->measure; i++)
    {
      guint block = g_array_index (part->blocks, guint, i);

      if (self->lines[block] != NULL)
        continue;
      self->lines[block] = glm_block_lines_ref (g_ptr_array_index (part->lines, i));
      if (g_ptr_array_index (part->texts, i) != NULL)
        g_hash_table_insert (self->long_texts, GUINT_TO_POINTER (block),
                             g_steal_pointer (&g_ptr_array_index (part->texts, i)));
      /* A kinetic scroll is told by an absolute value: while it runs, nothing may grow above it. */
      if (scrolling && block < anchor_block && !self->anchor.at_top)
        self->heights_held = TRUE;
      else
        glm_height_index_set (self->heights, block, glm_block_lines_get_height (self->lines[block]));
    }
  part_free (part);
  _glm_article_view_settle (self);
  g_signal_emit (self, _glm_article_view_signals[GLM_ARTICLE_VIEW_LAYOUT_CHANGED], 0);
}

/*< private >
 * _glm_article_view_release_heights:
 *
 * Applies the heights that were held back during a scroll.
 */
void
_glm_article_view_release_heights (GlmArticleView *self)
{
  if (!self->heights_held)
    return;
  self->heights_held = FALSE;
  for (guint i = 0; i < self->n_blocks; i++)
    if (self->lines[i] != NULL)
      glm_height_index_set (self->heights, i, glm_block_lines_get_height (self->lines[i]));
  _glm_article_view_settle (self);
  g_signal_emit (self, _glm_article_view_signals[GLM_ARTICLE_VIEW_LAYOUT_CHANGED], 0);
}

static void
forget_lines (GlmArticleView *self)
{
  for (guint i = 0; self->lines != NULL && i < self->n_blocks; i++)
    g_clear_pointer (&self->lines[i], glm_block_lines_unref);
}

/* What was set before, where it was set for this measure. */
static void
take_first_page (GlmArticleView *self)
{
  g_autoptr (GlmFirstPage) page = g_steal_pointer (&self->first_page);
  guint first;
  guint n;

  if (page == NULL || glm_first_page_get_measure (page) != self->measure)
    return;
  n = glm_first_page_get_blocks (page, &first);
  for (guint i = first; i < first + n; i++)
    {
      self->lines[i] = glm_first_page_get_lines (page, i);
      glm_height_index_set (self->heights, i, glm_block_lines_get_height (self->lines[i]));
      glm_block_cache_insert (self->cache, i, glm_first_page_steal_set (page, i));
    }
}

static gboolean
are_all_broken (GlmArticleView *self)
{
  for (guint i = 0; i < self->n_blocks; i++)
    if (self->lines[i] == NULL)
      return FALSE;
  return TRUE;
}

/* Everything for a new measure: estimates first, then the worker starts. */
static void
lay_out (GlmArticleView *self)
{
  Job *job;

  glm_stage_cancel (self->stage);
  glm_block_cache_clear (self->cache);
  forget_lines (self);
  self->heights_held = FALSE;
  self->header_height = 0;
  if (self->header != NULL)
    self->header_height = glm_article_header_set (self->header, gtk_widget_get_pango_context (GTK_WIDGET (self)),
                                                  glm_typesetter_get_family (self->typesetter), self->style,
                                                  self->measure);
  for (guint i = 0; i < self->n_blocks; i++)
    glm_height_index_set (self->heights, i, glm_typesetter_estimate_height (self->typesetter, i, self->measure));
  take_first_page (self);
  _glm_article_view_settle (self);
  if (are_all_broken (self))
    {
      g_signal_emit (self, _glm_article_view_signals[GLM_ARTICLE_VIEW_LAYOUT_CHANGED], 0);
      return;
    }

  job = g_new0 (Job, 1);
  job->workbench = g_atomic_rc_box_acquire (self->workbench);
  job->measure = self->measure;
  job->n_blocks = self->n_blocks;
  job->first = MIN (self->last_visible + 1, self->n_blocks);
  glm_stage_start (self->stage, job, job_free);
}

/*< private >
 * _glm_article_view_is_laid_out:
 *
 * Returns: whether there is text and a width to set it for
 */
gboolean
_glm_article_view_is_laid_out (GlmArticleView *self)
{
  return self->typesetter != NULL && self->measure > 0;
}

/*< private >
 * _glm_article_view_layout_set_width:
 * @width: of the view in pixels
 *
 * Places the column: as wide as the measure asks for, with margins that shrink with the view.
 */
void
_glm_article_view_layout_set_width (GlmArticleView *self,
                                    int             width)
{
  double margin = CLAMP (width * 0.055, 14, 72);
  double measure = glm_article_view_find_measure (width, self->measure_em, self->style->size);

  if (self->plan == NULL || width <= 0)
    return;
  self->column_x = MAX (0, floor ((width - measure) / 2));
  self->top_margin = round (MAX (self->style->size * 1.6, margin * 0.7));
  self->bottom_margin = round (self->style->size * 3);
  if (measure != self->measure)
    {
      self->measure = measure;
      lay_out (self);
    }
}

/*< private >
 * _glm_article_view_layout_reset:
 *
 * The text, its typography or its style is another one: nothing of the old lines is of use.
 */
void
_glm_article_view_layout_reset (GlmArticleView *self)
{
  glm_stage_cancel (self->stage);
  glm_block_cache_clear (self->cache);
  g_hash_table_remove_all (self->long_texts);
  forget_lines (self);
  g_clear_pointer (&self->lines, g_free);
  g_clear_pointer (&self->heights, glm_height_index_free);
  g_clear_pointer (&self->workbench, workbench_unref);
  g_clear_pointer (&self->typesetter, glm_typesetter_free);
  self->measure = 0;
  self->n_blocks = 0;
  self->first_visible = self->last_visible = 0;
  if (self->document == NULL || glm_document_get_n_blocks (self->document) == 0)
    return;

  self->n_blocks = glm_document_get_n_blocks (self->document);
  self->lines = g_new0 (GlmBlockLines *, self->n_blocks);
  self->heights = glm_height_index_new (self->n_blocks);
  if (self->first_page != NULL && !glm_first_page_is_for (self->first_page, self->plan, self->style))
    g_clear_pointer (&self->first_page, glm_first_page_free);
  self->typesetter = self->first_page != NULL ? glm_first_page_steal_typesetter (self->first_page)
                                              : glm_typesetter_new (self->plan, self->hyphenator, self->style);
  self->workbench = workbench_new (self->plan, self->hyphenator, self->style);
  _glm_article_view_layout_set_width (self, gtk_widget_get_width (GTK_WIDGET (self)));
}

/**
 * glm_article_view_offer_first_page:
 * @self: a view
 * @page: (transfer full): what is seen first of the plan that is set next
 *
 * Spares the view setting @page, if it is for the same style and width.
 */
void
glm_article_view_offer_first_page (GlmArticleView *self,
                                   GlmFirstPage   *page)
{
  g_return_if_fail (GLM_IS_ARTICLE_VIEW (self));

  g_clear_pointer (&self->first_page, glm_first_page_free);
  self->first_page = page;
}

/**
 * glm_article_view_find_measure:
 * @width: of a view in pixels
 * @em: how wide the column may become, in em of the running text
 * @size: of running text in pixels
 *
 * Returns: how wide the column of a view is
 */
double
glm_article_view_find_measure (double width,
                               double em,
                               double size)
{
  double margin = CLAMP (width * 0.055, 14, 72);

  return MAX (floor (MIN (em * size, width - 2 * margin)), 4 * size);
}

/*< private >
 * _glm_article_view_break_block:
 * @block: index of a block
 *
 * Breaks a block where the worker has not come to it. Its height is right afterwards, so what stands
 * below may have moved.
 *
 * Returns: %FALSE while the block waits for the worker because it is too long to be broken here
 */
gboolean
_glm_article_view_break_block (GlmArticleView *self,
                               guint           block)
{
  if (self->lines[block] == NULL)
    {
      if (glm_range_length (glm_document_get_block (self->document, block)->range) > MAX_BYTES_AT_ONCE)
        return FALSE;
      self->lines[block] = glm_typesetter_break_block (self->typesetter, block, self->measure);
    }
  glm_height_index_set (self->heights, block, glm_block_lines_get_height (self->lines[block]));
  return TRUE;
}

/*< private >
 * _glm_article_view_get_block_top:
 * @block: index of a block
 *
 * Returns: pixels from the top of the page down to the block, as far as is known
 */
double
_glm_article_view_get_block_top (GlmArticleView *self,
                                 guint           block)
{
  double top = self->top_margin + glm_height_index_get_top (self->heights, block);

  return block >= self->header_block ? top + self->header_height : top;
}

/*< private >
 * _glm_article_view_get_block_at:
 * @y: pixels from the top of the page
 *
 * Returns: index of the block there; the nearest one for a place in a margin or in the header
 */
guint
_glm_article_view_get_block_at (GlmArticleView *self,
                                double          y)
{
  double header_top = self->top_margin + glm_height_index_get_top (self->heights, MIN (self->header_block, self->n_blocks));

  y -= self->top_margin;
  if (y + self->top_margin >= header_top)
    y = MAX (y - self->header_height, header_top - self->top_margin);
  return glm_height_index_find (self->heights, y);
}

/*< private >
 * _glm_article_view_get_total_height:
 *
 * Returns: height of the page in pixels, as far as is known
 */
double
_glm_article_view_get_total_height (GlmArticleView *self)
{
  return ceil (self->top_margin + self->header_height + glm_height_index_get_total (self->heights) +
               self->bottom_margin);
}

void
_glm_article_view_layout_init (GlmArticleView *self)
{
  self->cache = glm_block_cache_new (CACHE_CAPACITY);
  self->long_texts = g_hash_table_new_full (NULL, NULL, NULL, unref_text);
  self->stage = glm_stage_new ("lines", G_OBJECT (self), break_lines, on_lines_broken, part_free);
}

void
_glm_article_view_layout_clear (GlmArticleView *self)
{
  g_clear_pointer (&self->stage, glm_stage_free);
  if (self->cache != NULL)
    glm_block_cache_clear (self->cache);
  forget_lines (self);
  g_clear_pointer (&self->lines, g_free);
  g_clear_pointer (&self->heights, glm_height_index_free);
  g_clear_pointer (&self->workbench, workbench_unref);
  g_clear_pointer (&self->header, glm_article_header_free);
  g_clear_pointer (&self->first_page, glm_first_page_free);
  g_clear_pointer (&self->typesetter, glm_typesetter_free);
  g_clear_pointer (&self->cache, glm_block_cache_free);
  g_clear_pointer (&self->long_texts, g_hash_table_unref);
}
