/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What surrounds a word in its sentence. */
enum
{
  GLM_MARK_PARENTHESIS = 1 << 0,
  GLM_MARK_QUOTE = 1 << 1,
  GLM_MARK_INITIAL = 1 << 2,
};
