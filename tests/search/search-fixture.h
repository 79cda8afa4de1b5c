/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-finder.h"
#include "glm-test.h"

G_BEGIN_DECLS

GlmDocument *search_fixture_document (const char    *text);
GlmMatches  *search_fixture_find     (GlmDocument   *document,
                                      const char    *pattern,
                                      GlmQueryFlags  flags);
char        *search_fixture_marked   (const char    *text,
                                      const char    *pattern,
                                      GlmQueryFlags  flags);

#define assert_found(text, pattern, flags, expected)                          \
  G_STMT_START                                                                \
  {                                                                           \
    g_autofree char *marked_ = search_fixture_marked (text, pattern, flags);  \
    g_assert_cmpstr (marked_, ==, expected);                                  \
  }                                                                           \
  G_STMT_END

G_END_DECLS
