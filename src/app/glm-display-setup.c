/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-display-setup.h"

#include <fontconfig/fontconfig.h>
#include <gtk/gtk.h>

/**
 * glm_display_setup:
 *
 * Has GTK draw with Cairo and not probe GL: a page of text gains nothing from GL, and probing it
 * costs more time and memory than all the rest of the start. GTK takes this only from its
 * environment and only before it starts; what the user has set there is left alone, so that
 * `GSK_RENDERER=gl` chooses GL again. Who asks for Cairo needs no GL either.
 */
void
glm_display_setup (void)
{
  const char *renderer = g_getenv ("GSK_RENDERER");

  if ((renderer != NULL && !g_str_equal (renderer, "cairo")) || g_getenv ("GDK_DEBUG") != NULL || g_getenv ("GDK_DISABLE") != NULL)
    return;
  g_setenv ("GSK_RENDERER", "cairo", FALSE);
  /* GTK 4.16 moved the switch to a variable of its own, and each version rejects the other's. */
  if (gtk_get_minor_version () >= 16)
    g_setenv ("GDK_DISABLE", "gl,vulkan", FALSE);
  else
    g_setenv ("GDK_DEBUG", "gl-disable", FALSE);
}

/**
 * glm_display_open:
 *
 * Opens the display and reads the theme. GTK's application would first ask for the icons, and the thread that reads theirs
 * would wait for the theme; this way it starts in the midst of it.
 */
void
glm_display_open (void)
{
  gtk_init ();
  gtk_settings_get_default ();
}

/**
 * glm_display_gather_fonts:
 *
 * Pango has the fonts of the system gathered in a thread from when it is first asked for any: this asks.
 */
void
glm_display_gather_fonts (void)
{
  pango_cairo_font_map_get_default ();
}

/**
 * glm_display_has_fonts:
 *
 * Without a single font GTK measures with what happens to be in memory, and ends in an error of the display.
 *
 * Returns: whether there is a font
 */
gboolean
glm_display_has_fonts (void)
{
  FcFontSet *fonts = FcConfigGetFonts (NULL, FcSetSystem);

  return fonts != NULL && fonts->nfont > 0;
}
