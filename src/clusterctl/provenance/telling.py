"""What was found out about papers, told as text: each file with its verdict, and what differs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from clusterctl.changes import Action
from clusterctl.errors import ClusterctlError
from clusterctl.messages import Listing, Message, _, n_, told
from clusterctl.output.escape import cut, visible
from clusterctl.provenance.edits import Kind
from clusterctl.provenance.examination import Examined
from clusterctl.provenance.words import notes, verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.messages import Language
    from clusterctl.provenance.data import Changed
    from clusterctl.provenance.edits import Edit

_MARKS: Final = {"added": "+", "removed": "-", "changed": "~", "finished": "+"}
_LONGEST: Final = 160
_AROUND: Final = 40
_MOST: Final = 20
"""So many edits or fields of one file are shown on a screen; JSON has all."""
_SHORT: Final = 10


@dataclass(frozen=True, slots=True)
class Result:
    """A file and what was found out about it, or why that can't be done."""

    file: str
    found: Examined | ClusterctlError

    @property
    def sound(self) -> bool:
        """Whether the file is as it was made and as it would be made."""
        return isinstance(self.found, Examined) and self.found.sound

    @property
    def unread(self) -> bool:
        """Whether it could not be verified."""
        return isinstance(self.found, ClusterctlError)


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells results in a language; `files` of the folder are shown with `prefix` before them."""

    language: Language
    prefix: str = ""

    def text(self, results: Sequence[Result]) -> str:
        """Each file with its verdict, and below it what differs; at last how many there are."""
        lines = [line for result in results for line in self._lines(result)]
        if len(results) > 1:
            lines.append(self._told(_summary(results)))
        return "".join(f"{line}\n" for line in lines)

    def _lines(self, result: Result) -> Iterator[str]:
        file = f"{'./' if result.file.startswith('::') else ''}{visible(result.file)}"
        if isinstance(result.found, ClusterctlError):
            yield f"{file}: {self._told(result.found.message)}"
            if result.found.hint:
                yield f"  {self._told(result.found.hint)}"
            return
        found = result.found
        yield f"{file}: {self._told(verdict(found))}"
        yield from (f"  {self._told(note)}" for note in notes(found))
        if found.data:
            yield f"  {self._told(_('changed in the documents:'))}"
            yield from self._some([self._change(each) for each in found.data])
        if found.edits:
            yield f"  {self._told(_('changed by hand:'))}"
            yield from self._some([self._edit(each) for each in found.edits])
        if found.news and not found.data:
            yield f"  {self._told(_('made now, it would say differently:'))}"
            yield from self._some([self._edit(each) for each in found.news])

    def _some(self, lines: list[str]) -> Iterator[str]:
        yield from (f"    {line}" for line in lines[:_MOST])
        if len(lines) > _MOST:
            yield f"    {self._told(n_('… {n} more', '… {n} more', len(lines) - _MOST))}"

    def _change(self, change: Changed) -> str:
        line = f":{change.line}" if change.line is not None else ""
        head = f"{_MARKS[change.action]} {visible(self.prefix + change.file)}{line}"
        label, before, after = map(self._value, (change.label, change.before, change.after))
        if change.action is Action.CHANGED and change.before is None:
            now = _("now {value}", value=cut(after, _LONGEST))
            return f"{head}: {label}: {self._told(now)}"
        if change.action is Action.CHANGED and (before or after):
            before, after = _around(before, after)
            return f"{head}: {label}: {before} → {after}"
        said = cut(before or after, _LONGEST)
        return f"{head}: {label}: {said}" if said else f"{head}: {label}"

    def _edit(self, edit: Edit) -> str:
        head = f"{_MARKS[edit.kind]} {self._told(edit.place)}"
        before, after = visible(edit.before or ""), visible(edit.after or "")
        match edit.kind:
            case Kind.CHANGED if edit.before is None:
                return f"{head}: {self._quoted(cut(after, _LONGEST))}"
            case Kind.CHANGED:
                before, after = _around(before, after)
                return f"{head}: {self._quoted(before)} → {self._quoted(after)}"
            case Kind.REMOVED if edit.before is None:
                return f"{head}: {self._told(_('a line is gone'))}"
            case _:
                return f"{head}: {self._quoted(cut(before or after, _LONGEST))}"

    def _told(self, message: Message) -> str:
        return visible(message.text(self.language))

    def _value(self, value: object) -> str:
        if value is None:
            return ""
        return visible(" ".join(told(value, self.language).split("\n")))

    def _quoted(self, text: str) -> str:
        return f"«{text}»" if self.language == "ru" else f"“{text}”"


def _summary(results: Sequence[Result]) -> Message:
    sound, unread = sum(r.sound for r in results), sum(r.unread for r in results)
    parts = [
        _("unchanged and current: {n}", n=sound),
        _("not so: {n}", n=len(results) - sound - unread),
    ]
    if unread:
        parts.append(_("not verified: {n}", n=unread))
    files = n_("{n} file", "{n} files", len(results))
    return _("{files}; {parts}", files=files, parts=Listing(tuple(parts)))


def _around(before: str, after: str) -> tuple[str, str]:
    """Two texts cut around what differs, where they are long."""
    if max(len(before), len(after)) <= _LONGEST:
        return before, after
    shortest = min(len(before), len(after))
    head = next((i for i in range(shortest) if before[i] != after[i]), shortest)
    start = before.rfind(" ", 0, max(0, head - _AROUND)) + 1
    begin = "…" if start else ""
    return begin + cut(before[start:], _LONGEST), begin + cut(after[start:], _LONGEST)
