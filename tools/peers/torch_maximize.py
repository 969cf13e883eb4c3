#!/usr/bin/env python3
"""The loop that a person would write in plain PyTorch to see what a VGG filter responds to.

In:  VGG.pth (or VGG.onnx) and a layer by its Keras name, taken after the ReLU.
Out: a PNG, and one JSON line {"peer":"torch 2.6","layer":...,"channel":...,"steps":...,"size":...,"score":...}.
     Time and memory are measured from outside, by compare.sh.

The whole net is loaded, as torchvision does it, cut at the layer and frozen; the picture starts as noise and climbs by
its normalised gradient, jittered in each step. --lean builds no more than the layers that are needed.

Needs PyTorch and torchvision (Debian: apt-get install python3-torch python3-torchvision).
"""

import argparse
import json
import sys

import torch_vgg
import torch
import torchvision


def cut(options):
    """The frozen layers up to the wanted one."""
    state = torch_vgg.read(options.model)
    if options.lean:
        return torch_vgg.features(state, options.layer)
    whole = getattr(torchvision.models, f"vgg{torch_vgg.depth_of(state)}")(weights=None, init_weights=False)
    try:
        whole.load_state_dict(state)
    except RuntimeError as error:
        raise SystemExit(f"{options.model} is not a whole full-size VGG; use --lean") from error
    return whole.features[:torch_vgg.place(state, options.layer) + 2].eval().requires_grad_(False)


def climb(net, options):
    """The picture after the steps, in [0, 1], and its last score."""
    torch.manual_seed(options.seed)
    mean = torch.tensor([0.485, 0.456, 0.406]).view(1, 3, 1, 1)
    deviation = torch.tensor([0.229, 0.224, 0.225]).view(1, 3, 1, 1)
    picture = (0.5 + 0.1 * torch.randn(1, 3, options.size, options.size)).clamp(0, 1).requires_grad_()
    score = torch.zeros(())
    for _ in range(options.steps):
        shift = torch.randint(-options.jitter, options.jitter + 1, (2,)).tolist()
        moved = torch.roll(picture, shift, (2, 3))
        loss = -net((moved - mean) / deviation)[:, options.channel].mean()
        loss.backward()
        with torch.no_grad():
            picture += -options.rate * picture.grad / (picture.grad.std() + 1e-8)
            picture.clamp_(0, 1)
            picture.grad = None
        score = -loss.detach()
    return picture.detach(), score.item()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", metavar="VGG.pth|VGG.onnx")
    parser.add_argument("output", metavar="OUT.png")
    parser.add_argument("--layer", default="block5_conv1", help="Keras name (default %(default)s)")
    parser.add_argument("--channel", type=int, default=0, help="default %(default)s")
    parser.add_argument("--size", type=int, default=128, help="height and width (default %(default)s)")
    parser.add_argument("--steps", type=int, default=128, help="default %(default)s")
    parser.add_argument("--rate", type=float, default=0.02, help="step length (default %(default)s)")
    parser.add_argument("--jitter", type=int, default=8, help="largest shift in pixels (default %(default)s)")
    parser.add_argument("--seed", type=int, default=0, help="default %(default)s")
    parser.add_argument("--threads", type=int, default=2, help="default %(default)s")
    parser.add_argument("--channels-last", action="store_true", help="the other memory format")
    parser.add_argument("--lean", action="store_true", help="build only the layers that are needed")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    net = cut(options)
    if options.channels_last:
        net = net.to(memory_format=torch.channels_last)
    try:
        picture, score = climb(net, options)
        torchvision.utils.save_image(picture, options.output)
    except (OSError, IndexError, ValueError) as error:
        sys.exit(f"torch_maximize: {error}")
    print(json.dumps({"peer": torch_vgg.PEER, "layer": options.layer, "channel": options.channel, "steps": options.steps,
                      "size": options.size, "score": score}))


if __name__ == "__main__":
    main()
