"""Jinja tags of a template's text: found before its markup is read, and kept with their places."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from clusterctl.diagnostics import Place
from clusterctl.messages import Listing, _
from clusterctl.templating.errors import RenderError, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

OPENING = {"for": "endfor", "if": "endif"}
"""Statements that hold others, and what ends them."""

MIDDLE = {"else", "elif"}
STATEMENTS = {*OPENING, *OPENING.values(), *MIDDLE, "set"}

# One private character stands for one tag, so that Markdown sees a letter where a tag is:
# `**{{ name }}**` is bold, a `|` within a tag parts no cells.
_STATEMENT, _EXPRESSION, _LAST, _COMMENT = 0xF0000, 0x100000, 0x10FFFC, 0x10FFFD
STATEMENT_CHARS = f"{chr(_STATEMENT)}-{chr(_EXPRESSION - 1)}"
TAG_CHARS = f"{chr(_STATEMENT)}-{chr(_LAST)}"

# What XML can't hold, and the private characters, which are ours.
_FOREIGN = re.compile("[^\t\n\x20-\ud7ff\uf900-\ufffd\U00010000-\U000effff]")
_OPENER = re.compile(r"\{\{|\{%|\{#")
_CLOSER = {"{{": "}}", "{%": "%}", "{#": "#}"}
_WITHIN = re.compile(r"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|([\[({])|([\])}])|.""", re.DOTALL)
_COMMENT_LINE = re.compile(f"[ \t]*{chr(_COMMENT)}[ \t{chr(_COMMENT)}]*")


@dataclass(frozen=True, slots=True)
class Tag:
    """One `{{ … }}` or `{% … %}`: what stands inside, its first word if a statement, its place."""

    body: str
    keyword: str
    place: Place

    def __str__(self) -> str:
        return f"{{% {self.body} %}}" if self.keyword else f"{{{{ {self.body} }}}}"


@dataclass(frozen=True, slots=True)
class Written:
    """A text as written in a file, and the place of any stretch of it."""

    text: str
    file: str
    first_line: int = 1
    _starts: list[int] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        self._starts.extend([0, *(end.end() for end in re.finditer("\n", self.text))])

    def place(self, start: int, end: int) -> Place:
        """The place of the characters from `start` up to `end`."""
        return Place(self.file, *self._at(start), *self._at(end))

    def line(self, offset: int) -> int:
        """The file's line that holds the character."""
        return self._at(offset)[0]

    def _at(self, offset: int) -> tuple[int, int]:
        number = bisect_right(self._starts, offset)
        return self.first_line + number - 1, offset - self._starts[number - 1] + 1


@dataclass(frozen=True, slots=True)
class Tagged:
    """A text with a private character for each tag and without comments.

    `lines` has the number in the file of each line of `text`, and of the line after the last.
    """

    text: str
    file: str
    tags: dict[str, Tag]
    lines: tuple[int, ...]

    def place(self, line: int) -> Place:
        """The place of a line of `text`, counted from 0."""
        number = self.lines[min(line, len(self.lines) - 1)]
        return Place(self.file, number, 1, number, 1)


def tagged(written: Written) -> Tagged:
    """The text with its tags taken out; raises RenderError at a tag that can't be read."""
    _refuse_foreign(written)
    text, tags = written.text, dict[str, Tag]()
    pieces: list[str] = []
    begins, position = [0], 0
    for start, end in [*spans(written), (len(text), len(text))]:
        literal = text[position:start]
        begins.extend(position + newline.end() for newline in re.finditer("\n", literal))
        pieces += literal, _char(written, start, end, tags)
        position = end
    kept = [
        (line.replace(chr(_COMMENT), ""), written.line(begin))
        for line, begin in zip("".join(pieces).split("\n"), begins, strict=True)
        if not _COMMENT_LINE.fullmatch(line)
    ] or [("", written.first_line)]
    numbers = [number for _line, number in kept]
    lines = (*numbers, written.line(len(text)) + 1)
    return Tagged("\n".join(line for line, _number in kept), written.file, tags, lines)


def _refuse_foreign(written: Written) -> None:
    if found := _FOREIGN.search(written.text):
        code = f"U+{ord(found[0]):04X}"
        place = written.place(*found.span())
        raise RenderError(_("a paper can't hold the character {code}", code=code), place)


def spans(written: Written) -> Iterator[tuple[int, int]]:
    """Where each tag and comment begins and ends; raises RenderError at one that is not closed."""
    position = 0
    while opener := _OPENER.search(written.text, position):
        position = _end(written, opener)
        yield opener.start(), position


def _end(written: Written, opener: re.Match[str]) -> int:
    """Where the tag ends: its closing braces, but not those within its strings and brackets."""
    text, closer, position, depth = written.text, _CLOSER[opener[0]], opener.end(), 0
    if opener[0] == "{#":
        position = text.find(closer, position)
        if position >= 0:
            return position + len(closer)
        position = len(text)
    while position < len(text):
        if depth <= 0 and text.startswith(closer, position):
            return position + len(closer)
        within = _WITHIN.match(text, position)
        if within is None or _OPENER.match(text, position):
            break
        depth += bool(within[2]) - bool(within[3])
        position = within.end()
    not_closed = _(
        "“{opener}” is opened and not closed by “{closer}”", opener=opener[0], closer=closer
    )
    raise RenderError(not_closed, written.place(*opener.span()))


def _char(written: Written, start: int, end: int, tags: dict[str, Tag]) -> str:
    """The private character that stands for the tag, which is added to `tags`."""
    opener = written.text[start : start + 2]
    if opener in {"", "{#"}:
        return chr(_COMMENT) if opener else ""
    tag = tag_of(opener, written.text[start + 2 : end - 2], written.place(start, end))
    char = chr((_STATEMENT if tag.keyword else _EXPRESSION) + len(tags))
    tags[char] = tag
    return char


def tag_of(opener: str, inside: str, place: Place) -> Tag:
    """The tag of that opener; raises RenderError where it is none that templates have."""
    if mark := next((end for end in (inside[:1], inside[-1:]) if end in {"-", "+"}), ""):
        raise RenderError(
            _("“{mark}” beside a brace has no effect in a paper", mark=mark),
            place,
            _("spaces around a tag stay as they are written"),
        )
    body = " ".join(inside.split("\n")).strip()
    return Tag(body, _keyword(body, place) if opener == "{%" else "", place)


def _keyword(body: str, place: Place) -> str:
    keyword = body.split(maxsplit=1)[0] if body else ""
    if keyword not in STATEMENTS:
        known = Listing(tuple(sorted(STATEMENTS)), len(STATEMENTS))
        raise RenderError(
            _("“{keyword}” is none of the tags {known}", keyword=keyword, known=known),
            place,
            did_you_mean(keyword, STATEMENTS),
        )
    return keyword
