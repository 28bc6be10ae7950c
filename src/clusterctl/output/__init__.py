"""Findings as text: one module a format."""
