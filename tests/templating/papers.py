"""What the tests of papers share: a paper made of a few lines, and its parts."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any, cast

import pytest
from lxml import etree

from clusterctl.templating.errors import RenderError
from clusterctl.templating.template import compile_text
from clusterctl.word.ooxml import W
from clusterctl.word.text import text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

NAMES = {"w": W}


def paper(template: str, **values: Any) -> bytes:
    """The DOCX of a template given as its text."""
    return compile_text(template, "t.md.j2").render(values)


def said(template: str, **values: Any) -> list[str]:
    """The lines of a paper, with their numbers."""
    return text_of(paper(template, **values)).rstrip("\n").split("\n")


def part(docx: bytes, name: str = "word/document.xml") -> _Element:
    """A part of a DOCX, parsed."""
    with zipfile.ZipFile(BytesIO(docx)) as package:
        return etree.fromstring(package.read(name))


def found(docx: bytes, path: str, name: str = "word/document.xml") -> list[Any]:
    """What an XPath finds in a part of a DOCX."""
    return cast("list[Any]", part(docx, name).xpath(path, namespaces=NAMES))


def refusal(act: Callable[[], object]) -> tuple[int, int, str, str]:
    """Line, column, message and hint of the refusal, in Russian."""
    with pytest.raises(RenderError) as caught:
        act()
    error = caught.value
    hint = error.hint.text("ru") if error.hint else ""
    assert error.place.file == "t.md.j2"
    return error.place.line, error.place.column, error.message.text("ru"), hint
