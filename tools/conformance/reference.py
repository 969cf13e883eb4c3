#!/usr/bin/env python3
"""Exports one net and computes PyTorch's gradients for it, to compare ours with.

In:  a row of nets.py, operator sets, a seed.
Out: in the chosen folder
       NAME-OPSET.onnx and its card  the exported net, one for each operator set
       input.npy                     the input, normal numbers
       K.gradient.npy                the K-th gradient with respect to the input, from float64, stored as float32
       cases.json                    a list of {model, opset, input, objective, value, gradient, noise}
     objective is as onnxviz reads it: layer(X) is the mean square of a middle layer, channel(logits, C) the largest
     logit; of a segmentation net the mean of the class map that is largest on average, of a detection net's backbone
     that of its largest feature channel. value is the float64 value, noise is 1 - the cosine between PyTorch's own
     float32 gradient and the float64 one: no float32 program can be expected to come nearer.

BatchNorm statistics are settled on random pictures. Both precisions compute with the same float32 weights.

Where a ReLU or a max pool stands within rounding of its kink, the gradient jumps with the last bit, and no two float32
programs agree. Inputs are drawn until they have none that is felt: until the float64 gradient at two inputs nudged by
1e-6 and PyTorch's float32 gradient keep 1 - cosine below 1e-5; after --tries inputs the one that comes nearest is
taken. Nothing of OnnxViz takes part in that choice. --tries 1 takes the first input as it is.
"""

import argparse
import json
import pathlib
import sys

try:
    import numpy
    import torch
except ImportError as missing:
    sys.exit(f"reference: {missing.name} is missing; apt-get install python3-torchvision python3-onnx, "
             "then run this with /usr/bin/python3")

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import nets
import weights
from exporters import files, torch_export, torchvision_nets
from exporters.failure import Failure


FAIR = 1e-5
NUDGE = 1e-6
NUDGES = 2


def gradients(net, input, objectives):
    """Values and gradients of some objectives, in the precision of the net and the input."""
    input = input.clone().requires_grad_()
    activations = net.activations(input)
    values = {text: objective(activations) for text, objective in objectives.items()}
    return {text: (value.item(), torch.autograd.grad(value, input, retain_graph=True)[0].double())
            for text, value in values.items()}


def mean_square(tensor):
    return lambda activations: activations[tensor].square().mean()


def channel(tensor, index):
    return lambda activations: activations[tensor][:, index].mean()


def distance(left, right):
    """1 - the cosine between the gradients of two (value, gradient)."""
    return 1 - torch.nn.functional.cosine_similarity(left[1].flatten(), right[1].flatten(), 0).item()


def largest_channel(tensor):
    return tensor.mean([0, *range(2, tensor.dim())]).abs().argmax().item()


def objectives_of(tapped, middle, tensor, input):
    """The objectives by the text that onnxviz reads."""
    output = tapped.results[0]
    with torch.no_grad():
        activations = tapped.activations(input)
    if tensor not in activations:
        raise Failure(f"there is no layer {middle}: {', '.join(activations)}")
    index = largest_channel(activations[output])
    return {f"layer({middle})": mean_square(tensor), f"channel({output}, {index})": channel(output, index)}


def export(net, tapped, opsets, folder):
    """Writes the model of every operator set; gives their names, and the tensors that further names stand for."""
    models = {opset: f"{net.name}-{opset}.onnx" for opset in opsets}
    for opset, name in models.items():
        model, card = torch_export.convert(net, tapped, opset)
        files.write(folder / name, model, card, [])
    return models, card["layers"]


class Draw:
    """An input with PyTorch's float64 and float32 gradients there, by the text of their objectives."""

    def __init__(self, net, tapped, row, layers, seed):
        random = torch.Generator().manual_seed(seed)
        self.input = torch.randn(1, 3, row.size, row.size, generator=random)
        objectives = objectives_of(tapped, row.middle, layers.get(row.middle, row.middle), self.input)
        self.rounded = gradients(tapped, self.input, objectives)
        net.module.double()
        self.exact = gradients(tapped, self.input.double(), objectives)
        moved = [self.input.double() + NUDGE * torch.randn(self.input.shape, generator=random) for _ in range(NUDGES)]
        nudged = [gradients(tapped, input, objectives) for input in moved]
        net.module.float()
        self.noise = max(
            distance(each[text], self.exact[text]) for each in [self.rounded, *nudged] for text in objectives)


def fairest(draws):
    """The first input whose gradients do not hang on rounding, or else the one where they do so least."""
    best = None
    for draw in draws:
        best = draw if best is None or draw.noise < best.noise else best
        if best.noise <= FAIR:
            break
    return best


def make(row, opsets, seed, tries, folder):
    """Writes everything for one net."""
    net = torchvision_nets.build(row.name, row.size, random=True)
    weights.draw(net.module, seed)
    weights.settle(net.module, row.size)
    tapped = torch_export.tap(net)
    models, layers = export(net, tapped, opsets, folder)
    draw = fairest(Draw(net, tapped, row, layers, seed + number) for number in range(tries))
    numpy.save(folder / "input.npy", draw.input.numpy())
    cases = [case for number, text in enumerate(draw.exact)
             for case in write(folder, models, number, text, draw.rounded[text], draw.exact[text])]
    files.write_text(folder / "cases.json", json.dumps(cases, indent=2) + "\n")


def write(folder, models, number, text, rounded, exact):
    """Writes one gradient; gives its case for every model."""
    (value, gradient), name = exact, f"{number}.gradient.npy"
    if not gradient.isfinite().all() or gradient.norm() == 0:
        raise Failure(f"the gradient of {text} vanishes or explodes: these weights are no fair test")
    numpy.save(folder / name, gradient.float().numpy())
    noise = distance(rounded, exact)
    return [{"model": model, "opset": opset, "input": "input.npy", "objective": text, "value": value, "gradient": name,
             "noise": noise} for opset, model in models.items()]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name", metavar="NAME", help="a net of nets.py")
    parser.add_argument("folder", type=pathlib.Path, metavar="FOLDER", help="where to write; cases.json comes last")
    parser.add_argument("--opset", default="13,17", metavar="N,N", help="operator sets (default %(default)s)")
    parser.add_argument("--seed", type=int, default=0, help="seed of weights and input (default %(default)s)")
    parser.add_argument("--tries", type=int, default=10, help="inputs to choose from (default %(default)s)")
    parser.add_argument("--threads", type=int, default=1, help="default %(default)s")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    options.folder.mkdir(parents=True, exist_ok=True)
    row = next((row for row in nets.rows(["all"]) if row.name == options.name), None)
    if row is None:
        parser.error(f"nets.py has no net {options.name}")
    make(row, [int(opset) for opset in options.opset.split(",")], options.seed, options.tries, options.folder)


if __name__ == "__main__":
    try:
        main()
    except (Failure, OSError, ValueError) as error:
        sys.exit(f"reference: {error}")
