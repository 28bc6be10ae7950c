"""`clusterctl new`: a document begun in the right place, with what the folder knows filled in."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Any

import typer

from clusterctl import layout
from clusterctl.cli import completion, naming
from clusterctl.cli.selection import known_kind
from clusterctl.cli.session import Session, day
from clusterctl.errors import ClusterctlError
from clusterctl.messages import Bilingual, Listing, Message, _, said
from clusterctl.output.escape import visible

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from clusterctl.cli.fromdiff import Search
    from clusterctl.folder import Folder
    from clusterctl.skeletons import Begun, Question, Wanted

KINDS = tuple(kind for kind in layout.PATTERNS if kind != "settings")
"""What can be begun; the settings come with the folder."""

_OWN = ("kind", "id")
"""Fields that the arguments give."""

_MOST = 20


def new(
    session: Session,
    kind: Annotated[
        str,
        typer.Argument(
            metavar="KIND",
            help="What to begin: organization, order, cluster, program, agreement, supplement, "
            "protocol, conclusion, monitoring or waivers.",
            autocompletion=completion.of(KINDS),
        ),
    ],
    id: Annotated[
        str | None,
        typer.Argument(
            metavar="[ID]",
            help="Its id, the name of its file; else the next one. With --from-diff: the revision "
            "to compare with; else the commit where the branch left the main line.",
        ),
    ] = None,
    newer: Annotated[
        str | None,
        typer.Argument(
            metavar="[NEW]", help="With --from-diff: the newer revision; else the working tree."
        ),
    ] = None,
    *,
    from_diff: Annotated[
        bool,
        typer.Option(
            "--from-diff",
            help="Begin each protocol, supplement or conclusion that is missing after changes.",
        ),
    ] = False,
    cluster: Annotated[
        str | None,
        typer.Option(
            metavar="ID",
            help="The cluster it belongs to; else the one whose folder this is, or the only one.",
            autocompletion=completion.clusters,
        ),
    ] = None,
    given: Annotated[
        list[str] | None,
        typer.Option(
            "--set", metavar="KEY=VALUE", help="The value of a field, like head.name=…; repeatable."
        ),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Judge the folder as of this day, like 2026-11-23."),
    ] = None,
) -> int:
    """Begin a document: a draft with titles and paragraphs as comments, in the right place.

    Number, date, parties and their heads come from the folder. What only people can say is
    asked at a terminal; elsewhere it is given with --set. A file that is there is never touched.

    Examples:

    \b
    clusterctl new protocol --cluster himiya
    clusterctl new supplement --cluster himiya --set change=term
    clusterctl new organization emp-zavod
    clusterctl new supplement --from-diff main
    """
    known_kind(kind, KINDS)
    answers = _answers(given or ())
    if from_diff:
        from clusterctl.cli.fromdiff import Search  # noqa: PLC0415 --help does without

        return _begin_missing(session, Search(kind, id, newer, cluster, answers, as_of))
    if newer is not None:
        raise ClusterctlError(
            _("“{text}” is one argument too many", text=visible(newer)),
            _("a second revision goes with --from-diff"),
        )
    folder = session.folder(as_of)
    wanted = naming.named(session, folder, kind, id, {"cluster": cluster or "", **answers})
    begun = _begun(session, folder, wanted, answers)
    _write(session, folder.root, [begun], as_of)
    return 0


def _begin_missing(session: Session, search: Search) -> int:
    """Begin the papers of a kind that changes demand; all are whole before one is written."""
    from clusterctl.cli import fromdiff  # noqa: PLC0415 see above

    kind, answers = search.kind, search.answers
    folder = session.folder(search.as_of)
    papers = fromdiff.missing(session, folder, search)
    begun: list[Begun] = []
    for of, known in papers:
        told = {key: str(known[key]) for key in ("issued_by",) if key in known}
        named = naming.named(session, folder, kind, None, {**told, **answers, "cluster": of})
        begun.append(_begun(session, folder, named, answers, known))
        folder = fromdiff.with_document(folder, begun[-1].source)
    _write(session, folder.root, begun, search.as_of)
    return 0


def _write(session: Session, root: Path, begun: Sequence[Begun], as_of: str | None) -> None:
    """Write new documents, tell their files, and what is still wrong in them."""
    from clusterctl import files  # noqa: PLC0415 as the rest of what writes

    for each in begun:
        files.write(root / each.file, each.source.text.encode())
        session.write(f"{session.relative(root / each.file)}\n")
    if begun:
        _tell_errors(session, root, {each.file for each in begun}, as_of)


def _answers(given: Sequence[str]) -> dict[str, str]:
    """The fields and values that `--set` gives."""
    answers: dict[str, str] = {}
    for each in given:
        key, sign, value = each.partition("=")
        if not sign or not key.strip():
            raise ClusterctlError(
                _("--set takes a field and its value, not “{text}”", text=visible(each)),
                _("write it as key=value: --set number=5"),
            )
        if key.strip() in _OWN:
            raise ClusterctlError(
                _("“{key}” is told by the arguments, not by --set", key=key.strip()),
                _("clusterctl new KIND ID"),
            )
        answers[key.strip()] = value
    return answers


def _begun(
    session: Session,
    folder: Folder,
    wanted: Wanted,
    given: Mapping[str, str],
    known: Mapping[str, Any] = MappingProxyType({}),
) -> Begun:
    """The document with all it needs: from the folder, from the options, from people."""
    from clusterctl import skeletons  # noqa: PLC0415 --help does without
    from clusterctl.cli import asking  # noqa: PLC0415

    answers = dict(given)
    begun = skeletons.begin(folder, wanted, answers, known)
    _demand_sound(begun)
    while begun.questions:
        if not asking.can_ask():
            raise _unanswered(begun.questions)
        question = begun.questions[0]
        answer = asking.ask(
            session,
            _asked(folder, question),
            choices=question.choices,
            about=said(question.field.description) if session.language == "ru" else None,
        )
        tried = skeletons.begin(folder, wanted, {**answers, question.name: answer}, known)
        try:
            _demand_sound(tried)
        except ClusterctlError as error:
            session.complain(error.message, error.hint)
            continue
        begun, answers[question.name] = tried, answer
    return begun


def _asked(folder: Folder, question: Question) -> Message:
    """A question as it is put: the field's title and the paragraph behind it."""
    if not question.field.paragraph:
        return Message("{text}", {"text": question.field.label})
    refer, paragraph = folder.regulation.refer, question.field.paragraph
    cited = Bilingual(refer(paragraph, "ru"), refer(paragraph, "en"))
    return _("{field} ({law})", field=question.field.label, law=cited)


def _demand_sound(begun: Begun) -> None:
    """An error for what the schema finds wrong in the answers."""
    for found in begun.problems:
        raise ClusterctlError(found.message, found.help)


def _unanswered(questions: Sequence[Question]) -> ClusterctlError:
    names = tuple(_("{key} ({title})", key=q.name, title=q.field.title) for q in questions)
    example = " ".join(f"--set {q.name}=…" for q in questions)
    return ClusterctlError(
        _("only people can say: {fields}", fields=Listing(names, _MOST)),
        _("give them with --set, or run the command at a terminal: {example}", example=example),
    )


def _tell_errors(session: Session, root: Path, files: Collection[str], as_of: str | None) -> None:
    """Tell what rules find wrong in new documents: what they name and isn't there yet."""
    from clusterctl import check, folder  # noqa: PLC0415 see above
    from clusterctl.diagnostics import Severity  # noqa: PLC0415

    verdict = check.check(folder.load(root, session.today, day(as_of)))
    for found in verdict.findings:
        if found.place.file in files and found.severity is Severity.ERROR:
            place = f"{session.relative(root / found.place.file)}:{found.place.line}"
            session.note(_("still to mend: {place}: {what}", place=place, what=found.message))
