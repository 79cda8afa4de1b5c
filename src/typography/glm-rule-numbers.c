/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Figures: groups of three, telephone numbers, units, the sign of multiplication. */

#include "config.h"

#include "glm-rule-scanner.h"

#include <string.h>

/* Units that stand after a space, the longest first where one begins another. */
static const char *const units[] = {
  "km/h", "km²", "km2", "Mbit/s", "Gbit/s", "Mb/s", "m2", "m3", "cm2", "cm3", "mm2", "K€", "mn", "px", "km", "kWh", "kW", "kHz", "kg", "ko", "k€", "cm²", "cm³", "cm", "mm²", "mm", "mg", "ml", "mL", "m²",
  "m³", "m/s", "min", "millions", "million", "milliards", "milliard", "mètres", "mètre", "minutes", "minute", "m", "MWh", "MW",
  "MHz", "Mo", "M€", "Md€", "Mds", "GWh", "GW", "GHz", "Go", "TWh", "TW", "To", "Wh", "W", "V", "Hz", "hPa", "ha", "hl", "heures",
  "heure", "h", "g", "µm", "µg", "µs", "nm", "dB", "mol", "lm", "lx", "cd", "kV", "mV", "mA", "kPa", "kJ", "kcal", "cal", "J", "N", "Ω", "dl", "cl", "l", "L", "t", "s", "°C", "°F", "€", "$", "£", "¥", "%", "‰", "euros", "euro", "francs", "franc",
  "dollars", "dollar", "livres", "ans", "billions", "billion", "kilomètres", "kilomètre", "secondes", "seconde",
};

/* Units that can only be units, so that a figure tight against them may be parted from them. */
static const char *const tight_units[] = {
  "km/h", "km²", "km", "kWh", "kW", "kHz", "kg", "k€", "cm", "mm", "MWh", "MW", "MHz", "M€", "Md€", "GWh", "GW", "GHz", "°C", "°F",
  "Mo", "Go", "To", "Hz", "mg", "ml", "mL", "cl", "€", "£", "¥", "$", "%", "‰",
};

/**
 * glm_rule_unit_length:
 * @text: what follows a number
 * @length: bytes that may be read
 * @tight: whether nothing stands between the number and @text
 *
 * Returns: bytes of the unit that begins @text, 0 when there is none
 */
gsize
glm_rule_unit_length (const char *text,
                      gsize       length,
                      gboolean    tight)
{
  const char *const *list = tight ? tight_units : units;
  guint n = tight ? G_N_ELEMENTS (tight_units) : G_N_ELEMENTS (units);

  for (guint i = 0; i < n; i++)
    {
      gsize unit = strlen (list[i]);

      if (length < unit || memcmp (text, list[i], unit) != 0)
        continue;
      if (length > unit && g_unichar_isalnum (g_utf8_get_char (text + unit)) &&
          g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (text + unit))))
        continue;
      if (length > unit && (text[unit] == '/' || text[unit] == '\'' || g_utf8_get_char (text + unit) == 0x2019) &&
          g_ascii_isalpha (text[unit - 1]))
        continue;
      return unit;
    }
  return 0;
}

static gsize
digits_end (const GlmRuleScanner *self,
            gsize                 at)
{
  while (at < self->length && g_ascii_isdigit (self->text[at]))
    at++;
  return at;
}

/* The end of one group after a single space at @at, or 0: a space and exactly @n figures. */
static gsize
group_end (const GlmRuleScanner *self,
           gsize                 at,
           gsize                 n)
{
  gsize start, end;

  if (at >= self->length || !glm_is_french_space (g_utf8_get_char (self->text + at)))
    return 0;
  start = glm_rule_scanner_next (self, at);
  end = digits_end (self, start);
  return end - start == n ? end : 0;
}

/* After the code of a country: « +33 (0)1 », « (+33) 6 ». Returns where what stands for it ends, @end where nothing does. */
static gsize
country_end (const GlmRuleScanner *self,
             gsize                 end)
{
  gsize next = glm_rule_scanner_space_end (self, end);

  if (end < self->length && self->text[end] == ')')
    return end + 1;
  if (next + 3 < self->length && strncmp (self->text + next, "(0)", 3) == 0)
    return digits_end (self, next + 3);
  return end;
}

/*
 * The end of a telephone number whose first group is [start, end), or 0. It begins with + or 0, has
 * groups of two or three figures (after the code of a country also one), and nine to thirteen figures.
 */
static gsize
telephone_end (const GlmRuleScanner *self,
               gsize                 start,
               gsize                 end)
{
  gboolean country = start > 0 && self->text[start - 1] == '+';
  gsize figures = end - start;
  guint groups = 0;

  if (end - start > 4 || (!country && self->text[start] != '0'))
    return 0;
  if (country)
    end = country_end (self, end);
  for (;;)
    {
      gsize next = group_end (self, end, 2);

      next = next > 0 ? next : group_end (self, end, 3);
      if (next == 0 && country && groups == 0)
        next = group_end (self, end, 1);
      if (next == 0)
        break;
      figures += next - glm_rule_scanner_next (self, end);
      groups++;
      end = next;
    }
  /* 0 800 123 456 is written with a first group of four: 0800 123 456. */
  return (groups >= 3 || (groups == 2 && figures == 10)) && figures >= 9 && figures <= 13 ? end : 0;
}

static void
force_groups (GlmRuleScanner *self,
              gsize           start,
              gsize           end)
{
  for (gsize at = start; at < end; at = glm_rule_scanner_next (self, at))
    if (glm_is_french_space (g_utf8_get_char (self->text + at)))
      self->forced[at] = GLM_EDIT_GROUP_SPACE + 1;
}

/* Figures by threes, or a telephone number: 10 000, 01 23 45 67 89, +33 1 23 45 67 89. Returns the end of it. */
static gsize
rule_groups (GlmRuleScanner *self,
             gsize           start,
             gsize           end)
{
  gsize last = telephone_end (self, start, end);
  gsize next;

  if (last == 0)
    {
      last = end;
      if (end - start > 3 || (end - start > 1 && self->text[start] == '0'))
        return end;
      while ((next = group_end (self, last, 3)) > 0)
        last = next;
    }
  force_groups (self, end, last);
  return last;
}

/* 12500 € → 12 500 €, 12500,75 € → 12 500,75 €: a group is added only where a unit proves a quantity. */
static void
rule_add_groups (GlmRuleScanner *self,
                 gsize           start,
                 gsize           end)
{
  gboolean decimals = end + 1 < self->length && self->text[end] == ',' && g_ascii_isdigit (self->text[end + 1]);
  gsize number = decimals ? digits_end (self, end + 1) : end;
  gsize after = glm_rule_scanner_space_end (self, number);

  if (end - start < 5 || self->text[start] == '0')
    return;
  if (glm_rule_unit_length (self->text + after, self->length - after, after == number) == 0)
    return;
  for (gsize at = end - 3; at > start; at = at > 3 ? at - 3 : 0)
    self->forced[at] = GLM_EDIT_GROUP_SPACE + 1;
}

/* 10 x 15 → 10 × 15 */
static void
rule_times (GlmRuleScanner *self,
            gsize           at)
{
  gsize before = glm_rule_scanner_space_start (self, at);
  gsize after = glm_rule_scanner_space_end (self, at + 1);

  if (before == at || after == at + 1 || !g_unichar_isdigit (glm_rule_scanner_before (self, before)) ||
      !g_unichar_isdigit (glm_rule_scanner_at (self, after)))
    return;
  self->signs[at] = 0xD7;
  self->forced[before] = GLM_EDIT_UNIT_SPACE + 1;
  self->forced[at + 1] = GLM_EDIT_UNIT_SPACE + 1;
}

/**
 * glm_rule_numbers:
 * @self: a scanner
 *
 * Decides the spaces inside and after numbers (rules num.group, num.unit, num.times). A place where
 * a space is to be added between two figures is noted on the byte of the second.
 */
void
glm_rule_numbers (GlmRuleScanner *self)
{
  for (gsize at = 0; at < self->length;)
    {
      gsize end, last;
      gunichar before;

      if (self->text[at] == 'x' && !self->mask[at])
        rule_times (self, at);
      if (!g_ascii_isdigit (self->text[at]) || self->mask[at])
        {
          at = glm_rule_scanner_next (self, at);
          continue;
        }
      end = digits_end (self, at);
      before = glm_rule_scanner_before (self, at);
      if (g_unichar_isalpha (before) || before == '/' || before == '.' || before == '_' || before == 0x2019)
        {
          at = end;
          continue;
        }
      last = rule_groups (self, at, end);
      if (last == end && before != ',' && !g_unichar_isalpha (glm_rule_scanner_at (self, end)))
        rule_add_groups (self, at, end);
      at = last;
    }
}
