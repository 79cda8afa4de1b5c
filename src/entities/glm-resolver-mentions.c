/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * From the tagger's mentions to those that count, and the forms they take. How far a name goes is in
 * glm-resolver-trim.c, what is no name in glm-resolver-things.c, what is added in glm-resolver-announced.c.
 */

#include "config.h"

#include "glm-resolver-private.h"

#include <string.h>

/* The text of a range; to be freed. */
char *
glm_resolver_dup_range (GlmResolver *self,
                        GlmRange     range)
{
  return g_strndup (self->text + range.start, glm_range_length (range));
}

/* The text of a token; to be freed. */
char *
glm_resolver_dup_token (GlmResolver *self,
                        guint        token)
{
  return glm_resolver_dup_range (self, self->token[token].range);
}

gboolean
_glm_resolver_is_any (GlmResolver       *self,
                      guint              token,
                      const char *const *words,
                      guint              n_words)
{
  for (guint i = 0; i < n_words; i++)
    if (glm_resolver_token_is (self, token, words[i]))
      return TRUE;
  return FALSE;
}

/* An article or an elision that a tagger may have taken into the name. */
gboolean
_glm_resolver_is_article (GlmResolver *self,
                          guint        token)
{
  static const char *const articles[] = { "l'", "l’", "d'", "d’", "L'", "L’", "le", "la", "les", "du", "des", "de", "un", "une", "au", "aux",
                                          "qu'", "qu’", "«", "»", "“", "”", "\"", "(", ")", ",", "." };

  for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
    if (glm_resolver_token_is (self, token, articles[i]))
      return TRUE;
  return FALSE;
}

gboolean
_glm_resolver_is_title (GlmResolver *self,
                        guint        token)
{
  static const char *const titles[] = { "M.", "MM.", "Mme", "Mmes", "Mlle", "Me", "Mes", "Mgr", "Dr", "Dr.", "Pr", "Pr.", "Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Monsieur", "Madame", "Mademoiselle", "Maître", "Maîtres",
                                        "Excellence", "Majesté", "Altesse", "Sainteté", "Éminence", "Monseigneur" };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (glm_resolver_token_is (self, token, titles[i]))
      return TRUE;
  return FALSE;
}

void
_glm_resolver_set_tokens (GlmResolver *self,
                          GlmMention  *mention,
                          guint        first,
                          guint        n)
{
  mention->first_token = first;
  mention->n_tokens = n;
  mention->range.start = self->token[first].range.start;
  mention->range.end = self->token[first + n - 1].range.end;
}

/* The index of the first mention that begins at or after @token. */
guint
_glm_resolver_mention_from (GlmResolver *self,
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

/* The first mention that has a token of [first, end); NULL when none has. */
GlmMention *
_glm_resolver_mention_in (GlmResolver *self,
                          guint        first,
                          guint        end)
{
  guint at = _glm_resolver_mention_from (self, first);
  GlmMention *mention;

  if (at > 0)
    {
      mention = &g_array_index (self->mentions, GlmMention, at - 1);
      if (mention->first_token + mention->n_tokens > first)
        return mention;
    }
  if (at == self->mentions->len)
    return NULL;
  mention = &g_array_index (self->mentions, GlmMention, at);
  return mention->first_token < end ? mention : NULL;
}

/* Makes [first, end) a mention; what stood there is none any more. */
void
_glm_resolver_put (GlmResolver   *self,
                   guint          first,
                   guint          end,
                   GlmMentionKind kind,
                   float          confidence)
{
  GlmMention mention = { { 0, 0 }, 0, 0, kind, confidence };
  const GlmMention *old;

  while ((old = _glm_resolver_mention_in (self, first, end)) != NULL)
    g_array_remove_index (self->mentions, (guint) (old - (const GlmMention *) (gconstpointer) self->mentions->data));
  _glm_resolver_set_tokens (self, &mention, first, end - first);
  g_array_insert_val (self->mentions, _glm_resolver_mention_from (self, first), mention);
}

gboolean
_glm_resolver_is_lower (GlmResolver *self,
                        guint        token)
{
  return token < self->n_tokens && g_unichar_islower (g_utf8_get_char (self->text + self->token[token].range.start));
}

/* A noun that may begin an institution's name with a small letter: « université de Genève ». */
gboolean
_glm_resolver_is_institution_noun (GlmResolver *self,
                                   guint        token)
{
  GlmRange range = self->token[token].range;
  g_autofree char *key = glm_name_fold (self->text + range.start, glm_range_length (range));

  return glm_role_noun_is_institution (key) || strcmp (key, "region") == 0 || strcmp (key, "inspection") == 0 || strcmp (key, "etat") == 0 ||
         strcmp (key, "communaute") == 0 || strcmp (key, "metropole") == 0 || strcmp (key, "mission") == 0 || strcmp (key, "haut") == 0;
}

/* « Track Two diplomacy » between quotation marks is an expression, not a person. */
static gboolean
is_quoted_phrase (GlmResolver      *self,
                  const GlmMention *mention)
{
  static const char *const opening[] = { "“", "«", "\"" };
  guint before = mention->first_token;
  guint after = before + mention->n_tokens;
  gboolean quoted = FALSE;

  /* A single word may be a surname in what someone says. */
  if (mention->n_tokens < 2)
    return FALSE;
  for (guint i = 0; before > 0 && i < G_N_ELEMENTS (opening); i++)
    quoted = quoted || glm_resolver_token_is (self, before - 1, opening[i]);
  if (!quoted)
    return FALSE;
  for (guint t = after; t < MIN (after + 4, self->n_tokens); t++)
    if (glm_resolver_token_is (self, t, "”") || glm_resolver_token_is (self, t, "»") || glm_resolver_token_is (self, t, "\""))
      return t > after;
  return FALSE;
}

/* « ministère de l'Intérieur » when only « Intérieur » was seen; « département d'État ». */
gboolean
_glm_resolver_is_department_head (GlmResolver *self,
                                  guint        token)
{
  static const char *const heads[] = { "ministère", "Ministère", "département", "Département", "secrétariat", "administration",
                                       "Administration" };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    if (glm_resolver_token_is (self, token, heads[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_of (GlmResolver *self,
       guint        token)
{
  static const char *const words[] = { "de", "du", "des", "d'", "d’", "la", "l'", "l’", "à" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (glm_resolver_token_is (self, token, words[i]))
      return TRUE;
  return FALSE;
}

gboolean
_glm_resolver_is_department_subject (GlmResolver *self,
                                     guint        token)
{
  static const char *const subjects[] = { "État", "Etat", "Intérieur", "Justice", "Défense", "Économie", "Finances", "Travail", "Santé",
                                          "Culture", "Éducation", "Trésor", "Commerce", "Énergie", "Affaires", "Armées", "Agriculture",
                                          "Environnement", "Transports", "Outre-mer", "Sports", "Intérieure", "Recherche", "Logement" };

  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    if (glm_resolver_token_is (self, token, subjects[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_branch (GlmResolver *self,
           guint        token)
{
  static const char *const branches[] = { "fédération", "Fédération", "section", "Section", "union", "Union", "branche", "confédération" };

  for (guint i = 0; i < G_N_ELEMENTS (branches); i++)
    if (glm_resolver_token_is (self, token, branches[i]))
      return TRUE;
  return FALSE;
}

/*
 * Widens a mention to the department it names. A person after « administration » makes an institution
 * of both (« administration Biden »).
 */
static void
widen_mention (GlmResolver *self,
               GlmMention  *mention)
{
  guint first = mention->first_token;
  guint head = first;

  if (mention->kind == GLM_MENTION_PERSON)
    {
      if (first > 0 && (glm_resolver_token_is (self, first - 1, "administration") || glm_resolver_token_is (self, first - 1, "Administration")) &&
          mention->n_tokens <= 2 && self->token[first - 1].sentence == self->token[first].sentence)
        {
          _glm_resolver_set_tokens (self, mention, first - 1, mention->n_tokens + 1);
          mention->kind = GLM_MENTION_INSTITUTION;
        }
      return;
    }
  /* « la fédération CGT des cheminots » when the name seemed to begin with the acronym */
  if (mention->kind == GLM_MENTION_INSTITUTION && mention->n_tokens > 2 && first > 0 && is_of (self, first + 1) &&
      self->token[first - 1].sentence == self->token[first].sentence && is_branch (self, first - 1))
    {
      g_autofree char *acronym = glm_resolver_dup_token (self, first);

      if (glm_name_is_acronym (acronym))
        _glm_resolver_set_tokens (self, mention, first - 1, mention->n_tokens + 1);
      return;
    }
  while (head > 0 && first - head < 3 && is_of (self, head - 1) && self->token[head - 1].sentence == self->token[first].sentence)
    head--;
  if (head == first || head == 0 || !_glm_resolver_is_department_head (self, head - 1))
    return;
  /* « département de la Marne » is a place; « département de la Justice » is not. */
  if (!glm_resolver_token_is (self, head - 1, "ministère") && !glm_resolver_token_is (self, head - 1, "Ministère") &&
      !_glm_resolver_is_department_subject (self, first))
    return;
  _glm_resolver_set_tokens (self, mention, head - 1, mention->n_tokens + first - head + 1);
  mention->kind = GLM_MENTION_INSTITUTION;
}

/* « Rouvray, P. E. » is « P. E. Rouvray ». */
static char *
fold_form (GlmResolver *self,
           GlmRange     range)
{
  char *key = glm_name_fold (self->text + range.start, glm_range_length (range));
  char *comma = strstr (key, ", ");

  if (comma != NULL && strchr (comma + 1, ',') == NULL)
    {
      char *turned;

      *comma = '\0';
      turned = g_strconcat (comma + 2, " ", key, NULL);
      g_free (key);
      key = turned;
    }
  return key;
}

/* The number of the form that stands there; one that was not met before gets the next. */
guint
glm_resolver_ensure_form (GlmResolver *self,
                          GlmRange     range)
{
  g_autofree char *key = fold_form (self, range);
  gpointer known = g_hash_table_lookup (self->by_key, key);
  GlmForm *form;

  if (known != NULL)
    return GPOINTER_TO_UINT (known) - 1;
  form = g_new0 (GlmForm, 1);
  form->n_words = glm_name_count_words (key);
  form->key = g_steal_pointer (&key);
  form->text = glm_resolver_dup_range (self, range);
  form->mentions = g_array_new (FALSE, FALSE, sizeof (guint));
  form->cluster = GLM_NO_CLUSTER;
  g_ptr_array_add (self->forms, form);
  g_hash_table_insert (self->by_key, form->key, GUINT_TO_POINTER (self->forms->len));
  return self->forms->len - 1;
}

/* « J-M Ayrault », « F. Hollande » */
static gboolean
is_initials (GlmResolver *self,
             guint        token)
{
  g_autofree char *text = glm_resolver_dup_token (self, token);
  gboolean sign = FALSE;

  if (strlen (text) > 5 || _glm_resolver_is_title (self, token) || !g_ascii_isupper (text[0]))
    return FALSE;
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p != '.' && *p != '-' && !g_ascii_isupper (*p))
        return FALSE;
      if (g_ascii_isupper (*p) && g_ascii_isupper (p[1]))
        return FALSE;
      sign = sign || !g_ascii_isupper (*p);
    }
  return sign;
}

/* « Fondation EDF » when only « EDF » was seen: a noun with a capital of its own right before the name. */
static void
extend_left (GlmResolver *self)
{
  for (guint i = 0; i < self->mentions->len; i++)
    {
      GlmMention *mention = &g_array_index (self->mentions, GlmMention, i);
      guint before = mention->first_token - 1;

      if (mention->kind == GLM_MENTION_PERSON && mention->first_token > 0 && is_initials (self, before) &&
          self->token[before].sentence == self->token[mention->first_token].sentence &&
          !(i > 0 && mention[-1].first_token + mention[-1].n_tokens > before))
        _glm_resolver_set_tokens (self, mention, before, mention->n_tokens + 1);
      if (mention->kind != GLM_MENTION_INSTITUTION || mention->first_token < 2 ||
          self->token[before - 1].sentence != self->token[mention->first_token].sentence ||
          (i > 0 && mention[-1].first_token + mention[-1].n_tokens > before) ||
          !g_unichar_isupper (g_utf8_get_char (self->text + self->token[before].range.start)) ||
          self->token[before].range.end + 1 != mention->range.start)
        continue;
      if (glm_range_length (self->token[before].range) > 3 && _glm_resolver_is_institution_noun (self, before))
        _glm_resolver_set_tokens (self, mention, before, mention->n_tokens + 1);
    }
}

/* « Parlement russe », « Sénat américain »: which of those that are called so. */
static gboolean
is_parliament_of (GlmResolver      *self,
                  const GlmMention *mention)
{
  static const char *const bodies[] = { "Parlement", "Congrès", "Sénat" };
  static const char *const endings[] = { "ais", "ois", "ain", "ien", "éen", "ol", "and", "russe", "turc", "grec", "belge", "suisse", "serbe", "croate", "tchèque",
                                         "slovaque", "slovène", "bulgare", "britannique", "arabe" };
  guint after = mention->first_token + mention->n_tokens;
  g_autofree char *adjective = NULL;
  gboolean body = FALSE;

  if (mention->kind != GLM_MENTION_INSTITUTION || mention->n_tokens != 1 || after >= self->n_tokens ||
      self->token[after].sentence != self->token[mention->first_token].sentence || !_glm_resolver_is_lower (self, after))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    body = body || glm_resolver_token_is (self, mention->first_token, bodies[i]);
  if (!body)
    return FALSE;
  adjective = glm_resolver_dup_token (self, after);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (strlen (adjective) > 4 && g_str_has_suffix (adjective, endings[i]) && strcmp (adjective, "mais") != 0)
      return TRUE;
  return FALSE;
}

/* « NBC News » when only « NBC » was seen: a capitalised word right after a name, which nothing else claims, is part of it. */
static void
extend_right (GlmResolver *self)
{
  for (guint i = 0; i < self->mentions->len; i++)
    {
      GlmMention *mention = &g_array_index (self->mentions, GlmMention, i);
      const GlmMention *next = i + 1 < self->mentions->len ? mention + 1 : NULL;
      guint after = mention->first_token + mention->n_tokens;
      guint end = after;

      if (mention->kind != GLM_MENTION_PERSON && mention->kind != GLM_MENTION_INSTITUTION)
        continue;
      /* « la fédération des Français de l'étranger » */
      if (mention->kind == GLM_MENTION_INSTITUTION && glm_resolver_token_is (self, after - 1, "Français") && after + 2 < self->n_tokens &&
          glm_resolver_token_is (self, after, "de") && glm_resolver_token_is (self, after + 2, "étranger"))
        {
          _glm_resolver_set_tokens (self, mention, mention->first_token, mention->n_tokens + 3);
          continue;
        }
      if (is_parliament_of (self, mention) && (next == NULL || next->first_token > after))
        {
          _glm_resolver_set_tokens (self, mention, mention->first_token, 2);
          continue;
        }
      while (end < self->n_tokens && end < after + 2 && self->token[end].sentence == self->token[after - 1].sentence &&
             self->token[end].range.start == self->token[end - 1].range.end + 1 && (next == NULL || end < next->first_token) &&
             g_unichar_isupper (g_utf8_get_char (self->text + self->token[end].range.start)) &&
             glm_range_length (self->token[end].range) > 2 && !_glm_resolver_is_sentence_opener (self, end))
        end++;
      if (end > after)
        _glm_resolver_set_tokens (self, mention, mention->first_token, end - mention->first_token);
    }
}

/* « le ministre de l'Intérieur »: what is named is a person's office, not an institution. */
static gboolean
is_office_subject (GlmResolver      *self,
                   const GlmMention *mention)
{
  static const char *const offices[] = { "ministre", "ministres", "Ministre", "ministérielle", "portefeuille", "secrétaire", "sous-secrétaire" };
  const guint n_plain = 3;
  guint head = mention->first_token;

  g_autofree char *name = glm_resolver_dup_range (self, mention->range);

  if (mention->kind == GLM_MENTION_PERSON || glm_name_is_acronym (name))
    return FALSE;
  while (head > 0 && mention->first_token - head < 3 && is_of (self, head - 1))
    head--;
  if (head == mention->first_token || head == 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (offices); i++)
    if ((i < n_plain || _glm_resolver_is_department_subject (self, mention->first_token)) && glm_resolver_token_is (self, head - 1, offices[i]))
      return TRUE;
  return FALSE;
}

/* « Premier ministre du Canada », « Secrétaire d'État »: an office, with capitals. */
static gboolean
is_office (GlmResolver      *self,
           const GlmMention *mention)
{
  static const char *const offices[] = { "Ministre", "ministre", "Secrétaire", "Président", "Présidente", "Directeur", "Directrice", "Premier", "Première",
                                         "Vice-président", "Vice-Président", "Gouverneur", "Chancelier", "Préfet", "Haut-commissaire" };
  static const char *const of[] = { "de", "du", "des", "d'", "d’", "ministre", "Ministre", "général", "Général" };
  gboolean office = FALSE;
  guint last = mention->first_token + mention->n_tokens - 1;

  /* « La Première ministre italienne » */
  if ((glm_resolver_token_is (self, last, "Première") || glm_resolver_token_is (self, last, "Premier")) && glm_resolver_token_is (self, last + 1, "ministre"))
    return TRUE;
  if (mention->n_tokens < 2)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (offices); i++)
    office = office || glm_resolver_token_is (self, mention->first_token, offices[i]);
  for (guint i = 0; office && i < G_N_ELEMENTS (of); i++)
    if (glm_resolver_token_is (self, mention->first_token + 1, of[i]))
      return TRUE;
  return FALSE;
}

/* « la RN 79 », « l'A7 »: a road. */
static gboolean
is_road (GlmResolver      *self,
         const GlmMention *mention)
{
  static const char *const roads[] = { "RN", "A", "D", "N", "RD", "RCEA" };
  guint after = mention->first_token + mention->n_tokens;

  if (mention->n_tokens != 1 || after >= self->n_tokens || !g_ascii_isdigit (self->text[self->token[after].range.start]))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (roads); i++)
    if (glm_resolver_token_is (self, mention->first_token, roads[i]))
      return TRUE;
  return FALSE;
}

/* « la Compagnie », « l'Institut »: a noun with a capital, not a name. */
static gboolean
is_bare_noun (GlmResolver      *self,
              const GlmMention *mention)
{
  g_autofree char *key = NULL;

  if (mention->kind != GLM_MENTION_INSTITUTION || mention->n_tokens > 1)
    return FALSE;
  key = glm_name_fold (self->text + mention->range.start, glm_range_length (mention->range));
  return glm_role_noun_is_institution (key);
}

/* « les Jamaïcains », « des Genevoises »: a people, by its ending and the plural before it. */
static gboolean
is_people_of_a_place (GlmResolver      *self,
                      const GlmMention *mention)
{
  static const char *const plurals[] = { "les", "Les", "des", "Des", "aux", "ces", "Ces", "deux", "trois", "quatre", "cinq", "jeunes", "autres" };
  static const char *const endings[] = { "ains", "aines", "ais", "aises", "ois", "oises", "iens", "iennes", "éens", "éennes", "ards", "ols", "istes" };
  g_autofree char *name = NULL;
  gboolean plural = FALSE;

  if (mention->n_tokens > 1 || mention->first_token == 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (plurals); i++)
    plural = plural || glm_resolver_token_is (self, mention->first_token - 1, plurals[i]);
  if (!plural)
    return FALSE;
  name = glm_resolver_dup_range (self, mention->range);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (name, endings[i]))
      return TRUE;
  return FALSE;
}

/**
 * glm_resolver_take:
 * @self: a resolver
 * @mentions: what the tagger found
 *
 * Takes the mentions that name something.
 */
void
glm_resolver_take (GlmResolver *self,
                   GlmMentions *mentions)
{
  guint n;
  const GlmMention *found = glm_mentions_get (mentions, &n);

  for (guint i = 0; i < n; i++)
    {
      GlmMention mention = found[i];
      g_autofree char *name = NULL;

      if (mention.n_tokens == 0 || mention.first_token + mention.n_tokens > self->n_tokens)
        continue;
      _glm_resolver_trim (self, &mention);
      widen_mention (self, &mention);
      name = glm_resolver_dup_range (self, mention.range);
      if (glm_name_is_noise (name) || is_office_subject (self, &mention) || is_bare_noun (self, &mention) || is_office (self, &mention) ||
          is_road (self, &mention) || is_people_of_a_place (self, &mention) || _glm_resolver_is_nobody (self, &mention) ||
          (mention.kind == GLM_MENTION_PERSON && is_quoted_phrase (self, &mention)))
        continue;
      if (self->mentions->len > 0)
        {
          GlmMention *last = &g_array_index (self->mentions, GlmMention, self->mentions->len - 1);

          if (last->range.end > mention.range.start)
            {
              /* Widening may have run into the mention before: the longer is the name. */
              if (glm_range_length (last->range) >= glm_range_length (mention.range))
                continue;
              g_array_set_size (self->mentions, self->mentions->len - 1);
            }
        }
      g_array_append_val (self->mentions, mention);
    }
  _glm_resolver_take_kinds (self);
  _glm_resolver_take_announced (self);
  extend_left (self);
  extend_right (self);
  _glm_resolver_take_acronyms (self);
  _glm_resolver_take_coordinated (self);
  _glm_resolver_take_lists (self);
  _glm_resolver_take_references (self);
  /* What was found since may be nobody too. */
  for (guint i = self->mentions->len; i-- > 0;)
    if (_glm_resolver_is_nobody (self, &g_array_index (self->mentions, GlmMention, i)))
      g_array_remove_index (self->mentions, i);
}
