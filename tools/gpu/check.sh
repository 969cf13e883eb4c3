#!/usr/bin/env bash
# All that is to be known of OnnxViz on a GPU, in one run. See usage below.
set -uo pipefail

usage() {
    cat <<'TEXT'
usage: tools/gpu/check.sh [--out DIR] [--minutes N] [--only "1 3"] [--no-torch] [--dry-run cpu]

Runs everything below within N minutes (10), each part within its own limit; a part that fails does not stop the next.
In:  a folder that unpack.sh made, with this script in it: bin/ and nets/. No .NET; for the comparison a python3 with
     PyTorch, whose CUDA 13 and cuDNN 9 are used where the machine has none of its own.
Out: DIR/check.md, one table; DIR/check.json, all of its numbers; DIR/*.log, what else was said. DIR is ./check.

  1 gradients of the small nets and of torchvision's on the GPU against the processor, TF32 off and on
  2 operators that fell back to the processor, from ONNX Runtime's profile
  3 VGG16's forward pass and gradient at 224 px, batch 1, 8, 32, against PyTorch eager, channels-last, compiled and
    as CUDA graphs; our gradient forms against each other
  4 the same for whole steps of drawing: the host's share, bytes over the bus; the score after equal steps
  5 an atlas of VGG16's 4,224 filters, 256 steps each, reckoned from a slice; one part of it drawn in earnest
  6 the memory of the GPU that 3 and 4 took
  7 a second GPU, where there is one

--no-torch leaves PyTorch's side out. --dry-run cpu goes through every part in a minute or two, the processor in the GPU's place and everything tiny.
The environment names another Python: PYTHON.
TEXT
}

fail() { echo "check: $*" >&2; exit 1; }
say() { echo "check: $(date +%T) $*" >&2; }

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
out=$PWD/check minutes=10 only="1 2 3 4 5 7" dry= with_torch=yes
while (($#)); do
    case $1 in
        -h | --help) usage; exit 0 ;;
        --out | --minutes | --only | --dry-run)
            (($# > 1)) || fail "$1 needs a value"
            case $1 in
                --out) out=$2 ;;
                --minutes) minutes=$2 ;;
                --only) only=$2 ;;
                --dry-run) [[ $2 == cpu ]] || fail "--dry-run takes cpu"; dry=yes ;;
            esac
            shift 2 ;;
        --no-torch) with_torch=; shift ;;
        *) usage >&2; exit 2 ;;
    esac
done
[[ $minutes =~ ^[1-9][0-9]*$ ]] || fail "--minutes is a whole number, not $minutes"
bin=$here/bin nets=$here/nets
[[ -x $bin/onnxviz && -x $bin/onnxviz-bench ]] || fail "$bin has no onnxviz and onnxviz-bench: unpack.sh makes it"
mkdir -p "$out" && out=$(cd "$out" && pwd) || exit 1
rm -f "$out"/*.jsonl "$out"/*.log "$out"/check.*
begin=$SECONDS
work=$(mktemp -d) || exit 1
running=
trap 'rm -rf "$work"' EXIT
trap '[[ -z $running ]] || kill -TERM -- "-$running"; exit 130' INT TERM

# A Python with PyTorch where there is one; any other draws the table.
find_python() {
    local candidate
    for candidate in ${PYTHON:-} python3 /usr/bin/python3; do
        "$candidate" -c 'import torch' 2>/dev/null && { python=$candidate; torch=$with_torch; return; }
    done
    python=${PYTHON:-python3} torch=
    command -v "$python" >/dev/null || fail "python3 is needed for the table"
    [[ -z $with_torch ]] || say "there is no PyTorch: only our side is measured"
}

# CUDA and cuDNN as Python packages bring them, and the driver where containers have it.
find_libraries() {
    local folders
    folders=$("$python" -c 'import glob, sys
print(":".join(sorted({f for p in sys.path for f in glob.glob(p + "/nvidia/*/lib")})))')
    for folder in /usr/local/cuda/lib64 /usr/local/nvidia/lib64 /usr/local/nvidia/lib; do
        [[ -d $folder ]] && folders=${folders:+$folders:}$folder
    done
    libraries=${folders}${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
}

if [[ -n $dry ]]; then
    gpu=cpu tf32=cpu variants=cpu second=cpu torch_device=cpu
    size=32 batches=1,2 runs=2 narrow=16 first="--first 3" steps=4 slice_batch=2 drawn=0-1 threads=2
else
    gpu=cuda tf32=cuda+tf32 second= torch_device=cuda
    variants="cuda cuda+tf32 cuda+tf32+nhwc cuda+nhwc cuda+tf32+nographs"
    size=224 batches=1,8,32 runs=20 narrow=1 first= steps=256 slice_batch=32 drawn=0-31
    threads=$(nproc)
    command -v nvidia-smi >/dev/null && (($(nvidia-smi -L | wc -l) > 1)) && second=cuda:1+tf32
fi
vgg=$work/vgg16/vgg16.onnx quick=eager,channels-last,graphs
bench() { LD_LIBRARY_PATH=$libraries exec "$bin/onnxviz-bench" "$@"; }
peer() { exec "$python" "$here/torch_side.py" "$@" --size "$size" --runs "$runs" --narrow "$narrow" \
    --device "$torch_device" --threads "$threads"; }

# Runs a command as a group of processes, which ends with it or at its limit: run_within SECONDS NAME COMMAND...
run_within() {
    local limit=$1 name=$2 status waited=0
    shift 2
    set -m
    ("$@") >"$out/$name.jsonl" 2>"$out/$name.log" </dev/null &
    running=$!
    set +m
    while kill -0 "$running" 2>/dev/null && ((waited < limit * 5)); do
        sleep 0.2
        waited=$((waited + 1))
    done
    if kill -0 "$running" 2>/dev/null; then
        kill -TERM -- "-$running"
        sleep 3
        kill -KILL -- "-$running" 2>/dev/null
        wait "$running" 2>/dev/null
        status=124
    else
        wait "$running"
        status=$?
    fi
    running=
    return $status
}

# part NAME SECONDS COMMAND...: JSON lines go to NAME.jsonl; the seconds are of ten minutes, and are scaled.
part() {
    local name=$1 limit=$(($2 * minutes / 10)) left status start=$SECONDS
    shift 2
    left=$((minutes * 60 - (SECONDS - begin)))
    ((limit > left)) && limit=$left
    : >"$out/$name.log"
    if ((limit < 1)); then
        status=124
    else
        say "$name: at most $limit s"
        run_within "$limit" "$name" "$@"
        status=$?
    fi
    ((status == 0)) || say "$name ended with $status: $(tail -n 1 "$out/$name.log" 2>/dev/null)"
    "$python" -c 'import json, sys
name, status, seconds, limit, log = sys.argv[1:]
lines = open(log).read().splitlines() if status != "0" else []
print(json.dumps({"name": name, "status": int(status), "seconds": int(seconds), "limit": int(limit),
                  "said": lines[-1] if lines else ""}))' \
        "$name" "$status" $((SECONDS - start)) "$limit" "$out/$name.log" >>"$out/parts.jsonl"
}

wanted() { [[ " $only " == *" $1 "* ]]; }

# What this machine is.
facts() {
    "$python" - "$dry" "$(cat "$here/VERSION" 2>/dev/null)" <<'PY' >"$out/facts.jsonl"
import datetime, json, platform, subprocess, sys
def ask(*words):
    try:
        return subprocess.run(words, capture_output=True, text=True, timeout=20).stdout.strip()
    except (OSError, subprocess.TimeoutExpired):
        return ""
try:
    import torch
    peer = torch.__version__
except ImportError:
    peer = ""
print(json.dumps({"date": datetime.date.today().isoformat(), "dry_run": bool(sys.argv[1]), "version": sys.argv[2],
                  "gpus": ask("nvidia-smi", "--query-gpu=name,driver_version,memory.total,memory.used",
                              "--format=csv,noheader").splitlines(),
                  "torch": peer, "system": platform.platform(), "libc": " ".join(platform.libc_ver())}))
PY
}

# Each is a process of its own that part runs and may end.
ours_of() {
    local what=$1 device status=0
    shift
    for device in $variants; do
        (bench "$what" "$vgg" "$@" --device "$device" --runs "$runs" --size "$size" --threads "$threads") || status=$?
    done
    return $status
}

drawn() {
    local start
    start=$(date +%s.%N)
    LD_LIBRARY_PATH=$libraries "$bin/onnxviz" maximize "$vgg" --layer block3_conv1 --channels "$drawn" --size "$size" \
        --preset "lucid(steps=$steps)" --device "$tf32" -q -o "$work/drawn" >&2 || return
    "$python" -c 'import json, sys
print(json.dumps({"drawn": sys.argv[1], "layer": "block3_conv1", "wall_s": float(sys.argv[3]) - float(sys.argv[2])}))' \
        "$drawn" "$start" "$(date +%s.%N)"
}

find_python
find_libraries
facts
mkdir -p "$work/vgg16"
part 0-net 30 bench vgg "$vgg" --narrow "$narrow"
if wanted 2; then
    part 2-vgg 20 bench devices "$work/vgg16" --device "$gpu" --threads "$threads"
fi
if wanted 1; then
    # shellcheck disable=SC2086 # two words or none
    part 1-gradients 80 bench devices "$nets" --device "$gpu" --threads "$threads" $first
fi
if wanted 3; then
    part 3-ours 100 ours_of gradient "channel(block5_conv1, 0)" --batch "$batches"
    [[ -z $torch ]] || part 3-torch-tf32 70 peer gradient --batches "$batches" --tf32
    [[ -z $torch ]] || part 3-torch 30 peer gradient --batches "$batches" --forms "$quick"
fi
if wanted 4; then
    [[ -n $dry ]] || variants="cuda cuda+tf32 cuda+tf32+nographs"
    part 4-ours 70 ours_of ascent --layers block5_conv1 --batch "$batches"
    part 4-cpu 30 bench ascent "$vgg" --layers block5_conv1 --batch 1 --device cpu --runs "$runs" --size "$size" \
        --threads "$threads"
    [[ -z $torch ]] || part 4-torch-tf32 60 peer ascent --batches "$batches" --tf32
    [[ -z $torch ]] || part 4-torch 30 peer ascent --batches "$batches" --forms "$quick"
fi
if wanted 5; then
    part 5-slice 60 bench slice "$vgg" --layers all --batch "$slice_batch" --size "$size" --runs 6 --steps "$steps" \
        --preset "lucid(steps=$steps)" --device "$tf32" --threads "$threads"
    part 5-drawn 45 drawn
fi
if wanted 7 && [[ -n $second ]]; then
    part 7-second 20 bench ascent "$vgg" --layers block5_conv1 --batch "${batches%%,*}" --size "$size" --runs "$runs" \
        --device "$second" --threads "$threads"
fi
# What can best be done without is last.
if wanted 3; then
    for forms in any cpu; do
        part "3-forms-$forms" 20 bench gradient "$vgg" "channel(block5_conv1, 0)" --batch "${batches%,*}" \
            --device "$tf32" --forms "$forms" --runs "$runs" --size "$size" --threads "$threads"
    done
fi
if wanted 1; then
    # shellcheck disable=SC2086
    part 1-gradients-tf32 60 bench devices "$nets" --device "$tf32" --threads "$threads" $first
fi
say "done in $((SECONDS - begin)) s"
"$python" "$here/table.py" "$out" >"$out/check.md" && cat "$out/check.md"
