"""Workbooks let in: small enough, whole, and nothing in them that runs or reaches out."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Final

from clusterctl.errors import ClusterctlError, why
from clusterctl.messages import _

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MOST_BYTES: Final = 30_000_000
MOST_UNPACKED: Final = 150_000_000
MOST_PARTS: Final = 2_000
MOST_RATIO: Final = 300
"""A sheet of ten thousand equal rows is packed some 100 times smaller."""

_SMALL: Final = 1_000_000
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How the older format of Excel begins, and any workbook with a password."""
_ZIP: Final = b"PK\x03\x04"
_ENTRY: Final = b"PK\x01\x02"
WORKBOOK: Final = "xl/workbook.xml"
_MACROS: Final = "vbaproject.bin"
_LINKS: Final = "xl/externallinks/"
_TYPES: Final = b"<!DOCTYPE"
_BROKEN: Final = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, RuntimeError),
    *(NotImplementedError, ValueError, OverflowError, LookupError),
)
_SAVE_AS: Final = _("save it as an Excel workbook (.xlsx) and import that")
_ODS: Final = b"opendocument.spreadsheet"
_DAMAGED: Final = _("the workbook is damaged")


def opened(path: Path) -> dict[str, bytes]:
    """The parts of a workbook by their names, each read within bounds.

    A `ClusterctlError` for a file that is no workbook, or may do harm.
    """
    try:
        large = path.stat().st_size > MOST_BYTES
        content = b"" if large else path.read_bytes()
    except OSError as error:
        raise ClusterctlError(
            _("“{path}” can't be read: {why}", path=path, why=why(error)),
            _("name the workbook that was filled in"),
        ) from error
    if large or content.count(_ENTRY) > MOST_PARTS:  # before zipfile makes an object of each
        raise _too_large()
    if content.startswith(_OLE):
        raise ClusterctlError(
            _("the workbook is in the older format (.xls), or has a password"),
            _("take the password off, then save it as an Excel workbook (.xlsx)"),
        )
    if not content.startswith(_ZIP):
        raise _no_workbook()
    return _parts(content)


def package(parts: Mapping[str, bytes]) -> bytes:
    """The parts in a package again: for readers that would unpack the first one unbounded."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as found:
        for name, content in parts.items():
            found.writestr(name, content)
    return target.getvalue()


def has_links(parts: Mapping[str, bytes]) -> bool:
    """Whether the workbook points to other workbooks; nothing is ever fetched from there."""
    return any(name.casefold().startswith(_LINKS) for name in parts)


def _parts(content: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(BytesIO(content)) as found:
            parts = _unpacked(found)
    except _BROKEN as error:
        raise ClusterctlError(_DAMAGED, _SAVE_AS) from error
    if WORKBOOK not in parts:
        raise _of_libreoffice() if _ODS in parts.get("mimetype", b"") else _no_workbook()
    if any(name.casefold().endswith(_MACROS) for name in parts):
        raise ClusterctlError(_("the workbook has macros"), _SAVE_AS)
    if any(_TYPES in text for name, text in parts.items() if name.endswith((".xml", ".rels"))):
        raise ClusterctlError(_DAMAGED, _SAVE_AS)
    return parts


def _unpacked(found: zipfile.ZipFile) -> dict[str, bytes]:
    parts: dict[str, bytes] = {}
    room = MOST_UNPACKED
    for entry in found.infolist():
        if entry.flag_bits & 1 or entry.filename in parts:
            raise ClusterctlError(_DAMAGED, _SAVE_AS)
        with found.open(entry) as stream:  # counted as it comes: a header may promise less
            text = stream.read(room + 1)
        if len(text) > max(_SMALL, MOST_RATIO * entry.compress_size) or len(text) > room:
            raise _too_large()
        parts[entry.filename] = text
        room -= len(text)
    return parts


def _no_workbook() -> ClusterctlError:
    return ClusterctlError(
        _("it is no Excel workbook, whatever its name"),
        _("import the workbook that `clusterctl export` made; what was filled in elsewhere, "
          "in a text file (CSV) for instance, has to be copied over into it"),
    )  # fmt: skip


def _of_libreoffice() -> ClusterctlError:
    return ClusterctlError(
        _("it is an OpenDocument workbook (.ods), whatever its name"),
        _("open it in LibreOffice or Excel and save it as an Excel workbook (.xlsx): "
          "to rename the file is not enough"),
    )  # fmt: skip


def _too_large() -> ClusterctlError:
    return ClusterctlError(
        _("the workbook is larger than any that is filled in by hand"),
        _("copy the sheets into a workbook exported anew"),
    )
