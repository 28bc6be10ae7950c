"""YAML text to plain values, keeping the place of every key and value; trouble becomes findings."""

from clusterctl.diagnostics import Route
from clusterctl.source.codes import TITLES
from clusterctl.source.document import Source, read
from clusterctl.source.loading import load

__all__ = ["TITLES", "Route", "Source", "load", "read"]
