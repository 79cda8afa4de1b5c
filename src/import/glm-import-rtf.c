/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * RTF (Microsoft's specification, version 1.9.1): groups in braces that inherit how letters look, words of
 * control, bytes of a code page. It is read from left to right in one pass and told as HTML.
 */

#include "config.h"

#include "glm-rtf-text.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#define MAX_HEADING 6

static const char *
charset_of (int page)
{
  static const struct
  {
    int         page;
    const char *name;
  } pages[] = {
    { 437, "CP437" }, { 850, "CP850" }, { 852, "CP852" }, { 866, "IBM866" }, { 874, "CP874" }, { 932, "SHIFT_JIS" }, { 936, "GB18030" },
    { 949, "EUC-KR" }, { 950, "BIG5" }, { 10000, "MACINTOSH" }, { 1250, "CP1250" }, { 1251, "CP1251" }, { 1252, "CP1252" },
    { 1253, "CP1253" }, { 1254, "CP1254" }, { 1255, "CP1255" }, { 1256, "CP1256" }, { 1257, "CP1257" }, { 1258, "CP1258" },
    { 65001, "UTF-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (pages[i].page == page)
      return pages[i].name;
  return "CP1252";
}

/* What a font's number of a charset means; %NULL for that of the document. */
static const char *
charset_of_font (int number)
{
  static const int pages[][2] = {
    { 77, 10000 }, { 128, 932 }, { 129, 949 }, { 134, 936 }, { 136, 950 }, { 161, 1253 }, { 162, 1254 }, { 163, 1258 }, { 177, 1255 },
    { 178, 1256 }, { 186, 1257 }, { 204, 1251 }, { 222, 874 }, { 238, 1250 }, { 254, 437 }, { 255, 850 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (pages[i][0] == number)
      return charset_of (pages[i][1]);
  return NULL;
}

static void
add_font (GlmRtf     *self,
          const char *charset)
{
  if (charset != NULL)
    g_hash_table_insert (self->fonts, GUINT_TO_POINTER (self->font_number + 1), (gpointer) charset);
}

/* Words about fonts, of which only how they are encoded matters; returns whether @word is one. */
static gboolean
control_font (GlmRtf     *self,
              const char *word,
              int         value)
{
  gboolean in_table = _glm_rtf_group (self)->into == GLM_RTF_INTO_FONTS;

  if (strcmp (word, "f") == 0 && in_table)
    self->font_number = (guint) CLAMP (value, 0, 65535);
  else if (strcmp (word, "f") == 0)
    _glm_rtf_set_font (self, (guint) CLAMP (value, 0, 65535));
  else if (strcmp (word, "fcharset") == 0 && in_table)
    /* On Windows, which wrote nearly all, 0 is the code page of the West whatever that of the document is. */
    add_font (self, value == 0 && g_str_has_prefix (self->charset, "CP125") ? "CP1252" : charset_of_font (value));
  else if (strcmp (word, "cpg") == 0 && in_table)
    add_font (self, charset_of (value));
  else if (strcmp (word, "deff") == 0)
    self->default_font = (guint) CLAMP (value, 0, 65535);
  else
    return FALSE;
  return TRUE;
}

static void
set_bit (GlmRtf   *self,
         guint     bit,
         gboolean  on)
{
  _glm_rtf_flush (self);
  if (on)
    _glm_rtf_group (self)->look |= bit;
  else
    _glm_rtf_group (self)->look &= ~bit;
}

/* Words that only say how letters look; returns whether @word is one. */
static gboolean
control_look (GlmRtf     *self,
              const char *word,
              gboolean    on)
{
  if (strcmp (word, "b") == 0)
    set_bit (self, GLM_OFFICE_STRONG, on);
  else if (strcmp (word, "i") == 0)
    set_bit (self, GLM_OFFICE_EMPHASIS, on);
  else if (strcmp (word, "strike") == 0)
    set_bit (self, GLM_OFFICE_STRIKE, on);
  else if (strcmp (word, "super") == 0)
    set_bit (self, GLM_OFFICE_SUPERIOR, on);
  else if (strcmp (word, "sub") == 0)
    set_bit (self, GLM_OFFICE_INFERIOR, on);
  else if (strcmp (word, "nosupersub") == 0)
    set_bit (self, GLM_OFFICE_SUPERIOR | GLM_OFFICE_INFERIOR, FALSE);
  else if (strcmp (word, "v") == 0)
    {
      _glm_rtf_flush (self);
      _glm_rtf_group (self)->hidden = on;
    }
  else if (strcmp (word, "deleted") == 0 || strcmp (word, "mvf") == 0)
    {
      _glm_rtf_flush (self);
      _glm_rtf_group (self)->deleted = on;
    }
  else if (strcmp (word, "plain") == 0)
    {
      _glm_rtf_set_font (self, self->default_font);
      _glm_rtf_group (self)->look = 0;
      _glm_rtf_group (self)->hidden = _glm_rtf_group (self)->deleted = FALSE;
    }
  else
    return FALSE;
  return TRUE;
}

/* Words that say what a group is for. */
static gboolean
control_destination (GlmRtf     *self,
                     const char *word)
{
  static const char *const unseen[] = { "colortbl", "pict", "object", "header", "headerl", "headerr", "headerf", "footer", "footerl",
                                        "footerr", "footerf", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "nonshppict",
                                        "nonesttables", "xe", "rxe", "txe", "tc", "tcn", "comment", "operator", "company", "subject", "keywords",
                                        "generator", "listtable", "listoverridetable", "rsidtbl", "themedata", "template", "annotation",
                                        "bkmkstart", "bkmkend" };

  for (guint i = 0; i < G_N_ELEMENTS (unseen); i++)
    if (strcmp (word, unseen[i]) == 0)
      {
        _glm_rtf_group (self)->into = GLM_RTF_INTO_NOTHING;
        return TRUE;
      }
  if (strcmp (word, "listtext") == 0 || strcmp (word, "pntext") == 0)
    {
      if (_glm_rtf_is_shown (self) && !self->in_paragraph)
        {
          self->paragraph.item = TRUE;
          g_string_truncate (self->label, 0);
          _glm_rtf_group (self)->into = GLM_RTF_INTO_LABEL;
        }
      else
        _glm_rtf_group (self)->into = GLM_RTF_INTO_NOTHING;
      return TRUE;
    }
  /* « {\upr{…}{\*\ud{…}}} » says the same twice: in the code page, then in Unicode. */
  if (strcmp (word, "upr") == 0 || strcmp (word, "ud") == 0)
    {
      GlmRtfGroup *group = _glm_rtf_group (self);

      if (word[1] == 'p')
        group->into_unicode = group->into;
      group->into = word[1] == 'p' ? GLM_RTF_INTO_NOTHING : group->into_unicode;
      return TRUE;
    }
  if (strcmp (word, "fonttbl") == 0)
    {
      _glm_rtf_group (self)->into = GLM_RTF_INTO_FONTS;
      return TRUE;
    }
  if (strcmp (word, "stylesheet") == 0)
    _glm_rtf_group (self)->into = GLM_RTF_INTO_STYLES;
  else if (strcmp (word, "info") == 0)
    _glm_rtf_group (self)->into = GLM_RTF_INTO_INFO;
  else if (strcmp (word, "title") == 0 && _glm_rtf_group (self)->into == GLM_RTF_INTO_INFO)
    _glm_rtf_group (self)->into = GLM_RTF_INTO_TITLE;
  else if (strcmp (word, "author") == 0 && _glm_rtf_group (self)->into == GLM_RTF_INTO_INFO)
    _glm_rtf_group (self)->into = GLM_RTF_INTO_AUTHOR;
  else if (strcmp (word, "fldinst") == 0)
    _glm_rtf_group (self)->into = _glm_rtf_group (self)->into == GLM_RTF_INTO_TEXT ? GLM_RTF_INTO_ADDRESS : GLM_RTF_INTO_NOTHING;
  else if (strcmp (word, "fldrslt") == 0)
    _glm_rtf_open_link (self);
  else if (strcmp (word, "footnote") == 0)
    _glm_rtf_open_note (self);
  else
    return FALSE;
  return TRUE;
}

/* Signs that have a word. */
static gboolean
control_sign (GlmRtf     *self,
              const char *word)
{
  static const char *const signs[][2] = {
    { "emdash", "—" }, { "endash", "–" }, { "lquote", "‘" }, { "rquote", "’" }, { "ldblquote", "“" }, { "rdblquote", "”" }, { "bullet", "•" },
    { "tab", " " }, { "emspace", " " }, { "enspace", " " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (strcmp (word, signs[i][0]) == 0)
      {
        _glm_rtf_flush (self);
        if (self->to_skip > 0)
          self->to_skip--;
        else
          _glm_rtf_add_utf8 (self, signs[i][1]);
        return TRUE;
      }
  return FALSE;
}

static void
control_paragraph (GlmRtf     *self,
                   const char *word,
                   int         value)
{
  if (_glm_rtf_group (self)->into == GLM_RTF_INTO_STYLES && strcmp (word, "s") == 0)
    self->style_number = (guint) CLAMP (value, 0, 65535);
  if (_glm_rtf_group (self)->into != GLM_RTF_INTO_TEXT)
    return;
  /* Where the end of a paragraph was deleted, the next one goes on with it. */
  if (_glm_rtf_group (self)->deleted && (strcmp (word, "par") == 0 || strcmp (word, "line") == 0))
    return;
  if (strcmp (word, "par") == 0 || strcmp (word, "sect") == 0 || strcmp (word, "page") == 0)
    {
      _glm_rtf_flush (self);
      if (self->out == self->notes)
        g_string_append_c (self->out, ' ');
      else
        _glm_rtf_end_paragraph (self);
    }
  else if (strcmp (word, "pard") == 0)
    {
      self->paragraph.heading = self->paragraph.level = 0;
      /* Word says what stands before an item before it says so. */
      self->paragraph.item = self->label->len > 0;
      self->paragraph.in_row = FALSE;
    }
  else if (strcmp (word, "s") == 0 && !self->in_paragraph)
    self->paragraph.heading = GPOINTER_TO_UINT (g_hash_table_lookup (self->headings, GUINT_TO_POINTER ((guint) CLAMP (value, 0, 65535) + 1)));
  else if (strcmp (word, "outlinelevel") == 0 && !self->in_paragraph && value >= 0 && value < MAX_HEADING)
    self->paragraph.heading = (guint) value + 1;
  else if (strcmp (word, "ls") == 0 && !self->in_paragraph)
    self->paragraph.item = value > 0;
  else if (strcmp (word, "ilvl") == 0 && !self->in_paragraph)
    self->paragraph.level = (guint) CLAMP (value, 0, 8);
  else if (strcmp (word, "nestcell") == 0 || strcmp (word, "nestrow") == 0)
    _glm_rtf_add_byte (self, ' ');
  else if (strcmp (word, "line") == 0 || strcmp (word, "lbr") == 0)
    {
      _glm_rtf_flush (self);
      g_string_append (self->out, "<br>");
    }
  else if (strcmp (word, "trowd") == 0 && !self->in_paragraph)
    {
      g_string_append (self->out, "<table><tr>");
      self->paragraph.in_row = TRUE;
    }
  else if (strcmp (word, "intbl") == 0)
    self->paragraph.in_row = TRUE;
  else if (strcmp (word, "cell") == 0)
    {
      _glm_rtf_flush (self);
      _glm_rtf_begin_paragraph (self);
      _glm_rtf_end_paragraph (self);
      g_string_append (self->out, "</td>");
      self->paragraph.in_cell = FALSE;
    }
  else if (strcmp (word, "row") == 0)
    {
      _glm_rtf_flush (self);
      g_string_append (self->out, "</tr></table>");
      self->paragraph.in_row = FALSE;
    }
}

static void
control (GlmRtf     *self,
         const char *word,
         int         value,
         gboolean    has_value)
{
  if (strcmp (word, "u") == 0)
    _glm_rtf_add_unicode (self, value);
  else if (strcmp (word, "uc") == 0)
    _glm_rtf_group (self)->skip = (guint) CLAMP (value, 0, 16);
  else if (strcmp (word, "ansicpg") == 0)
    self->charset = charset_of (value);
  else if (strcmp (word, "mac") == 0)
    self->charset = "MACINTOSH";
  else if (strcmp (word, "pc") == 0)
    self->charset = "CP437";
  else if (strcmp (word, "pca") == 0)
    self->charset = "CP850";
  /* When it was last changed may be said before when it was made. */
  else if (strcmp (word, "creatim") == 0)
    self->year = self->month = self->day = 0;
  else if (strcmp (word, "yr") == 0 && self->year == 0)
    self->year = value;
  else if (strcmp (word, "mo") == 0 && self->month == 0)
    self->month = value;
  else if (strcmp (word, "dy") == 0 && self->day == 0)
    self->day = value;
  else if (!control_font (self, word, value) && !control_look (self, word, !has_value || value != 0) && !control_sign (self, word) && !control_destination (self, word))
    control_paragraph (self, word, value);
}

/* What follows a backslash. */
static void
read_control (GlmRtf *self)
{
  char word[32];
  gsize n = 0;
  gboolean negative = FALSE, has_value = FALSE;
  gint64 value = 0;

  if (self->at >= self->end)
    return;
  if (!g_ascii_isalpha (*self->at))
    {
      guint8 sign = *self->at++;

      if (sign == '\'' && self->end - self->at >= 2)
        {
          int high = g_ascii_xdigit_value ((char) self->at[0]), low = g_ascii_xdigit_value ((char) self->at[1]);

          self->at += 2;
          if (high >= 0 && low >= 0)
            _glm_rtf_add_byte (self, (guint8) (high * 16 + low));
        }
      else if (sign == '*')
        _glm_rtf_group (self)->into = GLM_RTF_INTO_NOTHING;
      else if (sign == '~' || sign == '_')
        {
          _glm_rtf_flush (self);
          _glm_rtf_add_utf8 (self, sign == '~' ? "\u00a0" : "\u2011");
        }
      else if (sign == '\\' || sign == '{' || sign == '}')
        _glm_rtf_add_byte (self, sign);
      else if (sign == '\n' || sign == '\r')
        control_paragraph (self, "par", 0);
      return;
    }
  while (self->at < self->end && g_ascii_isalpha (*self->at))
    {
      if (n + 1 < sizeof word)
        word[n++] = (char) *self->at;
      self->at++;
    }
  word[n] = '\0';
  if (self->at < self->end && *self->at == '-')
    {
      negative = TRUE;
      self->at++;
    }
  for (; self->at < self->end && g_ascii_isdigit (*self->at); self->at++)
    {
      has_value = TRUE;
      value = MIN (value * 10 + (*self->at - '0'), G_MAXINT32);
    }
  if (self->at < self->end && *self->at == ' ')
    self->at++;
  if (strcmp (word, "bin") == 0)
    self->at += MIN (value, self->end - self->at);
  /* « \*\fldinst » and « \*\footnote » are not skipped like other groups that a reader need not know. */
  else if (strcmp (word, "fldinst") == 0)
    _glm_rtf_group (self)->into = self->depth > 0 && self->groups[self->depth - 1].into == GLM_RTF_INTO_TEXT ? GLM_RTF_INTO_ADDRESS : GLM_RTF_INTO_NOTHING;
  else
    control (self, word, (int) (negative ? -value : value), has_value);
}

static void
read_all (GlmRtf       *self,
          GCancellable *cancellable)
{
  guint steps = 0;

  while (self->at < self->end)
    {
      guint8 c = *self->at++;

      if (++steps % 65536 == 0 && g_cancellable_is_cancelled (cancellable))
        return;
      if (c == '{')
        _glm_rtf_open_group (self);
      else if (c == '}')
        _glm_rtf_close_group (self);
      else if (c == '\\')
        read_control (self);
      else if (c != '\n' && c != '\r' && c != '\0')
        _glm_rtf_add_byte (self, c);
    }
  _glm_rtf_flush (self);
  if (self->out == self->notes)
    self->out = self->body;
  _glm_rtf_end_paragraph (self);
}

static void
take_metadata (const GlmRtf *self,
               GlmMetadata  *metadata)
{
  if (self->title->len > 0)
    metadata->title = g_strstrip (g_strdup (self->title->str));
  if (self->author->len > 0)
    metadata->authors = g_strsplit (self->author->str, ", ", 32);
  if (self->year > 1400 && self->year < 2200 && g_date_valid_dmy ((GDateDay) self->day, (GDateMonth) self->month, (GDateYear) self->year))
    {
      metadata->date = g_strdup_printf ("%04d-%02d-%02d", self->year, self->month, self->day);
      metadata->date_precision = GLM_DATE_DAY;
    }
}

/**
 * glm_import_rtf:
 * @source: bytes of an RTF document
 * @builder: takes the text
 * @cancellable: (nullable): to give up
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Returns: %FALSE with @error set
 */
gboolean
glm_import_rtf (const GlmSource     *source,
                GlmDocumentBuilder  *builder,
                GCancellable        *cancellable,
                GError             **error)
{
  g_autofree GlmRtf *self = g_new0 (GlmRtf, 1);
  g_autoptr (GString) body = g_string_new ("<body>");
  g_autoptr (GString) notes = g_string_new (NULL);
  g_autoptr (GString) bytes = g_string_new (NULL);
  g_autoptr (GString) title = g_string_new (NULL);
  g_autoptr (GString) author = g_string_new (NULL);
  g_autoptr (GString) style = g_string_new (NULL);
  g_autoptr (GString) address = g_string_new (NULL);
  g_autoptr (GString) label = g_string_new (NULL);
  g_autoptr (GHashTable) fonts = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) headings = g_hash_table_new (NULL, NULL);
  GlmMetadata *metadata = glm_document_builder_get_metadata (builder);

  self->at = source->data;
  self->end = source->data + source->length;
  self->charset = "CP1252";
  self->groups[0].skip = 1;
  self->out = self->body = body;
  self->notes = notes;
  self->bytes = bytes;
  self->title = title;
  self->author = author;
  self->style = style;
  self->address = address;
  self->label = label;
  self->headings = headings;
  self->fonts = fonts;
  read_all (self, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (notes->len > 0)
    g_string_append_printf (body, "<ol>%s</ol>", notes->str);
  take_metadata (self, metadata);
  glm_office_tidy (body, metadata);
  return glm_office_build (body, NULL, "", builder, cancellable, error);
}
