/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A disk that is full when it is told to: the write() of the program stands before that of the C library. */

#include "config.h"

#include "full-disk.h"

#include <errno.h>
#include <gmodule.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static struct
{
  GMutex lock;
  char  *folder; /* (nullable): in which files have no more room */
  gsize  room;
} disk;

static gboolean
is_in_folder (int fd)
{
  g_autofree char *link = g_strdup_printf ("/proc/self/fd/%d", fd);
  g_autofree char *path = g_file_read_link (link, NULL);

  return path != NULL && g_str_has_prefix (path, disk.folder);
}

G_MODULE_EXPORT ssize_t
write (int         fd,
       const void *data,
       size_t      length)
{
  g_mutex_lock (&disk.lock);
  if (disk.folder != NULL && length > 0 && is_in_folder (fd))
    {
      length = MIN (length, disk.room);
      disk.room -= length;
      if (length == 0)
        {
          g_mutex_unlock (&disk.lock);
          errno = ENOSPC;
          return -1;
        }
    }
  g_mutex_unlock (&disk.lock);
  return syscall (SYS_write, fd, data, length);
}

/* Writes several pieces as one after the other would. */
G_MODULE_EXPORT ssize_t
writev (int                 fd,
        const struct iovec *pieces,
        int                 n)
{
  g_mutex_lock (&disk.lock);
  if (disk.folder == NULL || !is_in_folder (fd))
    {
      g_mutex_unlock (&disk.lock);
      return syscall (SYS_writev, fd, pieces, n);
    }
  g_mutex_unlock (&disk.lock);
  return write (fd, pieces[0].iov_base, pieces[0].iov_len);
}

/**
 * full_disk_set:
 * @folder: a path without links
 * @room: bytes that can still be written to files in it
 */
void
full_disk_set (const char *folder,
               gsize       room)
{
  g_mutex_lock (&disk.lock);
  g_free (disk.folder);
  disk.folder = g_strdup (folder);
  disk.room = room;
  g_mutex_unlock (&disk.lock);
}

/**
 * full_disk_clear:
 *
 * There is room again.
 */
void
full_disk_clear (void)
{
  g_mutex_lock (&disk.lock);
  g_clear_pointer (&disk.folder, g_free);
  g_mutex_unlock (&disk.lock);
}
