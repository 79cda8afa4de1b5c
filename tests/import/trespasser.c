/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A program that reads files as the installed one does, but whose importer is the file's accomplice: a "PDF" asks it
 * to do what no document may. What comes of it is the article.
 */

#include "config.h"

#include "glm-import-program.h"

#include <errno.h>
#include <fcntl.h>
#include <libxml/xmlmemory.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

/* Sanitizers take more addresses than a reader may; Clang says in another way that it is one. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define HAS_SHADOW_MEMORY 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define HAS_SHADOW_MEMORY 1
#endif
#endif

static void
report (GlmDocumentBuilder *builder,
        const char         *what,
        gboolean            done)
{
  g_autofree char *line = g_strdup_printf ("%s: %s", what, done ? "done" : g_strerror (errno));

  glm_document_builder_open_block (builder, GLM_BLOCK_PARAGRAPH, 0, 0);
  glm_document_builder_add_text (builder, line, -1);
}

static void
trespass (GlmDocumentBuilder *builder)
{
  char *const arguments[] = { (char *) "true", NULL };
  void *memory;

  report (builder, "read a file", open ("/etc/passwd", O_RDONLY) >= 0);
  report (builder, "write a file", open ("trespasser.out", O_WRONLY | O_CREAT, 0600) >= 0);
  report (builder, "see a file", access ("/etc/passwd", R_OK) == 0);
  report (builder, "make a folder", mkdir ("trespasser.folder", 0700) == 0);
  report (builder, "open a socket", socket (AF_INET, SOCK_STREAM, 0) >= 0);
  report (builder, "open a local socket", socket (AF_UNIX, SOCK_STREAM, 0) >= 0);
  report (builder, "start a program", execv ("/bin/true", arguments) == 0);
  report (builder, "start a process", fork () > 0);
  report (builder, "trace a process", ptrace (PTRACE_ATTACH, getppid (), NULL, NULL) == 0);
  report (builder, "kill a process", kill (getppid (), 0) == 0);
  memory = mmap (NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  report (builder, "run what was read", memory != MAP_FAILED);
#ifndef HAS_SHADOW_MEMORY
  memory = mmap (NULL, (size_t) 2 << 30, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  report (builder, "take all memory", memory != MAP_FAILED);
#endif
}

static gboolean
says (const GlmSource *source,
      const char      *word)
{
  return g_strstr_len ((const char *) source->data, (gssize) source->length, word) != NULL;
}

static gboolean
import_trespass (const GlmSource    *source,
                 GlmDocumentBuilder *builder,
                 GCancellable       *cancellable,
                 GError            **error)
{
  if (says (source, "trespass"))
    trespass (builder);
  else if (says (source, "swell"))
    for (void *memory = NULL;; memory = g_malloc (1 << 20))
      memset (memory != NULL ? memory : &memory, 1, sizeof memory);
  else if (says (source, "bloat"))
    for (gsize size = 1 << 20; xmlMalloc (size) != NULL; size += 4096)
      ;
  else if (says (source, "die"))
    raise (SIGKILL);
  else if (says (source, "crash"))
    abort ();
  else if (says (source, "lie"))
    {
      gssize n = write (STDOUT_FILENO, "GlmA\1\0\0\0\0\0\0\0nonsense", 20);

      _exit (n == 20 ? 0 : 1);
    }
  else
    {
      while (says (source, "hang"))
        g_usleep (1000);
      while (says (source, "spin"))
        ;
    }
  return TRUE;
}

int
main (void)
{
  return glm_import_program_run ("pdf", import_trespass);
}
