"""What the coordinator's draft of remarks works with: findings in a program by its sections."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clusterctl.diagnostics import Severity
from clusterctl.render import citations, filters, offices
from clusterctl.render.program import sources
from clusterctl.render.values import organization
from clusterctl.render.values import values as whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clusterctl.diagnostics import Diagnostic
    from clusterctl.documents import Document
    from clusterctl.folder import Folder
    from clusterctl.messages import Language

__all__ = ["by_section", "remarks", "sources", "values"]

_RUSSIAN: Language = "ru"
_GENERAL = "Программа в целом"
_OTHERS = {"results": "Результаты программы", "activities": "Мероприятия программы"}
"""What stands beside the sections, in this order before them."""


def values(folder: Folder, program: Document, found: Sequence[Diagnostic]) -> dict[str, Any]:
    """The program and the remarks on it, for the coordinator to edit."""
    cluster = folder.get("cluster", program.cluster)
    return {
        "program": whole(folder, program),
        "cluster": whole(folder, cluster) if cluster else {"name": None},
        "act": citations.act(folder),
        "coordinator": citations.body(folder, "regional_coordinator"),
        "entity": organization(folder, folder.setting("regional_coordinator", "legal_entity")),
        "signer": offices.head(folder, "regional_coordinator"),
        "groups": _grouped(folder, remarks(program, found)),
        "date": folder.as_of,
    }


def remarks(program: Document, found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The errors and warnings in the program: what there is to remark on."""
    return [d for d in found if d.place.file == program.file and d.severity is not Severity.INFO]


def by_section(folder: Folder, found: Sequence[Diagnostic]) -> dict[str, list[Diagnostic]]:
    """Findings by what they are about: the whole as "", activities and so on, sections in order.

    What nothing is found in is there, too.
    """
    groups: dict[str, list[Diagnostic]] = {
        key: [] for key in ("", *_OTHERS, *(each.key for each in folder.regulation.sections))
    }
    for d in found:
        about = next((step for step in d.route[:2] if step in groups), "")
        groups[str(about)].append(d)
    return groups


def _grouped(folder: Folder, found: Sequence[Diagnostic]) -> list[dict[str, Any]]:
    """The remarks under what they are about: the program, its activities, its sections in order."""
    titles = {"": _GENERAL, **_OTHERS}
    titles |= {
        s.key: f"Раздел {n}. {s.title.ru}" for n, s in enumerate(folder.regulation.sections, 1)
    }
    groups = by_section(folder, found)
    return [
        {"title": titles[key], "remarks": list(map(_told, group))}
        for key, group in groups.items()
        if group
    ]


def _told(d: Diagnostic) -> dict[str, Any]:
    return {
        "text": filters.capitalized(d.message.text(_RUSSIAN)),
        "help": filters.capitalized(d.help.text(_RUSSIAN) if d.help else None),
        "paragraph": d.paragraph,
        "grave": d.severity is Severity.ERROR,
    }
