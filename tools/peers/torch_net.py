#!/usr/bin/env python3
"""PyTorch's side of the speed comparison for torchvision's nets: forward and input gradient of the mean of a channel.

In:  the net's name, its state dictionary (--make writes one with random weights), and a layer by its module's name.
Out: a JSON line per form as torch_gradient.py writes them. Forms: contiguous and channels_last, each also with every
     BatchNorm folded into its convolution where there is any; a last one, "best", repeats the quickest.

The net ends at the layer, its weights are frozen; the forms take turns, run by run.
Needs PyTorch and torchvision (Debian: apt-get install python3-torch python3-torchvision).
"""

import argparse
import copy
import sys

import numpy
import torch
import torchvision
from torch import nn
from torch.fx.experimental.optimization import fuse
from torchvision.models.feature_extraction import create_feature_extractor

import torch_gradient


class Cut(nn.Module):
    """A net that gives one layer's output."""

    def __init__(self, net, layer):
        super().__init__()
        self.net = create_feature_extractor(net, {layer: "layer"})

    def forward(self, picture):
        return self.net(picture)["layer"]


class NetForm(torch_gradient.Form):
    """One way to compute the gradient: a memory format, and whether BatchNorms are folded."""

    def __init__(self, net, channel, format, folded):
        self.format, self.sliced, self.seconds, self.channel = format, False, [], channel
        self.folded = folded
        net = copy.deepcopy(net)
        net.net = fuse(net.net.eval(), inplace=True) if folded else net.net
        self.net = net.requires_grad_(False).to(memory_format=torch_gradient.FORMATS[format])


def build(name):
    return getattr(torchvision.models, name)(weights=None).eval()


def make(options):
    torch.manual_seed(options.seed)
    torch.save(build(options.name).state_dict(), options.state)


def measure(options):
    """Builds the forms, writes and compares what was asked for, measures."""
    net = build(options.name)
    net.load_state_dict(torch.load(options.state))
    cut = Cut(net, options.layer).eval().requires_grad_(False)
    folds = any(isinstance(module, nn.BatchNorm2d) for module in net.modules())
    picture = torch_gradient.picture_of(options)
    forms = [NetForm(cut, options.channel, format, folded)
             for folded in ((False, True) if folds else (False,)) for format in torch_gradient.FORMATS]
    slope = forms[0].run(forms[0].place(picture.clone()))[1]
    if options.dump_input:
        numpy.save(options.dump_input, picture.numpy())
    if options.compare_gradient:
        torch_gradient.compare(slope, options.compare_gradient)
    if options.runs:
        torch_gradient.print_turns(forms, picture, options)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name", help="such as resnet50")
    parser.add_argument("state", metavar="NAME.pth", help="its state dictionary")
    parser.add_argument("layer", nargs="?", help="such as layer4.2")
    parser.add_argument("--make", action="store_true", help="write the state dictionary, with random weights, and end")
    torch_gradient.add_common(parser)
    options = parser.parse_args()
    if not options.make and not options.layer:
        parser.error("name a layer")
    torch_gradient.start(parser, options)
    try:
        (make if options.make else measure)(options)
    except (OSError, ValueError, AttributeError, RuntimeError) as error:
        sys.exit(f"torch_net: {error}")


if __name__ == "__main__":
    main()
