/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The program that reads files, from its start to its end: it makes ready what needs the file system, gives up all
 * rights, and only then looks at what it is to read. The question is its standard input, a file in memory; the answer
 * goes to its standard output.
 */

#include "config.h"

#include "glm-import-program.h"

#include "glm-confinement.h"
#include "glm-import-message.h"
#include "glm-translations.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <gmime/gmime.h>
#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/*
 * Encodings that pages and messages of Europe, and most of the others, are in. Their tables are modules that are loaded
 * when they are first asked for, which would be too late; a converter that stays open keeps its module.
 */
static const char *const encodings[] = {
  "WINDOWS-1252", "ISO-8859-1", "ISO-8859-15", "MACINTOSH", "CP850", "UTF-16", "UTF-32", "WINDOWS-1250", "WINDOWS-1251",
  "WINDOWS-1253", "WINDOWS-1254", "WINDOWS-1255", "WINDOWS-1256", "WINDOWS-1257", "ISO-8859-2", "ISO-8859-3",
  "ISO-8859-5", "ISO-8859-7", "ISO-8859-9", "KOI8-R", "KOI8-U", "IBM866", "CP437", "CP852", "CP874", "CP1258", "SHIFT_JIS", "EUC-JP", "GB18030", "BIG5", "EUC-KR",
};

/* The largest file that is read takes about six times its size; what takes more is not read. */
#define MAX_ADDRESSES (G_GUINT64_CONSTANT (1536) * 1024 * 1024)
#define MAX_SECONDS 30

/* Poppler grows with what a file says of itself, not with its size. A page takes it some milliseconds,
 * however few bytes it has, and more on a slow machine. */
#define ADDRESSES_OF_ONE_MORE (G_GUINT64_CONSTANT (288) * 1024 * 1024)
#define BYTES_A_SECOND (256 * 1024)
#define SECONDS_OF_ONE_MORE 4

/* When there is no memory left, the XML parser would end its tree where it is, and half an article, or none, would be taken
 * for the whole. */
static void *
allocate (size_t size)
{
  void *memory = malloc (MAX (size, 1));

  if (memory == NULL)
    _exit (GLM_IMPORT_PROGRAM_NO_MEMORY);
  return memory;
}

static void *
reallocate (void  *memory,
            size_t size)
{
  memory = realloc (memory, MAX (size, 1));
  if (memory == NULL)
    _exit (GLM_IMPORT_PROGRAM_NO_MEMORY);
  return memory;
}

static char *
duplicate (const char *text)
{
  return strcpy (allocate (strlen (text) + 1), text);
}

/* GLib ends the process too, by a message that it logs: what it says is all that tells this end from others. */
static void
on_log (const char    *domain,
        GLogLevelFlags level,
        const char    *message,
        gpointer       data)
{
  if ((level & G_LOG_LEVEL_ERROR) != 0 && strstr (message, "failed to allocate") != NULL)
    _exit (GLM_IMPORT_PROGRAM_NO_MEMORY);
  g_log_default_handler (domain, level, message, data);
}

static void
make_ready (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) now = g_date_time_new_now (zone);

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    g_iconv_open ("UTF-8", encodings[i]);
  g_iconv_open ("WINDOWS-1252", "UTF-8");
  /* Any message has the catalogue read. */
  g_strdup (_("web page"));
  g_mime_init ();
  g_log_set_default_handler (on_log, NULL);
  xmlMemSetup (free, allocate, reallocate, duplicate);
  xmlInitParser ();
}

static void
write_all (GBytes *answer)
{
  gsize length;
  const char *at = g_bytes_get_data (answer, &length);

  while (length > 0)
    {
      gssize n = write (STDOUT_FILENO, at, MIN (length, G_MAXSSIZE));

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        _exit (1);
      at += n;
      length -= (gsize) n;
    }
}

static GBytes *
answer_request (GBytes *message)
{
  g_auto (GlmImportRequest) request = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GlmDocument) document = NULL;

  if (!glm_import_request_read (message, &request))
    _exit (2);
  document = glm_import_bytes_here (request.bytes, request.name, request.uri, request.flags, NULL, &error);
  return glm_import_answer_new (document, error);
}

/**
 * glm_import_program_run:
 * @format: (nullable): short name of a format that this program reads over and above the others
 * @import: (nullable): reads it
 *
 * All that the main() of a program that reads files does.
 *
 * Returns: does not return but by ending the process: 0 when it answered
 */
int
glm_import_program_run (const char   *format,
                        GlmImportFunc import)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GMappedFile) input = NULL;
  g_autoptr (GBytes) message = NULL;
  g_autoptr (GBytes) answer = NULL;
  guint64 addresses = MAX_ADDRESSES;
  guint seconds = MAX_SECONDS;

  glm_translations_init ();
  make_ready ();
  if (format != NULL)
    _glm_importer_add (format, import);
  input = g_mapped_file_new_from_fd (STDIN_FILENO, FALSE, &error);
  if (input == NULL)
    {
      g_printerr ("guillemet-import: %s\n", error->message);
      _exit (2);
    }
  if (format != NULL)
    {
      addresses = MIN (MAX_ADDRESSES, ADDRESSES_OF_ONE_MORE + 4 * g_mapped_file_get_length (input));
      seconds = (guint) MIN (MAX_SECONDS, SECONDS_OF_ONE_MORE + g_mapped_file_get_length (input) / BYTES_A_SECOND);
    }
  if (!glm_confinement_enter (addresses, seconds, &error))
    {
      g_autoptr (GError) refusal = g_error_new (GLM_IMPORT_ERROR, GLM_IMPORT_ERROR_IO,
                                                /* Translators: %s is the system's message. */
                                                _("This cannot be shown: files are read by a program without any rights, and this system did not take them away: %s"),
                                                error->message);

      answer = glm_import_answer_new (NULL, refusal);
    }
  else
    {
      message = g_mapped_file_get_bytes (input);
      answer = answer_request (message);
    }
  write_all (answer);
  /* Nothing that was read has a say in how the process ends. */
  _exit (0);
}
