#!/usr/bin/env bash
# Exaggerates photographs at four depths of a VGG net. See usage below.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

usage() {
    cat <<'TEXT'
usage: tools/preimages/caricature.sh [--models DIR] [--photos DIR] [--only "NAME ..."] [--weights "C ..."] [--out DIR]

Draws caricatures of photographs by relu1_2, relu2_2, relu3_2 and relu4_2 of vgg19_16x_relu5_1, with each weight C
(1 and 10), and prints how far layers go where the photograph drives them, 1 being the photograph itself.

In:  the built program; the model (../shared/models); photographs. python3 with numpy for the table.
Out: pictures, manifests, sheets and lines of JSON in DIR (artifacts/preimages/caricature); a table on standard output.
TEXT
}

weights="1 10"
options "$@"
net=vgg19_16x_relu5_1
for picture in $(pictures); do
    name=$(basename "${picture%.*}")
    for weight in $weights; do
        once "$out/$net/$weight/$name.jsonl" caricature "$models/$net.onnx" "$picture" \
            --layer relu1_2,relu2_2,relu3_2,relu4_2 --C $weight -o "$out/$net/$weight/$name"
    done
done
"$python" "$here/tables.py" caricature "$out"
