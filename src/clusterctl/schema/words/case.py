"""A root cause in its document, and the words for what stands there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from clusterctl.messages import Bilingual, Message, _, said
from clusterctl.schema import fields
from clusterctl.schema.causes import value_at
from clusterctl.schema.fields import Field

if TYPE_CHECKING:
    from clusterctl.diagnostics import Related, Route
    from clusterctl.schema.causes import Cause
    from clusterctl.schema.engine import Violation
    from clusterctl.source import Source

_MOST_SHOWN: Final = 60

LIST: Final = _("a list")
KEYS: Final = _("keys with values")


@dataclass(frozen=True, slots=True)
class Telling:
    """What there is to say of a case: the code of the S family, the words, and the route.

    The place is that of the value, or of the key when the trouble is with the key.
    """

    code: str
    message: Message
    remedy: Message
    route: Route
    on_key: bool = False
    related: tuple[Related, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """A cause in the document it was found in."""

    kind: str
    source: Source
    cause: Cause

    @property
    def violation(self) -> Violation:
        """The keyword that was broken."""
        return self.cause.violation

    @property
    def route(self) -> Route:
        """Where the schema looked when it found the violation."""
        return self.violation.route

    @property
    def value(self) -> Any:
        """What stands there."""
        return value_at(self.source.value, self.route)

    @property
    def field(self) -> Field:
        """What the schema says of the place."""
        return self.field_at(self.route)

    @property
    def name(self) -> str:
        """The key that the violation is about."""
        return self.violation.names[0]

    def field_at(self, route: Route) -> Field:
        """What the schema says of another place; for a key it doesn't know, only its name."""
        return fields.field(self.kind, route) or Field(str(route[-1]), str(route[-1]), "")

    def about(self, route: Route | None = None) -> Message:
        """The schema's description; readers of English are sent to the schema itself."""
        field = self.field if route is None else self.field_at(route)
        where = f"`clusterctl schema show {self.kind}` tells what goes here"
        return Message("{text}", {"text": Bilingual(field.description.rstrip("."), where)})

    def expected(self, expected: object) -> Message:
        """The message of most cases: what the field asks for, and what stands there."""
        return _(
            "{field}: expected {expected}, found {found}",
            field=self.field.label,
            expected=expected,
            found=self.found(self.route),
        )

    def found(self, route: Route) -> object:
        """What stands at a route, for a message."""
        match value_at(self.source.value, route):
            case str(text):
                return _("“{text}”", text=shown(text))
            case list():
                return LIST
            case dict():
                return KEYS
            case None:
                return _("nothing")
            case value:
                return said(shown(self.source.literal(*route) or str(value)))


def shown(text: str) -> str:
    """A text of a document as messages show it: short, on one line, nothing invisible."""
    short = text if len(text) <= _MOST_SHOWN else text[: _MOST_SHOWN - 1] + "…"
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in short)
