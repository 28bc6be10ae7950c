"""The sixteen mandatory sections of the program: each is there and says something.

What a section must hold is asked by the schema under the same codes; the checks here find texts
that only keep a place. The rules are made from the table of their pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl import schema
from clusterctl.messages import Listing, _
from clusterctl.placeholders import blank, placeholder
from clusterctl.rules import Finding, Note, rule
from clusterctl.rules.section_pages import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.diagnostics import Route
    from clusterctl.documents import Document
    from clusterctl.folder import Folder
    from clusterctl.rules import Findings
    from clusterctl.rules.section_pages import Section

_PARTS = ("dual", "targeted", "practice_employment", "incentives")
_NOT_APPLICABLE = "not_applicable"


def _known(section: Section) -> None:
    """Make the section's rule known."""

    def is_filled(program: Document, folder: Folder) -> Findings:
        asked = {s.key: s.number for s in folder.regulation.sections_in_force(folder.as_of)}
        if section.key in asked:
            yield from _unfilled(program, section, asked[section.key])

    is_filled.__doc__ = section.page
    is_filled.__name__ = f"{section.key}_is_filled"
    rule(section.code, on="program", paragraph="4б")(is_filled)


def _unfilled(program: Document, section: Section, number: int) -> Iterator[Finding]:
    """One finding for all that keeps a place in the section, where the first of it stands."""
    route = ("sections", section.key)
    stubs = [found for found, text in program.texts(*route) if _is_stub(found, text)]
    if stubs:
        first, *others = stubs
        yield Finding(
            program.at(*first),
            _(
                "“{text}” stands in place of a text of section {n}",
                text=program.get(*first),
                n=number,
            ),
            related=tuple(Note(program.at(*other), _("and here")) for other in others),
        )
    elif section.key == "dual_and_targeted_training":
        yield from _unexplained(program, section, number)


def _unexplained(program: Document, section: Section, number: int) -> Iterator[Finding]:
    """The parts of section 8 that are neither given nor said not to apply."""
    route = ("sections", section.key)
    if program.get(*route) is None or not program.sound(*route):
        return
    reasons = program.get(*route, _NOT_APPLICABLE, default={})
    bare = [p for p in _PARTS if not program.get(*route, p) and not reasons.get(p)]
    fields = (schema.field("program", (*route, part)) for part in bare)
    if bare:
        yield Finding(
            program.key(*route),
            _(
                "section {n} gives neither figures nor a reason for: {parts}",
                n=number,
                parts=Listing(tuple(field.label for field in fields if field)),
            ),
            help=_("fill them in, or say under `not_applicable` why there is nothing to plan"),
        )


def _is_stub(route: Route, text: str) -> bool:
    """Whether a text keeps a place; a dash does so only where a text is asked for."""
    if not placeholder(text):
        return False
    field = schema.field("program", route)
    if field is None or field.ref or field.choices:
        return False
    return (
        not blank(text) or field.required or isinstance(route[-1], int) or _NOT_APPLICABLE in route
    )


for _section in SECTIONS:
    _known(_section)
