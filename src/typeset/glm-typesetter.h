/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-hyphenator.h"
#include "glm-type-style.h"

#include <cairo.h>
#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * GlmTypesetter:
 *
 * Sets the blocks of one article in one style: owns a font map and context of its own, so it
 * belongs to the thread that made it (make one for the main thread, which shapes and draws what is
 * visible, and one for the worker, which only counts). It caches what it shaped: a new measure
 * costs no shaping.
 */
typedef struct _GlmTypesetter GlmTypesetter;

/**
 * GlmBlockLines:
 *
 * Where the lines of one block break and how high the block is: integers and offsets only,
 * so the value may cross threads. Immutable, reference counted.
 */
typedef struct _GlmBlockLines GlmBlockLines;

/**
 * GlmLineInfo:
 * @display: the line's bytes in the block's display text, without the space the line ends at
 * @source: the same as a range of the document's text
 * @natural: width before justification, in Pango units
 * @set: width as set, in Pango units
 * @n_spaces: stretchable word spaces in the line
 * @space: mean set width of those spaces, in Pango units (0 without spaces)
 * @tracking: letter spacing that justification added, in thousandths of an em
 * @hyphen: a hyphen that is not in the text ends the line
 * @last: last line of the paragraph (or forced line end)
 * @indent: how far the line begins to the right of the block's other lines, in Pango units
 */
typedef struct
{
  GlmRange display;
  GlmRange source;
  int      natural;
  int      set;
  guint    n_spaces;
  int      space;
  int      tracking;
  guint    hyphen : 1;
  guint    last : 1;
  int      indent;
} GlmLineInfo;

/**
 * GlmSetBlock:
 *
 * One block shaped and set: glyphs at their places. Coordinates are pixels from the block's top
 * left corner, x from the left edge of the measure. Belongs to its typesetter's thread.
 */
typedef struct _GlmSetBlock GlmSetBlock;

/**
 * GlmSetRunFlags: what the drawer has to do for a run beside showing its glyphs
 */
typedef enum
{
  GLM_SET_RUN_LINK = 1 << 0,
  GLM_SET_RUN_STRIKE = 1 << 1,
  GLM_SET_RUN_CODE = 1 << 2,
  GLM_SET_RUN_MARKER = 1 << 3, /* list number or bullet, hyphen: not in the text */
} GlmSetRunFlags;

/**
 * GlmSetRun:
 * @font: (transfer none): its font
 * @glyphs: (transfer none): its glyphs, widths as set
 * @x: left edge in pixels from the block's left edge
 * @y: baseline in pixels from the block's top edge
 * @width: width in pixels
 */
typedef struct
{
  PangoFont        *font;
  PangoGlyphString *glyphs;
  double            x;
  double            y;
  double            width;
  GlmSetRunFlags    flags;
} GlmSetRun;

/**
 * GlmSetLine:
 * @source: the line's bytes in the document's text
 * @top: top in pixels from the block's top edge
 * @height: in pixels; lines tile the block but for the space before and after it
 * @baseline: in pixels from the block's top edge
 * @x: left end of the line's ink in pixels
 * @width: in pixels
 */
typedef struct
{
  GlmRange         source;
  double           top;
  double           height;
  double           baseline;
  double           x;
  double           width;
  const GlmSetRun *runs;
  guint            n_runs;
} GlmSetLine;

/**
 * GlmRect: a rectangle in pixels
 */
typedef struct
{
  double x, y, width, height;
} GlmRect;

GlmTypesetter     *glm_typesetter_new             (GlmTypographyPlan   *plan,
                                                   GlmHyphenator       *hyphenator,
                                                   const GlmTypeStyle  *style);
void               glm_typesetter_free            (GlmTypesetter       *self);
const char        *glm_typesetter_get_family      (GlmTypesetter       *self);
GlmTypographyPlan *glm_typesetter_get_plan        (GlmTypesetter       *self);
double             glm_typesetter_estimate_height (GlmTypesetter       *self,
                                                   guint                block,
                                                   double               measure);
gboolean           glm_typesetter_get_picture     (GlmTypesetter       *self,
                                                   guint                block,
                                                   double               measure,
                                                   GlmRect             *rect);
GlmBlockLines     *glm_typesetter_break_block     (GlmTypesetter       *self,
                                                   guint                block,
                                                   double               measure);
GlmSetBlock       *glm_typesetter_set_block       (GlmTypesetter       *self,
                                                   guint                block,
                                                   double               measure,
                                                   GlmBlockLines       *lines);
GlmSetBlock       *glm_typesetter_set_lines       (GlmTypesetter       *self,
                                                   guint                block,
                                                   double               measure,
                                                   const GlmBlockLines *lines,
                                                   guint                first,
                                                   guint                n_lines,
                                                   GlmDisplayText      *display);
double             glm_typesetter_get_line_top    (GlmTypesetter       *self,
                                                   guint                block,
                                                   guint                line);

GlmBlockLines     *glm_block_lines_ref            (GlmBlockLines       *self);
void               glm_block_lines_unref          (GlmBlockLines       *self);
double             glm_block_lines_get_height     (const GlmBlockLines *self);
guint              glm_block_lines_get_n_lines    (const GlmBlockLines *self);
const GlmLineInfo *glm_block_lines_get_line       (const GlmBlockLines *self,
                                                   guint                line);

void               glm_set_block_free             (GlmSetBlock         *self);
double             glm_set_block_get_height       (const GlmSetBlock   *self);
guint              glm_set_block_get_n_lines      (const GlmSetBlock   *self);
const GlmSetLine  *glm_set_block_get_line         (const GlmSetBlock   *self,
                                                   guint                line);
gsize              glm_set_block_position_at      (const GlmSetBlock   *self,
                                                   double               x,
                                                   double               y,
                                                   gboolean            *inside);
GlmRect            glm_set_block_get_caret        (const GlmSetBlock   *self,
                                                   gsize                position,
                                                   GlmBias              bias);
guint              glm_set_block_get_rects        (const GlmSetBlock   *self,
                                                   GlmRange             range,
                                                   GArray              *rects);
const GlmSetRun   *glm_set_block_get_marker       (const GlmSetBlock   *self);
GlmRange           glm_set_block_get_run_range    (const GlmSetBlock   *self,
                                                   guint                line,
                                                   guint                run);
void               glm_set_block_draw_marker      (const GlmSetBlock   *self,
                                                   cairo_t             *cr);
void               glm_set_block_draw_run         (const GlmSetBlock   *self,
                                                   guint                line,
                                                   guint                run,
                                                   cairo_t             *cr);
void               glm_set_block_draw_line        (const GlmSetBlock   *self,
                                                   guint                line,
                                                   cairo_t             *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlmTypesetter, glm_typesetter_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlmBlockLines, glm_block_lines_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlmSetBlock, glm_set_block_free)

G_END_DECLS
