# What the commands of this folder have in common; they read it.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
here=$root/tools/preimages
program=${ONNXVIZ:-$root/artifacts/onnxviz/onnxviz}
models=$root/../shared/models photos=$root/../shared/photos
out=$root/artifacts/preimages/$(basename "$0" .sh)
python=${PYTHON:-/usr/bin/python3}
weights="1 20 100 300" only=

fail() { echo "$(basename "$0" .sh): $*" >&2; exit 1; }

# Reads the options that all of them have: --models DIR --photos DIR --out DIR --weights "C ..." --only "NAME ...".
options() {
    while (($#)); do
        case $1 in
            -h | --help) usage; exit 0 ;;
            --models | --photos | --out | --weights | --only)
                (($# > 1)) || fail "$1 needs a value"
                printf -v "${1#--}" %s "$2"
                shift 2 ;;
            *) usage >&2; exit 2 ;;
        esac
    done
    [[ -x $program ]] || fail "$program is not there: ./build.sh builds it, or ONNXVIZ names another"
    [[ -d $photos ]] || fail "there are no photographs in $photos: --photos names a folder"
    mkdir -p "$out"
}

# The photographs, those of --only where it is given.
pictures() {
    local file name
    for file in "$photos"/*.*; do
        name=$(basename "$file")
        case $file in
            *.png | *.jpg | *.bmp) [[ -z $only || " $only " == *" ${name%.*} "* ]] && echo "$file" ;;
        esac
    done
    return 0
}

# How pictures go into a network of ../shared.
going_in() {
    case $1 in
        vgg16*) echo "--preprocessing caffe" ;;
        squeezenet1.0*) echo "--range 0,255 --mean 104,117,123 --order bgr" ;;
        vgg19*) echo "--preprocessing unit" ;;
        mobilenet*) echo "--preprocessing imagenet" ;;
    esac
}

# Runs the program with --json, unless the file of its lines is there; a line for each picture goes into that file.
once() {
    local lines=$1
    shift
    if [[ ! -s $lines ]]; then
        mkdir -p "$(dirname "$lines")"
        "$program" "$@" --json --quiet >"$lines.part"
        mv "$lines.part" "$lines"
    fi
}
