/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-html-runs.h"

#include <string.h>

typedef struct
{
  guint32 block;    /* nearest block element, itself included */
  guint32 link_end; /* end of the link it is in, 0 for none */
  guint32 strong_end;
} Context;

static void
measure (const GlmHtmlTree *tree,
         const GlmHtmlNode *node,
         GlmHtmlMeasure    *measure)
{
  const char *p = tree->pool->str + node->first;
  const char *end = p + node->length;

  while (p < end)
    {
      guchar c = (guchar) *p;
      const char *next = p + 1;

      if (c >= 0x80)
        {
          next = g_utf8_next_char (p);
          /* U+00A0 is as white as a space; U+2026 ends a sentence; closing signs leave the end as it is. */
          if (c != 0xC2 || (guchar) p[1] != 0xA0)
            {
              /* A sign of China, Japan or Korea says as much as two letters. */
              measure->chars += c >= 0xE3 && c < 0xF0 ? 2 : 1;
              if (c == 0xE3 && (guchar) p[1] == 0x80 && (guchar) p[2] == 0x82)
                {
                  measure->sentences++;
                  measure->end = GLM_HTML_ENDS_SENTENCE;
                }
              else if (c == 0xE2 && (guchar) p[1] == 0x80 && (guchar) p[2] == 0xA6)
                measure->end = GLM_HTML_ENDS_SENTENCE;
              else if (!(c == 0xC2 && (guchar) p[1] == 0xBB) && !(c == 0xE2 && (guchar) p[1] == 0x80))
                measure->end = GLM_HTML_ENDS_WITHIN;
            }
        }
      else if (!g_ascii_isspace (c))
        {
          measure->chars++;
          if (g_ascii_isalnum (c))
            measure->end = GLM_HTML_ENDS_WITHIN;
          else if (c == '.' || c == '!' || c == '?')
            {
              measure->sentences++;
              measure->end = GLM_HTML_ENDS_SENTENCE;
            }
          else if (c == ',' || c == ';')
            {
              measure->commas++;
              measure->end = GLM_HTML_ENDS_WITHIN;
            }
          else if (c != '"' && c != '\'' && c != ')' && c != ']')
            measure->end = GLM_HTML_ENDS_WITHIN;
        }
      p = next;
    }
}

/**
 * glm_html_measures_new:
 * @tree: a page
 * @dropped: (array): for each node, whether it and what is in it will never be asked for
 *
 * The runs of a page are found several times, as it is pared down; its letters are counted once.
 *
 * Returns: (transfer full) (array): for each text node what glm_html_runs_new() needs to know of it
 */
GlmHtmlMeasure *
glm_html_measures_new (const GlmHtmlTree *tree,
                       const guint8      *dropped)
{
  GlmHtmlMeasure *measures = g_new0 (GlmHtmlMeasure, tree->n_nodes);

  for (guint32 i = 1; i < tree->n_nodes; i++)
    if (dropped[i])
      i = tree->nodes[i].end - 1;
    else if (tree->nodes[i].tag == GLM_HTML_TEXT)
      measure (tree, &tree->nodes[i], &measures[i]);
  return measures;
}

static void
add_text (const GlmHtmlMeasure *measure,
          gboolean              in_link,
          gboolean              in_strong,
          GlmHtmlRun           *run)
{
  run->chars += measure->chars;
  run->sentences += measure->sentences;
  run->commas += measure->commas;
  if (measure->end != GLM_HTML_ENDS_AS_BEFORE)
    run->ends_sentence = measure->end == GLM_HTML_ENDS_SENTENCE;
  if (in_link)
    run->link_chars += measure->chars;
  if (in_strong)
    run->strong_chars += measure->chars;
}

/**
 * glm_html_runs_new:
 * @tree: a page
 * @measures: (array): what glm_html_measures_new() found
 * @dropped: (array): for each node, whether it and what is in it is left out
 *
 * Returns: (transfer full) (element-type GlmHtmlRun): the runs that have text, in order; at most one a text node
 */
GArray *
glm_html_runs_new (const GlmHtmlTree    *tree,
                   const GlmHtmlMeasure *measures,
                   const guint8         *dropped)
{
  GArray *runs = g_array_new (FALSE, TRUE, sizeof (GlmHtmlRun));
  g_autofree Context *contexts = g_new0 (Context, tree->n_nodes);
  GlmHtmlRun run = { 0 };
  gboolean open = FALSE, after_break = FALSE;

  for (guint32 i = 1; i < tree->n_nodes; i++)
    {
      const GlmHtmlNode *node = &tree->nodes[i];
      Context *context = &contexts[i];

      if (dropped[i])
        {
          i = node->end - 1;
          continue;
        }
      *context = contexts[node->parent];
      if (node->tag == GLM_HTML_BR)
        {
          if (after_break && open && run.chars > 0)
            {
              g_array_append_val (runs, run);
              open = FALSE;
            }
          after_break = TRUE;
        }
      else if (node->tag != GLM_HTML_TEXT)
        {
          if (glm_html_tag_get_flags (node->tag) & GLM_HTML_BLOCK)
            {
              context->block = i;
              if (open && run.chars > 0)
                g_array_append_val (runs, run);
              open = FALSE;
            }
          else if (node->tag == GLM_HTML_A && glm_html_tree_attribute (tree, i, GLM_HTML_HREF) != NULL)
            context->link_end = node->end;
          else if (node->tag == GLM_HTML_B || node->tag == GLM_HTML_STRONG)
            context->strong_end = node->end;
        }
      else
        {
          guint32 before;

          if (open && context->block != run.owner)
            {
              if (run.chars > 0)
                g_array_append_val (runs, run);
              open = FALSE;
            }
          if (!open)
            {
              memset (&run, 0, sizeof run);
              run.owner = context->block;
              run.first = i;
              open = TRUE;
            }
          before = run.chars;
          add_text (&measures[i], i < context->link_end, i < context->strong_end, &run);
          run.last = i;
          if (run.chars > before)
            after_break = FALSE;
        }
    }
  if (open && run.chars > 0)
    g_array_append_val (runs, run);
  return runs;
}

/**
 * glm_html_run_dup_text:
 * @tree: a page
 * @dropped: (array): for each node, whether it is left out
 * @run: a run
 * @max_bytes: enough
 *
 * Returns: (transfer full): its text, white space collapsed
 */
char *
glm_html_run_dup_text (const GlmHtmlTree *tree,
                       const guint8      *dropped,
                       const GlmHtmlRun  *run,
                       gsize              max_bytes)
{
  GString *text = g_string_new (NULL);
  gboolean space = FALSE;

  for (guint32 i = run->first; i <= run->last && text->len < max_bytes; i++)
    {
      const GlmHtmlNode *node = &tree->nodes[i];

      if (dropped[i])
        {
          i = node->end - 1;
          continue;
        }
      if (node->tag == GLM_HTML_BR)
        space = TRUE;
      if (node->tag == GLM_HTML_TEXT)
        glm_html_tree_append_words (tree, i, max_bytes, text, &space);
    }
  return g_string_free (text, FALSE);
}

/**
 * glm_html_run_link_density:
 * @run: a run
 *
 * Returns: how much of it is in links, 0 to 1
 */
double
glm_html_run_link_density (const GlmHtmlRun *run)
{
  return run->chars > 0 ? (double) run->link_chars / run->chars : 0;
}

/**
 * glm_html_run_is_prose:
 * @run: a run
 *
 * Returns: whether it is sentences that are not mostly links
 */
gboolean
glm_html_run_is_prose (const GlmHtmlRun *run)
{
  return run->chars >= 60 && (glm_html_run_link_density (run) < 0.4 || (glm_html_run_link_density (run) < 0.8 && run->chars - run->link_chars >= 60 && run->ends_sentence)) &&
         (run->sentences > 0 || run->commas > 1 || run->chars > 140);
}
