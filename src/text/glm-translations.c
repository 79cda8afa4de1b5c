/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-translations.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

/**
 * glm_translations_init:
 *
 * Takes the locale of the environment and the messages that belong to it: the installed ones, or
 * those of the folder that `GUILLEMET_LOCALE_DIR` names, so that a program of the build tree speaks
 * the reader's language too. Call it first in main().
 */
void
glm_translations_init (void)
{
  const char *folder = g_getenv ("GUILLEMET_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL && folder[0] != '\0' ? folder : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
