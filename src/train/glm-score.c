/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>

#include "glm-score.h"

#include <string.h>

static const char *const kinds[GLM_N_KINDS] = { "PER", "ORG", "LOC", "MISC" };

/* Where the mention that begins at @start ends. */
static guint
mention_end (const guint8 *tags,
             guint         start,
             guint         limit)
{
  guint end = start + 1;

  while (end < limit && tags[end] == tags[start] + 1)
    end++;
  return end;
}

static gboolean
begins (guint8 tag)
{
  return tag != 0 && GLM_TAG_IS_BEGIN (tag);
}

static void
print_mention (FILE                   *out,
               const char             *what,
               const GlmAnnotatedText *text,
               const guint8           *tags,
               guint                   start,
               guint                   end,
               guint                   from,
               guint                   to)
{
  fprintf (out, "%s %s:", what, kinds[GLM_TAG_KIND (tags[start])]);
  for (guint i = MAX (start, from + 5) - 5; i < MIN (end + 5, to); i++)
    fprintf (out, "%s%s%s", i == start ? " [" : " ", (const char *) g_ptr_array_index (text->words, i),
             i + 1 == end ? "]" : "");
  fprintf (out, "\n");
}

static void
score_sentence (GlmScore               *self,
                const GlmAnnotatedText *text,
                const GlmTagging       *tagging,
                guint                   from,
                guint                   to,
                FILE                   *errors)
{
  const guint8 *gold = text->tags->data;
  const guint8 *tags = tagging->tags;

  for (guint i = from; i < to; i++)
    {
      guint gold_end = begins (gold[i]) ? mention_end (gold, i, to) : i;
      guint end = begins (tags[i]) ? mention_end (tags, i, to) : i;
      gboolean right = end > i && gold[i] == tags[i] && gold_end == end;

      if (gold_end > i)
        self->wanted[GLM_TAG_KIND (gold[i])]++;
      if (end > i)
        {
          guint kind = GLM_TAG_KIND (tags[i]);
          guint bin = CLAMP ((int) (tagging->confidences[i] * GLM_MODEL_N_BINS), 0, GLM_MODEL_N_BINS - 1);

          self->found[kind]++;
          self->right[kind] += right;
          self->bin_found[kind][bin]++;
          self->bin_right[kind][bin] += right;
        }
      if (errors != NULL && !right && gold_end > i)
        print_mention (errors, "missed", text, gold, i, gold_end, from, to);
      if (errors != NULL && !right && end > i)
        print_mention (errors, "wrong", text, tags, i, end, from, to);
    }
}

/**
 * glm_score_texts:
 * @self: (inout): scores, which are added to
 * @model: a model
 * @texts: (element-type GlmAnnotatedText): texts with marks
 * @errors: (nullable): where to print what is wrong
 *
 * Tags @texts as the program does and compares.
 */
void
glm_score_texts (GlmScore       *self,
                 const GlmModel *model,
                 GPtrArray      *texts,
                 FILE           *errors)
{
  for (guint t = 0; t < texts->len; t++)
    {
      const GlmAnnotatedText *text = g_ptr_array_index (texts, t);
      GlmWordTable table;
      GlmTagging tagging;
      guint start = 0;

      glm_word_table_init (&table, &model->gazetteer);
      for (guint s = 0; s < text->ends->len; s++)
        {
          for (; start < g_array_index (text->ends, guint, s); start++)
            {
              const char *word = g_ptr_array_index (text->words, start);

              glm_word_table_add (&table, word, strlen (word));
            }
          glm_word_table_end_sentence (&table);
        }
      glm_word_table_close (&table);
      glm_tagging_run (&tagging, model, &table, NULL);
      start = 0;
      for (guint s = 0; s < text->ends->len; s++)
        {
          guint end = g_array_index (text->ends, guint, s);

          score_sentence (self, text, &tagging, start, end, errors);
          start = end;
        }
      glm_tagging_clear (&tagging);
      glm_word_table_clear (&table);
    }
}

/**
 * glm_score_print:
 * @self: scores
 * @name: what was scored
 *
 * Prints precision, recall and F1 of each kind on standard output.
 */
void
glm_score_print (const GlmScore *self,
                 const char     *name)
{
  for (guint kind = 0; kind < GLM_N_KINDS; kind++)
    {
      double precision = self->right[kind] / (double) MAX (self->found[kind], 1);
      double recall = self->right[kind] / (double) MAX (self->wanted[kind], 1);

      g_print ("%s\t%s\tP %.4f\tR %.4f\tF1 %.4f\t(%u marked, %u found, %u right)\n", name, kinds[kind], precision, recall,
               precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0,
               self->wanted[kind], self->found[kind], self->right[kind]);
    }
}

/**
 * glm_score_calibrate:
 * @self: scores on texts the model was not trained on
 * @calibration: (out): how often a mention of each raw confidence was right, in 255ths
 *
 * Bins are drawn to the straight line where there are few mentions, then made to rise by
 * pooling neighbours that do not (isotonic regression).
 */
void
glm_score_calibrate (const GlmScore *self,
                     guint8          calibration[GLM_N_KINDS][GLM_MODEL_N_BINS])
{
  const double prior = 4;

  for (guint kind = 0; kind < GLM_N_KINDS; kind++)
    {
      double right[GLM_MODEL_N_BINS], found[GLM_MODEL_N_BINS];
      guint size[GLM_MODEL_N_BINS];
      guint n = 0;
      guint bin = 0;

      for (guint i = 0; i < GLM_MODEL_N_BINS; i++)
        {
          right[n] = self->bin_right[kind][i] + prior * (i + 0.5) / GLM_MODEL_N_BINS;
          found[n] = self->bin_found[kind][i] + prior;
          size[n++] = 1;
          while (n > 1 && right[n - 2] * found[n - 1] > right[n - 1] * found[n - 2])
            {
              n--;
              right[n - 1] += right[n];
              found[n - 1] += found[n];
              size[n - 1] += size[n];
            }
        }
      for (guint i = 0; i < n; i++)
        for (guint k = 0; k < size[i]; k++)
          calibration[kind][bin++] = (guint8) (255 * right[i] / found[i]);
    }
}
