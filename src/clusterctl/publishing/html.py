"""A report as one page for a browser: to read on a phone, print and send, without a network.

The page holds its own style and nothing that runs: its policy allows that style by its hash, so
that no text of a document can become another. `page` wraps any body in the same way.
"""

from __future__ import annotations

import base64
import hashlib
import re
from typing import TYPE_CHECKING

from markupsafe import Markup

from clusterctl import __version__
from clusterctl.messages import _
from clusterctl.publishing.pieces import Pieces, environment, folder
from clusterctl.publishing.plain import heading, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clusterctl.messages import Language, Message
    from clusterctl.reports.model import Report, Section

_WORDS = {
    "skip": _("To the content"),
    "contents": _("Contents"),
    "notes": _("How it was counted"),
}
_LISTED = 3
"""A page of fewer sections needs no list of them."""

_NO_ID = re.compile(r"[^\w-]+")


def told(report: Report, language: Language) -> str:
    """The whole page."""
    names = ids(report.sections)
    leads = {s.about: name for s, name in zip(report.sections, names, strict=True) if s.about}
    pieces = Pieces(language, leads)
    sections = zip(report.sections, names, strict=True)
    return page(
        report,
        language,
        Markup("").join(pieces.section(section, name) for section, name in sections),
        contents=list(zip(names, (s.title for s in report.sections), strict=True)),
    )


def page(
    report: Report,
    language: Language,
    body: Markup,
    *,
    contents: Sequence[tuple[str, str | Message]] = (),
    style: str = "",
    script: str = "",
) -> str:
    """A page with the head and the notes of the report around a body.

    `contents` are ids and titles to lead to; `style` and `script` are added to the page's own
    and allowed by their hashes.
    """
    template = environment().get_template("page.html.j2")
    whole = _style() + style
    return template.render(
        language=language,
        title=heading(report.title, language),
        subject=plain(report.subject, language),
        day=_("as of {day}", day=report.as_of).text(language),
        words={name: word.text(language) for name, word in _WORDS.items()},
        contents=[(id, heading(title, language)) for id, title in contents],
        body=body,
        notes=[heading(note, language) for note in report.notes],
        style=Markup(whole),  # noqa: S704 a file of ours
        script=Markup(script),  # noqa: S704 a file of ours
        policy=policy(whole, script),
        made=f"clusterctl {__version__}",
    )


def policy(style: str, script: str = "") -> str:
    """What the browser may do with the page: apply this style and run this script, if any."""
    runs = f"script-src {_hash(script)}; " if script else ""
    return (
        f"default-src 'none'; style-src {_hash(style)}; {runs}base-uri 'none'; form-action 'none'"
    )


def ids(sections: Sequence[Section]) -> list[str]:
    """A name for each section to be led to by, each another one."""
    names: list[str] = []
    for number, section in enumerate(sections, 1):
        name = _NO_ID.sub("-", section.about or section.key).strip("-") or "section"
        names.append(name if name not in names else f"{name}-{number}")
    return names


def _style() -> str:
    return (folder() / "style.css").read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
