#!/usr/bin/env bash
# Measures onnxviz against PyTorch: both sides in one run, in turns, on the same full-size VGG16 with random weights.
set -euo pipefail

usage() {
    cat <<'TEXT'
usage: tools/peers/compare.sh [--rounds N] [--runs N] [--threads N] [--layers "A B"] [--channel C]
                              [--size N] [--steps N] [--only gradient|nets|maximize] [--jitter N]
                              [--batches "1 8"] [--nets "NAME:LAYER ..."] [--newer FOLDER [--alone]]

In:  artifacts/onnxviz/onnxviz (./build.sh makes it) and tools/OnnxViz.Bench (built here).
Out: a table on standard output; every measurement as a JSON line in artifacts/peers/measurements.jsonl.

gradient: forward + input gradient of one channel at 224x224, each of the batches (1): seconds per run, no start-up.
nets: the same for nets of torchvision, cut at a layer; only where asked for by --only nets.
maximize: the whole process of drawing a filter at 128 px in 128 steps: wall time and peak memory.
In each round every side is measured once; the table gives the median of the per-round ratios onnxviz / PyTorch.
--newer FOLDER adds the PyTorch of a Debian 13 in that folder (tools/peers/trixie.sh makes it) as an opponent,
--alone as the only one.
An idle machine is needed; a busy one is warned of. Rounds 5, runs 15, threads 2 unless told otherwise.
The environment names other programs: PYTHON, ONNXVIZ, BENCH.
TEXT
}

fail() { echo "compare: $*" >&2; exit 1; }
say() { echo "compare: $*" >&2; }

rounds=5 runs=15 threads=2 layers="block3_conv1 block5_conv1" channel=0 size=128 steps=128 jitter=8 only=all newer= alone= batches=1
nets="resnet50:layer4.2 mobilenet_v2:features.18 convnext_tiny:features.7"
while (($#)); do
    case $1 in
        -h | --help) usage; exit 0 ;;
        --rounds | --runs | --threads | --layers | --channel | --size | --steps | --jitter | --only | --newer | --batches | --nets)
            (($# > 1)) || fail "$1 needs a value"
            printf -v "${1#--}" %s "$2"
            shift 2 ;;
        --alone) alone=yes; shift ;;
        *) usage >&2; exit 2 ;;
    esac
done
[[ -z $alone || -n $newer ]] || fail "--alone goes with --newer"
case $only in all | gradient | nets | maximize) ;; *) fail "--only is gradient, nets or maximize, not $only" ;; esac

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
peers=$root/tools/peers
cache=$root/artifacts/peers
python=${PYTHON:-/usr/bin/python3}
onnxviz=${ONNXVIZ:-$root/artifacts/onnxviz/onnxviz}
bench=${BENCH:-dotnet run --no-build -c Release --project $root/tools/OnnxViz.Bench --}
model=$cache/vgg16.onnx
weights=$cache/vgg16.pth
measurements=$cache/measurements.jsonl
export OMP_NUM_THREADS=$threads

check_programs() {
    local missing=()
    "$python" -c 'import torch' 2>/dev/null || missing+=(python3-torch)
    "$python" -c 'import torchvision' 2>/dev/null || missing+=(python3-torchvision)
    "$python" -c 'import onnx' 2>/dev/null || missing+=(python3-onnx)
    [[ -x /usr/bin/time ]] || missing+=(time)
    ((${#missing[@]} == 0)) || fail "missing: ${missing[*]}. On Debian: apt-get install ${missing[*]}"
    [[ -x $onnxviz ]] || fail "$onnxviz is not there; build it with ./build.sh"
    [[ -n ${BENCH:-} || $only == maximize ]] && return
    dotnet build "$root/tools/OnnxViz.Bench" -c Release -v q --nologo >&2 || fail "tools/OnnxViz.Bench does not build"
}

# opponents[VERSION] is the command that starts that PyTorch's Python, with the repository at its own path.
find_opponents() {
    [[ -n $alone ]] || opponents=(["$(version "$python")"]=$python)
    [[ -n $newer ]] || return 0
    [[ -x $newer/usr/bin/python3 ]] || fail "there is no Debian in $newer: tools/peers/trixie.sh $newer makes it"
    newer=$(cd "$newer" && pwd)
    mkdir -p "$newer$root"
    mountpoint -q "$newer$root" || mount --bind "$root" "$newer$root"
    opponents[$(version "chroot $newer /usr/bin/python3")]="chroot $newer /usr/bin/python3"
}

version() { $1 -c "import sys; sys.path.insert(0, '$peers'); import torch_vgg; print(torch_vgg.PEER)"; }

check_load() {
    local load
    read -r load _ </proc/loadavg
    uptime >&2
    awk -v load="$load" 'BEGIN { exit !(load > 0.5) }' || return 0
    say "WARNING: the machine is busy (load $load). Ratios stay usable, times do not; better wait."
}

make_model() {
    mkdir -p "$cache"
    [[ -f $model ]] || "$python" "$peers/make_vgg.py" --depth 16 --seed 0 "$model" >&2
    [[ -f $weights ]] || "$python" "$peers/torch_vgg.py" "$model" "$weights" >&2
}

# Adds the round to the JSON lines of a measurement and keeps them.
keep() { sed "s/^{/{\"what\": \"$1\", \"round\": $2, /" >>"$measurements"; }

same_numbers() {
    local layer=$1 answer
    "$python" "$peers/torch_gradient.py" "$weights" "$layer" --channel "$channel" --runs 0 --dump-input "$cache/x.npy"
    "$onnxviz" gradient "$model" "channel($layer, $channel)" --input "$cache/x.npy" --tensor --output "$cache/g.npy" >&2
    answer=$("$python" "$peers/torch_gradient.py" "$weights" "$layer" --channel "$channel" --runs 0 \
        --input "$cache/x.npy" --compare-gradient "$cache/g.npy") ||
        fail "onnxviz and PyTorch do not give the same gradient for $layer: $answer"
    keep "same gradient $layer" 0 <<<"$answer"
    say "$layer, is it the same gradient? $answer"
}

# The state dictionary and the model of a net of torchvision: make_net NAME
make_net() {
    mkdir -p "$cache"
    [[ -f $cache/$1.pth ]] || "$python" "$peers/torch_net.py" "$1" "$cache/$1.pth" --make || fail "$1 is not made"
    [[ -f $cache/$1.onnx ]] ||
        "$python" "$root/tools/export_torchvision.py" "$1" --weights "$cache/$1.pth" --output "$cache/$1.onnx" >&2 ||
        fail "$1 is not exported"
}

same_numbers_of_net() {
    local name=${1%%:*} layer=${1#*:} answer
    "$python" "$peers/torch_net.py" "$name" "$cache/$name.pth" "$layer" --channel "$channel" --runs 0 \
        --dump-input "$cache/x.npy"
    "$onnxviz" gradient "$cache/$name.onnx" "channel($layer, $channel)" --input "$cache/x.npy" --tensor \
        --output "$cache/g.npy" >&2
    answer=$("$python" "$peers/torch_net.py" "$name" "$cache/$name.pth" "$layer" --channel "$channel" --runs 0 \
        --input "$cache/x.npy" --compare-gradient "$cache/g.npy") ||
        fail "onnxviz and PyTorch do not give the same gradient for $name: $answer"
    keep "same gradient $name $layer" 0 <<<"$answer"
    say "$name, $layer, is it the same gradient? $answer"
}

# PyTorch gets the allocator settings that spare it page faults: torch_side OPPONENT SCRIPT ARGS...
torch_side() {
    MALLOC_MMAP_THRESHOLD_=4294967296 MALLOC_TRIM_THRESHOLD_=68719476736 \
        ${opponents[$1]} "$peers/$2" "${@:3}" --channel "$channel" --threads "$threads" --runs "$runs"
}

ours() { $bench gradient "$1" "channel($2, $channel)" --size 224 --batch "$3" --threads "$threads" --runs "$runs"; }

gradient_round() {
    local round=$1 layer=$2 batch=$3 opponent
    for opponent in "${!opponents[@]}"; do
        torch_side "$opponent" torch_gradient.py "$weights" "$layer" --batch "$batch" --sliced |
            keep "gradient $layer, batch $batch" "$round"
    done
    ours "$model" "$layer" "$batch" | keep "gradient $layer, batch $batch" "$round"
}

net_round() {
    local round=$1 name=${2%%:*} layer=${2#*:} batch=$3 opponent
    for opponent in "${!opponents[@]}"; do
        torch_side "$opponent" torch_net.py "$name" "$cache/$name.pth" "$layer" --batch "$batch" |
            keep "$name $layer, batch $batch" "$round"
    done
    ours "$cache/$name.onnx" "$layer" "$batch" | keep "$name $layer, batch $batch" "$round"
}

# Runs a whole process and keeps its wall time and peak memory: timed ROUND PEER LAYER COMMAND...
timed() {
    local round=$1 peer=$2 layer=$3
    shift 3
    /usr/bin/time -o "$cache/time.json" -f '{"peer": "'"$peer"'", "wall_s": %e, "rss_kib": %M}' "$@" \
        >"$cache/maximize.log" 2>&1 || { cat "$cache/maximize.log" >&2; fail "$peer did not finish"; }
    keep "maximize $layer" "$round" <"$cache/time.json"
}

maximize_round() {
    local round=$1 layer=$2 opponent torch
    timed "$round" onnxviz "$layer" "$onnxviz" maximize "$model" "channel($layer, $channel)" --preset levelled -o "$cache/onnxviz.png" \
        --size "$size" --steps "$steps" --jitter "$jitter" --seed 0 --threads "$threads"
    for opponent in "${!opponents[@]}"; do
        torch="${opponents[$opponent]} $peers/torch_maximize.py $weights $cache/torch.png --layer $layer
            --channel $channel --size $size --steps $steps --jitter $jitter --threads $threads"
        timed "$round" "$opponent" "$layer" $torch
        timed "$round" "$opponent, tuned" "$layer" $torch --lean --channels-last
    done
}

declare -A opponents
check_programs
find_opponents
check_load
mkdir -p "$cache"
: >"$measurements"
if [[ $only == nets ]]; then
    for net in $nets; do
        make_net "${net%%:*}"
        same_numbers_of_net "$net"
    done
    layers=
else
    make_model
fi
for layer in $layers; do
    [[ $only == maximize ]] || same_numbers "$layer"
done
for ((round = 1; round <= rounds; round++)); do
    for layer in $layers; do
        say "round $round of $rounds, $layer"
        for batch in $batches; do
            [[ $only == maximize ]] || gradient_round "$round" "$layer" "$batch"
        done
        [[ $only == gradient ]] || maximize_round "$round" "$layer"
    done
    for net in $([[ $only != nets ]] || echo "$nets"); do
        say "round $round of $rounds, $net"
        for batch in $batches; do
            net_round "$round" "$net" "$batch"
        done
    done
done
"$python" "$peers/table.py" "$measurements"
