/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-test-office.h"

#include "glm-importer.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

GBytes *
glm_test_zip_new (const GlmTestMember *members,
                  guint                n_members)
{
  gsize room = 1024 * 1024, used = 0;
  guint8 *buffer = g_malloc (room);
  struct archive *archive = archive_write_new ();

  archive_write_set_format_zip (archive);
  archive_write_zip_set_compression_store (archive);
  g_assert_cmpint (archive_write_open_memory (archive, buffer, room, &used), ==, ARCHIVE_OK);
  for (guint i = 0; i < n_members; i++)
    {
      struct archive_entry *entry = archive_entry_new ();

      archive_entry_set_pathname (entry, members[i].name);
      archive_entry_set_size (entry, (la_int64_t) strlen (members[i].content));
      archive_entry_set_filetype (entry, AE_IFREG);
      archive_entry_set_perm (entry, 0644);
      g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
      archive_write_data (archive, members[i].content, strlen (members[i].content));
      archive_entry_free (entry);
    }
  archive_write_close (archive);
  archive_write_free (archive);
  return g_bytes_new_take (buffer, used);
}

char *
glm_test_dup_blocks (GlmDocument *document)
{
  GString *dump = g_string_new (NULL);

  for (guint i = 0; i < glm_document_get_n_blocks (document); i++)
    {
      const GlmBlock *block = glm_document_get_block (document, i);
      g_autofree char *text = glm_document_dup_range (document, block->range);

      g_strdelimit (text, "\t", '|');
      g_string_append_printf (dump, "%s%u.%u: %s\n", glm_block_kind_to_string (block->kind), block->level, block->ordinal, text);
    }
  return g_string_free (dump, FALSE);
}

GlmDocument *
glm_test_import (GBytes     *bytes,
                 const char *name)
{
  g_autoptr (GError) error = NULL;
  GlmDocument *document = glm_import_bytes (bytes, name, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (glm_document_check (document, &error));
  return document;
}

void
glm_test_assert_blocks (GlmDocument *document,
                        const char  *blocks)
{
  g_autofree char *dump = glm_test_dup_blocks (document);

  g_assert_cmpstr (dump, ==, blocks);
}
