#!/usr/bin/env python3
"""Prints the table of `onnxviz attribute --evaluate` for documents.

In:  the name of the net, and the evaluation.json of its maps.
Out: a markdown table, mean and standard deviation over the pictures; the best method of each measure stands out.
"""

import argparse
import json
import sys


def best(report, measure):
    """The greatest or smallest mean, random maps left out."""
    means = [row["measures"][measure["measure"]]["mean"] for row in report["evaluation"] if row["method"] != "random"]
    return max(means) if measure["isHigherBetter"] else min(means)


def cell(row, measure, winner):
    found = row["measures"][measure["measure"]]
    text = f"{found['mean']:.3f}"
    mark = "**" if found["mean"] == winner and row["method"] != "random" else ""
    return f"{mark}{text}{mark} ± {found['sd']:.3f}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name", metavar="NAME")
    parser.add_argument("report", metavar="FILE")
    options = parser.parse_args()
    with open(options.report, encoding="utf-8") as file:
        report = json.load(file)
    measures = report["measures"]
    winners = [best(report, measure) for measure in measures]
    print(f"{options.name}, {len(report['pictures'])} photographs:\n")
    heads = [f"{each['measure']} {'↑' if each['isHigherBetter'] else '↓'}" for each in measures]
    print(f"| method | {' | '.join(heads)} |\n|---|{'---|' * len(measures)}")
    for row in report["evaluation"]:
        print(f"| `{row['method']}` | {' | '.join(map(cell, [row] * len(measures), measures, winners))} |")
    print()


if __name__ == "__main__":
    try:
        main()
    except (OSError, ValueError, KeyError) as error:
        sys.exit(f"evaluation_table: {error!r}")
