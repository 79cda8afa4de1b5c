/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-preferences-window.h"

#include "glm-family-drop-down.h"
#include "glm-preference-rows.h"

#include <glib/gi18n-lib.h>

/* Wide enough for the longest control beside its words; the window may be as narrow as a phone. */
#define WIDTH  560
#define HEIGHT 680

/**
 * GlmPreferencesWindow:
 *
 * All that the reader may choose. Every choice holds at once, and the articles behind the window show it.
 */
struct _GlmPreferencesWindow
{
  GtkWindow       parent_instance;

  GlmPreferences *preferences;
};

G_DEFINE_FINAL_TYPE (GlmPreferencesWindow, glm_preferences_window, GTK_TYPE_WINDOW)

static const GlmChoice themes[] = {
  { "system", N_("Like the Desktop") },
  { "light", N_("Light") },
  { "sepia", N_("Sepia") },
  { "dark", N_("Dark") },
  { NULL, NULL },
};

/* In em: about sixty, seventy and eighty-five characters of the default face. */
static const GlmChoice measures[] = {
  { "28", N_("Narrow") },
  { "33", N_("Normal") },
  { "40", N_("Wide") },
  { NULL, NULL },
};

static const GlmChoice indents[] = {
  { "1.25", N_("Indented First Line") },
  { "0", N_("Space Between") },
  { NULL, NULL },
};

static const GlmChoice locales[] = {
  { "fr-FR", N_("France") },
  { "fr-BE", N_("Belgium") },
  { "fr-CA", N_("Canada") },
  { "fr-CH", N_("Switzerland") },
  { NULL, NULL },
};

static const GlmChoice marks[] = {
  { "none", N_("None") },
  { "selection", N_("The Selected Name") },
  { "all", N_("All Names") },
  { NULL, NULL },
};

static const GlmChoice orders[] = {
  { "mentions", N_("By Mentions") },
  { "appearance", N_("By Appearance") },
  { "alphabetical", N_("By Name") },
  { NULL, NULL },
};

static const GlmChoice sides[] = {
  { "start", N_("Left") },
  { "end", N_("Right") },
  { NULL, NULL },
};

static const GlmChoice sides_from_the_right[] = {
  { "start", N_("Right") },
  { "end", N_("Left") },
  { NULL, NULL },
};

static void
add_page_group (GtkBox         *page,
                GlmPreferences *preferences)
{
  GtkListBox *group = glm_preference_rows_add_group (page, _("Page"));
  GtkWidget *family = gtk_drop_down_new (NULL, NULL);

  glm_family_drop_down_attach (GTK_DROP_DOWN (family), preferences);
  glm_preference_rows_add_choice (group, _("_Colours"), preferences, GLM_PREFERENCE_THEME, themes);
  glm_preference_rows_add (group, _("_Font"), NULL, family);
  glm_preference_rows_add_number (group, _("Si_ze"), preferences, GLM_PREFERENCE_FONT_SIZE, 1, 0);
  glm_preference_rows_add_number (group, _("Line _Spacing"), preferences, GLM_PREFERENCE_LINE_HEIGHT, 0.05, 2);
  glm_preference_rows_add_choice (group, _("Column _Width"), preferences, GLM_PREFERENCE_MEASURE, measures);
  glm_preference_rows_add_choice (group, _("_Paragraphs"), preferences, GLM_PREFERENCE_INDENT, indents);
  glm_preference_rows_add_switch (group, _("Map at the _Edge"), _("Where in the article matches, names and bookmarks are"), preferences,
                                  GLM_PREFERENCE_OVERVIEW);
}

static void
add_typography_group (GtkBox         *page,
                      GlmPreferences *preferences)
{
  GtkListBox *group = glm_preference_rows_add_group (page, _("Typography"));

  glm_preference_rows_add_switch (group, _("French _Typography"), _("Spaces, guillemets, apostrophes; the text itself stays as it is"),
                                  preferences, GLM_PREFERENCE_FRENCH_TYPOGRAPHY);
  glm_preference_rows_add_choice (group, _("C_ustom"), preferences, GLM_PREFERENCE_LOCALE, locales);
  glm_preference_rows_add_switch (group, _("_Justify"), NULL, preferences, GLM_PREFERENCE_JUSTIFY);
  glm_preference_rows_add_switch (group, _("_Hyphenate"), NULL, preferences, GLM_PREFERENCE_HYPHENATE);
  glm_preference_rows_add_switch (group, _("_Optical Margins"), _("Hyphens and commas hang a little outside the column"), preferences,
                                  GLM_PREFERENCE_OPTICAL_MARGINS);
  glm_preference_rows_add_switch (group, _("_Drop Capital"), NULL, preferences, GLM_PREFERENCE_DROP_CAPITAL);
}

static void
add_people_group (GtkBox         *page,
                  GlmPreferences *preferences)
{
  GtkListBox *group = glm_preference_rows_add_group (page, _("People and Institutions"));
  gboolean from_the_right = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;

  glm_preference_rows_add_choice (group, _("_Marks in the Text"), preferences, GLM_PREFERENCE_HIGHLIGHT_MODE, marks);
  glm_preference_rows_add_choice (group, _("O_rder"), preferences, GLM_PREFERENCE_ENTITY_SORT, orders);
  glm_preference_rows_add_choice (group, _("Side_bar"), preferences, GLM_PREFERENCE_SIDEBAR_POSITION,
                                  from_the_right ? sides_from_the_right : sides);
  glm_preference_rows_add_switch (group, _("Inde_x in Print"), _("With page numbers, after the article"), preferences,
                                  GLM_PREFERENCE_PRINT_INDEX);
}

static void
on_forget_clicked (GtkMenuButton *button)
{
  gtk_menu_button_popdown (button);
  gtk_menu_button_set_label (button, _("Forgotten"));
  gtk_widget_set_sensitive (GTK_WIDGET (button), FALSE);
}

/* What cannot be undone is asked twice, without a dialog in the way. */
static GtkWidget *
make_forget_button (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *label = gtk_label_new (_("Places, corrections and the list of recent articles will be gone for good. The articles themselves stay."));
  GtkWidget *forget = gtk_button_new_with_mnemonic (_("_Forget Everything"));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 28);
  gtk_widget_add_css_class (forget, "destructive-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (forget), "app.forget");
  g_signal_connect_object (forget, "clicked", G_CALLBACK (on_forget_clicked), button, G_CONNECT_SWAPPED);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), forget);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("Forget…"));
  return button;
}

static void
add_memory_group (GtkBox         *page,
                  GlmPreferences *preferences)
{
  GtkListBox *group = glm_preference_rows_add_group (page, _("What Is Remembered"));

  glm_preference_rows_add_switch (group, _("_Articles Read"), _("Your place in each, your corrections, and the list of recent articles; on this computer only"),
                                  preferences, GLM_PREFERENCE_KEEP_HISTORY);
  glm_preference_rows_add_switch (group, _("Tabs and Wi_ndows"), _("Open again at the next start"), preferences,
                                  GLM_PREFERENCE_RESTORE_WINDOWS);
  glm_preference_rows_add (group, _("All That _Is Remembered"), NULL, make_forget_button ());
}

/* The window's own size and the sidebar's are no choices of this window, nor is what was read. */
static void
on_reset (GlmPreferencesWindow *self)
{
  static const GlmPreference of_this_window[] = {
    GLM_PREFERENCE_THEME,           GLM_PREFERENCE_FONT_FAMILY,       GLM_PREFERENCE_FONT_SIZE,
    GLM_PREFERENCE_LINE_HEIGHT,     GLM_PREFERENCE_MEASURE,           GLM_PREFERENCE_INDENT,
    GLM_PREFERENCE_JUSTIFY,         GLM_PREFERENCE_HYPHENATE,         GLM_PREFERENCE_ZOOM,
    GLM_PREFERENCE_LOCALE,          GLM_PREFERENCE_OPTICAL_MARGINS,   GLM_PREFERENCE_FRENCH_TYPOGRAPHY,
    GLM_PREFERENCE_DROP_CAPITAL,    GLM_PREFERENCE_HIGHLIGHT_MODE,    GLM_PREFERENCE_ENTITY_SORT,
    GLM_PREFERENCE_SIDEBAR_POSITION,
  };

  for (guint i = 0; i < G_N_ELEMENTS (of_this_window); i++)
    glm_preferences_reset (self->preferences, of_this_window[i]);
}

static void
glm_preferences_window_dispose (GObject *object)
{
  GlmPreferencesWindow *self = GLM_PREFERENCES_WINDOW (object);

  g_clear_object (&self->preferences);
  G_OBJECT_CLASS (glm_preferences_window_parent_class)->dispose (object);
}

static void
glm_preferences_window_class_init (GlmPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = glm_preferences_window_dispose;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
glm_preferences_window_init (GlmPreferencesWindow *self)
{
  gtk_window_set_titlebar (GTK_WINDOW (self), gtk_header_bar_new ());
  gtk_window_set_title (GTK_WINDOW (self), _("Preferences"));
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, HEIGHT);
}

/**
 * glm_preferences_window_new:
 * @preferences: the reader's choices
 *
 * Forgetting is left to an action "app.forget".
 *
 * Returns: a window
 */
GtkWidget *
glm_preferences_window_new (GlmPreferences *preferences)
{
  GlmPreferencesWindow *self = g_object_new (GLM_TYPE_PREFERENCES_WINDOW, NULL);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *reset = gtk_button_new_with_mnemonic (_("R_eset to Defaults"));

  self->preferences = g_object_ref (preferences);
  gtk_widget_set_margin_top (page, 18);
  gtk_widget_set_margin_bottom (page, 18);
  gtk_widget_set_margin_start (page, 12);
  gtk_widget_set_margin_end (page, 12);
  add_page_group (GTK_BOX (page), preferences);
  add_typography_group (GTK_BOX (page), preferences);
  add_people_group (GTK_BOX (page), preferences);
  add_memory_group (GTK_BOX (page), preferences);
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (reset))), TRUE);
  gtk_widget_set_halign (reset, GTK_ALIGN_START);
  gtk_widget_set_margin_top (reset, 18);
  g_signal_connect_object (reset, "clicked", G_CALLBACK (on_reset), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (page), reset);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), page);
  gtk_window_set_child (GTK_WINDOW (self), scroller);
  return GTK_WIDGET (self);
}
