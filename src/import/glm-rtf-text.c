/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The groups of an RTF file and the text in them, told as HTML: what is open, what is due, where it goes. */

#include "config.h"

#include "glm-rtf-text.h"

#include <string.h>

#define MAX_HEADING 6

static void
set_look (GlmRtf *self,
          guint   look)
{
  if (self->open_look == look)
    return;
  glm_office_close (self->out, self->open_look);
  glm_office_open (self->out, look);
  self->open_look = look;
}

/*
 * "12." is a number, "b)" one more than what stood before it, "•" none. Each item is told as a list of its own, which says
 * which number it begins with.
 */
static void
begin_item (GlmRtf *self)
{
  const char *label = self->label->str + strspn (self->label->str, " (");
  gsize n_figures = strspn (label, "0123456789");
  gsize n_letters = strspn (label, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

  self->paragraph.numbered = TRUE;
  if (n_figures > 0 && n_figures < 6)
    self->ordinal = (guint) g_ascii_strtoull (label, NULL, 10);
  else if (n_letters > 0 && n_letters < 8 && label[n_letters] != '\0' && strchr (".) ", label[n_letters]) != NULL)
    self->ordinal = n_letters == 1 && strchr ("aAiI", label[0]) != NULL && !(g_ascii_tolower (label[0]) == 'i' && self->ordinal == 8) ? 1 : self->ordinal + 1;
  else
    self->paragraph.numbered = FALSE;
  for (guint i = 0; i < self->paragraph.level; i++)
    g_string_append (self->out, "<ul>");
  if (self->paragraph.numbered)
    g_string_append_printf (self->out, "<ol start=\"%u\"><li>", self->ordinal);
  else
    g_string_append (self->out, "<ul><li>");
}

static void
end_item (GlmRtf *self)
{
  g_string_append (self->out, self->paragraph.numbered ? "</li></ol>" : "</li></ul>");
  for (guint i = 0; i < self->paragraph.level; i++)
    g_string_append (self->out, "</ul>");
  g_string_append_c (self->out, '\n');
}

/*< private >
 * _glm_rtf_begin_paragraph:
 */
void
_glm_rtf_begin_paragraph (GlmRtf *self)
{
  if (self->in_paragraph)
    return;
  self->in_paragraph = TRUE;
  if (self->paragraph.in_row)
    {
      if (!self->paragraph.in_cell)
        g_string_append (self->out, "<td>");
      self->paragraph.in_cell = TRUE;
    }
  else if (self->paragraph.heading > 0)
    g_string_append_printf (self->out, "<h%u>", self->paragraph.heading);
  else if (self->paragraph.item)
    begin_item (self);
  else
    g_string_append (self->out, "<p>");
}

/*< private >
 * _glm_rtf_end_paragraph:
 */
void
_glm_rtf_end_paragraph (GlmRtf *self)
{
  set_look (self, 0);
  if (!self->in_paragraph)
    return;
  self->in_paragraph = FALSE;
  if (self->paragraph.in_row)
    g_string_append_c (self->out, ' ');
  else if (self->paragraph.heading > 0)
    g_string_append_printf (self->out, "</h%u>\n", self->paragraph.heading);
  else if (self->paragraph.item)
    end_item (self);
  else
    g_string_append (self->out, "</p>\n");
  if (self->out != self->notes)
    g_string_truncate (self->label, 0);
}

/*< private >
 * _glm_rtf_add_utf8:
 */
void
_glm_rtf_add_utf8 (GlmRtf     *self,
                   const char *text)
{
  switch (_glm_rtf_group (self)->into)
    {
    case GLM_RTF_INTO_TITLE:
      g_string_append (self->title, text);
      break;
    case GLM_RTF_INTO_AUTHOR:
      g_string_append (self->author, text);
      break;
    case GLM_RTF_INTO_STYLES:
      g_string_append (self->style, text);
      break;
    case GLM_RTF_INTO_ADDRESS:
      g_string_append (self->address, text);
      break;
    case GLM_RTF_INTO_LABEL:
      g_string_append (self->label, text);
      break;
    case GLM_RTF_INTO_TEXT:
      if (!_glm_rtf_is_shown (self))
        break;
      _glm_rtf_begin_paragraph (self);
      set_look (self, _glm_rtf_group (self)->look);
      glm_office_escape (self->out, text);
      break;
    case GLM_RTF_INTO_NOTHING:
    case GLM_RTF_INTO_INFO:
    case GLM_RTF_INTO_FONTS:
    default:
      break;
    }
}

/*< private >
 * _glm_rtf_flush:
 *
 * Decodes the bytes that were gathered, together: a character may have two.
 */
void
_glm_rtf_flush (GlmRtf *self)
{
  const char *charset = _glm_rtf_group (self)->charset != NULL ? _glm_rtf_group (self)->charset : self->charset;
  g_autofree char *text = NULL;

  if (self->bytes->len == 0)
    return;
  if (_glm_rtf_group (self)->into != GLM_RTF_INTO_NOTHING)
    text = g_convert_with_fallback (self->bytes->str, (gssize) self->bytes->len, "UTF-8", charset, "\uFFFD", NULL, NULL, NULL);
  if (text != NULL && g_utf8_validate (text, -1, NULL))
    _glm_rtf_add_utf8 (self, text);
  g_string_truncate (self->bytes, 0);
}

/*< private >
 * _glm_rtf_set_font:
 */
void
_glm_rtf_set_font (GlmRtf *self,
                   guint   number)
{
  _glm_rtf_flush (self);
  _glm_rtf_group (self)->charset = g_hash_table_lookup (self->fonts, GUINT_TO_POINTER (number + 1));
}

/*< private >
 * _glm_rtf_add_byte:
 */
void
_glm_rtf_add_byte (GlmRtf *self,
                   guint8  byte)
{
  if (self->to_skip > 0)
    self->to_skip--;
  else
    g_string_append_c (self->bytes, (char) byte);
}

/*< private >
 * _glm_rtf_add_unicode:
 */
void
_glm_rtf_add_unicode (GlmRtf *self,
                      int     value)
{
  gunichar c = (guint16) value;
  char text[8] = { 0 };

  _glm_rtf_flush (self);
  self->to_skip = _glm_rtf_group (self)->skip;
  if (c >= 0xD800 && c < 0xDC00)
    {
      self->surrogate = (guint16) c;
      return;
    }
  if (c >= 0xDC00 && c < 0xE000)
    c = self->surrogate != 0 ? 0x10000 + ((gunichar) (self->surrogate - 0xD800) << 10) + (c - 0xDC00) : 0;
  self->surrogate = 0;
  if (c >= 0x20 && g_unichar_validate (c))
    {
      g_unichar_to_utf8 (c, text);
      _glm_rtf_add_utf8 (self, text);
    }
}

/* A style's name ends with its group; "heading 1" and « titre 1 » are headings. */
static void
take_style (GlmRtf *self)
{
  g_autofree char *folded = g_utf8_casefold (self->style->str, (gssize) self->style->len);
  const char *figure = NULL;

  if (g_str_has_prefix (folded, "heading "))
    figure = folded + strlen ("heading ");
  else if (g_str_has_prefix (folded, "titre "))
    figure = folded + strlen ("titre ");
  if (figure != NULL && *figure >= '1' && *figure <= '0' + MAX_HEADING)
    g_hash_table_insert (self->headings, GUINT_TO_POINTER (self->style_number + 1), GUINT_TO_POINTER (*figure - '0'));
  g_string_truncate (self->style, 0);
}

/*< private >
 * _glm_rtf_open_link:
 */
void
_glm_rtf_open_link (GlmRtf *self)
{
  const char *start = strstr (self->address->str, "HYPERLINK");
  const char *quote = start != NULL ? strchr (start, '"') : NULL;
  g_autofree char *address = quote != NULL ? g_strndup (quote + 1, strcspn (quote + 1, "\"")) : NULL;

  g_string_truncate (self->address, 0);
  if (address == NULL || !_glm_rtf_is_shown (self))
    return;
  _glm_rtf_begin_paragraph (self);
  set_look (self, 0);
  g_string_append (self->out, "<a href=\"");
  glm_office_escape (self->out, address);
  g_string_append (self->out, "\">");
  _glm_rtf_group (self)->in_link = TRUE;
}

/*< private >
 * _glm_rtf_open_note:
 */
void
_glm_rtf_open_note (GlmRtf *self)
{
  if (self->out == self->notes)
    return;
  if (!_glm_rtf_is_shown (self))
    {
      _glm_rtf_group (self)->into = GLM_RTF_INTO_NOTHING;
      return;
    }
  _glm_rtf_begin_paragraph (self);
  set_look (self, 0);
  self->n_notes++;
  g_string_append_printf (self->out, "<sup><a href=\"#note-%u\">%u</a></sup>", self->n_notes, self->n_notes);
  g_string_append_printf (self->notes, "<li id=\"note-%u\">", self->n_notes);
  self->out = self->notes;
  self->in_paragraph = TRUE;
  /* What the note's paragraphs are changes nothing of this one. */
  self->noted = self->paragraph;
  memset (&self->paragraph, 0, sizeof self->paragraph);
  _glm_rtf_group (self)->in_note = TRUE;
  _glm_rtf_group (self)->look = 0;
}

/*< private >
 * _glm_rtf_open_group:
 */
void
_glm_rtf_open_group (GlmRtf *self)
{
  _glm_rtf_flush (self);
  if (self->depth + 1 >= GLM_RTF_MAX_GROUPS)
    {
      self->overflow++;
      return;
    }
  self->groups[self->depth + 1] = self->groups[self->depth];
  self->depth++;
  _glm_rtf_group (self)->in_note = _glm_rtf_group (self)->in_link = FALSE;
}

/*< private >
 * _glm_rtf_close_group:
 */
void
_glm_rtf_close_group (GlmRtf *self)
{
  GlmRtfGroup closed;

  _glm_rtf_flush (self);
  self->to_skip = 0;
  if (self->overflow > 0)
    {
      self->overflow--;
      return;
    }
  if (self->depth == 0)
    return;
  closed = *_glm_rtf_group (self);
  if (closed.in_link || closed.in_note)
    set_look (self, 0);
  if (closed.in_link)
    g_string_append (self->out, "</a>");
  self->depth--;
  if (closed.in_note)
    {
      g_string_append (self->notes, "</li>\n");
      self->out = self->body;
      self->in_paragraph = TRUE;
      self->paragraph = self->noted;
    }
  if (closed.into == GLM_RTF_INTO_FONTS && _glm_rtf_group (self)->into != GLM_RTF_INTO_FONTS)
    _glm_rtf_set_font (self, self->default_font);
  if (closed.into == GLM_RTF_INTO_STYLES && _glm_rtf_group (self)->into == GLM_RTF_INTO_STYLES)
    take_style (self);
}
