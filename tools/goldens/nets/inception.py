"""GoogLeNet style: parallel branches of 1x1, 3x3, 5x5, 1x7+7x1 and pooled convolutions, concatenated."""

import torch
from torch import nn


def unit(inputs, width, kernel, padding=0):
    return nn.Sequential(nn.Conv2d(inputs, width, kernel, padding=padding), nn.ReLU())


class Mixed(nn.Module):
    """The pool branch is a 3x3 stride 1 pool: the largest value, or the mean that counts the padding."""

    def __init__(self, inputs, pool):
        super().__init__()
        self.one = unit(inputs, 4, 1)
        self.three = nn.Sequential(unit(inputs, 4, 1), unit(4, 6, 3, 1))
        self.five = nn.Sequential(unit(inputs, 3, 1), unit(3, 4, 5, 2))
        self.seven = nn.Sequential(unit(inputs, 3, (1, 7), (0, 3)), unit(3, 3, (7, 1), (3, 0)))
        self.pooled = nn.Sequential(pool, unit(inputs, 3, 1))

    def forward(self, x):
        return torch.cat([self.one(x), self.three(x), self.five(x), self.seven(x), self.pooled(x)], 1)


class Inception(nn.Module):
    outputs = ("mixed1", "mixed2", "logits")

    def __init__(self):
        super().__init__()
        self.stem = nn.Sequential(nn.Conv2d(3, 8, 3, 2), nn.ReLU(), nn.LocalResponseNorm(5, alpha=0.5, k=1.0))
        self.mixed1 = Mixed(8, nn.MaxPool2d(3, 1, padding=1))
        self.pool = nn.MaxPool2d(3, 2, ceil_mode=True)
        self.mixed2 = Mixed(20, nn.AvgPool2d(3, 1, padding=1, count_include_pad=True))
        self.last = nn.AvgPool2d(3, 2, padding=1, ceil_mode=True, count_include_pad=False)
        self.fc = nn.Linear(20 * 5 * 5, 10)

    def forward(self, x):
        first = self.mixed1(self.stem(x))
        second = self.mixed2(self.pool(first))
        return first, second, self.fc(self.last(second).flatten(1))
