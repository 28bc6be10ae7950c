"""`clusterctl proof FILE…`: finished Russian texts proof-read, ours or edited by a lawyer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from clusterctl.cli import completion
from clusterctl.cli.selection import one_of
from clusterctl.cli.session import Session
from clusterctl.diagnostics import Severity
from clusterctl.errors import ClusterctlError, why
from clusterctl.messages import _

if TYPE_CHECKING:
    from clusterctl.folder import Folder
    from clusterctl.proof.telling import Proof

FORMATS = ("text", "json", "markdown")
SEVERITIES = tuple(severity.value for severity in Severity)
NEVER = "never"
FINDINGS = 1


def proof(
    session: Session,
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE...",
            help="Proof-read these texts: .docx, .md or .txt.",
            show_default=False,
        ),
    ],
    *,
    output_format: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="|".join(FORMATS),
            help="How to tell what was found.",
            autocompletion=completion.of(FORMATS),
        ),
    ] = "text",
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="FILE", help="Write to this file, not to the screen."
        ),
    ] = None,
    severity: Annotated[
        str,
        typer.Option(
            metavar="|".join(SEVERITIES),
            help="Show findings of this severity and above.",
            autocompletion=completion.of(SEVERITIES),
        ),
    ] = "info",
    fail_on: Annotated[
        str,
        typer.Option(
            metavar="|".join((*SEVERITIES, NEVER)),
            help="Exit with 1 from this severity upward.",
            autocompletion=completion.of((*SEVERITIES, NEVER)),
        ),
    ] = "error",
    no_data: Annotated[
        bool,
        typer.Option("--no-data", help="Read the text alone, without the folder's data."),
    ] = False,
) -> int:
    """Proof-read finished Russian texts, made here or edited by a lawyer.

    Finds numbers that differ from their words, references that lead nowhere, wrong totals, dates
    and requisites, leftover tags, slips of typing; in a document folder also what differs from its
    data. Each finding has its place as Word counts, and the spot underlined.

    Examples:

    \b
    clusterctl proof agreement.docx
    clusterctl proof out/himiya/*.docx --severity warning
    clusterctl proof letter.docx --no-data --format json
    """
    teller = one_of(output_format, FORMATS, "--format")
    gravest = Severity(one_of(severity, SEVERITIES, "--severity"))
    failing = one_of(fail_on, (*SEVERITIES, NEVER), "--fail-on")
    texts = [(file, _content(session, file)) for file in files]
    folder = None if no_data else _folder(session)
    proofs = [_proof(session, file, content, folder) for file, content in texts]
    fails = failing != NEVER and any(
        found.severity.rank <= Severity(failing).rank for p in proofs for found in p.findings
    )
    _tell(session, [_shown(each, gravest) for each in proofs], teller, output)
    return FINDINGS if fails else 0


def _content(session: Session, file: Path) -> bytes:
    try:
        return (session.directory / file).read_bytes()
    except OSError as error:
        raise ClusterctlError(
            _("“{path}” can't be read: {why}", path=file, why=why(error))
        ) from error


def _folder(session: Session) -> Folder | None:
    """The sound data of the folder one stands in; None outside of any."""
    from clusterctl import check  # noqa: PLC0415 --help does without
    from clusterctl.folder import find_root  # noqa: PLC0415 likewise

    try:
        find_root(session.directory)
    except ClusterctlError:
        return None
    return check.check(session.folder()).folder


def _proof(session: Session, file: Path, content: bytes, folder: Folder | None) -> Proof:
    from clusterctl.proof import proof as found  # noqa: PLC0415 --help does without
    from clusterctl.proof.reading import read  # noqa: PLC0415 likewise
    from clusterctl.proof.telling import Proof  # noqa: PLC0415 likewise

    text = read(content, session.relative(session.directory / file))
    return Proof(text, tuple(found(text, folder)))


def _shown(whole: Proof, gravest: Severity) -> Proof:
    from clusterctl.proof.telling import Proof  # noqa: PLC0415 see above

    kept = (found for found in whole.findings if found.severity.rank <= gravest.rank)
    return Proof(whole.text, tuple(kept))


def _tell(session: Session, proofs: list[Proof], name: str, target: Path | None) -> None:
    from clusterctl import files  # noqa: PLC0415 see above
    from clusterctl.proof import telling  # noqa: PLC0415 see above

    if name == "text" and target is None:
        console = session.console()
        for block in telling.blocks(proofs, session.language, console.width):
            console.print(block)
        return
    tellers = {
        "text": telling.told_text,
        "json": telling.told_json,
        "markdown": telling.told_markdown,
    }
    content = tellers[name](proofs, session.language)
    if target is None:
        session.write(content)
        return
    files.write(session.directory / target, content.encode("utf-8", "replace"))
