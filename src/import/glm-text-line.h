/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-document.h"

G_BEGIN_DECLS

/**
 * GlmTextLine:
 * @start: first byte that is not white space
 * @end: byte after the last that is not white space; equal to @start for an empty line
 * @indent: characters of white space before @start
 * @n_characters: between @start and @end
 * @first_word: characters of the first word
 * @bullet_length: bytes of a list mark or dash with the spaces after it, 0 without
 *
 * One line of plain text.
 */
typedef struct
{
  gsize start;
  gsize end;
  guint indent;
  guint n_characters;
  guint first_word;
  guint bullet_length;
} GlmTextLine;

GArray  *glm_text_lines_new            (const char        *text,
                                        gsize              length);
int      glm_text_line_compare_lengths (gconstpointer      a,
                                        gconstpointer      b);
gunichar glm_text_line_first           (const GlmTextLine *line,
                                        const char        *text);
gunichar glm_text_line_last            (const GlmTextLine *line,
                                        const char        *text);
gsize    glm_text_line_bullet          (const GlmTextLine *line,
                                        const char        *text,
                                        guint             *ordinal);
gboolean glm_text_line_is_chapter      (const GlmTextLine *line,
                                        const char        *text);
gboolean glm_text_line_is_rule         (const GlmTextLine *line,
                                        const char        *text);
gboolean glm_text_line_take_byline     (const GlmTextLine *line,
                                        const char        *text,
                                        GlmMetadata       *metadata);

static inline gboolean
glm_text_line_is_empty (const GlmTextLine *line)
{
  return line->start == line->end;
}

G_END_DECLS
