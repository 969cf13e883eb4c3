#!/usr/bin/env python3
"""Exports a net of Keras as NAME.onnx with its model card NAME.card.json beside it.

In:  the name of a net of keras.applications (vgg16, ResNet50), or a file .h5, .hdf5 or .keras with a whole net.
     Weights of a named net come from a file (--weights), or with --imagenet from Keras, which downloads them unless it
     has them. Otherwise they are random, from a fixed seed, and the program says so.
Out: the model and the card. Its input is called `input` and takes [N, C, H, W]; the tensors are called as Keras's
     layers (block1_conv1, fc1, predictions), feature maps as [N, C, H, W]. A layer holds its activation, as in Keras.
     The last layer's softmax is left out: predictions are logits. A convolution before a BatchNormalization is one
     with it, and only the BatchNormalization has a name.

Needs TensorFlow 2 and tf2onnx (pip install tensorflow tf2onnx); Debian has neither. Where OnnxViz is built they could
not be had: this program's own parts are tested there, the conversion has never been run.
"""

import argparse
import importlib
import pathlib
import sys

try:
    from exporters import arguments, files, keras_export, keras_nets
except ImportError as missing:
    sys.exit(f"export_keras: {missing.name} is missing; pip install tensorflow tf2onnx brings it")
from exporters.failure import Failure


def read_arguments(words=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name", metavar="NAME|FILE", help="a net of keras.applications, or a file with a net")
    parser.add_argument("--weights", metavar="FILE", help="weights of the named net (.h5)")
    parser.add_argument("--imagenet", action="store_true", help="Keras's own weights; downloads them if need be")
    parser.add_argument("--preprocessing", choices=keras_nets.PRESETS, help="how pictures go in, for the card")
    arguments.add_common(parser, "the net's own, or 224")
    options = parser.parse_args(words)
    if options.weights and options.imagenet:
        parser.error("--weights and --imagenet exclude each other")
    if keras_nets.is_file(options.name) and (options.weights or options.imagenet):
        parser.error(f"{options.name} holds a net with its weights: --weights and --imagenet are for a net's name")
    return options


def need(module):
    """A module that Debian does not have, or one line that says how to get it."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise Failure(f"{module} is missing; pip install tensorflow tf2onnx (a virtual environment will do)") from error


def weights_of(options):
    """Where the weights are from, in words."""
    if keras_nets.is_file(options.name):
        return f"the net of {pathlib.Path(options.name).name}"
    if options.weights:
        return f"the weights of {pathlib.Path(options.weights).name}"
    return "Keras's weights imagenet" if options.imagenet else f"random weights (seed {options.seed})"


def run(options):
    stem = pathlib.Path(options.name).stem if keras_nets.is_file(options.name) else options.name.lower()
    path = files.model_path(options.output, stem)
    tensorflow, tf2onnx = need("tensorflow"), need("tf2onnx")
    need("tf2onnx.convert")
    model = keras_nets.build(tensorflow, options.name, options.size, options.weights, options.imagenet, options.seed)
    shape = keras_nets.picture_shape(model, options.size)
    keras_nets.drop_softmax(model)
    made = keras_export.convert(tensorflow, tf2onnx, model, shape, options.opset, options.batch == "dynamic")
    versions = f"TensorFlow {tensorflow.__version__} and tf2onnx {tf2onnx.__version__}"
    weights = weights_of(options)
    tensors = {name for node in made.graph.node for name in node.output}
    card = keras_nets.card(model, options.name, options.preprocessing, weights, versions, options.opset, tensors)
    files.write(path, made, card, [])
    if weights.startswith("random"):
        print(f"export_keras: without --weights or --imagenet the weights of {options.name} are random",
              file=sys.stderr)
    if "preprocessing" not in card:
        print("export_keras: how pictures go in is not known; say it with --preprocessing", file=sys.stderr)
    print(f"{path}: {model.name} at {shape[0]} x {shape[1]}, {weights}, opset {options.opset}")


if __name__ == "__main__":
    try:
        run(read_arguments())
    except (Failure, OSError) as error:
        sys.exit(f"export_keras: {error}")
    except KeyboardInterrupt:
        sys.exit(130)
