#!/usr/bin/env bash
# Maximises 25 channels of some layers and compares them with photographs; draws mosaics. See usage below.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

usage() {
    cat <<'TEXT'
usage: tools/preimages/maximisation.sh [--models DIR] [--photos DIR] [--out DIR]

Maximises channels 0 to 24 of conv2_1, conv3_1 and conv4_1 of vgg19_16x_relu5_1 as pre-images, each in a picture of its
own and all in a mosaic, channels being measured by the photographs, and prints how many of the neurons go above the
greatest activation of their channel on the photographs.

In:  the built program; the model (../shared/models); photographs. python3 with numpy and Pillow for the table.
Out: pictures, manifests and lines of JSON in DIR (artifacts/preimages/maximisation); a table on standard output.
TEXT
}

options "$@"
net=vgg19_16x_relu5_1
for layer in conv2_1 conv3_1 conv4_1; do
    once "$out/$net/$layer/units.jsonl" maximize "$models/$net.onnx" --layer $layer --channels 0-24 --preset mahendran \
        --peaks-from "$photos" -o "$out/$net/$layer/units"
    once "$out/$net/$layer/mosaic.jsonl" maximize "$models/$net.onnx" --layer $layer --channels 0-24 \
        --preset mahendran --mosaic --peaks-from "$photos" -o "$out/$net/$layer/mosaic.png"
    [[ -d $out/$net/$layer/photos ]] || "$program" features "$models/$net.onnx" $(pictures) --layer $layer \
        --format npy --quiet -o "$out/$net/$layer/photos" >/dev/null
done
"$python" "$here/tables.py" maximisation "$out"
