#!/usr/bin/env python3
"""Lays pictures of tools/gallery/gallery.sh side by side: for each layer a row, for each preset a few units.

usage: montage.py GALLERY OUT.jpg [--nets "NET ..."] [--presets "PRESET ..."] [--units N] [--side PIXELS]

In:  the folder that gallery.sh drew into. Out: a JPEG file with the presets' names above and the layers' beside.
Needs Pillow (Debian: apt-get install python3-pil fonts-dejavu-core).
"""
import argparse
import pathlib
import re
import sys

try:
    from PIL import Image, ImageDraw, ImageFont
except ImportError:
    sys.exit("montage: Pillow is missing; apt-get install python3-pil, then run this with /usr/bin/python3")

GAP = 6
MARGIN = 150
HEAD = 24
INK, PAPER = (30, 30, 30), (255, 255, 255)
FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gallery", type=pathlib.Path)
    parser.add_argument("out")
    parser.add_argument("--nets", default="")
    parser.add_argument("--presets", default="levelled keras forty dense-layer lucid maco deepdream tfkv yosinski robust vital")
    parser.add_argument("--units", type=int, default=2)
    parser.add_argument("--side", type=int, default=96)
    asked = parser.parse_args()
    presets = asked.presets.split()
    layers = [layer for net in (asked.nets.split() or sorted(path.name for path in asked.gallery.iterdir() if path.is_dir()))
              for layer in sorted((path for path in (asked.gallery / net).iterdir() if path.is_dir()), key=by_number)]
    if not layers:
        sys.exit(f"montage: there is nothing in {asked.gallery}")
    wide = asked.units * asked.side + GAP
    sheet = Image.new("RGB", (MARGIN + wide * len(presets), HEAD + (asked.side + GAP) * len(layers)), PAPER)
    font, pen = ImageFont.truetype(FONT, 12), ImageDraw.Draw(sheet)
    for column, preset in enumerate(presets):
        pen.text((MARGIN + wide * column, 5), preset, INK, font)
    for row, layer in enumerate(layers):
        top = HEAD + (asked.side + GAP) * row
        pen.text((4, top + 4), layer.parent.name.split("_")[0], INK, font)
        pen.text((4, top + 22), layer.name.removesuffix("_op")[-22:], INK, font)
        for column, preset in enumerate(presets):
            for index, path in enumerate(units(layer / preset)[:asked.units]):
                picture = Image.open(path).convert("RGB").resize((asked.side, asked.side), Image.LANCZOS)
                sheet.paste(picture, (MARGIN + wide * column + index * asked.side, top))
    sheet.save(asked.out, quality=88, optimize=True)


def by_number(path):
    """conv9 before conv27."""
    return [(part.isdigit(), int(part) if part.isdigit() else part) for part in re.split(r"(\d+)", path.name)]


def units(folder):
    """The pictures of units, in order; none where the preset was refused."""
    return sorted(path for path in folder.glob("*.png") if path.name != "sheet.png")


if __name__ == "__main__":
    main()
