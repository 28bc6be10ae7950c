"""What a report is: sections of facts, tables and charts, with typed values and no looks.

The questions are asked in the modules beside this one; `publishing` puts the answers on a page,
into a workbook, on a screen. A number stands here once, as it was counted, never as a text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from clusterctl.messages import Message

if TYPE_CHECKING:
    from clusterctl.diagnostics import Place


class Kind(StrEnum):
    """What the values of a column or a chart are, and so how they are written and aligned."""

    TEXT = "text"
    COUNT = "count"
    """A whole number of things or people: int."""
    NUMBER = "number"
    """A measured value in the unit beside it: Decimal."""
    MONEY = "money"
    """Roubles: Decimal."""
    SHARE = "share"
    """A part of a whole: Decimal, 1 is all of it; written as a percentage."""
    YEAR = "year"
    """A calendar year: int."""
    DATE = "date"
    LIGHT = "light"
    """A traffic light: `Light`."""


class Light(StrEnum):
    """How a fact stands to its plan."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    OVER = "over"
    """So far above the plan that the plan may have been too low."""
    NONE = "none"
    """Nothing to compare."""


class Weight(StrEnum):
    """What a row is among the others."""

    PLAIN = "plain"
    GROUP = "group"
    """A heading of the rows below it: its first cell speaks, the others are empty."""
    TOTAL = "total"


Cell = str | int | Decimal | date | Light | Message | None
"""A value of a table: names and texts of documents as str, words of ours as `Message`."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key in JSON and workbooks, its heading, what its values are.

    `unit` is told after the heading («руб.»); `wide` columns take the room that others leave.
    """

    key: str
    title: Message
    kind: Kind = Kind.TEXT
    unit: Message | None = None
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row: a cell for each column, what it is, where the document says so, what it is about.

    `about` is the id of a cluster or an organisation that a page may lead to.
    """

    cells: tuple[Cell, ...]
    weight: Weight = Weight.PLAIN
    place: Place | None = None
    about: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `empty` is told instead of it when there are no rows."""

    key: str
    title: Message
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    empty: Message
    note: Message | None = None


class Shape(StrEnum):
    """How the series of a chart are drawn."""

    BARS = "bars"
    """Side by side."""
    STACKED = "stacked"
    """One upon another: parts of a whole."""
    LINES = "lines"
    """Along time."""


@dataclass(frozen=True, slots=True)
class Series:
    """One value for each label of its chart; None where there is none."""

    name: str | Message
    values: tuple[Decimal | None, ...]
    light: Light | None = None
    """The traffic light that it counts, and so its colour."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Series to draw over labels; its numbers also stand in a table of the same section."""

    key: str
    title: Message
    shape: Shape
    labels: tuple[str | Message, ...]
    series: tuple[Series, ...]
    kind: Kind = Kind.NUMBER
    unit: Message | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One number or word that sums something up; `light` tells how good it is."""

    key: str
    title: Message
    value: Cell
    kind: Kind = Kind.TEXT
    light: Light | None = None
    note: Message | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What is worth knowing before the tables."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph: what was counted how, what stands out."""

    text: str | Message
    light: Light | None = None


Part = Facts | Table | Chart | Text


@dataclass(frozen=True, slots=True)
class Section:
    """Parts under a heading; `about` is the id of the cluster that it tells of."""

    key: str
    title: str | Message
    parts: tuple[Part, ...]
    about: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """An answer to one question, as of a day."""

    name: str
    title: Message
    as_of: date
    sections: tuple[Section, ...]
    subject: str | Message | None = None
    """Which cluster or region, which period: the line below the title."""
    notes: tuple[Message, ...] = field(default=())
    """How things were counted, which thresholds hold: told at the end."""
