"""What changed between two versions of a folder, and what the regulation demands for it."""

from clusterctl.changes.comparison import Action, Change, Comparison, compare
from clusterctl.changes.demands import Consequence, Demand, State, consequences
from clusterctl.changes.drafting import supplement_of
from clusterctl.changes.matters import Matter, matters
from clusterctl.changes.words import Words

__all__ = [
    "Action",
    "Change",
    "Comparison",
    "Consequence",
    "Demand",
    "Matter",
    "State",
    "Words",
    "compare",
    "consequences",
    "matters",
    "supplement_of",
]
