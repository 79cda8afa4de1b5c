/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char **glm_html_byline_split (const char *text);

G_END_DECLS
