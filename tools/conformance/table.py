#!/usr/bin/env python3
"""Prints the table of a conformance run.

In:  the JSON lines of `onnxviz-bench conformance`, a file for each net.
Out: a row for each gradient, and how many are within the bounds. Exit status: 0 all are, 1 one is not.

value: relative error of the objective against float64 PyTorch. 1 - cosine: between our gradient (float32) and the
float64 one. length: the ratio of their norms. PyTorch: 1 - the cosine between PyTorch's own float32 gradient and the
float64 one, for comparison; it decides nothing.
"""

import argparse
import json
import sys

GREATEST_ERROR = 1e-4
LEAST_COSINE = 0.9999


def passes(row):
    return row["error"] is None and row["valueError"] <= GREATEST_ERROR and row["cosine"] >= LEAST_COSINE


def name_of(row):
    return row["model"].removesuffix(".onnx").rsplit("-", 1)[0]


def line(row):
    """A row of the table."""
    name = name_of(row)
    if row["error"] is not None:
        return f"| {name} | {row['opset']} | {row['objective']} | {row['error']} ||||| no |"
    return (f"| {name} | {row['opset']} | {row['objective']} | {row['valueError']:.1e} | "
            f"{max(0, 1 - row['cosine']):.1e} | {row['length']:.5f} | {row['noise']:.1e} | {row['seconds']:.1f} | "
            f"{'yes' if passes(row) else 'no'} |")


def short(rows):
    """A row for each objective of each net: the worst over the operator sets, which are the same net."""
    for key in dict.fromkeys((name_of(row), row["objective"]) for row in rows):
        same = [row for row in rows if (name_of(row), row["objective"]) == key]
        error, distance = max(row["valueError"] for row in same), max(1 - row["cosine"] for row in same)
        opsets = ", ".join(str(row["opset"]) for row in same)
        yield (f"| {key[0]} | {opsets} | {key[1]} | {error:.1e} | {max(0, distance):.1e} | {same[0]['noise']:.1e} | "
               f"{'yes' if all(map(passes, same)) else 'no'} |")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--short", action="store_true", help="one row for all operator sets: the worst")
    parser.add_argument("results", nargs="+", metavar="FILE")
    rows = []
    options = parser.parse_args()
    for path in options.results:
        with open(path, encoding="utf-8") as file:
            rows += [json.loads(text) for text in file]
    if options.short:
        print("| net | opset | objective | value | 1 - cosine | PyTorch | within |\n|---|---|---|---|---|---|---|")
    else:
        print("| net | opset | objective | value | 1 - cosine | length | PyTorch | s | within |")
        print("|---|---|---|---|---|---|---|---|---|")
    print("\n".join(short(rows) if options.short else map(line, rows)))
    good = sum(map(passes, rows))
    print(f"\n{good} of {len(rows)} gradients are within {GREATEST_ERROR:g} in value and {LEAST_COSINE} in cosine")
    sys.exit(0 if good == len(rows) else 1)


if __name__ == "__main__":
    try:
        main()
    except (OSError, ValueError, KeyError) as error:
        sys.exit(f"table: {error!r}")
