#!/usr/bin/env python3
"""Makes the golden back-projections: one neuron of a small net, led back by gradient, guided backpropagation and deconvnet.

In:  nothing but a seed.
Out: in the chosen folder net.onnx (input, conv3), input.npy, and gradient.npy, guided.npy, deconvnet.npy: what arrives at the input from
     channel 2 of conv3 at row 3, column 4, computed in float64 with hooks on the ReLUs, stored as float32.

Needs PyTorch (Debian: apt-get install python3-torch). Torch 1.13 made the files in the tree.
"""

import argparse
import pathlib
import sys
import warnings

try:
    import numpy
    import torch
except ImportError as missing:
    sys.exit(f"make_overrides: {missing.name} is missing; apt-get install python3-torch, then run this with /usr/bin/python3")

DEFAULT_FOLDER = pathlib.Path(__file__).parents[2] / "tests/OnnxViz.Gradients.Tests/Goldens/Overrides"
CHANNEL, ROW, COLUMN = 2, 3, 4


def build():
    """Two convolutions with ReLU and a pool between, and a third whose neuron is led back."""
    return torch.nn.Sequential(
        torch.nn.Conv2d(3, 6, 3, padding=1), torch.nn.ReLU(), torch.nn.MaxPool2d(2),
        torch.nn.Conv2d(6, 8, 3, padding=1), torch.nn.ReLU(), torch.nn.Conv2d(8, 5, 3, padding=1))


def guided(module, arriving, left):
    """What PyTorch's ReLU passes on is already masked by x > 0; where a negative number arrived nothing passes."""
    return (arriving[0] * (left[0] > 0),)


def deconvnet(module, arriving, left):
    return (left[0].clamp(min=0),)


def lead_back(net, picture, rule):
    """The gradient of the neuron, each ReLU's own backward step replaced by the rule."""
    hooks = [module.register_full_backward_hook(rule) for module in net if rule and isinstance(module, torch.nn.ReLU)]
    variable = picture.clone().requires_grad_(True)
    net(variable)[0, CHANNEL, ROW, COLUMN].backward()
    for hook in hooks:
        hook.remove()
    return variable.grad


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", nargs="?", type=pathlib.Path, default=DEFAULT_FOLDER)
    folder = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(7)
    net, picture = build().eval(), torch.rand(1, 3, 16, 18)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(net, picture, str(folder / "net.onnx"), opset_version=13, input_names=["input"], output_names=["conv3"])
    numpy.save(folder / "input.npy", picture.numpy())
    net, picture = net.double(), picture.double()
    for name, rule in {"gradient": None, "guided": guided, "deconvnet": deconvnet}.items():
        numpy.save(folder / f"{name}.npy", lead_back(net, picture, rule).numpy().astype(numpy.float32))


if __name__ == "__main__":
    main()
