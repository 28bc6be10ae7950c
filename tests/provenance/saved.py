"""A paper with all that programs write anew when they save, and ways to save it."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import docx
from lxml import etree

from clusterctl.templating.template import compile_text
from clusterctl.word.ooxml import w
from clusterctl.word.package import DOCUMENT

if TYPE_CHECKING:
    from collections.abc import Callable

BY_LIBREOFFICE = Path(__file__).parent / "files" / "saved-by-libreoffice.docx"
"""`PAPER` opened in LibreOffice 7.4 and saved as DOCX."""

TEMPLATE = """\
::: contents Содержание
# Соглашение № 1
## #. [#предмет] Предмет
#.#. Стороны действуют совместно по 31\u00a0декабря 2031\u00a0г., см. раздел [#предмет].
#.#. Санкт\u2011Петербургский колледж обучает, предприятие принимает на практику.
#) первое
#) второе
- без номера

## #. Участники

| Участник || Мест |
| ^^ | в 2026 | в 2027 |
|:--|:-:|--:|
| Колледж<br>«А» | 25 | |
| Завод | | 30 |

::: columns 1 1
::: column
Директор
г. Тула
:::
::: column
И.И. Иванов
:::
:::
::: landscape
::: appendix
Приложение № #
:::
Последний лист.
:::
"""

PAPER = compile_text(TEMPLATE, "t.md.j2").render({}, draft="ПРОЕКТ")


def parts(content: bytes) -> dict[str, bytes]:
    """The parts of a file."""
    with zipfile.ZipFile(BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def by_python_docx(content: bytes) -> bytes:
    """Opened and saved."""
    file = BytesIO()
    docx.Document(BytesIO(content)).save(file)
    return file.getvalue()


def in_pieces(content: bytes) -> bytes:
    """Each text in runs of two letters, with the marks that Word leaves while one types."""
    return _rewritten(content, _cut)


def edited(content: bytes, edit: Callable[[docx.document.Document], object]) -> bytes:
    """Opened, changed by hand and saved."""
    document = docx.Document(BytesIO(content))
    edit(document)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _rewritten(content: bytes, rewrite: Callable[[etree._Element], None]) -> bytes:
    whole = parts(content)
    body = etree.fromstring(whole[DOCUMENT])
    rewrite(body)
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in (whole | {DOCUMENT: etree.tostring(body)}).items():
            package.writestr(name, part)
    return file.getvalue()


def _cut(body: etree._Element) -> None:
    for text in list(body.iter(w("t"))):
        run, said = text.getparent(), text.text or ""
        if run is None or len(run.findall(w("t"))) > 1:
            continue
        text.text = said[:2]
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        after = run
        for at in range(2, len(said), 2):
            proof = etree.Element(w("proofErr"))
            proof.set(w("type"), "spellStart")
            piece = etree.Element(w("r"))
            piece.set(w("rsidR"), "00A77B3E")
            etree.SubElement(piece, w("t")).text = said[at : at + 2]
            piece[0].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            # what follows the text within its run, a break say, stays behind all pieces
            if at + 2 >= len(said):
                piece.extend(list(text.itersiblings()))
            after.addnext(proof)
            proof.addnext(piece)
            after = piece
