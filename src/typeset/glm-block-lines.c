/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the lines of a block break: numbers alone, which any thread may read. */

#include "config.h"

#include "glm-typesetter-private.h"

/*
 * _glm_block_lines_new_empty:
 * @style: how the block is set
 * @height: of what it has in the place of text: a rule, a picture; an empty block takes no room
 *
 * Returns: (transfer full): no lines
 */
GlmBlockLines *
_glm_block_lines_new_empty (const GlmBlockStyle *style,
                            double               height)
{
  GlmBlockLines *lines = g_atomic_rc_box_alloc0 (sizeof (GlmBlockLines));

  lines->height = height > 0.0 ? style->before + style->after + height : 0.0;
  return lines;
}

/*
 * _glm_block_lines_slice:
 * @lines: all lines of a block
 * @first: the first one wanted
 * @n_lines: how many
 * @style: how these are set
 *
 * Returns: (transfer full): these as if they were all, their display offsets counted from the first one's start
 */
GlmBlockLines *
_glm_block_lines_slice (const GlmBlockLines *lines,
                        guint                first,
                        guint                n_lines,
                        const GlmBlockStyle *style)
{
  GlmBlockLines *part = g_atomic_rc_box_alloc0 (sizeof (GlmBlockLines) + n_lines * sizeof (GlmLineInfo));
  gsize start = lines->lines[first].display.start;

  part->n_lines = n_lines;
  part->height = style->before + style->after + n_lines * style->line_height;
  for (guint i = 0; i < n_lines; i++)
    {
      part->lines[i] = lines->lines[first + i];
      part->lines[i].display.start -= start;
      part->lines[i].display.end -= start;
    }
  return part;
}

/**
 * glm_block_lines_ref:
 * @self: lines
 *
 * Returns: (transfer full): @self
 */
GlmBlockLines *
glm_block_lines_ref (GlmBlockLines *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * glm_block_lines_unref:
 * @self: (transfer full): lines
 */
void
glm_block_lines_unref (GlmBlockLines *self)
{
  g_atomic_rc_box_release (self);
}

/**
 * glm_block_lines_get_height:
 * @self: lines
 *
 * Returns: height of the block in pixels, with the space above and below
 */
double
glm_block_lines_get_height (const GlmBlockLines *self)
{
  return self->height;
}

/**
 * glm_block_lines_get_n_lines:
 * @self: lines
 *
 * Returns: how many lines the block has
 */
guint
glm_block_lines_get_n_lines (const GlmBlockLines *self)
{
  return self->n_lines;
}

/**
 * glm_block_lines_get_line:
 * @self: lines
 * @line: less than their number
 *
 * Returns: (transfer none): what is known of the line
 */
const GlmLineInfo *
glm_block_lines_get_line (const GlmBlockLines *self,
                          guint                line)
{
  g_return_val_if_fail (line < self->n_lines, NULL);
  return &self->lines[line];
}
