"""`clusterctl rules`: all rules with their severities, paragraphs and titles."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Annotated

import typer

from clusterctl.cli.selection import one_of
from clusterctl.cli.session import Session
from clusterctl.messages import _

FORMATS = ("table", "json", "md")


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
    output_format: Annotated[
        str, typer.Option("--format", metavar="|".join(FORMATS), help="How to tell them.")
    ] = "table",
) -> int:
    """List all rules: code, severity, paragraph, what the rule demands.

    Examples:

    \b
    clusterctl rules
    clusterctl rules --format md > rules.md
    """
    chosen = one_of(output_format, FORMATS, "--format")
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
