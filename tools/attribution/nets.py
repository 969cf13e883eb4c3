"""The structures that attribution is compared on: a VGG, a ResNet, a DenseNet, a MobileNet, a ViT and a Swin."""

import dataclasses


@dataclasses.dataclass(frozen=True)
class Row:
    """A net, the height and width of its pictures, and the layer whose positions the class activation maps explain.

    tokens: how many tokens stand before those of the picture; None for layers that have rows and columns. last: whether
    channels are behind rows and columns. is_chain: whether every layer follows the one before, which relevance needs.
    """

    name: str
    size: int
    layer: str
    tokens: int | None = None
    last: bool = False
    is_chain: bool = False


ROWS = (
    Row("vgg11", 224, "features.14", is_chain=True),
    Row("resnet18", 128, "layer3"),
    Row("densenet121", 96, "features.denseblock3.denselayer20.conv2"),
    Row("mobilenet_v2", 128, "features.13"),
    Row("vit_b_32", 128, "encoder.layers.encoder_layer_8", tokens=1),
    Row("swin_t", 128, "features.3", last=True),
)


def row(name):
    """The row of a net."""
    found = [row for row in ROWS if row.name == name]
    if not found:
        raise KeyError(f"there is no row {name}; there are {', '.join(row.name for row in ROWS)}")
    return found[0]


if __name__ == "__main__":
    import sys
    try:
        print("\n".join(row(name).name for name in sys.argv[1:] or [row.name for row in ROWS]))
    except KeyError as unknown:
        sys.exit(f"attribution: {unknown.args[0]}")
