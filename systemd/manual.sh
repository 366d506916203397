#!/bin/bash
# Makes a man page of concord and of each of its commands, from what the program says of itself.
#
#   manual.sh PROGRAM FOLDER
#
# The pages are swift-argument-parser's, whose generator is built first. Its plugin, "swift package generate-manual", cannot
# be used: it asks every executable of the package for its help, the benchmarks too. manual.awk brings the pages into the
# form that man and its readers expect.
set -euo pipefail
[ $# = 2 ] || { echo "usage: $0 PROGRAM FOLDER" >&2; exit 64; }
program=$(realpath "$1")
mkdir -p "$2"
folder=$(realpath "$2")
cd "$(dirname "$0")/.."

swift build -c release --product generate-manual >&2
raw=$(mktemp -d)
trap 'rm -rf "$raw"' EXIT
"$(swift build -c release --show-bin-path)/generate-manual" "$program" --multi-page --output-directory "$raw"
# Nobody calls this one, and the other only repeats what is here.
rm "$raw/concord.confine.1" "$raw/concord.help.1"
version=$("$program" --version)
# What each command is for, for the page of them all.
commands=$'.Sh COMMANDS\n.Bl -tag -width 6n\n'
for page in "$raw"/concord.*.1; do
    name=$(basename "$page" .1)
    abstract=$(sed -n 's/^\.Nd "\(.*\)"$/\1/p' "$page")
    commands+=".It Xr ${name//./-} 1"$'\n'"$abstract"$'\n'
done
commands+=$'.El\n'
for page in "$raw"/*.1; do
    name=$(basename "$page" .1)
    commands=$commands awk -v version="$version" -f systemd/manual.awk "$page" >"$folder/${name//./-}.1"
done
