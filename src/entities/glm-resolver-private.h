/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-entities.h"

#include <string.h>

G_BEGIN_DECLS

/**
 * GlmForm:
 * @key: the name folded: small letters, no accents, hyphens as spaces
 * @text: how it is written most often
 * @n_words: words in it
 * @votes: confidence summed by #GlmMentionKind
 * @mentions: (element-type guint): indices of its mentions, in order
 * @cluster: index of its being, or %GLM_NO_CLUSTER
 * @second: the text says that it is another name of somebody
 *
 * All mentions that are written alike.
 */
typedef struct
{
  char   *key;
  char   *text;
  guint   n_words;
  float   votes[4];
  GArray *mentions;
  guint   cluster;
  gboolean second;
} GlmForm;

/* So many folded tokens are kept at a time. */
#define GLM_N_FOLDED 64

/**
 * GlmResolver:
 *
 * What the steps of resolution share. Mentions are in order of the text, without overlap.
 */
typedef struct
{
  GlmDocument    *document;
  const char     *text;
  GlmTokens      *tokens;
  const GlmToken *token;
  guint           n_tokens;
  GArray         *mentions;   /* GlmMention */
  GArray         *form_of;    /* guint: the form of each mention */
  GArray         *cluster_of; /* guint: the being of each mention */
  GPtrArray      *forms;      /* GlmForm */
  GHashTable     *by_key;     /* key → index of a form + 1 */
  GArray         *acronyms;   /* GlmAcronymPair */
  GArray         *kinds;      /* GlmEntityKind of each cluster */
  guint           n_clusters;
  char           *folded[GLM_N_FOLDED]; /* tokens folded for roles, each kept in the place of its number */
  guint           folded_token[GLM_N_FOLDED];
} GlmResolver;

/* An acronym and what it stands for, as indices of forms. */
typedef struct
{
  guint acronym;
  guint expansion;
} GlmAcronymPair;

#define GLM_NO_CLUSTER G_MAXUINT

/* Whether a token is this word. It is asked of every token for many words: most differ in the first letter. */
static inline gboolean
glm_resolver_token_is (const GlmResolver *self,
                       guint              token,
                       const char        *word)
{
  const char *text;
  gsize length;

  if (token >= self->n_tokens)
    return FALSE;
  text = self->text + self->token[token].range.start;
  if (*text != *word)
    return FALSE;
  length = strlen (word);
  return glm_range_length (self->token[token].range) == length && memcmp (text, word, length) == 0;
}

char       *glm_name_fold             (const char        *name,
                                       gsize              length);
gboolean    glm_name_is_acronym       (const char        *name);
gboolean    glm_name_initials_match   (const char        *acronym,
                                       const char        *expansion);
gboolean    glm_name_is_noise         (const char        *name);
gboolean    glm_name_same_person      (const char        *a,
                                       const char        *b);
gboolean    glm_name_ends_with        (const char        *full,
                                       const char        *part);
gboolean    glm_name_begins_with      (const char        *full,
                                       const char        *part);
gboolean    glm_name_one_edit         (const char        *a,
                                       const char        *b);
guint       glm_name_count_words      (const char        *key);

gboolean    glm_role_noun_is_person   (const char        *folded);
gboolean    glm_role_word_is_person   (const char        *word,
                                       gsize              length,
                                       const char        *folded);
gboolean    glm_role_noun_is_institution (const char     *folded);
gboolean    glm_role_noun_says_institution (const char   *folded);
gboolean    glm_role_is_modifier      (const char        *folded);

void        glm_resolver_take         (GlmResolver       *self,
                                       GlmMentions       *mentions);
void        glm_resolver_spread       (GlmResolver       *self);
void        glm_resolver_cluster      (GlmResolver       *self);
void        glm_resolver_roles        (GlmResolver       *self,
                                       guint              mention,
                                       GlmEntityKind      kind,
                                       GArray            *roles);
void        glm_resolver_duties       (GlmResolver       *self,
                                       guint              mention,
                                       GArray            *roles);
char       *glm_resolver_dup_token    (GlmResolver       *self,
                                       guint              token);
char       *glm_resolver_dup_range    (GlmResolver       *self,
                                       GlmRange           range);
void        _glm_resolver_set_tokens  (GlmResolver       *self,
                                       GlmMention        *mention,
                                       guint              first,
                                       guint              n);
gboolean    _glm_resolver_is_title    (GlmResolver       *self,
                                       guint              token);
gboolean    _glm_resolver_is_article  (GlmResolver       *self,
                                       guint              token);
gboolean    _glm_resolver_is_department_subject (GlmResolver *self,
                                       guint              token);
gboolean    _glm_resolver_is_department_head (GlmResolver *self,
                                       guint              token);
gboolean    _glm_resolver_is_lower    (GlmResolver       *self,
                                       guint              token);
gboolean    _glm_resolver_is_institution_noun (GlmResolver *self,
                                       guint              token);
guint       _glm_resolver_mention_from (GlmResolver      *self,
                                       guint              token);
GlmMention *_glm_resolver_mention_in  (GlmResolver       *self,
                                       guint              first,
                                       guint              end);
void        _glm_resolver_put         (GlmResolver       *self,
                                       guint              first,
                                       guint              end,
                                       GlmMentionKind     kind,
                                       float              confidence);
guint       _glm_resolver_name_end    (GlmResolver       *self,
                                       guint              token);
/* Whether a token is one of the words of an array. */
#define IS_ANY(self, token, list) _glm_resolver_is_any (self, token, list, G_N_ELEMENTS (list))
gboolean    _glm_resolver_is_any      (GlmResolver       *self,
                                       guint              token,
                                       const char *const *words,
                                       guint              n_words);
void        _glm_resolver_trim        (GlmResolver       *self,
                                       GlmMention        *mention);
gboolean    _glm_resolver_is_sentence_opener (GlmResolver *self,
                                       guint              token);
gboolean    _glm_resolver_is_sentence_word (GlmResolver   *self,
                                       guint              token);
gboolean    _glm_resolver_is_nobody   (GlmResolver       *self,
                                       const GlmMention  *mention);
void        _glm_resolver_take_kinds  (GlmResolver       *self);
void        _glm_resolver_take_lists  (GlmResolver       *self);
void        _glm_resolver_take_announced (GlmResolver    *self);
void        _glm_resolver_take_coordinated (GlmResolver  *self);
void        _glm_resolver_take_acronyms (GlmResolver     *self);
void        _glm_resolver_take_references (GlmResolver   *self);
guint       glm_resolver_ensure_form  (GlmResolver       *self,
                                       GlmRange           range);

GlmEntities *glm_resolver_run         (GlmDocument          *document,
                                       GlmTokens            *tokens,
                                       GlmMentions          *mentions,
                                       const GlmCorrections *corrections,
                                       GCancellable         *cancellable,
                                       GError              **error);

guint        _glm_resolver_match_words (GlmResolver         *self,
                                       guint                 token,
                                       char                **wanted_words,
                                       guint                 n_words);
void         glm_resolver_add_names   (GlmResolver          *self,
                                       const GlmCorrections *corrections);

GlmEntities *_glm_entities_new        (GArray            *entities);

G_END_DECLS
