/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Tabs that come one after the other. To make one takes some milliseconds, and a hundred at once would hold the window for a
 * second: the one that is shown is there at once, and each of the others when the window has nothing else to do. Their
 * articles are read when they are first shown.
 */

#include "config.h"

#include "glm-window-private.h"

/* So many files at a time are opened at once, and all are read. */
#define MAX_AT_ONCE 8

typedef struct
{
  GFile   *file;
  char    *title; /* (nullable) */
  gboolean before;
} Coming;

static void
coming_free (gpointer data)
{
  Coming *coming = data;

  g_object_unref (coming->file);
  g_free (coming->title);
  g_free (coming);
}

/* Those that stand before the tab that was first keep their order. */
static void
make_tab (GlmWindow    *self,
          const Coming *coming)
{
  GtkNotebook *notebook = GTK_NOTEBOOK (self->notebook);
  int number = coming->before && self->anchor != NULL ? gtk_notebook_page_num (notebook, self->anchor) : -1;
  GtkWidget *page = _glm_window_append_later (self, coming->file, coming->title);

  if (number >= 0)
    gtk_notebook_reorder_child (notebook, page, number);
}

static gboolean
on_idle (gpointer data)
{
  GlmWindow *self = data;
  Coming *coming = g_queue_pop_head (&self->coming);

  if (_glm_window_find_tab (self, coming->file) < 0)
    make_tab (self, coming);
  coming_free (coming);
  if (!g_queue_is_empty (&self->coming))
    return G_SOURCE_CONTINUE;
  self->coming_id = 0;
  return G_SOURCE_REMOVE;
}

/*< private >
 * _glm_window_add_coming:
 * @file: what the tab will show
 * @title: (nullable): what it was called when it was last open
 * @before: whether it stands before the anchor, and not after all others
 *
 * Has a tab made soon.
 */
void
_glm_window_add_coming (GlmWindow  *self,
                        GFile      *file,
                        const char *title,
                        gboolean    before)
{
  Coming *coming = g_new0 (Coming, 1);

  coming->file = g_object_ref (file);
  coming->title = g_strdup (title);
  coming->before = before;
  g_queue_push_tail (&self->coming, coming);
  if (self->coming_id == 0)
    self->coming_id = g_idle_add_full (G_PRIORITY_LOW, on_idle, self, NULL);
}

/*< private >
 * _glm_window_describe_coming:
 * @tabs: a list of addresses and titles
 * @before: whether those before the anchor are asked for, or the others
 *
 * Adds the tabs that are still to be made: a window that is closed meanwhile comes back with them.
 *
 * Returns: how many
 */
guint
_glm_window_describe_coming (GlmWindow       *self,
                             GVariantBuilder *tabs,
                             gboolean         before)
{
  guint n = 0;

  for (GList *l = self->coming.head; l != NULL; l = l->next)
    {
      const Coming *coming = l->data;
      g_autofree char *uri = NULL;

      if (coming->before != before)
        continue;
      uri = g_file_get_uri (coming->file);
      g_variant_builder_add (tabs, "(ss)", uri, coming->title != NULL ? coming->title : "");
      n++;
    }
  return n;
}

/*< private >
 * _glm_window_clear_coming:
 *
 * No more tabs come.
 */
void
_glm_window_clear_coming (GlmWindow *self)
{
  g_clear_handle_id (&self->coming_id, g_source_remove);
  g_queue_clear_full (&self->coming, coming_free);
  g_clear_weak_pointer (&self->anchor);
}

/**
 * glm_window_open_many:
 * @self: a window
 * @files: (array length=n): what to open
 * @n: how many
 *
 * Opens files that the reader has chosen together, each in a tab of its own.
 */
void
glm_window_open_many (GlmWindow    *self,
                      GFile *const *files,
                      gsize         n)
{
  g_return_if_fail (GLM_IS_WINDOW (self));

  for (gsize i = 0; i < n; i++)
    if (i < MAX_AT_ONCE)
      glm_window_open (self, files[i]);
    else
      _glm_window_add_coming (self, files[i], NULL, FALSE);
}
