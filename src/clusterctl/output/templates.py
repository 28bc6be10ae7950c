"""What was found in templates: for people, for programs, for GitHub."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from rich.cells import cell_len
from rich.text import Text

from clusterctl.diagnostics import Severity
from clusterctl.messages import _, n_
from clusterctl.output.escape import encodable, visible, where
from clusterctl.output.excerpt import excerpts
from clusterctl.output.github import command
from clusterctl.output.text import STYLES
from clusterctl.output.words import WORDS, count

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from clusterctl.diagnostics import Diagnostic, Place
    from clusterctl.messages import Language, Message
    from clusterctl.output.excerpt import Excerpt, Lined

VERSION: Final = 1
_COMMANDS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a template's text."""

    lines: list[str]


@dataclass(frozen=True, slots=True)
class Checked:
    """The findings in templates, with all a format needs; `sources` have the lines of texts."""

    templates: int
    findings: Sequence[Diagnostic]
    sources: Mapping[str, Lined]
    language: Language
    shown_path: Callable[[str], str]
    repository_path: Callable[[str], str]

    def text(self, message: Message) -> str:
        """A message in the report's language, in one line, harmless to show."""
        return visible(message.text(self.language))

    def at(self, place: Place) -> str:
        """A place as `file:line:column`, in a Word file as one finds it there."""
        path = self.shown_path(place.file)
        if place.within:
            return f"{visible(path)}: {self.text(place.within)}"
        is_text = place.file in self.sources
        return where(path, place) if is_text else visible(path)

    def summary(self) -> str:
        """How many templates were checked, and what was found."""
        read = n_("{n} template checked", "{n} templates checked", self.templates)
        found = Counter(d.severity for d in self.findings)
        told = [count(s, found[s]).text(self.language) for s in Severity if found[s]]
        nothing = _("nothing to remark").text(self.language)
        return f"{read.text(self.language)}: {', '.join(told) or nothing}"


def blocks(checked: Checked, width: int) -> Iterator[Text]:
    """The findings, each a block of lines, then the summary."""
    excerpt = excerpts(checked.sources)
    for d in checked.findings:
        yield Text("\n").join([*_block(checked, d, excerpt, width), Text("")])
    style = "bold" if checked.findings else "bold green"
    yield Text(checked.summary(), style)


def _block(
    checked: Checked, d: Diagnostic, excerpt: Callable[[Place, int], Excerpt | None], width: int
) -> Iterator[Text]:
    yield Text.assemble(
        (checked.at(d.place), "bold"),
        ": ",
        (f"{WORDS[d.severity].text(checked.language)}[{d.code}]", STYLES[d.severity]),
        f" {checked.text(d.message)}",
    )
    gutter = " " * max(3, len(str(d.place.line)) + 1)
    line = excerpt(d.place, width - len(gutter) - 3)
    if line is not None:
        number = f"{line.number:>{len(gutter) - 1}} | "
        told = f"{line.before}{line.marked}{line.after}".rstrip()
        yield Text.assemble((number, "blue"), told)
        carets = "^" * max(1, cell_len(line.marked))
        room = " " * cell_len(line.before)
        yield Text.assemble((f"{gutter}| ", "blue"), room, (carets, STYLES[d.severity]))
    if d.help is not None:
        label = _("help").text(checked.language)
        yield Text.assemble("  ", (label, "bold cyan"), f": {checked.text(d.help)}")


def told_json(checked: Checked) -> str:
    """The findings as one JSON object; fields are added, never renamed."""
    counted = Counter(d.severity for d in checked.findings)
    whole = {
        "version": VERSION,
        "summary": {
            "templates": checked.templates,
            **{severity.value: counted[severity] for severity in Severity},
        },
        "findings": [_finding(checked, d) for d in checked.findings],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _finding(checked: Checked, d: Diagnostic) -> dict[str, Any]:
    place = d.place
    told: dict[str, Any] = {"file": encodable(checked.shown_path(place.file))}
    if place.within:
        told["within"] = encodable(place.within.text(checked.language))
    else:
        told |= {
            "line": place.line,
            "column": place.column,
            "end_line": place.end_line,
            "end_column": place.end_column,
        }
    return {
        "code": d.code,
        "severity": d.severity.value,
        "message": encodable(d.message.text(checked.language)),
        "help": encodable(d.help.text(checked.language)) if d.help else None,
        "place": told,
    }


def told_github(checked: Checked) -> str:
    """A workflow command for each finding: GitHub shows it beside the template's line."""
    return "".join(f"{_annotation(checked, d)}\n" for d in checked.findings)


def _annotation(checked: Checked, d: Diagnostic) -> str:
    place = d.place
    parts = [place.within, d.message, d.help]
    properties = {"file": visible(checked.repository_path(place.file))}
    if place.within is None:
        properties |= {"line": str(place.line), "endLine": str(place.end_line)}
    if place.within is None and place.line == place.end_line:
        properties |= {"col": str(place.column), "endColumn": str(place.end_column)}
    properties["title"] = d.code
    data = "\n".join(checked.text(part) for part in parts if part)
    return command(_COMMANDS[d.severity], properties, data)
