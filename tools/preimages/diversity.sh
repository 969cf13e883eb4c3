#!/usr/bin/env bash
# Inverts a shallow and a deep layer from four starts each. See usage below.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

usage() {
    cat <<'TEXT'
usage: tools/preimages/diversity.sh [--models DIR] [--photos DIR] [--only "NAME ..."] [--out DIR]

Inverts the first and the last ReLU and the logits of squeezenet1.0_deepcompressed (C = 100) from four starts
each, and prints how much two restarts look alike and how far their errors are spread.

In:  the built program; the model (../shared/models); photographs. python3 with numpy and Pillow for the table.
Out: pictures, manifests and lines of JSON in DIR (artifacts/preimages/diversity); a table on standard output.
TEXT
}

options "$@"
net=squeezenet1.0_deepcompressed
for picture in $(pictures); do
    name=$(basename "${picture%.*}")
    for layer in conv1_relu_op conv_final_relu_op logits; do
        once "$out/$net/$layer/$name.jsonl" invert "$models/$net.onnx" "$picture" --layer $layer --restarts 4 \
            $(going_in $net) -o "$out/$net/$layer/$name"
    done
done
"$python" "$here/tables.py" diversity "$out"
