/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-article-page-private.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

/*< private >
 * _glm_article_page_find_place:
 * @document: an article
 * @typed: "50 %", "50", or "§ 12"
 * @place: (out): where that is
 *
 * A number is a share of the article in hundredths; after § it is a paragraph, as the cards number them.
 *
 * Returns: %FALSE when @typed is neither, or beyond the article
 */
gboolean
_glm_article_page_find_place (GlmDocument *document,
                              const char  *typed,
                              GlmRange    *place)
{
  gboolean paragraph = g_str_has_prefix (typed, "§");
  const char *p = paragraph ? typed + strlen ("§") : typed;
  guint n_blocks = glm_document_get_n_blocks (document);
  char *end;
  double number;
  gsize length;

  while (g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  number = g_strtod (p, &end);
  if (end == p || n_blocks == 0)
    return FALSE;
  while (*end != '\0' && (g_unichar_isspace (g_utf8_get_char (end)) || (!paragraph && *end == '%')))
    end = g_utf8_next_char (end);
  if (*end != '\0' || !(number >= 0))
    return FALSE;
  if (paragraph)
    {
      if (number < 1 || number > n_blocks)
        return FALSE;
      *place = glm_document_get_block (document, (guint) number - 1)->range;
      return TRUE;
    }
  if (number > 100)
    return FALSE;
  glm_document_get_text (document, &length);
  *place = glm_document_get_block (document, glm_document_find_block (document, (gsize) ((double) length * number / 100.0)))->range;
  place->start = CLAMP ((gsize) ((double) length * number / 100.0), place->start, place->end);
  while (place->start > 0 && (glm_document_get_text (document, NULL)[place->start] & 0xC0) == 0x80)
    place->start--;
  place->end = place->start;
  return TRUE;
}

static void
on_activate (GtkEntry       *entry,
             GlmArticlePage *self)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (entry), GTK_TYPE_POPOVER);
  GlmRange place;

  if (!_glm_article_page_find_place (glm_session_get_document (self->session), gtk_editable_get_text (GTK_EDITABLE (entry)), &place))
    {
      gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
      gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
      return;
    }
  gtk_popover_popdown (GTK_POPOVER (popover));
  _glm_article_page_jump (self, place, GLM_SERIES_ALONE, TRUE);
}

static void
on_changed (GtkWidget *entry)
{
  gtk_widget_remove_css_class (entry, "error");
  gtk_accessible_reset_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID);
}

static gboolean
drop (gpointer data)
{
  gtk_widget_unparent (data);
  return G_SOURCE_REMOVE;
}

static void
on_closed (GtkWidget      *popover,
           GlmArticlePage *self)
{
  gtk_widget_grab_focus (self->view);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, drop, g_object_ref (popover), g_object_unref);
}

static void
on_go_to (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       data)
{
  GlmArticlePage *self = data;
  GtkWidget *popover, *entry;

  if (glm_session_get_document (self->session) == NULL)
    return;
  popover = gtk_popover_new ();
  entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("50 % or § 12"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Percentage or paragraph to go to"), -1);
  gtk_widget_set_tooltip_text (entry, _("Percentage or paragraph to go to"));
  gtk_popover_set_child (GTK_POPOVER (popover), entry);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_parent (popover, self->text_overlay);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle){ gtk_widget_get_width (self->text_overlay) / 2, 12, 1, 1 });
  g_signal_connect (entry, "activate", G_CALLBACK (on_activate), self);
  g_signal_connect (entry, "changed", G_CALLBACK (on_changed), NULL);
  g_signal_connect_object (popover, "closed", G_CALLBACK (on_closed), self, 0);
  gtk_popover_popup (GTK_POPOVER (popover));
  gtk_widget_grab_focus (entry);
}

/*< private >
 * _glm_article_page_add_go_to:
 */
void
_glm_article_page_add_go_to (GlmArticlePage *self)
{
  static const GActionEntry entries[] = {
    { .name = "go-to", .activate = on_go_to },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
}
