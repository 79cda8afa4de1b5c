/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-preferences.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * GlmChoice:
 * @value: of the preference; a number for one that is a number
 * @label: what the reader sees, to be translated
 *
 * One of a few values. A list of them ends with a @label of %NULL.
 */
typedef struct
{
  const char *value;
  const char *label;
} GlmChoice;

GtkListBox *glm_preference_rows_add_group  (GtkBox          *page,
                                            const char      *title);
void        glm_preference_rows_add        (GtkListBox      *group,
                                            const char      *title,
                                            const char      *subtitle,
                                            GtkWidget       *control);
void        glm_preference_rows_add_switch (GtkListBox      *group,
                                            const char      *title,
                                            const char      *subtitle,
                                            GlmPreferences  *preferences,
                                            GlmPreference    preference);
void        glm_preference_rows_add_number (GtkListBox      *group,
                                            const char      *title,
                                            GlmPreferences  *preferences,
                                            GlmPreference    preference,
                                            double           step,
                                            guint            digits);
void        glm_preference_rows_add_choice (GtkListBox      *group,
                                            const char      *title,
                                            GlmPreferences  *preferences,
                                            GlmPreference    preference,
                                            const GlmChoice *choices);

G_END_DECLS
