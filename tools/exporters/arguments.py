"""The options that every exporter has."""

import argparse


def positive(text):
    """A whole number above 0."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{number} is not at least 1")
    return number


def add_common(parser, size):
    """Adds them; `size` says which size is taken where none is asked for."""
    parser.add_argument("-o", "--output", metavar="FILE", help="the model to write, or a folder (default NAME.onnx)")
    parser.add_argument("--seed", type=int, default=0, help="seed of random weights (default %(default)s)")
    parser.add_argument("--opset", type=positive, default=17, metavar="N",
                        help="operator set of the model (default %(default)s)")
    parser.add_argument("--size", type=positive, metavar="N", help=f"height and width (default: {size})")
    parser.add_argument("--batch", default="1", choices=("1", "dynamic"),
                        help="pictures at once (default %(default)s)")
