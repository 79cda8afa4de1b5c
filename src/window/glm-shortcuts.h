/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define GLM_SHORTCUT_MAX_KEYS 2

/**
 * GlmShortcut:
 * @title: what is done
 * @keys: accelerators, each of which does it; one may stand for several, as "<Alt>1...9"
 */
typedef struct
{
  const char *title;
  const char *keys[GLM_SHORTCUT_MAX_KEYS];
} GlmShortcut;

/**
 * GlmShortcutGroup:
 * @title: what the keys are for
 * @shortcuts: the keys; one without a title ends them
 */
typedef struct
{
  const char        *title;
  const GlmShortcut *shortcuts;
} GlmShortcutGroup;

const GlmShortcutGroup *glm_shortcuts_get_groups (guint *n_groups);

G_END_DECLS
