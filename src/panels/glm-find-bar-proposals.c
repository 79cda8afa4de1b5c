/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the bar proposes under what was typed: people and institutions of that name, words that are nearly it, what was looked for lately. */

#include "config.h"

#include "glm-find-bar-private.h"
#include "glm-find-names.h"
#include "glm-name-order.h"
#include "glm-recent-searches.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* So many names are proposed for what was typed. */
#define MAX_NAMES 3

static GtkWidget *
add_proposal (GlmFindBar *self,
              const char *label,
              GCallback   clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "pill");
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), PANGO_ELLIPSIZE_END);
  g_signal_connect (button, "clicked", clicked, self);
  gtk_flow_box_append (GTK_FLOW_BOX (self->proposals), button);
  return button;
}

static void
take_text (GlmFindBar *self,
           const char *text)
{
  gtk_widget_grab_focus (self->entry);
  glm_find_bar_set_text (self, text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

static void
on_suggestion_clicked (GtkButton  *button,
                       GlmFindBar *self)
{
  g_autofree char *suggestion = g_strdup (g_object_get_data (G_OBJECT (button), "text"));

  take_text (self, suggestion);
}

static void
on_entity_clicked (GtkButton  *button,
                   GlmFindBar *self)
{
  GlmEntities *entities = glm_session_get_entities (self->session);
  guint index = entities != NULL ? glm_entities_find_id (entities, g_object_get_data (G_OBJECT (button), "entity")) : 0;

  if (entities != NULL && index < glm_entities_get_n (entities))
    g_signal_emit_by_name (self, "entity-chosen", (int) index);
}

/* The folded names of the beings that are looked at, made once for each list of them. */
static GPtrArray *
get_names (GlmFindBar *self)
{
  GlmEntities *entities = glm_session_get_entities (self->session);

  if (self->names != NULL && self->named == entities)
    return self->names;
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->named, glm_entities_unref);
  self->named = entities != NULL ? glm_entities_ref (entities) : NULL;
  self->names = glm_find_names_fold (entities);
  return self->names;
}

/* The people and institutions that are called so, the most mentioned first: one choice for all the forms of a name. */
static guint
propose_entities (GlmFindBar *self)
{
  GlmEntities *entities = glm_session_get_entities (self->session);
  g_autofree char *typed = glm_filter_fold (glm_find_bar_get_text (self));
  GPtrArray *names;
  guint shown = 0;

  if (g_utf8_strlen (typed, -1) < GLM_FIND_NAMES_LETTERS)
    return 0;
  names = get_names (self);
  for (guint i = 0; i < names->len && shown < MAX_NAMES; i++)
    {
      const GlmEntity *entity = glm_entities_get (entities, i);
      g_autofree char *name = NULL;
      g_autofree char *label = NULL;
      GtkWidget *button;

      if (!glm_find_names_match (g_ptr_array_index (names, i), typed))
        continue;
      name = glm_session_dup_shown (self->session, entity->name);
      /* Translators: a name under what was typed, and how often it is mentioned in all its forms: by the full name, the last name, the initials. */
      label = g_strdup_printf (ngettext ("%s — %u mention in all forms", "%s — %u mentions in all forms", entity->n_mentions), name,
                               entity->n_mentions);
      button = add_proposal (self, label, G_CALLBACK (on_entity_clicked));
      g_object_set_data_full (G_OBJECT (button), "entity", g_strdup (entity->id), g_free);
      shown++;
    }
  return shown;
}

/* The words of the text that are nearest to what was not found. */
static guint
propose_words (GlmFindBar *self)
{
  const char *suggestion;
  guint n, n_matches;

  for (n = 0; (suggestion = glm_session_get_suggestion (self->session, n, &n_matches)) != NULL; n++)
    {
      /* Translators: nothing was found; %s is a word of the text that is nearly what was typed, %u how often it is there. */
      g_autofree char *label = g_strdup_printf (n == 0 ? _("Did you mean “%s”? %u") : _("“%s”? %u"), suggestion, n_matches);
      GtkWidget *button = add_proposal (self, label, G_CALLBACK (on_suggestion_clicked));

      g_object_set_data_full (G_OBJECT (button), "text", g_strdup (suggestion), g_free);
    }
  return n;
}

/*< private >
 * _glm_find_bar_propose:
 * @none: whether nothing was found
 *
 * Shows the names that begin as what was typed, and where nothing was found the words nearest to it.
 */
void
_glm_find_bar_propose (GlmFindBar *self,
                       gboolean    none)
{
  GtkWidget *child;
  guint n = 0;

  while ((child = gtk_widget_get_first_child (self->proposals)) != NULL)
    gtk_flow_box_remove (GTK_FLOW_BOX (self->proposals), child);
  g_free (self->proposed_for);
  self->proposed_for = g_strdup (glm_find_bar_get_text (self));
  if (none)
    n += propose_words (self);
  n += propose_entities (self);
  gtk_widget_set_visible (self->proposals, n > 0);
}

/*< private >
 * _glm_find_bar_propose_recent:
 *
 * Shows what was looked for lately.
 */
void
_glm_find_bar_propose_recent (GlmFindBar *self)
{
  g_auto (GStrv) recent = glm_recent_searches_list (self->preferences);

  _glm_find_bar_propose (self, FALSE);
  for (guint i = 0; recent[i] != NULL; i++)
    {
      GtkWidget *button;

      if (*recent[i] == '\0')
        continue;
      button = add_proposal (self, recent[i], G_CALLBACK (on_suggestion_clicked));
      g_object_set_data_full (G_OBJECT (button), "text", g_strdup (recent[i]), g_free);
    }
  gtk_widget_set_visible (self->proposals, gtk_widget_get_first_child (self->proposals) != NULL);
}
