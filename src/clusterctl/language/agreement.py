"""Participles and adjectives made to agree: именуемое, именуемая, действующего, действующей."""

from __future__ import annotations

from functools import lru_cache

from clusterctl.language.adjectives import adjective
from clusterctl.language.grammar import Case, Gender


@lru_cache(maxsize=1024)  # a paper has one participle for dozens of parties
def agree(
    word: str,
    gender: Gender | None,
    case: Case = Case.NOMINATIVE,
    *,
    animate: bool = True,
) -> str:
    """The participle or adjective, given in the masculine, in that gender and case.

    Without a gender the other endings follow in brackets: «действующего(-ей)».
    A word that is no adjective stays as it is.
    """
    found = adjective(word, animate=animate)
    if found is None:
        return word
    if gender is not None:
        return found.form(case, gender)
    forms = [found.form(case, each) for each in Gender]
    endings = dict.fromkeys(f"-{_ending(form)}" for form in forms[1:] if form != forms[0])
    return f"{forms[0]}({', '.join(endings)})" if endings else forms[0]


def _ending(form: str) -> str:
    return form[-4:] if form.endswith("ся") else form[-2:]
