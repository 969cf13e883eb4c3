"""Writes the visual words of onnx/bovw.onnx as templates, and lays the patches that were drawn of them side by side.

usage: words.py templates|sheet FOLDER: see words.sh.
"""
import pathlib
import sys

import numpy as np
from PIL import Image

from tables import last, spread

sys.path.append(str(pathlib.Path(__file__).parents[1] / "goldens"))
import representations  # noqa: E402: it lies in the folder named above

COLUMNS = 16
ENLARGED = 2
GAP = 2


def templates(out):
    folder = out / "templates"
    folder.mkdir(parents=True, exist_ok=True)
    for number, word in enumerate(representations.WORDS):
        np.save(folder / f"{number:02}.npy", word.reshape(-1, 1, 1).astype(np.float32))


def sheet(out):
    paths = sorted((out / "drawn").glob("*.png"))
    side = Image.open(paths[0]).width * ENLARGED
    rows = -(-len(paths) // COLUMNS)
    made = Image.new("L", (COLUMNS * (side + GAP) - GAP, rows * (side + GAP) - GAP), 255)
    for number, path in enumerate(paths):
        patch = Image.open(path).convert("L").resize((side, side), Image.LANCZOS)
        made.paste(patch, ((number % COLUMNS) * (side + GAP), number // COLUMNS * (side + GAP)))
    made.save(out / "words.png")
    errors = [last(path.with_suffix(".jsonl"))["error"] for path in paths]
    print(f"{len(errors)} words, error {spread(errors)}, {max(errors):.3f} at most")


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] not in ("templates", "sheet"):
        sys.exit(__doc__)
    globals()[sys.argv[1]](pathlib.Path(sys.argv[2]))
