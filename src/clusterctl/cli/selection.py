"""Codes chosen by their beginnings, and words chosen from a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clusterctl.errors import ClusterctlError
from clusterctl.messages import Listing, _
from clusterctl.output.escape import visible
from clusterctl.spelling import in_latin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clusterctl.folder import Folder
    from clusterctl.messages import Message


@dataclass(frozen=True, slots=True)
class Selection:
    """Which codes are shown: those that begin like a selected one and like no ignored one."""

    selected: tuple[str, ...]
    ignored: tuple[str, ...]

    @classmethod
    def of(cls, selected: Sequence[str], ignored: Sequence[str]) -> Selection:
        """The selection of these beginnings; an error for one that no rule's code has."""
        from clusterctl.rules import every_rule  # noqa: PLC0415 only a given option needs the rules

        known = list(every_rule()) if selected or ignored else []
        for code in (*selected, *ignored):
            if not any(k.startswith(code) for k in known):
                raise _unknown(
                    code, known, _("no rule has a code that begins with “{word}”", word=code)
                )
        return cls(tuple(selected), tuple(ignored))

    def __contains__(self, code: str) -> bool:
        return (not self.selected or code.startswith(self.selected)) and not code.startswith(
            self.ignored
        )


def words(given: Sequence[str] | None) -> list[str]:
    """The words of a repeatable option, each perhaps several with commas, in Latin capitals."""
    split = (in_latin(word.strip().upper()) for each in given or () for word in each.split(","))
    return [word for word in split if word]


def one_of(word: str, known: Sequence[str], option: str) -> str:
    """The word, if it is a known one; else an error that says which are."""
    if word in known:
        return word
    raise _unknown(
        word, known,
        _("{option} can't be “{word}”; it is one of {known}",
          option=option, word=visible(word), known=Listing(tuple(known), 20)),
    )  # fmt: skip


def known_cluster(folder: Folder, id: str, option: str) -> str:
    """The id, if it is that of a cluster of the folder; else an error that says which are."""
    clusters = folder.ids("cluster")
    if not clusters:
        raise ClusterctlError(
            _("there is no cluster in this folder"),
            _("a cluster is a file clusters/<id>/cluster.yaml"),
        )
    return one_of(id, clusters, option)


def _unknown(word: str, known: Sequence[str], message: Message) -> ClusterctlError:
    from clusterctl.spelling import closest  # noqa: PLC0415 only a slip needs it

    near = closest(word, known)
    return ClusterctlError(message, _("did you mean {near}?", near=near) if near else None)


def known_kind(word: str, known: Sequence[str]) -> str:
    """The word, if it is a known kind of documents; else an error with the likely one, or all."""
    if word in known:
        return word
    from clusterctl import schema  # noqa: PLC0415 only a slip needs it
    from clusterctl.spelling import closest  # noqa: PLC0415

    titles = {schema.title(kind): kind for kind in known}
    near = closest(word, known) or titles.get(closest(word, titles) or "")
    raise ClusterctlError(
        _("there is no kind “{kind}”", kind=visible(word)),
        _("did you mean {near}?", near=near)
        if near
        else _("what there is: {keys}", keys=Listing(tuple(known), len(known))),
    )
