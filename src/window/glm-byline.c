/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-byline.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

/* Words a minute in silent reading of French prose: about 195 (Trauzettel-Klosinski and Dietz, 2012,
 * "Standardized Assessment of Reading Performance: The New International Reading Speed Texts"). */
#define WORDS_A_MINUTE 195

/* Beyond this, minutes say less than hours. */
#define MAX_MINUTES 120

/* How long the article takes to read, at least a minute. */
static guint
get_minutes (const GlmDocument *document)
{
  return MAX (1, (glm_document_count_words (document) + WORDS_A_MINUTE / 2) / WORDS_A_MINUTE);
}

/**
 * glm_byline_dup_date:
 * @metadata: what is known of an article
 *
 * Returns: (transfer full) (nullable): its date in words of the reader's language, as precise as it
 *   is known
 */
char *
glm_byline_dup_date (const GlmMetadata *metadata)
{
  int year = 0;
  int month = 1;
  int day = 1;
  g_autoptr (GDateTime) date = NULL;

  if (metadata->date == NULL || metadata->date_precision == GLM_DATE_NONE)
    return NULL;
  if (sscanf (metadata->date, "%d-%d-%d", &year, &month, &day) < 1)
    return NULL;
  date = g_date_time_new_utc (year, month, day, 0, 0, 0);
  if (date == NULL)
    return NULL;
  switch (metadata->date_precision)
    {
    case GLM_DATE_YEAR:
      return g_date_time_format (date, "%Y");
    case GLM_DATE_MONTH:
      /* Translators: a month and its year as g_date_time_format() writes them: "July 2023". */
      return g_date_time_format (date, _("%B %Y"));
    case GLM_DATE_DAY:
    case GLM_DATE_TIME:
    case GLM_DATE_NONE:
    default:
      if (day == 1)
        /* Translators: the first day of a month; French writes "%-der %B %Y", "1er juillet 2023". */
        return g_date_time_format (date, C_("first day of the month", "%B %-d, %Y"));
      /* Translators: a day as g_date_time_format() writes it: "July 14, 2023". */
      return g_date_time_format (date, _("%B %-d, %Y"));
    }
}

/**
 * glm_byline_dup_time:
 * @document: an article
 *
 * Returns: (transfer full): how long it takes to read, in words
 */
char *
glm_byline_dup_time (const GlmDocument *document)
{
  guint minutes = get_minutes (document);
  guint hours = (minutes + 30) / 60;

  if (minutes > MAX_MINUTES)
    /* Translators: how long a book takes to read; %u is a number of hours. */
    return g_strdup_printf (ngettext ("%u hour", "%u hours", hours), hours);
  /* Translators: how long an article takes to read; %u is a number of minutes. */
  return g_strdup_printf (ngettext ("%u minute", "%u minutes", minutes), minutes);
}

/**
 * glm_byline_dup_subtitle:
 * @document: an article
 * @plan: (nullable): how it is set, for the names as the page shows them
 *
 * Returns: (transfer full): what stands under the title of the window: source, date, reading time
 */
char *
glm_byline_dup_subtitle (const GlmDocument *document,
                         GlmTypographyPlan *plan)
{
  const GlmMetadata *metadata = glm_document_get_metadata (document);
  g_autofree char *date = glm_byline_dup_date (metadata);
  g_autofree char *time = glm_byline_dup_time (document);
  const char *source = metadata->site;
  g_autofree char *shown = NULL;
  const char *parts[4] = { NULL };
  guint n = 0;

  if (source == NULL && metadata->authors != NULL)
    source = metadata->authors[0];
  if (source != NULL)
    parts[n++] = shown = plan != NULL ? glm_typography_plan_dup_words (plan, source) : g_strdup (source);
  if (date != NULL)
    parts[n++] = date;
  parts[n++] = time;
  return g_strjoinv (" · ", (char **) parts);
}
