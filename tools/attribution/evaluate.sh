#!/usr/bin/env bash
# Judges every method of attribution on two classifiers. See usage below.
set -euo pipefail

usage() {
    cat <<'TEXT'
usage: tools/attribution/evaluate.sh [--models DIR] [--photos "FILE|FOLDER ..."] [--methods LIST] [--measures LIST]
                                     [--nets "NAME ..."] [--threads N] OUT

Makes the maps of each picture's strongest class by every method, on squeezenet1.0 and mobilenetv2, and judges them by
deletion, insertion, MuFidelity and the sanity check of permuted weights, maps of random numbers beside them.

In:  DIR (../shared/models) with squeezenet1.0_deepcompressed.onnx and mobilenetv2_imagenet_float.onnx, whose model
     cards are written here; photographs (../shared/photos); artifacts/onnxviz/onnxviz (./build.sh makes it).
Out: a markdown table for each net on standard output; maps, sheets and evaluation.json in OUT/NET. A run that was
     stopped goes on from the maps that are there.

NAME is squeezenet or mobilenet, LIST what `onnxviz attribute` takes for --method and --measures. The environment names
other programs: ONNXVIZ, PYTHON.
TEXT
}

fail() { echo "evaluate: $*" >&2; exit 1; }

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
onnxviz=${ONNXVIZ:-$root/artifacts/onnxviz/onnxviz}
models=$root/../shared/models photos=$root/../shared/photos nets='squeezenet mobilenet' threads=2 out=
methods='saliency,gradxinput,smoothgrad,vargrad,ig,expected,guided,deconvnet,gradcam,gradcam++,hirescam,layercam'
methods+=',xgradcam,eigencam,lrp,lrp(epsilon-gamma-box),occlusion,rise,scorecam'
measures='deletion,insertion,mufidelity,sanity(1),sanity(1, similarity=ssim)'
while (($#)); do
    case $1 in
        -h | --help) usage; exit 0 ;;
        --models | --photos | --methods | --measures | --nets | --threads)
            (($# > 1)) || fail "$1 needs a value"
            printf -v "${1#--}" %s "$2"
            shift 2 ;;
        -*) usage >&2; exit 2 ;;
        *) out=$1; shift ;;
    esac
done
[[ -n $out ]] || fail "a folder to write to is needed: see --help"
[[ -x $onnxviz ]] || fail "there is no $onnxviz: ./build.sh makes it"

# The net's file under a name of its own, with the card that says how pictures go in.
prepare() {
    local name=$1 file=$2 card=$3
    [[ -f $models/$file ]] || fail "there is no $models/$file: --models names another folder"
    mkdir -p "$out"
    ln -sf "$(realpath "$models/$file")" "$out/$name.onnx"
    echo "$card" >"$out/$name.card.json"
}

judge() {
    local given=() background=()
    for place in $photos; do
        given+=("$place")
        background+=(--background "$place")
    done
    "$onnxviz" attribute "$out/$1.onnx" "${given[@]}" "${background[@]}" --method "$methods" -o "$out/$1" \
        --threads "$threads" --resume --evaluate --measures "$measures" >&2
    "${PYTHON:-python3}" "$root/tools/attribution/evaluation_table.py" "$1" "$out/$1/evaluation.json"
}

for net in $nets; do
    case $net in
        squeezenet)
            prepare squeezenet squeezenet1.0_deepcompressed.onnx \
                '{"preprocessing": {"range": [0, 255], "mean": [104, 117, 123], "order": "bgr"}}' ;;
        mobilenet) prepare mobilenet mobilenetv2_imagenet_float.onnx '{"preprocessing": "imagenet"}' ;;
        *) fail "there is no net $net: take squeezenet or mobilenet" ;;
    esac
    judge "$net"
done
