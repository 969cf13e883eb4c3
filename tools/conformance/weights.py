"""Random weights that make a deep net a fair test: activations and gradients neither vanish nor explode."""

import torch
from torchvision.models import resnet

NORMS = (torch.nn.BatchNorm2d, torch.nn.BatchNorm1d)
PICTURES = 8


def draw(net, seed):
    """He-scaled weights, small biases, scales around 1; embeddings and tables of positions that are felt.

    ConvNeXt's layer scales would begin at 1e-6, ViT's classifier at 0; both would leave most of the net out.
    ResNet's residual branches end in scales well below 1, as in training that begins with them at 0: at full strength
    fifty layers raise float32's rounding to 1e-5 of an activation, and ReLUs turn over in PyTorch and here alike.
    """
    torch.manual_seed(seed)
    for name, parameter in net.named_parameters():
        if name.endswith("bias"):
            torch.nn.init.uniform_(parameter, -0.2, 0.2)
        elif name.endswith("layer_scale"):
            torch.nn.init.uniform_(parameter, 0.3, 1)
        elif name.endswith("weight") and parameter.dim() > 1:
            torch.nn.init.normal_(parameter, std=(2 / parameter[0].numel()) ** 0.5)
        elif name.endswith("weight"):
            torch.nn.init.uniform_(parameter, 0.6, 1.4)
        elif not name.endswith("logit_scale"):
            torch.nn.init.normal_(parameter, std=0.3)
    for module in net.modules():
        if isinstance(module, (resnet.BasicBlock, resnet.Bottleneck)):
            torch.nn.init.uniform_(getattr(module, "bn3", module.bn2).weight, 0.1, 0.4)


def settle(net, size):
    """Sets BatchNorm's running statistics to those of a few random pictures."""
    for module in net.modules():
        if isinstance(module, NORMS):
            module.train()
            module.reset_running_stats()
            module.momentum = None
    with torch.no_grad():
        net(torch.randn(PICTURES, 3, size, size))
    net.eval()
