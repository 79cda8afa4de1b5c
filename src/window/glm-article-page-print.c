/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The article on paper, and in a file. Pages are broken in a thread; only then does the dialog come, which draws
 * them as it asks for them.
 */

#include "config.h"

#include "glm-article-page-private.h"

#include "glm-export.h"
#include "glm-file-dialog.h"
#include "glm-name-index.h"
#include "glm-pages.h"

#include <glib/gi18n-lib.h>

/* Of body text on paper, in points, and its line: a book's. */
#define PRINT_SIZE 11.5
#define PRINT_LINE 1.32

typedef struct
{
  GlmTypographyPlan *plan;
  GlmTypeStyle      *style;
  gboolean           preview;  /* shown in the desktop's viewer and not printed */
  GlmEntities       *entities; /* (nullable): for the index of names */
  double             width;
  double             height;
  GlmExportFormat    format;
} Work;

/* The article on some paper, and after it the index of its names. */
struct _GlmPrintPages
{
  GlmPages *article;
  GlmPages *index; /* (nullable): nobody is in it */
};

static void break_for_print (GlmArticlePage *self,
                             gboolean        preview);

/* What a print operation draws; made anew when another paper is chosen in the dialog. */
typedef struct
{
  Work           *work;
  GlmPrintPages  *pages;
  GlmPreferences *preferences;
} Print;

static void
work_free (Work *self)
{
  glm_typography_plan_unref (self->plan);
  glm_type_style_free (self->style);
  g_clear_pointer (&self->entities, glm_entities_unref);
  g_free (self);
}

/* The reader's own type and justification, at the size of a book. */
static Work *
work_new (GlmArticlePage *page)
{
  Work *self = g_new0 (Work, 1);
  const char *family = glm_preferences_get_string (page->preferences, GLM_PREFERENCE_FONT_FAMILY);

  self->plan = glm_typography_plan_ref (glm_session_get_plan (page->session));
  if (glm_session_get_entities (page->session) != NULL)
    self->entities = glm_entities_ref (glm_session_get_entities (page->session));
  self->style = glm_type_style_new ();
  g_free (self->style->family);
  self->style->family = family != NULL && *family != '\0' ? g_strdup (family) : NULL;
  self->style->size = PRINT_SIZE;
  self->style->line_height = PRINT_LINE;
  self->style->justify = glm_preferences_get_boolean (page->preferences, GLM_PREFERENCE_JUSTIFY);
  self->style->hyphenate = glm_preferences_get_boolean (page->preferences, GLM_PREFERENCE_HYPHENATE);
  self->style->optical_margins = glm_preferences_get_boolean (page->preferences, GLM_PREFERENCE_OPTICAL_MARGINS);
  self->style->drop_capital = glm_preferences_get_boolean (page->preferences, GLM_PREFERENCE_DROP_CAPITAL);
  return self;
}

static void
print_pages_free (GlmPrintPages *self)
{
  g_clear_pointer (&self->article, glm_pages_free);
  g_clear_pointer (&self->index, glm_pages_free);
  g_free (self);
}

/* An index is made for every print: whether it is wanted is said in the dialog, which comes after. */
static GlmPages *
make_index (Work          *work,
            GlmPages      *article,
            GlmHyphenator *hyphenator,
            GCancellable  *cancellable)
{
  const GlmTypographyOptions options = { .locale = GLM_LOCALE_FR_FR };
  g_autoptr (GlmDocument) document = NULL;
  g_autoptr (GlmTypographyPlan) plan = NULL;
  GlmPages *index;

  if (work->entities == NULL)
    return NULL;
  /* Translators: the title of an index at the end of a print. */
  document = glm_name_index_new_document (article, work->entities, _("Index of Names"), _("People"), _("Institutions"));
  if (document == NULL)
    return NULL;
  plan = glm_typography_plan_new (document, &options);
  index = glm_pages_new (plan, hyphenator, work->style, work->width, work->height, cancellable, NULL);
  if (index != NULL)
    glm_pages_set_first_folio (index, glm_pages_get_n_pages (article) + 1);
  return index;
}

static GlmPrintPages *
make_pages (Work         *work,
            GCancellable *cancellable,
            GError      **error)
{
  GlmHyphenator *hyphenator = glm_hyphenator_get_default ();
  GlmPages *article = glm_pages_new (work->plan, hyphenator, work->style, work->width, work->height, cancellable, error);
  GlmPrintPages *pages = NULL;

  if (article != NULL)
    {
      pages = g_new0 (GlmPrintPages, 1);
      pages->article = article;
      pages->index = make_index (work, article, hyphenator, cancellable);
    }
  glm_hyphenator_unref (hyphenator);
  return pages;
}

static void
print_free (gpointer  data,
            GClosure *closure)
{
  Print *self = data;

  g_clear_pointer (&self->pages, print_pages_free);
  g_object_unref (self->preferences);
  work_free (self->work);
  g_free (self);
}

static void
on_begin_print (GtkPrintOperation *operation,
                GtkPrintContext   *context,
                Print             *self)
{
  double width = gtk_print_context_get_width (context);
  double height = gtk_print_context_get_height (context);
  guint n;

  /* Another paper than what the pages were broken for. */
  if (self->pages == NULL || ABS (width - self->work->width) > 0.5 || ABS (height - self->work->height) > 0.5)
    {
      self->work->width = width;
      self->work->height = height;
      g_clear_pointer (&self->pages, print_pages_free);
      self->pages = make_pages (self->work, NULL, NULL);
    }
  n = glm_pages_get_n_pages (self->pages->article);
  if (self->pages->index != NULL && glm_preferences_get_boolean (self->preferences, GLM_PREFERENCE_PRINT_INDEX))
    n += glm_pages_get_n_pages (self->pages->index);
  gtk_print_operation_set_n_pages (operation, (int) MAX (n, 1));
}

static void
on_draw_page (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page,
              Print             *self)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  guint n = glm_pages_get_n_pages (self->pages->article);

  if ((guint) page < n)
    glm_pages_draw (self->pages->article, (guint) page, cr);
  else if (self->pages->index != NULL && (guint) page - n < glm_pages_get_n_pages (self->pages->index))
    glm_pages_draw (self->pages->index, (guint) page - n, cr);
}

/* What the dialog asks beside paper and copies. */
static GObject *
on_create_custom_widget (GtkPrintOperation *operation,
                         Print             *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *index = gtk_check_button_new_with_mnemonic (_("_Index of names at the end"));

  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  g_object_bind_property (self->preferences, "print-index", index, "active", G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  gtk_widget_set_sensitive (index, self->work->entities != NULL);
  gtk_box_append (GTK_BOX (box), index);
  return G_OBJECT (box);
}

static GtkPageSetup *
page_setup (GlmArticlePage *self)
{
  if (self->page_setup == NULL)
    self->page_setup = gtk_page_setup_new ();
  return self->page_setup;
}

/* "La grimpeuse": a title is no path. */
static char *
dup_file_name (GlmArticlePage *self)
{
  char *plain = g_strdup (self->title != NULL ? self->title : _("Article"));

  g_strdelimit (plain, "/\\:*?\"<>|\n\t", ' ');
  return g_strstrip (plain);
}

/*< private >
 * _glm_article_page_make_print:
 *
 * @pages: (transfer full) (nullable): the article on the paper chosen last, if it was broken already
 *
 * Returns: (transfer full): an operation that prints the article, for whoever runs it
 */
GtkPrintOperation *
_glm_article_page_make_print (GlmArticlePage *self,
                              GlmPrintPages  *pages)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  GtkPageSetup *setup = page_setup (self);
  g_autoptr (GtkPrintSettings) settings = NULL;
  g_autofree char *name = dup_file_name (self);
  Print *print = g_new0 (Print, 1);

  print->work = work_new (self);
  print->work->width = gtk_page_setup_get_paper_width (setup, GTK_UNIT_POINTS);
  print->work->height = gtk_page_setup_get_paper_height (setup, GTK_UNIT_POINTS);
  print->pages = pages;
  print->preferences = g_object_ref (self->preferences);
  gtk_print_operation_set_job_name (operation, self->title != NULL ? self->title : _("Article"));
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  settings = self->print_settings != NULL ? gtk_print_settings_copy (self->print_settings) : gtk_print_settings_new ();
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, name);
  gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_custom_tab_label (operation, _("Guillemet"));
  g_signal_connect (operation, "create-custom-widget", G_CALLBACK (on_create_custom_widget), print);
  g_signal_connect (operation, "begin-print", G_CALLBACK (on_begin_print), print);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (on_draw_page), print, print_free, 0);
  return operation;
}

static void
on_print_done (GtkPrintOperation      *operation,
               GtkPrintOperationResult result,
               GlmArticlePage         *self)
{
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (operation, &error);
      _glm_article_page_say_failed (self, error->message);
    }
  else if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    {
      g_set_object (&self->print_settings, gtk_print_operation_get_print_settings (operation));
      g_set_object (&self->page_setup, gtk_print_operation_get_default_page_setup (operation));
    }
}

static gboolean
end_preview (gpointer preview)
{
  gtk_print_operation_preview_end_preview (preview);
  return G_SOURCE_REMOVE;
}

static void
on_preview_ready (GtkPrintOperationPreview *preview)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, end_preview, g_object_ref (preview), g_object_unref);
}

/* A preview was asked for, with the paper of the dialog; where GTK has nothing to show it with, the pages are broken for it anew. */
static gboolean
on_preview (GtkPrintOperation        *operation,
            GtkPrintOperationPreview *preview,
            GtkPrintContext          *context,
            GtkWindow                *parent,
            GlmArticlePage           *self)
{
  cairo_surface_t *surface;
  cairo_t *cr;

  if (_glm_article_page_has_previewer (self))
    return FALSE;
  /* Nothing is drawn on it, but GTK wants it. */
  surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR, NULL);
  cr = cairo_create (surface);
  gtk_print_context_set_cairo_context (context, cr, 72, 72);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_set_object (&self->page_setup, gtk_print_context_get_page_setup (context));
  break_for_print (self, TRUE);
  g_signal_connect (preview, "ready", G_CALLBACK (on_preview_ready), NULL);
  return TRUE;
}

static void
break_pages (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  GlmPrintPages *pages = make_pages (data, cancellable, &error);

  if (pages != NULL)
    g_task_return_pointer (task, pages, (GDestroyNotify) print_pages_free);
  else
    g_task_return_error (task, error);
}

static void
on_pages_broken (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  GlmArticlePage *self = GLM_ARTICLE_PAGE (source);
  GlmPrintPages *pages = g_task_propagate_pointer (G_TASK (result), NULL);
  gboolean preview = ((Work *) g_task_get_task_data (G_TASK (result)))->preview;
  g_autoptr (GtkPrintOperation) operation = NULL;

  /* The tab was closed meanwhile. */
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL || glm_session_get_plan (self->session) == NULL)
    {
      g_clear_pointer (&pages, print_pages_free);
      return;
    }
  operation = _glm_article_page_make_print (self, pages);
  gtk_print_operation_set_allow_async (operation, TRUE);
  if (preview && !_glm_article_page_has_previewer (self))
    {
      _glm_article_page_show_pages (self, operation);
      return;
    }
  g_signal_connect_object (operation, "preview", G_CALLBACK (on_preview), self, 0);
  /* What is wrong with the printer may be known when the tab is closed. */
  g_signal_connect_data (operation, "done", G_CALLBACK (on_print_done), g_object_ref (self),
                         (GClosureNotify) (GCallback) g_object_unref, 0);
  gtk_print_operation_run (operation, preview ? GTK_PRINT_OPERATION_ACTION_PREVIEW : GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL);
}

static void
break_for_print (GlmArticlePage *self,
                 gboolean        preview)
{
  g_autoptr (GTask) task = NULL;
  GtkPageSetup *setup = page_setup (self);
  Work *work;

  if (glm_session_get_plan (self->session) == NULL)
    return;
  work = work_new (self);
  work->preview = preview;
  work->width = gtk_page_setup_get_paper_width (setup, GTK_UNIT_POINTS);
  work->height = gtk_page_setup_get_paper_height (setup, GTK_UNIT_POINTS);
  task = g_task_new (self, NULL, on_pages_broken, NULL);
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
  g_task_run_in_thread (task, break_pages);
}

static void
on_print (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       data)
{
  break_for_print (data, FALSE);
}

static void
on_print_preview (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       data)
{
  break_for_print (data, TRUE);
}

static GBytes *
make_file (gpointer data,
           GError **error)
{
  Work *work = data;
  GlmHyphenator *hyphenator = glm_hyphenator_get_default ();
  GBytes *bytes = glm_export (work->plan, hyphenator, work->style, work->format, NULL, error);

  glm_hyphenator_unref (hyphenator);
  return bytes;
}

/*< private >
 * _glm_article_page_export:
 * @file: (nullable): where to; its suffix says in which format, PDF for none that is known
 *
 * Writes the article as it is set, in a thread.
 */
void
_glm_article_page_export (GlmArticlePage *self,
                          GFile          *file)
{
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;
  Work *work;

  if (file == NULL || glm_session_get_plan (self->session) == NULL)
    return;
  work = work_new (self);
  if (!glm_export_format_from_name (name, &work->format))
    work->format = GLM_EXPORT_PDF;
  _glm_article_page_save (self, file, make_file, work, (GDestroyNotify) work_free, _("Article saved"));
}

static void
on_file_chosen (GFile   *file,
                gpointer data)
{
  _glm_article_page_export (data, file);
}

static void
on_export_article (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       data)
{
  GlmArticlePage *self = data;
  g_autofree char *plain = dup_file_name (self);
  g_autofree char *name = g_strconcat (plain, ".pdf", NULL);

  glm_file_dialog_save (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("Export Article (PDF, HTML, Markdown, Text, PNG)"), name,
                        on_file_chosen, g_object_ref (self), g_object_unref);
}

/*< private >
 * _glm_article_page_add_print_actions:
 */
void
_glm_article_page_add_print_actions (GlmArticlePage *self)
{
  static const GActionEntry entries[] = {
    { .name = "print", .activate = on_print },
    { .name = "print-preview", .activate = on_print_preview },
    { .name = "export-article", .activate = on_export_article },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
}
