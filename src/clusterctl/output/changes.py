"""Changes and their consequences told: as text, Markdown for a merge request's comment, JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, Any

from clusterctl.changes import Action, State, Words, findings
from clusterctl.fingerprints import fingerprints
from clusterctl.messages import Message, _, n_, told
from clusterctl.output import escape
from clusterctl.output.escape import cut, markdown, visible
from clusterctl.output.report import Report
from clusterctl.output.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from clusterctl.changes import Change, Comparison, Consequence, Demand
    from clusterctl.diagnostics import Diagnostic, Place
    from clusterctl.documents import Document
    from clusterctl.messages import Language
    from clusterctl.revisions import Version

VERSION = 1

_MARKS = {Action.ADDED: "+", Action.REMOVED: "-", Action.CHANGED: "~", Action.FINISHED: "+"}
_SIGNS = {State.HELD: "✓", State.MISSING: "✗", State.DUE: "…", State.PERSON: "•"}
_LONGEST = 160
"""A longer value is told around what differs, or by its beginning."""
_AROUND = 40


@dataclass(frozen=True, slots=True)
class Account:
    """All there is to tell of two versions; `shown_path` is a file's path from where one stands."""

    comparison: Comparison
    consequences: tuple[Consequence, ...]
    old: Version
    new: Version
    language: Language
    shown_path: Callable[[str], str]
    _numbers: dict[int, list[int]] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        for number, consequence in enumerate(self.consequences, 1):
            for change in {id(each) for each in consequence.changes}:
                self._numbers.setdefault(change, []).append(number)

    @property
    def words(self) -> Words:
        """What tells the changes."""
        return Words(self.comparison)

    @property
    def missing(self) -> int:
        """How many demands are not met."""
        each = (d for c in self.consequences for d in c.demands)
        return sum(demand.state is State.MISSING for demand in each)

    @property
    def broken(self) -> bool:
        """Whether something is missing, or a new file can't be read and may hide it."""
        return bool(self.missing or self.comparison.unread)

    def text(self, value: object) -> str:
        """A message or a value in the language, harmless to show, in one line."""
        return visible(" ".join(told(value, self.language).split("\n")))

    def documents(self) -> Iterator[tuple[Document, list[Change]]]:
        """The documents that changed, each with its changes."""
        for _file, changes in groupby(self.comparison.changes, lambda c: id(c.document)):
            listed = list(changes)
            yield listed[0].document, listed

    def values(self, change: Change) -> tuple[str, str]:
        """What stood there and what stands there now; long texts around what differs."""
        before = self.text(self.words.before(change))
        after = self.text(self.words.after(change))
        if change.action is Action.CHANGED and max(len(before), len(after)) > _LONGEST:
            before, after = _around(before, after)
        return cut(before, _LONGEST), cut(after, _LONGEST)

    def line(self, change: Change) -> str:
        """A change in one line: «… на 2028 год: 75 % → 60 %»."""
        label = self.text(self.words.label(change))
        before, after = self.values(change)
        if change.action is Action.CHANGED:
            return f"{label}: {before} → {after}"
        said = before or after
        return f"{label}: {said}" if said else label

    def numbers(self, change: Change) -> list[int]:
        """The consequences a change has, by their numbers in the account."""
        return self._numbers.get(id(change), [])

    def demand(self, demand: Demand) -> str:
        """What is demanded, until when, by which paragraph."""
        parts = [self.text(demand.title)]
        if demand.due is not None:
            parts.append(self.text(_("not later than {day}", day=demand.due)))
        if demand.why is not None:
            parts.append(self.text(demand.why))
        law = self.law(demand)
        return f"{'; '.join(parts)} ({law})" if law else "; ".join(parts)

    def law(self, demand: Demand) -> str:
        """The paragraph cited."""
        regulation = self.comparison.new.regulation
        return regulation.refer(demand.paragraph, self.language) if demand.paragraph else ""

    def state(self, demand: Demand) -> str:
        """How a demand stands, in a word."""
        return self.text(_STATES[demand.state])

    def where(self, place: Place) -> str:
        """A place as `file:line`."""
        return f"{visible(self.shown_path(place.file))}:{place.line}"

    @property
    def summary(self) -> str:
        """How much changed, and how much is missing."""
        changes = len(self.comparison.changes)
        if not changes and not self.comparison.unread:
            return self.text(_("nothing changed"))
        documents = sum(1 for _each in self.documents())
        counted = self.text(
            _("{changes} {documents}",
              changes=n_("{n} change", "{n} changes", changes),
              documents=n_("in {n} document", "in {n} documents", documents))
        )  # fmt: skip
        return f"{counted}; {self.text(self._missing_told())}"

    def _missing_told(self) -> Message:
        if self.missing:
            return n_("{n} demand is not met", "{n} demands are not met", self.missing)
        if self.consequences:
            return _("all that is demanded is there or has time")
        return _("nothing is demanded")


_STATES = {
    State.HELD: _("there"),
    State.MISSING: _("missing"),
    State.DUE: _("ahead"),
    State.PERSON: _("for a person to see to"),
}


def told_text(account: Account) -> str:
    """The changes by document, then what they demand, then the summary."""
    return "".join(f"{line}\n" for line in _lines(account))


def _lines(account: Account) -> Iterator[str]:
    for document, changes in account.documents():
        yield f"{visible(account.shown_path(document.file))}: {_title(account, document)}"
        for change in changes:
            numbers = account.numbers(change)
            marked = f"  [{', '.join(map(str, numbers))}]" if numbers else ""
            yield f"  {_MARKS[change.action]} {account.line(change)}{marked}"
        yield ""
    if account.consequences:
        yield account.text(_("What the regulation demands"))
        yield ""
    for number, consequence in enumerate(account.consequences, 1):
        yield f"[{number}] {_capital(account.text(consequence.title))}"
        for demand in consequence.demands:
            place = f" — {account.where(demand.spot.place)}" if demand.spot else ""
            yield f"  {_SIGNS[demand.state]} {account.demand(demand)}{place}"
        yield ""
    for finding in account.comparison.unread:
        yield f"{account.where(finding.place)}: {_unread(account, finding)}"
    yield account.summary


def told_markdown(account: Account) -> str:
    """The same for a comment: a table of the changes, a list of tasks for what is demanded."""
    return "".join(f"{line}\n" for line in _markdown(account))


def _markdown(account: Account) -> Iterator[str]:
    old, new = account.text(account.old.told), account.text(account.new.told)
    yield f"## {markdown(old)} → {markdown(new)}"
    yield ""
    yield f"{markdown(account.summary)}."
    if account.comparison.changes:
        yield ""
        heads = (_("Document"), _("What"), _("Before"), _("After"), _("Demands"))
        yield f"| {' | '.join(account.text(head) for head in heads)} |"
        yield "|---" * len(heads) + "|"
    for document, changes in account.documents():
        for change in changes:
            yield f"| {' | '.join(_cells(account, document, change))} |"
    for number, consequence in enumerate(account.consequences, 1):
        yield ""
        yield f"### {number}. {markdown(_capital(account.text(consequence.title)))}"
        yield ""
        for demand in consequence.demands:
            box = "x" if demand.state is State.HELD else " "
            state = "" if demand.state is State.HELD else f"**{account.state(demand)}:** "
            yield f"- [{box}] {state}{markdown(account.demand(demand))}"
    for finding in account.comparison.unread:
        yield ""
        where = account.where(finding.place)
        yield f"**{markdown(where)}:** {markdown(_unread(account, finding))}"


def _cells(account: Account, document: Document, change: Change) -> Iterator[str]:
    yield markdown(_title(account, document))
    yield markdown(account.text(account.words.label(change)))
    yield from (markdown(value) or "–" for value in account.values(change))
    yield ", ".join(map(str, account.numbers(change))) or "–"


def told_json(account: Account) -> str:
    """The same as one JSON object; its fields are added to, never renamed."""
    positions = {id(change): i for i, change in enumerate(account.comparison.changes)}
    whole = {
        "version": VERSION,
        "old": _version(account.old),
        "new": _version(account.new),
        "as_of": account.comparison.new.as_of.isoformat(),
        "summary": {
            "changes": len(account.comparison.changes),
            "documents": sum(1 for _each in account.documents()),
            "consequences": len(account.consequences),
            "missing": account.missing,
        },
        "changes": [_change(account, change) for change in account.comparison.changes],
        "consequences": [
            {
                "matter": c.matter.kind,
                "cluster": c.matter.cluster or None,
                "subject": c.matter.subject or None,
                "title": account.text(c.title),
                "broken": c.broken,
                "changes": [positions[id(change)] for change in c.changes],
                "demands": [_demand(account, demand) for demand in c.demands],
            }
            for c in account.consequences
        ],
        "unread": [
            {"message": account.text(d.message), "place": _place(account, d.place)}
            for d in account.comparison.unread
        ],
    }
    return escape.encodable(json.dumps(whole, ensure_ascii=False, indent=2, default=_plain)) + "\n"


def reported(account: Account, repository_path: Callable[[str], str]) -> Report:
    """The consequences as a report of findings, for the formats that speak to servers."""
    comparison = account.comparison
    found = (*comparison.unread, *findings(comparison, account.consequences))
    scope = Scope(frozenset(s.file for s in comparison.new.sources), frozenset())
    return Report(
        folder=comparison.new,
        findings=found,
        fingerprints=tuple(fingerprints(found, comparison.new)),
        documents=len(comparison.new.documents),
        waivings=(),
        language=account.language,
        sources={s.file: s for s in comparison.new.sources},
        scope=scope,
        rules=(),
        shown_path=account.shown_path,
        repository_path=repository_path,
    )


def _version(version: Version) -> dict[str, Any]:
    return {
        "where": version.where.value,
        "name": visible(version.name) or None,
        "commit": version.commit or None,
    }


def _change(account: Account, change: Change) -> dict[str, Any]:
    document = change.document
    return {
        "action": change.action.value,
        "kind": document.kind,
        "document": document.id,
        "cluster": document.cluster or None,
        "route": list(change.route),
        "label": account.text(account.words.label(change)),
        "before": change.before,
        "after": change.after,
        "place": _place(account, change.place),
        "of_old_version": change.holder is not change.new,
        "consequences": [n - 1 for n in account.numbers(change)],
    }


def _demand(account: Account, demand: Demand) -> dict[str, Any]:
    return {
        "key": demand.key,
        "title": account.text(demand.title),
        "paragraph": demand.paragraph or None,
        "state": demand.state.value,
        "due": demand.due.isoformat() if demand.due else None,
        "why": account.text(demand.why) if demand.why else None,
        "place": _place(account, demand.spot.place) if demand.spot else None,
    }


def _place(account: Account, place: Place) -> dict[str, Any]:
    return {
        "file": visible(account.shown_path(place.file)),
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }


def _plain(value: object) -> object:
    """A number that JSON has no type for."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    raise TypeError(type(value))


def _title(account: Account, document: Document) -> str:
    return account.text(account.words.document(document))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _unread(account: Account, finding: Diagnostic) -> str:
    return account.text(_("can't be read, so not compared: {why}", why=finding.message))


def _around(before: str, after: str) -> tuple[str, str]:
    """Two long texts without most of what they share at their beginnings and ends."""
    shortest = min(len(before), len(after))
    head = next((i for i in range(shortest) if before[i] != after[i]), shortest)
    tail = next(
        (i for i in range(shortest - head) if before[-1 - i] != after[-1 - i]), shortest - head
    )
    start = before.rfind(" ", 0, max(0, head - _AROUND)) + 1
    kept = max(0, tail - _AROUND)
    return _middle(before, start, kept), _middle(after, start, kept)


def _middle(text: str, start: int, left_out: int) -> str:
    end = len(text) - left_out
    return f"{'…' if start else ''}{text[start:end]}{'…' if left_out else ''}"
