"""Questions to the folder answered as tables and series."""
