#!/bin/bash
# Draws an atlas in four shares on two nodes of a real Slurm on this machine, cuts the power of one node on the way, and compares every byte with
# the atlas of a single run.
#   tools/slurm/test.sh [PROGRAM]      exit code 77 and the reason where it cannot run here
# The cluster's scripts are those of CLUSTER, ../shared/slurm beside the project unless said. MODEL (default), LAYERS, SIZE, STEPS and BATCH say
# what is drawn, LIMIT the seconds that it may take: MODEL=vgg19.onnx LAYERS="conv*" SIZE=64 STEPS=64 BATCH=8 LIMIT=1800 tools/slurm/test.sh
set -uo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
root=$(cd -- "$here/../.." && pwd)
export ONNXVIZ=${1:-$root/artifacts/bin/OnnxViz.Cli/release/onnxviz}
cluster=${CLUSTER:-$root/../shared/slurm}

skip() {
    echo "skipped: $1"
    exit 77
}

fail() {
    echo "failed: $1" >&2
    tail -n 20 "$work"/*.log "$work"/cluster/log/slurmctld.log >&2
    exit 1
}

PATH=$PATH:/usr/sbin
for program in slurmctld slurmd sbatch munged; do
    command -v $program >/dev/null || skip "$program is not installed (apt-get install slurm-wlm)"
done
[[ -x $cluster/start-cluster.sh ]] || skip "there is no $cluster/start-cluster.sh"
[[ $(id -u) == 0 ]] || skip "a cluster on one machine needs root"
[[ -x $ONNXVIZ ]] || skip "$ONNXVIZ is not built"

work=$(mktemp -d)
chmod 755 "$work"
export SLURM_TEST_PORT=${SLURM_TEST_PORT:-$((18000 + RANDOM % 4000 * 3))}
trap '"$cluster/stop-cluster.sh" "$work/cluster" >/dev/null 2>&1; rm -rf "$work"' EXIT
model=${MODEL:-default}
[[ $model == default ]] || model=$(realpath "$model")
options=(--layers "${LAYERS:-relu1_*,relu2_*}" --size "${SIZE:-32}" --steps "${STEPS:-300}" --batch "${BATCH:-4}")

cd "$work" || exit 1
"$ONNXVIZ" atlas "$model" "${options[@]}" --threads 1 -o single 2>single.log || fail "the single run"
echo "single run: $(tail -n 2 single.log | head -n 1)"

"$cluster/start-cluster.sh" 2 "$work/cluster" || fail "no cluster"
source "$work/cluster/env"
job=$(sbatch --parsable --array=0-3 --cpus-per-task=1 "$here/atlas.sbatch" "$model" "$work/shares" "${options[@]}") || fail "sbatch"
merge=$(sbatch --parsable --dependency="afterok:$job" --kill-on-invalid-dep=yes --output="$work/merge.log" "$here/atlas.sbatch" "$model" "$work/shares") ||
    fail "sbatch of the merge"

done_units() {
    find "$work/shares" -name '[0-9]*.json' 2>/dev/null | wc -l
}

until (($(done_units) >= 4)); do
    ((SECONDS < ${LIMIT:-300})) || fail "no unit after $SECONDS s"
    sleep 0.2
done
# The warning ahead of a time limit: the task stops, is queued again and goes on.
warned=$(squeue -h -j "$job" -w n2 -t RUNNING -o %K | head -n 1)
[[ -n $warned ]] && scancel --batch --signal=USR1 "${job}_$warned" && echo "warning of a time limit to task $warned on n2"
lost=$(squeue -h -j "$job" -w n1 -t RUNNING -o %K | tr '\n' ' ')
at=$(done_units)
"$cluster/node.sh" kill n1 "$work/cluster"
echo "power cut on n1 at $at units; tasks on it: ${lost:-none}"
[[ -n $lost ]] || fail "no task ran on n1"
sleep 12
"$cluster/node.sh" start n1 "$work/cluster"

while [[ -n $(squeue -h -j "$job,$merge" 2>/dev/null) && $(squeue -h -j "$job,$merge" -t PENDING,RUNNING,COMPLETING,CONFIGURING,REQUEUED,REQUEUE_HOLD 2>/dev/null) ]]; do
    ((SECONDS < ${LIMIT:-300})) || fail "not done after $SECONDS s: $(squeue -h -j "$job,$merge" | tr '\n' ';')"
    sleep 0.5
done
[[ -f $work/shares/index.html ]] || fail "the merge made no site"
if [[ -n $warned ]]; then
    grep -q "queued again" "atlas-${job}_$warned.log" || fail "the warned task was not queued again"
fi
diff -r single shares || fail "the shares differ from the single run"
echo "identical: $(find shares -type f | wc -l) files of $(done_units) units in $SECONDS s"
