/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-document-byline.h"
#include "glm-export-private.h"

#include <string.h>

static const char style_sheet[] =
  "body{max-width:33em;margin:3em auto;padding:0 1em;font:1.15em/1.45 \"Libertinus Serif\",\"Linux Libertine O\",\"Source Serif 4\",serif;"
  "font-feature-settings:\"onum\",\"pnum\";text-align:justify;hyphens:auto}"
  "h1,h2,h3,h4,h5,h6{text-align:left;hyphens:none;line-height:1.2;text-wrap:balance}"
  "p{margin:0;text-indent:0}p+p{text-indent:1.3em}blockquote,ul,ol,pre,figure,table{margin:.8em 0}"
  "blockquote{margin-left:1.6em;margin-right:1.6em}figcaption,.note{font-size:.85em}img{max-width:100%;height:auto}.byline{font-style:italic;font-size:.92em;margin-bottom:1.4em}"
  "sup,sub{font-size:.7em;line-height:0}.sc{font-variant-caps:small-caps}.verse{white-space:pre-line;text-align:left;margin-left:2em}"
  "table{border-collapse:collapse;font-feature-settings:\"lnum\",\"tnum\"}td{padding:.1em .8em .1em 0;text-align:left}"
  "hr{border:0;text-align:center}hr::before{content:\"* * *\"}";

static void
append_escaped (GString    *out,
                const char *text,
                gsize       length)
{
  for (gsize i = 0; i < length; i++)
    switch (text[i])
      {
      case '&':
        g_string_append (out, "&amp;");
        break;
      case '<':
        g_string_append (out, "&lt;");
        break;
      case '>':
        g_string_append (out, "&gt;");
        break;
      case '"':
        g_string_append (out, "&quot;");
        break;
      default:
        g_string_append_c (out, text[i]);
      }
}

static void
write_text (GString    *out,
            const char *text,
            gsize       length,
            gboolean    code)
{
  append_escaped (out, text, length);
}

static void
write_mark (GString         *out,
            const GlmInline *span,
            gboolean         open)
{
  static const char *const names[] = {
    [GLM_SPAN_EMPHASIS] = "em", [GLM_SPAN_STRONG] = "strong", [GLM_SPAN_SUPERIOR] = "sup", [GLM_SPAN_INFERIOR] = "sub",
    [GLM_SPAN_CODE] = "code", [GLM_SPAN_STRIKE] = "s", [GLM_SPAN_NOTE_REFERENCE] = "sup",
  };

  if (span->kind == GLM_SPAN_LINK || span->kind == GLM_SPAN_LANGUAGE || span->kind == GLM_SPAN_SMALL_CAPS)
    {
      gboolean link = span->kind == GLM_SPAN_LINK && _glm_export_is_safe_link (span->target);

      if (!open)
        {
          g_string_append (out, link ? "</a>" : "</span>");
          return;
        }
      g_string_append (out, link ? "<a href=\"" : span->kind == GLM_SPAN_LANGUAGE ? "<span lang=\"" : "<span class=\"");
      if (link || span->kind == GLM_SPAN_LANGUAGE)
        append_escaped (out, span->target != NULL ? span->target : "", span->target != NULL ? strlen (span->target) : 0);
      else
        g_string_append (out, span->kind == GLM_SPAN_SMALL_CAPS ? "sc" : "link");
      g_string_append (out, "\">");
      return;
    }
  g_string_append_printf (out, open ? "<%s>" : "</%s>", names[span->kind]);
}

static const GlmInlineWriter writer = { write_text, write_mark };

/* The element that holds a run of blocks of one kind, "" for none. */
static const char *
container_of (const GlmBlock *block)
{
  switch (block->kind)
    {
    case GLM_BLOCK_QUOTE:
      return "blockquote";
    case GLM_BLOCK_LIST_ITEM:
      return block->ordinal > 0 ? "ol" : "ul";
    case GLM_BLOCK_TABLE:
      return "table";
    case GLM_BLOCK_CAPTION:
    case GLM_BLOCK_IMAGE:
      return "figure";
    case GLM_BLOCK_PARAGRAPH:
    case GLM_BLOCK_HEADING:
    case GLM_BLOCK_PREFORMATTED:
    case GLM_BLOCK_VERSE:
    case GLM_BLOCK_NOTE:
    case GLM_BLOCK_RULE:
    default:
      return "";
    }
}

static void
write_block_language (GString        *out,
                      const GlmBlock *block)
{
  if (block->language == NULL)
    return;
  g_string_append (out, " lang=\"");
  append_escaped (out, block->language, strlen (block->language));
  g_string_append_c (out, '"');
}

static void
write_row (GString           *out,
           GlmTypographyPlan *plan,
           guint              index)
{
  g_autoptr (GString) cells = g_string_new (NULL);
  g_auto (GStrv) parts = NULL;

  _glm_export_write_inline (cells, plan, index, &writer);
  parts = g_strsplit (cells->str, "\t", -1);
  g_string_append (out, "<tr>");
  for (guint i = 0; parts[i] != NULL; i++)
    g_string_append_printf (out, "<td>%s</td>", parts[i]);
  g_string_append (out, "</tr>\n");
}

/* A picture that came with the article goes into the page itself; of another there are the words that stand for it. */
static void
write_picture (GString           *out,
               GlmTypographyPlan *plan,
               const GlmBlock    *block,
               guint              index)
{
  GlmDocument *document = glm_typography_plan_get_document (plan);
  const GlmPicture *picture = glm_document_get_picture (document, index);
  g_autofree char *data = NULL;
  gsize length;
  const guchar *bytes;

  if (picture == NULL)
    {
      g_string_append (out, "<p>");
      _glm_export_write_inline (out, plan, index, &writer);
      g_string_append (out, "</p>\n");
      return;
    }
  bytes = g_bytes_get_data (picture->bytes, &length);
  data = g_base64_encode (bytes, length);
  g_string_append (out, "<img alt=\"");
  append_escaped (out, glm_document_get_text (document, NULL) + block->range.start, glm_range_length (block->range));
  g_string_append_printf (out, "\" width=\"%u\" height=\"%u\" src=\"data:%s;base64,%s\">\n", picture->width, picture->height,
                          picture->type, data);
}

/* The title and who wrote it when, where the text does not begin with its title. */
static void
write_head (GString           *out,
            GlmTypographyPlan *plan)
{
  GlmDocument *document = glm_typography_plan_get_document (plan);
  const GlmMetadata *metadata = glm_document_get_metadata (document);
  g_autofree char *byline = glm_metadata_dup_byline (metadata, g_str_has_prefix (glm_typography_plan_get_language (plan), "fr"), TRUE);

  if (metadata->title == NULL || glm_document_opens_with_title (document))
    return;
  g_string_append (out, "<header>\n<h1>");
  append_escaped (out, metadata->title, strlen (metadata->title));
  g_string_append (out, "</h1>\n");
  if (byline != NULL)
    {
      g_string_append (out, "<p class=\"byline\">");
      append_escaped (out, byline, strlen (byline));
      g_string_append (out, "</p>\n");
    }
  g_string_append (out, "</header>\n");
}

static void
write_block (GString           *out,
             GlmTypographyPlan *plan,
             const GlmBlock    *block,
             guint              index)
{
  g_autofree char *heading = g_strdup_printf ("h%u", CLAMP (block->level, 1, 6));
  const char *name = "p";
  const char *class = NULL;

  switch (block->kind)
    {
    case GLM_BLOCK_TABLE:
      write_row (out, plan, index);
      return;
    case GLM_BLOCK_RULE:
      g_string_append (out, "<hr>\n");
      return;
    case GLM_BLOCK_HEADING:
      name = heading;
      break;
    case GLM_BLOCK_LIST_ITEM:
      name = "li";
      break;
    case GLM_BLOCK_PREFORMATTED:
      name = "pre";
      break;
    case GLM_BLOCK_IMAGE:
      write_picture (out, plan, block, index);
      return;
    case GLM_BLOCK_CAPTION:
      name = "figcaption";
      break;
    case GLM_BLOCK_VERSE:
      class = "verse";
      break;
    case GLM_BLOCK_NOTE:
      class = "note";
      break;
    case GLM_BLOCK_PARAGRAPH:
    case GLM_BLOCK_QUOTE:
    default:
      break;
    }
  g_string_append_printf (out, "<%s", name);
  if (class != NULL)
    g_string_append_printf (out, " class=\"%s\"", class);
  if (block->kind == GLM_BLOCK_LIST_ITEM && block->ordinal > 0)
    g_string_append_printf (out, " value=\"%u\"", block->ordinal);
  write_block_language (out, block);
  g_string_append_c (out, '>');
  if (block->kind == GLM_BLOCK_NOTE && block->ordinal > 0)
    g_string_append_printf (out, "%u. ", block->ordinal);
  _glm_export_write_inline (out, plan, index, &writer);
  g_string_append_printf (out, "</%s>\n", name);
}

/* The article as one page of HTML, with the display's spaces and signs as characters. */
char *
_glm_export_html (GlmTypographyPlan *plan)
{
  GlmDocument *document = glm_typography_plan_get_document (plan);
  const GlmMetadata *metadata = glm_document_get_metadata (document);
  g_autofree char *title = glm_document_dup_title (document);
  GString *out = g_string_new ("<!DOCTYPE html>\n<html lang=\"");
  const char *language = metadata->language != NULL ? metadata->language : "fr";
  const char *container = "";

  append_escaped (out, language, strlen (language));
  g_string_append (out, "\">\n<meta charset=\"utf-8\">\n<title>");
  append_escaped (out, title != NULL ? title : "", title != NULL ? strlen (title) : 0);
  g_string_append (out, "</title>\n");
  for (guint i = 0; metadata->authors != NULL && metadata->authors[i] != NULL; i++)
    {
      g_string_append (out, "<meta name=\"author\" content=\"");
      append_escaped (out, metadata->authors[i], strlen (metadata->authors[i]));
      g_string_append (out, "\">\n");
    }
  g_string_append_printf (out, "<meta name=\"viewport\" content=\"width=device-width\">\n<style>%s</style>\n<article>\n", style_sheet);
  write_head (out, plan);
  for (guint i = 0; i < glm_document_get_n_blocks (document); i++)
    {
      const GlmBlock *block = glm_document_get_block (document, i);
      const char *wanted = container_of (block);

      if (strcmp (wanted, container) != 0)
        {
          if (*container != '\0')
            g_string_append_printf (out, "</%s>\n", container);
          if (*wanted != '\0')
            g_string_append_printf (out, "<%s>\n", wanted);
          container = wanted;
        }
      write_block (out, plan, block, i);
    }
  if (*container != '\0')
    g_string_append_printf (out, "</%s>\n", container);
  g_string_append (out, "</article>\n</html>\n");
  return g_string_free (out, FALSE);
}
