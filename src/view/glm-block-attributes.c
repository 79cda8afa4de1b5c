/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What a screen reader is told of letters: how they are set, where a link leads, in which language they are and who is
 * mentioned. GTK has words for the first of these only, and on 4.8 takes them as attributes of Pango.
 */

#include "config.h"

#include "glm-block-attributes.h"

#include "glm-article-view-private.h"

#include <glib/gi18n-lib.h>

static void
add (GPtrArray  *names,
     GPtrArray  *values,
     const char *name,
     const char *value)
{
  g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_add (values, g_strdup (value));
}

static const char *
get_language (GlmArticleView *view,
              const GlmBlock *block)
{
  return block->language != NULL ? block->language : glm_typography_plan_get_language (view->plan);
}

/* Takes from @run what lies beyond @edge, seen from @position. */
static void
cut (GlmRange *run,
     gsize     edge,
     gsize     position)
{
  if (edge <= position)
    run->start = MAX (run->start, edge);
  else
    run->end = MIN (run->end, edge);
}

static void
add_span (const GlmSpan *span,
          GPtrArray     *names,
          GPtrArray     *values)
{
  switch (span->kind)
    {
    case GLM_SPAN_EMPHASIS:
      add (names, values, "style", "italic");
      break;
    case GLM_SPAN_STRONG:
      add (names, values, "weight", "700");
      break;
    case GLM_SPAN_LINK:
      /* Translators: an attribute of some letters, before its address, as a screen reader says it */
      add (names, values, C_("text attribute", "link"), span->target != NULL ? span->target : "");
      break;
    case GLM_SPAN_SUPERIOR:
    case GLM_SPAN_NOTE_REFERENCE:
      add (names, values, "text-position", "super");
      break;
    case GLM_SPAN_INFERIOR:
      add (names, values, "text-position", "sub");
      break;
    case GLM_SPAN_CODE:
      add (names, values, "family-name", "monospace");
      break;
    case GLM_SPAN_SMALL_CAPS:
      add (names, values, "variant", "small-caps");
      break;
    case GLM_SPAN_STRIKE:
      add (names, values, "strikethrough", "true");
      break;
    case GLM_SPAN_LANGUAGE:
      add (names, values, "language", span->target != NULL ? span->target : "");
      break;
    default:
      break;
    }
}

/*< private >
 * _glm_block_attributes_at:
 * @view: the view
 * @within: bytes of the text, of one block
 * @position: one of them
 * @names: takes names of attributes
 * @values: takes as many values
 *
 * The same attribute may be added twice, of which the last holds.
 *
 * Returns: the bytes of @within around @position that have the same attributes
 */
GlmRange
_glm_block_attributes_at (GlmArticleView *view,
                          GlmRange        within,
                          gsize           position,
                          GPtrArray      *names,
                          GPtrArray      *values)
{
  guint index = glm_document_find_block (view->document, within.start);
  const GlmBlock *block = glm_document_get_block (view->document, index);
  guint n_spans;
  const GlmSpan *spans = glm_document_get_block_spans (view->document, index, &n_spans);
  GlmRange run = within;

  add (names, values, "language", get_language (view, block));
  if (block->kind == GLM_BLOCK_HEADING)
    add (names, values, "weight", "700");
  for (guint i = 0; i < n_spans; i++)
    {
      if (position >= spans[i].range.start && position < spans[i].range.end)
        add_span (&spans[i], names, values);
      cut (&run, spans[i].range.start, position);
      cut (&run, spans[i].range.end, position);
    }
  if (view->describe != NULL)
    {
      GlmRange stretch = within;
      g_autofree char *name = NULL;
      g_autofree char *value = view->describe (view, position, &stretch, &name, view->describe_data);

      if (value != NULL)
        add (names, values, name, value);
      cut (&run, stretch.start, position);
      cut (&run, stretch.end, position);
    }
  return run;
}

/*< private >
 * _glm_block_attributes_default:
 * @view: the view
 * @names: takes names of attributes
 * @values: takes as many values
 *
 * Those of all letters that have no others.
 */
void
_glm_block_attributes_default (GlmArticleView *view,
                               GPtrArray      *names,
                               GPtrArray      *values)
{
  g_autofree char *size = NULL;

  add (names, values, "weight", "400");
  add (names, values, "style", "normal");
  if (view->typesetter == NULL)
    return;
  size = g_strdup_printf ("%d", (int) (view->style->size * 0.75 + 0.5));
  add (names, values, "family-name", glm_typesetter_get_family (view->typesetter));
  add (names, values, "size", size);
  add (names, values, "language", glm_typography_plan_get_language (view->plan));
}

static PangoAttribute *
new_attribute (GlmSpanKind kind)
{
  switch (kind)
    {
    case GLM_SPAN_EMPHASIS:
      return pango_attr_style_new (PANGO_STYLE_ITALIC);
    case GLM_SPAN_STRONG:
      return pango_attr_weight_new (PANGO_WEIGHT_BOLD);
    case GLM_SPAN_LINK:
      return pango_attr_underline_new (PANGO_UNDERLINE_SINGLE);
    case GLM_SPAN_CODE:
      return pango_attr_family_new ("monospace");
    case GLM_SPAN_SMALL_CAPS:
      return pango_attr_variant_new (PANGO_VARIANT_SMALL_CAPS);
    case GLM_SPAN_STRIKE:
      return pango_attr_strikethrough_new (TRUE);
    case GLM_SPAN_SUPERIOR:
    case GLM_SPAN_INFERIOR:
    case GLM_SPAN_NOTE_REFERENCE:
    case GLM_SPAN_LANGUAGE:
    default:
      return NULL;
    }
}

static void
insert (PangoAttrList  *list,
        PangoAttribute *attribute,
        gsize           start,
        gsize           end)
{
  if (attribute == NULL)
    return;
  attribute->start_index = (guint) start;
  attribute->end_index = (guint) end;
  pango_attr_list_insert (list, attribute);
}

/*< private >
 * _glm_block_attributes_new_list:
 * @view: the view
 * @range: bytes of the text, of one block
 *
 * Returns: (transfer full): how they are set, as far as GTK tells screen readers of it, in offsets from the first
 */
PangoAttrList *
_glm_block_attributes_new_list (GlmArticleView *view,
                                GlmRange        range)
{
  PangoAttrList *list = pango_attr_list_new ();
  guint index = glm_document_find_block (view->document, range.start);
  const GlmBlock *block = glm_document_get_block (view->document, index);
  guint n_spans;
  const GlmSpan *spans = glm_document_get_block_spans (view->document, index, &n_spans);

  insert (list, pango_attr_language_new (pango_language_from_string (get_language (view, block))), 0, glm_range_length (range));
  if (block->kind == GLM_BLOCK_HEADING)
    insert (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD), 0, glm_range_length (range));
  for (guint i = 0; i < n_spans; i++)
    {
      GlmRange part = glm_range_intersect (spans[i].range, range);

      if (!glm_range_is_empty (part))
        insert (list, new_attribute (spans[i].kind), part.start - range.start, part.end - range.start);
    }
  return list;
}
