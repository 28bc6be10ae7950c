"""How long an agreement of many parties takes to make, beside docxtpl with the same values.

    python benchmarks/render.py [PARTIES] [PAPERS]

Both make, in one process and in turn, papers with the same parties, obligations, council and
signatures from templates read once; docxtpl's template is built here with python-docx.
Ours also numbers clauses, checks every printed value in the result and lays the pages out.
"""

from __future__ import annotations

import copy
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
from clusterctl.render.template import compile_text

if TYPE_CHECKING:
    from collections.abc import Callable

TODAY = date(2026, 11, 16)


def main(parties: int, papers: int) -> None:
    """Make the papers with both, print a table."""
    values = _values(parties)
    paper = PAPERS["agreement"]
    text = (resources.templates() / paper.template).read_text(encoding="utf-8")
    template = compile_text(text, paper.template, FILTERS | FORMS)
    peer = _peer_template()
    ours: list[float] = []
    theirs: list[float] = []
    for _paper in range(papers):
        ours.append(_timed(lambda: template.render(copy.deepcopy(values))))
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


def _peer_template() -> bytes:
    """A Word template with docxtpl's tags and what the agreement shows of its values."""
    made = Docx()
    made.add_heading("СОГЛАШЕНИЕ № {{ agreement.number }}", 0)
    made.add_paragraph("{%p for party in parties %}")
    made.add_paragraph(
        "{{ party.organization.name.full }} ({{ party.organization.name.short }}), именуемое "
        "«{{ party.alias }}», в лице {{ party.signatory.position }} {{ party.signatory.name }},"
    )
    made.add_paragraph("{%p endfor %}")
    for function in ("council_functions", "directions"):
        made.add_paragraph(f"{{%p for item in agreement.{function} %}}")
        made.add_paragraph("{{ item }}")
        made.add_paragraph("{%p endfor %}")
    _table(
        made,
        "party in parties",
        [
            "party.alias",
            "party.organization.name.full",
            "party.organization.inn",
            "party.organization.addresses.legal",
        ],
    )
    _table(made, "member in council", ["member.person.name", "member.organization_name"])
    for n in range(4):
        _table(made, f"row in directions[{n}].obligations", ["row.parties", "row.text"])
    _table(made, "party in parties", [
        "party.organization.name.short", "party.organization.inn", "party.organization.ogrn",
        "party.organization.addresses.legal", "party.signatory.position", "party.signatory.name",
    ])  # fmt: skip
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


def _table(made: Any, loop: str, cells: list[str]) -> None:
    table = made.add_table(rows=3, cols=len(cells))
    table.cell(0, 0).text = f"{{%tr for {loop} %}}"
    for column, cell in enumerate(cells):
        table.cell(1, column).text = f"{{{{ {cell} }}}}"
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
