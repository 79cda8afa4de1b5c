/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-about.h"

#include <glib/gi18n.h>

/* Of each: what it is, who made it, under which licence; README.md says more. Names are not translated. GTK reads
 * them as markup, so that no ampersand may stand in them. */
static const char *const corpora[] = {
  "WiNER-fr, Yoann Dupont (CC BY 4.0; Wikinews, CC BY 2.5)",
  "ELTeC-fra (CC BY 4.0)",
  "NewsEye (CC BY 4.0)",
  "Europeana Newspapers, BnF (CC0 1.0)",
  NULL,
};

static const char *const lists[] = {
  "openfootball clubs (CC0 1.0)",
  "Standard and Poor’s 500 companies (ODC-PDDL 1.0)",
  "Popular names by country (CC0 1.0)",
  "Médias français, Le Monde diplomatique (ODC-By 1.0)",
  "Communes, départements et régions de France (Licence Ouverte 2.0)",
  "i18n-iso-countries (MIT)",
  NULL,
};

static const char *const libraries[] = {
  "GTK, GLib, Pango, JSON-GLib (LGPL 2.1+)",
  "libxml2, MD4C, Cairo (MIT, MPL 1.1)",
  "libarchive (BSD), GMime (LGPL 2.1+)",
  "SQLite",
  "libhyphen (LGPL 2.1+, MPL 1.1)",
  "Poppler (GPL 2+), libsoup (LGPL 2+)",
  NULL,
};

static const char *const faces[] = {
  "Linux Libertine (SIL OFL 1.1)",
  NULL,
};

/**
 * glm_about_new:
 *
 * Returns: (transfer none): a window that says what the program is, who made it, and what it was made of
 */
GtkWidget *
glm_about_new (void)
{
  const char *authors[] = { _("The Guillemet authors"), NULL };
  GtkAboutDialog *about = GTK_ABOUT_DIALOG (gtk_about_dialog_new ());

  g_object_set (about,
                "program-name", _("Guillemet"),
                "logo-icon-name", APP_ID,
                "version", PACKAGE_VERSION,
                "comments", _("Read French articles, well set, and see who is in them"),
                "license-type", GTK_LICENSE_GPL_3_0,
                "authors", authors,
                /* Translators: your name here, one a line. */
                "translator-credits", _("translator-credits"),
                NULL);
  /* Translators: texts that the recogniser of names was trained on. */
  gtk_about_dialog_add_credit_section (about, _("Corpora of the Names"), (const char **) corpora);
  gtk_about_dialog_add_credit_section (about, _("Lists of Names"), (const char **) lists);
  gtk_about_dialog_add_credit_section (about, _("Libraries"), (const char **) libraries);
  gtk_about_dialog_add_credit_section (about, _("Face of the Text"), (const char **) faces);
  /* High enough for the credits, which otherwise show three lines. */
  gtk_window_set_default_size (GTK_WINDOW (about), -1, 560);
  return GTK_WIDGET (about);
}
