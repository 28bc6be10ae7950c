"""Declined forms told: a table for a human's look, JSON, CSV for a spreadsheet."""

from __future__ import annotations

import json
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, Final

from rich import box
from rich.table import Table
from rich.text import Text

from clusterctl.language import Case
from clusterctl.messages import _, n_
from clusterctl.output import csv
from clusterctl.output.escape import encodable, visible
from clusterctl.render.declined import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from clusterctl.messages import Language, Message
    from clusterctl.render.declined import Declined

VERSION: Final = 1

CASES: Final = {
    Case.GENITIVE: _("genitive"),
    Case.DATIVE: _("dative"),
    Case.INSTRUMENTAL: _("instrumental"),
}
SOURCES: Final = {
    Source.GIVEN: _("given in the data"),
    Source.COMPUTED: _("computed"),
    Source.DOUBTFUL: _("doubtful"),
}
_STYLES: Final = {
    Source.GIVEN: "green",
    Source.COMPUTED: "",
    Source.DOUBTFUL: "bold yellow",
}
_HEADS: Final = (_("Case"), _("Form"), _("How it is known"), _("Where to write the right one"))
_COLUMNS: Final = (
    *(_("Kind"), _("In the nominative"), _("Case"), _("Form"), _("How it is known")),
    *(_("Why it is doubtful"), _("File"), _("Line"), _("Key")),
)


def table(forms: Sequence[Declined], language: Language, shown: Callable[[str], str]) -> Table:
    """A row for each form below its text in the nominative; a doubtful one says why."""
    drawn = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for head in _HEADS:
        drawn.add_column(head.text(language), overflow="fold")
    for (_kind, text), group in groupby(forms, key=lambda each: (each.kind, each.text)):
        rows = list(group)
        drawn.add_row(
            Text(rows[0].title.text(language), "bold"), Text(visible(text), "bold"), "",
            Text(_places(rows[0], language, shown), "dim"),
        )  # fmt: skip
        for each in rows:
            drawn.add_row(*_cells(each, language))
    return drawn


def _places(each: Declined, language: Language, shown: Callable[[str], str]) -> str:
    """Where a text first stands, and in how many places more."""
    first = f"{visible(shown(each.places[0].file))}:{each.places[0].line}"
    more = len(each.places) - 1
    return f"{first}, {n_('{n} more', '{n} more', more).text(language)}" if more else first


def _cells(each: Declined, language: Language) -> Iterator[Text]:
    yield Text(f"  {CASES[each.case].text(language)}")
    yield Text(visible(each.form), _STYLES[each.source])
    known = SOURCES[each.source].text(language)
    why = f": {visible(each.reason.text(language))}" if each.reason else ""
    yield Text(f"{known}{why}", _STYLES[each.source])
    yield Text(each.key, "dim")


def told_json(forms: Sequence[Declined], language: Language, shown: Callable[[str], str]) -> str:
    """The forms as one JSON object, with a newline at its end."""
    counted = Counter(each.source for each in forms)
    whole = {
        "version": VERSION,
        "summary": {source.value: counted[source] for source in Source},
        "forms": [
            {
                "kind": each.kind,
                "text": encodable(each.text),
                "case": each.case.value,
                "form": encodable(each.form),
                "known": each.source.value,
                "reason": encodable(each.reason.text(language)) if each.reason else None,
                "key": each.key,
                "places": [
                    {"file": encodable(shown(place.file)), "line": place.line}
                    for place in each.places
                ],
            }
            for each in forms
        ],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def told_csv(forms: Sequence[Declined], language: Language, shown: Callable[[str], str]) -> str:
    """The forms as a table for a spreadsheet, a row for each place."""
    rows = (
        (
            each.title, each.text, CASES[each.case], each.form, SOURCES[each.source],
            each.reason, shown(place.file), place.line, each.key,
        )
        for each in forms
        for place in each.places
    )  # fmt: skip
    return csv.told([head.text(language) for head in _COLUMNS], rows, language)


def summary(forms: Sequence[Declined]) -> Message:
    """How many forms there are, and how many of them want a look."""
    doubtful = sum(each.source is Source.DOUBTFUL for each in forms)
    told = n_("{n} form", "{n} forms", len(forms))
    if not doubtful:
        return _("{told}, none of them doubtful", told=told)
    return n_("{told}, {n} of them doubtful", "{told}, {n} of them doubtful", doubtful, told=told)
