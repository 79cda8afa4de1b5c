/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-nothing-found.h"

#include <glib/gi18n-lib.h>

/* Characters of what was looked for that are shown: all of a phrase, not of a page that was pasted. */
#define MAX_CHARS 120

/**
 * GlmNothingFound:
 *
 * What the list of results says when there is none: what was looked for, what may have been meant, and the options that
 * are on, each of which may have left out what the reader wants.
 */
struct _GlmNothingFound
{
  GtkWidget       parent_instance;

  GlmPreferences *preferences;
  GlmSession     *session;
  GtkWidget      *said;
  GtkWidget      *suggestions;
  GtkWidget      *options_title;
  GtkWidget      *options;
};

enum
{
  SUGGESTION_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GlmNothingFound, glm_nothing_found, GTK_TYPE_WIDGET)

static void
empty (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

/* Words of a button, in as many lines as they take. */
static void
wrap (GtkWidget *button)
{
  GtkLabel *label = GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button)));

  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (label, GTK_JUSTIFY_CENTER);
}

static void
on_suggestion_clicked (GtkButton       *button,
                       GlmNothingFound *self)
{
  /* Its button goes with it. */
  g_autofree char *text = g_strdup (g_object_get_data (G_OBJECT (button), "text"));

  g_signal_emit (self, signals[SUGGESTION_CHOSEN], 0, text);
}

static void
update_suggestions (GlmNothingFound *self)
{
  const char *suggestion;
  guint n_matches;

  empty (self->suggestions);
  for (guint i = 0; (suggestion = glm_session_get_suggestion (self->session, i, &n_matches)) != NULL; i++)
    {
      g_autofree char *label = g_strdup_printf (i == 0 ? _("Did you mean “%s”? %u") : _("“%s”? %u"), suggestion, n_matches);
      GtkWidget *button = gtk_button_new_with_label (label);

      wrap (button);
      g_object_set_data_full (G_OBJECT (button), "text", g_strdup (suggestion), g_free);
      g_signal_connect (button, "clicked", G_CALLBACK (on_suggestion_clicked), self);
      gtk_box_append (GTK_BOX (self->suggestions), button);
    }
  gtk_widget_set_visible (self->suggestions, gtk_widget_get_first_child (self->suggestions) != NULL);
}

/* One that is switched off here is looked for without at once. */
static void
update_options (GlmNothingFound *self)
{
  static const struct
  {
    GlmPreference preference;
    const char   *label;
  } options[] = {
    { GLM_PREFERENCE_FIND_CASE, N_("Match _Case") },
    { GLM_PREFERENCE_FIND_ACCENTS, N_("Match _Accents") },
    { GLM_PREFERENCE_FIND_WORDS, N_("Whole _Words") },
    { GLM_PREFERENCE_FIND_FORMS, N_("Neighbouring _Forms") },
    { GLM_PREFERENCE_FIND_NEAR, N_("_Near Words") },
    { GLM_PREFERENCE_FIND_REGEX, N_("_Regular Expression") },
  };

  empty (self->options);
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    {
      GtkWidget *check;

      if (!glm_preferences_get_boolean (self->preferences, options[i].preference))
        continue;
      check = gtk_check_button_new_with_mnemonic (_(options[i].label));
      g_object_bind_property (self->preferences, glm_preferences_get_name (options[i].preference), check, "active",
                              G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
      gtk_box_append (GTK_BOX (self->options), check);
    }
  gtk_widget_set_visible (self->options, gtk_widget_get_first_child (self->options) != NULL);
  gtk_widget_set_visible (self->options_title, gtk_widget_get_visible (self->options));
}

static char *
dup_said (const char *pattern)
{
  g_autofree char *shown = NULL;

  if (g_utf8_strlen (pattern, -1) > MAX_CHARS)
    {
      g_autofree char *beginning = g_utf8_substring (pattern, 0, MAX_CHARS);

      shown = g_strconcat (beginning, "…", NULL);
    }
  /* Translators: %s is what was looked for. */
  return g_strdup_printf (_("Nothing in this article matches “%s”."), shown != NULL ? shown : pattern);
}

/**
 * glm_nothing_found_update:
 * @self: a widget
 *
 * Says what was looked for last.
 */
void
glm_nothing_found_update (GlmNothingFound *self)
{
  const GError *error;
  const char *pattern;
  g_autofree char *said = NULL;

  g_return_if_fail (GLM_IS_NOTHING_FOUND (self));

  error = glm_session_get_query_error (self->session);
  pattern = glm_session_get_pattern (self->session);
  said = error != NULL ? g_strdup (error->message) : dup_said (pattern != NULL ? pattern : "");
  gtk_label_set_text (GTK_LABEL (self->said), said);
  update_suggestions (self);
  update_options (self);
}

static GtkWidget *
make_label (const char *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, style);
  return label;
}

static void
glm_nothing_found_dispose (GObject *object)
{
  GlmNothingFound *self = GLM_NOTHING_FOUND (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  g_clear_object (&self->preferences);
  G_OBJECT_CLASS (glm_nothing_found_parent_class)->dispose (object);
}

static void
glm_nothing_found_class_init (GlmNothingFoundClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = glm_nothing_found_dispose;
  signals[SUGGESTION_CHOSEN] = g_signal_new ("suggestion-chosen", GLM_TYPE_NOTHING_FOUND, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                             G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

/* Named, the action would be watched for as long as the window is there: see glm-article-page-buttons.c. */
static void
on_everywhere_clicked (GtkWidget *button)
{
  gtk_widget_activate_action (button, "win.find-in-all", NULL);
}

static void
glm_nothing_found_init (GlmNothingFound *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *everywhere = gtk_button_new_with_mnemonic (_("Find in A_ll Articles…"));

  self->said = make_label ("dim-label");
  self->suggestions = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->options_title = make_label ("dim-label");
  gtk_label_set_text (GTK_LABEL (self->options_title), _("These options leave something out:"));
  self->options = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_halign (self->options, GTK_ALIGN_CENTER);
  wrap (everywhere);
  g_signal_connect (everywhere, "clicked", G_CALLBACK (on_everywhere_clicked), NULL);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (box, 18);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_box_append (GTK_BOX (box), self->said);
  gtk_box_append (GTK_BOX (box), self->suggestions);
  gtk_box_append (GTK_BOX (box), self->options_title);
  gtk_box_append (GTK_BOX (box), self->options);
  gtk_box_append (GTK_BOX (box), everywhere);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
}

/**
 * glm_nothing_found_new:
 * @preferences: where the options of the search are kept
 * @session: the article that is searched
 *
 * Returns: a widget
 */
GtkWidget *
glm_nothing_found_new (GlmPreferences *preferences,
                       GlmSession     *session)
{
  GlmNothingFound *self = g_object_new (GLM_TYPE_NOTHING_FOUND, NULL);

  self->preferences = g_object_ref (preferences);
  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
