"""Questions put to people at a terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from clusterctl.errors import ClusterctlError
from clusterctl.messages import _
from clusterctl.output.escape import visible

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clusterctl.cli.session import Session
    from clusterctl.messages import Message

MOST_SHOWN = 30
"""How many choices are listed; any of the others may still be typed."""


def can_ask() -> bool:
    """Whether somebody sits there to answer."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask(
    session: Session,
    what: Message,
    *,
    default: str = "",
    choices: Mapping[str, str] | None = None,
    about: Message | None = None,
) -> str:
    """The answer to a question; one of the choices by its number, its value or its name.

    Asks again until there is one. A `ClusterctlError` when the input ends instead.
    """
    console = session.console(sys.stderr)
    console.print(session.text(what), style="bold")
    if about is not None:
        console.print(f"  {session.text(about)}", style="dim")
    listed = dict(list((choices or {}).items())[:MOST_SHOWN])
    for number, (value, name) in enumerate(listed.items(), 1):
        console.print(f"  {number:>2}  {visible(value)}{f' — {visible(name)}' if name else ''}")
    while True:
        shown = f" [{visible(default)}]" if default else ""
        answer = _line(prompt=f"{shown}> ") or default
        chosen = _chosen(answer, choices or {})
        if chosen:
            return chosen


def _line(prompt: str) -> str:
    sys.stderr.write(prompt)
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise ClusterctlError(
            _("the input ended before everything was answered"), _("nothing was written")
        )
    return line.strip()


def _chosen(answer: str, choices: Mapping[str, str]) -> str:
    """The value that an answer stands for, or several of them with commas in between."""
    values = list(choices)
    parts = [part.strip() for part in answer.split(",")] if choices else [answer]
    meant = [
        values[int(part) - 1]
        if part.isdigit() and 0 < int(part) <= len(values)
        else next((value for value, name in choices.items() if part and part == name), part)
        for part in parts
    ]
    return ",".join(filter(None, meant))
