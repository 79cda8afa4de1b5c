/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A file read by another program, which has no rights: the question is put into a file in memory, the program is
 * started on it, and its answer is taken from a pipe, within bounds of size and time. However the program ends, there
 * is a document or one sentence; it is gone when the call returns.
 */

#define _GNU_SOURCE
#include "config.h"

#include "glm-confined-import.h"

#include "glm-data-dir.h"
#include "glm-import-program.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/mman.h>
#include <unistd.h>

#define READ_CHUNK (256 * 1024)
/* The pictures of a document, its text and its blocks. */
#define MAX_ANSWER_BYTES ((guint) 512 * 1024 * 1024)
/* By the clock; by the processor, the program has set itself half of it. */
#define MAX_MICROSECONDS (60 * G_TIME_SPAN_SECOND)

/**
 * glm_confined_import_find_program:
 * @with_pdf: it has to read PDF
 *
 * Returns: (transfer full) (nullable): path of the program that reads files, %NULL where it is not installed
 */
char *
glm_confined_import_find_program (gboolean with_pdf)
{
  g_autofree char *path = glm_program_path (with_pdf ? "guillemet-import-pdf" : "guillemet-import");

  return g_file_test (path, G_FILE_TEST_IS_EXECUTABLE) ? g_steal_pointer (&path) : NULL;
}

/* The file in memory that the program is given. Where this program was started without standard input, it would get that
 * number, which stays closed in the other. */
static int
open_memory (GError **error)
{
  int descriptor = -1;

#ifdef MFD_CLOEXEC
  descriptor = memfd_create ("guillemet-import", MFD_CLOEXEC | MFD_ALLOW_SEALING);
#endif
  if (descriptor < 0)
    {
      g_autofree char *path = NULL;

      descriptor = g_file_open_tmp ("guillemet-XXXXXX", &path, error);
      if (descriptor >= 0)
        g_unlink (path);
    }
  if (descriptor >= 0 && descriptor <= STDERR_FILENO)
    {
      int low = descriptor;

      descriptor = fcntl (low, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
      if (descriptor < 0)
        g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));
      close (low);
    }
  return descriptor;
}

static gboolean
write_bytes (int      descriptor,
             GBytes  *bytes,
             GError **error)
{
  gsize length;
  const char *at = g_bytes_get_data (bytes, &length);

  while (length > 0)
    {
      gssize n = write (descriptor, at, MIN (length, G_MAXINT));

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          int code = errno;

          g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (code), g_strerror (code));
          return FALSE;
        }
      at += n;
      length -= (gsize) n;
    }
  return TRUE;
}

/* The question, which nobody changes any more. */
static int
write_request (const GlmImportRequest *request,
               GError                **error)
{
  g_autoptr (GBytes) head = glm_import_request_head (request);
  int descriptor = open_memory (error);

  if (descriptor < 0)
    return -1;
  if (!write_bytes (descriptor, head, error) || !write_bytes (descriptor, request->bytes, error))
    {
      close (descriptor);
      return -1;
    }
#ifdef F_ADD_SEALS
  fcntl (descriptor, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL);
#endif
  lseek (descriptor, 0, SEEK_SET);
  return descriptor;
}

static GSubprocess *
start (const char             *program,
       const GlmImportRequest *request,
       GError                **error)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  /* Libraries that meet damaged files talk of nothing else. */
  GSubprocessFlags quiet = g_getenv ("G_MESSAGES_DEBUG") != NULL ? G_SUBPROCESS_FLAGS_NONE : G_SUBPROCESS_FLAGS_STDERR_SILENCE;
  int input = write_request (request, error);

  if (input < 0)
    return NULL;
  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | quiet);
  g_subprocess_launcher_take_stdin_fd (launcher, input);
  return g_subprocess_launcher_spawn (launcher, error, program, NULL);
}

/* Waits until there is something to read; FALSE for a reader who gave up and for too long a time. */
static gboolean
wait_for (int           descriptor,
          gint64        deadline,
          GCancellable *cancellable)
{
  GPollFD polled[2] = { { descriptor, G_IO_IN | G_IO_HUP | G_IO_ERR, 0 } };
  guint n = g_cancellable_make_pollfd (cancellable, &polled[1]) ? 2 : 1;
  int ready = 0;

  while (ready <= 0 && !g_cancellable_is_cancelled (cancellable))
    {
      gint64 left = deadline - g_get_monotonic_time ();

      if (left <= 0)
        break;
      ready = g_poll (polled, n, (int) (left / 1000) + 1);
      if (ready < 0 && errno != EINTR)
        break;
    }
  if (n == 2)
    g_cancellable_release_fd (cancellable);
  return ready > 0 && !g_cancellable_is_cancelled (cancellable);
}

/* All that the program says before it ends; NULL when that is too much or takes too long. */
static GBytes *
read_answer (GSubprocess  *process,
             gint64        deadline,
             GCancellable *cancellable)
{
  GInputStream *pipe = g_subprocess_get_stdout_pipe (process);
  int descriptor = g_unix_input_stream_get_fd (G_UNIX_INPUT_STREAM (pipe));
  g_autoptr (GByteArray) answer = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (READ_CHUNK);
  gssize n = 1;

  while (n > 0)
    {
      if (!wait_for (descriptor, deadline, cancellable))
        return NULL;
      n = read (descriptor, chunk, READ_CHUNK);
      if (n < 0 && errno == EINTR)
        n = 1;
      else if (n > 0 && answer->len > MAX_ANSWER_BYTES - (guint) n)
        return NULL;
      else if (n > 0)
        g_byte_array_append (answer, chunk, (guint) n);
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&answer));
}

/**
 * glm_confined_import_run:
 * @program: path of the program that reads files
 * @request: the file
 * @quoted: its name in a sentence
 * @cancellable: (nullable): to give up
 * @error: return location for a #GlmImportError, or %G_IO_ERROR_CANCELLED
 *
 * Reads a file in a process without rights. Synchronous: call it in a thread, which has to live as long as the call.
 *
 * Returns: (transfer full): the document; %NULL with @error set
 */
GlmDocument *
glm_confined_import_run (const char             *program,
                         const GlmImportRequest *request,
                         const char             *quoted,
                         GCancellable           *cancellable,
                         GError                **error)
{
  gint64 deadline = g_get_monotonic_time () + MAX_MICROSECONDS;
  g_autoptr (GError) cause = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GBytes) answer = NULL;
  GlmDocument *document = NULL;
  gboolean late;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  process = start (program, request, &cause);
  if (process == NULL)
    {
      g_set_error (error, GLM_IMPORT_ERROR, GLM_IMPORT_ERROR_IO,
                   /* Translators: the first %s is a file name in quotation marks, the second the system's message. */
                   _("%s cannot be shown: the program that reads files did not start: %s"), quoted, cause->message);
      return NULL;
    }
  answer = read_answer (process, deadline, cancellable);
  late = g_get_monotonic_time () >= deadline;
  /* Whatever it still does, its word is said; one that has ended keeps the status that it ended with. */
  g_subprocess_force_exit (process);
  g_subprocess_wait (process, NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (answer != NULL && glm_import_answer_read (answer, request->uri, &document, error))
    return document;
  if (late || (g_subprocess_get_if_signaled (process) && g_subprocess_get_term_sig (process) == SIGXCPU))
    g_set_error (error, GLM_IMPORT_ERROR, GLM_IMPORT_ERROR_BROKEN,
                 _("%s cannot be shown: reading it took too long. The file may be damaged; try another copy of it."), quoted);
  else if (g_subprocess_get_if_exited (process) && g_subprocess_get_exit_status (process) == GLM_IMPORT_PROGRAM_NO_MEMORY)
    g_set_error (error, GLM_IMPORT_ERROR, GLM_IMPORT_ERROR_TOO_LARGE,
                 _("%s cannot be shown: to read it takes more memory than any file is given. Open a part of it."), quoted);
  else
    g_set_error (error, GLM_IMPORT_ERROR, GLM_IMPORT_ERROR_BROKEN,
                 _("%s cannot be shown: the program that reads files stopped in the midst of it. The file may be damaged; try another copy of it."),
                 quoted);
  return NULL;
}
