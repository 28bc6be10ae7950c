"""What a test sees of a source: findings by code and place, the text that a place covers."""

from clusterctl.diagnostics import Place
from clusterctl.source import Source, read


def source(text: str) -> Source:
    return read("a.yaml", text.encode())


def at(place: Place) -> tuple[int, int, int, int]:
    return place.line, place.column, place.end_line, place.end_column


def codes(found: Source) -> list[str]:
    return [f.code for f in found.findings]


def covered(found: Source, place: Place) -> str:
    """The text at the place; the lines of a longer one joined by a bar."""
    lines = found.lines[place.line - 1 : place.end_line] or [""]
    lines[-1] = lines[-1][: place.end_column - 1]
    lines[0] = lines[0][place.column - 1 :]
    return "|".join(lines)
