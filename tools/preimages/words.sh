#!/usr/bin/env bash
# Draws the visual words of bovw as the patches that have them. See usage below.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

usage() {
    cat <<'TEXT'
usage: tools/preimages/words.sh [--photos DIR] [--weights C] [--out DIR]

Inverts each of the 64 words of onnx/bovw.onnx, given to dsift as numbers, as a patch of 42 x 42 pixels, which has one
descriptor, by the preset of 2016 (C = 100 unless --weights says otherwise); lays the patches side by side and prints the
mean and the greatest error. Beside that stand the places of the photographs at which each word has its greatest shares.
What is there already is not drawn again.

In:  the built program; photographs (../shared/photos). python3 with numpy, onnx and Pillow.
Out: patches and manifests in DIR/drawn, places of photographs in DIR/patches (artifacts/preimages/words), DIR/words.png.
TEXT
}

weights=100
options "$@"
"$python" "$here/words.py" templates "$out"
for word in "$out"/templates/*.npy; do
    name=$(basename "${word%.*}")
    once "$out/drawn/$name.jsonl" invert dsift "$word" --C "$weights" --size 42 -o "$out/drawn/$name.png"
done
if [[ ! -d $out/patches ]]; then
    "$program" patches bovw $(pictures) --layer assignment --quiet -o "$out/patches" >/dev/null
fi
"$python" "$here/words.py" sheet "$out"
