/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-corrections.h"

#include "glm-json-nesting.h"
#include "glm-tagger.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define FORMAT_VERSION 1
#define MAX_CORRECTIONS 100000

/* Three levels are ours; a newer version may have more. */
#define MAX_DEPTH 32

struct _GlmCorrections
{
  guint         n;
  GlmCorrection corrections[];
};

static const char *const kind_names[] = {
  [GLM_CORRECTION_REJECT] = "reject", [GLM_CORRECTION_RETYPE] = "retype", [GLM_CORRECTION_RENAME] = "rename",
  [GLM_CORRECTION_MERGE] = "merge",   [GLM_CORRECTION_SPLIT] = "split",   [GLM_CORRECTION_ADD] = "add",
  [GLM_CORRECTION_PIN] = "pin",
};

/* Strings are shared by all lists that have them: each correction makes a new list. */
static void
put (GlmCorrection       *place,
     const GlmCorrection *correction)
{
  place->kind = correction->kind;
  place->name = g_ref_string_acquire (correction->name);
  place->value = correction->value != NULL ? g_ref_string_acquire (correction->value) : NULL;
}

/* A list that begins as another (or as an empty one), with room for so many. */
static GlmCorrections *
make (const GlmCorrections *from,
      guint                 room)
{
  GlmCorrections *self = g_atomic_rc_box_alloc0 (sizeof (GlmCorrections) + MAX (room, 1) * sizeof (GlmCorrection));

  self->n = from != NULL ? from->n : 0;
  for (guint i = 0; i < self->n; i++)
    put (&self->corrections[i], &from->corrections[i]);
  return self;
}

/**
 * glm_corrections_new:
 *
 * Returns: (transfer full): a list in which nothing was said
 */
GlmCorrections *
glm_corrections_new (void)
{
  return make (NULL, 0);
}

/**
 * glm_corrections_ref:
 * @self: a list
 *
 * Returns: (transfer full): @self
 */
GlmCorrections *
glm_corrections_ref (GlmCorrections *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
corrections_clear (gpointer data)
{
  GlmCorrections *self = data;

  for (guint i = 0; i < self->n; i++)
    {
      g_ref_string_release (self->corrections[i].name);
      g_clear_pointer (&self->corrections[i].value, g_ref_string_release);
    }
}

/**
 * glm_corrections_unref:
 * @self: (transfer full): a list
 */
void
glm_corrections_unref (GlmCorrections *self)
{
  g_atomic_rc_box_release_full (self, corrections_clear);
}

/**
 * glm_corrections_add:
 * @self: a list
 * @kind: what is said
 * @name: the form it is said of
 * @value: (nullable): what it takes beside
 *
 * Returns: (transfer full): a list with one more at the end
 */
GlmCorrections *
glm_corrections_add (const GlmCorrections *self,
                     GlmCorrectionKind     kind,
                     const char           *name,
                     const char           *value)
{
  GlmCorrections *next = make (self, self->n + 1);

  next->corrections[next->n].kind = kind;
  next->corrections[next->n].name = g_ref_string_new (name);
  next->corrections[next->n].value = value != NULL ? g_ref_string_new (value) : NULL;
  next->n++;
  return next;
}

/**
 * glm_corrections_join:
 * @self: a list
 * @next: another
 *
 * What comes later outranks what came before.
 *
 * Returns: (transfer full): the corrections of @self, then those of @next
 */
GlmCorrections *
glm_corrections_join (const GlmCorrections *self,
                      const GlmCorrections *next)
{
  GlmCorrections *both = make (self, self->n + next->n);

  for (guint i = 0; i < next->n; i++)
    put (&both->corrections[both->n++], &next->corrections[i]);
  return both;
}

static guint
hash_correction (gconstpointer data)
{
  const GlmCorrection *correction = data;

  return g_str_hash (correction->name) * 31 + (guint) correction->kind + (correction->value != NULL ? g_str_hash (correction->value) : 0);
}

static gboolean
are_same (gconstpointer a,
          gconstpointer b)
{
  const GlmCorrection *first = a, *second = b;

  return first->kind == second->kind && strcmp (first->name, second->name) == 0 && g_strcmp0 (first->value, second->value) == 0;
}

/**
 * glm_corrections_unite:
 * @self: a list
 * @more: another
 *
 * Returns: (transfer full): the corrections of @self, then those of @more that are not among them
 */
GlmCorrections *
glm_corrections_unite (const GlmCorrections *self,
                       const GlmCorrections *more)
{
  GlmCorrections *both = make (self, self->n + more->n);
  g_autoptr (GHashTable) known = g_hash_table_new (hash_correction, are_same);

  for (guint i = 0; i < self->n; i++)
    g_hash_table_add (known, &both->corrections[i]);
  for (guint i = 0; i < more->n; i++)
    if (!g_hash_table_contains (known, &more->corrections[i]))
      {
        put (&both->corrections[both->n], &more->corrections[i]);
        g_hash_table_add (known, &both->corrections[both->n++]);
      }
  return both;
}

/**
 * glm_corrections_remove:
 * @self: a list
 * @index: less than their number
 *
 * Returns: (transfer full): the list without that correction
 */
GlmCorrections *
glm_corrections_remove (const GlmCorrections *self,
                        guint                 index)
{
  GlmCorrections *list = make (NULL, self->n);

  g_return_val_if_fail (index < self->n, list);
  for (guint i = 0; i < self->n; i++)
    if (i != index)
      put (&list->corrections[list->n++], &self->corrections[i]);
  return list;
}

/**
 * glm_corrections_get_n:
 * @self: a list
 *
 * Returns: how many corrections there are
 */
guint
glm_corrections_get_n (const GlmCorrections *self)
{
  return self->n;
}

/**
 * glm_corrections_get:
 * @self: a list
 * @index: less than their number
 *
 * Returns: (transfer none): a correction
 */
const GlmCorrection *
glm_corrections_get (const GlmCorrections *self,
                     guint                 index)
{
  g_return_val_if_fail (index < self->n, NULL);
  return &self->corrections[index];
}

/**
 * glm_corrections_to_json:
 * @self: a list
 *
 * Returns: (transfer full): the list as JSON
 */
char *
glm_corrections_to_json (const GlmCorrections *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "version");
  json_builder_add_int_value (builder, FORMAT_VERSION);
  json_builder_set_member_name (builder, "corrections");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->n; i++)
    {
      const GlmCorrection *correction = &self->corrections[i];

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "kind");
      json_builder_add_string_value (builder, kind_names[correction->kind]);
      json_builder_set_member_name (builder, "name");
      json_builder_add_string_value (builder, correction->name);
      if (correction->value != NULL)
        {
          json_builder_set_member_name (builder, "value");
          json_builder_add_string_value (builder, correction->value);
        }
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/* JSON can write half a character ("\ud800"), which is no text and no form of a name. */
static const char *
get_string (JsonObject *object,
            const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  const char *value = node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;

  return value != NULL && g_utf8_validate (value, -1, NULL) ? value : NULL;
}

static gboolean
parse_one (JsonNode      *node,
           GlmCorrection *correction)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *kind = object != NULL ? get_string (object, "kind") : NULL;
  const char *name = object != NULL ? get_string (object, "name") : NULL;
  const char *value;

  for (guint i = 0; kind != NULL && name != NULL && i < G_N_ELEMENTS (kind_names); i++)
    if (strcmp (kind, kind_names[i]) == 0)
      {
        correction->kind = (GlmCorrectionKind) i;
        value = get_string (object, "value");
        correction->name = g_ref_string_new (name);
        correction->value = value != NULL ? g_ref_string_new (value) : NULL;
        return TRUE;
      }
  return FALSE;
}

/**
 * glm_corrections_from_json:
 * @json: what glm_corrections_to_json() gave
 * @error: return location for %GLM_ENTITIES_ERROR_CORRECTIONS
 *
 * Returns: (transfer full): the list; %NULL when @json is no such list
 */
GlmCorrections *
glm_corrections_from_json (const char *json,
                           GError    **error)
{
  g_autoptr (JsonNode) root = glm_json_is_shallow (json, MAX_DEPTH) ? json_from_string (json, NULL) : NULL;
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonNode *member = object != NULL ? json_object_get_member (object, "corrections") : NULL;
  JsonArray *array = member != NULL && JSON_NODE_HOLDS_ARRAY (member) ? json_node_get_array (member) : NULL;
  GlmCorrections *self;
  guint n;

  if (array == NULL)
    {
      g_set_error_literal (error, GLM_ENTITIES_ERROR, GLM_ENTITIES_ERROR_CORRECTIONS,
                           _("These corrections cannot be read: they are not a list made by Guillemet."));
      return NULL;
    }
  n = MIN (json_array_get_length (array), MAX_CORRECTIONS);
  self = make (NULL, n);
  /* What a newer version may have added is passed over, not refused. */
  for (guint i = 0; i < n; i++)
    if (parse_one (json_array_get_element (array, i), &self->corrections[self->n]))
      self->n++;
  return self;
}
