"""What the dashboard's page says of itself, and its template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.messages import _
from clusterctl.publishing.pieces import environment
from clusterctl.publishing.plain import plain

if TYPE_CHECKING:
    from markupsafe import Markup

    from clusterctl.messages import Language

WORDS = {
    "overview": _("To the overview"),
    "every": _("All clusters one below the other"),
    "before": _("Previous"),
    "after": _("Next"),
    "clusters": _("Clusters"),
    "find": _("Find a cluster"),
    "attention": _("only those that need attention"),
    "none": _("no cluster is called so"),
    "numbers": _("The numbers as a table"),
    "meaning": _("What the numbers of the indicators mean"),
    "absent": _("not in the program"),
    "cluster": _("Cluster"),
}


def worded(language: Language) -> dict[str, str]:
    """The words of the page in a language."""
    return {name: plain(word, language) for name, word in WORDS.items()}


def laid_out(macro: str, **values: object) -> Markup:
    """A piece of the page, made by the macro of that name; every text is escaped."""
    module = environment().get_template("dashboard.html.j2").module
    made: Markup = getattr(module, macro)(**values)
    return made
