"""ResNet style: BatchNorm with running statistics, stride-2 projection shortcuts, a bottleneck, global average."""

from torch import nn


class Basic(nn.Module):
    def __init__(self, inputs, width, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, width, 3, stride, padding=1, bias=False)
        self.norm1 = nn.BatchNorm2d(width)
        self.conv2 = nn.Conv2d(width, width, 3, padding=1, bias=False)
        self.norm2 = nn.BatchNorm2d(width)
        self.relu = nn.ReLU()
        same = stride == 1 and inputs == width
        self.shortcut = nn.Identity() if same else nn.Sequential(
            nn.Conv2d(inputs, width, 1, stride, bias=False), nn.BatchNorm2d(width))

    def forward(self, x):
        inner = self.norm2(self.conv2(self.relu(self.norm1(self.conv1(x)))))
        return self.relu(inner + self.shortcut(x))


class Bottleneck(nn.Module):
    def __init__(self, inputs, width, stride):
        super().__init__()
        self.reduce = nn.Conv2d(inputs, width // 2, 1, bias=False)
        self.norm1 = nn.BatchNorm2d(width // 2)
        self.conv = nn.Conv2d(width // 2, width // 2, 3, stride, padding=1, groups=2, bias=False)
        self.norm2 = nn.BatchNorm2d(width // 2)
        self.expand = nn.Conv2d(width // 2, width, 1, bias=False)
        self.norm3 = nn.BatchNorm2d(width)
        self.shortcut = nn.Conv2d(inputs, width, 1, stride)
        self.relu = nn.ReLU()

    def forward(self, x):
        inner = self.relu(self.norm1(self.reduce(x)))
        inner = self.relu(self.norm2(self.conv(inner)))
        return self.relu(self.norm3(self.expand(inner)) + self.shortcut(x))


class Residual(nn.Module):
    outputs = ("stage2", "logits")

    def __init__(self):
        super().__init__()
        self.stem = nn.Sequential(nn.Conv2d(3, 8, 7, 2, padding=3, bias=False), nn.BatchNorm2d(8), nn.ReLU(),
                                  nn.MaxPool2d(3, 2, padding=1))
        self.stage1 = Basic(8, 8, 1)
        self.stage2 = Basic(8, 12, 2)
        self.stage3 = Bottleneck(12, 16, 2)
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.fc = nn.Linear(16, 10)

    def forward(self, x):
        middle = self.stage2(self.stage1(self.stem(x)))
        return middle, self.fc(self.pool(self.stage3(middle)).flatten(1))
