#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# test-bare.sh GUILLEMET: what the program does where something is missing that it usually finds. An article is read all the same.
set -u

guillemet=$1
folder=$(mktemp -d "${TMPDIR:-/tmp}/glm-bare.XXXXXX")
trap 'rm -rf "$folder"' EXIT INT TERM
export XDG_DATA_HOME="$folder/data" XDG_CONFIG_HOME="$folder/config" XDG_CACHE_HOME="$folder/cache"
# What a library complains about is not what is tested here.
unset G_DEBUG
n=0
launcher=

check () {
  n=$((n + 1))
  if [ "$1" -eq 0 ]; then echo "ok $n $2"; else echo "not ok $n $2"; sed 's/^/# /' "$folder/errors"; fi
}

# shows [VARIABLE=VALUE…]: whether the article and its names are shown with these.
shows () {
  rm -f "$folder/picture.png"
  $launcher env "$@" timeout 60 "$guillemet" --size 700x500 --screenshot "$folder/picture.png" --print-sidebar "$article" \
    >"$folder/list" 2>"$folder/errors" &&
    [ -s "$folder/picture.png" ] && grep -q 'Emmanuel Macron	2	président	§1:' "$folder/list"
}

echo "1..14"
article="$folder/été.txt"
printf 'Le président Emmanuel Macron a reçu mardi Angela Merkel. Emmanuel Macron a salué le travail de l’OTAN.\n' >"$article"
printf 'in the way\n' >"$folder/file"
printf '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig></fontconfig>\n' >"$folder/fonts.conf"

shows LC_ALL=C
check $? "the locale C: names keep their letters"
shows LC_ALL=fr_FR.ISO-8859-1
check $? "a locale that is not there"
shows DBUS_SESSION_BUS_ADDRESS=unix:path="$folder/none"
check $? "no session bus"
shows FONTCONFIG_FILE="$folder/fonts.conf"
[ $? -eq 1 ] && grep -q "No font is installed" "$folder/errors"
check $? "no fonts, which is said"
shows HOME=/nowhere XDG_CONFIG_HOME="$folder/file/config" XDG_CACHE_HOME="$folder/file/cache" XDG_RUNTIME_DIR=/nowhere
check $? "no home"
shows XDG_DATA_HOME="$folder/file/data" && grep -q "cannot be kept.*$folder/file/data" "$folder/errors"
check $? "nowhere to keep places, which is said"
shows GTK_USE_PORTAL=1
check $? "portals that are not there"
shows TMPDIR=/nowhere
check $? "no folder for what is temporary"

# A home on a disk that is full, and on one that cannot be written: in a space of mounts of its own, where the system lets one.
mkdir "$folder/home"
cat >"$folder/mounted" <<'SCRIPT'
mount -t tmpfs -o "$1" tmpfs "$2" && shift 2 && exec "$@"
SCRIPT
for options in size=40k ro; do
  if unshare -rm sh "$folder/mounted" "$options" "$folder/home" true 2>/dev/null; then
    launcher="unshare -rm sh $folder/mounted $options $folder/home"
    shows XDG_DATA_HOME="$folder/home/data" XDG_CONFIG_HOME="$folder/home/config" XDG_CACHE_HOME="$folder/home/cache" &&
      grep -q 'Reading places cannot be kept' "$folder/errors"
    check $? "a home with the option $options, which is said"
  else
    n=$((n + 1))
    echo "ok $n a home with the option $options # SKIP no space of mounts"
  fi
  launcher=
done

# What is remembered is damaged, or was written by a later version: it is said, and what was there is there still.
library="$folder/data/guillemet/library.db"
rm -f "$library"-*
printf 'This was a library, and what is in it may be wanted.\n' >"$library"
cp "$library" "$folder/kept"
shows && grep -q 'was damaged. It was set aside as “.*broken-' "$folder/errors" && cmp -s "$folder/kept" "$library".broken-*
check $? "a damaged library is set aside, which is said"
shows && ! grep -q 'damaged' "$folder/errors"
check $? "the new one is sound"
# The schema's number is at byte 60 of the file.
rm -f "$library"-*
printf '\000\000\003\347' | dd of="$library" bs=1 seek=60 conv=notrunc 2>/dev/null
cp "$library" "$folder/kept"
shows && grep -q 'kept by a newer version' "$folder/errors" && cmp -s "$folder/kept" "$library"
check $? "a library of a later version is left alone, which is said"

printf '<!DOCTYPE html><html lang=fr><title>T</title><body><article><p>Le président Emmanuel Macron a reçu mardi Angela Merkel. Emmanuel Macron a salué le travail de l’OTAN.</p></article></body></html>\n' >"$folder/page.html"
article="$folder/page.html"
shows GUILLEMET_LIBEXEC_DIR=/nowhere
check $? "no program that reads files"
