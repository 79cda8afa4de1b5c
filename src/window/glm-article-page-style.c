/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-article-page-private.h"

/*
 * How the text is set: from the reader's choices, and from what the desktop says of text.
 */

/* The desktop's text scale: GTK knows it as the resolution of text over 96 dots an inch. */
static double
get_text_scale (GtkWidget *widget)
{
  int dpi = -1;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? dpi / 1024.0 / 96.0 : 1;
}

static GlmTypeStyle *
make_style (GlmPreferences *preferences,
            double          text_scale)
{
  GlmTypeStyle *style = glm_type_style_new ();
  const char *family = glm_preferences_get_string (preferences, GLM_PREFERENCE_FONT_FAMILY);

  g_free (style->family);
  style->family = family != NULL && *family != '\0' ? g_strdup (family) : NULL;
  style->size = glm_preferences_get_double (preferences, GLM_PREFERENCE_FONT_SIZE) *
                glm_preferences_get_double (preferences, GLM_PREFERENCE_ZOOM) *
                text_scale;
  style->line_height = glm_preferences_get_double (preferences, GLM_PREFERENCE_LINE_HEIGHT);
  style->indent = glm_preferences_get_double (preferences, GLM_PREFERENCE_INDENT);
  style->justify = glm_preferences_get_boolean (preferences, GLM_PREFERENCE_JUSTIFY);
  style->hyphenate = glm_preferences_get_boolean (preferences, GLM_PREFERENCE_HYPHENATE);
  style->optical_margins = glm_preferences_get_boolean (preferences, GLM_PREFERENCE_OPTICAL_MARGINS);
  style->drop_capital = glm_preferences_get_boolean (preferences, GLM_PREFERENCE_DROP_CAPITAL);
  return style;
}

/* Sets the text as the reader's choices ask for. */
static void
apply_style (GlmArticlePage *self)
{
  g_autoptr (GlmTypeStyle) style = make_style (self->preferences, get_text_scale (GTK_WIDGET (self)));

  glm_article_view_set_style (GLM_ARTICLE_VIEW (self->view), style);
  glm_article_view_set_measure (GLM_ARTICLE_VIEW (self->view),
                                glm_preferences_get_double (self->preferences, GLM_PREFERENCE_MEASURE));
}

static void
apply_typography (GlmArticlePage *self)
{
  GlmTypographyOptions options = glm_preferences_get_typography (self->preferences);

  glm_session_set_typography (self->session, &options);
}

/* What it takes to set the first page of an article that is not yet there, for a page that is not there either. */
typedef struct
{
  GlmTypeStyle *style;
  double        measure;
  double        height;
} Setting;

static void
setting_free (gpointer data)
{
  Setting *setting = data;

  glm_type_style_free (setting->style);
  g_free (setting);
}

static gpointer
set_first_page (GlmTypographyPlan *plan,
                gsize              position,
                gpointer           data)
{
  Setting *setting = data;

  return glm_first_page_new (plan, setting->style, setting->measure, setting->height, position);
}

/**
 * glm_article_page_prepare:
 * @preferences: the reader's choices
 * @session: where an article is to be opened
 * @width: of a page in pixels
 * @height: the same
 *
 * Has the first page of the next article set in the thread that reads it, for a page of about that size: at start there is
 * none yet. If it gets another size, or the desktop wants other letters, the page sets its text itself as ever.
 */
void
glm_article_page_prepare (GlmPreferences *preferences,
                          GlmSession     *session,
                          int             width,
                          int             height)
{
  GlmTypographyOptions options = glm_preferences_get_typography (preferences);
  Setting *setting = g_new0 (Setting, 1);

  if (width >= GLM_ARTICLE_PAGE_NARROW_BELOW && glm_preferences_get_boolean (preferences, GLM_PREFERENCE_SIDEBAR_VISIBLE))
    width -= glm_preferences_get_int (preferences, GLM_PREFERENCE_SIDEBAR_WIDTH);
  setting->style = make_style (preferences, 1);
  setting->measure = glm_article_view_find_measure (width, glm_preferences_get_double (preferences, GLM_PREFERENCE_MEASURE), setting->style->size);
  setting->height = height;
  glm_session_set_typography (session, &options);
  glm_session_prepare (session, &(GlmSessionPreparation) { set_first_page, setting, setting_free, (GDestroyNotify) glm_first_page_free });
}

/*< private >
 * _glm_article_page_attach_style:
 *
 * Sets the text as the reader's choices ask for, now and whenever they change.
 */
void
_glm_article_page_attach_style (GlmArticlePage *self)
{
  static const char *const of_style[] = {
    "zoom", "font-family", "font-size", "line-height", "measure", "justify", "hyphenate", "optical-margins",
    "drop-capital", "indent",
  };

  for (guint i = 0; i < G_N_ELEMENTS (of_style); i++)
    {
      g_autofree char *signal = g_strconcat ("notify::", of_style[i], NULL);

      g_signal_connect_swapped (self->preferences, signal, G_CALLBACK (apply_style), self);
    }
  g_signal_connect_swapped (self->preferences, "notify::french-typography", G_CALLBACK (apply_typography), self);
  g_signal_connect_swapped (self->preferences, "notify::locale", G_CALLBACK (apply_typography), self);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi",
                           G_CALLBACK (apply_style), self, G_CONNECT_SWAPPED);
  apply_typography (self);
  apply_style (self);
}
