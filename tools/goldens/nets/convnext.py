"""ConvNeXt style: 7x7 depthwise, LayerNorm over channels, GELU, layer scale, channels-last linear layers."""

import torch
from torch import nn


class ChannelNorm(nn.LayerNorm):
    def forward(self, x):
        return super().forward(x.permute(0, 2, 3, 1)).permute(0, 3, 1, 2)


class Block(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.depthwise = nn.Conv2d(width, width, 7, padding=3, groups=width)
        self.norm = nn.LayerNorm(width, eps=1e-6)
        self.expand = nn.Linear(width, 2 * width)
        self.gelu = nn.GELU()
        self.contract = nn.Linear(2 * width, width)
        self.scale = nn.Parameter(0.5 + torch.rand(width))

    def forward(self, x):
        inner = self.norm(self.depthwise(x).permute(0, 2, 3, 1))
        inner = self.scale * self.contract(self.gelu(self.expand(inner)))
        return x + inner.permute(0, 3, 1, 2)


class ConvNext(nn.Module):
    outputs = ("block1", "block2", "logits")

    def __init__(self):
        super().__init__()
        self.stem = nn.Sequential(nn.Conv2d(3, 12, 4, 4), ChannelNorm(12, eps=1e-6))
        self.block1 = Block(12)
        self.downsample = nn.Sequential(ChannelNorm(12, eps=1e-6), nn.Conv2d(12, 16, 2, 2))
        self.block2 = Block(16)
        self.norm = nn.LayerNorm(16, eps=1e-6)
        self.head = nn.Linear(16, 10)

    def forward(self, x):
        first = self.block1(self.stem(x))
        second = self.block2(self.downsample(first))
        return first, second, self.head(self.norm(second.mean((2, 3))))
