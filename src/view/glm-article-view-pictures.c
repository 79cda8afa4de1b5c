/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The pictures of an article: decoded in a thread when they first show, a few of them kept. Until then their
 * place is shaded; one that cannot be decoded is its alternative text in that place.
 */

#include "config.h"

#include "glm-article-view-private.h"

/* Decoded pictures that are kept; more than can be seen at once. */
#define MAX_KEPT 6

typedef struct
{
  guint       block;
  GdkTexture *texture;
  gboolean    failed;
  GList       link; /* in the order of use */
} Picture;

typedef struct
{
  GBytes *bytes;
  guint   block;
} Decoding;

static void
picture_free (gpointer data)
{
  Picture *picture = data;

  g_clear_object (&picture->texture);
  g_free (picture);
}

static void
decoding_free (gpointer data)
{
  Decoding *decoding = data;

  g_bytes_unref (decoding->bytes);
  g_free (decoding);
}

static void
decode (GTask        *task,
        gpointer      source,
        gpointer      data,
        GCancellable *cancellable)
{
  Decoding *decoding = data;
  GError *error = NULL;
  GdkTexture *texture = gdk_texture_new_from_bytes (decoding->bytes, &error);

  if (texture != NULL)
    g_task_return_pointer (task, texture, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
drop_oldest (GlmArticleView *self)
{
  guint kept = 0;

  for (GList *link = self->picture_order.head; link != NULL;)
    {
      Picture *picture = link->data;

      link = link->next;
      if (picture->texture != NULL && ++kept > MAX_KEPT)
        {
          g_queue_unlink (&self->picture_order, &picture->link);
          g_hash_table_remove (self->pictures, GUINT_TO_POINTER (picture->block));
        }
    }
}

static void
on_decoded (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  GlmArticleView *self = GLM_ARTICLE_VIEW (source);
  Decoding *decoding = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  GdkTexture *texture = g_task_propagate_pointer (G_TASK (result), &error);
  Picture *picture = self->pictures != NULL ? g_hash_table_lookup (self->pictures, GUINT_TO_POINTER (decoding->block)) : NULL;

  /* Another article, or none, is shown by now. */
  if (picture == NULL || g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    {
      g_clear_object (&texture);
      return;
    }
  picture->texture = texture;
  picture->failed = texture == NULL;
  drop_oldest (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static Picture *
use_picture (GlmArticleView *self,
             guint           block)
{
  Picture *picture;
  Decoding *decoding;
  g_autoptr (GTask) task = NULL;

  if (self->pictures == NULL)
    {
      self->pictures = g_hash_table_new_full (NULL, NULL, NULL, picture_free);
      self->picture_cancellable = g_cancellable_new ();
    }
  picture = g_hash_table_lookup (self->pictures, GUINT_TO_POINTER (block));
  if (picture != NULL)
    {
      g_queue_unlink (&self->picture_order, &picture->link);
      g_queue_push_head_link (&self->picture_order, &picture->link);
      return picture;
    }
  picture = g_new0 (Picture, 1);
  picture->block = block;
  picture->link.data = picture;
  g_hash_table_insert (self->pictures, GUINT_TO_POINTER (block), picture);
  g_queue_push_head_link (&self->picture_order, &picture->link);
  decoding = g_new0 (Decoding, 1);
  decoding->bytes = g_bytes_ref (glm_document_get_picture (self->document, block)->bytes);
  decoding->block = block;
  task = g_task_new (self, self->picture_cancellable, on_decoded, NULL);
  g_task_set_task_data (task, decoding, decoding_free);
  g_task_run_in_thread (task, decode);
  return picture;
}

static void
draw_alternative (GlmArticleView *self,
                  GtkSnapshot    *snapshot,
                  guint           block,
                  const GlmRect  *rect)
{
  GlmRange range = glm_document_get_block (self->document, block)->range;
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  int height;

  pango_layout_set_text (layout, glm_document_get_text (self->document, NULL) + range.start, (int) glm_range_length (range));
  pango_layout_set_width (layout, (int) (rect->width * PANGO_SCALE));
  pango_layout_set_height (layout, (int) (rect->height * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_get_pixel_size (layout, NULL, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) rect->x, (float) (rect->y + MAX (rect->height - height, 0) / 2)));
  gtk_snapshot_append_layout (snapshot, layout, &self->colors[GLM_PAINT_FAINT]);
  gtk_snapshot_restore (snapshot);
}

/*< private >
 * _glm_article_view_draw_picture:
 * @snapshot: where to
 * @block: index of a block
 * @x: of the column
 * @y: of the block's top
 *
 * Draws the picture of an image block, if it has one.
 */
void
_glm_article_view_draw_picture (GlmArticleView *self,
                                GtkSnapshot    *snapshot,
                                guint           block,
                                double          x,
                                double          y)
{
  GlmRect rect;
  Picture *picture;
  graphene_rect_t bounds;

  if (!glm_typesetter_get_picture (self->typesetter, block, self->measure, &rect))
    return;
  rect.x += x;
  rect.y += y;
  graphene_rect_init (&bounds, (float) rect.x, (float) rect.y, (float) rect.width, (float) rect.height);
  picture = use_picture (self, block);
  if (picture->texture != NULL)
    {
      gtk_snapshot_append_texture (snapshot, picture->texture, &bounds);
      return;
    }
  gtk_snapshot_append_color (snapshot, &self->colors[GLM_PAINT_SHADE], &bounds);
  if (picture->failed)
    draw_alternative (self, snapshot, block, &rect);
}

/*< private >
 * _glm_article_view_drop_pictures:
 *
 * Forgets all pictures: the article changes, or the view goes.
 */
void
_glm_article_view_drop_pictures (GlmArticleView *self)
{
  g_cancellable_cancel (self->picture_cancellable);
  g_clear_object (&self->picture_cancellable);
  g_queue_init (&self->picture_order);
  g_clear_pointer (&self->pictures, g_hash_table_unref);
}
