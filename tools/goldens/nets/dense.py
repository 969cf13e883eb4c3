"""DenseNet style: BN-ReLU-conv layers whose outputs are concatenated, average pooling between the blocks."""

import torch
from torch import nn


class Layer(nn.Module):
    def __init__(self, inputs, growth):
        super().__init__()
        self.norm1 = nn.BatchNorm2d(inputs)
        self.conv1 = nn.Conv2d(inputs, 2 * growth, 1, bias=False)
        self.norm2 = nn.BatchNorm2d(2 * growth)
        self.conv2 = nn.Conv2d(2 * growth, growth, 3, padding=1, bias=False)
        self.relu = nn.ReLU()

    def forward(self, x):
        inner = self.conv1(self.relu(self.norm1(x)))
        return torch.cat([x, self.conv2(self.relu(self.norm2(inner)))], 1)


class Transition(nn.Module):
    def __init__(self, inputs, width):
        super().__init__()
        self.norm = nn.BatchNorm2d(inputs)
        self.relu = nn.ReLU()
        self.conv = nn.Conv2d(inputs, width, 1, bias=False)
        self.pool = nn.AvgPool2d(2)

    def forward(self, x):
        return self.pool(self.conv(self.relu(self.norm(x))))


class Dense(nn.Module):
    outputs = ("transition1", "norm2", "logits")

    def __init__(self):
        super().__init__()
        self.stem = nn.Conv2d(3, 8, 3, padding=1, bias=False)
        self.block1 = nn.Sequential(Layer(8, 6), Layer(14, 6))
        self.transition1 = Transition(20, 10)
        self.block2 = nn.Sequential(Layer(10, 6), Layer(16, 6))
        self.norm2 = nn.BatchNorm2d(22)
        self.relu = nn.ReLU()
        self.classifier = nn.Linear(22, 10)

    def forward(self, x):
        middle = self.transition1(self.block1(self.stem(x)))
        normed = self.norm2(self.block2(middle))
        return middle, normed, self.classifier(self.relu(normed).mean((2, 3)))
