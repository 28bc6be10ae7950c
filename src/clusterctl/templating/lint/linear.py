"""The tags of a template one after another, made readable: what is broken is told and mended.

Where a tag can't be read or has no pair, a harmless one stands for it, so that all the others
are looked at as well.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from jinja2 import TemplateSyntaxError

from clusterctl.messages import Message, _
from clusterctl.templating.tags import MIDDLE, OPENING, Tag

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jinja2 import nodes

    from clusterctl.templating.lint.findings import Findings
    from clusterctl.templating.sandbox import Sandbox

STAND_IN: Final = "_anything"
"""The name that stands for what can't be read."""

_ENDS: Final = {end: opener for opener, end in OPENING.items()}
_PAIRED: Final = {*_ENDS, *MIDDLE}
_ALONE: Final = {
    "": "{{{{ {body} }}}}",
    "for": "{{% {body} %}}{{% endfor %}}",
    "if": "{{% {body} %}}{{% endif %}}",
    "elif": "{{% if 1 %}}{{% {body} %}}{{% endif %}}",
    "set": "{{% {body} %}}",
}
"""A tag by itself, as Jinja can read it."""

_FOR: Final = re.compile(r"for\s+([\w\s,()]+?)\s+in\b")
_SET: Final = re.compile(r"set\s+(\w+)\b")

_REASONS: Final[tuple[tuple[str, Callable[[re.Match[str]], Message]], ...]] = (
    (
        r"(?:Expected an expression, got|unexpected) '?end of .+",
        lambda _found: _("a value is missing"),
    ),
    (
        r"expected token 'end of (?:print statement|statement block)', got '(.+)'",
        lambda found: _("“{word}” is not expected there", word=found[1]),
    ),
    (
        r"unexpected '(.+)'",
        lambda found: _("“{word}” is not expected there", word=found[1]),
    ),
    (
        r"unexpected char '(.+)' at \d+",
        lambda found: _("the character “{word}” can't stand there", word=found[1]),
    ),
    (
        r"expected token '(.+)', got '(.+)'",
        lambda found: _("“{wanted}” is expected before “{word}”", wanted=found[1], word=found[2]),
    ),
)
"""What Jinja says of a tag that it can't read, in our words."""


@dataclass(slots=True)
class Linear:
    """The tags as a text that Jinja reads; each begins a line, which tells it."""

    _pieces: list[str] = field(default_factory=list)
    _lines: list[int] = field(default_factory=list)
    _tags: list[Tag] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All tags."""
        return "".join(self._pieces)

    def tag(self, line: int) -> Tag:
        """The tag that the line belongs to."""
        return self._tags[max(0, bisect_right(self._lines, line) - 1)]

    def add(self, tag: Tag, body: str, *, statement: bool) -> None:
        """Puts a tag at the end."""
        self._pieces.append(f"{{%\n{body} %}}" if statement else f"{{{{\n{body} }}}}")
        self._lines.append(len(self._lines) + 2)
        self._tags.append(tag)


def linear(tags: Iterable[Tag], sandbox: Sandbox, found: Findings, *, lost: bool) -> Linear:
    """The tags with what is wrong in any of them told; `lost` if some were lost before."""
    made = Linear()
    opened: list[tuple[Tag, bool]] = []
    for tag in tags:
        body = _readable(tag, sandbox, found)
        if tag.keyword in OPENING:
            opened.append((tag, False))
        elif tag.keyword in _PAIRED and not _pairs(tag, opened, made, found, lost=lost):
            continue
        if body:
            made.add(tag, body, statement=bool(tag.keyword))
    while opened:
        _close(opened, made, found, lost=lost)
    return made


def tree(made: Linear, sandbox: Sandbox, found: Findings) -> nodes.Template | None:
    """The tags as Jinja understands them."""
    try:
        return sandbox.parse(made.text)
    except TemplateSyntaxError as error:
        _unreadable(made.tag(error.lineno), error, found)
        return None
    except RecursionError:
        too_deep(made.tag(0), found)
        return None


def too_deep(tag: Tag, found: Findings) -> None:
    """Tells that nobody can follow the template so far down."""
    found.add("misplaced", tag.place, _("the tags are nested too deep here"))


def _readable(tag: Tag, sandbox: Sandbox, found: Findings) -> str:
    """The body of a tag, or of one that stands for it."""
    alone = _ALONE.get(tag.keyword)
    if alone is None:
        if tag.body != tag.keyword:
            rest = tag.body.removeprefix(tag.keyword).strip()
            found.add(
                "syntax",
                tag.place,
                _("{tag} can't be read: {reason}", tag=str(tag),
                  reason=_("“{word}” is not expected there", word=rest)),
                _("“{% elif … %}” takes a condition") if tag.keyword == "else" else None,
            )  # fmt: skip
        return tag.keyword
    try:
        sandbox.parse(alone.format(body=f"\n{tag.body}"))
    except TemplateSyntaxError as error:
        _unreadable(tag, error, found)
        return _stand_in(tag)
    except RecursionError:
        too_deep(tag, found)
        return _stand_in(tag)
    return tag.body


def _unreadable(tag: Tag, error: TemplateSyntaxError, found: Findings) -> None:
    said = error.message or ""
    reason: object = said
    for pattern, words in _REASONS:
        if match := re.fullmatch(pattern, said):
            reason = words(match)
            break
    told = _("{tag} can't be read: {reason}", tag=str(tag), reason=reason)
    found.add("syntax", tag.place, told)


def _stand_in(tag: Tag) -> str:
    match tag.keyword:
        case "for":
            names = _FOR.match(tag.body)
            return f"for {names[1] if names else '_'} in {STAND_IN}"
        case "set":
            name = _SET.match(tag.body)
            return f"set {name[1]} = {STAND_IN}" if name else f"set _ = {STAND_IN}"
        case "":
            return ""
    return f"{tag.keyword} {STAND_IN}"


def _pairs(
    tag: Tag, opened: list[tuple[Tag, bool]], made: Linear, found: Findings, *, lost: bool
) -> bool:
    """Whether the tag goes on or ends one that is open; those within that one are closed."""
    fits = [_fits(tag, opener, ended) for opener, ended in opened]
    if not any(fits):
        if not lost:
            told = _("{tag} ends nothing here", tag=str(tag))
            found.add("unpaired-tag", tag.place, told)
        return False
    while not _fits(tag, *opened[-1]):
        _close(opened, made, found, lost=lost)
    opener, _ended = opened.pop()
    if tag.keyword in MIDDLE:
        opened.append((opener, tag.keyword == "else"))
    return True


def _fits(tag: Tag, opener: Tag, ended: bool) -> bool:  # noqa: FBT001 a pair taken apart
    match tag.keyword:
        case "else":
            return not ended
        case "elif":
            return opener.keyword == "if" and not ended
    return _ENDS[tag.keyword] == opener.keyword


def _close(opened: list[tuple[Tag, bool]], made: Linear, found: Findings, *, lost: bool) -> None:
    tag, _ended = opened.pop()
    end = OPENING[tag.keyword]
    if not lost:
        told = _("{tag} has no “{end}” here", tag=str(tag), end=end)
        found.add("unpaired-tag", tag.place, told)
    made.add(tag, end, statement=True)
