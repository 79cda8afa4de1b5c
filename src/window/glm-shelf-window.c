/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-shelf-window.h"

#include "glm-finder.h"

#include <glib/gi18n-lib.h>

/* More than this is not looked through; more words are. */
#define MAX_HITS 100

/* Characters around what was found in an open article. */
#define SNIPPET_BEFORE 50
#define SNIPPET_AFTER 90

/**
 * GlmShelfWindow:
 *
 * Finds words in the articles that are open and in all that were opened before, with a passage of each.
 */
struct _GlmShelfWindow
{
  GtkWindow            parent_instance;

  GlmLibrary          *library; /* (nullable): nothing is remembered */
  GPtrArray           *open;    /* OpenArticle */
  GlmTypographyOptions typography;
  guint                query; /* counts what was asked; an answer to an earlier one is not shown */
  GtkWidget           *entry;
  GtkWidget           *status;
  GtkWidget           *list;
};

enum
{
  CHOSEN,
  OPEN_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GlmShelfWindow, glm_shelf_window, GTK_TYPE_WINDOW)

/* An article in a tab. */
typedef struct
{
  guint              number;
  char              *title;
  GlmDocument       *document;
  GlmTypographyPlan *plan; /* (nullable): not yet set */
} OpenArticle;

static void
open_article_free (gpointer data)
{
  OpenArticle *article = data;

  g_free (article->title);
  glm_document_unref (article->document);
  g_clear_pointer (&article->plan, glm_typography_plan_unref);
  g_free (article);
}

/* A place in an open article. */
typedef struct
{
  guint    number;
  char    *title;
  char    *snippet; /* as the page shows it */
  GlmRange match;
  char    *words; /* what was found, as it stands there */
  GlmRange place; /* where in the text the match is */
  guint    n; /* how often it stands there */
} OpenHit;

static void
open_hit_free (gpointer data)
{
  OpenHit *hit = data;

  g_free (hit->title);
  g_free (hit->snippet);
  g_free (hit->words);
  g_free (hit);
}

/* What is found. */
typedef struct
{
  GPtrArray *open; /* OpenHit */
  GPtrArray *hits; /* GlmShelfHit */
} Answer;

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_ptr_array_unref (answer->open);
  g_clear_pointer (&answer->hits, g_ptr_array_unref);
  g_free (answer);
}

/* What is looked for, in a thread. */
typedef struct
{
  GlmLibrary *library;
  GPtrArray  *open;
  char       *pattern;
  guint       query;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_clear_pointer (&question->library, glm_library_unref);
  g_ptr_array_unref (question->open);
  g_free (question->pattern);
  g_free (question);
}

/* The first place that a query finds, and how many there are. */
static guint
find_first (GlmSearchIndex *index,
            const char     *pattern,
            GlmRange       *place,
            GCancellable   *cancellable)
{
  g_autoptr (GlmQuery) query = glm_query_new (pattern, GLM_QUERY_DEFAULT, NULL);
  g_autoptr (GlmMatches) matches = query != NULL ? glm_finder_run (index, query, cancellable, NULL) : NULL;
  const GlmRange *ranges;
  guint n = 0;

  ranges = matches != NULL ? glm_matches_get (matches, &n) : NULL;
  if (n > 0)
    *place = ranges[0];
  return n;
}

/*
 * What an article on the shelf is found by, it is found by when it is open: all the words, wherever they are.
 * Its first term is what is shown.
 */
static guint
find_terms (GlmSearchIndex *index,
            const char     *pattern,
            GlmRange       *place,
            GCancellable   *cancellable)
{
  g_auto (GStrv) terms = glm_library_split_pattern (pattern);
  guint first = 0;

  for (guint i = 0; terms[i] != NULL; i++)
    {
      gboolean excluded = terms[i][0] == '-';
      GlmRange found = { 0, 0 };
      guint n = find_first (index, terms[i] + excluded, &found, cancellable);

      if ((n > 0) == excluded)
        return 0;
      if (first == 0 && !excluded)
        {
          first = n;
          *place = found;
        }
    }
  return first;
}

static OpenHit *
search_open (const OpenArticle *article,
             const char        *pattern,
             GCancellable      *cancellable)
{
  g_autoptr (GlmSearchIndex) index = glm_search_index_new (article->document, cancellable, NULL);
  GlmRange place = { 0, 0 };
  OpenHit *hit;
  guint n = 0;

  if (index != NULL)
    n = find_first (index, pattern, &place, cancellable);
  if (index != NULL && n == 0)
    n = find_terms (index, pattern, &place, cancellable);
  if (n == 0)
    return NULL;
  hit = g_new0 (OpenHit, 1);
  hit->number = article->number;
  hit->title = g_strdup (article->title);
  if (article->plan != NULL)
    hit->snippet = glm_search_dup_shown_snippet (article->plan, place, SNIPPET_BEFORE, SNIPPET_AFTER, &hit->match);
  else
    hit->snippet = glm_search_dup_snippet (article->document, place, SNIPPET_BEFORE, SNIPPET_AFTER, &hit->match);
  hit->words = glm_document_dup_range (article->document, place);
  hit->place = place;
  hit->n = n;
  return hit;
}

/* Whether one of the articles that are open is this one. */
static gboolean
is_open (GPtrArray  *open,
         const char *uri)
{
  const char *pasted = glm_library_get_pasted_digest (uri);

  for (guint i = 0; i < open->len; i++)
    {
      GlmDocument *document = ((OpenArticle *) g_ptr_array_index (open, i))->document;

      if (pasted != NULL ? g_str_equal (glm_document_get_digest (document), pasted)
                         : g_strcmp0 (glm_document_get_metadata (document)->uri, uri) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
run_search (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  const Question *question = data;
  g_autoptr (GError) error = NULL;
  Answer *answer = g_new0 (Answer, 1);

  answer->open = g_ptr_array_new_with_free_func (open_hit_free);
  for (guint i = 0; i < question->open->len; i++)
    {
      OpenHit *hit = search_open (g_ptr_array_index (question->open, i), question->pattern, cancellable);

      if (hit != NULL)
        g_ptr_array_add (answer->open, hit);
    }
  if (question->library != NULL)
    answer->hits = glm_library_search_shelf (question->library, question->pattern, MAX_HITS, &error);
  /* What is open was looked through already. */
  for (guint i = answer->hits != NULL ? answer->hits->len : 0; i > 0; i--)
    if (is_open (question->open, ((GlmShelfHit *) g_ptr_array_index (answer->hits, i - 1))->uri))
      g_ptr_array_remove_index (answer->hits, i - 1);
  if (error == NULL)
    g_task_return_pointer (task, answer, answer_free);
  else
    {
      answer_free (answer);
      g_task_return_error (task, g_steal_pointer (&error));
    }
}

static GtkWidget *
make_label (const char *text,
            const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static char *
dup_day (gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (seconds);

  return time != NULL ? g_date_time_format (time, "%x") : g_strdup ("");
}

/* Title and a remark, and below them the passage with what was found in bold. */
static GtkWidget *
make_row (const char *title_text,
          const char *remark,
          const char *passage,
          GlmRange    match,
          const char *words,
          GlmRange    place)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = make_label (title_text, NULL);
  GtkWidget *snippet = make_label (passage, "dim-label");

  bold->start_index = (guint) match.start;
  bold->end_index = (guint) match.end;
  pango_attr_list_insert (attributes, bold);
  gtk_label_set_attributes (GTK_LABEL (snippet), attributes);
  pango_attr_list_unref (attributes);
  gtk_label_set_wrap (GTK_LABEL (snippet), TRUE);
  gtk_label_set_lines (GTK_LABEL (snippet), 2);
  gtk_label_set_ellipsize (GTK_LABEL (snippet), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), make_label (remark, "dim-label"));
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), snippet);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title_text,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, passage, -1);
  g_object_set_data_full (G_OBJECT (row), "words", g_strdup (words), g_free);
  g_object_set_data_full (G_OBJECT (row), "place", g_memdup2 (&place, sizeof place), g_free);
  return row;
}

/* The words are those of an article that is not there; they are set as it would be, what was found with them. */
static GtkWidget *
make_shelf_row (GlmShelfWindow    *self,
                const GlmShelfHit *hit)
{
  g_autofree char *name = glm_library_dup_shown_address (hit->uri);
  g_autofree char *day = dup_day (hit->opened);
  g_autofree char *title = hit->title != NULL && *hit->title != '\0' ? glm_typography_dup_title (hit->title, hit->uri, &self->typography) : g_strdup (name);
  g_autoptr (GlmDisplayText) display = glm_typography_set_words (hit->snippet, NULL, &self->typography);
  g_autofree char *words = g_strndup (hit->snippet + hit->match.start, glm_range_length (hit->match));
  GlmRange match = { glm_display_text_from_source (display, hit->match.start, GLM_BIAS_AFTER),
                     glm_display_text_from_source (display, hit->match.end, GLM_BIAS_BEFORE) };
  GtkWidget *row = make_row (title, day, glm_display_text_get_text (display, NULL), match, words, hit->place);

  gtk_widget_set_tooltip_text (row, name);
  g_object_set_data_full (G_OBJECT (row), "uri", g_strdup (hit->uri), g_free);
  return row;
}

static GtkWidget *
make_open_row (const OpenHit *hit)
{
  /* Translators: beside an article that is open: how many places match what was typed. */
  g_autofree char *remark = g_strdup_printf (ngettext ("open, %u match", "open, %u matches", hit->n), hit->n);
  GtkWidget *row = make_row (hit->title, remark, hit->snippet, hit->match, hit->words, hit->place);

  g_object_set_data (G_OBJECT (row), "number", GUINT_TO_POINTER (hit->number + 1));
  return row;
}

static void
show_answer (GlmShelfWindow *self,
             const Answer   *answer,
             const char     *message)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (guint i = 0; answer != NULL && i < answer->open->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), make_open_row (g_ptr_array_index (answer->open, i)));
  for (guint i = 0; answer != NULL && answer->hits != NULL && i < answer->hits->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), make_shelf_row (self, g_ptr_array_index (answer->hits, i)));
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0));
  gtk_label_set_text (GTK_LABEL (self->status), message);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->status), GTK_ACCESSIBLE_PROPERTY_LABEL, message, -1);
}

static void
on_searched (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  GlmShelfWindow *self = GLM_SHELF_WINDOW (source);
  const Question *question = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  Answer *answer = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *message = NULL;
  guint n = answer != NULL ? answer->open->len + (answer->hits != NULL ? answer->hits->len : 0) : 0;

  if (answer == NULL)
    message = g_strdup (error->message);
  else if (n == 0)
    message = g_strdup (_("No article opened before has these words."));
  else
    message = g_strdup_printf (ngettext ("%u article", "%u articles", n), n);
  if (self->list != NULL && question->query == self->query)
    show_answer (self, answer, message);
  g_clear_pointer (&answer, answer_free);
}

static void
on_search_changed (GtkSearchEntry *entry,
                   GlmShelfWindow *self)
{
  g_autofree char *pattern = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  g_autoptr (GTask) task = NULL;
  Question *question;

  self->query++;
  if (*pattern == '\0')
    {
      show_answer (self, NULL, "");
      return;
    }
  question = g_new0 (Question, 1);
  question->library = self->library != NULL ? glm_library_ref (self->library) : NULL;
  question->open = g_ptr_array_ref (self->open);
  question->pattern = g_steal_pointer (&pattern);
  question->query = self->query;
  task = g_task_new (self, NULL, on_searched, NULL);
  g_task_set_source_tag (task, on_search_changed);
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, run_search);
}

static void
on_row_activated (GtkListBox     *list,
                  GtkListBoxRow  *row,
                  GlmShelfWindow *self)
{
  const char *words = g_object_get_data (G_OBJECT (row), "words");
  const GlmRange *place = g_object_get_data (G_OBJECT (row), "place");
  guint number = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "number"));

  if (number > 0)
    g_signal_emit (self, signals[OPEN_CHOSEN], 0, number - 1, words, (guint64) place->start);
  else
    g_signal_emit (self, signals[CHOSEN], 0, g_object_get_data (G_OBJECT (row), "uri"), words, (guint64) place->start);
  gtk_window_close (GTK_WINDOW (self));
}

/* Enter takes the best. */
static void
on_entry_activated (GtkSearchEntry *entry,
                    GlmShelfWindow *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  if (row != NULL)
    on_row_activated (GTK_LIST_BOX (self->list), row, self);
}

static void
glm_shelf_window_dispose (GObject *object)
{
  GlmShelfWindow *self = GLM_SHELF_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), GLM_TYPE_SHELF_WINDOW);
  g_clear_pointer (&self->library, glm_library_unref);
  g_clear_pointer (&self->open, g_ptr_array_unref);
  G_OBJECT_CLASS (glm_shelf_window_parent_class)->dispose (object);
}

static void
glm_shelf_window_class_init (GlmShelfWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = glm_shelf_window_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                  G_TYPE_STRING, G_TYPE_STRING, G_TYPE_UINT64);
  signals[OPEN_CHOSEN] = g_signal_new ("open-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                       G_TYPE_UINT, G_TYPE_STRING, G_TYPE_UINT64);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/guillemet/Guillemet/window/glm-shelf-window.ui");
  gtk_widget_class_bind_template_child (widget_class, GlmShelfWindow, entry);
  gtk_widget_class_bind_template_child (widget_class, GlmShelfWindow, status);
  gtk_widget_class_bind_template_child (widget_class, GlmShelfWindow, list);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated);
  gtk_widget_class_bind_template_callback (widget_class, gtk_window_close);
}

static void
glm_shelf_window_init (GlmShelfWindow *self)
{
  self->open = g_ptr_array_new_with_free_func (open_article_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->entry), GTK_WIDGET (self));
}

/**
 * glm_shelf_window_new:
 * @parent: (nullable): the window it belongs to
 * @library: (nullable): where articles are kept
 * @typography: which rules apply to what is shown of them
 *
 * Returns: (transfer none): the window; GTK owns it
 */
GtkWidget *
glm_shelf_window_new (GtkWindow                  *parent,
                      GlmLibrary                 *library,
                      const GlmTypographyOptions *typography)
{
  GlmShelfWindow *self = g_object_new (GLM_TYPE_SHELF_WINDOW, "transient-for", parent, NULL);

  self->library = library != NULL ? glm_library_ref (library) : NULL;
  self->typography = *typography;
  return GTK_WIDGET (self);
}

/**
 * glm_shelf_window_add_open:
 * @self: the window, before it is shown
 * @number: what "open-chosen" says of this article
 * @title: its title, as it is shown
 * @document: an article that is open
 * @plan: (nullable): how it is set
 */
void
glm_shelf_window_add_open (GlmShelfWindow    *self,
                           guint              number,
                           const char        *title,
                           GlmDocument       *document,
                           GlmTypographyPlan *plan)
{
  OpenArticle *article = g_new0 (OpenArticle, 1);

  article->number = number;
  article->title = g_strdup (title != NULL ? title : "");
  article->document = glm_document_ref (document);
  article->plan = plan != NULL ? glm_typography_plan_ref (plan) : NULL;
  g_ptr_array_add (self->open, article);
}
