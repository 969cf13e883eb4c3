#!/usr/bin/env bash
# Inverts HOG, HOG-b and DSIFT of photographs by both presets. See usage below.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

usage() {
    cat <<'TEXT'
usage: tools/preimages/descriptors.sh [--photos DIR] [--only "NAME ..."] [--weights "C ..."] [--out DIR]

Inverts hog, hogb and dsift of every photograph, 256 x 256 in grey, by the preset of 2016 with each weight C, and by that
of 2015 (dsift5 in place of dsift), and prints two tables: the mean error, distance over the length of the target, for
each C; and distances over the mean distance between the representations of two photographs. What is there already is
not drawn again. Then photographs are exaggerated and drawn from noise by HOG, HOG-b and DSIFT (--C 100).

In:  the built program; photographs (../shared/photos). python3 with numpy for the tables.
Out: pictures, manifests and lines of JSON in DIR (artifacts/preimages/descriptors); tables on standard output.
TEXT
}

options "$@"
for picture in $(pictures); do
    name=$(basename "${picture%.*}")
    for model in hog hogb dsift; do
        for weight in $weights; do
            once "$out/2016/$model/$weight/$name.jsonl" invert $model "$picture" --C $weight \
                -o "$out/2016/$model/$weight/$name.png"
        done
    done
    for model in hog hogb dsift5; do
        once "$out/2015/$model/1/$name.jsonl" invert $model "$picture" --preset mahendran2015 \
            -o "$out/2015/$model/1/$name.png"
    done
    for model in hog hogb dsift; do
        for start in picture noise; do
            once "$out/caricature/$model/$start/$name.jsonl" caricature $model "$picture" --C 100 --start $start \
                -o "$out/caricature/$model/$start/$name.png"
        done
    done
done

for model in hog hogb dsift dsift5; do
    [[ -d $out/features/$model ]] ||
        "$program" features $model $(pictures) --layer $model --size 256 --format npy --quiet -o "$out/features/$model" >/dev/null
done
"$python" "$here/tables.py" descriptors "$out"
