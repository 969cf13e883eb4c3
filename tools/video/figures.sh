#!/usr/bin/env bash
# Draws ten seconds through six filters and prints what docs/video.md says of them. See usage below.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

usage() {
    cat <<'TEXT'
usage: tools/video/figures.sh [--models DIR] [--out DIR] [--threads N]

Draws ten seconds at 24 frames per second, 256 pixels, through six filters of three layers of vgg19_16x_relu5_1
(six.json), goes on where it was stopped, and prints what ffprobe finds in the file, and how much the video changes from
frame to frame where segments meet beside the median. Two minutes on two cores.

In:  the built program; the model (../shared/models); ffmpeg.
Out: DIR/six.mp4 and its frames (artifacts/video); lines on standard output.
TEXT
}

options "$@"
resume=()
[[ -f $out/six.frames/video.json ]] && resume=(--resume)
"$program" video "$models/vgg19_16x_relu5_1.onnx" "$here/six.json" -o "$out/six.mp4" --threads "$threads" "${resume[@]}"
ffprobe -v error -count_frames -show_entries \
    stream=codec_name,width,height,pix_fmt,r_frame_rate,nb_read_frames:format=duration,size \
    -of default=noprint_wrappers=1 "$out/six.mp4"
bench continuity "$out/six.frames"
