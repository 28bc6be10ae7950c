"""Texts of a report in one harmless line: what documents say may hold anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.messages import Message
from clusterctl.output.escape import visible

if TYPE_CHECKING:
    from clusterctl.messages import Language


def plain(text: str | Message | None, language: Language) -> str:
    """The text in one line, its control characters told by their codes; nothing for None."""
    told = text.text(language) if isinstance(text, Message) else text or ""
    return visible(" ".join(told.split()))


def heading(text: str | Message | None, language: Language) -> str:
    """The text as it begins a line of its own: with a capital letter."""
    told = plain(text, language)
    return told[:1].upper() + told[1:]
