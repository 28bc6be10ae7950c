"""A finished text as its checks see it: paragraphs with their numbers and places, tables."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.messages import Message

_SHY: Final = "\u00ad"
_TYPED: Final = re.compile(
    r"\s*(\d{1,3}(?:\.\d{1,3})*)(?:[.)](?=\s|$)|(?<=\.\d)(?=\s)|(?<=\.\d\d)(?=\s))"
)
_NUMBER: Final = re.compile(r"\d+(?:\.\d+)*|[IVXLC]+")
_TITLE: Final = re.compile(
    r"(ДОПОЛНИТЕЛЬНОЕ\s+СОГЛАШЕНИЕ|СОГЛАШЕНИЕ|ДОГОВОР|КОНТРАКТ|ПРОТОКОЛ|ПРИКАЗ|ПРОГРАММА"
    r"|ПОЛОЖЕНИЕ|ПОРЯДОК|РЕГЛАМЕНТ|УСТАВ|ЗАКЛЮЧЕНИЕ|ИЗМЕНЕНИЯ)(?!\w)",
    re.IGNORECASE,
)
_FIRST_LINES: Final = 12


class Part(Enum):
    """Which part of a paper a line belongs to."""

    BODY = auto()
    CELL = auto()
    MARGIN = auto()
    """A header or a footer."""
    NOTE = auto()
    """A footnote or an endnote."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: what it says, the number Word sets before it, where people find it."""

    text: str
    where: Message
    number: str = ""
    part: Part = Part.BODY

    @property
    def clause(self) -> str:
        """The number of the clause that begins here, «3.2», set by Word or typed; else nothing."""
        if self.part is not Part.BODY:
            return ""
        automatic = self.number.strip().removesuffix(".")
        return automatic if _NUMBER.fullmatch(automatic) else self.typed

    @property
    def typed(self) -> str:
        """The number typed by hand at the beginning; codes and dates are none."""
        found = _TYPED.match(self.text) if not self.number and self.part is Part.BODY else None
        if not found or any(step.startswith("0") for step in found[1].split(".")):
            return ""
        return found[1]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its text and the line its first paragraph is."""

    text: str
    line: int
    span: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table, and how many of them are its head."""

    rows: tuple[tuple[Cell, ...], ...]
    head: int = 1


@dataclass(frozen=True, slots=True)
class Text:
    """A finished text; `tracked` and `comments` count what reviewers left in the file.

    `documents` are the files of a folder that the paper was made of, where it says so.
    """

    file: str
    lines: tuple[Line, ...]
    tables: tuple[Table, ...] = ()
    tracked: int = 0
    comments: int = 0
    documents: tuple[str, ...] = ()

    @property
    def body(self) -> Iterator[tuple[int, Line]]:
        """The lines of the body outside of tables, with their positions."""
        return ((i, line) for i, line in enumerate(self.lines) if line.part is Part.BODY)

    @property
    def title(self) -> str:
        """What kind of paper this is by its first lines, «соглашение»; else nothing."""
        first = [line.text for _i, line in zip(range(_FIRST_LINES), self.lines, strict=False)]
        found = filter(None, (_TITLE.match(text.strip()) for text in first))
        return next((" ".join(title[1].lower().split()) for title in found), "")


def plain(text: str) -> str:
    """The text without soft hyphens, as one reads it."""
    return text.replace(_SHY, "")


def unpaired(line: str) -> tuple[list[int], list[int]]:
    """Where «…» are opened and not closed in a line, and where closed and not opened.

    One closing mark may end two names, as lawyers write: «Завод «Образец».
    """
    opens: list[int] = []
    closes: list[int] = []
    for at, sign in enumerate(line):
        if sign == "«":
            opens.append(at)
        elif sign == "»":
            if opens:
                opens.pop()
            else:
                closes.append(at)
    last = line.rfind("»")
    return [at for at in opens if at > last], closes
