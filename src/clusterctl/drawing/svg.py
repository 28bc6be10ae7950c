"""An SVG written piece by piece: no value can become markup, nothing is fetched."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape

from clusterctl.drawing import fonts

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(slots=True)
class Picture:
    """A picture of that many units: what it shows in words, and the shapes so far."""

    width: float
    height: float
    title: str
    description: str
    _pieces: list[str] = field(default_factory=list)

    def rectangle(self, x: float, y: float, width: float, height: float, **look: object) -> None:
        """A rectangle by its upper left corner."""
        self._pieces.append(_element("rect", x=x, y=y, width=width, height=height, **look))

    def path(self, d: str, **look: object) -> None:
        """A line or a shape by SVG's own notation."""
        self._pieces.append(_element("path", d=d, **look))

    def text(self, x: float, y: float, text: str, size: float, **look: object) -> None:
        """A line of text by the left end of its base line."""
        attributes = _attributes({"x": x, "y": y, "font-size": size, **look})
        self._pieces.append(f"<text{attributes}>{_safe(text)}</text>")

    def svg(self, *, embedded: bool = True) -> str:
        """The picture as a document of its own; `embedded` carries the letters along."""
        style = f"<style>{fonts.face()}</style>" if embedded else ""
        size = {"width": self.width, "height": self.height}
        box = f"0 0 {_number(self.width)} {_number(self.height)}"
        attributes = _attributes({**size, "viewBox": box, "font-family": _FAMILY})
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" role="img"{attributes}>'
            f"<title>{_safe(self.title)}</title><desc>{_safe(self.description)}</desc>"
            f"{style}{''.join(self._pieces)}</svg>\n"
        )


_FAMILY = f"'{fonts.FAMILY}', sans-serif"


def _element(name: str, **attributes: object) -> str:
    return f"<{name}{_attributes(attributes)}/>"


def _attributes(values: dict[str, object]) -> str:
    return "".join(
        f' {name.replace("_", "-") if name != "viewBox" else name}="{_told(value)}"'
        for name, value in values.items()
    )


def _told(value: object) -> str:
    return _number(value) if isinstance(value, (int, float)) else _safe(str(value))


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _safe(text: str) -> str:
    return escape(_NOT_XML.sub("\ufffd", text))
