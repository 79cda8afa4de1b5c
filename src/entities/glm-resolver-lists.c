/* SPDX-License-Identifier: GPL-3.0-or-later */

/* « Belfius, ING, KBC, BNP Paribas Fortis et AXA »: what stands in a row with two of a kind is of that kind. */

#include "config.h"

#include "glm-resolver-private.h"

/* A row has at most so many members; a longer one is taken in parts. */
#define MAX_MEMBERS 24

/* A member's confidence, when only the others tell of it. */
#define LISTED_CONFIDENCE 0.6f

typedef struct
{
  guint first;
  guint end;
} Member;

static gboolean
is_capital (GlmResolver *self,
            guint        token)
{
  return g_unichar_isupper (g_utf8_get_char (self->text + self->token[token].range.start));
}

static gboolean
same_sentence (GlmResolver *self,
               guint        a,
               guint        b)
{
  return b < self->n_tokens && self->token[a].sentence == self->token[b].sentence;
}

/* The end of the capitals from @token on; small words inside a name only where a mention has them. */
static guint
member_end (GlmResolver *self,
            guint        token)
{
  const GlmMention *known = _glm_resolver_mention_in (self, token, token + 1);
  guint end = token;

  if (known != NULL && known->first_token == token)
    return token + known->n_tokens;
  while (end < token + 4 && same_sentence (self, token, end) && is_capital (self, end))
    end++;
  return end;
}

/* The members of the row that begins at @token; 0 when there is none of three or more. */
static guint
read_row (GlmResolver *self,
          guint        token,
          Member      *members)
{
  static const char *const articles[] = { "la", "le", "l'", "l’", "les", "du", "des", "de", "d'", "d’", "au", "aux" };
  guint n = 0;
  guint at = token;
  gboolean last = FALSE;

  while (n < MAX_MEMBERS && same_sentence (self, token, at))
    {
      guint end;

      for (guint i = 0; n > 0 && i < G_N_ELEMENTS (articles); i++)
        if (glm_resolver_token_is (self, at, articles[i]) && same_sentence (self, token, at + 1))
          {
            at++;
            break;
          }
      end = member_end (self, at);
      if (end == at)
        break;
      members[n].first = at;
      members[n++].end = end;
      if (last || !same_sentence (self, token, end + 1))
        break;
      last = glm_resolver_token_is (self, end, "et") || glm_resolver_token_is (self, end, "ou");
      if (!last && !glm_resolver_token_is (self, end, ","))
        break;
      at = end + 1;
      /* « …, et d'Al-Qaïda » */
      if (!last && (glm_resolver_token_is (self, at, "et") || glm_resolver_token_is (self, at, "ou")))
        {
          last = TRUE;
          at++;
        }
    }
  return n >= 3 ? n : 0;
}

static void
settle_row (GlmResolver  *self,
            const Member *members,
            guint         n)
{
  guint institutions = 0, people = 0, others = 0;

  for (guint i = 0; i < n; i++)
    {
      const GlmMention *known = _glm_resolver_mention_in (self, members[i].first, members[i].end);

      if (known == NULL || known->kind == GLM_MENTION_OTHER)
        continue;
      if (known->kind == GLM_MENTION_INSTITUTION)
        institutions++;
      else if (known->kind == GLM_MENTION_PERSON)
        people += known->n_tokens > 1 ? 1 : 0;
      else
        others++;
    }
  for (guint i = 0; i < n; i++)
    {
      const GlmMention *known = _glm_resolver_mention_in (self, members[i].first, members[i].end);
      gboolean open = known == NULL || known->kind == GLM_MENTION_OTHER;

      if (institutions >= 2 && people == 0 && others < institutions &&
          (open || (known->kind == GLM_MENTION_PERSON && known->n_tokens == 1)))
        _glm_resolver_put (self, members[i].first, members[i].end, GLM_MENTION_INSTITUTION, LISTED_CONFIDENCE);
      else if (people >= 2 && institutions == 0 && others == 0 && open && members[i].end >= members[i].first + 2)
        _glm_resolver_put (self, members[i].first, members[i].end, GLM_MENTION_PERSON, LISTED_CONFIDENCE);
    }
}

/**
 * _glm_resolver_take_lists:
 * @self: a resolver
 *
 * Takes the members of rows that the tagger passed over, or took for another kind than the rest.
 */
void
_glm_resolver_take_lists (GlmResolver *self)
{
  Member members[MAX_MEMBERS];

  for (guint t = 0; t < self->n_tokens;)
    {
      guint n = is_capital (self, t) ? read_row (self, t, members) : 0;

      if (n > 0)
        settle_row (self, members, n);
      t = n > 0 ? members[n - 1].end : t + 1;
    }
}
