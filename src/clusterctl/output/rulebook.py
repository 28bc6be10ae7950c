"""The rules and the paragraphs they stand on as Markdown: the pages of the documentation."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from clusterctl import rulebook, traceability
from clusterctl.messages import _
from clusterctl.output.words import WORDS
from clusterctl.rules import every_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.messages import Language
    from clusterctl.regulation import Regulation
    from clusterctl.rules import Rule
    from clusterctl.traceability import Row

FAMILIES = {
    "P": _("Paragraphs of the Regulation"),
    "C": _("Consistency of figures and documents"),
    "D": _("Identifiers, codes and spelling"),
    "R": _("References and places of documents"),
    "S": _("Form of documents"),
    "T": _("Templates"),
    "W": _("Waivers"),
    "Y": _("Reading of files"),
}
"""What the codes of a family are about, by their letter."""

_MEANING = re.compile(r"`[^`]*`|[|<>]")


def rules(regulation: Regulation, language: Language) -> str:
    """All rules with their pages, by families."""
    parts = [f"# {_('Rules').text(language)}", _INTRO.text(language)]
    ordered = sorted(every_rule().values(), key=lambda rule: list(FAMILIES).index(rule.code[0]))
    for letter, family in groupby(ordered, key=lambda rule: rule.code[0]):
        parts.append(f"## {letter}: {FAMILIES[letter].text(language)}")
        parts += ["\n\n".join(_page(rule, regulation, language)) for rule in family]
    return "\n\n".join(parts) + "\n"


_INTRO = _(
    "What `clusterctl validate` checks, by which paragraph and why. "
    "In a bad example the comment with the code marks the line that gets the finding."
)


def _page(rule: Rule, regulation: Regulation, language: Language) -> Iterator[str]:
    """The parts of one rule's page."""
    page = rulebook.page(rule)
    law = regulation.refer(rule.paragraph, language) if rule.paragraph else ""
    yield f"### {rule.code}"
    yield f"**{_safe(page.title.text(language))}**"
    yield "; ".join(filter(None, [f"*{WORDS[rule.severity].text(language)}*", law]))
    for reason in page.reasons:
        yield _safe(reason.text(language))
    for reading in page.readings:
        label = _("Reading").text(language)
        yield f"> **{label} {reading.id}.** {_safe(reading.text.text(language))}"
    if page.remedy:
        label = _("How to mend it").text(language)
        yield f"{label}: {_safe(page.remedy.text(language))}."
    for title, example in ((_("Bad"), page.bad), (_("Good"), page.good)):
        if example:
            yield f"{title.text(language)}:\n\n```yaml\n{example.rstrip()}\n```"
    if page.unshown:
        yield f"*{_safe(page.unshown.text(language))}*"


def matrix(regulation: Regulation, language: Language, rules_page: str = "") -> str:
    """A table of paragraphs and of what checks them; codes lead to the page of the rules."""
    lines = [
        f"# {_('Paragraphs and what checks them').text(language)}\n",
        f"{_safe(regulation.act.title.text(language))}\n",
    ]
    heads = (_("Paragraph"), _("What it says"), _("Rules"), _("Schema"), _("Judged by a person"))
    lines.append(f"| {' | '.join(head.text(language) for head in heads)} |")
    lines.append("|---" * len(heads) + "|")
    lines += [
        f"| {' | '.join(_cells(row, regulation, language, rules_page))} |"
        for row in traceability.matrix(regulation)
    ]
    return "\n".join(lines) + "\n"


def _cells(row: Row, regulation: Regulation, language: Language, page: str) -> Iterator[str]:
    yield regulation.cite(row.paragraph.id, language)
    yield _safe(row.paragraph.says.text(language))
    yield "<br>".join(_linked(rule, language, page) for rule in row.rules)
    yield "<br>".join(f"`{place}`" for place in row.places)
    yield _safe(row.paragraph.person.text(language)) if row.paragraph.person else ""


def _linked(rule: Rule, language: Language, page: str) -> str:
    title = _safe(rulebook.page(rule).title.text(language))
    code = f"[{rule.code}]({page}#{rule.code.lower()})" if page else rule.code
    return f"{code} {title}"


def _safe(text: str) -> str:
    """Our own text, whose backticks mean code, in a line or cell of Markdown."""

    def told(found: re.Match[str]) -> str:
        piece = found.group()
        return {"<": "&lt;", ">": "&gt;"}.get(piece, piece.replace("|", "\\|"))

    return _MEANING.sub(told, text)
