"""The nets that conformance is shown on: at least one of every torchvision family."""

import dataclasses


@dataclasses.dataclass(frozen=True)
class Row:
    """A net, the height and width of its input, and the layer in the middle whose mean square is differentiated.

    size is small where the net allows it; of VGG, AlexNet and MaxViT the size is part of the structure.
    """

    name: str
    size: int
    middle: str


CLASSIFICATION = (
    Row("alexnet", 224, "features.7"),
    Row("vgg16", 224, "block4_conv1"),
    Row("vgg11_bn", 224, "block4_conv1"),
    Row("resnet18", 128, "layer2"),
    Row("resnet50", 128, "layer3.2"),
    Row("resnext50_32x4d", 96, "layer3.0.relu_1"),
    Row("wide_resnet50_2", 96, "layer2.1"),
    Row("squeezenet1_0", 128, "features.5"),
    Row("squeezenet1_1", 128, "features.7.squeeze_activation"),
    Row("densenet121", 96, "features.denseblock3.denselayer4.conv2"),
    Row("inception_v3", 139, "Mixed_6b"),
    Row("googlenet", 128, "inception4b"),
    Row("shufflenet_v2_x1_0", 128, "stage3.2"),
    Row("mobilenet_v2", 128, "features.10"),
    Row("mobilenet_v3_small", 128, "features.6"),
    Row("mobilenet_v3_large", 128, "features.9"),
    Row("mnasnet1_0", 128, "layers.11.1"),
    Row("efficientnet_b0", 128, "features.5.0"),
    Row("efficientnet_v2_s", 128, "features.4"),
    Row("regnet_x_400mf", 128, "trunk_output.block3.block3-2"),
    Row("regnet_y_400mf", 128, "trunk_output.block3.block3-1.f.se"),
    Row("convnext_tiny", 96, "features.5.2"),
    Row("vit_b_32", 128, "encoder.layers.encoder_layer_5"),
    Row("swin_t", 128, "features.3"),
    Row("swin_v2_t", 128, "features.3"),
    Row("maxvit_t", 224, "blocks.1"),
)

SEGMENTATION = (
    Row("fcn_resnet50", 96, "backbone.layer3.2"),
    Row("deeplabv3_resnet50", 96, "backbone.layer3.2"),
    Row("deeplabv3_mobilenet_v3_large", 96, "backbone.9"),
    Row("lraspp_mobilenet_v3_large", 96, "backbone.12"),
)

DETECTION = (
    Row("ssdlite320_mobilenet_v3_large", 160, "features.0.10"),
)

GROUPS = {"classification": CLASSIFICATION, "segmentation": SEGMENTATION, "detection": DETECTION}


def rows(wanted):
    """The rows of some names: of nets, of groups, or `all`."""
    names = {row.name: (row,) for group in GROUPS.values() for row in group}
    choices = {**names, **GROUPS, "all": tuple(row for group in GROUPS.values() for row in group)}
    unknown = [name for name in wanted if name not in choices]
    if unknown:
        raise KeyError(f"there is no row {', '.join(unknown)}; there are {', '.join(choices)}")
    return [row for name in wanted for row in choices[name]]


if __name__ == "__main__":
    import sys
    try:
        print("\n".join(dict.fromkeys(row.name for row in rows(sys.argv[1:] or ["all"]))))
    except KeyError as unknown:
        sys.exit(f"conformance: {unknown.args[0]}")
