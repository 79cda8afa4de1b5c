# SPDX-License-Identifier: GPL-3.0-or-later
_guillemet ()
{
  local current=${COMP_WORDS[COMP_CWORD]}

  case $current in
    -*) mapfile -t COMPREPLY < <(compgen -W '--screenshot= --print-sidebar --size= --version --help' -- "$current") ;;
    *) mapfile -t COMPREPLY < <(compgen -f -- "$current") ;;
  esac
}
complete -o filenames -o nosort -F _guillemet guillemet
