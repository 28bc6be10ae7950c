"""Reports told: one module a format."""
