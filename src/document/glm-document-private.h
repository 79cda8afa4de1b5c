/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-document.h"

G_BEGIN_DECLS

struct _GlmDocument
{
  char        *text;
  gsize        length;
  GlmBlock    *blocks;
  guint        n_blocks;
  GlmSpan     *spans;
  guint        n_spans;
  GlmMetadata  metadata;
  char        *digest;
  guint        n_words;
  GStringChunk *strings;
  GHashTable   *pictures; /* (nullable): name → GlmPicture */
};

GlmDocument *_glm_document_new (char         *text,
                                gsize         length,
                                GArray       *blocks,
                                GArray       *spans,
                                GlmMetadata  *metadata,
                                GStringChunk *strings,
                                GHashTable   *pictures);
void         _glm_metadata_clear (GlmMetadata *metadata);

G_END_DECLS
