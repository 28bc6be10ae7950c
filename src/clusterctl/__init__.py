"""Cluster documents of secondary vocational education: checked by the paragraph, rendered to Word."""

__version__ = "0.1.0"
