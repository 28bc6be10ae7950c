"""Findings as one page for a browser: to search, filter, print and send, without a network.

The page holds its own style and script and allows nothing else: its policy names their hashes, so
that no text of a document can ever become either.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from clusterctl import __version__, layout, resources, rulebook
from clusterctl.messages import _, said
from clusterctl.output import words
from clusterctl.output.escape import visible
from clusterctl.output.excerpt import excerpts
from clusterctl.output.words import WORDS
from clusterctl.rules import every_rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from clusterctl.diagnostics import Diagnostic, Place
    from clusterctl.messages import Message
    from clusterctl.output.excerpt import Excerpt
    from clusterctl.output.report import Report, Waiving
    from clusterctl.rules import Rule

_WORDS = {
    "skip": _("To the findings"),
    "heading": _("Check of cluster documents"),
    "filters": _("Choose findings"),
    "search": _("Search"),
    "severity": _("Severity"),
    "cluster": _("Cluster"),
    "rule": _("Rule"),
    "any": _("all"),
    "shown": _("{n} of {all} shown"),
    "reset": _("Show all"),
    "none": _("nothing matches; loosen the conditions"),
    "nothing": _("nothing to remark"),
    "help": _("help"),
    "waived": _("Accepted findings"),
    "rules": _("Rules"),
}
_ROOM = 160
"""How many characters of a line are shown."""

_OF_NO_CLUSTER = "-"


def told(report: Report) -> str:
    """The whole page."""
    folder = resources.templates() / "findings"
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    style = (folder / "style.css").read_text(encoding="utf-8")
    script = (folder / "script.js").read_text(encoding="utf-8")
    return environment.get_template("page.html.j2").render(
        **_Page(report, excerpts(report.sources)).values(),
        style=style,
        script=script,
        policy=_policy(style, script),
    )


def _policy(style: str, script: str) -> str:
    """What the browser may do with the page: apply this style and run this script."""
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@dataclass(frozen=True, slots=True)
class _Page:
    """Makes plain values of a report, each text harmless to show."""

    report: Report
    excerpt: Callable[[Place, int], Excerpt | None]

    def values(self) -> dict[str, Any]:
        """What the page's template tells."""
        report = self.report
        region = visible(str(report.folder.setting("region", "name", default="")))
        day = self.text(_("as of {day}", day=report.as_of))
        heading = self.text(_WORDS["heading"])
        return {
            "language": report.language,
            "words": {name: self.text(word) for name, word in _WORDS.items()},
            "title": ", ".join(filter(None, [heading, region, day])),
            "region": region,
            "checked": f"{words.checked(report)} {day}",
            "waived": words.waived(report),
            "counts": [
                {"severity": s.value, "text": text, "word": self.text(WORDS[s])}
                for s, text in words.counted(report)
            ],
            "files": list(self.files()),
            "clusters": self.clusters(),
            "waivings": [self.waiving(waiving) for waiving in report.waivings],
            "rules": [self.rule(every_rule()[code]) for code in self.codes()],
            "made": f"clusterctl {__version__}",
        }

    def text(self, message: Message) -> str:
        return self.report.text(message)

    def files(self) -> Iterator[dict[str, Any]]:
        """The files in their order, each with its findings."""
        for file, found in groupby(self.report.marked(), key=lambda pair: pair[0].place.file):
            yield {
                "path": visible(self.report.shown_path(file)),
                "findings": [self.finding(d, mark) for d, mark in found],
            }

    def finding(self, d: Diagnostic, mark: str) -> dict[str, Any]:
        return {
            "mark": mark,
            "severity": d.severity.value,
            "word": self.text(WORDS[d.severity]),
            "code": d.code,
            "title": words.title(self.report, d.code),
            "law": self.report.law(d.paragraph),
            "cluster": self.cluster(d),
            "message": self.text(d.message),
            **self.spot(d.place),
            "related": [{"message": self.text(r.message), **self.spot(r.place)} for r in d.related],
            "help": self.text(d.help) if d.help else "",
        }

    def spot(self, place: Place) -> dict[str, Any]:
        """A place, and its line without the indentation."""
        excerpt = self.excerpt(place, _ROOM)
        shown = excerpt and replace(excerpt, before=excerpt.before.lstrip())
        return {"place": self.report.where(place), "excerpt": shown}

    def waiving(self, waiving: Waiving) -> dict[str, Any]:
        return {
            "finding": self.finding(waiving.finding, waiving.fingerprint),
            "reason": visible(waiving.waiver.reason),
            "by": visible(waiving.waiver.accepted_by),
        }

    def cluster(self, d: Diagnostic) -> str:
        return visible(layout.cluster_at(d.place.file)) or _OF_NO_CLUSTER

    def clusters(self) -> list[dict[str, str]]:
        """The clusters that there are findings of, by their names."""
        ids = sorted({self.cluster(d) for d in self.report.findings})
        return [{"value": id, "text": self.text(self.name(id))} for id in ids]

    def name(self, cluster: str) -> Message:
        if cluster == _OF_NO_CLUSTER:
            return _("of no cluster")
        document = self.report.folder.get("cluster", cluster)
        return said(str(document.get("name", default=cluster)) if document else cluster)

    def codes(self) -> list[str]:
        """The codes of all that is told, sorted."""
        waived = (waiving.finding for waiving in self.report.waivings)
        return sorted({d.code for d in (*self.report.findings, *waived)})

    def rule(self, rule: Rule) -> dict[str, Any]:
        page = rulebook.page(rule)
        readings = (
            _("{label} {id}: {text}", label=_("Reading"), id=r.id, text=r.text)
            for r in page.readings
        )
        says = self.report.regulation.paragraphs(rule.paragraph) if rule.paragraph else ()
        return {
            "code": rule.code,
            "title": self.text(page.title),
            "law": self.report.law(rule.paragraph),
            "says": " ".join(visible(p.says.text(self.report.language)) for p in says),
            "reasons": [self.text(reason) for reason in (*page.reasons, *readings)],
            "examples": [
                {"label": self.text(label), "text": example}
                for label, example in ((_("Bad"), page.bad), (_("Good"), page.good))
                if example
            ],
        }
