/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-entity-card.h"
#include "glm-mention-strip.h"
#include "glm-name-order.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

/* Roles and companions a card lists at most: it is a card, not a page. */
#define MAX_ROLES    5
#define MAX_TOGETHER 5

/* Of a name that is mentioned more often, the first mentions say which forms it has. */
#define MAX_COUNTED 2000

/* Targets of links inside a role. */
#define ENTITY_LINK "entity:"
#define PLACE_LINK  "place"

/**
 * GlmEntityCard:
 *
 * A popover about one being: its names, every role that the text gives with the paragraph it stands
 * in, whom it is mentioned with, which mention the reader is at, and why it was recognised.
 */
struct _GlmEntityCard
{
  GtkPopover parent_instance;

  char      *words; /* (nullable): the name as the article has it */
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
  GtkWidget *pin;
  GtkWidget *why;
  GtkWidget *evidence;
};

enum
{
  STEPPED,
  RANGE_ACTIVATED,
  ENTITY_ACTIVATED,
  PIN_TOGGLED,
  LOOKED_UP,
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

/* A link of a role leads to its place in the text, or to the being that it names. */
static gboolean
on_role_link (GtkLabel      *label,
              const char    *link,
              GlmEntityCard *self)
{
  const GlmRange *range = g_object_get_data (G_OBJECT (label), "range");

  if (g_str_has_prefix (link, ENTITY_LINK))
    g_signal_emit (self, signals[ENTITY_ACTIVATED], 0, atoi (link + strlen (ENTITY_LINK)));
  else
    g_signal_emit (self, signals[RANGE_ACTIVATED], 0, (guint64) range->start, (guint64) range->end);
  return TRUE;
}

static void
on_pin (GtkButton     *button,
        GlmEntityCard *self)
{
  g_signal_emit (self, signals[PIN_TOGGLED], 0);
}

static void
on_copy (GtkButton     *button,
         GlmEntityCard *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->words);
}

static void
on_look_up (GtkButton     *button,
            GlmEntityCard *self)
{
  g_signal_emit (self, signals[LOOKED_UP], 0, self->words);
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
make_line (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_lines (GTK_LABEL (label), 3);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 34);
  return label;
}

static GtkWidget *
add_line (GtkWidget  *box,
          const char *text)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), make_line (text));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_add_css_class (button, "line");
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

/* The being whose name begins at @at in the role that stands in @range; -1 for none. @length: of the name, in bytes. */
static int
find_named (const GlmEntities *entities,
            guint              self,
            GlmRange           range,
            GlmDocument       *document,
            const char        *at,
            gsize             *length)
{
  for (guint i = 0; i < glm_entities_get_n (entities); i++)
    for (guint m = 0; m < glm_entities_get (entities, i)->n_mentions; m++)
      {
        GlmRange mention = glm_entities_get (entities, i)->mentions[m];
        g_autofree char *name = NULL;

        if (i == self || mention.start < range.start || mention.end > range.end)
          continue;
        name = glm_document_dup_range (document, mention);
        if (!g_str_has_prefix (at, name))
          continue;
        *length = strlen (name);
        return (int) i;
      }
  return -1;
}

/* What is shown, with how its article is set. */
typedef struct
{
  GlmEntities       *entities;
  GlmDocument       *document;
  GlmTypographyPlan *plan; /* (nullable) */
  guint              index;
} Shown;

/* A name as the page shows it. */
static char *
dup_shown (const Shown *shown,
           const char  *name)
{
  return shown->plan != NULL ? glm_typography_plan_dup_words (shown->plan, name) : g_strdup (name);
}

/* Appends what is shown of a quotation from @at, which goes on, up to a position of its source. */
static void
append_shown (GString        *markup,
              GlmDisplayText *display,
              gsize          *at,
              gsize           source_end,
              int             named)
{
  gsize end = MAX (*at, glm_display_text_from_source (display, source_end, GLM_BIAS_BEFORE));
  g_autofree char *text = g_strndup (glm_display_text_get_text (display, NULL) + *at, end - *at);
  g_autofree char *escaped = g_markup_escape_text (g_strdelimit (text, "\n\t", ' '), -1);

  if (named >= 0)
    g_string_append_printf (markup, "<a href=\"" ENTITY_LINK "%d\">%s</a>", named, escaped);
  else
    g_string_append (markup, escaped);
  *at = end;
}

/* « président du CFR (§3) », where CFR leads to its own row and §3 to the place. */
static char *
dup_role_markup (const Shown   *shown,
                 const GlmRole *role)
{
  static const GlmTypographyOptions none = { .locale = GLM_LOCALE_NONE };
  g_autoptr (GString) markup = g_string_new (NULL);
  g_autoptr (GlmDisplayText) display = NULL;
  /* Translators: the number of a paragraph. */
  g_autofree char *number = g_strdup_printf (_("§%u"), glm_document_find_block (shown->document, role->range.start) + 1);
  g_autofree char *place = g_strdup_printf ("<a href=\"" PLACE_LINK "\">%s</a>", number);
  gsize start = 0, at;

  if (shown->plan != NULL)
    display = glm_typography_plan_set_quotation (shown->plan, role->range, role->text, &start);
  else
    display = glm_typography_set_words (role->text, NULL, &none);
  at = glm_display_text_from_source (display, start, GLM_BIAS_AFTER);
  for (const char *p = role->text; *p != '\0';)
    {
      gboolean at_word = p == role->text || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (p)));
      gsize length = 0;
      int named = at_word ? find_named (shown->entities, shown->index, role->range, shown->document, p, &length) : -1;

      if (named < 0)
        {
          p = g_utf8_next_char (p);
          continue;
        }
      append_shown (markup, display, &at, start + (gsize) (p - role->text), -1);
      p += length;
      append_shown (markup, display, &at, start + (gsize) (p - role->text), named);
    }
  append_shown (markup, display, &at, start + strlen (role->text), -1);
  /* Translators: a role quoted from the text and the number of its paragraph: "president (§3)". */
  return g_strdup_printf (_("%s (%s)"), markup->str, place);
}

static void
show_roles (GlmEntityCard *self,
            const Shown   *shown)
{
  const GlmEntity *entity = glm_entities_get (shown->entities, shown->index);

  empty_box (self->roles);
  for (guint i = 0; i < MIN (entity->n_roles, MAX_ROLES); i++)
    {
      const GlmRole *role = &entity->roles[i];
      g_autofree char *markup = dup_role_markup (shown, role);
      GtkWidget *label = make_line (NULL);

      gtk_label_set_markup (GTK_LABEL (label), markup);
      gtk_widget_add_css_class (label, "line");
      g_object_set_data_full (G_OBJECT (label), "range", g_memdup2 (&role->range, sizeof role->range), g_free);
      g_signal_connect (label, "activate-link", G_CALLBACK (on_role_link), self);
      gtk_box_append (GTK_BOX (self->roles), label);
    }
  gtk_widget_set_visible (self->roles, entity->n_roles > 0);
}

/* How often @form is what a mention says. */
static guint
count_form (const GlmEntity *entity,
            GlmDocument     *document,
            const char      *form)
{
  g_autofree char *wanted = glm_filter_fold (form);
  guint n = 0;

  for (guint i = 0; i < MIN (entity->n_mentions, MAX_COUNTED); i++)
    {
      g_autofree char *text = glm_document_dup_range (document, entity->mentions[i]);
      g_autofree char *folded = glm_filter_fold (text);

      n += g_str_equal (folded, wanted);
    }
  return n;
}

static void
show_aliases (GlmEntityCard *self,
              const Shown   *shown)
{
  const GlmEntity *entity = glm_entities_get (shown->entities, shown->index);
  g_autoptr (GStrvBuilder) forms = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  g_autofree char *aliases = NULL;

  for (guint i = 0; entity->aliases != NULL && entity->aliases[i] != NULL; i++)
    {
      guint n = count_form (entity, shown->document, entity->aliases[i]);
      g_autofree char *alias = dup_shown (shown, entity->aliases[i]);
      /* Translators: another name of a person or institution, and how often it stands in the text. */
      g_autofree char *form = n > 0 ? g_strdup_printf (_("%s (%u)"), alias, n) : g_strdup (alias);

      g_strv_builder_add (forms, form);
    }
  list = g_strv_builder_end (forms);
  /* Translators: between the other names of a person or institution: "M. Macron · Macron". */
  aliases = g_strjoinv (_(" · "), list);
  gtk_label_set_text (GTK_LABEL (self->aliases), aliases);
  gtk_widget_set_visible (self->aliases, *aliases != '\0');
}

static void
show_together (GlmEntityCard *self,
               const Shown   *shown)
{
  const GlmEntity *entity = glm_entities_get (shown->entities, shown->index);
  guint n = 0;

  empty_box (self->together);
  for (guint i = 0; i < entity->n_links && n < MAX_TOGETHER; i++)
    {
      guint other = entity->links[i].entity;
      g_autofree char *name = NULL;
      g_autofree char *relation = NULL;
      GtkWidget *button;

      if (other >= glm_entities_get_n (shown->entities))
        continue;
      name = dup_shown (shown, glm_entities_get (shown->entities, other)->name);
      relation = entity->links[i].relation != NULL ? dup_shown (shown, entity->links[i].relation) : NULL;
      button = add_line (self->together, name);
      gtk_widget_set_tooltip_text (button, relation);
      g_object_set_data (G_OBJECT (button), "entity", GUINT_TO_POINTER (other));
      g_signal_connect (button, "clicked", G_CALLBACK (on_companion_clicked), self);
      n++;
    }
  gtk_widget_set_visible (self->together, n > 0);
  gtk_widget_set_visible (self->together_title, n > 0);
}

static void
glm_entity_card_dispose (GObject *object)
{
  g_clear_pointer (&GLM_ENTITY_CARD (object)->words, g_free);
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
  signals[PIN_TOGGLED] = g_signal_new ("pin-toggled", GLM_TYPE_ENTITY_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LOOKED_UP] = g_signal_new ("looked-up", GLM_TYPE_ENTITY_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                     G_TYPE_STRING);

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
  gtk_widget_class_bind_template_child (widget_class, GlmEntityCard, pin);
  gtk_widget_class_bind_template_child (widget_class, GlmEntityCard, why);
  gtk_widget_class_bind_template_child (widget_class, GlmEntityCard, evidence);
  gtk_widget_class_bind_template_callback (widget_class, on_previous);
  gtk_widget_class_bind_template_callback (widget_class, on_next);
  gtk_widget_class_bind_template_callback (widget_class, on_pin);
  gtk_widget_class_bind_template_callback (widget_class, on_copy);
  gtk_widget_class_bind_template_callback (widget_class, on_look_up);
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
 * @plan: (nullable): how it is set, for the words as the page shows them
 * @entity: which being
 * @mention: which of its mentions the reader is at, -1 for none
 *
 * Fills the card; it is for the caller to pop it up.
 */
void
glm_entity_card_show (GlmEntityCard     *self,
                      GlmEntities       *entities,
                      GlmDocument       *document,
                      GlmTypographyPlan *plan,
                      guint              entity,
                      int                mention)
{
  const GlmEntity *being = glm_entities_get (entities, entity);
  const Shown shown = { entities, document, plan, entity };
  g_autofree char *name = dup_shown (&shown, being->name);
  g_autofree char *place = NULL;

  g_return_if_fail (GLM_IS_ENTITY_CARD (self));

  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), being->kind == GLM_ENTITY_PERSON
                                                          ? "glm-person-symbolic"
                                                          : "glm-institution-symbolic");
  g_free (self->words);
  self->words = g_strdup (being->name);
  gtk_label_set_text (GTK_LABEL (self->name), name);
  show_aliases (self, &shown);
  show_roles (self, &shown);
  show_together (self, &shown);
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
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->pin), being->pinned > 0);
  gtk_widget_set_tooltip_text (self->pin, being->pinned > 0 ? _("Unpin") : _("Pin to the Top of the List"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->pin), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  being->pinned > 0 ? _("Unpin") : _("Pin to the Top of the List"), -1);
  gtk_label_set_text (GTK_LABEL (self->evidence), being->evidence != NULL ? being->evidence : "");
  gtk_widget_set_visible (self->why, being->evidence != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
