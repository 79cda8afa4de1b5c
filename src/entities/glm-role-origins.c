/* SPDX-License-Identifier: GPL-3.0-or-later */

/* « la Polonaise X », « le montpelliérain Y », « les Brésiliens X et Y »: where somebody is from, as a noun. */

#include "config.h"

#include "glm-role-phrase.h"

#include <string.h>

static gboolean
ends_like_origin (const char *singular)
{
  static const char *const endings[] = { "ain", "aine", "ais", "aise", "ois", "oise", "ien", "ienne", "een", "eenne", "ol", "ole", "and", "ande", NULL };

  for (guint i = 0; endings[i] != NULL; i++)
    if (strlen (singular) > 5 && g_str_has_suffix (singular, endings[i]))
      return TRUE;
  return FALSE;
}

/* Whether @token says where somebody is from, or several are. Without a capital many words end alike. */
gboolean
_glm_role_is_origin (GlmResolver *self,
                     guint        token)
{
  static const char *const origins[] = { "russe", "turc", "turque", "grec", "grecque", "belge", "suisse", "suissesse", "serbe", "croate", "bulgare", "tcheque",
                                         "slovaque", "slovene", "britannique", "slave", "arabe", "corse", "basque", "kurde", "suedois", "suedoise", "danois",
                                         "danoise", "bosniaque", "monegasque", "luxembourgeois", "breton", "bretonne", NULL };
  static const char *const others[] = { "lendemain", "terrain", "parrain", "refrain", "souverain", "souveraine", "ecrivain", "ecrivaine", "palais", "marais",
                                        "relais", "desormais", "jamais", "tournois", "chamois", "soutien", "entretien", "maintien", "moyen", "doyen", "citoyen",
                                        "semaine", "dizaine", "douzaine", "quinzaine", "vingtaine", "trentaine", "centaine", "fontaine", "plaine", "domaine",
                                        "capitaine", "marraine", "migraine", "certain", "certaine", "prochain", "prochaine", "commande", "demande", "propagande",
                                        "legende", "parole", "protocole", "console", "quotidien", "gardien", "ancien", "ancienne", "musicien", "comedien",
                                        "antenne", "humain", "humaine", "mondain", "soudain", "urbain", "urbaine", "poulain", "romain",
                                        "chretien", "lien", "controle", "ecole", "symbole", "marchand", "marchande", "gourmand", NULL };
  const char *folded = _glm_role_fold_token (self, token);
  gsize n = strlen (folded);
  gboolean capital;
  g_autofree char *singular = NULL;

  if (token >= self->n_tokens || n < 4)
    return FALSE;
  if (_glm_role_is_word (self, token, origins))
    return TRUE;
  /* « le Franco-Suisse X » */
  for (guint i = 0; strrchr (folded, '-') != NULL && origins[i] != NULL; i++)
    if (strcmp (strrchr (folded, '-') + 1, origins[i]) == 0)
      return TRUE;
  capital = g_unichar_isupper (g_utf8_get_char (self->text + self->token[token].range.start));
  if (!capital && (_glm_role_is_word (self, token, others) || glm_role_noun_is_person (folded) || glm_role_noun_is_institution (folded)))
    return FALSE;
  /* « le Kényan », « une Afghane » */
  if (capital && n > 4 && (g_str_has_suffix (folded, "an") || g_str_has_suffix (folded, "ane")))
    return TRUE;
  if (ends_like_origin (folded))
    return TRUE;
  if (folded[n - 1] != 's')
    return FALSE;
  singular = g_strndup (folded, n - 1);
  for (guint i = 0; origins[i] != NULL; i++)
    if (strcmp (singular, origins[i]) == 0)
      return TRUE;
  return ends_like_origin (singular);
}

/* « la Polonaise Agnieszka Radwanska », « l'autre Espagnol Fernando Alarza » */
void
_glm_roles_of_origin (GlmResolver      *self,
                      const GlmMention *mention,
                      GArray           *roles)
{
  static const char *const definite[] = { "le", "la", "l'", "un", "une", "au", "du", NULL };
  static const char *const other[] = { "autre", "jeune", NULL };
  guint noun = mention->first_token - 1;
  guint before = noun - 1;

  if (mention->first_token < 2 || !_glm_role_same_sentence (self, noun - 1, mention->first_token) || _glm_role_mention_begins_at (self, noun))
    return;
  if (before > 0 && (_glm_role_is_word (self, before, other) || (!_glm_resolver_is_lower (self, noun) && _glm_role_is_adjective (self, before))))
    before--;
  if (!_glm_role_same_sentence (self, before, noun) || !_glm_role_is_word (self, before, definite) || !_glm_role_is_origin (self, noun))
    return;
  /* « le Français » with a small letter is an adjective of what stands before it, if anything does. */
  if (_glm_resolver_is_lower (self, noun) && (mention->n_tokens < 2 || glm_resolver_token_is (self, before, "au") || glm_resolver_token_is (self, before, "du")))
    return;
  _glm_role_add (self, noun, noun + 1, roles);
}
