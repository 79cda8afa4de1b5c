/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-data-dir.h"

/**
 * glm_data_path:
 * @relative: a path inside the program's own data, such as "model/french.glm-model"
 *
 * The installed data, or the folder that `GUILLEMET_DATA_DIR` names, so that the program runs
 * from its build tree.
 *
 * Returns: (transfer full): a path; nothing is said of whether there is such a file
 */
char *
glm_data_path (const char *relative)
{
  const char *folder = g_getenv ("GUILLEMET_DATA_DIR");

  return g_build_filename (folder != NULL && folder[0] != '\0' ? folder : PKGDATADIR, relative, NULL);
}

/**
 * glm_program_path:
 * @name: of a program that this one starts, such as "guillemet-import"
 *
 * The installed program, or the one in the folder that `GUILLEMET_LIBEXEC_DIR` names, so that the program runs
 * from its build tree.
 *
 * Returns: (transfer full): a path; nothing is said of whether there is such a file
 */
char *
glm_program_path (const char *name)
{
  const char *folder = g_getenv ("GUILLEMET_LIBEXEC_DIR");

  return g_build_filename (folder != NULL && folder[0] != '\0' ? folder : LIBEXECDIR, name, NULL);
}
