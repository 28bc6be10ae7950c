"""Findings as SARIF 2.1.0, with all that GitHub's code scanning asks for.

Asked for: docs.github.com, «SARIF support for code scanning». Levels are always written, since a
missing one is inherited from the rule; columns count characters, as those of a place do.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from clusterctl import __version__, rulebook
from clusterctl.diagnostics import Severity
from clusterctl.messages import _
from clusterctl.output import words
from clusterctl.output.escape import cut, markdown, uri
from clusterctl.rules import every_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.diagnostics import Diagnostic, Place, Related
    from clusterctl.output.report import Report
    from clusterctl.rules import Rule

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PROBLEMS = {**_LEVELS, Severity.INFO: "recommendation"}
_LONGEST = 1024
"""How long a description may be."""


def told(report: Report) -> str:
    """The report as a SARIF log of one run."""
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(report)]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _run(report: Report) -> dict[str, Any]:
    broken = sorted({d.code for d in report.findings})
    return {
        "tool": {
            "driver": {
                "name": "clusterctl",
                "semanticVersion": __version__,
                "language": report.language,
                "rules": [_rule(report, every_rule()[code]) for code in broken],
            }
        },
        "automationDetails": {"id": "clusterctl/"},
        "language": report.language,
        "columnKind": "unicodeCodePoints",
        "results": [_result(report, d, mark, broken.index(d.code)) for d, mark in report.marked()],
    }


def _rule(report: Report, rule: Rule) -> dict[str, Any]:
    title = words.title(report, rule.code)
    reasons = [reason.text(report.language) for reason in rulebook.page(rule).reasons]
    tags = [rule.on, *([report.law(rule.paragraph)] if rule.paragraph else [])]
    return {
        "id": rule.code,
        "shortDescription": {"text": cut(title, _LONGEST)},
        "fullDescription": {"text": cut(" ".join([title, *reasons]), _LONGEST)},
        "help": {"text": _help(report, rule), "markdown": _help_markdown(report, rule)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {
            "tags": tags,
            "precision": "high",
            "problem.severity": _PROBLEMS[rule.severity],
        },
    }


def _help(report: Report, rule: Rule) -> str:
    """The rule's page as plain text."""
    blocks = list(_prose(report, rule))
    blocks += [f"{label}:\n{example}" for label, example in _examples(report, rule)]
    return "\n\n".join(block.rstrip() for block in blocks)


def _help_markdown(report: Report, rule: Rule) -> str:
    """The rule's page as Markdown."""
    blocks = [markdown(block) for block in _prose(report, rule)]
    blocks += [f"**{label}:**\n\n```yaml\n{ex}```" for label, ex in _examples(report, rule)]
    return "\n\n".join(blocks)


def _prose(report: Report, rule: Rule) -> Iterator[str]:
    page = rulebook.page(rule)
    yield page.title.text(report.language)
    yield from (reason.text(report.language) for reason in page.reasons)
    for reading in page.readings:
        label = _("Reading").text(report.language)
        yield f"{label} {reading.id}: {reading.text.text(report.language)}"
    if page.remedy:
        yield f"{_('How to mend it').text(report.language)}: {page.remedy.text(report.language)}."
    if rule.paragraph:
        says = (p.says.text(report.language) for p in report.regulation.paragraphs(rule.paragraph))
        yield f"{report.law(rule.paragraph)}: {' '.join(says)}"


def _examples(report: Report, rule: Rule) -> Iterator[tuple[str, str]]:
    page = rulebook.page(rule)
    for label, example in ((_("Bad"), page.bad), (_("Good"), page.good)):
        if example:
            yield label.text(report.language), example


def _result(report: Report, d: Diagnostic, mark: str, position: int) -> dict[str, Any]:
    advice = f"\n{report.text(d.help)}" if d.help else ""
    return {
        "ruleId": d.code,
        "ruleIndex": position,
        "level": _LEVELS[d.severity],
        "message": {"text": _plain(f"{report.text(d.message)}{advice}")},
        "locations": [_location(report, d.place)],
        "relatedLocations": [_related(report, n, r) for n, r in enumerate(d.related, 1)],
        "partialFingerprints": {"primaryLocationLineHash": mark},
        "properties": {
            "document": d.document,
            "route": list(d.route),
            "paragraph": d.paragraph,
        },
    }


def _related(report: Report, number: int, related: Related) -> dict[str, Any]:
    message = {"text": _plain(report.text(related.message))}
    return {"id": number, **_location(report, related.place), "message": message}


def _location(report: Report, place: Place) -> dict[str, Any]:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": uri(report.repository_path(place.file))},
            "region": {
                "startLine": place.line,
                "startColumn": place.column,
                "endLine": place.end_line,
                "endColumn": place.end_column,
            },
        }
    }


def _plain(text: str) -> str:
    """The text with what SARIF would read as a link, `[words](target)`, kept from being one."""
    return text.replace("](", "\\](")
