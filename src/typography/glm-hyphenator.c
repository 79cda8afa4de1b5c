/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Where words may be divided. The patterns are libhyphen's; what they may not decide is here: at least
 * two letters before and three after (French usage; the dictionary says two), words of five letters
 * and more, none with a figure, none in capitals, no name, no compound but at its own hyphens.
 */

#include "config.h"

#include "glm-hyphenator.h"

#include <hyphen.h>
#include <string.h>

#define MIN_LETTERS 5
#define MIN_BEFORE 2
#define MIN_AFTER 3
#define MAX_WORD_BYTES 96

typedef struct
{
  const char *language;
  const char *file;
  HyphenDict *dictionary;
} Patterns;

struct _GlmHyphenator
{
  Patterns patterns[5];
};

static const Patterns known[] = {
  { "fr", "hyph_fr.dic", NULL }, { "en", "hyph_en_GB.dic", NULL }, { "de", "hyph_de_DE.dic", NULL },
  { "es", "hyph_es.dic", NULL }, { "it", "hyph_it_IT.dic", NULL },
};

/* Only a dictionary in UTF-8 is used: the library works on bytes, and the offsets must be ours. */
static HyphenDict *
load (const char *file)
{
  const char *folder = g_getenv ("GUILLEMET_HYPHEN_DIR");
  const char *const *data_dirs = g_get_system_data_dirs ();
  HyphenDict *dictionary = NULL;

  if (folder != NULL)
    {
      g_autofree char *path = g_build_filename (folder, file, NULL);

      dictionary = g_file_test (path, G_FILE_TEST_IS_REGULAR) ? hnj_hyphen_load (path) : NULL;
    }
  for (; dictionary == NULL && *data_dirs != NULL; data_dirs++)
    {
      g_autofree char *path = g_build_filename (*data_dirs, "hyphen", file, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        dictionary = hnj_hyphen_load (path);
    }
  if (dictionary == NULL)
    {
      g_autofree char *path = g_build_filename ("/usr/share/hyphen", file, NULL);

      dictionary = g_file_test (path, G_FILE_TEST_IS_REGULAR) ? hnj_hyphen_load (path) : NULL;
    }
  if (dictionary != NULL && !dictionary->utf8)
    g_clear_pointer (&dictionary, hnj_hyphen_free);
  return dictionary;
}

/**
 * glm_hyphenator_new:
 *
 * Loads the patterns of every language whose dictionary is installed. The environment
 * variable `GUILLEMET_HYPHEN_DIR` names another folder to look in first.
 *
 * Returns: (transfer full): a hyphenator; without dictionaries it divides nothing
 */
GlmHyphenator *
glm_hyphenator_new (void)
{
  GlmHyphenator *self = g_atomic_rc_box_new0 (GlmHyphenator);

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      self->patterns[i] = known[i];
      self->patterns[i].dictionary = load (known[i].file);
    }
  return self;
}

/**
 * glm_hyphenator_get_default:
 *
 * The hyphenator that all share, loaded by whoever asks first: a dictionary takes some milliseconds.
 *
 * Returns: (transfer full): the shared hyphenator
 */
GlmHyphenator *
glm_hyphenator_get_default (void)
{
  static GlmHyphenator *shared = NULL;

  if (g_once_init_enter (&shared))
    g_once_init_leave (&shared, glm_hyphenator_new ());
  return glm_hyphenator_ref (shared);
}

/**
 * glm_hyphenator_ref:
 * @self: a hyphenator
 *
 * Returns: (transfer full): @self
 */
GlmHyphenator *
glm_hyphenator_ref (GlmHyphenator *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
hyphenator_clear (gpointer data)
{
  GlmHyphenator *self = data;

  for (guint i = 0; i < G_N_ELEMENTS (self->patterns); i++)
    g_clear_pointer (&self->patterns[i].dictionary, hnj_hyphen_free);
}

/**
 * glm_hyphenator_unref:
 * @self: (transfer full): a hyphenator
 */
void
glm_hyphenator_unref (GlmHyphenator *self)
{
  g_atomic_rc_box_release_full (self, hyphenator_clear);
}

static HyphenDict *
dictionary_for (GlmHyphenator *self,
                const char    *language)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->patterns); i++)
    if (g_str_has_prefix (language, self->patterns[i].language))
      return self->patterns[i].dictionary;
  return NULL;
}

/* The points of one word [start, end), which has letters only. */
static void
divide_word (HyphenDict *dictionary,
             const char *text,
             gsize       start,
             gsize       end,
             GArray     *points)
{
  char word[MAX_WORD_BYTES + 8];
  char marks[MAX_WORD_BYTES + 16];
  char **rep = NULL;
  int *pos = NULL, *cut = NULL;
  gsize length = 0;
  guint n_letters = 0;
  guint letter = 0;

  for (gsize at = start; at < end; at = (gsize) (g_utf8_next_char (text + at) - text))
    {
      gunichar c = g_unichar_tolower (g_utf8_get_char (text + at));

      length += (gsize) g_unichar_to_utf8 (c, word + length);
      n_letters++;
      if (length > MAX_WORD_BYTES)
        return;
    }
  word[length] = '\0';
  if (n_letters < MIN_LETTERS)
    return;
  if (hnj_hyphen_hyphenate2 (dictionary, word, (int) length, marks, NULL, &rep, &pos, &cut) != 0)
    return;
  /* Marks stand on characters for a UTF-8 dictionary; an odd one after a letter allows a break there. */
  for (gsize at = start; at < end; letter++)
    {
      gsize next = (gsize) (g_utf8_next_char (text + at) - text);
      gboolean replaced = rep != NULL && rep[letter] != NULL;

      if ((marks[letter] & 1) != 0 && !replaced && letter + 1 >= MIN_BEFORE && n_letters - letter - 1 >= MIN_AFTER)
        g_array_append_val (points, next);
      at = next;
    }
  if (rep != NULL)
    for (guint i = 0; i < n_letters; i++)
      free (rep[i]);
  free (rep);
  free (pos);
  free (cut);
}

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019;
}

typedef struct
{
  const char    *text;
  gsize          length;
  gboolean       sentence_start;
  const GlmEdit *edits;
  guint          n_edits;
  guint          edit; /* the first that does not end before the word */
} Words;

/*
 * Points that the author put into [start, end) with soft hyphens: what was there and does not show
 * between two letters is one, U+00AD having two bytes. They are all the points of that word.
 */
static gboolean
take_soft_hyphens (Words  *words,
                   gsize   start,
                   gsize   end,
                   GArray *points)
{
  guint before = points->len;

  while (words->edit < words->n_edits && words->edits[words->edit].display.start <= start)
    words->edit++;
  for (guint i = words->edit; i < words->n_edits && words->edits[i].display.start < end; i++)
    if (words->edits[i].role == GLM_EDIT_HIDDEN && glm_range_is_empty (words->edits[i].display) &&
        glm_range_length (words->edits[i].source) == 2)
      g_array_append_val (points, words->edits[i].display.start);
  return points->len > before;
}

/*
 * Takes one run of letters, figures, apostrophes and hyphens and divides it where it may be. A capital
 * inside a sentence is a name; a hyphen or a figure anywhere forbids other points; the part after an
 * elision (l’|État) is a word of its own.
 */
static void
divide_run (HyphenDict *dictionary,
            Words      *words,
            gsize       start,
            gsize       end,
            GArray     *points)
{
  gsize part = start;
  gboolean capital = FALSE, plain = TRUE;
  guint capitals = 0;

  for (gsize at = start; at < end; at = (gsize) (g_utf8_next_char (words->text + at) - words->text))
    {
      gunichar c = g_utf8_get_char (words->text + at);

      if (g_unichar_isdigit (c) || c == '-' || c == 0x2010 || c == '_' || c == '@' || c == '/')
        plain = FALSE;
      capitals += g_unichar_isupper (c);
    }
  for (gsize at = start; plain && at <= end;)
    {
      gunichar c = at < end ? g_utf8_get_char (words->text + at) : 0;

      if (at == end || is_apostrophe (c))
        {
          capital = part < at && g_unichar_isupper (g_utf8_get_char (words->text + part));
          if (part < at && !take_soft_hyphens (words, part, at, points) && (!capital || (words->sentence_start && capitals == 1)))
            divide_word (dictionary, words->text, part, at, points);
          if (at == end)
            break;
          at = (gsize) (g_utf8_next_char (words->text + at) - words->text);
          part = at;
        }
      else
        at = (gsize) (g_utf8_next_char (words->text + at) - words->text);
    }
}

/*
 * Whether the word at @at is tied to the one before it: the point of « M. » or « J.-K. » ends no
 * sentence. The space that « and the dash of a reply have after them ties no words.
 */
static gboolean
is_tied (const char *text,
         gsize       at)
{
  gunichar before;

  if (at < 3 || memcmp (text + at - 2, "\u00a0", 2) != 0)
    return FALSE;
  before = g_utf8_get_char (g_utf8_prev_char (text + at - 2));
  return before != 0xAB && before != 0x2013 && before != 0x2014;
}

/**
 * glm_hyphenator_get_points:
 * @self: a hyphenator
 * @text: a display text
 *
 * Returns: (transfer full) (element-type gsize): the display offsets before which a hyphen may end a
 *   line, in order
 */
GArray *
glm_hyphenator_get_points (GlmHyphenator        *self,
                           const GlmDisplayText *text)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (gsize));
  HyphenDict *dictionary = dictionary_for (self, glm_display_text_get_language (text));
  Words words = { NULL, 0, TRUE, NULL, 0, 0 };
  gsize at = 0;

  words.text = glm_display_text_get_text (text, &words.length);
  words.edits = glm_display_text_get_edits (text, &words.n_edits);
  if (dictionary == NULL)
    return points;
  while (at < words.length)
    {
      gunichar c = g_utf8_get_char (words.text + at);
      gsize end = at;

      if (!g_unichar_isalnum (c))
        {
          if (c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0xAB || c == 0x2014 || c == '\n')
            words.sentence_start = TRUE;
          at = (gsize) (g_utf8_next_char (words.text + at) - words.text);
          continue;
        }
      while (end < words.length)
        {
          gunichar next = g_utf8_get_char (words.text + end);

          if (!g_unichar_isalnum (next) && !g_unichar_ismark (next) && !is_apostrophe (next) && next != '-' && next != 0x2010 &&
              next != '_' && next != '@' && next != '/')
            break;
          end = (gsize) (g_utf8_next_char (words.text + end) - words.text);
        }
      if (words.sentence_start && is_tied (words.text, at))
        words.sentence_start = FALSE;
      divide_run (dictionary, &words, at, end, points);
      words.sentence_start = FALSE;
      at = end;
    }
  return points;
}
