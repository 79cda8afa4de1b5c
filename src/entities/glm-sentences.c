/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-tokens-private.h"

#include <string.h>

/* A sentence longer than this is cut: lists without a full stop must not make one sentence of a
 * whole book. */
#define SENTENCE_LIMIT 1000

/* Abbreviations that keep their dot whatever comes after (Lexique des règles typographiques en
 * usage à l'Imprimerie nationale, « Abréviations »; English ones are met in company names). */
static const char *const abbreviations[] = {
  "M", "MM", "Mr", "Mrs", "Ms", "Dr", "Pr", "Prof", "Mgr", "St", "Ste", "Sgt", "Cdt", "Col", "Gal", "Gén",
  "Jr", "Sr", "etc", "cf", "Cf", "env", "av", "apr", "av.-J.-C", "ibid", "Ibid", "Inc", "Ltd", "Corp", "Co",
  "vs", "dir", "éd", "trad", "tél", "Tél", "adj", "hab",
};

/* Abbreviations only before a number: elsewhere they are words or ends of sentences. */
static const char *const number_abbreviations[] = {
  "p", "pp", "art", "Art", "no", "No", "vol", "chap", "fig", "al", "t", "ch", "Fig", "n",
};

/* Titles: their dot never ends a sentence. */
static const char *const titles[] = {
  "M.", "MM.", "Mr.", "Mrs.", "Ms.", "Dr.", "Pr.", "Prof.", "Mgr.", "St.", "Ste.", "Sgt.", "Cdt.", "Col.", "Gal.",
  "Gén.", "cf.", "Cf.", "p.", "pp.", "art.", "Art.", "vol.", "chap.", "fig.", "Fig.", "env.", "av.", "apr.",
};

/* Words that open a French sentence far more often than they follow an abbreviation. */
static const char *const openers[] = {
  "Il", "Elle", "Ils", "Elles", "On", "Le", "La", "Les", "L", "Un", "Une", "Des", "Ce", "Cet", "Cette", "Ces", "C",
  "En", "Mais", "Et", "Or", "Dans", "Pour", "Par", "Selon", "Après", "Avant", "Depuis", "Nous", "Je", "J", "Vous",
  "Qui", "Que", "Qu", "Quand", "Si", "À", "A", "Au", "Aux", "Son", "Sa", "Ses", "Leur", "Leurs", "Ainsi", "Du",
  "Toutefois", "Cependant", "Pourtant", "Enfin", "Puis", "Alors", "Comme", "Car", "Ni", "Y", "Tout", "Tous",
  "Deux", "Plusieurs", "Certains", "Lors", "Face", "Sur", "Sous", "Avec", "Sans", "Entre", "Chez", "Contre",
};

static gboolean
list_has (const char *const *list,
          guint              n,
          const char        *word,
          gsize              length)
{
  for (guint i = 0; i < n; i++)
    if (strncmp (list[i], word, length) == 0 && list[i][length] == '\0')
      return TRUE;
  return FALSE;
}

/**
 * glm_abbreviation_is_known:
 * @word: letters, without the dot
 * @length: bytes of @word
 *
 * Returns: %TRUE when a dot after @word belongs to it
 */
gboolean
glm_abbreviation_is_known (const char *word,
                           gsize       length)
{
  return length <= 8 && list_has (abbreviations, G_N_ELEMENTS (abbreviations), word, length);
}

/**
 * glm_abbreviation_needs_number:
 * @word: letters, without the dot
 * @length: bytes of @word
 *
 * Returns: %TRUE when a dot after @word belongs to it if a number follows
 */
gboolean
glm_abbreviation_needs_number (const char *word,
                               gsize       length)
{
  return length <= 4 && list_has (number_abbreviations, G_N_ELEMENTS (number_abbreviations), word, length);
}

/**
 * glm_word_opens_sentence:
 * @word: a word with a capital
 * @length: bytes of @word
 *
 * Returns: %TRUE when @word is one that opens sentences
 */
gboolean
glm_word_opens_sentence (const char *word,
                         gsize       length)
{
  return length <= 10 && list_has (openers, G_N_ELEMENTS (openers), word, length);
}

static gboolean
token_is (const char     *text,
          const GlmToken *token,
          const char     *string)
{
  gsize length = glm_range_length (token->range);

  return strlen (string) == length && memcmp (text + token->range.start, string, length) == 0;
}

/* Whether the token is or ends with what may end a sentence. */
static gboolean
is_terminator (const char     *text,
               const GlmToken *token)
{
  gsize length = glm_range_length (token->range);
  const char *start = text + token->range.start;

  if (length == 1)
    return *start == '.' || *start == '!' || *start == '?';
  if (token_is (text, token, "…"))
    return TRUE;
  return start[length - 1] == '.';
}

/* Whether the token is nothing but signs that end a sentence. */
static gboolean
is_terminator_sign (const char     *text,
                    const GlmToken *token)
{
  char first = text[token->range.start];

  return token_is (text, token, "…") || first == '.' || first == '!' || first == '?';
}

static gboolean
is_closer (const char     *text,
           const GlmToken *token)
{
  return token_is (text, token, "»") || token_is (text, token, "”") || token_is (text, token, ")")
         || token_is (text, token, "]") || token_is (text, token, "’") || token_is (text, token, "'")
         || token_is (text, token, "›");
}

/* Whether a sentence may begin with the token: a capital, a number, what opens speech. */
static gboolean
may_open (const char     *text,
          const GlmToken *token)
{
  static const char *const signs[] = { "«", "“", "\"", "(", "[", "–", "—", "-", "•", "‹", "¿", "¡" };
  guint n_bytes;
  gunichar first = glm_scan_character (text, token->range.end, token->range.start, &n_bytes);

  if (g_unichar_isupper (first) || g_unichar_isdigit (first) || g_unichar_istitle (first))
    return TRUE;
  if (g_unichar_isalpha (first))
    return !g_unichar_islower (first);
  if (first == '@' || first == '#')
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (token_is (text, token, signs[i]))
      return TRUE;
  return FALSE;
}

/* Whether a word that keeps its own dot may nevertheless be the last of a sentence. */
static gboolean
dotted_word_ends (const char     *text,
                  const GlmToken *token,
                  const GlmToken *next)
{
  const char *word = text + token->range.start;
  gsize length = glm_range_length (token->range);
  gsize first_word = 0;

  if (word[0] == '.')
    return TRUE;
  if (list_has (titles, G_N_ELEMENTS (titles), word, length))
    return FALSE;
  while (next->range.start + first_word < next->range.end)
    {
      guint n_bytes;
      gunichar character = glm_scan_character (text, next->range.end, next->range.start + first_word, &n_bytes);

      if (glm_scan_class (character) != GLM_CHARACTER_LETTER)
        break;
      first_word += n_bytes;
    }
  if (next->range.start + first_word < next->range.end && text[next->range.start + first_word] == '.')
    return FALSE;
  return first_word > 0 && glm_word_opens_sentence (text + next->range.start, first_word);
}

/**
 * glm_sentences_find:
 * @text: the text
 * @tokens: (array length=n_tokens): its tokens
 * @first: index of the first token of a block
 * @n_tokens: index after the last token of the block
 * @ends: one byte for each token, zeroed; set to 1 where a sentence ends
 *
 * A sentence ends at ". ! ? …" with the closing marks after it, where what comes next may open
 * one; the last token of the block always ends one.
 */
void
glm_sentences_find (const char     *text,
                    const GlmToken *tokens,
                    guint           first,
                    guint           n_tokens,
                    guint8         *ends)
{
  guint since = 0;
  gboolean in_quote = FALSE;

  for (guint i = first; i < n_tokens; i++, since++)
    {
      guint last = i;

      if (token_is (text, &tokens[i], "\""))
        in_quote = !in_quote;
      if (since >= SENTENCE_LIMIT)
        {
          ends[i] = 1;
          since = 0;
          continue;
        }
      if (!is_terminator (text, &tokens[i]))
        continue;

      for (; last + 1 < n_tokens; last++)
        {
          gboolean straight = token_is (text, &tokens[last + 1], "\"");

          if (straight && in_quote)
            in_quote = FALSE;
          else if (!is_closer (text, &tokens[last + 1]) && !is_terminator_sign (text, &tokens[last + 1]))
            break;
        }
      if (last + 1 < n_tokens)
        {
          const GlmToken *next = &tokens[last + 1];

          if (next->range.start == tokens[last].range.end || !may_open (text, next))
            goto skip;
          if (last == i && glm_range_length (tokens[i].range) > 1 && !dotted_word_ends (text, &tokens[i], next))
            goto skip;
        }
      ends[last] = 1;
      since = 0;
    skip:
      i = last;
    }
  if (n_tokens > first)
    ends[n_tokens - 1] = 1;
}
