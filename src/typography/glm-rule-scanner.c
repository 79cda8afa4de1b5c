/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-rule-scanner.h"

#include <string.h>

/**
 * glm_is_french_space:
 * @c: a character
 *
 * Returns: whether @c is a space of a line: ordinary, no-break or thin, but no line end and no tab, which parts the
 *   cells of a table
 */
gboolean
glm_is_french_space (gunichar c)
{
  return c == ' ' || c == 0xA0 || c == 0x202F || (c >= 0x2000 && c <= 0x200A);
}

/**
 * glm_rule_scanner_at:
 * @self: a scanner
 * @position: a byte at a character's start
 *
 * Returns: the character there, as earlier rules left it, a line end for a tab; 0 at the end
 */
gunichar
glm_rule_scanner_at (const GlmRuleScanner *self,
                     gsize                 position)
{
  if (position >= self->length)
    return 0;
  if (self->signs[position] != 0)
    return self->signs[position];
  /* What stands in one cell has nothing to do with the next. */
  if (self->text[position] == '\t')
    return '\n';
  return (guchar) self->text[position] < 0x80 ? (gunichar) self->text[position] : g_utf8_get_char (self->text + position);
}

/* Whether the tag at @at parts lines: what stands on its sides does not meet. */
static gboolean
parts_lines (const GlmRuleScanner *self,
             gsize                 at)
{
  static const char *const names[] = { "br", "p", "div", "li", "ul", "ol", "td", "th", "tr", "table", "blockquote", "hr",
                                       "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "section", "article", "figcaption" };
  gsize name = at + 1;
  gsize end;

  if (name < self->length && self->text[name] == '/')
    name++;
  for (end = name; end < self->length && g_ascii_isalnum (self->text[end]); end++)
    ;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strlen (names[i]) == end - name && g_ascii_strncasecmp (self->text + name, names[i], end - name) == 0)
      return TRUE;
  return FALSE;
}

/**
 * glm_rule_scanner_before:
 * @self: a scanner
 * @position: a byte at a character's start
 *
 * Returns: the character before it, as earlier rules left it, markup left out; 0 at the start
 */
gunichar
glm_rule_scanner_before (const GlmRuleScanner *self,
                         gsize                 position)
{
  while (position > 0)
    {
      gunichar c;

      position = (gsize) (g_utf8_prev_char (self->text + position) - self->text);
      if (self->mask[position] == GLM_MASK_TAG)
        {
          if (self->text[position] == '<' && parts_lines (self, position))
            return '\n';
          continue;
        }
      c = glm_rule_scanner_at (self, position);
      if (c != G_MAXUINT16)
        return c;
    }
  return 0;
}

/**
 * glm_rule_scanner_after:
 * @self: a scanner
 * @position: a byte at a character's start
 *
 * Returns: the first character from there on that is no markup, as earlier rules left it; 0 at the end
 */
gunichar
glm_rule_scanner_after (const GlmRuleScanner *self,
                        gsize                 position)
{
  while (position < self->length && self->mask[position] == GLM_MASK_TAG)
    {
      if (self->text[position] == '<' && parts_lines (self, position))
        return '\n';
      position++;
    }
  return glm_rule_scanner_at (self, position);
}

/**
 * glm_rule_scanner_next:
 * @self: a scanner
 * @position: a byte at a character's start, before the end
 *
 * Returns: where the next character starts
 */
gsize
glm_rule_scanner_next (const GlmRuleScanner *self,
                       gsize                 position)
{
  return (gsize) (g_utf8_next_char (self->text + position) - self->text);
}

/**
 * glm_rule_scanner_space_end:
 * @self: a scanner
 * @position: a byte at a character's start
 *
 * Returns: where the spaces that begin at @position end; @position when there are none
 */
gsize
glm_rule_scanner_space_end (const GlmRuleScanner *self,
                            gsize                 position)
{
  while (position < self->length && glm_is_french_space (g_utf8_get_char (self->text + position)))
    position = glm_rule_scanner_next (self, position);
  return position;
}

/**
 * glm_rule_scanner_space_start:
 * @self: a scanner
 * @position: a byte at a character's start
 *
 * Returns: where the spaces that end at @position begin; @position when there are none
 */
gsize
glm_rule_scanner_space_start (const GlmRuleScanner *self,
                              gsize                 position)
{
  while (position > 0)
    {
      const char *previous = g_utf8_prev_char (self->text + position);

      if (!glm_is_french_space (g_utf8_get_char (previous)))
        break;
      position = (gsize) (previous - self->text);
    }
  return position;
}

static gboolean
is_word_character (gunichar c)
{
  return g_unichar_isalnum (c) || c == '.' || c == '-' || c == 0xB0 || c == 0xBA || c == 0xA7 || c == '+' || g_unichar_ismark (c);
}

/**
 * glm_rule_scanner_word_start:
 * @self: a scanner
 * @position: the end of a word
 *
 * Returns: where the word begins; points, hyphens, ° and § belong to it
 */
gsize
glm_rule_scanner_word_start (const GlmRuleScanner *self,
                             gsize                 position)
{
  gsize limit = position > 64 ? position - 64 : 0;

  while (position > limit)
    {
      const char *previous = g_utf8_prev_char (self->text + position);

      if (!is_word_character (g_utf8_get_char (previous)))
        break;
      position = (gsize) (previous - self->text);
    }
  return position;
}

/**
 * glm_rule_scanner_word_end:
 * @self: a scanner
 * @position: the start of a word
 *
 * Returns: where the word ends; points, hyphens, ° and § belong to it
 */
gsize
glm_rule_scanner_word_end (const GlmRuleScanner *self,
                           gsize                 position)
{
  gsize limit = MIN (self->length, position + 64);

  while (position < limit && is_word_character (g_utf8_get_char (self->text + position)))
    position = glm_rule_scanner_next (self, position);
  return position;
}

/**
 * glm_rule_scanner_edit:
 * @self: a scanner
 * @start: first byte that is replaced
 * @end: the byte after the last, @start for an insertion
 * @replacement: (transfer none): a static string
 * @role: why
 *
 * Notes an edit, unless it would change nothing. Edits come in order.
 */
void
glm_rule_scanner_edit (GlmRuleScanner *self,
                       gsize           start,
                       gsize           end,
                       const char     *replacement,
                       GlmEditRole     role)
{
  GlmRuleEdit edit = { { start, end }, replacement, role };

  if (strlen (replacement) == end - start && memcmp (self->text + start, replacement, end - start) == 0)
    return;
  g_array_append_val (self->edits, edit);
}
