"""Names for people and values of the documents: what a cell shows for a value, and back."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from clusterctl.classifiers import Classifier
from clusterctl.exchange.kinds import Kind, kind_of
from clusterctl.messages import told
from clusterctl.spelling import closest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from clusterctl.folder import Folder
    from clusterctl.schema import Field

_QUOTES: Final = str.maketrans("„“”«»‟‹›'’", '""""""""""')


@dataclass(frozen=True, slots=True)
class Names:
    """Values in the order of a list, each with the name it goes by, and what else means it."""

    shown: Mapping[Any, str]
    meant: Mapping[str, Any]

    @classmethod
    def of(cls, shown: Iterable[tuple[Any, str]], others: Iterable[tuple[str, Any]] = ()) -> Names:
        """Names of values; two values with one name are told apart by the value itself."""
        pairs = list(shown)
        plain = Counter(_plain(name) for _value, name in pairs)
        names = {
            value: name if plain[_plain(name)] == 1 else f"{name} ({value})"
            for value, name in pairs
        }
        meant: dict[str, Any] = {}
        for word, value in (*((n, v) for v, n in names.items()), *others):
            meant.setdefault(_plain(word), value)
        for value in names:
            meant.setdefault(_plain(str(value)), value)
        return cls(names, meant)

    def value(self, text: str) -> Any:
        """The value a text means, or None."""
        return self.meant.get(_plain(text))

    def near(self, text: str) -> str | None:
        """The name that was probably meant."""
        names = {**{_plain(n): n for n in self.shown.values()}}
        found = closest(_plain(text), (*names, *self.meant))
        if found is None:
            return None
        return names.get(found) or self.shown.get(self.meant[found])


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The names of organisations, professions and choices in a folder.

    `titles` are what the program calls the rows of a report's sheets, by sheet and id.
    """

    organizations: Names
    professions: Names
    titles: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    _choices: dict[tuple[Any, ...], Names] = field(default_factory=dict)

    def names(self, described: Field) -> Names:
        """The names a field's values go by."""
        match kind_of(described):
            case Kind.ORGANIZATION:
                return self.organizations
            case Kind.PROFESSION:
                return self.professions
            case Kind.YES_NO:
                return YES_NO
            case _:
                return self._of_choices(described.item or described)

    def _of_choices(self, described: Field) -> Names:
        key = tuple(described.choices.items())
        if key not in self._choices:
            self._choices[key] = Names.of(
                ((value, _choice(value, title)) for value, title in key),
                ((title, value) for value, title in key),
            )
        return self._choices[key]


def lexicon(folder: Folder, cluster: str, values: Any) -> Lexicon:
    """The names in a folder, those of a cluster's own organisations first.

    `values` is the document: an organisation it names goes by its id where the registry lacks it.
    """
    return Lexicon(
        _organizations(folder, cluster), _professions(folder, cluster, values),
        {sheet: dict(_titled(folder, cluster, route)) for sheet, route in _TITLED.items()},
    )  # fmt: skip


_TITLED: Final = {"values": ("sections", "indicators", "list"), "activities": ("activities",)}
"""The sheets of a report whose rows are rows of the program."""


def _titled(folder: Folder, cluster: str, route: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for program in folder.of("program", cluster):
        for _n, row in program.items(*route):
            if row.get("id") and row.get("title"):
                yield str(row["id"]), " ".join(str(row["title"]).split())


def _organizations(folder: Folder, cluster: str) -> Names:
    home = folder.get("cluster", cluster)
    own = [row.get("organization") for _n, row in home.items("participants")] if home else []
    ids = folder.ids("organization")
    ordered = dict.fromkeys((*(i for i in own if i in ids), *ids))
    shown, others = [], []
    for id in ordered:
        found = folder.get("organization", id)
        short = found.get("name", "short", default=id) if found else id
        shown.append((id, " ".join(str(short).split())))
        others.append((str(found.get("name", "full", default=id)) if found else id, id))
    return Names.of(shown, others)


def _professions(folder: Folder, cluster: str, values: Any) -> Names:
    """The codes of the cluster's program, then of all the classifier, each meant by its title."""
    programs = [values, *(d.source.value for d in folder.of("program", cluster))]
    titles = dict(pair for value in reversed(programs) for pair in _taught(value))
    every = Classifier.load(folder.root).professions
    known = {code: entry.title for code, entry in every.items()}
    ordered = dict.fromkeys((*titles, *known))
    others = [(titles.get(code) or known[code], code) for code in ordered]
    return Names.of([(code, code) for code in ordered], others)


def _taught(value: Any) -> Iterable[tuple[str, str]]:
    """The codes and titles of section 4."""
    try:
        listed = value["sections"]["education_programs"]["list"]
        return [(str(row["code"]), str(row.get("title", row["code"]))) for row in listed]
    except (KeyError, TypeError, AttributeError):
        return []


def _choice(value: str | int, title: str) -> str:
    """How a choice is shown: by its title, but a number of a paragraph or a class by itself."""
    return str(value) if str(value)[:1].isdigit() else title


def _plain(text: str) -> str:
    """A name without what typing changes: quotes, spaces, capitals, ё."""
    return " ".join(text.translate(_QUOTES).casefold().replace("ё", "е").split())


YES_NO: Final = Names.of(((True, told(True, "ru")), (False, told(False, "ru"))),
                         (("+", True), ("true", True), ("false", False)))  # fmt: skip
