"""Where clusters stand: the way of each as a strip of steps, all of them as a funnel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clusterctl.messages import Message, _
from clusterctl.publishing import cells
from clusterctl.publishing.dashboard.words import laid_out, worded
from clusterctl.publishing.plain import heading, plain
from clusterctl.reports.dashboard.steps import STEP, STEPS, made
from clusterctl.reports.model import Facts, Light

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from markupsafe import Markup

    from clusterctl.messages import Language
    from clusterctl.reports.model import Fact, Section

_STATES = {
    Light.GREEN: ("✓", _("made")),
    Light.AMBER: ("…", _("under way")),
    Light.RED: ("!", _("overdue")),
    Light.NONE: ("■", _("ended")),
}
"""The sign and the word of a step; one not begun has its number for a sign."""

_NOT_BEGUN = _("not begun")
_LATE = ("✓", _("made late"))
_GRAVE = (Light.RED, Light.AMBER)


def are_steps(facts: Iterable[Fact]) -> bool:
    """Whether these facts are the steps of a way."""
    return any(fact.key.startswith(STEP) for fact in facts)


def steps(facts: Sequence[Fact], language: Language) -> Markup:
    """The steps of one cluster as its way; those of several, which are counts, as a funnel."""
    counts = [fact.value for fact in facts if isinstance(fact.value, int)]
    if not counts:
        return laid_out("way", steps=_way(facts, language))
    most = max(counts) or 1
    told = [
        {
            "title": heading(fact.title, language),
            "value": cells.written(fact.value, fact.kind, language),
            "note": plain(fact.note, language),
            "late": fact.light is Light.RED,
            "part": round(100 * count / most),
        }
        for fact, count in zip(facts, counts, strict=True)
    ]
    return laid_out("funnel", steps=told)


def ways(clusters: Iterable[Section], leads: Mapping[str, str], language: Language) -> Markup:
    """All clusters, each with its way; those with something overdue first, then those that wait."""
    known = [(each, way) for each in clusters if (way := _steps_of(each))]
    told = [
        {
            "lead": leads[each.about],
            "name": heading(each.title, language),
            "steps": _way(way, language),
            "stage": _stage(each, language),
            "waits": _waits(way, language),
        }
        for each, way in sorted(known, key=lambda pair: _rank(pair[1]))
    ]
    names = [heading(step, language) for step in STEPS.values()]
    return laid_out("ways", ways=told, names=names, words=worded(language))


def _steps_of(section: Section) -> Sequence[Fact]:
    """The steps among the facts of a cluster's section."""
    every = (part.facts for part in section.parts if isinstance(part, Facts))
    return next(filter(are_steps, every), ())


def _rank(way: Sequence[Fact]) -> int:
    """How soon somebody should look at a cluster: 0 is at once."""
    waiting = [fact.light for fact in way if fact.light in _GRAVE and not made(fact)]
    return min(map(_GRAVE.index, filter(None, waiting)), default=len(_GRAVE))


def _waits(way: Sequence[Fact], language: Language) -> str:
    """What the cluster has to see to, the gravest first; nothing where all is well."""
    for light in _GRAVE:
        for fact in way:
            if fact.light is light and not made(fact):
                value = cells.written(fact.value, fact.kind, language)
                return f"{heading(fact.title, language)}: {value}"
    return ""


def _stage(section: Section, language: Language) -> str:
    """What the cluster's stage is called."""
    every = (fact for part in section.parts if isinstance(part, Facts) for fact in part.facts)
    value = next((fact.value for fact in every if fact.key == "stage"), None)
    return plain(value, language) if isinstance(value, Message) else ""


def _way(facts: Iterable[Fact], language: Language) -> list[dict[str, Any]]:
    return [_step(number, fact, language) for number, fact in enumerate(facts, 1)]


def _step(number: int, fact: Fact, language: Language) -> dict[str, Any]:
    sign, word = _state(number, fact)
    return {
        "title": heading(fact.title, language),
        "css": fact.light.value if fact.light else "",
        "sign": sign,
        "word": plain(word, language),
        "value": cells.written(fact.value, fact.kind, language),
        "note": plain(fact.note, language),
    }


def _state(number: int, fact: Fact) -> tuple[str, Message]:
    if fact.light is Light.AMBER and made(fact):
        return _LATE
    return _STATES[fact.light] if fact.light else (str(number), _NOT_BEGUN)
