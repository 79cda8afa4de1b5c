/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-importer-private.h"
#include "glm-office.h"

G_BEGIN_DECLS

#define GLM_RTF_MAX_GROUPS 400

/* What text of a group is for. */
typedef enum
{
  GLM_RTF_INTO_TEXT,
  GLM_RTF_INTO_NOTHING,
  GLM_RTF_INTO_TITLE,
  GLM_RTF_INTO_AUTHOR,
  GLM_RTF_INTO_STYLES,
  GLM_RTF_INTO_ADDRESS, /* the instruction of a field: HYPERLINK "…" */
} GlmRtfInto;

typedef struct
{
  GlmRtfInto     into;
  guint    look;
  guint    skip; /* bytes that stand for one \u */
  gboolean hidden;
  gboolean in_note;
  gboolean in_link;
} GlmRtfGroup;

typedef struct
{
  const guint8 *at;
  const guint8 *end;
  GlmRtfGroup         groups[GLM_RTF_MAX_GROUPS];
  guint         depth;
  guint         overflow; /* groups deeper than can be remembered */
  const char   *charset;
  GString      *bytes;    /* of a code page, not yet decoded */
  GString      *out;
  GString      *notes;
  GString      *body;     /* where @out points back to after a note */
  GString      *title;
  GString      *author;
  GString      *style;    /* name of the style that is read */
  GString      *address;
  GHashTable   *headings; /* number of a style → level of a heading */
  guint         style_number;
  guint         open_look; /* tags that are open in @out */
  guint         n_notes;
  guint         heading;
  guint         to_skip;
  guint16       surrogate;
  int           year, month, day;
  gboolean      in_paragraph;
  gboolean      in_row;
  gboolean      in_cell;
  gboolean      item;
} GlmRtf;

static inline GlmRtfGroup *
_glm_rtf_group (GlmRtf *self)
{
  return &self->groups[self->depth];
}

void _glm_rtf_begin_paragraph (GlmRtf *self);
void _glm_rtf_end_paragraph   (GlmRtf *self);
void _glm_rtf_flush           (GlmRtf *self);
void _glm_rtf_add_byte        (GlmRtf *self,
                               guint8  byte);
void _glm_rtf_add_utf8        (GlmRtf     *self,
                               const char *text);
void _glm_rtf_add_unicode     (GlmRtf *self,
                               int     value);
void _glm_rtf_open_link       (GlmRtf *self);
void _glm_rtf_open_note       (GlmRtf *self);
void _glm_rtf_open_group      (GlmRtf *self);
void _glm_rtf_close_group     (GlmRtf *self);

G_END_DECLS
