"""Cluster documents of secondary vocational education: checked by the paragraph, put on paper."""

__version__ = "0.1.0"
