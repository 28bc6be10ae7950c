"""Documents laid out at random: every style that means the same, with comments strewn about."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from random import Random

WORDS = ("почему так", "см. протокол", "a: b", "[скобка", "'кавычка", "- тире", "!метка")


class Layouter:
    """Writes a value in a style chosen at random for each part; remembers its comments."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.comments: list[str] = []

    def document(self, value: dict[str, Any]) -> str:
        """The value as a document of its own."""
        if self.chance(0.1):
            text = self.flow(value, 0) + "\n"
        else:
            text = "\n".join(self.block(value, self.random.choice((0, 0, 0, 2)))) + "\n"
        text = self.above(0) + text + self.above(0)
        return text.replace("\n", "\r\n") if self.chance(0.2) else text

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def comment(self) -> str:
        self.comments.append(f"# {self.random.choice(WORDS)} {len(self.comments)}")
        return self.comments[-1]

    def above(self, indent: int) -> str:
        """Blank lines and comments on lines of their own."""
        lines = []
        while self.chance(0.15):
            lines.append(
                self.random.choice(("", "   "))
                if self.chance(0.5)
                else " " * indent + self.comment()
            )
        return "".join(f"{line}\n" for line in lines)

    def beside(self) -> str:
        if self.chance(0.1):
            return " " * self.random.randint(1, 5) + self.comment() + "  " * self.chance(0.3)
        return "   " * self.chance(0.1)

    def block(self, value: Any, indent: int) -> list[str]:
        """The lines of a filled collection, its entries one below another."""
        lines: list[str] = []
        pairs = _pairs(value)
        for key, below in pairs:
            lines += self.above(indent).splitlines()
            lead = " " * indent + (
                "-" if key is None else self.key(key) + " " * self.chance(0.1) + ":"
            )
            lines += self.entry(lead, below, indent, is_item=key is None)
        return lines

    def entry(self, lead: str, value: Any, indent: int, *, is_item: bool) -> list[str]:
        if isinstance(value, (dict, list)) and value and self.chance(0.7):
            inner = indent + self.random.choice((1, 2, 2, 4))
            if isinstance(value, list) and not is_item and self.chance(0.3):
                inner = indent
            body = self.block(value, inner)
            if (
                is_item
                and not body[0].lstrip().startswith("#")
                and body[0].strip()
                and self.chance(0.8)
            ):
                gap = " " * (inner - indent - 1)
                return [f"{lead}{gap}{body[0].strip(' ')}", *body[1:]]
            return [lead + self.beside(), *body]
        if isinstance(value, (dict, list)):
            return [f"{lead} {self.flow(value, indent + 1)}{self.beside()}"]
        if isinstance(value, str) and self.chance(0.3) and (lines := self.over_lines(value)):
            pad = " " * (indent + self.random.choice((2, 3)))
            head, *rest = lines
            return [f"{lead} {head}{self.beside()}", *(pad + line if line else "" for line in rest)]
        if isinstance(value, str) and self.chance(0.1) and "\n" not in value:
            return [
                lead,
                *self.above(indent + 1).splitlines(),
                f"{' ' * indent}   {self.single(value)}",
            ]
        return [f"{lead} {self.single(value)}{self.beside()}".rstrip(" ") + " " * self.chance(0.1)]

    def flow(self, value: Any, indent: int) -> str:
        """A value in brackets, perhaps over several lines."""
        if not isinstance(value, (dict, list)):
            return self.single(value, in_brackets=True)
        opening, closing = "[]" if isinstance(value, list) else "{}"
        pairs = _pairs(value)
        parts = [
            ("" if key is None else f"{self.key(key)}: ") + self.flow(item, indent)
            for key, item in pairs
        ]
        between = [self.gap(indent) for _ in parts]
        inside = "".join(f"{gap}{part}," for gap, part in zip(between, parts, strict=True))
        if not self.chance(0.2):
            inside = inside.removesuffix(",")
        return f"{opening}{inside}{self.gap(indent)}{closing}"

    def gap(self, indent: int) -> str:
        if self.chance(0.8):
            return " " * self.random.randint(0, 2)
        comment = " " + self.comment() if self.chance(0.4) else ""
        return f"{comment}\n{self.above(indent)}{' ' * (indent + self.random.randint(1, 6))}"

    def key(self, key: str) -> str:
        return (
            json.dumps(key, ensure_ascii=False)
            if self.chance(0.1) or not key.isidentifier()
            else key
        )

    def single(self, value: Any, *, in_brackets: bool = False) -> str:
        if value is None:
            return "null" if in_brackets else self.random.choice(("null", "~", ""))
        if not isinstance(value, str):
            return json.dumps(value)
        style = self.random.random()
        plain = value.replace(" ", "").replace(".", "")
        words = plain.isalpha() and plain.lower() not in {"null", "true", "false"}
        if style < 0.5 and words and value == value.strip() and not value.startswith("."):
            return value
        if style < 0.7 and value.isprintable() and "\n" not in value:
            return "'" + value.replace("'", "''") + "'"
        return json.dumps(value, ensure_ascii=not value.isprintable())

    def over_lines(self, value: str) -> list[str] | None:
        """A text as a block of lines, where that is simple."""
        lines = value.removesuffix("\n").split("\n")
        if not all(lines) or any(line != line.strip() or not line.isprintable() for line in lines):
            return None
        end = "" if value.endswith("\n") else "-"
        if self.chance(0.5):
            return [f"|{end}", *lines]
        folded = [f">{end}"]
        for number, line in enumerate(lines):
            folded += [""] * (number > 0)
            words = line.split(" ")
            cut = self.random.randint(0, len(words))
            parts = [" ".join(words[:cut]), " ".join(words[cut:])]
            if not all(parts) or parts[1].startswith(" ") or "" in words:
                parts = [line]
            folded += parts
        return folded


def _pairs(value: Any) -> list[tuple[str | None, Any]]:
    if isinstance(value, dict):
        return list(value.items())
    return [(None, item) for item in value]
