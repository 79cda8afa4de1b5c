/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-shortcuts-window.h"

#include "glm-preference-rows.h"
#include "glm-shortcuts.h"
#include "glm-wrap-layout.h"

#include <glib/gi18n-lib.h>

#define WIDTH  520
#define HEIGHT 640

/* A title is broken into lines no shorter than this; the keys go below it then. */
#define TITLE_MIN_CHARS 14

/**
 * GlmShortcutsWindow:
 *
 * What the keys do. What is typed leaves the rows that speak of it: words of what is done, or keys.
 */
struct _GlmShortcutsWindow
{
  GtkWindow  parent_instance;

  GtkWidget *entry;
  GtkWidget *stack;
  GtkWidget *page;
  GPtrArray *rows; /* Row */
};

G_DEFINE_FINAL_TYPE (GlmShortcutsWindow, glm_shortcuts_window, GTK_TYPE_WINDOW)

/* What a row is found by. */
typedef struct
{
  GtkWidget *widget; /* not owned */
  char      *words;
  GPtrArray *caps;   /* char *: each key that is drawn in it */
} Row;

static void
row_free (gpointer data)
{
  Row *self = data;

  g_free (self->words);
  g_ptr_array_unref (self->caps);
  g_free (self);
}

static void
add_cap (GtkWidget *box,
         GPtrArray *caps,
         char      *name)
{
  GtkWidget *label = gtk_label_new (name);

  gtk_widget_add_css_class (label, "keycap");
  gtk_box_append (GTK_BOX (box), label);
  g_ptr_array_add (caps, name);
}

static void
add_sign (GtkWidget  *box,
          const char *sign)
{
  GtkWidget *label = gtk_label_new (sign);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
}

/* An arrow says more, and in less room, than its name. */
static char *
dup_key_name (guint key)
{
  static const struct
  {
    guint       key;
    const char *name;
  } arrows[] = {
    { GDK_KEY_Left, "←" },
    { GDK_KEY_Right, "→" },
    { GDK_KEY_Up, "↑" },
    { GDK_KEY_Down, "↓" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
    if (arrows[i].key == key)
      return g_strdup (arrows[i].name);
  return gtk_accelerator_get_label (key, 0);
}

/* The caps of an accelerator; those of "<Alt>1...9" end with a second key. */
static GtkWidget *
make_caps (const char *accelerator,
           GPtrArray  *caps)
{
  static const GdkModifierType modifiers[] = { GDK_SHIFT_MASK, GDK_CONTROL_MASK, GDK_ALT_MASK };
  /* Drawn by the theme as GTK draws the keys of its own windows. Keys stand in the order they are named in, in any script. */
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "css-name", "shortcut", NULL);
  g_auto (GStrv) range = g_strsplit (accelerator, "...", 2);
  GdkModifierType mask;
  guint key;

  gtk_widget_set_direction (box, GTK_TEXT_DIR_LTR);
  gtk_accelerator_parse (range[0], &key, &mask);
  for (guint i = 0; i < G_N_ELEMENTS (modifiers); i++)
    if ((mask & modifiers[i]) != 0)
      {
        add_cap (box, caps, gtk_accelerator_get_label (0, modifiers[i]));
        add_sign (box, "+");
      }
  add_cap (box, caps, dup_key_name (key));
  if (range[1] != NULL)
    {
      add_sign (box, "…");
      add_cap (box, caps, g_strdup (range[1]));
    }
  return box;
}

/* As said, not drawn: "Ctrl+F". */
static char *
dup_spoken_keys (const GlmShortcut *shortcut)
{
  GString *spoken = g_string_new (NULL);

  for (guint i = 0; i < GLM_SHORTCUT_MAX_KEYS && shortcut->keys[i] != NULL; i++)
    {
      g_auto (GStrv) range = g_strsplit (shortcut->keys[i], "...", 2);
      g_autofree char *label = NULL;
      GdkModifierType mask;
      guint key;

      gtk_accelerator_parse (range[0], &key, &mask);
      label = gtk_accelerator_get_label (key, mask);
      g_string_append_printf (spoken, "%s%s", i > 0 ? ", " : "", label);
      if (range[1] != NULL)
        g_string_append_printf (spoken, "…%s", range[1]);
    }
  return g_string_free (spoken, FALSE);
}

static Row *
make_row (const GlmShortcut *shortcut,
          const char        *group)
{
  const char *title = g_dpgettext2 (GETTEXT_PACKAGE, "shortcuts", shortcut->title);
  g_autofree char *keys = dup_spoken_keys (shortcut);
  /* Translators: what is done, and by which keys: "Print: Ctrl+P". */
  g_autofree char *name = g_strdup_printf (C_("shortcuts", "%s: %s"), title, keys);
  GtkWidget *box = glm_wrap_layout_new_box (12, 6);
  GtkWidget *caps = glm_wrap_layout_new_box (6, 6);
  GtkWidget *label = gtk_label_new (title);
  Row *self = g_new0 (Row, 1);

  self->widget = gtk_list_box_row_new ();
  self->words = g_strconcat (title, " ", group, NULL);
  self->caps = g_ptr_array_new_with_free_func (g_free);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), TITLE_MIN_CHARS);
  gtk_widget_set_hexpand (label, TRUE);
  for (guint i = 0; i < GLM_SHORTCUT_MAX_KEYS && shortcut->keys[i] != NULL; i++)
    {
      GtkWidget *one = make_caps (shortcut->keys[i], self->caps);

      if (i + 1 < GLM_SHORTCUT_MAX_KEYS && shortcut->keys[i + 1] != NULL)
        add_sign (one, "/");
      gtk_widget_set_halign (one, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (caps), one);
    }
  gtk_widget_set_halign (caps, GTK_ALIGN_START);
  gtk_widget_set_valign (caps, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), caps);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self->widget), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->widget), FALSE);
  gtk_widget_add_css_class (self->widget, "preference");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return self;
}

static void
add_group (GlmShortcutsWindow     *self,
           const GlmShortcutGroup *group)
{
  const char *title = g_dpgettext2 (GETTEXT_PACKAGE, "shortcuts", group->title);
  GtkListBox *list = glm_preference_rows_add_group (GTK_BOX (self->page), title);

  for (const GlmShortcut *shortcut = group->shortcuts; shortcut->title != NULL; shortcut++)
    {
      Row *row = make_row (shortcut, title);

      gtk_list_box_append (list, row->widget);
      g_ptr_array_add (self->rows, row);
    }
}

/* A key whose name begins so. */
static gboolean
has_cap (Row        *row,
         const char *typed)
{
  g_autofree char *folded = g_utf8_casefold (typed, -1);

  for (guint i = 0; i < row->caps->len; i++)
    {
      const char *cap = row->caps->pdata[i];
      g_autofree char *name = g_utf8_casefold (cap, -1);

      if (g_str_has_prefix (name, folded) || (g_unichar_isalnum (g_utf8_get_char (typed)) && g_str_match_string (typed, cap, TRUE)))
        return TRUE;
    }
  return FALSE;
}

/* All keys of "ctrl+maj+s", in any order. One that is being typed ends with a plus, and that of the plus with two. */
static gboolean
has_keys (Row        *row,
          const char *typed)
{
  g_auto (GStrv) parts = g_strsplit (typed, "+", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0' && !has_cap (row, parts[i]))
      return FALSE;
  return g_str_equal (typed, "+") || g_str_has_suffix (typed, "++") ? has_cap (row, "+") : TRUE;
}

static gboolean
has_letters (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isalnum (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

/* Each word that was typed begins a word of what is done, whatever its accents, or is a key. */
static gboolean
is_meant (Row   *row,
          char **typed)
{
  for (; *typed != NULL; typed++)
    if (**typed != '\0' && !(has_letters (*typed) && g_str_match_string (*typed, row->words, TRUE)) && !has_keys (row, *typed))
      return FALSE;
  return TRUE;
}

/* A group without rows is not shown either. */
static void
update_groups (GlmShortcutsWindow *self)
{
  for (GtkWidget *list = gtk_widget_get_first_child (self->page); list != NULL; list = gtk_widget_get_next_sibling (list))
    {
      gboolean any = FALSE;

      if (!GTK_IS_LIST_BOX (list))
        continue;
      for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL && !any; row = gtk_widget_get_next_sibling (row))
        any = gtk_widget_get_visible (row);
      gtk_widget_set_visible (list, any);
      gtk_widget_set_visible (gtk_widget_get_prev_sibling (list), any);
    }
}

static void
on_search_changed (GlmShortcutsWindow *self)
{
  g_auto (GStrv) typed = g_strsplit_set (gtk_editable_get_text (GTK_EDITABLE (self->entry)), " ", -1);
  gboolean any = FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = self->rows->pdata[i];
      gboolean meant = is_meant (row, typed);

      gtk_widget_set_visible (row->widget, meant);
      any = any || meant;
    }
  update_groups (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), any ? "found" : "none");
}

/* Escape empties the entry, and closes where nothing was typed. */
static void
on_stop_search (GlmShortcutsWindow *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  else
    gtk_window_close (GTK_WINDOW (self));
}

static GtkWidget *
make_scroller (GlmShortcutsWindow *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  const GlmShortcutGroup *groups;
  guint n;

  self->page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_margin_top (self->page, 6);
  gtk_widget_set_margin_bottom (self->page, 18);
  gtk_widget_set_margin_start (self->page, 12);
  gtk_widget_set_margin_end (self->page, 12);
  groups = glm_shortcuts_get_groups (&n);
  for (guint i = 0; i < n; i++)
    add_group (self, &groups[i]);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->page);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static GtkWidget *
make_nothing_found (void)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);

  gtk_label_set_text (GTK_LABEL (label), C_("shortcuts", "No shortcut found"));
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static void
make_entry (GlmShortcutsWindow *self)
{
  const char *name = C_("shortcuts", "Words or keys");

  self->entry = gtk_search_entry_new ();
  g_object_set (self->entry, "placeholder-text", name, "search-delay", 0, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->entry), GTK_WIDGET (self));
  gtk_widget_set_margin_top (self->entry, 12);
  gtk_widget_set_margin_bottom (self->entry, 6);
  gtk_widget_set_margin_start (self->entry, 12);
  gtk_widget_set_margin_end (self->entry, 12);
  g_signal_connect_object (self->entry, "search-changed", G_CALLBACK (on_search_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "stop-search", G_CALLBACK (on_stop_search), self, G_CONNECT_SWAPPED);
}

static void
glm_shortcuts_window_finalize (GObject *object)
{
  GlmShortcutsWindow *self = GLM_SHORTCUTS_WINDOW (object);

  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (glm_shortcuts_window_parent_class)->finalize (object);
}

static void
glm_shortcuts_window_class_init (GlmShortcutsWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = glm_shortcuts_window_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
glm_shortcuts_window_init (GlmShortcutsWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->rows = g_ptr_array_new_with_free_func (row_free);
  gtk_window_set_titlebar (GTK_WINDOW (self), gtk_header_bar_new ());
  gtk_window_set_title (GTK_WINDOW (self), _("Keyboard Shortcuts"));
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, HEIGHT);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  make_entry (self);
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), make_scroller (self), "found");
  gtk_stack_add_named (GTK_STACK (self->stack), make_nothing_found (), "none");
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->stack);
  gtk_window_set_child (GTK_WINDOW (self), box);
  gtk_window_set_focus (GTK_WINDOW (self), self->entry);
}

/**
 * glm_shortcuts_window_new:
 * @parent: (nullable): the window it belongs to
 *
 * Returns: (transfer none): the window; GTK owns it
 */
GtkWidget *
glm_shortcuts_window_new (GtkWindow *parent)
{
  return g_object_new (GLM_TYPE_SHORTCUTS_WINDOW, "transient-for", parent, NULL);
}
