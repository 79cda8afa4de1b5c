/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-corrections-window.h"
#include "glm-file-dialog.h"
#include "glm-saving.h"
#include "glm-stage.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A list of corrections that is larger than this was not made by a reader. */
#define MAX_FILE_BYTES (16 * 1024 * 1024)

/* Rows of each list, the last that were said. A reader has not said more; a file may. */
#define MAX_ROWS 500

/**
 * GlmCorrectionsWindow:
 *
 * What the reader said about names: in all articles, and in this one. Each correction is a sentence that can be
 * taken back. Those of all articles go to a file and come from one.
 */
struct _GlmCorrectionsWindow
{
  GtkWindow   parent_instance;

  GlmSession *session;
  GlmStage   *reading;
  GtkWidget  *message;
  GtkWidget  *everywhere;
  GtkWidget  *here;
};

G_DEFINE_FINAL_TYPE (GlmCorrectionsWindow, glm_corrections_window, GTK_TYPE_WINDOW)

static char *
describe (const GlmCorrection *correction)
{
  const char *value = correction->value != NULL ? correction->value : "";

  switch (correction->kind)
    {
    case GLM_CORRECTION_REJECT:
      /* Translators: a correction the reader made; %s is a name. */
      return g_strdup_printf (_("“%s” is not a name"), correction->name);
    case GLM_CORRECTION_RETYPE:
    case GLM_CORRECTION_ADD:
      if (g_str_equal (value, "person"))
        /* Translators: a correction the reader made; %s is a name. */
        return g_strdup_printf (_("“%s” is a person"), correction->name);
      /* Translators: a correction the reader made; %s is a name. */
      return g_strdup_printf (_("“%s” is an institution"), correction->name);
    case GLM_CORRECTION_RENAME:
      /* Translators: a correction the reader made: the name found, the name wanted. */
      return g_strdup_printf (_("“%s” is called “%s”"), correction->name, value);
    case GLM_CORRECTION_MERGE:
      /* Translators: a correction the reader made: two names of one person or institution. */
      return g_strdup_printf (_("“%s” is the same as “%s”"), correction->name, value);
    case GLM_CORRECTION_SPLIT:
      /* Translators: a correction the reader made: a form of a name, then the name. */
      return g_strdup_printf (_("“%s” is not “%s”"), value, correction->name);
    case GLM_CORRECTION_PIN:
      if (g_str_equal (value, "no"))
        /* Translators: what the reader did with a row of the list; %s is a name. */
        return g_strdup_printf (_("“%s” is not pinned"), correction->name);
      /* Translators: what the reader did with a row of the list; %s is a name. */
      return g_strdup_printf (_("“%s” is pinned"), correction->name);
    default:
      return g_strdup (correction->name);
    }
}

static void
on_remove (GtkButton            *button,
           GlmCorrectionsWindow *self)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index"));

  if (g_object_get_data (G_OBJECT (button), "everywhere") != NULL)
    glm_lexicon_remove (glm_session_get_lexicon (self->session), index);
  else
    glm_session_remove_correction (self->session, index);
}

static void
on_spread (GtkButton            *button,
           GlmCorrectionsWindow *self)
{
  glm_session_spread_correction (self->session, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index")));
}

static void
empty_list (GtkWidget *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (list), row);
}

static void
append_row (GtkWidget  *list,
            GtkWidget  *child,
            const char *text)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  gtk_widget_set_margin_top (label, 8);
  gtk_widget_set_margin_bottom (label, 8);
  return label;
}

static GtkWidget *
make_button (const char *icon,
             const char *tip,
             const char *name,
             guint       index)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (index));
  return button;
}

static void
fill (GlmCorrectionsWindow *self,
      GtkWidget            *list,
      const GlmCorrections *corrections)
{
  guint n = corrections != NULL ? glm_corrections_get_n (corrections) : 0;

  empty_list (list);
  if (n == 0)
    append_row (list, make_label (_("None")), _("None"));
  if (n > MAX_ROWS)
    {
      /* Translators: over a list of which only the end is shown; %u is a number of corrections. */
      g_autofree char *rest = g_strdup_printf (ngettext ("%u earlier one", "%u earlier ones", n - MAX_ROWS), n - MAX_ROWS);

      append_row (list, make_label (rest), rest);
    }
  for (guint i = n > MAX_ROWS ? n - MAX_ROWS : 0; i < n; i++)
    {
      g_autofree char *text = describe (glm_corrections_get (corrections, i));
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      /* Translators: %s is a sentence such as "“Rouvray” is a person". */
      g_autofree char *name = g_strdup_printf (_("Take back: %s"), text);
      GtkWidget *remove = make_button ("user-trash-symbolic", _("Take back"), name, i);

      g_object_set_data (G_OBJECT (remove), "everywhere", list == self->everywhere ? self : NULL);
      g_signal_connect (remove, "clicked", G_CALLBACK (on_remove), self);
      gtk_box_append (GTK_BOX (box), make_label (text));
      if (list == self->here)
        {
          /* Translators: %s is a sentence such as "“Rouvray” is a person". */
          g_autofree char *wider = g_strdup_printf (_("In all your articles: %s"), text);
          GtkWidget *spread = make_button ("go-up-symbolic", _("In all your articles"), wider, i);

          g_signal_connect (spread, "clicked", G_CALLBACK (on_spread), self);
          gtk_box_append (GTK_BOX (box), spread);
        }
      gtk_box_append (GTK_BOX (box), remove);
      append_row (list, box, text);
    }
}

/* The row of a list that has the keyboard; -1 for none. */
static int
find_focus (GlmCorrectionsWindow *self,
            GtkWidget            *list)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  GtkWidget *row = focus != NULL && gtk_widget_is_ancestor (focus, list) ? focus : NULL;

  while (row != NULL && !GTK_IS_LIST_BOX_ROW (row))
    row = gtk_widget_get_parent (row);
  return row != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) : -1;
}

/* Rows are made anew; the keyboard stays where it was in the list, to go on with the next one. */
static void
refill (GlmCorrectionsWindow *self,
        GtkWidget            *list,
        const GlmCorrections *corrections)
{
  int n = corrections != NULL ? (int) glm_corrections_get_n (corrections) : 0;
  int index = find_focus (self, list);

  fill (self, list, corrections);
  if (index >= 0)
    gtk_widget_child_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), CLAMP (index, 0, MAX (n, 1) - 1))), GTK_DIR_TAB_FORWARD);
}

static void
update (GlmCorrectionsWindow *self)
{
  refill (self, self->everywhere, glm_lexicon_get_corrections (glm_session_get_lexicon (self->session)));
  refill (self, self->here, glm_session_get_corrections (self->session));
}

static void
say (GtkWidget  *window,
     const char *message)
{
  GlmCorrectionsWindow *self = GLM_CORRECTIONS_WINDOW (window);

  gtk_label_set_text (GTK_LABEL (self->message), message);
  gtk_widget_set_visible (self->message, TRUE);
}

/* Also of what does not say how large it is, or never ends. */
static char *
read_file (GFile        *file,
           GCancellable *cancellable,
           GError      **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autofree char *json = NULL;
  gsize length;

  if (stream == NULL)
    return NULL;
  json = g_malloc (MAX_FILE_BYTES + 1);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), json, MAX_FILE_BYTES + 1, &length, cancellable, error))
    return NULL;
  if (length > MAX_FILE_BYTES)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, _("This file is too large to be a list of corrections."));
      return NULL;
    }
  json[length] = '\0';
  return g_realloc (g_steal_pointer (&json), length + 1);
}

/* What the lists say, one after the other: all of them or none. Runs in a thread. */
static gpointer
read_lists (gpointer       input,
            GlmStageParts *parts,
            GCancellable  *cancellable,
            GError       **error)
{
  GListModel *files = input;
  g_autoptr (GlmCorrections) all = glm_corrections_new ();

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      g_autofree char *json = read_file (file, cancellable, error);
      g_autoptr (GlmCorrections) corrections = json != NULL ? glm_corrections_from_json (json, error) : NULL;
      GlmCorrections *joined;

      if (corrections == NULL)
        return NULL;
      joined = glm_corrections_join (all, corrections);
      glm_corrections_unref (all);
      all = joined;
    }
  return g_steal_pointer (&all);
}

static void
on_lists_read (gpointer      owner,
               gpointer      result,
               gboolean      final,
               const GError *error)
{
  GlmCorrectionsWindow *self = owner;
  g_autoptr (GlmCorrections) corrections = result;

  if (error != NULL)
    {
      say (GTK_WIDGET (self), error->message);
      return;
    }
  glm_lexicon_join (glm_session_get_lexicon (self->session), corrections);
  say (GTK_WIDGET (self), _("Corrections imported"));
}

/**
 * glm_corrections_window_load:
 * @self: the window
 * @files: the #GFile of corrections as JSON, as glm_corrections_window_save() writes them
 *
 * Adds what files say to what holds in all articles. They are read in a thread; what became of it is said in the window.
 */
void
glm_corrections_window_load (GlmCorrectionsWindow *self,
                             GListModel           *files)
{
  g_return_if_fail (GLM_IS_CORRECTIONS_WINDOW (self));
  g_return_if_fail (G_IS_LIST_MODEL (files));

  glm_stage_start (self->reading, g_object_ref (files), g_object_unref);
}

static GBytes *
make_list (gpointer data,
           GError **error)
{
  char *json = glm_corrections_to_json (data);

  return g_bytes_new_take (json, strlen (json));
}

/**
 * glm_corrections_window_save:
 * @self: the window
 * @file: where to write
 *
 * Writes what holds in all articles as JSON, in a thread; what became of it is said in the window, or in another when it is
 * closed by then.
 */
void
glm_corrections_window_save (GlmCorrectionsWindow *self,
                             GFile                *file)
{
  GlmCorrections *corrections;

  g_return_if_fail (GLM_IS_CORRECTIONS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  corrections = glm_lexicon_get_corrections (glm_session_get_lexicon (self->session));
  glm_saving_start (GTK_WIDGET (self), file, NULL, G_FILE_CREATE_PRIVATE, make_list, glm_corrections_ref (corrections),
                    (GDestroyNotify) glm_corrections_unref, _("Corrections exported"), say);
}

static void
on_import_chosen (GListModel *files,
                  gpointer    data)
{
  if (files != NULL && gtk_widget_get_mapped (data))
    glm_corrections_window_load (data, files);
}

static void
on_export_chosen (GFile   *file,
                  gpointer data)
{
  if (file != NULL && gtk_widget_get_mapped (data))
    glm_corrections_window_save (data, file);
}

static void
on_import (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       data)
{
  glm_file_dialog_open_corrections (GTK_WINDOW (data), on_import_chosen, g_object_ref (data), g_object_unref);
}

static void
on_export (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       data)
{
  glm_file_dialog_save (GTK_WINDOW (data), _("Export Corrections"), "guillemet-corrections.json", on_export_chosen,
                        g_object_ref (data), g_object_unref);
}

static const GActionEntry entries[] = {
  { .name = "import", .activate = on_import },
  { .name = "export", .activate = on_export },
};

static void
glm_corrections_window_dispose (GObject *object)
{
  GlmCorrectionsWindow *self = GLM_CORRECTIONS_WINDOW (object);

  g_clear_pointer (&self->reading, glm_stage_free);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (object), GLM_TYPE_CORRECTIONS_WINDOW);
  G_OBJECT_CLASS (glm_corrections_window_parent_class)->dispose (object);
}

static void
glm_corrections_window_class_init (GlmCorrectionsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = glm_corrections_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/guillemet/Guillemet/window/glm-corrections-window.ui");
  gtk_widget_class_bind_template_child (widget_class, GlmCorrectionsWindow, message);
  gtk_widget_class_bind_template_child (widget_class, GlmCorrectionsWindow, everywhere);
  gtk_widget_class_bind_template_child (widget_class, GlmCorrectionsWindow, here);
}

static void
glm_corrections_window_init (GlmCorrectionsWindow *self)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->reading = glm_stage_new ("corrections", G_OBJECT (self), read_lists, on_lists_read, (GDestroyNotify) glm_corrections_unref);
  glm_stage_set_waits (self->reading);
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "corrections", G_ACTION_GROUP (actions));
}

/**
 * glm_corrections_window_new:
 * @parent: (nullable): the window it belongs to
 * @session: the session of the article
 *
 * Returns: (transfer none): the window; GTK owns it
 */
GtkWidget *
glm_corrections_window_new (GtkWindow  *parent,
                            GlmSession *session)
{
  GlmCorrectionsWindow *self = g_object_new (GLM_TYPE_CORRECTIONS_WINDOW, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  /* Names are resolved again after each change, here or elsewhere. */
  g_signal_connect_object (session, "notify::entities-running", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (glm_session_get_lexicon (session), "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
