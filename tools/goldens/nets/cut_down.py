"""torchvision's own nets with few, narrow blocks, so that what is exported is what torchvision really builds."""

from functools import partial

from torch import nn
from torchvision import models
from torchvision.models import efficientnet, maxvit, regnet, shufflenetv2, swin_transformer, vision_transformer


class CutDown(nn.Module):
    """A net that also gives the outputs of some of its modules: `middles` maps the name of a tensor to a module's path."""

    def __init__(self, net, middles):
        super().__init__()
        self.net = net
        self.outputs = (*middles, "logits")
        self.seen = {}
        for name, path in middles.items():
            net.get_submodule(path).register_forward_hook(partial(self.note, name))

    def note(self, name, module, inputs, output):
        self.seen[name] = output

    def forward(self, x):
        logits = self.net(x)
        return (*(self.seen.pop(name) for name in self.outputs[:-1]), logits)


def squeezenet():
    """SqueezeNet 1.1 up to its fifth fire module: ceil_mode pools and concatenations."""
    net = models.squeezenet1_1(num_classes=10)
    net.features = net.features[:7]
    for index, (inputs, squeeze, expand) in {3: (8, 4, 6), 4: (12, 4, 6), 6: (12, 6, 8)}.items():
        net.features[index] = models.squeezenet.Fire(inputs, squeeze, expand, expand)
    net.features[0] = nn.Conv2d(3, 8, 3, 2)
    net.classifier[1] = nn.Conv2d(16, 10, 1)
    return CutDown(net, {"fire": "features.4"})


def shufflenet():
    """ShuffleNet V2: halves of the channels, and the shuffle by Reshape and Transpose."""
    return CutDown(shufflenetv2.ShuffleNetV2([2, 2, 1], [8, 12, 16, 24, 32], num_classes=10), {"stage3": "stage3"})


def regnet_y():
    """RegNetY: grouped convolutions with squeeze-and-excitation inside the bottleneck."""
    blocks = regnet.BlockParams([1, 2], [12, 16], [4, 8], [1.0, 1.0], [2, 2], se_ratio=0.25)
    return CutDown(regnet.RegNet(blocks, num_classes=10, stem_width=8), {"block2": "trunk_output.block2.block2-0"})


def efficientnet_v2():
    """EfficientNetV2: fused and plain inverted bottlenecks, squeeze-and-excitation, SiLU."""
    settings = [efficientnet.FusedMBConvConfig(2, 3, 2, 8, 8, 1), efficientnet.MBConvConfig(2, 5, 2, 8, 12, 2)]
    net = efficientnet.EfficientNet(settings, dropout=0, stochastic_depth_prob=0, num_classes=10, last_channel=24)
    return CutDown(net, {"bottleneck": "features.2.0"})


def vit():
    """ViT: patches, class token, position embedding, attention of several heads, GELU."""
    net = vision_transformer.VisionTransformer(image_size=32, patch_size=8, num_layers=2, num_heads=2, hidden_dim=16,
                                               mlp_dim=32, num_classes=10)
    return CutDown(net, {"encoder1": "encoder.layers.encoder_layer_0"})


def swin():
    """Swin: shifted windows over a map that has to be padded, relative position bias, patch merging."""
    net = swin_transformer.SwinTransformer([4, 4], 8, [2, 1], [2, 4], [4, 4], mlp_ratio=2.0, stochastic_depth_prob=0,
                                           num_classes=10)
    return CutDown(net, {"stage1": "features.1"})


def swin_v2():
    """Swin V2: cosine attention, a position bias from a small net, norms behind the blocks."""
    net = swin_transformer.SwinTransformer([4, 4], 8, [2], [2], [4, 4], mlp_ratio=2.0, stochastic_depth_prob=0,
                                           num_classes=10, block=swin_transformer.SwinTransformerBlockV2,
                                           downsample_layer=swin_transformer.PatchMergingV2)
    return CutDown(net, {"block1": "features.1.0"})


def max_vit():
    """MaxViT: an inverted bottleneck, attention inside blocks and attention over a grid."""
    net = maxvit.MaxVit((32, 32), 8, 4, [8], [1], head_dim=4, stochastic_depth_prob=0, mlp_ratio=2, num_classes=10)
    return CutDown(net, {"bottleneck": "blocks.0.layers.0.layers.MBconv"})
