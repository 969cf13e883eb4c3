#!/usr/bin/env bash
# Inverts layers of VGG nets of photographs with each weight. See usage below.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

usage() {
    cat <<'TEXT'
usage: tools/preimages/layers.sh [--models DIR] [--photos DIR] [--only "NAME ..."] [--weights "C ..."] [--out DIR]

Inverts relu1_1, relu2_2, relu3_3, relu4_3 and relu5_1 of vgg19_16x_relu5_1, and the first and last convolution of
vgg16_block1_2, of every photograph with each weight C by the preset of 2016, and prints for each layer the mean error
and how much the pictures look like the photographs. What is there already is not drawn again: on two cores a picture
takes 5 to 60 seconds.

In:  the built program; the two models (../shared/models); photographs. python3 with numpy and Pillow for the tables.
Out: pictures, manifests and lines of JSON in DIR (artifacts/preimages/layers); tables on standard output.
TEXT
}

options "$@"
nets="vgg19_16x_relu5_1 vgg16_block1_2"
layers_of() {
    case $1 in
        vgg19*) echo "relu1_1 relu2_2 relu3_3 relu4_3 relu5_1" ;;
        vgg16*) echo "block1_conv1_op block2_conv2_op" ;;
    esac
}

for net in $nets; do
    mkdir -p "$out/$net"
    layers_of "$net" | tr ' ' '\n' >"$out/$net/layers"
done
for picture in $(pictures); do
    name=$(basename "${picture%.*}")
    for net in $nets; do
        for layer in $(layers_of "$net"); do
            for weight in $weights; do
                once "$out/$net/$layer/$weight/$name.jsonl" invert "$models/$net.onnx" "$picture" --layer $layer \
                    --C $weight $(going_in "$net") -o "$out/$net/$layer/$weight/$name.png"
            done
        done
    done
done
"$python" "$here/tables.py" layers "$out" "$photos"
