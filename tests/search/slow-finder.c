/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "slow-finder.h"

#include "glm-grapheme.h"

#include <string.h>

#define APOSTROPHES "'`´ʹʻʼʽˈ‘’‚‛′‵❛❜＇"
#define QUOTES      "\"«»ʺ“”„‟″‶‹›❝❞〝〞〟＂"
#define DASHES      "-‐‑‒–—―⁃−⸺⸻﹘﹣－"
#define HIGH_SIGNS  ";:!?"
#define SIGNS       "%$¢£¥§°‰‱€"

typedef enum
{
  LETTER,
  SPACE,
  LINE_HYPHEN,
  MARK,
  IGNORED,
} Kind;

typedef enum
{
  NO_CASE,
  SMALL,
  CAPITAL,
  EITHER,
} Case;

typedef enum
{
  NO_GAP,
  SPACE_GAP,
  GROUP_GAP,
} Gap;

typedef struct
{
  Kind     kind;
  gunichar letter;
  Case     letter_case;
  guint64  marks;
  gsize    start;
  gsize    end;
  Gap      gap; /* what was left out between the digit before and this one */
} Item;

struct _SlowText
{
  char   *text;
  gsize   length;
  GArray *items;
};

static gboolean
is_one_of (gunichar    c,
           const char *set)
{
  return g_utf8_strchr (set, -1, c) != NULL;
}

static gboolean
is_space (gunichar c)
{
  return g_unichar_isspace (c) || c == 0x85 || c == '\v';
}

static gboolean
is_mark (gunichar c)
{
  return g_unichar_type (c) == G_UNICODE_NON_SPACING_MARK || g_unichar_type (c) == G_UNICODE_ENCLOSING_MARK;
}

static gboolean
is_unseen (gunichar c)
{
  return g_unichar_type (c) == G_UNICODE_FORMAT || is_mark (c);
}

static gboolean
is_word (const Item *item)
{
  int type = (int) g_unichar_type (item->letter);

  return item->kind == LETTER && item->letter != '\'' &&
         (g_unichar_isalnum (item->letter) || type == G_UNICODE_LETTER_NUMBER || type == G_UNICODE_SPACING_MARK) &&
         type != G_UNICODE_OTHER_NUMBER;
}

static gboolean
is_digit (const Item *item)
{
  return item->kind == LETTER && g_unichar_type (item->letter) == G_UNICODE_DECIMAL_NUMBER;
}

static void
add_letter (GArray  *items,
            Item     item,
            gunichar letter,
            Case     letter_case)
{
  item.kind = LETTER;
  item.letter = letter;
  item.letter_case = letter_case;
  g_array_append_val (items, item);
}

static void
add_part (GArray  *items,
          Item     item,
          gunichar c)
{
  static const char *const two[][2] = { { "œ", "oe" }, { "æ", "ae" }, { "ß", "ss" }, { "þ", "th" } };
  static const char *const one[][2] = { { "ø", "o" }, { "ł", "l" }, { "đ", "d" }, { "ð", "d" }, { "ħ", "h" }, { "ı", "i" },
                                        { "ŧ", "t" }, { "ƀ", "b" }, { "ƚ", "l" }, { "ȷ", "j" }, { "ɨ", "i" } };
  gunichar lower = g_unichar_tolower (c);
  Case letter_case = lower != c ? CAPITAL : g_unichar_islower (c) ? SMALL : NO_CASE;

  if (is_one_of (c, APOSTROPHES))
    c = lower = '\'';
  if (is_one_of (c, QUOTES))
    c = lower = '"';
  if (is_one_of (c, DASHES))
    c = lower = '-';
  if (c == 0x2044)
    c = lower = '/';
  if (lower == 0x3C2)
    lower = 0x3C3;
  for (guint i = 0; i < G_N_ELEMENTS (two); i++)
    if (lower == g_utf8_get_char (two[i][0]))
      {
        add_letter (items, item, (gunichar) two[i][1][0], letter_case);
        add_letter (items, item, (gunichar) two[i][1][1], letter_case == CAPITAL ? EITHER : letter_case);
        return;
      }
  for (guint i = 0; i < G_N_ELEMENTS (one); i++)
    if (lower == g_utf8_get_char (one[i][0]))
      {
        item.marks += (guint64) lower * lower * lower;
        lower = (gunichar) one[i][1][0];
        break;
      }
  add_letter (items, item, lower, letter_case);
}

/* One character; marks of the same character go to its last letter. */
static void
add_character (GArray  *items,
               gunichar c,
               gsize    start,
               gsize    end)
{
  Item item = { .start = start, .end = end };
  char utf8[7] = { 0 };
  g_autofree char *parts = NULL;

  if (is_one_of (c, "ºᵒ"))
    c = 0xB0;
  g_unichar_to_utf8 (c, utf8);
  parts = g_utf8_normalize (utf8, -1, G_NORMALIZE_NFKD);
  if (is_space (c))
    item.kind = SPACE;
  else if (is_mark (c))
    {
      item.kind = MARK;
      item.marks = (guint64) c * c * c;
    }
  else if (g_unichar_type (c) == G_UNICODE_FORMAT)
    item.kind = IGNORED;
  else
    {
      gboolean whole = is_one_of (c, APOSTROPHES QUOTES DASHES) || (parts[0] == ' ' && parts[1] != '\0') ||
                       (c >= 0xAC00 && c <= 0xD7A3);

      for (const char *p = whole ? utf8 : parts; *p != '\0'; p = g_utf8_next_char (p))
        if (is_mark (g_utf8_get_char (p)) && items->len > 0)
          g_array_index (items, Item, items->len - 1).marks += (guint64) g_utf8_get_char (p) * g_utf8_get_char (p) * g_utf8_get_char (p);
        else
          add_part (items, item, g_utf8_get_char (p));
      return;
    }
  g_array_append_val (items, item);
}

static const Item *
item_at (GArray *items,
         gint64  index)
{
  static const Item nothing = { .kind = IGNORED };

  return index >= 0 && index < (gint64) items->len ? &g_array_index (items, Item, index) : &nothing;
}

/* A hyphen, one line end with nothing but blanks around it, and a letter or digit. */
static gint64
line_hyphen_end (SlowText   *self,
                 const Item *before,
                 gint64      i)
{
  const char *p = self->text + item_at (self->items, i)->end;
  guint line_ends = 0;

  if (before == NULL || before->kind != LETTER || !g_unichar_isalpha (before->letter))
    return 0;
  for (; *p != '\0' && strchr (" \t\r\n", *p) != NULL; p++)
    line_ends += *p == '\n';
  if (line_ends != 1 || !g_unichar_isalnum (g_utf8_get_char (p)) || is_one_of (g_utf8_get_char (p), APOSTROPHES))
    return 0;
  while ((gsize) (p - self->text) > item_at (self->items, i)->start)
    i++;
  return i;
}

static void
drop_ignored (SlowText *self)
{
  GArray *kept = g_array_new (FALSE, FALSE, sizeof (Item));

  for (gint64 i = 0; i < (gint64) self->items->len; i++)
    {
      const Item *item = item_at (self->items, i);
      gunichar c = g_utf8_get_char (self->text + item->start);
      const Item *before = kept->len > 0 ? item_at (kept, kept->len - 1) : NULL;
      gint64 next = 0;

      if (c == '-' || c == 0x2010 || c == 0xAD)
        next = line_hyphen_end (self, before, i);
      if (next > 0)
        {
          Item hyphen = *item;

          hyphen.end = item_at (self->items, next)->start;
          if (c == 0xAD || g_unichar_islower (g_utf8_get_char (self->text + hyphen.end)) ||
              (g_unichar_isupper (g_utf8_get_char (self->text + hyphen.end)) && g_unichar_isupper (g_utf8_get_char (self->text + before->start))))
            {
              hyphen.kind = LINE_HYPHEN;
              hyphen.end = hyphen.start + (gsize) (g_utf8_next_char (self->text + hyphen.start) - (self->text + hyphen.start));
            }
          g_array_append_val (kept, hyphen);
          i = next - 1;
        }
      else if (item->kind == MARK)
        {
          /* A mark in white space, or after a soft hyphen, is on no letter. */
          if (kept->len > 0 && glm_grapheme_next (self->text, self->length, before->start) > item->start &&
              g_array_index (kept, Item, kept->len - 1).kind != SPACE)
            g_array_index (kept, Item, kept->len - 1).marks += item->marks;
        }
      else if (item->kind != IGNORED)
        g_array_append_val (kept, *item);
    }
  g_array_unref (self->items);
  self->items = kept;
}

/* How many digits stand in a row from @position on, backwards or forwards. */
static guint
count_digits (const char *text,
              gsize       length,
              gsize       position,
              gboolean    forwards)
{
  guint n = 0;
  const char *p = text + position;

  while (forwards ? p < text + length : p > text)
    {
      const char *q = forwards ? p : g_utf8_prev_char (p);

      if (g_unichar_type (g_utf8_get_char (q)) != G_UNICODE_DECIMAL_NUMBER)
        break;
      p = forwards ? g_utf8_next_char (p) : q;
      n++;
    }
  return n;
}

static Gap
gap_kind (SlowText *self,
          gsize     start,
          gsize     end,
          gboolean  query)
{
  guint before = count_digits (self->text, self->length, start, FALSE);
  guint after = count_digits (self->text, self->length, end, TRUE);

  if (g_utf8_strlen (self->text + start, (gssize) (end - start)) != 1 || before < 1 || before > 3)
    return SPACE_GAP;
  if (after == 3)
    return GROUP_GAP;
  if (!query || after > 3)
    return SPACE_GAP;
  /* The query ends with these digits, invisible characters aside. */
  for (const char *p = g_utf8_offset_to_pointer (self->text + end, after); *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_type (g_utf8_get_char (p)) != G_UNICODE_FORMAT)
      return SPACE_GAP;
  return GROUP_GAP;
}

static gboolean
is_sign (SlowText   *self,
         const Item *item)
{
  return item->kind == LETTER && is_one_of (item->letter, SIGNS) && !is_one_of (g_utf8_get_char (self->text + item->start), "℃℉");
}

/* A run of spaces is one; it is left out where the rules say so. */
static void
join_spaces (SlowText *self,
             gboolean  query)
{
  GArray *kept = g_array_new (FALSE, FALSE, sizeof (Item));

  for (gint64 i = 0; i < (gint64) self->items->len; i++)
    {
      Item item = *item_at (self->items, i);
      const Item *before = kept->len > 0 ? item_at (kept, kept->len - 1) : NULL;
      const Item *next;

      if (item.kind != SPACE)
        {
          g_array_append_val (kept, item);
          continue;
        }
      while (item_at (self->items, i + 1)->kind == SPACE)
        item.end = item_at (self->items, ++i)->end;
      next = item_at (self->items, i + 1);
      if ((before != NULL && before->kind == LETTER && before->letter == '"') ||
          (next->kind == LETTER && (next->letter == '"' || (next->letter < 128 && strchr (HIGH_SIGNS, (int) next->letter) != NULL))))
        continue;
      if (before != NULL && ((is_digit (before) && is_sign (self, next)) || (is_sign (self, before) && is_digit (next))))
        continue;
      if (before != NULL && is_digit (before) && is_digit (next))
        {
          /* Invisible characters belong to the space they follow. */
          item.end = next->start;
          g_array_index (self->items, Item, i + 1).gap = gap_kind (self, item.start, item.end, query);
          continue;
        }
      g_array_append_val (kept, item);
    }
  g_array_unref (self->items);
  self->items = kept;
}

static SlowText *
fold (const char *text,
      gboolean    query)
{
  SlowText *self = g_new0 (SlowText, 1);

  self->text = g_strdup (text);
  self->length = strlen (text);
  self->items = g_array_new (FALSE, TRUE, sizeof (Item));
  for (const char *p = self->text; *p != '\0'; p = g_utf8_next_char (p))
    add_character (self->items, g_utf8_get_char (p), (gsize) (p - self->text), (gsize) (g_utf8_next_char (p) - self->text));
  drop_ignored (self);
  join_spaces (self, query);
  return self;
}

SlowText *
slow_text_new (const char *text)
{
  return fold (text, FALSE);
}

void
slow_text_free (SlowText *self)
{
  g_free (self->text);
  g_array_unref (self->items);
  g_free (self);
}

static gboolean
letters_match (const Item   *asked,
               const Item   *found,
               gboolean      first,
               GlmQueryFlags flags)
{
  if (asked->kind != found->kind || asked->letter != found->letter)
    return FALSE;
  if ((flags & GLM_QUERY_ACCENTS) != 0 && asked->marks != found->marks)
    return FALSE;
  if ((flags & GLM_QUERY_CASE) != 0 && asked->letter_case != found->letter_case && asked->letter_case != EITHER &&
      found->letter_case != EITHER)
    return FALSE;
  return first || (asked->gap == NO_GAP) == (found->gap == NO_GAP) || asked->gap == GROUP_GAP || found->gap == GROUP_GAP;
}

/* Matches all of @query from item @i on; returns the item after the last, or -1. */
static gint64
match_at (SlowText     *self,
          SlowText     *query,
          gint64        i,
          GlmQueryFlags flags)
{
  gint64 j = 0;

  while (j < (gint64) query->items->len)
    {
      const Item *asked = item_at (query->items, j);
      const Item *found = item_at (self->items, i);

      if (asked->kind == LINE_HYPHEN)
        j++;
      else if (found->kind == LINE_HYPHEN && asked->letter == '-')
        i++, j++;
      else if (found->kind == LINE_HYPHEN && j > 0)
        i++;
      else if (letters_match (asked, found, j == 0, flags))
        i++, j++;
      else
        return -1;
    }
  return i;
}

/* Whether what stands before item @i and item @i are one word. */
static gboolean
is_inside_word (SlowText *self,
                gint64    i)
{
  gint64 before = i - 1;

  if (item_at (self->items, i)->kind == LINE_HYPHEN)
    i++;
  if (item_at (self->items, before)->kind == LINE_HYPHEN)
    before--;
  return is_word (item_at (self->items, before)) && is_word (item_at (self->items, i)) &&
         item_at (self->items, i)->gap != SPACE_GAP;
}

/* Takes in the white space that stands before or after; FALSE when there is none. */
static gboolean
take_space (SlowText *self,
            gsize    *position,
            gboolean  forwards)
{
  const char *p = self->text + *position;
  gboolean found = FALSE;

  while (forwards ? *p != '\0' : p > self->text)
    {
      const char *q = forwards ? p : g_utf8_prev_char (p);
      gunichar c = g_utf8_get_char (q);

      p = forwards ? g_utf8_next_char (p) : q;
      if (is_space (c))
        {
          found = TRUE;
          *position = (gsize) (p - self->text);
        }
      else if (!is_unseen (c))
        break;
    }
  return found;
}

/* Nothing but white space finds each stretch of it. */
static void
find_stretches_of_space (SlowText *self,
                         GArray   *found)
{
  for (const char *p = self->text; *p != '\0'; p = g_utf8_next_char (p))
    if (is_space (g_utf8_get_char (p)))
      {
        GlmRange range = { (gsize) (p - self->text), (gsize) (p - self->text) };

        take_space (self, &range.end, TRUE);
        while (!glm_grapheme_is_boundary (self->text, self->length, range.end))
          range.end++;
        g_array_append_val (found, range);
        p = g_utf8_prev_char (self->text + range.end);
      }
}

GArray *
slow_find (SlowText     *self,
           const char   *pattern,
           GlmQueryFlags flags)
{
  g_autofree char *copy = g_strdup (pattern);
  GArray *found = g_array_new (FALSE, FALSE, sizeof (GlmRange));
  char *start = copy, *end = copy + strlen (copy);
  gboolean space_before = FALSE, space_after = FALSE;
  g_autoptr (SlowText) query = NULL;
  gsize last_end = 0;

  for (; start < end; start = g_utf8_next_char (start))
    {
      if (!is_space (g_utf8_get_char (start)) && !is_unseen (g_utf8_get_char (start)))
        break;
      space_before |= is_space (g_utf8_get_char (start));
    }
  /* What is unseen after the last space goes with it; marks before the first belong to a letter. */
  for (char *p = end; p > start;)
    {
      p = g_utf8_prev_char (p);
      if (is_space (g_utf8_get_char (p)))
        {
          space_after = TRUE;
          end = p;
        }
      else if (!is_unseen (g_utf8_get_char (p)))
        break;
    }
  *end = '\0';
  query = fold (start, TRUE);
  if (query->items->len == 0)
    {
      if (space_before)
        find_stretches_of_space (self, found);
      return found;
    }

  for (gint64 i = 0; i < (gint64) self->items->len;)
    {
      gint64 after = match_at (self, query, i, flags);
      GlmRange range;
      gboolean good = after > i;

      if (item_at (self->items, i)->kind == LINE_HYPHEN && item_at (query->items, 0)->letter != '-')
        good = FALSE;
      if (good)
        {
          range = (GlmRange) { item_at (self->items, i)->start, item_at (self->items, after - 1)->end };
          while (!glm_grapheme_is_boundary (self->text, self->length, range.start))
            range.start--;
          while (!glm_grapheme_is_boundary (self->text, self->length, range.end))
            range.end++;
          good = range.start >= last_end;
          if ((flags & GLM_QUERY_WORD) != 0)
            good = good && !(is_word (item_at (query->items, 0)) && is_inside_word (self, i)) &&
                   !(is_word (item_at (query->items, query->items->len - 1)) && is_inside_word (self, after));
          if (good && space_before)
            good = take_space (self, &range.start, FALSE) && range.start >= last_end;
          if (good && space_after)
            good = take_space (self, &range.end, TRUE);
          while (good && !glm_grapheme_is_boundary (self->text, self->length, range.end))
            range.end++;
        }
      if (good)
        {
          g_array_append_val (found, range);
          last_end = range.end;
          i = after;
        }
      else
        i++;
    }
  return found;
}
