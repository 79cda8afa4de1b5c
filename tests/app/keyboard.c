/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Real keys: they are sent to the X server, as a keyboard does, and go through GTK's focus and accelerators to the window. The
 * library that sends them is looked for when the test runs; where it is missing, or the display is no X server, there is no
 * keyboard.
 */
#include "config.h"

#include "keyboard.h"

#include "glm-accelerators.h"
#include "glm-panels.h"
#include "glm-test-widgets.h"

#include <gmodule.h>
#include <locale.h>
#include <string.h>

G_GNUC_BEGIN_IGNORE_DEPRECATIONS

#define MAX_KEY_MS 400

typedef int (*FakeKey) (Display      *display,
                        unsigned int  code,
                        int           down,
                        unsigned long delay);

static FakeKey fake_key;
static GtkApplication *application;

/**
 * keyboard_init:
 * @argc: (inout): number of arguments
 * @argv: (inout): the arguments of a test program
 *
 * Returns: whether there is a keyboard; where there is none, the test is to be skipped
 */
gboolean
keyboard_init (int    *argc,
               char ***argv)
{
  GModule *module = g_module_open ("libXtst.so.6", G_MODULE_BIND_LAZY);
  gpointer symbol = NULL;

  gtk_test_init (argc, argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  if (module == NULL || !g_module_symbol (module, "XTestFakeKeyEvent", &symbol) || !GDK_IS_X11_DISPLAY (gdk_display_get_default ()))
    {
      g_print ("1..0 # SKIP nothing to press keys with\n");
      return FALSE;
    }
  fake_key = (FakeKey) symbol;
  glm_panels_init ();
  glm_panels_add_style (gdk_display_get_default ());
  application = gtk_application_new ("org.guillemet.TestKeys", G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  glm_accelerators_install (application);
  return TRUE;
}

/**
 * keyboard_wait:
 * @milliseconds: how long
 *
 * Lets the window live.
 */
void
keyboard_wait (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    glm_test_keep_waiting (end);
}

/**
 * keyboard_send:
 * @fixture: a window
 * @keyval: a key
 * @down: whether it goes down or up
 *
 * Moves a key; the window has not seen it yet when this returns.
 */
void
keyboard_send (Fixture *fixture,
               guint    keyval,
               gboolean down)
{
  KeyCode code = XKeysymToKeycode (fixture->display, keyval);

  g_assert_cmpint (code, !=, 0);
  fake_key (fixture->display, code, down, 0);
  XSync (fixture->display, False);
}

/**
 * keyboard_press:
 * @fixture: a window
 * @accelerator: a key as gtk_accelerator_parse() reads it
 *
 * Presses it; the window has seen it when this returns.
 */
void
keyboard_press (Fixture    *fixture,
                const char *accelerator)
{
  static const struct
  {
    GdkModifierType modifier;
    guint           keyval;
  } held[] = { { GDK_CONTROL_MASK, GDK_KEY_Control_L }, { GDK_ALT_MASK, GDK_KEY_Alt_L }, { GDK_SHIFT_MASK, GDK_KEY_Shift_L } };
  guint keyval, released;
  GdkModifierType modifiers;

  g_assert_true (gtk_accelerator_parse (accelerator, &keyval, &modifiers));
  for (guint i = 0; i < G_N_ELEMENTS (held); i++)
    if (modifiers & held[i].modifier)
      keyboard_send (fixture, held[i].keyval, TRUE);
  released = fixture->n_released;
  keyboard_send (fixture, keyval, TRUE);
  keyboard_send (fixture, keyval, FALSE);
  for (guint i = G_N_ELEMENTS (held); i > 0; i--)
    if (modifiers & held[i - 1].modifier)
      keyboard_send (fixture, held[i - 1].keyval, FALSE);
  /* On a busy machine a key takes its time; one that opens or closes something may go up elsewhere. */
  for (gint64 end = g_get_monotonic_time () + MAX_KEY_MS * 1000; fixture->n_released == released && g_get_monotonic_time () < end;)
    glm_test_keep_waiting (end);
  keyboard_wait (30);
}

static void
on_released (Fixture *fixture)
{
  fixture->n_released++;
}

/**
 * keyboard_type:
 * @fixture: a window
 * @text: letters and spaces of ASCII
 *
 * Presses their keys.
 */
void
keyboard_type (Fixture    *fixture,
               const char *text)
{
  for (; *text != '\0'; text++)
    {
      g_autofree char *name = *text == ' ' ? g_strdup ("space") : g_strdup_printf ("%c", *text);

      keyboard_press (fixture, name);
    }
}

/* Without a window manager nobody gives the focus to a window. */
static void
focus_window (Fixture *fixture)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (fixture->window));

  XSetInputFocus (fixture->display, gdk_x11_surface_get_xid (surface), RevertToPointerRoot, CurrentTime);
  XSync (fixture->display, False);
  glm_test_wait_until (gtk_window_is_active (GTK_WINDOW (fixture->window)));
}

static char *
make_article (void)
{
  GString *text = g_string_new ("Le titre de l’article\n\n");

  for (guint i = 0; i < 120; i++)
    {
      if (i % 40 == 0)
        g_string_append_printf (text, "Chapitre %u\n\n", i / 40 + 1);
      g_string_append_printf (text,
                              "Le paragraphe %u dit peu de chose, mais il le dit lentement, et le suivant ne dit rien d’autre ; "
                              "on le lit jusqu’au bout parce qu’il a été commencé.\n\n",
                              i);
      if (i % 40 == 20)
        g_string_append (text, "Ici passe l’ornithorynque, que l’on n’attendait pas, et le maire le salue avec toute la cérémonie voulue.\n\n");
    }
  return g_string_free (text, FALSE);
}

/**
 * keyboard_set_up:
 * @fixture: zeros
 * @data: of the test
 *
 * Opens the article in a window that has the keyboard.
 */
void
keyboard_set_up (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char *text = make_article ();
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  GtkEventController *keys = gtk_event_controller_key_new ();

  fixture->display = gdk_x11_display_get_xdisplay (gdk_display_get_default ());
  fixture->preferences = glm_preferences_new ();
  fixture->window = glm_window_new (application, fixture->preferences, NULL);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 700);
  gtk_window_present (GTK_WINDOW (fixture->window));
  glm_window_open_bytes (GLM_WINDOW (fixture->window), bytes, "article.txt");
  fixture->page = glm_window_get_page (GLM_WINDOW (fixture->window));
  glm_test_wait_until (glm_article_page_is_ready (fixture->page));
  gtk_test_widget_wait_for_draw (fixture->window);
  focus_window (fixture);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-released", G_CALLBACK (on_released), fixture);
  gtk_widget_add_controller (fixture->window, keys);
  gtk_widget_grab_focus (fixture->page->view);
}

/**
 * keyboard_tear_down:
 * @fixture: a window
 * @data: of the test
 *
 * Closes the window.
 */
void
keyboard_tear_down (Fixture      *fixture,
                    gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  glm_test_settle ();
  g_object_unref (fixture->preferences);
}

/**
 * keyboard_get_status:
 * @fixture: a window
 *
 * Returns: what the find bar says
 */
const char *
keyboard_get_status (Fixture *fixture)
{
  return glm_find_bar_get_status (GLM_FIND_BAR (fixture->page->find_bar));
}

/**
 * keyboard_is_finding:
 * @fixture: a window
 *
 * Returns: whether there is a find bar
 */
gboolean
keyboard_is_finding (Fixture *fixture)
{
  return glm_find_bar_get_open (GLM_FIND_BAR (fixture->page->find_bar));
}

/**
 * keyboard_get_place:
 * @fixture: a window
 *
 * Returns: where the reader is in the text
 */
gsize
keyboard_get_place (Fixture *fixture)
{
  return glm_article_view_get_reading_position (GLM_ARTICLE_VIEW (fixture->page->view));
}

/**
 * keyboard_has_focus:
 * @fixture: a window
 * @widget: a part of it
 *
 * Returns: whether the keyboard is there
 */
gboolean
keyboard_has_focus (Fixture   *fixture,
                    GtkWidget *widget)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/**
 * keyboard_open_find:
 * @fixture: a window
 *
 * Opens the find bar as a reader does.
 */
void
keyboard_open_find (Fixture *fixture)
{
  keyboard_press (fixture, "<Control>f");
  g_assert_true (keyboard_is_finding (fixture));
  g_assert_true (keyboard_has_focus (fixture, fixture->page->find_bar));
}
