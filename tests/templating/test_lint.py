"""Templates checked without values: each slip is found at its tag, and nothing else is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from clusterctl.templating.lint import CODES, lint_text
from clusterctl.templating.lint.shapes import (
    DECIMAL,
    FLAG,
    NUMBER,
    TEXT,
    Kind,
    Shape,
    listed,
    mapping,
)
from clusterctl.templating.lint.signatures import Signature, takes

if TYPE_CHECKING:
    from collections.abc import Callable

DATE = Shape(Kind.DATE)
PERSON = mapping({"name": TEXT.perhaps, "position": TEXT.perhaps})
VALUES = {
    "title": TEXT,
    "subject": TEXT.perhaps,
    "day": DATE.perhaps,
    "count": NUMBER,
    "rate": DECIMAL.perhaps,
    "signed": FLAG,
    "change": Shape(Kind.TEXT, choices=("accession", "exclusion")),
    "head": PERSON,
    "order": mapping({"number": TEXT.perhaps, "date": DATE.perhaps}).perhaps,
    "parties": listed(mapping({"name": TEXT, "inn": TEXT.perhaps, "head": PERSON})),
    "by_code": Shape(Kind.MAPPING, item=listed(TEXT)),
    "guest": mapping({"name": TEXT, "dative": replace(PERSON, missing=True)}),
}


def name_in(person: object, case: str = "genitive") -> str:
    return f"{person}{case}"


def long(day: object) -> str:
    return str(day)


FILTERS: dict[str, Callable[..., object]] = {"name_in": name_in, "long": long}
SIGNATURES = {
    "name_in": Signature(
        takes(Kind.MAPPING), TEXT, needs=("name",), options={0: ("genitive", "dative")}
    ),
    "long": Signature(takes(Kind.DATE), TEXT, nothing=True),
}


def found(text: str) -> list[tuple[int, int, str, str]]:
    """Line, column, name and message of each finding, in English."""
    told = lint_text(text, "t.md.j2", VALUES, FILTERS, SIGNATURES)
    return [(d.place.line, d.place.column, d.code, d.message.text("en")) for d in told]


def hints(text: str) -> list[str]:
    told = lint_text(text, "t.md.j2", VALUES, FILTERS, SIGNATURES)
    return [d.help.text("en") if d.help else "" for d in told]


CLEAN = {
    "a text": "{{ title }}",
    "a number": "{{ count }} {{ count + 1 }}",
    "what may be nothing, with a line": "{{ subject | blank }} {{ subject | blank(5) }}",
    "what may be nothing, asked first": "{% if subject %}{{ subject }}{% endif %}",
    "asked first, among others": "{% if signed and order %}{{ order.number | blank }}{% endif %}",
    "what there is not": "{% if not order %}нет{% else %}{{ order.date | long }}{% endif %}",
    "neither": "{% if not order or not subject %}{% else %}{{ subject }}{% endif %}",
    "asked by a short name": "{% set o = order %}{% if o %}{{ o.number | blank }}{% endif %}",
    "a value chosen": "{{ subject if subject else title }} {{ subject or title }}",
    "asked in the value": "{{ order.number | blank if order else title }}",
    "not none": "{% if order is not none %}{{ order.date | long }}{% endif %}",
    "compared": '{% if order.number == "5" %}{{ order.number }}{% endif %}'.replace(
        "order.number ==", "head.name =="
    ).replace("{{ order.number }}", "{{ head.name }}"),
    "a loop": "{% for p in parties %}{{ loop.index }} {{ p.name }}{% endfor %}",
    "a loop with a condition": "{% for p in parties if p.inn %}{{ p.inn }}{% endfor %}",
    "a loop that is empty": "{% for p in parties %}{{ p.name }}{% else %}нет{% endfor %}",
    "pairs": "{% for k, v in by_code | items %}{{ k }}{{ v | join }}{% endfor %}",
    "any key": '{{ by_code["x"] | join(", ") }} {{ by_code[title] | first | blank }}',
    "a list sorted": '{% for p in parties | sort(attribute="name") %}{{ p.name }}{% endfor %}',
    "a list filtered": '{{ parties | selectattr("inn") | map(attribute="name") | join }}',
    "a range": "{% for n in range(3) %}{{ n }}{% endfor %}",
    "a name set in branches": "{% if signed %}{% set x = title %}{% else %}{% set x = title %}"
    "{% endif %}{{ x }}",
    "a value of a known list": '{% if change == "accession" %}да{% endif %}',
    "one of several": '{% if change in ["accession", "exclusion"] %}да{% endif %}',
    "a filter for its mapping": '{{ head | name_in("dative") }}',
    "what need not be there": "{% if guest.dative is defined %}{{ guest.dative.name | blank }}"
    "{% endif %}",
    "texts together": '{{ "№" ~ title ~ count }} {{ title + title }}',
    "a comment": "{# {{ nothing }} #}{{ title }}",
    "braces of a text": "{ title } }} {{ '{{' }}",
}


@pytest.mark.parametrize("text", CLEAN.values(), ids=CLEAN)
def test_a_template_that_works_is_clean(text: str) -> None:
    assert found(text) == []


SLIPS = {
    "unknown name": ("{{ titel }}", "unknown-name", "there is no “titel” among the values"),
    "unknown key": ("{{ head.nmae }}", "unknown-field", "“head” has no “nmae”"),
    "unknown key in a loop": (
        "{% for p in parties %}{{ p.kpp | blank }}{% endfor %}",
        "unknown-field", "“p” has no “kpp”",
    ),
    "unknown key by a short name": (
        "{% set h = head %}{{ h.age }}", "unknown-field", "“h” has no “age”",
    ),
    "unknown key through filters": (
        "{% for p in parties | sort | reverse %}{{ p.kpp }}{% endfor %}",
        "unknown-field", "“p” has no “kpp”",
    ),
    "unknown key of the first": (
        "{% set p = parties | first %}{% if p %}{{ p.kpp }}{% endif %}",
        "unknown-field", "“p” has no “kpp”",
    ),
    "unknown key in a branch never taken": (
        "{% if false %}{{ head.age }}{% endif %}", "unknown-field", "“head” has no “age”",
    ),
    "unknown key in a condition": (
        "{% if head.age %}x{% endif %}", "unknown-field", "“head” has no “age”",
    ),
    "unknown key of a filter": (
        '{{ parties | map(attribute="name") | join }}{{ parties | join(", ", "kpp") }}',
        "unknown-field", "“parties” has no “kpp”",
    ),
    "unknown in a loop's own": (
        "{% for p in parties %}{{ loop.indx }}{% endfor %}",
        "unknown-field", "“loop” has no “indx”",
    ),
    "key of a list": ("{{ parties.name }}", "unknown-field",
                      "“parties” is a list and has no “name”"),
    "key of a text": ("{{ title.name }}", "unknown-field", "“title” is a text and has no “name”"),
    "a loop's name after it": (
        "{% for p in parties %}{% endfor %}{{ p }}",
        "unknown-name", "there is no “p” among the values",
    ),
    "unknown filter": ("{{ title | uper }}", "unknown-filter", "there is no filter “uper”"),
    "unknown test": ("{% if title is odd_one %}x{% endif %}", "unknown-test",
                     "there is no test “odd_one”"),
    "too many arguments": ("{{ title | upper(1) }}", "arguments", "“| upper” takes no arguments"),
    "too many of some": ("{{ title | blank(1, 2) }}", "arguments",
                         "“| blank” takes 1 argument at most, and has 2"),
    "too few": ("{{ parties | batch | length }}", "arguments",
                "“| batch” needs 1 argument, and has 0"),
    "no such argument": ("{{ title | blank(widht=3) }}", "arguments",
                         "“| blank” has no argument “widht”"),
    "no such case": ('{{ head | name_in("genetive") }}', "arguments",
                     "“| name_in” takes genitive, dative, not “genetive”"),
    "a filter for another sort": ("{{ title | long }}", "wrong-value",
                                  "“| long” is not for “title”: that is a text"),
    "a filter for another mapping": ("{{ by_code | first }}", "wrong-value",
                                     "“| first” is not for “by_code”: that is a value with keys"),
    "a filter that needs a key": ("{% if order %}{{ order | name_in }}{% endif %}", "wrong-value",
                                  "“| name_in” needs a value with “name”, and “order” has none"),
    "a loop over no list": ("{% for x in title %}{% endfor %}", "not-a-list",
                            "a loop needs a list, and this is a text"),
    "a loop over a mapping": ("{% for x in head %}{% endfor %}", "not-a-list",
                              "a loop needs a list, and this is a value with keys"),
    "a mapping printed": ("{{ head }}", "not-printable",
                          "“head” is a value with keys: that can't be printed as it is"),
    "a list printed": ("{{ parties }}", "not-printable",
                       "“parties” is a list: that can't be printed as it is"),
    "a date printed": ("{% if day %}{{ day }}{% endif %}", "not-printable",
                       "“day” is a date: that can't be printed as it is"),
    "a flag printed": ("{{ signed }}", "not-printable",
                       "“signed” is a “yes” or a “no”: that can't be printed as it is"),
    "a list put together": ('{{ "№" ~ parties }}', "not-printable",
                            "“parties” is a list: that can't be printed as it is"),
    "what may be nothing": ("{{ subject }}", "may-be-empty", "“subject” may be empty in a draft"),
    "what may be nothing, through a filter": (
        "{{ subject | upper }}", "may-be-empty", "“subject” may be empty in a draft"),
    "below what may be nothing": ("{{ order.number | blank }}", "may-be-empty",
                                  "“order” may be empty in a draft"),
    "asked in the other branch": (
        "{% if order %}{% else %}{{ order.number | blank }}{% endif %}",
        "may-be-empty", "“order” may be empty in a draft"),
    "asked only by one": (
        "{% if signed or order %}{{ order.number | blank }}{% endif %}",
        "may-be-empty", "“order” may be empty in a draft"),
    "a sum of what may be nothing": ("{% if rate + 1 %}x{% endif %}", "may-be-empty",
                                     "“rate” may be empty in a draft"),
    "chosen without another": ("{{ title if signed }}", "may-be-empty",
                               "“title if signed” may be empty in a draft"),
    "set to it in one branch": (
        "{% if signed %}{% set x = title %}{% else %}{% set x = subject %}{% endif %}{{ x }}",
        "may-be-empty", "“x” may be empty in a draft"),
    "not always a key": ("{{ guest.dative.name | blank }}", "may-be-empty",
                         "“guest.dative” is not always there"),
    "never so": ('{% if change == "accesion" %}x{% endif %}', "never-equal",
                 "“change” is never “accesion”"),
    "a text and a number": ("{{ title + 1 }}", "wrong-value",
                            "“+” is not for a whole number, a text"),
    "a call": ("{{ title.upper() }}", "not-allowed", "templates call nothing but range()"),
    "a hidden attribute": ("{{ head.__class__ }}", "not-allowed",
                           "“__class__” is not for templates"),
    "an empty tag": ("{{ }}", "syntax", "{{  }} can't be read: a value is missing"),
    "half a value": ("{{ title | }}", "syntax", "{{ title | }} can't be read: "),
    "a tag not closed": ("{{ title", "syntax", "“{{” is opened and not closed by “}}”"),
    "an unknown tag": ("{% fr p in parties %}", "syntax", "“fr” is none of the tags "),
    "a loop not closed": ("{% for p in parties %}\n\n{{ p.name }}", "unpaired-tag",
                          "{% for p in parties %} has no “endfor” here"),
    "an end of nothing": ("{{ title }}{% endif %}", "unpaired-tag",
                          "{% endif %} ends nothing here"),
    "an else of nothing": ("{% else %}", "unpaired-tag", "{% else %} ends nothing here"),
    "an unknown setting": ("---\npaje: letter\n---\n", "misplaced",
                           "the template can't set “paje”"),
    "loops too deep": ("{% for p in parties %}" * 30 + "x" + "{% endfor %}" * 30, "misplaced", ""),
    "an unknown box": ("::: centre\n:::\n", "misplaced", "there is no box “::: centre”"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "code", "message"), SLIPS.values(), ids=SLIPS)
def test_a_slip_is_found_and_named(text: str, code: str, message: str) -> None:
    told = found(text)

    assert any(c == code and m.startswith(message) for _line, _column, c, m in told), told
    assert {c for *_at, c, _m in told} <= CODES.keys()


ALONE = {name: slip for name, slip in SLIPS.items() if name != "a hidden attribute"}
"""A hidden attribute is no key either."""


@pytest.mark.parametrize(("text", "code", "message"), ALONE.values(), ids=ALONE)
def test_one_slip_is_one_finding(text: str, code: str, message: str) -> None:
    assert len(found(text)) == 1, (found(text), code, message)


def test_all_slips_are_told_at_once_in_the_order_of_the_text() -> None:
    text = "# {{ titel }}\n\n{% for p in partis %}\n{{ p.name }}\n{% endfor %}\n\n{{ head }} {{ 5 +"

    told = found(text)

    assert [(line, column, code) for line, column, code, _message in told] == [
        (1, 3, "unknown-name"),
        (3, 1, "unknown-name"),
        (7, 1, "not-printable"),
        (7, 12, "syntax"),
    ]


def test_a_broken_loop_brings_no_false_findings_about_its_names() -> None:
    told = found("{% for p in parties | %}\n{{ p.whatever }}\n{% endfor %}")

    assert [code for *_at, code, _message in told] == ["syntax"]


def test_of_tags_that_cross_the_one_without_an_end_is_told() -> None:
    told = found("{% for p in parties %}\n\n{% if p.inn %}\n\n{{ p.inn }}\n\n{% endfor %}")

    assert (3, 1, "unpaired-tag", "{% if p.inn %} has no “endif” here") in told
    assert "unknown-name" not in {code for *_at, code, _message in told}


def test_an_unknown_tag_brings_no_false_findings_about_its_end() -> None:
    told = found("{% fro p in parties %}\n\nтекст\n\n{% endfor %}")

    assert [code for *_at, code, _message in told] == ["syntax"]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("{{ titel }}", "did you mean “title”?"),
        ("{{ head.nmae }}", "did you mean “name”?"),
        ("{{ Title }}", "did you mean “title”?"),
        ("{{ ешеду }}", "did you mean “title”?"),  # typed with the Russian layout
        ("{{ title | uper }}", "did you mean “upper”?"),
        ('{% if change == "accesion" %}x{% endif %}', "did you mean “accession”?"),
        ('{{ head | name_in("genetive") }}', "did you mean “genitive”?"),
        ("{% if day %}{{ day }}{% endif %}", "a filter writes it: | long"),
        ("{{ order | name_in }}", "“| blank” before “| name_in”, or “{% if … %}” around it"),
    ],
)
def test_what_was_meant_is_told(text: str, hint: str) -> None:
    assert hint in hints(text)


def test_hostile_templates_end_soon() -> None:
    for text in ("{{" * 5000, "{%" * 5000, "{% if 1 %}" * 300, "{{ " + "(" * 400 + " }}"):
        assert found(text)
    assert found("{{ 1" + "+1" * 3000 + " }}")
