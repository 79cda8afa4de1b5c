/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Never run: an archive that wants a symbol of GTK, for check-layers to find. */
void gtk_init (void);
void glm_lint_control (void);

void
glm_lint_control (void)
{
  gtk_init ();
}
