/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What the text says of several beings at once: « les économistes A, B et C », « A et B, braconniers de grande
 * envergure, », « les Brésiliens A et B ». Each of them is that.
 */

#include "config.h"

#include "glm-role-phrase.h"

#include <string.h>

/* A row has at most so many names on each side of one. */
#define MAX_NEIGHBOURS 12

typedef struct
{
  guint    first; /* token of the first name */
  guint    end;   /* after the last name */
  guint    n;
  guint    place;  /* of the name that was asked about, from 0 */
  gboolean joined; /* « et » stands before the last */
} Row;

/* What the being of a mention is; the tagger may have taken one mention of it for something else. */
static gboolean
is_of_kind (GlmResolver  *self,
            guint         mention,
            GlmEntityKind kind)
{
  guint cluster = g_array_index (self->cluster_of, guint, mention);

  return cluster != GLM_NO_CLUSTER && g_array_index (self->kinds, GlmEntityKind, cluster) == kind;
}

/* After the brackets that open at @token, if they do. */
static guint
after_brackets (GlmResolver *self,
                guint        token)
{
  guint t = token;

  if (!glm_resolver_token_is (self, t, "("))
    return token;
  while (t < token + 10 && _glm_role_same_sentence (self, token, t) && !glm_resolver_token_is (self, t, ")"))
    t++;
  return glm_resolver_token_is (self, t, ")") ? t + 1 : token;
}

/* Whether only brackets and what joins names stand in [from, to): « (LR), », « et », « et de », « et la ». */
static gboolean
is_joint (GlmResolver  *self,
          guint         from,
          guint         to,
          GlmEntityKind kind,
          gboolean     *joined)
{
  static const char *const articles[] = { "le", "la", "l'", "les", NULL };
  guint t = after_brackets (self, from);

  if (to <= t || to > t + 4 || !_glm_role_same_sentence (self, from, to))
    return FALSE;
  *joined = FALSE;
  if (t < to && glm_resolver_token_is (self, t, ","))
    t++;
  if (t < to && (glm_resolver_token_is (self, t, "et") || glm_resolver_token_is (self, t, "ou")))
    {
      *joined = TRUE;
      t++;
    }
  else if (t == from || !glm_resolver_token_is (self, t - 1, ","))
    return FALSE;
  if (t < to && _glm_role_is_word (self, t, _glm_role_of_someone))
    t++;
  if (t < to && (kind == GLM_ENTITY_INSTITUTION ? _glm_role_is_word (self, t, articles) : _glm_resolver_is_title (self, t)))
    t++;
  return t == to;
}

/* The row of names of one kind that @index stands in. */
static void
read_row (GlmResolver  *self,
          guint         index,
          GlmEntityKind kind,
          Row          *row)
{
  const GlmMention *all = (const GlmMention *) (gconstpointer) self->mentions->data;
  gboolean joined;
  guint at = index;

  row->first = all[index].first_token;
  row->end = row->first + all[index].n_tokens;
  row->n = 1;
  row->place = 0;
  row->joined = FALSE;
  /* Names in brackets may stand between two: « A (PS, Lyon) et B ». */
  for (guint m = index; m-- > 0 && m + 4 > at && row->n < MAX_NEIGHBOURS;)
    if (is_of_kind (self, m, kind) && is_joint (self, all[m].first_token + all[m].n_tokens, row->first, kind, &joined))
      {
        /* After « et » a row is over: « A et B, C ». */
        if (row->joined && joined)
          break;
        row->joined = row->joined || joined;
        row->first = all[m].first_token;
        row->n++;
        row->place++;
        at = m;
      }
  at = index;
  for (guint m = index + 1; m < self->mentions->len && m < at + 4 && row->n < 2 * MAX_NEIGHBOURS && !row->joined; m++)
    if (is_of_kind (self, m, kind) && is_joint (self, row->end, all[m].first_token, kind, &joined))
      {
        row->joined = row->joined || joined;
        row->end = all[m].first_token + all[m].n_tokens;
        row->n++;
        at = m;
      }
}

/* « les Brésiliens A et B »: where they are from, as a noun. */
static gboolean
is_origin (GlmResolver *self,
           guint        token)
{
  static const char *const several[] = { "les", "des", "aux", "deux", "trois", "ces", NULL };

  return token > 0 && _glm_role_same_sentence (self, token - 1, token) && _glm_role_is_word (self, token - 1, several) &&
         !_glm_resolver_is_lower (self, token) && g_str_has_suffix (_glm_role_fold_token (self, token), "s") && _glm_role_is_origin (self, token);
}

/* Nouns that say nothing of several: « des hommes comme A », « trois femmes, dont B », « A et B, deux maisons ». */
static gboolean
says_nothing (GlmResolver *self,
              guint        token)
{
  static const char *const words[] = { "hommes", "femmes", "enfants", "gens", "victimes", "personnages", "parents", "groupes", "amis", "filles", "garcons",
                                       "membres", "invites", "proches", "autres", "figures", "noms", "structures", "entites", "centres", "maisons", NULL };

  return _glm_role_is_word (self, token, words);
}

/* Right before the row: « les économistes A et B »; and before a comma: « ses deux avocats, A et B, ». */
static void
add_before (GlmResolver  *self,
            const Row    *row,
            GlmEntityKind kind,
            GArray       *roles)
{
  guint end = row->first;
  guint start;

  while (end > 0 && _glm_role_same_sentence (self, end - 1, row->first) && _glm_resolver_is_title (self, end - 1))
    end--;
  if (end == 0 || !_glm_role_same_sentence (self, end - 1, row->first))
    return;
  if (glm_resolver_token_is (self, end - 1, ",") || glm_resolver_token_is (self, end - 1, ":"))
    {
      if (!(row->end >= self->n_tokens || !_glm_role_same_sentence (self, row->first, row->end) || _glm_role_is_stop (self, row->end)))
        return;
      end--;
    }
  if (end > 0 && kind == GLM_ENTITY_PERSON && is_origin (self, end - 1))
    {
      _glm_role_add (self, end - 1, end, roles);
      return;
    }
  if (!_glm_role_find_plural_before (self, end, kind, &start))
    return;
  _glm_role_add (self, start, end, roles);
}

/* « des médias comme A et B », « trois élus, dont A, », « des pays tels que »: the token after the noun phrase, when what stands
 * before @end gives examples of it. */
static guint
before_examples (GlmResolver *self,
                 guint        end)
{
  static const char *const such[] = { "tel", "telle", "tels", "telles", NULL };
  static const char *const alone[] = { "comme", "dont", "notamment", "tels", "telles", "tel", "telle", NULL };
  static const char *const instar[] = { "l'instar", "instar", "exemple", "image", NULL };
  static const char *const some[] = { "lesquels", "lesquelles", NULL };
  static const char *const of[] = { "de", "d'", "du", "des", NULL };
  guint at = end;

  while (at > 0 && at + 2 > end && _glm_role_same_sentence (self, at - 1, end - 1) && _glm_role_is_word (self, at - 1, _glm_role_articles) && !_glm_role_is_word (self, at - 1, of))
    at--;
  if (at < 3 || !_glm_role_same_sentence (self, at - 3, end - 1))
    return GLM_NO_CLUSTER;
  if ((glm_resolver_token_is (self, at - 1, "que") || glm_resolver_token_is (self, at - 1, "qu'") || glm_resolver_token_is (self, at - 1, "qu’")) && _glm_role_is_word (self, at - 2, such))
    at -= 2;
  else if (_glm_role_is_word (self, at - 1, some) && glm_resolver_token_is (self, at - 2, "parmi"))
    at -= 2;
  else if (at > 4 && _glm_role_is_word (self, at - 1, of) && _glm_role_is_word (self, at - 2, instar) && glm_resolver_token_is (self, at - 4, "à"))
    at -= 4;
  else if (_glm_role_is_word (self, at - 1, alone))
    at--;
  else
    return GLM_NO_CLUSTER;
  if (glm_resolver_token_is (self, at - 1, ","))
    at--;
  return at;
}

/* « les services (A et B notamment) », « plusieurs partis (A, B) »: the bracket before the row, when it closes after it. */
static guint
before_bracket (GlmResolver *self,
                const Row   *row)
{
  guint open = row->first;
  guint close = row->end;

  while (open > 0 && open + 2 > row->first && _glm_role_is_word (self, open - 1, _glm_role_articles))
    open--;
  if (open-- == 0 || !glm_resolver_token_is (self, open, "(") || row->n < 2)
    return GLM_NO_CLUSTER;
  while (close < row->end + 3 && !glm_resolver_token_is (self, close, ")"))
    close++;
  return glm_resolver_token_is (self, close, ")") ? open : GLM_NO_CLUSTER;
}

static gboolean
add_of_examples (GlmResolver  *self,
                 const Row    *row,
                 GlmEntityKind kind,
                 GArray       *roles)
{
  guint end = before_bracket (self, row);
  guint start;

  if (end == GLM_NO_CLUSTER && (row->first == 0 || (end = before_examples (self, row->first)) == GLM_NO_CLUSTER))
    return FALSE;
  if (!_glm_role_find_plural_before (self, end, kind, &start) || (end == start + 1 && says_nothing (self, start)))
    return FALSE;
  _glm_role_add (self, start, end, roles);
  return TRUE;
}

/* « A et B, respectivement présidente et trésorier de l'association, »: to each his own. */
static gboolean
add_respective (GlmResolver  *self,
                const Row    *row,
                guint         token,
                GlmEntityKind kind,
                GArray       *roles)
{
  guint start, end;
  guint place = 0;
  gboolean closed = FALSE;

  if (!glm_resolver_token_is (self, token, "respectivement") || !_glm_role_same_sentence (self, row->first, token + 1))
    return FALSE;
  start = token + 1;
  for (end = start; end < start + GLM_ROLE_MAX_TOKENS && _glm_role_same_sentence (self, row->first, end); end++)
    {
      gboolean joint = glm_resolver_token_is (self, end, ",") || glm_resolver_token_is (self, end, "et");

      if (!joint && !_glm_role_is_stop (self, end))
        continue;
      closed = !joint || _glm_role_start (self, end + 1, end + 1 + GLM_ROLE_MAX_TOKENS, kind) == GLM_NO_CLUSTER;
      /* « président du conseil et directeur »: « et » inside of one is seen by what follows it. */
      if (closed && glm_resolver_token_is (self, end, "et"))
        {
          closed = FALSE;
          continue;
        }
      if (place == row->place)
        break;
      if (closed)
        return TRUE;
      start = end + 1;
      place++;
    }
  if (place != row->place)
    return TRUE;
  start = _glm_role_start (self, start, end, kind);
  if (start != GLM_NO_CLUSTER)
    _glm_role_add (self, start, end, roles);
  return TRUE;
}

/* « A et B, députés du Nord, » and « A et B sont les fondateurs de … » */
static void
add_after (GlmResolver  *self,
           const Row    *row,
           GlmEntityKind kind,
           GArray       *roles)
{
  static const char *const copulas[] = { "sont", "etaient", "furent", "deviennent", NULL };
  static const char *const both[] = { "tous", "toutes", NULL };
  static const char *const numbers[] = { "deux", "trois", "quatre", "cinq", "six", "les", NULL };
  guint after = after_brackets (self, row->end);
  gboolean closed;
  guint start, end;

  if (!_glm_role_same_sentence (self, row->first, after + 1) ||
      !(glm_resolver_token_is (self, after, ",") || _glm_role_is_word (self, after, copulas)))
    return;
  after += _glm_role_is_word (self, after + 1, both);
  after += _glm_role_is_word (self, after + 1, numbers);
  if (add_respective (self, row, after + 1, kind, roles))
    return;
  start = _glm_role_start_plural (self, after + 1, after + 1 + GLM_ROLE_MAX_TOKENS, kind);
  if (start == GLM_NO_CLUSTER || !_glm_role_same_sentence (self, row->first, start))
    return;
  end = _glm_role_apposition_end (self, start, &closed);
  for (guint t = start; t < end; t++)
    if (_glm_role_person_begins_at (self, t) && !_glm_role_is_owner (self, start, t))
      return;
  if (closed && !(end == start + 1 && says_nothing (self, start)))
    _glm_role_add (self, start, end, roles);
}

/* What is said of the row that @mention stands in; a name alone is no row. */
void
_glm_roles_of_row (GlmResolver  *self,
                   guint         mention,
                   GlmEntityKind kind,
                   GArray       *roles)
{
  Row row;

  read_row (self, mention, kind, &row);
  if (add_of_examples (self, &row, kind, roles) || row.n < 2)
    return;
  add_before (self, &row, kind, roles);
  if (row.joined)
    add_after (self, &row, kind, roles);
}
