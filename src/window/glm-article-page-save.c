/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What leaves the page for a file, and what the page says of it. */

#include "config.h"

#include "glm-article-page-private.h"

#include <string.h>

static void
say (GtkWidget  *page,
     const char *sentence)
{
  _glm_article_page_toast (GLM_ARTICLE_PAGE (page), sentence, FALSE);
}

/*< private >
 * _glm_article_page_say_failed:
 * @sentence: what went wrong that the reader had asked for some time ago
 *
 * Says it on the page, or where the reader is by now.
 */
void
_glm_article_page_say_failed (GlmArticlePage *self,
                              const char     *sentence)
{
  glm_saving_fail (GTK_WIDGET (self), sentence, say);
}

/*< private >
 * _glm_article_page_save:
 * @file: where to
 * @make: makes what it is to hold, in a thread
 * @data: (transfer full): for @make
 * @data_free: frees @data
 * @done: (transfer none): what is said when it is there; a constant
 */
void
_glm_article_page_save (GlmArticlePage *self,
                        GFile          *file,
                        GlmSavingMake   make,
                        gpointer        data,
                        GDestroyNotify  data_free,
                        const char     *done)
{
  glm_saving_start (GTK_WIDGET (self), file, glm_article_page_get_file (self), G_FILE_CREATE_NONE, make, data, data_free, done, say);
}

static GBytes *
get_text (gpointer data,
          GError **error)
{
  return g_bytes_new_static (data, strlen (data));
}

/*< private >
 * _glm_article_page_save_text:
 * @file: where to
 * @text: (transfer full): what
 * @done: (transfer none): what is said when it is there; a constant
 */
void
_glm_article_page_save_text (GlmArticlePage *self,
                             GFile          *file,
                             char           *text,
                             const char     *done)
{
  _glm_article_page_save (self, file, get_text, text, g_free, done);
}
