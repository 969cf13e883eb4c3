"""The names that Keras gives the layers of a VGG, for a VGG of torchvision."""

import torch

DENSE = ("fc1", "fc2", "predictions")


def of_vgg(net):
    """Keras's name -> the path of the torchvision module that gives the same tensor; empty for what is no VGG.

    In Keras a layer holds its activation: block1_conv1 is the convolution after its ReLU (and after its BatchNorm where
    there is one), fc1 the dense layer after its ReLU. predictions has no softmax here: it is the net's logits.
    """
    if type(net).__name__ != "VGG":
        return {}
    names, block, index = {}, 1, 0
    for number, module in enumerate(net.features):
        if isinstance(module, torch.nn.ReLU):
            index += 1
            names[f"block{block}_conv{index}"] = f"features.{number}"
        elif isinstance(module, torch.nn.MaxPool2d):
            names[f"block{block}_pool"] = f"features.{number}"
            block, index = block + 1, 0
    layers = [(number, module) for number, module in enumerate(net.classifier)
              if isinstance(module, (torch.nn.ReLU, torch.nn.Linear))]
    ends = [number for number, module in layers if isinstance(module, torch.nn.ReLU)] + [layers[-1][0]]
    return names | {name: f"classifier.{number}" for name, number in zip(DENSE, ends)}
