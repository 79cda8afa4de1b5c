/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Goes through a text and folds it unit by unit, with the rules that need neighbours: runs of
 * white space are one space; none counts inside quotes, before a high sign, between two digits
 * (a group space; the finder looks at it again) or between a digit and its sign; a hyphen at a line
 * end inside a word is left out.
 *
 * The rules look one character back and one forward only, so that a piece of a text folds to
 * a piece of the folded text: that is why a query cut from a text finds its place.
 *
 * Folded forms of the characters that European languages use lie in a table, made once.
 */

#include "config.h"

#include "glm-folding.h"

#include <string.h>

#define SOFT_HYPHEN 0xAD

/* Two stretches of characters have their folded forms in the table. */
#define LOW_END    0x0700
#define HIGH_FIRST 0x1E00
#define HIGH_END   0x2400
#define N_TABLE    (LOW_END + HIGH_END - HIGH_FIRST)

#define MAX_TABLE_BYTES 6

typedef struct
{
  guint8 fold_class;
  guint8 n_bytes;
  guint8 kept;
  guint8 known; /* FALSE where the folded form does not fit */
  char   bytes[MAX_TABLE_BYTES];
} TableEntry;

static TableEntry table[N_TABLE];

/* For each ASCII character that folds alone whatever stands beside it: its folded form, else 0. */
static char plain[128];

static gboolean
is_kept (gunichar                  c,
         const GlmFoldedCharacter *folded)
{
  char utf8[6];

  return folded->n_characters == 1 && (int) folded->n_bytes == g_unichar_to_utf8 (c, utf8);
}

static gpointer
make_tables (gpointer data)
{
  GlmFoldedCharacter folded;

  for (guint i = 0; i < N_TABLE; i++)
    {
      gunichar c = i < LOW_END ? i : i - LOW_END + HIGH_FIRST;

      _glm_fold_character (c, &folded);
      table[i].fold_class = (guint8) folded.fold_class;
      table[i].known = folded.n_bytes <= MAX_TABLE_BYTES;
      if (!table[i].known)
        continue;
      table[i].n_bytes = (guint8) folded.n_bytes;
      table[i].kept = is_kept (c, &folded);
      memcpy (table[i].bytes, folded.bytes, folded.n_bytes);
    }
  for (guint i = 0; i < 128; i++)
    if (table[i].fold_class == GLM_FOLD_LETTER || table[i].fold_class == GLM_FOLD_OTHER)
      plain[i] = table[i].bytes[0];
  return NULL;
}

static inline const TableEntry *
look_up (gunichar c)
{
  if (c < LOW_END)
    return &table[c];
  if (c >= HIGH_FIRST && c < HIGH_END)
    return &table[c - HIGH_FIRST + LOW_END];
  return NULL;
}

static GlmFoldClass
class_of (gunichar c)
{
  const TableEntry *entry = look_up (c);
  GlmFoldedCharacter folded;

  if (entry != NULL)
    return (GlmFoldClass) entry->fold_class;
  _glm_fold_character (c, &folded);
  return folded.fold_class;
}

static GlmFoldClass
class_at (const GlmFoldScanner *self,
          gsize                 position)
{
  if (position >= self->length)
    return GLM_FOLD_NONE;
  return class_of (g_utf8_get_char (self->text + position));
}

static gsize
after_character (const GlmFoldScanner *self,
                 gsize                 position)
{
  return position + (gsize) g_utf8_skip[(guchar) self->text[position]];
}

/**
 * _glm_fold_class:
 * @c: a character
 *
 * Returns: the class of what @c folds to
 */
GlmFoldClass
_glm_fold_class (gunichar c)
{
  static GOnce once = G_ONCE_INIT;

  g_once (&once, make_tables, NULL);
  return class_of (c);
}

/**
 * _glm_fold_scanner_init:
 * @self: (out): a scanner
 * @text: valid UTF-8
 * @length: its length in bytes
 */
void
_glm_fold_scanner_init (GlmFoldScanner *self,
                        const char     *text,
                        gsize           length)
{
  _glm_fold_class (' '); /* makes the tables */
  self->text = text;
  self->length = length;
  self->position = 0;
  self->before = GLM_FOLD_NONE;
}

/* Whether white space between these two leaves nothing. */
static gboolean
is_space_dropped (GlmFoldClass before,
                  GlmFoldClass next)
{
  return before == GLM_FOLD_QUOTE || next == GLM_FOLD_QUOTE || next == GLM_FOLD_HIGH_SIGN ||
         (before == GLM_FOLD_DIGIT && (next == GLM_FOLD_DIGIT || next == GLM_FOLD_SIGN)) ||
         (before == GLM_FOLD_SIGN && next == GLM_FOLD_DIGIT);
}

static void
scan_space (GlmFoldScanner *self,
            GlmFoldUnit    *unit)
{
  gsize end = after_character (self, self->position);
  GlmFoldClass next;

  while ((next = class_at (self, end)) == GLM_FOLD_SPACE || next == GLM_FOLD_IGNORED || next == GLM_FOLD_MARK)
    end = after_character (self, end);

  unit->kind = GLM_FOLD_UNIT_SPACE;
  unit->fold_class = GLM_FOLD_SPACE;
  unit->source.end = end;
  unit->bytes = " ";
  if (is_space_dropped (self->before, next))
    {
      unit->n_bytes = 0;
      unit->kept = FALSE;
      return;
    }
  unit->n_bytes = 1;
  unit->kept = end == self->position + 1;
  self->before = GLM_FOLD_SPACE;
}

/*
 * Where the next line begins, when after the hyphen that ends at @position there is exactly one
 * line end and then a letter or digit; 0 otherwise.
 */
static gsize
find_next_line (const GlmFoldScanner *self,
                gsize                 position)
{
  const char *text = self->text;
  GlmFoldClass next;

  while (position < self->length && (text[position] == ' ' || text[position] == '\t' || text[position] == '\r'))
    position++;
  if (position >= self->length || text[position] != '\n')
    return 0;
  position++;
  while (position < self->length && (text[position] == ' ' || text[position] == '\t'))
    position++;
  next = class_at (self, position);
  return next == GLM_FOLD_LETTER || next == GLM_FOLD_DIGIT ? position : 0;
}

/* Whether the letter before the unit at @position is a capital. */
static gboolean
is_after_capital (const GlmFoldScanner *self,
                  gsize                 position)
{
  for (const char *p = self->text + position; p > self->text;)
    {
      gunichar c;
      GlmFoldClass fold_class;

      p = g_utf8_prev_char (p);
      c = g_utf8_get_char (p);
      fold_class = class_of (c);
      if (fold_class != GLM_FOLD_MARK && fold_class != GLM_FOLD_IGNORED)
        return g_unichar_isupper (c);
    }
  return FALSE;
}

/*
 * A hyphen before a line end: left out before a small letter, and in a word of capitals; else the line
 * end is left out.
 */
static gboolean
scan_line_hyphen (GlmFoldScanner *self,
                  GlmFoldUnit    *unit,
                  gunichar        c)
{
  gsize next;
  gunichar letter;

  if ((c != '-' && c != 0x2010 && c != SOFT_HYPHEN) || self->before != GLM_FOLD_LETTER)
    return FALSE;
  next = find_next_line (self, unit->source.end);
  if (next == 0)
    return FALSE;

  unit->source.end = next;
  unit->kept = FALSE;
  letter = g_utf8_get_char (self->text + next);
  if (c == SOFT_HYPHEN || g_unichar_islower (letter) ||
      (g_unichar_isupper (letter) && is_after_capital (self, unit->source.start)))
    {
      unit->kind = GLM_FOLD_UNIT_LINE_HYPHEN;
      unit->fold_class = GLM_FOLD_HYPHEN;
      unit->bytes = "";
      unit->n_bytes = 0;
      return TRUE;
    }
  unit->kind = GLM_FOLD_UNIT_CHARACTER;
  unit->fold_class = GLM_FOLD_HYPHEN;
  unit->bytes = "-";
  unit->n_bytes = 1;
  self->before = GLM_FOLD_HYPHEN;
  return TRUE;
}

static void
scan_character (GlmFoldScanner *self,
                GlmFoldUnit    *unit,
                gunichar        c)
{
  const TableEntry *entry = look_up (c);

  unit->kind = GLM_FOLD_UNIT_CHARACTER;
  if (entry != NULL && entry->known)
    {
      unit->fold_class = (GlmFoldClass) entry->fold_class;
      unit->bytes = entry->bytes;
      unit->n_bytes = entry->n_bytes;
      unit->kept = entry->kept;
    }
  else
    {
      _glm_fold_character (c, &self->folded);
      unit->fold_class = self->folded.fold_class;
      unit->bytes = self->folded.bytes;
      unit->n_bytes = self->folded.n_bytes;
      unit->kept = is_kept (c, &self->folded);
    }
  if (unit->n_bytes > 0)
    self->before = unit->fold_class;
}

/**
 * _glm_fold_scanner_next:
 * @self: a scanner
 * @unit: (out): the next unit
 *
 * Returns: %FALSE at the end of the text
 */
gboolean
_glm_fold_scanner_next (GlmFoldScanner *self,
                        GlmFoldUnit    *unit)
{
  gunichar c;
  GlmFoldClass fold_class;

  if (self->position >= self->length)
    return FALSE;
  c = g_utf8_get_char (self->text + self->position);
  fold_class = class_of (c);
  unit->source.start = self->position;
  unit->source.end = after_character (self, self->position);

  if (fold_class == GLM_FOLD_SPACE)
    scan_space (self, unit);
  else if ((fold_class == GLM_FOLD_HYPHEN || fold_class == GLM_FOLD_IGNORED) && scan_line_hyphen (self, unit, c))
    ;
  else if (fold_class == GLM_FOLD_IGNORED || fold_class == GLM_FOLD_MARK)
    {
      unit->kind = GLM_FOLD_UNIT_IGNORED;
      unit->fold_class = fold_class;
      unit->bytes = "";
      unit->n_bytes = 0;
      unit->kept = FALSE;
    }
  else
    scan_character (self, unit, c);

  self->position = unit->source.end;
  return TRUE;
}

/**
 * _glm_fold_scanner_copy_plain:
 * @self: a scanner
 * @folded: where to write
 * @max: room there, in bytes
 *
 * The short way through what most of a text is: ASCII letters, and single spaces between them.
 * Folds as much of that as comes next, byte for byte.
 *
 * Returns: how many bytes were read and written
 */
gsize
_glm_fold_scanner_copy_plain (GlmFoldScanner *self,
                              char           *folded,
                              gsize           max)
{
  const guchar *p = (const guchar *) self->text + self->position;
  gsize n = MIN (max, self->length - self->position);
  gsize i = 0;

  while (i < n)
    {
      guchar c = p[i];

      if (c < 128 && plain[c] != 0)
        folded[i++] = plain[c];
      /* The character before was plain, so only what follows can make the space vanish. */
      else if (c == ' ' && i > 0 && i + 1 < n && p[i + 1] < 128 && plain[p[i + 1]] != 0)
        {
          folded[i] = ' ';
          folded[i + 1] = plain[p[i + 1]];
          i += 2;
        }
      else
        break;
    }

  if (i > 0)
    {
      self->before = class_of (p[i - 1]);
      self->position += i;
    }
  return i;
}
