#!/usr/bin/env python3
"""Writes the full-size VGG16 or VGG19 structure with random weights, to measure speed and memory on.

In:  the depth and a seed.
Out: OUT.onnx (opset 13; 553 MB for VGG16) and beside it the model card OUT.card.json, which gives every layer the
     name that Keras knows it by: block5_conv1 is the convolution after its ReLU.

Weights are He-scaled, so that activations keep their size through the layers. They are drawn and written piece by
piece: memory stays below 200 MB. The convolution's node is block5_conv1/Conv, its ReLU block5_conv1/Relu, the
tensors are those names with _output, the weights block5_conv1.weight and block5_conv1.bias.

Needs numpy and onnx (Debian: apt-get install python3-onnx).
"""

import argparse
import json
import os
import pathlib
import sys

try:
    import numpy
    from onnx import TensorProto, helper
except ImportError as missing:
    sys.exit(f"make_vgg: {missing.name} is missing; apt-get install python3-onnx, then run this with /usr/bin/python3")

import vgg

OPSET = 13
PIECE = 1 << 22
GRAPH_IN_MODEL, INITIALIZER_IN_GRAPH, RAW_DATA_IN_TENSOR = 7, 5, 9


class Structure:
    """Collects nodes, the (name, shape, fan-in) of the weights to come, and the card's layer names."""

    def __init__(self, options):
        self.nodes, self.weights, self.layers = [], [], {}
        self.last, self.width, self.side = "input", 3, vgg.SIZE
        for number, block in enumerate(vgg.blocks(options.depth), start=1):
            for name, width in block:
                self.convolution(name, max(1, width // options.narrow))
            self.pool(f"block{number}_pool")
        if not options.features_only:
            self.classifier(options.narrow)

    def node(self, operator, name, *weights, output=None, **attributes):
        output = output or f"{name}_output"
        self.nodes.append(helper.make_node(operator, [self.last, *weights], [output], name=name, **attributes))
        self.last = output

    def weight(self, name, *shape):
        self.weights += [(f"{name}.weight", shape), (f"{name}.bias", shape[:1])]
        return f"{name}.weight", f"{name}.bias"

    def convolution(self, name, width):
        weights = self.weight(name, width, self.width, 3, 3)
        self.node("Conv", f"{name}/Conv", *weights, kernel_shape=[3, 3], pads=[1, 1, 1, 1])
        self.node("Relu", f"{name}/Relu")
        self.layers[name] = self.last
        self.width = width

    def pool(self, name):
        self.node("MaxPool", f"{name}/MaxPool", kernel_shape=[2, 2], strides=[2, 2])
        self.layers[name] = self.last
        self.side //= 2

    def classifier(self, narrow):
        self.node("Flatten", "flatten/Flatten")
        inputs = self.width * self.side * self.side
        for name, width in vgg.DENSE:
            last = name == "predictions"
            width = width if last else max(1, width // narrow)
            weights = self.weight(name, width, inputs)
            self.node("Gemm", f"{name}/Gemm", *weights, transB=1, output="logits" if last else None)
            if not last:
                self.node("Relu", f"{name}/Relu")
            self.layers[name] = self.last
            inputs = width


def varint(number):
    """A number in protobuf's base-128 form."""
    digits = bytearray()
    while number > 127:
        digits.append(number & 127 | 128)
        number >>= 7
    digits.append(number)
    return bytes(digits)


def field(number, length):
    """What stands before a length-delimited protobuf field."""
    return varint(number << 3 | 2) + varint(length)


def tensor_head(name, shape):
    """The bytes of a TensorProto up to its raw data."""
    tensor = TensorProto(name=name, dims=shape, data_type=TensorProto.FLOAT)
    return tensor.SerializeToString() + field(RAW_DATA_IN_TENSOR, 4 * numpy.prod(shape, dtype=int).item())


def pieces(shape, random):
    """The weights' bytes, piece by piece: He-scaled normal numbers; for a bias, small ones."""
    scale = (2 / numpy.prod(shape[1:])) ** 0.5 if len(shape) > 1 else 0.05
    left = numpy.prod(shape, dtype=int).item()
    while left > 0:
        piece = random.standard_normal(min(left, PIECE), dtype=numpy.float32) * numpy.float32(scale)
        yield piece.astype("<f4").tobytes()
        left -= piece.size


def write(structure, options, file):
    """The model, with the weights streamed into the graph's field."""
    free = ["batch", 3, "height", "width"] if options.features_only else ["batch", 3, vgg.SIZE, vgg.SIZE]
    inputs = [helper.make_tensor_value_info("input", TensorProto.FLOAT, free)]
    rank = 4 if options.features_only else 2
    outputs = [helper.make_tensor_value_info(structure.last, TensorProto.FLOAT, ["batch"] + [None] * (rank - 1))]
    graph = helper.make_graph(structure.nodes, f"vgg{options.depth}", inputs, outputs).SerializeToString()
    model = helper.make_model(helper.make_graph([], "", [], []), producer_name="make_vgg", ir_version=7,
                              opset_imports=[helper.make_opsetid("", OPSET)])
    model.ClearField("graph")
    heads = [tensor_head(name, shape) for name, shape in structure.weights]
    sizes = [len(head) + 4 * numpy.prod(shape, dtype=int).item() for head, (_, shape) in zip(heads, structure.weights)]
    total = len(graph) + sum(len(field(INITIALIZER_IN_GRAPH, size)) + size for size in sizes)
    file.write(model.SerializeToString() + field(GRAPH_IN_MODEL, total) + graph)
    for index, (head, size, (_, shape)) in enumerate(zip(heads, sizes, structure.weights)):
        file.write(field(INITIALIZER_IN_GRAPH, size) + head)
        for piece in pieces(shape, numpy.random.default_rng((options.seed, index))):
            file.write(piece)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("output", type=pathlib.Path, metavar="OUT.onnx")
    parser.add_argument("--depth", type=int, choices=(16, 19), default=16, help="default %(default)s")
    parser.add_argument("--seed", type=int, default=0, help="seed of the weights (default %(default)s)")
    parser.add_argument("--features-only", action="store_true", help="no classifier; height and width stay open")
    parser.add_argument("--narrow", type=int, default=1, metavar="K", help="divide all widths by K, for quick trials")
    options = parser.parse_args()
    if options.output.suffix != ".onnx" or options.narrow < 1 or options.seed < 0:
        parser.error("OUT must end in .onnx, K is at least 1, the seed at least 0")
    structure = Structure(options)
    unfinished = options.output.with_suffix(".onnx.part")
    try:
        options.output.parent.mkdir(parents=True, exist_ok=True)
        with open(unfinished, "wb") as file:
            write(structure, options, file)
        card = {"preprocessing": "imagenet", "layers": structure.layers}
        options.output.with_suffix(".card.json").write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")
        os.replace(unfinished, options.output)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        sys.exit(f"make_vgg: {error}")
    parameters = sum(numpy.prod(shape, dtype=int).item() for _, shape in structure.weights)
    print(f"{options.output}: VGG{options.depth}, {parameters / 1e6:.1f} million parameters, "
          f"{options.output.stat().st_size / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
