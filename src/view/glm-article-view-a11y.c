/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What a screen reader finds: each block that shows has a child that lies over it and is never drawn
 * (glm-block-accessible.c). They are made only where assistive technology runs. The view itself is a
 * document with the article's title.
 */

#include "config.h"

#include "glm-article-view-private.h"
#include "glm-block-accessible.h"

/* A screen reader asks for a whole paragraph at a time; one that is a whole book is cut. */
#define MAX_CHILD_BYTES (64 * 1024)
#define HEADER_CHILD G_MAXUINT

static GtkAccessibleRole
get_role (const GlmBlock *block)
{
  switch (block->kind)
    {
    case GLM_BLOCK_HEADING:
      return GTK_ACCESSIBLE_ROLE_HEADING;
    case GLM_BLOCK_LIST_ITEM:
      return GTK_ACCESSIBLE_ROLE_LIST_ITEM;
    case GLM_BLOCK_IMAGE:
      return GTK_ACCESSIBLE_ROLE_IMG;
    case GLM_BLOCK_RULE:
      return GTK_ACCESSIBLE_ROLE_SEPARATOR;
    case GLM_BLOCK_CAPTION:
      return GTK_ACCESSIBLE_ROLE_CAPTION;
    case GLM_BLOCK_NOTE:
      return GTK_ACCESSIBLE_ROLE_NOTE;
    case GLM_BLOCK_TABLE:
      return GTK_ACCESSIBLE_ROLE_ROW;
#if GTK_CHECK_VERSION (4, 14, 0)
    case GLM_BLOCK_QUOTE:
      return GTK_ACCESSIBLE_ROLE_BLOCK_QUOTE;
    case GLM_BLOCK_PARAGRAPH:
      return GTK_ACCESSIBLE_ROLE_PARAGRAPH;
#else
    case GLM_BLOCK_QUOTE:
    case GLM_BLOCK_PARAGRAPH:
#endif
    case GLM_BLOCK_PREFORMATTED:
    case GLM_BLOCK_VERSE:
    default:
      return GTK_ACCESSIBLE_ROLE_GROUP;
    }
}

static GtkWidget *
make_child (GlmArticleView    *self,
            GlmRange           range,
            const char        *text,
            GtkAccessibleRole  role,
            guint              level)
{
  GtkWidget *child = _glm_block_accessible_new (self, range, text, role);

  if (level > 0)
    gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LEVEL, (int) level, -1);
  if (role == GTK_ACCESSIBLE_ROLE_IMG || role == GTK_ACCESSIBLE_ROLE_HEADING)
    gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_parent (child, GTK_WIDGET (self));
  return child;
}

static GtkWidget *
make_block_child (GlmArticleView *self,
                  guint           index)
{
  const GlmBlock *block = glm_document_get_block (self->document, index);
  const char *all = glm_document_get_text (self->document, NULL);
  gsize length = glm_range_length (block->range);
  g_autofree char *text = NULL;

  if (length > MAX_CHILD_BYTES)
    {
      length = MAX_CHILD_BYTES;
      while (length > 0 && (all[block->range.start + length] & 0xC0) == 0x80)
        length--;
    }
  text = g_strndup (all + block->range.start, length);
  return make_child (self, (GlmRange) { block->range.start, block->range.start + length }, text, get_role (block), block->kind == GLM_BLOCK_HEADING ? block->level : 0);
}

static gboolean
is_shown (GlmArticleView *self,
          guint           key)
{
  if (key == HEADER_CHILD)
    return self->header != NULL && self->header_block >= self->first_visible &&
           self->header_block <= self->last_visible + 1;
  return key >= self->first_visible && key <= self->last_visible;
}

static void
drop_hidden (GlmArticleView *self)
{
  GHashTableIter iter;
  gpointer key, child;

  g_hash_table_iter_init (&iter, self->a11y_children);
  while (g_hash_table_iter_next (&iter, &key, &child))
    if (!is_shown (self, GPOINTER_TO_UINT (key)))
      {
        _glm_block_accessible_remove (child);
        g_hash_table_iter_remove (&iter);
      }
}

static gboolean
update_children (gpointer data)
{
  GlmArticleView *self = data;
  GtkWidget *before = NULL;

  self->a11y_source = 0;
  drop_hidden (self);
  if (!_glm_article_view_is_laid_out (self))
    return G_SOURCE_REMOVE;
  if (is_shown (self, HEADER_CHILD) && !g_hash_table_contains (self->a11y_children, GUINT_TO_POINTER (HEADER_CHILD)))
    {
      g_autofree char *text = glm_article_header_dup_text (self->header);

      g_hash_table_insert (self->a11y_children, GUINT_TO_POINTER (HEADER_CHILD),
                           make_child (self, (GlmRange) { 0, 0 }, text, GTK_ACCESSIBLE_ROLE_HEADING, 1));
    }
  for (guint block = self->first_visible; block <= self->last_visible; block++)
    {
      GtkWidget *child = g_hash_table_lookup (self->a11y_children, GUINT_TO_POINTER (block));

      if (child == NULL)
        {
          child = make_block_child (self, block);
          g_hash_table_insert (self->a11y_children, GUINT_TO_POINTER (block), child);
        }
      /* A screen reader goes through the children in their order. */
      if (before != NULL && gtk_widget_get_prev_sibling (child) != before)
        gtk_widget_insert_after (child, GTK_WIDGET (self), before);
      before = child;
    }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

/*< private >
 * _glm_article_view_a11y_place:
 *
 * Other blocks show than before, or the same ones elsewhere.
 */
void
_glm_article_view_a11y_place (GlmArticleView *self)
{
  if (self->a11y_wanted && self->a11y_source == 0)
    self->a11y_source = g_idle_add (update_children, self);
}

/*< private >
 * _glm_article_view_a11y_allocate:
 *
 * Lays the children over their blocks.
 */
void
_glm_article_view_a11y_allocate (GlmArticleView *self)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->a11y_children);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      guint block = GPOINTER_TO_UINT (key);
      GtkWidget *child = value;
      GtkAllocation place = { (int) self->column_x, 0, (int) self->measure, 0 };
      double top;
      int minimum;

      if (!_glm_article_view_is_laid_out (self) || (block != HEADER_CHILD && block >= self->n_blocks))
        continue;
      if (block == HEADER_CHILD)
        {
          top = self->top_margin + glm_height_index_get_top (self->heights, MIN (self->header_block, self->n_blocks));
          place.height = (int) self->header_height;
        }
      else
        {
          top = _glm_article_view_get_block_top (self, block);
          place.height = (int) glm_height_index_get (self->heights, block);
        }
      place.y = (int) (top - self->scroll);
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      place.width = MAX (place.width, minimum);
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, place.width, &minimum, NULL, NULL, NULL);
      place.height = MAX (place.height, minimum);
      gtk_widget_size_allocate (child, &place, -1);
    }
}

/*< private >
 * _glm_article_view_a11y_selection_moved:
 *
 * The caret or what is selected has changed.
 */
void
_glm_article_view_a11y_selection_moved (GlmArticleView *self)
{
  GHashTableIter iter;
  gpointer child;

  g_hash_table_iter_init (&iter, self->a11y_children);
  while (g_hash_table_iter_next (&iter, NULL, &child))
    _glm_block_accessible_selection_moved (child);
}

/*< private >
 * _glm_article_view_a11y_reset:
 *
 * Another article shows: forgets the children of the one before.
 */
void
_glm_article_view_a11y_reset (GlmArticleView *self)
{
  GHashTableIter iter;
  gpointer child;

  g_hash_table_iter_init (&iter, self->a11y_children);
  while (g_hash_table_iter_next (&iter, NULL, &child))
    {
      _glm_block_accessible_remove (child);
      g_hash_table_iter_remove (&iter);
    }
}

/**
 * glm_article_view_set_describe:
 * @self: the view
 * @describe: (nullable): asked who is mentioned, when a screen reader asks
 * @data: for @describe
 *
 * Tells screen readers of what stands at a letter beside how it is set.
 */
void
glm_article_view_set_describe (GlmArticleView         *self,
                               GlmArticleViewDescribe  describe,
                               gpointer                data)
{
  self->describe = describe;
  self->describe_data = data;
}

static void
set_wanted (GlmArticleView *self,
            gboolean        wanted)
{
  if (wanted == self->a11y_wanted)
    return;
  self->a11y_wanted = wanted;
  if (wanted)
    _glm_article_view_a11y_place (self);
  else
    _glm_article_view_a11y_reset (self);
}

static void
on_status_read (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  g_autoptr (GVariant) value = NULL;

  /* Cancelled means that the view is gone; without the service there is no assistive technology. */
  if (reply == NULL)
    return;
  g_variant_get (reply, "(v)", &value);
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
    set_wanted (data, g_variant_get_boolean (value));
}

static void
on_status_changed (GDBusConnection *bus,
                   const char      *sender,
                   const char      *path,
                   const char      *interface,
                   const char      *signal,
                   GVariant        *parameters,
                   gpointer         data)
{
  g_autoptr (GVariant) changed = g_variant_get_child_value (parameters, 1);
  gboolean enabled;

  if (g_variant_lookup (changed, "IsEnabled", "b", &enabled))
    set_wanted (data, enabled);
}

static void
on_bus_found (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GError) error = NULL;
  GDBusConnection *bus = g_bus_get_finish (result, &error);
  GlmArticleView *self = data;

  if (bus == NULL)
    return;
  self->a11y_bus = bus;
  self->a11y_subscription = g_dbus_connection_signal_subscribe (
    bus, "org.a11y.Bus", "org.freedesktop.DBus.Properties", "PropertiesChanged", "/org/a11y/bus", "org.a11y.Status",
    G_DBUS_SIGNAL_FLAGS_NONE, on_status_changed, self, NULL);
  g_dbus_connection_call (bus, "org.a11y.Bus", "/org/a11y/bus", "org.freedesktop.DBus.Properties", "Get",
                          g_variant_new ("(ss)", "org.a11y.Status", "IsEnabled"), G_VARIANT_TYPE ("(v)"),
                          G_DBUS_CALL_FLAGS_NO_AUTO_START, 1000, self->a11y_cancellable, on_status_read, self);
}

void
_glm_article_view_a11y_init (GlmArticleView *self)
{
  const char *backend = g_getenv ("GTK_A11Y");

  self->a11y_children = g_hash_table_new (NULL, NULL);
  self->a11y_cancellable = g_cancellable_new ();
  if (g_strcmp0 (backend, "test") == 0)
    self->a11y_wanted = TRUE;
  else if (g_strcmp0 (backend, "none") != 0)
    g_bus_get (G_BUS_TYPE_SESSION, self->a11y_cancellable, on_bus_found, self);
}

void
_glm_article_view_a11y_clear (GlmArticleView *self)
{
  g_clear_handle_id (&self->a11y_source, g_source_remove);
  if (self->a11y_cancellable != NULL)
    g_cancellable_cancel (self->a11y_cancellable);
  g_clear_object (&self->a11y_cancellable);
  if (self->a11y_bus != NULL)
    g_dbus_connection_signal_unsubscribe (self->a11y_bus, self->a11y_subscription);
  g_clear_object (&self->a11y_bus);
  if (self->a11y_children != NULL)
    _glm_article_view_a11y_reset (self);
  g_clear_pointer (&self->a11y_children, g_hash_table_unref);
}
