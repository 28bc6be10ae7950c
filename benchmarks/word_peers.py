"""The agreement for the peers: Word templates that say what our paper says, and their rendering."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docx import Document as Docx
from docxtpl import DocxTemplate

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

DRIVER = Path(__file__).with_name("docxtemplater.cjs")


@dataclass(frozen=True, slots=True)
class Notation:
    """How a peer writes tags: a value, its number in a loop, a choice, a loop over table rows."""

    value: Callable[[str], str]
    number: str
    choice: Callable[[str, str, str], str]
    paragraphs: Callable[[str], tuple[str, str]]
    rows: Callable[[str, list[str]], list[list[str]]]


def _tpl_rows(loop: str, cells: list[str]) -> list[list[str]]:
    rest = [""] * (len(cells) - 1)
    return [[f"{{%tr for row in {loop} %}}", *rest], cells, ["{%tr endfor %}", *rest]]


def _templater_rows(loop: str, cells: list[str]) -> list[list[str]]:
    opened = [f"{{#{loop}}}{cells[0]}", *cells[1:]]
    return [[*opened[:-1], f"{opened[-1]}{{/}}"]]


DOCXTPL = Notation(
    value=lambda path: f"{{{{ row.{path} }}}}",
    number="{{ loop.index }}",
    choice=lambda path, yes, no: f"{{% if row.{path} %}}{yes}{{% else %}}{no}{{% endif %}}",
    paragraphs=lambda loop: (f"{{%p for row in {loop} %}}", "{%p endfor %}"),
    rows=_tpl_rows,
)
DOCXTEMPLATER = Notation(
    value=lambda path: f"{{{path}}}",
    number="{$number}",
    choice=lambda path, yes, no: f"{{#{path}}}{yes}{{/}}{{^{path}}}{no}{{/}}",
    paragraphs=lambda loop: (f"{{#{loop}}}", "{/}"),
    rows=_templater_rows,
)


def prepared(values: dict[str, Any]) -> dict[str, Any]:
    """The values as plain ones, with what the peers can't work out of them."""
    plain: dict[str, Any] = json.loads(json.dumps(values, default=str, ensure_ascii=False))
    for party in plain["parties"]:
        party["takes"] = {
            f"d{n}": party["alias"] in direction["aliases"]
            for n, direction in enumerate(plain["directions"])
        }
    for n, direction in enumerate(plain["directions"]):
        plain[f"obligations{n}"] = direction["obligations"]
        for row in direction["obligations"]:
            row["who"] = ", ".join(row["parties_names"])
    return plain


def template(text: str, directions: int, tag: Notation) -> bytes:
    """A Word template in a peer's notation with the clauses of our paper's text."""
    made = Docx()
    value = tag.value
    made.add_heading("СОГЛАШЕНИЕ о сотрудничестве", 0)
    opened, closed = tag.paragraphs("parties")
    made.add_paragraph(opened)
    made.add_paragraph(
        f"{value('organization.name.full')} ({value('organization.name.short')}), именуемое в "
        f"дальнейшем «{value('alias')}», в лице {value('signatory.position')} "
        f"{value('signatory.name')}, действующего на основании {value('signatory.basis')},"
    )
    made.add_paragraph(closed)
    clauses = text[text.index("\n1. ") : text.index("\n17. ")].splitlines()
    for clause in clauses:
        if clause and "\t" not in clause:
            made.add_paragraph(clause)
    takes = (tag.choice(f"takes.d{n}", "+", "–") for n in range(directions))
    organization = f"{value('organization.name.full')} ({value('organization.name.short')})"
    _table(made, tag, "parties", [value("alias"), value("organization.name.short"), *takes])
    _table(made, tag, "parties", [_requisites(tag)])
    _table(made, tag, "parties", [
        tag.number, organization, value("alias"),
        f"{value('organization.inn')} {value('organization.ogrn')}",
        value("organization.addresses.legal"),
    ])  # fmt: skip
    _table(made, tag, "council", [
        tag.number, value("person.name"),
        f"{value('person.position')}, {value('organization_name')}", value("role_title"),
    ])  # fmt: skip
    for n in range(directions):
        _table(made, tag, f"obligations{n}", [tag.number, value("who"), value("text")])
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


def docxtpl(template: bytes, values: dict[str, Any]) -> bytes:
    """A paper by docxtpl."""
    paper = DocxTemplate(io.BytesIO(template))
    paper.render(values, autoescape=True)
    kept = io.BytesIO()
    paper.save(kept)
    return kept.getvalue()


def docxtemplater(template: bytes, values: dict[str, Any], papers: int, at: Path) -> list[float]:
    """The seconds that each of so many papers takes by docxtemplater; none where it isn't there.

    It is looked for in `node_modules` of this folder, or where NODE_PATH says.
    """
    node = shutil.which("node")
    if node is None:
        return []
    (at / "template.docx").write_bytes(template)
    (at / "values.json").write_text(json.dumps(values), encoding="utf-8")
    paths = [str(DRIVER.parent / "node_modules"), os.environ.get("NODE_PATH", "")]
    command = [node, str(DRIVER), str(at), str(papers)]
    environment = {**os.environ, "NODE_PATH": os.pathsep.join(filter(None, paths))}
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    if done.returncode:
        return []
    return [milliseconds / 1000 for milliseconds in json.loads(done.stdout)]


def _table(made: Any, tag: Notation, loop: str, cells: list[str]) -> None:
    rows: Sequence[Sequence[str]] = tag.rows(loop, cells)
    table = made.add_table(rows=len(rows), cols=len(cells))
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            table.cell(number, column).text = cell


def _requisites(tag: Notation) -> str:
    def of(path: str) -> str:
        return tag.value(f"organization.{path}")

    bank = (
        f"Расчётный счёт {of('bank.account')}\n{of('bank.name')}\nБИК {of('bank.bik')}\n"
        f"к/с {of('bank.correspondent_account')}"
    )
    treasury = (
        f"{of('treasury.finance_body')}, л/с {of('treasury.personal_account')}\n"
        f"Казначейский счёт {of('treasury.account')}\n"
        f"Единый казначейский счёт {of('treasury.single_account')}\n{of('treasury.name')}\n"
        f"БИК {of('treasury.bik')}"
    )
    return (
        f"{tag.value('alias')}\n{of('name.short')}\nЮридический адрес: {of('addresses.legal')}\n"
        f"ИНН {of('inn')}, КПП {of('kpp')}\nОГРН {of('ogrn')}\n"
        f"{tag.choice('organization.bank', bank, treasury)}\n"
        f"Тел. {of('contacts.phone')}\n{of('contacts.email')}\n\n"
        f"{tag.value('signatory.position')}\n"
        f"______________ / {tag.value('signatory.name')}\n{tag.value('signed_on')}\n"
        "М.П. (при наличии)"
    )
