"""What was found, where, and how grave it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clusterctl.messages import Message

Route = tuple[str | int, ...]
"""The way from a document's root to a value: keys and 0-based list positions."""


class Severity(StrEnum):
    """How grave a finding is, gravest first."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for an error, 1 for a warning, 2 for information."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of a file; lines and columns count from 1, in characters; the end is exclusive.

    A file without lines says `within` which of its parts is meant: “table 1, row 2, cell 1”.
    """

    file: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1
    within: Message | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that has to do with a finding, and in what way."""

    place: Place
    message: Message


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: a root cause, told once, with the paragraph it rests on."""

    place: Place
    code: str
    severity: Severity
    message: Message
    route: Route = ()
    document: str = ""
    paragraph: str = ""
    help: Message | None = None
    related: tuple[Related, ...] = ()
