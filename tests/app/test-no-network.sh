#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# test-no-network.sh WATCHER GUILLEMET CLI: nothing is asked of the network but what the reader asks for, whatever a page would have.
set -u

watcher=$1 guillemet=$2 cli=$3
folder=$(mktemp -d "${TMPDIR:-/tmp}/glm-network.XXXXXX")
trap 'rm -rf "$folder"' EXIT INT TERM
export XDG_DATA_HOME="$folder/data" XDG_CONFIG_HOME="$folder/config" XDG_CACHE_HOME="$folder/cache" NETWORK_LOG="$folder/log"
unset G_DEBUG
n=0

check () {
  n=$((n + 1))
  if [ "$1" -eq 0 ]; then echo "ok $n $2"; else echo "not ok $n $2"; sed 's/^/# /' "$folder/errors" "$folder/log"; fi
}

watched () {
  : >"$folder/log"
  env LD_PRELOAD="$watcher" ASAN_OPTIONS="${ASAN_OPTIONS-}:verify_asan_link_order=0" timeout 60 "$@" >"$folder/out" 2>"$folder/errors"
}

echo "1..4"
cat >"$folder/page.html" <<'PAGE'
<!DOCTYPE html><html lang="fr"><head><title>Le port rouvre</title><link rel="stylesheet" href="http://127.0.0.1:9/style.css">
<link rel="icon" href="http://127.0.0.1:9/icon.png"><script src="http://127.0.0.1:9/script.js"></script>
<meta http-equiv="refresh" content="0; url=http://127.0.0.1:9/"></head><body><article><h1>Le port rouvre</h1>
<p>La maire de Morlaix, Anne Rouvray, a rouvert le port mardi, devant une foule venue de toute la ville et d’ailleurs.</p>
<figure><img src="http://127.0.0.1:9/picture.png" alt="Le port"><figcaption>Le port de Morlaix</figcaption></figure>
<p>Anne Rouvray l’a dit : « Nous attendions ce jour depuis un an. » <a href="http://127.0.0.1:9/next.html">La suite</a></p>
<iframe src="http://127.0.0.1:9/frame.html"></iframe></article></body></html>
PAGE

watched "$guillemet" --size 700x500 --screenshot "$folder/picture.png" --print-sidebar "$folder/page.html"
[ $? -eq 0 ] && [ -s "$folder/picture.png" ] && grep -q 'Anne Rouvray' "$folder/out" && [ ! -s "$folder/log" ]
check $? "a page that names pictures, scripts and frames is shown without them"
watched "$guillemet" --size 700x500 --screenshot "$folder/empty.png"
[ $? -eq 0 ] && [ ! -s "$folder/log" ]
check $? "a start without an article"
watched "$cli" export -o "$folder/page.pdf" "$folder/page.html"
[ $? -eq 0 ] && [ -s "$folder/page.pdf" ] && [ ! -s "$folder/log" ]
check $? "an export"

# Who asks for an address is let: this is also how it is known that the watcher sees what there is to see.
watched "$guillemet" --screenshot "$folder/web.png" "http://127.0.0.1:9/page.html"
if grep -q "cannot fetch\|not.*built" "$folder/errors"; then echo "ok 4 an address # SKIP built without"; else
[ -s "$folder/log" ]
check $? "an address that is asked for is asked of the network"
fi
