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

/* Whether only brackets and what joins names stand in [from, to): « (LR), », « et », « et de ». */
static gboolean
is_joint (GlmResolver *self,
          guint        from,
          guint        to,
          gboolean    *joined)
{
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
  if (t < to && _glm_resolver_is_title (self, t))
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
  row->joined = FALSE;
  /* Names in brackets may stand between two: « A (PS, Lyon) et B ». */
  for (guint m = index; m-- > 0 && m + 4 > at && row->n < MAX_NEIGHBOURS;)
    if (is_of_kind (self, m, kind) && is_joint (self, all[m].first_token + all[m].n_tokens, row->first, &joined))
      {
        /* After « et » a row is over: « A et B, C ». */
        if (row->joined && joined)
          break;
        row->joined = row->joined || joined;
        row->first = all[m].first_token;
        row->n++;
        at = m;
      }
  at = index;
  for (guint m = index + 1; m < self->mentions->len && m < at + 4 && row->n < 2 * MAX_NEIGHBOURS && !row->joined; m++)
    if (is_of_kind (self, m, kind) && is_joint (self, row->end, all[m].first_token, &joined))
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

/* Right before the row: « les économistes A et B »; and before a comma: « ses deux avocats, A et B, ». */
static gboolean
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
    return FALSE;
  if (glm_resolver_token_is (self, end - 1, ",") || glm_resolver_token_is (self, end - 1, ":"))
    {
      if (!(row->end >= self->n_tokens || !_glm_role_same_sentence (self, row->first, row->end) || _glm_role_is_stop (self, row->end)))
        return FALSE;
      end--;
    }
  if (end > 0 && kind == GLM_ENTITY_PERSON && is_origin (self, end - 1))
    {
      _glm_role_add (self, end - 1, end, roles);
      return TRUE;
    }
  if (!_glm_role_find_plural_before (self, end, kind, &start))
    return FALSE;
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
  static const char *const copulas[] = { "sont", "etaient", "furent", NULL };
  guint after = after_brackets (self, row->end);
  gboolean closed;
  guint start, end;

  if (!_glm_role_same_sentence (self, row->first, after + 1) ||
      !(glm_resolver_token_is (self, after, ",") || _glm_role_is_word (self, after, copulas)))
    return;
  start = _glm_role_start_plural (self, after + 1, after + 1 + GLM_ROLE_MAX_TOKENS, kind);
  if (start == GLM_NO_CLUSTER || !_glm_role_same_sentence (self, row->first, start))
    return;
  end = _glm_role_apposition_end (self, start, &closed);
  for (guint t = start; t < end; t++)
    if (_glm_role_person_begins_at (self, t) && !_glm_role_is_owner (self, start, t))
      return;
  if (closed)
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
  if (row.n < 2)
    return;
  if (!add_before (self, &row, kind, roles) && row.joined)
    add_after (self, &row, kind, roles);
}
