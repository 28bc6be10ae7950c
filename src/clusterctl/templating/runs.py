"""The inside of a paragraph: text, emphasis, breaks, references and tags as runs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from clusterctl.templating import markdown
from clusterctl.templating.sheet import Sheet, literal
from clusterctl.templating.tags import TAG_CHARS, Tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from markdown_it.token import Token

    from clusterctl.diagnostics import Place

SEQUENCES = {
    markdown.TABLE_NUMBER: "table",
    markdown.APPENDIX_NUMBER: "appendix",
    markdown.FIGURE_NUMBER: "figure",
}

# A full stop goes with the tag before it, which knows whether its value has one.
_PIECES = re.compile(rf"([{TAG_CHARS}]\.(?![.\w{TAG_CHARS}])|[{TAG_CHARS}{''.join(SEQUENCES)}])")
_FORMATS = {"strong": "<w:b/>", "em": "<w:i/>"}


@dataclass(slots=True)
class Runs:
    """Writes the pieces of one paragraph; `lines` keeps the template's line ends."""

    sheet: Sheet
    tags: Mapping[str, Tag]
    place: Place
    lines: bool = False
    _formats: list[str] = field(default_factory=list)
    _open: bool = False

    def write(self, pieces: Iterable[Token]) -> None:
        """Adds the pieces; a statement among them stands between runs, a value within one."""
        for piece in pieces:
            match piece.type:
                case "text":
                    self._text(piece.content)
                case "softbreak" if not self.lines:
                    self._text(" ")
                case "softbreak" | "hardbreak":
                    self._element("<w:r>", "<w:br/></w:r>")
                case "reference":
                    at = f"{self.place.line}:{self.place.column}"
                    name = escape(piece.content)
                    self._element(f'<c:ref name="{name}" at="{at}">', "</c:ref>")
                case _:
                    self._format(piece)
        self._close()

    def _text(self, text: str) -> None:
        for piece in filter(None, _PIECES.split(text)):
            tag = self.tags.get(piece[0])
            if tag and tag.keyword:
                self._close()
                self.sheet.statement(tag)
                self._text(piece[1:])  # the full stop after an `endif` belongs to no value
            elif piece in SEQUENCES:
                self._element(f'<c:sequence kind="{SEQUENCES[piece]}">', "</c:sequence>")
            elif tag:
                self._run()
                self.sheet.expression(tag, stopped=piece.endswith("."))
            else:
                self._run()
                self.sheet.write(literal(piece))

    def _format(self, piece: Token) -> None:
        self._close()
        if piece.nesting > 0:
            self._formats.append(_FORMATS[piece.tag])
        else:
            self._formats.remove(_FORMATS[piece.tag])

    def _element(self, start: str, end: str) -> None:
        self._close()
        self.sheet.write(f"{start}{self._properties()}{end}")

    def _run(self) -> None:
        if not self._open:
            self.sheet.write(f'<w:r>{self._properties()}<w:t xml:space="preserve">')
            self._open = True

    def _close(self) -> None:
        if self._open:
            self.sheet.write("</w:t></w:r>")
            self._open = False

    def _properties(self) -> str:
        formats = "".join(sorted(set(self._formats)))  # <w:b/> before <w:i/>, as the schema has it
        return f"<w:rPr>{formats}</w:rPr>" if formats else ""
