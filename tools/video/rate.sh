#!/usr/bin/env bash
# Times videos beside bare ascent steps. See usage below.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

usage() {
    cat <<'TEXT'
usage: tools/video/rate.sh [--models DIR] [--threads N]

Draws 1,000 frames of 256 pixels of a filter of vgg19_16x_relu5_1 and of the default net, encoded on the way, and prints
their frames per second beside those that bare ascent steps of the same size would give, taken in turns, and the memory
after every tenth, a JSON line each. Wants an idle machine: ten minutes on two cores.

In:  the model (../shared/models); ffmpeg; the .NET SDK.
Out: lines on standard output; frames go into a temporary folder and are removed.
TEXT
}

options "$@"
bench video "$models/vgg19_16x_relu5_1.onnx" "channel(relu4_1, 17)" --encode .mp4 --threads "$threads"
bench video "$root/onnx/default.onnx" "channel(relu4_1, 22)" --encode .mp4 --threads "$threads"
