"""Accepted findings: a waiver names a rule, holds for a time, and is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.diagnostics import Severity
from clusterctl.messages import _
from clusterctl.rules import Finding, Findings, every_rule, rule, stated
from clusterctl.spelling import closest

if TYPE_CHECKING:
    from clusterctl.documents import Document
    from clusterctl.folder import Folder

NEVER = ("Y", "W")
"""Families that nobody can waive: what can't be read, and what is wrong with waivers themselves."""


@rule("W001", on="waivers", severity=Severity.WARNING)
def waiver_has_not_run_out(waivers: Document, folder: Folder) -> Findings:
    """A waiver has not run out.

    After its last day the finding it accepted counts again. Whoever accepted it for a time meant to
    look at it anew.

    Bad::

        # waivers.yaml
        kind: waivers
        waivers:
          - code: P04-05
            document: himiya
            reason: второй колледж вступает осенью
            accepted_by: Образцова Н. В., министр образования
            until: 2026-09-30  # W001

    Good::

        # waivers.yaml
        kind: waivers
        waivers:
          - code: P04-05
            document: himiya
            reason: второй колледж вступает осенью
            accepted_by: Образцова Н. В., министр образования
            until: 2026-12-31
    """
    for i, entry in waivers.items("waivers"):
        until = waivers.date("waivers", i, "until")
        if until is not None and until < folder.as_of:
            yield Finding(
                waivers.at("waivers", i, "until"),
                _(
                    "the waiver of {code} ended on {until}, its finding counts again",
                    code=entry.get("code"),
                    until=until,
                ),
                help=_("mend what was accepted, or decide anew until when; else delete the waiver"),
            )


@stated("W002", on="waivers", severity=Severity.WARNING)
def waiver_is_used() -> None:
    """A waiver accepts something that is found.

    When the finding is mended its waiver has done its work: left in the file, it would silently
    accept the same mistake made anew.

    It is not told while errors of reading, schema or references may keep the finding from showing.

    No example: it takes the findings of a whole folder to see that one is missing.
    """


@rule("W003", on="waivers", severity=Severity.WARNING)
def waiver_names_a_rule(waivers: Document, _folder: Folder) -> Findings:
    """A waiver names the code of a rule whose findings can be waived.

    A mistyped code accepts nothing. What can't be read (Y) and what is wrong with the waivers
    themselves (W) can't be accepted: nobody knows what is accepted with it.

    Bad::

        # waivers.yaml
        kind: waivers
        waivers:
          - code: P04-99  # W003
            document: himiya
            reason: второй колледж вступает осенью
            accepted_by: Образцова Н. В., министр образования
          - code: Y001  # W003
            document: himiya
            reason: файл чинят
            accepted_by: Образцова Н. В., министр образования

    Good::

        # waivers.yaml
        kind: waivers
        waivers:
          - code: P04-05
            document: himiya
            reason: второй колледж вступает осенью
            accepted_by: Образцова Н. В., министр образования
    """
    known = [code for code in every_rule() if not code.startswith(NEVER)]
    for i, entry in waivers.items("waivers"):
        code = entry.get("code")
        if not isinstance(code, str) or code in known:
            continue
        spot = waivers.at("waivers", i, "code")
        if code.startswith(NEVER):
            yield Finding(spot, _("findings of {code} can't be waived", code=code))
            continue
        near = closest(code, known)
        yield Finding(
            spot,
            _("there is no rule “{code}”", code=code),
            help=_("did you mean {near}?", near=near) if near else None,
        )
