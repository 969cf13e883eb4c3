"""VGG style: 3x3 convolutions, ReLU, max pools, a fully connected classifier with dropout."""

from torch import nn


class Block(nn.Module):
    def __init__(self, inputs, width):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, width, 3, padding=1)
        self.relu1 = nn.ReLU()
        self.conv2 = nn.Conv2d(width, width, 3, padding=1)
        self.relu2 = nn.ReLU()
        self.pool = nn.MaxPool2d(2)

    def forward(self, x):
        features = self.relu2(self.conv2(self.relu1(self.conv1(x))))
        return features, self.pool(features)


class Classifier(nn.Module):
    def __init__(self, inputs):
        super().__init__()
        self.fc1 = nn.Linear(inputs, 24)
        self.relu = nn.ReLU()
        self.dropout = nn.Dropout()
        self.fc2 = nn.Linear(24, 10)

    def forward(self, x):
        return self.fc2(self.dropout(self.relu(self.fc1(x.flatten(1)))))


class Plain(nn.Module):
    outputs = ("block2_relu2", "logits")

    def __init__(self):
        super().__init__()
        self.block1 = Block(3, 8)
        self.block2 = Block(8, 12)
        self.block3 = Block(12, 16)
        self.classifier = Classifier(16 * 4 * 4)

    def forward(self, x):
        _, x = self.block1(x)
        middle, x = self.block2(x)
        _, x = self.block3(x)
        return middle, self.classifier(x)
