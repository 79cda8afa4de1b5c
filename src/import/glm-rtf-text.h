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
  GLM_RTF_INTO_INFO,    /* a group of others, of which some are kept */
  GLM_RTF_INTO_TITLE,
  GLM_RTF_INTO_AUTHOR,
  GLM_RTF_INTO_STYLES,
  GLM_RTF_INTO_FONTS,
  GLM_RTF_INTO_LABEL,   /* what stands before an item of a list: "1.", "•" */
  GLM_RTF_INTO_ADDRESS, /* the instruction of a field: HYPERLINK "…" */
} GlmRtfInto;

typedef struct
{
  GlmRtfInto  into;
  GlmRtfInto  into_unicode; /* of what is said twice, this second time goes there */
  guint       look;
  guint       skip;    /* bytes that stand for one \u */
  const char *charset; /* (nullable): of the font, %NULL for that of the document */
  gboolean    hidden;
  gboolean    deleted; /* or moved away: a change that was kept track of */
  gboolean    in_note;
  gboolean    in_link;
} GlmRtfGroup;

/* What a paragraph is. */
typedef struct
{
  guint    heading;
  guint    level; /* of an item in lists */
  gboolean in_row;
  gboolean in_cell;
  gboolean item;
  gboolean numbered; /* the item */
} GlmRtfParagraph;

typedef struct
{
  const guint8 *at;
  const guint8 *end;
  GlmRtfGroup   groups[GLM_RTF_MAX_GROUPS];
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
  GString      *label;
  GHashTable   *headings; /* number of a style → level of a heading */
  GHashTable   *fonts;    /* number of a font → name of its charset */
  guint         style_number;
  guint         font_number;
  guint         default_font;
  guint         open_look; /* tags that are open in @out */
  guint         n_notes;
  guint         ordinal; /* of the last item of a list */
  guint         to_skip;
  guint16       surrogate;
  int           year, month, day;
  gboolean        in_paragraph;
  GlmRtfParagraph paragraph;
  GlmRtfParagraph noted; /* the one that calls the note that is read */
} GlmRtf;

static inline GlmRtfGroup *
_glm_rtf_group (GlmRtf *self)
{
  return &self->groups[self->depth];
}

/* Whether what is said now can be seen by a reader. */
static inline gboolean
_glm_rtf_is_shown (GlmRtf *self)
{
  const GlmRtfGroup *group = _glm_rtf_group (self);

  return group->into == GLM_RTF_INTO_TEXT && !group->hidden && !group->deleted;
}

void _glm_rtf_begin_paragraph (GlmRtf *self);
void _glm_rtf_end_paragraph   (GlmRtf *self);
void _glm_rtf_flush           (GlmRtf *self);
void _glm_rtf_set_font        (GlmRtf *self,
                               guint   number);
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
