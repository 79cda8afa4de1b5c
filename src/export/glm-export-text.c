/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The article as CommonMark and as plain text, with the display's spaces and signs as characters.
 */

#include "config.h"

#include "glm-export-private.h"

#include <string.h>

static void
write_plain (GString    *out,
             const char *text,
             gsize       length,
             gboolean    code)
{
  g_string_append_len (out, text, (gssize) length);
}

static void
write_no_mark (GString         *out,
               const GlmInline *span,
               gboolean         open)
{
}

static void
write_escaped (GString    *out,
               const char *text,
               gsize       length,
               gboolean    code)
{
  for (gsize i = 0; i < length; i++)
    {
      if (!code && strchr ("\\`*_[]<>#|~", text[i]) != NULL && text[i] != '\0')
        g_string_append_c (out, '\\');
      g_string_append_c (out, text[i]);
    }
}

static void
write_mark (GString         *out,
            const GlmInline *span,
            gboolean         open)
{
  switch (span->kind)
    {
    case GLM_SPAN_EMPHASIS:
      g_string_append (out, "*");
      break;
    case GLM_SPAN_STRONG:
      g_string_append (out, "**");
      break;
    case GLM_SPAN_CODE:
      g_string_append (out, "`");
      break;
    case GLM_SPAN_STRIKE:
      g_string_append (out, "~~");
      break;
    case GLM_SPAN_SUPERIOR:
    case GLM_SPAN_NOTE_REFERENCE:
      g_string_append (out, open ? "<sup>" : "</sup>");
      break;
    case GLM_SPAN_INFERIOR:
      g_string_append (out, open ? "<sub>" : "</sub>");
      break;
    case GLM_SPAN_LINK:
      if (!_glm_export_is_safe_link (span->target))
        break;
      if (open)
        g_string_append (out, "[");
      else
        {
          g_autofree char *address = g_uri_escape_string (span->target, ":/?#[]@!$&'*+,;=%", FALSE);

          g_string_append_printf (out, "](%s)", address);
        }
      break;
    case GLM_SPAN_SMALL_CAPS:
    case GLM_SPAN_LANGUAGE:
    default:
      break;
    }
}

static const GlmInlineWriter markdown_writer = { write_escaped, write_mark };
static const GlmInlineWriter plain_writer = { write_plain, write_no_mark };

/* Adds @text with @first before its first line and @rest before the others. */
static void
append_lines (GString    *out,
              const char *text,
              const char *first,
              const char *rest,
              const char *line_end)
{
  const char *line = text;
  const char *prefix = first;

  for (;;)
    {
      const char *end = strchr (line, '\n');

      g_string_append (out, prefix);
      g_string_append_len (out, line, end != NULL ? end - line : (gssize) strlen (line));
      if (end == NULL)
        return;
      g_string_append (out, line_end);
      line = end + 1;
      prefix = rest;
    }
}

static char *
repeat (const char *text,
        guint       n)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < MIN (n, 20u); i++)
    g_string_append (out, text);
  return g_string_free (out, FALSE);
}

static void
write_row (GString    *out,
           const char *text,
           gboolean    first)
{
  g_auto (GStrv) cells = g_strsplit (text, "\t", -1);
  g_autofree char *row = g_strjoinv (" | ", cells);

  g_string_append_printf (out, "| %s |", row);
  if (!first)
    return;
  g_string_append (out, "\n|");
  for (guint i = 0; cells[i] != NULL; i++)
    g_string_append (out, " --- |");
}

/* A fence longer than any run of its sign in the text. */
static void
write_fenced (GString    *out,
              const char *text)
{
  guint longest = 2, run = 0;
  g_autofree char *fence = NULL;

  for (const char *p = text; *p != '\0'; p++)
    {
      run = *p == '`' ? run + 1 : 0;
      longest = MAX (longest, run);
    }
  fence = g_strnfill (longest + 1, '`');
  g_string_append_printf (out, "%s\n%s\n%s", fence, text, fence);
}

static void
write_markdown_block (GString           *out,
                      GlmTypographyPlan *plan,
                      const GlmBlock    *block,
                      guint              index,
                      gboolean           same_before)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *mark = NULL;
  g_autofree char *indent = NULL;

  _glm_export_write_inline (text, plan, index, block->kind == GLM_BLOCK_PREFORMATTED ? &plain_writer : &markdown_writer);
  switch (block->kind)
    {
    case GLM_BLOCK_HEADING:
      mark = repeat ("#", CLAMP (block->level, 1, 6));
      g_string_append_printf (out, "%s ", mark);
      append_lines (out, text->str, "", "", " ");
      break;
    case GLM_BLOCK_QUOTE:
      mark = repeat ("> ", MAX (block->level, 1));
      append_lines (out, text->str, mark, mark, "\n");
      break;
    case GLM_BLOCK_LIST_ITEM:
      indent = repeat ("    ", MAX (block->level, 1) - 1);
      mark = block->ordinal > 0 ? g_strdup_printf ("%s%u. ", indent, block->ordinal) : g_strdup_printf ("%s- ", indent);
      append_lines (out, text->str, mark, indent, "\n    ");
      break;
    case GLM_BLOCK_PREFORMATTED:
      write_fenced (out, text->str);
      break;
    case GLM_BLOCK_VERSE:
      append_lines (out, text->str, "", "", "\\\n");
      break;
    case GLM_BLOCK_TABLE:
      write_row (out, text->str, !same_before);
      break;
    case GLM_BLOCK_IMAGE:
      if (_glm_export_is_safe_link (block->target))
        g_string_append_printf (out, "![%s](<%s>)", text->str, block->target);
      else
        g_string_append (out, text->str);
      break;
    case GLM_BLOCK_NOTE:
      if (block->ordinal > 0)
        g_string_append_printf (out, "%u\\. ", block->ordinal);
      g_string_append (out, text->str);
      break;
    case GLM_BLOCK_RULE:
      g_string_append (out, "---");
      break;
    case GLM_BLOCK_PARAGRAPH:
    case GLM_BLOCK_CAPTION:
    default:
      /* « 1. », « - » and « + » at a paragraph's start are no list. */
      if (strchr ("-+=", text->str[0]) != NULL && text->len > 0)
        g_string_append_c (out, '\\');
      g_string_append (out, text->str);
      break;
    }
}

char *
_glm_export_markdown (GlmTypographyPlan *plan)
{
  GlmDocument *document = glm_typography_plan_get_document (plan);
  g_autoptr (GlmTypographyPlan) title = _glm_export_new_title_plan (plan, TRUE);
  GString *out = g_string_new (NULL);

  for (guint i = 0; title != NULL && i < glm_document_get_n_blocks (glm_typography_plan_get_document (title)); i++)
    {
      write_markdown_block (out, title, glm_document_get_block (glm_typography_plan_get_document (title), i), i, FALSE);
      g_string_append (out, "\n\n");
    }

  for (guint i = 0; i < glm_document_get_n_blocks (document); i++)
    {
      const GlmBlock *block = glm_document_get_block (document, i);
      gboolean same_before = i > 0 && glm_document_get_block (document, i - 1)->kind == block->kind;
      gboolean tight = same_before && (block->kind == GLM_BLOCK_TABLE || block->kind == GLM_BLOCK_LIST_ITEM);

      if (i > 0)
        g_string_append (out, tight ? "\n" : "\n\n");
      write_markdown_block (out, plan, block, i, same_before);
    }
  g_string_append_c (out, '\n');
  return g_string_free (out, FALSE);
}

char *
_glm_export_text (GlmTypographyPlan *plan)
{
  GlmDocument *document = glm_typography_plan_get_document (plan);
  g_autoptr (GlmTypographyPlan) title = _glm_export_new_title_plan (plan, TRUE);
  GString *out = g_string_new (NULL);

  for (guint i = 0; title != NULL && i < glm_document_get_n_blocks (glm_typography_plan_get_document (title)); i++)
    {
      g_autoptr (GlmDisplayText) display = glm_typography_plan_set_block (title, i);

      g_string_append_printf (out, "%s\n\n", glm_display_text_get_text (display, NULL));
    }

  for (guint i = 0; i < glm_document_get_n_blocks (document); i++)
    {
      const GlmBlock *block = glm_document_get_block (document, i);
      gboolean same_before = i > 0 && glm_document_get_block (document, i - 1)->kind == block->kind;

      if (i > 0)
        g_string_append (out, same_before && (block->kind == GLM_BLOCK_TABLE || block->kind == GLM_BLOCK_LIST_ITEM) ? "\n" : "\n\n");
      if (block->kind == GLM_BLOCK_RULE)
        g_string_append (out, "* * *");
      else if ((block->kind == GLM_BLOCK_LIST_ITEM || block->kind == GLM_BLOCK_NOTE) && block->ordinal > 0)
        g_string_append_printf (out, "%u. ", block->ordinal);
      else if (block->kind == GLM_BLOCK_LIST_ITEM)
        g_string_append (out, "• ");
      _glm_export_write_inline (out, plan, i, &plain_writer);
    }
  g_string_append_c (out, '\n');
  return g_string_free (out, FALSE);
}
