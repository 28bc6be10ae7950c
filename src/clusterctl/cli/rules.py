"""`clusterctl rules`: all rules, or all paragraphs with what checks them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from clusterctl.cli.selection import one_of
from clusterctl.cli.session import Session
from clusterctl.messages import _

if TYPE_CHECKING:
    from rich.table import Table

    from clusterctl.regulation import Regulation
    from clusterctl.traceability import Row

FORMATS = ("table", "json", "md")

_CITED = 14
"""How wide the citations of paragraphs are; a longer one is wrapped."""


@dataclass(frozen=True, slots=True)
class _Row:
    code: str
    severity: str
    paragraph: str
    on: str
    title: str


def rules(
    session: Session,
    *,
    by_paragraph: Annotated[
        bool,
        typer.Option(
            "--by-paragraph",
            help="List the paragraphs, each with its rules, schema places, and what people judge.",
        ),
    ] = False,
    output_format: Annotated[
        str, typer.Option("--format", metavar="|".join(FORMATS), help="How to tell them.")
    ] = "table",
) -> int:
    """List all rules: code, severity, paragraph, what the rule demands.

    Examples:

    \b
    clusterctl rules
    clusterctl rules --by-paragraph
    clusterctl rules --format md > rules.md
    """
    chosen = one_of(output_format, FORMATS, "--format")
    if by_paragraph:
        _matrix(session, chosen)
        return 0
    rows = list(_rows(session))
    match chosen:
        case "json":
            told = [{"code": r.code, "severity": r.severity, "paragraph": r.paragraph or None,
                     "on": r.on, "title": r.title} for r in rows]  # fmt: skip
            session.write(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
        case "md":
            session.write(_markdown(session, rows))
        case _:
            _table(session, rows)
    return 0


def _rows(session: Session) -> list[_Row]:
    from clusterctl import rulebook  # noqa: PLC0415 --help does without the rules
    from clusterctl.rules import every_rule  # noqa: PLC0415

    return [
        _Row(code, rule.severity.value, rule.paragraph, rule.on,
             rulebook.page(rule).title.text(session.language))
        for code, rule in every_rule().items()
    ]  # fmt: skip


def _heads(session: Session) -> list[str]:
    names = (_("Code"), _("Severity"), _("Paragraph"), _("Demand"))
    return [session.text(name) for name in names]


def _markdown(session: Session, rows: list[_Row]) -> str:
    heads = _heads(session)
    lines = [heads, ["---"] * len(heads)]
    lines += [[r.code, r.severity, r.paragraph, r.title.replace("|", "\\|")] for r in rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def _table(session: Session, rows: list[_Row]) -> None:
    from rich import box  # noqa: PLC0415 only the drawn table needs it
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    from clusterctl.output.text import STYLES, WORDS  # noqa: PLC0415

    styles = {s.value: (session.text(WORDS[s]), STYLES[s]) for s in STYLES}
    table = Table(*_heads(session), box=box.SIMPLE_HEAD, pad_edge=False)
    for r in rows:
        table.add_row(
            Text(r.code, "bold"), Text(*styles[r.severity]), Text(r.paragraph), Text(r.title)
        )
    session.console().print(table, soft_wrap=False)


def _matrix(session: Session, name: str) -> None:
    """Tell the paragraphs in one format."""
    from clusterctl import traceability  # noqa: PLC0415 --help does without the rules
    from clusterctl.output import rulebook  # noqa: PLC0415

    regulation = session.regulation()
    match name:
        case "json":
            told = [_paragraph(session, row) for row in traceability.matrix(regulation)]
            session.write(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
        case "md":
            session.write(rulebook.matrix(regulation, session.language))
        case _:
            session.draw(_drawn(session, regulation))


def _paragraph(session: Session, row: Row) -> dict[str, Any]:
    from clusterctl import rulebook  # noqa: PLC0415 see above

    person = row.paragraph.person
    return {
        "paragraph": row.paragraph.id,
        "says": row.paragraph.says.text(session.language),
        "rules": [
            {"code": r.code, "title": session.text(rulebook.page(r).title)} for r in row.rules
        ],
        "places": [
            {"kind": p.kind, "route": ".".join(p.route), "title": p.title} for p in row.places
        ],
        "person": person.text(session.language) if person else None,
        "covered": row.covered,
    }


def _drawn(session: Session, regulation: Regulation) -> Table:
    """A row for each paragraph: what it says, and line by line what checks it."""
    from rich import box  # noqa: PLC0415 only the drawn table needs it
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    from clusterctl import rulebook, traceability  # noqa: PLC0415 see above

    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    table.add_column(session.text(_("Paragraph")), max_width=_CITED)
    table.add_column(session.text(_("What it says and what checks it")), overflow="fold")
    for row in traceability.matrix(regulation):
        lines = [Text(row.paragraph.says.text(session.language))]
        for rule in row.rules:
            title = session.text(rulebook.page(rule).title)
            lines.append(Text.assemble((rule.code, "bold"), f" {title}"))
        if row.places:
            places = ", ".join(map(str, row.places))
            lines.append(Text.assemble((f"{session.text(_('Schema'))}: ", "cyan"), places))
        if row.paragraph.person:
            question = row.paragraph.person.text(session.language)
            label = session.text(_("Judged by a person"))
            lines.append(Text.assemble((f"{label}: ", "magenta"), question))
        if not row.covered:
            lines.append(Text(session.text(_("nothing checks it")), "bold red"))
        cited = Text(regulation.cite(row.paragraph.id, session.language), "bold")
        table.add_row(cited, Text("\n").join(lines), end_section=True)
    return table
