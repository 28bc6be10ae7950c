"""A built-in template taken over as a Word file: papers made of it say the same."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pytest
from openxml_audit import OpenXmlValidator

from clusterctl import check, resources
from clusterctl.render.checking import checked
from clusterctl.render.filters import FILTERS
from clusterctl.render.forms import FORMS
from clusterctl.render.jobs import documents_of
from clusterctl.render.papers import PAPERS
from clusterctl.templating.ejecting import ejected
from clusterctl.templating.template import compile_text
from clusterctl.templating.word_template import compile_word
from clusterctl.word.properties import Core
from clusterctl.word.text import text_of
from render.region import read

if TYPE_CHECKING:
    from pathlib import Path

    from clusterctl.check import Verdict
    from clusterctl.render.papers import Paper

OWN = FILTERS | FORMS
ALIKE = [paper for paper in PAPERS if paper != "program"]
"""The program's contents are for Word to bring up to date."""


def built_in(paper: Paper) -> str:
    return (resources.templates() / paper.template).read_text(encoding="utf-8")


@cache
def word_file(name: str) -> bytes:
    return ejected(built_in(PAPERS[name]), f"{name}.md.j2", Core(title=name))


@cache
def judged() -> Verdict:
    return check.check(read())


def lines(docx: bytes) -> list[str]:
    """The lines of a paper that say something; cells and lines apart by one space."""
    return [" ".join(line.split()) for line in text_of(docx).split("\n") if line.strip()]


@pytest.mark.parametrize("name", ALIKE)
def test_papers_of_the_word_file_say_what_those_of_the_text_do(name: str) -> None:
    paper, made = PAPERS[name], read()
    text, word = compile_text(built_in(paper), "t", OWN), compile_word(word_file(name), "t", OWN)
    compared = 0
    for cluster in made.ids("cluster"):
        for kind in paper.kinds:
            for document in documents_of(made, kind, cluster):
                found = [judged().findings] if paper.findings else []
                values = paper.values(made, document, *found)

                drawings = paper.drawings(made, document) if paper.drawings else ()

                told = lines(word.render(values, drawings=drawings))

                assert told == lines(text.render(values, drawings=drawings)), document.file
                compared += 1

    assert compared


@pytest.mark.parametrize("name", PAPERS)
def test_the_word_file_is_clean_for_the_check(name: str) -> None:
    assert checked(word_file(name), f"{name}.docx", name) == []
    assert not re.search("[\ue000-\uf8ff\U000f0000-\U0010ffff]", text_of(word_file(name)))


@pytest.mark.parametrize("name", ["agreement", "supplement", "protocol", "notice"])
def test_the_word_file_is_valid_for_word(name: str, tmp_path: Path) -> None:
    file = tmp_path / "t.docx"
    file.write_bytes(word_file(name))

    assert [str(error) for error in OpenXmlValidator().validate(file).errors] == []


def test_a_program_of_the_word_file_differs_by_its_contents_alone() -> None:
    (program,) = read().of("program", "himiya")
    values = PAPERS["program"].values(read(), program)

    told = lines(compile_word(word_file("program"), "t", OWN).render(values))

    expected = lines(compile_text(built_in(PAPERS["program"]), "t", OWN).render(values))
    missing = [line for line in expected if line not in told]
    beginning = next(n for n, line in enumerate(expected) if line.startswith("Таблица 1 "))
    assert told[-(len(expected) - beginning) :] == expected[beginning:]
    assert missing == []


def test_the_same_template_is_the_same_file() -> None:
    again = ejected(built_in(PAPERS["notice"]), "notice.md.j2", Core(title="notice"))

    assert again == word_file("notice")


@pytest.mark.parametrize(
    ("body", "tag"),
    [
        ("{{ a }}.", "{{ a | stopped }}"),
        ('{{ a or "x" }}.', '{{ (a or "x") | stopped }}'),
        ("{{ a | upper }}.", "{{ a | upper | stopped }}"),
        ("{% if a %}{{ a }}{% endif %}", "{%p if a %}\n{{ a }}\n{%p endif %}"),
        ("да {% if a %}{{ a }}{% endif %}", "да {% if a %}{{ a }}{% endif %}"),
        ("{% if a %}x{% else %}y{% endif %}", "{% if a %}x{% else %}y{% endif %}"),
        (
            "{% for x in a %}\n- {{ x }}\n{% endfor %}",
            "{%p for x in a %}\n– {{ x }}\n{%p endfor %}",
        ),
        (
            "| А |\n|---|\n{% for x in a %}\n| {{ x }} |\n{% endfor %}",
            "А\n{%tr for x in a %}\n{{ x }}\n{%tr endfor %}",
        ),
        (
            "| А |{% for x in a %} {{ x }} |{% endfor %}\n|---|{% for x in a %}---|{% endfor %}\n",
            "А\t{%tc for x in a %}\t{{ x }}\t{%tc endfor %}",
        ),
        ("{ a } &amp; <b>", "{ a } & <b>"),
    ],
)
def test_tags_stand_where_word_users_put_them(body: str, tag: str) -> None:
    assert text_of(ejected(body, "t", Core())).rstrip("\n") == tag
