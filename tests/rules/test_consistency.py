"""Activities against indicators, sections and money."""

from __future__ import annotations

from typing import Any

from clusterctl import rulebook
from clusterctl.rules import every_rule
from judging import TODAY, found, says
from programs import program

INDICATORS = {"indicators": {"list": [{"id": "ind-01"}, {"id": "ind-02"}]}}


def activity(**fields: Any) -> list[dict[str, Any]]:
    return [{"id": "m-01", **fields}]


def test_an_activity_without_indicators_serves_none_and_names_none_wrongly() -> None:
    text = program(INDICATORS, activities=activity())

    assert found("C002", text) == []
    assert says("C003", text) == [
        "no activity works for the indicator “ind-01”",
        "no activity works for the indicator “ind-02”",
    ]


def test_sections_without_an_activity_are_told_together_by_their_titles() -> None:
    text = program({**INDICATORS, "promotion": {}}, activities=activity(section="facilities"))

    (finding,) = found("C004", text)

    assert finding.message.text("ru") == "разделы без мероприятий: Показатели результативности"


def test_a_section_without_an_activity_is_told_whatever_another_one_lacks() -> None:
    text = program({**INDICATORS, "promotion": {}}, activities=activity(section="facilities"))

    judged = rulebook.folder_of(text, TODAY)
    unsound = {document.file: [("sections", "promotion")] for document in judged.documents}

    assert len(list(every_rule()["C004"].findings(judged.without(unsound)))) == 1


def test_activities_may_cost_all_the_money_to_the_kopeck() -> None:
    funding = {"schedule_and_funding": {"funding": [{"amount": 0.1}, {"amount": 0.2}]}}

    assert found("C006", program(funding, activities=activity(cost=0.3))) == []
    assert len(found("C006", program(funding, activities=activity(cost=0.31)))) == 1
