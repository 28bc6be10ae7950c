"""A Word template's XML written out with its tags in it, each element's tags in pairs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from lxml import etree

from clusterctl.diagnostics import Place
from clusterctl.messages import _
from clusterctl.templating.errors import Refusal, RenderError
from clusterctl.templating.sheet import Sheet
from clusterctl.word.ooxml import W

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

    from clusterctl.messages import Message
    from clusterctl.templating.word_marks import Marks

BETWEEN: Final = "<?clusterctl?>"
"""What parts two stories: no value can print it."""

WHOLE: Final = _("the whole file")
"""The place of what is wrong with a Word file and with none of its paragraphs."""

_XML: Final = "http://www.w3.org/XML/1998/namespace"
_TEXT: Final = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", "{": "&#123;", "}": "&#125;", "\r": "&#13;"}
    | {"\n": "&#10;"}  # a line of the script is a tag
)
_ATTRIBUTE: Final = _TEXT | str.maketrans({'"': "&quot;", "\t": "&#9;"})
_OPENERS: Final = ("{{", "{%", "{#")


@dataclass(slots=True)
class WordSheet:
    """Writes stories into one sheet; `places` has the paragraphs' places."""

    marks: Marks
    places: Mapping[_Element, Message]
    sheet: Sheet = field(default_factory=Sheet)
    _at: Message = WHOLE

    def write(self, root: _Element) -> None:
        """Adds a story; raises RenderError at a tag without its pair or in a place of no text."""
        self._element(root, {})
        self.sheet.write(BETWEEN)

    def _element(self, element: _Element, outer: Mapping[str | None, str]) -> None:
        self._at = self.places.get(element, self._at)
        names = dict(element.nsmap) | {"w": W}
        name = _name(str(element.tag), names)
        start = [f"<{name}", *_declared(names, outer)]
        for key, value in element.attrib.items():
            start.append(
                f' {_name(str(key), names, plain=True)}="{self._plain(str(value), _ATTRIBUTE)}"'
            )
        if not len(element) and not element.text:
            self.sheet.write("".join((*start, "/>")))
            return
        self.sheet.enter("".join((*start, ">")))
        self._text(element.text)
        for child in element:
            if isinstance(child, etree._ProcessingInstruction):  # noqa: SLF001 its only name
                self._mark(child)
            else:
                self._element(child, names)
            self._text(child.tail)
        self.sheet.leave(f"</{name}>")

    def _mark(self, mark: _Element) -> None:
        tag = self.marks.of(mark)
        if tag is not None and tag.keyword:
            self.sheet.statement(tag)
        elif tag is not None:
            self.sheet.expression(tag)

    def _text(self, text: str | None) -> None:
        if text:
            self.sheet.write(self._plain(text, _TEXT))

    def _plain(self, text: str, escapes: Mapping[int, str]) -> str:
        if found := next((opener for opener in _OPENERS if opener in text), ""):
            raise RenderError(
                _("a tag can't work in this place: “{text}”", text=text[text.index(found) :][:60]),
                Place(self.marks.file, within=self._at),
                _("tags stand in the text of paragraphs"),
            )
        return text.translate(escapes)


def _declared(names: Mapping[str | None, str], outer: Mapping[str | None, str]) -> list[str]:
    new = [(prefix, uri) for prefix, uri in names.items() if outer.get(prefix) != uri]
    return [
        f' xmlns{":" if prefix else ""}{prefix or ""}="{uri.translate(_ATTRIBUTE)}"'
        for prefix, uri in sorted(new, key=lambda pair: pair[0] or "")
    ]


def _name(name: str, names: Mapping[str | None, str], *, plain: bool = False) -> str:
    """The name with a prefix; an attribute's (`plain`) without one belongs to no namespace."""
    uri, brace, local = name.removeprefix("{").partition("}")
    if not brace:
        return uri
    if uri == W:
        return f"w:{local}"
    if uri == _XML:
        return f"xml:{local}"
    if not plain and names.get(None) == uri:
        return local
    prefix = next((prefix for prefix, known in names.items() if known == uri and prefix), None)
    if prefix is None:  # “w” means something else there: Word would never write so
        raise Refusal(_("it is no Word document (*.docx), or a damaged one"))
    return f"{prefix}:{local}"
