/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The rules of French micro-typography over one block: quotation signs, dashes and numbers are
 * decided first, then one walk from left to right writes the edits, in order. Rules and their
 * sources: Lexique des règles typographiques en usage à l'Imprimerie nationale; Office
 * québécois de la langue française; where they part, the profile of fr-FR is the former's.
 */

#include "config.h"

#include "glm-rule-scanner.h"

#include <string.h>

static const char *
guillemet_space (const GlmRuleScanner *self)
{
  return self->context->options.locale == GLM_LOCALE_FR_CH ? GLM_THIN : GLM_NBSP;
}

static const char *
colon_space (const GlmRuleScanner *self)
{
  return self->context->options.locale == GLM_LOCALE_FR_CH || self->context->options.thin_colon ? GLM_THIN : GLM_NBSP;
}

static gboolean
is_high_sign (gunichar c)
{
  return c == ';' || c == '!' || c == '?';
}

static gboolean
is_one_of (gunichar    c,
           const char *signs)
{
  return c != 0 && g_utf8_strchr (signs, -1, c) != NULL;
}

/*
 * Whether the high sign at @at is punctuation: after the whole run of signs comes a space, a closing
 * sign, the end or, right after a small letter, a new sentence. "!important", "a?b=1" and ";-)" are none.
 */
static gboolean
is_punctuation (const GlmRuleScanner *self,
                gsize                 at)
{
  gunichar first = glm_rule_scanner_at (self, at);
  gsize start = at;
  gunichar after;

  while (at < self->length && is_high_sign (glm_rule_scanner_at (self, at)))
    at = glm_rule_scanner_next (self, at);
  after = glm_rule_scanner_after (self, at);
  if (first == ';' && is_one_of (after, ")("))
    return FALSE;
  if (g_unichar_isupper (after) && g_unichar_islower (glm_rule_scanner_before (self, glm_rule_scanner_space_start (self, start))))
    return TRUE;
  return after == 0 || after == '\n' || glm_is_french_space (after) || is_one_of (after, ".,:)]}»›”’…\"'—–[«");
}

static gboolean
is_colon (const GlmRuleScanner *self,
          gsize                 at)
{
  gunichar after = glm_rule_scanner_after (self, at + 1);

  return glm_rule_scanner_at (self, at) == ':' && (after == 0 || after == '\n' || glm_is_french_space (after) || is_one_of (after, "«“\"»"));
}

/* Names that end in a sign of exclamation. */
static gboolean
is_brand (const GlmRuleScanner *self,
          gsize                 at)
{
  static const char *const brands[] = { "Yahoo", "Jeopardy", "Joomla", "Panic", "Yum", "Toys" };

  for (guint i = 0; i < G_N_ELEMENTS (brands); i++)
    {
      gsize n = strlen (brands[i]);

      if (at >= n && memcmp (self->text + at - n, brands[i], n) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Whether a space is missing before the sign at @at. */
static gboolean
wants_space (const GlmRuleScanner *self,
             gsize                 at)
{
  gunichar before = glm_rule_scanner_before (self, at);

  if (!g_unichar_isalnum (before) && !is_one_of (before, ")]}»›”’%‰€°") && !g_unichar_ismark (before))
    return FALSE;
  return at == 0 || !self->mask[at - 1] || self->mask[at - 1] == GLM_MASK_TAG || (g_unichar_isalnum (before) && self->mask[at - 1] != GLM_MASK_ADDRESS);
}

static void
rule_high_sign (GlmRuleScanner *self,
                gsize           at)
{
  gunichar c = glm_rule_scanner_at (self, at);

  if (is_high_sign (glm_rule_scanner_before (self, at)))
    return;
  if (self->context->options.locale == GLM_LOCALE_FR_CA || !wants_space (self, at) || !is_punctuation (self, at))
    return;
  if (c == '!' && is_brand (self, at))
    return;
  glm_rule_scanner_edit (self, at, at, GLM_THIN, GLM_EDIT_THIN_SPACE);
}

static void
rule_colon (GlmRuleScanner *self,
            gsize           at)
{
  gunichar after = glm_rule_scanner_after (self, at + 1);

  if (!is_colon (self, at) || !wants_space (self, at))
    return;
  if (after != 0 && after != '\n' && !glm_is_french_space (after))
    return;
  glm_rule_scanner_edit (self, at, at, colon_space (self), GLM_EDIT_COLON_SPACE);
}

static const char *const elisions[] = { "c", "d", "j", "l", "m", "n", "s", "t", "ç", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu",
                                        "quelqu", "presqu" };

/* Whether what stands before the apostrophe at @at is a word that elides. */
static gboolean
ends_elision (const GlmRuleScanner *self,
              gsize                 at)
{
  gsize start = glm_rule_scanner_word_start (self, at);
  g_autofree char *word = g_utf8_strdown (self->text + start, (gssize) (at - start));

  for (guint i = 0; i < G_N_ELEMENTS (elisions); i++)
    if (strcmp (word, elisions[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_apostrophe_like (gunichar c)
{
  return c == '\'' || c == 0xB4 || c == '`' || c == 0x2018 || c == 0x2032;
}

static void
rule_apostrophe (GlmRuleScanner *self,
                 gsize           at,
                 gsize           next)
{
  gunichar before = glm_rule_scanner_before (self, at);
  gunichar after = glm_rule_scanner_after (self, next);

  if (!g_unichar_isalpha (before) && !g_unichar_ismark (before))
    return;
  if (g_unichar_isalpha (after) ||
      ((g_unichar_isdigit (after) || is_one_of (after, "«“\"‹‘")) && ends_elision (self, at)))
    glm_rule_scanner_edit (self, at, next, "’", GLM_EDIT_APOSTROPHE);
}

/* Three points and no more; "../" is a path. Returns where they end. */
static gsize
rule_ellipsis (GlmRuleScanner *self,
               gsize           at)
{
  gsize end = at;

  while (end < self->length && self->text[end] == '.')
    end++;
  if (end - at == 3)
    glm_rule_scanner_edit (self, at, end, "…", GLM_EDIT_ELLIPSIS);
  return end;
}

/* Three points and no more, or the sign. */
static gboolean
is_ellipsis (const GlmRuleScanner *self,
             gsize                 at)
{
  if (glm_rule_scanner_at (self, at) == 0x2026)
    return TRUE;
  return at + 3 <= self->length && strncmp (self->text + at, "...", 3) == 0 && (at + 3 == self->length || self->text[at + 3] != '.');
}

/* What to do with the spaces [start, end) between two characters of one line. */
static void
rule_space (GlmRuleScanner *self,
            gsize           start,
            gsize           end)
{
  gunichar before = glm_rule_scanner_before (self, start);
  gunichar after = glm_rule_scanner_at (self, end);
  gboolean found = FALSE;
  GlmEditRole role;

  if (start == 0 || end >= self->length || before == '\n' || after == '\n')
    return;
  /* Three points will be one sign. */
  if (before == '.' && start >= 3 && is_ellipsis (self, start - 3) && !(start > 3 && self->text[start - 4] == '.'))
    before = 0x2026;
  if (self->forced[start] != 0)
    {
      role = (GlmEditRole) (self->forced[start] - 1);
      glm_rule_scanner_edit (self, start, end, role == GLM_EDIT_GROUP_SPACE ? GLM_THIN : GLM_NBSP, role);
    }
  else if (is_high_sign (after) && !is_one_of (before, "([«“‹") && is_punctuation (self, end))
    glm_rule_scanner_edit (self, start, end, GLM_THIN, GLM_EDIT_THIN_SPACE);
  else if (is_colon (self, end) && !is_one_of (before, "([«“‹"))
    glm_rule_scanner_edit (self, start, end, colon_space (self), GLM_EDIT_COLON_SPACE);
  else if ((before == 0xAB || before == 0x2039) && after != 0xBB && after != 0x203A)
    glm_rule_scanner_edit (self, start, end, guillemet_space (self), GLM_EDIT_GUILLEMET_SPACE);
  else if ((after == 0xBB || after == 0x203A) && before != 0xAB && before != 0x2039)
    glm_rule_scanner_edit (self, start, end, guillemet_space (self), GLM_EDIT_GUILLEMET_SPACE);
  else if (!self->mask[start - 1] && ((is_one_of (before, "([") && !is_one_of (after, ")]")) || (is_one_of (after, ")]") && !is_one_of (before, "([") && before != ':' && before != ';')))
    glm_rule_scanner_edit (self, start, end, "", GLM_EDIT_HIDDEN);
  else if (is_ellipsis (self, end))
    {
      gunichar rest = glm_rule_scanner_after (self, end + 3);

      /* Detached: it must not start a line. Tight to what follows it opens that. */
      if (rest == 0 || rest == '\n' || glm_is_french_space (rest))
        glm_rule_scanner_edit (self, start, end, GLM_NBSP, GLM_EDIT_WORD_SPACE);
    }
  else if ((after == ',' || after == '.') && before != ',' && before != '.')
    {
      gunichar beyond = glm_rule_scanner_after (self, end + 1);

      if (beyond == 0 || beyond == '\n' || glm_is_french_space (beyond) || is_one_of (beyond, ")]»”\""))
        glm_rule_scanner_edit (self, start, end, "", GLM_EDIT_HIDDEN);
    }
  else
    {
      role = glm_rule_words (self, start, end, &found);
      if (found)
        glm_rule_scanner_edit (self, start, end, GLM_NBSP, role);
      /* Of several ordinary spaces one is shown. */
      else if (end - start > 1 && strspn (self->text + start, " ") >= end - start)
        glm_rule_scanner_edit (self, start + 1, end, "", GLM_EDIT_HIDDEN);
    }
}

/* 5% and 40€ and 130km/h: a no-break space is put between. n°12 and §5 likewise. */
static void
rule_tight (GlmRuleScanner *self,
            gsize           at)
{
  gunichar before = glm_rule_scanner_before (self, at);
  gunichar c = glm_rule_scanner_at (self, at);

  if (self->forced[at] != 0 && g_ascii_isdigit (self->text[at]))
    {
      glm_rule_scanner_edit (self, at, at, GLM_THIN, GLM_EDIT_GROUP_SPACE);
      return;
    }
  if (g_unichar_isdigit (before) && !g_unichar_isdigit (c))
    {
      gsize start = at;

      while (start > 0 && (g_ascii_isdigit (self->text[start - 1]) || self->text[start - 1] == ',' || self->text[start - 1] == '.'))
        start--;
      if (glm_rule_unit_length (self->text + at, self->length - at, TRUE) > 0 &&
          !g_unichar_isalpha (glm_rule_scanner_before (self, start)))
        glm_rule_scanner_edit (self, at, at, GLM_NBSP, GLM_EDIT_UNIT_SPACE);
      return;
    }
  if (g_unichar_isdigit (c) && (before == 0xB0 || before == 0xBA || before == 0xA7))
    {
      gsize sign = at - 2;
      gunichar letter = glm_rule_scanner_before (self, sign);

      if (before == 0xA7 || ((letter == 'n' || letter == 'N') && !g_unichar_isalnum (glm_rule_scanner_before (self, sign - 1))))
        glm_rule_scanner_edit (self, at, at, GLM_NBSP, GLM_EDIT_WORD_SPACE);
    }
}

/* The sign that an earlier rule put here, with the spaces that « and » have inside. Returns where it ends. */
static gsize
rule_sign (GlmRuleScanner *self,
           gsize           at)
{
  static const struct
  {
    guint16     sign;
    const char *text;
    GlmEditRole role;
  } signs[] = {
    { 0xAB, "«", GLM_EDIT_QUOTE },    { 0xBB, "»", GLM_EDIT_QUOTE },      { 0x201C, "“", GLM_EDIT_QUOTE }, { 0x201D, "”", GLM_EDIT_QUOTE },
    { 0x2039, "‹", GLM_EDIT_QUOTE },  { 0x203A, "›", GLM_EDIT_QUOTE },    { 0x2018, "‘", GLM_EDIT_QUOTE },  { 0x2019, "’", GLM_EDIT_QUOTE },    { 0x2013, "–", GLM_EDIT_DASH },  { 0x2014, "—", GLM_EDIT_DASH },
    { 0x2212, "−", GLM_EDIT_MINUS }, { 0xD7, "×", GLM_EDIT_TIMES },
  };
  gsize end = glm_rule_scanner_next (self, at);

  while (end < self->length && self->signs[end] == G_MAXUINT16)
    end++;
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (signs[i].sign == self->signs[at])
      glm_rule_scanner_edit (self, at, end, signs[i].text, signs[i].role);
  return end;
}

/* « and » want a space on their inner side where there is none. */
static void
rule_before_closing (GlmRuleScanner *self,
                     gsize           at)
{
  gunichar before = glm_rule_scanner_before (self, at);

  if (at > 0 && before != '\n' && !glm_is_french_space (before) && before != 0xAB && before != 0x2039)
    glm_rule_scanner_edit (self, at, at, guillemet_space (self), GLM_EDIT_GUILLEMET_SPACE);
}

static void
rule_after_opening (GlmRuleScanner *self,
                    gsize           end)
{
  gunichar after = glm_rule_scanner_at (self, end);

  if (after != 0 && after != '\n' && !glm_is_french_space (after) && after != 0xBB && after != 0x203A)
    glm_rule_scanner_edit (self, end, end, guillemet_space (self), GLM_EDIT_GUILLEMET_SPACE);
}

/* One character that is no space; returns where the next begins. */
static gsize
rule_character (GlmRuleScanner *self,
                gsize           at)
{
  gunichar c = glm_rule_scanner_at (self, at);
  gsize next = glm_rule_scanner_next (self, at);

  if (c < 0x80 && g_ascii_isalpha ((char) c) && self->forced[at] == 0 && !(at > 0 && g_ascii_isdigit (self->text[at - 1])))
    return next;
  if (c == 0xAD)
    {
      /* Between two spaces it takes one with it. */
      if (glm_is_french_space (glm_rule_scanner_before (self, at)))
        next = glm_rule_scanner_space_end (self, next);
      glm_rule_scanner_edit (self, at, next, "", GLM_EDIT_HIDDEN);
      return next;
    }
  rule_tight (self, at);
  if (is_high_sign (c))
    rule_high_sign (self, at);
  else if (c == ':')
    rule_colon (self, at);
  else if (c == 0xBB || c == 0x203A)
    rule_before_closing (self, at);

  if (self->signs[at] != 0)
    next = rule_sign (self, at);
  else if (is_apostrophe_like (c))
    rule_apostrophe (self, at, next);
  else if (c == '.')
    next = rule_ellipsis (self, at);
  if (c == 0xAB || c == 0x2039)
    rule_after_opening (self, next);
  return next;
}

/**
 * glm_french_rules_apply:
 * @context: the block and what is known of its article
 * @mask: (array): by byte of the text, non-zero where nothing may be changed
 * @edits: (element-type GlmRuleEdit): takes the edits, in order
 * @styles: (element-type GlmRuleStyle): takes superiors and small capitals, in order
 *
 * Applies every rule to one block. Linear in its length.
 */
void
glm_french_rules_apply (const GlmRuleContext *context,
                        const guint8         *mask,
                        GArray               *edits,
                        GArray               *styles)
{
  GlmRuleScanner self = { context, context->text, context->length, mask, NULL, NULL, edits };
  g_autofree guint16 *signs = g_new0 (guint16, context->length + 1);
  g_autofree guint8 *forced = g_new0 (guint8, context->length + 1);

  self.signs = signs;
  self.forced = forced;
  glm_rule_quotes (&self);
  glm_rule_dashes (&self);
  glm_rule_numbers (&self);

  for (gsize at = 0; at < self.length;)
    {
      gsize end = glm_rule_scanner_space_end (&self, at);

      if (end > at)
        {
          if (!mask[at])
            rule_space (&self, at, end);
          at = end;
        }
      else if (mask[at])
        at = glm_rule_scanner_next (&self, at);
      else
        at = rule_character (&self, at);
    }
  glm_french_styles_find (context, mask, styles);
}
