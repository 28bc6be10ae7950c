"""The whole judgement of a folder: reading, schema, references, rules; in one order."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from clusterctl import layout, rulebook, schema, waivers
from clusterctl.diagnostics import Diagnostic, Severity
from clusterctl.rules import later_rules, reference_rules
from clusterctl.rules.references import lost_references
from clusterctl.rules.section_pages import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from clusterctl.diagnostics import Route
    from clusterctl.documents import Document
    from clusterctl.folder import Folder
    from clusterctl.rules import Rule
    from clusterctl.waivers import Waived

OFF = "off"
UNKNOWN_KIND = "S008"
"""Where it has no route, nothing in the document was checked against a schema."""

ILLEGIBLE = frozenset({"Y004", "Y008", "Y014"})
"""What reading says of a single value: it is not what it seems, so its type is not judged."""

OUT_OF_PLACE = frozenset({"R003", "R005"})
"""What finds documents that no later rule judges: nobody knows which cluster they count for."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found, sorted by place, and the folder with its unsound parts taken out.

    What waivers.yaml accepts is in `waived`, not among the findings.
    """

    folder: Folder
    findings: tuple[Diagnostic, ...]
    waived: tuple[Waived, ...] = ()

    def of(self, documents: Iterable[Document]) -> tuple[Diagnostic, ...]:
        """The findings in the files of these documents, and in unread files that they rely on."""
        documents = tuple(documents)
        files = {d.file for d in documents} | set(_lost(self.folder, documents))
        return tuple(f for f in self.findings if f.place.file in files)


def _lost(folder: Folder, documents: Iterable[Document]) -> Iterator[str]:
    """The files that became no document, though the documents name what belongs there."""
    read = {d.file for d in folder.documents}
    unread = [source.file for source in folder.sources if source.file not in read]
    if not unread:
        return
    named = {text for d in documents for _route, text in d.texts()}
    clusters = {d.cluster for d in documents} - {""}
    for file in unread:
        is_program = layout.kind_at(file) == "program" and layout.cluster_at(file) in clusters
        if is_program or layout.own_name(file) in named:
            yield file


def check(
    folder: Folder, step: Callable[[int, int], None] | None = None, *, waive: bool = True
) -> Verdict:
    """The verdict on a folder.

    What the schema refuses no rule sees, and what the reference rules don't find
    no later rule relies on: one root cause gives one finding. `step` is told how
    much is done of how much. Without `waive` nothing is accepted.
    """
    rules = (*reference_rules(), *later_rules())
    total = len(folder.documents) + len(rules)
    done = 0

    def ahead() -> None:
        nonlocal done
        done += 1
        if step:
            step(done, total)

    found = [*folder.findings, *_no_documents(folder)]
    for document in folder.documents:
        problems = schema.problems(document.kind, document.source)
        found += _named(document, _legible(document, problems))
        ahead()
    folder = folder.without(_routes(found))
    fresh = [d for rule in reference_rules() for d in _run(rule, folder, ahead)]
    folder = _relied_on(folder, fresh)
    found += fresh
    found += [d for rule in later_rules() for d in _run(rule, folder, ahead)]
    weighed = sorted(_weighed(found, folder), key=_order)
    if not waive:
        return Verdict(folder, tuple(weighed))
    judged = waivers.judged(folder, weighed)
    left = sorted((*judged.left, *_weighed(judged.unused, folder)), key=_order)
    return Verdict(folder, tuple(left), judged.waived)


def _no_documents(folder: Folder) -> Iterator[Diagnostic]:
    """What is wrong with files in a document's place that hold a list or a single value."""
    for source in folder.sources:
        kind = layout.kind_at(source.file)
        if kind and not isinstance(source.value, dict):
            yield from schema.problems(kind, source)


def _relied_on(folder: Folder, found: list[Diagnostic]) -> Folder:
    """The folder without what leads nowhere, what is misnamed, and what lies out of place."""
    sound = folder.without(lost_references(folder)).without(_routes(found))
    return sound.apart_from({d.place.file for d in found if d.code in OUT_OF_PLACE})


def _named(document: Document, problems: Iterable[Diagnostic]) -> list[Diagnostic]:
    return [replace(problem, document=document.id) for problem in problems]


def _legible(document: Document, problems: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The problems of values that reading had nothing to say about."""
    illegible = [f for f in document.source.findings if f.code in ILLEGIBLE]
    routes = {f.route for f in illegible}
    aliases = {repeated.place for f in illegible for repeated in f.related}
    for problem in problems:
        if problem.route not in routes and document.source.place(*problem.route) not in aliases:
            yield problem


def _run(rule: Rule, folder: Folder, ahead: Callable[[], None]) -> list[Diagnostic]:
    found = [] if override(folder, rule.code) == OFF else list(rule.findings(folder))
    ahead()
    return found


def _routes(found: Iterable[Diagnostic]) -> dict[str, list[Route]]:
    """By file, the routes that errors make unsound; the root itself where the kind is unknown."""
    routes: defaultdict[str, list[Route]] = defaultdict(list)
    for d in found:
        if d.severity is Severity.ERROR and (d.route or d.code == UNKNOWN_KIND):
            routes[d.place.file].append(d.route)
    return routes


def _weighed(found: Iterable[Diagnostic], folder: Folder) -> Iterable[Diagnostic]:
    """The findings with the severities that the folder's settings give them, and with advice."""
    unasked = _unasked(folder)
    remedies = rulebook.remedies()
    for d in found:
        if d.code in unasked:
            continue
        match override(folder, d.code):
            case "off":
                continue
            case str(severity):
                yield replace(d, severity=Severity(severity), help=d.help or remedies.get(d.code))
            case _:
                yield d if d.help else replace(d, help=remedies.get(d.code))


def _unasked(folder: Folder) -> set[str]:
    """The codes of sections that this regulation doesn't ask for; the schema asks for all."""
    asked = {section.rule for section in folder.regulation.sections_in_force(folder.as_of)}
    return {section.code for section in SECTIONS} - asked


def override(folder: Folder, code: str) -> str | None:
    """What the settings say of a code; reading is never overridden."""
    told = folder.setting("rules", default={})
    wish = told.get(code) if isinstance(told, dict) and not code.startswith("Y") else None
    return wish if wish == OFF or wish in set(Severity) else None


def _order(d: Diagnostic) -> tuple[object, ...]:
    return (d.place, d.code, d.route != (), str(d.message.values))
