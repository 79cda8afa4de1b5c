/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-preferences.h"
#include "glm-recent-searches.h"

/* What was looked for last comes first, once, and a reader who keeps no history has none. */
static void
test_recent_searches (void)
{
  g_autoptr (GlmPreferences) preferences = glm_preferences_new ();
  g_auto (GStrv) recent = NULL;
  g_autofree char *said = NULL;

  glm_recent_searches_add (preferences, "un");
  glm_recent_searches_add (preferences, "deux");
  glm_recent_searches_add (preferences, "un");
  g_object_set (preferences, "keep-history", FALSE, NULL);
  glm_recent_searches_add (preferences, "trois");
  recent = glm_recent_searches_list (preferences);
  said = g_strjoinv (",", recent);
  g_assert_cmpstr (said, ==, "un,deux");
  glm_recent_searches_clear (preferences);
  g_assert_cmpstr (glm_preferences_get_string (preferences, GLM_PREFERENCE_RECENT_SEARCHES), ==, "");
}

static void
count_notify (GObject    *object,
              GParamSpec *pspec,
              guint      *n)
{
  (*n)++;
}

static void
test_preferences (void)
{
  GlmPreferences *preferences = glm_preferences_new ();
  guint n = 0;

  g_assert_cmpfloat (glm_preferences_get_double (preferences, GLM_PREFERENCE_ZOOM), ==, 1);
  g_assert_cmpstr (glm_preferences_get_string (preferences, GLM_PREFERENCE_THEME), ==, "system");
  g_signal_connect (preferences, "notify::zoom", G_CALLBACK (count_notify), &n);
  g_object_set (preferences, "zoom", 1.5, NULL);
  g_assert_cmpuint (n, ==, 1);
  g_object_set (preferences, "zoom", 1.5, NULL);
  g_assert_cmpuint (n, ==, 1);
  glm_preferences_reset (preferences, GLM_PREFERENCE_ZOOM);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpfloat (glm_preferences_get_double (preferences, GLM_PREFERENCE_ZOOM), ==, 1);
  g_assert_finalize_object (preferences);
}

/* Two programs that say different defaults would show different pages: the table of the preferences and the
 * schema agree. */
static void
test_preferences_and_schema (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = source != NULL ? g_settings_schema_source_lookup (source, APP_ID, TRUE) : NULL;
  g_autoptr (GTypeClass) klass = g_type_class_ref (GLM_TYPE_PREFERENCES);

  if (schema == NULL)
    {
      g_test_skip ("the schema is not where it is looked for");
      return;
    }
  for (guint i = 1; i < GLM_N_PREFERENCES; i++)
    {
      const char *name = glm_preferences_get_name (i);
      g_autoptr (GSettingsSchemaKey) key = NULL;
      g_autoptr (GVariant) value = NULL;
      const GValue *ours = g_param_spec_get_default_value (g_object_class_find_property (G_OBJECT_CLASS (klass), name));

      g_assert_true (g_settings_schema_has_key (schema, name));
      key = g_settings_schema_get_key (schema, name);
      value = g_settings_schema_key_get_default_value (key);
      if (G_VALUE_HOLDS_STRING (ours))
        g_assert_cmpstr (g_value_get_string (ours), ==, g_variant_get_string (value, NULL));
      else if (G_VALUE_HOLDS_BOOLEAN (ours))
        g_assert_cmpint (g_value_get_boolean (ours), ==, g_variant_get_boolean (value));
      else if (G_VALUE_HOLDS_DOUBLE (ours))
        g_assert_cmpfloat (g_value_get_double (ours), ==, g_variant_get_double (value));
      else
        g_assert_cmpint (g_value_get_int (ours), ==, g_variant_get_int32 (value));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/panels/recent-searches", test_recent_searches);
  g_test_add_func ("/panels/preferences/change", test_preferences);
  g_test_add_func ("/panels/preferences/schema", test_preferences_and_schema);
  return g_test_run ();
}
