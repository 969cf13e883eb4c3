"""The structure of VGG16 and VGG19 and the names that Keras gives their layers; needs nothing but Python."""

CONVOLUTIONS = {16: (2, 2, 3, 3, 3), 19: (2, 2, 4, 4, 4)}
WIDTHS = (64, 128, 256, 512, 512)
DENSE = (("fc1", 4096), ("fc2", 4096), ("predictions", 1000))
SIZE = 224


def blocks(depth):
    """For each block the (name, width) of its convolutions: block1_conv1, block1_conv2, block2_conv1 ..."""
    return [[(f"block{block}_conv{index}", width) for index in range(1, count + 1)]
            for block, (count, width) in enumerate(zip(CONVOLUTIONS[depth], WIDTHS), start=1)]


def convolutions(depth):
    """The names of all convolutions, in order."""
    return [name for block in blocks(depth) for name, _ in block]


def depth_of(names):
    """16 or 19, from the names of a file's weights."""
    return 19 if "block5_conv4.weight" in names else 16


def torchvision_names(depth):
    """Our name of every layer -> torchvision's: block1_conv1 -> features.0, fc1 -> classifier.0."""
    names, index = {}, 0
    for block in blocks(depth):
        for name, _ in block:
            names[name] = f"features.{index}"
            index += 2
        index += 1
    return names | {"fc1": "classifier.0", "fc2": "classifier.3", "predictions": "classifier.6"}
