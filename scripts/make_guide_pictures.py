"""The pictures of docs/guide: what a reader sees when the commands of the guide are done.

    python scripts/make_guide_pictures.py

Terminals are SVG, as in docs/pictures. Pages of papers, sheets and reports are PNG of few colours;
they need LibreOffice, pdftoppm and pdftotext (poppler), Chromium and ImageMagick, and are left as
they are, with a word about it, where one of these is missing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from make_pictures import WIDTH, Screen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "guide" / "pictures"
SLIP = (
    "clusters/selskoe-hozyaystvo/program.yaml",
    'employer: emp-agro, profession: "35.01.27", count: 9}',
    'employer: emp-agro, profession: "35.01.27", count: 90}',
)
"""What the college of the guide typed wrong: file, what is right, what it typed."""
SCREENS = {
    "status": ("status",),
    "validate": ("validate", "--severity", "error"),
}
SHEET_STYLE = """<meta charset=utf-8><style>
body { margin: 8px; font: 13px Carlito, Calibri, 'Liberation Sans', sans-serif }
table { border-collapse: collapse; table-layout: fixed; width: 0 }
th { background: #eee; font-weight: normal; color: #555 }
th, td { border: 1px solid #d4d4d4; padding: 2px 4px; vertical-align: top; overflow: visible }
</style>
"""
COLOURS = 32
RESOLUTION = 80


@dataclass(frozen=True, slots=True)
class Page:
    """A page to be pictured: the command that makes its file, words on it or a sheet's name."""

    name: str
    command: tuple[str, ...]
    file: str
    words: str = ""
    slip: bool = False


PAGES = (
    Page("agreement", ("render", "agreement", "selskoe-hozyaystvo"),
         "build/selskoe-hozyaystvo/agreement.docx"),
    Page("program", ("render", "program", "selskoe-hozyaystvo"),
         "build/selskoe-hozyaystvo/program.docx", "Востребованные компетенции"),
    Page("remarks", ("render", "remarks", "selskoe-hozyaystvo"),
         "build/selskoe-hozyaystvo/remarks.docx", slip=True),
    Page("sheet", ("export", "program", "selskoe-hozyaystvo", "-o", "p.xlsx"),
         "p.xlsx", "6 Кто направляет наставников"),
    Page("monitoring", ("report", "monitoring", "mashinostroenie", "-o", "m.docx"), "m.docx",
         "Выполнение"),
    Page("staff-demand", ("report", "staff-demand", "-o", "s.html"), "s.html"),
    Page("dashboard", ("report", "dashboard", "-o", "d.html"), "d.html"),
)  # fmt: skip
TOOLS = {
    "soffice": "LibreOffice", "pdftoppm": "poppler", "pdftotext": "poppler",
    "chromium": "Chromium", "convert": "ImageMagick",
}  # fmt: skip


def screens() -> Iterator[Screen]:
    """The terminals."""
    with tempfile.TemporaryDirectory() as made:
        folder = _begun(Path(made), slip=True)
        for name, command in SCREENS.items():
            yield Screen(name, command, _said(folder, command, "--color", "always"))


def draw(page: Page, png: Path) -> None:
    """Make the picture of the page."""
    with tempfile.TemporaryDirectory() as made:
        folder = _begun(Path(made), slip=page.slip)
        _said(folder, page.command)
        file = folder / page.file
        raw = folder / "page.png"
        if file.suffix == ".html":
            _shoot(file, raw)
        elif file.suffix == ".xlsx":
            _shoot(_as_html(file, page.words), raw)
        else:
            _print(file, page.words, raw)
        _few_colours(raw, png)


def _begun(made: Path, *, slip: bool) -> Path:
    """A copy of the region, with the college's slip or without."""
    folder = made / "tula"
    shutil.copytree(ROOT / "examples" / "tula", folder, ignore=shutil.ignore_patterns("build"))
    if slip:
        name, right, wrong = SLIP
        text = (folder / name).read_text(encoding="utf-8")
        assert right in text, f"{name} lacks {right!r}"  # noqa: S101 the examples have changed
        (folder / name).write_text(text.replace(right, wrong, 1), encoding="utf-8", newline="\n")
    return folder


def _said(folder: Path, *command: Sequence[str] | str) -> str:
    """What clusterctl says in the folder; findings may be what it says."""
    words = [w for part in command for w in ([part] if isinstance(part, str) else part)]
    done = subprocess.run(  # noqa: S603 our own command
        [sys.executable, "-m", "clusterctl", *words, "--lang", "ru"],
        cwd=folder, capture_output=True, encoding="utf-8", check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "COLUMNS": str(WIDTH)},
    )  # fmt: skip
    assert done.returncode in (0, 1), done.stderr  # noqa: S101 a command of the guide fails
    return done.stdout


def _print(file: Path, words: str, png: Path) -> None:
    """The first page that has the words, as LibreOffice lays it out."""
    profile = f"-env:UserInstallation={(file.parent / 'office').as_uri()}"
    _run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", file.parent, file)
    pdf = file.with_suffix(".pdf")
    pages = _run("pdftotext", "-layout", pdf, "-").split("\f")
    number = next(n for n, text in enumerate(pages, 1) if " ".join(words.split()) in text)
    pick = ("-f", number, "-l", number, "-r", RESOLUTION, "-singlefile")
    _run("pdftoppm", *pick, "-png", pdf, png.with_suffix(""))


def _shoot(file: Path, png: Path) -> None:
    """The top of an HTML page, as Chromium shows it."""
    with tempfile.TemporaryDirectory() as profile:
        _run(
            "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--disable-quic", "--no-first-run", f"--user-data-dir={profile}",
            "--window-size=1120,1320", f"--screenshot={png}", file.as_uri(),
        )  # fmt: skip


def _as_html(workbook: Path, sheet: str) -> Path:
    """The rows of a sheet that are seen, laid out as a program for workbooks lays them out."""
    import openpyxl  # noqa: PLC0415 for this picture alone

    cells = openpyxl.load_workbook(workbook)[sheet]
    letters = [
        letter
        for letter, column in sorted(cells.column_dimensions.items())
        if not column.hidden and len(letter) == 1
    ]
    rows = [n for n in range(1, cells.max_row + 1) if not cells.row_dimensions[n].hidden]
    head = "".join(
        f"<th style='width:{cells.column_dimensions[c].width * 7.6:.0f}px'>{c}" for c in letters
    )
    body = "".join(f"<tr><th>{n}{''.join(_cell(cells[f'{c}{n}']) for c in letters)}" for n in rows)
    page = workbook.with_suffix(".html")
    page.write_text(
        f"{SHEET_STYLE}<table><tr><th style='width:28px'>{head}{body}</table>", encoding="utf-8"
    )
    return page


def _cell(cell: Any) -> str:
    """A cell as HTML: its fill, its weight, its text; a formula as the sum it shows."""
    text = "" if cell.value is None else str(cell.value)
    if text.startswith("=SUBTOTAL"):
        column = cell.parent[cell.column_letter]
        text = str(sum(c.value for c in column if isinstance(c.value, int)))
    fill = f"background:#{cell.fill.fgColor.rgb[2:]};" if cell.fill.fill_type else ""
    ink = cell.font.color.rgb if cell.font.color and cell.font.color.type == "rgb" else "FF000000"
    weight = f"color:#{ink[2:]};{'font-weight:bold;' if cell.font.b else ''}"
    side = "text-align:right;" if text.isdigit() else ""
    over = "white-space:nowrap;" if not cell.alignment.wrap_text else ""
    return f"<td style='{fill}{weight}{side}{over}'>{escape(text).replace(chr(10), '<br>')}"


def _few_colours(raw: Path, png: Path) -> None:
    """The picture within a hair line, in a palette of few colours, without a date in it."""
    _run(
        "convert", raw, "-trim", "-bordercolor", "white", "-border", "16",
        "-bordercolor", "#c8ccd0", "-border", "1", "-resize", "1000x1400>", "+dither",
        "-colors", COLOURS, "-strip", "-define", "png:exclude-chunks=date,time",
        "-define", "png:compression-level=9", f"PNG8:{png}",
    )  # fmt: skip


def _run(*command: object) -> str:
    done = subprocess.run(  # noqa: S603 tools named above
        [str(word) for word in command], capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout


def main(names: Sequence[str]) -> None:
    """Write the pictures; with names, these alone."""
    PICTURES.mkdir(exist_ok=True)
    for screen in screens():
        text = screen.svg
        (PICTURES / f"{screen.name}.svg").write_text(text, encoding="utf-8", newline="\n")
    missing = {named for tool, named in TOOLS.items() if shutil.which(tool) is None}
    if missing:
        sys.exit(f"no PNG was made: this needs {', '.join(sorted(missing))}")
    for page in PAGES:
        if not names or page.name in names:
            file = PICTURES / f"{page.name}.png"
            draw(page, file)
            print(f"{file.relative_to(ROOT)}: {file.stat().st_size} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
