"""The remarks on a program one by one: what, by which paragraph, where, how to mend it."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from clusterctl.messages import Bilingual, Message, _
from clusterctl.output.words import WORDS
from clusterctl.render.filters import capitalized
from clusterctl.reports.model import Column, Row, Table, Weight
from clusterctl.reports.remarks.findings import title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.folder import Folder
    from clusterctl.reports.remarks.findings import Remarks


def listing(folder: Folder, each: Remarks) -> Table:
    """The findings under the titles of their sections, the gravest first."""
    return Table(
        "remarks",
        _("Remarks on the program"),
        (
            Column("remark", _("What is found"), wide=True),
            Column("severity", _("Severity")),
            Column("paragraph", _("Paragraph")),
            Column("place", _("Place")),
            Column("remedy", _("How to mend it"), wide=True),
            Column("code", _("Rule")),
        ),
        tuple(_rows(folder, each)),
        empty=_("nothing is found in the program"),
    )


def _rows(folder: Folder, each: Remarks) -> Iterator[Row]:
    for key, group in each.groups.items():
        if group:
            yield Row((title(folder, key), *[None] * 5), Weight.GROUP)
        for d in sorted(group, key=lambda d: (d.severity.rank, d.place)):
            yield Row(
                (
                    _sentence(d.message),
                    WORDS[d.severity],
                    _paragraph(folder, d.paragraph),
                    f"{PurePosixPath(d.place.file).name}:{d.place.line}",
                    _sentence(d.help) if d.help else None,
                    d.code,
                ),
                place=d.place,
                about=each.cluster.id,
            )


def _sentence(message: Message) -> Message:
    """The message as a letter has it, with a capital letter."""
    ru, en = (capitalized(message.text(language)) for language in ("ru", "en"))
    return _("{value}", value=Bilingual(ru, en))


def _paragraph(folder: Folder, ids: str) -> Message | None:
    """The citation; None where the folder's regulation has no such paragraph."""
    law = folder.regulation
    own = ", ".join(each.id for each in law.paragraphs(ids, folder.as_of)) if ids else ""
    return _("{value}", value=Bilingual(law.cite(own, "ru"), law.cite(own, "en"))) if own else None
