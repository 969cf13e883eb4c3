#!/usr/bin/env bash
# Compares our attributions of torchvision's nets with PyTorch's. See usage below.
set -euo pipefail

usage() {
    cat <<'TEXT'
usage: tools/attribution/run.sh [--nets "NAME ..."] [--samples N] [--points N] [--seed N] [--tries N] [--threads N]
                                [--folder DIR] [--fresh]

Exports a VGG, a ResNet, a DenseNet, a MobileNet, a ViT and a Swin of torchvision with random weights, and compares our
maps of a picture's strongest class with those of PyTorch's autograd in float64: saliency, gradient times input,
SmoothGrad with the same noise, integrated gradients, guided backpropagation, Grad-CAM, HiResCAM, LayerCAM; relevance
on the VGG.

In:  PyTorch, torchvision and onnx (Debian: apt-get install python3-torchvision python3-onnx); tools/OnnxViz.Bench.
Out: a markdown table on standard output. Status 0: every cosine is at least 0.9999; else 1.

What PyTorch made is kept in DIR (artifacts/attribution) and used again; so are our results until OnnxViz.Bench is
built anew. --fresh makes everything again. --tries N (10): how many pictures to draw until one has no ReLU or pool
within rounding of its kink. --samples N (10) and --points N (20) are those of SmoothGrad and integrated gradients.
--threads N (1) is for both sides. The environment names another program: PYTHON.
TEXT
}

fail() { echo "attribution: $*" >&2; exit 1; }
say() { echo "attribution: $*" >&2; }

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
here=$root/tools/attribution
bench=$root/artifacts/bin/OnnxViz.Bench/release/onnxviz-bench
python=${PYTHON:-/usr/bin/python3}
nets= samples=10 points=20 seed=0 tries=10 threads=1 folder=$root/artifacts/attribution fresh=
while (($#)); do
    case $1 in
        -h | --help) usage; exit 0 ;;
        --fresh) fresh=yes; shift ;;
        --nets | --samples | --points | --seed | --tries | --threads | --folder)
            (($# > 1)) || fail "$1 needs a value"
            printf -v "${1#--}" %s "$2"
            shift 2 ;;
        *) usage >&2; exit 2 ;;
    esac
done

check_programs() {
    local missing=()
    for module in torch torchvision onnx; do
        "$python" -c "import $module" 2>/dev/null || missing+=("python3-$module")
    done
    ((${#missing[@]} == 0)) || fail "missing: ${missing[*]}. On Debian: apt-get install ${missing[*]}"
    dotnet build "$root/tools/OnnxViz.Bench" -c Release -v q --nologo >&2 || fail "tools/OnnxViz.Bench does not build"
}

# One net, each side in a process of its own, so that memory is that of one net.
compare() {
    local name=$1 place=$folder/$1-$seed-$tries-$samples-$points
    [[ -z $fresh ]] || rm -rf "$place"
    if [[ ! -f $place/cases.json ]]; then
        say "$name: PyTorch"
        "$python" -W ignore "$here/reference.py" "$name" "$place" --seed "$seed" --tries "$tries" --samples "$samples" \
            --points "$points" --threads "$threads" >&2 || fail "$name was not exported"
    fi
    if [[ ! $place/results.jsonl -nt ${bench}.dll ]]; then
        say "$name: onnxviz"
        "$bench" maps "$place/cases.json" --threads "$threads" >"$place/results.part" ||
            fail "$name was not compared"
        mv "$place/results.part" "$place/results.jsonl"
    fi
    results+=("$place/results.jsonl")
}

check_programs
results=()
# shellcheck disable=SC2086 # the names are words
list=$("$python" "$here/nets.py" $nets) || exit 1
for name in $list; do
    compare "$name"
done
"$python" "$here/table.py" "${results[@]}"
