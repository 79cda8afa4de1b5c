/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *glm_data_path    (const char *relative);
char *glm_program_path (const char *name);

G_END_DECLS
