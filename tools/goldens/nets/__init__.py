"""Small nets of every usual style. Each file holds one style; `STYLES` lists what is exported, and how."""

from dataclasses import dataclass
from typing import Callable

from torch import nn

from . import cut_down
from .alexnet import AlexNet
from .convnext import ConvNext
from .dense import Dense
from .inception import Inception
from .mobile import Mobile
from .plain import Plain
from .quantized import Quantized
from .residual import Residual
from .subpixel import Subpixel
from .transfer import Transfer


@dataclass(frozen=True)
class Style:
    """One exported net: how to build it, its input, the opset, and the objectives that are measured on it.

    objectives: (tensor, channel) pairs; the tensor is one of the net's `outputs`.
    weights: parameters whose gradient is stored too, for the first objective on the last output.
    keep_norms: leave BatchNormalization nodes in the file instead of folding them into the convolutions.
    free: leave batch, height and width open in the file.
    side_outputs: keep the middle layers as outputs of the file; otherwise they are inner tensors.
    maps: (tensor, module) pairs; what the module gives is stored whole.
    short_names: number the other tensors and leave nodes without names; paths of modules can be most of a file.
    """

    name: str
    build: Callable[[], nn.Module]
    shape: tuple
    opset: int
    objectives: tuple
    weights: tuple = ()
    keep_norms: bool = False
    free: bool = False
    side_outputs: bool = False
    short_names: bool = False
    maps: tuple = ()


STYLES = (
    Style("plain", Plain, (1, 3, 32, 32), 13, (("block2_relu2", 5), ("logits", 3)),
          weights=("block1.conv1.weight", "block2.conv2.weight", "classifier.fc2.weight"),
          maps=(("/block2/conv1/Conv_output_0", "block2.conv1"), ("/block2/relu1/Relu_output_0", "block2.relu1"),
                ("/block2/pool/MaxPool_output_0", "block2.pool"), ("logits", "classifier.fc2"))),
    Style("residual", Residual, (3, 3, 32, 32), 13, (("stage2", 7), ("logits", 1)), keep_norms=True, free=True),
    Style("residual_folded", Residual, (1, 3, 32, 32), 17, (("stage2", 2), ("logits", 6))),
    Style("dense", Dense, (1, 3, 32, 32), 17, (("transition1", 3), ("norm2", 9), ("logits", 0))),
    Style("inception", Inception, (1, 3, 33, 33), 13, (("mixed1", 6), ("mixed2", 15), ("logits", 2)),
          side_outputs=True),
    Style("mobile", Mobile, (1, 3, 32, 32), 13, (("excited2", 4), ("logits", 5))),
    Style("mobile17", Mobile, (1, 3, 40, 32), 17, (("excited1", 3), ("logits", 7)), keep_norms=True),
    Style("convnext", ConvNext, (1, 3, 32, 32), 17, (("block1", 5), ("logits", 4))),
    Style("convnext13", ConvNext, (1, 3, 32, 32), 13, (("block2", 11), ("logits", 4))),
    Style("alexnet", AlexNet, (1, 3, 60, 68), 11, (("pool2", 8), ("logits", 3))),
    Style("transfer", Transfer, (1, 3, 32, 32), 13, (("residual1", 6), ("picture", 1)), free=True),
    Style("quantized", Quantized, (1, 3, 20, 20), 13, (("features", 2), ("logits", 3))),
    Style("subpixel", Subpixel, (1, 3, 32, 32), 17, (("features", 4), ("picture", 2))),
    Style("squeezenet", cut_down.squeezenet, (1, 3, 40, 40), 13, (("fire", 7), ("logits", 4))),
    Style("shufflenet", cut_down.shufflenet, (1, 3, 32, 32), 17, (("stage3", 3), ("logits", 2))),
    Style("regnet_y", cut_down.regnet_y, (1, 3, 32, 32), 13, (("block2", 4), ("logits", 5))),
    Style("efficientnet_v2", cut_down.efficientnet_v2, (1, 3, 32, 32), 17, (("bottleneck", 7), ("logits", 1))),
    Style("vit", cut_down.vit, (1, 3, 32, 32), 17, (("encoder1", 9), ("logits", 3)), short_names=True),
    Style("swin", cut_down.swin, (1, 3, 40, 40), 17, (("stage1", 6), ("logits", 2)), short_names=True),
    Style("swin_v2", cut_down.swin_v2, (1, 3, 32, 32), 13, (("block1", 5), ("logits", 6)), short_names=True),
    Style("maxvit", cut_down.max_vit, (1, 3, 32, 32), 17, (("bottleneck", 2), ("logits", 4)), short_names=True),
)
