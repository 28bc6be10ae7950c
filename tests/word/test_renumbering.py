"""Numbers that fields show after clauses and tables were left out or repeated."""

from __future__ import annotations

import pytest

from clusterctl.templating.ejecting import ejected
from clusterctl.templating.template import compile_text
from clusterctl.word.ooxml import parsed, w
from clusterctl.word.opening import opened
from clusterctl.word.package import DOCUMENT
from clusterctl.word.properties import Core
from clusterctl.word.renumbering import renumber

CLAUSES = """
## #. Предмет

#.#. Первый.

#.#. Второй.

#.#. [#третий] Третий.

Таблица # [#первая] — Раз

| А |
|---|
| 1 |

Таблица # [#вторая] — Два

| А |
|---|
| 1 |

Смотри пункт [#третий] и таблицу [#вторая].
"""


def made(*left_out: str) -> tuple[str, str]:
    """What references show before and after, where paragraphs with such texts were left out."""
    parts = opened(compile_text(CLAUSES, "t").render({}), "t.docx")
    body = parsed(parts[DOCUMENT])
    for block in list(body.iter(w("p"))):
        text = "".join(each.text or "" for each in block.iter(w("t")))
        if any(word in text for word in left_out) and "Смотри" not in text:
            block.getparent().remove(block)  # type: ignore[union-attr]  # each stands in the body
    before = said(body)
    renumber(body, parts)
    return before, said(body)


def said(body: object) -> str:
    texts = body.iter(w("t"))  # type: ignore[attr-defined]  # an element of lxml
    whole = "".join(each.text or "" for each in texts).replace("\u00a0", " ")
    return whole.rpartition("Смотри")[2].strip()


def test_what_is_right_stays() -> None:
    assert made() == ("пункт 1.3 и таблицу 2.",) * 2


@pytest.mark.parametrize(
    ("left_out", "told"),
    [
        (("Второй",), "пункт 1.2 и таблицу 2."),
        (("Первый", "Второй"), "пункт 1.1 и таблицу 2."),
        (("Раз",), "пункт 1.3 и таблицу 1."),
        (("Третий",), "пункт 1.3 и таблицу 2."),  # there is nothing to name: Word will say so
    ],
)
def test_numbers_follow_what_was_left_out(left_out: tuple[str, ...], told: str) -> None:
    before, after = made(*left_out)

    assert before == "пункт 1.3 и таблицу 2."
    assert after == told


def test_what_is_counted_otherwise_stays_as_it_was() -> None:
    parts = opened(compile_text(CLAUSES, "t").render({}), "t.docx")
    numbering = parts["word/numbering.xml"].replace(b'"decimal"', b'"upperRoman"')
    body = parsed(parts[DOCUMENT])

    renumber(body, {**parts, "word/numbering.xml": numbering})

    assert said(body) == "пункт 1.3 и таблицу 2."


def test_a_taken_over_template_has_the_same_fields() -> None:
    parts = opened(ejected(CLAUSES, "t", Core()), "t.docx")
    body = parsed(parts[DOCUMENT])

    renumber(body, parts)

    assert said(body) == "пункт 1.3 и таблицу 2."
