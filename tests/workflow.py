"""What GitHub's runner takes for a command in a build's log, by its own `ActionCommand`."""

from __future__ import annotations

from dataclasses import dataclass

KNOWN = ("error", "warning", "notice", "debug", "group", "endgroup", "add-mask", "stop-commands")


@dataclass(frozen=True, slots=True)
class Command:
    """What the runner takes from a line."""

    name: str
    properties: dict[str, str]
    data: str


def understood(line: str) -> Command | None:
    """The command a line is to the runner (its `ActionCommand`, both forms), if it is one."""
    words = line.lstrip()
    if words.startswith("::") and (end := words.find("::", 2)) >= 0:
        name, _space, rest = words[2:end].partition(" ")
        if name in KNOWN:
            pairs = (pair.split("=", 1) for pair in rest.strip().split(",") if pair)
            properties = {p[0]: unescaped(p[1], ",:\n\r") for p in pairs if len(p) > 1}
            return Command(name, properties, unescaped(words[end + 2 :], "\n\r"))
    if "##[" in line and "]" in line.partition("##[")[2]:
        return Command("##", {}, line)
    return None


def unescaped(text: str, characters: str) -> str:
    for character in characters:
        text = text.replace(f"%{ord(character):02X}", character)
    return text.replace("%25", "%")
