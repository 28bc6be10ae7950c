"""`clusterctl schema`: what the documents hold, for people, editors and other validators."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from clusterctl.cli.selection import known_kind
from clusterctl.cli.session import Session
from clusterctl.errors import ClusterctlError
from clusterctl.messages import Listing, _, n_
from clusterctl.output.escape import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.table import Table

    from clusterctl.messages import Message
    from clusterctl.schema import Field
    from clusterctl.schema.outline import Row

_BY_DRAFTS = "~"
_REQUIRED = "!"


def schema() -> None:
    """Tell what may stand in the documents, and give editors the schemas.

    The schemas are those that `validate` checks against, with Russian titles and descriptions.
    """


def list_(session: Session) -> int:
    """List the kinds of documents, with their Russian titles and files.

    Examples:

    \b
    clusterctl schema list
    """
    from clusterctl import schema as schemas  # noqa: PLC0415 --help does without the schemas
    from clusterctl.schema import editors  # noqa: PLC0415

    table = _table(session, _("Kind"), _("Title"), _("File"))
    for name in editors.NAMES:
        table.add_row(name, schemas.title(name), editors.FILES.get(name, "—"))
    session.draw(table)
    return 0


def show(
    session: Session,
    kind: Annotated[str, typer.Argument(metavar="KIND", help="The kind, like program.")],
    route: Annotated[
        str,
        typer.Argument(
            metavar="[FIELD]", help="Show only what stands below this field: sections.facilities."
        ),
    ] = "",
    *,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the JSON Schema itself, as it is written.")
    ] = False,
) -> int:
    """Show the fields of a kind: key, title, what may stand there, paragraph.

    An exclamation mark stands after a required key; a tilde after one that only a draft may lack.

    Examples:

    \b
    clusterctl schema show supplement
    clusterctl schema show program sections.facilities
    clusterctl schema show program --json > program.schema.json
    """
    from clusterctl import schema as schemas  # noqa: PLC0415 see above
    from clusterctl.schema import editors  # noqa: PLC0415

    known_kind(kind, editors.NAMES)
    if as_json:
        session.write(schemas.text(kind))
        return 0
    field = _field(kind, route)
    session.draw(_head(kind, field))
    session.draw(_fields(session, field))
    return 0


def export(
    session: Session,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="DIR",
            help="Write the schemas to this folder, not to .clusterctl/schemas of the documents.",
        ),
    ] = None,
) -> int:
    """Write the schemas for editors, and tell how an editor finds them.

    What is printed belongs into .vscode/settings.json of the document folder.
    The schemas are Draft-07, which editors understand, and mean the same as the built-in ones.

    Examples:

    \b
    clusterctl schema export
    clusterctl schema export -o schemas
    """
    from clusterctl import files  # noqa: PLC0415 see above
    from clusterctl.folder import find_root  # noqa: PLC0415
    from clusterctl.schema import editors  # noqa: PLC0415

    regulation = session.regulation()
    root = find_root(session.directory) if output is None else session.directory
    home = root / (output or editors.HOME)
    for name in editors.FILES:
        text = editors.exported(name, lambda ids: regulation.refer(ids, "ru"))
        files.write(home / editors.file_of(name), text.encode())
    session.note(
        n_("{path}: {n} schema; what follows belongs into {settings}",
           "{path}: {n} schemas; what follows belongs into {settings}",
           len(editors.FILES), path=session.relative(home), settings=editors.SETTINGS)
    )  # fmt: skip
    session.write(editors.settings(output.as_posix() if output else str(editors.HOME)))
    return 0


ACTIONS = {"list": list_, "show": show, "export": export}
"""The commands of the group by their names."""


def _field(kind: str, route: str) -> Field:
    """The field that a dotted route of keys leads to; an error says where it ends."""
    from clusterctl import schema as schemas  # noqa: PLC0415 see above

    found = schemas.field(kind)
    for key in filter(None, route.split(".")):
        while found is not None and found.item:
            found = found.item
        assert found is not None  # noqa: S101 a key that isn't there is an error below
        below = found.below(key)
        if below is None:
            raise _unknown_field(key, tuple(found.fields))
        found = below
    assert found is not None  # noqa: S101 every kind has a schema
    return found


def _head(kind: str, field: Field) -> Table:
    from rich.table import Table  # noqa: PLC0415 only what is drawn needs it
    from rich.text import Text  # noqa: PLC0415

    from clusterctl.schema import editors  # noqa: PLC0415 see above

    head = Table.grid()
    name = Text.assemble((field.title, "bold"), f"  {field.key or editors.FILES.get(kind, kind)}")
    head.add_row(name)
    if field.description:
        head.add_row(Text(field.description, "dim"))
    return head


def _fields(session: Session, field: Field) -> Table:
    from clusterctl.schema import outline  # noqa: PLC0415 see above

    regulation = session.regulation()
    rows = list(outline.rows(field))
    table = _table(session, _("Field"), _("Title"), _("What may stand there"), _("Paragraph"))
    for row, above in zip(rows, _paragraphs_above(rows, field), strict=True):
        paragraph = row.field.paragraph
        table.add_row(
            _key(row),
            row.field.title,
            session.text(outline.form(row.field)),
            regulation.cite(paragraph, session.language) if paragraph != above else "",
        )
    return table


def _key(row: Row) -> str:
    mark = _BY_DRAFTS if row.field.draft else _REQUIRED if row.field.required else ""
    return f"{'  ' * row.depth}{row.key}{mark if row.field.required else ''}"


def _paragraphs_above(rows: Sequence[Row], field: Field) -> list[str]:
    """For each row the paragraph of the field it stands below, which needn't be told again."""
    above, found = [field.paragraph], []
    for row in rows:
        del above[row.depth + 1 :]
        found.append(above[-1])
        above.append(row.field.paragraph)
    return found


def _table(session: Session, *heads: Message) -> Table:
    from rich import box  # noqa: PLC0415 only what is drawn needs it
    from rich.table import Table  # noqa: PLC0415

    names = [session.text(head) for head in heads]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for number, name in enumerate(names):
        table.add_column(name, no_wrap=number == 0, overflow="fold")
    return table


def _unknown_field(key: str, known: Sequence[str]) -> ClusterctlError:
    from clusterctl.spelling import closest  # noqa: PLC0415 see above

    near = closest(key, known)
    return ClusterctlError(
        _("there is no field “{key}” there", key=visible(key)),
        _("did you mean {near}?", near=near)
        if near
        else _("what may stand here: {keys}", keys=Listing(tuple(known), len(known))),
    )
