"""The layout changes and nothing else, and there is one layout for a document."""

from __future__ import annotations

from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clusterctl import layout, schema, source
from clusterctl.formatting import formatted, remarks, tree
from formatting.layouts import Layouter
from schemas.corpus import examples, own

if TYPE_CHECKING:
    from clusterctl.source import Source

DOCUMENTS = {**own(), **examples()}
SMALL = sorted(name for name, document in DOCUMENTS.items() if len(document.text) < 9000)


def read(text: str) -> Source:
    return source.read("x.yaml", text.encode())


def comments(document: Source) -> list[str]:
    root, tokens = tree.grown(document, None)
    remarks.place(document.text, root, tokens)
    return sorted(remarks.every(root))


def plain(value: Any) -> Any:
    """The value with numbers that JSON can write."""
    match value:
        case dict():
            return {key: plain(item) for key, item in value.items()}
        case list():
            return [plain(item) for item in value]
        case Decimal():
            return float(value)
        case _:
            return value


texts = st.one_of(
    st.text(alphabet="аб #:-'\"\\,[]{}?!*&%@`|>~.0123456789eyno=<\n\t\u00a0é", max_size=30),
    st.lists(
        st.sampled_from(("кластер", "в", "и", "колледж", "15.02.16", "№", "—")), max_size=40
    ).map(" ".join),
    st.sampled_from(("yes", "no", "null", "12:30", "0712", "1e5", "2026-09-15", "22а", "---", "")),
)
singles = st.one_of(texts, st.integers(-9, 9999), st.booleans(), st.none())
values = st.recursive(
    singles, lambda v: st.one_of(st.lists(v, max_size=4), st.dictionaries(texts, v, max_size=4))
)


def check(value: dict[str, Any], random: Random) -> None:
    layouter = Layouter(random)
    document = read(layouter.document(value))
    if document.findings or document.value != value:
        return  # the layouter wrote something else: a text with characters that none may have

    text = formatted(document, None)

    again = read(text)
    assert again.value == value
    assert comments(again) == sorted(layouter.comments)
    assert formatted(again, None) == text
    assert all(line == line.rstrip() for line in text.split("\n"))
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


@given(value=st.dictionaries(texts, values, min_size=1, max_size=4), seed=st.integers())
@settings(max_examples=120, deadline=None)
def test_any_layout_keeps_values_and_comments(value: dict[str, Any], seed: int) -> None:
    check(value, Random(seed))


@given(name=st.sampled_from(SMALL), seed=st.integers())
@settings(max_examples=40, deadline=None)
def test_any_layout_of_a_real_document_keeps_values_and_comments(name: str, seed: int) -> None:
    check(plain(DOCUMENTS[name].value), Random(seed))


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)
def test_real_documents_keep_values_and_comments_and_stay_as_they_are(document: Source) -> None:
    kind = document.value.get("kind")
    kind = kind if kind in layout.PATTERNS else None

    text = formatted(document, kind)

    again = source.read(document.file, text.encode())
    assert again.value == document.value
    assert comments(again) == comments(document)
    assert formatted(again, kind) == text
    assert (
        [d.code for d in schema.problems(kind, again)]
        == [d.code for d in schema.problems(kind, document)]
        if kind
        else True
    )
