"""«Было / стало»: the changes and what they demand as a paper."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from clusterctl import __version__, resources
from clusterctl.messages import _
from clusterctl.render.filters import FILTERS
from clusterctl.templating.template import compile_text
from clusterctl.word.properties import Core

if TYPE_CHECKING:
    from clusterctl.output.changes import Account

TEMPLATE = "changes.md.j2"


def made(account: Account) -> bytes:
    """The DOCX of an account, in Russian as all papers, as of the day of its new version."""
    account = replace(account, language="ru")
    text = (resources.templates() / TEMPLATE).read_text(encoding="utf-8")
    return compile_text(text, TEMPLATE, FILTERS).render(
        values(account),
        properties={"clusterctl.template": TEMPLATE, "clusterctl.version": __version__},
        core=Core(
            title=account.text(_("Changes and what they demand")),
            created=account.comparison.new.as_of,
        ),
    )


def values(account: Account) -> dict[str, Any]:
    """What the paper tells, as texts."""
    return {
        "old": account.text(account.old.told),
        "new": account.text(account.new.told),
        "as_of": account.comparison.new.as_of,
        "summary": account.summary,
        "documents": [
            {
                "title": account.text(account.words.document(document)),
                "changes": [
                    {
                        "label": account.text(account.words.label(change)),
                        "before": account.text(account.words.before(change)),
                        "after": account.text(account.words.after(change)),
                        "numbers": ", ".join(map(str, account.numbers(change))),
                    }
                    for change in changes
                ],
            }
            for document, changes in account.documents()
        ],
        "consequences": [
            {
                "title": account.text(consequence.title),
                "demands": [
                    {"said": account.demand(demand), "state": account.state(demand)}
                    for demand in consequence.demands
                ],
            }
            for consequence in account.consequences
        ],
    }
