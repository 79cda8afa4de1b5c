/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What stands for one block of the article before a screen reader; it is never drawn. GTK 4.8 serves
 * text for its own widgets only, so there it is a GtkInscription. From GTK 4.14 it is a widget that
 * serves the text itself, with the caret, what is selected and the lines as they are set, and from
 * 4.16 where each letter stands.
 */

#include "config.h"

#include "glm-block-accessible.h"

#include "glm-article-view-private.h"
#include "glm-block-attributes.h"

#include <string.h>

#if GTK_CHECK_VERSION (4, 14, 0)

#define GLM_TYPE_BLOCK_ACCESSIBLE (glm_block_accessible_get_type ())
G_DECLARE_FINAL_TYPE (GlmBlockAccessible, glm_block_accessible, GLM, BLOCK_ACCESSIBLE, GtkWidget)

struct _GlmBlockAccessible
{
  GtkWidget       parent_instance;

  GlmArticleView *view;  /* its parent, which outlives it */
  GlmRange        range; /* bytes of the document's text; empty for what is not in it */
  char           *text;
  PangoLogAttr   *breaks; /* (nullable): where words and sentences begin, once somebody asked */
  int             n_characters;
  gboolean        had_selection;
};

static void text_interface_init (GtkAccessibleTextInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GlmBlockAccessible, glm_block_accessible, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_ACCESSIBLE_TEXT, text_interface_init))

/* Offsets of GTK count characters from the block's first; positions count bytes of the document. */
static guint
to_offset (GlmBlockAccessible *self,
           gsize               position)
{
  gsize byte = position > self->range.start ? position - self->range.start : 0;

  return (guint) g_utf8_pointer_to_offset (self->text, self->text + MIN (byte, strlen (self->text)));
}

static gsize
to_position (GlmBlockAccessible *self,
             guint               offset)
{
  const char *at = g_utf8_offset_to_pointer (self->text, MIN ((int) offset, self->n_characters));

  return self->range.start + (gsize) (at - self->text);
}

static GBytes *
get_contents (GtkAccessibleText *text,
              unsigned int       start,
              unsigned int       end)
{
  GlmBlockAccessible *self = GLM_BLOCK_ACCESSIBLE (text);
  const char *first = g_utf8_offset_to_pointer (self->text, MIN ((int) MIN (start, G_MAXINT), self->n_characters));
  const char *last = g_utf8_offset_to_pointer (self->text, MIN ((int) MIN (end, G_MAXINT), self->n_characters));
  gsize length = last > first ? (gsize) (last - first) : 0;

  return g_bytes_new_take (g_strndup (first, length), length);
}

static const PangoLogAttr *
get_breaks (GlmBlockAccessible *self)
{
  if (self->breaks == NULL)
    {
      self->breaks = g_new0 (PangoLogAttr, self->n_characters + 1);
      pango_get_log_attrs (self->text, -1, -1, pango_language_from_string ("fr"), self->breaks, self->n_characters + 1);
    }
  return self->breaks;
}

/* The line as it is set: a screen reader reads line by line what is seen line by line. */
static void
find_line (GlmBlockAccessible *self,
           guint               offset,
           unsigned int       *start,
           unsigned int       *end)
{
  gsize position = to_position (self, offset);
  const GlmSetLine *line;
  GlmPiece piece;

  *start = 0;
  *end = (guint) self->n_characters;
  if (glm_range_is_empty (self->range))
    return;
  _glm_article_view_get_piece_of (self->view, &piece, position);
  if (_glm_piece_get_n_lines (&piece) == 0)
    return;
  line = glm_set_block_get_line (piece.set, _glm_piece_find_line (&piece, position));
  *start = to_offset (self, line->source.start);
  *end = to_offset (self, line->source.end);
}

static GBytes *
get_contents_at (GtkAccessibleText           *text,
                 unsigned int                 offset,
                 GtkAccessibleTextGranularity granularity,
                 unsigned int                *start,
                 unsigned int                *end)
{
  GlmBlockAccessible *self = GLM_BLOCK_ACCESSIBLE (text);
  const PangoLogAttr *breaks = get_breaks (self);
  int n = self->n_characters;
  int first = MIN ((int) MIN (offset, G_MAXINT), MAX (n - 1, 0));
  int last = MIN (first + 1, n);

  switch (granularity)
    {
    case GTK_ACCESSIBLE_TEXT_GRANULARITY_CHARACTER:
      while (first > 0 && !breaks[first].is_cursor_position)
        first--;
      while (last < n && !breaks[last].is_cursor_position)
        last++;
      break;
    case GTK_ACCESSIBLE_TEXT_GRANULARITY_WORD:
      while (first > 0 && !breaks[first].is_word_start)
        first--;
      while (last < n && !breaks[last].is_word_start)
        last++;
      break;
    case GTK_ACCESSIBLE_TEXT_GRANULARITY_SENTENCE:
      while (first > 0 && !breaks[first].is_sentence_start)
        first--;
      while (last < n && !breaks[last].is_sentence_start)
        last++;
      break;
    case GTK_ACCESSIBLE_TEXT_GRANULARITY_LINE:
      find_line (self, (guint) first, start, end);
      return get_contents (text, *start, *end);
    case GTK_ACCESSIBLE_TEXT_GRANULARITY_PARAGRAPH:
    default:
      first = 0;
      last = n;
      break;
    }
  *start = (guint) first;
  *end = (guint) last;
  return get_contents (text, *start, *end);
}

static gboolean
has_caret (GlmBlockAccessible *self)
{
  gsize focus = self->view->selection.focus;

  return !glm_range_is_empty (self->range) && focus >= self->range.start && focus <= self->range.end;
}

static unsigned int
get_caret_position (GtkAccessibleText *text)
{
  GlmBlockAccessible *self = GLM_BLOCK_ACCESSIBLE (text);

  return has_caret (self) ? to_offset (self, self->view->selection.focus) : 0;
}

static GlmRange
get_selected (GlmBlockAccessible *self)
{
  GlmRange selected = glm_selection_get_range (&self->view->selection);

  selected.start = MAX (selected.start, self->range.start);
  selected.end = MIN (selected.end, self->range.end);
  if (selected.end < selected.start)
    selected.end = selected.start;
  return selected;
}

static gboolean
get_selection (GtkAccessibleText       *text,
               gsize                   *n_ranges,
               GtkAccessibleTextRange **ranges)
{
  GlmBlockAccessible *self = GLM_BLOCK_ACCESSIBLE (text);
  GlmRange selected = get_selected (self);

  if (glm_range_is_empty (selected))
    return FALSE;
  *n_ranges = 1;
  *ranges = g_new (GtkAccessibleTextRange, 1);
  (*ranges)[0].start = to_offset (self, selected.start);
  (*ranges)[0].length = to_offset (self, selected.end) - (*ranges)[0].start;
  return TRUE;
}

static char **
take_strings (GPtrArray *strings)
{
  g_ptr_array_add (strings, NULL);
  return (char **) g_ptr_array_free (strings, FALSE);
}

static gboolean
get_attributes (GtkAccessibleText       *text,
                unsigned int             offset,
                gsize                   *n_ranges,
                GtkAccessibleTextRange **ranges,
                char                  ***names,
                char                  ***values)
{
  GlmBlockAccessible *self = GLM_BLOCK_ACCESSIBLE (text);
  GPtrArray *all_names, *all_values;
  GtkAccessibleTextRange place;
  GlmRange run;

  *n_ranges = 0;
  *names = NULL;
  *values = NULL;
  if (glm_range_is_empty (self->range) || offset >= (guint) self->n_characters)
    return FALSE;
  all_names = g_ptr_array_new ();
  all_values = g_ptr_array_new ();
  run = _glm_block_attributes_at (self->view, self->range, to_position (self, offset), all_names, all_values);
  place.start = to_offset (self, run.start);
  place.length = to_offset (self, run.end) - place.start;
  *n_ranges = all_names->len;
  *ranges = g_new (GtkAccessibleTextRange, all_names->len);
  for (guint i = 0; i < all_names->len; i++)
    (*ranges)[i] = place;
  *names = take_strings (all_names);
  *values = take_strings (all_values);
  return TRUE;
}

static void
get_default_attributes (GtkAccessibleText   *text,
                        char              ***names,
                        char              ***values)
{
  GPtrArray *all_names = g_ptr_array_new ();
  GPtrArray *all_values = g_ptr_array_new ();

  _glm_block_attributes_default (GLM_BLOCK_ACCESSIBLE (text)->view, all_names, all_values);
  *names = take_strings (all_names);
  *values = take_strings (all_values);
}

#if GTK_CHECK_VERSION (4, 16, 0)

static gboolean
get_extents (GtkAccessibleText *text,
             unsigned int       start,
             unsigned int       end,
             graphene_rect_t   *extents)
{
  GlmBlockAccessible *self = GLM_BLOCK_ACCESSIBLE (text);
  double top = self->view->scroll;
  GlmRange range = { to_position (self, start), to_position (self, end) };
  GlmRect first, last;
  GlmPiece piece;
  graphene_point_t origin;

  if (glm_range_is_empty (self->range))
    return FALSE;
  _glm_article_view_get_piece_of (self->view, &piece, range.start);
  if (_glm_piece_get_n_lines (&piece) == 0)
    return FALSE;
  first = glm_set_block_get_caret (piece.set, range.start, GLM_BIAS_AFTER);
  last = glm_set_block_get_caret (piece.set, MIN (range.end, piece.range.end), GLM_BIAS_BEFORE);
  /* Over several lines it takes them whole. */
  if (last.y > first.y)
    {
      first.x = 0;
      last.x = self->view->measure;
    }
  if (!gtk_widget_compute_point (GTK_WIDGET (self->view), GTK_WIDGET (self),
                                 &GRAPHENE_POINT_INIT ((float) self->view->column_x, (float) (piece.top - top)), &origin))
    return FALSE;
  graphene_rect_init (extents, origin.x + (float) first.x, origin.y + (float) first.y, (float) MAX (last.x - first.x, 1),
                      (float) (last.y + last.height - first.y));
  return TRUE;
}

static gboolean
get_offset (GtkAccessibleText      *text,
            const graphene_point_t *point,
            unsigned int           *offset)
{
  GlmBlockAccessible *self = GLM_BLOCK_ACCESSIBLE (text);
  graphene_point_t there;

  if (glm_range_is_empty (self->range) ||
      !gtk_widget_compute_point (GTK_WIDGET (self), GTK_WIDGET (self->view), point, &there))
    return FALSE;
  *offset = to_offset (self, _glm_article_view_position_at (self->view, there.x, there.y, NULL));
  return TRUE;
}

#endif

static void
text_interface_init (GtkAccessibleTextInterface *interface)
{
  interface->get_contents = get_contents;
  interface->get_contents_at = get_contents_at;
  interface->get_caret_position = get_caret_position;
  interface->get_selection = get_selection;
  interface->get_attributes = get_attributes;
  interface->get_default_attributes = get_default_attributes;
#if GTK_CHECK_VERSION (4, 16, 0)
  interface->get_extents = get_extents;
  interface->get_offset = get_offset;
#endif
}

static void
glm_block_accessible_finalize (GObject *object)
{
  GlmBlockAccessible *self = GLM_BLOCK_ACCESSIBLE (object);

  g_free (self->text);
  g_free (self->breaks);
  G_OBJECT_CLASS (glm_block_accessible_parent_class)->finalize (object);
}

static void
glm_block_accessible_class_init (GlmBlockAccessibleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = glm_block_accessible_finalize;
}

static void
glm_block_accessible_init (GlmBlockAccessible *self)
{
}

#endif

/*< private >
 * _glm_block_accessible_new:
 * @view: what it is of
 * @range: the block's bytes in the document's text; empty for what is not in the text
 * @text: what is read
 * @role: what it is
 *
 * Returns: (transfer none): a widget that is not drawn
 */
GtkWidget *
_glm_block_accessible_new (GlmArticleView    *view,
                           GlmRange           range,
                           const char        *text,
                           GtkAccessibleRole  role)
{
#if GTK_CHECK_VERSION (4, 14, 0)
  GlmBlockAccessible *self = g_object_new (GLM_TYPE_BLOCK_ACCESSIBLE, "accessible-role", role, "can-target", FALSE, NULL);

  self->view = view;
  self->range = range;
  self->text = g_strdup (text);
  self->n_characters = (int) g_utf8_strlen (text, -1);
  return GTK_WIDGET (self);
#else
  g_autoptr (PangoAttrList) attributes = glm_range_is_empty (range) ? NULL : _glm_block_attributes_new_list (view, range);

  return g_object_new (GTK_TYPE_INSCRIPTION, "text", text, "attributes", attributes, "accessible-role", role, "can-target", FALSE,
                       "min-chars", 0, "nat-chars", 0, "min-lines", 0, "nat-lines", 0, NULL);
#endif
}

/*< private >
 * _glm_block_accessible_remove:
 * @self: what stands for a block
 *
 * Takes it from its view, which ends it.
 */
void
_glm_block_accessible_remove (GtkWidget *self)
{
#if !GTK_CHECK_VERSION (4, 14, 0)
  /* GTK 4.8 never gives back the attributes of an inscription that ends. */
  gtk_inscription_set_attributes (GTK_INSCRIPTION (self), NULL);
#endif
  gtk_widget_unparent (self);
}

/*< private >
 * _glm_block_accessible_selection_moved:
 * @self: what stands for a block
 *
 * The caret or what is selected has changed; a screen reader is told where it concerns this block.
 */
void
_glm_block_accessible_selection_moved (GtkWidget *self)
{
#if GTK_CHECK_VERSION (4, 14, 0)
  GlmBlockAccessible *block = GLM_BLOCK_ACCESSIBLE (self);
  gboolean selected = !glm_range_is_empty (get_selected (block));

  if (has_caret (block))
    gtk_accessible_text_update_caret_position (GTK_ACCESSIBLE_TEXT (self));
  if (selected || block->had_selection)
    gtk_accessible_text_update_selection_bound (GTK_ACCESSIBLE_TEXT (self));
  block->had_selection = selected;
#endif
}
