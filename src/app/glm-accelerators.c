/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-accelerators.h"

/**
 * glm_accelerators_install:
 * @application: the application
 *
 * Gives the commands their keys. Keys that mean something inside an entry (paste, undo, a slash,
 * Delete, Space) are not here: the widgets take them, after the entry had its turn.
 */
void
glm_accelerators_install (GtkApplication *application)
{
  static const struct
  {
    const char *action;
    const char *keys[4];
  } table[] = {
    { "app.new-window", { "<Control>n" } },
    { "app.help", { "F1" } },
    { "app.quit", { "<Control>q" } },
    { "win.open", { "<Control>o" } },
    { "win.open-address", { "<Control>l" } },
    { "win.find-in-all", { "<Control><Alt>f" } },
    { "win.close-tab", { "<Control>w" } },
    { "win.reopen-tab", { "<Shift><Control>t" } },
    { "win.next-tab", { "<Control>Page_Down", "<Control>Tab" } },
    { "win.previous-tab", { "<Control>Page_Up", "<Shift><Control>Tab" } },
    { "win.show-tab(1)", { "<Alt>1" } },
    { "win.show-tab(2)", { "<Alt>2" } },
    { "win.show-tab(3)", { "<Alt>3" } },
    { "win.show-tab(4)", { "<Alt>4" } },
    { "win.show-tab(5)", { "<Alt>5" } },
    { "win.show-tab(6)", { "<Alt>6" } },
    { "win.show-tab(7)", { "<Alt>7" } },
    { "win.show-tab(8)", { "<Alt>8" } },
    { "win.show-tab(9)", { "<Alt>9" } },
    { "win.move-tab-left", { "<Shift><Control>Page_Up" } },
    { "win.move-tab-right", { "<Shift><Control>Page_Down" } },
    { "app.preferences", { "<Control>comma" } },
    { "win.style", { "<Shift><Control>y" } },
    { "win.fullscreen", { "F11" } },
    { "win.show-help-overlay", { "<Control>question" } },
    { "page.reload", { "F5", "<Control>r" } },
    { "page.stop", { "Escape" } },
    { "page.find", { "<Control>f" } },
    { "page.find-next", { "<Control>g", "F3" } },
    { "page.find-previous", { "<Shift><Control>g", "<Shift>F3" } },
    { "page.focus-filter", { "<Control>k" } },
    { "page.next-mention", { "<Control>j" } },
    { "page.previous-mention", { "<Shift><Control>j" } },
    { "page.cycle-highlight", { "<Control>e" } },
    { "page.card", { "<Control>i" } },
    { "page.sidebar", { "F9" } },
    { "page.show-pane::entities", { "<Control>1" } },
    { "page.show-pane::results", { "<Control>2" } },
    { "page.show-pane::outline", { "<Control>3" } },
    { "page.show-pane::marks", { "<Control>4", "<Control>b" } },
    { "page.go-to", { "<Control><Alt>g" } },
    { "page.bookmark", { "<Control>d" } },
    { "page.add-note", { "<Control>m" } },
    { "page.next-pane", { "F6" } },
    { "page.previous-pane", { "<Shift>F6" } },
    { "page.back", { "<Alt>Left", "Back" } },
    { "page.forward", { "<Alt>Right", "Forward" } },
    { "page.zoom-in", { "<Control>plus", "<Control>equal", "<Control>KP_Add" } },
    { "page.zoom-out", { "<Control>minus", "<Control>KP_Subtract" } },
    { "page.zoom-reset", { "<Control>0", "<Control>KP_0" } },
    { "page.french-typography", { "<Control>t" } },
    { "page.show-changes", { "<Shift><Control>h" } },
    { "page.export-entities", { "<Shift><Control>s" } },
    { "page.export-article", { "<Control>s" } },
    { "page.print", { "<Control>p" } },
    { "page.print-preview", { "<Shift><Control>p" } },
    { "page.read-aloud", { "F4" } },
    { "page.properties", { "<Alt>Return" } },
    { "page.search-web", { "<Shift><Control>k" } },
    { "page.look-up", { "<Shift><Control>l" } },
    { "page.whole-page", { "<Control>u" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    gtk_application_set_accels_for_action (application, table[i].action, table[i].keys);
}
