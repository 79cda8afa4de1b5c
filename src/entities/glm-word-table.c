/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-word-table.h"

#include <string.h>

/* Longer words are cut: an address says no more by its end. */
#define WORD_LIMIT 64

/* An acronym's expansion has at most so many words. */
#define EXPANSION_LIMIT 14

/* A word's characters after normalisation. */
typedef struct
{
  gunichar form[WORD_LIMIT];
  gunichar lower[WORD_LIMIT];
  guint    n;
} Letters;

static const char *const small_words[] = {
  "de", "du", "des", "d'", "la", "le", "les", "l'", "et", "à", "au", "aux", "en", "pour", "sur", "of", "the", "and",
  "for", "von", "van", "der", "den", "del", "della", "di", "da", "dos", "do", "das", "el", "al", "bin", "ben", "ibn",
  "y", "e", "&", "und", "für", "ter", "ten", "zu", "st", "os", "as", "i", "sous", "-",
};

static guint64
mix (guint64 hash,
     guint64 value)
{
  hash = (hash ^ value) * G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
  return hash ^ (hash >> 32);
}

static guint64
hash_letters (const gunichar *letters,
              guint           n,
              guint64         seed)
{
  guint64 hash = seed;

  for (guint i = 0; i < n; i++)
    hash = mix (hash, letters[i]);
  return hash;
}

/* Unifies apostrophes and hyphens, drops soft hyphens and joiners, composes decomposed accents,
 * and writes the digits of plain numbers as 0. */
static void
read_letters (const char *word,
              gsize       length,
              Letters    *letters)
{
  const char *end = word + length;
  gboolean number = TRUE;

  letters->n = 0;
  while (word < end && letters->n < WORD_LIMIT)
    {
      gunichar character = (guchar) *word;
      gunichar composed;

      if (character < 0x80)
        {
          word++;
        }
      else
        {
          character = g_utf8_get_char_validated (word, end - word);
          if (character == (gunichar) -1 || character == (gunichar) -2)
            {
              character = 0xfffd;
              word++;
            }
          else
            word = g_utf8_next_char (word);
        }
      if (character == 0x2019 || character == 0x02bc || character == 0x00b4)
        character = '\'';
      else if (character == 0x2010 || character == 0x2011)
        character = '-';
      else if (character == 0xad || character == 0x200c || character == 0x200d)
        continue;
      if (character >= 0x300 && character < 0x370 && letters->n > 0
          && g_unichar_compose (letters->form[letters->n - 1], character, &composed))
        letters->form[letters->n - 1] = composed;
      else
        letters->form[letters->n++] = character;
      if (!(character >= '0' && character <= '9') && character != ',' && character != '.')
        number = FALSE;
    }
  for (guint i = 0; i < letters->n; i++)
    {
      if (number && g_ascii_isdigit (letters->form[i]))
        letters->form[i] = '0';
      letters->lower[i] = letters->form[i] < 0x80 ? (gunichar) g_ascii_tolower ((char) letters->form[i])
                                                  : g_unichar_tolower (letters->form[i]);
    }
}

/**
 * glm_word_fold:
 * @word: a word
 * @length: its bytes
 *
 * Returns: its hash for the lexicon, where only the first letter keeps its case
 */
guint64
glm_word_fold (const char *word,
               gsize       length)
{
  Letters letters;

  read_letters (word, length, &letters);
  if (letters.n == 0)
    return 0;
  letters.lower[0] = letters.form[0];
  return hash_letters (letters.lower, letters.n, 3);
}

/**
 * glm_word_lower:
 * @word: a word
 * @length: its bytes
 *
 * Returns: the hash of its form in small letters, as in #GlmWord
 */
guint64
glm_word_lower (const char *word,
                gsize       length)
{
  Letters letters;

  read_letters (word, length, &letters);
  return hash_letters (letters.lower, letters.n, 2);
}

/* Shape: kinds of characters in order, of equal ones at most two, of all at most twelve. */
static guint32
find_shape (const Letters *letters)
{
  guint64 hash = 5;
  gunichar before = 0;
  guint run = 0;

  for (guint i = 0, n = 0; i < letters->n && n < 12; i++)
    {
      gunichar character = letters->form[i];
      gunichar kind = character;

      if (g_unichar_isupper (character))
        kind = 'X';
      else if (g_unichar_isalpha (character))
        kind = 'x';
      else if (g_unichar_isdigit (character))
        kind = '0';
      run = kind == before ? run + 1 : 0;
      before = kind;
      if (run >= (kind == 'X' ? 3u : 1u))
        continue;
      hash = mix (hash, kind);
      n++;
    }
  return (guint32) hash | 1;
}

static guint16
find_flags (const Letters *letters)
{
  guint n_upper = 0;
  guint n_lower = 0;
  guint n_digits = 0;
  guint16 flags = 0;

  for (guint i = 0; i < letters->n; i++)
    {
      if (g_unichar_isupper (letters->form[i]))
        n_upper++;
      else if (g_unichar_isalpha (letters->form[i]))
        n_lower++;
      else if (g_unichar_isdigit (letters->form[i]))
        n_digits++;
    }
  if (letters->n > 0 && g_unichar_isupper (letters->form[0]))
    flags |= GLM_WORD_CAPITAL;
  if (n_upper >= 2 && n_lower == 0)
    flags |= GLM_WORD_ALL_CAPITALS | GLM_WORD_CAPITAL;
  /* "iPhone" and "eBay" are names although they begin small. */
  if (n_upper >= 1 && n_lower >= 1 && letters->n > 3 && !g_unichar_isupper (letters->form[0]))
    flags |= GLM_WORD_CAPITAL;
  if (n_upper == 1 && n_lower == 0 && n_digits == 0 && letters->n <= 2 && letters->form[letters->n - 1] != '\'')
    flags |= GLM_WORD_INITIAL;
  if (n_digits > 0 && n_upper + n_lower == 0)
    flags |= GLM_WORD_NUMBER;
  if (n_digits + n_upper + n_lower == 0)
    flags |= GLM_WORD_SIGN;
  return flags;
}

static gboolean
is_small (const char *word,
          gsize       length)
{
  char plain[8];
  gsize n = 0;

  for (gsize i = 0; i < length && n < sizeof plain - 1; i++)
    {
      if (i + 2 < length && strncmp (word + i, "’", 3) == 0)
        {
          plain[n++] = '\'';
          i += 2;
        }
      else
        plain[n++] = word[i];
    }
  plain[n] = '\0';
  if (length > sizeof plain)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (small_words); i++)
    if (strcmp (plain, small_words[i]) == 0)
      return TRUE;
  return FALSE;
}

/* Fills @word from its letters; the flags that need the whole text come later. */
static void
describe (GlmWord            *word,
          const Letters      *letters,
          const GlmGazetteer *gazetteer,
          const char         *bytes,
          gsize               length)
{
  const GlmGazetteerEntry *entry;
  Letters folded = *letters;

  word->lower = hash_letters (letters->lower, letters->n, 2);
  word->shape = find_shape (letters);
  word->flags = find_flags (letters);
  if (is_small (bytes, length))
    word->flags |= GLM_WORD_SMALL;
  for (guint i = 0; i < 3; i++)
    if (letters->n > i + 2)
      word->affixes[i] = hash_letters (letters->lower, i + 2, 10 + i);
  for (guint i = 0; i < 4; i++)
    if (letters->n > i + 2)
      word->affixes[3 + i] = hash_letters (letters->lower + letters->n - (i + 2), i + 2, 20 + i);
  if (letters->n > 0)
    {
      folded.lower[0] = letters->form[0];
      word->first_letter = g_unichar_toupper (letters->form[0]);
    }
  word->folded = hash_letters (folded.lower, folded.n, 3);
  if ((word->flags & GLM_WORD_ALL_CAPITALS) != 0 && letters->n <= G_N_ELEMENTS (word->letters))
    for (guint i = 0; i < letters->n; i++)
      if (g_unichar_isalpha (letters->form[i]))
        word->letters[word->n_letters++] = letters->form[i];

  entry = glm_gazetteer_find (gazetteer, glm_gazetteer_extend (0, word->folded));
  if (entry != NULL)
    word->classes = entry->classes;
  /* Clusters and nouns are kept in small letters. */
  entry = glm_gazetteer_find (gazetteer, glm_gazetteer_extend (0, hash_letters (letters->lower, letters->n, 3)));
  if (entry != NULL)
    {
      word->cluster = entry->cluster & ~GLM_GAZETTEER_PREFIX;
      word->classes |= entry->classes & (1u << GLM_NAME_ROLE | 1u << GLM_NAME_BODY_NOUN | 1u << GLM_NAME_PLACE_NOUN
                                         | 1u << GLM_NAME_PARTICLE | 1u << GLM_NAME_GENTILE);
    }
}

/**
 * glm_word_table_init:
 * @self: a table
 * @gazetteer: the lexicon, which must outlive the table
 *
 * Makes @self empty.
 */
void
glm_word_table_init (GlmWordTable       *self,
                     const GlmGazetteer *gazetteer)
{
  guint32 zero = 0;

  self->gazetteer = gazetteer;
  self->words = g_array_new (FALSE, TRUE, sizeof (GlmWord));
  self->sequence = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->sentences = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_array_append_val (self->sentences, zero);
  self->n_slots = 256;
  self->slots = g_new0 (guint32, self->n_slots);
}

/**
 * glm_word_table_clear:
 * @self: a table
 *
 * Frees what @self holds.
 */
void
glm_word_table_clear (GlmWordTable *self)
{
  g_clear_pointer (&self->words, g_array_unref);
  g_clear_pointer (&self->sequence, g_array_unref);
  g_clear_pointer (&self->sentences, g_array_unref);
  g_clear_pointer (&self->slots, g_free);
}

static guint32 *
find_slot (GlmWordTable *self,
           guint64       form)
{
  guint32 mask = self->n_slots - 1;
  guint32 slot = (guint32) (form >> 20) & mask;

  while (self->slots[slot] != 0 && g_array_index (self->words, GlmWord, self->slots[slot] - 1).form != form)
    slot = (slot + 1) & mask;
  return &self->slots[slot];
}

static void
grow (GlmWordTable *self)
{
  self->n_slots *= 2;
  g_free (self->slots);
  self->slots = g_new0 (guint32, self->n_slots);
  for (guint i = 0; i < self->words->len; i++)
    *find_slot (self, g_array_index (self->words, GlmWord, i).form) = i + 1;
}

/**
 * glm_word_table_add:
 * @self: a table
 * @word: the next word of the text
 * @length: its bytes
 */
void
glm_word_table_add (GlmWordTable *self,
                    const char   *word,
                    gsize         length)
{
  Letters letters;
  guint64 form;
  guint32 *slot;
  guint32 index;

  read_letters (word, length, &letters);
  form = hash_letters (letters.form, letters.n, 1);
  slot = find_slot (self, form);
  if (*slot == 0)
    {
      GlmWord new_word = { .form = form };

      describe (&new_word, &letters, self->gazetteer, word, length);
      g_array_append_val (self->words, new_word);
      *slot = self->words->len;
      if (self->words->len * 2 > self->n_slots)
        grow (self);
      index = self->words->len - 1;
    }
  else
    index = *slot - 1;
  g_array_index (self->words, GlmWord, index).n_seen++;
  g_array_append_val (self->sequence, index);
}

/**
 * glm_word_table_end_sentence:
 * @self: a table
 *
 * Ends a sentence after the words added so far; an empty one is not made.
 */
void
glm_word_table_end_sentence (GlmWordTable *self)
{
  guint32 end = self->sequence->len;

  if (end > g_array_index (self->sentences, guint32, self->sentences->len - 1))
    g_array_append_val (self->sentences, end);
}

/* Whether the words of [start, end) spell the acronym: each letter of it begins a word, in
 * order, and only small words are passed over. */
static gboolean
spells (const GlmWordTable *self,
        guint               start,
        guint               end,
        const GlmWord      *acronym)
{
  guint letter = 0;

  for (guint i = start; i < end; i++)
    {
      const GlmWord *word = glm_word_table_at (self, i);

      if (letter < acronym->n_letters && word->first_letter == acronym->letters[letter])
        letter++;
      else if ((word->flags & (GLM_WORD_SMALL | GLM_WORD_SIGN)) == 0)
        return FALSE;
    }
  return letter == acronym->n_letters;
}

/* Finds "Expansion (ACRONYM)" and marks the acronym. */
static void
find_acronyms (GlmWordTable *self)
{
  for (guint i = 2; i + 1 < self->sequence->len; i++)
    {
      GlmWord *word = &g_array_index (self->words, GlmWord, g_array_index (self->sequence, guint32, i));
      const GlmWord *before = glm_word_table_at (self, i - 1);

      if (word->n_letters < 2 || (before->flags & GLM_WORD_SIGN) == 0
          || (glm_word_table_at (self, i + 1)->flags & GLM_WORD_SIGN) == 0)
        continue;
      for (guint start = i - 2; start > 0 && i - start < EXPANSION_LIMIT; start--)
        if (spells (self, start, i - 1, word))
          {
            word->flags |= GLM_WORD_ACRONYM;
            break;
          }
    }
}

/* The small words that tell what a name after them is. */
static guint16
company_of (guint64 lower)
{
  static const struct
  {
    const char *word;
    guint16     flag;
  } words[] = {
    { "m.", GLM_WORD_AFTER_TITLE }, { "mm.", GLM_WORD_AFTER_TITLE }, { "mme", GLM_WORD_AFTER_TITLE },
    { "mmes", GLM_WORD_AFTER_TITLE }, { "mlle", GLM_WORD_AFTER_TITLE }, { "me", GLM_WORD_AFTER_TITLE },
    { "dr", GLM_WORD_AFTER_TITLE }, { "mgr", GLM_WORD_AFTER_TITLE }, { "madame", GLM_WORD_AFTER_TITLE },
    { "monsieur", GLM_WORD_AFTER_TITLE }, { "à", GLM_WORD_AFTER_PLACE }, { "en", GLM_WORD_AFTER_PLACE },
    { "le", GLM_WORD_AFTER_ARTICLE }, { "la", GLM_WORD_AFTER_ARTICLE }, { "les", GLM_WORD_AFTER_ARTICLE },
    { "l'", GLM_WORD_AFTER_ARTICLE }, { "du", GLM_WORD_AFTER_ARTICLE }, { "au", GLM_WORD_AFTER_ARTICLE },
    { "des", GLM_WORD_AFTER_ARTICLE }, { "aux", GLM_WORD_AFTER_ARTICLE },
  };
  static gsize once;
  static guint64 hashes[G_N_ELEMENTS (words)];

  if (g_once_init_enter (&once))
    {
      for (guint i = 0; i < G_N_ELEMENTS (words); i++)
        hashes[i] = glm_word_lower (words[i].word, strlen (words[i].word));
      g_once_init_leave (&once, 1);
    }
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (hashes[i] == lower)
      return words[i].flag;
  return 0;
}

/* Gathers what stands before each capitalised word anywhere in the text. */
static void
find_company (GlmWordTable *self)
{
  g_autofree guint16 *says = g_new0 (guint16, self->words->len + 1);

  for (guint i = 0; i < self->words->len; i++)
    says[i] = company_of (g_array_index (self->words, GlmWord, i).lower);
  for (guint s = 0; s + 1 < self->sentences->len; s++)
    for (guint i = g_array_index (self->sentences, guint32, s) + 1; i < g_array_index (self->sentences, guint32, s + 1);
         i++)
      {
        GlmWord *word = &g_array_index (self->words, GlmWord, g_array_index (self->sequence, guint32, i));
        guint32 before_index = g_array_index (self->sequence, guint32, i - 1);
        const GlmWord *before = &g_array_index (self->words, GlmWord, before_index);

        if ((word->flags & GLM_WORD_CAPITAL) == 0)
          continue;
        word->flags |= says[before_index];
        if ((before->flags & GLM_WORD_CAPITAL) != 0 && (before->classes & (1u << GLM_NAME_FIRST)) != 0)
          word->flags |= GLM_WORD_AFTER_NAME;
      }
}

/**
 * glm_word_table_close:
 * @self: a table to which all words were added
 *
 * Sets the flags that need the whole text.
 */
void
glm_word_table_close (GlmWordTable *self)
{
  g_autoptr (GHashTable) small = g_hash_table_new (g_int64_hash, g_int64_equal);

  glm_word_table_end_sentence (self);
  for (guint i = 0; i < self->words->len; i++)
    {
      GlmWord *word = &g_array_index (self->words, GlmWord, i);

      if ((word->flags & (GLM_WORD_CAPITAL | GLM_WORD_SIGN | GLM_WORD_NUMBER)) == 0)
        g_hash_table_add (small, &word->lower);
    }
  for (guint i = 0; i < self->words->len; i++)
    {
      GlmWord *word = &g_array_index (self->words, GlmWord, i);

      if ((word->flags & GLM_WORD_CAPITAL) != 0 && g_hash_table_contains (small, &word->lower))
        word->flags |= GLM_WORD_LOWER_SEEN;
    }
  find_acronyms (self);
  find_company (self);
}
