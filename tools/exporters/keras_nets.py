"""Nets of Keras: which there are, how pictures go in, and which of their layers get a name in the exported file.

TensorFlow is an argument, so that all of this can be tested where it is not installed.
"""

import difflib
import pathlib
import re

from .failure import Failure, one_line

# The range that keras.applications' preprocess_input makes for each net; raw255 for nets that scale by themselves.
PREPROCESSING = (
    (r"vgg\d+|resnet\d+", "caffe"),
    (r"densenet\d+", "imagenet"),
    (r"efficientnet(v2)?\w+|mobilenetv3(small|large)|convnext\w+|regnet\w+|resnetrs\d+", "raw255"),
    (r"resnet\d+v2|inceptionv3|inceptionresnetv2|xception|mobilenet(v2)?|nasnet\w+", "tf"),
)
PRESETS = ("unit", "imagenet", "caffe", "tf", "raw255")
FILES = (".h5", ".hdf5", ".keras")


def preprocessing_of(name):
    """The preset that a net of keras.applications is trained with, None for a name that is not known."""
    plain = name.lower()
    return next((preset for pattern, preset in PREPROCESSING if re.fullmatch(pattern, plain)), None)


def is_file(name):
    return pathlib.Path(name).suffix in FILES


def build(tensorflow, name, size=None, weights=None, download=False, seed=0):
    """A net: from a file, or of keras.applications with weights from a file, Keras's own ones, or random ones."""
    if is_file(name):
        return load(tensorflow, name)
    builder = find(tensorflow.keras.applications, name)
    tensorflow.keras.utils.set_random_seed(seed)
    shape = {"input_shape": (size, size, 3)} if size else {}
    try:
        return builder(weights="imagenet" if download else weights, **shape)
    except (ValueError, OSError) as error:
        raise Failure(f"Keras does not build {name} so: {one_line(error)}") from error


def load(tensorflow, file):
    if not pathlib.Path(file).exists():
        raise Failure(f"there is no file {file}")
    try:
        return tensorflow.keras.models.load_model(file, compile=False)
    except (ValueError, OSError, TypeError) as error:
        raise Failure(f"Keras does not read {file}: {one_line(error)}") from error


def find(applications, name):
    """The builder of a net of keras.applications, whatever the case of its name."""
    nets = {each.lower(): each for each in dir(applications) if each[0].isupper()}
    found = nets.get(name.lower())
    if found is None:
        near = ", ".join(nets[each] for each in difflib.get_close_matches(name.lower(), nets, cutoff=0))
        raise Failure(f"keras.applications has no {name}; the nearest are {near}; a file ends in {', '.join(FILES)}")
    return getattr(applications, found)


def taps(model):
    """The layers whose output gets the layer's name: [(name, tensor)] in the net's order, the net's own output last.

    A convolution before a BatchNormalization is left out, since the converter makes the two one; so is a layer without
    an output of its own (an input, a layer that is called several times or gives several tensors).
    """
    normed = {id(layer.input) for layer in model.layers if type(layer).__name__ == "BatchNormalization"}
    inputs = {id(tensor) for tensor in model.inputs}
    found = {}
    for layer in model.layers:
        try:
            output = layer.output
        except (AttributeError, ValueError, RuntimeError):
            continue
        is_folded = "Conv" in type(layer).__name__ and id(output) in normed
        if not isinstance(output, (list, tuple, dict)) and not is_folded and id(output) not in inputs:
            found[id(output)] = (layer.name, output)
    last = found.pop(id(model.outputs[0]), (model.layers[-1].name, model.outputs[0]))
    return [*found.values(), last]


def drop_softmax(model):
    """Makes the last layer give logits: the gradient of a probability vanishes where the net is sure."""
    last = model.layers[-1]
    if getattr(getattr(last, "activation", None), "__name__", "") in ("softmax", "sigmoid"):
        last.activation = linear


def linear(numbers):
    """No activation; Keras takes a function of any name."""
    return numbers


def picture_shape(model, size=None):
    """Height, width and channels of the net's one input; the size stands in where the net leaves it open."""
    if len(model.inputs) != 1:
        raise Failure(f"{model.name} has {len(model.inputs)} inputs; only nets with one picture input are exported")
    shape = tuple(model.inputs[0].shape)
    if len(shape) != 4:
        raise Failure(f"{model.name} takes {shape}, not pictures [batch, height, width, channels]")
    _, height, width, channels = shape
    if size and (height or size, width or size) != (size, size):
        raise Failure(f"{model.name} takes pictures of {height} x {width}; --size is for nets that leave it open")
    return height or size or 224, width or size or 224, channels


def card(model, name, preprocessing, weights, versions, opset, tensors):
    """The model card; its layers are those that are tensors of the exported model under their own names."""
    usual = preprocessing or (None if is_file(name) else preprocessing_of(name))
    made = {"about": f"Keras {model.name}, {weights}, exported by {versions} at opset {opset}", "input": "input"}
    layers = {layer: layer for layer, _ in taps(model) if layer in tensors}
    return {**made, **({"preprocessing": usual} if usual else {}), "layers": layers}
