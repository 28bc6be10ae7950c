"""`clusterctl template`: the texts of the papers, a folder's own, and whether they work."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from clusterctl.cli import completion
from clusterctl.cli.selection import one_of
from clusterctl.cli.session import Session
from clusterctl.errors import ClusterctlError
from clusterctl.messages import Message, _

if TYPE_CHECKING:
    from rich.table import Table


FORMATS = ("text", "json", "github")
EJECTED = {"docx": ".docx", "md": ".md.j2"}
"""What a template can be taken over as, and how its file's name ends."""
FINDINGS = 1
_MOST_TEXT = 200_000_000
"""Bytes of a file that `text` reads."""


def template() -> None:
    """Look at the papers' templates, take one over, check those of the folder.

    A template of the folder's own, templates/agreement.docx or templates/agreement.md.j2, takes
    the place of the built-in one. docs/templates.ru.md tells how templates are written.
    """


def list_(session: Session) -> int:
    """List the papers with their templates: the built-in ones, and those of the folder.

    Examples:

    \b
    clusterctl template list
    """
    from clusterctl.render.papers import PAPERS  # noqa: PLC0415 --help does without

    root = _root(session)
    table = _table(session, _("Paper"), _("Title"), _("Made of"), _("The folder's own"))
    for paper in PAPERS.values():
        own = _own(root, paper.name) if root else []
        table.add_row(
            paper.name,
            session.text(paper.title),
            paper.file,
            ", ".join(path.name for path in own) or "—",
        )
    session.draw(table)
    return 0


def fields(
    session: Session,
    paper: Annotated[
        str,
        typer.Argument(
            metavar="PAPER",
            help="The paper, like notice; `list` names all.",
            autocompletion=completion.templates,
        ),
    ],
    below: Annotated[
        str,
        typer.Argument(metavar="[FIELD]", help="Show only this name and what is below it."),
    ] = "",
) -> int:
    """Show what a paper's template may ask for: each name, what it is, what it holds.

    Square brackets stand for the items of a list: {% for party in parties %} gives each of
    parties[] the name party. A question mark stands after what may be empty in a draft.
    What is deeper below is shown for one name at a time.

    Examples:

    \b
    clusterctl template fields agreement
    clusterctl template fields agreement parties
    """
    from clusterctl.render.fields import rows  # noqa: PLC0415 see above
    from clusterctl.render.fields_papers import names  # noqa: PLC0415
    from clusterctl.render.papers import PAPERS  # noqa: PLC0415
    from clusterctl.templating.lint.shapes import NAMES, mapping  # noqa: PLC0415

    one_of(paper, tuple(PAPERS), "PAPER")
    known = list(rows(mapping(names(paper))))
    depth = len(below.split(".")) - 1 if below else -1
    shown = [each for each in known if _is_below(each[0], below, depth)]
    if not shown:
        one_of(below, [name for name, _shape in known], "FIELD")
    table = _table(session, _("Name"), _("What it is"), _("What stands there"))
    for name, shape in shown:
        mark = "?" if shape.maybe or shape.missing else ""
        indent = "  " * (name.count(".") - max(depth, 0))
        last = name.rpartition(".")[2] if name.count(".") > max(depth, 0) else name
        held = ", ".join(map(str, shape.choices)) or session.text(NAMES[shape.kind])
        table.add_row(f"{indent}{last}{mark}", shape.about, held)
    session.draw(table)
    return 0


def check(
    session: Session,
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FILES]...", help="The templates; without any, all of the folder's own."
        ),
    ] = None,
    *,
    paper: Annotated[
        str | None,
        typer.Option(
            metavar="PAPER",
            help="Check as the template of this paper, whatever the file's name says.",
            autocompletion=completion.templates,
        ),
    ] = None,
    output_format: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="|".join(FORMATS),
            help="How to tell the findings.",
            autocompletion=completion.of(FORMATS),
        ),
    ] = "text",
    annotate: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Write a copy of a Word template with the findings as comments in it.",
        ),
    ] = None,
) -> int:
    """Check templates without making papers: every branch, every loop, all findings at once.

    Finds names, filters and tests that there are not, what may be empty in a draft, tags that
    can't be read or have no pair, and in Word files what was left in them: tracked changes,
    comments, hidden text. Exits with 1 when anything was found.

    Examples:

    \b
    clusterctl template check
    clusterctl template check templates/agreement.docx --annotate remarks.docx
    clusterctl template check draft.docx --paper supplement --format json
    """
    one_of(output_format, FORMATS, "--format")
    from clusterctl.render.papers import PAPERS  # noqa: PLC0415 see above

    if paper is not None:
        one_of(paper, tuple(PAPERS), "--paper")
    chosen = [session.directory / file for file in files] if files else _all_own(session)
    from clusterctl.cli import linting  # noqa: PLC0415

    read = {path.as_posix(): linting.content(session, path) for path in chosen}
    report = linting.checked(session, read, paper, _root(session) or session.directory)
    linting.tell(session, report, output_format)
    if annotate is not None:
        linting.annotate(session, read, report, session.directory / annotate)
    return FINDINGS if report.findings else 0


def eject(
    session: Session,
    paper: Annotated[
        str,
        typer.Argument(
            metavar="PAPER",
            help="The paper, like notice; `list` names all.",
            autocompletion=completion.templates,
        ),
    ],
    *,
    form: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="|".join(EJECTED),
            help="Take over a Word file, or the text that it is made of.",
            autocompletion=completion.of(tuple(EJECTED)),
        ),
    ] = "docx",
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="FILE", help="Write this file, not templates/ of the folder."
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Write over a file that is there already.")
    ] = False,
) -> int:
    """Take over the built-in template of a paper, to change it.

    The Word file has the same words, styles, numbers and tables, and tags where values go; papers
    made of it say the same. From now on `render` uses it in place of the built-in template.

    Examples:

    \b
    clusterctl template eject agreement
    clusterctl template eject notice --format md
    clusterctl template eject protocol -o my-protocol.docx
    """
    from clusterctl import files, resources  # noqa: PLC0415 see above
    from clusterctl.render.papers import PAPERS  # noqa: PLC0415

    known = PAPERS[one_of(paper, tuple(PAPERS), "PAPER")]
    one_of(form, tuple(EJECTED), "--format")
    path = session.directory / output if output else _home(session) / f"{paper}{EJECTED[form]}"
    _demand_free(session, path, paper, force=force, own=output is None)
    built_in = resources.templates() / f"{paper}.md.j2"
    content = built_in.read_bytes()
    if form == "docx":
        from clusterctl.templating.ejecting import ejected  # noqa: PLC0415
        from clusterctl.word.properties import Core  # noqa: PLC0415

        core = Core(title=known.title.text("ru"))
        content = ejected(content.decode("utf-8"), built_in.name, core)
    files.write(path, content)
    session.write(session.text(_("{path}: made", path=session.relative(path))) + "\n")
    session.note(_("`clusterctl template check` tells whether it works after your changes"))
    return 0


def text(
    session: Session,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The Word file.")],
) -> int:
    """Print a Word file as text, for `git diff`: paragraphs, numbers, tables, headers.

    Whatever the file is, something is printed and git goes on. git has to be told of it once in
    each copy of a repository, as the examples show.

    Examples:

    \b
    git config diff.docx.textconv 'clusterctl template text'
    git config diff.docx.cachetextconv true
    """
    try:
        with (session.directory / file).open("rb") as stream:
            content = stream.read(_MOST_TEXT)
    except OSError as error:
        session.write(f"[{type(error).__name__}]\n")
        return 0
    from clusterctl.word.plain import plain_text  # noqa: PLC0415 see above

    session.write(plain_text(content, session.language))
    return 0


ACTIONS = {"list": list_, "eject": eject, "check": check, "fields": fields, "text": text}
"""The commands of the group by their names."""


def _root(session: Session) -> Path | None:
    """The document folder one stands in, or None outside of any."""
    from clusterctl.folder import find_root  # noqa: PLC0415 see above

    try:
        return find_root(session.directory)
    except ClusterctlError:
        return None


def _demand_free(session: Session, path: Path, paper: str, *, force: bool, own: bool) -> None:
    """An error where a file would be lost, or the paper would have two templates."""
    if path.exists() and not force:
        raise ClusterctlError(
            _("{path}: is there already", path=session.relative(path)),
            _("--force writes over it; -o writes another file"),
        )
    others = [p for p in _own(path.parent.parent, paper) if p != path] if own else []
    if others:
        raise ClusterctlError(
            _("{path} is a template of the same paper", path=session.relative(others[0])),
            _("delete it first; -o writes another file"),
        )


def _home(session: Session) -> Path:
    """The folder of the folder's own templates."""
    from clusterctl.folder import find_root  # noqa: PLC0415 see above
    from clusterctl.render.own import HOME  # noqa: PLC0415

    return find_root(session.directory) / HOME


def _own(root: Path, paper: str) -> list[Path]:
    """The templates that a folder has for a paper; the first of them is used."""
    from clusterctl.render.own import ENDINGS, HOME  # noqa: PLC0415 see above

    return [path for e in ENDINGS if (path := root / HOME / f"{paper}{e}").is_file()]


def _all_own(session: Session) -> list[Path]:
    """All templates of the folder; an error where there is none."""
    from clusterctl.render.checking import paper_of  # noqa: PLC0415 see above

    home = _home(session)
    entries = sorted(home.iterdir()) if home.is_dir() else []
    found = [p for p in entries if paper_of(p.name) and not p.name.startswith(("~$", "."))]
    if not found:
        raise ClusterctlError(
            _("there are no templates in {path}", path=session.relative(home)),
            _("`clusterctl template eject PAPER` takes a built-in one over to start from"),
        )
    return found


_DEPTH = 2
"""How far below the name that is asked for the table goes."""


def _is_below(name: str, wanted: str, depth: int) -> bool:
    """Whether a name is the wanted one, or not far below it."""
    plain, asked = name.replace("[]", ""), wanted.replace("[]", "")
    inside = not asked or plain == asked or plain.startswith((f"{asked}.", f"{asked}["))
    return inside and name.count(".") - depth <= _DEPTH


def _table(session: Session, *heads: Message) -> Table:
    from rich import box  # noqa: PLC0415 only what is drawn needs it
    from rich.table import Table  # noqa: PLC0415

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for number, head in enumerate(heads):
        table.add_column(session.text(head), no_wrap=number == 0, overflow="fold")
    return table
