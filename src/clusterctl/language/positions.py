"""Positions in any case: the head and its adjectives decline, dependent words stay."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from clusterctl.language.grammar import Case, Form
from clusterctl.language.phrases import Manner, heads_of, phrase_of, replaced
from clusterctl.language.wordlists import table
from clusterctl.messages import _

_MANNER: Final = Manner(
    kinds=("person",),
    substantive="substantive",
    joints=frozenset({"—", "–", "-", "и"}),
    joining_signs=",;(/",
)


@lru_cache(maxsize=1024)  # a folder's papers name the same few again and again
def decline_position(position: str, case: Case) -> Form:
    """The position in that case; one led by «врио» or «и.о.» is the same in all cases.

    Doubtful when the head word is of no dictionary and of no usual formation.
    """
    if case is Case.NOMINATIVE or not position.strip() or _acting().match(position):
        return Form(position)
    phrase = phrase_of(position)
    heads = heads_of(phrase, _MANNER)
    forms = {index: form for head in heads for index, form in head.forms(case).items()}
    text = str(replaced(phrase, forms))
    if heads and all(head.sure for head in heads):
        return Form(text)
    return Form(text, _("the main word of the position “{position}” is a guess", position=position))


@cache
def _acting() -> re.Pattern[str]:
    """Abbreviations after which a position is in the genitive already."""
    known = "|".join(re.escape(word) for word in table("words")["acting"])
    return re.compile(rf"\s*(?:{known})(?!\w)", re.IGNORECASE)
