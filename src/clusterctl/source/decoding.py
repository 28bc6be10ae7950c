"""The bytes of a file to its text: UTF-8 and nothing else; what is something else is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.messages import _, said
from clusterctl.source.codes import NOT_UTF8, finding
from clusterctl.source.text import Text

if TYPE_CHECKING:
    from clusterctl.diagnostics import Diagnostic

_BOM = b"\xef\xbb\xbf"
_WIDE = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
"""Marks at a file's beginning, the longer before the one it begins with."""

_NOT_TEXTS = (
    (b"PK\x03\x04", _("a Word, Excel or ZIP file")),
    (b"\xd0\xcf\x11\xe0", _("a file of an old Word or Excel")),
    (b"%PDF", _("a PDF file")),
)
_RUSSIAN = (
    ("cp1251", said("Windows-1251")),
    ("koi8_r", said("KOI8-R")),
    ("cp866", said("CP866 (DOS)")),
)
_LIKELY = 0.4
_SAMPLE = 64 * 1024
_WEIGHTS = {
    **dict.fromkeys("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", 1.0),
    **dict.fromkeys("АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ", 0.5),
    **dict.fromkeys("«»“”„…–—№\u00a0°§", 0.0),
}
_ODD = -1.0
"""The weight of a character that is rare in Russian texts: a frame's corner, another alphabet."""


def decode(file: str, data: bytes) -> str | Diagnostic:
    """The text without its byte order mark, or the finding that the bytes are no UTF-8."""
    wide = _wide(data)
    if wide:
        return _in_another_encoding(file, said(wide))
    try:
        return data.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(file, data.removeprefix(_BOM), error)


def _wide(data: bytes) -> str:
    """The wide encoding that a mark or the zero bytes beside Latin letters tell, else nothing."""
    for mark, name in _WIDE:
        if data.startswith(mark):
            return name
    zeros = data[:_SAMPLE].count(0)
    if 0 not in data[:4] or zeros * 4 < len(data[:_SAMPLE]):
        return ""
    return "UTF-32" if zeros * 2 > len(data[:_SAMPLE]) else "UTF-16"


def _not_utf8(file: str, data: bytes, error: UnicodeDecodeError) -> Diagnostic:
    for mark, what in _NOT_TEXTS:
        if data.startswith(mark):
            return finding(
                Text(file, "").place(0),
                NOT_UTF8,
                _("this is {what}, not a text", what=what),
                _("write its content as YAML, or keep the file under another ending"),
            )
    encoding = _russian(data[:_SAMPLE])
    if encoding:
        return _in_another_encoding(file, encoding)
    sound = Text(file, data[: error.start].decode("utf-8"))
    return finding(
        sound.place(len(sound.content)),
        NOT_UTF8,
        _("the byte {byte} is not UTF-8", byte=f"0x{data[error.start]:02X}"),
        _("type the damaged place anew and save the file in UTF-8"),
    )


def _in_another_encoding(file: str, encoding: object) -> Diagnostic:
    return finding(
        Text(file, "").place(0),
        NOT_UTF8,
        _("the file is in {encoding}, not in UTF-8", encoding=encoding),
        _("open it in the editor it was written with and save it as UTF-8"),
    )


def _russian(sample: bytes) -> object:
    """The old Russian encoding in which the sample reads best, if it reads as Russian at all."""
    likeness, name = max(
        ((_likeness(sample, codec), name) for codec, name in _RUSSIAN), key=lambda pair: pair[0]
    )
    return name if likeness > _LIKELY else None


def _likeness(sample: bytes, codec: str) -> float:
    """How much the bytes beyond ASCII would look like Russian, 1 being small letters only."""
    foreign = [c for c in sample.decode(codec, errors="replace") if c > "\x7f"]
    return sum(_WEIGHTS.get(c, _ODD) for c in foreign) / len(foreign)
