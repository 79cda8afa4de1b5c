/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What is decided on the whole article: its language, and whether its author uses « ». The rest
 * is decided block by block, looking at the neighbours where a rule needs them.
 */

#include "config.h"

#include "glm-language.h"
#include "glm-typography-private.h"

#include <string.h>

/* Bytes of a block that are looked at to know its language. */
#define MAX_BLOCK_SAMPLE 600
/* Items that are looked back at to know a list. */
#define MAX_LIST 64

struct _GlmTypographyPlan
{
  GlmDocument         *document;
  GlmTypographyOptions options;
  const char          *language;
  gboolean             has_guillemets;
};

/* "fr-CH", "fr_CA": the custom of the country that a text says it is from. */
static GlmLocale
declared_locale (const char *language,
                 GlmLocale   fallback)
{
  static const struct
  {
    const char *country;
    GlmLocale   locale;
  } countries[] = {
    { "FR", GLM_LOCALE_FR_FR }, { "CA", GLM_LOCALE_FR_CA }, { "CH", GLM_LOCALE_FR_CH }, { "BE", GLM_LOCALE_FR_BE }, { "LU", GLM_LOCALE_FR_BE },
  };

  if (fallback == GLM_LOCALE_NONE || g_ascii_strncasecmp (language, "fr", 2) != 0 || (language[2] != '-' && language[2] != '_'))
    return fallback;
  for (guint i = 0; i < G_N_ELEMENTS (countries); i++)
    if (g_ascii_strcasecmp (language + 3, countries[i].country) == 0)
      return countries[i].locale;
  return fallback;
}

/**
 * glm_typography_plan_new:
 * @document: an article
 * @options: which rules apply
 *
 * Returns: (transfer full): how the article is to be set
 */
GlmTypographyPlan *
glm_typography_plan_new (GlmDocument                *document,
                         const GlmTypographyOptions *options)
{
  GlmTypographyPlan *self = g_atomic_rc_box_new0 (GlmTypographyPlan);
  const GlmMetadata *metadata = glm_document_get_metadata (document);
  gsize length;
  const char *text = glm_document_get_text (document, &length);

  self->document = glm_document_ref (document);
  self->options = *options;
  self->has_guillemets = g_strstr_len (text, (gssize) length, "«") != NULL;
  /* What a page declares about itself is often its template's; the words are surer. */
  if (options->declared_locale && metadata->language != NULL)
    self->options.locale = declared_locale (metadata->language, options->locale);
  self->language = glm_language_detect (text, length, metadata->language != NULL ? g_intern_string (metadata->language) : "fr");
  return self;
}

/**
 * glm_typography_plan_ref:
 * @self: a plan
 *
 * Returns: (transfer full): @self
 */
GlmTypographyPlan *
glm_typography_plan_ref (GlmTypographyPlan *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
plan_clear (gpointer data)
{
  GlmTypographyPlan *self = data;

  glm_document_unref (self->document);
}

/**
 * glm_typography_plan_unref:
 * @self: (transfer full): a plan
 */
void
glm_typography_plan_unref (GlmTypographyPlan *self)
{
  g_atomic_rc_box_release_full (self, plan_clear);
}

/**
 * glm_typography_plan_get_document:
 * @self: a plan
 *
 * Returns: (transfer none): the article
 */
GlmDocument *
glm_typography_plan_get_document (GlmTypographyPlan *self)
{
  return self->document;
}

/**
 * glm_typography_plan_get_options:
 * @self: a plan
 *
 * Returns: (transfer none): which rules apply
 */
const GlmTypographyOptions *
glm_typography_plan_get_options (GlmTypographyPlan *self)
{
  return &self->options;
}

/**
 * glm_typography_plan_get_language:
 * @self: a plan
 *
 * Returns: (transfer none): BCP 47 tag of the article's language
 */
const char *
glm_typography_plan_get_language (GlmTypographyPlan *self)
{
  return self->language;
}

static gboolean
starts_with_dash (GlmTypographyPlan *self,
                  guint              block)
{
  const char *text;

  if (block >= glm_document_get_n_blocks (self->document) ||
      glm_document_get_block (self->document, block)->kind != GLM_BLOCK_PARAGRAPH)
    return FALSE;
  text = glm_document_get_text (self->document, NULL) + glm_document_get_block (self->document, block)->range.start;
  return text[0] == '-' || g_str_has_prefix (text, "–") || g_str_has_prefix (text, "—");
}

static gunichar
last_of (GlmTypographyPlan *self,
         guint              block)
{
  GlmRange range = glm_document_get_block (self->document, block)->range;
  const char *text = glm_document_get_text (self->document, NULL);

  return glm_range_is_empty (range) ? 0 : g_utf8_get_char (g_utf8_prev_char (text + range.end));
}

static gboolean
is_item_end (gunichar c)
{
  return c == ';' || c == ',';
}

static gboolean
is_sentence_end (gunichar c)
{
  return c == '.' || c == '!' || c == '?' || c == 0xBB || c == 0x2026;
}

/* Whether a colon announces the paragraphs with dashes up to this one, and none of them is a sentence. */
static gboolean
is_announced_list (GlmTypographyPlan *self,
                   guint              block)
{
  guint first = block;

  while (first > 0 && block - first < MAX_LIST && starts_with_dash (self, first - 1) && !is_sentence_end (last_of (self, first - 1)))
    first--;
  return first > 0 && !starts_with_dash (self, first - 1) && last_of (self, first - 1) == ':';
}

/* Speech and not a list: a neighbour starts with a dash too, or the text ends like a sentence. */
static gboolean
is_dialogue (GlmTypographyPlan *self,
             guint              index,
             const char        *text,
             gsize              length)
{
  gunichar last;

  if (glm_document_get_block (self->document, index)->kind != GLM_BLOCK_PARAGRAPH || length == 0)
    return FALSE;
  last = g_utf8_get_char (g_utf8_prev_char (text + length));
  /* « - du pain ; » is a list, and so is what comes after it. */
  if (is_item_end (last) || (index > 0 && starts_with_dash (self, index - 1) && is_item_end (last_of (self, index - 1))))
    return FALSE;
  if (is_sentence_end (last))
    return TRUE;
  if (is_announced_list (self, index))
    return FALSE;
  return (index > 0 && starts_with_dash (self, index - 1)) || starts_with_dash (self, index + 1);
}

/* Code and foreign words keep the signs they were written with. */
static void
mask_spans (GlmTypographyPlan *self,
            guint              index,
            guint8            *mask)
{
  GlmRange range = glm_document_get_block (self->document, index)->range;
  guint n;
  const GlmSpan *spans = glm_document_get_block_spans (self->document, index, &n);

  for (guint i = 0; i < n; i++)
    if (spans[i].kind == GLM_SPAN_CODE ||
        (spans[i].kind == GLM_SPAN_LANGUAGE && spans[i].target != NULL && !g_str_has_prefix (spans[i].target, "fr")))
      memset (mask + (spans[i].range.start - range.start), 1, glm_range_length (spans[i].range));
}

/**
 * glm_typography_plan_set_block:
 * @self: a plan
 * @index: index of a block
 *
 * Applies the rules to one block. Pure: any thread may call it, and it always gives the same.
 *
 * Returns: (transfer full): what the reader sees
 */
GlmDisplayText *
glm_typography_plan_set_block (GlmTypographyPlan *self,
                               guint              index)
{
  const GlmBlock *block = glm_document_get_block (self->document, index);
  const char *text = glm_document_get_text (self->document, NULL) + block->range.start;
  gsize length = glm_range_length (block->range);
  const char *language = block->language != NULL ? block->language : glm_language_detect (text, MIN (length, MAX_BLOCK_SAMPLE), self->language);
  g_autoptr (GArray) edits = g_array_new (FALSE, FALSE, sizeof (GlmRuleEdit));
  g_autoptr (GArray) styles = g_array_new (FALSE, FALSE, sizeof (GlmRuleStyle));

  if (self->options.locale != GLM_LOCALE_NONE && g_str_has_prefix (language, "fr") && block->kind != GLM_BLOCK_PREFORMATTED && length > 0)
    {
      GlmRuleContext context = { text, length, self->options, !self->has_guillemets, FALSE };
      g_autofree guint8 *mask = glm_mask_new (text, length);

      if (self->options.declared_locale && block->language != NULL)
        context.options.locale = declared_locale (block->language, self->options.locale);
      context.dialogue = is_dialogue (self, index, text, length);
      mask_spans (self, index, mask);
      glm_french_rules_apply (&context, mask, edits, styles);
    }
  return _glm_display_text_new (text, block->range, g_intern_string (language), edits, styles);
}
