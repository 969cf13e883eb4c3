#!/usr/bin/env bash
# Draws class pictures on one classifier and has another judge them, and the other way round, preset by preset.
set -euo pipefail

usage() {
    cat <<'TEXT'
usage: tools/judge.sh ONE.onnx OTHER.onnx PHOTOS OUT [CLASSES [PRESET ...]]

In:  two classifiers with model cards that say how pictures go in, a folder of photographs, and
     artifacts/onnxviz/onnxviz (./build.sh makes it).
Out: what is seen in how many pictures, line by line, for each preset and either net drawn on; pictures,
     manifests and sheets in OUT/NET-PRESET.

CLASSES are numbers with commas between; ten of ImageNet unless told otherwise. Presets are lucid and maco
with 128 steps unless told otherwise. OBJECTIVE is what is climbed for each class, class or odds (class). ONNXVIZ
names another program.
TEXT
}

[ "${1:-}" != --help ] || { usage; exit 0; }
[ $# -ge 4 ] || { echo "judge: two nets, photographs and a folder are needed: see --help" >&2; exit 2; }

onnxviz=${ONNXVIZ:-$(dirname "$0")/../artifacts/onnxviz/onnxviz}
one=$1 other=$2 photos=$3 out=$4
classes=${5:-1,88,207,281,437,779,934,963,980,985}
presets=("${@:6}")
[ ${#presets[@]} -gt 0 ] || presets=("lucid(steps=128)" "maco(steps=128, boxes=4)")

units=()
for class in ${classes//,/ }; do units+=("${OBJECTIVE:-class}($class)"); done

draw() {
    echo "== $(basename "$1" .onnx), $3"
    $onnxviz maximize "$1" "${units[@]}" --preset "$3" --judge "$2" --photos "$photos" \
        -o "$out/$(basename "$1" .onnx)-${3%%(*}" 2>&1
}

for preset in "${presets[@]}"; do
    draw "$one" "$other" "$preset"
    draw "$other" "$one" "$preset"
done
