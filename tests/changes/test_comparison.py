"""What counts as a change, and what doesn't."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from clusterctl import folder, rulebook, source
from clusterctl.changes import compare
from conftest import TULA

if TYPE_CHECKING:
    from clusterctl.folder import Folder

TODAY = date(2026, 11, 16)


def region(text: str) -> Folder:
    return rulebook.folder_of(text, TODAY)


def found(old: str, new: str) -> list[tuple[str, str, Any, Any]]:
    """Action, route, before and after of every change."""
    return [
        (c.action.value, ".".join(map(str, c.route)), c.before, c.after)
        for c in compare(region(old), region(new)).changes
    ]


CLUSTER = """\
kind: cluster
id: himiya
participants:
  - {organization: a, role: operator, since: 2026-03-02}
  - {organization: b, role: employer, since: 2026-03-02}
"""
AGREEMENT = """\
kind: agreement
id: soglashenie
cluster: himiya
council_functions: [избирает председателя, утверждает отчёт]
clauses:
  - {section: finance, text: Каждый платит за себя.}
  - {section: council, text: Совет собирается раз в квартал.}
"""


NEWCOMER = {"organization": "c", "role": "employer", "since": "2026-06-10"}
QUARTERLY = "Совет собирается раз в квартал."


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (CLUSTER, CLUSTER, []),
        (
            CLUSTER,
            CLUSTER.replace("role: employer", "role: anchor_employer"),
            [("changed", "participants.1.role", "employer", "anchor_employer")],
        ),
        (
            CLUSTER,
            CLUSTER + "  - {organization: c, role: employer, since: 2026-06-10}\n",
            [("added", "participants.2", None, NEWCOMER)],
        ),
        (
            CLUSTER + "industry: химия\n",
            CLUSTER,
            [("removed", "industry", "химия", None)],
        ),
        (
            AGREEMENT,
            AGREEMENT.replace("раз в квартал", "раз в месяц"),
            [("changed", "clauses.1.text", QUARTERLY, QUARTERLY.replace("квартал", "месяц"))],
        ),
        (
            AGREEMENT,
            AGREEMENT.replace("утверждает отчёт", "одобряет отчёт"),
            [
                ("added", "council_functions.1", None, "одобряет отчёт"),
                ("removed", "council_functions.1", "утверждает отчёт", None),
            ],
        ),
        (CLUSTER, f"{CLUSTER}---\n{AGREEMENT}", [("added", "", None, None)]),
        (f"{CLUSTER}---\n{AGREEMENT}", CLUSTER, [("removed", "", None, None)]),
        (
            AGREEMENT + "status: draft\n",
            AGREEMENT,
            [("finished", "", None, None)],
        ),
        (
            AGREEMENT + "notice_days: 30\n",
            AGREEMENT + "notice_days: true\n",
            [("changed", "notice_days", 30, True)],
        ),
    ],
    ids=[
        "nothing", "a value", "an item", "a key", "a clause without a key", "a text of a list",
        "a new document", "a document gone", "a draft finished", "another type",
    ],
)  # fmt: skip
def test_a_change_is_told_where_it_is(
    old: str, new: str, expected: list[tuple[str, str, Any, Any]]
) -> None:
    assert found(old, new) == expected


@pytest.mark.parametrize(
    "new",
    [
        "# другой комментарий\n" + CLUSTER,
        CLUSTER.replace("{organization: a, role: operator, since: 2026-03-02}",
                        '{"since": "2026-03-02", role: "operator", organization: a}'),
        CLUSTER.replace("  - {organization: a, role: operator, since: 2026-03-02}\n", "")
        + "  - {organization: a, role: operator, since: 2026-03-02}\n",
        CLUSTER.replace("since: 2026-03-02}", "since: 2026-03-02, until: null}"),
    ],
    ids=["comment", "quotes and order of keys", "order of items", "nothing written as null"],
)  # fmt: skip
def test_another_way_to_write_the_same_is_no_change(new: str) -> None:
    assert found(CLUSTER, new) == []


@pytest.mark.parametrize("number", ["75", "75.0", "75.00"])
def test_a_number_is_the_same_with_zeros_after_it(number: str) -> None:
    target = "kind: program\nid: p\nresults: [{id: r, targets: [{year: 2027, value: %s}]}]\n"

    assert found(target % "75", target % number) == []


@pytest.mark.parametrize(
    "text",
    ["text: >-\n  один два\n  три\n", "text: |\n  один два\n  три\n", "text: один два три\n"],
)
def test_a_text_broken_otherwise_is_the_same(text: str) -> None:
    whole = "kind: cluster\nid: c\n"

    assert found(whole + "text: один два три\n", whole + text) == []


def test_a_renamed_file_is_the_same_document() -> None:
    old = f"# clusters/himiya/supplements/a.yaml\n{SUPPLEMENT}"
    new = f"# clusters/himiya/supplements/b.yaml\n{SUPPLEMENT}"

    assert found(old, new) == []


SUPPLEMENT = "kind: supplement\nid: ds-1\ncluster: himiya\nnumber: '1'\n"


def test_a_change_points_into_the_version_that_has_the_value() -> None:
    added = compare(region(CLUSTER), region(CLUSTER + "industry: химия\n")).changes[0]
    removed = compare(region(CLUSTER + "industry: химия\n"), region(CLUSTER)).changes[0]

    assert (added.place.line, removed.place.line) == (6, 6)


def test_a_file_that_cannot_be_read_is_told_and_not_taken_for_a_document_gone() -> None:
    old = f"# clusters/himiya/cluster.yaml\n{CLUSTER}"
    new = "# clusters/himiya/cluster.yaml\nkind: [cluster\n"

    found = compare(region(old), region(new))

    assert found.changes == ()
    assert [d.place.file for d in found.unread] == ["clusters/himiya/cluster.yaml"]


def test_the_example_region_is_the_same_as_itself() -> None:
    whole = folder.load(TULA, TODAY)

    assert compare(whole, whole).changes == ()


SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 5),
    st.text("абв \n", max_size=4),
    st.just("2026-03-02"),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.sampled_from(["organization", "id", "year", "x"]), inner, max_size=4),
    ),
    max_leaves=12,
)
KEYS = st.sampled_from(["participants", "results", "clauses", "agenda", "sections", "note", "odd"])
DOCUMENTS = st.dictionaries(KEYS, VALUES, max_size=4)
KINDS = st.sampled_from(["cluster", "program", "agreement", "protocol", "organization"])


def document(kind: str, value: dict[str, Any], **layout: Any) -> Folder:
    text = yaml.safe_dump({"kind": kind, "id": "x", **value}, allow_unicode=True, **layout)
    return folder.assemble(TULA, [source.read(f"{kind}.yaml", text.encode())], TODAY)


@settings(max_examples=30, deadline=None)
@given(KINDS, DOCUMENTS)
def test_nothing_differs_from_itself(kind: str, value: dict[str, Any]) -> None:
    assert compare(document(kind, value), document(kind, value)).changes == ()


@settings(max_examples=30, deadline=None)
@given(KINDS, DOCUMENTS)
def test_nothing_differs_when_laid_out_anew(kind: str, value: dict[str, Any]) -> None:
    compact = document(kind, value, default_flow_style=True, sort_keys=True, width=30)
    roomy = document(kind, value, default_flow_style=False, sort_keys=False, width=200)

    assert compare(compact, roomy).changes == ()


@settings(max_examples=30, deadline=None)
@given(KINDS, DOCUMENTS, st.randoms(use_true_random=False))
def test_nothing_differs_when_items_are_moved(
    kind: str, value: dict[str, Any], random: Any
) -> None:
    def moved(value: Any) -> Any:
        match value:
            case list():
                items = [moved(item) for item in value]
                random.shuffle(items)
                return items
            case dict():
                return {key: moved(v) for key, v in value.items()}
            case _:
                return value

    assert compare(document(kind, value), document(kind, moved(value))).changes == ()


@settings(max_examples=30, deadline=None)
@given(KINDS, DOCUMENTS, DOCUMENTS)
def test_a_difference_is_told_in_either_direction(
    kind: str, one: dict[str, Any], other: dict[str, Any]
) -> None:
    there = compare(document(kind, one), document(kind, other)).changes
    back = compare(document(kind, other), document(kind, one)).changes

    assert bool(there) == bool(back)
    for change in (*there, *back):
        assert change.place.line >= 1
