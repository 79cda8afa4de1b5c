/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where an article of Wikipédia of some name is, or those that come near. */
#define GLM_WEB_ADDRESS_WIKIPEDIA "https://fr.wikipedia.org/w/index.php?search=%s"

char *glm_web_address_dup (const char *pattern,
                           const char *words);

G_END_DECLS
