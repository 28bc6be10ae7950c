"""The word lists of the package's data, read once and looked up by lower-case word."""

from __future__ import annotations

from functools import cache
from typing import Any

from clusterctl import resources


@cache
def table(name: str) -> dict[str, Any]:
    """The table `data/language/<name>.yaml` as it is written."""
    import yaml  # noqa: PLC0415 - most commands decline nothing and need not pay for it

    text = (resources.data() / "language" / f"{name}.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    found: dict[str, Any] = yaml.load(text, Loader=loader)  # noqa: S506 - both are safe loaders
    return found


@cache
def words(name: str, section: str, *keys: str) -> frozenset[str]:
    """The lower-case words of a section: a list, or a paragraph of words."""
    found = table(name)[section]
    for key in keys:
        found = found[key]
    return frozenset(word.lower() for word in (found.split() if isinstance(found, str) else found))


@cache
def entries(name: str, section: str) -> dict[str, Any]:
    """A section's mapping with lower-case keys."""
    return {word.lower(): entry for word, entry in table(name)[section].items()}


def like(sample: str, text: str) -> str:
    """The text in the letter case of the sample: «ЛЕВ» → «ЛЬВ», «Лев» → «Льв»."""
    if len(sample) > 1 and sample.isupper():
        return text.upper()
    return text[:1].upper() + text[1:].lower() if sample[:1].isupper() else text.lower()
