"""A DOCX from elsewhere opened with care: its parts, or why it is not taken.

Whoever reads a Word file that this program didn't make a moment ago starts here. Nothing is
unpacked to a disk, nothing is fetched, no header is trusted; time and memory are bounded.
"""

from __future__ import annotations

import posixpath
import re
import struct
import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from lxml import etree

from clusterctl.errors import ClusterctlError
from clusterctl.messages import _
from clusterctl.word import relationships
from clusterctl.word.ooxml import W, parsed
from clusterctl.word.scanning import Unsafe, scan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

MOST_ENTRIES: Final = 2_000
MOST_BYTES: Final = 50_000_000
MOST_OF_PART: Final = 20_000_000
MOST_RATIO: Final = 100
"""Bytes that one packed byte may unfold to, in a part of more than `_SMALL` bytes."""

TYPES: Final = "[Content_Types].xml"
_SMALL: Final = 2_000_000
_ENTRY: Final = b"PK\x01\x02"
_COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # an old .doc, or a DOCX under a password
_STRICT: Final = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_MAIN: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_SCHEMES: Final = frozenset({"http", "https", "mailto"})
_BAD_NAME: Final = re.compile(r"^/|^[A-Za-z]:|\\|(^|/)\.{1,2}(/|$)|[\x00-\x1f\x7f]")
_BROKEN: Final = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError),
    *(NotImplementedError, ValueError, OverflowError, LookupError),
)
_METHODS: Final = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_DAMAGED: Final = _("it is no Word document (*.docx), or a damaged one")
_DOT: Final = _("it is a Word template (*.dotx)")
_FOREIGN: Final = _("it is saved as Strict Open XML")
_BOUND: Final = _("it is bound to another template")
_AGAIN: Final = _("open it in Word and save it anew as a Word document (*.docx)")
_MACROS: Final = _("it has macros")
_BUILT_IN: Final = _("another document is built into it")
_OLE: Final = _("an object of another program (OLE) is built in")

_FORBIDDEN_TYPES: Final = {
    "macroenabled": _MACROS,
    "vbaproject": _MACROS,
    "vbadata": _MACROS,
    "oleobject": _OLE,
    "activex": _OLE,
    "wordprocessingml.template": _DOT,
}
"""What no content type may say, and why the file is refused."""

_FORBIDDEN_LINKS: Final = {
    "vbaproject": _MACROS,
    "wordvbadata": _MACROS,
    "oleobject": _OLE,
    "control": _OLE,
    "attachedtemplate": _BOUND,
    "afchunk": _BUILT_IN,
    "subdocument": _BUILT_IN,
}
"""What kind no relationship may be of, and why the file is refused."""

_XML_KINDS: Final = frozenset(
    {"officeDocument", "header", "footer", "footnotes", "endnotes", "comments", "settings"}
    | {"styles", "numbering", "custom-properties", "core-properties"}
)

_HINTS: Final = {
    **dict.fromkeys((_MACROS.id, _DAMAGED.id, _DOT.id, _FOREIGN.id), _AGAIN),
    _OLE.id: _("put it in as a picture or as text, and save the file"),
    _BOUND.id: _("in Word: Developer, Document Template, attach Normal; then save the file"),
}


def opened(content: bytes, name: str) -> dict[str, bytes]:
    """The parts of a DOCX by their names, in the order of the file.

    `name` is told in the ClusterctlError that refuses what is broken, hostile, or wants something
    from elsewhere. Every XML part is well-formed, without DTD, and safe for `ooxml.parsed`;
    `relationships.main_part` tells where the body is.
    """
    try:
        parts = _unpacked(content)
        kinds = _Kinds(parts)
        elements = 0
        for part, text in parts.items():
            if kinds.is_xml(part):
                elements = scan(part, text, elements)
        for part in _read_as_xml(parts):
            if not kinds.is_xml(part):
                elements = scan(part, parts[part], elements)
        _refuse_types(kinds, parts)
        _refuse_links(parts)
        _refuse_other_words(kinds, parts)
    except (Unsafe, etree.XMLSyntaxError) as error:
        why = error.why if isinstance(error, Unsafe) else _DAMAGED
        raise ClusterctlError(
            _("“{name}” is not taken: {why}", name=name, why=why), _HINTS.get(why.id)
        ) from error
    return parts


def _unpacked(content: bytes) -> dict[str, bytes]:
    if content.startswith(_COMPOUND):
        raise Unsafe(_("it is protected by a password, or of the old format .doc"))
    if len(content) > MOST_BYTES:
        raise _too_large(MOST_BYTES)
    if content.count(_ENTRY) > MOST_ENTRIES:  # before zipfile makes an object of each
        raise Unsafe(_("it has more than {n} parts", n=MOST_ENTRIES))
    try:
        with zipfile.ZipFile(BytesIO(content)) as file:
            return _read(file)
    except _BROKEN as error:
        raise Unsafe(_DAMAGED) from error


def _read(file: zipfile.ZipFile) -> dict[str, bytes]:
    parts: dict[str, bytes] = {}
    names: set[str] = set()
    room = MOST_BYTES
    for entry in file.infolist():
        _refuse_entry(entry, names)
        names.add(entry.filename.casefold())
        if not entry.is_dir():
            parts[entry.filename] = text = _inflated(file, entry, room)
            room -= len(text)
    return parts


def _refuse_entry(entry: zipfile.ZipInfo, names: set[str]) -> None:
    if entry.flag_bits & 0x1:
        raise Unsafe(_("it is protected by a password"))
    if _BAD_NAME.search(entry.filename) or "\\" in entry.orig_filename:
        raise Unsafe(_("its part “{part}” has a name that leads elsewhere", part=entry.filename))
    if entry.filename.casefold() in names:  # names of parts mean the same in capitals
        raise Unsafe(_("it has two parts of the name “{part}”", part=entry.filename))
    if entry.compress_type not in _METHODS:
        raise Unsafe(_DAMAGED)


def _inflated(file: zipfile.ZipFile, entry: zipfile.ZipInfo, room: int) -> bytes:
    """An entry's bytes, counted as they come: what its header promises is not believed."""
    with file.open(entry) as stream:
        text = stream.read(min(MOST_OF_PART, room) + 1)
    if len(text) > room:
        raise _too_large(MOST_BYTES)
    if len(text) > MOST_OF_PART:
        raise Unsafe(
            _(
                "its part “{part}” is larger than {n} megabytes",
                part=entry.filename,
                n=MOST_OF_PART // 1_000_000,
            )
        )
    if len(text) > max(_SMALL, MOST_RATIO * entry.compress_size):
        raise Unsafe(_("its part “{part}” is packed too tightly", part=entry.filename))
    return text


def _too_large(most: int) -> Unsafe:
    return Unsafe(_("it is larger than {n} megabytes", n=most // 1_000_000))


class _Kinds:
    """The content types of a file: of single parts, and of all whose names end alike."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        if TYPES not in parts:
            raise Unsafe(_DAMAGED)
        scan(TYPES, parts[TYPES])
        self._parts: dict[str, str] = {}
        self._endings: dict[str, str] = {}
        for child in parsed(parts[TYPES]).iterchildren(tag=etree.Element):
            kind = child.get("ContentType", "").strip()
            if "PartName" in child.attrib:
                self._parts[child.get("PartName", "").lstrip("/").casefold()] = kind
            elif "Extension" in child.attrib:
                self._endings[child.get("Extension", "").casefold()] = kind

    def of(self, part: str) -> str:
        ending = part.rpartition(".")[2].casefold()
        return self._parts.get(part.casefold()) or self._endings.get(ending, "")

    def is_xml(self, part: str) -> bool:
        kind = self.of(part).casefold().partition(";")[0].strip()
        ending = part.rpartition(".")[2].casefold()
        return kind.endswith(("+xml", "/xml", ".vmldrawing")) or ending in {"xml", "rels", "vml"}

    def all(self) -> Iterator[str]:
        yield from self._parts.values()
        yield from self._endings.values()


def _read_as_xml(parts: Mapping[str, bytes]) -> set[str]:
    """The parts that somebody will read as XML, whatever their names and types say."""
    return {
        link.target
        for name, text in parts.items()
        if name.casefold().endswith(relationships.ENDING)
        for link in relationships.read(text, posixpath.dirname(posixpath.dirname(name)))
        if link.kind in _XML_KINDS and link.target in parts
    }


def _refuse_types(kinds: _Kinds, parts: Iterable[str]) -> None:
    told = [text.casefold() for text in (*kinds.all(), *parts)]
    for word, why in _FORBIDDEN_TYPES.items():
        if any(word in text for text in told):
            raise Unsafe(why)


def _refuse_links(parts: Mapping[str, bytes]) -> None:
    for part, text in parts.items():
        if part.casefold().endswith(relationships.ENDING):
            for link in relationships.read(text):
                _refuse_link(link)


def _refuse_link(link: relationships.Link) -> None:
    if why := _FORBIDDEN_LINKS.get(link.kind.casefold()):
        raise Unsafe(why)
    if link.external and (link.kind != "hyperlink" or _scheme(link.target) not in _SCHEMES):
        raise Unsafe(_("it leads to a file outside of it: “{target}”", target=link.target))


def _scheme(target: str) -> str:
    try:
        return urlsplit(target.strip()).scheme.casefold()
    except ValueError:  # brackets of no IPv6 address
        return ""


def _refuse_other_words(kinds: _Kinds, parts: Mapping[str, bytes]) -> None:
    """Refuse a body that doesn't speak the WordprocessingML which everybody writes."""
    body = relationships.main_part(parts)
    if body not in parts or not kinds.is_xml(body):
        raise Unsafe(_DAMAGED)
    name = etree.QName(parsed(parts[body]))
    if name.namespace == _STRICT:
        raise Unsafe(_FOREIGN)
    if kinds.of(body) != _MAIN or name.namespace != W or name.localname != "document":
        raise Unsafe(_DAMAGED)
