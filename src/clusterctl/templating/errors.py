"""Why a paper can't be made, and the place of the template to look at."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from clusterctl.diagnostics import Place
from clusterctl.errors import ClusterctlError
from clusterctl.messages import Message, _

if TYPE_CHECKING:
    from collections.abc import Iterable


class RenderError(ClusterctlError):
    """A template that can't be read, or values it can't print; `place` is the template's."""

    def __init__(self, message: Message, place: Place, hint: Message | None = None) -> None:
        super().__init__(message, hint, place)
        self.place: Place = place

    def __str__(self) -> str:
        """File, line, column and the reason: what a traceback should show."""
        place = self.place
        at = place.within.text("en") if place.within else f"{place.line}:{place.column}"
        return f"{place.file}:{at}: {self.message.text('en')}"


class Refusal(Exception):  # noqa: N818 - an answer on its way to its place, not an error of ours
    """A reason to stop, on its way to who knows the file; `at` is the line and column, if known."""

    def __init__(self, message: Message, hint: Message | None = None, at: str = "") -> None:
        super().__init__(message.text("en"))
        self.message = message
        self.hint = hint
        self.at = at

    def placed(self, place: Place) -> RenderError:
        """The error to tell, at its own line and column or else at the place given."""
        if self.at:
            line, column = (int(number) for number in self.at.split(":"))
            place = Place(place.file, line, column, line, column)
        return RenderError(self.message, place, self.hint)


def did_you_mean(name: object, known: Iterable[object]) -> Message | None:
    """A hint naming the nearest of the known names, or nothing when none is near."""
    names = [str(k) for k in known]
    near = get_close_matches(str(name), names, n=1)
    return _("did you mean “{near}”?", near=near[0]) if near else None
