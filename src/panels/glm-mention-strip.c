/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-mention-strip.h"

#include <string.h>

#define N_BINS 24
#define HEIGHT 4

/**
 * GlmMentionStrip:
 *
 * A thin strip that shows where in the article a being is mentioned: the article's length cut in
 * #N_BINS parts, a mark in each part that holds a mention, darker for more of them. Marks of
 * persons are rounded, those of institutions square: never colour alone. It says nothing to a screen
 * reader that the row's description does not.
 */
struct _GlmMentionStrip
{
  GtkWidget parent_instance;

  guint     bins[N_BINS];
  guint     most;
  gboolean  person;
};

G_DEFINE_FINAL_TYPE (GlmMentionStrip, glm_mention_strip, GTK_TYPE_WIDGET)

static void
glm_mention_strip_measure (GtkWidget     *widget,
                           GtkOrientation orientation,
                           int            for_size,
                           int           *minimum,
                           int           *natural,
                           int           *minimum_baseline,
                           int           *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? N_BINS : HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 4 * N_BINS : HEIGHT;
}

static void
draw_mark (GtkSnapshot    *snapshot,
           graphene_rect_t area,
           const GdkRGBA  *color,
           gboolean        rounded)
{
  GskRoundedRect shape;

  if (rounded)
    {
      gsk_rounded_rect_init_from_rect (&shape, &area, area.size.height / 2);
      gtk_snapshot_push_rounded_clip (snapshot, &shape);
    }
  gtk_snapshot_append_color (snapshot, color, &area);
  if (rounded)
    gtk_snapshot_pop (snapshot);
}

/* The style context's colour is the only one that GTK before 4.10 gives. */
static GdkRGBA
get_foreground (GtkWidget *widget)
{
  GdkRGBA color;

#if GTK_CHECK_VERSION (4, 10, 0)
  gtk_widget_get_color (widget, &color);
#else
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
#endif
  return color;
}

static void
glm_mention_strip_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  GlmMentionStrip *self = GLM_MENTION_STRIP (widget);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  float bin = width / N_BINS;
  GdkRGBA color = get_foreground (widget);
  GdkRGBA rail = color;
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  rail.alpha *= 0.12f;
  draw_mark (snapshot, GRAPHENE_RECT_INIT (0, height / 2 - 0.5f, width, 1), &rail, FALSE);
  for (guint i = 0; i < N_BINS; i++)
    {
      GdkRGBA mark = color;
      float x = bin * (float) (mirrored ? N_BINS - 1 - i : i);

      if (self->bins[i] == 0)
        continue;
      mark.alpha *= 0.55f + 0.45f * (float) self->bins[i] / (float) self->most;
      draw_mark (snapshot, GRAPHENE_RECT_INIT (x, 0, MAX (bin - 1, 2), height), &mark, self->person);
    }
}

static void
glm_mention_strip_class_init (GlmMentionStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = glm_mention_strip_measure;
  widget_class->snapshot = glm_mention_strip_snapshot;
  gtk_widget_class_set_css_name (widget_class, "mentionstrip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
glm_mention_strip_init (GlmMentionStrip *self)
{
}

/**
 * glm_mention_strip_new:
 *
 * Returns: an empty strip
 */
GtkWidget *
glm_mention_strip_new (void)
{
  return g_object_new (GLM_TYPE_MENTION_STRIP, NULL);
}

/**
 * glm_mention_strip_set_entity:
 * @self: a strip
 * @entity: (nullable): whose mentions it shows
 * @document: (nullable): the article they stand in
 */
void
glm_mention_strip_set_entity (GlmMentionStrip *self,
                              const GlmEntity *entity,
                              GlmDocument     *document)
{
  gsize length = 0;

  g_return_if_fail (GLM_IS_MENTION_STRIP (self));

  memset (self->bins, 0, sizeof self->bins);
  self->most = 0;
  if (document != NULL)
    glm_document_get_text (document, &length);
  for (guint i = 0; entity != NULL && length > 0 && i < entity->n_mentions; i++)
    {
      gsize bin = MIN (entity->mentions[i].start * N_BINS / length, N_BINS - 1);

      self->most = MAX (self->most, ++self->bins[bin]);
    }
  self->person = entity != NULL && entity->kind == GLM_ENTITY_PERSON;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
