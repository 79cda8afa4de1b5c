/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "typography-fixture.h"

#include "glm-document-builder.h"
#include "glm-test.h"

#include <string.h>

/* @text as an article of one paragraph. */
GlmDisplayText *
fixture_set (const char                 *text,
             const GlmTypographyOptions *options)
{
  g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();
  g_autoptr (GlmDocument) document = NULL;
  g_autoptr (GlmTypographyPlan) plan = NULL;

  glm_document_builder_open_block (builder, GLM_BLOCK_PARAGRAPH, 0, 0);
  glm_document_builder_add_text (builder, text, -1);
  document = glm_document_builder_end (builder);
  if (glm_document_get_n_blocks (document) == 0)
    return NULL;
  plan = glm_typography_plan_new (document, options);
  return glm_typography_plan_set_block (plan, 0);
}

char *
fixture_display (const char *text,
                 GlmLocale   locale)
{
  GlmTypographyOptions options = { .locale = locale };
  g_autoptr (GlmDisplayText) display = fixture_set (text, &options);

  return g_strdup (display != NULL ? glm_display_text_get_text (display, NULL) : "");
}

/* "\u202F" and "\n" as the tables of cases write them. */
char *
fixture_unescape (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (p[0] == '\\' && p[1] == 'u' && strlen (p) >= 6)
      {
        g_autofree char *digits = g_strndup (p + 2, 4);

        g_string_append_unichar (plain, (gunichar) g_ascii_strtoull (digits, NULL, 16));
        p += 5;
      }
    else if (p[0] == '\\' && p[1] == 'n' && !(p > text && p[-1] == '\\'))
      {
        g_string_append_c (plain, '\n');
        p++;
      }
    else if (p[0] == '\\' && p[1] == '\\')
      {
        g_string_append_c (plain, '\\');
        p++;
      }
    else
      g_string_append_c (plain, *p);
  return g_string_free (plain, FALSE);
}

/* The rows (element-type GStrv) of our own table and of the shared one where it is. */
GPtrArray *
fixture_cases (void)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autofree char *own = glm_test_data_path ("typography/cases.tsv");
  g_autofree char *shared = glm_test_shared_path ("typography/cases.tsv");
  const char *const paths[] = { own, shared };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *content = NULL;
      g_auto (GStrv) lines = NULL;

      if (paths[i] == NULL)
        continue;
      g_assert_true (g_file_get_contents (paths[i], &content, NULL, NULL));
      lines = g_strsplit (content, "\n", -1);
      for (guint n = 1; lines[n] != NULL; n++)
        if (lines[n][0] != '\0')
          {
            char **columns = g_strsplit (lines[n], "\t", -1);

            g_assert_cmpuint (g_strv_length (columns), >=, 5);
            g_ptr_array_add (rows, columns);
          }
    }
  return rows;
}
