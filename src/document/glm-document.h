/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-block.h"

G_BEGIN_DECLS

#define GLM_DOCUMENT_ERROR (glm_document_error_quark ())

/**
 * GlmDocumentError:
 * @GLM_DOCUMENT_ERROR_INVARIANT: an invariant does not hold
 */
typedef enum
{
  GLM_DOCUMENT_ERROR_INVARIANT,
} GlmDocumentError;

/**
 * GlmDocument:
 *
 * An imported article: one UTF-8 buffer, the *source text*, with blocks and spans over it and
 * metadata beside it. Immutable and reference counted; any thread may read it.
 *
 * Invariants (glm_document_check()): the text is valid UTF-8 without NUL; blocks are in order,
 * do not overlap, lie at character boundaries and are parted by exactly "\n\n"; each block's
 * spans lie inside it.
 */
typedef struct _GlmDocument GlmDocument;

/**
 * GlmPicture:
 * @bytes: as they came, encoded
 * @type: MIME type
 * @width: in pixels, at least 1
 * @height: in pixels, at least 1
 *
 * A picture that came with the article; nothing else is ever shown.
 */
typedef struct
{
  GBytes     *bytes;
  const char *type;
  guint       width;
  guint       height;
} GlmPicture;

/**
 * GlmDatePrecision:
 *
 * How much of a publication date is known.
 */
typedef enum
{
  GLM_DATE_NONE,
  GLM_DATE_YEAR,
  GLM_DATE_MONTH,
  GLM_DATE_DAY,
  GLM_DATE_TIME,
} GlmDatePrecision;

/**
 * GlmMetadata:
 * @title: (nullable): the article's title
 * @authors: (nullable) (array zero-terminated=1): names, in order
 * @date: (nullable): ISO 8601, as precise as known: "2023", "2023-07", "2023-07-14", "2023-07-14T08:00:00+02:00"
 * @date_precision: how much of @date is known
 * @site: (nullable): name of the publication
 * @language: (nullable): BCP 47 tag that the source declares
 * @format: short name of the format it came from ("text", "html", …)
 * @uri: (nullable): where it came from
 * @encoding: (nullable): the character encoding that was read
 * @is_teaser: only the beginning of the article, which goes on for those who pay
 * @left_out: how much of what a web page shows was left out as not of the article, in hundredths
 */
typedef struct
{
  char            *title;
  char           **authors;
  char            *date;
  GlmDatePrecision date_precision;
  char            *site;
  char            *language;
  char            *format;
  char            *uri;
  char            *encoding;
  gboolean         is_teaser;
  guint            left_out;
} GlmMetadata;

GQuark             glm_document_error_quark      (void);
GlmDocument       *glm_document_ref              (GlmDocument       *self);
void               glm_document_unref            (GlmDocument       *self);
gboolean           glm_document_find_note        (const GlmDocument *self,
                                                  gsize              position,
                                                  GlmRange          *place);
const GlmPicture  *glm_document_get_picture      (const GlmDocument *self,
                                                  guint              block);
const char        *glm_document_get_text         (const GlmDocument *self,
                                                  gsize             *length);
guint              glm_document_get_n_blocks     (const GlmDocument *self);
const GlmBlock    *glm_document_get_block        (const GlmDocument *self,
                                                  guint              index);
guint              glm_document_find_block       (const GlmDocument *self,
                                                  gsize              position);
const GlmSpan     *glm_document_get_block_spans  (const GlmDocument *self,
                                                  guint              block,
                                                  guint             *n_spans);
const GlmMetadata *glm_document_get_metadata     (const GlmDocument *self);
const char        *glm_document_get_digest       (const GlmDocument *self);
char              *glm_document_dup_file_title   (const char        *uri);
char              *glm_document_dup_title        (const GlmDocument *self);
guint              glm_document_count_words      (const GlmDocument *self);
char              *glm_document_dup_range        (const GlmDocument *self,
                                                  GlmRange           range);
gboolean           glm_document_check            (const GlmDocument *self,
                                                  GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlmDocument, glm_document_unref)

G_END_DECLS
