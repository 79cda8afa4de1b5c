/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A file on a share that does not answer: whoever asks anything that needs the disk waits, deaf to being cancelled, as a
 * process does that waits for a server that is gone.
 */

#include "config.h"

#include "stalling-file.h"

#include <string.h>

#define STALLING_TYPE_FILE (stalling_file_get_type ())
G_DECLARE_FINAL_TYPE (StallingFile, stalling_file, STALLING, FILE, GObject)

struct _StallingFile
{
  GObject parent_instance;
  char   *name;
  char   *text;
};

/* What g_file_read() gives: it has the whole text in memory. */
#define STALLING_TYPE_STREAM (stalling_stream_get_type ())
G_DECLARE_FINAL_TYPE (StallingStream, stalling_stream, STALLING, STREAM, GFileInputStream)

struct _StallingStream
{
  GFileInputStream parent_instance;
  char            *text;
  gsize            at;
};

static struct
{
  GMutex        lock;
  GCond         changed;
  StallingShare share;
  guint         n_waiting;
  GThread      *window;   /* the thread that shows the window */
  guint         n_window; /* how often that one asked something */
} state;

static gboolean
ask_share (GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&state.lock);

  state.n_waiting++;
  if (g_thread_self () == state.window)
    state.n_window++;
  else
    while (state.share == SHARE_SILENT)
      g_cond_wait (&state.changed, &state.lock);
  state.n_waiting--;
  if (state.share == SHARE_ANSWERS)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "Connection timed out");
  return FALSE;
}

G_DEFINE_FINAL_TYPE (StallingStream, stalling_stream, G_TYPE_FILE_INPUT_STREAM)

static gssize
stalling_stream_read (GInputStream *stream,
                      void         *buffer,
                      gsize         count,
                      GCancellable *cancellable,
                      GError      **error)
{
  StallingStream *self = STALLING_STREAM (stream);
  gsize n = MIN (count, strlen (self->text + self->at));

  if (!ask_share (error))
    return -1;
  memcpy (buffer, self->text + self->at, n);
  self->at += n;
  return (gssize) n;
}

static void
stalling_stream_finalize (GObject *object)
{
  g_free (STALLING_STREAM (object)->text);
  G_OBJECT_CLASS (stalling_stream_parent_class)->finalize (object);
}

static void
stalling_stream_class_init (StallingStreamClass *klass)
{
  G_INPUT_STREAM_CLASS (klass)->read_fn = stalling_stream_read;
  G_OBJECT_CLASS (klass)->finalize = stalling_stream_finalize;
}

static void
stalling_stream_init (StallingStream *self)
{
}

static GFile *
stalling_file_dup (GFile *file)
{
  return stalling_file_new (STALLING_FILE (file)->name, STALLING_FILE (file)->text);
}

static guint
stalling_file_hash (GFile *file)
{
  return g_str_hash (STALLING_FILE (file)->name);
}

static gboolean
stalling_file_equal (GFile *a,
                     GFile *b)
{
  return strcmp (STALLING_FILE (a)->name, STALLING_FILE (b)->name) == 0;
}

/* As a share is that the kernel mounts: it looks like any other folder. */
static gboolean
stalling_file_is_native (GFile *file)
{
  return TRUE;
}

static gboolean
stalling_file_has_uri_scheme (GFile      *file,
                              const char *scheme)
{
  return strcmp (scheme, "file") == 0;
}

static char *
stalling_file_get_uri_scheme (GFile *file)
{
  return g_strdup ("file");
}

static char *
stalling_file_get_basename (GFile *file)
{
  return g_strdup (STALLING_FILE (file)->name);
}

static char *
stalling_file_get_path (GFile *file)
{
  return g_build_filename ("/share", STALLING_FILE (file)->name, NULL);
}

static char *
stalling_file_get_uri (GFile *file)
{
  return g_strconcat ("file:///share/", STALLING_FILE (file)->name, NULL);
}

static GFile *
stalling_file_get_parent (GFile *file)
{
  return g_file_new_for_path ("/share");
}

static GFileInfo *
stalling_file_query_info (GFile              *file,
                          const char         *attributes,
                          GFileQueryInfoFlags flags,
                          GCancellable       *cancellable,
                          GError            **error)
{
  GFileInfo *info;

  if (!ask_share (error))
    return NULL;
  info = g_file_info_new ();
  g_file_info_set_file_type (info, G_FILE_TYPE_REGULAR);
  g_file_info_set_size (info, (goffset) strlen (STALLING_FILE (file)->text));
  return info;
}

static GFileInputStream *
stalling_file_read (GFile        *file,
                    GCancellable *cancellable,
                    GError      **error)
{
  StallingStream *stream;

  if (!ask_share (error))
    return NULL;
  stream = g_object_new (STALLING_TYPE_STREAM, NULL);
  stream->text = g_strdup (STALLING_FILE (file)->text);
  return G_FILE_INPUT_STREAM (stream);
}

static GFileMonitor *
stalling_file_monitor (GFile            *file,
                       GFileMonitorFlags flags,
                       GCancellable     *cancellable,
                       GError          **error)
{
  if (ask_share (error))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "No monitor");
  return NULL;
}

static void
stalling_file_iface_init (GFileIface *iface)
{
  iface->dup = stalling_file_dup;
  iface->hash = stalling_file_hash;
  iface->equal = stalling_file_equal;
  iface->is_native = stalling_file_is_native;
  iface->has_uri_scheme = stalling_file_has_uri_scheme;
  iface->get_uri_scheme = stalling_file_get_uri_scheme;
  iface->get_basename = stalling_file_get_basename;
  iface->get_path = stalling_file_get_path;
  iface->get_uri = stalling_file_get_uri;
  iface->get_parse_name = stalling_file_get_path;
  iface->get_parent = stalling_file_get_parent;
  iface->query_info = stalling_file_query_info;
  iface->read_fn = stalling_file_read;
  iface->monitor_file = stalling_file_monitor;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (StallingFile, stalling_file, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_FILE, stalling_file_iface_init))

static void
stalling_file_finalize (GObject *object)
{
  StallingFile *self = STALLING_FILE (object);

  g_free (self->name);
  g_free (self->text);
  G_OBJECT_CLASS (stalling_file_parent_class)->finalize (object);
}

static void
stalling_file_class_init (StallingFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stalling_file_finalize;
}

static void
stalling_file_init (StallingFile *self)
{
}

/**
 * stalling_file_new:
 * @name: what it is called
 * @text: what it holds
 *
 * Returns: (transfer full): a file on the share
 */
GFile *
stalling_file_new (const char *name,
                   const char *text)
{
  StallingFile *self = g_object_new (STALLING_TYPE_FILE, NULL);

  self->name = g_strdup (name);
  self->text = g_strdup (text);
  return G_FILE (self);
}

/**
 * stalling_share_set:
 * @share: what it does from now on, for those who wait too
 *
 * Called by the thread that shows the window, which is the one that never waits: it would wait for ever.
 */
void
stalling_share_set (StallingShare share)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&state.lock);

  state.share = share;
  state.window = g_thread_self ();
  g_cond_broadcast (&state.changed);
}

/**
 * stalling_share_count_waiting:
 *
 * Returns: how many threads wait for it
 */
guint
stalling_share_count_waiting (void)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&state.lock);

  return state.n_waiting;
}

/**
 * stalling_share_count_window:
 *
 * Returns: how often the thread that shows the window has asked it something, which would have held the window
 */
guint
stalling_share_count_window (void)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&state.lock);

  return state.n_window;
}
