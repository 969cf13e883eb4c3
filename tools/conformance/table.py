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


def line(row):
    """A row of the table."""
    name = row["model"].removesuffix(".onnx").rsplit("-", 1)[0]
    if row["error"] is not None:
        return f"| {name} | {row['opset']} | {row['objective']} | {row['error']} ||||| no |"
    return (f"| {name} | {row['opset']} | {row['objective']} | {row['valueError']:.1e} | "
            f"{max(0, 1 - row['cosine']):.1e} | {row['length']:.5f} | {row['noise']:.1e} | {row['seconds']:.1f} | "
            f"{'yes' if passes(row) else 'no'} |")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("results", nargs="+", metavar="FILE")
    rows = []
    for path in parser.parse_args().results:
        with open(path, encoding="utf-8") as file:
            rows += [json.loads(text) for text in file]
    print("| net | opset | objective | value | 1 - cosine | length | PyTorch | s | within |")
    print("|---|---|---|---|---|---|---|---|---|")
    print("\n".join(map(line, rows)))
    good = sum(map(passes, rows))
    print(f"\n{good} of {len(rows)} gradients are within {GREATEST_ERROR:g} in value and {LEAST_COSINE} in cosine")
    sys.exit(0 if good == len(rows) else 1)


if __name__ == "__main__":
    try:
        main()
    except (OSError, ValueError, KeyError) as error:
        sys.exit(f"table: {error!r}")
