"""How long an agreement of many parties takes to make, beside docxtpl with the same values.

    python benchmarks/render.py [PARTIES] [PAPERS]

Both make, in one process and in turn, papers with the same clauses, parties, requisites, council
and obligations; docxtpl's template is built here with python-docx. Ours also declines names,
numbers clauses, fits columns to their words and looks for every printed value in the result.
"""

from __future__ import annotations

import io
import statistics
import sys
import time
from datetime import date
from typing import TYPE_CHECKING, Any

from corpus import EXAMPLE, MODEL
from docx import Document as Docx
from docxtpl import DocxTemplate

from clusterctl import check, folder, resources
from clusterctl.render import agreement
from clusterctl.render.filters import FILTERS
from clusterctl.render.forms import FORMS
from clusterctl.render.papers import PAPERS
from clusterctl.templating.template import compile_text
from clusterctl.word.text import text_of

if TYPE_CHECKING:
    from collections.abc import Callable

TODAY = date(2026, 11, 16)


def main(parties: int, papers: int) -> None:
    """Make the papers with both, print a table."""
    values = _values(parties)
    paper = PAPERS["agreement"]
    text = (resources.templates() / paper.template).read_text(encoding="utf-8")
    template = compile_text(text, paper.template, FILTERS | FORMS)
    peer = _peer_template(text_of(template.render(values)), values)
    ours: list[float] = []
    theirs: list[float] = []
    for _paper in range(papers):
        ours.append(_timed(lambda: template.render(values)))
        theirs.append(_timed(lambda: _rendered(peer, values)))
    mine, other = statistics.median(ours), statistics.median(theirs)
    print(f"{parties} parties, {papers} papers")
    print(f"clusterctl  {mine * 1000:7.1f} ms  {1 / mine:6.1f} papers/s")
    print(f"docxtpl     {other * 1000:7.1f} ms  {1 / other:6.1f} papers/s")
    print(f"ratio       {mine / other:7.2f}")


def _timed(make: Callable[[], object]) -> float:
    start = time.perf_counter()
    make()
    return time.perf_counter() - start


def _values(parties: int) -> dict[str, Any]:
    """The model's agreement with its parties repeated up to that many."""
    verdict = check.check(folder.load(EXAMPLE, TODAY))
    [document] = verdict.folder.of("agreement", MODEL)
    values = agreement.values(verdict.folder, document)
    known = values["parties"]
    values["parties"] = [known[n % len(known)] for n in range(parties)]
    return values


_PREAMBLE = (
    "{{ party.organization.name.full }} ({{ party.organization.name.short }}), именуемое "
    "в дальнейшем «{{ party.alias }}», в лице {{ party.signatory.position }} "
    "{{ party.signatory.name }}, действующего на основании {{ party.signatory.basis }},"
)
_REQUISITES = """\
{{ party.alias }}
{{ party.organization.name.short }}
Юридический адрес: {{ party.organization.addresses.legal }}
ИНН {{ party.organization.inn }}, КПП {{ party.organization.kpp }}
ОГРН {{ party.organization.ogrn }}
{% if party.organization.bank %}Расчётный счёт {{ party.organization.bank.account }}
{{ party.organization.bank.name }}
БИК {{ party.organization.bank.bik }}
к/с {{ party.organization.bank.correspondent_account }}{% else %}\
{{ party.organization.treasury.finance_body }},
л/с {{ party.organization.treasury.personal_account }}
Казначейский счёт {{ party.organization.treasury.account }}
Единый казначейский счёт {{ party.organization.treasury.single_account }}
{{ party.organization.treasury.name }}
БИК {{ party.organization.treasury.bik }}{% endif %}
Тел. {{ party.organization.contacts.phone }}
{{ party.organization.contacts.email }}

{{ party.signatory.position }}
______________ / {{ party.signatory.name }}
{{ party.signed_on }}
М.П. (при наличии)"""


def _peer_template(text: str, values: dict[str, Any]) -> bytes:
    """A Word template with docxtpl's tags that says what our paper says."""
    made = Docx()
    made.add_heading("СОГЛАШЕНИЕ № {{ agreement.number }}", 0)
    made.add_paragraph("{%p for party in parties %}")
    made.add_paragraph(_PREAMBLE)
    made.add_paragraph("{%p endfor %}")
    clauses = text[text.index("\n1. ") : text.index("\n17. ")].splitlines()
    for clause in clauses:
        if clause and "\t" not in clause:
            made.add_paragraph(clause)
    numbers = range(len(values["directions"]))
    chosen = "{{% if party.alias in directions[{n}].aliases %}}+{{% else %}}–{{% endif %}}"
    _table(made, "party in parties", [
        "{{ party.alias }}", "{{ party.organization.name.short }}",
        *(chosen.format(n=n) for n in numbers),
    ])  # fmt: skip
    _table(made, "party in parties", [_REQUISITES])
    _table(made, "party in parties", [
        "{{ loop.index }}",
        "{{ party.organization.name.full }} ({{ party.organization.name.short }})",
        "{{ party.alias }}", "{{ party.organization.inn }} {{ party.organization.ogrn }}",
        "{{ party.organization.addresses.legal }}",
    ])  # fmt: skip
    _table(made, "member in council", [
        "{{ loop.index }}", "{{ member.person.name }}",
        "{{ member.person.position }}, {{ member.organization_name }}", "{{ member.role_title }}",
    ])  # fmt: skip
    for n in numbers:
        _table(made, f"row in directions[{n}].obligations", [
            "{{ loop.index }}", "{{ row.parties_names | join(', ') }}", "{{ row.text }}",
        ])  # fmt: skip
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


def _table(made: Any, loop: str, cells: list[str]) -> None:
    table = made.add_table(rows=3, cols=len(cells))
    table.cell(0, 0).text = f"{{%tr for {loop} %}}"
    for column, cell in enumerate(cells):
        table.cell(1, column).text = cell
    table.cell(2, 0).text = "{%tr endfor %}"


def _rendered(template: bytes, values: dict[str, Any]) -> bytes:
    paper = DocxTemplate(io.BytesIO(template))
    paper.render(values, autoescape=True)
    kept = io.BytesIO()
    paper.save(kept)
    return kept.getvalue()


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:]]
    main(*(numbers + [40, 30][len(numbers) :]))
