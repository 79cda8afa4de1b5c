/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-tagger.h"

#include "glm-data-dir.h"
#include "glm-tagging.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Sentences are cut for the chain at so many words. */
#define SENTENCE_LIMIT 4096

struct _GlmTagger
{
  GMappedFile *file;
  GlmModel     model;
};

G_DEFINE_QUARK (glm-entities-error-quark, glm_entities_error)

/**
 * glm_tagger_new:
 * @path: a model file
 * @error: (out) (optional): %GLM_ENTITIES_ERROR_MODEL_MISSING or %GLM_ENTITIES_ERROR_MODEL_BROKEN
 *
 * Maps a model into memory and checks it whole.
 *
 * Returns: (transfer full) (nullable): a tagger
 */
GlmTagger *
glm_tagger_new (const char  *path,
                GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, &local_error);
  GlmModel model;
  GlmTagger *self;

  if (file == NULL)
    {
      g_set_error (error, GLM_ENTITIES_ERROR, GLM_ENTITIES_ERROR_MODEL_MISSING,
                   _("The model for names cannot be opened: %s"), local_error->message);
      return NULL;
    }
  if (!glm_model_open (&model, (const guint8 *) g_mapped_file_get_contents (file), g_mapped_file_get_length (file),
                       error))
    return NULL;
  self = g_atomic_rc_box_new0 (GlmTagger);
  self->file = g_steal_pointer (&file);
  self->model = model;
  return self;
}

/**
 * glm_tagger_get_default:
 * @error: (out) (optional): as for glm_tagger_new()
 *
 * The installed French model, opened once for the whole program. A failure is not remembered.
 *
 * Returns: (transfer full) (nullable): a tagger
 */
GlmTagger *
glm_tagger_get_default (GError **error)
{
  static GMutex mutex;
  static GlmTagger *tagger;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  if (tagger == NULL)
    {
      g_autofree char *path = glm_data_path ("model/french.glm-model");

      tagger = glm_tagger_new (path, error);
    }
  return tagger == NULL ? NULL : glm_tagger_ref (tagger);
}

/**
 * glm_tagger_ref:
 * @self: a tagger
 *
 * Returns: (transfer full): @self
 */
GlmTagger *
glm_tagger_ref (GlmTagger *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
glm_tagger_clear (gpointer data)
{
  GlmTagger *self = data;

  g_mapped_file_unref (self->file);
}

/**
 * glm_tagger_unref:
 * @self: (transfer full): a tagger
 *
 * Gives one reference back.
 */
void
glm_tagger_unref (GlmTagger *self)
{
  g_atomic_rc_box_release_full (self, glm_tagger_clear);
}

/* What the raw confidence of a mention is worth: how often such mentions were right in text
 * that the model was not trained on. Between the middles of the bins it is a straight line. */
static float
calibrate (const GlmModel *model,
           guint           kind,
           float           raw)
{
  const guint8 *bins = model->header->calibration[kind];
  float place = CLAMP (raw * GLM_MODEL_N_BINS - 0.5f, 0.0f, GLM_MODEL_N_BINS - 1.0f);
  guint low = (guint) place;
  guint high = MIN (low + 1, GLM_MODEL_N_BINS - 1);
  float part = place - low;

  return (bins[low] * (1 - part) + bins[high] * part) / 255.0f;
}

/**
 * glm_tagger_run:
 * @self: a tagger
 * @text: the text
 * @tokens: its tokens
 * @cancellable: (nullable): stops the work
 * @error: (out) (optional): where to say that it was stopped
 *
 * Finds what @text names. Mentions lie in one sentence each.
 *
 * Returns: (transfer full) (nullable): the mentions, or %NULL with %G_IO_ERROR_CANCELLED
 */
GlmMentions *
glm_tagger_run (GlmTagger     *self,
                const char    *text,
                GlmTokens     *tokens,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autoptr (GArray) mentions = g_array_new (FALSE, FALSE, sizeof (GlmMention));
  guint n_tokens;
  const GlmToken *token = glm_tokens_get (tokens, &n_tokens);
  GlmWordTable table;
  GlmTagging tagging;
  gboolean done;

  glm_word_table_init (&table, &self->model.gazetteer);
  for (guint i = 0; i < n_tokens; i++)
    {
      glm_word_table_add (&table, text + token[i].range.start, glm_range_length (token[i].range));
      if (i + 1 == n_tokens || token[i + 1].sentence != token[i].sentence)
        glm_word_table_end_sentence (&table);
    }
  glm_word_table_close (&table);
  done = glm_tagging_run (&tagging, &self->model, &table, cancellable);
  if (done)
    glm_tagging_add_known (&tagging, &table);
  glm_word_table_clear (&table);
  if (!done)
    {
      g_cancellable_set_error_if_cancelled (cancellable, error);
      return NULL;
    }

  for (guint i = 0; i < n_tokens; i++)
    if (tagging.tags[i] != 0 && GLM_TAG_IS_BEGIN (tagging.tags[i]))
      {
        guint kind = GLM_TAG_KIND (tagging.tags[i]);
        guint end = i + 1;
        GlmMention mention;

        while (end < n_tokens && tagging.tags[end] == GLM_TAG_INSIDE (kind))
          end++;
        mention = (GlmMention) {
          { token[i].range.start, token[end - 1].range.end }, i, end - i, (GlmMentionKind) kind,
          calibrate (&self->model, kind, tagging.confidences[i]),
        };
        g_array_append_val (mentions, mention);
      }
  glm_tagging_clear (&tagging);
  return glm_mentions_new ((const GlmMention *) (gconstpointer) mentions->data, mentions->len);
}

/**
 * glm_tagger_tag_words:
 * @self: a tagger
 * @words: (array): the words of one text, cut by someone else
 * @sentence_ends: (array length=n_sentences): for each sentence the index after its last word, ascending
 * @n_sentences: how many sentences
 *
 * Tags words as in a CoNLL file. What the text says elsewhere counts, so a call is one document.
 *
 * Returns: (transfer full) (array zero-terminated=1): for each word its IOB2 tag: "O", or "B-" or
 *   "I-" with PER, ORG, LOC or MISC
 */
char **
glm_tagger_tag_words (GlmTagger         *self,
                      const char *const *words,
                      const guint       *sentence_ends,
                      guint              n_sentences)
{
  static const char *const names[GLM_N_TAGS] = {
    "O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC",
  };
  guint n = n_sentences == 0 ? 0 : sentence_ends[n_sentences - 1];
  char **answer = g_new0 (char *, n + 1);
  GlmWordTable table;
  GlmTagging tagging;
  guint start = 0;

  glm_word_table_init (&table, &self->model.gazetteer);
  for (guint i = 0; i < n_sentences; i++)
    {
      for (guint j = start; j < sentence_ends[i]; j++)
        {
          glm_word_table_add (&table, words[j], strlen (words[j]));
          if ((j - start + 1) % SENTENCE_LIMIT == 0)
            glm_word_table_end_sentence (&table);
        }
      glm_word_table_end_sentence (&table);
      start = MAX (start, sentence_ends[i]);
    }
  glm_word_table_close (&table);
  glm_tagging_run (&tagging, &self->model, &table, NULL);
  for (guint i = 0; i < n; i++)
    answer[i] = g_strdup (names[tagging.tags[i]]);
  glm_tagging_clear (&tagging);
  glm_word_table_clear (&table);
  return answer;
}
