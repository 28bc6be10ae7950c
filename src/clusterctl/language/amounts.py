"""Amounts as contracts write them: in figures, in words, with their unit."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from clusterctl.language.grammar import NBSP, Case
from clusterctl.language.numbers import number
from clusterctl.language.numerals import Countable, countable, in_words
from clusterctl.language.wordlists import table


@cache
def unit(name: str) -> Countable:
    """The unit of the table by its nominative: «рабочий день», «экземпляр».

    Raises KeyError for a unit the table does not have.
    """
    return countable(table("units")[name])


def counted_in_words(n: int, of: Countable | str, case: Case = Case.NOMINATIVE) -> str:
    """«30 (тридцать) рабочих дней»; in the genitive «30 (тридцати) рабочих дней».

    The unit is a name of the table or any countable noun.
    """
    counted = unit(of) if isinstance(of, str) else of
    words = in_words(n, counted.gender, case)
    return f"{number(n)}{NBSP}({words}) {counted.form(n, case)}"


def money_in_words(amount: Decimal | int, case: Case = Case.NOMINATIVE) -> str:
    """«1 234,56 (одна тысяча двести тридцать четыре) рубля 56 копеек», a debt with a minus.

    Raises ValueError for parts of a kopeck.
    """
    kopecks = Decimal(amount) * 100
    if kopecks != int(kopecks):
        raise ValueError(amount)
    roubles, rest = divmod(abs(int(kopecks)), 100)
    signed = -roubles if amount < 0 else roubles
    figures = number(Decimal(amount).quantize(Decimal("0.01")))
    words = (
        in_words(signed, case=case) if signed or amount >= 0 else f"минус {in_words(0, case=case)}"
    )
    whole = unit("рубль").form(roubles, case)
    return f"{figures} ({words}) {whole} {rest:02d}{NBSP}{unit('копейка').form(rest, case)}"
