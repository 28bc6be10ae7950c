"""`clusterctl explain CODE`: what a rule demands, by which paragraph, with examples."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from clusterctl.cli import completion
from clusterctl.cli.session import Session
from clusterctl.errors import ClusterctlError
from clusterctl.messages import Message, _
from clusterctl.output.escape import visible
from clusterctl.spelling import in_latin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.text import Text

    from clusterctl.regulation import Regulation
    from clusterctl.rules import Rule


def explain(
    session: Session,
    code: Annotated[
        str,
        typer.Argument(
            metavar="CODE",
            help="The rule's code, like P08-02.",
            autocompletion=completion.codes,
        ),
    ],
) -> int:
    """Explain a rule: what it demands, by which paragraph, how doubtful words are read.

    Shows a bad and a good example.

    Examples:

    \b
    clusterctl explain P08-02
    clusterctl explain D001 --lang en
    """
    from clusterctl.rules import every_rule  # noqa: PLC0415 --help does without the rules

    rules = every_rule()
    rule = rules.get(in_latin(code.upper()))
    if rule is None:
        raise _unknown(code, list(rules))
    console = session.console()
    for line in _page(session, rule):
        console.print(line, soft_wrap=line.no_wrap)
    return 0


def _page(session: Session, rule: Rule) -> Iterator[Text]:
    """The rule's page, paragraph by paragraph."""
    from rich.text import Text  # noqa: PLC0415

    from clusterctl import rulebook  # noqa: PLC0415
    from clusterctl.output.text import STYLES  # noqa: PLC0415
    from clusterctl.output.words import WORDS  # noqa: PLC0415

    def said(message: Message) -> str:
        return message.text(session.language)

    page = rulebook.page(rule)
    yield Text.assemble((rule.code, "bold"), "  ", (said(page.title), "bold"))
    yield Text.assemble(
        (said(WORDS[rule.severity]), STYLES[rule.severity]),
        *_law(session.regulation(), rule.paragraph, session),
    )
    for reason in page.reasons:
        yield Text(f"\n{said(reason)}")
    for reading in page.readings:
        yield Text.assemble(
            "\n", (f"{said(_('Reading'))} {reading.id}: ", "bold"), said(reading.text)
        )
    if page.remedy:
        mend = said(_("How to mend it"))
        yield Text.assemble("\n", (f"{mend}: ", "bold"), f"{said(page.remedy)}.")
    for label, example in ((_("Bad"), page.bad), (_("Good"), page.good)):
        if example:
            yield Text.assemble("\n", (f"{said(label)}:", "bold"))
            lines = (f"    {line}" for line in example.rstrip().splitlines())
            yield Text("\n".join(lines), no_wrap=True)  # folded, YAML means something else
    if page.unshown:
        yield Text(f"\n{said(page.unshown)}", "dim")


def _law(regulation: Regulation, paragraph: str, session: Session) -> Iterator[str]:
    """The paragraph cited, with what it says in short."""
    if not paragraph:
        return
    yield f"; {regulation.cite(paragraph, session.language)}"
    says = " ".join(p.says.text(session.language) for p in regulation.paragraphs(paragraph))
    yield f": {says}" if says else ""


def _unknown(code: str, known: list[str]) -> ClusterctlError:
    from clusterctl.spelling import closest  # noqa: PLC0415 only a slip needs it

    near = closest(code.upper(), known)
    return ClusterctlError(
        _("there is no rule “{code}”", code=visible(code)),
        _("did you mean {near}?", near=near) if near else _("`clusterctl rules` lists all of them"),
    )
