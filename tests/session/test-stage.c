/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-stage.h"
#include "glm-test.h"

typedef struct
{
  GString *log;
  guint    finals;
} Delivered;

static Delivered delivered;

static gpointer
run_count (gpointer       input,
           GlmStageParts *parts,
           GCancellable  *cancellable,
           GError       **error)
{
  const char *name = input;

  if (g_str_equal (name, "fail"))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "no");
      return NULL;
    }
  if (g_str_equal (name, "endless"))
    {
      while (!g_cancellable_set_error_if_cancelled (cancellable, error))
        g_usleep (200);
      return NULL;
    }
  for (guint i = 0; i < 3; i++)
    glm_stage_publish_part (parts, g_strdup_printf ("%s%u ", name, i));
  return g_strdup_printf ("%s. ", name);
}

static void
on_done (gpointer      owner,
         gpointer      result,
         gboolean      final,
         const GError *error)
{
  g_autofree char *text = result;

  g_string_append (delivered.log, error != NULL ? error->message : text);
  if (final)
    delivered.finals++;
}

static GlmStage *
make_stage (GObject *owner)
{
  if (delivered.log != NULL)
    g_string_free (delivered.log, TRUE);
  delivered.log = g_string_new (NULL);
  delivered.finals = 0;
  return glm_stage_new ("test", owner, run_count, on_done, g_free);
}

static void
iterate_until (guint finals)
{
  while (delivered.finals < finals)
    g_main_context_iteration (NULL, TRUE);
}

/* Gives the threads time to send what must not arrive. */
static void
iterate_a_while (void)
{
  for (guint i = 0; i < 40; i++)
    {
      g_usleep (500);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
}

static void
test_parts_in_order (void)
{
  g_autoptr (GObject) owner = G_OBJECT (g_cancellable_new ());
  g_autoptr (GlmStage) stage = make_stage (owner);

  glm_stage_start (stage, g_strdup ("a"), g_free);
  g_assert_true (glm_stage_is_running (stage));
  iterate_until (1);
  g_assert_cmpstr (delivered.log->str, ==, "a0 a1 a2 a. ");
  g_assert_false (glm_stage_is_running (stage));
}

static void
test_only_the_latest_counts (void)
{
  g_autoptr (GObject) owner = G_OBJECT (g_cancellable_new ());
  g_autoptr (GlmStage) stage = make_stage (owner);

  glm_stage_start (stage, g_strdup ("endless"), g_free);
  glm_stage_start (stage, g_strdup ("b"), g_free);
  glm_stage_start (stage, g_strdup ("c"), g_free);
  iterate_until (1);
  iterate_a_while ();
  g_assert_cmpstr (delivered.log->str, ==, "c0 c1 c2 c. ");
}

static void
test_error (void)
{
  g_autoptr (GObject) owner = G_OBJECT (g_cancellable_new ());
  g_autoptr (GlmStage) stage = make_stage (owner);

  glm_stage_start (stage, g_strdup ("fail"), g_free);
  iterate_until (1);
  g_assert_cmpstr (delivered.log->str, ==, "no");
}

static void
test_gone (void)
{
  GObject *owner = G_OBJECT (g_cancellable_new ());
  GlmStage *stage = make_stage (owner);

  glm_stage_start (stage, g_strdup ("d"), g_free);
  g_object_unref (owner);
  iterate_a_while ();
  glm_stage_start (stage, g_strdup ("endless"), g_free);
  glm_stage_free (stage);
  iterate_a_while ();
  g_assert_cmpstr (delivered.log->str, ==, "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stage/parts-in-order", test_parts_in_order);
  g_test_add_func ("/stage/only-the-latest-counts", test_only_the_latest_counts);
  g_test_add_func ("/stage/error", test_error);
  g_test_add_func ("/stage/gone", test_gone);
  return g_test_run ();
}
