/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Which quotation signs a block has. Signs are converted in pairs only: where their number
 * is odd all are left, as are signs of inches and seconds. Inside other quotation signs the second level is “ ”,
 * in Switzerland ‹ ›.
 */

#include "config.h"

#include "glm-rule-scanner.h"

#include <string.h>

#define MAX_SINGLE_QUOTED 80

typedef struct
{
  gsize    position;
  gsize    length;
  gunichar sign;
  gboolean opens;
} Quote;

static gboolean
is_before_opening (gunichar c)
{
  return c == 0 || c == '\n' || glm_is_french_space (c) || (c < 0x3000 && g_utf8_strchr ("([{«“‹—–-/…'’\"", -1, c) != NULL);
}

static gboolean
is_after_closing (gunichar c)
{
  return c == 0 || c == '\n' || glm_is_french_space (c) || (c < 0x3000 && g_utf8_strchr (".,;:!?)]}»”›…—–-/'’\"%", -1, c) != NULL);
}

/* How many straight signs there are that are no inches or seconds. */
static guint
count_straight (const GlmRuleScanner *self)
{
  const char *end = self->text + self->length;
  guint n = 0;

  for (const char *p = self->text; (p = memchr (p, '"', (gsize) (end - p))) != NULL; p++)
    if (!self->mask[p - self->text] && !(p > self->text && g_ascii_isdigit (p[-1]) && n % 2 == 0))
      n++;
  return n;
}

/* "" holds nothing. */
static gboolean
is_empty_pair (const GlmRuleScanner *self,
               gsize                 at)
{
  return self->text[at] == '"' && at + 1 < self->length && self->text[at + 1] == '"' &&
         !g_unichar_isalnum (glm_rule_scanner_before (self, at)) && !g_unichar_isalnum (glm_rule_scanner_after (self, at + 2));
}

/* Some type spaces inside: le mot " oui ". After a figure it is rather a sign of inches. */
static gboolean
opens_loosely (const GlmRuleScanner *self,
               gsize                 at)
{
  return !g_unichar_isdigit (glm_rule_scanner_before (self, glm_rule_scanner_space_start (self, at)));
}

/* All signs of quotation that may be converted, in order; those that cannot be one are not listed. */
static GArray *
collect (GlmRuleScanner *self)
{
  GArray *quotes = g_array_new (FALSE, FALSE, sizeof (Quote));
  guint depth = 0;
  gboolean even = count_straight (self) % 2 == 0;

  for (gsize at = 0; at < self->length; at = glm_rule_scanner_next (self, at))
    {
      gunichar c = glm_rule_scanner_at (self, at);
      gunichar before, after;
      Quote quote = { at, 1, c, TRUE };

      if (self->mask[at] || (c != '"' && c != 0x201C && c != 0x201D) || (c == '"' && !even))
        continue;
      if (is_empty_pair (self, at))
        {
          at++;
          continue;
        }
      quote.length = glm_rule_scanner_next (self, at) - at;
      before = glm_rule_scanner_before (self, at);
      after = glm_rule_scanner_after (self, at + quote.length);
      if (c == '"')
        {
          if (g_unichar_isdigit (before) && depth == 0)
            continue;
          if (depth == 0)
            quote.opens = is_before_opening (before) && after != 0 && (!glm_is_french_space (after) || opens_loosely (self, at));
          else
            quote.opens = glm_is_french_space (before) && !is_after_closing (after);
          if (depth == 0 && !quote.opens)
            continue;
          depth = quote.opens ? depth + 1 : depth - 1;
        }
      else
        quote.opens = c == 0x201C;
      g_array_append_val (quotes, quote);
    }
  return quotes;
}

static void
set_sign (GlmRuleScanner *self,
          const Quote    *quote,
          gunichar        sign)
{
  self->signs[quote->position] = (guint16) sign;
}

/* Pairs of one sign, from the inside out by a stack; what finds no partner is left. */
static void
convert_pairs (GlmRuleScanner *self,
               GArray         *quotes)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean swiss = self->context->options.locale == GLM_LOCALE_FR_CH;
  guint written = 0;
  gsize seen = 0;

  for (guint i = 0; i < quotes->len; i++)
    {
      const Quote *quote = &g_array_index (quotes, Quote, i);
      const Quote *opening;
      gboolean inside, straight = quote->sign == '"';

      /* How deep in the author's own « » this place is. */
      for (; seen < quote->position; seen = glm_rule_scanner_next (self, seen))
        {
          gunichar c = g_utf8_get_char (self->text + seen);

          if (c == 0xAB)
            written++;
          else if (c == 0xBB && written > 0)
            written--;
        }
      if (quote->opens)
        {
          g_array_append_val (stack, i);
          continue;
        }
      if (stack->len == 0)
        continue;
      opening = &g_array_index (quotes, Quote, g_array_index (stack, guint, stack->len - 1));
      if ((opening->sign == '"') != straight)
        continue;
      g_array_set_size (stack, stack->len - 1);
      inside = written > 0 || stack->len > 0;
      if (self->context->quotes_to_guillemets && !inside)
        {
          set_sign (self, opening, 0xAB);
          set_sign (self, quote, 0xBB);
        }
      else if (straight)
        {
          set_sign (self, opening, swiss ? 0x2039 : 0x201C);
          set_sign (self, quote, swiss ? 0x203A : 0x201D);
        }
    }
}

/* "1 << 4": figures are shifted, not quoted. */
static gboolean
is_shift (const GlmRuleScanner *self,
          gsize                 at)
{
  return g_unichar_isdigit (glm_rule_scanner_before (self, glm_rule_scanner_space_start (self, at))) &&
         g_unichar_isdigit (glm_rule_scanner_at (self, glm_rule_scanner_space_end (self, at + 2)));
}

/* << mot >> and ``mot'' */
static void
convert_ascii (GlmRuleScanner *self,
               const char     *opening,
               const char     *closing)
{
  const char *end = self->text + self->length;
  const char *from = self->text;

  while (from < end)
    {
      const char *open = g_strstr_len (from, end - from, opening);
      const char *close;

      if (open == NULL)
        break;
      close = g_strstr_len (open + 2, end - open - 2, closing);
      if (close == NULL)
        break;
      if (!self->mask[open - self->text] && !self->mask[close - self->text] && !is_shift (self, (gsize) (open - self->text)))
        {
          self->signs[open - self->text] = 0xAB;
          self->signs[close - self->text] = 0xBB;
          self->signs[open - self->text + 1] = G_MAXUINT16;
          self->signs[close - self->text + 1] = G_MAXUINT16;
        }
      from = close + 2;
    }
}

/* 'mot' becomes ‘mot’; an apostrophe between letters is none of it. */
static void
convert_single (GlmRuleScanner *self)
{
  for (gsize at = 0; at < self->length; at = glm_rule_scanner_next (self, at))
    {
      gunichar before = glm_rule_scanner_before (self, at);

      if (self->text[at] != '\'' || self->mask[at] || self->signs[at] != 0)
        continue;
      if (g_unichar_isalnum (before) || before == '\'' || !is_before_opening (before) || !g_unichar_isalpha (glm_rule_scanner_after (self, at + 1)))
        continue;
      /* foo('bar') is a call. */
      if (before == '(' && at >= 2 && g_ascii_isalnum (self->text[at - 2]))
        continue;
      for (gsize end = at + 2; end < MIN (self->length, at + MAX_SINGLE_QUOTED); end++)
        {
          if (self->text[end] == '\n')
            break;
          if (self->text[end] != '\'' || g_unichar_isalnum (glm_rule_scanner_after (self, end + 1)) || self->text[end + 1] == '\'')
            continue;
          /* Nor is the letter of rock 'n' roll quoted. */
          if (glm_is_french_space (glm_rule_scanner_before (self, end)) || (end == at + 2 && self->text[at + 1] == 'n'))
            break;
          self->signs[at] = 0x2018;
          self->signs[end] = 0x2019;
          break;
        }
    }
}

/**
 * glm_rule_quotes:
 * @self: a scanner
 *
 * Decides every quotation sign of the block (rules guil.convert, guil.ascii, apos.single).
 */
void
glm_rule_quotes (GlmRuleScanner *self)
{
  g_autoptr (GArray) quotes = NULL;

  if (memchr (self->text, '<', self->length) != NULL)
    convert_ascii (self, "<<", ">>");
  if (memchr (self->text, '`', self->length) != NULL)
    convert_ascii (self, "``", "''");
  quotes = collect (self);
  convert_pairs (self, quotes);
  if (memchr (self->text, '\'', self->length) != NULL)
    convert_single (self);
}
