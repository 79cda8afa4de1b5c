/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A disk that fails when it is told to: what stands between SQLite and the system, and hands everything on until then.
 * Whoever waits for a lock does not really wait.
 */

#include "config.h"

#include "faulty-disk.h"

#include <errno.h>
#include <sqlite3.h>

/* What SQLite sees of a file; the system's own comes after it. */
typedef struct
{
  sqlite3_file file;
} FaultyFile;

static sqlite3_vfs *real_vfs;
static struct
{
  gboolean   broken;
  FaultyDeed deed;
  guint      left; /* deeds that still succeed */
  int        result;
  gboolean   met;
} disk;

static sqlite3_file *
real_file (sqlite3_file *file)
{
  return (sqlite3_file *) (void *) ((FaultyFile *) file + 1);
}

/* A disk that has failed once goes on failing until it is mended. */
static gboolean
fails (FaultyDeed deed)
{
  if (!disk.broken || disk.deed != deed)
    return FALSE;
  if (disk.left > 0)
    {
      disk.left--;
      return FALSE;
    }
  disk.met = TRUE;
  return TRUE;
}

static int
faulty_close (sqlite3_file *file)
{
  return real_file (file)->pMethods->xClose (real_file (file));
}

static int
faulty_read (sqlite3_file *file,
             void         *data,
             int           length,
             sqlite3_int64 offset)
{
  return fails (FAULTY_READ) ? disk.result : real_file (file)->pMethods->xRead (real_file (file), data, length, offset);
}

static int
faulty_write (sqlite3_file *file,
              const void   *data,
              int           length,
              sqlite3_int64 offset)
{
  if (!fails (FAULTY_WRITE))
    return real_file (file)->pMethods->xWrite (real_file (file), data, length, offset);
  /* What a full disk has still room for is written. */
  if (length > 1)
    real_file (file)->pMethods->xWrite (real_file (file), data, length / 2, offset);
  return disk.result;
}

static int
faulty_truncate (sqlite3_file *file,
                 sqlite3_int64 size)
{
  return real_file (file)->pMethods->xTruncate (real_file (file), size);
}

static int
faulty_sync (sqlite3_file *file,
             int           flags)
{
  return fails (FAULTY_SYNC) ? disk.result : real_file (file)->pMethods->xSync (real_file (file), flags);
}

static int
faulty_file_size (sqlite3_file  *file,
                  sqlite3_int64 *size)
{
  return real_file (file)->pMethods->xFileSize (real_file (file), size);
}

static int
faulty_lock (sqlite3_file *file,
             int           level)
{
  return real_file (file)->pMethods->xLock (real_file (file), level);
}

static int
faulty_unlock (sqlite3_file *file,
               int           level)
{
  return real_file (file)->pMethods->xUnlock (real_file (file), level);
}

static int
faulty_check_lock (sqlite3_file *file,
                   int          *locked)
{
  return real_file (file)->pMethods->xCheckReservedLock (real_file (file), locked);
}

static int
faulty_file_control (sqlite3_file *file,
                     int           operation,
                     void         *argument)
{
  if (operation == SQLITE_FCNTL_LAST_ERRNO && disk.met)
    {
      *(int *) argument = EIO;
      return SQLITE_OK;
    }
  return real_file (file)->pMethods->xFileControl (real_file (file), operation, argument);
}

static int
faulty_sector_size (sqlite3_file *file)
{
  return real_file (file)->pMethods->xSectorSize (real_file (file));
}

static int
faulty_characteristics (sqlite3_file *file)
{
  return real_file (file)->pMethods->xDeviceCharacteristics (real_file (file));
}

static int
faulty_shm_map (sqlite3_file   *file,
                int             page,
                int             size,
                int             extend,
                void volatile **memory)
{
  return real_file (file)->pMethods->xShmMap (real_file (file), page, size, extend, memory);
}

static int
faulty_shm_lock (sqlite3_file *file,
                 int           offset,
                 int           n,
                 int           flags)
{
  return real_file (file)->pMethods->xShmLock (real_file (file), offset, n, flags);
}

static void
faulty_shm_barrier (sqlite3_file *file)
{
  real_file (file)->pMethods->xShmBarrier (real_file (file));
}

static int
faulty_shm_unmap (sqlite3_file *file,
                  int           remove)
{
  return real_file (file)->pMethods->xShmUnmap (real_file (file), remove);
}

static const sqlite3_io_methods methods = {
  .iVersion = 2,
  .xClose = faulty_close,
  .xRead = faulty_read,
  .xWrite = faulty_write,
  .xTruncate = faulty_truncate,
  .xSync = faulty_sync,
  .xFileSize = faulty_file_size,
  .xLock = faulty_lock,
  .xUnlock = faulty_unlock,
  .xCheckReservedLock = faulty_check_lock,
  .xFileControl = faulty_file_control,
  .xSectorSize = faulty_sector_size,
  .xDeviceCharacteristics = faulty_characteristics,
  .xShmMap = faulty_shm_map,
  .xShmLock = faulty_shm_lock,
  .xShmBarrier = faulty_shm_barrier,
  .xShmUnmap = faulty_shm_unmap,
};

static int
faulty_open (sqlite3_vfs  *vfs,
             const char   *name,
             sqlite3_file *file,
             int           flags,
             int          *out_flags)
{
  int result = real_vfs->xOpen (real_vfs, name, real_file (file), flags, out_flags);

  file->pMethods = real_file (file)->pMethods != NULL ? &methods : NULL;
  return result;
}

static int
faulty_sleep (sqlite3_vfs *vfs,
              int          microseconds)
{
  return microseconds;
}

/**
 * faulty_disk_install:
 *
 * Every database that is opened from now on is on the faulty disk, which is sound until faulty_disk_break().
 */
void
faulty_disk_install (void)
{
  static sqlite3_vfs vfs;

  real_vfs = sqlite3_vfs_find (NULL);
  vfs = *real_vfs;
  vfs.zName = "faulty";
  vfs.pNext = NULL;
  vfs.szOsFile = (int) sizeof (FaultyFile) + real_vfs->szOsFile;
  vfs.xOpen = faulty_open;
  vfs.xSleep = faulty_sleep;
  g_assert_cmpint (sqlite3_vfs_register (&vfs, 1), ==, SQLITE_OK);
}

/**
 * faulty_disk_break:
 * @deed: what fails
 * @after: how many of these succeed before
 * @result: SQLite's word for the failure
 */
void
faulty_disk_break (FaultyDeed deed,
                   guint      after,
                   int        result)
{
  disk.broken = TRUE;
  disk.deed = deed;
  disk.left = after;
  disk.result = result;
  disk.met = FALSE;
}

/**
 * faulty_disk_mend:
 *
 * Returns: whether something had failed
 */
gboolean
faulty_disk_mend (void)
{
  disk.broken = FALSE;
  return disk.met;
}
