"""What follows what, in layers from left to right: each node after all that lead to it.

Sugiyama's way in small: layers by the longest path, a bend wherever an arrow passes a layer, the
order within a layer by the middle of the neighbours.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SWEEPS = 4


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a layer: of a node, or of the bend of an arrow that passes (`node` is empty)."""

    layer: int
    node: str = ""
    arrow: tuple[str, str] = ("", "")


def arranged(before: Mapping[str, Sequence[str]]) -> tuple[list[list[Slot]], list[list[Slot]]]:
    """The layers, each from top to bottom, and the arrows as the slots they run through.

    `before` has for each node those that lead to it. Who isn't among the nodes, and an arrow that
    would close a circle, is left out.
    """
    depth = _depths(before)
    layers: list[list[Slot]] = [[] for _ in range(max(depth.values(), default=-1) + 1)]
    slots = {node: Slot(depth[node], node) for node in before}
    for node in before:
        layers[depth[node]].append(slots[node])
    arrows = []
    for node, leading in before.items():
        for first in dict.fromkeys(leading):
            if depth.get(first, depth[node]) < depth[node]:
                passed = range(depth[first] + 1, depth[node])
                bends = [Slot(layer, arrow=(first, node)) for layer in passed]
                for bend in bends:
                    layers[bend.layer].append(bend)
                arrows.append([slots[first], *bends, slots[node]])
    _order(layers, arrows)
    return layers, arrows


def _depths(before: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """How many steps each node is from a beginning, by the longest way.

    Where nothing but circles is left, the first of their nodes begins.
    """
    left = {node: {n for n in leading if n in before} for node, leading in before.items()}
    depths: dict[str, int] = {}
    while left:
        ready = (node for node, leading in left.items() if leading <= depths.keys())
        node = next(ready, next(iter(left)))
        leading = left.pop(node)
        depths[node] = max((depths[n] + 1 for n in leading if n in depths), default=0)
    return depths


def _order(layers: list[list[Slot]], arrows: list[list[Slot]]) -> None:
    """Sort each layer by the middle of its neighbours, there and back a few times."""
    for sweep in range(_SWEEPS):
        forward = sweep % 2 == 0
        places = {slot: float(n) for layer in layers for n, slot in enumerate(layer)}
        for layer in layers if forward else reversed(layers):
            weights = {slot: _middle(slot, arrows, places, forward=forward) for slot in layer}
            layer.sort(key=weights.__getitem__)
            places |= {slot: float(n) for n, slot in enumerate(layer)}


def _middle(
    slot: Slot, arrows: list[list[Slot]], places: dict[Slot, float], *, forward: bool
) -> float:
    """The middle of what stands before a slot, or after it; its own place where nothing does."""
    step = -1 if forward else 1
    neighbours = [
        places[arrow[at + step]]
        for arrow in arrows
        for at, each in enumerate(arrow)
        if each == slot and 0 <= at + step < len(arrow)
    ]
    return fmean(neighbours) if neighbours else places[slot]
