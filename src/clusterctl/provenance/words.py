"""What was found out about a paper, in words: the verdict, and what else is worth knowing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl import __version__
from clusterctl.messages import Message, _, n_
from clusterctl.provenance.recording import LISTING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.provenance.examination import Examined
    from clusterctl.provenance.origin import Origin


def verdict(found: Examined) -> Message:
    """What there is to say first."""
    if found.origin is None:
        if found.ours:
            return _("made by clusterctl, but with no record of what it was made of")
        return _("not made by clusterctl")
    if found.sound:
        return _("not edited, in keeping with the data")
    return _("{text}; {data}", text=_edited(len(found.edits)), data=_standing(found))


def _edited(number: int) -> Message:
    if not number:
        return _("not edited")
    return n_("edited by hand in {n} place", "edited by hand in {n} places", number)


def _standing(found: Examined) -> Message:
    """How the paper stands to the folder as it is now."""
    if found.unmade:
        return _("can't be made anew: {why}", why=found.unmade)
    if not found.outdated:
        return _("the data are as they were")
    if found.data:
        return _("the data have changed since")
    return _("made now, it would be different")


def notes(found: Examined) -> list[Message]:
    """What else is worth knowing: how it was made, what has changed, what to do."""
    if found.origin is None:
        return []
    return [*_making(found.origin), *_since(found, found.origin), *_remedy(found, found.origin)]


def _making(origin: Origin) -> Iterator[Message]:
    if origin.draft and origin.errors:
        yield n_(
            "made as a draft: {n} error in its documents",
            "made as a draft: {n} errors in its documents",
            origin.errors,
        )
    elif origin.draft:
        yield _("made as a draft")


def _since(found: Examined, origin: Origin) -> Iterator[Message]:
    if found.saved_anew and not found.edits:
        yield _("saved anew by another program; the text is the same, fonts are not compared")
    if found.data and not found.outdated:
        yield _("the data have changed, but not what this paper tells of them")
    if found.template and found.template != origin.template:
        yield _("made by the template “{old}”, now it is “{new}”",
                old=origin.template, new=found.template)  # fmt: skip
    elif found.template:
        yield _("the template “{name}” has changed since", name=origin.template)
    if found.version:
        yield _("made by clusterctl {old}, this is {new}", old=origin.version, new=__version__)


def _remedy(found: Examined, origin: Origin) -> Iterator[Message]:
    if origin.changed and (found.data or found.edits):
        yield _("its documents had changes that were not committed to git")
    if found.unknown:
        yield _("what its documents were is not known: {why}", why=found.unknown)
    if found.outdated and not found.unmade:
        yield _("make it anew: {command}", command=_command(origin))


def _command(origin: Origin) -> str:
    if origin.paper == LISTING:
        return f"clusterctl render pack {origin.document}"
    return f"clusterctl render {origin.paper} {origin.cluster} {origin.document}"
