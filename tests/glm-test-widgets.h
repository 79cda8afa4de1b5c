/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * GlmTestVisit:
 * @widget: one that is visible
 * @data: what was given with it
 */
typedef void (*GlmTestVisit) (GtkWidget *widget,
                              gpointer   data);

void       glm_test_visit        (GtkWidget    *widget,
                                  GlmTestVisit  visit,
                                  gpointer      data);
GtkWidget *glm_test_find_widget  (GtkWidget    *widget,
                                  GType         type);
void       glm_test_assert_named (GtkWidget    *widget);
gboolean   glm_test_is_said      (GtkWidget    *window,
                                  const char   *words);
void       glm_test_settle       (void);
gboolean   glm_test_keep_waiting (gint64        end);

/* Runs the loop until @done, or fails after a while. */
#define glm_test_wait_until(done)                                       \
  G_STMT_START                                                          \
  {                                                                     \
    gint64 end_ = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;        \
    while (!(done) && glm_test_keep_waiting (end_))                     \
      ;                                                                 \
    g_assert_true (done);                                               \
  }                                                                     \
  G_STMT_END

G_END_DECLS
