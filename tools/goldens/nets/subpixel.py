"""Super-resolution style: PReLU, dilated convolution, pixel shuffle, bilinear upsampling, zero padding, sigmoid."""

import torch
from torch import nn


class Subpixel(nn.Module):
    outputs = ("features", "picture")

    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 8, 5, 2, padding=2)
        self.prelu1 = nn.PReLU(8)
        self.pad = nn.ZeroPad2d((1, 3, 2, 2))
        self.conv2 = nn.Conv2d(8, 8, 3, dilation=2)
        self.selu = nn.SELU()
        self.conv3 = nn.Conv2d(8, 12, 3, padding=1)
        self.shuffle = nn.PixelShuffle(2)
        self.skip = nn.Upsample(scale_factor=0.5, mode="bilinear", align_corners=False)
        self.bilinear = nn.Upsample(scale_factor=2, mode="bilinear", align_corners=False)

    def forward(self, x):
        features = self.selu(self.conv2(self.pad(self.prelu1(self.conv1(x)))))
        picture = self.shuffle(self.conv3(features))
        return features, torch.sigmoid(picture + self.bilinear(self.skip(x)))
