/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * RTF (Microsoft's specification, version 1.9.1): groups in braces that inherit how letters look, words of
 * control, bytes of a code page. It is read from left to right in one pass and told as HTML.
 */

#include "config.h"

#include "glm-importer-private.h"
#include "glm-office.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#define MAX_GROUPS 400
#define MAX_HEADING 6

/* What text of a group is for. */
typedef enum
{
  INTO_TEXT,
  INTO_NOTHING,
  INTO_TITLE,
  INTO_AUTHOR,
  INTO_STYLES,
  INTO_ADDRESS, /* the instruction of a field: HYPERLINK "…" */
} Into;

typedef struct
{
  Into     into;
  guint    look;
  guint    skip; /* bytes that stand for one \u */
  gboolean hidden;
  gboolean in_note;
  gboolean in_link;
} Group;

typedef struct
{
  const guint8 *at;
  const guint8 *end;
  Group         groups[MAX_GROUPS];
  guint         depth;
  guint         overflow; /* groups deeper than can be remembered */
  const char   *charset;
  GString      *bytes;    /* of a code page, not yet decoded */
  GString      *out;
  GString      *notes;
  GString      *body;     /* where @out points back to after a note */
  GString      *title;
  GString      *author;
  GString      *style;    /* name of the style that is read */
  GString      *address;
  GHashTable   *headings; /* number of a style → level of a heading */
  guint         style_number;
  guint         open_look; /* tags that are open in @out */
  guint         n_notes;
  guint         heading;
  guint         to_skip;
  guint16       surrogate;
  int           year, month, day;
  gboolean      in_paragraph;
  gboolean      in_row;
  gboolean      in_cell;
  gboolean      item;
} Rtf;

static Group *
group (Rtf *self)
{
  return &self->groups[self->depth];
}

static const char *
charset_of (int page)
{
  static const struct
  {
    int         page;
    const char *name;
  } pages[] = {
    { 437, "CP437" }, { 850, "CP850" }, { 852, "CP852" }, { 10000, "MACINTOSH" }, { 1250, "CP1250" }, { 1251, "CP1251" },
    { 1252, "CP1252" }, { 1253, "CP1253" }, { 1254, "CP1254" }, { 1257, "CP1257" }, { 65001, "UTF-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (pages[i].page == page)
      return pages[i].name;
  return "CP1252";
}

static void
set_look (Rtf  *self,
          guint look)
{
  if (self->open_look == look)
    return;
  glm_office_close (self->out, self->open_look);
  glm_office_open (self->out, look);
  self->open_look = look;
}

static void
begin_paragraph (Rtf *self)
{
  if (self->in_paragraph)
    return;
  self->in_paragraph = TRUE;
  if (self->in_row)
    {
      if (!self->in_cell)
        g_string_append (self->out, "<td>");
      self->in_cell = TRUE;
    }
  else if (self->heading > 0)
    g_string_append_printf (self->out, "<h%u>", self->heading);
  else
    g_string_append (self->out, self->item ? "<ul><li>" : "<p>");
}

static void
end_paragraph (Rtf *self)
{
  set_look (self, 0);
  if (!self->in_paragraph)
    return;
  self->in_paragraph = FALSE;
  if (self->in_row)
    g_string_append_c (self->out, ' ');
  else if (self->heading > 0)
    g_string_append_printf (self->out, "</h%u>\n", self->heading);
  else
    g_string_append (self->out, self->item ? "</li></ul>\n" : "</p>\n");
}

static void
add_utf8 (Rtf        *self,
          const char *text)
{
  switch (group (self)->into)
    {
    case INTO_TITLE:
      g_string_append (self->title, text);
      break;
    case INTO_AUTHOR:
      g_string_append (self->author, text);
      break;
    case INTO_STYLES:
      g_string_append (self->style, text);
      break;
    case INTO_ADDRESS:
      g_string_append (self->address, text);
      break;
    case INTO_TEXT:
      if (group (self)->hidden)
        break;
      begin_paragraph (self);
      set_look (self, group (self)->look);
      glm_office_escape (self->out, text);
      break;
    case INTO_NOTHING:
    default:
      break;
    }
}

/* Bytes are decoded together: a character may have two. */
static void
flush (Rtf *self)
{
  g_autofree char *text = NULL;

  if (self->bytes->len == 0)
    return;
  if (group (self)->into != INTO_NOTHING)
    text = g_convert_with_fallback (self->bytes->str, (gssize) self->bytes->len, "UTF-8", self->charset, "\uFFFD", NULL, NULL, NULL);
  if (text != NULL && g_utf8_validate (text, -1, NULL))
    add_utf8 (self, text);
  g_string_truncate (self->bytes, 0);
}

static void
add_byte (Rtf    *self,
          guint8  byte)
{
  if (self->to_skip > 0)
    self->to_skip--;
  else
    g_string_append_c (self->bytes, (char) byte);
}

static void
add_unicode (Rtf *self,
             int  value)
{
  gunichar c = (guint16) value;
  char text[8] = { 0 };

  flush (self);
  self->to_skip = group (self)->skip;
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
      add_utf8 (self, text);
    }
}

/* A style's name ends with its group; "heading 1" and « titre 1 » are headings. */
static void
take_style (Rtf *self)
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

static void
open_link (Rtf *self)
{
  const char *start = strstr (self->address->str, "HYPERLINK");
  const char *quote = start != NULL ? strchr (start, '"') : NULL;
  g_autofree char *address = quote != NULL ? g_strndup (quote + 1, strcspn (quote + 1, "\"")) : NULL;

  g_string_truncate (self->address, 0);
  if (address == NULL || group (self)->into != INTO_TEXT)
    return;
  begin_paragraph (self);
  set_look (self, 0);
  g_string_append (self->out, "<a href=\"");
  glm_office_escape (self->out, address);
  g_string_append (self->out, "\">");
  group (self)->in_link = TRUE;
}

static void
open_note (Rtf *self)
{
  if (group (self)->into != INTO_TEXT || self->out == self->notes)
    return;
  begin_paragraph (self);
  set_look (self, 0);
  self->n_notes++;
  g_string_append_printf (self->out, "<sup><a href=\"#note-%u\">%u</a></sup>", self->n_notes, self->n_notes);
  g_string_append_printf (self->notes, "<li id=\"note-%u\">", self->n_notes);
  self->out = self->notes;
  self->in_paragraph = TRUE;
  group (self)->in_note = TRUE;
  group (self)->look = 0;
}

static void
open_group (Rtf *self)
{
  flush (self);
  if (self->depth + 1 >= MAX_GROUPS)
    {
      self->overflow++;
      return;
    }
  self->groups[self->depth + 1] = self->groups[self->depth];
  self->depth++;
  group (self)->in_note = group (self)->in_link = FALSE;
}

static void
close_group (Rtf *self)
{
  Group closed;

  flush (self);
  self->to_skip = 0;
  if (self->overflow > 0)
    {
      self->overflow--;
      return;
    }
  if (self->depth == 0)
    return;
  closed = *group (self);
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
    }
  if (closed.into == INTO_STYLES && group (self)->into == INTO_STYLES)
    take_style (self);
}

static void
set_bit (Rtf     *self,
         guint    bit,
         gboolean on)
{
  flush (self);
  if (on)
    group (self)->look |= bit;
  else
    group (self)->look &= ~bit;
}

/* Words that only say how letters look; returns whether @word is one. */
static gboolean
control_look (Rtf        *self,
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
      flush (self);
      group (self)->hidden = on;
    }
  else if (strcmp (word, "plain") == 0)
    {
      flush (self);
      group (self)->look = 0;
      group (self)->hidden = FALSE;
    }
  else
    return FALSE;
  return TRUE;
}

/* Words that say what a group is for. */
static gboolean
control_destination (Rtf        *self,
                     const char *word)
{
  static const char *const unseen[] = { "fonttbl", "colortbl", "pict", "object", "header", "headerl", "headerr", "headerf", "footer", "footerl",
                                        "footerr", "footerf", "listtext", "pntext", "nonshppict", "xe", "tc", "comment", "operator", "company",
                                        "subject", "keywords", "generator", "listtable", "listoverridetable", "rsidtbl", "themedata" };

  for (guint i = 0; i < G_N_ELEMENTS (unseen); i++)
    if (strcmp (word, unseen[i]) == 0)
      {
        if (strcmp (word, "listtext") == 0 || strcmp (word, "pntext") == 0)
          self->item = !self->in_paragraph || self->item;
        group (self)->into = INTO_NOTHING;
        return TRUE;
      }
  if (strcmp (word, "stylesheet") == 0)
    group (self)->into = INTO_STYLES;
  else if (strcmp (word, "info") == 0)
    group (self)->into = INTO_NOTHING;
  else if (strcmp (word, "title") == 0 && group (self)->into == INTO_NOTHING)
    group (self)->into = INTO_TITLE;
  else if (strcmp (word, "author") == 0 && group (self)->into == INTO_NOTHING)
    group (self)->into = INTO_AUTHOR;
  else if (strcmp (word, "fldinst") == 0)
    group (self)->into = group (self)->into == INTO_TEXT ? INTO_ADDRESS : INTO_NOTHING;
  else if (strcmp (word, "fldrslt") == 0)
    open_link (self);
  else if (strcmp (word, "footnote") == 0)
    open_note (self);
  else
    return FALSE;
  return TRUE;
}

/* Signs that have a word. */
static gboolean
control_sign (Rtf        *self,
              const char *word)
{
  static const char *const signs[][2] = {
    { "emdash", "—" }, { "endash", "–" }, { "lquote", "‘" }, { "rquote", "’" }, { "ldblquote", "“" }, { "rdblquote", "”" }, { "bullet", "•" },
    { "tab", " " }, { "emspace", " " }, { "enspace", " " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (strcmp (word, signs[i][0]) == 0)
      {
        flush (self);
        if (self->to_skip > 0)
          self->to_skip--;
        else
          add_utf8 (self, signs[i][1]);
        return TRUE;
      }
  return FALSE;
}

static void
control_paragraph (Rtf        *self,
                   const char *word,
                   int         value)
{
  if (group (self)->into == INTO_STYLES && strcmp (word, "s") == 0)
    self->style_number = (guint) CLAMP (value, 0, 65535);
  if (group (self)->into != INTO_TEXT)
    return;
  if (strcmp (word, "par") == 0 || strcmp (word, "sect") == 0 || strcmp (word, "page") == 0)
    {
      flush (self);
      if (self->out == self->notes)
        g_string_append_c (self->out, ' ');
      else
        end_paragraph (self);
    }
  else if (strcmp (word, "pard") == 0)
    {
      self->heading = 0;
      self->item = FALSE;
      self->in_row = FALSE;
    }
  else if (strcmp (word, "s") == 0 && !self->in_paragraph)
    self->heading = GPOINTER_TO_UINT (g_hash_table_lookup (self->headings, GUINT_TO_POINTER ((guint) CLAMP (value, 0, 65535) + 1)));
  else if (strcmp (word, "outlinelevel") == 0 && !self->in_paragraph && value >= 0 && value < MAX_HEADING)
    self->heading = (guint) value + 1;
  else if (strcmp (word, "line") == 0)
    {
      flush (self);
      g_string_append (self->out, "<br>");
    }
  else if (strcmp (word, "trowd") == 0 && !self->in_paragraph)
    {
      g_string_append (self->out, "<table><tr>");
      self->in_row = TRUE;
    }
  else if (strcmp (word, "intbl") == 0)
    self->in_row = TRUE;
  else if (strcmp (word, "cell") == 0)
    {
      flush (self);
      begin_paragraph (self);
      end_paragraph (self);
      g_string_append (self->out, "</td>");
      self->in_cell = FALSE;
    }
  else if (strcmp (word, "row") == 0)
    {
      flush (self);
      g_string_append (self->out, "</tr></table>");
      self->in_row = FALSE;
    }
}

static void
control (Rtf        *self,
         const char *word,
         int         value,
         gboolean    has_value)
{
  if (strcmp (word, "u") == 0)
    add_unicode (self, value);
  else if (strcmp (word, "uc") == 0)
    group (self)->skip = (guint) CLAMP (value, 0, 16);
  else if (strcmp (word, "ansicpg") == 0)
    self->charset = charset_of (value);
  else if (strcmp (word, "mac") == 0)
    self->charset = "MACINTOSH";
  else if (strcmp (word, "pc") == 0)
    self->charset = "CP437";
  else if (strcmp (word, "yr") == 0 && self->year == 0)
    self->year = value;
  else if (strcmp (word, "mo") == 0 && self->month == 0)
    self->month = value;
  else if (strcmp (word, "dy") == 0 && self->day == 0)
    self->day = value;
  else if (!control_look (self, word, !has_value || value != 0) && !control_sign (self, word) && !control_destination (self, word))
    control_paragraph (self, word, value);
}

/* What follows a backslash. */
static void
read_control (Rtf *self)
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
            add_byte (self, (guint8) (high * 16 + low));
        }
      else if (sign == '*')
        group (self)->into = group (self)->into == INTO_TEXT || group (self)->into == INTO_STYLES ? INTO_NOTHING : group (self)->into;
      else if (sign == '~' || sign == '_')
        {
          flush (self);
          add_utf8 (self, sign == '~' ? "\u00a0" : "\u2011");
        }
      else if (sign == '\\' || sign == '{' || sign == '}')
        add_byte (self, sign);
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
    group (self)->into = self->depth > 0 && self->groups[self->depth - 1].into == INTO_TEXT ? INTO_ADDRESS : INTO_NOTHING;
  else
    control (self, word, (int) (negative ? -value : value), has_value);
}

static void
read_all (Rtf          *self,
          GCancellable *cancellable)
{
  guint steps = 0;

  while (self->at < self->end)
    {
      guint8 c = *self->at++;

      if (++steps % 65536 == 0 && g_cancellable_is_cancelled (cancellable))
        return;
      if (c == '{')
        open_group (self);
      else if (c == '}')
        close_group (self);
      else if (c == '\\')
        read_control (self);
      else if (c != '\n' && c != '\r' && c != '\0')
        add_byte (self, c);
    }
  flush (self);
  if (self->out == self->notes)
    self->out = self->body;
  end_paragraph (self);
}

static void
take_metadata (const Rtf   *self,
               GlmMetadata *metadata)
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
glm_import_rtf (const GlmSource    *source,
                GlmDocumentBuilder *builder,
                GCancellable       *cancellable,
                GError            **error)
{
  g_autofree Rtf *self = g_new0 (Rtf, 1);
  g_autoptr (GString) body = g_string_new ("<body>");
  g_autoptr (GString) notes = g_string_new (NULL);
  g_autoptr (GString) bytes = g_string_new (NULL);
  g_autoptr (GString) title = g_string_new (NULL);
  g_autoptr (GString) author = g_string_new (NULL);
  g_autoptr (GString) style = g_string_new (NULL);
  g_autoptr (GString) address = g_string_new (NULL);
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
  self->headings = headings;
  read_all (self, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (notes->len > 0)
    g_string_append_printf (body, "<ol>%s</ol>", notes->str);
  take_metadata (self, metadata);
  glm_office_tidy (body, metadata);
  return glm_office_build (body, NULL, "", builder, cancellable, error);
}
