/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-shortcuts.h"

#include <glib/gi18n-lib.h>

/* What the keys do, those of commands (glm-accelerators.c) and those that a widget takes, in the order they are shown in. */

static const GlmShortcut articles[] = {
  { NC_("shortcuts", "Open"), { "<Control>o" } },
  { NC_("shortcuts", "Open an address"), { "<Control>l" } },
  { NC_("shortcuts", "Open the text of the clipboard"), { "<Control>v" } },
  { NC_("shortcuts", "New window"), { "<Control>n" } },
  { NC_("shortcuts", "Close"), { "<Control>w" } },
  { NC_("shortcuts", "Open a closed article again"), { "<Shift><Control>t" } },
  { NC_("shortcuts", "Reload"), { "F5" } },
  { NC_("shortcuts", "Whole web page, or its article"), { "<Control>u" } },
  { NC_("shortcuts", "Properties"), { "<Alt>Return" } },
  { NC_("shortcuts", "Quit"), { "<Control>q" } },
  { NULL, { NULL } },
};

static const GlmShortcut reading[] = {
  { NC_("shortcuts", "Scroll down"), { "space", "Page_Down" } },
  { NC_("shortcuts", "Scroll up"), { "<Shift>space", "Page_Up" } },
  { NC_("shortcuts", "Beginning"), { "<Control>Home" } },
  { NC_("shortcuts", "End"), { "<Control>End" } },
  { NC_("shortcuts", "Go to a percentage or paragraph"), { "<Control><Alt>g" } },
  { NC_("shortcuts", "Back to where you were"), { "<Alt>Left" } },
  { NC_("shortcuts", "Forward"), { "<Alt>Right" } },
  { NC_("shortcuts", "Caret in the text"), { "F7" } },
  { NC_("shortcuts", "Read aloud"), { "F4" } },
  { NULL, { NULL } },
};

static const GlmShortcut find[] = {
  { NC_("shortcuts", "Find in the text"), { "<Control>f", "slash" } },
  { NC_("shortcuts", "Find in all articles"), { "<Control><Alt>f" } },
  { NC_("shortcuts", "Next match"), { "<Control>g", "F3" } },
  { NC_("shortcuts", "Previous match"), { "<Shift><Control>g", "<Shift>F3" } },
  { NC_("shortcuts", "Close and go back"), { "Escape" } },
  { NC_("shortcuts", "From the entry to the next match"), { "Return" } },
  { NC_("shortcuts", "From the entry to the previous match"), { "<Shift>Return" } },
  { NC_("shortcuts", "Proposals and recent searches"), { "Down" } },
  { NC_("shortcuts", "Search the web for the selection"), { "<Shift><Control>k" } },
  { NC_("shortcuts", "Look the selection up in Wikipédia"), { "<Shift><Control>l" } },
  { NULL, { NULL } },
};

static const GlmShortcut people_and_institutions[] = {
  { NC_("shortcuts", "Go to a person or institution"), { "<Control>k" } },
  { NC_("shortcuts", "Next mention"), { "<Control>j" } },
  { NC_("shortcuts", "Previous mention"), { "<Shift><Control>j" } },
  { NC_("shortcuts", "Marks: none, selection, all"), { "<Control>e" } },
  { NC_("shortcuts", "Card"), { "<Control>i" } },
  { NC_("shortcuts", "Clear the selection"), { "Escape" } },
  { NC_("shortcuts", "Export the list"), { "<Shift><Control>s" } },
  { NULL, { NULL } },
};

static const GlmShortcut corrections[] = {
  { NC_("shortcuts", "Rename"), { "F2" } },
  { NC_("shortcuts", "Hide"), { "Delete" } },
  { NC_("shortcuts", "Accept a name to check"), { "Insert" } },
  { NC_("shortcuts", "Undo a correction"), { "<Control>z" } },
  { NC_("shortcuts", "Do it again"), { "<Shift><Control>z" } },
  { NULL, { NULL } },
};

static const GlmShortcut bookmarks_and_notes[] = {
  { NC_("shortcuts", "Set or remove a bookmark"), { "<Control>d" } },
  { NC_("shortcuts", "Add a note"), { "<Control>m" } },
  { NC_("shortcuts", "Show bookmarks and notes"), { "<Control>b", "<Control>4" } },
  { NULL, { NULL } },
};

static const GlmShortcut text[] = {
  { NC_("shortcuts", "Style of the text"), { "<Shift><Control>y" } },
  { NC_("shortcuts", "Larger text"), { "<Control>plus" } },
  { NC_("shortcuts", "Smaller text"), { "<Control>minus" } },
  { NC_("shortcuts", "Normal size"), { "<Control>0" } },
  { NC_("shortcuts", "French typography on and off"), { "<Control>t" } },
  { NC_("shortcuts", "Show changes of typography"), { "<Shift><Control>h" } },
  { NC_("shortcuts", "Full screen"), { "F11" } },
  { NC_("shortcuts", "Extend the selection"), { "<Shift>Left", "<Shift>Right" } },
  { NC_("shortcuts", "Extend it by words"), { "<Shift><Control>Left", "<Shift><Control>Right" } },
  { NC_("shortcuts", "Select all"), { "<Control>a" } },
  { NC_("shortcuts", "Copy"), { "<Control>c" } },
  { NC_("shortcuts", "Menu of the text"), { "Menu", "<Shift>F10" } },
  { NULL, { NULL } },
};

static const GlmShortcut print_and_export[] = {
  { NC_("shortcuts", "Print"), { "<Control>p" } },
  { NC_("shortcuts", "Print preview"), { "<Shift><Control>p" } },
  { NC_("shortcuts", "Export the article"), { "<Control>s" } },
  { NULL, { NULL } },
};

static const GlmShortcut tabs[] = {
  { NC_("shortcuts", "Next article"), { "<Control>Page_Down" } },
  { NC_("shortcuts", "Previous article"), { "<Control>Page_Up" } },
  { NC_("shortcuts", "First to ninth article"), { "<Alt>1...9" } },
  { NC_("shortcuts", "Move the tab forward"), { "<Shift><Control>Page_Down" } },
  { NC_("shortcuts", "Move the tab back"), { "<Shift><Control>Page_Up" } },
  { NULL, { NULL } },
};

static const GlmShortcut window[] = {
  { NC_("shortcuts", "Sidebar"), { "F9" } },
  { NC_("shortcuts", "People and institutions"), { "<Control>1" } },
  { NC_("shortcuts", "Results"), { "<Control>2" } },
  { NC_("shortcuts", "Outline"), { "<Control>3" } },
  { NC_("shortcuts", "Next pane"), { "F6" } },
  { NC_("shortcuts", "Previous pane"), { "<Shift>F6" } },
  { NC_("shortcuts", "Move the edge of the sidebar"), { "F8" } },
  { NC_("shortcuts", "Main menu"), { "F10" } },
  { NC_("shortcuts", "Preferences"), { "<Control>comma" } },
  { NC_("shortcuts", "Keyboard shortcuts"), { "<Control>question" } },
  { NC_("shortcuts", "Help"), { "F1" } },
  { NULL, { NULL } },
};

static const GlmShortcutGroup groups[] = {
  { NC_("shortcuts", "Articles"), articles },
  { NC_("shortcuts", "Reading"), reading },
  { NC_("shortcuts", "Find"), find },
  { NC_("shortcuts", "People and Institutions"), people_and_institutions },
  { NC_("shortcuts", "Corrections"), corrections },
  { NC_("shortcuts", "Bookmarks and Notes"), bookmarks_and_notes },
  { NC_("shortcuts", "Text"), text },
  { NC_("shortcuts", "Print and Export"), print_and_export },
  { NC_("shortcuts", "Tabs"), tabs },
  { NC_("shortcuts", "Window"), window },
};

/**
 * glm_shortcuts_get_groups:
 * @n_groups: (out): how many there are
 *
 * Titles are to be translated, with the context "shortcuts".
 *
 * Returns: (transfer none) (array length=n_groups): what the keys do, by group; static
 */
const GlmShortcutGroup *
glm_shortcuts_get_groups (guint *n_groups)
{
  *n_groups = G_N_ELEMENTS (groups);
  return groups;
}
