/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What the text says a being is, as the shortest quotation that says it. Four places are looked at: right before
 * the name (« le ministre de l'Économie Bruno Le Maire »), before it and a comma (« son avocate, Me Castaing, »),
 * after it and a comma (« Richard Haass, président du … ») and in brackets after it. A role begins with an article
 * or not, words like « ancien », and a noun of the lists; what does not is none. Silence is better than a wrong one.
 */

#include "config.h"

#include "glm-resolver-private.h"

#include <string.h>

#define MAX_ROLE_TOKENS 16
#define MAX_ROLES 4

/* A token with small letters and without accents; hyphens stay, for « vice-président » is one noun. */
static char *
fold_token (GlmResolver *self,
            guint        token)
{
  GlmRange range = self->token[token].range;
  g_autofree char *decomposed = g_utf8_normalize (self->text + range.start, (gssize) glm_range_length (range), G_NORMALIZE_NFKD);
  GString *folded = g_string_new (NULL);

  for (const char *p = decomposed; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0x2019)
        c = '\'';
      if (c == 0x153)
        g_string_append (folded, "oe");
      else if (!g_unichar_ismark (c))
        g_string_append_unichar (folded, g_unichar_tolower (c));
    }
  return g_string_free (folded, FALSE);
}

static gboolean
is_word (GlmResolver       *self,
         guint              token,
         const char *const *words,
         guint              n)
{
  g_autofree char *folded = NULL;

  if (token >= self->n_tokens)
    return FALSE;
  folded = fold_token (self, token);
  for (guint i = 0; i < n; i++)
    if (strcmp (folded, words[i]) == 0)
      return TRUE;
  return FALSE;
}

#define IS_WORD(self, token, list) is_word (self, token, list, G_N_ELEMENTS (list))

static const char *const articles[] = { "le", "la", "les", "l'", "un", "une", "son", "sa", "ses", "leur", "leurs", "notre", "ce", "cet", "cette",
                                        "du", "au", "des", "aux", "d'", "nos", "votre", "mon", "ma" };
static const char *const stops[] = { ",", ";", ":", ".", "!", "?", "(", ")", "«", "»", "“", "”", "\"", "–", "—", "…", "...", "-", "[", "]" };
static const char *const linking[] = { "de", "du", "des", "d'", "la", "le", "les", "l'", "a", "au", "aux", "en", "et", "pour", "sur", "contre",
                                       "chez", "dans", "par", "sous", "entre", "depuis", "aupres", "pres" };
static const char *const verbs[] = { "est", "sont", "etait", "etaient", "a", "ont", "avait", "avaient", "sera", "fut", "va", "dit", "declare", "affirme",
                                     "qui", "que", "dont", "ou", "ne", "n'", "se", "s'", "lui", "y", "il", "elle", "ils", "on", "mais", "puis", "alors",
                                     "quand", "lorsque", "si", "car", "donc" };

/* Verbs that end an apposition which no comma closes: « Charlotte Houpline, fondatrice de Wara affirme ». */
static const char *const speaking[] = { "affirme", "declare", "explique", "ajoute", "estime", "assure", "precise", "souligne", "raconte", "confie",
                                        "indique", "rappelle", "repond", "insiste", "resume", "regrette", "poursuit", "conclut", "annonce",
                                        "denonce", "plaide", "constate", "reconnait", "soutient", "pense", "croit", "veut", "vient", "peut", "doit",
                                        "fait", "sait", "dirige", "travaille", "devient", "devrait", "pourrait", "reste", "prend", "salue", "promet" };

/* Nouns that are verbs too: « juge Mme Binet », « met en garde ». */
static const char *const verbal[] = { "juge", "garde", "gardes", "guide", "critique", "pilote", "cadre", "cadres", "numero" };

static gboolean
is_stop (GlmResolver *self,
         guint        token)
{
  return IS_WORD (self, token, stops);
}

static gboolean
same_sentence (GlmResolver *self,
               guint        a,
               guint        b)
{
  return b < self->n_tokens && self->token[a].sentence == self->token[b].sentence;
}

/* « deux membres », « leurs épouses »: what is said of several is not said of one. */
static gboolean
is_plural (GlmResolver *self,
           guint        token)
{
  static const char *const same[] = { "fils", "epoux", "processus" };
  g_autofree char *folded = fold_token (self, token);

  return strlen (folded) > 3 && (g_str_has_suffix (folded, "s") || g_str_has_suffix (folded, "aux")) && !IS_WORD (self, token, same);
}

static gboolean
is_noun (GlmResolver  *self,
         guint         token,
         GlmEntityKind kind)
{
  g_autofree char *folded = fold_token (self, token);

  /* « Jeune », « Président » at the start of a sentence are nouns too, but a name is not. */
  if (is_plural (self, token))
    return FALSE;
  /* « chargée de cours »; « la charge » is not. */
  if (kind == GLM_ENTITY_PERSON && (glm_resolver_token_is (self, token, "chargé") || glm_resolver_token_is (self, token, "chargée")))
    return glm_resolver_token_is (self, token + 1, "de") || glm_resolver_token_is (self, token + 1, "d'") ||
           glm_resolver_token_is (self, token + 1, "d’") || glm_resolver_token_is (self, token + 1, "des") ||
           glm_resolver_token_is (self, token + 1, "du");
  if (kind == GLM_ENTITY_PERSON)
    return glm_role_noun_is_person (folded);
  return glm_role_noun_is_institution (folded);
}

static gboolean
is_modifier (GlmResolver *self,
             guint        token)
{
  g_autofree char *folded = fold_token (self, token);

  return glm_role_is_modifier (folded) || g_ascii_isdigit (folded[0]);
}

/* The first mention that begins at or after @token. */
static guint
mention_from (GlmResolver *self,
              guint        token)
{
  guint low = 0, high = self->mentions->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->mentions, GlmMention, middle).first_token < token)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gboolean
mention_begins_at (GlmResolver *self,
                   guint        token)
{
  guint m = mention_from (self, token);

  return m < self->mentions->len && g_array_index (self->mentions, GlmMention, m).first_token == token;
}

/* The token where the noun phrase that begins at @token has its first word after the article, if it is a role's. */
static guint
role_start (GlmResolver  *self,
            guint         token,
            guint         limit,
            GlmEntityKind kind)
{
  guint at = token;
  guint start;

  while (at < limit && at < token + 2 && IS_WORD (self, at, articles))
    at++;
  start = at;
  /* « premier ministre », « ancien président »: the noun is the last of them; « jeune prodige » has none. */
  for (guint n = 0; n < 3 && at < limit; n++, at++)
    {
      /* « ministère des Transports » is another institution, not what this one is. */
      if (mention_begins_at (self, at))
        return GLM_NO_CLUSTER;
      if (is_noun (self, at, kind))
        return start;
      if (!is_modifier (self, at))
        break;
    }
  return GLM_NO_CLUSTER;
}

static gboolean
person_begins_at (GlmResolver *self,
                  guint        token)
{
  guint m = mention_from (self, token);

  return m < self->mentions->len && g_array_index (self->mentions, GlmMention, m).first_token == token &&
         g_array_index (self->mentions, GlmMention, m).kind == GLM_MENTION_PERSON;
}

/* Where the apposition that begins at @token ends: at a sign, or before « et » and another person. */
static guint
apposition_end (GlmResolver *self,
                guint        token,
                gboolean    *closed)
{
  static const char *const joining[] = { "et", "ou", "ainsi" };
  static const char *const clause[] = { "qui", "que", "qu'", "dont", "ou", "lorsque", "quand", "ayant", "alors", "mais", "feraient", "est", "sont",
                                        "etait", "etaient", "aurait", "auraient", "avait", "avaient", "ont", "n'", "ne", "s'", "se" };
  guint end = token;

  *closed = FALSE;
  while (end < token + MAX_ROLE_TOKENS && same_sentence (self, token, end))
    {
      if (is_stop (self, end))
        {
          *closed = TRUE;
          break;
        }
      if (end > token && IS_WORD (self, end, joining) && (person_begins_at (self, end + 1) || person_begins_at (self, end + 2)))
        {
          *closed = TRUE;
          break;
        }
      /* "a" is the verb; "à" folds to the same letter. */
      if (end > token && (IS_WORD (self, end, clause) || IS_WORD (self, end, speaking) || glm_resolver_token_is (self, end, "a")))
        {
          *closed = TRUE;
          break;
        }
      end++;
    }
  if (!*closed && !same_sentence (self, token, end))
    *closed = TRUE;
  /* What links to nothing is no part of it. */
  while (end > token && IS_WORD (self, end - 1, linking))
    end--;
  return end;
}

static void
add_role (GlmResolver *self,
          guint        start,
          guint        end,
          GArray      *roles)
{
  GlmRole role;

  if (end <= start || end > start + MAX_ROLE_TOKENS || roles->len >= MAX_ROLES)
    return;
  role.range.start = self->token[start].range.start;
  role.range.end = self->token[end - 1].range.end;
  for (guint i = 0; i < roles->len; i++)
    if (glm_range_overlaps (g_array_index (roles, GlmRole, i).range, role.range))
      return;
  role.text = glm_resolver_dup (self, role.range);
  for (guint i = 0; i < roles->len; i++)
    {
      GlmRole *known = &g_array_index (roles, GlmRole, i);
      g_autofree char *old = g_utf8_casefold (known->text, -1);
      g_autofree char *new = g_utf8_casefold (role.text, -1);

      if (g_str_has_prefix (old, new))
        {
          g_free (role.text);
          return;
        }
      /* « président » and later « président du club »: the fuller says it all. */
      if (g_str_has_prefix (new, old))
        {
          g_free (known->text);
          *known = role;
          return;
        }
    }
  g_array_append_val (roles, role);
}

/* « Selon Les Echos, le groupe va … »: what follows the comma is the sentence's, unless another comma closes it. */
static gboolean
is_adverbial (GlmResolver      *self,
              const GlmMention *mention)
{
  static const char *const words[] = { "selon", "apres", "d'apres", "pour", "chez", "avec", "dans", "sans", "contre", "depuis", "avant", "comme" };
  guint before = mention->first_token;

  while (before > 0 && same_sentence (self, before - 1, mention->first_token) && before + 3 > mention->first_token &&
         (IS_WORD (self, before - 1, articles) || glm_resolver_token_is (self, before - 1, "M.") || glm_resolver_token_is (self, before - 1, "Mme")))
    before--;
  return before > 0 && same_sentence (self, before - 1, mention->first_token) && IS_WORD (self, before - 1, words) &&
         (before == 1 || !same_sentence (self, before - 2, before));
}

/* « le PSG de Luis Enrique, champion d'Europe »: who is meant cannot be told. */
static gboolean
belongs_to_name (GlmResolver      *self,
                 const GlmMention *mention)
{
  guint m = mention_from (self, mention->first_token);
  const GlmMention *last;

  if (m == 0 || mention->first_token < 2 || !glm_resolver_token_is (self, mention->first_token - 1, "de"))
    return FALSE;
  last = &g_array_index (self->mentions, GlmMention, m - 1);
  return last->first_token + last->n_tokens + 1 == mention->first_token;
}

/* « Richard Haass, un ancien diplomate américain, président du … depuis 2003. » */
static void
roles_after (GlmResolver      *self,
             const GlmMention *mention,
             GlmEntityKind     kind,
             GArray           *roles)
{
  guint comma = mention->first_token + mention->n_tokens;
  gboolean adverbial = is_adverbial (self, mention);
  gboolean closed;

  if (belongs_to_name (self, mention))
    return;
  /* « Antoine*, »: the asterisk of a name that was changed. */
  if (glm_resolver_token_is (self, comma, "*"))
    comma++;
  /* An acronym or a party in brackets stands between. */
  if (glm_resolver_token_is (self, comma, "("))
    {
      guint close = comma + 1;

      while (close < comma + 8 && same_sentence (self, comma, close) && !glm_resolver_token_is (self, close, ")"))
        close++;
      if (glm_resolver_token_is (self, close, ")"))
        comma = close + 1;
    }
  for (guint n = 0; n < 3 && glm_resolver_token_is (self, comma, ",") && same_sentence (self, mention->first_token, comma + 1); n++)
    {
      guint start = role_start (self, comma + 1, comma + 1 + MAX_ROLE_TOKENS, kind);
      guint end;

      if (start == GLM_NO_CLUSTER || !same_sentence (self, comma, start))
        {
          /* « 62 ans » or « né à Lyon » between two commas does not end the apposition. */
          guint next = comma + 1;

          if (!g_ascii_isdigit (self->text[self->token[next].range.start]))
            return;
          while (next < comma + 6 && same_sentence (self, comma, next) && !is_stop (self, next))
            next++;
          comma = next;
          continue;
        }
      end = apposition_end (self, start, &closed);
      if (!closed || (adverbial && !glm_resolver_token_is (self, end, ",")))
        return;
      /* « X, le ministre Y et Z »: a list, not an apposition, when a person stands inside. */
      for (guint t = start; t < end; t++)
        if (kind == GLM_ENTITY_PERSON && person_begins_at (self, t))
          return;
      add_role (self, start, end, roles);
      comma = end;
    }
}

/* « explique Joechen Zaumseil le vice-président de L'Oréal »: an apposition that no comma opens. */
static void
roles_right_after (GlmResolver      *self,
                   const GlmMention *mention,
                   GArray           *roles)
{
  static const char *const definite[] = { "le", "la", "l'" };
  guint after = mention->first_token + mention->n_tokens;
  guint start, end;
  gboolean closed;

  if (!same_sentence (self, mention->first_token, after + 1) || !IS_WORD (self, after, definite) || mention->n_tokens < 2)
    return;
  start = role_start (self, after, after + MAX_ROLE_TOKENS, GLM_ENTITY_PERSON);
  if (start != after + 1 || !same_sentence (self, after, start))
    return;
  end = apposition_end (self, start, &closed);
  for (guint t = start; t < end; t++)
    if (person_begins_at (self, t))
      return;
  if (closed)
    add_role (self, start, end, roles);
}

/* In brackets: « (ministre de la Culture) ». */
static void
roles_in_brackets (GlmResolver      *self,
                   const GlmMention *mention,
                   GlmEntityKind     kind,
                   GArray           *roles)
{
  guint open = mention->first_token + mention->n_tokens;
  guint start, end;
  gboolean closed;

  if (!glm_resolver_token_is (self, open, "(") || !same_sentence (self, mention->first_token, open + 1))
    return;
  start = role_start (self, open + 1, open + 1 + MAX_ROLE_TOKENS, kind);
  if (start == GLM_NO_CLUSTER)
    return;
  end = apposition_end (self, start, &closed);
  if (closed)
    add_role (self, start, end, roles);
}

static const char *const of_someone[] = { "de", "d'", "du" };

/* Whether the words [start, end) can all be inside one role: no sign, no verb, no other person. */
static gboolean
is_one_phrase (GlmResolver *self,
               guint        start,
               guint        end)
{
  for (guint t = start; t < end; t++)
    {
      if (is_stop (self, t))
        return FALSE;
      /* « le colistier de Donald Trump », and nobody else. */
      if (person_begins_at (self, t))
        {
          const GlmMention *other = &g_array_index (self->mentions, GlmMention, mention_from (self, t));

          return t > start + 1 && IS_WORD (self, t - 1, of_someone) && t + other->n_tokens == end;
        }
      /* The noun itself may look like a verb's neighbour; what follows it may not be one. "à" folds to the verb "a". */
      if (t > start && (glm_resolver_token_is (self, t, "a") || (IS_WORD (self, t, verbs) && !IS_WORD (self, t, linking))))
        return FALSE;
    }
  return TRUE;
}

/* Adjectives of nationality, party and the like that stand between a noun and a name. */
static gboolean
is_adjective (GlmResolver *self,
              guint        token)
{
  static const char *const endings[] = { "ain", "aine", "ais", "aise", "ois", "oise", "ien", "ienne", "al", "ale", "if", "ive", "iste", "ique",
                                         "el", "elle", "ard", "arde", "eux", "euse", "e", "ee", "aire", "ant", "ante", "eur", "ol", "ole", "in", "ine",
                                         "an", "ane", "ite", "que", "able", "ier", "iere", "es", "aux", "ns", "cs" };
  g_autofree char *folded = fold_token (self, token);

  if (!g_ascii_islower (folded[0]) || g_unichar_isupper (g_utf8_get_char (self->text + self->token[token].range.start)))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (folded, endings[i]) && strlen (folded) > 3)
      return TRUE;
  return FALSE;
}

/* Between the noun and the name: adjectives right after the noun, then « de … » with what is named there. */
static gboolean
is_complement (GlmResolver *self,
               guint        noun,
               guint        end)
{
  guint t = noun + 1;

  while (t < end && is_adjective (self, t) && !IS_WORD (self, t, linking))
    t++;
  if (t == end)
    return TRUE;
  /* « un député LREM » */
  if (mention_begins_at (self, t))
    {
      const GlmMention *party = &g_array_index (self->mentions, GlmMention, mention_from (self, t));

      return party->kind == GLM_MENTION_INSTITUTION && t + party->n_tokens == end;
    }
  return IS_WORD (self, t, linking) && !IS_WORD (self, end - 1, linking);
}

/* The role whose noun phrase ends right before @end; a determiner, a sign or the sentence's start must stand before it. */
static gboolean
find_role_before (GlmResolver  *self,
                  guint         end,
                  GlmEntityKind kind,
                  gboolean      needs_article,
                  guint        *found)
{
  for (guint t = end; t-- > 0 && t + MAX_ROLE_TOKENS > end && same_sentence (self, t, end - 1);)
    {
      guint start = t;
      gboolean article;

      if (is_stop (self, t))
        break;
      if (!is_noun (self, t, kind))
        continue;
      /* « juge en chef »: the noun is before. */
      if (t > 1 && glm_resolver_token_is (self, t - 1, "en") && same_sentence (self, t - 2, t) && is_noun (self, t - 2, kind))
        continue;
      if (!is_complement (self, t, end) || !is_one_phrase (self, t, end))
        continue;
      while (start > 0 && same_sentence (self, start - 1, t) && (is_modifier (self, start - 1) || is_noun (self, start - 1, kind)) &&
             !IS_WORD (self, start - 1, articles))
        start--;
      article = start > 0 && same_sentence (self, start - 1, t) && IS_WORD (self, start - 1, articles);
      if (!article && (IS_WORD (self, t, verbal) || glm_resolver_token_is (self, t, "Maître")))
        return FALSE;
      if (needs_article && !article && !(start == 0 || !same_sentence (self, start - 1, t)))
        return FALSE;
      if (!article && start > 0 && same_sentence (self, start - 1, t) && !is_stop (self, start - 1) && !IS_WORD (self, start - 1, linking))
        return FALSE;
      *found = start;
      return TRUE;
    }
  return FALSE;
}

static gboolean
is_title_token (GlmResolver *self,
                guint        token)
{
  static const char *const titles[] = { "m.", "mm.", "mme", "mmes", "mlle", "me", "mes", "mgr", "dr", "pr", "m", "monsieur", "madame" };

  return IS_WORD (self, token, titles);
}

/* « le ministre de l'Économie Bruno Le Maire »; « Le procureur de la République, Jean Roux, » */
static void
roles_before (GlmResolver      *self,
              const GlmMention *mention,
              GlmEntityKind     kind,
              GArray           *roles)
{
  guint first = mention->first_token;
  guint start;

  while (first > 0 && same_sentence (self, first - 1, mention->first_token) && is_title_token (self, first - 1))
    first--;
  if (first == 0 || !same_sentence (self, first - 1, mention->first_token))
    return;
  if (glm_resolver_token_is (self, first - 1, ","))
    {
      guint after = mention->first_token + mention->n_tokens;
      gboolean closed = after >= self->n_tokens || !same_sentence (self, first, after) || is_stop (self, after);

      guint end = first - 1;

      /* « le président de l'Union pétrolière (Ufip), » */
      if (end > 3 && glm_resolver_token_is (self, end - 1, ")") && glm_resolver_token_is (self, end - 3, "("))
        end -= 3;
      /* A list of names looks the same; it has a name before the comma. */
      if (kind == GLM_ENTITY_PERSON && closed && end > 0 && !person_begins_at (self, end - 1) && find_role_before (self, end, kind, TRUE, &start))
        add_role (self, start, end, roles);
      return;
    }
  if (find_role_before (self, first, kind, FALSE, &start))
    add_role (self, start, first, roles);
}

/* « X, qui dirige l'institut, »: a clause that says what the person does. */
static void
roles_in_clause (GlmResolver      *self,
                 const GlmMention *mention,
                 GArray           *roles)
{
  static const char *const duties[] = { "dirige", "dirigeait", "preside", "presidait", "conduit", "represente", "commande", "incarne", "dirigera",
                                        "presidera" };
  guint comma = mention->first_token + mention->n_tokens;
  guint end;
  gboolean closed;

  if (!glm_resolver_token_is (self, comma, ",") || !glm_resolver_token_is (self, comma + 1, "qui") || !IS_WORD (self, comma + 2, duties) ||
      !same_sentence (self, comma, comma + 3))
    return;
  end = apposition_end (self, comma + 3, &closed);
  if (closed)
    add_role (self, comma + 1, end, roles);
}

/* « X est une journaliste française »: the verb right after the name. */
static void
roles_after_verb (GlmResolver      *self,
                  const GlmMention *mention,
                  GlmEntityKind     kind,
                  GArray           *roles)
{
  static const char *const copulas[] = { "est", "etait", "fut" };
  guint verb = mention->first_token + mention->n_tokens;
  guint start, end;
  gboolean closed;

  if (!same_sentence (self, mention->first_token, verb + 1) || !IS_WORD (self, verb, copulas))
    return;
  start = role_start (self, verb + 1, verb + 1 + MAX_ROLE_TOKENS, kind);
  if (start == GLM_NO_CLUSTER || !same_sentence (self, verb, start))
    return;
  end = apposition_end (self, start, &closed);
  if (closed)
    add_role (self, start, end, roles);
}

/**
 * glm_resolver_roles:
 * @self: a resolver
 * @mention: index of a mention
 * @kind: what its being is
 * @roles: (element-type GlmRole): takes what the text says there
 *
 * Every role is a stretch of the text.
 */
void
glm_resolver_roles (GlmResolver  *self,
                    guint         mention,
                    GlmEntityKind kind,
                    GArray       *roles)
{
  const GlmMention *here = &g_array_index (self->mentions, GlmMention, mention);

  roles_before (self, here, kind, roles);
  roles_after (self, here, kind, roles);
  roles_in_brackets (self, here, kind, roles);
  if (kind == GLM_ENTITY_PERSON)
    {
      roles_right_after (self, here, roles);
      roles_in_clause (self, here, roles);
    }
  roles_after_verb (self, here, kind, roles);
}
