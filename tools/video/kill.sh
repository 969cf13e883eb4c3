#!/usr/bin/env bash
# Kills a video at random moments, goes on with it, and compares it with one that was not. See usage below.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

usage() {
    cat <<'TEXT'
usage: tools/video/kill.sh [--out DIR] [--threads N]

Draws readme.json at 96 pixels on the default net, once in one go and once killed (SIGKILL) five times at random moments
and gone on with, then 2 to 4 seconds of it again; and compares all frames and the files, byte for byte. A minute on two
cores.

In:  the built program; ffmpeg.
Out: frames and files in DIR (artifacts/video); a line for each comparison; exit code 1 where bytes differ.
TEXT
}

options "$@"
draw() {
    local name=$1
    shift
    ${run:-} "$program" video default "$here/readme.json" -o "$out/$name.mp4" --size 96 --threads "$threads" -q "$@"
}

frames() { find "$out/killed.frames" -name 'frame-*.png' 2>/dev/null | wc -l || true; }

same() {
    cmp "$out/whole.mp4" "$out/killed.mp4" && diff -rq -x states "$out/whole.frames" "$out/killed.frames" >&2 ||
        fail "$1: bytes differ"
    echo "$1: the file and $(frames) frames are the same"
}

draw whole
rm -rf "$out/killed.frames"
resume=()
for kill in 1 2 3 4 5; do
    before=$(frames)
    run=exec draw killed "${resume[@]}" &
    while (($(frames) <= before)) && kill -0 $! 2>/dev/null; do
        sleep 0.1
    done
    sleep "$((RANDOM % 3)).$((RANDOM % 10))"
    { kill -KILL $! && wait $!; } 2>/dev/null || true
    echo "killed at frame $(frames)"
    [[ -f $out/killed.frames/video.json ]] && resume=(--resume)
done
draw killed "${resume[@]}"
same "killed five times"
draw killed --from 00:02 --to 00:04
same "2 s to 4 s drawn again"
