/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-json-nesting.h"

static void
test_depth (void)
{
  g_assert_true (glm_json_is_shallow ("", 0));
  g_assert_true (glm_json_is_shallow ("{\"a\": [1, {}]}", 3));
  g_assert_false (glm_json_is_shallow ("{\"a\": [1, {}]}", 2));
  /* One after the other is not in each other. */
  g_assert_true (glm_json_is_shallow ("[[], [], [], {}, {}]", 2));
}

static void
test_strings (void)
{
  g_assert_true (glm_json_is_shallow ("{\"a\": \"[[[[{{{{'//\"}", 1));
  g_assert_true (glm_json_is_shallow ("{\"a\\\"[[[\": \"\\\\\"}", 1));
  g_assert_false (glm_json_is_shallow ("{\"a\": \"\\\\\", \"b\": [[]]}", 2));
  g_assert_true (glm_json_is_shallow ("\"never closed [[[[ \\", 1));
}

/* What some read as a string or a comment, so that the brackets after it would not be counted. */
static void
test_no_json (void)
{
  g_assert_false (glm_json_is_shallow ("{\"a\": '\"', \"b\": [[[[", 3));
  g_assert_false (glm_json_is_shallow ("{\"a\": /* \" */ [[[[", 3));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-nesting/depth", test_depth);
  g_test_add_func ("/json-nesting/strings", test_strings);
  g_test_add_func ("/json-nesting/no-json", test_no_json);
  return g_test_run ();
}
