/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-match-list.h"

/* Characters of a snippet: a third before the match, two thirds after. */
#define SNIPPET_BEFORE 30
#define SNIPPET_AFTER  60

/**
 * GlmMatchList:
 *
 * What was found, as rows. A row is made when it is asked for, so that a hundred thousand matches
 * cost what is on screen.
 */
struct _GlmMatchList
{
  GObject      parent_instance;

  GlmTypographyPlan *plan; /* (nullable): how the article is set */

  GlmDocument *document;
  GlmMatches  *matches;
  GArray      *headings; /* guint, blocks that are headings, in order */
  GArray      *mentions; /* GlmRange: only matches in the paragraphs of these; NULL for all */
  GlmRange     section;  /* only matches in it; empty for all */
  gboolean     quoted;   /* only matches in quotations */
  GArray      *shown;    /* guint: which matches those are; NULL for all */
};

struct _GlmMatchItem
{
  GObject       parent_instance;

  GlmMatchList *list;
  GlmDocument  *document;
  GlmRange      range;
  guint         index;
  guint         position;
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE (GlmMatchItem, glm_match_item, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE_WITH_CODE (GlmMatchList, glm_match_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static guint
count_matches (GlmMatchList *self)
{
  guint n = 0;

  if (self->shown != NULL)
    return self->shown->len;
  if (self->matches != NULL)
    glm_matches_get (self->matches, &n);
  return n;
}

static guint
get_index (GlmMatchList *self,
           guint         position)
{
  return self->shown != NULL ? g_array_index (self->shown, guint, position) : position;
}

static GType
get_item_type (GListModel *model)
{
  return GLM_TYPE_MATCH_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return count_matches (GLM_MATCH_LIST (model));
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  GlmMatchList *self = GLM_MATCH_LIST (model);
  GlmMatchItem *item;

  if (position >= count_matches (self))
    return NULL;
  item = g_object_new (GLM_TYPE_MATCH_ITEM, NULL);
  item->list = g_object_ref (self);
  item->document = glm_document_ref (self->document);
  item->position = position;
  item->index = get_index (self, position);
  item->range = glm_matches_get (self->matches, NULL)[item->index];
  return item;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
glm_match_item_finalize (GObject *object)
{
  GlmMatchItem *self = GLM_MATCH_ITEM (object);

  g_clear_object (&self->list);
  g_clear_pointer (&self->document, glm_document_unref);
  G_OBJECT_CLASS (glm_match_item_parent_class)->finalize (object);
}

static void
glm_match_item_class_init (GlmMatchItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = glm_match_item_finalize;
}

static void
glm_match_item_init (GlmMatchItem *self)
{
}

static void
glm_match_list_finalize (GObject *object)
{
  GlmMatchList *self = GLM_MATCH_LIST (object);

  g_clear_pointer (&self->document, glm_document_unref);
  g_clear_pointer (&self->matches, glm_matches_unref);
  g_clear_pointer (&self->plan, glm_typography_plan_unref);
  g_array_unref (self->headings);
  g_clear_pointer (&self->mentions, g_array_unref);
  g_clear_pointer (&self->shown, g_array_unref);
  G_OBJECT_CLASS (glm_match_list_parent_class)->finalize (object);
}

static void
glm_match_list_class_init (GlmMatchListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = glm_match_list_finalize;
}

static void
glm_match_list_init (GlmMatchList *self)
{
  self->headings = g_array_new (FALSE, FALSE, sizeof (guint));
}

static void
gather_headings (GlmMatchList *self)
{
  guint n = self->document != NULL ? glm_document_get_n_blocks (self->document) : 0;

  g_array_set_size (self->headings, 0);
  for (guint i = 0; i < n; i++)
    if (glm_document_get_block (self->document, i)->kind == GLM_BLOCK_HEADING)
      g_array_append_val (self->headings, i);
}

/* Whether one of the mentions stands in @paragraph. */
static gboolean
has_mention (GlmMatchList *self,
             GlmRange      paragraph)
{
  guint low = 0;
  guint high = self->mentions->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->mentions, GlmRange, middle).start < paragraph.start)
        low = middle + 1;
      else
        high = middle;
    }
  return low < self->mentions->len && g_array_index (self->mentions, GlmRange, low).start < paragraph.end;
}

/* How deep in quotation marks the reader is at a place of a block. */
typedef struct
{
  guint block;
  gsize position;
  guint depth;
} QuoteDepth;

/* A paragraph that begins with a closing mark goes on with the quotation of the one before, as printers did. */
static void
read_quote (QuoteDepth *self,
            gunichar    c,
            gboolean    first)
{
  if (c == 0xAB || c == 0x201C || c == 0x201E || (c == 0xBB && first))
    self->depth++;
  else if ((c == 0xBB || c == 0x201D) && self->depth > 0)
    self->depth--;
  else if (c == '"')
    self->depth = self->depth == 0;
}

/* Whether a match is in a quotation; matches have to come in order. */
static gboolean
is_quoted (GlmMatchList *self,
           QuoteDepth   *depth,
           GlmRange      match)
{
  const char *text = glm_document_get_text (self->document, NULL);
  guint index = glm_document_find_block (self->document, match.start);
  const GlmBlock *block = glm_document_get_block (self->document, index);

  if (block->kind == GLM_BLOCK_QUOTE)
    return TRUE;
  if (index != depth->block)
    *depth = (QuoteDepth){ index, block->range.start, 0 };
  while (depth->position <= match.start)
    {
      read_quote (depth, g_utf8_get_char (text + depth->position), depth->position == block->range.start);
      depth->position += (gsize) g_utf8_skip[(guchar) text[depth->position]];
    }
  return depth->depth > 0;
}

static gboolean
is_filtered (GlmMatchList *self)
{
  return self->mentions != NULL || self->quoted || !glm_range_is_empty (self->section);
}

static void
choose (GlmMatchList *self)
{
  QuoteDepth depth = { G_MAXUINT, 0, 0 };
  const GlmRange *ranges;
  guint n = 0;

  g_clear_pointer (&self->shown, g_array_unref);
  if (!is_filtered (self) || self->matches == NULL)
    return;
  ranges = glm_matches_get (self->matches, &n);
  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < n; i++)
    {
      if (!glm_range_is_empty (self->section) && !glm_range_contains (self->section, ranges[i].start))
        continue;
      if (self->mentions != NULL &&
          !has_mention (self, glm_document_get_block (self->document, glm_document_find_block (self->document, ranges[i].start))->range))
        continue;
      if (!self->quoted || is_quoted (self, &depth, ranges[i]))
        g_array_append_val (self->shown, i);
    }
}

static void
choose_anew (GlmMatchList *self)
{
  guint before = count_matches (self);

  choose (self);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, count_matches (self));
}

/**
 * glm_match_list_set_quoted:
 * @self: a list
 * @quoted: whether to list only what was found in quotations
 */
void
glm_match_list_set_quoted (GlmMatchList *self,
                           gboolean      quoted)
{
  g_return_if_fail (GLM_IS_MATCH_LIST (self));

  if (self->quoted == quoted)
    return;
  self->quoted = quoted;
  choose_anew (self);
}

/**
 * glm_match_list_set_section:
 * @self: a list
 * @section: bytes of the article; an empty range for all of it
 *
 * Lists only what was found there.
 */
void
glm_match_list_set_section (GlmMatchList *self,
                            GlmRange      section)
{
  g_return_if_fail (GLM_IS_MATCH_LIST (self));

  if (glm_range_equal (self->section, section))
    return;
  self->section = section;
  choose_anew (self);
}

/**
 * glm_match_list_set_mentions:
 * @self: a list
 * @mentions: (nullable) (array length=n_mentions): mentions of a being, in order; %NULL for every match
 * @n_mentions: how many
 *
 * Lists only what was found in paragraphs where the being is mentioned.
 */
void
glm_match_list_set_mentions (GlmMatchList   *self,
                             const GlmRange *mentions,
                             guint           n_mentions)
{
  g_return_if_fail (GLM_IS_MATCH_LIST (self));

  if (mentions == NULL && self->mentions == NULL)
    return;
  g_clear_pointer (&self->mentions, g_array_unref);
  if (mentions != NULL)
    {
      self->mentions = g_array_sized_new (FALSE, FALSE, sizeof (GlmRange), n_mentions);
      g_array_append_vals (self->mentions, mentions, n_mentions);
    }
  choose_anew (self);
}

/**
 * glm_match_list_find:
 * @self: a list
 * @match: which match
 *
 * Returns: the position of its row, %G_MAXUINT when it has none
 */
guint
glm_match_list_find (GlmMatchList *self,
                     guint         match)
{
  g_return_val_if_fail (GLM_IS_MATCH_LIST (self), G_MAXUINT);

  if (self->shown == NULL)
    return match < count_matches (self) ? match : G_MAXUINT;
  for (guint i = 0; i < self->shown->len; i++)
    if (g_array_index (self->shown, guint, i) == match)
      return i;
  return G_MAXUINT;
}

/**
 * glm_match_list_new:
 *
 * Returns: (transfer full): an empty list
 */
GlmMatchList *
glm_match_list_new (void)
{
  return g_object_new (GLM_TYPE_MATCH_LIST, NULL);
}

/**
 * glm_match_list_set_matches:
 * @self: a list
 * @document: (nullable): the article
 * @matches: (nullable): what was found in it
 */
void
glm_match_list_set_matches (GlmMatchList *self,
                            GlmDocument  *document,
                            GlmMatches   *matches)
{
  guint before;
  gboolean other = document != self->document;

  g_return_if_fail (GLM_IS_MATCH_LIST (self));

  before = count_matches (self);
  g_clear_pointer (&self->matches, glm_matches_unref);
  g_clear_pointer (&self->document, glm_document_unref);
  if (document != NULL && matches != NULL)
    {
      self->document = glm_document_ref (document);
      self->matches = glm_matches_ref (matches);
    }
  if (other)
    gather_headings (self);
  choose (self);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, count_matches (self));
}

/**
 * glm_match_list_set_plan:
 * @self: a list
 * @plan: (nullable): how the article is set
 *
 * Rows made from now on show words as the page does.
 */
void
glm_match_list_set_plan (GlmMatchList      *self,
                         GlmTypographyPlan *plan)
{
  g_return_if_fail (GLM_IS_MATCH_LIST (self));

  if (plan != NULL)
    glm_typography_plan_ref (plan);
  g_clear_pointer (&self->plan, glm_typography_plan_unref);
  self->plan = plan;
}

/* The plan of the list, where it is of this article. */
static GlmTypographyPlan *
get_plan (GlmMatchList *self,
          GlmDocument  *document)
{
  return self->plan != NULL && glm_typography_plan_get_document (self->plan) == document ? self->plan : NULL;
}

static char *
dup_heading (GlmMatchList *self,
             GlmDocument  *document,
             guint         block)
{
  GlmTypographyPlan *plan = get_plan (self, document);

  return plan != NULL ? glm_typography_plan_dup_block (plan, block)
                      : glm_document_dup_range (document, glm_document_get_block (document, block)->range);
}

/**
 * glm_match_item_get_index:
 * @self: a row
 *
 * Returns: which match it is
 */
guint
glm_match_item_get_index (GlmMatchItem *self)
{
  g_return_val_if_fail (GLM_IS_MATCH_ITEM (self), 0);

  return self->index;
}

/**
 * glm_match_item_dup_snippet:
 * @self: a row
 * @match: (out): the match's bytes in the snippet
 *
 * Returns: (transfer full): the words around the match, as the page shows them
 */
char *
glm_match_item_dup_snippet (GlmMatchItem *self,
                            GlmRange     *match)
{
  GlmTypographyPlan *plan;

  g_return_val_if_fail (GLM_IS_MATCH_ITEM (self), NULL);

  plan = get_plan (self->list, self->document);
  return plan != NULL ? glm_search_dup_shown_snippet (plan, self->range, SNIPPET_BEFORE, SNIPPET_AFTER, match)
                      : glm_search_dup_snippet (self->document, self->range, SNIPPET_BEFORE, SNIPPET_AFTER, match);
}

/* The index of the last heading that begins at or before @position, -1 for none. */
static int
find_heading (GlmMatchList *self,
              GlmDocument  *document,
              gsize         position)
{
  guint low = 0;
  guint high = self->headings->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      guint block = g_array_index (self->headings, guint, middle);

      if (glm_document_get_block (document, block)->range.start <= position)
        low = middle + 1;
      else
        high = middle;
    }
  return (int) low - 1;
}

/**
 * glm_match_list_dup_section:
 * @self: a list
 * @position: a place in the article
 * @section: (out): from the heading over @position to the next one
 *
 * Returns: (transfer full) (nullable): the heading; %NULL where the article has less than two, or none before
 */
char *
glm_match_list_dup_section (GlmMatchList *self,
                            gsize         position,
                            GlmRange     *section)
{
  const GlmBlock *block;
  int heading;

  g_return_val_if_fail (GLM_IS_MATCH_LIST (self), NULL);

  *section = (GlmRange){ 0, 0 };
  if (self->document == NULL || self->headings->len < 2)
    return NULL;
  heading = find_heading (self, self->document, position);
  if (heading < 0)
    return NULL;
  block = glm_document_get_block (self->document, g_array_index (self->headings, guint, (guint) heading));
  section->start = block->range.start;
  if ((guint) heading + 1 < self->headings->len)
    section->end = glm_document_get_block (self->document, g_array_index (self->headings, guint, (guint) heading + 1))->range.start;
  else
    glm_document_get_text (self->document, &section->end);
  return dup_heading (self, self->document, g_array_index (self->headings, guint, (guint) heading));
}

/**
 * glm_match_item_dup_section:
 * @self: a row
 *
 * Returns: (transfer full) (nullable): the heading over the match, when it is the first one found
 *   under that heading
 */
char *
glm_match_item_dup_section (GlmMatchItem *self)
{
  GlmMatchList *list;
  int heading;

  g_return_val_if_fail (GLM_IS_MATCH_ITEM (self), NULL);

  list = self->list;
  if (list->document != self->document || self->position >= count_matches (list))
    return NULL;
  heading = find_heading (list, self->document, self->range.start);
  if (heading < 0)
    return NULL;
  if (self->position > 0 &&
      find_heading (list, self->document, glm_matches_get (list->matches, NULL)[get_index (list, self->position - 1)].start) == heading)
    return NULL;
  return dup_heading (list, self->document, g_array_index (list->headings, guint, (guint) heading));
}
