"""Guided backpropagation for PyTorch: for as long as the block lasts, activations pass what is positive alone.

Of what arrives at a ReLU, ReLU6 or GELU the positive part passes, and then as the gradient does. For GELU, which the papers
do not speak of, that is what OnnxViz takes guided backpropagation to be (BackwardRules.Guided).
"""

import contextlib

import torch
from torch.nn import functional


class Guided(torch.autograd.Function):
    """max(low, min(high, x)), whose gradient is that of what arrives and is positive."""

    @staticmethod
    def forward(context, x, low, high):
        context.save_for_backward((x > low) & (x < high))
        return x.clamp(low, high)

    @staticmethod
    def backward(context, arriving):
        return arriving.clamp(min=0) * context.saved_tensors[0], None, None


class Positive(torch.autograd.Function):
    """x itself; of what arrives the positive part goes back."""

    @staticmethod
    def forward(context, x):
        return x.clone()

    @staticmethod
    def backward(context, arriving):
        return arriving.clamp(min=0)


@contextlib.contextmanager
def guided():
    """nn.ReLU, nn.ReLU6 and nn.GELU call these functions, as do nets that call them without a module."""
    relu, hardtanh, gelu = functional.relu, functional.hardtanh, functional.gelu
    functional.relu = lambda x, inplace=False: Guided.apply(x, 0.0, float("inf"))
    functional.hardtanh = lambda x, low=-1.0, high=1.0, inplace=False: Guided.apply(x, low, high)
    functional.gelu = lambda x, *settings, **named: Positive.apply(gelu(x, *settings, **named))
    try:
        yield
    finally:
        functional.relu, functional.hardtanh, functional.gelu = relu, hardtanh, gelu
