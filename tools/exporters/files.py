"""Writes a model, weights that need a file of their own, labels and the card. Each appears whole or not at all."""

import contextlib
import json
import os
import pathlib

import onnx

from .failure import Failure

LIMIT = 2_000_000_000


@contextlib.contextmanager
def unfinished(path):
    """The path to write to; the file takes its own name when the block ends well, and is gone when it does not."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        yield part
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def card_path(model):
    """Where the card of a model lies: net.onnx has net.card.json."""
    return model.with_suffix(".card.json")


def write(path, model, card, labels):
    """Writes the model and what goes with it; the card, without which the model has no names, comes before the model.

    path: where the model goes. model: a ModelProto. card: a dictionary. labels: the classes' names, or none.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if labels:
        name = path.with_suffix(".labels.txt").name
        write_text(path.with_name(name), "".join(f"{label}\n" for label in labels))
        card = {**card, "labels": name}
    write_text(card_path(path), json.dumps(card, indent=2, ensure_ascii=False) + "\n")
    if weights_size(model) > LIMIT:
        move_weights(model, path.with_suffix(".onnx.data"))
    with unfinished(path) as part:
        onnx.save(model, str(part))


def write_text(path, text):
    with unfinished(path) as part:
        part.write_text(text, encoding="utf-8")


def weights_size(model):
    """The bytes of all constants."""
    return sum(len(tensor.raw_data) for tensor in model.graph.initializer)


def move_weights(model, path):
    """Moves the constants into a file beside the model: a model of one file may have two gigabytes at most."""
    with unfinished(path) as part, open(part, "wb") as file:
        for tensor in model.graph.initializer:
            if len(tensor.raw_data) < 1024:
                continue
            place = {"location": path.name, "offset": file.tell(), "length": len(tensor.raw_data)}
            file.write(tensor.raw_data)
            tensor.ClearField("raw_data")
            tensor.data_location = onnx.TensorProto.EXTERNAL
            tensor.external_data.extend(
                onnx.StringStringEntryProto(key=key, value=str(value)) for key, value in place.items())


def model_path(text, name):
    """The path that -o names, NAME.onnx here when it names nothing; a folder gets NAME.onnx."""
    path = pathlib.Path(text) if text else pathlib.Path(f"{name}.onnx")
    path = path / f"{name}.onnx" if path.is_dir() else path
    if path.suffix != ".onnx":
        raise Failure(f"the model's name must end in .onnx: {path}")
    return path
