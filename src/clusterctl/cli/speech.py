"""The language a run speaks: the option, else the folder's setting, else the locale."""

from __future__ import annotations

import locale
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clusterctl.messages import Language

_SETTING = re.compile(rb"^language:\s*['\"]?(ru|en)\b", re.MULTILINE)
_SETTINGS_START = 65536


def chosen_language(arguments: Sequence[str]) -> Language:
    """The language for these arguments, before anything of the command line is built.

    The settings are only glanced at: a folder that can't be read must be told
    of in some language, too.
    """
    return (
        _known(_value(arguments, "--lang"))
        or _known(os.environ.get("CLUSTERCTL_LANG"))
        or _of_folder(Path(_value(arguments, "-C") or _value(arguments, "--directory") or "."))
        or _of_locale()
    )


def _value(arguments: Sequence[str], option: str) -> str | None:
    """The value an option has among the arguments: `--lang ru`, `--lang=ru`, `-Cdir`."""
    for number, argument in enumerate(arguments):
        if argument == "--":
            return None
        if argument == option:
            return next(iter(arguments[number + 1 :]), None)
        if argument.startswith(f"{option}=") and option.startswith("--"):
            return argument.removeprefix(f"{option}=")
        if argument.startswith(option) and not option.startswith("--"):
            return argument.removeprefix(option)
    return None


def _known(word: str | None) -> Language | None:
    match (word or "").lower().partition("_")[0]:
        case "ru":
            return "ru"
        case "en":
            return "en"
        case _:
            return None


def _of_folder(start: Path) -> Language | None:
    try:
        start = start.absolute()
    except FileNotFoundError:  # the current folder is gone, which the run itself will tell
        return None
    for folder in (start, *start.parents):
        try:
            with (folder / "clusterctl.yaml").open("rb") as settings:
                found = _SETTING.search(settings.read(_SETTINGS_START))
        except OSError:
            continue
        return _known(found.group(1).decode()) if found else "ru"
    return None


def _of_locale() -> Language:
    """Russian where the environment says so, else English."""
    told = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), None)
    told = told or locale.getlocale()[0] or ""
    return "ru" if told.lower().startswith(("ru", "russian")) else "en"
