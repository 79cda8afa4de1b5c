/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-import-encodings.h"
#include "glm-keeping.h"
#include "glm-session.h"
#include "glm-test.h"

#include <glib/gstdio.h>
#include <string.h>

static const char *const article =
  "Le port rouvre\n\n"
  "La maire de Morlaix, Anne Rouvray, a rouvert le port mardi. « C’est l’état du quai qui décidait », dit-elle.\n\n"
  "Le ministre de la Mer, Paul Abgrall, n’est pas venu. Anne Rouvray le regrette : l’État doit payer, et Rouvray l’a dit à Abgrall.\n";

static GlmSession *
new_session (GlmLibrary *library)
{
  return glm_session_new (library);
}

static void
open_text (GlmSession *session,
           const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  glm_session_open_bytes (session, bytes, "article.txt");
  g_assert_cmpint (glm_session_get_state (session), ==, GLM_SESSION_LOADING);
  while (glm_session_get_state (session) == GLM_SESSION_LOADING)
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_for_entities (GlmSession *session)
{
  while (glm_session_get_entities_running (session))
    g_main_context_iteration (NULL, TRUE);
}

/* Runs the loop until a search has had its answer. */
static void
find (GlmSession   *session,
      const char   *pattern,
      GlmQueryFlags flags)
{
  GlmMatches *before = glm_session_get_matches (session);

  glm_session_set_query (session, pattern, flags);
  while (glm_session_get_matches (session) == before && glm_session_get_query_error (session) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
on_reveal_cb (GlmSession *session,
              guint64     start,
              guint64     end,
              gpointer    user_data)
{
  GlmRange *range = user_data;

  *range = (GlmRange) { start, end };
}

static void
test_open (void)
{
  g_autoptr (GlmSession) session = new_session (NULL);

  g_assert_cmpint (glm_session_get_state (session), ==, GLM_SESSION_EMPTY);
  open_text (session, article);
  g_assert_cmpint (glm_session_get_state (session), ==, GLM_SESSION_READY);
  g_assert_nonnull (glm_session_get_document (session));
  g_assert_nonnull (glm_session_get_plan (session));
}

static void
test_fail (void)
{
  g_autoptr (GlmSession) session = new_session (NULL);
  g_autoptr (GFile) file = g_file_new_for_path ("/no/such/file.txt");

  glm_session_open (session, file);
  while (glm_session_get_state (session) == GLM_SESSION_LOADING)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (glm_session_get_state (session), ==, GLM_SESSION_FAILED);
  g_assert_nonnull (glm_session_get_error (session));
  g_assert_null (glm_session_get_document (session));
  /* And after that another file opens. */
  open_text (session, article);
  g_assert_cmpint (glm_session_get_state (session), ==, GLM_SESSION_READY);
  g_assert_null (glm_session_get_error (session));
}

static gboolean
shows (GlmSession *session,
       const char *words)
{
  return strstr (glm_document_get_text (glm_session_get_document (session), NULL), words) != NULL;
}

static void
wait_for_document (GlmSession *session)
{
  while (glm_session_get_state (session) == GLM_SESSION_LOADING)
    g_main_context_iteration (NULL, TRUE);
}

/* What was left out of a web page comes back on demand, and the next file is an article again. */
static void
test_whole_page (void)
{
  static const char page[] =
    "<html lang=fr><body><nav><ul><li><a href='/a'>Politique</a></li><li><a href='/b'>Sports nautiques</a></li></ul></nav><article><h1>Le port</h1>"
    "<p>La maire de Morlaix, Anne Rouvray, a rouvert le port mardi, après deux ans de travaux que la ville a payés seule.</p>"
    "<p>Le ministre de la Mer n’est pas venu. La maire le regrette : l’État doit payer, et elle l’a dit à qui voulait l’entendre.</p></article></body></html>";
  g_autoptr (GlmSession) session = new_session (NULL);
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "guillemet-page-entiere.html", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, page, -1, NULL));
  glm_session_open (session, file);
  wait_for_document (session);
  g_assert_true (shows (session, "Anne Rouvray"));
  g_assert_false (shows (session, "Sports nautiques"));
  glm_session_set_whole_page (session, TRUE);
  wait_for_document (session);
  g_assert_true (shows (session, "Sports nautiques"));
  glm_session_open (session, file);
  wait_for_document (session);
  g_assert_false (glm_session_get_whole_page (session));
  g_assert_false (shows (session, "Sports nautiques"));
  g_unlink (path);
}

static void
test_find (void)
{
  g_autoptr (GlmSession) session = new_session (NULL);
  GlmRange shown = { 0, 0 };
  const GlmRange *ranges;
  guint n;

  g_signal_connect (session, "reveal", G_CALLBACK (on_reveal_cb), &shown);
  open_text (session, article);
  find (session, "ETAT", GLM_QUERY_DEFAULT);
  ranges = glm_matches_get (glm_session_get_matches (session), &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (glm_session_get_current_match (session), ==, 0);
  g_assert_true (glm_range_equal (shown, ranges[0]));
  glm_session_step_match (session, 1);
  g_assert_true (glm_range_equal (shown, ranges[1]));
  glm_session_step_match (session, 1);
  g_assert_cmpint (glm_session_get_current_match (session), ==, 0);
  glm_session_step_match (session, -1);
  g_assert_cmpint (glm_session_get_current_match (session), ==, 1);

  /* Nothing found: nobody is taken anywhere. */
  shown = (GlmRange) { 0, 0 };
  find (session, "introuvable", GLM_QUERY_DEFAULT);
  glm_matches_get (glm_session_get_matches (session), &n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpint (glm_session_get_current_match (session), ==, -1);
  g_assert_cmpuint (shown.end, ==, 0);

  find (session, "(", GLM_QUERY_REGEX);
  g_assert_nonnull (glm_session_get_query_error (session));
  glm_session_set_query (session, "", GLM_QUERY_DEFAULT);
  g_assert_null (glm_session_get_query_error (session));
  g_assert_null (glm_session_get_matches (session));
}

static const GlmEntity *
find_entity (GlmSession *session,
             const char *name,
             int        *index)
{
  GlmEntities *entities = glm_session_get_entities (session);

  for (guint e = 0; e < glm_entities_get_n (entities); e++)
    if (strcmp (glm_entities_get (entities, e)->name, name) == 0)
      {
        *index = (int) e;
        return glm_entities_get (entities, e);
      }
  return NULL;
}

static void
test_mentions (void)
{
  g_autoptr (GlmSession) session = new_session (NULL);
  GlmRange shown = { 0, 0 };
  const GlmEntity *entity;
  int index = -1;

  g_signal_connect (session, "reveal", G_CALLBACK (on_reveal_cb), &shown);
  open_text (session, article);
  wait_for_entities (session);
  entity = find_entity (session, "Anne Rouvray", &index);
  g_assert_nonnull (entity);
  g_assert_cmpuint (entity->n_mentions, ==, 3);

  /* From where the reader is: the first after it; then on, and round. */
  glm_session_set_reading_position (session, entity->mentions[0].end);
  glm_session_select_entity (session, index);
  g_assert_cmpint (glm_session_get_current_mention (session), ==, 1);
  for (guint i = 0; i < entity->n_mentions; i++)
    {
      glm_session_step_mention (session, 1);
      g_assert_true (glm_range_equal (shown, entity->mentions[(2 + i) % entity->n_mentions]));
    }
  g_assert_cmpint (glm_session_get_current_mention (session), ==, 1);
}

static void
test_undo (void)
{
  g_autoptr (GlmSession) session = new_session (NULL);
  int index = -1;

  open_text (session, article);
  wait_for_entities (session);
  g_assert_nonnull (find_entity (session, "Anne Rouvray", &index));
  glm_session_select_entity (session, index);
  g_assert_false (glm_session_can_undo (session));
  glm_session_correct (session, GLM_CORRECTION_RENAME, "Anne Rouvray", "Madame la maire");
  wait_for_entities (session);
  g_assert_nonnull (find_entity (session, "Madame la maire", &index));
  g_assert_true (glm_session_can_undo (session));
  glm_session_undo (session);
  wait_for_entities (session);
  g_assert_nonnull (find_entity (session, "Anne Rouvray", &index));
  g_assert_true (glm_session_can_redo (session));
  glm_session_redo (session);
  wait_for_entities (session);
  g_assert_null (find_entity (session, "Anne Rouvray", &index));
}

static void
on_previews_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  char ***previews = data;

  *previews = glm_session_preview_encodings_finish (GLM_SESSION (source), result, NULL);
}

/* A text in the wrong letters is one choice away from the right ones, and each choice shows what it makes of them. */
static void
test_encoding (void)
{
  g_autoptr (GlmSession) session = new_session (NULL);
  g_auto (GStrv) previews = NULL;
  const GlmImportEncoding *encodings;
  guint n, western = 0;

  open_text (session, "L\303\251t\303\251 arrive, dit-on. Il fera beau.");
  encodings = glm_import_encodings (&n);
  while (g_strcmp0 (encodings[western].name, "windows-1252") != 0)
    western++;
  glm_session_preview_encodings (session, NULL, on_previews_cb, &previews);
  while (previews == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_strv_length (previews), ==, n);
  g_assert_true (g_str_has_prefix (previews[0], "Lété arrive"));
  g_assert_true (g_str_has_prefix (previews[western], "LÃ©tÃ© arrive"));
  glm_session_set_encoding (session, western);
  while (glm_session_get_state (session) == GLM_SESSION_LOADING)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_str_has_prefix (glm_document_get_text (glm_session_get_document (session), NULL), "LÃ©tÃ©"));
  glm_session_set_encoding (session, 0);
  while (glm_session_get_state (session) == GLM_SESSION_LOADING)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_str_has_prefix (glm_document_get_text (glm_session_get_document (session), NULL), "Lété"));
}

/* What holds everywhere holds in another article, also one that is open already, until it is taken back. */
static void
test_everywhere (void)
{
  g_autoptr (GlmSession) session = new_session (NULL);
  g_autoptr (GlmSession) other = new_session (NULL);
  GlmLexicon *lexicon;
  int index = -1;

  open_text (session, article);
  open_text (other, article);
  wait_for_entities (session);
  wait_for_entities (other);
  glm_session_correct (session, GLM_CORRECTION_RENAME, "Anne Rouvray", "Annie Rouvray");
  wait_for_entities (session);
  g_assert_null (find_entity (other, "Annie Rouvray", &index));
  glm_session_correct_everywhere (session);
  wait_for_entities (session);
  wait_for_entities (other);
  g_assert_nonnull (find_entity (session, "Annie Rouvray", &index));
  g_assert_nonnull (find_entity (other, "Annie Rouvray", &index));
  g_assert_false (glm_session_can_undo (session));
  lexicon = glm_session_get_lexicon (other);
  g_assert_cmpuint (glm_corrections_get_n (glm_lexicon_get_corrections (lexicon)), ==, 1);
  /* The same file read twice says nothing twice. */
  glm_lexicon_join (lexicon, glm_lexicon_get_corrections (lexicon));
  g_assert_cmpuint (glm_corrections_get_n (glm_lexicon_get_corrections (lexicon)), ==, 1);
  glm_lexicon_remove (lexicon, 0);
  wait_for_entities (other);
  g_assert_nonnull (find_entity (other, "Anne Rouvray", &index));
}

static void
on_restored_cb (GlmSession *session,
                guint64     position,
                gpointer    user_data)
{
  *(guint64 *) user_data = position;
}

/* What was read and said is there again in another process's session. */
static void
test_kept (void)
{
  g_autofree char *folder = g_dir_make_tmp ("guillemet-session-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GlmLibrary) library = glm_library_open (path, &error);
  guint64 restored = 0;
  int index;

  g_assert_no_error (error);
  {
    g_autoptr (GlmSession) session = new_session (library);

    open_text (session, article);
    wait_for_entities (session);
    glm_session_set_reading_position (session, 119);
    glm_session_correct (session, GLM_CORRECTION_RENAME, "Anne Rouvray", "Anne-Marie Rouvray");
    glm_session_save (session);
    wait_for_entities (session);
  }
  /* Saving goes on in a thread; the library answers one call at a time. */
  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (GlmSession) session = new_session (library);

      restored = 0;
      g_signal_connect (session, "position-restored", G_CALLBACK (on_restored_cb), &restored);
      open_text (session, article);
      if (restored == 0 || glm_corrections_get_n (glm_session_get_corrections (session)) == 0)
        {
          g_usleep (5000);
          continue;
        }
      g_assert_cmpuint (restored, ==, 119);
      wait_for_entities (session);
      g_assert_nonnull (find_entity (session, "Anne-Marie Rouvray", &index));
      return;
    }
  g_assert_not_reached ();
}

static guint
get_followed (GlmLibrary *library)
{
  g_autoptr (GPtrArray) recent = NULL;

  g_assert_true (glm_keeping_finish (10 * G_TIME_SPAN_SECOND));
  recent = glm_library_list_recent (library, 1, NULL);
  return ((GlmLibraryEntry *) g_ptr_array_index (recent, 0))->followed;
}

/* The history says how many of those followed everywhere an article mentions; who is pinned here alone is not followed. */
static void
test_followed (void)
{
  g_autofree char *folder = g_dir_make_tmp ("guillemet-session-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autoptr (GlmLibrary) library = glm_library_open (path, NULL);
  g_autoptr (GlmSession) session = new_session (library);

  open_text (session, article);
  wait_for_entities (session);
  glm_session_correct (session, GLM_CORRECTION_PIN, "Anne Rouvray", "yes");
  wait_for_entities (session);
  g_assert_cmpuint (get_followed (library), ==, 0);
  glm_session_correct_everywhere (session);
  wait_for_entities (session);
  g_assert_cmpuint (get_followed (library), ==, 1);
  open_text (session, "Il ne s’est rien passé ce jour-là, ni le suivant.");
  wait_for_entities (session);
  g_assert_cmpuint (get_followed (library), ==, 0);
  open_text (session, "Anne Rouvray est venue.");
  wait_for_entities (session);
  g_assert_cmpuint (get_followed (library), ==, 1);
}

/* Closing while everything is under way leaves nothing behind. */
static void
test_closed_early (void)
{
  for (guint i = 0; i < 30; i++)
    {
      GlmSession *session = new_session (NULL);
      g_autoptr (GBytes) bytes = g_bytes_new_static (article, strlen (article));

      glm_session_open_bytes (session, bytes, NULL);
      for (guint n = 0; n < i; n++)
        g_main_context_iteration (NULL, FALSE);
      glm_session_set_query (session, "port", GLM_QUERY_DEFAULT);
      g_assert_finalize_object (session);
    }
  for (guint n = 0; n < 50; n++)
    {
      g_usleep (1000);
      g_main_context_iteration (NULL, FALSE);
    }
}

typedef struct
{
  gsize position;
  guint n_runs;
  guint n_freed;
} Prepared;

static gpointer
prepare_cb (GlmTypographyPlan *plan,
            gsize              position,
            gpointer           data)
{
  Prepared *prepared = data;

  g_assert_nonnull (glm_typography_plan_get_document (plan));
  prepared->position = position;
  prepared->n_runs++;
  return prepared;
}

static void
free_prepared_cb (gpointer data)
{
  ((Prepared *) data)->n_freed++;
}

/* What is prepared with an article is there with it, once; what nobody takes is freed. */
static void
test_prepare (void)
{
  Prepared prepared = { .position = 1 };
  const GlmSessionPreparation preparation = { prepare_cb, &prepared, NULL, free_prepared_cb };
  GlmSession *session = new_session (NULL);

  g_assert_null (glm_session_steal_prepared (session));
  glm_session_prepare (session, &preparation);
  open_text (session, article);
  g_assert_cmpuint (prepared.n_runs, ==, 1);
  g_assert_cmpuint (prepared.position, ==, 0);
  g_assert_true (glm_session_steal_prepared (session) == &prepared);
  g_assert_null (glm_session_steal_prepared (session));

  open_text (session, article);
  g_assert_cmpuint (prepared.n_runs, ==, 1);
  g_assert_null (glm_session_steal_prepared (session));
  g_assert_cmpuint (prepared.n_freed, ==, 0);

  glm_session_prepare (session, &preparation);
  open_text (session, article);
  open_text (session, article);
  g_assert_cmpuint (prepared.n_freed, ==, 1);
  glm_session_prepare (session, &preparation);
  open_text (session, article);
  g_object_unref (session);
  g_assert_cmpuint (prepared.n_runs, ==, 3);
  g_assert_cmpuint (prepared.n_freed, ==, 2);
}

/* What was said of one article, at any time, may come to hold in all. */
static void
test_spread (void)
{
  g_autoptr (GlmSession) session = new_session (NULL);
  GlmLexicon *lexicon = glm_session_get_lexicon (session);
  guint before = glm_corrections_get_n (glm_lexicon_get_corrections (lexicon));

  open_text (session, article);
  wait_for_entities (session);
  glm_session_correct (session, GLM_CORRECTION_PIN, "Anne Rouvray", "yes");
  glm_session_correct (session, GLM_CORRECTION_REJECT, "Morlaix", "");
  glm_session_spread_correction (session, 0);
  g_assert_cmpuint (glm_corrections_get_n (glm_session_get_corrections (session)), ==, 1);
  g_assert_cmpstr (glm_corrections_get (glm_session_get_corrections (session), 0)->name, ==, "Morlaix");
  g_assert_cmpuint (glm_corrections_get_n (glm_lexicon_get_corrections (lexicon)), ==, before + 1);
  g_assert_cmpstr (glm_corrections_get (glm_lexicon_get_corrections (lexicon), before)->name, ==, "Anne Rouvray");
  glm_session_spread_correction (session, 7);
  glm_lexicon_remove (lexicon, before);
  wait_for_entities (session);
}

/* The program's own guide names keys and formats, and nobody. */
static void
test_guide (void)
{
  static const char *const guides[] = { "guide.md", "guide.fr.md" };

  for (guint i = 0; i < G_N_ELEMENTS (guides); i++)
    {
      g_autoptr (GlmSession) session = new_session (NULL);
      g_autoptr (GFile) file = g_file_new_build_filename (g_getenv ("GUILLEMET_DATA_DIR"), "help", guides[i], NULL);

      glm_session_open (session, file);
      while (glm_session_get_state (session) == GLM_SESSION_LOADING)
        g_main_context_iteration (NULL, TRUE);
      g_assert_cmpint (glm_session_get_state (session), ==, GLM_SESSION_READY);
      wait_for_entities (session);
      if (glm_session_get_entities (session) == NULL)
        {
          g_test_skip ("there is no model");
          return;
        }
      g_assert_cmpuint (glm_entities_get_n (glm_session_get_entities (session)), ==, 0);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/open", test_open);
  g_test_add_func ("/session/fail", test_fail);
  g_test_add_func ("/session/prepare", test_prepare);
  g_test_add_func ("/session/whole-page", test_whole_page);
  g_test_add_func ("/session/spread", test_spread);
  g_test_add_func ("/session/guide", test_guide);
  g_test_add_func ("/session/find", test_find);
  g_test_add_func ("/session/mentions", test_mentions);
  g_test_add_func ("/session/undo", test_undo);
  g_test_add_func ("/session/encoding", test_encoding);
  g_test_add_func ("/session/everywhere", test_everywhere);
  g_test_add_func ("/session/kept", test_kept);
  g_test_add_func ("/session/followed", test_followed);
  g_test_add_func ("/session/closed-early", test_closed_early);
  return g_test_run ();
}
