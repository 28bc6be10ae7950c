"""Reports told: one module a format, with a function `told(report, language)`."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clusterctl.messages import Language
    from clusterctl.reports.model import Report


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the module that tells it, the ending of its files, whether a screen can show it."""

    module: str
    ending: str
    screen: bool = False


FORMATS = {
    "table": Format("table", ".txt", screen=True),
    "md": Format("markdown", ".md", screen=True),
    "json": Format("json", ".json", screen=True),
    "html": Format("html", ".html"),
    "xlsx": Format("xlsx", ".xlsx"),
    "docx": Format("docx", ".docx"),
}
"""The formats in the order they are listed. Adding one: the module, and its line here."""


LAYOUTS = {("html", "dashboard"): "dashboard"}
"""By format and report: what is laid out in a way of its own, and the module that does it."""


def told(name: str, report: Report, language: Language) -> str | bytes:
    """The report in the format of that name; text where it is one, else the bytes of a file."""
    layout = LAYOUTS.get((name, report.name), FORMATS[name].module)
    module = import_module(f"clusterctl.publishing.{layout}")
    content: str | bytes = module.told(report, language)
    return content
