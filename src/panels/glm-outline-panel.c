/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-outline-panel.h"
#include "glm-ellipsis-tooltip.h"

/* How far a heading of the next level stands in, in pixels. */
#define INDENT 16

/**
 * GlmOutlinePanel:
 *
 * The sidebar's page of the article's headings, indented by level. The heading over the reader's
 * place is the selected one.
 */
struct _GlmOutlinePanel
{
  GtkWidget           parent_instance;

  GlmSession         *session;
  GtkStringList      *titles;
  GArray             *blocks; /* guint, the block of each title */
  GtkSingleSelection *selection;
  GtkWidget          *pages;
  GtkWidget          *view;
  gboolean            following; /* the selection follows the reader, not the reader the selection */
  guint               chosen;    /* the title that the reader went to from here, while it shows; else GTK_INVALID_LIST_POSITION */
};

enum
{
  HEADING_ACTIVATED,
  HEADING_ENTERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GlmOutlinePanel, glm_outline_panel, GTK_TYPE_WIDGET)

static const GlmBlock *
get_block (GlmOutlinePanel *self,
           guint            position)
{
  GlmDocument *document = glm_session_get_document (self->session);

  if (document == NULL || position >= self->blocks->len)
    return NULL;
  return glm_document_get_block (document, g_array_index (self->blocks, guint, position));
}

static void
on_row_setup (GtkListItemFactory *factory,
              GtkListItem        *list_item,
              gpointer            data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 8);
  gtk_widget_set_has_tooltip (label, TRUE);
  g_signal_connect (label, "query-tooltip", G_CALLBACK (glm_ellipsis_tooltip_query), NULL);
  gtk_list_item_set_child (list_item, label);
}

/* As the page shows it, on one line. Of a hundred thousand headings those are set that are looked at. */
static char *
dup_shown_title (GlmOutlinePanel *self,
                 guint            position)
{
  GlmTypographyPlan *plan = glm_session_get_plan (self->session);
  char *title;

  if (plan == NULL || get_block (self, position) == NULL)
    return g_strdup (gtk_string_list_get_string (self->titles, position));
  title = glm_typography_plan_dup_block (plan, g_array_index (self->blocks, guint, position));
  return g_strdelimit (title, "\n", ' ');
}

static void
on_row_bind (GtkListItemFactory *factory,
             GtkListItem        *list_item,
             GlmOutlinePanel    *self)
{
  g_autofree char *title = dup_shown_title (self, gtk_list_item_get_position (list_item));
  GtkWidget *label = gtk_list_item_get_child (list_item);
  const GlmBlock *block = get_block (self, gtk_list_item_get_position (list_item));
  int level = block != NULL ? CLAMP ((int) block->level, 1, 6) : 1;

  gtk_label_set_text (GTK_LABEL (label), title);
  gtk_widget_set_margin_start (label, (level - 1) * INDENT);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (label)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_LEVEL, level, -1);
}

static void
on_document_changed (GlmOutlinePanel *self)
{
  GlmDocument *document = glm_session_get_document (self->session);
  guint n = document != NULL ? glm_document_get_n_blocks (document) : 0;
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  self->chosen = GTK_INVALID_LIST_POSITION;
  g_array_set_size (self->blocks, 0);
  for (guint i = 0; i < n; i++)
    {
      const GlmBlock *block = glm_document_get_block (document, i);
      g_autofree char *title = NULL;

      if (block->kind != GLM_BLOCK_HEADING)
        continue;
      title = glm_document_dup_range (document, block->range);
      g_strv_builder_add (titles, g_strdelimit (title, "\n", ' '));
      g_array_append_val (self->blocks, i);
    }
  list = g_strv_builder_end (titles);
  self->following = TRUE;
  gtk_string_list_splice (self->titles, 0, g_list_model_get_n_items (G_LIST_MODEL (self->titles)),
                          (const char *const *) list);
  self->following = FALSE;
  gtk_stack_set_visible_child_name (GTK_STACK (self->pages), self->blocks->len > 0 ? "list" : "empty");
}

static void
go_to (GlmOutlinePanel *self,
       guint            position,
       guint            signal)
{
  const GlmBlock *block = get_block (self, position);

  if (block == NULL)
    return;
  self->chosen = position;
  g_signal_emit (self, signals[signal], 0, (guint64) block->range.start, (guint64) block->range.end);
}

static void
on_activate (GtkListView     *view,
             guint            position,
             GlmOutlinePanel *self)
{
  go_to (self, position, HEADING_ENTERED);
}

/* A click or an arrow key selects a row, and that is enough to go there. */
static void
on_selected_changed (GlmOutlinePanel *self)
{
  guint selected = gtk_single_selection_get_selected (self->selection);

  if (!self->following && selected != GTK_INVALID_LIST_POSITION)
    go_to (self, selected, HEADING_ACTIVATED);
}

static void
glm_outline_panel_dispose (GObject *object)
{
  GlmOutlinePanel *self = GLM_OUTLINE_PANEL (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), GLM_TYPE_OUTLINE_PANEL);
  g_clear_object (&self->selection);
  g_clear_object (&self->titles);
  g_clear_object (&self->session);
  g_clear_pointer (&self->blocks, g_array_unref);
  G_OBJECT_CLASS (glm_outline_panel_parent_class)->dispose (object);
}

static void
glm_outline_panel_class_init (GlmOutlinePanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = glm_outline_panel_dispose;
  signals[HEADING_ACTIVATED] = g_signal_new ("heading-activated", GLM_TYPE_OUTLINE_PANEL, G_SIGNAL_RUN_LAST, 0,
                                             NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT64, G_TYPE_UINT64);
  signals[HEADING_ENTERED] = g_signal_new ("heading-entered", GLM_TYPE_OUTLINE_PANEL, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT64, G_TYPE_UINT64);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/guillemet/Guillemet/panels/glm-outline-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, GlmOutlinePanel, pages);
  gtk_widget_class_bind_template_child (widget_class, GlmOutlinePanel, view);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
}

static void
glm_outline_panel_init (GlmOutlinePanel *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->chosen = GTK_INVALID_LIST_POSITION;
  self->titles = gtk_string_list_new (NULL);
  self->blocks = g_array_new (FALSE, FALSE, sizeof (guint));
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->titles)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_swapped (self->selection, "notify::selected", G_CALLBACK (on_selected_changed), self);
  g_signal_connect (factory, "setup", G_CALLBACK (on_row_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_row_bind), self);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->view), factory);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->view), GTK_SELECTION_MODEL (self->selection));
}

/**
 * glm_outline_panel_new:
 * @session: the article whose headings it shows
 *
 * Returns: a panel
 */
GtkWidget *
glm_outline_panel_new (GlmSession *session)
{
  GlmOutlinePanel *self = g_object_new (GLM_TYPE_OUTLINE_PANEL, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::document", G_CALLBACK (on_document_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::plan", G_CALLBACK (on_document_changed), self, G_CONNECT_SWAPPED);
  on_document_changed (self);
  return GTK_WIDGET (self);
}

/**
 * glm_outline_panel_set_position:
 * @self: a panel
 * @position: where the reader is
 * @visible: what the reader sees
 *
 * Selects the heading over that place. One that the reader chose here stays selected while it shows: the last ones of an
 * article cannot come to the top of the page.
 */
void
glm_outline_panel_set_position (GlmOutlinePanel *self,
                                gsize            position,
                                GlmRange         visible)
{
  guint low = 0;
  guint high;
  const GlmBlock *chosen;

  g_return_if_fail (GLM_IS_OUTLINE_PANEL (self));

  chosen = get_block (self, self->chosen);
  if (chosen != NULL && chosen->range.start >= visible.start && chosen->range.start < visible.end)
    return;
  self->chosen = GTK_INVALID_LIST_POSITION;
  high = self->blocks->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const GlmBlock *block = get_block (self, middle);

      if (block != NULL && block->range.start <= position)
        low = middle + 1;
      else
        high = middle;
    }
  self->following = TRUE;
  gtk_single_selection_set_selected (self->selection, low > 0 ? low - 1 : GTK_INVALID_LIST_POSITION);
  self->following = FALSE;
  if (low > 0)
    gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", low - 1);
}
