"""The guide's pages with what their commands say today.

    python scripts/make_guide.py            write it into them
    python scripts/make_guide.py --check    tell which pages differ; write nothing

A page is read from its top, and done in a folder that holds copies of `PARTS`:

- each line of a ```sh block is run; the block's last command may end with the code of a comment
  `<!-- код 1 -->` above it, and a block under `<!-- не выполняется: … -->` is left to readers;
- a ```text block after it is what was said; a line `…` stands for any lines;
- a ```yaml block that begins with `# a file of the folder` is written into that file: its keys
  replace the keys there, or add to their lists under `# …`, or are appended;
  `# file, без строки «status: draft»` takes a line out;
- the rows of a table `| Лист | Ячейка | … | Вписать |` are filled into the workbook last exported;
- the rows of a table `| Файл | Было | Стало |` are rewritten in that file of Word.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).resolve().parents[1]
PAGES = tuple(sorted((ROOT / "docs" / "guide").glob("*.md")))
PARTS = ("examples", "src/clusterctl/data/regulations")
"""What the pages take from this repository."""
ENVIRONMENT = {
    "COLUMNS": "100", "LC_ALL": "ru_RU.UTF-8", "NO_COLOR": "1",
    "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_DATE": "2026-11-16T09:00:00+0300", "GIT_COMMITTER_DATE": "2026-11-16T09:00:00+0300",
    "GIT_CONFIG_COUNT": "4",
    "GIT_CONFIG_KEY_0": "init.defaultBranch", "GIT_CONFIG_VALUE_0": "main",
    "GIT_CONFIG_KEY_1": "user.name", "GIT_CONFIG_VALUE_1": "Примеров И. П.",
    "GIT_CONFIG_KEY_2": "user.email", "GIT_CONFIG_VALUE_2": "primerov@example.org",
    "GIT_CONFIG_KEY_3": "core.autocrlf", "GIT_CONFIG_VALUE_3": "false",
}  # fmt: skip
STEP = re.compile(
    r"^(?:<!-- (?P<note>[^>]*) -->\n)?```(?P<kind>sh|text|yaml)\n(?P<body>.*?)^```$"
    r"|^(?P<table>\| (?:Лист \| Ячейка|Файл \| Было) \|.*?\n)(?=\n|\Z)",
    re.MULTILINE | re.DOTALL,
)
NOT_RUN = "не выполняется: "
ELIDED = "…"


class GuideError(Exception):
    """A step of a page that can't be done as it stands."""


@dataclass(slots=True)
class Reader:
    """Somebody who does what a page says: where they are, what they heard, their last workbook."""

    at: Path
    heard: str = ""
    workbook: Path = field(default_factory=Path)

    def run(self, body: str, code: int) -> None:
        """Run the lines; the last must end with that code, the others with 0."""
        commands = [words for line in body.splitlines() if (words := shlex.split(line, True))]
        self.heard = ""
        for command in commands:
            done, said = self._done(command)
            self.heard += said
            if done != (code if command is commands[-1] else 0):
                raise GuideError(f"{shlex.join(command)} ended with {done}:\n{said}")

    def _done(self, command: Sequence[str]) -> tuple[int, str]:
        match command:
            case ["clusterctl", *arguments]:
                if "export" in arguments:
                    self.workbook = self.at / arguments[arguments.index("-o") + 1]
                return _clusterctl(arguments, self.at)
            case ["git", *_]:
                return _git(command, self.at)
            case ["cd", folder]:
                self.at = (self.at / folder).resolve()
            case ["mkdir", folder]:
                (self.at / folder).mkdir()
            case ["cp", "-r", old, new]:
                shutil.copytree(self.at / old, self.at / new)
            case ["cp", old, new]:
                shutil.copy(self.at / old, self.at / new)
            case _:
                raise GuideError(f"nobody knows how to run {shlex.join(command)}")
        return 0, ""

    def write(self, body: str) -> None:
        """Write a block of YAML into the file that its first line names."""
        head, _newline, text = body.partition("\n")
        name, _comma, without = head.removeprefix("# ").partition(", без строки ")
        file = self.at / name
        if not file.is_file():
            raise GuideError(f"there is no {name}")
        lines = file.read_text(encoding="utf-8").splitlines()
        if without:
            lines.remove(without.strip("«»"))
        for chunk in re.split(r"(?m)^(?=\w)", text):
            lines = _with(lines, chunk.splitlines())
        file.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")

    def fill(self, table: str) -> None:
        """Do what a table tells to do in the last workbook, or in files of Word."""
        head, _dashes, *rows = [_cells(line) for line in table.splitlines()]
        if head[0] == "Файл":
            for name, old, new in rows:
                _rewrite(self.at / name.strip("`"), old, new)
        else:
            _fill(self.workbook, [(row[0], row[1], row[-1]) for row in rows])


def told(page: str, folder: Path) -> str:
    """The page with what its commands say today, when done in the folder; `GuideError`."""
    reader, parts, last = Reader(folder), [], 0
    with _aside():
        for step in STEP.finditer(page):
            parts += [page[last : step.start()], _step(reader, step)]
            last = step.end()
    return "".join([*parts, page[last:]])


def _step(reader: Reader, step: re.Match[str]) -> str:
    """The step done, as it reads now."""
    note, kind, body = step["note"] or "", step["kind"], step["body"]
    if step["table"]:
        reader.fill(step["table"])
    elif kind == "sh" and not note.startswith(NOT_RUN):
        reader.run(body, int(note.removeprefix("код ") or 0))
    elif kind == "yaml" and body.startswith("# ") and not note.startswith(NOT_RUN):
        reader.write(body)
    elif kind == "text" and not _fits(body, _tidy(reader.heard)):
        return f"```text\n{_tidy(reader.heard)}```"
    return step[0]


def _fits(shown: str, said: str) -> bool:
    """Whether that was said, but for what is left out."""
    parts = re.split(rf"(?m)^\s*{ELIDED}\n", shown)
    return re.fullmatch(r"(?:.*\n)*?".join(map(re.escape, parts)), said) is not None


def _tidy(said: str) -> str:
    """What was said without blanks at the ends of lines."""
    return re.sub(r"[ \t]+$", "", said, flags=re.MULTILINE).strip("\n") + "\n"


def _clusterctl(arguments: Sequence[str], at: Path) -> tuple[int, str]:
    from clusterctl import cli  # noqa: PLC0415 the path to it is set by whoever asks

    screen = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True, newline="\n")
    with (
        contextlib.chdir(at), contextlib.redirect_stdout(screen),
        contextlib.redirect_stderr(screen), mock.patch("sys.stdin", io.StringIO()),
    ):  # fmt: skip
        code = cli.run(arguments)
    return code, screen.buffer.getvalue().decode()  # type: ignore[attr-defined]  # it is a BytesIO


def _git(command: Sequence[str], at: Path) -> tuple[int, str]:
    done = subprocess.run(  # noqa: S603 what the guide says
        command, cwd=at, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        encoding="utf-8", check=False,
    )  # fmt: skip
    return done.returncode, done.stdout


@contextlib.contextmanager
def _aside() -> Iterator[None]:
    """The environment of the guide, and none of this repository's own."""
    with mock.patch.dict(os.environ, ENVIRONMENT):
        for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "FORCE_COLOR"):
            os.environ.pop(name, None)
        yield


def _with(lines: list[str], chunk: list[str]) -> list[str]:
    """The lines of a file with a key of its top level set, or added to."""
    if not chunk:
        return lines
    key = chunk[0].partition(":")[0] + ":"
    start = next((n for n, line in enumerate(lines) if line.startswith(key)), None)
    if start is None:
        return [*lines, *chunk]
    end = start + 1
    while end < len(lines) and lines[end][:1] in (" ", "-"):
        end += 1
    adds = len(chunk) > 1 and chunk[1].strip().startswith(f"# {ELIDED}")
    kept = [*lines[start:end], *chunk[2:]] if adds else chunk
    return [*lines[:start], *kept, *lines[end:]]


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def _fill(workbook: Path, rows: Sequence[tuple[str, str, str]]) -> None:
    """Write the texts into the cells, as a clerk types them: a number is one."""
    import openpyxl  # noqa: PLC0415 needed by the tests alone

    book = openpyxl.load_workbook(workbook)
    for sheet, cell, text in rows:
        book[sheet][cell] = int(text) if text.isdigit() else text
    book.save(workbook)


def _rewrite(file: Path, old: str, new: str) -> None:
    """Rewrite the words in the first paragraph of the file of Word that has them."""
    import docx  # noqa: PLC0415 as above

    document = docx.Document(str(file))
    for paragraph in document.paragraphs:
        if old in (text := paragraph.text.replace("\N{NO-BREAK SPACE}", " ")):
            for run in paragraph.runs[1:]:
                run.text = ""
            paragraph.runs[0].text = text.replace(old, new, 1)
            return document.save(str(file))
    raise GuideError(f"{file.name} lacks {old!r}")


def fresh(page: Path) -> str:
    """The page as it has to be today."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made).resolve()
        for part in PARTS:
            shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("build"))
        return told(page.read_text(encoding="utf-8"), folder)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the pages, or check them; 1 when one differs."""
    parser = argparse.ArgumentParser(description="Put what the guide's commands say into it.")
    parser.add_argument("--check", action="store_true", help="tell what differs, write nothing")
    parser.add_argument("pages", nargs="*", type=Path, help="these pages alone")
    given = parser.parse_args(arguments)
    stale = 0
    for page in given.pages or PAGES:
        text = fresh(page)
        if text != page.read_text(encoding="utf-8"):
            stale += 1
            print(page.name)
            if not given.check:
                page.write_text(text, encoding="utf-8", newline="\n")
    return 1 if given.check and stale else 0


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT / "src"))
    sys.exit(main())
