#!/usr/bin/env python3
"""PyTorch's side of the speed comparison: forward and input gradient of the mean of one VGG channel.

In:  VGG.onnx (from make_vgg.py) or its .pth; the layer by its Keras name, taken after the ReLU.
Out: one JSON line per form,
       {"peer":"torch 2.6","format":...,"sliced":...,"layer":...,"channel":...,"batch":...,"size":...,"threads":...,
        "value":...,"median_s":...,"min_s":...,"runs":...}
     and a last one, "format":"best", that repeats the quickest.

What a careful PyTorch user would do is done: weights frozen, ReLU in place, oneDNN on, denormals flushed, gradient by
the input alone, both memory formats. --sliced adds forms that compute the wanted channel alone in the last layer.
The forms take turns, run by run, so that a busy moment hits them all.

Needs PyTorch and, for an .onnx file, onnx (Debian: apt-get install python3-torch python3-onnx).
"""

import argparse
import json
import statistics
import sys
import time

import torch_vgg
import numpy
import torch

FORMATS = {"contiguous": torch.contiguous_format, "channels_last": torch.channels_last}
SAME_COSINE, SAME_NORM = 0.9999, 1e-2


class Form:
    """One way to compute the gradient: a memory format, and whether the last layer is cut to the channel."""

    folded = False

    def __init__(self, state, options, format, sliced):
        self.format, self.sliced, self.seconds = format, sliced, []
        self.channel = 0 if sliced else options.channel
        net = torch_vgg.features(state, options.layer, options.channel if sliced else None)
        self.net = net.to(memory_format=FORMATS[format])

    def run(self, picture):
        """Value and gradient, and the seconds they took."""
        start = time.perf_counter()
        value = self.net(picture)[:, self.channel].mean((1, 2)).sum()
        slope, = torch.autograd.grad(value, picture)
        return value.item(), slope, time.perf_counter() - start

    def take(self, picture):
        """One measured run."""
        self.seconds.append(self.run(picture)[2])

    def place(self, picture):
        """The picture in this form's memory format."""
        return picture.contiguous(memory_format=FORMATS[self.format]).requires_grad_()


def picture_of(options):
    """The input tensor: from --input, or seeded noise."""
    if options.input is None:
        torch.manual_seed(options.seed)
        return torch.randn(options.batch, 3, options.size, options.size)
    picture = torch.from_numpy(numpy.load(options.input).astype(numpy.float32))
    if picture.dim() != 4 or picture.shape[1] != 3:
        raise SystemExit(f"{options.input} has shape {tuple(picture.shape)}; the input is batch x 3 x height x width")
    return picture


def report(form, options, picture, value):
    """The form's JSON line, as a dictionary."""
    return {"peer": torch_vgg.PEER, "format": form.format, "sliced": form.sliced, "folded": form.folded, "layer": options.layer,
            "channel": options.channel, "batch": picture.shape[0], "size": picture.shape[-1],
            "threads": options.threads, "value": value, "median_s": statistics.median(form.seconds),
            "min_s": min(form.seconds), "runs": options.runs}


def compare(slope, path):
    """Prints how close the gradient of another program is, and ends here when it is another one."""
    other = torch.from_numpy(numpy.load(path)).double().flatten()
    mine = slope.double().flatten()
    if other.shape != mine.shape:
        raise SystemExit(f"{path} holds {other.numel()} numbers; the gradient has {mine.numel()}")
    cosine = (mine @ other / mine.norm() / other.norm()).item()
    ratio = (other.norm() / mine.norm()).item()
    print(json.dumps({"cosine": cosine, "norm_ratio": ratio}), flush=True)
    if not (cosine >= SAME_COSINE and abs(ratio - 1) <= SAME_NORM):
        raise SystemExit(f"{path} is another gradient: cosine {cosine:.6f}, norm ratio {ratio:.6f}")


def take_turns(forms, picture, options):
    """Times the forms, run by run in turns, and returns their JSON lines, the best last."""
    pictures = [form.place(picture.clone()) for form in forms]
    for index in range(options.warm_up + options.runs):
        for form, placed in zip(forms, pictures):
            form.run(placed) if index < options.warm_up else form.take(placed)
    rows = [report(form, options, placed, form.run(placed)[0]) for form, placed in zip(forms, pictures)]
    return rows + [min(rows, key=lambda row: row["median_s"]) | {"format": "best"}]


def measure(options):
    """Builds the forms, writes and compares what was asked for, measures."""
    state = torch_vgg.read(options.model)
    channels = state[f"features.{torch_vgg.place(state, options.layer)}.weight"].shape[0]
    if not 0 <= options.channel < channels:
        raise SystemExit(f"{options.layer} has channels 0 to {channels - 1}; there is no {options.channel}")
    picture = picture_of(options)
    cuts = (False, True) if options.sliced else (False,)
    forms = [Form(state, options, format, sliced) for sliced in cuts for format in FORMATS]
    slope = forms[0].run(forms[0].place(picture.clone()))[1]
    if options.dump_input:
        numpy.save(options.dump_input, picture.numpy())
    if options.dump_gradient:
        numpy.save(options.dump_gradient, slope.contiguous().numpy())
    if options.compare_gradient:
        compare(slope, options.compare_gradient)
    if options.runs:
        print_turns(forms, picture, options)


def print_turns(forms, picture, options):
    """Times the forms and prints their JSON lines."""
    for row in take_turns(forms, picture, options):
        print(json.dumps(row), flush=True)


def add_common(parser):
    """What the scripts that time a gradient take."""
    parser.add_argument("--channel", type=int, default=0, help="default %(default)s")
    parser.add_argument("--size", type=int, default=224, help="height and width (default %(default)s)")
    parser.add_argument("--batch", type=int, default=1, help="default %(default)s")
    parser.add_argument("--threads", type=int, default=2, help="default %(default)s")
    parser.add_argument("--runs", type=int, default=15, help="measured runs; 0 measures nothing (default %(default)s)")
    parser.add_argument("--warm-up", type=int, default=3, help="runs before them (default %(default)s)")
    parser.add_argument("--seed", type=int, default=0, help="seed of what is random (default %(default)s)")
    parser.add_argument("--input", metavar="X.npy", help="input tensor instead of noise")
    parser.add_argument("--dump-input", metavar="X.npy", help="write the input tensor")
    parser.add_argument("--compare-gradient", metavar="G.npy", help="print the cosine with this gradient first")


def start(parser, options):
    """Looks at what they took, and sets PyTorch up."""
    if min(options.size, options.batch, options.threads) < 1 or options.runs < 0:
        parser.error("size, batch and threads are at least 1, runs at least 0")
    torch.set_num_threads(options.threads)
    torch.set_flush_denormal(True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", metavar="VGG.onnx|VGG.pth")
    parser.add_argument("layer", nargs="?", default="block5_conv1", help="Keras name (default %(default)s)")
    parser.add_argument("--sliced", action="store_true", help="also the wanted channel alone in the last layer")
    parser.add_argument("--dump-gradient", metavar="G.npy", help="write the gradient")
    add_common(parser)
    options = parser.parse_args()
    start(parser, options)
    try:
        measure(options)
    except (OSError, ValueError) as error:
        sys.exit(f"torch_gradient: {error}")


if __name__ == "__main__":
    main()
