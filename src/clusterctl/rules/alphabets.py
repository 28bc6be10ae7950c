"""Letters of two alphabets in one word: they look alike and are not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clusterctl.diagnostics import Severity
from clusterctl.messages import Listing, Message, _, said
from clusterctl.rules import FOLDER, Finding, Findings, rule
from clusterctl.spelling import mixed_script_words

if TYPE_CHECKING:
    from clusterctl.folder import Folder

_LATIN = re.compile(r"[A-Za-z]")


@rule("D010", on=FOLDER, severity=Severity.WARNING)
def words_keep_to_one_alphabet(folder: Folder) -> Findings:
    """A word is written with the letters of one alphabet.

    A Latin “a” in a Cyrillic word looks right and is not: search does not find the word, it is
    declined wrongly, and in an address or a code the letter of the other alphabet makes it another
    one.

    In the bad example the first letter of the word “cтанков” is Latin.

    Bad::

        kind: program
        id: programma
        title: Наладка cтанков  # D010

    Good::

        kind: program
        id: programma
        title: Наладка станков
    """
    for document in folder.documents:
        for route, text in document.texts():
            if text.isascii() or not _LATIN.search(text):
                continue  # most texts: looking for words in them would take most of the time
            mixed = [(text[start:end], meant) for start, end, meant in mixed_script_words(text)]
            if mixed:
                words = tuple(_shown(word, meant) for word, meant in mixed)
                yield Finding(
                    document.at(*route),
                    _("letters of two alphabets in one word: {words}", words=Listing(words)),
                    help=_("write {words}", words=Listing(tuple(said(m) for _word, m in mixed))),
                )


def _shown(word: str, meant: str) -> Message:
    """The word with the letters that are out of place."""
    strange = dict.fromkeys(w for w, m in zip(word, meant, strict=True) if w != m)
    letters = ", ".join(strange)
    if letters.isascii():
        return _("“{word}” (Latin {letters})", word=word, letters=letters)
    return _("“{word}” (Cyrillic {letters})", word=word, letters=letters)
