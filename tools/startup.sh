#!/usr/bin/env bash
# Compares how long two builds of onnxviz take to start: tools/startup.sh OLD NEW [RUNS]
# OLD and NEW are programs; runs alternate, medians count.
#   dotnet publish src/OnnxViz.Cli -c Release -o FOLDER -p:FastStart=true    makes such a program
set -euo pipefail
[ $# -ge 2 ] || { sed -n '2,4s/^# *//p' "$0"; exit 2; }
old=$1 new=$2 runs=${3:-20}

milliseconds() {
    local begin=$EPOCHREALTIME
    "$@" > /dev/null
    local end=$EPOCHREALTIME
    echo $((${end/./} - ${begin/./}))
}

median() { sort -n "$1" | awk '{ all[NR] = $1 } END { printf "%.1f", (all[int((NR + 1) / 2)] + all[int(NR / 2) + 1]) / 2000 }'; }

times=$(mktemp -d)
trap 'rm -r "$times"' EXIT
echo "| command | old, ms | new, ms | new / old |"
echo "|---|---|---|---|"
for words in "--help" "maximize --help" "inspect default"; do
    rm -f "$times"/*
    for ((run = -1; run < runs; run++)); do
        for side in old new; do
            # shellcheck disable=SC2086
            time=$(milliseconds "${!side}" $words)
            [ "$run" -lt 0 ] || echo "$time" >> "$times/$side"
        done
    done
    before=$(median "$times/old") after=$(median "$times/new")
    echo "| \`onnxviz $words\` | $before | $after | $(awk "BEGIN { printf \"%.2f\", $after / $before }") |"
done
