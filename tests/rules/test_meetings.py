"""Protocols of the council."""

from __future__ import annotations

from typing import Any

import pytest

from judging import found, says
from programs import folder, paper

NAMES = ("Журавлёв Кирилл Андреевич", "Гай Антон Валерьевич", "Зимина Алевтина Сергеевна")


def member(number: int, **more: Any) -> dict[str, Any]:
    return {"organization": f"org-{number}", "person": {"name": NAMES[number]}, **more}


def cluster(*numbers: int, **more: Any) -> str:
    members = [member(n, role="member", since="2026-03-20", **more) for n in numbers]
    return paper("cluster", "c", council={"formed_on": "2026-03-20", "members": members})


def protocol(*present: int, votes: int = 0, **fields: Any) -> str:
    agenda = [{"title": "О плане", "votes": {"for": votes, "against": 0, "abstained": 0}}]
    return paper(
        "protocol",
        fields.pop("id", "protokol-1"),
        cluster="c",
        present=[member(n) for n in present],
        agenda=agenda,
        **{"meeting_date": "2026-10-06", **fields},
    )


@pytest.mark.parametrize(("votes", "told"), [(2, 0), (3, 1)])
def test_without_a_council_all_who_are_present_vote(votes: int, told: int) -> None:
    assert len(found("C181", protocol(0, 1, votes=votes))) == told


def test_who_is_no_member_has_no_vote() -> None:
    text = folder(protocol(0, 1, 2, votes=3), cluster(0, 1))

    assert says("C181", text) == ["votes 3, members present 2, 1 too many"]


def test_a_member_is_known_without_the_letter_yo() -> None:
    text = folder(protocol(0, votes=1), cluster(0)).replace("Журавлёв", "Журавлев", 1)

    assert found("C181", text) == []


def agreement(share: float, date: str = "2026-03-25", **more: Any) -> str:
    return paper("agreement", "a", cluster="c", date=date, council_quorum_share=share, **more)


@pytest.mark.parametrize(
    ("present", "share", "told"),
    [
        ((0, 1), 0.5, 0),
        ((0,), 0.5, 1),
        ((0, 1, 2), 1, 0),
        ((0, 1), 1, 1),
        ((0,), 0, 0),
    ],
)
def test_the_agreement_says_how_many_make_a_quorum(
    present: tuple[int, ...], share: float, told: int
) -> None:
    text = folder(protocol(*present), agreement(share), cluster(0, 1, 2))

    assert len(found("C182", text)) == told


@pytest.mark.parametrize(
    "papers",
    [
        pytest.param([agreement(1, date="2026-12-01"), cluster(0, 1)], id="before-the-agreement"),
        pytest.param([agreement(1, status="draft"), cluster(0, 1)], id="under-a-draft"),
        pytest.param([agreement(1), cluster(0, 1, until="2026-05-01")], id="without-a-council"),
        pytest.param([agreement(1)], id="without-a-cluster"),
    ],
)
def test_where_no_quorum_is_known_none_is_asked_for(papers: list[str]) -> None:
    assert found("C182", folder(protocol(0), *papers)) == []


def test_a_protocol_may_be_signed_on_the_day_of_the_meeting() -> None:
    assert found("C183", protocol(signed_by_chair_on="2026-10-06")) == []


def test_two_clusters_may_use_one_number() -> None:
    texts = [protocol(id=f"p-{c}", number="1").replace('"c"', f'"{c}"') for c in "ab"]

    assert found("C184", folder(*texts)) == []


def test_a_third_protocol_of_one_number_points_at_the_first() -> None:
    texts = [protocol(id=f"p-{n}", number="1 ") for n in range(3)]

    told = found("C184", folder(*texts))

    assert [d.related[0].place.file for d in told] == ["clusters/c/protocols/p-0.yaml"] * 2
