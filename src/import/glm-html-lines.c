/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-html-reader-private.h"

#include "glm-html-byline.h"
#include "glm-html-hints.h"

#include <string.h>

/* « Anne Roy est journaliste … »: a line that begins with an author's name and tells who that is. */
static gboolean
tells_of_author (const GlmHtmlReader *self,
                 const char          *text)
{
  static const char *const verbs[] = { " est ", " is ", " ist ", " es ", " è ", " was ", " a été ", ", journaliste", " has been " };

  for (char **author = self->clues->authors; author != NULL && *author != NULL; author++)
    {
      const char *rest = text + strlen (*author);

      if (strchr (*author, ' ') == NULL || !g_str_has_prefix (text, *author))
        continue;
      for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
        if (g_str_has_prefix (rest, verbs[i]))
          return TRUE;
    }
  return FALSE;
}

/* « Par Anne Roy », "Anne ROY": nothing but names of authors, all of them known. */
static gboolean
names_authors (const GlmHtmlReader *self,
               const char          *text)
{
  g_auto (GStrv) names = self->clues->authors != NULL ? glm_html_byline_split (text) : NULL;

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *name = g_utf8_casefold (names[i], -1);
      gboolean known = FALSE;

      for (char **author = self->clues->authors; *author != NULL && !known; author++)
        {
          g_autofree char *folded = g_utf8_casefold (*author, -1);

          known = strcmp (name, folded) == 0;
        }
      if (!known)
        return FALSE;
    }
  return names != NULL;
}

typedef enum {
  LINE_OF_ARTICLE,
  LINE_FURNITURE,
  LINE_OPENS_BOX, /* furniture, and so is the box whose first line it is */
} LineKind;

/* What a run is by what it says; @body_begun after the first paragraph. */
static LineKind
judge_line (const GlmHtmlReader *self,
            guint                index,
            const char          *text,
            gboolean             body_begun)
{
  const GlmHtmlRun *run = glm_html_reader_get_run (self, index);
  guint tag = self->tree->nodes[run->owner].tag;
  gboolean heading = tag >= GLM_HTML_H1 && tag <= GLM_HTML_H6;

  if (tag == GLM_HTML_H1 && !body_begun && (self->clues->title == NULL || index == 0 || run->link_chars * 2 > run->chars))
    return LINE_FURNITURE;
  if (!body_begun && run->chars < 250 && self->clues->title != NULL && glm_html_evidence_same (text, self->clues->title))
    return LINE_FURNITURE;
  if (self->known[index] || self->notes[run->first])
    return LINE_OF_ARTICLE;
  if (run->chars < 200 && glm_html_phrase_is_pointer (text) && (!glm_html_run_is_prose (run) || run->link_chars * 3 > run->chars))
    return LINE_OPENS_BOX;
  if (run->chars < 220 && glm_html_phrase_is_notice (text))
    return LINE_OPENS_BOX;
  if (run->chars < 120 && glm_html_phrase_is_date (text))
    return LINE_FURNITURE;
  if (run->chars < 450 && tag != GLM_HTML_LI && glm_html_phrase_is_call (text))
    return LINE_OPENS_BOX;
  if ((heading || run->chars < 40) && glm_html_phrase_is_heading (text))
    return LINE_OPENS_BOX;
  if (glm_html_phrase_is_of_site (text) && !self->about_sites)
    return LINE_FURNITURE;
  /* « Publié le » marks a page, « Partager son toit » begins a sentence. */
  if (run->chars < 100 && !run->ends_sentence && glm_html_phrase_is_mark (text))
    return LINE_FURNITURE;
  if ((run->chars < 120 && !glm_html_run_is_prose (run) && names_authors (self, text)) ||
      (run->chars < 450 && body_begun && tells_of_author (self, text)))
    return LINE_FURNITURE;
  return LINE_OF_ARTICLE;
}

/* The box that a furniture line opens is furniture with it, where it is small beside the article. Returns where it ends. */
static guint32
drop_box_of (GlmHtmlReader    *self,
             const GlmHtmlRun *run,
             const guint32    *prose,
             guint32           total)
{
  const GlmHtmlTree *tree = self->tree;
  guint32 box = run->owner;
  guint32 best = 0;

  while (box > self->root)
    {
      guint32 told = prose[tree->nodes[box].end] - prose[box];

      /* The line has to be the first in the box. */
      if (self->first_runs[box] != run->first || told * 5 > total || told > 900)
        break;
      best = box;
      box = tree->nodes[box].parent;
    }
  if (best == 0)
    {
      glm_html_reader_drop_run (self, run);
      return run->last + 1;
    }
  self->dropped[best] = TRUE;
  return tree->nodes[best].end;
}

/* For each element the first text of the first run in it. */
static void
find_first_runs (GlmHtmlReader *self)
{
  const GlmHtmlTree *tree = self->tree;
  guint next = 0;

  g_free (self->first_runs);
  self->first_runs = g_new0 (guint32, tree->n_nodes);
  for (guint32 i = 0; i < tree->n_nodes; i++)
    {
      while (next < self->runs->len && glm_html_reader_get_run (self, next)->first < i)
        next++;
      if (next < self->runs->len && glm_html_reader_get_run (self, next)->first < tree->nodes[i].end)
        self->first_runs[i] = glm_html_reader_get_run (self, next)->first;
    }
}

static guint32 *
sum_prose (GlmHtmlReader *self)
{
  guint32 *prose = g_new0 (guint32, self->tree->n_nodes + 1);
  guint next = 0;

  for (guint32 i = 0; i < self->tree->n_nodes; i++)
    {
      prose[i + 1] = prose[i];
      for (; next < self->runs->len && glm_html_reader_get_run (self, next)->first == i; next++)
        if (glm_html_run_is_prose (glm_html_reader_get_run (self, next)) || self->known[next])
          prose[i + 1] += glm_html_reader_get_run (self, next)->chars;
    }
  return prose;
}

static guint
tag_of_run (const GlmHtmlReader *self,
            const GlmHtmlRun    *run)
{
  return self->tree->nodes[run->owner].tag;
}

static guint32
find_article (const GlmHtmlReader *self,
              guint32              node)
{
  while (node > 0 && self->tree->nodes[node].tag != GLM_HTML_ARTICLE)
    node = self->tree->nodes[node].parent;
  return node;
}

/*
 * A title that is not the article's, after an article's worth of prose and in an `<article>` that
 * its paragraphs are not in, is another article's. Titles of chapters are in none or in the same.
 */
static gboolean
begins_another (const GlmHtmlReader *self,
                const GlmHtmlRun    *run,
                const char          *text,
                guint32              told,
                guint32              last_owner)
{
  guint32 article = told >= GLM_HTML_MIN_ARTICLE ? find_article (self, run->owner) : 0;

  return article > 0 && article != find_article (self, last_owner) &&
         (self->clues->title == NULL || !glm_html_evidence_same (text, self->clues->title));
}

static void
drop_rest (GlmHtmlReader *self,
           guint          from)
{
  for (guint i = from; i < self->runs->len; i++)
    glm_html_reader_drop_run (self, glm_html_reader_get_run (self, i));
}

/* The same few words three times over, outside of lists, tables and headings, are a mark of the page: "Publicité". */
static gboolean
is_repeated (const GlmHtmlReader *self,
             GHashTable          *counts,
             const GlmHtmlRun    *run,
             const char          *text)
{
  guint tag = self->tree->nodes[run->owner].tag;

  if (tag == GLM_HTML_LI || tag == GLM_HTML_TD || tag == GLM_HTML_TH || tag == GLM_HTML_DD || tag == GLM_HTML_PRE ||
      (tag >= GLM_HTML_H1 && tag <= GLM_HTML_H6) || run->ends_sentence)
    return FALSE;
  return GPOINTER_TO_UINT (g_hash_table_lookup (counts, text)) >= 3;
}

/**
 * glm_html_reader_drop_lines:
 * @self: a reader with a root
 *
 * Drops the lines of the article that are not of it: its title again, pointers elsewhere, the
 * notices of the site, paragraphs that stand there twice.
 */
void
glm_html_reader_drop_lines (GlmHtmlReader *self)
{
  guint32 end = self->tree->nodes[self->root].end;
  g_autofree guint32 *prose = sum_prose (self);
  guint32 total = prose[end] - prose[self->root];
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree guint8 *inside = glm_html_reader_map_inside (self);
  guint32 skip = 0, told = 0, last_owner = 0;
  gboolean body_begun = FALSE;

  find_first_runs (self);
  for (guint i = 0; i < self->runs->len; i++)
    if (inside[glm_html_reader_get_run (self, i)->first] && glm_html_reader_get_run (self, i)->chars < 50)
      {
        char *text = glm_html_run_dup_text (self->tree, self->dropped, glm_html_reader_get_run (self, i), 400);

        g_hash_table_replace (counts, text, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, text)) + 1));
      }
  for (guint i = 0; i < self->runs->len; i++)
    {
      const GlmHtmlRun *run = glm_html_reader_get_run (self, i);
      g_autofree char *text = NULL;
      LineKind kind;

      if (run->first < skip || !inside[run->first])
        continue;
      text = glm_html_run_dup_text (self->tree, self->dropped, run, 400);
      if (tag_of_run (self, run) == GLM_HTML_H1 && begins_another (self, run, text, told, last_owner))
        {
          drop_rest (self, i);
          return;
        }
      kind = run->chars < 50 && is_repeated (self, counts, run, text) ? LINE_FURNITURE : judge_line (self, i, text, body_begun);
      if (kind == LINE_FURNITURE)
        glm_html_reader_drop_run (self, run);
      else if (kind == LINE_OPENS_BOX)
        skip = drop_box_of (self, run, prose, total);
      else if (run->chars > 50 && !g_hash_table_add (seen, g_strdup (text)))
        glm_html_reader_drop_run (self, run);
      else if (glm_html_run_is_prose (run))
        {
          body_begun = TRUE;
          told += run->chars;
          last_owner = run->owner;
        }
    }
}
