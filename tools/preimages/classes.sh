#!/usr/bin/env bash
# Inverts layers of classifiers and asks whether the pictures are of the same class. See usage below.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

usage() {
    cat <<'TEXT'
usage: tools/preimages/classes.sh [--models DIR] [--photos DIR] [--only "NAME ..."] [--out DIR]

Inverts a layer in the middle and the logits of squeezenet1.0_deepcompressed and mobilenetv2_imagenet_float of every
photograph (C = 300), and prints for how many of them the network's first class is that of the photograph.

In:  the built program; the two models (../shared/models); photographs. python3 with numpy for the table.
Out: pictures, manifests and lines of JSON in DIR (artifacts/preimages/classes); a table on standard output.
TEXT
}

options "$@"
layers_of() {
    case $1 in
        squeezenet*) echo "fire6/conv1x1_1_relu_op logits" ;;
        mobilenet*) echo "conv27_relu_op logits" ;;
    esac
}

first_class() {
    "$program" inspect "$1" --check "$2" $(going_in "$(basename "${1%.onnx}")") --json 2>/dev/null |
        "$python" -c 'import json, sys; print(json.load(sys.stdin)["check"]["top"][0]["class"])'
}

for net in squeezenet1.0_deepcompressed mobilenetv2_imagenet_float; do
    for picture in $(pictures); do
        name=$(basename "${picture%.*}")
        wanted=$(first_class "$models/$net.onnx" "$picture")
        for layer in $(layers_of $net); do
            place=$out/$net/${layer//\//_}/$name
            once "$place.jsonl" invert "$models/$net.onnx" "$picture" --layer $layer --C 300 $(going_in $net) \
                -o "$place.png"
            found=$(first_class "$models/$net.onnx" "$place.png")
            [[ $found == "$wanted" ]] && same=true || same=false
            echo "{\"same\": $same}" >"$place.same"
        done
    done
done
"$python" "$here/tables.py" classes "$out"
