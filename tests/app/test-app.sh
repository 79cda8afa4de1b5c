#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# test-app.sh GUILLEMET: what the program does from the outside, in the display it is given.
set -u

guillemet=$(realpath "$1")
folder=$(mktemp -d "${TMPDIR:-/tmp}/glm-app.XXXXXX")
trap 'rm -rf "$folder"' EXIT INT TERM
export XDG_DATA_HOME="$folder/data" XDG_CONFIG_HOME="$folder/config" XDG_CACHE_HOME="$folder/cache"
n=0

check () {
  n=$((n + 1))
  if [ "$1" -eq 0 ]; then echo "ok $n $2"; else echo "not ok $n $2"; fi
}

echo "1..15"

"$guillemet" --version | grep -q '^guillemet [0-9]'
check $? "the version"

printf 'Le président Emmanuel Macron a reçu mardi Angela Merkel. Emmanuel Macron a salué le travail de l’OTAN.\n' >"$folder/un.txt"
printf 'Une autre histoire, sans personne.\n' >"$folder/deux.txt"

"$guillemet" --size 900x600 --screenshot "$folder/picture.png" --print-sidebar "$folder/un.txt" >"$folder/list" 2>"$folder/errors"
check $? "a picture and the list"
[ "$(head -c 8 "$folder/picture.png" | od -An -tx1 | tr -d ' \n')" = 89504e470d0a1a0a ]
check $? "the picture is a PNG"
grep -q "	2	.*§1:" "$folder/list"
check $? "the list has a row with its mentions"

"$guillemet" --screenshot "$folder/none.png" "$folder/missing.txt" >/dev/null 2>"$folder/errors"
[ $? -eq 1 ] && [ -s "$folder/errors" ]
check $? "a missing file ends with 1 and a sentence"

cp "$folder/un.txt" "$folder/Entretien: la suite.txt"
(cd "$folder" && "$guillemet" --print-sidebar "Entretien: la suite.txt" 2>"$folder/errors") | grep -q "Emmanuel Macron"
check $? "a file whose name looks like an address"

"$guillemet" --size nonsense >/dev/null 2>&1
[ $? -eq 2 ]
check $? "a wrong size ends with 2"

# The guide is there in both languages and reads as an article with its parts.
for guide in guide.md guide.fr.md; do
  "$guillemet" --print-sidebar "$GUILLEMET_DATA_DIR/help/$guide" >/dev/null 2>"$folder/errors"
  check $? "the guide $guide"
done

# One instance: a second call hands its file to the first and ends.
"$guillemet" "$folder/un.txt" >"$folder/first" 2>&1 &
first=$!
tries=0
until gdbus introspect --session --dest org.guillemet.Guillemet --object-path /org/guillemet/Guillemet >/dev/null 2>&1; do
  tries=$((tries + 1))
  [ "$tries" -le 200 ] || break
  sleep 0.05
done
# What was read is found by the desktop's search, however it is typed, and nothing else.
ask () {
  gdbus call --session --dest org.guillemet.Guillemet --object-path /org/guillemet/Guillemet/SearchProvider \
    --method "org.gnome.Shell.SearchProvider2.$@" 2>&1
}
tries=0
until ask GetInitialResultSet "['UN.txt']" | grep -q "$folder/un.txt"; do
  tries=$((tries + 1))
  [ "$tries" -le 100 ] || break
  sleep 0.05
done
[ "$tries" -le 100 ]
check $? "the desktop's search finds it"
ask GetSubsearchResultSet "['file://$folder/un.txt']" "['un', 'nulle-part']" | grep -q '(@as \[\],)'
check $? "every term has to be there"
ask GetResultMetas "['file://$folder/un.txt', 'file:///nowhere']" | grep -c "'name'" | grep -qx 1
check $? "what is found has a name"
timeout 20 "$guillemet" "$folder/deux.txt"
check $? "a second call ends"
kill -0 "$first" 2>/dev/null
check $? "the first goes on"
gdbus call --session --dest org.guillemet.Guillemet --object-path /org/guillemet/Guillemet \
  --method org.gtk.Actions.Activate quit '[]' '{}' >/dev/null 2>&1
wait "$first"
check $? "it quits when it is told to"
