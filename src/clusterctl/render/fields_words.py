"""The words in which `fields_papers` tells what papers add to their documents."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from clusterctl.regulation import DEFAULT, Regulation
from clusterctl.render.fields import part
from clusterctl.templating.lint.shapes import Kind, Shape, mapping

if TYPE_CHECKING:
    from collections.abc import Iterable


def text(about: str, *, maybe: bool = False) -> Shape:
    """A text."""
    return Shape(Kind.TEXT, about, maybe=maybe)


def date(about: str) -> Shape:
    """A date that may not be known yet."""
    return Shape(Kind.DATE, about, maybe=True)


def number(about: str, *, maybe: bool = False) -> Shape:
    """A whole number."""
    return Shape(Kind.NUMBER, about, maybe=maybe)


def flag(about: str) -> Shape:
    """True or false."""
    return Shape(Kind.FLAG, about)


def maybe(shape: Shape) -> Shape:
    """A document that may not be there."""
    return shape.perhaps


def keyed(keys: Iterable[str], item: Shape, about: str) -> Shape:
    """A mapping whose keys come from the regulation."""
    return mapping(dict.fromkeys(keys, item), about)


@cache
def regulation() -> Regulation:
    """The regulation whose keys templates may name."""
    return Regulation.load(DEFAULT)


def person(about: str, *sure: str, **others: Shape) -> Shape:
    """Somebody of whom only some keys are sure to be there: forms are written where needed."""
    known = part("settings", "regional_operator", "head")
    fields = {k: replace(f, missing=k not in sure) for k, f in known.fields.items()}
    return replace(known, about=about, fields={**fields, **others})
