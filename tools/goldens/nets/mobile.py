"""MobileNet / EfficientNet style: depthwise convolutions, squeeze-and-excite, hard-swish, SiLU and ReLU6."""

from torch import nn


class Excite(nn.Module):
    def __init__(self, width, gate):
        super().__init__()
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.squeeze = nn.Conv2d(width, width // 2, 1)
        self.relu = nn.ReLU()
        self.expand = nn.Conv2d(width // 2, width, 1)
        self.gate = gate

    def forward(self, x):
        return x * self.gate(self.expand(self.relu(self.squeeze(self.pool(x)))))


class Inverted(nn.Module):
    """expand 1x1, depthwise kxk, excite, project 1x1, and the input added where the shapes agree."""

    def __init__(self, inputs, inner, width, kernel, stride, activation, gate):
        super().__init__()
        self.expand = nn.Sequential(nn.Conv2d(inputs, inner, 1, bias=False), nn.BatchNorm2d(inner), activation)
        self.depthwise = nn.Sequential(
            nn.Conv2d(inner, inner, kernel, stride, padding=kernel // 2, groups=inner, bias=False),
            nn.BatchNorm2d(inner), activation)
        self.excite = Excite(inner, gate)
        self.project = nn.Sequential(nn.Conv2d(inner, width, 1, bias=False), nn.BatchNorm2d(width))
        self.adds = stride == 1 and inputs == width

    def forward(self, x):
        excited = self.excite(self.depthwise(self.expand(x)))
        projected = self.project(excited)
        return excited, x + projected if self.adds else projected


class Mobile(nn.Module):
    outputs = ("excited1", "excited2", "logits")

    def __init__(self):
        super().__init__()
        self.stem = nn.Sequential(nn.Conv2d(3, 8, 3, 2, padding=1, bias=False), nn.BatchNorm2d(8), nn.ReLU6())
        self.block1 = Inverted(8, 16, 8, 3, 1, nn.Hardswish(), nn.Hardsigmoid())
        self.block2 = Inverted(8, 16, 12, 5, 2, nn.SiLU(), nn.Sigmoid())
        self.head = nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(12, 16), nn.Hardswish())
        self.classifier = nn.Linear(16, 10)

    def forward(self, x):
        first, x = self.block1(self.stem(x))
        second, x = self.block2(x)
        return first, second, self.classifier(self.head(x))
