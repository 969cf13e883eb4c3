"""From a torchvision net to an ONNX model, whose tensors are called as the net's modules, and its card."""

import inspect
import pathlib
import tempfile
import warnings

import onnx
import torch
import torchvision

from . import keras_names
from .failure import Failure, one_line
from .tapped import Tapped


def tap(net):
    """A net with the names of its tensors."""
    try:
        return Tapped(net.module, net.outputs, example(net))
    except (RuntimeError, ValueError, AssertionError) as error:
        raise Failure(f"{net.name} does not work on pictures of {net.size} x {net.size}: {one_line(error)}") from error


def example(net):
    return torch.randn((1, 3, net.size, net.size), generator=torch.Generator().manual_seed(0))


def convert(net, tapped, opset, free_batch=False):
    """The ONNX model of a net and its card; free_batch leaves the number of pictures open."""
    names = tapped.exported_names()
    free = {name: {0: "batch"} for name in ["input", *tapped.results]} if free_batch else None
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "net.onnx"
        with tapped as module, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            trace(module, example(net), path, opset, names, free)
        model = onnx.load(str(path))
    del model.graph.output[len(tapped.results):]
    model.graph.name = net.name
    return model, card_of(net, tapped, opset, {name for node in model.graph.node for name in node.output})


def card_of(net, tapped, opset, tensors):
    """The card; its layers are all names of tensors: those that Keras uses, the tensors' own, the further ones."""
    keras = {name: tapped.names.tensor_of(path) for name, path in keras_names.of_vgg(net.module).items()}
    layers = {**keras, **{name: name for name in tapped.names.taps if name}, **tapped.names.aliases}
    return {
        "about": f"torchvision {torchvision.__version__} {net.name}, {net.weights}, exported by PyTorch "
                 f"{torch.__version__} at opset {opset}",
        "input": "input",
        "preprocessing": net.preprocessing,
        "layers": {name: tensor for name, tensor in layers.items() if tensor in tensors},
    }


def trace(module, pictures, path, opset, names, free):
    newer = {"dynamo": False} if "dynamo" in inspect.signature(torch.onnx.export).parameters else {}
    add_zero(opset)
    try:
        torch.onnx.export(module, pictures, str(path), opset_version=opset, input_names=["input"], output_names=names,
                          dynamic_axes=free, **newer)
    except (ValueError, RuntimeError, torch.onnx.errors.OnnxExporterError) as error:
        reason = f"PyTorch {torch.__version__} does not export this net at opset {opset}: {one_line(error)}"
        raise Failure(reason) from error


def add_zero(opset):
    """The exporter of PyTorch 1.13 lacks `tensor.zero_()`, which swin_v2 calls."""
    def zero(graph, tensor):
        return graph.op("Mul", tensor, graph.op("Constant", value_t=torch.tensor(0.0)))
    torch.onnx.register_custom_op_symbolic("aten::zero", zero, opset)
