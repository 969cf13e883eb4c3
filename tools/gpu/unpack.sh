#!/usr/bin/env bash
# Joins and checks what pack.sh made: unpack.sh [--keep] PARTS TARGET
set -euo pipefail

fail() { echo "unpack: $*" >&2; exit 1; }

[[ $# == 2 && $1 != -* ]] || { echo "usage: unpack.sh PARTS TARGET: PARTS is the folder with the parts and SHA256SUMS" >&2; exit 2; }
[[ -d $1 ]] || fail "$1 is no folder"
parts=$(cd "$1" && pwd)
[[ -f $parts/SHA256SUMS ]] || fail "$parts has no SHA256SUMS: copy it along with the parts"
[[ ! -e $2 || -z $(ls -A "$2") ]] || fail "$2 is there already and not empty"
command -v xz >/dev/null || command -v python3 >/dev/null || fail "xz is missing, and python3, which could do its work"

# xz, or Python's own where there is none.
expand() {
    if command -v xz >/dev/null; then
        xz -dc -T0
    else
        python3 -c 'import lzma, shutil, sys
shutil.copyfileobj(lzma.open(sys.stdin.buffer), sys.stdout.buffer, 1 << 20)'
    fi
}

(cd "$parts" && sha256sum --check --quiet SHA256SUMS) || fail "a part is missing or damaged: copy it again"
mkdir -p "$2"
cut -d ' ' -f 3 "$parts/SHA256SUMS" | sed "s|^|$parts/|" | tr '\n' '\0' | xargs -0 cat |
    expand | tar -xf - -C "$2"
echo "unpack: $2 is ready: $2/check.sh --help"
