"""The words of the option parser in both languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import typer

from clusterctl.errors import ClusterctlError
from clusterctl.messages import _, said

if TYPE_CHECKING:
    from collections.abc import Callable

    from clusterctl.messages import Message

_HINT = _("`clusterctl COMMAND --help` tells what a command takes")

_WORDS: tuple[tuple[str, Callable[..., Message]], ...] = (
    (
        r"No such option: (?P<name>\S+?) \(Possible options: (?P<near>.+)\)",
        lambda name, near: _(
            "there is no option {name}; did you mean {near}?", name=name, near=near
        ),
    ),
    (r"No such option: (?P<name>\S+)", lambda name: _("there is no option {name}", name=name)),
    (
        r"No such command '(?P<name>.*)'\. Did you mean (?P<near>.+)\?",
        lambda name, near: _(
            "there is no command {name}; did you mean {near}?", name=name, near=near
        ),
    ),
    (r"No such command '(?P<name>.*)'\.", lambda name: _("there is no command {name}", name=name)),
    (r"(?:Missing command\.)?", lambda: _("a command is missing")),
    (
        r"Missing argument '(?P<name>.+)'\.",
        lambda name: _("the argument {name} is missing", name=name),
    ),
    (
        r"Missing option '(?P<name>.+)'\.",
        lambda name: _("the option {name} is missing", name=name),
    ),
    (
        r"Got unexpected extra argument(?:s|\(s\))? \((?P<names>.*)\)",
        lambda names: _("more arguments than the command takes: {names}", names=names),
    ),
    (
        r"Option '(?P<name>.+)' requires .*",
        lambda name: _("the option {name} needs a value", name=name),
    ),
    (
        r"Option '(?P<name>.+)' does not take a value\.",
        lambda name: _("the option {name} takes no value", name=name),
    ),
    (
        r"Invalid value for '(?P<name>[^']+)'.*?: '(?P<value>.*)' is not a valid .*",
        lambda name, value: _("{name} can't be “{value}”", name=name, value=value),
    ),
    (
        r"Invalid value for '(?P<name>[^']+)'.*?: '(?P<value>.*)' is not one of (?P<known>.*)\.",
        lambda name, value, known: _(
            "{name} can't be “{value}”; it is one of {known}", name=name, value=value, known=known
        ),
    ),
)


def _bare(words: dict[str, str]) -> dict[str, str]:
    """The words without the quotation marks the parser puts around some of them."""
    return {name: word.strip("'") for name, word in words.items()}


def usage_error(error: Exception) -> ClusterctlError | None:
    """What the option parser complains of, in our words; None when it isn't its complaint."""
    if not isinstance(error, typer.TyperException):
        return None
    text = error.format_message()
    for pattern, message in _WORDS:
        found = re.fullmatch(pattern, text, re.DOTALL)
        if found:
            return ClusterctlError(message(**_bare(found.groupdict())), _HINT)
    return ClusterctlError(said(text.rstrip(".")), _HINT)
