/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GlmDecoding:
 * @text: (transfer full): valid UTF-8 without NUL
 * @length: in bytes
 * @encoding: (transfer none): IANA name of the encoding that was read
 * @replaced: how many places had to become U+FFFD
 */
typedef struct
{
  char       *text;
  gsize       length;
  const char *encoding;
  gsize       replaced;
} GlmDecoding;

gboolean glm_decode_is_binary (const guint8 *data,
                               gsize         length);
gboolean glm_decode           (const guint8 *data,
                               gsize         length,
                               const char   *declared,
                               GlmDecoding  *decoding);
gboolean glm_decode_as        (const guint8 *data,
                               gsize         length,
                               const char   *encoding,
                               GlmDecoding  *decoding);
void     glm_decoding_clear   (GlmDecoding  *decoding);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GlmDecoding, glm_decoding_clear)

G_END_DECLS
