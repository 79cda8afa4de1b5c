/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * GlmAnnotatedText:
 * @name: where it comes from, for messages
 * @words: (element-type utf8): its words
 * @ends: (element-type guint): index after the last word of each sentence
 * @tags: one tag a word, as numbered in glm-features.h
 * @domain: 0 for modern French, others for corpora that differ from it
 * @weight: how much it counts
 *
 * One text with the names in it marked by a person.
 */
typedef struct
{
  char       *name;
  GPtrArray  *words;
  GArray     *ends;
  GByteArray *tags;
  guint       domain;
  float       weight;
} GlmAnnotatedText;

GlmAnnotatedText *glm_annotated_text_new   (const char  *name);
void              glm_annotated_text_free  (GlmAnnotatedText *self);

GPtrArray        *glm_corpus_read_conll    (const char  *path,
                                            GError     **error);
GPtrArray        *glm_corpus_read_marked   (const char  *path,
                                            GError     **error);
gboolean          glm_corpus_add_marked    (GlmAnnotatedText *text,
                                            const char  *line,
                                            GError     **error);
gboolean          glm_corpus_correct       (GPtrArray   *texts,
                                            const char  *path,
                                            guint       *n_applied,
                                            GError     **error);
const char       *glm_corpus_tag_to_name   (guint        tag);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlmAnnotatedText, glm_annotated_text_free)

G_END_DECLS
