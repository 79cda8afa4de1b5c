/* SPDX-License-Identifier: GPL-3.0-or-later */

/* schema.org in JSON-LD: what most of the press says of its articles to search engines. */

#include "config.h"

#include "glm-html-json-ld.h"

#include "glm-json-nesting.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* The parser calls itself for each level. */
#define MAX_DEPTH 48
#define MAX_SCRIPTS 32
#define MAX_AUTHORS 32
#define MAX_NODES 20000

typedef struct
{
  GlmHtmlJsonLd *data;
  GHashTable    *names; /* of objects by their @id */
  guint          n_nodes;
  gboolean       has_article;
} Reading;

/* Line ends inside strings, which JSON forbids and pages have, become spaces; %NULL when it is nested too deep. */
static char *
dup_safe (const char *script)
{
  const char *start = strpbrk (script, "[{");
  char *copy;
  guint depth = 0;
  gboolean quoted = FALSE;

  if (start == NULL)
    return NULL;
  copy = g_strdup (start);
  for (char *p = copy; *p != '\0'; p++)
    {
      if ((guchar) *p < 0x20)
        *p = ' ';
      else if (quoted && *p == '\\' && p[1] != '\0')
        p++;
      else if (*p == '"')
        quoted = !quoted;
      else if (!quoted && (*p == '[' || *p == '{'))
        depth++;
      else if (!quoted && (*p == ']' || *p == '}') && (depth == 0 || --depth == 0))
        {
          /* What follows the value (a semicolon, the end of a CDATA section) is not of it. */
          p[1] = '\0';
          break;
        }
    }
  if (!glm_json_is_shallow (copy, MAX_DEPTH))
    g_clear_pointer (&copy, g_free);
  return copy;
}

static const char *
get_string (JsonObject *object,
            const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  const char *value;

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node) && json_array_get_length (json_node_get_array (node)) > 0)
    node = json_array_get_element (json_node_get_array (node), 0);
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  value = json_node_get_string (node);
  return value != NULL && value[0] != '\0' ? value : NULL;
}

static gboolean
has_type (JsonObject *object,
          const char *suffix)
{
  JsonNode *node = json_object_get_member (object, "@type");
  JsonArray *array;

  if (node == NULL)
    return FALSE;
  if (JSON_NODE_HOLDS_VALUE (node))
    return json_node_get_value_type (node) == G_TYPE_STRING && g_str_has_suffix (json_node_get_string (node), suffix);
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *type = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_VALUE (type) && json_node_get_value_type (type) == G_TYPE_STRING &&
          g_str_has_suffix (json_node_get_string (type), suffix))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_article (JsonObject *object)
{
  static const char *const types[] = { "Article", "Posting", "Report", "Review", "Report", "Recipe" };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (has_type (object, types[i]))
      return TRUE;
  return FALSE;
}

/* A name, or the name of a person told as an object or only by its @id; arrays of these. */
static void
add_names (Reading   *self,
           JsonNode  *node,
           GPtrArray *names,
           guint      depth)
{
  const char *name = NULL;

  if (node == NULL || depth > 4 || names->len >= MAX_AUTHORS)
    return;
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array) && names->len < MAX_AUTHORS; i++)
        add_names (self, json_array_get_element (array, i), names, depth + 1);
      return;
    }
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);

      if (JSON_NODE_HOLDS_ARRAY (json_object_get_member (object, "name") != NULL ? json_object_get_member (object, "name") : node))
        {
          add_names (self, json_object_get_member (object, "name"), names, depth + 1);
          return;
        }
      name = get_string (object, "name");
      if (name == NULL && get_string (object, "@id") != NULL)
        name = g_hash_table_lookup (self->names, get_string (object, "@id"));
    }
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    name = json_node_get_string (node);
  if (name != NULL && name[0] != '\0')
    g_ptr_array_add (names, g_strdup (name));
}

static void
take (char      **field,
      const char *value)
{
  if (*field == NULL && value != NULL)
    *field = g_strdup (value);
}

/* It is said as a truth value, or as its name. */
static gboolean
is_locked (JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "isAccessibleForFree");

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return FALSE;
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return !json_node_get_boolean (node);
  return json_node_get_value_type (node) == G_TYPE_STRING && g_ascii_strcasecmp (json_node_get_string (node), "false") == 0;
}

static void
take_article (Reading    *self,
              JsonObject *object)
{
  GlmHtmlJsonLd *data = self->data;
  g_autoptr (GPtrArray) publisher = g_ptr_array_new_with_free_func (g_free);
  const char *body = get_string (object, "articleBody");

  data->locked = data->locked || is_locked (object);
  take (&data->headline, get_string (object, "headline"));
  take (&data->headline, get_string (object, "name"));
  take (&data->date, get_string (object, "datePublished"));
  take (&data->date, get_string (object, "dateCreated"));
  take (&data->description, get_string (object, "description"));
  take (&data->language, get_string (object, "inLanguage"));
  if (body != NULL && (data->body == NULL || strlen (body) > strlen (data->body)))
    {
      g_free (data->body);
      data->body = g_strdup (body);
    }
  if (data->authors->len == 0)
    add_names (self, json_object_get_member (object, "author"), data->authors, 0);
  if (data->authors->len == 0)
    add_names (self, json_object_get_member (object, "creator"), data->authors, 0);
  add_names (self, json_object_get_member (object, "publisher"), publisher, 0);
  if (publisher->len > 0)
    take (&data->publisher, g_ptr_array_index (publisher, 0));
}

/* First the names of all objects (@articles false), then the articles. */
static void
walk (Reading  *self,
      JsonNode *node,
      gboolean  articles,
      guint     depth)
{
  if (node == NULL || depth > MAX_DEPTH || ++self->n_nodes > MAX_NODES)
    return;
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        walk (self, json_array_get_element (array, i), articles, depth + 1);
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);
      static const char *const inside[] = { "@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "author", "publisher", "isPartOf" };

      if (!articles && get_string (object, "@id") != NULL && get_string (object, "name") != NULL)
        g_hash_table_insert (self->names, g_strdup (get_string (object, "@id")), g_strdup (get_string (object, "name")));
      if (articles && is_article (object))
        {
          /* The first article is the page's; later ones are those it points to, unless the first said nothing. */
          if (!self->has_article || self->data->headline == NULL)
            take_article (self, object);
          self->has_article = TRUE;
        }
      else if (articles && has_type (object, "WebSite"))
        take (&self->data->site, get_string (object, "name"));
      for (guint i = 0; i < G_N_ELEMENTS (inside); i++)
        {
          /* Lists hold other articles. */
          if (articles && i == 3 && self->has_article)
            continue;
          walk (self, json_object_get_member (object, inside[i]), articles, depth + 1);
        }
    }
}

/* A script that is no JSON may still say when: the quoted value after a name. */
static char *
find_quoted (const char *script,
             const char *name)
{
  const char *at = strstr (script, name);
  const char *end;

  if (at == NULL)
    return NULL;
  at += strlen (name);
  while (g_ascii_isspace (*at) || *at == ':')
    at++;
  if (*at != '"')
    return NULL;
  end = strchr (at + 1, '"');
  return end != NULL && end - at < 64 ? g_strndup (at + 1, (gsize) (end - at - 1)) : NULL;
}

/**
 * glm_html_json_ld_read:
 * @scripts: (element-type utf8): the content of the page's JSON-LD scripts
 * @data: (out caller-allocates): what they tell of the article
 *
 * Reads at most 32 scripts, each at most 48 levels deep; what is no JSON is passed over.
 */
void
glm_html_json_ld_read (GPtrArray     *scripts,
                       GlmHtmlJsonLd *data)
{
  Reading self = { .data = data };
  g_autoptr (GPtrArray) parsers = g_ptr_array_new_with_free_func (g_object_unref);

  memset (data, 0, sizeof *data);
  data->authors = g_ptr_array_new_with_free_func (g_free);
  self.names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < scripts->len && i < MAX_SCRIPTS; i++)
    {
      g_autofree char *safe = dup_safe (g_ptr_array_index (scripts, i));
      g_autoptr (JsonParser) parser = json_parser_new_immutable ();

      if (safe == NULL)
        continue;
      if (json_parser_load_from_data (parser, safe, -1, NULL))
        g_ptr_array_add (parsers, g_steal_pointer (&parser));
      else if (data->date == NULL)
        data->date = find_quoted (safe, "\"datePublished\"");
    }
  for (guint articles = 0; articles < 2; articles++)
    for (guint i = 0; i < parsers->len; i++)
      {
        self.n_nodes = 0;
        walk (&self, json_parser_get_root (g_ptr_array_index (parsers, i)), articles == 1, 0);
      }
  g_hash_table_unref (self.names);
}

/**
 * glm_html_json_ld_clear:
 * @data: what glm_html_json_ld_read() filled
 */
void
glm_html_json_ld_clear (GlmHtmlJsonLd *data)
{
  g_free (data->headline);
  g_clear_pointer (&data->authors, g_ptr_array_unref);
  g_free (data->date);
  g_free (data->publisher);
  g_free (data->site);
  g_free (data->description);
  g_free (data->language);
  g_free (data->body);
  memset (data, 0, sizeof *data);
}
