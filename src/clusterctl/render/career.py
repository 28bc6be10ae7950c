"""What the career maps of a program work with: the maps, and a picture of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from clusterctl.drawing.png import png
from clusterctl.render import career_maps
from clusterctl.render.values import values as whole
from clusterctl.templating.marks import Place
from clusterctl.word.drawings import Picture

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clusterctl.documents import Document
    from clusterctl.folder import Folder

_TWIPS: Final = 15
"""Twips of a unit of a picture, a 96th of an inch."""
_WIDEST, _HIGHEST = 14_500, 8_300
"""Twips of a landscape page that a picture and its caption leave room in."""


def values(folder: Folder, program: Document) -> dict[str, Any]:
    """The program, its cluster, its maps with steps, each with the place of its picture.

    `undrawn` are the professions of those without steps.
    """
    cluster = folder.get("cluster", program.cluster)
    return {
        "program": whole(folder, program),
        "cluster": whole(folder, cluster) if cluster else {"name": None},
        "maps": [
            {**each, "picture": Place(_name(number))}
            for number, each in enumerate(maps(folder, program))
        ],
        "undrawn": [
            f"{each['profession'] or ''} {each['profession_title'] or ''}".strip()
            for each in _every(folder, program)
            if not each["steps"]
        ],
    }


def maps(folder: Folder, program: Document) -> list[Mapping[str, Any]]:
    """The career maps of a program that have a step to draw."""
    return [each for each in _every(folder, program) if each["steps"]]


def drawings(folder: Folder, program: Document) -> list[Picture]:
    """The pictures of the maps, each as large as a landscape page lets it be."""
    return [_fitted(number, each) for number, each in enumerate(maps(folder, program))]


def pictures(folder: Folder, program: Document) -> dict[str, str]:
    """The maps as SVG with letters of their own, by names that files can have."""
    found: dict[str, str] = {}
    for number, each in enumerate(maps(folder, program), 1):
        code = each["profession"]
        name = code if code and code not in found else f"{code or 'map'}-{number}"
        found[name] = career_maps.drawn(each).svg()
    return found


def is_drawn(folder: Folder, program: Document) -> bool:
    """Whether the program has a career map to draw."""
    return bool(maps(folder, program))


def _every(folder: Folder, program: Document) -> list[Mapping[str, Any]]:
    found: list[Mapping[str, Any]] = whole(folder, program)["sections"]["career_support"][
        "career_maps"
    ]
    return found


def _fitted(number: int, each: Mapping[str, Any]) -> Picture:
    drawn = career_maps.drawn(each)
    wide, high = drawn.width * _TWIPS, drawn.height * _TWIPS
    share = min(1, _WIDEST / wide, _HIGHEST / high)
    return Picture(
        name=_name(number),
        title=drawn.title,
        description=drawn.description,
        width=round(wide * share),
        height=round(high * share),
        png=png(drawn),
    )


def _name(number: int) -> str:
    return f"карта {number + 1}"
