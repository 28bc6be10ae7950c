"""What is found in a sentence, and in which sentences nothing is: the spots marked, by code.

Most sentences are right, and tricky: a proof-reader who cries wolf is not read.
"""

from __future__ import annotations

import pytest

from clusterctl.proof import proof
from clusterctl.proof.reading import of_plain
from sentences import ROWS


def found(text: str, name: str = "paper.txt") -> list[str]:
    """What is found in a text: each code with the spot it marks."""
    read = of_plain(text, name)
    return [
        f"{d.code}:{read.lines[d.place.line - 1].text[d.place.column - 1 : d.place.end_column - 1]}"
        for d in proof(read)
    ]


@pytest.mark.parametrize(("before", "sentence", "expected"), ROWS, ids=[r[1][:60] for r in ROWS])
def test_a_sentence_has_these_findings_and_no_others(
    before: str, sentence: str, expected: str
) -> None:
    assert ",".join(found(before + sentence)) == expected


def test_the_table_is_large_and_most_of_it_stays_silent() -> None:
    silent = [row for row in ROWS if not row[2]]

    assert len(ROWS) >= 150
    assert len(silent) > len(ROWS) / 2
