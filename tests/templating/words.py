"""What the tests of Word templates share: a template made by python-docx, and what comes of it."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import docx
import pytest

from clusterctl.errors import ClusterctlError
from clusterctl.templating.errors import RenderError
from clusterctl.templating.word_template import compile_word
from clusterctl.word.opening import opened
from clusterctl.word.places import spots, words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from docx.document import Document


def saved(made: Document) -> bytes:
    """The bytes of a document of python-docx."""
    buffer = BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def word(*paragraphs: str | Sequence[str]) -> bytes:
    """A Word file of these paragraphs; several texts are the runs of one."""
    made = docx.Document()
    for each in paragraphs:
        paragraph = made.add_paragraph()
        for run in [each] if isinstance(each, str) else each:
            paragraph.add_run(run)
    return saved(made)


def table(*rows: Sequence[str]) -> bytes:
    """A Word file with one table."""
    made = docx.Document()
    grid = made.add_table(len(rows), max(map(len, rows)), "Table Grid")
    for row, texts in zip(grid.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = text
    return saved(made)


def filled(template: bytes, **values: Any) -> bytes:
    """The paper that a template makes of the values."""
    return compile_word(template, "ш.docx").render(values)


def texts(content: bytes) -> list[str]:
    """What each paragraph says, of the body, headers, footers and notes."""
    return [words(spot.paragraph) for spot in spots(opened(content, "ш.docx"))]


def placed(content: bytes) -> dict[str, str]:
    """The places of the paragraphs that say something."""
    found = spots(opened(content, "ш.docx"))
    return {s.place.text("ru"): words(s.paragraph) for s in found if words(s.paragraph)}


def said(*paragraphs: str | Sequence[str], **values: Any) -> list[str]:
    """The paragraphs that a template of these paragraphs makes, without empty headers."""
    return [text for text in texts(filled(word(*paragraphs), **values)) if text]


def refusal(act: Callable[[], object]) -> tuple[str, str, str]:
    """Place, message and hint of the refusal, in Russian."""
    with pytest.raises(ClusterctlError) as caught:
        act()
    error = caught.value
    within = error.place.within if isinstance(error, RenderError) else None
    hint = error.hint.text("ru") if error.hint else ""
    return within.text("ru") if within else "", error.message.text("ru"), hint
