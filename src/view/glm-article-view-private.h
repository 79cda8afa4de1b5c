/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-article-header.h"
#include "glm-article-view.h"
#include "glm-block-cache.h"
#include "glm-first-page.h"
#include "glm-height-index.h"
#include "glm-paint.h"
#include "glm-selection.h"
#include "glm-stage.h"
#include "glm-typesetter.h"

G_BEGIN_DECLS

/**
 * GlmArticleAnchor:
 * @position: a position in the document's text
 * @offset: pixels from the top of the view down to the top of the line that holds @position
 * @at_top: the view shows the very beginning, header and all
 *
 * Where the reader is, said without pixels of the whole text: whatever becomes of the heights
 * above, this line stays where it is.
 */
typedef struct
{
  gsize    position;
  double   offset;
  gboolean at_top;
} GlmArticleAnchor;

typedef struct _GlmWorkbench GlmWorkbench;

/**
 * GlmPiece:
 * @block: index of its block
 * @part: which part of the block
 * @n_parts: how many parts the block has; one but for very long blocks
 * @key: what it is known by in the cache
 * @set: (nullable): its lines, %NULL while they are not known
 * @range: bytes of the document's text that it shows
 * @top: pixels from the top of the page
 * @height: pixels
 *
 * What is set and drawn at once. Valid until the layout changes or the cache is full.
 */
typedef struct
{
  guint        block;
  guint        part;
  guint        n_parts;
  gint64       key;
  GlmSetBlock *set;
  GlmRange     range;
  double       top;
  double       height;
} GlmPiece;

struct _GlmArticleView
{
  GtkWidget parent_instance;

  /* What is shown. */
  GlmTypographyPlan *plan;
  GlmDocument       *document;
  guint              n_blocks;
  GlmHyphenator     *hyphenator;
  GlmTypeStyle      *style;
  double             measure_em;

  /* How it is laid out: glm-article-view-layout.c. */
  GlmTypesetter     *typesetter;
  GlmWorkbench      *workbench;
  GlmStage          *stage;
  GlmHeightIndex    *heights;
  GlmBlockLines    **lines;
  GHashTable        *long_texts;    /* block → GlmDisplayText of a block that is set in pieces */
  GlmBlockCache     *cache;
  GlmArticleHeader  *header;
  guint              header_block;  /* the block that the header stands before */
  double             header_height;
  GlmFirstPage      *first_page;    /* (nullable): what was set before there was a width */
  double             measure;
  double             column_x;
  double             top_margin;
  double             bottom_margin;
  guint              heights_held : 1;  /* some heights above the reader wait for the scroll to rest */
  guint              settling : 1;

  /* Where the reader is: glm-article-view-scroll.c. */
  GtkAdjustment     *adjustments[2];
  guint              hscroll_policy : 1;
  guint              vscroll_policy : 1;
  GlmArticleAnchor   anchor;
  double             scroll;
  guint              first_visible;
  guint              last_visible;
  gint64             scroll_time;
  guint              rest_source;
  guint              moved_tick;
  gsize              told_position;

  /* What is drawn: glm-article-view-draw.c. */
  GtkWidget         *paints[GLM_N_PAINTS];
  GdkRGBA            colors[GLM_N_PAINTS];
  GdkRGBA            text_color;
  gboolean           colors_known;
  GlmHighlights      highlights;
  guint              marks_serial; /* another one for other highlights or colours */
  GlmRange           flash;
  gint64             flash_start;
  double             flash_strength;
  guint              flash_tick;

  /* Its pictures: glm-article-view-pictures.c. */
  GHashTable        *pictures;          /* (nullable): block → Picture */
  GQueue             picture_order;
  GCancellable      *picture_cancellable;

  /* What the reader does: glm-article-view-input.c. */
  GlmSelection       selection;
  gboolean           caret_mode;
  double             caret_x;           /* where up and down aim at; negative for the caret itself */
  gboolean           selecting;
  graphene_point_t   pointer;     /* in the window, where it was seen last */
  double             pointer_x;
  double             pointer_y;
  guint              autoscroll_tick;
  guint              rest_pointer_source;
  guint              n_press;
  gboolean           press_inside;
  gboolean           press_touch;
  GlmRange           hovered;           /* the word the pointer was said to rest on; empty for none */
  char              *menu_link;
  GtkWidget         *menu;
  double             pinch_scale;
  double             zoom_scroll;

  /* What a screen reader finds: glm-article-view-a11y.c. */
  gboolean           a11y_wanted;
  GHashTable        *a11y_children;     /* block → what stands for it */
  guint              a11y_source;
  GlmArticleViewDescribe describe;      /* (nullable): who is mentioned */
  gpointer           describe_data;
  guint              a11y_subscription;
  GDBusConnection   *a11y_bus;
  GCancellable      *a11y_cancellable;
};

enum
{
  GLM_ARTICLE_VIEW_POSITION_CLICKED,
  GLM_ARTICLE_VIEW_POSITION_HOVERED,
  GLM_ARTICLE_VIEW_LINK_ACTIVATED,
  GLM_ARTICLE_VIEW_READING_MOVED,
  GLM_ARTICLE_VIEW_SELECTION_CHANGED,
  GLM_ARTICLE_VIEW_ZOOM_REQUESTED,
  GLM_ARTICLE_VIEW_LAYOUT_CHANGED,
  GLM_ARTICLE_VIEW_HIGHLIGHTS_CHANGED,
  GLM_ARTICLE_VIEW_N_SIGNALS,
};

extern guint _glm_article_view_signals[GLM_ARTICLE_VIEW_N_SIGNALS];

/* layout */
void         _glm_article_view_layout_init        (GlmArticleView      *self);
void         _glm_article_view_layout_clear       (GlmArticleView      *self);
void         _glm_article_view_layout_reset       (GlmArticleView      *self);
void         _glm_article_view_layout_set_width   (GlmArticleView      *self,
                                                   int                  width);
gboolean     _glm_article_view_is_laid_out        (GlmArticleView      *self);
gboolean     _glm_article_view_break_block        (GlmArticleView      *self,
                                                   guint                block);
double       _glm_article_view_get_block_top      (GlmArticleView      *self,
                                                   guint                block);
guint        _glm_article_view_get_block_at       (GlmArticleView      *self,
                                                   double               y);
double       _glm_article_view_get_total_height   (GlmArticleView      *self);
void         _glm_article_view_release_heights    (GlmArticleView      *self);

/* pieces */
void         _glm_article_view_get_piece_of       (GlmArticleView      *self,
                                                   GlmPiece            *piece,
                                                   gsize                position);
void         _glm_article_view_get_piece_at       (GlmArticleView      *self,
                                                   GlmPiece            *piece,
                                                   double               y);
gboolean     _glm_article_view_step_piece         (GlmArticleView      *self,
                                                   GlmPiece            *piece,
                                                   int                  step);
guint        _glm_piece_get_n_lines               (const GlmPiece      *piece);
guint        _glm_piece_find_line                 (const GlmPiece      *piece,
                                                   gsize                position);

/* scroll */
void         _glm_article_view_set_adjustment     (GlmArticleView      *self,
                                                   GtkOrientation       orientation,
                                                   GtkAdjustment       *adjustment);
void         _glm_article_view_scroll_clear       (GlmArticleView      *self);
void         _glm_article_view_settle             (GlmArticleView      *self);
void         _glm_article_view_anchor_at          (GlmArticleView      *self,
                                                   gsize                position,
                                                   double               offset);
void         _glm_article_view_scroll_to          (GlmArticleView      *self,
                                                   double               value);
void         _glm_article_view_scroll_lines       (GlmArticleView      *self,
                                                   int                  step);
void         _glm_article_view_scroll_pages       (GlmArticleView      *self,
                                                   int                  step);
void         _glm_article_view_show_position      (GlmArticleView      *self,
                                                   gsize                position);

/* draw */
void         _glm_article_view_draw_class_init    (GtkWidgetClass      *widget_class);
void         _glm_article_view_draw_init          (GlmArticleView      *self);
void         _glm_article_view_draw_clear         (GlmArticleView      *self);
void         _glm_article_view_flash              (GlmArticleView      *self,
                                                   GlmRange             range);

/* pictures */
void         _glm_article_view_draw_picture       (GlmArticleView      *self,
                                                   GtkSnapshot         *snapshot,
                                                   guint                block,
                                                   double               x,
                                                   double               y);
void         _glm_article_view_drop_pictures      (GlmArticleView      *self);

/* input */
void         _glm_article_view_input_init         (GlmArticleView      *self);
void         _glm_article_view_input_clear        (GlmArticleView      *self);
gsize        _glm_article_view_position_at        (GlmArticleView      *self,
                                                   double               x,
                                                   double               y,
                                                   gboolean            *inside);
gsize        _glm_article_view_character_at       (GlmArticleView      *self,
                                                   double               x,
                                                   double               y,
                                                   gboolean            *inside);
const char  *_glm_article_view_link_at            (GlmArticleView      *self,
                                                   gsize                position);
void         _glm_article_view_pointer_forget     (GlmArticleView      *self);
void         _glm_article_view_press              (GlmArticleView      *self,
                                                   double               x,
                                                   double               y,
                                                   guint                n_press,
                                                   gboolean             extend);
void         _glm_article_view_drag_to            (GlmArticleView      *self,
                                                   double               x,
                                                   double               y);
void         _glm_article_view_release            (GlmArticleView      *self);

/* caret */
typedef enum
{
  GLM_MOVE_CHARACTER,
  GLM_MOVE_WORD,
  GLM_MOVE_LINE,
  GLM_MOVE_LINE_END,
  GLM_MOVE_BLOCK,
  GLM_MOVE_PAGE,
  GLM_MOVE_DOCUMENT,
} GlmMove;

void         _glm_article_view_move               (GlmArticleView      *self,
                                                   GlmMove              unit,
                                                   int                  step,
                                                   gboolean             extend);
void         _glm_article_view_selection_moved    (GlmArticleView      *self,
                                                   gboolean             final);

/* actions */
void         _glm_article_view_install_actions    (GtkWidgetClass      *widget_class);
void         _glm_article_view_update_actions     (GlmArticleView      *self);
void         _glm_article_view_popup_menu         (GlmArticleView      *self,
                                                   double               x,
                                                   double               y);

/* accessibility */
void         _glm_article_view_a11y_init          (GlmArticleView      *self);
void         _glm_article_view_a11y_clear         (GlmArticleView      *self);
void         _glm_article_view_a11y_reset         (GlmArticleView      *self);
void         _glm_article_view_a11y_place         (GlmArticleView      *self);
void         _glm_article_view_a11y_allocate      (GlmArticleView      *self);
void         _glm_article_view_a11y_selection_moved (GlmArticleView    *self);

G_END_DECLS
