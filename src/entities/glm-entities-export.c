/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-entities-export.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

static const char *
kind_name (GlmEntityKind kind)
{
  return kind == GLM_ENTITY_PERSON ? "person" : "institution";
}

static void
add_string (JsonBuilder *builder,
            const char  *name,
            const char  *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_int (JsonBuilder *builder,
         const char  *name,
         gsize        value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, (gint64) value);
}

static void
add_strings (JsonBuilder *builder,
             const char  *name,
             char       **values)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (; values != NULL && *values != NULL; values++)
    json_builder_add_string_value (builder, *values);
  json_builder_end_array (builder);
}

static void
add_quotation (JsonBuilder *builder,
               const char  *text,
               GlmRange     range)
{
  json_builder_begin_object (builder);
  add_string (builder, "text", text);
  add_int (builder, "start", range.start);
  add_int (builder, "end", range.end);
  json_builder_end_object (builder);
}

static void
add_entity (JsonBuilder       *builder,
            const GlmEntities *entities,
            const GlmEntity   *entity,
            const GlmDocument *document)
{
  json_builder_begin_object (builder);
  add_string (builder, "kind", kind_name (entity->kind));
  add_string (builder, "name", entity->name);
  add_strings (builder, "aliases", entity->aliases);
  json_builder_set_member_name (builder, "roles");
  json_builder_begin_array (builder);
  for (guint r = 0; r < entity->n_roles; r++)
    add_quotation (builder, entity->roles[r].text, entity->roles[r].range);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "links");
  json_builder_begin_array (builder);
  for (guint l = 0; l < entity->n_links; l++)
    {
      json_builder_begin_object (builder);
      add_string (builder, "name", glm_entities_get (entities, entity->links[l].entity)->name);
      add_string (builder, "relation", entity->links[l].relation);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "confidence");
  json_builder_add_double_value (builder, round (entity->confidence * 1000.0) / 1000.0);
  json_builder_set_member_name (builder, "mentions");
  json_builder_begin_array (builder);
  for (guint m = 0; m < entity->n_mentions; m++)
    {
      g_autofree char *text = glm_document_dup_range (document, entity->mentions[m]);

      json_builder_begin_object (builder);
      add_int (builder, "start", entity->mentions[m].start);
      add_int (builder, "end", entity->mentions[m].end);
      add_string (builder, "text", text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static char *
export_json (const GlmEntities *self,
             const GlmDocument *document)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_array (builder);
  for (guint e = 0; e < glm_entities_get_n (self); e++)
    add_entity (builder, self, glm_entities_get (self, e), document);
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/* schema.org: an Article that mentions Persons and Organizations. */
static char *
export_jsonld (const GlmEntities *self,
               const GlmDocument *document)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *title = glm_document_dup_title (document);
  const GlmMetadata *metadata = glm_document_get_metadata (document);

  json_builder_begin_object (builder);
  add_string (builder, "@context", "https://schema.org");
  add_string (builder, "@type", "Article");
  if (title != NULL)
    add_string (builder, "headline", title);
  if (metadata->date != NULL)
    add_string (builder, "datePublished", metadata->date);
  json_builder_set_member_name (builder, "mentions");
  json_builder_begin_array (builder);
  for (guint e = 0; e < glm_entities_get_n (self); e++)
    {
      const GlmEntity *entity = glm_entities_get (self, e);

      json_builder_begin_object (builder);
      add_string (builder, "@type", entity->kind == GLM_ENTITY_PERSON ? "Person" : "Organization");
      add_string (builder, "name", entity->name);
      if (entity->aliases[0] != NULL)
        add_strings (builder, "alternateName", entity->aliases);
      if (entity->n_roles > 0)
        add_string (builder, entity->kind == GLM_ENTITY_PERSON ? "jobTitle" : "description", entity->roles[0].text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, TRUE);
}

static void
append_csv (GString    *csv,
            const char *field,
            gboolean    last)
{
  if (strpbrk (field, ",\"\n;") != NULL)
    {
      g_string_append_c (csv, '"');
      for (; *field != '\0'; field++)
        {
          if (*field == '"')
            g_string_append_c (csv, '"');
          g_string_append_c (csv, *field);
        }
      g_string_append_c (csv, '"');
    }
  else
    g_string_append (csv, field);
  g_string_append (csv, last ? "\r\n" : ",");
}

static char *
join_roles (const GlmEntity *entity)
{
  GString *roles = g_string_new (NULL);

  for (guint r = 0; r < entity->n_roles; r++)
    g_string_append_printf (roles, "%s%s", r > 0 ? "; " : "", entity->roles[r].text);
  return g_string_free (roles, FALSE);
}

/* One row for each being, as RFC 4180 has it; paragraphs are counted from 1. */
static char *
export_csv (const GlmEntities *self,
            const GlmDocument *document)
{
  GString *csv = g_string_new ("type,name,aliases,roles,count,first,paragraphs\r\n");

  for (guint e = 0; e < glm_entities_get_n (self); e++)
    {
      const GlmEntity *entity = glm_entities_get (self, e);
      g_autofree char *aliases = g_strjoinv ("; ", entity->aliases);
      g_autofree char *roles = join_roles (entity);
      g_autofree char *count = g_strdup_printf ("%u", entity->n_mentions);
      g_autofree char *first = g_strdup_printf ("%" G_GSIZE_FORMAT, entity->mentions[0].start);
      g_autoptr (GString) paragraphs = g_string_new (NULL);
      guint last = G_MAXUINT;

      for (guint m = 0; m < entity->n_mentions; m++)
        {
          guint block = glm_document_find_block (document, entity->mentions[m].start);

          if (block != last)
            g_string_append_printf (paragraphs, "%s%u", paragraphs->len > 0 ? " " : "", block + 1);
          last = block;
        }
      append_csv (csv, kind_name (entity->kind), FALSE);
      append_csv (csv, entity->name, FALSE);
      append_csv (csv, aliases, FALSE);
      append_csv (csv, roles, FALSE);
      append_csv (csv, count, FALSE);
      append_csv (csv, first, FALSE);
      append_csv (csv, paragraphs->str, TRUE);
    }
  return g_string_free (csv, FALSE);
}

static void
append_section (GString           *text,
                const GlmEntities *self,
                GlmEntityKind      kind,
                const char        *heading,
                gboolean           markdown)
{
  guint n = 0;

  for (guint e = 0; e < glm_entities_get_n (self); e++)
    n += glm_entities_get (self, e)->kind == kind;
  g_string_append_printf (text, markdown ? "## %s (%u)\n\n" : "%s (%u)\n", heading, n);
  for (guint e = 0; e < glm_entities_get_n (self); e++)
    {
      const GlmEntity *entity = glm_entities_get (self, e);
      g_autofree char *roles = join_roles (entity);

      if (entity->kind != kind)
        continue;
      g_string_append_printf (text, markdown ? "- **%s**" : "  %s", entity->name);
      if (entity->acronym != NULL)
        g_string_append_printf (text, " · %s", entity->acronym);
      g_string_append_printf (text, " (%u)", entity->n_mentions);
      if (roles[0] != '\0')
        g_string_append_printf (text, markdown ? ": *%s*" : " — %s", roles);
      g_string_append_c (text, '\n');
    }
  g_string_append_c (text, '\n');
}

static char *
export_text (const GlmEntities *self,
             gboolean           markdown)
{
  GString *text = g_string_new (NULL);

  append_section (text, self, GLM_ENTITY_PERSON, _("People"), markdown);
  append_section (text, self, GLM_ENTITY_INSTITUTION, _("Institutions"), markdown);
  return g_string_free (text, FALSE);
}

/**
 * glm_entities_export:
 * @self: the beings of a document
 * @document: the document
 * @format: how to write them
 *
 * Returns: (transfer full): the list, the most mentioned first; positions are bytes of the document's text
 */
char *
glm_entities_export (const GlmEntities *self,
                     const GlmDocument *document,
                     GlmEntitiesFormat  format)
{
  switch (format)
    {
    case GLM_ENTITIES_FORMAT_JSON:
      return export_json (self, document);
    case GLM_ENTITIES_FORMAT_JSONLD:
      return export_jsonld (self, document);
    case GLM_ENTITIES_FORMAT_CSV:
      return export_csv (self, document);
    case GLM_ENTITIES_FORMAT_MARKDOWN:
      return export_text (self, TRUE);
    case GLM_ENTITIES_FORMAT_TEXT:
    default:
      return export_text (self, FALSE);
    }
}
