#!/usr/bin/env python3
"""Exports one net and computes attributions of it by PyTorch's autograd, to compare ours with.

In:  a net of nets.py, a seed.
Out: in the chosen folder
       NAME.onnx and its card  the exported net
       picture.npy             the picture, [1, 3, H, W] in [0, 1]
       K.map.npy               the K-th map, [H, W], from float64, stored as float32
       cases.json              a list of {model, picture, objective, method, map, noise}
     objective and method are as onnxviz reads them; the objective is the class of the greatest score. noise is 1 - the
     cosine between PyTorch's own float32 map and the float64 one: no float32 program can be expected to come nearer.

Weights are random, as tools/conformance draws them. Pictures are drawn until one has no ReLU or pool within rounding of
its kink, judged by PyTorch's float32 and float64 gradients alone; after --tries the best one is taken.
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

here = pathlib.Path(__file__).parent
sys.path += [str(here.parent), str(here.parent / "conformance")]

import methods
import nets
import weights
from exporters import files, torch_export, torchvision_nets
from exporters.failure import Failure

FAIR = 1e-6
COLOURS = ((0.485, 0.456, 0.406), (0.229, 0.224, 0.225))


def distance(left, right):
    """1 - the cosine between two maps."""
    return 1 - torch.nn.functional.cosine_similarity(left.double().flatten(), right.double().flatten(), 0).item()


def subject(tapped, row, tensor, picture):
    """The picture's greatest class and the layer."""
    made = methods.Subject(tapped, picture, COLOURS, tapped.results[0], 0, row, tensor)
    with torch.no_grad():
        made.index = made.run(picture)[0][made.output][0].argmax().item()
    return made


def both(net, tapped, row, tensor, picture, method, index=None):
    """A map in both precisions, and the class."""
    rounded = subject(tapped, row, tensor, picture)
    low = method(rounded)
    net.module.double()
    exact = subject(tapped, row, tensor, picture.double())
    exact.index = rounded.index
    high = method(exact)
    net.module.float()
    return low.detach(), high.detach(), rounded.index


def fairest(net, tapped, row, tensor, seed, tries):
    """The first picture whose saliency does not hang on rounding, or else the one where it does so least."""
    best = None
    for number in range(tries):
        random = torch.Generator().manual_seed(seed + number)
        picture = torch.rand(1, 3, row.size, row.size, generator=random)
        low, high, _ = both(net, tapped, row, tensor, picture, methods.saliency)
        noise = distance(low, high)
        best = (noise, picture) if best is None or noise < best[0] else best
        if noise <= FAIR:
            break
    return best[1]


def make(row, opset, seed, tries, folder):
    """Writes everything for one net."""
    net = torchvision_nets.build(row.name, row.size, random=True)
    weights.draw(net.module, seed)
    weights.settle(net.module, row.size)
    tapped = torch_export.tap(net)
    model, card = torch_export.convert(net, tapped, opset, free_batch=True)
    card["preprocessing"] = "imagenet"
    files.write(folder / f"{row.name}.onnx", model, card, [])
    tensor = card["layers"].get(row.layer)
    if tensor is None:
        raise Failure(f"there is no layer {row.layer}: {', '.join(card['layers'])}")
    picture = fairest(net, tapped, row, tensor, seed, tries)
    numpy.save(folder / "picture.npy", picture.numpy())
    cases = []
    for number, (text, method) in enumerate(methods.all_of(row).items()):
        low, high, index = both(net, tapped, row, tensor, picture, method)
        if not high.isfinite().all() or high.norm() == 0:
            raise Failure(f"the map of {text} is empty or not finite: these weights are no fair test")
        numpy.save(folder / f"{number}.map.npy", high.reshape(row.size, row.size).float().numpy())
        cases.append({"model": f"{row.name}.onnx", "picture": "picture.npy", "objective": f"class({index})",
                      "method": text, "map": f"{number}.map.npy", "noise": distance(low, high)})
    files.write_text(folder / "cases.json", json.dumps(cases, indent=2) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name", metavar="NAME", help="a net of nets.py")
    parser.add_argument("folder", type=pathlib.Path, metavar="FOLDER", help="where to write; cases.json comes last")
    parser.add_argument("--opset", type=int, default=17, help="operator set (default %(default)s)")
    parser.add_argument("--seed", type=int, default=0, help="seed of weights and picture (default %(default)s)")
    parser.add_argument("--tries", type=int, default=10, help="pictures to choose from (default %(default)s)")
    parser.add_argument("--samples", type=int, default=methods.SAMPLES, help="of SmoothGrad (default %(default)s)")
    parser.add_argument("--points", type=int, default=methods.POINTS,
                        help="of integrated gradients (default %(default)s)")
    parser.add_argument("--threads", type=int, default=1, help="default %(default)s")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    methods.SAMPLES, methods.POINTS = options.samples, options.points
    options.folder.mkdir(parents=True, exist_ok=True)
    make(nets.row(options.name), options.opset, options.seed, options.tries, options.folder)


if __name__ == "__main__":
    try:
        main()
    except (Failure, OSError, ValueError, KeyError) as error:
        sys.exit(f"reference: {error}")
