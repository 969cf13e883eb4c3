#!/usr/bin/env bash
# Draws units of several networks by every preset. See usage below.
set -euo pipefail

usage() {
    cat <<'TEXT'
usage: tools/gallery/gallery.sh [--models DIR] [--photos DIR] [--presets "NAME ..."] [--nets "NAME ..."] [--units N]
           [--classes DIR] [--threads N] [--out DIR] [--short]

Draws the first units of two layers of four networks, and of a third one or classes, by every preset, a contact sheet
for each, and prints a table: mean score of the pictures as saved, seconds a picture, and the share of energy above half
the highest frequency (photographs have a few per cent). Where a sheet is there already it is not drawn again, so that
a run goes on where it was broken off; seconds are those of the run that drew it.

In:  squeezenet1.0_deepcompressed, mobilenetv2_imagenet_float, resnet56_cifar10 and vgg19_16x_relu5_1 in DIR
     (../shared/models); photographs (../shared/photos), which vital goes by; the built program (./build.sh) and tools/OnnxViz.Bench.
Out: DIR/NET/LAYER/PRESET/ with pictures, manifests and sheet.png (artifacts/gallery); a markdown table on standard output.

--units N (16): units of each layer. --short: a tenth of vital's steps, a quarter of maco's and four boxes, which else
take longer than all other presets together. --classes DIR: what tools/judge.sh drew there of a network's classes by a
preset is taken instead of drawing them. --threads N (as many as there are cores): on few cores two runs of one thread
each, with other --nets, are faster than one run.
TEXT
}

fail() { echo "gallery: $*" >&2; exit 1; }

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
program=$root/artifacts/onnxviz/onnxviz
bench=$root/artifacts/bin/OnnxViz.Bench/release/onnxviz-bench
models=$root/../shared/models photos=$root/../shared/photos out=$root/artifacts/gallery units=16 short= classes= threads=
presets="levelled keras forty dense-layer lucid maco deepdream tfkv yosinski robust vital"
nets="vgg19_16x_relu5_1 squeezenet1.0_deepcompressed mobilenetv2_imagenet_float resnet56_cifar10"
while (($#)); do
    case $1 in
        -h | --help) usage; exit 0 ;;
        --short) short=yes; shift ;;
        --models | --photos | --presets | --nets | --units | --out | --classes | --threads)
            (($# > 1)) || fail "$1 needs a value"
            printf -v "${1#--}" %s "$2"
            shift 2 ;;
        *) usage >&2; exit 2 ;;
    esac
done
[[ -x $program ]] || fail "$program is not there: ./build.sh builds it"
[[ -x $bench ]] || dotnet build "$root/tools/OnnxViz.Bench" -c Release -v q --nologo >&2

# The layers of a network, and how pictures go in.
layers_of() {
    case $1 in
        vgg19*) echo "relu2_2 relu3_4 relu4_1" ;;
        squeezenet*) echo "fire3/conv1x1_1_relu_op fire6/conv1x1_1_relu_op logits" ;;
        mobilenet*) echo "conv9_relu_op conv27_relu_op logits" ;;
        resnet*) echo "layer1_8_op layer2_8_op logits" ;;
        *) fail "there is no network $1" ;;
    esac
}

options_of() {
    case $1 in
        vgg19*) echo "--preprocessing unit" ;;
        squeezenet*) echo "--range 0,255 --mean 104,117,123 --order bgr" ;;
        *) echo "--preprocessing imagenet" ;;
    esac
}

# 128 pixels for filters, the networks' own size for classes; every preset has the same, forty too, whose own is 408.
side_of() {
    case $1-$2 in
        resnet*) echo 32 ;;
        squeezenet*-logits) echo 227 ;;
        mobilenet*-logits) echo 224 ;;
        *) echo 128 ;;
    esac
}

# The published boxes of maco cost as many passes each.
preset_of() {
    case $short-$1 in
        yes-maco) echo "maco(steps=64, boxes=4)" ;;
        yes-vital) echo "vital(steps=200)" ;;
        *) echo "$1" ;;
    esac
}

# What is drawn of a layer: channels, or every twentieth of ImageNet's classes.
objectives_of() {
    case $1-$2 in
        resnet*-logits) printf '%s\n' "odds("{0..9}")" ;;
        *-logits) for ((unit = 0; unit < units; unit++)); do echo "odds($((20 * unit)))"; done ;;
        *) printf '%s\n' --layer "$2" --channels "0-$((units - 1))" ;;
    esac
}

# Draws a layer into a folder.
draw() {
    local net=$1 layer=$2 preset=$3 folder=$4 begin objectives like=()
    [[ $preset != vital ]] || like=(--like "$photos")
    mapfile -t objectives < <(objectives_of "$net" "$layer")
    begin=$(date +%s.%N)
    # shellcheck disable=SC2046,SC2086 # options are words
    "$program" maximize "$models/$net.onnx" "${objectives[@]}" -q --preset "$(preset_of "$preset")" ${threads:+--threads $threads} \
        $(options_of "$net") --size "$(side_of "$net" "$layer")" "${like[@]}" -o "$folder" 2>>"$out/talk.txt" || return 1
    awk -v a="$begin" -v b="$(date +%s.%N)" -v n="$(find "$folder" -name '*[0-9].png' | wc -l)" \
        'BEGIN { printf "%.1f", (b - a) / n }' >"$folder/seconds"
}

# Mean score and seconds of a folder of manifests, and the energy of its pictures.
row() {
    local folder=$1 score energy seconds=
    score=$(cat "$folder"/*.json | awk -F'[ ,]+' '/"savedScore"/ { sum += $3; count++ } END { printf "%.3g", sum / count }')
    energy=$("$bench" spectra "$folder"/*[0-9].png | awk -F'|' '$2 == " mean " { gsub(/ /, "", $3); print $3 }')
    # Pictures that were taken from elsewhere have none.
    [[ ! -f $folder/seconds ]] || seconds=$(cat "$folder/seconds")
    echo "$score | $seconds | $energy"
}

for net in $nets; do layers_of "$net" >/dev/null; done
mkdir -p "$out"
echo "| net | layer | preset | mean score | s a picture | energy above half Nyquist |"
echo "|---|---|---|---|---|---|"
for net in $nets; do
    for layer in $(layers_of "$net"); do
        for preset in $presets; do
            # A class wants pictures of its own.
            [[ $preset != vital || $layer != logits ]] || continue
            folder=$out/$net/${layer//\//_}/$preset
            if [[ $layer == logits && -n $classes && -f $classes/$net-$preset/sheet.png && ! -e $folder ]]; then
                mkdir -p "${folder%/*}"
                ln -s "$(realpath "$classes/$net-$preset")" "$folder"
            fi
            if [[ ! -f $folder/sheet.png ]]; then
                echo "gallery: $net $layer $preset" >&2
                draw "$net" "$layer" "$preset" "$folder" ||
                    { echo "| $net | $layer | $preset | refused: $(tail -1 "$out/talk.txt" | cut -c1-150) | | |"; continue; }
            fi
            echo "| $net | $layer | $preset | $(row "$folder") |"
        done
    done
done
