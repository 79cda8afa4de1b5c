/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Loaded before a program's libraries, this stands where they ask the system for the network: whoever does so is written down
 * in the file that NETWORK_LOG names, and refused. What stays on the machine (the display, the session bus) goes through.
 */

#define _GNU_SOURCE

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#pragma GCC visibility push(default)

static void
note (const char *what)
{
  const char *path = getenv ("NETWORK_LOG");
  int fd = path != NULL ? open (path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600) : -1;

  if (fd < 0)
    return;
  if (write (fd, what, strlen (what)) < 0)
    abort ();
  close (fd);
}

int
socket (int domain,
        int type,
        int protocol)
{
  int (*next) (int, int, int) = (int (*) (int, int, int)) dlsym (RTLD_NEXT, "socket");

  if (domain == AF_INET || domain == AF_INET6)
    {
      note ("socket\n");
      errno = EACCES;
      return -1;
    }
  return next (domain, type, protocol);
}

int
getaddrinfo (const char            *node,
             const char            *service,
             const struct addrinfo *hints,
             struct addrinfo      **result)
{
  note ("getaddrinfo\n");
  return EAI_FAIL;
}

#pragma GCC visibility pop
