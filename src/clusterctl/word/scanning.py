"""An XML part looked through once, as a stream: what no paper needs and much may hide behind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from xml.parsers import expat

from clusterctl.messages import Message, _
from clusterctl.word.ooxml import W

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_DEPTH: Final = 200
"""Elements within elements: libxml2 reads 256, Word's own files stay below 60."""

MOST_ELEMENTS: Final = 1_000_000
"""Elements of a whole file: a paper of forty parties has 50 000."""

MOST_TEXT: Final = 5_000_000
"""Characters in one stretch; libxml2 reads ten million."""

_FIELDS: Final = frozenset(
    {"INCLUDETEXT", "INCLUDEPICTURE", "INCLUDE", "DDE", "DDEAUTO", "IMPORT", "LINK", "DATABASE"}
)
_LOOSE: Final = re.compile(r"\b(" + "|".join(_FIELDS) + r")\b", re.IGNORECASE)
_CODES: Final = {f"{W} instrText", f"{W} delInstrText"}
_OLE: Final = {"urn:schemas-microsoft-com:office:office OLEObject", f"{W} control"}


class Unsafe(Exception):  # noqa: N818 - a reason on its way to who knows the file's name
    """Why a part is not taken."""

    def __init__(self, why: Message) -> None:
        super().__init__(why.text("en"))
        self.why = why


def scan(part: str, content: bytes, elements: int = 0) -> int:
    """How many elements a file has, this part's added to those before; raises Unsafe.

    No tree is built, so a part costs no more memory than its text.
    """
    reader = _Reader(part, elements)
    reader.read(content)
    return reader.elements


class _Reader:
    """What is known of a part while it is read: its depth, and the fields that are open.

    `_codes` has the words of each open field; what stands in no field is the first.
    """

    def __init__(self, part: str, elements: int) -> None:
        self.elements = elements
        self._part = part
        self._depth = 0
        self._stretch = 0
        self._codes = [""]
        self._coding = False
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        self._parser = parser

    def read(self, content: bytes) -> None:
        try:
            self._parser.Parse(content, True)
        except (expat.ExpatError, ValueError, LookupError) as error:
            raise Unsafe(
                _("part “{part}” is no XML: {why}", part=self._part, why=str(error))
            ) from error
        if found := _LOOSE.search(self._codes[0]):
            raise _brings_in(found[0])

    def _doctype(self, *_declared: object) -> None:
        raise Unsafe(_("part “{part}” declares a document type (DTD)", part=self._part))

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        self.elements += 1
        self._stretch = sum(map(len, attributes.values()))
        if self._depth > MOST_DEPTH:
            raise Unsafe(
                _("elements of “{part}” lie deeper than {n}", part=self._part, n=MOST_DEPTH)
            )
        if self.elements > MOST_ELEMENTS:
            raise Unsafe(_("it has more than {n} elements", n=MOST_ELEMENTS))
        self._bound()
        if name in _OLE:
            raise Unsafe(_("an object of another program (OLE) is built in"))
        self._coding = name in _CODES
        if name == f"{W} fldChar":
            self._turn(attributes.get(f"{W} fldCharType", ""))
        elif name == f"{W} fldSimple":
            self._refuse_fields(attributes.get(f"{W} instr", ""))

    def _end(self, _name: str) -> None:
        self._depth -= 1
        self._stretch = 0
        self._coding = False

    def _text(self, text: str) -> None:
        self._stretch += len(text)
        self._bound()
        if self._coding:
            self._codes[-1] += text

    def _bound(self) -> None:
        if self._stretch > MOST_TEXT:
            raise Unsafe(
                _("a text of “{part}” is longer than {n} characters", part=self._part, n=MOST_TEXT)
            )

    def _turn(self, kind: str) -> None:
        if kind == "begin":
            if len(self._codes) > 1 and not self._codes[-1].strip():
                raise Unsafe(_("the name of a field is computed by another field"))
            self._codes.append("")
        elif len(self._codes) > 1:
            self._refuse_fields(self._codes[-1])
            if kind == "end":
                self._codes.pop()

    def _refuse_fields(self, code: str) -> None:
        name = "".join(code.split(maxsplit=1)[:1])
        if name.upper() in _FIELDS:
            raise _brings_in(name)


def _brings_in(name: str) -> Unsafe:
    return Unsafe(_("a field “{name}” brings in what lies elsewhere", name=name))
