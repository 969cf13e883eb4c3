#!/usr/bin/env python3
"""Draws check.sh's table from the JSON lines in its folder, and gathers them all in check.json.

In:  the folder. Out: the table on standard output, FOLDER/check.json.
"""

import json
import pathlib
import sys


def lines_of(folder, name):
    """The JSON lines of a part, or none."""
    path = folder / f"{name}.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return [json.loads(line) for line in lines if line.startswith("{")]


def milliseconds(row):
    return f"{row['median_s'] * 1e3:.3g} ms ({row['min_s'] * 1e3:.3g} to {row['max_s'] * 1e3:.3g})"


def gigabytes(count):
    return f"{count / 1e9:.2f} GB"


def best(rows):
    return min((row for row in rows if "median_s" in row), key=lambda row: row["median_s"], default=None)


def rounds(row):
    """Whether a row of ours or of PyTorch's has TF32 on."""
    return row["tf32"] if "tf32" in row else "+tf32" in row["device"]


def compared(number, what, ours, theirs):
    """Part 3 or 4: a row for each batch and rounding, then one for each of our variants and PyTorch's forms."""
    for batch in sorted({row["batch"] for row in ours}):
        for tf32 in (False, True):
            mine = [row for row in ours if row["batch"] == batch and rounds(row) == tf32]
            other = [row for row in theirs if row["batch"] == batch and row["tf32"] == tf32]
            left, right = best(mine), best(other)
            if left is None:
                continue
            ratio = f"{left['median_s'] / right['median_s']:.3f}" if right else ""
            said = f"best: {left['device']}" + (f" and {right['form']}" if right else "")
            yield [number, f"{what}, batch {batch}, TF32 {'on' if tf32 else 'off'}", milliseconds(left),
                   milliseconds(right) if right else "", ratio, said]
            for row in mine:
                yield [number, f"... {row['device']}", milliseconds(row), "", "", detail(row)]
            for row in other:
                yield [number, f"... {row['form']}", "", milliseconds(row) if "median_s" in row else "", "",
                       row.get("error", f"{row['peer']}, {gigabytes(row.get('memory_bytes', 0))}")]


def detail(row):
    """What else is to be said of a row of ours."""
    parts = [gigabytes(row["memory_bytes"])]
    if "host_s" in row:
        parts += [f"{1 / row['median_s']:.3g} steps/s", f"host {row['host_s'] * 1e3:.3g} ms",
                  f"bus {row['up_bytes']:.0f} B up, {row['down_bytes']:.0f} B down",
                  "recorded" if row["recorded"] else "not recorded", f"score {row['score']:.5g}"]
    return ", ".join(parts + ([row["note"]] if row.get("note") else []))


def gradients(folder):
    """Parts 1 and 2."""
    for name, what in (("1-gradients", "TF32 off"), ("1-gradients-tf32", "TF32 on")):
        rows = lines_of(folder, name)
        good = [row for row in rows if "cosine" in row]
        if good:
            worst = min(good, key=lambda row: row["cosine"])
            yield ["1", f"gradients of {len(good)} of {len(rows)} nets, {what}", f"least cosine {worst['cosine']:.6f}",
                   "", "", f"{worst['model']}; greatest error of a value "
                   f"{max(row['value_error'] for row in good):.1e}"]
        for row in rows:
            if "error" in row:
                yield ["1", f"... {row['model']}", "", "", "", row["error"]]
    rows = lines_of(folder, "2-vgg") + lines_of(folder, "1-gradients")
    for row in (row for row in rows if "elsewhere" in row):
        elsewhere = ", ".join(row["elsewhere"]) or "none"
        if elsewhere != "none" or row["model"].startswith("vgg16"):
            yield ["2", f"not on the device: {row['model']}", elsewhere, "", "", f"{row['nodes']} operators ran"]


def atlas(folder):
    """Part 5."""
    for row in lines_of(folder, "5-slice"):
        if row["layer"] == "all":
            yield ["5", f"atlas of {row['pictures']} filters, {row['steps']} steps, {row['size']} px",
                   f"{row['reckoned_s'] / 60:.3g} min", "", "", f"reckoned; batch {row['batch']}, {row['device']}"]
    for row in lines_of(folder, "5-drawn"):
        yield ["5", f"{row['layer']}, channels {row['drawn']}, drawn", f"{row['wall_s']:.3g} s", "", "",
               "the whole process"]


def memory(folder):
    """Part 6: the most that a program had taken, what others on the card take among it."""
    for number, what in (("3", "gradient"), ("4", "step")):
        ours = lines_of(folder, f"{number}-ours")
        theirs = lines_of(folder, f"{number}-torch") + lines_of(folder, f"{number}-torch-tf32")
        for batch in sorted({row["batch"] for row in ours}):
            mine, other = ([row["memory_bytes"] for row in side if row["batch"] == batch and "memory_bytes" in row]
                           for side in (ours, theirs))
            ratio = f"{max(mine) / max(other):.3f}" if other else ""
            yield ["6", f"memory, {what}, batch {batch}", gigabytes(max(mine)),
                   gigabytes(max(other)) if other else "", ratio, "the most of all forms"]


def all_rows(folder):
    yield from gradients(folder)
    yield from compared("3", "forward + gradient", lines_of(folder, "3-ours"),
                        lines_of(folder, "3-torch") + lines_of(folder, "3-torch-tf32"))
    for forms in ("any", "cpu"):
        for row in lines_of(folder, f"3-forms-{forms}"):
            yield ["3", f"... forms {forms}, batch {row['batch']}, {row['device']}", milliseconds(row), "", "", ""]
    yield from compared("4", "step of drawing", lines_of(folder, "4-ours"),
                        lines_of(folder, "4-torch") + lines_of(folder, "4-torch-tf32"))
    for row in lines_of(folder, "4-cpu"):
        yield ["4", f"... batch {row['batch']} on the processor, for the score", milliseconds(row), "", "", detail(row)]
    yield from atlas(folder)
    yield from memory(folder)
    for row in lines_of(folder, "7-second"):
        yield ["7", f"step of drawing, batch {row['batch']}, {row['device']}", milliseconds(row), "", "", detail(row)]
    for row in lines_of(folder, "parts"):
        if row["status"] != 0:
            ended = f"no time was left within {row['limit']} s" if row["status"] == 124 else f"ended {row['status']}"
            yield [row["name"].split("-")[0], f"part {row['name']}", "", "", "", f"{ended}: {row['said']}"]


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: table.py FOLDER")
    folder = pathlib.Path(sys.argv[1])
    facts = (lines_of(folder, "facts") or [{}])[0]
    parts = {path.stem: lines_of(folder, path.stem) for path in sorted(folder.glob("*.jsonl"))}
    (folder / "check.json").write_text(json.dumps(parts, indent=1) + "\n", encoding="utf-8")
    print(f"{facts.get('date', '')}, {'; '.join(facts.get('gpus', [])) or 'no GPU'}"
          f"{', PyTorch ' + facts['torch'] if facts.get('torch') else ''}, {facts.get('version', '')}"
          f"{', a dry run on the processor: the times say nothing' if facts.get('dry_run') else ''}")
    print()
    print("| part | what | onnxviz | PyTorch | ratio | remark |")
    print("|---|---|---|---|---|---|")
    for row in all_rows(folder):
        print(f"| {' | '.join(str(cell).replace('|', '/') for cell in row)} |")


if __name__ == "__main__":
    main()
