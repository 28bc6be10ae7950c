"""The first lines of a template, `--- … ---`: the page it asks for."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import TYPE_CHECKING, Final, TypeVar

from clusterctl import resources
from clusterctl.diagnostics import Place
from clusterctl.messages import Listing, _
from clusterctl.templating.errors import Refusal, did_you_mean
from clusterctl.word.page import TWIPS, Page

if TYPE_CHECKING:
    from collections.abc import Mapping

T = TypeVar("T")

_FRONT = re.compile(r"---\n(?P<lines>(?:.*\n)*?)---(?:\n|\Z)")
_SETTING = re.compile(r"(?P<key>\w+):[ ]*(?P<value>.*?)\s*")
_KEYS: Final = ("page", "size", "spacing")
_SIZES: Final = {"12": 24, "13": 26, "14": 28}
_SPACINGS: Final = {"1": 240, "1.0": 240, "1.15": 276, "1.5": 360}


def front(text: str, file: str) -> tuple[Page, str, int]:
    """The page, the text below the first lines `--- … ---`, and the line it begins on."""
    found = _FRONT.match(text)
    if found is None:
        return page({}), text, 1
    settings: dict[str, str] = {}
    for line, setting in enumerate(found["lines"].splitlines(), start=2):
        try:
            settings |= _setting(setting)
            page(settings)
        except Refusal as refusal:
            raise refusal.placed(Place(file, line, 1, line)) from refusal
    body = text[found.end() :]
    return page(settings), body, found[0].count("\n") + 1


def _setting(line: str) -> dict[str, str]:
    found = _SETTING.fullmatch(line)
    if found is None:
        raise Refusal(_("“{line}” sets nothing; a setting is “key: value”", line=line))
    return {found["key"]: found["value"]}


def page(front: Mapping[str, str]) -> Page:
    """The page a template asks for in its first lines; raises Refusal at what it can't ask for."""
    if unknown := front.keys() - _KEYS:
        key = min(unknown)
        raise Refusal(_("the template can't set “{key}”", key=key), did_you_mean(key, _KEYS))
    margins = _chosen(_margins(), "page", front.get("page", "agreement"))
    return Page(
        **{side: round(millimetres * TWIPS) for side, millimetres in margins.items()},
        size=_chosen(_SIZES, "size", front.get("size", "14")),
        spacing=_chosen(_SPACINGS, "spacing", front.get("spacing", "1")),
    )


def _chosen(values: Mapping[str, T], key: str, name: str) -> T:
    if name not in values:
        known = Listing(tuple(values), len(values))
        raise Refusal(_("“{key}” is one of {known}, not {name}", key=key, known=known, name=name))
    return values[name]


@cache
def _margins() -> dict[str, dict[str, int]]:
    text = (resources.templates() / "reference" / "pages.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
