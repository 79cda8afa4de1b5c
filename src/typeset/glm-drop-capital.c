/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The drop capital of an article's first paragraph. Its top is the top of the first line's capitals, its foot
 * the baseline of the last line beside it. An opening guillemet stands small before it, on the first line;
 * the apostrophe of an elision goes with it.
 */

#include "config.h"

#include "glm-typesetter-private.h"

#include <math.h>

/* What stands above the first paragraph: title, standfirst, an image with its caption. */
#define MAX_BLOCKS_BEFORE 12
/* A longer paragraph is set in parts, of which none could hold the lines beside the capital for sure. */
#define MAX_BYTES 4096
/* In a narrower column the lines beside a capital have no room for their words. */
#define MIN_CHARACTERS 30.0
#define MIN_CHARACTERS_THREE_LINES 50.0
/* Lines that a paragraph needs for a capital of two and of three lines, so that some go on below it. */
#define MIN_LINES 3.2
#define MIN_LINES_THREE_LINES 5.0

static gboolean
is_first_paragraph (const GlmDocument *document,
                    guint              index)
{
  if (index > MAX_BLOCKS_BEFORE)
    return FALSE;
  for (guint i = 0; i < index; i++)
    if (glm_document_get_block (document, i)->kind == GLM_BLOCK_PARAGRAPH)
      return FALSE;
  return glm_document_get_block (document, index)->kind == GLM_BLOCK_PARAGRAPH;
}

/* The letter in @text that becomes the capital, with its marks and apostrophe; empty where none can. */
static GlmRange
find_capital (const char *text,
              gsize       length)
{
  const char *end = text + length;
  const char *p = text;
  const char *start;
  gunichar c = length > 0 ? g_utf8_get_char (p) : 0;
  GUnicodeScript script;

  if (c == 0xAB || c == 0x201C || c == 0x2018 || c == '"')
    {
      p = g_utf8_next_char (p);
      if (p < end && g_unichar_isspace (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
    }
  start = p;
  c = p < end ? g_utf8_get_char (p) : 0;
  script = g_unichar_get_script (c);
  if (!g_unichar_isupper (c) || (script != G_UNICODE_SCRIPT_LATIN && script != G_UNICODE_SCRIPT_GREEK && script != G_UNICODE_SCRIPT_CYRILLIC))
    return (GlmRange) { 0, 0 };
  p = g_utf8_next_char (p);
  while (p < end && g_unichar_ismark (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  if (p < end && (g_utf8_get_char (p) == 0x2019 || *p == '\''))
    p = g_utf8_next_char (p);
  return (GlmRange) { (gsize) (start - text), (gsize) (p - text) };
}

/* Lines that begin otherwise than where the last one ended, or from the right, leave no place beside a capital. */
static gboolean
is_plain (const char *text,
          gsize       length)
{
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    if (*p == '\n' || g_unichar_get_script (g_utf8_get_char (p)) == G_UNICODE_SCRIPT_HEBREW ||
        g_unichar_get_script (g_utf8_get_char (p)) == G_UNICODE_SCRIPT_ARABIC)
      return FALSE;
  return TRUE;
}

/**
 * _glm_block_style_add_drop:
 * @block: how a block is set
 * @document: its article
 * @index: which block it is
 * @plan: how the article is to be set
 * @fonts: the fonts
 * @width: of its lines, pixels
 *
 * Gives the article's first paragraph a drop capital of two or three lines, if it is long enough, begins with
 * a capital, and its lines are wide enough.
 */
void
_glm_block_style_add_drop (GlmBlockStyle     *block,
                           const GlmDocument *document,
                           guint              index,
                           GlmTypographyPlan *plan,
                           GlmFontSet        *fonts,
                           double             width)
{
  double characters = width / (glm_font_set_get_character_width (fonts) * block->size);
  g_autoptr (GlmDisplayText) display = NULL;
  const char *text;
  gsize length;
  double lines, ratio;

  if (!is_first_paragraph (document, index) || characters < MIN_CHARACTERS ||
      glm_range_length (glm_document_get_block (document, index)->range) > MAX_BYTES)
    return;
  display = glm_typography_plan_set_block (plan, index);
  text = glm_display_text_get_text (display, &length);
  lines = (double) g_utf8_strlen (text, (gssize) length) / characters;
  block->drop = find_capital (text, length);
  ratio = glm_font_set_get_cap_height (fonts, block) / block->size;
  if (lines < MIN_LINES || glm_range_is_empty (block->drop) || ratio < 0.2 || !is_plain (text, length))
    return;
  block->drop_lines = characters >= MIN_CHARACTERS_THREE_LINES && lines >= MIN_LINES_THREE_LINES ? 3 : 2;
  block->drop_size = block->size + (block->drop_lines - 1) * block->line_height / ratio;
  block->drop_gap = round (0.2 * block->size);
  block->first = 0.0;
}
