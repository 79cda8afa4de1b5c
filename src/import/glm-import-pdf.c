/* SPDX-License-Identifier: GPL-3.0-or-later */

/* PDF by Poppler: its letters with their places and fonts, as lines; glm-pdf-layout.c makes an article of them. */

#include "config.h"

#include "glm-import-pdf.h"

#include "glm-pdf-layout.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <poppler.h>
#include <string.h>

#if !POPPLER_CHECK_VERSION(22, 13, 0)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerDocument, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerPage, g_object_unref)
#endif

/* A book has fewer pages; a file that says it has millions is not read to its end. */
#define MAX_PAGES 5000

/* A page has fewer letters. */
#define MAX_PAGE_CHARACTERS 200000

/* So few letters a page, over all of them, are a scan's: its pages are pictures. */
#define MIN_PAGE_CHARACTERS 8

/* Fonts and sizes of a page, in the order of its letters. */
typedef struct
{
  GList *list;
  GList *at;
} Attributes;

static const PopplerTextAttributes *
attributes_at (Attributes *self,
               guint       character)
{
  while (self->at != NULL && ((PopplerTextAttributes *) self->at->data)->end_index < (int) character)
    self->at = self->at->next;
  return self->at != NULL ? self->at->data : NULL;
}

static gboolean
is_bold (const PopplerTextAttributes *attributes)
{
  return attributes->font_name != NULL && (strstr (attributes->font_name, "Bold") != NULL || strstr (attributes->font_name, "bold") != NULL ||
                                           strstr (attributes->font_name, "Black") != NULL || strstr (attributes->font_name, "Heavy") != NULL ||
                                           strstr (attributes->font_name, "Semibold") != NULL || g_str_has_suffix (attributes->font_name, "BX10") ||
                                           g_str_has_suffix (attributes->font_name, "BX12"));
}

/* What is gathered of one line. */
typedef struct
{
  GString *text;
  double   left, top, right, bottom;
  double   size_sum;
  double   size;    /* of the last letter */
  guint    n_letters;
  guint    n_bold;
  gboolean part;
} Line;

/* Two sizes are of two texts when they differ by more than this share; small capitals and code differ by less. */
#define OTHER_SIZE 0.18

static void
line_begin (Line *line)
{
  g_string_truncate (line->text, 0);
  line->left = line->top = G_MAXDOUBLE;
  line->right = line->bottom = -G_MAXDOUBLE;
  line->size_sum = 0;
  line->size = 0;
  line->n_letters = line->n_bold = 0;
}

static double
size_of (const PopplerRectangle      *place,
         const PopplerTextAttributes *attributes)
{
  return attributes != NULL && attributes->font_size > 0 ? attributes->font_size : fabs (place->y2 - place->y1);
}

static void
line_add (Line                        *line,
          const char                  *character,
          const PopplerRectangle      *place,
          const PopplerTextAttributes *attributes)
{
  const char *end = g_utf8_next_char (character);

  g_string_append_len (line->text, character, end - character);
  if (g_unichar_isspace (g_utf8_get_char (character)))
    return;
  line->left = MIN (line->left, MIN (place->x1, place->x2));
  line->right = MAX (line->right, MAX (place->x1, place->x2));
  line->top = MIN (line->top, MIN (place->y1, place->y2));
  line->bottom = MAX (line->bottom, MAX (place->y1, place->y2));
  line->size = size_of (place, attributes);
  line->size_sum += line->size;
  line->n_bold += attributes != NULL && is_bold (attributes);
  line->n_letters++;
}

/* Whether a word begins here whose letters have another size than those before it. */
static gboolean
is_other_text (const Line                  *line,
               const char                  *character,
               const PopplerRectangle      *place,
               const PopplerTextAttributes *attributes)
{
  double size = size_of (place, attributes);

  return line->n_letters > 0 && line->text->str[line->text->len - 1] == ' ' && g_unichar_isalpha (g_utf8_get_char (character)) &&
         fabs (size - line->size) > OTHER_SIZE * MAX (size, line->size);
}

static void
line_end (Line        *line,
          GlmPdfPages *pages,
          guint        page)
{
  if (line->n_letters > 0)
    {
      GlmPdfLine made = {
        g_strdup (line->text->str), line->left, line->top, line->right, line->bottom, line->size_sum / line->n_letters,
        line->n_bold * 2 > line->n_letters, page, line->part,
      };

      _glm_pdf_pages_add_line (pages, &made);
    }
  line_begin (line);
}

static void
read_page (PopplerPage *page,
           guint        number,
           GlmPdfPages *pages)
{
  g_autofree char *text = poppler_page_get_text (page);
  g_autofree PopplerRectangle *places = NULL;
  Attributes attributes = { NULL, NULL };
  Line line = { .text = g_string_new (NULL) };
  double width, height;
  guint n_places = 0;
  guint i = 0;

  poppler_page_get_size (page, &width, &height);
  g_array_append_val (pages->heights, height);
  line_begin (&line);
  if (text != NULL && poppler_page_get_text_layout (page, &places, &n_places))
    {
      attributes.list = attributes.at = poppler_page_get_text_attributes (page);
      for (const char *p = text; *p != '\0' && i < MIN (n_places, MAX_PAGE_CHARACTERS); p = g_utf8_next_char (p), i++)
        if (*p == '\n')
          {
            line_end (&line, pages, number);
            line.part = FALSE;
          }
        else
          {
            const PopplerTextAttributes *here = attributes_at (&attributes, i);

            /* A bar that lies over the page: its words are taken for words of the line under it. */
            if (is_other_text (&line, p, &places[i], here))
              {
                line.part = TRUE;
                line_end (&line, pages, number);
                line.part = TRUE;
              }
            line_add (&line, p, &places[i], here);
          }
      line_end (&line, pages, number);
      poppler_page_free_text_attributes (attributes.list);
    }
  g_string_free (line.text, TRUE);
}

static void
set_open_error (GError      **error,
                const GError *cause)
{
  if (g_error_matches (cause, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
    g_set_error_literal (error, GLM_IMPORT_ERROR, GLM_IMPORT_ERROR_UNSUPPORTED,
                         _("This PDF is protected by a password. Open it in the program that made it, and save a copy without one."));
  else
    g_set_error_literal (error, GLM_IMPORT_ERROR, GLM_IMPORT_ERROR_BROKEN,
                         _("This PDF is damaged and cannot be read. Try another copy of it."));
}

/* « Microsoft Word - lettre.doc » and « untitled » say what made the file, not what it is about. */
static gboolean
is_title (const char *title)
{
  static const char *const made[] = { "Microsoft ", "untitled", "Sans titre", "Untitled", "Document", "PowerPoint", "LaTeX" };
  static const char *const suffixes[] = { ".doc", ".docx", ".odt", ".pdf", ".indd", ".qxd", ".tex", ".dvi", ".htm", ".html", ".rtf" };

  if (title == NULL || *title == '\0' || strlen (title) > 500 || strchr (title, ' ') == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (made); i++)
    if (g_str_has_prefix (title, made[i]))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (title, suffixes[i]))
      return FALSE;
  return TRUE;
}

static void
take_metadata (PopplerDocument *file,
               GlmMetadata     *metadata)
{
  g_autofree char *title = poppler_document_get_title (file);
  g_autofree char *author = poppler_document_get_author (file);

  if (title != NULL && is_title (g_strstrip (title)))
    {
      /* « Un titre | Le journal », as browsers print it. */
      char *site = strstr (title, " | ");

      if (site != NULL && site - title > 15)
        *site = '\0';
      metadata->title = g_steal_pointer (&title);
    }
  if (author != NULL && *g_strstrip (author) != '\0' && strlen (author) < 200)
    {
      metadata->authors = g_new0 (char *, 2);
      metadata->authors[0] = g_steal_pointer (&author);
    }
}

/**
 * glm_import_pdf_make_ready:
 *
 * Has Poppler read what it needs of the file system: after this it needs nothing more.
 */
void
glm_import_pdf_make_ready (void)
{
  static const char smallest[] =
    "%PDF-1.1\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n"
    "4 0 obj<</Length 25>>stream\nBT /F 9 Tf (a) Tj ET     \nendstream endobj\ntrailer<</Root 1 0 R/Size 5>>\n%%EOF\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (smallest, sizeof smallest - 1);
  /* Not every version of Poppler has g_autoptr() for its types. */
  g_autoptr (GObject) file = (GObject *) poppler_document_new_from_bytes (bytes, NULL, NULL);
  g_autoptr (GObject) page = file != NULL ? (GObject *) poppler_document_get_page (POPPLER_DOCUMENT (file), 0) : NULL;

  if (page != NULL)
    g_free (poppler_page_get_text (POPPLER_PAGE (page)));
}

/*
 * glm_import_pdf:
 *
 * See #GlmImportFunc.
 */
gboolean
glm_import_pdf (const GlmSource    *source,
                GlmDocumentBuilder *builder,
                GCancellable       *cancellable,
                GError            **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (source->data, source->length);
  g_autoptr (GError) cause = NULL;
  g_autoptr (GObject) owned = (GObject *) poppler_document_new_from_bytes (bytes, NULL, &cause);
  PopplerDocument *file = (PopplerDocument *) owned;
  GlmPdfPages pages;
  guint n_pages;
  gsize n_bytes = 0;

  if (file == NULL)
    {
      set_open_error (error, cause);
      return FALSE;
    }
  n_pages = (guint) CLAMP (poppler_document_get_n_pages (file), 0, MAX_PAGES);
  _glm_pdf_pages_init (&pages);
  for (guint i = 0; i < n_pages; i++)
    {
      g_autoptr (GObject) page = (GObject *) poppler_document_get_page (file, (int) i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        {
          _glm_pdf_pages_clear (&pages);
          return FALSE;
        }
      if (page != NULL)
        read_page (POPPLER_PAGE (page), pages.heights->len, &pages);
    }
  for (guint i = 0; i < pages.lines->len; i++)
    n_bytes += strlen (g_array_index (pages.lines, GlmPdfLine, i).text);
  if (n_bytes < (gsize) MIN_PAGE_CHARACTERS * MAX (n_pages, 1))
    {
      _glm_pdf_pages_clear (&pages);
      g_set_error_literal (error, GLM_IMPORT_ERROR, GLM_IMPORT_ERROR_NO_ARTICLE,
                           _("This PDF holds pictures of pages and no text: it was scanned. A program for character recognition, such as OCRmyPDF, can add the text."));
      return FALSE;
    }
  take_metadata (file, glm_document_builder_get_metadata (builder));
  _glm_pdf_join_parts (&pages);
  _glm_pdf_drop_furniture (&pages);
  _glm_pdf_tell (&pages, builder);
  _glm_pdf_pages_clear (&pages);
  return TRUE;
}
