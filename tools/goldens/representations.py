#!/usr/bin/env python3
"""Makes the goldens of HOG, DSIFT and the bag of visual words: what NumPy makes of three pictures, in double precision.

Nothing here is shared with the graphs: orientations come from the cosine between a gradient and each direction, and
cells, blocks and descriptors are summed one by one. Only the words of the bag are read from its file.

In:  onnx/bovw.onnx, and a seed.
Out: in the chosen folder, for each picture NAME
       NAME.npy                  the picture in grey levels, float32, [1, 1, H, W]
       NAME.REPRESENTATION.npy   its representation, computed in float64 and stored as float32
     directions.npy, three directions to move the noise in, float32, [3, 1, H, W], and slopes.json: for each
     representation of the noise, how fast a third of its sum of cubes grows along each of them, by central differences.

Needs NumPy and onnx (Debian: apt-get install python3-numpy python3-onnx).
"""

import argparse
import json
import pathlib
import sys

try:
    import numpy
    import onnx.numpy_helper
except ImportError:
    sys.exit("representations: numpy or onnx is missing; apt-get install python3-numpy python3-onnx, then run this "
             "with /usr/bin/python3")

ROOT = pathlib.Path(__file__).parents[2]
DEFAULT_FOLDER = ROOT / "tests/OnnxViz.Representations.Tests/Goldens"

# How quickly the share of a word falls with the square of its distance.
SHARPNESS = 40

# How far pictures are moved for a slope, in grey levels: too little for a pixel to change its orientation.
STEP = 1e-5

# Two directions whose products with a gradient differ by less are equally near; the first one counts.
TIE = 1e-9


def oriented(picture, half, padded, hard):
    """The magnitude of each pixel's gradient at its orientations, [2 half, H, W]."""
    grey = numpy.pad(picture, 1) if padded else picture
    across = (grey[1:-1, 2:] - grey[1:-1, :-2]) / 2
    down = (grey[2:, 1:-1] - grey[:-2, 1:-1]) / 2
    angles = numpy.pi * numpy.arange(2 * half)[:, None, None] / half
    along = numpy.cos(angles) * across + numpy.sin(angles) * down
    magnitude = numpy.sqrt((along ** 2).sum(0) / half)
    if hard:
        near = along >= along.max(0) - TIE
        share = near & (numpy.cumsum(near, 0) == 1)
    else:
        cosine = numpy.clip(along / numpy.maximum(magnitude, 1e-10), -1, 1)
        share = numpy.maximum(0, 1 - half / numpy.pi * numpy.arccos(cosine))
    return magnitude * share


def cells(picture, half, side, padded, hard):
    """Sums over tents of twice a cell's side, [2 half, rows, columns]."""
    pixels = oriented(picture, half, padded, hard)
    tent = 1 - numpy.abs(numpy.arange(2 * side) + 0.5 - side) / side
    frame = side // 2 if padded else 0
    pixels = numpy.pad(pixels, ((0, 0), (frame, frame), (frame, frame)))
    rows, columns = ((size - 2 * side) // side + 1 for size in pixels.shape[1:])
    sums = numpy.zeros((2 * half, rows, columns))
    for row in range(rows):
        for column in range(columns):
            window = pixels[:, row * side:(row + 2) * side, column * side:(column + 2) * side]
            sums[:, row, column] = numpy.einsum("oyx,y,x->o", window, tent, tent)
    return sums


def hog(picture, hard, texture=False):
    """27 or 31 channels: 18 directed, 9 undirected and 4 of texture."""
    directed = cells(picture, 9, 8, True, hard)
    undirected = directed[:9] + directed[9:]
    both = numpy.concatenate([directed, undirected])
    _, rows, columns = both.shape
    channels = numpy.zeros((31, rows, columns))
    for row in range(rows - 1):
        for column in range(columns - 1):
            block = undirected[:, row:row + 2, column:column + 2]
            norm = max(numpy.sqrt((block ** 2).sum()), 1e-6)
            for number, (y, x) in enumerate([(0, 0), (1, 0), (0, 1), (1, 1)]):
                values = numpy.minimum(both[:, row + y, column + x] / norm, 0.2)
                channels[:27, row + y, column + x] += values / 2
                channels[27 + number, row + y, column + x] += values[:18].sum() / numpy.sqrt(18)
    return channels if texture else channels[:27]


def dsift(picture, side):
    """128 channels: row by row, column by column, orientation by orientation."""
    sums = cells(picture, 4, side, False, False)
    off = (numpy.arange(4) - 1.5) / 1.5
    window = numpy.exp(-(off[:, None] ** 2 + off[None, :] ** 2) / 2)
    rows, columns = ((size - 4) // 3 + 1 for size in sums.shape[1:])
    descriptors = numpy.zeros((128, rows, columns))
    for row in range(rows):
        for column in range(columns):
            part = sums[:, 3 * row:3 * row + 4, 3 * column:3 * column + 4] * window
            values = part.transpose(1, 2, 0).reshape(-1)
            descriptors[:, row, column] = numpy.minimum(values / numpy.sqrt(1e-6 + (values ** 2).sum()), 0.2)
    return descriptors


def words():
    """The vocabulary, [words, 128]: the file has it times twice the sharpness, as a convolution."""
    graph = onnx.load(ROOT / "onnx/bovw.onnx").graph
    weight, = (tensor for tensor in graph.initializer if list(tensor.dims)[1:] == [128, 1, 1])
    return onnx.numpy_helper.to_array(weight)[:, :, 0, 0].astype(float) / (2 * SHARPNESS)


def bovw(picture, vocabulary):
    """For each word its mean share of the descriptors, [words]."""
    descriptors = dsift(picture, 8).reshape(128, -1).T
    shares = []
    for descriptor in descriptors:
        near = numpy.exp(-SHARPNESS * ((descriptor - vocabulary) ** 2).sum(1))
        shares.append(near / near.sum())
    return numpy.mean(shares, 0)


WORDS = words()

REPRESENTATIONS = {
    "hog": lambda picture: hog(picture, True),
    "hogb": lambda picture: hog(picture, False),
    "hog31": lambda picture: hog(picture, True, texture=True),
    "dsift": lambda picture: dsift(picture, 8),
    "dsift5": lambda picture: dsift(picture, 5),
    "bovw": lambda picture: bovw(picture, WORDS),
}


def pictures():
    """A ramp, waves with an uneven grain, and noise of an odd size."""
    row, column = numpy.mgrid[0:64, 0:72].astype(float)
    yield "ramp", column
    waves = 60 * numpy.sin(2 * numpy.pi * row / 17) + 40 * numpy.cos(2 * numpy.pi * column / 11)
    yield "waves", 128 + waves + 5 * ((row * column) % 7)
    yield "noise", numpy.random.default_rng(14).uniform(0, 255, (61, 53))


def slope(compute, picture, direction):
    """How fast a third of the sum of cubes grows."""
    ahead, behind = ((compute(picture + side * STEP * direction) ** 3).sum() / 3 for side in (1, -1))
    return (ahead - behind) / (2 * STEP)


def write_slopes(folder, picture):
    """The directions, and the slopes along them."""
    directions = numpy.random.default_rng(15).normal(0, 1, (3, *picture.shape)).astype(numpy.float32)
    numpy.save(folder / "directions.npy", directions[:, None])
    slopes = {
        name: [slope(compute, picture, direction.astype(float)) for direction in directions]
        for name, compute in REPRESENTATIONS.items()
    }
    (folder / "slopes.json").write_text(json.dumps(slopes, indent=1) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=pathlib.Path, default=DEFAULT_FOLDER, help="the folder")
    folder = parser.parse_args().out
    folder.mkdir(parents=True, exist_ok=True)
    for name, picture in pictures():
        single = picture.astype(numpy.float32)
        numpy.save(folder / f"{name}.npy", single[None, None])
        for representation, compute in REPRESENTATIONS.items():
            values = compute(single.astype(float))
            print(f"{name} {representation}: {values.shape}, sum of squares {(values ** 2).sum():.6f}, "
                  f"sum {values.sum():.6f}")
            numpy.save(folder / f"{name}.{representation}.npy", values.astype(numpy.float32)[None])
        if name == "noise":
            write_slopes(folder, single.astype(float))


if __name__ == "__main__":
    main()
