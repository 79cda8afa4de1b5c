/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What a script sees of guillemet-cli: output, one line of complaint, exit status. */
typedef struct
{
  char *out;
  char *err;
  int   status;
} Answer;

void       answer_clear  (Answer     *self);
Answer     ask           (const char *input,
                          const char *first,
                          ...) G_GNUC_NULL_TERMINATED;
Answer     ask_shell     (const char *folder,
                          const char *script);
char      *sample        (const char *prefix);
char      *make_folder   (const char *name,
                          const char *content);
void       remove_folder (const char *folder);
JsonNode  *parse         (const char *json);
GPtrArray *parse_lines   (const char *lines);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, answer_clear)

G_END_DECLS
