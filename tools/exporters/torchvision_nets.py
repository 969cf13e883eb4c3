"""torchvision's nets by name: with weights that are at hand, or with random ones, and what goes with them."""

import dataclasses
import difflib
import hashlib
import inspect
import os
import pathlib
import pickle
import re
import warnings
from typing import Callable

import torch
import torchvision
from torchvision import models

from .failure import Failure, one_line

FAMILIES = {"classification": models, "segmentation": models.segmentation, "detection": models.detection}
IMAGENET = {"mean": [0.485, 0.456, 0.406], "sd": [0.229, 0.224, 0.225]}
SIZE_ARGUMENTS = {"vit": lambda size: {"image_size": size}, "maxvit": lambda size: {"input_size": (size, size)}}


@dataclasses.dataclass
class Net:
    """A net in evaluation mode. `outputs` makes a dictionary of what it gives; `weights` says where they are from."""

    name: str
    module: torch.nn.Module
    outputs: Callable
    size: int
    preprocessing: object
    labels: list
    weights: str
    is_random: bool


def names(family):
    """The nets of a family."""
    if not hasattr(models, "list_models"):
        raise Failure(f"torchvision 0.14 or newer is needed; this is {torchvision.__version__}")
    return models.list_models(FAMILIES[family])


def family_of(name):
    """The family of a net."""
    for family in FAMILIES:
        if name in names(family):
            return family
    known = [name for family in FAMILIES for name in names(family)]
    near = ", ".join(difflib.get_close_matches(name, known, cutoff=0)) or "none"
    raise Failure(f"torchvision {torchvision.__version__} has no net {name}; the nearest are {near} (--list names all)")


def build(name, size=None, weights=None, classes=None, seed=0, download=False, random=False):
    """The net of a name.

    size: height and width, the net's own when left out. weights: a file with a state dictionary. classes: how many the
    net tells apart, where it is not trained on the usual ones. seed: of random weights. download: fetch torchvision's
    weights where they are not at hand. random: take random weights even if others are at hand.
    """
    family = family_of(name)
    entries = list(models.get_model_weights(name))
    default = models.get_model_weights(name).DEFAULT if entries else None
    own = None if weights or random or classes else next((entry for entry in by_preference(entries, default)
                                                          if cached(entry).exists()), default if download else None)
    known = entry_of(weights, entries) if weights else own
    usual = usual_size(known or default, family)
    state = read_state(weights) if weights else None
    torch.manual_seed(seed)
    arguments = arguments_of(name, size or usual, own, known, classes, state)
    module = construct(name, arguments)
    if state is not None:
        load(module, state, weights, name)
    if family == "detection":
        return backbone(name, module, size, words(own or known, weights, seed), not (own or weights))
    return Net(name, module.eval(), OUTPUTS[family], size or usual, preprocessing_of(known or default),
               labels_of(known), words(known, weights, seed), not (own or weights))


def by_preference(entries, default):
    return sorted(entries, key=lambda entry: entry is not default)


def cached(entry):
    """Where torch keeps its copy of some weights."""
    return pathlib.Path(torch.hub.get_dir(), "checkpoints", os.path.basename(entry.url))


def labels_of(entry):
    """The classes that some weights tell apart; empty where they are not known, or no classifier came with them."""
    return (entry.meta.get("categories") or []) if entry else []


def words(entry, weights, seed):
    """Where the weights are from, in words."""
    if weights:
        return f"the weights of {pathlib.Path(weights).name}" + (f" ({entry.name})" if entry else "")
    return f"torchvision's weights {entry.name}" if entry else f"random weights (seed {seed})"


def entry_of(file, entries):
    """The torchvision weights that a file holds, known by the hash in their name; None for other weights."""
    hashes = {match[1]: entry for entry in entries if (match := re.search(r"-([0-9a-f]{8})\.pth$", entry.url))}
    try:
        with open(file, "rb") as opened:
            digest = hashlib.file_digest(opened, "sha256") if hasattr(hashlib, "file_digest") else digest_of(opened)
    except OSError as error:
        raise Failure(f"{file} cannot be read: {error.strerror}") from error
    return hashes.get(digest.hexdigest()[:8])


def digest_of(file):
    digest = hashlib.sha256()
    while piece := file.read(1 << 20):
        digest.update(piece)
    return digest


def read_state(file):
    """The state dictionary of a file; of a checkpoint of a training, that which it calls model or state_dict."""
    try:
        state = torch.load(file, map_location="cpu", weights_only=True)
    except (OSError, RuntimeError, EOFError, pickle.UnpicklingError) as error:
        raise Failure(f"{file} is no file of weights that PyTorch can read: {one_line(error)}") from error
    for key in ("model", "state_dict"):
        state = state.get(key, state) if isinstance(state, dict) else state
    if not isinstance(state, dict) or not all(isinstance(tensor, torch.Tensor) for tensor in state.values()):
        raise Failure(f"{file} holds no state dictionary: save one with torch.save(net.state_dict(), file)")
    return {key.removeprefix("module."): tensor for key, tensor in state.items()}


def arguments_of(name, size, own, known, classes, state):
    """What the net's builder is told."""
    builder = inspect.signature(models.get_model_builder(name)).parameters
    arguments = {"weights": own}
    if "weights_backbone" in builder:
        arguments["weights_backbone"] = None
    for start, sized in SIZE_ARGUMENTS.items():
        if name.startswith(start):
            arguments.update(sized(size))
    if own is None and (classes or labels_of(known)):
        arguments["num_classes"] = classes or len(labels_of(known))
    if state is not None and "aux_loss" in builder:
        arguments["aux_loss"] = any(key.startswith("aux_classifier.") for key in state)
    if name in ("googlenet", "inception_v3"):
        arguments.update(arguments_of_inception(own, known, state))
    return arguments


def arguments_of_inception(own, known, state):
    """torchvision's weights of these were trained elsewhere, on another range: the net changes its input by itself."""
    if own is not None:
        return {}
    has_helpers = state is None or any(key.lower().startswith("aux") for key in state)
    return {"transform_input": known is not None, "aux_logits": has_helpers, "init_weights": state is None}


def construct(name, arguments):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return models.get_model(name, **arguments)
    except (ValueError, RuntimeError, OSError, AssertionError) as error:
        raise Failure(f"torchvision does not build {name} so: {one_line(error)}") from error


def load(module, state, file, name):
    """Puts a state dictionary into a net that must have just these weights."""
    own = module.state_dict()
    missing, foreign = sorted(own.keys() - state.keys()), sorted(state.keys() - own.keys())
    wrong = [f"{key} is {list(state[key].shape)}, not {list(own[key].shape)}"
             for key in own.keys() & state.keys() if state[key].shape != own[key].shape]
    if missing or foreign or wrong:
        first = [*wrong, *(f"{key} is missing" for key in missing), *(f"{key} is foreign" for key in foreign)][0]
        raise Failure(f"the weights of {file} do not fit {name}: {first} ({len(missing) + len(foreign) + len(wrong)} "
                      "differences in all; --classes N is for another number of classes, --size for another size)")
    module.load_state_dict(state)


def usual_size(entry, family):
    """Height and width that the net is evaluated at."""
    if entry is None or family == "detection":
        return 224
    transforms = entry.transforms()
    return (transforms.crop_size if family == "classification" else transforms.resize_size)[0]


def preprocessing_of(entry):
    return preprocessing(entry.transforms().mean, entry.transforms().std) if entry else "imagenet"


def preprocessing(mean, sd):
    """Mean and deviation as a model card has them."""
    card = {"mean": [round(float(number), 9) for number in mean], "sd": [round(float(number), 9) for number in sd]}
    return "imagenet" if card == IMAGENET else {"range": [0, 1], **card}


def backbone(name, module, size, weights, is_random):
    """The backbone of a detection net: boxes and non-maximum suppression have no gradient to look at."""
    transform = module.transform
    usual = max(transform.fixed_size) if transform.fixed_size else transform.min_size[0]
    card = preprocessing(transform.image_mean, transform.image_std)
    return Net(name, module.backbone.eval(), maps, size or usual, card, [], f"{weights}, backbone alone", is_random)


def maps(features):
    """A backbone's outputs: features0, features1 ..., the largest first."""
    return {f"features{name}": tensor for name, tensor in features.items()}


OUTPUTS = {
    "classification": lambda result: {"logits": result},
    "segmentation": lambda result: {"out": result["out"]},
}
