"""Who a cluster is made of, and for which industry."""

from __future__ import annotations

import pytest

from judging import found, lines, says


def cluster(*types: str, rest: str = "") -> str:
    """A cluster with participants of these types."""
    rows = "".join(
        f"  - {{organization: org-{i}, role: other, since: 2026-03-02}}\n"
        for i in range(len(types))
    )
    members = "".join(
        f"---\nkind: organization\nid: org-{i}\ntype: {type_}\n" for i, type_ in enumerate(types)
    )
    return f"kind: cluster\nid: c\n{rest}participants:\n{rows}{members}"


@pytest.mark.parametrize(
    ("types", "told"),
    [
        (["college", "enterprise"], ["P04-05"]),
        (["college", "college", "enterprise"], []),
        (["college", "entrepreneur"], ["P04-05"]),
        (["college", "college", "other"], []),
        (["college", "college"], ["P04-04"]),
        (["college"], ["P04-04", "P04-05"]),
        (["enterprise", "other"], ["P04-04"]),
    ],
    ids="+".join,
)
def test_of_both_kinds_there_is_one_and_of_colleges_there_are_several(
    types: list[str], told: list[str]
) -> None:
    assert [c for c in ("P04-04", "P04-05") for _ in lines(c, cluster(*types))] == told


def test_who_left_or_is_still_to_come_is_not_counted() -> None:
    example = cluster("college", "college", "enterprise")
    since = "role: other, since: 2026-03-02"
    left = example.replace(f"org-0, {since}", f"org-0, {since}, until: 2026-05-01")
    coming = example.replace(f"org-2, {since}", "org-2, role: other, since: 2027-03-02")

    assert says("P04-05", left) == ["colleges among the participants: 1, several expected"]
    assert says("P04-04", coming) == [
        "other organisations among the participants: 0, at least 1 expected"
    ]


def test_an_organisation_whose_type_is_unknown_may_be_either() -> None:
    example = cluster("college").replace("type: college", "name: {}")

    assert says("P04-04", example) == []


@pytest.mark.parametrize("industry", ["машиностроение", "Машиностроение ", "Лёгкая промышленность"])
def test_industries_are_compared_as_people_read_them(industry: str) -> None:
    settings = "---\nkind: settings\npriority_industries: [машиностроение, легкая промышленность]\n"

    assert says("P02-01", f"kind: cluster\nid: c\nindustry: '{industry}'\n{settings}") == []


def test_a_slip_in_an_industry_is_guessed() -> None:
    settings = "---\nkind: settings\npriority_industries: [машиностроение, химия]\n"

    (finding,) = found("P02-01", f"kind: cluster\nid: c\nindustry: машиностроние\n{settings}")

    assert finding.message.text("en") == (
        "“машиностроние” is not among the priority industries: машиностроение, химия"
    )
    assert finding.help is not None
    assert finding.help.text("en") == "did you mean “машиностроение”?"
    assert [r.place.file for r in finding.related] == ["clusterctl.yaml"]


@pytest.mark.parametrize("settings", ["", "---\nkind: settings\npriority_industries: []\n"])
def test_without_priorities_nothing_is_compared(settings: str) -> None:
    assert says("P02-01", f"kind: cluster\nid: c\nindustry: химия\n{settings}") == []


@pytest.mark.parametrize("key", ["inn", "kpp", "ogrn", "bank"])
def test_a_cluster_has_no_details(key: str) -> None:
    assert lines("P04-03", f"kind: cluster\nid: c\n{key}: '1'\n") == [
        ("clusters/c/cluster.yaml", 3)
    ]
