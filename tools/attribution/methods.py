"""Attributions by PyTorch's autograd, from the formulas of their papers; the names are those that onnxviz reads."""

import numpy
import torch

import relevance
from guided import guided
from noise import normal

SAMPLES, DEVIATION, POINTS = 10, 0.15, 20


class Subject:
    """A net as a function of a picture in [0, 1], one of its classes, and a layer."""

    def __init__(self, tapped, picture, colours, output, index, row, tensor):
        self.tapped, self.picture, self.output, self.index = tapped, picture, output, index
        self.row, self.tensor = row, tensor
        mean, deviation = (torch.tensor(each, dtype=picture.dtype).reshape(1, 3, 1, 1) for each in colours)
        self.mean, self.deviation = mean, deviation

    def run(self, picture):
        activations = self.tapped.activations((picture - self.mean) / self.deviation)
        return activations, activations[self.output][:, self.index].sum()

    def gradient(self, picture):
        picture = picture.detach().clone().requires_grad_()
        return torch.autograd.grad(self.run(picture)[1], picture)[0]

    def layer(self):
        """The layer's activation and the gradient there, [1, C, h, w] both."""
        activations, score = self.run(self.picture.clone().requires_grad_())
        activation = activations[self.tensor]
        return self.laid(activation), self.laid(torch.autograd.grad(score, activation)[0])

    def laid(self, numbers):
        if self.row.last:
            return numbers.permute(0, 3, 1, 2)
        if self.row.tokens is None:
            return numbers
        places = numbers[:, self.row.tokens:].transpose(1, 2)
        side = round(places.shape[2] ** 0.5)
        return places.reshape(1, -1, side, side)

    def enlarged(self, small):
        size = self.picture.shape[2:]
        return torch.nn.functional.interpolate(small.clamp(min=0), size=size, mode="bilinear", align_corners=False)


def saliency(at):
    return at.gradient(at.picture).abs().amax(1)


def times_input(at):
    return ((at.picture - at.mean) * at.gradient(at.picture)).sum(1)


def smooth(at):
    count = at.picture.numel()
    draws = (torch.from_numpy(normal(0, sample, count)).reshape(at.picture.shape) for sample in range(SAMPLES))
    noisy = (at.picture + (numpy.float32(DEVIATION) * draw).to(at.picture.dtype) for draw in draws)
    return (sum(at.gradient(picture) for picture in noisy) / SAMPLES).abs().amax(1)


def integrated(at):
    points, weights = numpy.polynomial.legendre.leggauss(POINTS)
    way = at.picture - at.mean
    return (way * sum(weight / 2 * at.gradient(at.mean + (1 + point) / 2 * way)
                      for point, weight in zip(points, weights))).sum(1)


def guided_gradient(at):
    with guided():
        return at.gradient(at.picture).abs().amax(1)


def grad_cam(at):
    activation, gradient = at.layer()
    return at.enlarged((gradient.mean((2, 3), keepdim=True) * activation).sum(1, keepdim=True))


def hires_cam(at):
    activation, gradient = at.layer()
    return at.enlarged((gradient * activation).sum(1, keepdim=True))


def layer_cam(at):
    activation, gradient = at.layer()
    return at.enlarged((gradient.clamp(min=0) * activation).sum(1, keepdim=True))


def handed_back(at, first, convolution):
    """The score, handed back to the net's input, summed over its channels."""
    input = ((at.picture - at.mean) / at.deviation).requires_grad_()
    with relevance.composite(first, convolution):
        score = at.tapped.activations(input)[at.output][:, at.index].sum()
        return torch.autograd.grad(score, input, score.detach())[0].sum(1)


def plus_flat(at):
    return handed_back(at, relevance.flat, relevance.positive)


def gamma_box(at):
    ends = ((end - at.mean) / at.deviation for end in (0, 1))
    return handed_back(at, relevance.box(*ends), relevance.gamma)


def all_of(row):
    """The methods by the text that onnxviz reads."""
    chains = {"lrp(epsilon-plus-flat)": plus_flat, "lrp(epsilon-gamma-box)": gamma_box}
    return {
        **(chains if row.is_chain else {}),
        "saliency": saliency,
        "gradxinput": times_input,
        f"smoothgrad({SAMPLES}, {DEVIATION})": smooth,
        f"ig({POINTS}, most={POINTS})": integrated,
        "guided": guided_gradient,
        f"gradcam({row.layer})": grad_cam,
        f"hirescam({row.layer})": hires_cam,
        f"layercam({row.layer})": layer_cam,
    }
