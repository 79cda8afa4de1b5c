/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-import-program.h"

/* `guillemet-import`: reads every format that needs no further library. */
int
main (void)
{
  return glm_import_program_run (NULL, NULL);
}
