"""The checks, one module a subject; each takes a text and yields what it finds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from clusterctl.proof.checks import (
    amounts,
    blanks,
    dates,
    doubles,
    initials,
    leftovers,
    letters,
    nouns,
    numbering,
    quotes,
    references,
    requisites,
    review,
    spaces,
    sums,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from clusterctl.diagnostics import Diagnostic
    from clusterctl.proof.text import Text

CHECKS: Final[tuple[Callable[[Text], Iterable[Diagnostic]], ...]] = (
    amounts.check,
    sums.check,
    references.check,
    numbering.check,
    leftovers.check,
    blanks.check,
    dates.check,
    requisites.check,
    quotes.check,
    spaces.check,
    letters.check,
    doubles.check,
    nouns.check,
    initials.check,
    review.check,
)
"""Every check that needs nothing but the text."""
