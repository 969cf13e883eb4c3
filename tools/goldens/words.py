#!/usr/bin/env python3
"""Tells how well the words of onnx/bovw.onnx fit the descriptors of photographs.

In:  pictures; each is made grey, 256x256.
Out: a line of figures: descriptors, words that are nearest to some, the part of the descriptors' variance that the
     nearest word takes away, and at the median the words that share a descriptor (exp of the entropy) and the greatest
     share.

Needs NumPy, onnx and Pillow (Debian: apt-get install python3-numpy python3-onnx python3-pil).
"""

import argparse
import sys

try:
    import numpy
    from PIL import Image
except ImportError:
    sys.exit("words: numpy or Pillow is missing; apt-get install python3-numpy python3-pil, then run this with "
             "/usr/bin/python3")

import representations

SIDE = 256


def descriptors(path):
    """The DSIFT descriptors of a picture, [places, 128]."""
    picture = Image.open(path).convert("L").resize((SIDE, SIDE))
    return representations.dsift(numpy.array(picture).astype(float), 8).reshape(128, -1).T


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pictures", nargs="+")
    found = numpy.concatenate([descriptors(path) for path in parser.parse_args().pictures])
    squares = ((found[:, None] - representations.WORDS) ** 2).sum(2)
    near = numpy.exp(-representations.SHARPNESS * squares)
    shares = near / near.sum(1, keepdims=True)
    entropy = -(shares * numpy.log(numpy.maximum(shares, 1e-300))).sum(1)
    print(f"{len(found)} descriptors, {len(set(squares.argmin(1)))} words in use, "
          f"{1 - squares.min(1).mean() / found.var(0).sum():.1%} of the variance, "
          f"{numpy.exp(numpy.median(entropy)):.1f} words to a descriptor, "
          f"{numpy.median(shares.max(1)):.2f} of it the first")


if __name__ == "__main__":
    main()
