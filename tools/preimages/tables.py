"""Prints the tables of tools/preimages: see the scripts beside it.

usage: tables.py descriptors|layers|ablation|classes|maximisation|locality|caricature|diversity|template FOLDER [PHOTOS]

`tables.py templates FOLDER` prints none: it writes the representations in FOLDER/features without their border cells.
"""
import json
import pathlib
import sys

import numpy as np
from PIL import Image


# Pixels beyond what is seen from which on the total variation should have carried little there.
FAR = 40


def lines(path):
    """The lines of JSON in a file."""
    return [json.loads(line) for line in path.read_text().splitlines() if line.startswith("{")]


def last(path):
    """The last line of JSON in a file."""
    return lines(path)[-1]


def table(head, rows):
    """Prints a table."""
    print("| " + " | ".join(head) + " |")
    print("|" + "---|" * len(head))
    for row in rows:
        print("| " + " | ".join(str(cell) for cell in row) + " |")
    print()


def spread(numbers, places=3):
    """Mean and standard deviation."""
    numbers = np.asarray(numbers, float)
    return f"{numbers.mean():.{places}f} ± {numbers.std():.{places}f}"


def names_in(folder):
    """The names of the pictures that a folder has lines of."""
    return sorted(path.stem for path in folder.glob("*.jsonl"))


def features(folder, part=lambda cells: cells):
    """Flat features, or a part of each, by the name of the picture."""
    return {path.stem: part(np.load(path)).ravel() for path in sorted(folder.rglob("*.npy"))}


def mean_distance(all_of_them):
    """The mean distance between two."""
    vectors = list(all_of_them.values())
    distances = [np.linalg.norm(a - b) for i, a in enumerate(vectors) for b in vectors[:i]]
    return float(np.mean(distances))


def descriptors(out):
    models = [model for model in ("hog", "hogb", "dsift") if (out / "2016" / model).is_dir()]
    weights = sorted({path.name for path in (out / "2016" / models[0]).iterdir()}, key=float)
    print("Error, distance over the length of the target, preset of 2016 (mean ± standard deviation over photographs):\n")
    table(["C", *models], [
        [weight, *(spread([last(p)["error"] for p in (out / "2016" / model / weight).glob("*.jsonl")])
                   for model in models)]
        for weight in weights])
    rows = []
    for year, model, weight in [("2015", m, "1") for m in ("hog", "hogb", "dsift5")] + [
            ("2016", m, "100") for m in models]:
        folder = out / year / model / weight
        known = features(out / "features" / model)
        mean = mean_distance(known)
        names = names_in(folder)
        errors = [last(folder / f"{name}.jsonl")["error"] for name in names]
        shares = [error * np.linalg.norm(known[name]) / mean for name, error in zip(names, errors)]
        squares = [share * share for share in shares]
        rows.append([year, model, len(names), f"{100 * np.mean(shares):.1f} ± {100 * np.std(shares):.1f} %",
                     f"{100 * np.mean(squares):.1f} %", spread(errors)])
    print("Distance over the mean distance between two photographs:\n")
    table(["preset", "descriptor", "photographs", "distance / mean distance", "squared", "error"], rows)
    rows = []
    for model in models:
        for start in ("picture", "noise"):
            files = sorted((out / "caricature" / model / start).glob("*.jsonl"))
            scores = [last(path)["exaggeration"] for path in files]
            rows.append([model, start, spread(scores), f"{min(scores):.3f}", f"{max(scores):.3f}"])
    print("Exaggeration, C = 100 (1 for the photograph itself):\n")
    table(["descriptor", "start", "mean", "least", "greatest"], rows)


def picture(path):
    """A picture file in grey levels, [H, W, 3]."""
    return np.asarray(Image.open(path).convert("RGB"), float)


def variation(levels):
    """The total variation R_TV with beta = 2, V = 80 / 6.5."""
    down, across = np.zeros_like(levels), np.zeros_like(levels)
    down[:-1], across[:, :-1] = np.diff(levels, axis=0), np.diff(levels, axis=1)
    return float((down ** 2 + across ** 2).sum() / levels.shape[0] / levels.shape[1] * (6.5 / 80) ** 2)


def orientations(levels, bins=18):
    """A histogram of gradient orientations over [-180, 180), weighted by magnitude, in sum 1."""
    grey = levels @ [0.299, 0.587, 0.114]
    down, across = np.gradient(grey)
    histogram, _ = np.histogram(
        np.degrees(np.arctan2(down, across)), bins, (-180, 180), weights=np.hypot(down, across))
    return histogram / histogram.sum()


def correlation(one, other):
    """The normalised cross-correlation of two pictures."""
    a, b = one.ravel() - one.mean(), other.ravel() - other.mean()
    return float(a @ b / np.sqrt((a @ a) * (b @ b)))


def given(photos, name, like):
    """A photograph cut to the size of another picture."""
    file = next(path for path in pathlib.Path(photos).iterdir() if path.stem == name)
    image, (height, width) = Image.open(file).convert("RGB"), like.shape[:2]
    side = min(image.width / width, image.height / height)
    wide, high = side * width, side * height
    left, top = (image.width - wide) / 2, (image.height - high) / 2
    return np.asarray(image.resize((width, height), Image.LANCZOS, (left, top, left + wide, top + high)), float)


def layers(out):
    for net in sorted(path for path in out.iterdir() if path.is_dir()):
        names = [line.split()[0] for line in (net / "layers").read_text().splitlines()]
        weights = sorted({path.name for path in (net / names[0]).iterdir()}, key=float)
        rows, falling, all_of_them = [], 0, 0
        for layer in names:
            errors = {w: {p.stem: last(p)["error"] for p in (net / layer / w).glob("*.jsonl")} for w in weights}
            pictures = sorted(set.intersection(*(set(each) for each in errors.values())))
            sequences = [[errors[w][name] for w in weights] for name in pictures]
            falling += sum(all(b <= a * 1.0001 for a, b in zip(s, s[1:])) for s in sequences)
            all_of_them += len(sequences)
            likeness = [correlation(p := picture(net / layer / weights[-1] / f"{name}.png"), given(PHOTOS, name, p))
                        for name in pictures]
            rows.append([layer, len(pictures), *(spread([errors[w][n] for n in pictures]) for w in weights),
                         spread(likeness)])
        print(f"{net.name}: error by C, and the correlation with the photograph at C = {weights[-1]}\n")
        table(["layer", "photographs", *(f"C = {w}" for w in weights), "correlation"], rows)
        print(f"Errors do not rise with C in {falling} of {all_of_them} rows of a photograph and a layer.\n")


def ablation(out):
    rows = []
    for case in sorted(path for path in out.iterdir() if path.is_dir()):
        found = [(last(path)["error"], picture(path.with_suffix(".png"))) for path in sorted(case.glob("*.jsonl"))]
        shared = [float(np.minimum(orientations(p), orientations(given(PHOTOS, n, p))).sum())
                  for n, (_, p) in zip(names_in(case), found)]
        rows.append([case.name, len(found), spread([e for e, _ in found]), spread([variation(p) for _, p in found], 2),
                     spread(shared)])
    table(["how", "photographs", "error", "R_TV as saved", "orientations shared"], rows)


def classes(out):
    rows = []
    for net in sorted(path for path in out.iterdir() if path.is_dir()):
        for layer in sorted(path for path in net.iterdir() if path.is_dir()):
            same = [json.loads(p.read_text())["same"] for p in sorted(layer.glob("*.same"))]
            errors = [last(p)["error"] for p in layer.glob("*.jsonl")]
            rows.append([net.name, layer.name, spread(errors), f"{sum(same)} of {len(same)}"])
    table(["network", "layer", "error", "same first class"], rows)


def maximisation(out):
    rows = []
    for net in sorted(path for path in out.iterdir() if path.is_dir()):
        for layer in sorted(path for path in net.iterdir() if path.is_dir()):
            above, shares = [], []
            for line in lines(layer / "units.jsonl"):
                weight, unit = line["objective"].split(" * ")
                activation, highest = line["score"] / float(weight), peak(layer, unit)
                above.append(activation > highest)
                shares += [activation / highest] if highest > 0 else []
            rows.append([net.name, layer.name, len(above), f"{sum(above)} of {len(above)}", len(shares),
                         f"{np.median(shares):.2f}", f"{min(shares):.2f}"])
    table(["network", "layer", "units", "above every photograph", "fire on photographs", "median share", "least share"], rows)


def peak(layer, unit):
    """The greatest activation of a neuron's channel on the photographs."""
    channel = int(unit.split(",")[1].strip(" )"))
    return max(float(np.load(path)[channel].max()) for path in (layer / "photos").rglob("*.npy"))


def locality(out):
    rows = []
    for layer in sorted(path for path in out.iterdir() if path.is_dir()):
        first, behind = [int(number) for number in (layer / "box").read_text().split()]
        inside, outside, far = [], [], []
        for path in sorted(layer.glob("*.png")):
            levels = np.abs(picture(path) - 255 * np.array([0.485, 0.456, 0.406])).mean(axis=2)
            places = np.arange(len(levels))
            beyond = np.maximum(first - places, places - behind + 1)
            distance = np.maximum(beyond[:, None], beyond[None, :])
            inside.append(levels[distance <= 0].mean())
            outside.append(levels[distance > 0].mean())
            far.append(levels[distance > FAR].mean())
        means = [np.mean(part) for part in (inside, outside, far)]
        rows.append([layer.name, f"{first} to {behind - 1}", *(f"{mean:.1f}" for mean in means),
                     *(f"{100 * mean / means[0]:.1f} %" for mean in means[1:])])
    table(["layer", "pixels that are seen", "mean distance from the mean colour inside", "outside",
           f"farther than {FAR} pixels", "share outside", "share there"], rows)


def caricature(out):
    rows = []
    for net in sorted(path for path in out.iterdir() if path.is_dir()):
        for case in sorted(path for path in net.iterdir() if path.is_dir()):
            scores = {}
            for path in case.glob("*.jsonl"):
                for line in lines(path):
                    scores.setdefault(pathlib.Path(line["file"]).stem, []).append(line["exaggeration"])
            for layer, numbers in scores.items():
                rows.append([net.name, layer, case.name, spread(numbers, 2), f"{min(numbers):.2f}"])
    table(["network", "layer", "C", "exaggeration", "least"], rows)


def diversity(out):
    rows = []
    for net in sorted(path for path in out.iterdir() if path.is_dir()):
        for layer in sorted(path for path in net.iterdir() if path.is_dir()):
            likeness, scatter = [], []
            for path in sorted(layer.glob("*.jsonl")):
                found = lines(path)
                pictures = [picture(line["file"]) for line in found]
                likeness += [correlation(a, b) for i, a in enumerate(pictures) for b in pictures[:i]]
                errors = [line["error"] for line in found]
                scatter.append(np.std(errors) / np.mean(errors))
            rows.append([net.name, layer.name, spread(likeness), f"{100 * np.mean(scatter):.1f} %"])
    table(["network", "layer", "correlation of two restarts", "spread of the error"], rows)


def without_border(cells):
    """[C, H, W] without the outermost rows and columns."""
    return cells[:, 1:-1, 1:-1]


def templates(out):
    for path in sorted((out / "features").rglob("*.npy")):
        made = out / "templates" / path.relative_to(out / "features").parts[0] / path.name
        made.parent.mkdir(parents=True, exist_ok=True)
        np.save(made, without_border(np.load(path)))


def template(out):
    rows = []
    for model in sorted(path.name for path in (out / "seen").iterdir()):
        wanted, seen = features(out / "templates" / model), features(out / "seen" / model, without_border)
        cosines = [float(seen[name] @ wanted[name] / np.linalg.norm(seen[name]) / np.linalg.norm(wanted[name]))
                   for name in sorted(seen)]
        rows.append([model, len(cosines), spread(cosines), f"{min(cosines):.3f}"])
    table(["descriptor", "templates", "cosine", "least"], rows)


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4) or sys.argv[1] not in globals():
        sys.exit(__doc__)
    PHOTOS = sys.argv[3] if len(sys.argv) == 4 else None
    globals()[sys.argv[1]](pathlib.Path(sys.argv[2]))
