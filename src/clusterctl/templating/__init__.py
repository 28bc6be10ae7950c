"""Templates of papers: compiled once, filled strictly."""
