"""Pages of the documentation that are made from the rules: docs/rules.ru.md, docs/matrix.ru.md.

python scripts/make_docs.py            write them
python scripts/make_docs.py --check    tell which are older than the rules; write nothing
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"

if TYPE_CHECKING:
    from collections.abc import Sequence

_NOTE = "<!-- Made by scripts/make_docs.py: mend the rules, then run it. -->\n\n"


def pages() -> dict[Path, str]:
    """The texts of the pages by their files."""
    from clusterctl.output import rulebook  # noqa: PLC0415 the path to it is set by whoever asks
    from clusterctl.regulation import Regulation  # noqa: PLC0415

    regulation = Regulation.load()
    return {
        DOCS / "rules.ru.md": _NOTE + rulebook.rules(regulation, "ru"),
        DOCS / "matrix.ru.md": _NOTE + rulebook.matrix(regulation, "ru", "rules.ru.md"),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the pages, or check them; 1 when one is older than the rules."""
    parser = argparse.ArgumentParser(description="Make the pages on rules and paragraphs.")
    parser.add_argument("--check", action="store_true", help="tell what is stale, write nothing")
    given = parser.parse_args(arguments)
    stale = [file for file, text in pages().items() if _written(file) != text]
    for file in stale:
        print(f"{file.relative_to(ROOT).as_posix()}: {'stale' if given.check else 'written'}")
        if not given.check:
            file.write_text(pages()[file], encoding="utf-8", newline="\n")
    return 1 if stale and given.check else 0


def _written(file: Path) -> str | None:
    return file.read_text(encoding="utf-8") if file.exists() else None


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT / "src"))
    sys.exit(main())
