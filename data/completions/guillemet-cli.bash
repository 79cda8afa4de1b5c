# SPDX-License-Identifier: GPL-3.0-or-later
_guillemet_cli ()
{
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} words=

  if [ "$COMP_CWORD" -eq 1 ]; then
    mapfile -t COMPREPLY < <(compgen -W 'text info blocks typography lines entities tag search batch export' -- "$current")
    return
  fi
  case $previous in
    --format) words='text json csv markdown jsonld' ;;
    --locale) words='fr-FR fr-BE fr-CA fr-CH' ;;
    --breaker) words='total-fit greedy pango' ;;
  esac
  if [ -z "$words" ]; then
    case ${COMP_WORDS[1]}:$current in
      text:-*) words='--whole-page' ;;
      typography:-*) words='--locale --lines' ;;
      lines:-*) words='--width --font --breaker --no-hyphens' ;;
      entities:-*) words='--format' ;;
      search:-*) words='--regex --case --accents --word --near --forms --json' ;;
      batch:-*) words='--jobs --text' ;;
      export:-*) words='-o --thumbnail' ;;
    esac
  fi
  if [ -n "$words" ]; then
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
  else
    mapfile -t COMPREPLY < <(compgen -f -- "$current")
  fi
}
complete -o filenames -F _guillemet_cli guillemet-cli
