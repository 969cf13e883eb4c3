#!/usr/bin/env bash
# Draws what HOG, HOG-b and DSIFT are given as numbers, from noise. See usage below.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

usage() {
    cat <<'TEXT'
usage: tools/preimages/template.sh [--photos DIR] [--only "NAME ..."] [--weights C] [--out DIR]

Takes the representation of every photograph, 256 x 256 in grey, without its border cells, as a template such as a
detector has, and maximises the product with it from noise by the preset of 2016 (300 steps, C = 100 unless --weights
says otherwise). Prints the mean and the least cosine between the template and what the descriptor makes of the saved
picture in the same cells. What is there already is not drawn again.

In:  the built program; photographs (../shared/photos). python3 with numpy and Pillow for templates and tables.
Out: pictures, manifests and arrays in DIR (artifacts/preimages/template); a table on standard output.
TEXT
}

weights=100
options "$@"
models="hog hogb dsift"
for model in $models; do
    if [[ ! -d $out/features/$model ]]; then
        "$program" features $model $(pictures) --layer $model --size 256 --format npy --quiet -o "$out/features/$model" >/dev/null
    fi
done
"$python" "$here/tables.py" templates "$out"
for model in $models; do
    for picture in $(pictures); do
        name=$(basename "${picture%.*}")
        once "$out/drawn/$model/$name.jsonl" caricature $model "$out/templates/$model/$name.npy" --C "$weights" --size 256 \
            -o "$out/drawn/$model/$name.png"
    done
    rm -rf "$out/seen/$model"
    "$program" features $model "$out/drawn/$model"/*.png --layer $model --size 256 --format npy --quiet \
        -o "$out/seen/$model" >/dev/null
done
"$python" "$here/tables.py" template "$out"
