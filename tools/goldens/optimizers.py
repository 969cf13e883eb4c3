#!/usr/bin/env python3
"""Prints where PyTorch's optimisers move one number to, uphill: the numbers in OptimizerTests of OnnxViz.Ascent.Tests.

In:  nothing; the gradients are 1, -3, 0.5 and 2.
Out: a line for each optimiser, the number after each step from 0, in double precision.

Needs PyTorch 2: NAdam of 1.13 multiplies the momentum's product by one factor too many.
"""
import argparse

import torch

GRADIENTS = (1.0, -3.0, 0.5, 2.0)
OPTIMIZERS = {
    "momentum(0.1)": lambda numbers: torch.optim.SGD(numbers, lr=0.1, momentum=0.9),
    "nadam(0.02)": lambda numbers: torch.optim.NAdam(numbers, lr=0.02),
    "nadam(1, 0.8, 0.99, 0.04)": lambda numbers: torch.optim.NAdam(
        numbers, lr=1, betas=(0.8, 0.99), momentum_decay=0.04),
    "rmsprop(0.02)": lambda numbers: torch.optim.RMSprop(numbers, lr=0.02),
    "rmsprop(1, 0.999, 0.001)": lambda numbers: torch.optim.RMSprop(numbers, lr=1, alpha=0.999, eps=1e-3),
}


def moved(make):
    """The number after each step; PyTorch goes downhill, so that it is given the gradients with their signs turned."""
    number = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    optimizer, places = make([number]), []
    for gradient in GRADIENTS:
        number.grad = torch.tensor([-gradient], dtype=torch.float64)
        optimizer.step()
        places.append(round(number.item(), 7))
    return places


if __name__ == "__main__":
    argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    if int(torch.__version__.split(".")[0]) < 2:
        raise SystemExit(f"optimizers: this is PyTorch {torch.__version__}, whose NAdam is another one; take PyTorch 2")
    for name, make in OPTIMIZERS.items():
        print(name, moved(make))
