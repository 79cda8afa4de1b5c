/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-export-private.h"

#include <string.h>

/**
 * glm_export_format_from_name:
 * @name: a file name or its extension
 * @format: (out): the format that it asks for
 *
 * Returns: whether the extension is known
 */
gboolean
glm_export_format_from_name (const char      *name,
                             GlmExportFormat *format)
{
  static const struct
  {
    const char     *extension;
    GlmExportFormat format;
  } known[] = {
    { "pdf", GLM_EXPORT_PDF }, { "html", GLM_EXPORT_HTML }, { "htm", GLM_EXPORT_HTML }, { "md", GLM_EXPORT_MARKDOWN },
    { "markdown", GLM_EXPORT_MARKDOWN }, { "txt", GLM_EXPORT_TEXT }, { "png", GLM_EXPORT_PNG },
  };
  const char *dot = strrchr (name, '.');
  const char *extension = dot != NULL ? dot + 1 : name;

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_ascii_strcasecmp (extension, known[i].extension) == 0)
      {
        *format = known[i].format;
        return TRUE;
      }
  return FALSE;
}

/**
 * glm_export:
 * @plan: the article and how it is to be set
 * @hyphenator: divides words on pages and pictures
 * @style: (nullable): type of pages and pictures, in points; %NULL for that of a book
 * @format: what to make
 * @cancellable: (nullable): stops long work
 * @error: `G_IO_ERROR`: cancelled, too large for a picture, or what cairo says
 *
 * Writes the article as the reader sees it. Any thread may call it; it makes fonts of its own.
 *
 * Returns: (transfer full) (nullable): the file's bytes
 */
GBytes *
glm_export (GlmTypographyPlan  *plan,
            GlmHyphenator      *hyphenator,
            const GlmTypeStyle *style,
            GlmExportFormat     format,
            GCancellable       *cancellable,
            GError            **error)
{
  char *text = NULL;

  switch (format)
    {
    case GLM_EXPORT_PDF:
      return _glm_export_pdf (plan, hyphenator, style, cancellable, error);
    case GLM_EXPORT_PNG:
      return _glm_export_png (plan, hyphenator, style, cancellable, error);
    case GLM_EXPORT_HTML:
      text = _glm_export_html (plan);
      break;
    case GLM_EXPORT_MARKDOWN:
      text = _glm_export_markdown (plan);
      break;
    case GLM_EXPORT_TEXT:
    default:
      text = _glm_export_text (plan);
      break;
    }
  return g_bytes_new_take (text, strlen (text));
}
