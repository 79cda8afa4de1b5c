/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every further place where a name stands that was found somewhere, and the form of each mention. */

#include "config.h"

#include "glm-form-index.h"

#include <string.h>

/* A surname shorter than this is not looked for by itself. */
#define MIN_SPREAD_LETTERS 4

/* What is looked for all over the text, listed under its folded first word, or its first two. */
typedef struct
{
  guint  number; /* the first that is looked for has 0 */
  guint  n_words;
  char **words;
  gboolean acronym;
  GlmMentionKind kind;
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_strfreev (wanted->words);
  g_free (wanted);
}

static GlmMentionKind
form_kind (const GlmForm *form)
{
  guint best = 0;

  for (guint k = 1; k < 4; k++)
    if (form->votes[k] > form->votes[best])
      best = k;
  return (GlmMentionKind) best;
}

/* Words the text itself writes with a small letter are no name by themselves. */
static GHashTable *
collect_common_words (GlmResolver *self)
{
  GHashTable *common = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint t = 0; t < self->n_tokens; t++)
    {
      const char *start = self->text + self->token[t].range.start;

      if (g_unichar_islower (g_utf8_get_char (start)) && glm_range_length (self->token[t].range) >= MIN_SPREAD_LETTERS)
        {
          char *key = glm_name_fold (start, glm_range_length (self->token[t].range));

          g_hash_table_add (common, key);
        }
    }
  return common;
}

/* Many names of a list begin alike, « Institut » or « Anne »: those of several words are told apart by the second. */
static void
want (GHashTable *table,
      Wanted     *wanted,
      guint      *n)
{
  g_autofree char *head = g_strjoin (" ", wanted->words[0], wanted->n_words > 1 ? wanted->words[1] : NULL, NULL);
  GPtrArray *list = g_hash_table_lookup (table, head);

  if (list == NULL)
    {
      list = g_ptr_array_new_with_free_func (wanted_free);
      g_hash_table_insert (table, g_steal_pointer (&head), list);
    }
  wanted->number = (*n)++;
  g_ptr_array_add (list, wanted);
}

static GHashTable *
collect_wanted (GlmResolver *self)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GHashTable) common = collect_common_words (self);
  guint n = 0;

  for (guint f = 0; f < self->forms->len; f++)
    {
      const GlmForm *form = g_ptr_array_index (self->forms, f);
      GlmMentionKind kind = form_kind (form);
      Wanted *wanted;

      if (kind != GLM_MENTION_PERSON && kind != GLM_MENTION_INSTITUTION)
        continue;
      if (form->n_words == 1 &&
          (g_utf8_strlen (form->key, -1) < (glm_name_is_acronym (form->text) ? 2 : MIN_SPREAD_LETTERS) ||
           g_hash_table_contains (common, form->key)))
        continue;
      wanted = g_new0 (Wanted, 1);
      wanted->words = g_strsplit (form->key, " ", -1);
      wanted->n_words = g_strv_length (wanted->words);
      wanted->acronym = glm_name_is_acronym (form->text);
      wanted->kind = kind;
      want (table, wanted, &n);
      /* The surname of a full name is looked for by itself. */
      if (kind == GLM_MENTION_PERSON && form->n_words >= 2)
        {
          const char *last_word = strrchr (form->key, ' ') + 1;
          const char *elided = strchr (last_word, '\'');
          /* « Esterval » for « Guillaume d’Esterval », but « Kerloc'h » whole. */
          const char *surname = elided == last_word + 1 ? elided + 1 : last_word;

          if (g_utf8_strlen (surname, -1) >= MIN_SPREAD_LETTERS && !g_hash_table_contains (common, surname) &&
              !glm_name_is_noise (surname))
            {
              Wanted *last = g_new0 (Wanted, 1);

              last->words = g_strsplit (surname, " ", -1);
              last->n_words = 1;
              last->kind = kind;
              want (table, last, &n);
            }
        }
    }
  return table;
}

/*
 * _glm_resolver_match_words:
 * @self: a resolver
 * @token: where
 * @wanted_words: folded words
 * @n_words: how many
 *
 * Returns: how many tokens from @token on are these words; 0 when they are not. Hyphened tokens have several words
 */
guint
_glm_resolver_match_words (GlmResolver *self,
                           guint        token,
                           char       **wanted_words,
                           guint        n_words)
{
  guint word = 0;
  guint t = token;

  while (word < n_words)
    {
      g_autofree char *key = NULL;
      g_auto (GStrv) words = NULL;

      if (t >= self->n_tokens || self->token[t].sentence != self->token[token].sentence)
        return 0;
      key = glm_name_fold (self->text + self->token[t].range.start, glm_range_length (self->token[t].range));
      /* An elided particle is a token of its own but no word of its own in the key. */
      if (g_str_has_suffix (key, "'") && word < n_words && g_str_has_prefix (wanted_words[word], key))
        {
          g_autofree char *next = t + 1 < self->n_tokens ? glm_name_fold (self->text + self->token[t + 1].range.start,
                                                                          glm_range_length (self->token[t + 1].range))
                                                         : NULL;
          g_autofree char *joined = g_strconcat (key, next, NULL);

          if (strcmp (joined, wanted_words[word]) != 0)
            return 0;
          word++;
          t += 2;
          continue;
        }
      words = g_strsplit (key, " ", -1);
      for (guint i = 0; words[i] != NULL; i++)
        if (word >= n_words || strcmp (words[i], wanted_words[word++]) != 0)
          return 0;
      t++;
    }
  return t - token;
}

static gboolean
is_capitalised (GlmResolver *self,
                guint        token)
{
  return g_unichar_isupper (g_utf8_get_char (self->text + self->token[token].range.start));
}

/* A word in capitals is no acronym unless the text had it as one. */
static gboolean
suits (GlmResolver  *self,
       guint         token,
       const Wanted *wanted)
{
  g_autofree char *text = glm_resolver_dup_token (self, token);

  return wanted->acronym == glm_name_is_acronym (text) || wanted->n_words > 1 || !wanted->acronym;
}

/* An institution's name may begin with a small letter (« département d’État »). */
static gboolean
may_begin (GlmResolver *self,
           guint        token)
{
  return is_capitalised (self, token) || _glm_resolver_is_department_head (self, token);
}

static char *
fold_token (GlmResolver *self,
            guint        token)
{
  return glm_name_fold (self->text + self->token[token].range.start, glm_range_length (self->token[token].range));
}

/* The first token from @token on, in its sentence, that is a word and not a hyphen alone. */
static char *
fold_next (GlmResolver *self,
           guint       *token)
{
  char *key = NULL;
  guint sentence = self->token[*token - 1].sentence;

  while (*token < self->n_tokens && self->token[*token].sentence == sentence)
    {
      key = fold_token (self, *token);
      if (*key != '\0')
        return key;
      g_clear_pointer (&key, g_free);
      (*token)++;
    }
  return g_strdup ("");
}

/* The longest of the names that begin with @head and stand at @token; of two that are as long, the first that is looked for. */
static guint
find_longest (GlmResolver   *self,
              guint          token,
              GHashTable    *table,
              const char    *head,
              guint          best,
              const Wanted **found)
{
  const GPtrArray *list = g_hash_table_lookup (table, head);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const Wanted *wanted = g_ptr_array_index (list, i);
      guint n = _glm_resolver_match_words (self, token, wanted->words, wanted->n_words);

      if (n > 0 && (n > best || (n == best && wanted->number < (*found)->number)) && suits (self, token, wanted))
        {
          best = n;
          *found = wanted;
        }
    }
  return best;
}

/* The longest name that is looked for and begins at @token. */
static guint
find_wanted (GlmResolver     *self,
             guint            token,
             GHashTable      *table,
             const Wanted   **found)
{
  g_autofree char *key = fold_token (self, token);
  g_auto (GStrv) words = g_strsplit (key, " ", 3);
  g_autofree char *first = g_strdup (words[0] != NULL ? words[0] : "");
  g_autofree char *two = NULL;
  guint best = find_longest (self, token, table, first, 0, found);

  if (words[0] != NULL && words[1] != NULL)
    two = g_strjoin (" ", words[0], words[1], NULL);
  else if (words[0] != NULL)
    {
      guint t = token + 1;
      g_autofree char *next = fold_next (self, &t);

      two = g_strdup_printf ("%s %.*s", first, (int) strcspn (next, " "), next);
      /* An elided particle may be one word with what follows, or a word. */
      if (g_str_has_suffix (next, "'") && t + 1 < self->n_tokens)
        {
          g_autofree char *after = fold_token (self, t + 1);
          g_autofree char *joined = g_strconcat (two, after, NULL);

          best = find_longest (self, token, table, joined, best, found);
        }
    }
  return two != NULL ? find_longest (self, token, table, two, best, found) : best;
}

/* A surname before or after another capitalised word is part of another name (« Marine Le Pen » is not « Pen »). */
static gboolean
stands_alone (GlmResolver *self,
              guint        first,
              guint        n)
{
  gboolean before = first > 0 && self->token[first - 1].sentence == self->token[first].sentence && is_capitalised (self, first - 1) &&
                    first > 1 && self->token[first - 2].sentence == self->token[first].sentence && !_glm_resolver_is_title (self, first - 1) &&
                    !_glm_resolver_is_article (self, first - 1) &&
                    self->token[first - 1].range.end < self->token[first].range.start;
  guint after = first + n;

  if (before)
    return FALSE;
  return !(after < self->n_tokens && self->token[after].sentence == self->token[first].sentence && is_capitalised (self, after));
}

/* « Anne Morel de Nordinfo » when « Anne Morel » is named too: whose she is, and no part of the name. */
static void
cut_whose (GlmResolver *self,
           GlmMention  *mention,
           GHashTable  *keys)
{
  static const char *const of[] = { "de", "d'", "d’", "du" };

  for (guint n = 2; n + 1 < mention->n_tokens; n++)
    {
      guint t = mention->first_token + n;
      gboolean linked = FALSE;
      g_autofree char *name = NULL;

      for (guint i = 0; i < G_N_ELEMENTS (of); i++)
        linked = linked || glm_resolver_token_is (self, t, of[i]);
      if (!linked)
        continue;
      name = glm_name_fold (self->text + mention->range.start, self->token[t - 1].range.end - mention->range.start);
      if (g_hash_table_contains (keys, name))
        {
          _glm_resolver_set_tokens (self, mention, mention->first_token, n);
          return;
        }
    }
}

/*
 * « Pauvre Christophe », « Car Olivier »: a common word with the capital of a sentence's start before a name that
 * stands alone elsewhere is no part of it.
 */
static void
strip_common_first_words (GlmResolver *self,
                          GArray      *found)
{
  g_autoptr (GHashTable) common = collect_common_words (self);
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < found->len; i++)
    {
      GlmRange range = g_array_index (found, GlmMention, i).range;

      g_hash_table_add (keys, glm_name_fold (self->text + range.start, glm_range_length (range)));
    }
  for (guint i = 0; i < found->len; i++)
    {
      GlmMention *mention = &g_array_index (found, GlmMention, i);
      GlmRange first = self->token[mention->first_token].range;
      g_autofree char *word = NULL;
      g_autofree char *rest = NULL;

      if (mention->kind != GLM_MENTION_PERSON || mention->n_tokens < 2)
        continue;
      cut_whose (self, mention, keys);
      word = glm_name_fold (self->text + first.start, glm_range_length (first));
      rest = glm_name_fold (self->text + self->token[mention->first_token + 1].range.start,
                            mention->range.end - self->token[mention->first_token + 1].range.start);
      if ((g_hash_table_contains (common, word) || g_utf8_strlen (word, -1) < MIN_SPREAD_LETTERS) && g_hash_table_contains (keys, rest) &&
          (mention->first_token == 0 || self->token[mention->first_token - 1].sentence != self->token[mention->first_token].sentence))
        _glm_resolver_set_tokens (self, mention, mention->first_token + 1, mention->n_tokens - 1);
    }
}

/* « le Conseil » for the one institution whose name begins so and was named before, in full: « Conseil d'État ». */
static gboolean
is_lone_head (GlmResolver *self,
              guint        token,
              guint        limit,
              GHashTable  *heads)
{
  static const char *const definite[] = { "le", "la", "l'", "l’", "du", "au", "Le", "La", "L'", "L’" };
  static const char *const going_on[] = { "de", "du", "des", "d'", "d’", "of" };
  GlmRange range = self->token[token].range;
  g_autofree char *key = NULL;
  gboolean article = FALSE;

  if (token == 0 || !is_capitalised (self, token) || self->token[token - 1].sentence != self->token[token].sentence)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (definite); i++)
    article = article || glm_resolver_token_is (self, token - 1, definite[i]);
  if (!article)
    return FALSE;
  if (token + 1 < self->n_tokens && self->token[token + 1].sentence == self->token[token].sentence)
    {
      /* « le président de l'Assemblée Claude Bartolone »: another name begins there. */
      if (is_capitalised (self, token + 1) && token + 1 != limit)
        return FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (going_on); i++)
        if (glm_resolver_token_is (self, token + 1, going_on[i]))
          return FALSE;
    }
  key = glm_name_fold (self->text + range.start, glm_range_length (range));
  return GPOINTER_TO_UINT (g_hash_table_lookup (heads, key)) == 1;
}

/* How many institutions begin with each noun; one that begins another's name is the same. */
static GHashTable *
collect_heads (GlmResolver *self)
{
  GHashTable *heads = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GlmFormIndex) forms = _glm_form_index_new (self->forms, NULL);

  for (guint f = 0; f < self->forms->len; f++)
    {
      const GlmForm *form = g_ptr_array_index (self->forms, f);
      const char *space = strchr (form->key, ' ');
      g_autofree char *head = NULL;
      const GArray *near;
      gboolean begins = FALSE;

      if (form_kind (form) != GLM_MENTION_INSTITUTION || space == NULL)
        continue;
      head = g_strndup (form->key, (gsize) (space - form->key));
      /* « la Commission » is Europe's, named in full or not. */
      if (strlen (head) < MIN_SPREAD_LETTERS || strcmp (head, "commission") == 0 || !glm_role_noun_is_institution (head))
        continue;
      near = _glm_form_index_beginning (forms, form->key);
      for (guint i = 0; i < near->len && !begins; i++)
        {
          const GlmForm *other = g_ptr_array_index (self->forms, g_array_index (near, guint, i));

          begins = glm_name_begins_with (other->key, form->key) && form_kind (other) == GLM_MENTION_INSTITUTION;
        }
      if (!begins)
        {
          guint count = GPOINTER_TO_UINT (g_hash_table_lookup (heads, head)) + 1;

          g_hash_table_replace (heads, g_steal_pointer (&head), GUINT_TO_POINTER (count));
        }
    }
  return heads;
}

/* The name that begins at @token, in tokens, and its kind; 0 when none does. */
static guint
find_name (GlmResolver    *self,
           guint           token,
           guint           limit,
           GHashTable     *table,
           GHashTable     *heads,
           GHashTable     *named,
           GlmMentionKind *kind)
{
  const Wanted *wanted = NULL;
  guint n;

  *kind = GLM_MENTION_INSTITUTION;
  if (may_begin (self, token) && (n = find_wanted (self, token, table, &wanted)) != 0 && token + n <= limit &&
      (wanted->n_words > 1 || wanted->acronym || stands_alone (self, token, n)))
    {
      *kind = wanted->kind;
      return n;
    }
  if (g_hash_table_size (named) > 0 && is_lone_head (self, token, limit, heads))
    {
      g_autofree char *key = glm_name_fold (self->text + self->token[token].range.start, glm_range_length (self->token[token].range));

      if (g_hash_table_contains (named, key))
        return 1;
    }
  return 0;
}

/* Notes the noun that an institution's name begins with. */
static void
note_head (GlmResolver      *self,
           const GlmMention *mention,
           GHashTable       *named)
{
  GlmRange range = self->token[mention->first_token].range;

  if (mention->kind == GLM_MENTION_INSTITUTION && mention->n_tokens > 1)
    g_hash_table_add (named, glm_name_fold (self->text + range.start, glm_range_length (range)));
}

/**
 * glm_resolver_spread:
 * @self: a resolver
 *
 * Finds every further place where a name stands that was found somewhere, and gives each mention its form.
 */
void
glm_resolver_spread (GlmResolver *self)
{
  g_autoptr (GArray) found = self->mentions;
  g_autoptr (GHashTable) table = NULL;
  g_autoptr (GHashTable) heads = NULL;
  g_autoptr (GHashTable) named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GArray *all = g_array_new (FALSE, FALSE, sizeof (GlmMention));
  guint next = 0;

  strip_common_first_words (self, found);
  for (guint i = 0; i < found->len; i++)
    {
      const GlmMention *mention = &g_array_index (found, GlmMention, i);
      guint index = glm_resolver_ensure_form (self, mention->range);
      GlmForm *form = g_ptr_array_index (self->forms, index);

      form->votes[mention->kind] += mention->confidence;
    }
  table = collect_wanted (self);
  heads = collect_heads (self);
  for (guint t = 0; t < self->n_tokens;)
    {
      GlmMention mention = { { 0, 0 }, t, 0, GLM_MENTION_INSTITUTION, 0.6f };
      guint limit = next < found->len ? g_array_index (found, GlmMention, next).first_token : self->n_tokens;

      if (limit <= t)
        mention = g_array_index (found, GlmMention, next++);
      else
        mention.n_tokens = find_name (self, t, limit, table, heads, named, &mention.kind);
      if (mention.n_tokens == 0)
        {
          t++;
          continue;
        }
      _glm_resolver_set_tokens (self, &mention, mention.first_token, mention.n_tokens);
      g_array_append_val (all, mention);
      note_head (self, &mention, named);
      t = mention.first_token + mention.n_tokens;
    }
  self->mentions = all;

  for (guint i = 0; i < all->len; i++)
    {
      const GlmMention *mention = &g_array_index (all, GlmMention, i);
      guint index = glm_resolver_ensure_form (self, mention->range);
      GlmForm *form = g_ptr_array_index (self->forms, index);
      guint none = GLM_NO_CLUSTER;

      /* A form that only the spreading found has no vote yet. */
      if (form->mentions->len == 0 && form->votes[0] + form->votes[1] + form->votes[2] + form->votes[3] <= 0.0f)
        form->votes[mention->kind] = mention->confidence;

      g_array_append_val (form->mentions, i);
      g_array_append_val (self->form_of, index);
      g_array_append_val (self->cluster_of, none);
    }
}
