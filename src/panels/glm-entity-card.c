/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-entity-card.h"
#include "glm-mention-strip.h"

#include <glib/gi18n-lib.h>

/* Roles and companions a card lists at most: it is a card, not a page. */
#define MAX_ROLES    5
#define MAX_TOGETHER 5

/**
 * GlmEntityCard:
 *
 * A popover about one being: its names, every role that the text gives with the paragraph it stands
 * in, whom it is mentioned with, which mention the reader is at, and why it was recognised.
 */
struct _GlmEntityCard
{
  GtkPopover parent_instance;

  GtkWidget *icon;
  GtkWidget *name;
  GtkWidget *aliases;
  GtkWidget *roles;
  GtkWidget *together_title;
  GtkWidget *together;
  GtkWidget *strip;
  GtkWidget *place;
  GtkWidget *previous;
  GtkWidget *next;
  GtkWidget *why;
  GtkWidget *evidence;
};

enum
{
  STEPPED,
  RANGE_ACTIVATED,
  ENTITY_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GlmEntityCard, glm_entity_card, GTK_TYPE_POPOVER)

static void
on_previous (GtkButton     *button,
             GlmEntityCard *self)
{
  g_signal_emit (self, signals[STEPPED], 0, -1);
}

static void
on_next (GtkButton     *button,
         GlmEntityCard *self)
{
  g_signal_emit (self, signals[STEPPED], 0, 1);
}

static void
on_role_clicked (GtkButton     *button,
                 GlmEntityCard *self)
{
  const GlmRange *range = g_object_get_data (G_OBJECT (button), "range");

  g_signal_emit (self, signals[RANGE_ACTIVATED], 0, (guint64) range->start, (guint64) range->end);
}

static void
on_companion_clicked (GtkButton     *button,
                      GlmEntityCard *self)
{
  g_signal_emit (self, signals[ENTITY_ACTIVATED], 0,
                 GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "entity")));
}

static void
empty_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static GtkWidget *
add_line (GtkWidget  *box,
          const char *text)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_lines (GTK_LABEL (label), 3);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 34);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_add_css_class (button, "line");
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static void
show_roles (GlmEntityCard   *self,
            const GlmEntity *entity,
            GlmDocument     *document)
{
  empty_box (self->roles);
  for (guint i = 0; i < MIN (entity->n_roles, MAX_ROLES); i++)
    {
      const GlmRole *role = &entity->roles[i];
      guint paragraph = glm_document_find_block (document, role->range.start) + 1;
      /* Translators: a role quoted from the text and the number of its paragraph: "president (§3)". */
      g_autofree char *text = g_strdup_printf (_("%s (§%u)"), role->text, paragraph);
      GtkWidget *button = add_line (self->roles, text);

      gtk_widget_set_tooltip_text (button, _("Go to this place in the text"));
      g_object_set_data_full (G_OBJECT (button), "range", g_memdup2 (&role->range, sizeof role->range), g_free);
      g_signal_connect (button, "clicked", G_CALLBACK (on_role_clicked), self);
    }
  gtk_widget_set_visible (self->roles, entity->n_roles > 0);
}

static void
show_together (GlmEntityCard   *self,
               const GlmEntity *entity,
               GlmEntities     *entities)
{
  guint shown = 0;

  empty_box (self->together);
  for (guint i = 0; i < entity->n_links && shown < MAX_TOGETHER; i++)
    {
      guint other = entity->links[i].entity;
      GtkWidget *button;

      if (other >= glm_entities_get_n (entities))
        continue;
      button = add_line (self->together, glm_entities_get (entities, other)->name);
      gtk_widget_set_tooltip_text (button, entity->links[i].relation);
      g_object_set_data (G_OBJECT (button), "entity", GUINT_TO_POINTER (other));
      g_signal_connect (button, "clicked", G_CALLBACK (on_companion_clicked), self);
      shown++;
    }
  gtk_widget_set_visible (self->together, shown > 0);
  gtk_widget_set_visible (self->together_title, shown > 0);
}

static void
glm_entity_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), GLM_TYPE_ENTITY_CARD);
  G_OBJECT_CLASS (glm_entity_card_parent_class)->dispose (object);
}

static void
glm_entity_card_class_init (GlmEntityCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = glm_entity_card_dispose;
  signals[STEPPED] = g_signal_new ("stepped", GLM_TYPE_ENTITY_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_INT);
  signals[RANGE_ACTIVATED] = g_signal_new ("range-activated", GLM_TYPE_ENTITY_CARD, G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT64, G_TYPE_UINT64);
  signals[ENTITY_ACTIVATED] = g_signal_new ("entity-activated", GLM_TYPE_ENTITY_CARD, G_SIGNAL_RUN_LAST, 0, NULL,
                                            NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  g_type_ensure (GLM_TYPE_MENTION_STRIP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/guillemet/Guillemet/panels/glm-entity-card.ui");
  gtk_widget_class_bind_template_child (widget_class, GlmEntityCard, icon);
  gtk_widget_class_bind_template_child (widget_class, GlmEntityCard, name);
  gtk_widget_class_bind_template_child (widget_class, GlmEntityCard, aliases);
  gtk_widget_class_bind_template_child (widget_class, GlmEntityCard, roles);
  gtk_widget_class_bind_template_child (widget_class, GlmEntityCard, together_title);
  gtk_widget_class_bind_template_child (widget_class, GlmEntityCard, together);
  gtk_widget_class_bind_template_child (widget_class, GlmEntityCard, strip);
  gtk_widget_class_bind_template_child (widget_class, GlmEntityCard, place);
  gtk_widget_class_bind_template_child (widget_class, GlmEntityCard, previous);
  gtk_widget_class_bind_template_child (widget_class, GlmEntityCard, next);
  gtk_widget_class_bind_template_child (widget_class, GlmEntityCard, why);
  gtk_widget_class_bind_template_child (widget_class, GlmEntityCard, evidence);
  gtk_widget_class_bind_template_callback (widget_class, on_previous);
  gtk_widget_class_bind_template_callback (widget_class, on_next);
}

static void
glm_entity_card_init (GlmEntityCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * glm_entity_card_new:
 *
 * Returns: an empty card without a parent
 */
GtkWidget *
glm_entity_card_new (void)
{
  return g_object_new (GLM_TYPE_ENTITY_CARD, NULL);
}

/**
 * glm_entity_card_show:
 * @self: a card
 * @entities: the beings of the article
 * @document: the article
 * @entity: which being
 * @mention: which of its mentions the reader is at, -1 for none
 *
 * Fills the card; it is for the caller to pop it up.
 */
void
glm_entity_card_show (GlmEntityCard *self,
                      GlmEntities   *entities,
                      GlmDocument   *document,
                      guint          entity,
                      int            mention)
{
  const GlmEntity *being = glm_entities_get (entities, entity);
  g_autofree char *aliases = NULL;
  g_autofree char *place = NULL;

  g_return_if_fail (GLM_IS_ENTITY_CARD (self));

  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), being->kind == GLM_ENTITY_PERSON
                                                          ? "glm-person-symbolic"
                                                          : "glm-institution-symbolic");
  gtk_label_set_text (GTK_LABEL (self->name), being->name);
  /* Translators: between the other names of a person or institution: "M. Macron · Macron". */
  aliases = being->aliases != NULL ? g_strjoinv (_(" · "), being->aliases) : g_strdup ("");
  gtk_label_set_text (GTK_LABEL (self->aliases), aliases);
  gtk_widget_set_visible (self->aliases, *aliases != '\0');
  show_roles (self, being, document);
  show_together (self, being, entities);
  glm_mention_strip_set_entity (GLM_MENTION_STRIP (self->strip), being, document);
  if (mention >= 0)
    /* Translators: which mention of a name the reader is at: "Mention 3 of 12". */
    place = g_strdup_printf (ngettext ("Mention %d of %u", "Mention %d of %u", being->n_mentions), mention + 1,
                             being->n_mentions);
  else
    place = g_strdup_printf (ngettext ("%u mention", "%u mentions", being->n_mentions), being->n_mentions);
  gtk_label_set_text (GTK_LABEL (self->place), place);
  gtk_widget_set_sensitive (self->previous, being->n_mentions > 1);
  gtk_widget_set_sensitive (self->next, being->n_mentions > 1);
  gtk_label_set_text (GTK_LABEL (self->evidence), being->evidence != NULL ? being->evidence : "");
  gtk_widget_set_visible (self->why, being->evidence != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, being->name, -1);
}
