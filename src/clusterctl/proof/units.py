"""Units that are counted in papers, found by any of their forms: «рабочих дней», «рублям»."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from clusterctl.language import Case, unit
from clusterctl.language.wordlists import table
from clusterctl.proof.numerals import normal
from clusterctl.proof.patterns import spaced

if TYPE_CHECKING:
    from clusterctl.language import Countable

# «пункт 5 приложения», «глава 2 листа»: the number before them counts something else
_AMBIGUOUS: Final = frozenset({"приложение"})

GENITIVE: Final = spaced(
    r"(?<!\w)(?:в течение|не (?:позднее|ранее|менее|более|свыше)|свыше) $", re.IGNORECASE
)
"""What stands right before a number in the genitive."""


@cache
def units() -> dict[str, Countable]:
    """Each countable noun by every form of it, in lower case and without ё."""
    known = (unit(name) for name in table("units") if name not in _AMBIGUOUS)
    return {
        normal(form): noun for noun in known for form in (*noun.singular, *noun.plural, noun.few)
    }


@cache
def pattern() -> str:
    """What any form of any unit looks like, the longest first; with ё or е, any space."""
    forms = sorted(units(), key=len, reverse=True)
    told = "|".join(re.escape(form).replace(r"\ ", r"[ \u00a0]+") for form in forms)
    return rf"(?:{told.replace('е', '[её]')})(?![\w-])"


@cache
def unit_words() -> frozenset[str]:
    """Every single word of a unit's forms."""
    return frozenset(word for form in units() for word in form.split())


def fitting(noun: Countable, n: int) -> dict[str, Case]:
    """The forms the noun may have beside the number, each with its first case."""
    found: dict[str, Case] = {}
    for case in Case:
        found.setdefault(normal(noun.form(n, case)), case)
    return found
