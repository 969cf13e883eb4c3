#!/usr/bin/env python3
"""Exports a net of torchvision as NAME.onnx with its model card NAME.card.json beside it.

In:  the name of any classification or segmentation net of torchvision; of a detection net the backbone is exported.
     Weights come from a state dictionary (--weights), or from torch's own folder of downloads where they are there
     already. Otherwise they are random, from a fixed seed, and the program says so. Only --download downloads.
Out: the model, its input called `input`, its output `logits` (of a segmentation net `out`; no softmax); the card, with
     preprocessing and layers; NAME.labels.txt where the classes are known; above 2 GB NAME.onnx.data.

Tensors are called as the modules that make them, such as layer1.0.relu: the names that
torchvision.models.feature_extraction takes. The card has them too, with further names of the same tensors (layer1 for
its last module's), and for a VGG those of Keras: block1_conv1 is the tensor after that convolution's ReLU, fc1 that
after the dense layer's ReLU, predictions the logits. A convolution before a BatchNorm is one with it, and only the
BatchNorm has a name.

Needs PyTorch, torchvision and onnx (Debian: apt-get install python3-torchvision python3-onnx).
"""

import argparse
import sys

try:
    import onnx  # noqa: F401
    import torchvision  # noqa: F401
except ImportError as missing:
    sys.exit(f"export_torchvision: {missing.name} is missing; apt-get install python3-torchvision python3-onnx, "
             "then run this with /usr/bin/python3")

from exporters import arguments, files, torch_export, torchvision_nets
from exporters.failure import Failure


def read_arguments(words=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name", nargs="?", metavar="NAME", help="the net, such as vgg16, resnet50, fcn_resnet50")
    parser.add_argument("--weights", metavar="FILE", help="a state dictionary (.pth)")
    parser.add_argument("--classes", type=arguments.positive, metavar="N",
                        help="classes that those weights are for, if not the usual")
    parser.add_argument("--download", action="store_true", help="download torchvision's weights if they are not here")
    parser.add_argument("--random", action="store_true", help="random weights, even if others are here")
    arguments.add_common(parser, "those the net is evaluated at")
    parser.add_argument("--list", action="store_true", help="name all nets, one a line, and end")
    options = parser.parse_args(words)
    if not options.list and not options.name:
        parser.error("name a net, or ask for all names with --list")
    if (options.weights is not None) + options.download + options.random > 1:
        parser.error("--weights, --download and --random exclude each other")
    return options


def run(options):
    if options.list:
        for family in torchvision_nets.FAMILIES:
            print("\n".join(torchvision_nets.names(family)))
        return
    path = files.model_path(options.output, options.name)
    net = torchvision_nets.build(options.name, options.size, options.weights, options.classes, options.seed,
                                 options.download, options.random)
    model, card = torch_export.convert(net, torch_export.tap(net), options.opset, options.batch == "dynamic")
    files.write(path, model, card, net.labels)
    if net.is_random:
        print(f"export_torchvision: no weights of {net.name} are at hand (--weights, --download): they are random",
              file=sys.stderr)
    print(f"{path}: {net.name} at {net.size} x {net.size}, {net.weights}, opset {options.opset}, "
          f"{len(card['layers'])} names of layers in {files.card_path(path).name}")


if __name__ == "__main__":
    try:
        run(read_arguments())
    except (Failure, OSError) as error:
        sys.exit(f"export_torchvision: {error}")
    except KeyboardInterrupt:
        sys.exit(130)
