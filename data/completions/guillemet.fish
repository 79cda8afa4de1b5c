# SPDX-License-Identifier: GPL-3.0-or-later
complete -c guillemet -l screenshot -r -d 'Write a picture of the window, then quit'
complete -c guillemet -l print-sidebar -d 'Print the list of people and institutions, then quit'
complete -c guillemet -l size -x -d 'Size of the window in pixels'
complete -c guillemet -l version -d 'Print the version'
complete -c guillemet -s h -l help -d 'Print a summary of the options'
