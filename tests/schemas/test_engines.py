"""The schemas mean the same to jsonschema-rs and jsonschema, by 2020-12 and by Draft-07."""

import copy
import json
from functools import cache
from typing import Any

import pytest
from jsonschema import Draft7Validator, Draft202012Validator

from clusterctl import schema, source
from clusterctl.diagnostics import Route
from clusterctl.schema import engine, judgement
from clusterctl.schema.causes import value_at
from clusterctl.schema.engine import Violation
from clusterctl.source import Source
from schemas.corpus import examples, kind_of, own
from schemas.mutants import OTHER_VALUES, mutants

DOCUMENTS = own()
MUTANTS_EACH = {"program": 60}
USUALLY = 66


def sorted_(found: list[Violation]) -> list[Violation]:
    return sorted(found, key=repr)


@cache
def draft_7(kind: str) -> Any:
    return engine.adapted(Draft7Validator)(
        schema.raw(kind), format_checker=engine._format_checker()
    )


def by_draft_7(kind: str, value: Any) -> list[Violation]:
    errors = draft_7(kind).iter_errors(value)
    return list(engine._unrepeated(v for e in errors for v in engine._of_reference(e)))


def of(document: Source) -> list[Any]:
    kind = kind_of(document)
    return list(mutants(document.value, MUTANTS_EACH.get(kind, USUALLY), seed=len(document.text)))


def test_there_are_mutants_enough_and_most_are_broken() -> None:
    everyone = [(kind_of(d), m) for d in DOCUMENTS.values() for m in of(d)]

    broken = [1 for kind, mutant in everyone if engine.fast(kind, mutant)]

    assert len(everyone) >= 1000
    assert len(broken) > len(everyone) * 0.6


@pytest.mark.slow
@pytest.mark.parametrize("other", [engine.reference, by_draft_7])
@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)
def test_engines_find_the_same_in_mutants(document: Source, other: engine.Engine) -> None:
    kind = kind_of(document)

    for mutant in of(document):
        assert sorted_(engine.fast(kind, mutant)) == sorted_(other(kind, mutant)), mutant


def ends_in_newline(value: Any) -> bool:
    return "\\n" in json.dumps(value, default=str)


PLACES: dict[str, tuple[str, Route]] = {
    "a number": ("monitoring", ("values", 0, "plan")),
    "money": ("monitoring", ("money", 0, "fact")),
    "a year": ("monitoring", ("money", 0, "year")),
    "a count": ("protocol", ("agenda", 0, "votes", "for")),
    "a year or a date": (
        "program",
        ("sections", "industry_outlook", "investment_projects", 0, "end"),
    ),
    "a choice of numbers": ("program", ("sections", "education_programs", "list", 0, "base")),
    "an academic year": (
        "program",
        ("sections", "education_programs", "list", 0, "admission_plan", 0, "edu_year"),
    ),
    "a text": ("order", ("number",)),
    "a date": ("order", ("date",)),
    "a date or nothing": ("cluster", ("participants", 0, "until")),
    "an identifier": ("order", ("cluster",)),
    "a choice": ("order", ("action",)),
    "true or false": ("agreement", ("council_may_amend",)),
    "a constant": ("settings", ("format",)),
    "a list": ("order", ("participants",)),
    "a list of anything": ("waivers", ("waivers", 0, "route")),
    "keys": ("order", ("signed_by",)),
    "a register's number": ("organization", ("inn",)),
}


@pytest.mark.parametrize(("kind", "route"), PLACES.values(), ids=PLACES)
def test_engines_take_every_value_alike(kind: str, route: Route) -> None:
    document = copy.deepcopy(DOCUMENTS[kind].value)
    *above, last = route
    holder = value_at(document, tuple(above))
    assert last in holder or isinstance(last, int)

    for value in OTHER_VALUES:
        holder[last] = value
        found = sorted_(engine.fast(kind, document))
        assert found == sorted_(engine.reference(kind, document)), value
        assert found == sorted_(by_draft_7(kind, document)), value


@pytest.mark.slow
@pytest.mark.parametrize("draft", [Draft202012Validator, Draft7Validator])
@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)
def test_an_untouched_validator_takes_no_other_side(document: Source, draft: Any) -> None:
    """Formats, which are ours, and newlines at the end, which Python's `$` lets through, aside."""
    kind = kind_of(document)
    validator = draft(schema.raw(kind))

    for mutant in of(document):
        found = [v for v in engine.fast(kind, mutant) if v.keyword != "format"]
        if not ends_in_newline(mutant) and not holds_whole_decimals(mutant):
            assert validator.is_valid(mutant) == (not found), mutant


def holds_whole_decimals(value: Any) -> bool:
    """Python's validator alone doesn't take a Decimal for a whole number."""
    return ".0" in json.dumps(value, default=str)


@pytest.mark.parametrize("document", examples().values(), ids=examples())
def test_engines_agree_on_the_examples(document: Source) -> None:
    kind = kind_of(document)

    found = [sorted_(e(kind, document.value)) for e in (engine.fast, engine.reference, by_draft_7)]

    assert found[0] == found[1] == found[2]


WORST = """\
kind: agreement
id: Plohoe Imya
cluster: 5
valid: {from: 2026-02-30, untl: 2027-01-01, place: Тула}
directions: [{direction: facilites, obligations: []}, {direction: facilities, obligations: нет}]
council_functions: []
parties: [{organization: a, signatory: {name: ""}}, {signed_on: 01.02.2027}]
termination: {ground: nobody}
notice_days: 0
"""


FOUND = [
    *[("P05-01", 1), ("S001", 1), ("S001", 1), ("S001", 1), ("S005", 2), ("S009", 3)],
    *[("S010", 4), ("S003", 4), ("S003", 4), ("P06-01", 5), ("P07-02", 5), ("S002", 5)],
    *[("P19-01", 6), ("P08-03", 7), ("S006", 7), ("P08-03", 7), ("S001", 7), ("S005", 7)],
    *[("P14-01", 8), ("S004", 8), ("S006", 9)],
]


@pytest.mark.parametrize("chosen", [engine.fast, engine.reference])
def test_findings_are_the_same_from_either_engine(chosen: engine.Engine) -> None:
    document = source.read("clusters/c/agreement.yaml", WORST.encode())

    found = judgement.problems("agreement", document, chosen)

    assert found == schema.problems("agreement", document)
    assert [(d.code, d.place.line) for d in found] == FOUND


@pytest.mark.slow
@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)
def test_every_finding_can_be_told(document: Source) -> None:
    kind = kind_of(document)

    for mutant in of(document):
        written = json.dumps(mutant, ensure_ascii=False, default=float)
        read = source.read("mutant.yaml", written.encode())
        findings = schema.problems(kind, read)
        assert len({(f.route, f.code) for f in findings}) == len(findings)
        for finding in findings:
            told = [finding.message.text("ru"), finding.message.text("en")]
            told += [finding.help.text("ru"), finding.help.text("en")] if finding.help else []
            assert all(told), finding
            assert max(map(len, told)) < 1000, finding
            assert all(text.isprintable() for text in told), finding


def test_without_jsonschema_rs_the_reference_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    engine._chosen.cache_clear()
    monkeypatch.setattr(engine, "find_spec", lambda _name: None)

    assert engine._chosen() is engine.reference

    engine._chosen.cache_clear()
