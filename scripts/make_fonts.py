"""The letters of our pictures: a part of PT Sans under a name of its own, and how wide they are.

    python scripts/make_fonts.py PTS55F.ttf PTS75F.ttf

Needs fonttools. Writes `src/clusterctl/data/fonts`: two TrueType files for PNG, the same as WOFF to
put into an SVG, and the advance widths to lay texts out by. ParaType's licence, which stands
beside them, allows that as long as a modified font doesn't bear its name.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

TARGET = Path(__file__).parents[1] / "src" / "clusterctl" / "data" / "fonts"
FAMILY = "Clusterctl Sans"
LETTERS = [
    *range(0x20, 0x7F), *range(0xA0, 0x100), *range(0x400, 0x460),
    *map(ord, "–—‑„“”‘’…•№₽→←×²³½¼°±≤≥←→↑↓"),
]  # fmt: skip
_FAMILY_NAMES = {1, 3, 4, 6, 16}
_WHOLE_NAMES = {3, 4}
_POSTSCRIPT = 6  # without spaces


def main(regular: str, bold: str) -> None:
    """Write the fonts and their widths."""
    TARGET.mkdir(exist_ok=True)
    widths = {
        "regular": _made(regular, "regular", "Regular"),
        "bold": _made(bold, "bold", "Bold"),
    }
    text = json.dumps(widths, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    (TARGET / "widths.json").write_text(text + "\n", encoding="utf-8")


def _made(source: str, name: str, style: str) -> dict[str, int]:
    """Write one font; the widths of its letters in thousandths of their size."""
    options = Options()
    options.layout_features = ["kern"]
    options.hinting = False
    options.name_IDs = sorted({0, 2, 13, 14} | _FAMILY_NAMES)
    font = TTFont(source, recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=LETTERS)
    subsetter.subset(font)
    for record in font["name"].names:
        if record.nameID in _FAMILY_NAMES:
            whole = f"{FAMILY} {style}" if record.nameID in _WHOLE_NAMES else FAMILY
            whole = f"{FAMILY}-{style}".replace(" ", "") if record.nameID == _POSTSCRIPT else whole
            record.string = whole
    font.save(TARGET / f"{name}.ttf")
    font.flavor = "woff"
    font.save(TARGET / f"{name}.woff")
    unit, advances = font["head"].unitsPerEm, font["hmtx"]
    return {
        chr(code): round(advances[glyph][0] * 1000 / unit)
        for code, glyph in sorted(font.getBestCmap().items())
    }


if __name__ == "__main__":
    main(*sys.argv[1:])
