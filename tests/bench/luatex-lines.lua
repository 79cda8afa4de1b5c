-- SPDX-License-Identifier: GPL-3.0-or-later
-- The columns of bench-line-quality for paragraphs that LuaTeX breaks: loaded by luatex-lines.tex, it looks at the
-- lines of each paragraph after they were broken and prints one row at the end.
local quality = { n = 0, lines = 0, sum = 0, squares = 0, wide = 0, very_wide = 0, narrow = 0, hyphens = 0,
                  runs2 = 0, runs3 = 0, paragraphs = 0, short = 0, rivers = 0, overfull = 0 }
local glyph_id, glue_id, disc_id, hlist_id = node.id ("glyph"), node.id ("glue"), node.id ("disc"), node.id ("hlist")
local spaceskip, xspaceskip = 13, 14
local RIVER_LINES = 4

-- Gaps between words: { left, right, depth } in scaled points, and their mean width.
local function gaps_of (line)
  local gaps, total = {}, 0
  for item in node.traverse_id (glue_id, line.head) do
    if item.subtype == spaceskip or item.subtype == xspaceskip then
      local width = node.effective_glue (item, line)
      local left = node.dimensions (line.glue_set, line.glue_sign, line.glue_order, line.head, item)
      gaps[#gaps + 1] = { left = left, right = left + width, depth = 1 }
      total = total + width
    end
  end
  return gaps, #gaps > 0 and total / #gaps or 0
end

local function ends_with_hyphen (line)
  local last = node.tail (line.head)
  while last and last.id ~= glyph_id and last.id ~= disc_id do
    last = last.prev
  end
  return last ~= nil and (last.id == disc_id or last.char == 0x2D or last.char == 0x2010)
end

local function natural_width (line)
  -- What fills the last line is no text.
  local last = node.tail (line.head)
  while last and last.id ~= glyph_id do
    last = last.prev
  end
  return last and node.dimensions (line.head, last.next) or 0
end

local function join (above, gaps, half_space)
  local rivers = 0
  for _, gap in ipairs (gaps) do
    for _, over in ipairs (above) do
      if math.min (gap.right, over.right) - math.max (gap.left, over.left) > half_space then
        gap.depth = math.max (gap.depth, over.depth + 1)
      end
    end
    if gap.depth == RIVER_LINES then
      rivers = rivers + 1
    end
  end
  return rivers
end

local function look (head)
  local em = font.getparameters (font.current ()).quad
  local lines, above, run = {}, {}, 0
  for line in node.traverse_id (hlist_id, head) do
    if line.subtype == 1 then
      lines[#lines + 1] = line
    end
  end
  for i, line in ipairs (lines) do
    local gaps, mean = gaps_of (line)
    local hyphen = i < #lines and ends_with_hyphen (line)
    quality.rivers = quality.rivers + join (above, gaps, em / 8)
    above = gaps
    quality.lines = quality.lines + 1
    -- More than a sixteenth of an em out of the measure: TeX gives up on such a line.
    quality.overfull = quality.overfull +
      (node.dimensions (line.glue_set, line.glue_sign, line.glue_order, line.head) > line.width + em / 16 and 1 or 0)
    quality.hyphens = quality.hyphens + (hyphen and 1 or 0)
    run = hyphen and run + 1 or 0
    quality.runs2 = quality.runs2 + (run == 2 and 1 or 0)
    quality.runs3 = quality.runs3 + (run == 3 and 1 or 0)
    if i < #lines and #gaps > 0 then
      local space = mean / em
      quality.n = quality.n + 1
      quality.sum = quality.sum + space
      quality.squares = quality.squares + space * space
      quality.wide = quality.wide + (space > .40 and 1 or 0)
      quality.very_wide = quality.very_wide + (space > .50 and 1 or 0)
      quality.narrow = quality.narrow + (space < .19 and 1 or 0)
    end
  end
  if #lines > 1 then
    quality.paragraphs = quality.paragraphs + 1
    quality.short = quality.short + (natural_width (lines[#lines]) < 3 * em and 1 or 0)
  end
  return head
end

luatexbase.add_to_callback ("post_linebreak_filter", look, "line quality")

function print_line_quality (face, characters)
  local q = quality
  local mean = q.sum / q.n
  local cv = math.sqrt (math.max (q.squares / q.n - mean * mean, 0)) / mean
  texio.write_nl ("term", string.format ("%-18s %3d %-10s %6d %6.3f %7.2f %7.2f %7.2f %8.2f %6d %6d %7.2f %7s %8.2f  overfull %d\n", face, characters,
    "luatex", q.lines, cv, 100 * q.wide / q.n, 100 * q.very_wide / q.n, 100 * q.narrow / q.n, 100 * q.hyphens / q.lines, q.runs2,
    q.runs3, 100 * q.short / q.paragraphs, "-", 1000 * q.rivers / q.lines, q.overfull))
end
