"""Word files: their parts, their text, their bytes."""
