/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-article-page-private.h"
#include "glm-file-dialog.h"
#include "glm-marks-panel.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What the next mark is put on: the selection, else the paragraph that is read. */
static gboolean
find_range (GlmArticlePage *self,
            GlmRange       *range)
{
  GlmArticleView *view = GLM_ARTICLE_VIEW (self->view);
  GlmDocument *document = glm_session_get_document (self->session);

  if (document == NULL || glm_document_get_n_blocks (document) == 0)
    return FALSE;
  if (!glm_article_view_get_selection (view, range))
    *range = glm_document_get_block (document, glm_document_find_block (document, glm_article_view_get_reading_position (view)))->range;
  return glm_range_length (*range) > 0;
}

static void
on_bookmark (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  GlmArticlePage *self = data;
  GlmRange range;
  int there;

  if (!find_range (self, &range))
    return;
  there = glm_session_find_mark (self->session, range);
  if (there < 0)
    {
      glm_session_mark (self->session, range, NULL);
      _glm_article_page_toast (self, _("Bookmark added"), FALSE);
    }
  else if (*((GlmMark *) g_ptr_array_index (glm_session_get_marks (self->session), (guint) there))->note != '\0')
    /* A note is not thrown away by a key that is pressed twice. */
    _glm_article_page_toast (self, _("There is a note here already"), FALSE);
  else
    {
      glm_session_unmark (self->session, (guint) there);
      _glm_article_page_toast (self, _("Bookmark removed"), FALSE);
    }
}

static gboolean
edit_note (gpointer data)
{
  GlmArticlePage *self = data;

  self->note_id = 0;
  _glm_article_page_furnish (self);
  glm_marks_panel_edit (GLM_MARKS_PANEL (self->marks), self->note);
  return G_SOURCE_REMOVE;
}

static void
on_add_note (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  GlmArticlePage *self = data;
  GlmRange range;
  int there;

  if (!find_range (self, &range))
    return;
  there = glm_session_find_mark (self->session, range);
  self->note = there >= 0 ? (guint) there : glm_session_mark (self->session, range, NULL);
  _glm_article_page_show_pane (self, "marks");
  /* The row has no place before the next frame. */
  if (self->note_id == 0)
    self->note_id = g_idle_add (edit_note, self);
}

/*< private >
 * _glm_article_page_export_marks:
 * @file: (nullable): where to; its suffix says in which format, Markdown for none that is known
 *
 * Writes the bookmarks and the notes.
 */
void
_glm_article_page_export_marks (GlmArticlePage *self,
                                GFile          *file)
{
  GlmDocument *document = glm_session_get_document (self->session);
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;
  g_autofree char *text = NULL;

  if (file == NULL || document == NULL)
    return;
  text = g_str_has_suffix (name, ".json") ? glm_marks_to_json (document, glm_session_get_marks (self->session))
                                          : glm_marks_to_markdown (document, glm_session_get_marks (self->session), NULL);
  _glm_article_page_save_text (self, file, g_steal_pointer (&text), _("Bookmarks and notes saved"));
}

static void
on_export_chosen (GFile   *file,
                  gpointer data)
{
  _glm_article_page_export_marks (data, file);
}

static void
on_export_marks (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  GlmArticlePage *self = data;

  glm_file_dialog_save (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("Export Bookmarks and Notes"), _("Notes.md"),
                        on_export_chosen, g_object_ref (self), g_object_unref);
}

/* What is marked is lit, as long as nothing overlaps. */
static void
on_marks_changed (GlmArticlePage *self)
{
  GPtrArray *marks = glm_session_get_marks (self->session);
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (GlmRange));
  gsize end = 0;

  for (guint i = 0; i < marks->len; i++)
    {
      GlmRange range = ((GlmMark *) g_ptr_array_index (marks, i))->range;

      range.start = MAX (range.start, end);
      if (range.end <= range.start)
        continue;
      g_array_append_val (ranges, range);
      end = range.end;
    }
  glm_article_view_set_highlights (GLM_ARTICLE_VIEW (self->view), GLM_HIGHLIGHT_MARKED, (const GlmRange *) ranges->data, ranges->len);
}

static void
on_mark_activated (GlmArticlePage *self,
                   guint64         start,
                   guint64         end)
{
  _glm_article_page_jump (self, (GlmRange){ (gsize) start, (gsize) end }, GLM_SERIES_ALONE, TRUE);
}

static const GActionEntry entries[] = {
  { .name = "bookmark", .activate = on_bookmark },
  { .name = "add-note", .activate = on_add_note },
  { .name = "export-marks", .activate = on_export_marks },
};

/*< private >
 * _glm_article_page_attach_marks:
 */
void
_glm_article_page_attach_marks (GlmArticlePage *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_swapped (self->session, "notify::marks", G_CALLBACK (on_marks_changed), self);
  g_signal_connect_swapped (self->session, "notify::plan", G_CALLBACK (on_marks_changed), self);
  on_marks_changed (self);
}

/*< private >
 * _glm_article_page_attach_marks_panel:
 */
void
_glm_article_page_attach_marks_panel (GlmArticlePage *self)
{
  g_signal_connect_swapped (self->marks, "mark-activated", G_CALLBACK (on_mark_activated), self);
}
