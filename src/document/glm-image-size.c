/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The size of a picture from its first bytes, so that a page can be laid out before anything is decoded.
 * After the specifications of PNG (IHDR), GIF89a (logical screen), JPEG (ITU T.81, B.2.2) and WebP (RFC 9649).
 */

#include "config.h"

#include "glm-image-size.h"

#include <string.h>

static guint
big (const guchar *p,
     guint         bytes)
{
  guint value = 0;

  for (guint i = 0; i < bytes; i++)
    value = value << 8 | p[i];
  return value;
}

static guint
little (const guchar *p,
        guint         bytes)
{
  guint value = 0;

  for (guint i = bytes; i > 0; i--)
    value = value << 8 | p[i - 1];
  return value;
}

/* The frame header is behind tables and thumbnails; each segment says how long it is. */
static gboolean
read_jpeg (const guchar *data,
           gsize         length,
           guint        *width,
           guint        *height)
{
  gsize at = 2;

  while (at + 9 < length)
    {
      guchar marker;

      if (data[at] != 0xFF)
        return FALSE;
      marker = data[at + 1];
      if (marker == 0xFF)
        {
          at++;
          continue;
        }
      /* Frames of every coding; C4, C8 and CC are tables. */
      if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC)
        {
          *height = big (data + at + 5, 2);
          *width = big (data + at + 7, 2);
          return TRUE;
        }
      if (marker == 0xD9 || marker == 0xDA)
        return FALSE;
      at += 2 + MAX (big (data + at + 2, 2), 2);
    }
  return FALSE;
}

static gboolean
read_webp (const guchar *data,
           gsize         length,
           guint        *width,
           guint        *height)
{
  if (length < 30)
    return FALSE;
  if (memcmp (data + 12, "VP8X", 4) == 0)
    {
      *width = little (data + 24, 3) + 1;
      *height = little (data + 27, 3) + 1;
    }
  else if (memcmp (data + 12, "VP8L", 4) == 0)
    {
      guint bits = little (data + 21, 4);

      *width = (bits & 0x3FFF) + 1;
      *height = (bits >> 14 & 0x3FFF) + 1;
    }
  else if (memcmp (data + 12, "VP8 ", 4) == 0)
    {
      *width = little (data + 26, 2) & 0x3FFF;
      *height = little (data + 28, 2) & 0x3FFF;
    }
  else
    return FALSE;
  return TRUE;
}

/**
 * glm_image_size_read:
 * @data: (array length=length): a picture
 * @length: in bytes
 * @width: (out): in pixels
 * @height: (out): in pixels
 * @type: (out) (transfer none): its MIME type
 *
 * Returns: whether @data is a picture of a kind that is known
 */
gboolean
glm_image_size_read (const guchar *data,
                     gsize         length,
                     guint        *width,
                     guint        *height,
                     const char  **type)
{
  gboolean read = FALSE;

  *width = *height = 0;
  *type = NULL;
  if (length >= 24 && memcmp (data, "\x89PNG\r\n\x1a\n", 8) == 0)
    {
      *type = "image/png";
      *width = big (data + 16, 4);
      *height = big (data + 20, 4);
      read = TRUE;
    }
  else if (length >= 10 && (memcmp (data, "GIF87a", 6) == 0 || memcmp (data, "GIF89a", 6) == 0))
    {
      *type = "image/gif";
      *width = little (data + 6, 2);
      *height = little (data + 8, 2);
      read = TRUE;
    }
  else if (length >= 4 && data[0] == 0xFF && data[1] == 0xD8)
    {
      *type = "image/jpeg";
      read = read_jpeg (data, length, width, height);
    }
  else if (length >= 16 && memcmp (data, "RIFF", 4) == 0 && memcmp (data + 8, "WEBP", 4) == 0)
    {
      *type = "image/webp";
      read = read_webp (data, length, width, height);
    }
  return read && *width > 0 && *height > 0;
}
