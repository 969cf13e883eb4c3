"""Layer-wise relevance propagation for PyTorch, for nets that are chains of convolutions, ReLUs, pools and dense layers.

For as long as a block lasts, what arrives at the functions of torch.nn.functional is relevance, and what goes back is the
relevance of their inputs; formulas are in src/OnnxViz.Gradients/Relevance/LayerRule.cs.
"""

import contextlib

import torch
from torch.nn import functional

LEAST, GAMMA = 1e-6, 0.25


def away(z):
    return z + torch.where(z < 0, -LEAST, LEAST).to(z.dtype)


def shares(run, x, parts, relevance, where=None):
    """parts: of an input and weights and a bias each; they contribute to one outcome, which shares the relevance."""
    with torch.enable_grad():
        inputs = [part[0].detach().requires_grad_() for part in parts]
        outcomes = [run(input, weight, bias) for input, (_, weight, bias) in zip(inputs, parts)]
        arriving = relevance / away(sum(outcomes).detach())
        arriving = arriving if where is None else arriving * where
        back = torch.autograd.grad(outcomes, inputs, [arriving] * len(parts))
    return sum(input.detach() * gradient for input, gradient in zip(inputs, back))


def raised(numbers, above):
    return None if numbers is None else numbers + GAMMA * (numbers.clamp(min=0) if above else numbers.clamp(max=0))


def halves(x, first, second, bias):
    return [(x.clamp(min=0), first, bias), (x.clamp(max=0), second, None)]


def epsilon(run, x, weight, bias, z, relevance):
    return shares(run, x, [(x, weight, bias)], relevance)


def positive(run, x, weight, bias, z, relevance):
    above = None if bias is None else bias.clamp(min=0)
    return shares(run, x, halves(x, weight.clamp(min=0), weight.clamp(max=0), above), relevance)


def gamma(run, x, weight, bias, z, relevance):
    up, down = raised(weight, True), raised(weight, False)
    return (shares(run, x, halves(x, up, down, raised(bias, True)), relevance, z > 0)
            + shares(run, x, halves(x, down, up, raised(bias, False)), relevance, z < 0))


def flat(run, x, weight, bias, z, relevance):
    return shares(run, x, [(torch.ones_like(x), torch.ones_like(weight), None)], relevance)


def box(low, high):
    def rule(run, x, weight, bias, z, relevance):
        low_x, high_x = low.expand_as(x), high.expand_as(x)
        with torch.enable_grad():
            inputs = [each.detach().requires_grad_() for each in (x, low_x, high_x)]
            whole, least, most = (run(input, part, None) for input, part in
                                  zip(inputs, (weight, weight.clamp(min=0), weight.clamp(max=0))))
            back = torch.autograd.grad(whole - least - most, inputs,
                                       relevance / away((whole - least - most).detach()))
        return sum(input.detach() * gradient for input, gradient in zip(inputs, back))
    return rule


class Layer(torch.autograd.Function):
    """A layer that hands relevance back by a rule."""

    @staticmethod
    def forward(context, x, weight, bias, run, rule):
        z = run(x, weight, bias)
        context.kept = x, weight, bias, z, run, rule
        return z

    @staticmethod
    def backward(context, relevance):
        x, weight, bias, z, run, rule = context.kept
        return rule(run, x.detach(), weight, bias, z, relevance), None, None, None, None


class Passing(torch.autograd.Function):
    """A ReLU that lets relevance pass."""

    @staticmethod
    def forward(context, x):
        return x.clamp(min=0)

    @staticmethod
    def backward(context, relevance):
        return relevance


@contextlib.contextmanager
def composite(first, convolution):
    """Rules for the first layer and for further convolutions; dense layers have epsilon."""
    kept = functional.conv2d, functional.linear, functional.relu
    rules = iter([first])

    def conv2d(x, weight, bias=None, *settings):
        def run(x, weight, bias):
            return kept[0](x, weight, bias, *settings)
        return Layer.apply(x, weight, bias, run, next(rules, convolution))

    functional.conv2d = conv2d
    functional.linear = lambda x, weight, bias=None: Layer.apply(x, weight, bias, kept[1], epsilon)
    functional.relu = lambda x, inplace=False: Passing.apply(x)
    try:
        yield
    finally:
        functional.conv2d, functional.linear, functional.relu = kept
