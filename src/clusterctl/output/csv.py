"""Tables as CSV that a double click opens in a spreadsheet: columns apart, letters right."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from typing import TYPE_CHECKING

from clusterctl.messages import told as said

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from clusterctl.messages import Language

BOM = "\ufeff"
"""What tells a spreadsheet that the text is UTF-8."""

_SEPARATORS = {"ru": ";", "en": ","}
_FORMULA = tuple("=+-@＝＋－＠\t\r\n\0")  # the wide forms start a formula in East Asian editions


def told(heads: Sequence[str], rows: Iterable[Sequence[object]], language: Language) -> str:
    """The table with its heads; the separator is the one that spreadsheets of the language expect.

    A text that a spreadsheet would run as a formula gets an apostrophe in front.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=_SEPARATORS[language], lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows([_cell(value, language) for value in row] for row in rows)
    return BOM + out.getvalue()


def _cell(value: object, language: Language) -> str:
    if value is None:
        return ""
    text = said(value, language)
    is_number = isinstance(value, int | Decimal)  # a minus in front of it is no formula
    return f"'{text}" if text.startswith(_FORMULA) and not is_number else text
