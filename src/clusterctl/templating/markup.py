"""The text of a template as WordprocessingML with tags in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

from clusterctl.messages import _
from clusterctl.templating import markdown
from clusterctl.templating.boxes import BOXES, Box, box
from clusterctl.templating.errors import Refusal, RenderError, did_you_mean
from clusterctl.templating.rows import Look, write_table
from clusterctl.templating.runs import Runs
from clusterctl.templating.sheet import BRACES, Sheet
from clusterctl.word.ooxml import LAYOUT, R, W

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    from clusterctl.diagnostics import Place
    from clusterctl.templating.tags import Tagged

_ROOT = (
    f'<w:document xmlns:w="{W}" xmlns:r="{R}" xmlns:c="{LAYOUT}"><w:body>',
    "</w:body></w:document>",
)
_HEADINGS = {"h1": "Title", "h2": "Heading1", "h3": "Heading2", "h4": "Heading3"}
_DEEPEST = 4  # levels of clauses in templates/reference/numbering.xml
_TYPED = re.compile(r"\n[ ]*(\d{1,3}[.)]) ")
_MARKS = {"#)": "digit", "#а)": "letter", "-": "dash"}


def markup(text: Tagged) -> Sheet:
    """The markup of a template; raises RenderError where its text can't be understood."""
    writer = _Writer(text)
    writer.write(markdown.tokens(text.text, text.tags))
    return writer.sheet


@dataclass(frozen=True, slots=True)
class _Opened:
    name: str
    box: Box
    options: Sequence[str]
    place: Place


@dataclass(slots=True)
class _Writer:
    template: Tagged
    sheet: Sheet = field(default_factory=Sheet)
    boxes: list[_Opened] = field(default_factory=list)
    labels: set[str] = field(default_factory=set)
    references: list[tuple[str, Place]] = field(default_factory=list)

    def write(self, tokens: Sequence[Token]) -> None:
        self.sheet.write(_ROOT[0])
        for token, content in pairwise([*tokens, None]):
            if token and token.map:
                self._block(token, content, self.template.place(token.map[0]))
        if self.boxes:
            name, place = self.boxes[-1].name, self.boxes[-1].place
            raise RenderError(_("the box “::: {name}” is not closed", name=name), place)
        self.sheet.settle()
        self._check_references()
        self.sheet.write(_ROOT[1])

    def _block(self, token: Token, content: Token | None, place: Place) -> None:
        match token.type:
            case "tags":
                for char in token.content.replace("\t", "").replace(" ", ""):
                    self.sheet.statement(self.template.tags[char])
            case "box":
                self._box(token.content, token.meta["options"], place)
            case "box_end":
                self._box_end(token.meta["options"], place)
            case "table":
                self._table(token)
            case "heading_open" | "paragraph_open" if content:
                self._paragraph(token, content, place)

    def _paragraph(self, opener: Token, content: Token, place: Place) -> None:
        self._refuse_outside()
        pieces = content.children or []
        if label := opener.meta.get("label"):
            self.labels.add(label)
        self._refer(pieces, place)
        styled = self._styled()
        style = _style(opener, place) or styled.style or "BodyText"
        lines = styled.lines and "mark" not in opener.meta
        if not lines:
            _refuse_typed_numbers(content.content, place)
        properties = f'<w:pStyle w:val="{style}"/>{_number(opener)}'
        self.sheet.enter(f"<w:p{_marks(opener, place)}><w:pPr>{properties}</w:pPr>")
        Runs(self.sheet, self.template.tags, place, lines).write(pieces)
        self.sheet.leave("</w:p>")

    def _table(self, token: Token) -> None:
        self._refuse_outside()
        first, after = token.map or (0, 0)
        lines = self.template.text.split("\n")[first:after]
        placed = [(line.strip(), self.template.place(first + n)) for n, line in enumerate(lines)]
        if self._styled().element == "column":
            raise RenderError(_("a table can't stand in a column"), placed[0][1])
        write_table(self.sheet, placed, self.template.tags, self._look(), self._refer)

    def _box(self, name: str, options: Sequence[str], place: Place) -> None:
        if self.template.tags.keys() & set("".join(options)):
            raise RenderError(_("a tag can't stand in the line of a box"), place)
        try:
            opened = box(name, options, self.boxes[-1].name if self.boxes else "")
        except Refusal as refusal:
            raise RenderError(refusal.message, place, refusal.hint) from refusal
        if opened.leaf:
            self._refuse_outside()
            self.sheet.write(_leaf(name, options))
            return
        self.boxes.append(_Opened(name, opened, options, place))
        widths = f' widths="{" ".join(options) or "1 1"}"' if opened.element == "columns" else ""
        self.sheet.enter(f"<c:{opened.element}{widths}>" if opened.element else "")

    def _box_end(self, rest: Sequence[str], place: Place) -> None:
        if not self.boxes or rest:
            raise RenderError(_("“:::” closes no box here"), place)
        element = self.boxes.pop().box.element
        self.sheet.leave(f"</c:{element}>" if element else "")

    def _styled(self) -> Box:
        """The nearest box that has a say in the style of paragraphs."""
        return next((b.box for b in reversed(self.boxes) if b.box.style), BOXES["keep"])

    def _look(self) -> Look:
        options = next((b.options for b in reversed(self.boxes) if b.name == "table"), ())
        size = next((o.removeprefix("size=") for o in options if o.startswith("size=")), "")
        size = size.replace("12", "")
        if "plain" in options:
            body = f"TableText{size}" if size else "Requisite"
            return Look("Plain", body, body)
        return Look("Grid", f"TableHead{size}", f"TableText{size}")

    def _refuse_outside(self) -> None:
        """Refuses what stands in a box of columns, but in none of them."""
        if self.boxes and self.boxes[-1].box.element == "columns":
            opened = self.boxes[-1]
            inner = "party" if opened.name == "signatures" else "column"
            raise RenderError(
                _("“::: {name}” holds only boxes “::: {inner}”", name=opened.name, inner=inner),
                opened.place,
            )

    def _refer(self, pieces: Sequence[Token], place: Place) -> None:
        self.references += [(p.content, place) for p in pieces if p.type == "reference"]

    def _check_references(self) -> None:
        for label, place in self.references:
            if label not in self.labels:
                raise RenderError(
                    _("no clause has the label “{label}”", label=label),
                    place,
                    did_you_mean(label, self.labels),
                )


def _refuse_typed_numbers(text: str, place: Place) -> None:
    """Refuses what looks like a list and would be run together into one paragraph."""
    if number := _TYPED.search(text):
        raise RenderError(
            _("a line within a paragraph begins with “{number}”", number=number[1]),
            place,
            _("“#.” and “#)” number paragraphs; an empty line parts them"),
        )


def _style(opener: Token, place: Place) -> str:
    """The style a block has wherever it stands; nothing when its box decides."""
    if opener.type == "heading_open" and opener.tag not in _HEADINGS:
        raise RenderError(_("a heading begins with {most} “#” at most", most=len(_HEADINGS)), place)
    mark = opener.meta.get("mark", "")
    if mark.count("#") > _DEEPEST:
        raise RenderError(_("a clause has {most} levels at most", most=_DEEPEST), place)
    if opener.tag in _HEADINGS:
        return _HEADINGS[opener.tag]
    if mark:
        return "ListItem" if mark in _MARKS else "Clause"
    return "Caption" if opener.meta.get("sequence") == markdown.TABLE_NUMBER else ""


def _number(opener: Token) -> str:
    """The number of a clause or an item; which list it belongs to, `layout` will know."""
    mark = opener.meta.get("mark", "")
    if not mark:
        return ""
    level = opener.meta["depth"] if mark in _MARKS else mark.count("#") - 1
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="0"/></w:numPr>'


def _marks(opener: Token, place: Place) -> str:
    """Attributes that tell `layout` what is numbered how, and what is referred to."""
    attributes: dict[str, str] = {}
    if mark := opener.meta.get("mark"):
        attributes["mark"] = _MARKS.get(mark, "clause")
    if opener.tag in _HEADINGS and opener.tag != "h1":
        attributes["heading"] = str(int(opener.tag[1]) - 1)
    if label := opener.meta.get("label"):
        attributes["label"] = escape(label)
    if attributes:
        attributes["at"] = f"{place.line}:{place.column}"
    return "".join(f' c:{name}="{value}"' for name, value in attributes.items())


def _leaf(name: str, options: Sequence[str]) -> str:
    if name == "contents":
        return f'<c:contents title="{escape(" ".join(options)).translate(BRACES)}"/>'
    if name == "gap":
        gap = '<w:p c:gap="1"><w:pPr><w:pStyle w:val="Requisite"/></w:pPr></w:p>'
        return gap * int(options[0] if options else 1)
    return f"<c:{name}/>"
