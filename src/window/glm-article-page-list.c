/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of people and institutions leaves the page: to the clipboard, or to a file whose suffix says in which format. */

#include "config.h"

#include "glm-article-page-private.h"
#include "glm-entities-export.h"
#include "glm-file-dialog.h"

#include <glib/gi18n-lib.h>

static char *
export_entities (GlmArticlePage   *self,
                 GlmEntitiesFormat format)
{
  GlmEntities *entities = glm_session_get_entities (self->session);
  GlmDocument *document = glm_session_get_document (self->session);
  GPtrArray *marks = glm_session_get_marks (self->session);
  g_autofree char *list = NULL;
  g_autofree char *notes = NULL;

  if (entities == NULL)
    return NULL;
  list = glm_entities_export (entities, document, format);
  if (list == NULL || format != GLM_ENTITIES_FORMAT_MARKDOWN || marks->len == 0)
    return g_steal_pointer (&list);
  notes = glm_marks_to_markdown (document, marks, _("Bookmarks and Notes"));
  return g_strconcat (list, "\n", notes, NULL);
}

static void
on_copy_entities (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       data)
{
  GlmArticlePage *self = data;
  g_autofree char *list = export_entities (self, GLM_ENTITIES_FORMAT_TEXT);

  if (list == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), list);
  _glm_article_page_toast (self, _("List copied"), FALSE);
}

/*< private >
 * _glm_article_page_export_list:
 * @file: (nullable): where to; its suffix says in which format, plain text for none that is known
 *
 * Writes the list of people and institutions.
 */
void
_glm_article_page_export_list (GlmArticlePage *self,
                               GFile          *file)
{
  static const struct
  {
    const char       *suffix;
    GlmEntitiesFormat format;
  } formats[] = {
    { ".jsonld", GLM_ENTITIES_FORMAT_JSONLD }, { ".json", GLM_ENTITIES_FORMAT_JSON },
    { ".csv", GLM_ENTITIES_FORMAT_CSV },       { ".md", GLM_ENTITIES_FORMAT_MARKDOWN },
    { ".markdown", GLM_ENTITIES_FORMAT_MARKDOWN },
  };
  GlmEntitiesFormat format = GLM_ENTITIES_FORMAT_TEXT;
  g_autofree char *name = NULL;
  g_autofree char *list = NULL;

  if (file == NULL)
    return;
  name = g_file_get_basename (file);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_has_suffix (name, formats[i].suffix))
      {
        format = formats[i].format;
        break;
      }
  list = export_entities (self, format);
  if (list == NULL)
    return;
  _glm_article_page_save_text (self, file, g_steal_pointer (&list), _("List saved"));
}

/* The format goes by the suffix that the reader gave the file. */
static void
on_export_chosen (GFile   *file,
                  gpointer data)
{
  _glm_article_page_export_list (data, file);
}

/* @suffix: what the proposed name ends with, which says the format; the reader may write another. */
static void
ask_for_list (GlmArticlePage *self,
              const char     *suffix)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  /* Translators: proposed name of a file; a suffix such as ".csv" comes after it. */
  g_autofree char *name = g_strconcat (_("people-and-institutions"), ".", suffix, NULL);

  glm_file_dialog_save (GTK_WINDOW (root), _("Export People and Institutions"), name, on_export_chosen,
                        g_object_ref (self), g_object_unref);
}

static void
on_export_entities (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       data)
{
  ask_for_list (data, "csv");
}

static void
on_export_entities_as (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       data)
{
  ask_for_list (data, g_variant_get_string (parameter, NULL));
}

static const GActionEntry entries[] = {
  { .name = "copy-entities", .activate = on_copy_entities },
  { .name = "export-entities", .activate = on_export_entities },
  { .name = "export-entities-as", .activate = on_export_entities_as, .parameter_type = "s" },
};

/*< private >
 * _glm_article_page_add_list_actions:
 *
 * The "page." commands that give the list away.
 */
void
_glm_article_page_add_list_actions (GlmArticlePage *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
}
