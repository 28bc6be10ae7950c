"""The regulation is data: cited by paragraph, judged by the edition of the day."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import pytest

from clusterctl import resources, source
from clusterctl.calendar import Calendar, Unit
from clusterctl.errors import ClusterctlError
from clusterctl.regulation import Regulation

if TYPE_CHECKING:
    from clusterctl.regulation.entries import Edition

REGION = Path(__file__).parent / "cases" / "primer-region"
TULA = Regulation.load("tula")
PRIMER = Regulation.load("primer", REGION)
BOTH = pytest.mark.parametrize("regulation", [TULA, PRIMER], ids=lambda r: r.name)

LETTERS = {"4": "абвгдежз", "6": "абвг", "21": "абвгде", "22": "абв", "23": "абв", "24": "абвг"}
SECTIONS = (
    "participants industry_outlook governance education_programs competency_map staff_development "
    "vocational_training dual_and_targeted_training employment_forecast career_support "
    "grant_participation facilities production_complexes promotion indicators schedule_and_funding"
)


def test_every_paragraph_and_subparagraph_of_the_tula_regulation_is_there_once() -> None:
    numbers = [str(n) for n in range(1, 25)]
    lettered = [f"{number}{letter}" for number, letters in LETTERS.items() for letter in letters]

    ids = [p.id for p in TULA.every_paragraph]

    assert sorted(ids) == sorted([*numbers, *lettered, "21г2"])


@pytest.mark.parametrize(
    ("ids", "ru", "en"),
    [
        ("9", "п. 9", "para. 9"),
        ("21а", "пп. „а“ п. 21", "subpara. “а” of para. 21"),
        ("21г2", "второй подпункт „г“ пункта 21", "second subpara. “г” of para. 21"),
        ("4б, 8", "пп. „б“ п. 4, п. 8", "subpara. “б” of para. 4, para. 8"),
        ("3.2", "п. 3.2", "para. 3.2"),
        ("приложение 3", "приложение 3", "приложение 3"),
    ],
)
def test_a_paragraph_is_cited_the_way_lawyers_do(ids: str, ru: str, en: str) -> None:
    assert (TULA.cite(ids, "ru"), TULA.cite(ids, "en")) == (ru, en)


def test_a_reference_names_the_act() -> None:
    assert TULA.refer("8", "ru") == "Положение, п. 8"
    assert PRIMER.refer("3.1", "ru") == "Порядок, п. 3.1"


@pytest.mark.parametrize(
    ("model", "own"),
    [
        ("8", "Порядок, п. 3.1, п. 3.3"),
        ("8, 9", "Порядок, п. 3.1, п. 3.3, п. 3.2"),
        ("13", "Порядок"),
        ("9, 13", "Порядок, п. 3.2"),
    ],
)
def test_a_rule_is_cited_by_the_regions_own_paragraph_or_by_none(model: str, own: str) -> None:
    assert PRIMER.refer(model, "ru") == own


@pytest.mark.parametrize(
    ("key", "days", "unit", "paragraph", "told"),
    [
        (
            "agreement",
            30,
            "calendar",
            "8",
            "30 календарных дней со дня приказа о создании кластера",
        ),
        (
            "inclusion_order",
            30,
            "calendar",
            "8",
            "30 календарных дней со дня получения уведомления",
        ),
        ("agreement_copy", 10, "working", "9", "10 рабочих дней со дня заключения соглашения"),
        (
            *("accession_copy", 3, "working", "9"),
            "3 рабочих дня со дня заключения дополнительного соглашения",
        ),
        (
            *("program_change", 30, "working", "13"),
            "30 рабочих дней со дня подписания протокола председателем совета",
        ),
        (
            *("protocol_copy", 5, "working", "13"),
            "5 рабочих дней со дня подписания протокола председателем совета",
        ),
    ],
)
def test_the_terms_of_the_tula_regulation(
    key: str, days: int, unit: str, paragraph: str, told: str
) -> None:
    term = TULA.term(key)

    assert (term.days, term.unit, term.paragraph) == (days, Unit(unit), paragraph)
    assert term.told.text("ru") == told


def test_a_term_falls_due_by_the_calendar() -> None:
    due = TULA.term("agreement").due(Calendar.federal(), date(2026, 4, 1))

    assert (due.due, due.shifted) == (date(2026, 5, 4), True)


def test_one_working_day_is_told_in_the_singular() -> None:
    tomorrow = PRIMER.term("protocol_copy").told

    assert tomorrow.text("ru") == "1 календарный день со дня подписания"
    assert tomorrow.text("en") == "1 calendar day after the signing"


def test_the_sixteen_sections_stand_in_the_order_of_the_paragraph() -> None:
    sections = TULA.sections_in_force()

    assert " ".join(section.key for section in sections) == SECTIONS
    assert [section.number for section in sections] == list(range(1, 17))
    assert [section.rule for section in sections] == [f"P04-{n}" for n in range(11, 27)]
    assert {s.key for s in sections if s.may_not_apply} == {
        "grant_participation",
        "production_complexes",
    }


def test_the_section_keys_are_those_of_the_program_schema() -> None:
    schema = json.loads((resources.schemas() / "program.schema.json").read_text("utf-8"))

    assert set(schema["properties"]["sections"]["properties"]) == set(SECTIONS.split())


@pytest.mark.parametrize(
    ("day", "days", "says"),
    [
        (date(2020, 1, 1), 5, "Протокол направляют за 5 рабочих дней."),
        (date(2026, 12, 31), 5, "Протокол направляют за 5 рабочих дней."),
        (date(2027, 1, 1), 1, "Протокол направляют назавтра."),
        (None, 1, "Протокол направляют назавтра."),
    ],
)
def test_the_edition_of_the_day_judges(day: date | None, days: int, says: str) -> None:
    assert PRIMER.term("protocol_copy", day).days == days
    assert PRIMER.paragraph("3.4", day).says.ru == says


@pytest.mark.parametrize(
    ("day", "holds"),
    [
        (date(2026, 12, 30), True),
        (date(2026, 12, 31), True),
        (date(2027, 1, 1), False),
        (None, False),
    ],
)
def test_an_edition_holds_up_to_and_with_its_last_day(day: date | None, *, holds: bool) -> None:
    until_the_new_year = PRIMER.paragraph("3.4", date(2026, 1, 1))

    assert until_the_new_year.in_force(day) is holds


def test_a_region_may_ask_for_fewer_sections_and_from_a_day_on() -> None:
    before, after = (
        {section.key for section in PRIMER.sections_in_force(day)}
        for day in (date(2026, 6, 30), date(2026, 7, 1))
    )

    assert set(SECTIONS.split()) - after == {"production_complexes"}
    assert after - before == {"promotion"}


def test_a_region_has_its_own_numbers() -> None:
    assert (TULA.number("program_years_max"), PRIMER.number("program_years_max")) == (5, 4)


def test_what_a_profile_lacks_is_left_out_of_a_list_and_an_error_by_itself() -> None:
    assert [p.id for p in PRIMER.paragraphs("3.1, 4б")] == ["3.1"]
    with pytest.raises(KeyError, match="4б"):
        PRIMER.paragraph("4б")
    with pytest.raises(KeyError, match="no_such_term"):
        PRIMER.term("no_such_term")


def test_changes_under_paragraph_13_rest_on_their_decisions() -> None:
    assert {change.key: change.decision for change in TULA.changes_under("13")} == {
        "exclusion": "exclude_participant",
        "order_of_interaction": "change_order",
        "obligations": "change_obligations",
        "term": "change_term",
    }
    assert TULA.change("requisites").decision is None


def test_roles_have_their_cases() -> None:
    operator = TULA.role("regional_operator")

    assert operator.ru["dative"] == "Региональному оператору"
    assert operator.name.text("en") == "regional operator"


def test_directions_stand_on_their_subparagraphs() -> None:
    assert [(d.key, d.paragraph) for d in TULA.directions] == [
        ("programs_and_staff", "6а"),
        ("employer_engagement", "6б"),
        ("facilities", "6в"),
        ("career_guidance", "6г"),
    ]


@BOTH
def test_a_profile_keeps_to_its_schema(regulation: Regulation) -> None:
    home = REGION if regulation is PRIMER else resources.data()
    schema = json.loads((resources.schemas() / "regulation.schema.json").read_text("utf-8"))

    told = source.load(home, f"regulations/{regulation.name}.yaml")

    assert told.findings == ()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(told.value, schema)
    assert told.value["name"] == regulation.name


@BOTH
def test_whatever_names_a_paragraph_a_role_or_a_reading_names_one_there_is(
    regulation: Regulation,
) -> None:
    parts = (
        *(regulation.roles + regulation.directions + regulation.synchronisation),
        *(regulation.changes + regulation.stages + regulation.terms + regulation.numbers),
        *regulation.sections,
    )
    named = {part.paragraph for part in parts if part.paragraph}
    read = {part.reading for part in regulation.terms + regulation.numbers if part.reading}

    assert named <= {p.id for p in regulation.every_paragraph}
    assert read <= {reading.id for reading in regulation.readings}
    assert {term.bound for term in regulation.terms} <= {role.key for role in regulation.roles}


@BOTH
def test_editions_of_one_thing_do_not_overlap(regulation: Regulation) -> None:
    named: list[tuple[str, Edition]] = [(p.id, p) for p in regulation.every_paragraph]
    named += [(term.key, term) for term in regulation.terms]
    named += [(number.key, number) for number in regulation.numbers]
    named += [(section.key, section) for section in regulation.sections]

    for name in {name for name, _ in named}:
        editions = [edition for other, edition in named if other == name]
        periods = sorted((e.since or date.min, e.until or date.max) for e in editions)
        assert all(until < since for (_, until), (since, _) in pairwise(periods)), name


@pytest.mark.parametrize("reading", TULA.readings, ids=lambda r: r.id)
def test_the_setting_of_a_reading_is_in_the_schema(reading: object) -> None:
    kind, *route = (getattr(reading, "setting", None) or "settings.rules").split(".")
    schema = json.loads((resources.schemas() / f"{kind}.schema.json").read_text("utf-8"))

    for step in route:
        if "properties" not in schema:  # the codes of rules are keys of any name
            break
        schema = schema["properties"][step]


def test_no_sentence_of_ours_is_left_in_one_language() -> None:
    cyrillic = re.compile("[а-яё]{4,}", re.IGNORECASE)

    english = [p.says.en for p in TULA.every_paragraph]
    english += [p.person.en for p in TULA.every_paragraph if p.person]
    english += [text.en for reading in TULA.readings for text in (reading.doubt, reading.read)]

    assert [text for text in english if cyrillic.search(text.replace("ОГРНИП", ""))] == []
    assert all(cyrillic.search(p.says.ru) for p in TULA.every_paragraph)


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("tual", "did you mean tula?"),
        ("mars", "there are primer, tula"),
        ("../regulations/tula", "there are primer, tula"),
    ],
)
def test_an_unknown_profile_is_told_with_what_there_is(name: str, hint: str) -> None:
    with pytest.raises(ClusterctlError) as caught:
        Regulation.load(name, REGION)

    assert caught.value.message.text("ru") == f"нет профиля положения «{name}»"
    assert caught.value.hint is not None
    assert hint in caught.value.hint.text("en")


def test_a_folder_may_replace_the_built_in_profile(tmp_path: Path) -> None:
    shutil.copytree(REGION, tmp_path, dirs_exist_ok=True)
    profile = tmp_path / "regulations" / "primer.yaml"
    profile.rename(profile.with_name("tula.yaml"))

    assert Regulation.load("tula", tmp_path).number("program_years_max") == 4


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        pytest.param("days: 45", "days: many", "this is not what the schema", id="type"),
        pytest.param("key: agreement\n", "key: agrement\n", "lacks the entry agreement", id="term"),
        pytest.param("name: primer", "name: primer\nname: primer", "line 4", id="twice"),
        pytest.param("name: primer", "name: [", "line", id="syntax"),
        pytest.param('"9": "3.2"', '"9": "3.9"', "paragraph 3.9", id="cited-nowhere"),
        pytest.param("until: 2026-12-31", "until: 2026-13-31", "schema", id="no-such-day"),
    ],
)
def test_a_profile_that_cannot_be_used_says_where(
    tmp_path: Path, before: str, after: str, told: str
) -> None:
    shutil.copytree(REGION, tmp_path, dirs_exist_ok=True)
    profile = tmp_path / "regulations" / "primer.yaml"
    text = profile.read_text(encoding="utf-8")
    assert before in text
    profile.write_text(text.replace(before, after, 1), encoding="utf-8")

    with pytest.raises(ClusterctlError) as caught:
        Regulation.load("primer", tmp_path)

    assert told in caught.value.message.text("en")
    assert "regulations/primer.yaml" in caught.value.message.text("en")
