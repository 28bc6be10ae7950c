"""The council that section 3 describes."""

from __future__ import annotations

from typing import Any

from judging import found, says
from programs import program


def council(*roles: tuple[str, str], **sections: Any) -> str:
    members = [{"organization": id, "role": role} for id, role in roles]
    return program({"governance": {"council": {"members": members}}, **sections})


def test_a_council_without_a_chair_is_told_at_the_members() -> None:
    (finding,) = found("C031", council(("emp-a", "deputy")))

    assert finding.route == ("sections", "governance", "council", "members")
    assert finding.message.text("ru") == "в совете здесь нет председателя"


def test_every_chair_beyond_the_first_is_told() -> None:
    assert len(found("C031", council(*[("emp-a", "chair")] * 3))) == 2


def test_one_member_may_not_sit_for_another_organisation() -> None:
    participants = {"list": [{"organization": "emp-a"}, {"organization": "emp-b"}]}

    assert says("C032", council(("emp-a", "chair"), participants=participants)) == [
        "nobody represents emp-b in the council"
    ]
