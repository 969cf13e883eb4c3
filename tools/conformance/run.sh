#!/usr/bin/env bash
# Compares our gradients of torchvision's nets with PyTorch's. See usage below.
set -euo pipefail

usage() {
    cat <<'TEXT'
usage: tools/conformance/run.sh [--nets "NAME|GROUP ..."] [--opset 13,17] [--seed N] [--tries N] [--threads N]
                                [--folder DIR] [--fresh] [--short]

Exports nets of torchvision with random weights, takes the gradient of the mean square of a middle layer and of one
logit (of a segmentation net a class map, of a detection net a feature channel of its backbone) with OnnxViz, and
compares values and gradients with those of PyTorch's autograd in float64.

In:  PyTorch, torchvision and onnx (Debian: apt-get install python3-torchvision python3-onnx); tools/OnnxViz.Bench.
Out: a markdown table on standard output. Status 0: every value is within 1e-4, every cosine at least 0.9999; else 1.

GROUP is classification, segmentation, detection or all; all is the default. What PyTorch made is kept in DIR
(artifacts/conformance; 7 GB for all) and used again, so that a run goes on where one was broken off; so are our
results until OnnxViz.Bench is built anew. --fresh makes everything again.
--tries N (10): how many inputs to draw until one has no ReLU or max pool within rounding of its kink; reference.py
says more. --threads N (1) is for both sides. --short prints one row for all operator sets, the worst of them.
The environment names another program: PYTHON.
TEXT
}

fail() { echo "conformance: $*" >&2; exit 1; }
say() { echo "conformance: $*" >&2; }

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
here=$root/tools/conformance
bench=$root/artifacts/bin/OnnxViz.Bench/release/onnxviz-bench
python=${PYTHON:-/usr/bin/python3}
nets=all opset=13,17 seed=0 tries=10 threads=1 folder=$root/artifacts/conformance fresh= short=
while (($#)); do
    case $1 in
        -h | --help) usage; exit 0 ;;
        --fresh) fresh=yes; shift ;;
        --short) short=--short; shift ;;
        --nets | --opset | --seed | --tries | --threads | --folder)
            (($# > 1)) || fail "$1 needs a value"
            printf -v "${1#--}" %s "$2"
            shift 2 ;;
        *) usage >&2; exit 2 ;;
    esac
done

check_programs() {
    local missing=()
    "$python" -c 'import torch' 2>/dev/null || missing+=(python3-torch)
    "$python" -c 'import torchvision' 2>/dev/null || missing+=(python3-torchvision)
    "$python" -c 'import onnx' 2>/dev/null || missing+=(python3-onnx)
    ((${#missing[@]} == 0)) || fail "missing: ${missing[*]}. On Debian: apt-get install ${missing[*]}"
    dotnet build "$root/tools/OnnxViz.Bench" -c Release -v q --nologo >&2 || fail "tools/OnnxViz.Bench does not build"
}

# One net, each side in a process of its own, so that memory is that of one net.
compare() {
    local name=$1 place=$folder/$1-${opset//,/-}-$seed-$tries
    [[ -z $fresh ]] || rm -rf "$place"
    if [[ ! -f $place/cases.json ]]; then
        say "$name: PyTorch"
        "$python" "$here/reference.py" "$name" "$place" --opset "$opset" --seed "$seed" --tries "$tries" --threads "$threads" >&2 ||
            fail "$name was not exported"
    fi
    if [[ ! $place/results.jsonl -nt ${bench}.dll ]]; then
        say "$name: onnxviz"
        "$bench" conformance "$place/cases.json" --threads "$threads" >"$place/results.part" || fail "$name was not compared"
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
"$python" "$here/table.py" $short "${results[@]}"
