"""What follows what: layers, bends, and no circle without an end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterctl.drawing.layers import arranged

Before = dict[str, list[str]]


def layers(before: Before) -> list[list[str]]:
    return [[slot.node or "·" for slot in layer] for layer in arranged(before)[0]]


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ({}, []),
        ({"a": []}, [["a"]]),
        ({"a": [], "b": ["a"], "c": ["b"]}, [["a"], ["b"], ["c"]]),
        ({"c": ["b"], "b": ["a"], "a": []}, [["a"], ["b"], ["c"]]),
        ({"a": [], "b": ["a"], "c": ["a"]}, [["a"], ["b", "c"]]),
        ({"a": [], "b": ["a"], "c": ["a", "b"]}, [["a"], ["b", "·"], ["c"]]),
        ({"a": ["nobody"]}, [["a"]]),
        ({"a": ["b"], "b": ["a"]}, [["a"], ["b"]]),
        ({"a": ["a"], "b": ["a"]}, [["a"], ["b"]]),
    ],
    ids=["nothing", "one", "chain", "backwards", "fork", "bend", "unknown", "circle", "itself"],
)
def test_each_node_stands_after_all_that_lead_to_it(
    before: Before, expected: list[list[str]]
) -> None:
    assert layers(before) == expected


def test_who_share_a_neighbour_stand_beside_each_other() -> None:
    before = {"a": [], "b": [], "b1": ["b"], "a1": ["a"], "b2": ["b"], "a2": ["a"]}

    assert layers(before) == [["a", "b"], ["a1", "a2", "b1", "b2"]]


NODES = [f"n{n}" for n in range(8)]


@given(st.dictionaries(st.sampled_from(NODES), st.lists(st.sampled_from(NODES)), max_size=8))
def test_any_map_is_arranged_with_every_node_once_and_arrows_forward(before: Before) -> None:
    made, arrows = arranged(before)

    assert sorted(s.node for layer in made for s in layer if s.node) == sorted(before)
    for arrow in arrows:
        steps = [slot.layer for slot in arrow]
        assert steps == list(range(steps[0], steps[-1] + 1))
        assert arrow[0].node in before[arrow[-1].node]
