"""Pictures: SVG with letters of its own, PNG of it, no display and no other program."""
