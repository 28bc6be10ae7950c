"""How a text is written: without quotes where nothing is lost by it, long ones over lines."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

import yaml

from clusterctl.source.scalars import resolve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.schema import Field

WIDTH: Final = 120
"""How wide a line may be that can be broken."""

_STARTS: Final = frozenset(",[]{}#&*!|>'\"%@`")
"""What a text without quotes can't begin with."""

_MARKS: Final = re.compile(r"[-?:](?:\s|$)|---|\.\.\.")
"""What would begin something else than a text."""

_ENDS_TEXT: Final = re.compile(r":(?:\s|$)|\s#")
_BRACKETS: Final = re.compile(r"[,\[\]{}]|:[?]")
_LETTER: Final = re.compile(r"[^\W\d_]")
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBERS: Final = re.compile(
    r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|0x[0-9a-fA-F]+|0o[0-7]+"
)
"""What YAML 1.2 takes for a number, and our reader for a text, with good reason."""

_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]"
)
_TEXT: Final = "tag:yaml.org,2002:str"
_OTHER_READERS: Final[Any] = yaml.SafeLoader("")
"""A reader by YAML 1.1, which takes `no`, `12:30` and others for no texts."""

_WORD: Final = re.compile(r"\w[\w-]*")
_MERGE: Final = "<<"
"""A key that has a meaning of its own without quotes."""

_GAP: Final = re.compile(r"(?<=\S) (?=\S)")
"""Where a folded text may be broken: at a single ordinary space."""

_SHORT: Final = re.compile(r"(?<!\S)[^\W\d_]{1,2}$")
"""A preposition or the like, which reads better at the beginning of the next line."""


def inline(text: str, field: Field | None, *, in_brackets: bool = False) -> str:
    """The text on one line, in quotes where it has to be or where it is an identifier."""
    if _stands_plain(text, in_brackets=in_brackets) and not _wants_quotes(text, field):
        return text
    if _UNSEEN.search(text) or "\n" in text or "\t" in text:
        return _escaped(text)
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def folded(text: str, indent: int) -> list[str] | None:
    """The header and the lines of a folded text, without their indentation.

    None for a text that would not come back the same, or has no place to break.
    """
    lines = text.removesuffix("\n").split("\n")
    if _is_odd(text) or not _GAP.search(text) or any(line[:1] in {" ", "\t"} for line in lines):
        return None
    written: list[str] = []
    for number, line in enumerate(lines):
        written += [""] * (number > 0)
        written += _wrapped(line, WIDTH - indent)
    return [header(">", text), *written]


def header(style: str, text: str) -> str:
    """The mark of a text over lines, which tells whether a line ends it."""
    return style if text.endswith("\n") else f"{style}-"


def literal(text: str) -> list[str] | None:
    """The header and the lines of a text kept line by line; None for one that can't be."""
    if _is_odd(text) or text[:1] in {" ", "\t"}:
        return None
    return [header("|", text), *text.removesuffix("\n").split("\n")]


def key(name: str) -> str:
    """A key as it is written: its text, in quotes where that would be read as something else."""
    if _WORD.fullmatch(name) or (_stands_plain(name, in_brackets=True) and name != _MERGE):
        return name
    return _escaped(name)


def _stands_plain(text: str, *, in_brackets: bool) -> bool:
    """Whether the text without quotes is read as the same text."""
    if not text or text != text.strip() or text[0] in _STARTS or _MARKS.match(text):
        return False
    if _UNSEEN.search(text) or _ENDS_TEXT.search(text) or "\n" in text or "\t" in text:
        return False
    if in_brackets and (_BRACKETS.search(text) or text[0] in "-?:"):
        return False
    return resolve(text) is text and not _NUMBERS.fullmatch(text)


def _wants_quotes(text: str, field: Field | None) -> bool:
    """Whether the text is an identifier: digits and signs alone; or no text to other readers."""
    if _DATE.fullmatch(text):
        return field is not None and field.format != "date" and "integer" not in field.types
    if field is not None and field.choices:
        return text[0].isdigit()
    if any(c.isdigit() for c in text) and not _LETTER.search(text):
        return True
    return bool(_OTHER_READERS.resolve(yaml.ScalarNode, text, (True, False)) != _TEXT)


def _is_odd(text: str) -> bool:
    """Whether a text can't stand over lines: they would lose its spaces, or its last lines."""
    lines = text.split("\n")
    return (
        bool(_UNSEEN.search(text))
        or text.startswith("\n")
        or text.endswith("\n\n")
        or not text.strip()
        or any(line != line.rstrip() for line in lines)
    )


def _wrapped(line: str, width: int) -> Iterator[str]:
    """The pieces of a line, each as wide as may be, none ending with a short word if it can."""
    start = 0
    while len(line) - start > width:
        gaps = [gap.start() for gap in _GAP.finditer(line, start)]
        fitting = [gap for gap in gaps if gap - start <= width] or gaps[:1]
        if not fitting:
            break
        good = [gap for gap in fitting if not _SHORT.search(line, start, gap)]
        end = (good or fitting)[-1]
        yield line[start:end]
        start = end + 1
    if line:
        yield line[start:]


def _escaped(text: str) -> str:
    quoted = json.dumps(text, ensure_ascii=False)
    return _UNSEEN.sub(lambda found: f"\\u{ord(found.group()):04x}", quoted)
