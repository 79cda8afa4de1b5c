/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What the text says an acronym stands for, and what follows: both are names (« Conseil des relations (CRE) »), or
 * neither is (« intelligence artificielle (IA) »).
 */

#include "config.h"

#include "glm-resolver-private.h"

#include <string.h>

/* An acronym's expansion has at most so many tokens. */
#define MAX_EXPANSION 16

/* Shorter acronyms match too many names by chance. */
#define MIN_RUN_LETTERS 3

static gboolean
is_acronym_token (GlmResolver *self,
                  guint        token)
{
  g_autofree char *text = glm_resolver_dup_token (self, token);

  return glm_name_is_acronym (text);
}

static gboolean
is_digits (GlmResolver *self,
           guint        token)
{
  return token < self->n_tokens && g_ascii_isdigit (self->text[self->token[token].range.start]);
}

static gboolean
opens (GlmResolver *self,
       guint        token)
{
  return glm_resolver_token_is (self, token, "(") || glm_resolver_token_is (self, token, "[");
}

static gboolean
is_small_word (GlmResolver *self,
               guint        token)
{
  static const char *const words[] = { "de", "du", "des", "d'", "d’", "la", "le", "les", "l'", "l’", "et", "à", "au", "aux", "en", "pour", "sur", "of",
                                       "the", "and", "for", "contre", "par", "dans", "&" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (glm_resolver_token_is (self, token, words[i]))
      return TRUE;
  return FALSE;
}

/* Takes from the end of @letters those that begin the words of @token; how many are left, or -1 when they do not. */
static int
take_letters (GlmResolver *self,
              guint        token,
              const char  *letters,
              int          n_left)
{
  GlmRange range = self->token[token].range;
  g_autofree char *key = glm_name_fold (self->text + range.start, glm_range_length (range));
  g_auto (GStrv) words = g_strsplit (key, " ", -1);
  int left = n_left;

  for (guint w = g_strv_length (words); w-- > 0;)
    {
      if (left == 0 || words[w][0] != letters[left - 1])
        return -1;
      left--;
    }
  return left;
}

/* Where the words begin that end before @open and have the letters of the acronym after it; @open when none do. */
static guint
expansion_start (GlmResolver *self,
                 guint        open)
{
  g_autofree char *acronym = glm_resolver_dup_token (self, open + 1);
  g_autofree char *letters = glm_name_fold (acronym, strlen (acronym));
  int left = (int) strlen (letters);
  guint start = open;

  for (guint t = open; t-- > 0 && open - t <= MAX_EXPANSION && self->token[t].sentence == self->token[open].sentence;)
    {
      int next = take_letters (self, t, letters, left);

      if (next >= 0)
        {
          left = next;
          start = t;
        }
      else if (!is_small_word (self, t))
        break;
      if (left == 0)
        return start;
    }
  return open;
}

static gboolean
has_capital_inside (GlmResolver *self,
                    guint        first,
                    guint        end)
{
  for (guint t = first + 1; t < end; t++)
    if (!_glm_resolver_is_lower (self, t) && g_unichar_isupper (g_utf8_get_char (self->text + self->token[t].range.start)))
      return TRUE;
  return FALSE;
}

/* Whether the words before a bracket tell what the acronym in it is; then it is a name with them, or none at all. */
static void
take_definition (GlmResolver *self,
                 guint        open,
                 GHashTable  *no_names)
{
  guint start = expansion_start (self, open);
  guint end = open + 2;
  const GlmMention *known;
  gboolean named;

  if (start == open)
    return;
  known = _glm_resolver_mention_in (self, start, open);
  /* « Office central » was seen of « Office central pour la répression des violences (OCRV) ». */
  if (known != NULL && !(known->kind == GLM_MENTION_INSTITUTION && known->first_token == start && known->first_token + known->n_tokens < open))
    return;
  named = known != NULL || _glm_resolver_is_institution_noun (self, start) || has_capital_inside (self, start, open);
  if (!named)
    {
      g_autofree char *acronym = glm_resolver_dup_token (self, open + 1);

      g_hash_table_add (no_names, glm_name_fold (acronym, strlen (acronym)));
      return;
    }
  _glm_resolver_put (self, start, open, GLM_MENTION_INSTITUTION, 0.7f);
  _glm_resolver_put (self, open + 1, end, GLM_MENTION_INSTITUTION, 0.7f);
}

/* « Conseil des relations (CRE) », « Centre d'opérations (CORG 81) »: the acronym in brackets after an institution. */
static void
take_bracketed (GlmResolver *self,
                guint        open)
{
  const GlmMention *mention = _glm_resolver_mention_in (self, open - 1, open);
  guint end = open + 2;
  g_autofree char *name = NULL;
  g_autofree char *acronym = NULL;
  g_autofree char *name_key = NULL;
  g_autofree char *acronym_key = NULL;
  float confidence;

  if (mention == NULL || mention->kind != GLM_MENTION_INSTITUTION || mention->n_tokens < 2 || mention->first_token + mention->n_tokens != open)
    return;
  if (is_digits (self, end))
    end++;
  if (!glm_resolver_token_is (self, end, ")"))
    return;
  confidence = mention->confidence;
  name = glm_resolver_dup_range (self, mention->range);
  acronym = glm_resolver_dup_token (self, open + 1);
  name_key = glm_name_fold (name, strlen (name));
  acronym_key = glm_name_fold (acronym, strlen (acronym));
  /* What the tagger took for a name by itself is one with its number too. */
  if ((end > open + 2 && _glm_resolver_mention_in (self, open + 1, open + 2) != NULL) || glm_name_initials_match (acronym_key, name_key))
    _glm_resolver_put (self, open + 1, end, GLM_MENTION_INSTITUTION, confidence);
}

/* The first letters of the words from @first to @end; of those with a capital only when @capitals. */
static char *
initials_of (GlmResolver *self,
             guint        first,
             guint        end,
             gboolean     capitals)
{
  GString *initials = g_string_new (NULL);

  for (guint t = first; t < end; t++)
    {
      GlmRange range = self->token[t].range;
      g_autofree char *key = NULL;
      g_auto (GStrv) words = NULL;

      if (capitals && !g_unichar_isupper (g_utf8_get_char (self->text + range.start)))
        continue;
      key = glm_name_fold (self->text + range.start, glm_range_length (range));
      words = g_strsplit (key, " ", -1);
      for (guint w = 0; words[w] != NULL; w++)
        if (g_ascii_isalpha (words[w][0]))
          g_string_append_c (initials, words[w][0]);
    }
  return g_string_free (initials, FALSE);
}

/* « TSMC » here and « Taiwan Semiconductor Manufacturing Company » there: a run of capitals with just its letters. */
static void
take_runs (GlmResolver *self)
{
  g_autoptr (GHashTable) acronyms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->mentions->len; i++)
    {
      const GlmMention *mention = &g_array_index (self->mentions, GlmMention, i);
      g_autofree char *text = NULL;

      if (mention->kind != GLM_MENTION_INSTITUTION || mention->n_tokens > 1)
        continue;
      text = glm_resolver_dup_range (self, mention->range);
      if (glm_name_is_acronym (text) && strlen (text) >= MIN_RUN_LETTERS)
        g_hash_table_add (acronyms, glm_name_fold (text, strlen (text)));
    }
  if (g_hash_table_size (acronyms) == 0)
    return;
  for (guint t = 0; t < self->n_tokens;)
    {
      guint end = _glm_resolver_name_end (self, t);

      if (end > t + 1)
        {
          g_autofree char *all = initials_of (self, t, end, FALSE);
          g_autofree char *capitals = initials_of (self, t, end, TRUE);
          const GlmMention *known = _glm_resolver_mention_in (self, t, end);
          gboolean whole = known != NULL && known->kind == GLM_MENTION_INSTITUTION && known->n_tokens >= end - t;

          if (!whole && (g_hash_table_contains (acronyms, all) || g_hash_table_contains (acronyms, capitals)))
            _glm_resolver_put (self, t, end, GLM_MENTION_INSTITUTION, 0.7f);
        }
      t = MAX (end, t + 1);
    }
}

/* Adds what acronyms make names, and drops those that the text says are none. */
void
_glm_resolver_take_acronyms (GlmResolver *self)
{
  g_autoptr (GHashTable) no_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint t = 1; t + 2 < self->n_tokens; t++)
    {
      if (!opens (self, t) || self->token[t].sentence != self->token[t + 1].sentence || !is_acronym_token (self, t + 1))
        continue;
      if (glm_resolver_token_is (self, t + 2, ")") || glm_resolver_token_is (self, t + 2, ",") || glm_resolver_token_is (self, t + 2, "]"))
        take_definition (self, t, no_names);
      take_bracketed (self, t);
    }
  take_runs (self);
  for (guint i = self->mentions->len; i-- > 0 && g_hash_table_size (no_names) > 0;)
    {
      const GlmMention *mention = &g_array_index (self->mentions, GlmMention, i);
      g_autofree char *key = glm_name_fold (self->text + mention->range.start, glm_range_length (mention->range));

      if (mention->kind == GLM_MENTION_INSTITUTION && g_hash_table_contains (no_names, key))
        g_array_remove_index (self->mentions, i);
    }
}
