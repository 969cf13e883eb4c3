#!/usr/bin/env bash
# Inverts a deep layer with and without window, with three powers of the variation, and without a prior. See below.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

usage() {
    cat <<'TEXT'
usage: tools/preimages/ablation.sh [--models DIR] [--photos DIR] [--only "NAME ..."] [--out DIR]

Inverts relu5_1 of vgg19_16x_relu5_1 (C = 20) with and without the window and with 1, 1.5 and 2 as the power of the total
variation, with C = 1, and without penalties, bound and window (C = 1), and prints for each the mean error, the total
variation and how much of the histogram of gradient orientations pictures share with the photographs.

In:  the built program; the model (../shared/models); photographs. python3 with numpy and Pillow for the table.
Out: pictures, manifests and lines of JSON in DIR (artifacts/preimages/ablation); a table on standard output.
TEXT
}

options "$@"
draw() {
    local case=$1 picture=$2 name
    shift 2
    name=$(basename "${picture%.*}")
    once "$out/$case/$name.jsonl" invert "$models/vgg19_16x_relu5_1.onnx" "$picture" --layer relu5_1 "$@" \
        -o "$out/$case/$name.png"
}

for picture in $(pictures); do
    for beta in 1 1.5 2; do
        draw "window, beta $beta" "$picture" --C 20 --preset "mahendran(beta=$beta)"
        draw "no window, beta $beta" "$picture" --C 20 --preset "mahendran(beta=$beta, jitter=1)"
    done
    draw "C 1" "$picture" --C 1
    draw "no prior, C 1" "$picture" --C 1 --preset "mahendran(norm=0, variation=0, bound=none, jitter=1)"
done
"$python" "$here/tables.py" ablation "$out" "$photos"
