/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-find-bar-private.h"
#include "glm-panels.h"
#include "glm-recent-searches.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Characters around the current match that a screen reader is given. */
#define SNIPPET_BEFORE 30
#define SNIPPET_AFTER  60

enum
{
  STEPPED,
  CLOSED,
  ENTITY_CHOSEN,
  N_SIGNALS,
};

enum
{
  PROP_0,
  PROP_OPEN,
  N_PROPS,
};

static guint signals[N_SIGNALS];
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (GlmFindBar, glm_find_bar, GTK_TYPE_WIDGET)

static GlmQueryFlags
get_flags (GlmFindBar *self)
{
  static const struct
  {
    GlmPreference preference;
    GlmQueryFlags flag;
  } flags[] = {
    { GLM_PREFERENCE_FIND_CASE, GLM_QUERY_CASE },
    { GLM_PREFERENCE_FIND_ACCENTS, GLM_QUERY_ACCENTS },
    { GLM_PREFERENCE_FIND_WORDS, GLM_QUERY_WORD },
    { GLM_PREFERENCE_FIND_REGEX, GLM_QUERY_REGEX },
    { GLM_PREFERENCE_FIND_NEAR, GLM_QUERY_NEAR },
    { GLM_PREFERENCE_FIND_FORMS, GLM_QUERY_FORMS },
  };
  GlmQueryFlags result = GLM_QUERY_DEFAULT;

  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    if (glm_preferences_get_boolean (self->preferences, flags[i].preference))
      result |= flags[i].flag;
  return result;
}

static void
run_query (GlmFindBar *self)
{
  if (glm_find_bar_get_open (self))
    glm_session_set_query (self->session, glm_find_bar_get_text (self), get_flags (self));
}

/* What a screen reader finds beside the entry and, with a newer GTK, says at once: how many, which one, and its words. */
static void
announce (GlmFindBar *self,
          const char *status,
          int         current)
{
  GlmDocument *document = glm_session_get_document (self->session);
  GlmMatches *matches = glm_session_get_matches (self->session);
  g_autofree char *snippet = NULL;
  gboolean same = g_str_equal (gtk_label_get_text (GTK_LABEL (self->status)), status);

  if (document != NULL && matches != NULL && current >= 0)
    snippet = glm_search_dup_snippet (document, glm_matches_get (matches, NULL)[current], SNIPPET_BEFORE, SNIPPET_AFTER, NULL);
  gtk_label_set_text (GTK_LABEL (self->status), status);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->status), GTK_ACCESSIBLE_PROPERTY_LABEL, status,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, snippet != NULL ? snippet : "", -1);
#if GTK_CHECK_VERSION (4, 14, 0)
  if (!same && *status != '\0')
    {
      g_autofree char *said = snippet != NULL ? g_strdup_printf ("%s: %s", status, snippet) : g_strdup (status);

      gtk_accessible_announce (GTK_ACCESSIBLE (self), said, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
    }
#else
  (void) same;
#endif
}

static guint
count_matches (GlmFindBar *self)
{
  GlmMatches *matches = glm_session_get_matches (self->session);
  guint n = 0;

  if (matches != NULL)
    glm_matches_get (matches, &n);
  return n;
}

/* Nothing of what was typed is in the text. */
static gboolean
is_nothing_found (GlmFindBar *self)
{
  return glm_session_get_query_error (self->session) == NULL && glm_session_get_matches (self->session) != NULL &&
         *glm_find_bar_get_text (self) != '\0' && count_matches (self) == 0;
}

static void
update_status (GlmFindBar *self)
{
  const GError *error = glm_session_get_query_error (self->session);
  GlmMatches *matches = glm_session_get_matches (self->session);
  int current = glm_session_get_current_match (self->session);
  g_autofree char *status = NULL;
  gboolean none = is_nothing_found (self);
  guint n = count_matches (self);

  if (error != NULL || matches == NULL || *glm_find_bar_get_text (self) == '\0')
    status = g_strdup ("");
  else if (n == 0)
    status = g_strdup (_("No results"));
  else if (current >= 0)
    /* Translators: %d is the number of the match that is shown, %u how many there are: "3 of 17". */
    status = g_strdup_printf (ngettext ("%d of %u", "%d of %u", n), current + 1, n);
  else
    /* Translators: how many places match what was typed. */
    status = g_strdup_printf (ngettext ("%u match", "%u matches", n), n);

  announce (self, status, current);
  gtk_label_set_text (GTK_LABEL (self->problem), error != NULL ? error->message : "");
  gtk_widget_set_visible (self->problem, error != NULL);
  if (none || error != NULL)
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               error != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/* Other matches were found, which other proposals go with. What was looked for lately is no answer to what was typed:
 * whoever has gone down to it keeps it when the emptied entry's search ends. */
static void
on_matches_changed (GlmFindBar *self)
{
  update_status (self);
  if (*glm_find_bar_get_text (self) == '\0' && gtk_widget_get_focus_child (self->proposals) != NULL)
    return;
  _glm_find_bar_propose (self, is_nothing_found (self));
}

static void
on_text_changed (GtkSearchEntry *entry,
                 GlmFindBar     *self)
{
  run_query (self);
}

/* What was found and gone to is worth being remembered. */
static void
step (GlmFindBar *self,
      int         direction)
{
  if (count_matches (self) > 0)
    glm_recent_searches_add (self->preferences, glm_find_bar_get_text (self));
  g_signal_emit (self, signals[STEPPED], 0, direction);
}

static void
on_next (GtkSearchEntry *entry,
         GlmFindBar     *self)
{
  step (self, 1);
}

static void
on_previous (GtkSearchEntry *entry,
             GlmFindBar     *self)
{
  step (self, -1);
}

/* Enter goes on; where nothing was found it takes what is proposed first. */
static void
on_activate (GtkSearchEntry *entry,
             GlmFindBar     *self)
{
  GtkWidget *first = gtk_widget_get_first_child (self->proposals);

  if (first != NULL && is_nothing_found (self) && g_strcmp0 (self->proposed_for, glm_find_bar_get_text (self)) == 0)
    g_signal_emit_by_name (gtk_flow_box_child_get_child (GTK_FLOW_BOX_CHILD (first)), "clicked");
  else
    step (self, 1);
}

/* From the entry down to what is proposed; from an empty one, to what was looked for lately. */
static gboolean
go_down (GlmFindBar *self)
{
  if (*glm_find_bar_get_text (self) == '\0')
    _glm_find_bar_propose_recent (self);
  return gtk_widget_get_visible (self->proposals) && gtk_widget_child_focus (self->proposals, GTK_DIR_TAB_FORWARD);
}

/* The entry's own "activate" does not come with Shift held, so this key is taken before it. */
static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint                  key,
                guint                  code,
                GdkModifierType        modifiers,
                GlmFindBar            *self)
{
  if ((key == GDK_KEY_Down || key == GDK_KEY_KP_Down) && (modifiers & gtk_accelerator_get_default_mod_mask ()) == 0)
    return go_down (self);
  if ((key != GDK_KEY_Return && key != GDK_KEY_KP_Enter) ||
      (modifiers & gtk_accelerator_get_default_mod_mask ()) != GDK_SHIFT_MASK)
    return FALSE;
  step (self, -1);
  return TRUE;
}

/* A flow box puts the keyboard on what holds a button; Enter and the space bar are for the button, Esc for the bar. */
static gboolean
on_proposals_key_pressed (GtkEventControllerKey *controller,
                          guint                  key,
                          guint                  code,
                          GdkModifierType        modifiers,
                          GlmFindBar            *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (self->proposals);

  if (child == NULL || (modifiers & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  if (key == GDK_KEY_Escape)
    {
      glm_find_bar_close (self, FALSE);
      return TRUE;
    }
  if (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter && key != GDK_KEY_space && key != GDK_KEY_KP_Space)
    return FALSE;
  g_signal_emit_by_name (gtk_flow_box_child_get_child (GTK_FLOW_BOX_CHILD (child)), "clicked");
  return TRUE;
}

static void
on_stop (GtkSearchEntry *entry,
         GlmFindBar     *self)
{
  glm_find_bar_close (self, FALSE);
}

static void
on_close_clicked (GtkButton  *button,
                  GlmFindBar *self)
{
  glm_find_bar_close (self, TRUE);
}

/* Esc in the entry also closes the search bar by itself; either way the bar is closed once. */
static void
on_mode_changed (GlmFindBar *self)
{
  if (!glm_find_bar_get_open (self) && !self->closing)
    g_signal_emit (self, signals[CLOSED], 0, FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPEN]);
}

static void
glm_find_bar_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  if (id == PROP_OPEN)
    g_value_set_boolean (value, glm_find_bar_get_open (GLM_FIND_BAR (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
glm_find_bar_set_property (GObject      *object,
                           guint         id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  GlmFindBar *self = GLM_FIND_BAR (object);

  if (id != PROP_OPEN)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  else if (g_value_get_boolean (value))
    glm_find_bar_open (self, NULL);
  else
    glm_find_bar_close (self, TRUE);
}

static void
glm_find_bar_dispose (GObject *object)
{
  GlmFindBar *self = GLM_FIND_BAR (object);

  self->closing = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (object), GLM_TYPE_FIND_BAR);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->named, glm_entities_unref);
  g_clear_pointer (&self->proposed_for, g_free);
  g_clear_object (&self->session);
  g_clear_object (&self->preferences);
  G_OBJECT_CLASS (glm_find_bar_parent_class)->dispose (object);
}

static void
glm_find_bar_class_init (GlmFindBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = glm_find_bar_dispose;
  object_class->get_property = glm_find_bar_get_property;
  object_class->set_property = glm_find_bar_set_property;
  properties[PROP_OPEN] = g_param_spec_boolean ("open", NULL, NULL, FALSE,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[STEPPED] = g_signal_new ("stepped", GLM_TYPE_FIND_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_INT);
  signals[CLOSED] = g_signal_new ("closed", GLM_TYPE_FIND_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[ENTITY_CHOSEN] = g_signal_new ("entity-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SEARCH);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/guillemet/Guillemet/panels/glm-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, GlmFindBar, bar);
  gtk_widget_class_bind_template_child (widget_class, GlmFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, GlmFindBar, status);
  gtk_widget_class_bind_template_child (widget_class, GlmFindBar, options);
  gtk_widget_class_bind_template_child (widget_class, GlmFindBar, problem);
  gtk_widget_class_bind_template_child (widget_class, GlmFindBar, proposals);
  gtk_widget_class_bind_template_callback (widget_class, on_text_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_next);
  gtk_widget_class_bind_template_callback (widget_class, on_previous);
  gtk_widget_class_bind_template_callback (widget_class, on_stop);
  gtk_widget_class_bind_template_callback (widget_class, on_close_clicked);
}

static void
glm_find_bar_init (GlmFindBar *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  _glm_panels_attach_menu (GTK_MENU_BUTTON (self->options), "options_menu");
  gtk_search_bar_connect_entry (GTK_SEARCH_BAR (self->bar), GTK_EDITABLE (self->entry));
  g_signal_connect_swapped (self->bar, "notify::search-mode-enabled", G_CALLBACK (on_mode_changed), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (self->entry, keys);
  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_proposals_key_pressed), self);
  gtk_widget_add_controller (self->proposals, keys);
}

/**
 * glm_find_bar_new:
 *
 * Returns: a closed bar; glm_find_bar_set_up() gives it something to look in
 */
GtkWidget *
glm_find_bar_new (void)
{
  return g_object_new (GLM_TYPE_FIND_BAR, NULL);
}

/**
 * glm_find_bar_set_up:
 * @self: a new bar
 * @preferences: where its options are kept
 * @session: the article it looks in
 */
void
glm_find_bar_set_up (GlmFindBar     *self,
                     GlmPreferences *preferences,
                     GlmSession     *session)
{
  static const char *const options[][2] = {
    { "case", "find-case" },
    { "accents", "find-accents" },
    { "words", "find-words" },
    { "regex", "find-regex" },
    { "near", "find-near" },
    { "forms", "find-forms" },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_return_if_fail (GLM_IS_FIND_BAR (self));
  g_return_if_fail (self->session == NULL);

  self->preferences = g_object_ref (preferences);
  self->session = g_object_ref (session);
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    {
      g_autofree char *signal = g_strconcat ("notify::", options[i][1], NULL);
      g_autoptr (GPropertyAction) action = g_property_action_new (options[i][0], preferences, options[i][1]);

      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
      g_signal_connect_object (preferences, signal, G_CALLBACK (run_query), self, G_CONNECT_SWAPPED);
    }
  gtk_widget_insert_action_group (GTK_WIDGET (self), "find", G_ACTION_GROUP (group));
  g_signal_connect_object (session, "notify::matches", G_CALLBACK (on_matches_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::current-match", G_CALLBACK (update_status), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::query-error", G_CALLBACK (on_matches_changed), self, G_CONNECT_SWAPPED);
}

/*
 * What slides in is not there before its first frame, and letters typed until then would be lost: the bar comes at once,
 * and slides only when it goes.
 */
static void
show_bar (GlmFindBar *self)
{
  GtkRevealer *revealer = GTK_REVEALER (gtk_widget_get_ancestor (self->entry, GTK_TYPE_REVEALER));
  GtkRevealerTransitionType transition = gtk_revealer_get_transition_type (revealer);

  gtk_revealer_set_transition_type (revealer, GTK_REVEALER_TRANSITION_TYPE_NONE);
  gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (self->bar), TRUE);
  gtk_revealer_set_transition_type (revealer, transition);
}

/**
 * glm_find_bar_open:
 * @self: a bar
 * @text: (nullable): what to look for; %NULL leaves what was looked for last
 *
 * Opens the bar, or comes back to it, with its text selected and looked for.
 */
void
glm_find_bar_open (GlmFindBar *self,
                   const char *text)
{
  g_return_if_fail (GLM_IS_FIND_BAR (self));

  show_bar (self);
  if (text != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  run_query (self);
  on_matches_changed (self);
}

/**
 * glm_find_bar_close:
 * @self: a bar
 * @keep: whether the reader stays at what was found
 *
 * Closes the bar. What was looked for is remembered.
 */
void
glm_find_bar_close (GlmFindBar *self,
                    gboolean    keep)
{
  g_return_if_fail (GLM_IS_FIND_BAR (self));

  if (!glm_find_bar_get_open (self))
    return;
  self->closing = TRUE;
  gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (self->bar), FALSE);
  self->closing = FALSE;
  g_signal_emit (self, signals[CLOSED], 0, keep);
}

/**
 * glm_find_bar_get_open:
 * @self: a bar
 *
 * Returns: whether the bar is shown
 */
gboolean
glm_find_bar_get_open (GlmFindBar *self)
{
  g_return_val_if_fail (GLM_IS_FIND_BAR (self), FALSE);

  return gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (self->bar));
}

/**
 * glm_find_bar_get_text:
 * @self: a bar
 *
 * Returns: (transfer none): what is looked for
 */
const char *
glm_find_bar_get_text (GlmFindBar *self)
{
  g_return_val_if_fail (GLM_IS_FIND_BAR (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/**
 * glm_find_bar_set_text:
 * @self: a bar
 * @text: what to look for
 *
 * As if the reader had typed it.
 */
void
glm_find_bar_set_text (GlmFindBar *self,
                       const char *text)
{
  g_return_if_fail (GLM_IS_FIND_BAR (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

/**
 * glm_find_bar_get_status:
 * @self: a bar
 *
 * Returns: (transfer none): what it says of the search, "3 of 17"
 */
const char *
glm_find_bar_get_status (GlmFindBar *self)
{
  g_return_val_if_fail (GLM_IS_FIND_BAR (self), NULL);

  return gtk_label_get_text (GTK_LABEL (self->status));
}
