/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StallingShare:
 *
 * A share of files that does not answer until it is told to, and then as it is told.
 */
typedef enum
{
  SHARE_SILENT,
  SHARE_ANSWERS,
  SHARE_LOST,
} StallingShare;

GFile *stalling_file_new            (const char   *name,
                                     const char   *text);
void   stalling_share_set           (StallingShare share);
guint  stalling_share_count_waiting (void);
guint  stalling_share_count_window  (void);

G_END_DECLS
