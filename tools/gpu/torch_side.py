#!/usr/bin/env python3
"""PyTorch's side of check.sh: VGG16 with random weights, forward + input gradient, or a whole step of ascent.

In:  what to time, a layer by its Keras name, the batches, the forms, whether TF32 is allowed.
Out: a JSON line for each form and batch, as soon as it is measured: {"peer":"torch 2.11","what":...,"form":...,
     "batch":...,"tf32":...,"median_s":...,"min_s":...,"max_s":...,"memory_bytes":...}, or one with "error".

Forms: eager, channels-last (the memory format), graphs (eager, recorded as a CUDA graph), graphs-channels-last, compile
(torch.compile), compile-graphs (the same with mode="reduce-overhead"). The opponent is helped: weights are frozen, ReLUs work in place, and only the wanted channels of
the last layer are computed. Needs PyTorch, 1.13 or newer; what a version has not is said in the line of that form.
"""

import argparse
import json
import statistics
import sys
import time

try:
    import torch
    from torch import nn
except ImportError:
    sys.exit("torch_side: PyTorch is missing")

BLOCKS = ((2, 64), (2, 128), (3, 256), (3, 512), (3, 512))
FORMS = ("eager", "channels-last", "graphs", "graphs-channels-last", "compile", "compile-graphs")
WARM_UP = 4
PEER = "torch " + ".".join(torch.__version__.split("+")[0].split(".")[:2])


def vgg(last, channels, narrow):
    """VGG16 up to a layer's ReLU, of which only the first channels are there."""
    modules, width = [], 3
    for block, (count, wanted) in enumerate(BLOCKS, start=1):
        for index in range(1, count + 1):
            name, wide = f"block{block}_conv{index}", max(1, wanted // narrow)
            made = nn.Conv2d(width, min(channels, wide) if name == last else wide, 3, padding=1)
            nn.init.kaiming_normal_(made.weight, nonlinearity="relu")
            modules += [made, nn.ReLU(inplace=True)]
            width = wide
            if name == last:
                return nn.Sequential(*modules).eval().requires_grad_(False)
        modules.append(nn.MaxPool2d(2))
    raise SystemExit(f"torch_side: VGG16 has no {last}")


class Gradient:
    """Forward pass and input gradient of one channel, the same for all pictures."""

    def __init__(self, options, batch, place):
        self.net = place(vgg(options.layer, 1, options.narrow))
        self.picture = place(torch.randn(batch, 3, options.size, options.size)).requires_grad_()

    def draw(self):
        """Nothing changes between runs."""

    def step(self):
        score = self.net(self.picture).mean((2, 3)).sum()
        return torch.autograd.grad(score, self.picture)[0]


class Ascent:
    """A step up: jitter, preprocessing, one channel for each picture, normalised gradient, clamping."""

    def __init__(self, options, batch, place):
        self.net = place(vgg(options.layer, batch, options.narrow))
        self.picture = place(0.5 + 0.1 * torch.randn(batch, 3, options.size, options.size)).requires_grad_()
        self.mean = place(torch.tensor([0.485, 0.456, 0.406]).view(1, 3, 1, 1))
        self.deviation = place(torch.tensor([0.229, 0.224, 0.225]).view(1, 3, 1, 1))
        self.unit = torch.arange(batch, device=self.picture.device)
        self.size = options.size
        self.rows, self.columns = (torch.arange(self.size, device=self.picture.device) for _ in range(2))

    def draw(self):
        """The shift, as positions in memory that stays where it is."""
        for place in (self.rows, self.columns):
            shift = int(torch.randint(-8, 9, ()))
            place.copy_((torch.arange(self.size) + shift) % self.size)

    def step(self):
        moved = self.picture.index_select(2, self.rows).index_select(3, self.columns)
        found = self.net((moved - self.mean) / self.deviation).mean((2, 3))
        score = found[self.unit, self.unit % found.shape[1]].sum()
        gradient, = torch.autograd.grad(score, self.picture)
        with torch.no_grad():
            self.picture += 0.02 * gradient / (gradient.std((1, 2, 3), keepdim=True) + 1e-8)
            self.picture.clamp_(0, 1)
        return score


def prepared(work, form):
    """A function that takes one step in a form."""
    if form.startswith("compile"):
        if not hasattr(torch, "compile"):
            raise RuntimeError("this PyTorch has no torch.compile")
        work.net = torch.compile(work.net, mode="reduce-overhead" if form.endswith("graphs") else None)
    if not form.startswith("graphs"):
        return work.step
    if not work.picture.is_cuda:
        raise RuntimeError("CUDA graphs want a GPU")
    stream = torch.cuda.Stream()
    stream.wait_stream(torch.cuda.current_stream())
    with torch.cuda.stream(stream):
        for _ in range(WARM_UP):
            work.step()
    torch.cuda.current_stream().wait_stream(stream)
    graph = torch.cuda.CUDAGraph()
    with torch.cuda.graph(graph):
        work.kept = work.step()
    return graph.replay


def wait(options):
    if options.device.startswith("cuda"):
        torch.cuda.synchronize()


def memory(options):
    if options.device.startswith("cuda"):
        free, total = torch.cuda.mem_get_info()
        return total - free
    import resource
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def timed(work, step, options):
    """Seconds of steps, the draws among them."""
    seconds = []
    for run in range(WARM_UP + options.runs):
        wait(options)
        start = time.perf_counter()
        work.draw()
        step()
        wait(options)
        seconds.append(time.perf_counter() - start)
    return seconds[WARM_UP:]


def measure(options, form, batch):
    """The JSON line of a form and batch."""
    line = {"peer": PEER, "what": options.what, "layer": options.layer, "form": form, "batch": batch,
            "size": options.size, "device": options.device, "tf32": options.tf32 and options.device != "cpu"}
    last = form.endswith("channels-last")

    def place(what):
        what = what.to(options.device)
        fits = last and (not torch.is_tensor(what) or what.dim() == 4)
        return what.to(memory_format=torch.channels_last) if fits else what

    try:
        torch.manual_seed(0)
        work = {"gradient": Gradient, "ascent": Ascent}[options.what](options, batch, place)
        seconds = timed(work, prepared(work, form), options)
    except Exception as error:  # a form that a version has not, or a card has no room for, is said and passed over
        return line | {"error": f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}"[:200]}
    return line | {"median_s": statistics.median(seconds), "min_s": min(seconds), "max_s": max(seconds),
                   "runs": options.runs, "memory_bytes": memory(options)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("gradient", "ascent"))
    parser.add_argument("--layer", default="block5_conv1", help="default %(default)s")
    parser.add_argument("--batches", default="1,8,32", help="default %(default)s")
    parser.add_argument("--forms", default=",".join(FORMS), help="default %(default)s")
    parser.add_argument("--tf32", action="store_true", help="factors may be rounded to 10 bits")
    parser.add_argument("--size", type=int, default=224, help="height and width (default %(default)s)")
    parser.add_argument("--runs", type=int, default=20, help="default %(default)s")
    parser.add_argument("--narrow", type=int, default=1, help="divide all widths by this (default %(default)s)")
    parser.add_argument("--device", default="cuda", help="default %(default)s")
    parser.add_argument("--threads", type=int, help="CPU threads")
    options = parser.parse_args()
    if options.threads:
        torch.set_num_threads(options.threads)
    torch.backends.cuda.matmul.allow_tf32 = options.tf32
    torch.backends.cudnn.allow_tf32 = options.tf32
    torch.backends.cudnn.benchmark = True
    for form in options.forms.split(","):
        for batch in map(int, options.batches.split(",")):
            print(json.dumps(measure(options, form, batch)), flush=True)
            if options.device.startswith("cuda"):
                torch.cuda.empty_cache()


if __name__ == "__main__":
    main()
