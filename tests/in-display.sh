#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# in-display.sh PROGRAM [ARGUMENT…]: runs a program in a virtual display and on a session bus of its
# own. Ends with 77 (a skipped test) where there is no virtual display to be had.
set -u

command -v Xvfb >/dev/null 2>&1 && command -v dbus-run-session >/dev/null 2>&1 || {
  echo "1..0 # SKIP Xvfb or dbus-run-session is not installed"
  exit 77
}

folder=$(mktemp -d "${TMPDIR:-/tmp}/glm-display.XXXXXX")
Xvfb -displayfd 7 -screen 0 1280x900x24 -nolisten tcp -noreset 7>"$folder/number" >/dev/null 2>&1 &
display=$!
trap 'kill "$display" 2>/dev/null; rm -rf "$folder"' EXIT INT TERM

tries=0
while [ ! -s "$folder/number" ]; do
  tries=$((tries + 1))
  [ "$tries" -le 200 ] && kill -0 "$display" 2>/dev/null || {
    echo "1..0 # SKIP the virtual display did not start"
    exit 77
  }
  sleep 0.05
done

mkdir -m 700 "$folder/runtime"
env -u WAYLAND_DISPLAY DISPLAY=":$(cat "$folder/number")" XDG_RUNTIME_DIR="$folder/runtime" \
  GDK_BACKEND=x11 GSK_RENDERER="${GSK_RENDERER:-cairo}" \
  dbus-run-session -- "$@"
