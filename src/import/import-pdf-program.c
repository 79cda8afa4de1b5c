/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-import-pdf.h"
#include "glm-import-program.h"

/* `guillemet-import-pdf`: reads PDF, and what a packed file may hold beside. */
int
main (void)
{
  glm_import_pdf_make_ready ();
  return glm_import_program_run ("pdf", glm_import_pdf);
}
