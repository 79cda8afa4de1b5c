/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-preferences.h"

/**
 * GlmPreferences:
 *
 * The reader's choices as plain GObject properties, so that widgets and actions bind to them and
 * know nothing of where they are kept. Where the schema of the settings is installed each
 * property is bound to its key; where it is not (a program run from its build folder), the defaults
 * below hold and choices last as long as the process.
 */
struct _GlmPreferences
{
  GObject    parent_instance;

  GSettings *settings;
  GValue     values[GLM_N_PREFERENCES];
};

/* A table rather than twenty-five fields: one line says name, type, default and bounds. */
typedef struct
{
  const char *name;
  const char *type; /* the GVariant type of the key */
  double      number;
  double      minimum;
  double      maximum;
  const char *string;
} Description;

static const Description descriptions[GLM_N_PREFERENCES] = {
  [GLM_PREFERENCE_WINDOW_WIDTH] = { "window-width", "i", 1080, 0, 32767, NULL },
  [GLM_PREFERENCE_WINDOW_HEIGHT] = { "window-height", "i", 800, 0, 32767, NULL },
  [GLM_PREFERENCE_WINDOW_MAXIMIZED] = { "window-maximized", "b", 0, 0, 1, NULL },
  [GLM_PREFERENCE_SIDEBAR_VISIBLE] = { "sidebar-visible", "b", 1, 0, 1, NULL },
  [GLM_PREFERENCE_SIDEBAR_WIDTH] = { "sidebar-width", "i", 300, 180, 2000, NULL },
  [GLM_PREFERENCE_SIDEBAR_POSITION] = { "sidebar-position", "s", 0, 0, 0, "end" },
  [GLM_PREFERENCE_ZOOM] = { "zoom", "d", 1, 0.5, 4, NULL },
  [GLM_PREFERENCE_FONT_FAMILY] = { "font-family", "s", 0, 0, 0, "" },
  [GLM_PREFERENCE_FONT_SIZE] = { "font-size", "d", 19, 8, 72, NULL },
  [GLM_PREFERENCE_LINE_HEIGHT] = { "line-height", "d", 1.45, 1, 3, NULL },
  [GLM_PREFERENCE_MEASURE] = { "measure", "d", 33, 12, 80, NULL },
  [GLM_PREFERENCE_JUSTIFY] = { "justify", "b", 1, 0, 1, NULL },
  [GLM_PREFERENCE_HYPHENATE] = { "hyphenate", "b", 1, 0, 1, NULL },
  [GLM_PREFERENCE_OPTICAL_MARGINS] = { "optical-margins", "b", 1, 0, 1, NULL },
  [GLM_PREFERENCE_DROP_CAPITAL] = { "drop-capital", "b", 0, 0, 1, NULL },
  [GLM_PREFERENCE_INDENT] = { "indent", "d", 1.25, 0, 8, NULL },
  [GLM_PREFERENCE_THEME] = { "theme", "s", 0, 0, 0, "system" },
  [GLM_PREFERENCE_FRENCH_TYPOGRAPHY] = { "french-typography", "b", 1, 0, 1, NULL },
  [GLM_PREFERENCE_LOCALE] = { "locale", "s", 0, 0, 0, "fr-FR" },
  [GLM_PREFERENCE_HIGHLIGHT_MODE] = { "highlight-mode", "s", 0, 0, 0, "selection" },
  [GLM_PREFERENCE_ENTITY_SORT] = { "entity-sort", "s", 0, 0, 0, "mentions" },
  [GLM_PREFERENCE_FIND_CASE] = { "find-case", "b", 0, 0, 1, NULL },
  [GLM_PREFERENCE_FIND_ACCENTS] = { "find-accents", "b", 0, 0, 1, NULL },
  [GLM_PREFERENCE_FIND_WORDS] = { "find-words", "b", 0, 0, 1, NULL },
  [GLM_PREFERENCE_FIND_REGEX] = { "find-regex", "b", 0, 0, 1, NULL },
  [GLM_PREFERENCE_FIND_NEAR] = { "find-near", "b", 0, 0, 1, NULL },
  [GLM_PREFERENCE_FIND_FORMS] = { "find-forms", "b", 0, 0, 1, NULL },
  [GLM_PREFERENCE_RECENT_SEARCHES] = { "recent-searches", "s", 0, 0, 0, "" },
  [GLM_PREFERENCE_KEEP_HISTORY] = { "keep-history", "b", 1, 0, 1, NULL },
  [GLM_PREFERENCE_PRINT_INDEX] = { "print-index", "b", 1, 0, 1, NULL },
  [GLM_PREFERENCE_OVERVIEW] = { "overview", "b", 1, 0, 1, NULL },
  [GLM_PREFERENCE_SEARCH_ADDRESS] = { "search-address", "s", 0, 0, 0, "https://duckduckgo.com/?q=%s" },
  [GLM_PREFERENCE_RESTORE_WINDOWS] = { "restore-windows", "b", 1, 0, 1, NULL },
};

static GParamSpec *properties[GLM_N_PREFERENCES];

G_DEFINE_FINAL_TYPE (GlmPreferences, glm_preferences, G_TYPE_OBJECT)

static GParamSpec *
describe_property (const Description *description)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  switch (description->type[0])
    {
    case 'b':
      return g_param_spec_boolean (description->name, NULL, NULL, description->number != 0, flags);
    case 'i':
      return g_param_spec_int (description->name, NULL, NULL, (int) description->minimum,
                               (int) description->maximum, (int) description->number, flags);
    case 'd':
      return g_param_spec_double (description->name, NULL, NULL, description->minimum,
                                  description->maximum, description->number, flags);
    default:
      return g_param_spec_string (description->name, NULL, NULL, description->string, flags);
    }
}

static void
glm_preferences_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  GlmPreferences *self = GLM_PREFERENCES (object);

  if (id == 0 || id >= GLM_N_PREFERENCES)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  g_value_copy (&self->values[id], value);
}

static void
glm_preferences_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  GlmPreferences *self = GLM_PREFERENCES (object);

  if (id == 0 || id >= GLM_N_PREFERENCES)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  if (g_param_values_cmp (pspec, value, &self->values[id]) == 0)
    return;
  g_value_copy (value, &self->values[id]);
  g_object_notify_by_pspec (object, properties[id]);
}

/* A key that is missing or of another type (a schema of another version) is left alone. */
static void
bind_to_settings (GlmPreferences *self)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, APP_ID, TRUE);
  if (schema == NULL)
    {
      g_info ("The settings schema is not installed; choices are not kept");
      return;
    }

  self->settings = g_settings_new_full (schema, NULL, NULL);
  for (guint i = 1; i < GLM_N_PREFERENCES; i++)
    {
      g_autoptr (GSettingsSchemaKey) key = NULL;

      if (!g_settings_schema_has_key (schema, descriptions[i].name))
        continue;
      key = g_settings_schema_get_key (schema, descriptions[i].name);
      if (g_variant_type_equal (g_settings_schema_key_get_value_type (key),
                                G_VARIANT_TYPE (descriptions[i].type)))
        g_settings_bind (self->settings, descriptions[i].name, self, descriptions[i].name,
                         G_SETTINGS_BIND_DEFAULT);
    }
}

static void
glm_preferences_constructed (GObject *object)
{
  GlmPreferences *self = GLM_PREFERENCES (object);

  G_OBJECT_CLASS (glm_preferences_parent_class)->constructed (object);
  bind_to_settings (self);
}

static void
glm_preferences_finalize (GObject *object)
{
  GlmPreferences *self = GLM_PREFERENCES (object);

  for (guint i = 1; i < GLM_N_PREFERENCES; i++)
    g_value_unset (&self->values[i]);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (glm_preferences_parent_class)->finalize (object);
}

static void
glm_preferences_class_init (GlmPreferencesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = glm_preferences_constructed;
  object_class->finalize = glm_preferences_finalize;
  object_class->get_property = glm_preferences_get_property;
  object_class->set_property = glm_preferences_set_property;

  for (guint i = 1; i < GLM_N_PREFERENCES; i++)
    properties[i] = describe_property (&descriptions[i]);
  g_object_class_install_properties (object_class, GLM_N_PREFERENCES, properties);
}

static void
glm_preferences_init (GlmPreferences *self)
{
  for (guint i = 1; i < GLM_N_PREFERENCES; i++)
    {
      g_value_init (&self->values[i], G_PARAM_SPEC_VALUE_TYPE (properties[i]));
      g_param_value_set_default (properties[i], &self->values[i]);
    }
}

/**
 * glm_preferences_new:
 *
 * Returns: (transfer full): the reader's choices, bound to the settings where their schema is
 *   installed
 */
GlmPreferences *
glm_preferences_new (void)
{
  return g_object_new (GLM_TYPE_PREFERENCES, NULL);
}

/**
 * glm_preferences_get_name:
 * @preference: one of the choices
 *
 * Returns: its name as a property and as a key of the settings
 */
const char *
glm_preferences_get_name (GlmPreference preference)
{
  g_return_val_if_fail (preference > 0 && preference < GLM_N_PREFERENCES, NULL);

  return descriptions[preference].name;
}

/**
 * glm_preferences_get_boolean:
 * @self: the reader's choices
 * @preference: one that is on or off
 *
 * Returns: %TRUE when it is on
 */
gboolean
glm_preferences_get_boolean (GlmPreferences *self,
                             GlmPreference   preference)
{
  g_return_val_if_fail (GLM_IS_PREFERENCES (self), FALSE);

  return g_value_get_boolean (&self->values[preference]);
}

/**
 * glm_preferences_get_int:
 * @self: the reader's choices
 * @preference: one that is a whole number
 *
 * Returns: its value
 */
int
glm_preferences_get_int (GlmPreferences *self,
                         GlmPreference   preference)
{
  g_return_val_if_fail (GLM_IS_PREFERENCES (self), 0);

  return g_value_get_int (&self->values[preference]);
}

/**
 * glm_preferences_get_double:
 * @self: the reader's choices
 * @preference: one that is a number
 *
 * Returns: its value
 */
double
glm_preferences_get_double (GlmPreferences *self,
                            GlmPreference   preference)
{
  g_return_val_if_fail (GLM_IS_PREFERENCES (self), 0);

  return g_value_get_double (&self->values[preference]);
}

/**
 * glm_preferences_get_string:
 * @self: the reader's choices
 * @preference: one that is a word
 *
 * Returns: (transfer none): its value, valid until it changes
 */
const char *
glm_preferences_get_string (GlmPreferences *self,
                            GlmPreference   preference)
{
  g_return_val_if_fail (GLM_IS_PREFERENCES (self), NULL);

  return g_value_get_string (&self->values[preference]);
}

/**
 * glm_preferences_get_typography:
 * @self: preferences
 *
 * Returns: which rules of French typography the reader wants to see applied
 */
GlmTypographyOptions
glm_preferences_get_typography (GlmPreferences *self)
{
  static const struct
  {
    const char *name;
    GlmLocale   locale;
  } locales[] = {
    { "fr-FR", GLM_LOCALE_FR_FR },
    { "fr-CA", GLM_LOCALE_FR_CA },
    { "fr-CH", GLM_LOCALE_FR_CH },
    { "fr-BE", GLM_LOCALE_FR_BE },
  };
  const char *name = glm_preferences_get_string (self, GLM_PREFERENCE_LOCALE);
  GlmTypographyOptions options = { .locale = GLM_LOCALE_NONE, .declared_locale = TRUE };

  if (glm_preferences_get_boolean (self, GLM_PREFERENCE_FRENCH_TYPOGRAPHY))
    {
      options.locale = GLM_LOCALE_FR_FR;
      for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
        if (g_strcmp0 (name, locales[i].name) == 0)
          options.locale = locales[i].locale;
    }
  return options;
}

/**
 * glm_preferences_reset:
 * @self: the reader's choices
 * @preference: which
 *
 * Gives @preference its default again.
 */
void
glm_preferences_reset (GlmPreferences *self,
                       GlmPreference   preference)
{
  GValue value = G_VALUE_INIT;

  g_return_if_fail (GLM_IS_PREFERENCES (self));

  if (self->settings != NULL)
    {
      g_settings_reset (self->settings, descriptions[preference].name);
      return;
    }
  g_value_init (&value, G_PARAM_SPEC_VALUE_TYPE (properties[preference]));
  g_param_value_set_default (properties[preference], &value);
  g_object_set_property (G_OBJECT (self), descriptions[preference].name, &value);
  g_value_unset (&value);
}

/**
 * glm_preferences_get_settings:
 * @self: the reader's choices
 *
 * Returns: (transfer none) (nullable): where they are kept; %NULL where the schema is not installed
 */
GSettings *
glm_preferences_get_settings (GlmPreferences *self)
{
  g_return_val_if_fail (GLM_IS_PREFERENCES (self), NULL);

  return self->settings;
}
