/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FaultyDeed: what a disk can be asked to refuse
 */
typedef enum
{
  FAULTY_WRITE,
  FAULTY_SYNC,
  FAULTY_READ,
} FaultyDeed;

void     faulty_disk_install (void);
void     faulty_disk_break   (FaultyDeed deed,
                              guint      after,
                              int        result);
gboolean faulty_disk_mend    (void);

G_END_DECLS
