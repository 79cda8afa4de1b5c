/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-test-widgets.h"
#include "window-fixture.h"

#include <string.h>

const char window_fixture_article[] =
  "Le ministre des Transports, Xavier Brontosque, a inauguré mardi la gare de Villeneuve. « L'État tiendra "
  "parole », a dit Xavier Brontosque devant les élus. La directrice du Zorbinat, Yolande Craquelin, était là.\n\n"
  "Yolande Craquelin a rappelé que le Zorbinat attendait cette gare depuis dix ans. L’État, a-t-elle ajouté, a "
  "payé la moitié des travaux.\n\n"
  "Le Zorbinat publiera son rapport en mars.\n";

/**
 * window_fixture_activate:
 * @fixture: a window with the article
 * @action: an action of the window or of its page
 *
 * As a key or a menu does.
 */
void
window_fixture_activate (Fixture    *fixture,
                         const char *action)
{
  g_assert_true (gtk_widget_activate_action (fixture->window, action, NULL));
  glm_test_settle ();
}

/**
 * window_fixture_find_entity:
 * @fixture: a window with the article
 * @name: of a being
 *
 * Returns: its index, -1 when it is not listed
 */
int
window_fixture_find_entity (Fixture    *fixture,
                            const char *name)
{
  GlmEntities *entities = glm_session_get_entities (fixture->session);

  for (guint i = 0; i < glm_entities_get_n (entities); i++)
    if (g_str_equal (glm_entities_get (entities, i)->name, name))
      return (int) i;
  return -1;
}

/**
 * window_fixture_add_entity:
 * @fixture: a window with the article
 * @name: of a being
 * @kind: "person" or "institution"
 *
 * The article's beings do not depend on what a model knows: they are added as a reader would.
 */
void
window_fixture_add_entity (Fixture    *fixture,
                           const char *name,
                           const char *kind)
{
  glm_session_correct (fixture->session, GLM_CORRECTION_ADD, name, kind);
  glm_test_wait_until (!glm_session_get_entities_running (fixture->session) && window_fixture_find_entity (fixture, name) >= 0);
}

/**
 * window_fixture_set_up:
 * @fixture: zeros
 * @data: of the test
 *
 * Opens the article in a window.
 */
void
window_fixture_set_up (Fixture      *fixture,
                       gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (window_fixture_article, strlen (window_fixture_article));

  fixture->preferences = glm_preferences_new ();
  fixture->window = glm_window_new (NULL, fixture->preferences, NULL);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 700);
  gtk_window_present (GTK_WINDOW (fixture->window));
  glm_window_open_bytes (GLM_WINDOW (fixture->window), bytes, "article.txt");
  fixture->page = glm_window_get_page (GLM_WINDOW (fixture->window));
  fixture->session = glm_article_page_get_session (fixture->page);
  glm_test_wait_until (glm_article_page_is_ready (fixture->page));
  gtk_test_widget_wait_for_draw (fixture->window);
  window_fixture_add_entity (fixture, "Xavier Brontosque", "person");
  window_fixture_add_entity (fixture, "Yolande Craquelin", "person");
  window_fixture_add_entity (fixture, "Zorbinat", "institution");
}

/**
 * window_fixture_tear_down:
 * @fixture: a window with the article
 * @data: of the test
 *
 * Closes the window, of which nothing is left.
 */
void
window_fixture_tear_down (Fixture      *fixture,
                          gconstpointer data)
{
  GtkWidget *window = NULL;

  /* Nothing that the window made keeps it. */
  g_set_weak_pointer (&window, fixture->window);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  glm_test_wait_until (window == NULL);
  g_object_unref (fixture->preferences);
}
