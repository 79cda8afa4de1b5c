/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Dashes: of dialogue at the start of a paragraph, of incises in pairs with their inner sides
 * unbreakable, and the minus sign before a measured value.
 */

#include "config.h"

#include "glm-rule-scanner.h"

#include <string.h>

typedef struct
{
  gsize start;
  gsize end;
} Dash;

static void
force_space (GlmRuleScanner *self,
             gsize           start,
             GlmEditRole     role)
{
  if (start < self->length && self->forced[start] == 0)
    self->forced[start] = (guint8) (role + 1);
}

/* The bytes of one dash sign at @at: "-", "--", "–", "—"; 0 when there is none. */
static gsize
dash_length (const GlmRuleScanner *self,
             gsize                 at)
{
  gunichar c = glm_rule_scanner_at (self, at);

  if (c == 0x2013 || c == 0x2014)
    return 3;
  if (c != '-')
    return 0;
  return at + 1 < self->length && self->text[at + 1] == '-' ? 2 : 1;
}

/*
 * Lines of one block that begin with a hyphen are a list and no speech when none but the last ends like a
 * sentence, and one ends in a semicolon or a comma, or a colon announces them.
 */
static gboolean
is_list (const GlmRuleScanner *self)
{
  const char *end = self->text + self->length;
  guint items = 0, sentences = 0;

  for (const char *line = self->text; line < end;)
    {
      const char *close = memchr (line, '\n', (gsize) (end - line));

      close = close != NULL ? close : end;
      if (close - line > 2 && close < end)
        {
          gunichar last = g_utf8_get_char (g_utf8_prev_char (close));

          if (line[0] == '-' && line[1] == ' ')
            {
              sentences += last == '.' || last == '!' || last == '?' || last == 0x2026 || last == 0xBB;
              items += last == ';' || last == ',';
            }
          else
            items += last == ':' && close[1] == '-';
        }
      line = close + 1;
    }
  return items > 0 && sentences == 0;
}

static void
rule_dialogue (GlmRuleScanner *self,
               gsize           at,
               gsize           length,
               gboolean        first)
{
  gsize space = at + length;

  if (glm_rule_scanner_space_end (self, space) == space || glm_rule_scanner_space_end (self, space) >= self->length)
    return;
  if (self->text[at] == '-')
    {
      if ((first && !self->context->dialogue) || is_list (self))
        return;
      self->signs[at] = 0x2014;
      if (length == 2)
        self->signs[at + 1] = G_MAXUINT16;
    }
  force_space (self, space, GLM_EDIT_WORD_SPACE);
}

/* A full stop between two dashes: they are not a pair. Points of an ellipsis are none, typed as three or as one sign. */
static gboolean
same_sentence (const GlmRuleScanner *self,
               const Dash           *first,
               const Dash           *second)
{
  for (gsize at = first->end; at + 1 < second->start; at++)
    if (self->text[at] == '\n' || (self->text[at] == '.' && glm_is_french_space (g_utf8_get_char (self->text + at + 1)) && at > 1 &&
                                   !g_ascii_isupper (self->text[at - 1]) && self->text[at - 1] != '.'))
      return FALSE;
  return TRUE;
}

static void
set_en_dash (GlmRuleScanner *self,
             const Dash     *dash)
{
  if (self->text[dash->start] != '-')
    return;
  self->signs[dash->start] = 0x2013;
  if (dash->end - dash->start == 2)
    self->signs[dash->start + 1] = G_MAXUINT16;
}

static GArray *
collect_incises (GlmRuleScanner *self)
{
  GArray *dashes = g_array_new (FALSE, FALSE, sizeof (Dash));

  for (gsize at = 0; at < self->length;)
    {
      gsize length = self->mask[at] ? 0 : dash_length (self, at);
      Dash dash = { at, at + length };
      gunichar after;
      gboolean spaced_before;

      if (length == 0)
        {
          at = glm_rule_scanner_next (self, at);
          continue;
        }
      at += length;
      after = glm_rule_scanner_at (self, dash.end);
      spaced_before = glm_rule_scanner_space_start (self, dash.start) < dash.start;
      if (!spaced_before || glm_rule_scanner_space_start (self, dash.start) == 0 || self->signs[dash.start] != 0)
        continue;
      if (glm_rule_scanner_before (self, glm_rule_scanner_space_start (self, dash.start)) == '\n')
        continue;
      if (!glm_is_french_space (after) && !(after == 0 || after == ',' || after == ';' || after == '.' || after == ')' || after == ':'))
        continue;
      /* "3 - 2 = 1" is arithmetic. */
      if (self->text[dash.start] == '-' &&
          g_unichar_isdigit (glm_rule_scanner_before (self, glm_rule_scanner_space_start (self, dash.start))) &&
          g_unichar_isdigit (glm_rule_scanner_at (self, glm_rule_scanner_space_end (self, dash.end))))
        continue;
      g_array_append_val (dashes, dash);
    }
  return dashes;
}

/* After the end of a sentence a dash opens a reply. */
static gboolean
opens_reply (const GlmRuleScanner *self,
             const Dash           *dash)
{
  gunichar before = glm_rule_scanner_before (self, glm_rule_scanner_space_start (self, dash->start));

  return before == '.' || before == '!' || before == '?' || before == 0x2026 || before == 0xBB;
}

static void
rule_incises (GlmRuleScanner *self)
{
  g_autoptr (GArray) dashes = collect_incises (self);

  for (guint i = 0; i < dashes->len; i++)
    {
      const Dash *dash = &g_array_index (dashes, Dash, i);
      const Dash *next = i + 1 < dashes->len ? &g_array_index (dashes, Dash, i + 1) : NULL;
      gboolean reply = opens_reply (self, dash);

      set_en_dash (self, dash);
      if (next != NULL && same_sentence (self, dash, next) && !(reply && opens_reply (self, next)))
        {
          set_en_dash (self, next);
          force_space (self, dash->end, GLM_EDIT_WORD_SPACE);
          force_space (self, glm_rule_scanner_space_start (self, next->start), GLM_EDIT_WORD_SPACE);
          i++;
        }
      else if (reply)
        force_space (self, dash->end, GLM_EDIT_WORD_SPACE);
      else
        force_space (self, glm_rule_scanner_space_start (self, dash->start), GLM_EDIT_WORD_SPACE);
    }
}

/* "-12 °C": a hyphen after a space, before a number that has a unit. */
static void
rule_minus (GlmRuleScanner *self,
            gsize           at)
{
  gunichar before = glm_rule_scanner_before (self, at);
  gsize end = at + 1;
  gsize after;

  if (before != 0 && !glm_is_french_space (before) && before != '(')
    return;
  while (end < self->length && (g_ascii_isdigit (self->text[end]) || ((self->text[end] == ',' || self->text[end] == '.') &&
                                                                      end + 1 < self->length && g_ascii_isdigit (self->text[end + 1]))))
    end++;
  if (end == at + 1)
    return;
  after = glm_rule_scanner_space_end (self, end);
  if (glm_rule_unit_length (self->text + after, self->length - after, after == end) > 0)
    self->signs[at] = 0x2212;
}

/**
 * glm_rule_dashes:
 * @self: a scanner
 *
 * Decides the dashes of the block (rules dash.dialogue, dash.incise, minus).
 */
void
glm_rule_dashes (GlmRuleScanner *self)
{
  gboolean line_start = TRUE;

  for (gsize at = 0; at < self->length; at = glm_rule_scanner_next (self, at))
    {
      gunichar c = glm_rule_scanner_at (self, at);

      if (line_start && !self->mask[at] && dash_length (self, at) > 0)
        rule_dialogue (self, at, dash_length (self, at), at == 0);
      if (c == '-' && !self->mask[at] && at + 1 < self->length && g_ascii_isdigit (self->text[at + 1]))
        rule_minus (self, at);
      line_start = c == '\n' || (line_start && glm_is_french_space (c));
    }
  rule_incises (self);
}
