/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * `batch`: one line of JSON for each file, in the order of the files, whatever the number of threads.
 * A ring of as many places as there may be results under way keeps memory constant: a worker takes
 * the next file only when the place of its result is free again.
 */

#include "config.h"

#include "glm-cli.h"

#include "glm-entities-export.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#define PLACES_PER_JOB 4

/* No system has longer names; what goes on without a line end is no list of them. */
#define MAX_NAME_BYTES 65536

typedef struct
{
  GMutex       lock;
  GCond        changed;
  GlmTagger   *tagger; /* (nullable): the text is wanted instead of entities */
  char       **paths;  /* (nullable): else names come from standard input */
  guint64      taken;  /* files given to workers */
  guint64      printed;
  gboolean     ended;  /* no more files */
  GError      *error;  /* (nullable): standard input is no list of names */
  guint        n_places;
  char       **places; /* results, by number of the file modulo n_places */
} Batch;

static JsonNode *
entities_to_json (GlmEntities *entities,
                  GlmDocument *document)
{
  g_autofree char *text = glm_entities_export (entities, document, GLM_ENTITIES_FORMAT_JSON);

  return json_from_string (text, NULL);
}

static char *
process_file (Batch      *batch,
              const char *path)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (GError) error = NULL;
  /* What the names come from is no article. */
  g_autoptr (GlmDocument) document = glm_cli_load (batch->paths == NULL && strcmp (path, "-") == 0 ? "./-" : path, &error);
  g_autoptr (GlmEntities) entities = NULL;
  g_autofree char *shown = g_utf8_make_valid (path, -1);

  json_object_set_string_member (object, "file", shown);
  if (document != NULL && batch->tagger == NULL)
    {
      json_object_set_member (object, "info", glm_cli_info_to_json (document));
      json_object_set_string_member (object, "text", glm_document_get_text (document, NULL));
    }
  else if (document != NULL)
    entities = glm_entities_run (document, batch->tagger, NULL, NULL, &error);
  if (entities != NULL)
    {
      json_object_set_member (object, "info", glm_cli_info_to_json (document));
      json_object_set_member (object, "entities", entities_to_json (entities, document));
    }
  else if (error != NULL)
    json_object_set_string_member (object, "error", error->message);
  json_node_set_object (node, object);
  return json_to_string (node, FALSE);
}

/* The next line of standard input; %NULL at its end, or where it cannot be read. */
static char *
read_name (GError **error)
{
  g_autoptr (GString) name = g_string_new (NULL);
  int c;

  while ((c = getc_unlocked (stdin)) != EOF && c != '\n' && name->len <= MAX_NAME_BYTES)
    g_string_append_c (name, (char) c);
  if (name->len > MAX_NAME_BYTES)
    {
      g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_NAMETOOLONG, _("standard input is no list of file names"));
      return NULL;
    }
  if (ferror (stdin))
    {
      int code = errno;

      g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (code), g_strerror (code));
      return NULL;
    }
  if (c == EOF && name->len == 0)
    return NULL;
  g_string_truncate (name, strcspn (name->str, "\r"));
  return g_string_free (g_steal_pointer (&name), FALSE);
}

/* The next file; called under the lock. */
static char *
take_path (Batch *batch)
{
  char *path = batch->paths != NULL ? g_strdup (batch->paths[batch->taken]) : read_name (&batch->error);

  batch->ended = path == NULL;
  return path;
}

/* Prints what is ready, in order; called under the lock. */
static void
print_ready (Batch *batch)
{
  while (batch->printed < batch->taken)
    {
      char **place = &batch->places[batch->printed % batch->n_places];

      if (*place == NULL)
        break;
      puts (*place);
      g_clear_pointer (place, g_free);
      batch->printed++;
    }
  fflush (stdout);
}

static gpointer
work (gpointer data)
{
  Batch *batch = data;

  g_mutex_lock (&batch->lock);
  while (!batch->ended)
    {
      g_autofree char *path = NULL;
      guint64 number;
      char *result;

      if (batch->taken - batch->printed >= batch->n_places)
        {
          g_cond_wait (&batch->changed, &batch->lock);
          continue;
        }
      path = take_path (batch);
      if (path == NULL)
        break;
      number = batch->taken++;
      g_mutex_unlock (&batch->lock);

      result = process_file (batch, path);

      g_mutex_lock (&batch->lock);
      batch->places[number % batch->n_places] = result;
      print_ready (batch);
      g_cond_broadcast (&batch->changed);
    }
  g_cond_broadcast (&batch->changed);
  g_mutex_unlock (&batch->lock);
  return NULL;
}

/**
 * glm_cli_batch:
 * @argc: number of arguments
 * @argv: arguments
 *
 * `batch [--jobs N] [--text] [FILE…]`: one line of JSON for each file; names come from standard input when
 * none is given. A file that cannot be read gives a line with "error", never a stop; names that cannot be read end it.
 *
 * Returns: exit status
 */
GlmCliStatus
glm_cli_batch (int    argc,
               char **argv)
{
  int jobs = 0;
  gboolean text = FALSE;
  const GOptionEntry entries[] = {
    { "jobs", 'j', 0, G_OPTION_ARG_INT, &jobs, NULL, NULL },
    { "text", 't', 0, G_OPTION_ARG_NONE, &text, NULL, NULL },
    { NULL },
  };
  Batch batch = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) threads = g_ptr_array_new ();

  if (!glm_cli_parse ("batch", &argc, &argv, entries, 0, -1))
    return GLM_CLI_USAGE;
  if (jobs <= 0)
    jobs = (int) g_get_num_processors ();
  jobs = MIN (jobs, 256);
  batch.tagger = text ? NULL : glm_tagger_get_default (&error);
  if (batch.tagger == NULL && !text)
    return glm_cli_fail ("batch", error);
  batch.paths = argc > 1 ? argv + 1 : NULL;
  batch.n_places = (guint) jobs * PLACES_PER_JOB;
  batch.places = g_new0 (char *, batch.n_places);
  g_mutex_init (&batch.lock);
  g_cond_init (&batch.changed);

  for (int i = 0; i < jobs; i++)
    g_ptr_array_add (threads, g_thread_new ("batch", work, &batch));
  for (guint i = 0; i < threads->len; i++)
    g_thread_join (g_ptr_array_index (threads, i));

  g_mutex_clear (&batch.lock);
  g_cond_clear (&batch.changed);
  g_free (batch.places);
  g_clear_pointer (&batch.tagger, glm_tagger_unref);
  if (batch.error != NULL)
    {
      GlmCliStatus status = glm_cli_fail ("-", batch.error);

      g_clear_error (&batch.error);
      return status;
    }
  return GLM_CLI_DONE;
}
