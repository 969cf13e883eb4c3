#!/usr/bin/env bash
# Inverts the 5 x 5 columns in the middle of some layers. See usage below.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

usage() {
    cat <<'TEXT'
usage: tools/preimages/locality.sh [--models DIR] [--photos DIR] [--only "NAME ..."] [--out DIR]

Inverts the 5 x 5 positions in the middle of relu2_2, relu3_3 and relu4_1 of vgg19_16x_relu5_1, and prints how far pixels
are from the mean colour inside what these positions see, and outside.

In:  the built program; the model (../shared/models); photographs. python3 with numpy and Pillow for the table.
Out: pictures, manifests and lines of JSON in DIR (artifacts/preimages/locality); a table on standard output.
TEXT
}

options "$@"
net=vgg19_16x_relu5_1
# First pixel that the 5 columns of a layer see of 224, and the one behind the last.
box_of() {
    local positions=$1 stride=$2 seen=$3 first
    first=$(((positions - 5) / 2 * stride - (seen - stride) / 2))
    echo "$first $((first + 4 * stride + seen))"
}

while read -r layer positions stride seen; do
    mkdir -p "$out/$layer"
    box_of $positions $stride $seen >"$out/$layer/box"
    for picture in $(pictures); do
        name=$(basename "${picture%.*}")
        once "$out/$layer/$name.jsonl" invert "$models/$net.onnx" "$picture" --layer $layer --mask 5 \
            -o "$out/$layer/$name.png"
    done
done <<'LAYERS'
relu2_2 112 2 14
relu3_3 56 4 40
relu4_1 28 8 68
LAYERS
"$python" "$here/tables.py" locality "$out"
