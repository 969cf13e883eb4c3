"""Fast-neural-style style: reflection padding, InstanceNorm, residual blocks, up by nearest and by ConvTranspose."""

import torch
from torch import nn


def unit(inputs, width, kernel, stride):
    return nn.Sequential(nn.ReflectionPad2d(kernel // 2), nn.Conv2d(inputs, width, kernel, stride),
                         nn.InstanceNorm2d(width, affine=True), nn.ReLU())


class Block(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.first = unit(width, width, 3, 1)
        self.pad = nn.ReflectionPad2d(1)
        self.conv = nn.Conv2d(width, width, 3)
        self.norm = nn.InstanceNorm2d(width, affine=True)

    def forward(self, x):
        return x + self.norm(self.conv(self.pad(self.first(x))))


class Transfer(nn.Module):
    outputs = ("residual1", "picture")

    def __init__(self):
        super().__init__()
        self.down = nn.Sequential(unit(3, 6, 9, 1), unit(6, 10, 3, 2), unit(10, 12, 3, 2))
        self.residual1 = Block(12)
        self.upsample = nn.Upsample(scale_factor=2, mode="nearest")
        self.up1 = unit(12, 10, 3, 1)
        self.transposed = nn.ConvTranspose2d(10, 6, 3, 2, padding=1, output_padding=1)
        self.norm = nn.InstanceNorm2d(6, affine=True)
        self.elu = nn.ELU()
        self.last = nn.Sequential(nn.ReflectionPad2d(4), nn.Conv2d(6, 3, 9))

    def forward(self, x):
        middle = self.residual1(self.down(x))
        x = self.up1(self.upsample(middle))
        x = self.elu(self.norm(self.transposed(x)))
        return middle, torch.tanh(self.last(x))
