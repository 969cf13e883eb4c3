#!/usr/bin/env python3
"""VGG in PyTorch with the weights of a file that make_vgg.py wrote; run as a program it makes the .pth of that file.

In:  VGG.onnx, or the VGG.pth made from it.
Out: OUT.pth, a state dictionary under torchvision's names, as PyTorch users keep their weights.

Needs PyTorch and onnx (Debian: apt-get install python3-torch python3-onnx).
"""

import argparse
import os
import pathlib
import sys

try:
    import torch
    from torch import nn
except ImportError as missing:
    sys.exit(f"{missing.name} is missing; apt-get install python3-torch python3-torchvision python3-onnx, "
             "then run this with /usr/bin/python3")

import vgg

PEER = "torch " + ".".join(torch.__version__.split("+")[0].split(".")[:2])


def read_onnx(path):
    """The weights of the .onnx file as torchvision's state dictionary."""
    import onnx
    from onnx import numpy_helper

    try:
        weights = {w.name: torch.from_numpy(numpy_helper.to_array(w).copy()) for w in onnx.load(path).graph.initializer}
    except Exception as error:
        raise SystemExit(f"{path} cannot be read as ONNX: {error}") from error
    if "block1_conv1.weight" not in weights:
        raise SystemExit(f"{path} has no block1_conv1.weight; make it with make_vgg.py")
    names = vgg.torchvision_names(vgg.depth_of(weights))
    return {f"{names[name.rpartition('.')[0]]}.{name.rpartition('.')[2]}": value for name, value in weights.items()}


def read(path):
    """The state dictionary in a .pth, or the weights in a .onnx."""
    if not pathlib.Path(path).is_file():
        raise SystemExit(f"{path} does not exist; make it with make_vgg.py")
    return torch.load(path) if pathlib.Path(path).suffix == ".pth" else read_onnx(path)


def depth_of(state):
    """16 or 19: VGG19 has sixteen convolutions."""
    return 19 if sum(1 for value in state.values() if value.dim() == 4) == 16 else 16


def place(state, layer):
    """The layer's torchvision index among the features."""
    depth = depth_of(state)
    if layer not in vgg.convolutions(depth):
        raise SystemExit(f"VGG{depth} has no convolution {layer}; it has {', '.join(vgg.convolutions(depth))}")
    return int(vgg.torchvision_names(depth)[layer].partition(".")[2])


def features(state, layer, channel=None):
    """The frozen layers up to the layer's ReLU; of the last convolution only one channel where one is given."""
    last = place(state, layer)
    modules = []
    for index in range(last + 1):
        weight = state.get(f"features.{index}.weight")
        if weight is not None:
            only = slice(None) if channel is None or index < last else slice(channel, channel + 1)
            modules += [convolution(weight[only], state[f"features.{index}.bias"][only]), nn.ReLU(inplace=True)]
        elif f"features.{index - 1}.weight" not in state:
            modules.append(nn.MaxPool2d(2))
    return nn.Sequential(*modules).eval().requires_grad_(False)


def convolution(weight, bias):
    """A 3x3 convolution that takes over these weights instead of drawing its own."""
    made = nn.utils.skip_init(nn.Conv2d, weight.shape[1], weight.shape[0], 3, padding=1)
    made.weight, made.bias = nn.Parameter(weight), nn.Parameter(bias)
    return made


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", metavar="VGG.onnx")
    parser.add_argument("output", type=pathlib.Path, metavar="OUT.pth")
    options = parser.parse_args()
    unfinished = options.output.with_suffix(".pth.part")
    try:
        torch.save(read_onnx(options.model), unfinished)
        os.replace(unfinished, options.output)
    except (OSError, RuntimeError) as error:
        unfinished.unlink(missing_ok=True)
        sys.exit(f"torch_vgg: {error}")
    print(f"{options.output}: {options.output.stat().st_size / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
