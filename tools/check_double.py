#!/usr/bin/env python3
"""Holds a gradient graph against finite differences, all of it in double precision, by NumPy and not by ONNX Runtime.

In:  a model with one float input and the outputs `objective`, one number, and `gradient` or `gradient:INPUT`, such as
     `onnxviz gradient --save-model` writes (its constants are single-precision numbers, taken as they are); a .npy file
     of the input's shape, at which the slope is taken.
Out: for each of some random directions a line with the slope of the objective by differences of fourth order, the
     gradient's component, and how far they are apart, as a share of the larger of the slope and what a component of the
     gradient usually has. Exit status 1 where that is more than the limit.

Needs NumPy and onnx (Debian: apt-get install python3-numpy python3-onnx).
"""
import argparse
import functools
import sys

try:
    import numpy
    import onnx
    import onnx.numpy_helper
except ImportError:
    sys.exit("check_double: numpy or onnx is missing; apt-get install python3-numpy python3-onnx, then run this with "
             "/usr/bin/python3")

DIRECTIONS = 4


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model")
    parser.add_argument("point", help="a .npy file")
    parser.add_argument("--limit", type=float, default=1e-5, help="the most that is allowed (1e-5)")
    parser.add_argument("--step", type=float, default=1e-5, help="how far the input is moved (1e-5)")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    graph = Graph(onnx.load(arguments.model).graph)
    point = numpy.load(arguments.point).astype(numpy.float64)
    gradient = graph.run(point, graph.gradient).reshape(point.shape)
    random = numpy.random.default_rng(arguments.seed)
    worst = 0.0
    for _ in range(DIRECTIONS):
        way = random.standard_normal(point.shape)
        slope = differences(lambda distance: graph.run(point + distance * way, "objective").item(), arguments.step)
        component = float((gradient * way).sum())
        apart = abs(slope - component) / max(abs(slope), float(numpy.sqrt((gradient ** 2).sum())), 1e-30)
        worst = max(worst, apart)
        print(f"slope {slope:.12g}, gradient {component:.12g}: {apart:.1e} apart")
    sys.exit(0 if worst <= arguments.limit else f"check_double: {worst:.1e} is more than {arguments.limit:g}")


def differences(value, step):
    return (8 * (value(step) - value(-step)) - (value(2 * step) - value(-2 * step))) / (12 * step)


class Graph:
    """A graph without loops, computed node by node."""

    def __init__(self, graph):
        self.nodes = [(node, {each.name: setting(each) for each in node.attribute}) for node in graph.node]
        self.chosen = {}
        self.constants = {each.name: widened(onnx.numpy_helper.to_array(each)) for each in graph.initializer}
        names = [each.name for each in graph.input if each.name not in self.constants]
        if len(names) != 1:
            sys.exit(f"check_double: the model has {len(names)} inputs, not one")
        self.input = names[0]
        outputs = [each.name for each in graph.output]
        self.gradient = next((name for name in outputs if name.split(":")[0] == "gradient"), None)
        if self.gradient is None or "objective" not in outputs:
            sys.exit(f"check_double: the outputs are {', '.join(outputs)}, not objective and gradient")

    def run(self, point, wanted):
        values = dict(self.constants)
        values[self.input] = point
        values[""] = None
        for node, settings in self.needed(wanted):
            if node.op_type not in OPERATORS:
                sys.exit(f"check_double: it does not know {node.op_type}")
            made = OPERATORS[node.op_type](settings, *[values[name] for name in node.input])
            values.update(zip(node.output, made if isinstance(made, list) else [made]))
        return values[wanted]

    def needed(self, wanted):
        """The nodes that an output hangs on, in order, with their settings; found once."""
        if wanted not in self.chosen:
            names, chosen = {wanted}, []
            for node, settings in reversed(self.nodes):
                if names & set(node.output):
                    names.update(node.input)
                    chosen.append((node, settings))
            self.chosen[wanted] = chosen[::-1]
        return self.chosen[wanted]


def widened(array):
    return array.astype(numpy.float64) if array.dtype == numpy.float32 else array


def setting(attribute):
    made = onnx.helper.get_attribute_value(attribute)
    return made.decode() if isinstance(made, bytes) else made


class Window:
    """How a convolution moves over any number of spatial axes."""

    def __init__(self, settings, weight):
        self.axes, self.kernel = weight.ndim - 2, weight.shape[2:]
        self.strides = settings.get("strides", [1] * self.axes)
        self.dilations = settings.get("dilations", [1] * self.axes)
        self.pads = settings.get("pads", [0] * 2 * self.axes)
        self.groups = settings.get("group", 1)

    def places(self, sizes):
        """Each place of the kernel, and the pixels that it lies on as the window moves to so many positions."""
        for place in numpy.ndindex(*self.kernel):
            yield place, tuple(slice(offset * dilation, offset * dilation + stride * (size - 1) + 1, stride)
                               for offset, dilation, stride, size in zip(place, self.dilations, self.strides, sizes))

    def finish(self, result, bias):
        """Groups one behind the other, and the bias added."""
        result = result.reshape(result.shape[0], -1, *result.shape[3:])
        return result if bias is None else result + bias.reshape(-1, *[1] * self.axes)


def conv(settings, picture, weight, bias=None):
    window = Window(settings, weight)
    axes = window.axes
    padded = numpy.pad(picture, [(0, 0), (0, 0), *zip(window.pads[:axes], window.pads[axes:])])
    sizes = [(padded.shape[2 + axis] - window.dilations[axis] * (window.kernel[axis] - 1) - 1) // window.strides[axis] + 1
             for axis in range(axes)]
    split = padded.reshape(padded.shape[0], window.groups, -1, *padded.shape[2:])
    kernels = weight.reshape(window.groups, -1, *weight.shape[1:])
    result = numpy.zeros((padded.shape[0], window.groups, kernels.shape[1], *sizes))
    for place, pixels in window.places(sizes):
        result += numpy.einsum("ngc...,goc->ngo...", split[(..., *pixels)], kernels[(..., *place)])
    return window.finish(result, bias)


def conv_transpose(settings, gradient, weight, bias=None):
    window = Window(settings, weight)
    axes = window.axes
    more = settings.get("output_padding", [0] * axes)
    sizes = [window.strides[axis] * (gradient.shape[2 + axis] - 1) + window.dilations[axis] * (window.kernel[axis] - 1) + 1
             + more[axis] for axis in range(axes)]
    split = gradient.reshape(gradient.shape[0], window.groups, -1, *gradient.shape[2:])
    kernels = weight.reshape(window.groups, -1, *weight.shape[1:])
    result = numpy.zeros((gradient.shape[0], window.groups, weight.shape[1], *sizes))
    for place, pixels in window.places(gradient.shape[2:]):
        result[(..., *pixels)] += numpy.einsum("ngc...,gco->ngo...", split, kernels[(..., *place)])
    cut = tuple(slice(window.pads[axis], sizes[axis] - window.pads[axes + axis]) for axis in range(axes))
    return window.finish(result[(..., *cut)], bias)


def pad(settings, picture, pads, content=None, axes=None):
    mode = settings.get("mode", "constant")
    axes = range(picture.ndim) if axes is None else [int(axis) % picture.ndim for axis in axes]
    before, after = numpy.split(numpy.asarray(pads), 2)
    # A negative pad cuts off.
    cut, added = [slice(None)] * picture.ndim, [(0, 0)] * picture.ndim
    for axis, first, last in zip(axes, before, after):
        cut[axis] = slice(max(0, -first), picture.shape[axis] - max(0, -last))
        added[axis] = (max(0, first), max(0, last))
    kept = picture[tuple(cut)]
    if mode == "constant":
        return numpy.pad(kept, added, constant_values=0 if content is None else content)
    return numpy.pad(kept, added, mode={"edge": "edge", "reflect": "reflect"}[mode])


def sliced(_, picture, starts, ends, axes=None, steps=None):
    axes = range(len(starts)) if axes is None else axes
    steps = [1] * len(starts) if steps is None else steps
    cut = [slice(None)] * picture.ndim
    for start, end, axis, step in zip(starts, ends, axes, steps):
        end = None if step < 0 and end < -picture.shape[axis] else int(end)
        cut[int(axis)] = slice(int(start), end, int(step))
    return picture[tuple(cut)]


def split(settings, picture, lengths=None):
    axis = settings.get("axis", 0)
    count = settings.get("num_outputs", 0)
    if lengths is None:
        size = -(-picture.shape[axis] // count)
        return numpy.split(picture, range(size, picture.shape[axis], size), axis)
    return numpy.split(picture, numpy.cumsum(lengths)[:-1], axis)


def reduced(function):
    def reduce(settings, picture, axes=None):
        keep = bool(settings.get("keepdims", 1))
        if axes is None or len(axes) == 0:
            if settings.get("noop_with_empty_axes", 0):
                return picture
            return function(picture, axis=None, keepdims=keep)
        return function(picture, axis=tuple(int(axis) for axis in axes), keepdims=keep)
    return reduce


def reshape(settings, picture, shape):
    kept = settings.get("allowzero", 0) == 0
    return picture.reshape([picture.shape[axis] if size == 0 and kept else int(size)
                            for axis, size in enumerate(shape)])


def softmax(settings, picture):
    axis = settings.get("axis", -1)
    exponents = numpy.exp(picture - picture.max(axis, keepdims=True))
    return exponents / exponents.sum(axis, keepdims=True)


def clip(_, picture, least=None, most=None):
    picture = picture if least is None else numpy.maximum(picture, least)
    return picture if most is None else numpy.minimum(picture, most)


def unsqueeze(_, picture, axes):
    for axis in sorted(int(axis) % (picture.ndim + len(axes)) for axis in axes):
        picture = numpy.expand_dims(picture, axis)
    return picture


def squeeze(_, picture, axes=None):
    return numpy.squeeze(picture, None if axes is None else tuple(int(axis) for axis in axes))


def gather_elements(settings, picture, indices):
    return numpy.take_along_axis(picture, indices, settings.get("axis", 0))


def cast(settings, picture):
    kinds = {1: numpy.float64, 6: numpy.int32, 7: numpy.int64, 9: numpy.bool_, 11: numpy.float64}
    return picture.astype(kinds[settings["to"]])


def gemm(settings, left, right, added=0):
    left = left.T if settings.get("transA", 0) else left
    right = right.T if settings.get("transB", 0) else right
    return settings.get("alpha", 1) * (left @ right) + settings.get("beta", 1) * added


def hard_sigmoid(settings, picture):
    # The attributes are single-precision numbers, taken as they are.
    return numpy.clip(settings.get("alpha", 0.2) * picture + settings.get("beta", 0.5), 0, 1)


def each(function):
    return lambda settings, *values: function(*values)


OPERATORS = {
    "Abs": each(numpy.abs), "Add": each(numpy.add), "And": each(numpy.logical_and), "Atan": each(numpy.arctan),
    "Cast": cast, "Ceil": each(numpy.ceil), "Clip": clip,
    "Concat": lambda settings, *parts: numpy.concatenate(parts, settings["axis"]),
    "Constant": lambda settings: widened(onnx.numpy_helper.to_array(settings["value"])),
    "Conv": conv, "ConvTranspose": conv_transpose, "Div": each(numpy.divide), "Equal": each(numpy.equal),
    "Exp": each(numpy.exp), "Expand": lambda _, picture, shape: picture * numpy.ones(shape, picture.dtype),
    "Gather": lambda settings, picture, places: numpy.take(picture, places, settings.get("axis", 0)),
    "GatherElements": gather_elements, "Gemm": gemm, "Greater": each(numpy.greater), "GreaterOrEqual": each(numpy.greater_equal),
    "HardSigmoid": hard_sigmoid, "Identity": each(lambda picture: picture), "Less": each(numpy.less), "LessOrEqual": each(numpy.less_equal),
    "Log": each(numpy.log), "MatMul": each(numpy.matmul), "Max": each(lambda *parts: functools.reduce(numpy.maximum, parts)),
    "Min": each(lambda *parts: functools.reduce(numpy.minimum, parts)), "Mul": each(numpy.multiply), "Neg": each(numpy.negative),
    "Not": each(numpy.logical_not), "Or": each(numpy.logical_or), "Pad": pad,
    "Pow": each(lambda base, power: numpy.power(base, power)), "Reciprocal": each(numpy.reciprocal),
    "ReduceMean": reduced(numpy.mean), "ReduceSum": reduced(numpy.sum),
    "ReduceSumSquare": reduced(lambda picture, **how: numpy.sum(picture ** 2, **how)),
    "Relu": each(lambda picture: numpy.maximum(picture, 0)), "Reshape": reshape,
    "Shape": each(lambda picture: numpy.array(picture.shape)), "Sigmoid": each(lambda x: 1 / (1 + numpy.exp(-x))),
    "Sign": each(numpy.sign), "Slice": sliced, "Softmax": softmax, "Softplus": each(lambda x: numpy.logaddexp(0, x)), "Split": split, "Sqrt": each(numpy.sqrt),
    "Squeeze": squeeze, "Sub": each(numpy.subtract), "Sum": each(lambda *parts: sum(parts)),
    "Tanh": each(numpy.tanh), "Transpose": lambda settings, picture: numpy.transpose(picture, settings.get("perm")),
    "Unsqueeze": unsqueeze, "Where": each(numpy.where),
}


if __name__ == "__main__":
    main()
