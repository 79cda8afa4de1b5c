/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The text of a page as it runs into blocks: a block is opened by the first text in it, not by its tag, so that empty
 * elements leave nothing. White space collapses as in a browser.
 */

#include "config.h"

#include "glm-html-walk.h"

/*< private >
 * _glm_html_end_block:
 */
void
_glm_html_end_block (GlmHtmlWalk *walk)
{
  if (walk->in_block)
    glm_document_builder_close_block (walk->builder);
  walk->in_block = FALSE;
  walk->space = FALSE;
  walk->line_breaks = 0;
}

/*< private >
 * _glm_html_begin_block:
 */
void
_glm_html_begin_block (GlmHtmlWalk *walk)
{
  if (walk->in_block)
    return;
  glm_document_builder_open_block (walk->builder, walk->kind, walk->level, walk->ordinal);
  if (walk->kind == GLM_BLOCK_NOTE)
    glm_document_builder_set_target (walk->builder, walk->note);
  if (walk->language != NULL)
    glm_document_builder_set_language (walk->builder, walk->language);
  walk->in_block = TRUE;
  walk->space = FALSE;
  walk->line_breaks = 0;
  for (guint i = 0; i < walk->inlines->len; i++)
    {
      const GlmHtmlInline *span = &g_array_index (walk->inlines, GlmHtmlInline, i);

      glm_document_builder_push_span (walk->builder, span->kind, span->target);
    }
  /* A second paragraph of one list item has no mark of its own. */
  walk->ordinal = 0;
}

static gboolean
is_html_space (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* Bytes of a sign at @text that shows nothing by itself: U+00A0, U+200B … U+200F, U+FEFF, U+2060; 0 for any other. */
static gsize
unseen_sign (const char *text,
             gsize       length)
{
  const guchar *t = (const guchar *) text;

  if (length >= 2 && t[0] == 0xC2 && t[1] == 0xA0)
    return 2;
  if (length >= 3 && t[0] == 0xE2 && t[1] == 0x80 && t[2] >= 0x8B && t[2] <= 0x8F)
    return 3;
  if (length >= 3 && ((t[0] == 0xEF && t[1] == 0xBB && t[2] == 0xBF) || (t[0] == 0xE2 && t[1] == 0x81 && t[2] == 0xA0)))
    return 3;
  return 0;
}

static void
add_word (GlmHtmlWalk *walk,
          const char  *word,
          gsize        length)
{
  gsize n;

  if (!walk->in_block || walk->line_breaks > 0)
    while (length > 0 && (n = unseen_sign (word, length)) > 0)
      {
        word += n;
        length -= n;
      }
  if (length == 0)
    return;
  if (walk->in_cell && walk->cell_empty)
    {
      walk->space = FALSE;
      walk->line_breaks = 0;
      walk->cell_empty = FALSE;
    }
  if (walk->in_block && walk->line_breaks > 1 && !walk->in_data_table)
    _glm_html_end_block (walk);
  if (walk->in_block && walk->line_breaks > 0)
    glm_document_builder_add_text (walk->builder, walk->in_data_table ? " " : "\n", 1);
  else if (walk->in_block && walk->space)
    glm_document_builder_add_text (walk->builder, " ", 1);
  _glm_html_begin_block (walk);
  walk->space = FALSE;
  walk->line_breaks = 0;
  glm_document_builder_add_text (walk->builder, word, (gssize) length);
}

/*< private >
 * _glm_html_add_preformatted:
 */
void
_glm_html_add_preformatted (GlmHtmlWalk *walk,
                            const char  *text,
                            gsize        length)
{
  if (!walk->in_block && length > 0 && text[0] == '\n')
    {
      text++;
      length--;
    }
  if (length == 0)
    return;
  _glm_html_begin_block (walk);
  glm_document_builder_add_text (walk->builder, text, (gssize) length);
}

/* One word and the white space around it; returns what follows. */
static const char *
add_next_word (GlmHtmlWalk *walk,
               const char  *text,
               const char  *limit)
{
  const char *end = text;

  while (end < limit && !is_html_space (*end))
    end++;
  if (end > text)
    add_word (walk, text, (gsize) (end - text));
  if (end < limit)
    walk->space = walk->in_block;
  while (end < limit && is_html_space (*end))
    end++;
  return end;
}

/*< private >
 * _glm_html_add_text:
 */
void
_glm_html_add_text (GlmHtmlWalk *walk,
                    const char  *text,
                    gsize        length)
{
  const char *limit = text + length;

  if (walk->preformatted)
    {
      _glm_html_add_preformatted (walk, text, length);
      return;
    }
  /* The first word decides what becomes of what went before it; the others only follow. */
  while (text < limit && !walk->in_block)
    text = add_next_word (walk, text, limit);
  if (text < limit)
    text = add_next_word (walk, text, limit);
  if (text == limit)
    return;
  g_string_truncate (walk->words, 0);
  while (text < limit)
    {
      const char *end = text;

      while (end < limit && !is_html_space (*end))
        end++;
      if (end > text)
        {
          if (walk->space)
            g_string_append_c (walk->words, ' ');
          g_string_append_len (walk->words, text, end - text);
          walk->space = FALSE;
        }
      if (end < limit)
        walk->space = TRUE;
      while (end < limit && is_html_space (*end))
        end++;
      text = end;
    }
  glm_document_builder_add_text (walk->builder, walk->words->str, (gssize) walk->words->len);
}
