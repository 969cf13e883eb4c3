#!/usr/bin/env bash
# Packs onnxviz for a GPU server without .NET. See usage below.
set -euo pipefail

usage() {
    cat <<'TEXT'
usage: tools/gpu/pack.sh [--out DIR] [--part MB] [--nets DIR] [--torchvision "NAME ..."] [--level N] [--no-cuda]

Publishes onnxviz and onnxviz-bench self-contained for linux-x64 with ONNX Runtime's CUDA provider (CUDA 13, cuDNN 9,
glibc 2.28 or newer), adds check.sh with its Python and nets to check with, and compresses it all.
In:  the .NET SDK, xz; for torchvision's nets /usr/bin/python3 with PyTorch, torchvision and onnx.
Out: DIR (artifacts/gpu): pack.tar.xz.00, .01, ... of at most MB (48) megabytes each, SHA256SUMS and unpack.sh, which
     makes a folder of it again on the server.

--nets: further nets, the .onnx files of a folder and their cards (../shared/models, where that is there).
--torchvision: nets to export with random weights, rounded to 8 bits so that they are small; "" for none.
--level: xz's, 6 unless told otherwise. --no-cuda leaves the provider out, for a dry run on the processor.
TEXT
}

fail() { echo "pack: $*" >&2; exit 1; }
say() { echo "pack: $*" >&2; }

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
out=$root/artifacts/gpu part=48 nets=$root/../shared/models level=6 cuda=yes
torchvision="squeezenet1_1 mobilenet_v3_small shufflenet_v2_x0_5 mnasnet0_5 efficientnet_b0"
while (($#)); do
    case $1 in
        -h | --help) usage; exit 0 ;;
        --no-cuda) cuda=; shift ;;
        --out | --part | --nets | --torchvision | --level)
            (($# > 1)) || fail "$1 needs a value"
            printf -v "${1#--}" %s "$2"
            shift 2 ;;
        *) usage >&2; exit 2 ;;
    esac
done
[[ $part =~ ^[1-9][0-9]*$ && $part -le 60 ]] || fail "--part is a number of megabytes up to 60, not $part"
[[ $level =~ ^[0-9]$ ]] || fail "--level is a digit, not $level"
command -v xz >/dev/null || fail "xz is missing"
python=${PYTHON:-/usr/bin/python3}
mkdir -p "$out" && out=$(cd "$out" && pwd)
stage=$(mktemp -d "$out/stage.XXXXXX")
trap 'rm -rf "$stage"' EXIT

publish() {
    dotnet publish "$root/$1" -c Release -r linux-x64 --self-contained true -p:PublishReadyToRun=true \
        -p:DebugType=none -p:CreateHardLinksForPublishFilesIfPossible=false -o "$stage/bin" -v q --nologo >&2 || fail "$1 cannot be published"
}

publish src/OnnxViz.Cli
publish tools/OnnxViz.Bench
# The provider of TensorRT is not used.
rm -f "$stage"/bin/libonnxruntime_providers_tensorrt.so "$stage"/bin/*.pdb "$stage"/bin/*.xml
[[ -n $cuda ]] || rm -f "$stage"/bin/libonnxruntime_providers_*.so
mkdir -p "$stage/nets"
[[ ! -d $nets ]] || cp "$nets"/*.onnx "$stage/nets/"
[[ ! -d $nets ]] || cp "$nets"/*.card.json "$stage/nets/" 2>/dev/null || true
cp "$root"/onnx/default.onnx "$root"/onnx/default.card.json "$root"/onnx/default.labels.txt "$stage/nets/"
for name in $torchvision; do
    say "$name"
    "$python" "$root/tools/export_torchvision.py" "$name" --random --output "$stage/nets/$name.onnx" >&2 ||
        fail "$name is not exported"
    "$python" "$root/tools/gpu/round_weights.py" "$stage/nets/$name.onnx"
done
cp "$root"/tools/gpu/{check.sh,torch_side.py,table.py} "$stage/"
chmod -R u+w "$stage/nets"
git -C "$root" describe --always --dirty >"$stage/VERSION"
rm -f "$out"/pack.tar.xz.* "$out"/SHA256SUMS
say "compressing $(du -sm --apparent-size "$stage" | cut -f 1) MB"
tar -C "$stage" --sort=name --owner=0 --group=0 -cf - . | nice xz -T1 -"$level" | split -b "${part}MB" -d - "$out/pack.tar.xz."
cp "$root/tools/gpu/unpack.sh" "$out/"
(cd "$out" && sha256sum pack.tar.xz.* >SHA256SUMS)
du -m --apparent-size "$out"/pack.tar.xz.* >&2
echo "$out: $(wc -l <"$out/SHA256SUMS") parts; on the server: ./unpack.sh . FOLDER && FOLDER/check.sh"
