"""What templates may say and what they may not, whatever the values are."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from templating.papers import paper, refusal, said

UNEXPECTED = "expected token 'end of print statement', got 'name'"  # Jinja's own words
PARTY = {"name": "ООО «Пример»", "items": "поле", "_id": "скрытое", "format": "поле"}


def run(template: str) -> str:
    values = {"party": PARTY, "numbers": [3, 1, 2], "empty": None, "day": date(2026, 9, 15)}
    return "\n".join(said(template, **values))


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{{ party.name }}", "ООО «Пример»"),
        ("{{ party['name'] | upper }}", "ООО «ПРИМЕР»"),
        ("{{ party.items }}", "поле"),
        ("{{ numbers | sort | join(', ') }}", "1, 2, 3"),
        ("{{ numbers[0] + numbers | length }}", "6"),
        ("{{ 'а' ~ numbers[1] }}", "а1"),
        ("{{ 'да' if party.inn is defined else 'нет' }}", "нет"),
        ("{{ party.inn | default('не указан') }}", "не указан"),
        ("{% for n in numbers %}{{ loop.index }}:{{ n }} {% endfor %}!", "1:3 2:1 3:2 !"),
        ("{% for n in range(2) %}{{ n }}{% endfor %}", "01"),
        ("{% set name = party.name | lower %}{{ name }}", "ооо «пример»"),
        ("{% for k, v in {'а': 1} | items %}{{ k }}{{ v }}{% endfor %}", "а1"),
        ("{{ empty | blank(4) }}", "____"),
        ("{{ 'есть' | blank }}", "есть"),
    ],
)
def test_templates_choose_and_print(template: str, text: str) -> None:
    assert run(template) == text


@pytest.mark.parametrize(
    ("tag", "message", "hint"),
    [
        ("party.nmae", "{{ party.nmae }}: среди значений нет «nmae»", "может быть, «name»?"),
        ("partty.name", "{{ partty.name }}: среди значений нет «partty»", "может быть, «party»?"),
        ("numbers[7]", "{{ numbers[7] }}: среди значений нет «7»", ""),
        ("empty.name", "{{ empty.name }}: среди значений нет «name»", ""),
        ("party.name | uper", "нет фильтра «uper»", "может быть, «upper»?"),
        ("party is maping", "нет проверки «maping»", "может быть, «mapping»?"),
        (
            "party.name name",
            "тег {{ party.name name }} не читается: " + UNEXPECTED,
            "",
        ),
        (
            "empty",
            "{{ empty }}: значения нет, печатать нечего",
            "«| blank» печатает линию для заполнения от руки, «{% if … %}» пропускает это место",
        ),
        (
            "day",
            "{{ day }}: значение типа date не печатается как есть",
            "как его написать, говорит фильтр: «| …»",
        ),
    ],
)
def test_a_mistake_is_told_with_its_place_and_remedy(tag: str, message: str, hint: str) -> None:
    told = refusal(lambda: run(f"текст\n\n**до** {{{{ {tag} }}}}"))

    assert told == (3, 8, message, hint)


@pytest.mark.parametrize(
    "tag",
    [
        *("''.__class__", "party.__class__", "party._id", "party.format", "numbers.append"),
        *("party.name.upper()", "lipsum()", "cycler('a')", "joiner()", "namespace()", "dict()"),
        *("self", "self._TemplateReference__context", "range.__globals__", "numbers.sort()"),
        *("party | attr('name')", "'%s' | format('a')", "'a' | center(99)", "party | pprint"),
        *("party | tojson", "'a' | safe", "'a' | indent", "'a' | wordwrap", "party | xmlattr"),
        *("'a' * 2000000000", "'%2000000000d' % 1", "2 ** 100000", "[1] * 100000000", "1 / 3"),
        *("10 * 99999999999999999999999999999999", "range(10000000) | list", "'a' < 1"),
        *("numbers | map('attr', '__class__') | list", "numbers | map('no_such') | list"),
        *("party", "numbers", "party.name == 1", "day", "1.5", "loop", "range"),
    ],
)
def test_what_could_harm_or_surprise_is_refused(tag: str) -> None:
    line, column, message, _hint = refusal(lambda: run(f"{{{{ {tag} }}}}"))

    assert (line, column) == (1, 1)
    assert message


def test_nested_loops_over_nothing_do_not_keep_the_machine_busy() -> None:
    loops = "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}"

    assert "в циклах больше 200000 повторений" in refusal(lambda: run(loops))[2]


def test_a_text_can_not_be_doubled_without_end() -> None:
    doubled = "{% set a = 'ааааааааааааааа' %}" + "{% set a = a ~ a %}" * 40

    assert "текст длиннее 1000000 знаков" in refusal(lambda: run(doubled + "{{ a }}"))[2]


def test_a_loop_over_a_text_is_refused() -> None:
    told = refusal(lambda: run("{% for c in party.name %}{{ c }}{% endfor %}"))

    assert "циклу нужен список, а значение имеет тип str" in told[2]


@pytest.mark.parametrize("value", [True, 1.5, b"x", object(), Decimal("1.5"), [1], {"a": 1}])
def test_only_texts_and_whole_numbers_print_by_themselves(value: Any) -> None:
    told = refusal(lambda: paper("{{ x }}", x=value))

    assert told[2].startswith("{{ x }}: значение типа ")


def test_each_tag_of_a_paragraph_is_told_apart() -> None:
    template = "{{ a }} {% if b %}{{ c }}{% endif %}, и {{ d }}"

    for name, column in {"a": 1, "b": 9, "c": 19, "d": 41}.items():
        values = {other: "1" for other in "abcd" if other != name}
        told = refusal(lambda values=values: paper(template, **values))  # type: ignore[misc]
        assert told[1] == column
