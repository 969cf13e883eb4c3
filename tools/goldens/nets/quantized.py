"""Trained for 8 bits: activations and kernels rounded in between, too narrow a range here and there."""

import torch
from torch import nn
from torch.nn import functional


class Rounded(nn.Module):
    """Numbers as bytes: scale and zero point of the whole tensor."""

    def __init__(self, scale, zero, low, high):
        super().__init__()
        self.scale, self.zero, self.low, self.high = scale, zero, low, high

    def forward(self, x):
        return torch.fake_quantize_per_tensor_affine(x, self.scale, self.zero, self.low, self.high)


class RoundedConv(nn.Conv2d):
    """A convolution whose kernels are signed bytes, with a scale for each."""

    def forward(self, x):
        scale = torch.linspace(0.01, 0.02, self.out_channels)
        zero = torch.zeros(self.out_channels, dtype=torch.int32)
        kernels = torch.fake_quantize_per_channel_affine(self.weight, scale, zero, 0, -128, 127)
        return functional.conv2d(x, kernels, self.bias, self.stride, self.padding, groups=self.groups)


class Quantized(nn.Module):
    outputs = ("features", "logits")

    def __init__(self):
        super().__init__()
        self.input = Rounded(0.015, 120, 0, 255)
        self.conv1 = RoundedConv(3, 8, 3, padding=1)
        self.round1 = Rounded(0.008, 0, 0, 255)
        self.conv2 = RoundedConv(8, 8, 3, stride=2, padding=1, groups=8)
        self.round2 = Rounded(0.02, -10, -128, 127)
        self.conv3 = RoundedConv(8, 12, 1)
        self.round3 = Rounded(0.03, 3, -128, 127)
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.dense = nn.Linear(12, 5)

    def forward(self, x):
        x = self.round1(functional.relu(self.conv1(self.input(x))))
        features = self.conv2(x)
        x = self.round3(self.conv3(self.round2(features)))
        return features, self.dense(self.pool(functional.relu(x)).flatten(1))
