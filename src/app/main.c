/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-application.h"
#include "glm-display-setup.h"
#include "glm-translations.h"

#include <glib/gi18n.h>

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GlmApplication) application = NULL;
  int status;

  glm_translations_init ();
  g_set_application_name (_("Guillemet"));

  glm_display_setup ();
  application = glm_application_new ();
  status = g_application_run (G_APPLICATION (application), argc, argv);
  return status != 0 ? status : glm_application_get_exit_status (application);
}
