"""Which sheets a document's workbook has, as its schema tells: one truth for the way out and in.

| sheet | what its rows are                                                           |
|-------|-----------------------------------------------------------------------------|
| form  | single values, one below another                                            |
| years | numbers by years that stand in no table, a row each                         |
| table | the items of a list; a list within them by years is columns, else a sheet   |
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from clusterctl import schema
from clusterctl.exchange.kinds import Kind, is_list, kind_of
from clusterctl.exchange.paths import Of, Path
from clusterctl.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from clusterctl.schema import Field

EVERY: Final = "*"
FORM: Final = "form"
YEARS: Final = "years"

_NOT_FOR_FILLING: Final[Mapping[str, tuple[str, ...]]] = {
    "program": (
        "kind", "id", "status", "cluster", "revision", "note",
        "signatures", "agreed_by_coordinator", "approval", "revisions",
        "sections.schedule_and_funding.totals", "sections.schedule_and_funding.period",
    ),
    "monitoring": ("kind", "id", "status", "cluster", "program", "period", "note"),
}  # fmt: skip
"""What the folder itself tells, or what is a sum of other rows."""

_DECLINED: Final = frozenset({"genitive", "dative", "instrumental"})
"""Forms of names that hardly ever need saying: whoever keeps the folder says them."""

_BY_YEARS: Final = frozenset({"year", "edu_year"})
_REASONS: Final = "not_applicable"
_ADDED_UP: Final = re.compile(r"чел\.|мест|студент", re.IGNORECASE)
_COUNTS: Final = frozenset({"count", "learners", "headcount", "people", "new_jobs"})
_NEVER_ADDED_UP: Final = frozenset({"salary_from", "after_years"})
_HANGING: Final = re.compile(r"[\s,]+(?:[а-я]{1,3})?$")
"""What a cut name must not end with: a preposition, a comma."""
_LONGEST_NAME: Final = 31
_NOT_IN_NAMES: Final = re.compile(r"[\[\]:*?/\\']")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: `path` leads from a row's item to the value.

    `of_parent` marks a column that tells which row of the sheet above this row belongs to.
    """

    key: str
    title: str
    field: Field
    path: Path
    required: bool = False
    of_parent: bool = False

    @property
    def kind(self) -> Kind:
        """What its cells hold."""
        return kind_of(self.field)

    @property
    def header(self) -> str:
        """What stands above it; a star marks what must be filled in."""
        return f"{self.title} *" if self.required else self.title

    @property
    def is_summed(self) -> bool:
        """Whether its numbers can be added up."""
        if is_list(self.field) or self.field.key in _NEVER_ADDED_UP:
            return False
        counts = self.kind is Kind.INTEGER and (
            self.field.key in _COUNTS or bool(_ADDED_UP.search(self.field.title))
        )
        return self.kind is Kind.MONEY or counts


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a form, or a list by years: `path` leads from the document to it."""

    path: tuple[str, ...]
    section: str
    field: Field

    @property
    def key(self) -> str:
        """What the row is known by."""
        return ".".join(self.path)

    @property
    def title(self) -> str:
        """What it is called; a reason why something is missing is called by that."""
        title = self.field.title
        if self.path[-2:-1] != (_REASONS,):
            return title
        missing = schema.title("program", (*self.path[:-2], self.path[-1]))
        return f"{title}: {_lower(missing)}" if missing else title


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of the workbook; only what its kind has is filled."""

    key: str
    name: str
    title: str
    about: str = ""
    lines: tuple[Line, ...] = ()
    columns: tuple[Column, ...] = ()
    route: tuple[str, ...] = ()
    field: Field | None = None

    @property
    def is_table(self) -> bool:
        """Whether its rows are items of a list."""
        return self.field is not None

    @property
    def identity(self) -> tuple[str, ...]:
        """What tells rows apart."""
        return self.field.identity if self.field else ()

    @property
    def above(self) -> tuple[str, ...]:
        """The route of the table whose rows hold this one's; empty for one that stands alone."""
        return self.route[: self.route.index(EVERY)] if EVERY in self.route else ()


def counted(line: Line) -> Field:
    """The one field that a list by years tells beside the year."""
    assert line.field.item is not None  # noqa: S101 a line of years is a list
    return next(f for k, f in line.field.item.fields.items() if k not in _BY_YEARS)


def sheets(kind: str, years: Sequence[int]) -> tuple[Sheet, ...]:
    """The sheets of a document of that kind whose period has these years."""
    root = schema.field(kind)
    assert root is not None  # noqa: S101 both kinds have a schema
    plan = _Plan(kind, tuple(years))
    plan.walk(root, (), "")
    return tuple(plan.made())


@dataclass(slots=True)
class _Plan:
    """Goes through a schema and puts every field on a sheet."""

    kind: str
    years: tuple[int, ...]
    forms: list[Line] = field(default_factory=list)
    by_years: list[Line] = field(default_factory=list)
    tables: list[Sheet] = field(default_factory=list)
    names: set[str] = field(default_factory=set)

    def walk(self, described: Field, route: tuple[str, ...], section: str) -> None:
        """Put the fields of a mapping on sheets."""
        for key, below in described.fields.items():
            at = (*route, key)
            if ".".join(at) in _NOT_FOR_FILLING[self.kind]:
                continue
            within = below.title if len(at) == _SECTION and route == ("sections",) else section
            if below.item is not None and below.item.fields:
                self.listed(below, at, within)
            elif below.fields:
                self.walk(below, at, within if route else "")
            else:
                self.forms.append(Line(at, _chapter(described, route, section), below))

    def listed(self, described: Field, at: tuple[str, ...], section: str) -> None:
        """Put a list on a sheet of its own, or as a row among those by years."""
        if _is_by_years(described) and len(_items(described)) == _YEAR_AND_VALUE:
            self.by_years.append(Line(at, section, described))
        else:
            self.table(described, at, section)

    def table(
        self,
        described: Field,
        at: tuple[str, ...],
        section: str,
        parents: tuple[Column, ...] = (),
    ) -> None:
        """Put a list on a sheet, and the lists within its items on sheets behind it."""
        columns = (*parents, *self.columns(described.item, ()))
        number = _number(at)
        title = section if described.key == "list" and section and not number else described.title
        self.tables.append(
            Sheet(
                key=".".join(at),
                name=self.name(f"{number} {title}".strip()),
                title=f"{section}. {described.title}" if section else described.title,
                about=described.description,
                columns=columns,
                route=at,
                field=described,
            )
        )
        for below in _items(described).values():
            if below.item is not None and below.item.fields and not _is_by_years(below):
                self.table(below, (*at, EVERY, below.key), section, _parents(described))

    def columns(
        self, described: Field | None, path: Path, *, above: str = "", required: bool = True
    ) -> Iterator[Column]:
        """The columns of an item's fields, or of a mapping within it."""
        for key, below in described.fields.items() if described else ():
            if key in _DECLINED and path:
                continue
            at, must = (*path, key), required and below.required
            if below.item is not None and below.item.fields:
                if _is_by_years(below):
                    yield from self.of_years(below, at, required=must)
            elif below.fields:
                yield from self.columns(below, at, above=below.title, required=must)
            else:
                title = f"{above}: {_lower(below.title)}" if above else below.title
                yield Column(_joined(at), title, below, at, must)

    def of_years(self, described: Field, path: Path, *, required: bool) -> Iterator[Column]:
        """The columns of a list by years: one for every year and value."""
        fields = _items(described)
        by = next(iter(described.identity))
        values = [f for key, f in fields.items() if key != by]
        for year in self.years[:-1] if by == "edu_year" else self.years:
            said = f"{year}/{year + 1}" if by == "edu_year" else year
            for each in values:
                alone = len(values) == 1
                title = f"{described.title}, {said}"
                yield Column(
                    key=_joined((*path, Of(by, said), each.key)),
                    title=title if alone else f"{title}: {_lower(each.title)}",
                    field=each,
                    path=(*path, Of(by, said), each.key),
                    required=required and each.required and by == "year",
                )

    def name(self, wanted: str) -> str:
        """A name for a sheet that is short enough and that no other one has."""
        words = _NOT_IN_NAMES.sub(" ", wanted)
        short = words
        if len(words) > _LONGEST_NAME:
            short = words[: _LONGEST_NAME + 1].rsplit(" ", 1)[0][:_LONGEST_NAME]
            short = _HANGING.sub("", short)
        number = 2
        while short.casefold() in self.names:
            short = f"{short.removesuffix(f' {number - 1}')[: _LONGEST_NAME - 3]} {number}"
            number += 1
        self.names.add(short.casefold())
        return short

    def made(self) -> Iterator[Sheet]:
        """The sheets in the order in which people fill them in."""
        form = _("Texts") if self.kind == "program" else _("Report")
        title, by_years = form.text("ru"), _("By years").text("ru")
        yield Sheet(FORM, title, title, lines=tuple(self.forms))
        if self.by_years:
            yield Sheet(YEARS, by_years, by_years, lines=tuple(self.by_years))
        yield from self.tables


_SECTION: Final = 2
_YEAR_AND_VALUE: Final = 2


def _chapter(described: Field, route: tuple[str, ...], section: str) -> str:
    """What a line of a form belongs to: its section, and the mapping within it."""
    inner = described.title if route and described.title != section else ""
    return ". ".join(filter(None, (section, inner)))


def _is_by_years(described: Field) -> bool:
    """Whether a list tells plain values by years, and nothing else."""
    known = described.item is not None and not any(
        f.item or f.fields for f in described.item.fields.values()
    )
    return known and len(described.identity) == 1 and described.identity[0] in _BY_YEARS


def _items(described: Field) -> Mapping[str, Field]:
    return described.item.fields if described.item else {}


def _parents(described: Field) -> tuple[Column, ...]:
    """The columns that tell to which row of a table the rows of a table within it belong."""
    item = described.item.title if described.item else ""
    return tuple(
        Column(
            key=f"../{key}",
            title=f.title
            if key in item.casefold() or len(f.title) > len(item)
            else f"{item}: {_lower(f.title)}",
            field=f,
            path=(key,),
            required=True,
            of_parent=True,
        )
        for key, f in _items(described).items()
        if key in described.identity
    )


def _number(at: tuple[str, ...]) -> str:
    """The number of the section that a table stands in, as the regulation counts them."""
    if at[0] != "sections":
        return ""
    return str(1 + schema.keys("program", ("sections",)).index(at[1]))


def _joined(path: Sequence[Any]) -> str:
    return "/".join(str(step.value) if isinstance(step, Of) else str(step) for step in path)


def _lower(title: str) -> str:
    """A title as it goes on within another; an abbreviation stays as it is."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]
