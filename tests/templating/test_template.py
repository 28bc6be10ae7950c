from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clusterctl.templating import template as templates
from clusterctl.templating.errors import RenderError
from clusterctl.templating.template import compile_text
from clusterctl.word.text import text_of
from templating.papers import found, paper, part, refusal
from templating.sample import values

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

TEMPLATES = Path(__file__).parent / "templates"


def test_the_sample_agreement_reads_as_it_should(golden: Callable[[str, str], None]) -> None:
    text = (TEMPLATES / "agreement.md.j2").read_text(encoding="utf-8")

    golden("render/agreement.txt", text_of(compile_text(text, "agreement.md.j2").render(values())))


FRAGMENTS = [
    *(
        "# А",
        "## #. Б",
        "#. [#м] в",
        "#.#. г",
        "#) д",
        "  - е",
        "#а) ё",
        "текст",
        "[#м]",
        "**",
        "*",
    ),
    *(
        "| а | б |",
        "|---|:-:|",
        "| а || б |",
        "| ^^ | в |",
        "|",
        "||",
        "Таблица # — И",
        "<br>",
        "\\",
    ),
    *("{{ x }}", "{{ y }}.", "{% if x %}", "{% else %}", "{% endif %}", "{% for y in xs %}"),
    *("{% endfor %}", "{% set y = x %}", "{{ xs }}", "{# з #}", "{{", "%}", "}", "{", "&amp;", "<"),
    *("::: center", "::: keep", "::: landscape", "::: appendix", "::: signatures", "::: party"),
    *("::: table plain", "::: columns 1 2", "::: column", "::: contents С", "::: gap", ":::"),
    *("::: pagebreak", "Приложение № #", "\n", "\n", "\n", "\n\n", " ", "---\npage: letter\n---\n"),
]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=25))
def test_any_text_makes_a_paper_or_is_refused_with_a_place(fragments: list[str]) -> None:
    text = "".join(fragments)
    refused = 0
    docx = b""
    try:
        docx = paper(text, x="1 & 2", y="", xs=["а", "б"])
    except RenderError as error:
        refused = error.place.line

    assert refused <= text.count("\n") + 2
    if not refused:
        body = part(docx)[0]
        assert body[-1].tag.endswith("}sectPr")
        assert [e.tag for e in body.iter() if "clusterctl" in str(e.tag)] == []
        assert all(cell[-1].tag.endswith("}p") for cell in found(docx, "//w:tc"))


def test_a_template_is_read_once() -> None:
    assert compile_text("текст", "t") is compile_text("текст", "t")
    assert compile_text("текст", "t") is not compile_text("текст", "u")


def test_line_ends_of_windows_make_the_same_paper() -> None:
    text = "# А\n\n{% if x %}\n| б |\n|--|\n{% endif %}\nв\n"

    assert paper(text.replace("\n", "\r\n"), x=1) == paper(text, x=1)


def test_a_value_that_got_lost_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def careless(body: _Element, *_rest: object) -> None:
        body.remove(body[1])

    monkeypatch.setattr(templates, "lay_out", careless)

    told = refusal(lambda: paper("{{ a }}\n\n{{ b }}\n\n{{ a }}", a="один", b="два"))

    assert told[2] == "значение «два» напечатано, но в документе его нет"


def test_an_error_reads_well_in_a_traceback() -> None:
    with pytest.raises(RenderError) as caught:
        paper("а\n\n{{ x.y }}", x={})

    assert str(caught.value) == "t.md.j2:3:1: {{ x.y }}: there is no “y” among the values"
