# What the commands of this folder have in common; they read it.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
here=$root/tools/video
program=${ONNXVIZ:-$root/artifacts/onnxviz/onnxviz}
models=$root/../shared/models
out=$root/artifacts/video
threads=$(nproc)

fail() { echo "$(basename "$0" .sh): $*" >&2; exit 1; }

# Reads the options that all of them have: --models DIR --out DIR --threads N.
options() {
    while (($#)); do
        case $1 in
            -h | --help) usage; exit 0 ;;
            --models | --out | --threads)
                (($# > 1)) || fail "$1 needs a value"
                printf -v "${1#--}" %s "$2"
                shift 2 ;;
            *) usage >&2; exit 2 ;;
        esac
    done
    [[ -x $program ]] || fail "$program is not there: ./build.sh builds it, or ONNXVIZ names another"
    mkdir -p "$out"
}

# bench COMMAND ARGS...: our measuring program.
bench() { dotnet run -c Release --project "$root/tools/OnnxViz.Bench" -- "$@"; }
