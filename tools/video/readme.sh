#!/usr/bin/env bash
# Draws the video of the README, its poster and its GIF. See usage below.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

usage() {
    cat <<'TEXT'
usage: tools/video/readme.sh [--out DIR] [--threads N]

Draws eight seconds on the default net (readme.json), and puts a frame into docs/video-poster.png and a small GIF into
docs/video.gif. Needs no ffmpeg; where there is one, DIR/readme.mp4 is the whole video. A minute on two cores.

In:  the built program.
Out: frames in DIR/readme.frames (artifacts/video), the two files in docs/.
TEXT
}

options "$@"
place=$out/readme.frames
command -v ffmpeg >/dev/null && place=$out/readme.mp4
"$program" video default "$here/readme.json" -o "$place" --preview 3 --threads "$threads"
cp "$out/readme.frames/frame-000072.png" "$root/docs/video-poster.png"
preview=$out/readme.preview.gif
[[ $place == *.mp4 ]] || preview=$place/preview.gif
cp "$preview" "$root/docs/video.gif"
