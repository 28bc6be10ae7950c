"""The lists to choose from: a sheet of their own, and the rules of cells that refer to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from xlsxwriter.utility import xl_col_to_name

from clusterctl.exchange.explained import explained
from clusterctl.exchange.kinds import CHOSEN, EXPECTED, NUMBERS, Kind, is_list, kind_of
from clusterctl.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clusterctl.exchange.lexicon import Lexicon
    from clusterctl.exchange.looks import Looks
    from clusterctl.schema import Field

NAME: Final = _("Lists")
_HEAD: Final = 1
_MESSAGE: Final = 255
_WIDEST: Final = 70
_TITLE: Final = 32
_DAY_ONE: Final = date(1990, 1, 1)


@dataclass(slots=True)
class Lists:
    """The columns of the sheet, each with a heading and its names."""

    lexicon: Lexicon
    years: Sequence[int]
    own_professions: Sequence[tuple[str, str]]
    ids: dict[str, Sequence[tuple[str, str]]]
    _columns: list[tuple[str, list[str], list[str]]] = field(default_factory=list)
    _known: dict[Any, str] = field(default_factory=dict)

    def rule(self, described: Field) -> dict[str, Any]:
        """The rule of a field's cells: from a list, a kind of number, or just what to write."""
        kind = kind_of(described)
        rule = self._rule(described, kind)
        loose = is_list(described) or kind in (Kind.PROFESSION, Kind.YEAR)
        title = described.title[:_TITLE]
        said = explained(described)
        rule |= {"ignore_blank": True, "input_title": title, "input_message": _cut(said)}
        if is_list(described) or rule["validate"] == "any":
            return rule | {"show_error": False}
        expected = _("Expected here: {what}", what=EXPECTED[kind]).text("ru")
        return rule | {
            "error_title": title,
            "error_message": _cut(expected),
            "error_type": "warning" if loose else "stop",
        }

    def _rule(self, described: Field, kind: Kind) -> dict[str, Any]:
        if names := self._source(described, kind):
            return {"validate": "list", "source": names}
        if is_list(described) or kind not in (*NUMBERS, Kind.DATE):
            return {"validate": "any"}
        if kind is Kind.DATE:
            return {"validate": "date", "criteria": ">=", "value": _DAY_ONE}
        whole = kind in (Kind.INTEGER, Kind.YEAR)
        least = 0 if kind is not Kind.NUMBER else -(10**15)
        return {"validate": "integer" if whole else "decimal", "criteria": ">=", "value": least}

    def _source(self, described: Field, kind: Kind) -> str:
        """The range of names that a field's cells choose from; "" where there is no list."""
        if kind is Kind.YEAR:
            return self._put("years", _("Years").text("ru"), [(str(y), "") for y in self.years])
        if kind is Kind.PROFESSION:
            return self._put("professions", _("Professions").text("ru"), self.own_professions)
        if described.key in self.ids or (described.item and described.key in self.ids):
            title = _("Indicators and activities").text("ru")
            return self._put(described.key, title, self.ids[described.key])
        if kind not in CHOSEN:
            return ""
        names = self.lexicon.names(described)
        return self._put(
            tuple(names.shown.items()),
            _("Organisations").text("ru") if kind is Kind.ORGANIZATION else described.title,
            [(name, self._more(described, value)) for value, name in names.shown.items()],
        )

    def _more(self, described: Field, value: Any) -> str:
        """What a choice means, where its name alone doesn't tell."""
        title = (described.item or described).choices.get(value, "")
        return title if str(value)[:1].isdigit() else ""

    def _put(self, key: Any, title: str, rows: Sequence[tuple[str, str]]) -> str:
        if not rows:
            return ""
        if key not in self._known:
            column = xl_col_to_name(2 * len(self._columns))
            last = _HEAD + len(rows)
            self._known[key] = f"='{NAME.text('ru')}'!${column}${_HEAD + 1}:${column}${last}"
            self._columns.append((title, [row[0] for row in rows], [row[1] for row in rows]))
        return self._known[key]

    def write(self, sheet: Any, looks: Looks) -> None:
        """Write the sheet with all lists that were asked for."""
        for number, (title, names, more) in enumerate(self._columns):
            at = 2 * number
            sheet.write_string(0, at, title, looks.style("header"))
            sheet.write_blank(0, at + 1, None, looks.style("header"))
            for row, (name, told) in enumerate(zip(names, more, strict=True), 1):
                if name.isdigit():  # a list of texts would refuse the number that is typed
                    sheet.write_number(row, at, int(name), looks.style("bare"))
                else:
                    sheet.write_string(row, at, name, looks.style("bare"))
                sheet.write_string(row, at + 1, told, looks.style("bare"))
            sheet.set_column(at, at, _wide((title, *names)), looks.style("bare"))
            sheet.set_column(at + 1, at + 1, _wide(more), looks.style("bare"))
        sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)


def _wide(texts: Sequence[str]) -> int:
    """How wide a column of these texts is."""
    return min(_WIDEST, 3 + max(map(len, texts), default=0))


def _cut(text: str) -> str:
    """A text as long as Excel shows beside a cell."""
    return text if len(text) <= _MESSAGE else text[: _MESSAGE - 1].rsplit(" ", 1)[0] + "…"
