"""Russian texts: the fragments of locale/ru made into one catalogue, and what they lack.

    python scripts/catalogue.py            write locale/ru/clusterctl.mo
    python scripts/catalogue.py --check    tell what is missing, stale or twofold; write nothing
    python scripts/catalogue.py --check src/clusterctl/rules    tell it of these files alone

Each area of the program has a fragment of its own (locale/ru/<area>.po), so that a text and its
translation change together. The catalogue's bytes depend on the fragments alone.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import string
import struct
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, PoFileParser

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "src" / "clusterctl"
FRAGMENTS = SOURCES / "locale" / "ru"
CATALOGUE = FRAGMENTS / "clusterctl.mo"

PLURAL_FORMS = (
    "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : "
    "n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);"
)
_HEADER = f"Content-Type: text/plain; charset=UTF-8\nLanguage: ru\nPlural-Forms: {PLURAL_FORMS}\n"
_FORMS = 3
_MO_MAGIC = 0x950412DE
_MO_PREAMBLE = 7 * 4


class FragmentError(Exception):
    """A fragment that can't be compiled; the text says which and why."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the sources, or its translation in a fragment: one form, or one for each number."""

    where: str
    id: str
    plural: str | None = None
    forms: tuple[str, ...] = ()


def fragments() -> list[Path]:
    """The fragments in the order of their names."""
    return sorted(FRAGMENTS.glob("*.po"))


def translated(paths: Sequence[Path]) -> dict[str, Text]:
    """Every translation by its msgid; a msgid that stands twice is refused."""
    known: dict[str, Text] = {}
    for path in paths:
        for text in _read(path):
            if text.id in known:
                raise FragmentError(f"{text.where}: “{text.id}” stands in {known[text.id].where}")
            known[text.id] = text
    return known


def compiled(texts: Mapping[str, Text]) -> bytes:
    """The catalogue in the GNU MO format, sorted by msgid, with a header that never changes."""
    pairs = [(b"", _HEADER.encode())]
    for text in texts.values():
        key = text.id if text.plural is None else f"{text.id}\0{text.plural}"
        pairs.append((key.encode(), "\0".join(text.forms).encode()))
    pairs.sort()
    keys, values = zip(*pairs, strict=True)
    start = _MO_PREAMBLE + 16 * len(pairs)
    key_table, body = _table(keys, start)
    value_table, rest = _table(values, start + len(body))
    second_table = _MO_PREAMBLE + 8 * len(pairs)
    preamble = struct.pack(
        "<7I", _MO_MAGIC, 0, len(pairs), _MO_PREAMBLE, second_table, 0, _MO_PREAMBLE
    )
    return preamble + key_table + value_table + body + rest


def used() -> dict[str, Text]:
    """Every text of the sources by its msgid, where it first stands."""
    known: dict[str, Text] = {}
    for path in sorted(SOURCES.rglob("*.py")):
        for text in _calls(path):
            known.setdefault(text.id, text)
    for text in extra_msgids():
        known.setdefault(text.id, text)
    return known


def extra_msgids() -> Iterator[Text]:
    """Texts that stand in no `_()` call: docstrings of rules, titles of schemas.

    A module that has such texts defines a function `msgids()` that yields them; it is found by
    its name and asked.
    """
    for path in sorted(SOURCES.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if any(isinstance(node, ast.FunctionDef) and node.name == "msgids" for node in tree.body):
            name = ".".join(path.relative_to(SOURCES.parent).with_suffix("").parts)
            module = importlib.import_module(name.removesuffix(".__init__"))
            for msgid in module.msgids():
                yield Text(f"{name}.msgids()", msgid)


def problems() -> Iterator[str]:
    """What keeps the catalogue from being complete, one line a trouble."""
    texts, wanted = translated(fragments()), used()
    for msgid in wanted.keys() - texts.keys():
        yield f"{wanted[msgid].where}: no translation of “{msgid}”"
    for msgid in texts.keys() - wanted.keys():
        yield f"{texts[msgid].where}: nobody says “{msgid}” any more"
    for msgid in texts.keys() & wanted.keys():
        yield from _differences(wanted[msgid], texts[msgid])
    if not CATALOGUE.exists() or CATALOGUE.read_bytes() != compiled(texts):
        yield f"{_shown(CATALOGUE)}: older than its fragments, run scripts/catalogue.py"


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the catalogue, or check it; 1 when there is something to mend."""
    parser = argparse.ArgumentParser(description="Compile or check the Russian texts.")
    parser.add_argument("--check", action="store_true", help="tell what is amiss, write nothing")
    parser.add_argument("paths", nargs="*", help="with --check: tell it of these paths alone")
    given = parser.parse_args(arguments)
    try:
        if given.check:
            found = sorted(
                line for line in problems() if line.startswith(tuple(given.paths or [""]))
            )
            print("\n".join(found) or "every text has its translation")
            return 1 if found else 0
        texts = translated(fragments())
    except FragmentError as error:
        print(error)
        return 1
    CATALOGUE.write_bytes(compiled(texts))
    print(f"{_shown(CATALOGUE)}: {len(texts)} texts")
    return 0


class _Once(Catalog):
    """A catalogue that refuses what babel would merge in silence: one msgid twice."""

    def __setitem__(self, id: str | tuple[str, ...] | list[str], message: Message) -> None:
        if message.id in self:
            raise FragmentError(f"line {message.lineno}: “{message.id}” stands twice")
        super().__setitem__(id, message)


def _read(path: Path) -> Iterator[Text]:
    catalog = _Once(locale="ru")
    try:
        with path.open(encoding="utf-8") as file:
            PoFileParser(catalog, ignore_obsolete=False, abort_invalid=True).parse(file)
    except (PoFileError, FragmentError, UnicodeDecodeError) as error:
        raise FragmentError(f"{_shown(path)}: {error}") from error
    if catalog.obsolete:
        raise FragmentError(f"{_shown(path)}: has obsolete entries (#~), delete them")
    for message in catalog:
        if message.id:
            yield _entry(message, f"{_shown(path)}:{message.lineno}")


def _entry(message: Message, where: str) -> Text:
    words, forms = _strings(message.id), _strings(message.string)
    expected = 1 if len(words) == 1 else _FORMS
    if message.fuzzy or len(forms) != expected or not all(forms):
        raise FragmentError(f"{where}: “{words[0]}” has no finished translation ({expected} forms)")
    return Text(where, words[0], words[1] if len(words) > 1 else None, forms)


def _strings(value: object) -> tuple[str, ...]:
    """One text or several: babel gives a plain string for a message without a plural."""
    return tuple(map(str, value)) if isinstance(value, (list, tuple)) else (str(value or ""),)


def _table(strings: Sequence[bytes], start: int) -> tuple[bytes, bytes]:
    """The lengths and offsets of strings laid one after another from `start`, and the strings."""
    table, body = b"", b""
    for item in strings:
        table += struct.pack("<2I", len(item), start + len(body))
        body += item + b"\0"
    return table, body


def _calls(path: Path) -> Iterator[Text]:
    """The texts given to `_()` and `n_()` as literals."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
            continue
        count = {"_": 1, "n_": 2}.get(node.func.id, 0)
        values = [arg.value for arg in node.args[:count] if isinstance(arg, ast.Constant)]
        words = [value for value in values if isinstance(value, str)]
        if words and len(words) == count:
            where = f"{_shown(path)}:{node.lineno}"
            yield Text(where, words[0], words[1] if count > 1 else None)


def _differences(source: Text, translation: Text) -> Iterator[str]:
    if source.plural != translation.plural:
        yield f"{translation.where}: “{source.id}” has another plural at {source.where}"
        return
    wanted = _placeholders(source.plural or source.id)
    for form in translation.forms:
        if _placeholders(form) != wanted:
            yield f"{translation.where}: “{form}” takes other values than “{source.id}”"


def _placeholders(text: str) -> set[str]:
    try:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError as error:
        return {str(error)}


def _shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else str(path)


if __name__ == "__main__":
    sys.path.insert(0, str(SOURCES.parent))
    sys.exit(main())
