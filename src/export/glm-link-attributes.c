/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a link of a page leads and where it can be clicked, in the words of cairo's tags. */

#include "config.h"

#include "glm-link-attributes.h"

#include "glm-typesetter.h"

static void
append_rects (GString *out,
              GArray  *rects,
              double   x,
              double   y)
{
  for (guint i = 0; i < rects->len; i++)
    {
      const GlmRect *rect = &g_array_index (rects, GlmRect, i);
      const double numbers[] = { rect->x + x, rect->y + y, rect->width, rect->height };
      char number[G_ASCII_DTOSTR_BUF_SIZE];

      for (guint k = 0; k < G_N_ELEMENTS (numbers); k++)
        {
          g_ascii_formatd (number, sizeof number, "%.3f", numbers[k]);
          g_string_append_printf (out, "%s%s", i + k > 0 ? " " : "", number);
        }
    }
}

/*< private >
 * _glm_link_dup_destination:
 * @label: what a note is called by
 *
 * Labels may be anything; names of destinations had better be plain.
 *
 * Returns: (transfer full): the name of the place of the note
 */
char *
_glm_link_dup_destination (const char *label)
{
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_MD5, label, -1);

  return g_strconcat ("note-", digest, NULL);
}

/*< private >
 * _glm_link_dup_attributes:
 * @link: a span with a target
 * @rects: (element-type GlmRect): where it is, as far as it is on one line
 * @x: where the block begins, in points of the page
 * @y: the same
 *
 * A link to an address, or to a note on whatever page that is.
 *
 * Returns: (transfer full): the attributes of cairo's tag
 */
char *
_glm_link_dup_attributes (const GlmSpan *link,
                          GArray        *rects,
                          double         x,
                          double         y)
{
  GString *out = g_string_new (NULL);

  if (link->kind == GLM_SPAN_NOTE_REFERENCE)
    {
      g_autofree char *name = _glm_link_dup_destination (link->target);

      g_string_append_printf (out, "dest='%s", name);
    }
  else
    {
      g_string_append (out, "uri='");
      for (const char *p = link->target; *p != '\0'; p++)
        {
          if (*p == '\'' || *p == '\\')
            g_string_append_c (out, '\\');
          g_string_append_c (out, *p);
        }
    }
  g_string_append (out, "' rect=[");
  append_rects (out, rects, x, y);
  g_string_append_c (out, ']');
  return g_string_free (out, FALSE);
}
