"""AlexNet style: 11x11 stride 4, local response normalisation, overlapping 3x3 stride 2 pools with ceil_mode."""

import torch
from torch import nn


class LrnOperator(torch.autograd.Function):
    """Stands for LocalResponseNorm while exporting, so that the file holds one LRN node."""

    @staticmethod
    def forward(context, x, size, alpha, beta, k):
        return nn.functional.local_response_norm(x, size, alpha, beta, k)

    @staticmethod
    def symbolic(g, x, size, alpha, beta, k):
        return g.op("LRN", x, size_i=size, alpha_f=alpha, beta_f=beta, bias_f=k).setType(x.type())


class Norm(nn.LocalResponseNorm):
    def forward(self, x):
        exporting = torch.onnx.is_in_onnx_export()
        return LrnOperator.apply(x, self.size, self.alpha, self.beta, self.k) if exporting else super().forward(x)


class AlexNet(nn.Module):
    outputs = ("pool2", "logits")

    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 12, 11, 4, padding=2)
        self.norm1 = Norm(5, alpha=0.5, beta=0.75, k=2.0)
        self.pool1 = nn.MaxPool2d(3, 2, ceil_mode=True)
        self.conv2 = nn.Conv2d(12, 16, 5, padding=2, groups=2)
        self.norm2 = Norm(3, alpha=0.3, beta=0.5, k=1.0)
        self.pool2 = nn.MaxPool2d(3, 2, ceil_mode=True)
        self.conv3 = nn.Conv2d(16, 16, 3, padding=1)
        self.fc6 = nn.Linear(16 * 3 * 4, 20)
        self.fc7 = nn.Linear(20, 10)
        self.relu = nn.ReLU()
        self.leaky = nn.LeakyReLU(0.1)
        self.softplus = nn.Softplus()

    def forward(self, x):
        x = self.pool1(self.norm1(self.relu(self.conv1(x))))
        middle = self.pool2(self.norm2(self.leaky(self.conv2(x))))
        x = self.softplus(self.conv3(middle))
        return middle, self.fc7(self.relu(self.fc6(x.flatten(1))))
