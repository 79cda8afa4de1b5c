/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-corrections.h"
#include "glm-finder.h"
#include "glm-tagger.h"
#include "glm-typography.h"

G_BEGIN_DECLS

/**
 * BenchSubject:
 *
 * A text, and what each stage makes of it for the next.
 */
typedef struct
{
  char              *text;
  GBytes            *bytes;
  GlmDocument       *document;
  GlmTypographyPlan *plan;
  GlmTokens         *tokens;
  GlmMentions       *mentions;
  GlmSearchIndex    *index;
  GlmCorrections    *corrections;
} BenchSubject;

/**
 * BenchStage:
 * @name: what it is called in tables
 * @run: does it once
 *
 * A step from bytes to what is shown.
 */
typedef struct
{
  const char *name;
  void      (*run) (BenchSubject *subject);
} BenchStage;

enum
{
  BENCH_LOAD,
  BENCH_TYPOGRAPHY,
  BENCH_TYPESET,
  BENCH_TAG,
  BENCH_RESOLVE,
  BENCH_INDEX,
  BENCH_FIND,
  BENCH_N_STAGES,
};

extern const BenchStage bench_stages[BENCH_N_STAGES];

void bench_subject_init  (BenchSubject *subject,
                          char         *text);
void bench_subject_clear (BenchSubject *subject);

G_END_DECLS
