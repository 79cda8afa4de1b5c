/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the elements inside a line of text are: spans, links and notes; and pictures, which stand between the lines. */

#include "config.h"

#include "glm-html-pictures.h"
#include "glm-html-walk.h"

#include <string.h>

#define SMALL_PICTURE 48
/* What stands in the place of a picture that is loaded late is shorter. */
#define MIN_PICTURE 2000
/* Of "data:image/svg+xml;charset=utf-8" and the like before the data. */
#define MAX_MEDIA_TYPE 100
/* Signs that lead back from a note to its place; here the reader's own Back does that. */
#define BACK_SIGNS "↩↑⤴^⏎"

static gboolean
inline_kind (guint        tag,
             GlmSpanKind *kind)
{
  static const struct
  {
    GlmHtmlTag  tag;
    GlmSpanKind kind;
  } kinds[] = {
    { GLM_HTML_EM, GLM_SPAN_EMPHASIS },   { GLM_HTML_I, GLM_SPAN_EMPHASIS },  { GLM_HTML_CITE, GLM_SPAN_EMPHASIS },
    { GLM_HTML_DFN, GLM_SPAN_EMPHASIS },  { GLM_HTML_VAR, GLM_SPAN_EMPHASIS }, { GLM_HTML_STRONG, GLM_SPAN_STRONG },
    { GLM_HTML_B, GLM_SPAN_STRONG },      { GLM_HTML_A, GLM_SPAN_LINK },      { GLM_HTML_SUP, GLM_SPAN_SUPERIOR },
    { GLM_HTML_SUB, GLM_SPAN_INFERIOR },  { GLM_HTML_CODE, GLM_SPAN_CODE },   { GLM_HTML_KBD, GLM_SPAN_CODE },
    { GLM_HTML_SAMP, GLM_SPAN_CODE },     { GLM_HTML_TT, GLM_SPAN_CODE },     { GLM_HTML_S, GLM_SPAN_STRIKE },
    { GLM_HTML_DEL, GLM_SPAN_STRIKE },    { GLM_HTML_STRIKE, GLM_SPAN_STRIKE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].tag == tag)
      {
        *kind = kinds[i].kind;
        return TRUE;
      }
  return FALSE;
}

/* An address that a reader may follow, made whole with the page's own; %NULL for scripts and places of this computer. */
static char *
dup_link (const GlmHtmlWalk *walk,
          const char        *href)
{
  g_autofree char *scheme = NULL;
  g_autofree char *tight = g_strdup (href);
  gsize n = 0;

  /* As a browser reads it: line ends inside an address are not there. */
  for (const char *p = href; *p != '\0'; p++)
    if (strchr ("\t\r\n", *p) == NULL)
      tight[n++] = *p;
  tight[n] = '\0';
  g_strstrip (tight);
  if (tight[0] == '\0')
    return NULL;
  scheme = g_uri_parse_scheme (tight);
  if (scheme != NULL)
    return strcmp (scheme, "http") == 0 || strcmp (scheme, "https") == 0 || strcmp (scheme, "mailto") == 0
             ? g_steal_pointer (&tight)
             : NULL;
  if (tight[0] != '#' && walk->base != NULL)
    {
      char *whole = g_uri_resolve_relative (walk->base, tight, G_URI_FLAGS_PARSE_RELAXED, NULL);

      if (whole != NULL)
        return whole;
    }
  return g_steal_pointer (&tight);
}

static gboolean
is_note_reference (const GlmHtmlWalk *walk,
                   guint32            node)
{
  const char *href = _glm_html_walk_get (walk, node, GLM_HTML_HREF);

  return href != NULL && href[0] == '#' && !walk->in_note && g_hash_table_contains (walk->notes, href + 1);
}

gboolean
_glm_html_is_back_link (const GlmHtmlWalk *walk,
                        guint32            node)
{
  const char *href = _glm_html_walk_get (walk, node, GLM_HTML_HREF);
  g_autofree char *text = NULL;

  if (href == NULL || strchr (href, '#') == NULL)
    return FALSE;
  text = glm_html_tree_dup_text (walk->tree, node, 16);
  return text[0] != '\0' && g_utf8_strchr (BACK_SIGNS, -1, g_utf8_get_char (text)) != NULL;
}

/* What span an inline element makes; the target is the caller's to free. */
gboolean
_glm_html_take_inline (const GlmHtmlWalk *walk,
                       guint32            node,
                       GlmHtmlInline     *span)
{
  const char *language;

  if (inline_kind (_glm_html_walk_tag (walk, node), &span->kind))
    {
      if (span->kind != GLM_SPAN_LINK)
        return TRUE;
      if (_glm_html_walk_get (walk, node, GLM_HTML_HREF) == NULL)
        return FALSE;
      if (is_note_reference (walk, node))
        {
          span->kind = GLM_SPAN_NOTE_REFERENCE;
          span->target = g_strdup (_glm_html_walk_get (walk, node, GLM_HTML_HREF) + 1);
          return TRUE;
        }
      span->target = dup_link (walk, _glm_html_walk_get (walk, node, GLM_HTML_HREF));
      return span->target != NULL;
    }
  language = _glm_html_walk_get (walk, node, GLM_HTML_LANG);
  if (language == NULL || language[0] == '\0')
    return FALSE;
  span->kind = GLM_SPAN_LANGUAGE;
  span->target = g_strdup (language);
  return TRUE;
}

/* « data:image/png;base64,… »: the picture came with the page. Returns the name it is known by, or %NULL. */
static char *
take_inlined_picture (GlmHtmlWalk *walk,
                      const char  *source)
{
  const char *data = strstr (source, ";base64,");
  g_autofree guchar *decoded = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;
  gsize length;

  if (g_ascii_strncasecmp (source, "data:image/", strlen ("data:image/")) != 0 || data == NULL || data - source > MAX_MEDIA_TYPE)
    return NULL;
  decoded = g_base64_decode (data + strlen (";base64,"), &length);
  bytes = g_bytes_new_take (g_steal_pointer (&decoded), length);
  name = g_compute_checksum_for_bytes (G_CHECKSUM_SHA1, bytes);
  return glm_document_builder_add_picture (walk->builder, name, bytes) ? g_steal_pointer (&name) : NULL;
}

/* A picture that came in the same archive or message. */
static char *
take_part (GlmHtmlWalk *walk,
           const char  *source)
{
  g_autofree char *name = NULL;
  GBytes *bytes;

  if (walk->parts == NULL)
    return NULL;
  if (walk->parts->pictures != NULL)
    {
      name = g_strdup (source);
      bytes = g_hash_table_lookup (walk->parts->pictures, source);
    }
  else
    {
      name = glm_archive_resolve (walk->parts->folder, source);
      bytes = name != NULL ? glm_archive_get (walk->parts->archive, name) : NULL;
    }

  return bytes != NULL && glm_document_builder_add_picture (walk->builder, name, bytes) ? g_steal_pointer (&name) : NULL;
}

typedef struct
{
  GlmHtmlWalk *walk;
  gsize        least; /* bytes of the address: one that is shorter holds no picture but its place */
  char        *target;
} Taking;

static gboolean
take_picture (const char *source,
              gpointer    user_data)
{
  Taking *taking = user_data;

  if (taking->least > 0 && g_str_has_prefix (source, "data:") && strnlen (source, taking->least) < taking->least)
    return FALSE;
  taking->target = take_inlined_picture (taking->walk, source);
  if (taking->target == NULL)
    taking->target = take_part (taking->walk, source);
  return taking->target != NULL;
}

/* A picture that is not in the page: what stands for it is its alternative text. */
void
_glm_html_walk_image (GlmHtmlWalk *walk,
                      guint32      node)
{
  const char *alt = _glm_html_walk_get (walk, node, GLM_HTML_ALT);
  const char *source = _glm_html_walk_get (walk, node, GLM_HTML_DATA_SRC);
  const char *width = _glm_html_walk_get (walk, node, GLM_HTML_WIDTH);
  gint64 pixels = width != NULL ? g_ascii_strtoll (width, NULL, 10) : 0;
  g_autofree char *target = NULL;
  Taking taking = { walk, MIN_PICTURE, NULL };

  /* Counting pixels and other small ornaments are no pictures, and a picture in a line of text is a sign. */
  if (walk->in_block || (pixels > 0 && pixels < SMALL_PICTURE))
    return;
  if (source == NULL)
    source = _glm_html_walk_get (walk, node, GLM_HTML_SRC);
  if (!glm_html_picture_find (walk->tree, node, take_picture, &taking))
    {
      taking.least = 0;
      glm_html_picture_find (walk->tree, node, take_picture, &taking);
    }
  target = taking.target;
  if (target == NULL && (alt == NULL || alt[0] == '\0'))
    return;
  if (target == NULL && source != NULL)
    target = dup_link (walk, source);
  glm_document_builder_open_block (walk->builder, GLM_BLOCK_IMAGE, 0, 0);
  glm_document_builder_set_target (walk->builder, target);
  glm_document_builder_add_text (walk->builder, alt != NULL ? alt : "", -1);
  glm_document_builder_close_block (walk->builder);
}
