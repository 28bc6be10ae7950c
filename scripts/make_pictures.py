"""The pictures of docs/pictures: what the commands say, as they say it today.

    python scripts/make_pictures.py

A repository is made of examples/tula, a branch of it lowers a target, adds a participant and
shifts a signing date, and the commands are run there. Terminals are drawn by rich; what a server
makes of Markdown is drawn as rich shows Markdown. No font is fetched: the reader's own is used.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from html import unescape
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.markdown import Markdown
from rich.terminal_theme import DIMMED_MONOKAI
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
LANGUAGES = ("ru", "en")
WIDTH = 110
FONTS = "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, 'Liberation Mono', monospace"
CLUSTER = "clusters/mashinostroenie"
NEWCOMER = "  - {organization: emp-kompozit, role: employer, since: 2026-11-12}\n"
EDITS = (
    (f"{CLUSTER}/program.yaml", "{year: 2028, value: 857}", "{year: 2028, value: 800}"),
    (
        f"{CLUSTER}/cluster.yaml",
        "council:\n  formed_on",
        f"{NEWCOMER}council:\n  formed_on",
    ),
    (f"{CLUSTER}/agreement.yaml", "signed_on: 2026-03-25", "signed_on: 2026-03-24"),
)
"""What the branch does: file, what stands there first, what stands there then."""


@dataclass(frozen=True, slots=True)
class Screen:
    """A picture to be: its name, the command, what the command says."""

    name: str
    command: tuple[str, ...]
    said: str

    @property
    def drawn(self) -> RenderableType:
        """What the picture shows: Markdown as it is read, all else as it is written."""
        return Markdown(self.said) if "md" in self.name else Text.from_ansi(self.said)

    @property
    def plain(self) -> str:
        """The words that the picture is to show."""
        console = Console(file=StringIO(), width=WIDTH, color_system=None)
        console.print(self.drawn)
        assert isinstance(console.file, StringIO)  # noqa: S101 made above
        return _bare(console.file.getvalue())

    @property
    def svg(self) -> str:
        """The picture."""
        console = Console(
            file=StringIO(), record=True, width=WIDTH, force_terminal=True, color_system="truecolor"
        )
        console.print(self.drawn)
        return console.export_svg(
            title=" ".join(("clusterctl", *self.command)),
            theme=DIMMED_MONOKAI,
            code_format=_without_fonts(CONSOLE_SVG_FORMAT),
            unique_id=self.name.replace(".", "-"),
        )


COMMANDS = {
    "validate": ("validate", "--severity", "error"),
    "diff": ("diff", "main", "--check"),
    "md-summary": ("validate", "--severity", "error", "--output-format", "markdown"),
    "md-comment": ("diff", "main", "--check", "--format", "md"),
}


def screens() -> Iterator[Screen]:
    """All pictures there are to be, in either language."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        _begin(folder)
        for language in LANGUAGES:
            for name, command in COMMANDS.items():
                yield Screen(f"{name}.{language}", command, _said(folder, language, command))


def words(svg: str) -> str:
    """The words that a picture shows."""
    screen = svg.rpartition("-matrix")[2]
    told = re.findall(r"<text [^>]*>([^<]*)</text>", screen)
    return _bare(unescape("".join(told)))


def _bare(text: str) -> str:
    """The words alone: lines may be broken anew, and rich may draw its tables otherwise."""
    return re.sub(r"[\s─━│┃•]", "", text)


def _begin(folder: Path) -> None:
    """Make the repository and its branch."""
    shutil.copytree(
        ROOT / "examples" / "tula", folder, dirs_exist_ok=True,
        ignore=shutil.ignore_patterns("build"),
    )  # fmt: skip
    _git(folder, "init", "-q", "-b", "main")
    _git(folder, "add", "-A")
    _git(folder, "commit", "-q", "-m", "x")
    for file, old, new in EDITS:
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{file} lacks {old!r}"  # noqa: S101 the examples have changed
        path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


def _git(folder: Path, *arguments: str) -> None:
    own = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    subprocess.run(["git", *own, *arguments], cwd=folder, check=True)  # noqa: S603, S607 git itself


def _said(folder: Path, language: str, command: tuple[str, ...]) -> str:
    """What the command says at a terminal of that width."""
    done = subprocess.run(  # noqa: S603 our own command
        [sys.executable, "-m", "clusterctl", *command, "--lang", language, "--color", "always"],
        cwd=folder, capture_output=True, encoding="utf-8", check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "COLUMNS": str(WIDTH)},
    )  # fmt: skip
    assert done.returncode == 1, done.stderr  # noqa: S101 that is what the pictures are of
    return done.stdout


def _without_fonts(template: str) -> str:
    """The frame without the fonts that would come from elsewhere."""
    bare = re.sub(r"@font-face \{\{.*?\}\}\s*", "", template, flags=re.DOTALL)
    return re.sub(r"font-family: [^;]*;", f"font-family: {FONTS};", bare)


def main() -> None:
    """Write the pictures."""
    PICTURES.mkdir(exist_ok=True)
    for screen in screens():
        file = PICTURES / f"{screen.name}.svg"
        file.write_text(screen.svg, encoding="utf-8", newline="\n")
        print(f"{file.relative_to(ROOT)}: {file.stat().st_size} bytes")


if __name__ == "__main__":
    main()
