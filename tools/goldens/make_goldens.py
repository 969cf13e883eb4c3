#!/usr/bin/env python3
"""Makes the golden gradients: small nets of every style, with the gradients that PyTorch's autograd gives for them.

In:  nothing but a seed; the nets are described in nets/.
Out: in the chosen folder, for each net NAME
       NAME.onnx            the exported net
       NAME.input.npy       its input, float32
       NAME.K.gradient.npy  the K-th gradient, computed in float64 and stored as float32
       NAME.K.map.npy       what the K-th module to be looked into gives, computed in float64 and stored as float32
     and goldens.json, a list of
       {model, input, tensor, channel, value, variable, gradient}
     where value = the sum over the batch of the mean of the tensor's channel over all further axes, and gradient
     is the file of its derivative by `variable`: the input's name or a weight's; and maps.json, a list of
       {model, input, tensor, map}.

Needs PyTorch, torchvision and onnx (Debian: apt-get install python3-torchvision python3-onnx). Torch 1.13 and
torchvision 0.14 made the files in the tree.
"""

import argparse
import json
import os
import pathlib
import sys
import warnings

try:
    import numpy
    import onnx
    import torch
    import torchvision  # noqa: F401
except ImportError as missing:
    sys.exit(f"make_goldens: {missing.name} is missing; apt-get install python3-torchvision python3-onnx, "
             "then run this with /usr/bin/python3")

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

from exporters import torch_export
from nets import STYLES

DEFAULT_FOLDER = pathlib.Path(__file__).parents[2] / "tests/OnnxViz.Gradients.Tests/Goldens"


def draw_weights(net):
    """He-scaled weights, small random biases, norms away from the identity; then running statistics that fit them."""
    for name, parameter in net.named_parameters():
        if parameter.dim() > 1:
            fan_in = parameter[0].numel()
            torch.nn.init.normal_(parameter, std=(2 / fan_in) ** 0.5)
        elif name.endswith("bias"):
            torch.nn.init.uniform_(parameter, -0.2, 0.2)
        elif "prelu" in name:
            torch.nn.init.uniform_(parameter, 0.1, 0.4)
        else:
            torch.nn.init.uniform_(parameter, 0.6, 1.4)


def settle_statistics(net, shape):
    """Runs the net in training mode once, so that BatchNorm's running mean and variance are those of its input."""
    for module in net.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            module.momentum = None
    net.train()
    with torch.no_grad():
        net(torch.randn(16, *shape[1:]))
    return net.eval()


def export(net, style, input, path):
    """Writes the net with its middle layers as named tensors."""
    mode = torch.onnx.TrainingMode.PRESERVE if style.keep_norms else torch.onnx.TrainingMode.EVAL
    axes = {0: "batch", 2: "height", 3: "width"}
    free = {"input": axes, net.outputs[0]: {0: "batch"}, net.outputs[-1]: {0: "batch"}} if style.free else None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch_export.add_zero(style.opset)
        torch.onnx.export(net, input, str(path), opset_version=style.opset, training=mode,
                          input_names=["input"], output_names=list(net.outputs), dynamic_axes=free)
    model = onnx.load(str(path))
    if not style.side_outputs:
        hide_middle_layers(model.graph)
    if style.short_names:
        shorten(model.graph)
    onnx.checker.check_model(model, full_check=True)
    onnx.save(model, str(path))
    return model


def hide_middle_layers(graph):
    """Leaves the last output alone as an output; the others stay as tensors inside the graph, under their names."""
    for middle in list(graph.output)[:-1]:
        graph.output.remove(middle)
        graph.value_info.append(middle)


def shorten(graph):
    """Numbers the inner tensors and drops the nodes' names, those of graphs inside nodes included."""
    kept = {value.name for value in [*graph.input, *graph.output, *graph.value_info, *graph.initializer]}
    numbers = {}
    rename(graph, lambda name: name if not name or name in kept else numbers.setdefault(name, f"t{len(numbers)}"))


def rename(graph, short):
    for node in graph.node:
        node.ClearField("name")
        node.input[:] = map(short, node.input)
        node.output[:] = map(short, node.output)
        for inner in (attribute.g for attribute in node.attribute if attribute.HasField("g")):
            rename(inner, short)
            for output in inner.output:
                output.name = short(output.name)


def objective(net, input, tensor, channel):
    """The sum over the batch of the channel's mean over all further axes."""
    outputs = dict(zip(net.outputs, net(input)))
    return outputs[tensor][:, channel].flatten(1).mean(1).sum() if outputs[tensor].dim() > 2 \
        else outputs[tensor][:, channel].sum()


def gradient(net, input, tensor, channel, variable):
    """Value and derivative of the objective by the input or by a weight."""
    input = input.clone().requires_grad_()
    value = objective(net, input, tensor, channel)
    wanted = input if variable == "input" else net.get_parameter(variable)
    return value.item(), torch.autograd.grad(value, wanted)[0]


def check(name, exact, rounded):
    """Refuses a golden that would not be a fair test: vanishing, or different in float32 already."""
    (value, slope), (value32, slope32) = exact, rounded
    cosine = torch.nn.functional.cosine_similarity(slope.flatten(), slope32.double().flatten(), 0).item()
    error = abs(value - value32) / max(abs(value), 1e-30)
    if abs(value) < 1e-3 or slope.norm() < 1e-4 or cosine < 0.999999 or error > 1e-5:
        raise SystemExit(f"make_goldens: {name} is no fair test (value {value:.3g}, gradient norm {slope.norm():.3g}, "
                         f"float32: cosine {cosine:.8f}, error {error:.1e}); choose another channel or seed")


def wanted(style):
    """(tensor, channel, variable) of every golden of a net."""
    yield from ((tensor, channel, "input") for tensor, channel in style.objectives)
    yield from ((*style.objectives[-1], weight) for weight in style.weights)


def make(style, seed, folder):
    """Exports one net and writes its goldens; returns their rows for goldens.json and for maps.json."""
    torch.manual_seed(seed)
    net = style.build()
    draw_weights(net)
    settle_statistics(net, style.shape)
    input = torch.randn(style.shape)
    model = export(net, style, input, folder / f"{style.name}.onnx")
    tensors = {name for node in model.graph.node for name in node.output} | {w.name for w in model.graph.initializer}
    numpy.save(folder / f"{style.name}.input.npy", input.numpy())
    rounded = [gradient(net, input, *row) for row in wanted(style)]
    net.double()
    rows = [write(style.name, k, row, gradient(net, input.double(), *row), rounded[k], tensors, folder)
            for k, row in enumerate(wanted(style))]
    return rows, make_maps(style, net, input, tensors, folder)


def write(name, index, row, exact, rounded, tensors, folder):
    """Checks one golden, writes its gradient, returns its row."""
    tensor, channel, variable = row
    lost = {tensor, variable} - tensors - {"input"}
    if lost:
        raise SystemExit(f"make_goldens: {name}.onnx has no tensor {', '.join(sorted(lost))}: the exporter renamed it")
    check(f"{name} channel({tensor}, {channel}) by {variable}", exact, rounded)
    value, slope = exact
    file = f"{name}.{index}.gradient.npy"
    numpy.save(folder / file, slope.float().numpy())
    return {"model": f"{name}.onnx", "input": f"{name}.input.npy", "tensor": tensor, "channel": channel,
            "value": value, "variable": variable, "gradient": file}


def map_of(net, input, module):
    """What a module of the net gives."""
    given = []
    hook = net.get_submodule(module).register_forward_hook(lambda _, __, output: given.append(output.detach().clone()))
    with torch.no_grad():
        net(input)
    hook.remove()
    return given[0]


def make_maps(style, net, input, tensors, folder):
    """Writes the maps of a net in float64; returns their rows for maps.json."""
    rows = []
    for index, (tensor, module) in enumerate(style.maps):
        if tensor not in tensors:
            raise SystemExit(f"make_goldens: {style.name}.onnx has no tensor {tensor}: the exporter renamed it")
        file = f"{style.name}.{index}.map.npy"
        numpy.save(folder / file, map_of(net, input.double(), module).float().numpy())
        rows.append({"model": f"{style.name}.onnx", "input": f"{style.name}.input.npy", "tensor": tensor, "map": file})
    return rows


def remove_old(folder):
    """Removes what goldens.json and maps.json list, and nothing else."""
    for listing in (folder / "goldens.json", folder / "maps.json"):
        rows = json.loads(listing.read_text(encoding="utf-8")) if listing.exists() else []
        for file in [row[key] for row in rows for key in ("model", "input", "gradient", "map") if key in row]:
            (folder / file).unlink(missing_ok=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=2026, help="seed of weights and inputs (default %(default)s)")
    parser.add_argument("folder", nargs="?", type=pathlib.Path, default=DEFAULT_FOLDER,
                        help="where to write (default: the test project's Goldens folder); the goldens there go")
    options = parser.parse_args()
    torch.set_num_threads(1)
    options.folder.mkdir(parents=True, exist_ok=True)
    remove_old(options.folder)
    made = [make(style, options.seed, options.folder) for style in STYLES]
    rows, maps = ([row for pair in made for row in pair[part]] for part in (0, 1))
    for name, listed in (("goldens.json", rows), ("maps.json", maps)):
        (options.folder / name).write_text(json.dumps(listed, indent=2) + "\n", encoding="utf-8")
    size = sum(file.stat().st_size for file in options.folder.iterdir())
    print(f"{len(STYLES)} nets, {len(rows)} gradients, {len(maps)} maps, {size / 1024:.0f} KiB in {os.path.relpath(options.folder)}")


if __name__ == "__main__":
    try:
        main()
    except OSError as error:
        sys.exit(f"make_goldens: {error}")
