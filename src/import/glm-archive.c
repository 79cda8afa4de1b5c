/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Books and office documents are ZIP archives. All of one is unpacked at once into memory, within bounds that no
 * real one meets: what packs a gigabyte of zeros into a kilobyte ends at them.
 */

#include "config.h"

#include "glm-archive.h"

#include "glm-importer.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_MEMBERS 8000
#define MAX_MEMBER_BYTES ((gsize) 48 * 1024 * 1024)
#define MAX_ALL_BYTES ((gsize) 160 * 1024 * 1024)
#define MAX_PACKED_BYTES ((gsize) 256 * 1024 * 1024)
#define CHUNK (64 * 1024)

struct _GlmArchive
{
  GHashTable *members; /* name → GBytes */
};

static gboolean
set_broken (GError **error)
{
  g_set_error_literal (error, GLM_IMPORT_ERROR, GLM_IMPORT_ERROR_BROKEN,
                       _("This cannot be shown: the file is damaged. Try to get another copy of it."));
  return FALSE;
}

static gboolean
set_too_large (GError **error)
{
  g_set_error_literal (error, GLM_IMPORT_ERROR, GLM_IMPORT_ERROR_TOO_LARGE,
                       _("This cannot be shown: what the file holds is too large once unpacked. Save the text alone and open that."));
  return FALSE;
}

/* One member, up to the bounds. A damaged one ends where it is damaged. */
static gboolean
read_member (struct archive *archive,
             GByteArray     *content,
             gsize           left,
             GCancellable   *cancellable,
             GError        **error)
{
  guint8 chunk[CHUNK];
  la_ssize_t n;

  while ((n = archive_read_data (archive, chunk, sizeof chunk)) > 0)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (content->len + (gsize) n > MIN (left, MAX_MEMBER_BYTES))
        return set_too_large (error);
      g_byte_array_append (content, chunk, (guint) n);
    }
  return TRUE;
}

static gboolean
read_members (GlmArchive     *self,
              struct archive *archive,
              GCancellable   *cancellable,
              GError        **error)
{
  struct archive_entry *entry;
  gsize left = MAX_ALL_BYTES;
  int status;

  while ((status = archive_read_next_header (archive, &entry)) == ARCHIVE_OK || status == ARCHIVE_WARN)
    {
      const char *name = archive_entry_pathname_utf8 (entry);
      g_autoptr (GByteArray) content = NULL;

      if (name == NULL)
        name = archive_entry_pathname (entry);
      if (name == NULL || archive_entry_filetype (entry) != AE_IFREG || g_hash_table_contains (self->members, name))
        continue;
      if (g_hash_table_size (self->members) >= MAX_MEMBERS)
        return set_too_large (error);
      content = g_byte_array_new ();
      if (!read_member (archive, content, left, cancellable, error))
        return FALSE;
      left -= content->len;
      g_hash_table_insert (self->members, g_strdup (name), g_byte_array_free_to_bytes (g_steal_pointer (&content)));
    }
  return g_hash_table_size (self->members) > 0 || set_broken (error);
}

/**
 * glm_archive_new:
 * @data: (array length=length): a ZIP archive
 * @length: in bytes
 * @cancellable: (nullable): to give up
 * @error: return location for a #GlmImportError, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): its members; %NULL with @error set
 */
GlmArchive *
glm_archive_new (const guint8 *data,
                 gsize         length,
                 GCancellable *cancellable,
                 GError      **error)
{
  g_autoptr (GlmArchive) self = g_new0 (GlmArchive, 1);
  struct archive *archive = archive_read_new ();
  gboolean done;

  self->members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  archive_read_support_format_zip (archive);
  if (archive_read_open_memory (archive, data, length) == ARCHIVE_OK)
    done = read_members (self, archive, cancellable, error);
  else
    done = set_broken (error);
  archive_read_free (archive);
  return done ? g_steal_pointer (&self) : NULL;
}

/**
 * glm_archive_free:
 * @self: (transfer full): an archive
 */
void
glm_archive_free (GlmArchive *self)
{
  g_hash_table_unref (self->members);
  g_free (self);
}

/**
 * glm_archive_get:
 * @self: an archive
 * @name: of a member
 *
 * Returns: (transfer none) (nullable): what it holds
 */
GBytes *
glm_archive_get (GlmArchive *self,
                 const char *name)
{
  return name != NULL ? g_hash_table_lookup (self->members, name) : NULL;
}

/**
 * glm_archive_find:
 * @self: an archive
 * @suffix: what the name of a member ends with
 *
 * Returns: (transfer none) (nullable): what the only such member holds, %NULL where there are none or several
 */
GBytes *
glm_archive_find (GlmArchive *self,
                  const char *suffix)
{
  GBytes *found = NULL;
  GHashTableIter iter;
  gpointer name, bytes;

  g_hash_table_iter_init (&iter, self->members);
  while (g_hash_table_iter_next (&iter, &name, &bytes))
    if (g_str_has_suffix (name, suffix))
      {
        if (found != NULL)
          return NULL;
        found = bytes;
      }
  return found;
}

/**
 * glm_archive_is_packed:
 * @data: (array length=length): the start of a file
 * @length: in bytes
 *
 * Returns: whether it is one file packed by gzip, zstd, xz or bzip2
 */
gboolean
glm_archive_is_packed (const guint8 *data,
                       gsize         length)
{
  static const struct
  {
    const char *magic;
    gsize       length;
  } packers[] = { { "\x1f\x8b", 2 }, { "\x28\xb5\x2f\xfd", 4 }, { "\xfd" "7zXZ", 5 }, { "BZh", 3 } };

  for (guint i = 0; i < G_N_ELEMENTS (packers); i++)
    if (length > packers[i].length && memcmp (data, packers[i].magic, packers[i].length) == 0)
      return TRUE;
  return FALSE;
}

/**
 * glm_archive_unpack:
 * @data: (array length=length): a packed file
 * @length: in bytes
 * @cancellable: (nullable): to give up
 * @error: return location for a #GlmImportError, or %G_IO_ERROR_CANCELLED
 *
 * One layer, and no more than the bounds, whatever it would unpack to.
 *
 * Returns: (transfer full): what it holds; %NULL with @error set
 */
GBytes *
glm_archive_unpack (const guint8 *data,
                    gsize         length,
                    GCancellable *cancellable,
                    GError      **error)
{
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  g_autoptr (GByteArray) content = g_byte_array_new ();
  guint8 chunk[CHUNK];
  la_ssize_t n = -1;
  gboolean done;

  archive_read_support_filter_gzip (archive);
  archive_read_support_filter_zstd (archive);
  archive_read_support_filter_xz (archive);
  archive_read_support_filter_bzip2 (archive);
  archive_read_support_format_raw (archive);
  done = archive_read_open_memory (archive, data, length) == ARCHIVE_OK && archive_read_next_header (archive, &entry) == ARCHIVE_OK;
  while (done && (n = archive_read_data (archive, chunk, sizeof chunk)) > 0)
    {
      if (content->len + (gsize) n > MAX_PACKED_BYTES)
        {
          archive_read_free (archive);
          set_too_large (error);
          return NULL;
        }
      g_byte_array_append (content, chunk, (guint) n);
      done = !g_cancellable_is_cancelled (cancellable);
    }
  archive_read_free (archive);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  /* What was cut off is shown up to there. */
  if (!done || (n < 0 && content->len == 0))
    {
      set_broken (error);
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&content));
}

/**
 * glm_archive_dup_folder:
 * @name: of a member
 *
 * Returns: (transfer full): the folder that it is in, "" for the top
 */
char *
glm_archive_dup_folder (const char *name)
{
  const char *slash = strrchr (name, '/');

  return slash != NULL ? g_strndup (name, (gsize) (slash - name)) : g_strdup ("");
}

/**
 * glm_archive_resolve:
 * @folder: where the member is that speaks, "" for the top
 * @address: (nullable): what it says: "../images/a%20b.png#x"
 *
 * Returns: (transfer full) (nullable): the name of the member that is meant, %NULL for something outside
 */
char *
glm_archive_resolve (const char *folder,
                     const char *address)
{
  g_autofree char *path = NULL;
  g_autofree char *plain = NULL;
  g_auto (GStrv) steps = NULL;
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  if (address == NULL || address[0] == '\0' || strstr (address, "://") != NULL || g_str_has_prefix (address, "data:"))
    return NULL;
  plain = g_strndup (address, strcspn (address, "#?"));
  path = g_uri_unescape_string (plain, NULL);
  if (path == NULL)
    path = g_strdup (plain);
  if (path[0] != '/' && folder[0] != '\0')
    {
      char *joined = g_strconcat (folder, "/", path, NULL);

      g_free (path);
      path = joined;
    }
  steps = g_strsplit (path, "/", 256);
  for (guint i = 0; steps[i] != NULL; i++)
    if (strcmp (steps[i], "..") == 0)
      g_ptr_array_set_size (kept, (gint) MAX (kept->len, 1) - 1);
    else if (steps[i][0] != '\0' && strcmp (steps[i], ".") != 0)
      g_ptr_array_add (kept, steps[i]);
  g_ptr_array_add (kept, NULL);
  return g_strjoinv ("/", (char **) kept->pdata);
}
