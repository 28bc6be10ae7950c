"""What was found in proof-read texts, told as text, JSON or Markdown."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from rich.cells import cell_len
from rich.text import Text as Drawn

from clusterctl.diagnostics import Severity
from clusterctl.messages import _, n_
from clusterctl.output.escape import encodable, markdown, visible
from clusterctl.output.words import WORDS, count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.diagnostics import Diagnostic, Place
    from clusterctl.messages import Language, Message
    from clusterctl.proof.text import Text

VERSION: Final = 1
_PAGE: Final = 100
_STYLES: Final = {
    Severity.ERROR: "bold red",
    Severity.WARNING: "bold yellow",
    Severity.INFO: "bold blue",
}
_ELLIPSIS: Final = "…"
_HEADS: Final = (_("Place"), _("Severity"), _("Code"), _("Finding"), _("Text"))


@dataclass(frozen=True, slots=True)
class Proof:
    """A text and what was found in it."""

    text: Text
    findings: tuple[Diagnostic, ...]

    def where(self, place: Place) -> Message:
        """Where people find a place of the text."""
        return self.text.lines[place.line - 1].where if self.text.lines else _("the whole file")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A stretch of a line, harmless: before the mark, the mark, after it."""

    before: str
    marked: str
    after: str


def excerpt(text: Text, place: Place, room: int) -> Excerpt | None:
    """What stands around a place in its line, at most so wide; None where nothing is marked."""
    if place.end_column <= place.column or not text.lines:
        return None
    whole = text.lines[place.line - 1].text
    start, end = place.column - 1, place.end_column - 1
    left = whole.rfind("\n", 0, start) + 1
    right = whole.find("\n", start)
    line = whole[left : right if right >= 0 else len(whole)]
    start, end = start - left, min(end - left, len(line))
    first = max(0, min(start - room // 3, len(line) - room))
    last = min(first + room, len(line))
    end = max(min(end, last), start)
    before, marked, after = line[first:start], line[start:end], line[end:last]
    if first:
        before = _ELLIPSIS + before[1:]
    if last < len(line):
        marked, after = (marked, after[:-1] + _ELLIPSIS) if after else (marked[:-1] + _ELLIPSIS, "")
    return Excerpt(*(visible(part.replace("\t", " ")) for part in (before, marked, after)))


def blocks(proofs: list[Proof], language: Language, width: int) -> Iterator[Drawn]:
    """A block of lines for each finding, the spot underlined; then the summary."""
    for proof in proofs:
        for found in proof.findings:
            yield Drawn("\n").join([*_block(proof, found, language, width), Drawn("")])
    yield _summary(proofs, language)


def told_text(proofs: list[Proof], language: Language) -> str:
    """The findings without colours, and the summary."""
    return "".join(f"{block.plain}\n" for block in blocks(proofs, language, _PAGE))


def told_json(proofs: list[Proof], language: Language) -> str:
    """The findings as one JSON object, with a newline at its end."""
    whole = {
        "version": VERSION,
        "summary": {
            "files": len(proofs),
            **{severity.value: n for severity, n in _counts(proofs).items()},
        },
        "findings": [_finding(p, found, language) for p in proofs for found in p.findings],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def told_markdown(proofs: list[Proof], language: Language) -> str:
    """A heading for each file and a table of its findings."""
    lines = [f"# {markdown(_summary(proofs, language).plain)}"]
    for proof in proofs:
        lines += ["", f"## {markdown(proof.text.file)}", ""]
        if not proof.findings:
            lines.append(_("nothing to remark").text(language))
            continue
        lines.append(f"| {' | '.join(head.text(language) for head in _HEADS)} |")
        lines.append("|---" * len(_HEADS) + "|")
        lines += (f"| {' | '.join(_row(proof, each, language))} |" for each in proof.findings)
    return "\n".join(lines) + "\n"


def _counts(proofs: list[Proof]) -> dict[Severity, int]:
    counted = Counter(found.severity for proof in proofs for found in proof.findings)
    return {severity: counted[severity] for severity in Severity}


def _summary(proofs: list[Proof], language: Language) -> Drawn:
    read = n_("{n} file proof-read", "{n} files proof-read", len(proofs)).text(language)
    found = [
        Drawn(count(severity, n).text(language), _STYLES[severity])
        for severity, n in _counts(proofs).items()
        if n
    ]
    nothing = Drawn(_("nothing to remark").text(language), "bold green")
    return Drawn(f"{read}: ") + (Drawn(", ").join(found) if found else nothing)


def _block(proof: Proof, found: Diagnostic, language: Language, width: int) -> Iterator[Drawn]:
    yield Drawn.assemble(
        (f"{visible(proof.text.file)}: {visible(proof.where(found.place).text(language))}", "bold"),
        ": ",
        (f"{WORDS[found.severity].text(language)}[{found.code}]", _STYLES[found.severity]),
        f" {visible(found.message.text(language))}",
    )
    shown = excerpt(proof.text, found.place, width - 6)
    if shown is not None:
        yield Drawn.assemble(
            ("    | ", "blue"), f"{shown.before}{shown.marked}{shown.after}".rstrip()
        )
        carets = "^" * max(1, cell_len(shown.marked))
        yield Drawn.assemble(
            ("    | ", "blue"), " " * cell_len(shown.before), (carets, _STYLES[found.severity])
        )
    for related in found.related:
        where = visible(proof.where(related.place).text(language))
        yield Drawn.assemble("  ", (where, "bold"), f": {visible(related.message.text(language))}")
    if found.help is not None:
        label = _("help").text(language)
        yield Drawn.assemble("  ", (label, "bold cyan"), f": {visible(found.help.text(language))}")


def _finding(proof: Proof, found: Diagnostic, language: Language) -> dict[str, Any]:
    return {
        "file": encodable(proof.text.file),
        "code": found.code,
        "severity": found.severity.value,
        "message": encodable(found.message.text(language)),
        "help": encodable(found.help.text(language)) if found.help else None,
        **_spot(proof, found.place, language),
        "related": [
            {"message": encodable(r.message.text(language)), **_spot(proof, r.place, language)}
            for r in found.related
        ],
    }


def _spot(proof: Proof, place: Place, language: Language) -> dict[str, Any]:
    """A place: for people, as characters of its paragraph, and the paragraph itself."""
    text = proof.text.lines[place.line - 1].text if proof.text.lines else ""
    return {
        "where": encodable(proof.where(place).text(language)),
        "start": place.column - 1,
        "end": place.end_column - 1,
        "text": encodable(text),
    }


def _row(proof: Proof, found: Diagnostic, language: Language) -> Iterator[str]:
    yield markdown(proof.where(found.place).text(language))
    yield WORDS[found.severity].text(language)
    yield found.code
    said = [markdown(found.message.text(language))]
    if found.help is not None:
        said.append(f"*{_('help').text(language)}:* {markdown(found.help.text(language))}")
    yield "<br>".join(said)
    shown = excerpt(proof.text, found.place, _PAGE)
    yield (
        f"{markdown(shown.before)}**{markdown(_seen(shown.marked))}**{markdown(shown.after)}"
        if shown
        else ""
    )


def _seen(marked: str) -> str:
    """A mark that shows: spaces alone, in bold, are nothing to see."""
    return marked.strip() or "␣" * len(marked)
