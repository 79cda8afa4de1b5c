/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-importer.h"

G_BEGIN_DECLS

#define LONG_1 "La bibliothèque municipale rouvre lundi, après deux ans de travaux, dans une aile neuve que la ville a payée."
#define LONG_2 "Les lecteurs y trouveront, dit la directrice, quarante mille livres, une salle de lecture et un jardin d’hiver."
#define LONG_3 "Le chantier, retardé par la découverte d’un four du treizième siècle, a coûté onze millions d’euros en tout."
#define BODY "<p>" LONG_1 "</p><p>" LONG_2 "</p><p>" LONG_3 "</p>"
#define BODY_BLOCKS "paragraph: " LONG_1 "\nparagraph: " LONG_2 "\nparagraph: " LONG_3 "\n"

GlmDocument *import_bytes (const char    *bytes,
                           gsize          length,
                           GlmImportFlags flags);
GlmDocument *import (const char *page);
char        *dup_dump (GlmDocument *document);
void         assert_article (const char *page,
                             const char *expected);
void         assert_metadata (const char *page,
                              const char *title,
                              const char *authors,
                              const char *date,
                              const char *site,
                              const char *language);

G_END_DECLS
