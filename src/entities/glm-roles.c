/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What the text says a being is, as the shortest quotation that says it: right before the name (« le ministre de
 * l'Économie Bruno Le Maire »), before it and a comma (« son avocate, Me Castaing, »), after it and a comma (« Richard
 * Haass, président du … ») and in brackets after it. What is said of several is in glm-role-rows.c, what a verb says in
 * glm-role-statements.c, what the next sentence calls somebody in glm-role-reprises.c. A role begins with an article or
 * not, words like « ancien », and a noun of the lists; what does not is none. Silence is better than a wrong one.
 */

#include "config.h"

#include "glm-role-phrase.h"

#include <string.h>

/* « Selon Les Echos, le groupe va … », « D'après une étude de X, la ville a … »: what follows the comma is the sentence's, unless
 * another comma closes it. */
static gboolean
is_adverbial (GlmResolver      *self,
              const GlmMention *mention)
{
  static const char *const words[] = { "selon", "apres", "d'apres", "pour", "chez", "avec", "dans", "sans", "contre", "depuis", "avant", "comme", "a", "au",
                                       "aux", "en", "sur", NULL };
  guint opening = mention->first_token;

  for (; opening > 0 && _glm_role_same_sentence (self, opening - 1, mention->first_token); opening--)
    if (_glm_role_is_stop (self, opening - 1))
      return FALSE;
  /* « D'après » is two tokens. */
  if (_glm_role_is_word (self, opening, _glm_role_of_someone) && opening + 1 < mention->first_token)
    opening++;
  return opening < mention->first_token && _glm_role_is_word (self, opening, words);
}

/* « Jean est, avec Marie, l'un des fondateurs »: what follows is the subject's. */
static gboolean
is_set_in (GlmResolver      *self,
           const GlmMention *mention)
{
  static const char *const words[] = { "avec", "comme", "outre", "hormis", "sans", "apres", "avant", "contre", NULL };
  guint before = mention->first_token;

  while (before > 0 && _glm_role_is_word (self, before - 1, _glm_role_articles))
    before--;
  return before > 1 && _glm_role_same_sentence (self, before - 2, mention->first_token) && _glm_role_is_word (self, before - 1, words) &&
         glm_resolver_token_is (self, before - 2, ",");
}

static gboolean
is_title_token (GlmResolver *self,
                guint        token)
{
  static const char *const titles[] = { "m.", "mm.", "mme", "mmes", "mlle", "me", "mes", "mgr", "dr", "pr", "m", "monsieur", "madame", "maitre", NULL };

  return _glm_role_is_word (self, token, titles);
}

/* « le PSG de Luis Enrique, champion d'Europe »: who is meant cannot be told. */
static gboolean
belongs_to_name (GlmResolver      *self,
                 const GlmMention *mention)
{
  guint m = _glm_resolver_mention_from (self, mention->first_token);
  const GlmMention *last;

  if (m == 0 || mention->first_token < 2 || !glm_resolver_token_is (self, mention->first_token - 1, "de"))
    return FALSE;
  last = &g_array_index (self->mentions, GlmMention, m - 1);
  return last->first_token + last->n_tokens + 1 == mention->first_token;
}

/* -1 for « père » and « directeur », 1 for « mère » and « directrice », 0 for what may be either. */
static int
noun_gender (GlmResolver *self,
             guint        token)
{
  static const char *const women[] = { "mere", "soeur", "fille", "femme", "epouse", "tante", "niece", "grand-mere", "belle-mere", "belle-soeur", "cheffe",
                                       "avocate", "compagne", "amie", "maitresse", "copine", "reine", "princesse", "veuve", "deputee", "elue", NULL };
  static const char *const men[] = { "pere", "frere", "fils", "mari", "epoux", "oncle", "neveu", "grand-pere", "beau-pere", "beau-frere", "chef", "avocat",
                                     "compagnon", "ami", "copain", "roi", "prince", "veuf", "depute", "elu", "president", "patron", NULL };
  static const char *const feminine[] = { "trice", "euse", "iere", "ienne", "enne", "esse", "idente", "ante", NULL };
  static const char *const masculine[] = { "teur", "seur", "geur", "neur", "ier", "ien", "ant", NULL };
  const char *folded = _glm_role_fold_token (self, token);

  if (_glm_role_is_word (self, token, women))
    return 1;
  if (_glm_role_is_word (self, token, men))
    return -1;
  for (guint i = 0; feminine[i] != NULL; i++)
    if (g_str_has_suffix (folded, feminine[i]))
      return 1;
  for (guint i = 0; masculine[i] != NULL; i++)
    if (g_str_has_suffix (folded, masculine[i]))
      return -1;
  return 0;
}

/* The noun of whom somebody is, in « frère du célèbre avocat X, ancien résistant, »; what follows may be of either. */
static guint
find_owned (GlmResolver      *self,
            const GlmMention *mention)
{
  guint first = mention->first_token;
  guint start;

  while (first > 0 && is_title_token (self, first - 1))
    first--;
  if (first == 0 || !_glm_role_same_sentence (self, first - 1, mention->first_token))
    return GLM_NO_CLUSTER;
  if (_glm_role_find_before (self, first, GLM_ENTITY_PERSON, FALSE, &start))
    {
      first = start;
      if (first > 0 && _glm_role_is_word (self, first - 1, _glm_role_articles) && !_glm_role_is_word (self, first - 1, _glm_role_of_someone))
        first--;
    }
  if (first < 2 || !_glm_role_same_sentence (self, first - 2, mention->first_token) || !_glm_role_is_word (self, first - 1, _glm_role_of_someone))
    return GLM_NO_CLUSTER;
  /* « une source proche de X, ministre, » */
  if (glm_resolver_token_is (self, first - 2, "proche"))
    return GLM_NO_CLUSTER;
  if (_glm_role_is_noun (self, first - 2, GLM_ENTITY_PERSON))
    return first - 2;
  return first > 2 && _glm_role_same_sentence (self, first - 3, first) && _glm_role_is_adjective (self, first - 2) &&
                 _glm_role_is_noun (self, first - 3, GLM_ENTITY_PERSON)
             ? first - 3
             : GLM_NO_CLUSTER;
}

/* « X, filiale de Y » is of X; in « Contrairement à X, l'avionneur Y recule » the noun is of Y. */
static gboolean
is_of_another (GlmResolver *self,
               guint        start,
               guint        end)
{
  for (guint t = start + 1; t < end; t++)
    {
      guint inner;

      if (_glm_role_mention_begins_at (self, t) && g_array_index (self->mentions, GlmMention, _glm_resolver_mention_from (self, t)).kind == GLM_MENTION_INSTITUTION &&
          !_glm_role_is_word (self, t - 1, _glm_role_linking) && _glm_role_find_before (self, t, GLM_ENTITY_INSTITUTION, FALSE, &inner) && inner <= start + 1)
        return TRUE;
    }
  return FALSE;
}

static gboolean
ends_with_person (GlmResolver *self,
                  guint        start,
                  guint        end)
{
  guint m = _glm_resolver_mention_from (self, end);
  const GlmMention *last;

  if (m == 0)
    return FALSE;
  last = &g_array_index (self->mentions, GlmMention, m - 1);
  return last->kind == GLM_MENTION_PERSON && last->first_token >= start && last->first_token + last->n_tokens == end;
}

/* Whether the words [start, end) are no apposition to a person, or one to another. */
static gboolean
is_of_somebody_else (GlmResolver *self,
                     guint        start,
                     guint        end,
                     guint        owned)
{
  static const char *const possessive[] = { "son", "sa", "leur", NULL };

  /* « père de X, directrice d'école »: only she can be one. */
  if (owned != GLM_NO_CLUSTER && noun_gender (self, owned) * noun_gender (self, start) != -1)
    return TRUE;
  /* « X, le ministre Y et Z »: a list, not an apposition, when a person stands inside. */
  for (guint t = start; t < end; t++)
    if (_glm_role_person_begins_at (self, t) && !_glm_role_is_owner (self, start, t))
      return TRUE;
  /* « X, son épouse, Y, »: Y is. */
  return _glm_role_is_word (self, start - 1, possessive) && glm_resolver_token_is (self, end, ",") &&
         _glm_role_person_begins_at (self, end + 1 + (end + 1 < self->n_tokens && is_title_token (self, end + 1)));
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
  guint owned = kind == GLM_ENTITY_PERSON ? find_owned (self, mention) : GLM_NO_CLUSTER;
  gboolean closed;

  if (belongs_to_name (self, mention) || is_set_in (self, mention))
    return;
  /* « Antoine*, »: the asterisk of a name that was changed. */
  if (glm_resolver_token_is (self, comma, "*"))
    comma++;
  /* An acronym or a party in brackets stands between. */
  if (glm_resolver_token_is (self, comma, "("))
    {
      guint close = comma + 1;

      while (close < comma + 8 && _glm_role_same_sentence (self, comma, close) && !glm_resolver_token_is (self, close, ")"))
        close++;
      if (glm_resolver_token_is (self, close, ")"))
        comma = close + 1;
    }
  for (guint n = 0; n < 3 && (glm_resolver_token_is (self, comma, ",") || _glm_role_is_word (self, comma, _glm_role_dashes)) &&
                    _glm_role_same_sentence (self, mention->first_token, comma + 1); n++)
    {
      guint first = _glm_role_skip_adverbs (self, comma + 1);
      guint start = _glm_role_start (self, first, first + GLM_ROLE_MAX_TOKENS, kind);
      guint end;

      /* « X, un Américain d'origine afghane » */
      if (start == GLM_NO_CLUSTER && kind == GLM_ENTITY_PERSON && _glm_role_is_word (self, first, _glm_role_articles) && !_glm_resolver_is_lower (self, first + 1) &&
          _glm_role_same_sentence (self, comma, first + 1) && !_glm_role_mention_begins_at (self, first + 1) && _glm_role_is_origin (self, first + 1))
        start = first + 1;
      if (start == GLM_NO_CLUSTER || !_glm_role_same_sentence (self, comma, start))
        {
          /* « 62 ans » or « né à Lyon » between two commas does not end the apposition. */
          guint next = comma + 1;

          if (!g_ascii_isdigit (self->text[self->token[next].range.start]))
            return;
          while (next < comma + 6 && _glm_role_same_sentence (self, comma, next) && !_glm_role_is_stop (self, next))
            {
              /* « 26 ans et ancienne employée du ministère » */
              if (glm_resolver_token_is (self, next, "et") && _glm_role_start (self, next + 1, next + 1 + GLM_ROLE_MAX_TOKENS, kind) == next + 1)
                {
                  end = _glm_role_apposition_end (self, next + 1, &closed);
                  if (closed)
                    _glm_role_add (self, next + 1, end, roles);
                  return;
                }
              next++;
            }
          comma = next;
          continue;
        }
      end = _glm_role_apposition_end (self, start, &closed);
      if (!closed || (adverbial && !glm_resolver_token_is (self, end, ",") && !glm_resolver_token_is (self, end, ":")))
        return;
      /* « X – conseiller du président – »: what a dash opens a dash closes. */
      if (_glm_role_is_word (self, comma, _glm_role_dashes) && _glm_role_same_sentence (self, start, end) &&
          !_glm_role_is_word (self, end, _glm_role_dashes) && !glm_resolver_token_is (self, end, "."))
        return;
      if (kind == GLM_ENTITY_INSTITUTION ? is_of_another (self, start, end) : is_of_somebody_else (self, start, end, owned))
        return;
      _glm_role_add (self, start, end, roles);
      /* « père de Y, directrice »: what follows is Y's. */
      if (kind == GLM_ENTITY_PERSON && ends_with_person (self, start, end))
        return;
      comma = end;
    }
}

/* « explique Joechen Zaumseil le vice-président de L'Oréal »: an apposition that no comma opens. */
static void
roles_right_after (GlmResolver      *self,
                   const GlmMention *mention,
                   GArray           *roles)
{
  static const char *const definite[] = { "le", "la", "l'", NULL };
  static const char *const at[] = { "au", "aux", NULL };
  guint after = mention->first_token + mention->n_tokens;
  guint start, end;
  gboolean closed;

  if (!_glm_role_same_sentence (self, mention->first_token, after + 1) || mention->n_tokens < 2)
    return;
  start = _glm_role_start (self, after, after + GLM_ROLE_MAX_TOKENS, GLM_ENTITY_PERSON);
  if (!_glm_role_same_sentence (self, after, start))
    return;
  /* « Barry Koivogui chef d'antenne du massif »: without an article, only an office of something. */
  if (!(start == after + 1 && _glm_role_is_word (self, after, definite)) &&
      !(start == after && _glm_resolver_is_lower (self, after) && (_glm_role_is_word (self, after + 1, _glm_role_of_someone) || _glm_role_is_word (self, after + 1, at) || glm_resolver_token_is (self, after + 1, "à")) && !_glm_role_is_word (self, after, _glm_role_verbal)))
    return;
  end = _glm_role_apposition_end (self, start, &closed);
  for (guint t = start; t < end; t++)
    if (_glm_role_person_begins_at (self, t))
      return;
    else if (t > start && _glm_resolver_is_sentence_word (self, t))
      end = t;
  if (closed)
    _glm_role_add (self, start, end, roles);
}

/* « Anne Rouvray, de la CPT, refuse »: of what somebody is, which is all that is said. */
static void
role_of_member (GlmResolver      *self,
                const GlmMention *mention,
                GArray           *roles)
{
  static const char *const of[] = { "de", "d'", "du", "des", "chez", NULL };
  static const char *const article[] = { "la", "l'", "le", NULL };
  guint comma = mention->first_token + mention->n_tokens;
  const GlmMention *body;
  guint first, end;

  if (mention->n_tokens < 2 || !glm_resolver_token_is (self, comma, ",") || !_glm_role_same_sentence (self, mention->first_token, comma + 2) ||
      !_glm_role_is_word (self, comma + 1, of) || find_owned (self, mention) != GLM_NO_CLUSTER)
    return;
  first = comma + 2 + _glm_role_is_word (self, comma + 2, article);
  if (!_glm_role_mention_begins_at (self, first))
    return;
  body = &g_array_index (self->mentions, GlmMention, _glm_resolver_mention_from (self, first));
  end = first + body->n_tokens;
  if (body->kind != GLM_MENTION_INSTITUTION || !(glm_resolver_token_is (self, end, ",") || !_glm_role_same_sentence (self, comma, end) || glm_resolver_token_is (self, end, ".")))
    return;
  /* « de X, de la CPT, de Y et de Z »: a row. */
  if (glm_resolver_token_is (self, end, ",") && (_glm_role_is_word (self, end + 1, of) || _glm_role_is_word (self, end + 1, _glm_role_joining)))
    return;
  if (mention->first_token > 0 && _glm_role_same_sentence (self, mention->first_token - 1, comma) && _glm_role_is_word (self, mention->first_token - 1, of))
    return;
  _glm_role_add (self, comma + 1, end, roles);
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

  if (!glm_resolver_token_is (self, open, "(") || !_glm_role_same_sentence (self, mention->first_token, open + 1))
    return;
  start = _glm_role_start (self, open + 1, open + 1 + GLM_ROLE_MAX_TOKENS, kind);
  if (start == GLM_NO_CLUSTER)
    return;
  end = _glm_role_apposition_end (self, start, &closed);
  if (closed)
    _glm_role_add (self, start, end, roles);
}

/* Whether a phrase is the first of its sentence, an article before it or not. */
static gboolean
opens_sentence (GlmResolver *self,
                guint        start)
{
  static const char *const opening[] = { "–", "—", ":", "«", "“", "\"", NULL };

  if (start > 0 && _glm_role_same_sentence (self, start - 1, start) && _glm_role_is_word (self, start - 1, _glm_role_articles))
    start--;
  /* « 17 novembre. – Le Premier ministre … » */
  if (start > 0 && _glm_role_same_sentence (self, start - 1, start) && _glm_role_is_word (self, start - 1, opening))
    return TRUE;
  return start == 0 || !_glm_role_same_sentence (self, start - 1, start);
}

/* « le club de rugby du Biarritz Olympique »: what plays what. */
static void
role_of_club (GlmResolver      *self,
              const GlmMention *mention,
              GArray           *roles)
{
  static const char *const of[] = { "de", "du", "des", "d'", "la", "l'", NULL };
  static const char *const sports[] = { "rugby", "football", "foot", "basket", "basket-ball", "handball", "hand", "volley", "volley-ball", "hockey", "natation",
                                        "tennis", "athletisme", "cyclisme", "judo", "gymnastique", "aviron", "voile", "escrime", "water-polo", NULL };
  guint sport = mention->first_token;

  while (sport > 0 && _glm_role_same_sentence (self, sport - 1, mention->first_token) && _glm_role_is_word (self, sport - 1, of))
    sport--;
  if (sport == mention->first_token || sport < 3 || !_glm_role_same_sentence (self, sport - 3, sport) || !_glm_role_is_word (self, sport - 1, sports) ||
      !_glm_role_is_word (self, sport - 2, _glm_role_of_someone) || !glm_resolver_token_is (self, sport - 3, "club"))
    return;
  _glm_role_add (self, sport - 3, sport, roles);
}

/* « le ministre d'État, ministre de l'Intérieur, X »: a second noun without an article, after one that has it. */
static gboolean
find_second_before (GlmResolver  *self,
                    guint         end,
                    GlmEntityKind kind,
                    guint        *found)
{
  guint start = end;
  guint first;

  while (start > 0 && end - start < GLM_ROLE_MAX_TOKENS && _glm_role_same_sentence (self, start - 1, end) && !_glm_role_is_stop (self, start - 1))
    start--;
  if (start < 2 || start == end || !glm_resolver_token_is (self, start - 1, ",") || !_glm_role_same_sentence (self, start - 2, end) ||
      _glm_role_start (self, start, end, kind) != start || _glm_role_is_word (self, start, _glm_role_articles) ||
      !_glm_role_is_one_phrase (self, start, end) || _glm_role_person_begins_at (self, start - 2))
    return FALSE;
  if (!_glm_role_find_before (self, start - 1, kind, TRUE, &first))
    return FALSE;
  *found = start;
  return TRUE;
}

/* « le parti au pouvoir, le CNDD, »: what an institution is may stand so too, if it says more than a noun and is in no row. */
static void
institution_before_comma (GlmResolver      *self,
                          const GlmMention *mention,
                          GArray           *roles)
{
  static const char *const vague[] = { "gouvernement", "police", "ministere", "conseil", "commission", "comite", "direction", "parquet", "tribunal", "cour",
                                       "universite", "mairie", "prefecture", "administration", "armee", "assemblee", "chambre", "equipe", "gendarmerie",
                                       "redaction", "service", "bureau", "hopital", "ecole", "lycee", "jury", NULL };
  /* What one of several is in a deal, which a noun alone says. */
  static const char *const trades[] = { "organisateur", "editeur", "constructeur", "assureur", "exploitant", "employeur", "fabricant", "operateur", "proprietaire",
                                        "actionnaire", "prestataire", "sous-traitant", "concurrent", "rival", "partenaire", "fournisseur", "gestionnaire",
                                        "bailleur", "promoteur", "filiale", "sponsor", "diffuseur", "distributeur", "repreneur", "acquereur", "syndicat",
                                        "equipementier", "importateur", "producteur", "delegataire", "concessionnaire", "hebergeur", "regulateur", NULL };
  guint first = mention->first_token;
  guint after = first + mention->n_tokens;
  guint start, end;

  while (first > 0 && mention->first_token - first < 1 && _glm_role_same_sentence (self, first - 1, mention->first_token) &&
         _glm_role_is_word (self, first - 1, _glm_role_articles))
    first--;
  if (first < 3 || !_glm_role_same_sentence (self, first - 3, mention->first_token) || !glm_resolver_token_is (self, first - 1, ","))
    return;
  /* A row goes on. */
  if (after < self->n_tokens && _glm_role_same_sentence (self, first, after) && !_glm_role_is_stop (self, after))
    return;
  end = first - 1;
  if (!_glm_role_find_before (self, end, GLM_ENTITY_INSTITUTION, TRUE, &start) || _glm_role_is_word (self, start, vague) || start == 0 ||
      (end - start < 2 && !_glm_role_is_word (self, start, trades)))
    return;
  if (start > 1 && _glm_role_same_sentence (self, start - 2, start) && (glm_resolver_token_is (self, start - 2, ",") || glm_resolver_token_is (self, start - 2, "et")))
    return;
  for (guint t = start; t < end; t++)
    if (_glm_role_mention_begins_at (self, t))
      return;
  for (guint t = after + 1; end - start > 1 && t < after + 4 && _glm_role_same_sentence (self, after, t); t++)
    if (glm_resolver_token_is (self, t, "et") || glm_resolver_token_is (self, t, "ou"))
      return;
  _glm_role_add (self, start, end, roles);
}

/* A name alone before a comma begins a list; in « La mère de Gaëlle, Odette, » it says whose mother. */
static gboolean
ends_in_somebody (GlmResolver *self,
                  guint        end)
{
  return _glm_role_person_begins_at (self, end - 1) && !(end > 1 && _glm_role_is_word (self, end - 2, _glm_role_of_someone));
}

/* « le réalisateur de « La Nuit », X, »: where the words before « de » end; @end when no title ends there. */
static guint
before_title (GlmResolver *self,
              guint        end)
{
  guint open = end;

  if (end < 4 || !glm_resolver_token_is (self, end - 1, "»"))
    return end;
  while (open > 2 && end - open < 12 && _glm_role_same_sentence (self, open - 1, end - 1) && !glm_resolver_token_is (self, open - 1, "«"))
    open--;
  if (!glm_resolver_token_is (self, open - 1, "«") || !_glm_role_is_word (self, open - 2, _glm_role_of_someone))
    return end;
  return open - 2;
}

/* « le ministre de l'Économie Bruno Le Maire »; « Le procureur de la République, Jean Roux, » */
static void
roles_before (GlmResolver      *self,
              const GlmMention *mention,
              GlmEntityKind     kind,
              GArray           *roles)
{
  static const char *const opening[] = { "«", "“", "\"", NULL };
  static const char *const closing[] = { "»", "”", "\"", NULL };
  guint first = mention->first_token;
  guint start;

  while (first > 0 && _glm_role_same_sentence (self, first - 1, mention->first_token) && is_title_token (self, first - 1))
    first--;
  /* « le quotidien « Le Monde » » */
  if (kind == GLM_ENTITY_INSTITUTION && first > 0 && _glm_role_is_word (self, first - 1, opening) &&
      _glm_role_is_word (self, mention->first_token + mention->n_tokens, closing))
    first--;
  if (first == 0 || !_glm_role_same_sentence (self, first - 1, mention->first_token))
    return;
  if (glm_resolver_token_is (self, first - 1, ","))
    {
      guint after = mention->first_token + mention->n_tokens;
      gboolean closed = after >= self->n_tokens || !_glm_role_same_sentence (self, first, after) || _glm_role_is_stop (self, after);

      guint end = first - 1;

      if (kind == GLM_ENTITY_PERSON)
        end = before_title (self, end);
      /* « le président de l'Union pétrolière (Ufip), » */
      if (end > 3 && glm_resolver_token_is (self, end - 1, ")") && glm_resolver_token_is (self, end - 3, "("))
        end -= 3;
      /* A list of names looks the same; it has a name before the comma. */
      /* « Le président du club, Joey Saputo s'est dit … »: no list, for the sentence begins so and goes on with the verb. */
      if (!closed && mention->n_tokens > 1 && !_glm_role_is_word (self, after, _glm_role_joining) && _glm_resolver_is_lower (self, after))
        {
          if (kind == GLM_ENTITY_PERSON && end > 0 && !ends_in_somebody (self, end) && _glm_role_find_before (self, end, kind, TRUE, &start) &&
              opens_sentence (self, start))
            _glm_role_add (self, start, end, roles);
          return;
        }
      if (kind == GLM_ENTITY_PERSON && closed && end > 0 && !ends_in_somebody (self, end) &&
          (_glm_role_find_before (self, end, kind, TRUE, &start) || find_second_before (self, end, kind, &start)))
        _glm_role_add (self, start, end, roles);
      if (kind == GLM_ENTITY_INSTITUTION)
        institution_before_comma (self, mention, roles);
      return;
    }
  if (kind == GLM_ENTITY_PERSON)
    first = before_title (self, first);
  if (_glm_role_find_before (self, first, kind, FALSE, &start))
    _glm_role_add (self, start, first, roles);
  else if (kind == GLM_ENTITY_INSTITUTION)
    institution_before_comma (self, mention, roles);
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
      role_of_member (self, here, roles);
      _glm_roles_of_origin (self, here, roles);
    }
  else
    role_of_club (self, here, roles);
  _glm_roles_of_row (self, mention, kind, roles);
  _glm_roles_stated (self, here, kind, roles);
  _glm_roles_again (self, mention, kind, roles);
}

/**
 * glm_resolver_duties:
 * @self: a resolver
 * @mention: index of a mention of a person
 * @roles: (element-type GlmRole): takes what the text says that the person does there
 *
 * « X dirige l'hôpital »: for whom nothing else says what he is.
 */
void
glm_resolver_duties (GlmResolver *self,
                     guint        mention,
                     GArray      *roles)
{
  _glm_roles_of_duty (self, &g_array_index (self->mentions, GlmMention, mention), roles);
}
