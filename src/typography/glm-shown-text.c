/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Words of the article where they are shown beside it: typeset as on the page, on one line. What is copied or given away never is. */

#include "config.h"

#include "glm-language.h"
#include "glm-typography-private.h"

#include <string.h>

/**
 * glm_typography_set_words:
 * @words: words of an article that is not at hand, such as the title of one that was read before
 * @language: (nullable): BCP 47 tag of the language they are in, where that is known
 * @options: which rules apply
 *
 * Applies the rules to words that stand alone, as to a block of an article that says nothing else.
 *
 * Returns: (transfer full): what the reader sees; its source positions are bytes of @words
 */
GlmDisplayText *
glm_typography_set_words (const char                 *words,
                          const char                 *language,
                          const GlmTypographyOptions *options)
{
  g_autoptr (GArray) edits = g_array_new (FALSE, FALSE, sizeof (GlmRuleEdit));
  g_autoptr (GArray) styles = g_array_new (FALSE, FALSE, sizeof (GlmRuleStyle));
  gsize length = strlen (words);
  const char *known = g_intern_string (language != NULL ? language : glm_language_detect (words, length, "fr"));

  if (options->locale != GLM_LOCALE_NONE && g_str_has_prefix (known, "fr") && length > 0)
    {
      GlmRuleContext context = { words, length, *options, strstr (words, "«") == NULL, FALSE };
      g_autofree guint8 *mask = glm_mask_new (words, length);

      glm_french_rules_apply (&context, mask, edits, styles);
    }
  return _glm_display_text_new (words, (GlmRange) { 0, length }, known, edits, styles);
}

/**
 * glm_typography_plan_set_quotation:
 * @self: how the article is set
 * @range: where in the article the words stand
 * @words: what they are quoted as
 * @start: (out): where in the source of the result they begin
 *
 * Words that are quoted from the article, such as a role, set as they are where they stand; alone, where the quotation
 * is not letter for letter what stands there.
 *
 * Returns: (transfer full): a text that has them from @start on, perhaps among others
 */
GlmDisplayText *
glm_typography_plan_set_quotation (GlmTypographyPlan *self,
                                   GlmRange           range,
                                   const char        *words,
                                   gsize             *start)
{
  GlmDocument *document;
  gsize length;
  const char *text;

  g_return_val_if_fail (self != NULL, NULL);

  document = glm_typography_plan_get_document (self);
  text = glm_document_get_text (document, &length);
  if (glm_document_get_n_blocks (document) > 0 && range.start < range.end && range.end <= length &&
      strlen (words) == glm_range_length (range) && memcmp (words, text + range.start, glm_range_length (range)) == 0)
    {
      guint block = glm_document_find_block (document, range.start);

      if (range.end <= glm_document_get_block (document, block)->range.end)
        {
          *start = range.start;
          return glm_typography_plan_set_block (self, block);
        }
    }
  *start = 0;
  return glm_typography_set_words (words, glm_typography_plan_get_language (self), glm_typography_plan_get_options (self));
}

/**
 * glm_display_text_dup_line:
 * @self: a display text
 * @source: source positions in it
 *
 * Returns: (transfer full): what the reader sees of that part, on one line; without what the rules put before and after
 */
char *
glm_display_text_dup_line (const GlmDisplayText *self,
                           GlmRange              source)
{
  const char *text = glm_display_text_get_text (self, NULL);
  gsize start = glm_display_text_from_source (self, source.start, GLM_BIAS_AFTER);
  gsize end = MAX (start, glm_display_text_from_source (self, source.end, GLM_BIAS_BEFORE));

  return g_strdelimit (g_strndup (text + start, end - start), "\n\t", ' ');
}

/* All of it, with what the rules put at its ends. */
static char *
dup_display (const GlmDisplayText *display)
{
  gsize length;
  const char *text = glm_display_text_get_text (display, &length);

  return g_strdelimit (g_strndup (text, length), "\n\t", ' ');
}

static char *
dup_block (GlmTypographyPlan *plan,
           guint              block)
{
  g_autoptr (GlmDisplayText) display = glm_typography_plan_set_block (plan, block);

  return dup_display (display);
}

/**
 * glm_typography_plan_dup_words:
 * @self: how the article is set
 * @words: words that stand nowhere in the article as they are, such as a person's name
 *
 * Returns: (transfer full): the same words as the page would show them, on one line
 */
char *
glm_typography_plan_dup_words (GlmTypographyPlan *self,
                               const char        *words)
{
  g_autoptr (GlmDisplayText) display = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  display = glm_typography_set_words (words, glm_typography_plan_get_language (self), glm_typography_plan_get_options (self));
  return dup_display (display);
}

/**
 * glm_typography_dup_title:
 * @title: the title of an article that is not at hand, as glm_document_dup_title() gave it
 * @uri: (nullable): where the article is
 * @options: which rules apply
 *
 * Returns: (transfer full): the title as glm_typography_plan_dup_title() would give it
 */
char *
glm_typography_dup_title (const char                 *title,
                          const char                 *uri,
                          const GlmTypographyOptions *options)
{
  g_autofree char *name = uri != NULL ? glm_document_dup_file_title (uri) : NULL;
  g_autoptr (GlmDisplayText) display = NULL;

  if (g_strcmp0 (title, name) == 0)
    return g_steal_pointer (&name);
  display = glm_typography_set_words (title, NULL, options);
  return dup_display (display);
}

/**
 * glm_typography_plan_set_title:
 * @self: how the article is set
 *
 * Returns: (transfer full) (nullable): the title as glm_document_dup_title() gives it, set as the page shows it
 */
GlmDisplayText *
glm_typography_plan_set_title (GlmTypographyPlan *self)
{
  static const GlmTypographyOptions none = { .locale = GLM_LOCALE_NONE };
  GlmDocument *document;
  const GlmMetadata *metadata;
  g_autofree char *title = NULL;
  g_autofree char *heading = NULL;
  gboolean is_name;

  g_return_val_if_fail (self != NULL, NULL);

  document = glm_typography_plan_get_document (self);
  metadata = glm_document_get_metadata (document);
  title = glm_document_dup_title (document);
  if (title == NULL)
    return NULL;
  if (glm_document_get_n_blocks (document) > 0 && glm_document_get_block (document, 0)->kind == GLM_BLOCK_HEADING)
    heading = glm_document_dup_range (document, glm_document_get_block (document, 0)->range);
  if (g_strcmp0 (heading, title) == 0)
    return glm_typography_plan_set_block (self, 0);
  is_name = (metadata->title == NULL || *metadata->title == '\0') && metadata->uri != NULL;
  return glm_typography_set_words (title, glm_typography_plan_get_language (self),
                                   is_name ? &none : glm_typography_plan_get_options (self));
}

/**
 * glm_typography_plan_dup_title:
 * @self: how the article is set
 *
 * The title as glm_document_dup_title() gives it, typeset as the page shows it. The name of a file stays as it is.
 *
 * Returns: (transfer full) (nullable): a title to show on a tab or over a window, on one line
 */
char *
glm_typography_plan_dup_title (GlmTypographyPlan *self)
{
  g_autoptr (GlmDisplayText) display = glm_typography_plan_set_title (self);

  return display != NULL ? dup_display (display) : NULL;
}

/**
 * glm_typography_plan_dup_block:
 * @self: how the article is set
 * @block: index of a block, such as a heading
 *
 * Returns: (transfer full): its words as the page shows them, on one line
 */
char *
glm_typography_plan_dup_block (GlmTypographyPlan *self,
                               guint              block)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (block < glm_document_get_n_blocks (glm_typography_plan_get_document (self)), NULL);

  return dup_block (self, block);
}
