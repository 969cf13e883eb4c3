#!/usr/bin/env python3
"""Prints the table of a comparison of attributions.

In:  the JSON lines of `onnxviz-bench maps`, a file for each net.
Out: a row for each map, and how many are within the bound. Exit status: 0 all are, 1 one is not.

1 - cosine: between our map (float32) and PyTorch's float64 one. length: the ratio of their norms. PyTorch: 1 - the cosine
between PyTorch's own float32 map and the float64 one, for comparison; it decides nothing.
"""

import argparse
import json
import sys

LEAST_COSINE = 0.9999


def passes(row):
    return row["error"] is None and row["cosine"] >= LEAST_COSINE


def line(row):
    """A row of the table."""
    name = row["model"].removesuffix(".onnx")
    if row["error"] is not None:
        return f"| {name} | {row['method']} | {row['error']} ||| no |"
    return (f"| {name} | {row['method']} | {max(0, 1 - row['cosine']):.1e} | {row['length']:.5f} | "
            f"{max(0, row['noise']):.1e} | {'yes' if passes(row) else 'no'} |")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("results", nargs="+", metavar="FILE")
    rows = []
    for path in parser.parse_args().results:
        with open(path, encoding="utf-8") as file:
            rows += [json.loads(text) for text in file]
    print("| net | method | 1 - cosine | length | PyTorch | within |\n|---|---|---|---|---|---|")
    print("\n".join(map(line, rows)))
    good = sum(map(passes, rows))
    print(f"\n{good} of {len(rows)} maps have a cosine of at least {LEAST_COSINE}")
    sys.exit(0 if good == len(rows) else 1)


if __name__ == "__main__":
    try:
        main()
    except (OSError, ValueError, KeyError) as error:
        sys.exit(f"table: {error!r}")
