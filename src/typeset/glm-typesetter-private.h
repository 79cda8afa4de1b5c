/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-line-breaker.h"
#include "glm-shaped-text.h"
#include "glm-typesetter.h"

G_BEGIN_DECLS

/**
 * GlmMeasuredText:
 * @points: breakpoints, the first at the paragraph's start
 * @ends: for each breakpoint the display offset where a line ends there
 * @nexts: for each the display offset where the next line begins
 * @source_ends: the same as @ends as positions in the document's text, from the block's start
 * @source_nexts: the same as @nexts
 * @hangs: for each how far the line's end may stand out to the right, Pango units
 * @starts: for each how far the next line's start may stand out to the left
 * @space: width of the word space
 * @drop: width of a drop capital with what stands before it and the gap after it
 *
 * A shaped text reduced to where it may break. Same index in all arrays.
 */
typedef struct
{
  GlmBreakpoint *points;
  guint32       *ends;
  guint32       *nexts;
  guint32       *source_ends;
  guint32       *source_nexts;
  gint16        *hangs;
  gint16        *starts;
  guint          n_points;
  gint32         space;
  gint32         drop;
} GlmMeasuredText;

/* How one line is set: what each kind of space and each letter gets. */
typedef struct
{
  double ratio;    /* of the stretch (or, negative, of the shrink) of every space */
  double tracking; /* added after every letter but the last, Pango units */
} GlmLineSetting;

struct _GlmBlockLines
{
  double      height;
  guint       n_lines;
  GlmLineInfo lines[];
};

GlmBlockLines   *_glm_block_lines_new_empty (const GlmBlockStyle  *style,
                                            double                 height);
GlmBlockLines   *_glm_block_lines_slice    (const GlmBlockLines   *lines,
                                            guint                  first,
                                            guint                  n_lines,
                                            const GlmBlockStyle   *style);

GlmMeasuredText *glm_measured_text_new     (const GlmShapedText   *shaped,
                                            const GlmBlockStyle   *block,
                                            const gsize           *hyphen_points,
                                            guint                  n_hyphen_points,
                                            gint32                 hyphen_width,
                                            gboolean               optical_margins,
                                            gint32                 measure);
void             glm_measured_text_free    (GlmMeasuredText       *self);
gint32           glm_space_stretch         (guint8                 role,
                                            const GlmBlockStyle   *block);
gint32           glm_space_shrink          (guint8                 role,
                                            gint32                 space,
                                            const GlmBlockStyle   *block);
gint32           glm_protrusion_right      (gunichar               c,
                                            gint32                 width);
gint32           glm_protrusion_left       (gunichar               c,
                                            gint32                 width);
GlmLineSetting   glm_line_setting_solve    (double                 left,
                                            double                 stretch,
                                            double                 shrink,
                                            double                 letters,
                                            double                 tracking);

void             _glm_block_style_add_drop (GlmBlockStyle      *block,
                                            const GlmDocument  *document,
                                            guint               index,
                                            GlmTypographyPlan  *plan,
                                            GlmFontSet         *fonts,
                                            double              width);

GlmSetBlock     *_glm_set_block_new        (GlmFontSet            *fonts,
                                            const GlmShapedText   *shaped,
                                            const GlmBlockStyle   *block,
                                            const GlmBlock        *source,
                                            const GlmSpan         *spans,
                                            guint                  n_spans,
                                            const GlmBlockLines   *lines,
                                            double                 measure,
                                            gboolean               optical_margins);

/* Letter spacing that justification may use: 1.5 % of the width of a letter, which is about .44 em. */
#define GLM_TRACKING_EM 0.0066

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlmMeasuredText, glm_measured_text_free)

G_END_DECLS
