/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-search-provider.h"

#include "glm-name-order.h"

#include <string.h>

/* Of what was read so many are looked through, and of what is found so many are shown. */
#define MAX_ARTICLES 10000
#define MAX_RESULTS  10

/* GNOME Shell's interface, as its documentation gives it. */
static const char interface_xml[] =
  "<node><interface name='org.gnome.Shell.SearchProvider2'>"
  "<method name='GetInitialResultSet'><arg type='as' name='terms' direction='in'/><arg type='as' name='results' direction='out'/></method>"
  "<method name='GetSubsearchResultSet'><arg type='as' name='previous_results' direction='in'/>"
  "<arg type='as' name='terms' direction='in'/><arg type='as' name='results' direction='out'/></method>"
  "<method name='GetResultMetas'><arg type='as' name='identifiers' direction='in'/><arg type='aa{sv}' name='metas' direction='out'/></method>"
  "<method name='ActivateResult'><arg type='s' name='identifier' direction='in'/><arg type='as' name='terms' direction='in'/>"
  "<arg type='u' name='timestamp' direction='in'/></method>"
  "<method name='LaunchSearch'><arg type='as' name='terms' direction='in'/><arg type='u' name='timestamp' direction='in'/></method>"
  "</interface></node>";

struct _GlmSearchProvider
{
  GApplication    *application; /* not owned: it owns this */
  GDBusConnection *connection;
  GDBusNodeInfo   *info;
  GlmLibrary      *library; /* (nullable): nothing is remembered */
  guint            id;
};

/* What a call asks of the library. */
typedef struct
{
  GApplication          *application;
  GlmLibrary            *library;
  GDBusMethodInvocation *invocation;
  char                 **words; /* terms, or addresses */
  gboolean               metas;
} Call;

static void
call_free (gpointer data)
{
  Call *call = data;

  g_object_unref (call->application);
  g_clear_pointer (&call->library, glm_library_unref);
  g_object_unref (call->invocation);
  g_strfreev (call->words);
  g_free (call);
}

static char *
dup_base_name (const GlmLibraryEntry *entry)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *name = NULL;

  if (glm_library_get_pasted_digest (entry->uri) != NULL)
    return glm_library_dup_shown_address (entry->uri);
  file = g_file_new_for_uri (entry->uri);
  name = g_file_get_basename (file);
  return g_filename_display_name (name != NULL ? name : "");
}

/* Every term has to stand in the title or in the name of the file, whatever the case and the accents. */
static gboolean
matches (const GlmLibraryEntry *entry,
         char                 **folded_terms)
{
  g_autofree char *name = dup_base_name (entry);
  g_autofree char *both = g_strconcat (entry->title != NULL ? entry->title : "", "\n", name, NULL);
  g_autofree char *folded = glm_filter_fold (both);

  for (guint i = 0; folded_terms[i] != NULL; i++)
    if (strstr (folded, folded_terms[i]) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
has_uri (GPtrArray  *uris,
         const char *uri)
{
  return g_ptr_array_find_with_equal_func (uris, uri, g_str_equal, NULL);
}

/* Articles whose title or name has the terms, then those whose text has them. */
static GVariant *
find_results (GPtrArray *entries,
              GPtrArray *hits,
              char     **terms)
{
  g_autoptr (GPtrArray) uris = g_ptr_array_new ();
  g_auto (GStrv) folded = g_new0 (char *, g_strv_length (terms) + 1);
  GVariantBuilder results;

  for (guint i = 0; terms[i] != NULL; i++)
    folded[i] = glm_filter_fold (terms[i]);
  g_variant_builder_init (&results, G_VARIANT_TYPE ("as"));
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const GlmLibraryEntry *entry = g_ptr_array_index (entries, i);

      if (entry->uri != NULL && matches (entry, folded))
        g_ptr_array_add (uris, entry->uri);
    }
  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      const GlmShelfHit *hit = g_ptr_array_index (hits, i);

      if (!has_uri (uris, hit->uri))
        g_ptr_array_add (uris, hit->uri);
    }
  for (guint i = 0; i < MIN (uris->len, MAX_RESULTS); i++)
    g_variant_builder_add (&results, "s", g_ptr_array_index (uris, i));
  return g_variant_ref_sink (g_variant_new ("(as)", &results));
}

static void
add_meta (GVariantBuilder *metas,
          const char      *identifier,
          const char      *title,
          const char      *description)
{
  g_autoptr (GIcon) icon = g_themed_icon_new (APP_ID);
  g_autofree char *icon_name = g_icon_to_string (icon);

  g_variant_builder_open (metas, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (metas, "{sv}", "id", g_variant_new_string (identifier));
  g_variant_builder_add (metas, "{sv}", "name", g_variant_new_string (title));
  g_variant_builder_add (metas, "{sv}", "description", g_variant_new_string (description));
  g_variant_builder_add (metas, "{sv}", "gicon", g_variant_new_string (icon_name));
  g_variant_builder_close (metas);
}

static GVariant *
describe_results (GPtrArray *entries,
                  char     **identifiers)
{
  GVariantBuilder metas;

  g_variant_builder_init (&metas, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; identifiers[i] != NULL; i++)
    for (guint k = 0; entries != NULL && k < entries->len; k++)
      {
        const GlmLibraryEntry *entry = g_ptr_array_index (entries, k);
        g_autofree char *name = NULL;

        if (g_strcmp0 (entry->uri, identifiers[i]) != 0)
          continue;
        name = dup_base_name (entry);
        add_meta (&metas, entry->uri, entry->title != NULL && *entry->title != '\0' ? entry->title : name, name);
        break;
      }
  return g_variant_ref_sink (g_variant_new ("(aa{sv})", &metas));
}

static void
answer (GTask        *task,
        gpointer      source,
        gpointer      data,
        GCancellable *cancellable)
{
  Call *call = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = call->library != NULL ? glm_library_list_recent (call->library, MAX_ARTICLES, &error) : NULL;

  g_autofree char *pattern = g_strjoinv (" ", call->words);
  g_autoptr (GPtrArray) hits = NULL;

  if (error != NULL)
    g_message ("%s", error->message);
  if (!call->metas && call->library != NULL)
    hits = glm_library_search_shelf (call->library, pattern, MAX_RESULTS, NULL);
  g_task_return_pointer (task, call->metas ? describe_results (entries, call->words) : find_results (entries, hits, call->words),
                         (GDestroyNotify) g_variant_unref);
}

static void
on_answered (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  Call *call = g_task_get_task_data (G_TASK (result));
  g_autoptr (GVariant) reply = g_task_propagate_pointer (G_TASK (result), NULL);

  g_dbus_method_invocation_return_value (g_object_ref (call->invocation), reply);
  g_application_release (call->application);
}

/* The library answers in a thread; the program stays until it has. */
static void
ask_library (GlmSearchProvider     *self,
             GDBusMethodInvocation *invocation,
             char                 **words,
             gboolean               metas)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, on_answered, NULL);
  Call *call = g_new0 (Call, 1);

  call->application = g_object_ref (self->application);
  call->library = self->library != NULL ? glm_library_ref (self->library) : NULL;
  call->invocation = invocation;
  call->words = words;
  call->metas = metas;
  g_application_hold (self->application);
  g_task_set_source_tag (task, ask_library);
  g_task_set_task_data (task, call, call_free);
  g_task_run_in_thread (task, answer);
}

static void
on_call (GDBusConnection       *connection,
         const char            *sender,
         const char            *path,
         const char            *interface,
         const char            *method,
         GVariant              *parameters,
         GDBusMethodInvocation *invocation,
         gpointer               data)
{
  GlmSearchProvider *self = data;
  char **words = NULL;
  const char *uri;

  if (g_str_equal (method, "GetInitialResultSet"))
    g_variant_get (parameters, "(^as)", &words);
  else if (g_str_equal (method, "GetSubsearchResultSet"))
    g_variant_get (parameters, "(@as^as)", NULL, &words);
  if (words != NULL)
    {
      ask_library (self, invocation, words, FALSE);
      return;
    }
  if (g_str_equal (method, "GetResultMetas"))
    {
      g_variant_get (parameters, "(^as)", &words);
      ask_library (self, invocation, words, TRUE);
      return;
    }
  if (g_str_equal (method, "ActivateResult"))
    {
      GFile *file;

      g_variant_get (parameters, "(&s@asu)", &uri, NULL, NULL);
      file = g_file_new_for_uri (uri);
      g_application_open (self->application, &file, 1, "");
      g_object_unref (file);
    }
  else
    g_application_activate (self->application);
  g_dbus_method_invocation_return_value (invocation, NULL);
}

/**
 * glm_search_provider_new:
 * @application: what opens the articles that are chosen; it outlives what is returned
 * @connection: where it is asked
 * @path: under which path
 * @error: return location for a #GIOErrorEnum
 *
 * Returns: (transfer full) (nullable): a provider that finds nothing yet
 */
GlmSearchProvider *
glm_search_provider_new (GApplication    *application,
                         GDBusConnection *connection,
                         const char      *path,
                         GError         **error)
{
  static const GDBusInterfaceVTable table = { .method_call = on_call };
  GlmSearchProvider *self = g_new0 (GlmSearchProvider, 1);

  self->application = application;
  self->connection = g_object_ref (connection);
  self->info = g_dbus_node_info_new_for_xml (interface_xml, NULL);
  self->id = g_dbus_connection_register_object (connection, path, self->info->interfaces[0], &table, self, NULL, error);
  if (self->id == 0)
    g_clear_pointer (&self, glm_search_provider_free);
  return self;
}

/**
 * glm_search_provider_free:
 * @self: (transfer full): a provider
 */
void
glm_search_provider_free (GlmSearchProvider *self)
{
  if (self->id != 0)
    g_dbus_connection_unregister_object (self->connection, self->id);
  g_clear_pointer (&self->library, glm_library_unref);
  g_dbus_node_info_unref (self->info);
  g_object_unref (self->connection);
  g_free (self);
}

/**
 * glm_search_provider_set_library:
 * @self: a provider
 * @library: (nullable): where it looks
 */
void
glm_search_provider_set_library (GlmSearchProvider *self,
                                 GlmLibrary        *library)
{
  g_clear_pointer (&self->library, glm_library_unref);
  self->library = library != NULL ? glm_library_ref (library) : NULL;
}
