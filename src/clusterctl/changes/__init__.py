"""What changed between two versions of a folder, and what the regulation demands for it."""

from clusterctl.changes.comparison import Action, Change, Comparison, compare
from clusterctl.changes.consequences import Consequence, consequences
from clusterctl.changes.demands import Demand, State
from clusterctl.changes.drafting import supplement_of
from clusterctl.changes.findings import findings
from clusterctl.changes.matters import Matter, matters
from clusterctl.changes.missing import KINDS, Missing, missing
from clusterctl.changes.words import Words

__all__ = [
    "KINDS",
    "Action",
    "Change",
    "Comparison",
    "Consequence",
    "Demand",
    "Matter",
    "Missing",
    "State",
    "Words",
    "compare",
    "consequences",
    "findings",
    "matters",
    "missing",
    "supplement_of",
]
