"""What changed between two versions of a folder, and what the regulation demands for it."""

from clusterctl.changes.comparison import Action, Change, Comparison, compare

__all__ = ["Action", "Change", "Comparison", "compare"]
