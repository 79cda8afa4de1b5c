/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-typography.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * GlmPreference:
 *
 * What the reader may choose, and what the window remembers about itself. The name of each as
 * a property and as a key of the settings is its nick with dashes, "window-width" and so on.
 */
typedef enum
{
  GLM_PREFERENCE_WINDOW_WIDTH = 1,
  GLM_PREFERENCE_WINDOW_HEIGHT,
  GLM_PREFERENCE_WINDOW_MAXIMIZED,
  GLM_PREFERENCE_SIDEBAR_VISIBLE,
  GLM_PREFERENCE_SIDEBAR_WIDTH,
  GLM_PREFERENCE_SIDEBAR_POSITION,  /* "start" or "end" */
  GLM_PREFERENCE_ZOOM,
  GLM_PREFERENCE_FONT_FAMILY,       /* empty for the default stack */
  GLM_PREFERENCE_FONT_SIZE,         /* pixels */
  GLM_PREFERENCE_LINE_HEIGHT,       /* multiple of the size */
  GLM_PREFERENCE_MEASURE,           /* em */
  GLM_PREFERENCE_JUSTIFY,
  GLM_PREFERENCE_HYPHENATE,
  GLM_PREFERENCE_OPTICAL_MARGINS,
  GLM_PREFERENCE_DROP_CAPITAL,
  GLM_PREFERENCE_INDENT,            /* em; 0 parts paragraphs by a space */
  GLM_PREFERENCE_THEME,             /* "system", "light", "sepia" or "dark" */
  GLM_PREFERENCE_FRENCH_TYPOGRAPHY,
  GLM_PREFERENCE_LOCALE,            /* "fr-FR", "fr-CA", "fr-CH" or "fr-BE" */
  GLM_PREFERENCE_HIGHLIGHT_MODE,    /* "none", "selection" or "all" */
  GLM_PREFERENCE_ENTITY_SORT,       /* "mentions", "appearance" or "alphabetical" */
  GLM_PREFERENCE_FIND_CASE,
  GLM_PREFERENCE_FIND_ACCENTS,
  GLM_PREFERENCE_FIND_WORDS,
  GLM_PREFERENCE_FIND_REGEX,
  GLM_PREFERENCE_FIND_NEAR,
  GLM_PREFERENCE_FIND_FORMS,
  GLM_PREFERENCE_RECENT_SEARCHES,   /* the latest first, one a line */
  GLM_PREFERENCE_KEEP_HISTORY,
  GLM_PREFERENCE_RESTORE_WINDOWS,
  GLM_PREFERENCE_PRINT_INDEX,
  GLM_PREFERENCE_OVERVIEW,
  GLM_PREFERENCE_SEARCH_ADDRESS,    /* with %s for what is looked for */
  GLM_N_PREFERENCES,
} GlmPreference;

#define GLM_TYPE_PREFERENCES (glm_preferences_get_type ())
G_DECLARE_FINAL_TYPE (GlmPreferences, glm_preferences, GLM, PREFERENCES, GObject)

GlmPreferences *glm_preferences_new         (void);
const char     *glm_preferences_get_name    (GlmPreference   preference);
gboolean        glm_preferences_get_boolean (GlmPreferences *self,
                                             GlmPreference   preference);
int             glm_preferences_get_int     (GlmPreferences *self,
                                             GlmPreference   preference);
double          glm_preferences_get_double  (GlmPreferences *self,
                                             GlmPreference   preference);
const char     *glm_preferences_get_string  (GlmPreferences *self,
                                             GlmPreference   preference);
GlmTypographyOptions
                glm_preferences_get_typography (GlmPreferences *self);
void            glm_preferences_reset       (GlmPreferences *self,
                                             GlmPreference   preference);
GSettings      *glm_preferences_get_settings (GlmPreferences *self);

G_END_DECLS
