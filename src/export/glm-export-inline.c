/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The inline spans of a block, from the source and from the rules of typography, in display offsets and
 * properly nested, as HTML and Markdown want them.
 */

#include "config.h"

#include "glm-export-private.h"

static int
compare_inlines (gconstpointer a,
                 gconstpointer b)
{
  const GlmInline *x = a, *y = b;

  if (x->range.start != y->range.start)
    return x->range.start < y->range.start ? -1 : 1;
  if (x->range.end != y->range.end)
    return x->range.end > y->range.end ? -1 : 1;
  return (x->kind > y->kind) - (x->kind < y->kind);
}

static GArray *
gather_inlines (GlmTypographyPlan    *plan,
                guint                 block,
                const GlmDisplayText *display)
{
  GArray *inlines = g_array_new (FALSE, FALSE, sizeof (GlmInline));
  guint n_spans, n_styles;
  const GlmSpan *spans = glm_document_get_block_spans (glm_typography_plan_get_document (plan), block, &n_spans);
  const GlmDisplayStyleRange *styles = glm_display_text_get_styles (display, &n_styles);

  for (guint i = 0; i < n_spans; i++)
    {
      GlmInline span = { .kind = spans[i].kind, .target = spans[i].target };

      span.range.start = glm_display_text_from_source (display, spans[i].range.start, GLM_BIAS_AFTER);
      span.range.end = glm_display_text_from_source (display, spans[i].range.end, GLM_BIAS_BEFORE);
      if (!glm_range_is_empty (span.range))
        g_array_append_val (inlines, span);
    }
  for (guint i = 0; i < n_styles; i++)
    {
      GlmInline span = { .range = styles[i].display };

      span.kind = styles[i].style == GLM_DISPLAY_STYLE_SUPERIOR ? GLM_SPAN_SUPERIOR : GLM_SPAN_SMALL_CAPS;
      if (!glm_range_is_empty (span.range))
        g_array_append_val (inlines, span);
    }
  g_array_sort (inlines, compare_inlines);
  return inlines;
}

/* Closes the open spans that end at or before @limit, writing the text up to each end. */
static gsize
close_until (GString               *out,
             const char            *text,
             gsize                  at,
             gsize                  limit,
             GArray                *open,
             const GlmInlineWriter *writer)
{
  while (open->len > 0)
    {
      GlmInline span = g_array_index (open, GlmInline, open->len - 1);
      gboolean code = FALSE;

      if (span.range.end > limit)
        break;
      for (guint i = 0; i < open->len; i++)
        code |= g_array_index (open, GlmInline, i).kind == GLM_SPAN_CODE;
      writer->text (out, text + at, span.range.end - at, code);
      at = span.range.end;
      writer->mark (out, &span, FALSE);
      g_array_set_size (open, open->len - 1);
    }
  return at;
}

static gboolean
is_code (const GArray *open)
{
  for (guint i = 0; i < open->len; i++)
    if (g_array_index (open, GlmInline, i).kind == GLM_SPAN_CODE)
      return TRUE;
  return FALSE;
}

/* Writes what block @block shows. A span that overlaps an earlier one ends with it. */
void
_glm_export_write_inline (GString               *out,
                          GlmTypographyPlan     *plan,
                          guint                  block,
                          const GlmInlineWriter *writer)
{
  g_autoptr (GlmDisplayText) display = glm_typography_plan_set_block (plan, block);
  g_autoptr (GArray) inlines = gather_inlines (plan, block, display);
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (GlmInline));
  gsize length, at = 0;
  const char *text = glm_display_text_get_text (display, &length);

  for (guint i = 0; i < inlines->len; i++)
    {
      GlmInline span = g_array_index (inlines, GlmInline, i);

      at = close_until (out, text, at, span.range.start, open, writer);
      if (open->len > 0)
        span.range.end = MIN (span.range.end, g_array_index (open, GlmInline, open->len - 1).range.end);
      /* Marks inside code would be shown as text. */
      if (glm_range_is_empty (span.range) || is_code (open))
        continue;
      writer->text (out, text + at, span.range.start - at, FALSE);
      at = span.range.start;
      writer->mark (out, &span, TRUE);
      g_array_append_val (open, span);
    }
  at = close_until (out, text, at, length, open, writer);
  writer->text (out, text + at, length - at, FALSE);
}

/* Addresses that run something when they are followed are not written to a file. */
gboolean
_glm_export_is_safe_link (const char *address)
{
  static const char *const schemes[] = { "http", "https", "mailto", "ftp", "tel" };
  g_autofree char *scheme = NULL;

  if (address == NULL || *address == '\0' || !g_utf8_validate (address, -1, NULL))
    return FALSE;
  for (const char *p = address; *p != '\0'; p++)
    if ((guchar) *p < 0x20)
      return FALSE;
  scheme = g_uri_parse_scheme (address);
  if (scheme == NULL)
    return *address == '#' || *address == '/' || *address == '.' || g_ascii_isalnum (*address);
  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strcasecmp (scheme, schemes[i]) == 0)
      return TRUE;
  return FALSE;
}
