#!/usr/bin/env python3
"""Prints the table of a comparison.

In:  the JSON lines that compare.sh kept: {what, round, peer, ...} with median_s, or wall_s and rss_kib.
Out: one row per measurement and opponent: the medians of both sides over the rounds, and the median of the ratios
     onnxviz / opponent, each taken within one round, with their range. Below 1 onnxviz is better.
"""

import argparse
import json
import statistics
import sys

MEASURES = (("median_s", "s", 1), ("wall_s", "s", 1), ("rss_kib", "MB", 1.024e-3))


def side_of(row):
    """The name under which a row competes; PyTorch's two memory formats are one side, the better counts."""
    if row["peer"] == "onnxviz" or "median_s" not in row:
        return row["peer"]
    extra = ", wanted channel alone" if row["sliced"] else ", BatchNorm folded" if row.get("folded") else ""
    return row["peer"] + extra


def collect(lines):
    """{(what, measure): {side: {round: least value}}} of all lines."""
    table = {}
    for row in (json.loads(line) for line in lines if line.strip()):
        if row.get("format") == "best":
            continue
        for measure, _, _ in MEASURES:
            if measure not in row:
                continue
            rounds = table.setdefault((row["what"], measure), {}).setdefault(side_of(row), {})
            rounds[row["round"]] = min(row[measure], rounds.get(row["round"], float("inf")))
    return table


def lines_of(table):
    """The rows of the printed table."""
    for (what, measure), sides in table.items():
        unit, scale = next((unit, scale) for name, unit, scale in MEASURES if name == measure)
        ours = sides.pop("onnxviz", {})
        for side, theirs in sides.items():
            ratios = [ours[round] / theirs[round] for round in sorted(ours.keys() & theirs.keys())]
            if not ratios:
                raise SystemExit(f"table: {what} has no round in which both onnxviz and {side} were measured")
            medians = [statistics.median(values.values()) * scale for values in (ours, theirs)]
            yield [f"{what}, {'peak memory' if unit == 'MB' else 'time'}", side,
                   *(f"{value:.3f} {unit}" if unit == "s" else f"{value:.0f} {unit}" for value in medians),
                   f"{statistics.median(ratios):.3f}", f"{min(ratios):.3f} to {max(ratios):.3f}", str(len(ratios))]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("measurements", help="a .jsonl file from compare.sh")
    options = parser.parse_args()
    try:
        with open(options.measurements, encoding="utf-8") as file:
            table = collect(file)
    except (OSError, ValueError, KeyError) as error:
        sys.exit(f"table: {options.measurements}: {error!r}")
    if not table:
        sys.exit(f"table: {options.measurements} holds no measurements")
    print("| measurement | against | onnxviz | PyTorch | ratio | range | rounds |")
    print("|---|---|---|---|---|---|---|")
    for row in lines_of(table):
        print(f"| {' | '.join(row)} |")


if __name__ == "__main__":
    main()
