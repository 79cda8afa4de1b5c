/* SPDX-License-Identifier: GPL-3.0-or-later */

/* run-stage STAGE: does one stage once over the sample texts, in a function that Callgrind can be told to look at alone. */

#include "config.h"

#include "bench-stages.h"
#include "glm-bench.h"

#include <string.h>

#define BYTES 60000

void run_measured (const BenchStage *stage,
                   BenchSubject     *subject);

G_NO_INLINE void
run_measured (const BenchStage *stage,
              BenchSubject     *subject)
{
  stage->run (subject);
}

int
main (int    argc,
      char **argv)
{
  BenchSubject subject = { 0 };
  guint s;

  for (s = 0; s < BENCH_N_STAGES && (argc < 2 || strcmp (argv[1], bench_stages[s].name) != 0); s++)
    ;
  if (s == BENCH_N_STAGES)
    {
      for (s = 0; s < BENCH_N_STAGES; s++)
        g_print ("%s\n", bench_stages[s].name);
      return argc < 2 ? EXIT_SUCCESS : EXIT_FAILURE;
    }
  bench_subject_init (&subject, glm_bench_text (BYTES));
  run_measured (&bench_stages[s], &subject);
  bench_subject_clear (&subject);
  return EXIT_SUCCESS;
}
