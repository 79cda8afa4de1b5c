/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-corrections.h"
#include "glm-document.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define GLM_LIBRARY_ERROR (glm_library_error_quark ())

/**
 * GlmLibraryError:
 * @GLM_LIBRARY_ERROR_OPEN: the database cannot be opened or made
 * @GLM_LIBRARY_ERROR_NEWER: it was written by a newer version; it is left alone
 * @GLM_LIBRARY_ERROR_DAMAGED: it was damaged; it was set aside and a new one made
 * @GLM_LIBRARY_ERROR_WRITE: a write failed (disk full, locked, read-only)
 * @GLM_LIBRARY_ERROR_FORGOTTEN: what is asked for is not kept, or not any more
 */
typedef enum
{
  GLM_LIBRARY_ERROR_OPEN,
  GLM_LIBRARY_ERROR_NEWER,
  GLM_LIBRARY_ERROR_DAMAGED,
  GLM_LIBRARY_ERROR_WRITE,
  GLM_LIBRARY_ERROR_FORGOTTEN,
} GlmLibraryError;

/* How the address of a text that was pasted begins; its digest follows. */
#define GLM_LIBRARY_PASTED_SCHEME "pasted"
#define GLM_LIBRARY_PASTED        GLM_LIBRARY_PASTED_SCHEME ":"

/**
 * GlmLibrary:
 *
 * What survives the process: for each document read (known by the digest of its text, with its address as a hint) the
 * reading position, corrections, marks, its words and when it was last opened; and what was said of names in all. SQLite
 * in WAL mode, file mode 0600, every write a transaction. All calls are synchronous, and any thread may make them: the
 * object locks.
 */
typedef struct _GlmLibrary GlmLibrary;

/**
 * GlmLibraryEntry: one document of the history
 */
typedef struct
{
  char  *digest;
  char  *uri;
  char  *title;
  gint64 opened;   /* Unix time in seconds */
  double progress; /* 0 to 1 */
  guint  followed; /* how many of those whom the reader follows it mentions */
} GlmLibraryEntry;

/**
 * GlmShelfHit: an article that was found on the shelf
 * @uri: (nullable): where it was
 * @title: (nullable): its title
 * @opened: when it was opened last, Unix time in seconds
 * @snippet: some words of it, with what was looked for
 * @match: where in @snippet that stands, in bytes; empty when only the title has it
 * @place: where in the text that stands; empty when only the title has it
 */
typedef struct
{
  char    *uri;
  char    *title;
  gint64   opened;
  char    *snippet;
  GlmRange match;
  GlmRange place;
} GlmShelfHit;

/**
 * GlmMark: what the reader marked in an article
 * @id: its own, for ever
 * @range: where; empty where the words are gone from a changed text
 * @quote: the words, or the first of them
 * @note: what the reader says of them; "" for a bookmark
 * @made: Unix time in seconds
 */
typedef struct
{
  char    *id;
  GlmRange range;
  char    *quote;
  char    *note;
  gint64   made;
} GlmMark;

GQuark           glm_library_error_quark       (void);
GlmLibrary      *glm_library_open              (const char          *path,
                                                GError             **error);
GlmLibrary      *glm_library_ref               (GlmLibrary          *self);
void             glm_library_unref             (GlmLibrary          *self);
char            *glm_library_dup_default_path  (void);
gboolean         glm_library_record_opened     (GlmLibrary          *self,
                                                const GlmDocument   *document,
                                                GError             **error);
gboolean         glm_library_save_position     (GlmLibrary          *self,
                                                const GlmDocument   *document,
                                                gsize                position,
                                                GError             **error);
gboolean         glm_library_load_position     (GlmLibrary          *self,
                                                const GlmDocument   *document,
                                                gsize               *position,
                                                GError             **error);
gboolean         glm_library_save_followed     (GlmLibrary          *self,
                                                const GlmDocument   *document,
                                                guint                n,
                                                GError             **error);
gboolean         glm_library_save_corrections  (GlmLibrary           *self,
                                                const GlmDocument    *document,
                                                const GlmCorrections *corrections,
                                                GError              **error);
GlmCorrections  *glm_library_load_corrections  (GlmLibrary          *self,
                                                const GlmDocument   *document,
                                                GError             **error);
gboolean         glm_library_save_lexicon      (GlmLibrary           *self,
                                                const GlmCorrections *corrections,
                                                GError              **error);
GlmCorrections  *glm_library_load_lexicon      (GlmLibrary          *self,
                                                GError             **error);
const char      *glm_library_get_pasted_digest (const char          *uri);
char            *glm_library_dup_shown_address (const char          *uri);
gboolean         glm_library_save_pasted       (GlmLibrary          *self,
                                                const GlmDocument   *document,
                                                GBytes              *bytes,
                                                const char          *name,
                                                GError             **error);
GBytes          *glm_library_load_pasted       (GlmLibrary          *self,
                                                const char          *digest,
                                                char               **name,
                                                GError             **error);
gboolean         glm_library_shelve            (GlmLibrary          *self,
                                                const GlmDocument   *document,
                                                GError             **error);
GPtrArray       *glm_library_search_shelf      (GlmLibrary          *self,
                                                const char          *pattern,
                                                guint                max,
                                                GError             **error);
char           **glm_library_split_pattern     (const char          *pattern);
GlmMark         *glm_mark_new                  (const GlmDocument   *document,
                                                GlmRange             range,
                                                const char          *note);
GlmMark         *glm_mark_copy                 (const GlmMark       *self);
void             glm_mark_free                 (GlmMark             *self);
int              glm_mark_compare              (gconstpointer        a,
                                                gconstpointer        b);
char            *glm_marks_to_markdown         (const GlmDocument   *document,
                                                GPtrArray           *marks,
                                                const char          *heading);
char            *glm_marks_to_json             (const GlmDocument   *document,
                                                GPtrArray           *marks);
gboolean         glm_library_save_mark         (GlmLibrary          *self,
                                                const GlmDocument   *document,
                                                const GlmMark       *mark,
                                                GError             **error);
gboolean         glm_library_remove_mark       (GlmLibrary          *self,
                                                const char          *id,
                                                GError             **error);
GPtrArray       *glm_library_load_marks        (GlmLibrary          *self,
                                                const GlmDocument   *document,
                                                GError             **error);
GPtrArray       *glm_library_list_recent       (GlmLibrary          *self,
                                                guint                max,
                                                GError             **error);
gboolean         glm_library_forget            (GlmLibrary          *self,
                                                const char          *digest,
                                                GError             **error);
gboolean         glm_library_clear             (GlmLibrary          *self,
                                                GError             **error);
void             glm_library_entry_free        (GlmLibraryEntry     *entry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlmLibrary, glm_library_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlmMark, glm_mark_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlmLibraryEntry, glm_library_entry_free)

G_END_DECLS
