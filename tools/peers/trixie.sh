#!/usr/bin/env bash
# Makes a folder with Debian 13 and its PyTorch 2.6 in it, as a second opponent of compare.sh: tools/peers/trixie.sh FOLDER
# Needs root and debootstrap (apt-get install debootstrap); about 3 GB. What is there already is kept.
set -euo pipefail

[[ $# == 1 && $1 != -* ]] || { echo "usage: tools/peers/trixie.sh FOLDER" >&2; exit 2; }
[[ $(id -u) == 0 ]] || { echo "trixie.sh: only root can make it" >&2; exit 1; }
command -v debootstrap >/dev/null || { echo "trixie.sh: debootstrap is missing: apt-get install debootstrap" >&2; exit 1; }
mkdir -p "$1"
folder=$(cd "$1" && pwd)

[[ -e $folder/usr/bin/apt-get ]] || debootstrap --variant=minbase trixie "$folder" >&2
# Without these PyTorch does not see what the processor can do.
for system in proc sys; do
    mountpoint -q "$folder/$system" || mount --bind "/$system" "$folder/$system"
done
chroot "$folder" /usr/bin/python3 -c 'import torch, torchvision' 2>/dev/null ||
    chroot "$folder" /usr/bin/env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -q --no-install-recommends python3-torch python3-torchvision python3-onnx time >&2
chroot "$folder" /usr/bin/python3 -c 'import torch
print(torch.__version__, torch.backends.cpu.get_cpu_capability())'
