"""The markup of templates: a small Markdown with boxes, tables, numbers and labels, as tokens.

What docs/templates.ru.md does not list is plain text here: underscores to write on, a link, a digit
and a dot at the beginning of a line.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.rules_inline import emphasis

from clusterctl.templating.tags import OPENING, STATEMENT_CHARS, TAG_CHARS, Tag

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from markdown_it.ruler import RuleOptionsType
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

TABLE_NUMBER, APPENDIX_NUMBER, FIGURE_NUMBER = "\ue000", "\ue001", "\ue002"
"""What stands in a text for the next number of a table, of an appendix, of a figure."""

_TAG_LINE = re.compile(f"[{STATEMENT_CHARS}][{STATEMENT_CHARS} \t]*")
_BOX = re.compile(r":::[ \t]*(?P<name>[\w-]*)[ \t]*(?P<options>.*)")
_MARK = re.compile(r"(?P<mark>(?:#\.)+|#\)|#[аa]\)|-)[ \t]+(?=\S)")
_LABEL = re.compile(r"\[#(?P<label>[\w-]+)\][ \t]*")
_SEQUENCES = [
    (re.compile(r"((?:Таблица|Table)\s+)#(?![\w#])"), TABLE_NUMBER),
    (re.compile(r"((?:Рисунок|Figure)\s+)#(?![\w#])"), FIGURE_NUMBER),
    (re.compile(r"(Приложение\s+(?:№\s*)?)#(?![\w#])"), APPENDIX_NUMBER),
]

# Where a line may not end: between № and its number, a number and its unit, a word and its dash.
_NO_BREAK = [
    (re.compile("№ "), "№\u00a0"),
    (
        re.compile(rf"(?<=[\d{TAG_CHARS}]) (?=(?:гг?|руб|коп|экз|тыс|млн|млрд|ч)\.|[л%](?!\w))"),
        "\u00a0",
    ),
    (re.compile(rf"(?<![\w\u00a0])г\. (?=[А-ЯЁ{TAG_CHARS}])"), "г.\u00a0"),
    (re.compile(rf"(?<!\w)(пп?|подп|ст|гл|стр|им|ул)\. (?=[\w{TAG_CHARS}])"), "\\1.\u00a0"),
    (re.compile(rf"\b([Пп](?:ункт|одпункт)\w{{0,3}}) (?=[\d\[{TAG_CHARS}])"), "\\1\u00a0"),
    (re.compile(r"(?<=\S) (?=[—–] )"), "\u00a0"),
]


def tokens(text: str, tags: Mapping[str, Tag]) -> list[Token]:
    """The blocks of a text in which one character stands for each tag."""
    return _parser().parse(text, {"tags": tags})


def inline(text: str) -> list[Token]:
    """The pieces of one line of text, such as a table's cell."""
    (token,) = _parser().parseInline(_unbroken(text), {})
    return token.children or []


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero")
    parser.enable(["heading", "newline", "escape", "entity", "emphasis"])
    ends_paragraph: RuleOptionsType = {"alt": ["paragraph"]}
    for name, rule in [("tags", _tags), ("box", _box), ("table", _table), ("item", _item)]:
        parser.block.ruler.before("heading", name, rule, ends_paragraph)
    parser.block.ruler.at("paragraph", _paragraph)
    parser.inline.ruler.at("emphasis", _emphasis)
    parser.inline.ruler.before("emphasis", "label", _label)
    parser.inline.ruler.before("emphasis", "br", _br)
    parser.core.ruler.before("inline", "marks", _marks)
    return parser


def _line(state: StateBlock, number: int) -> str:
    return state.getLines(number, number + 1, 0, keepLastLF=False).strip()


def _tags(state: StateBlock, line: int, _end: int, silent: bool) -> bool:  # noqa: FBT001
    """Statements alone on their line: they choose or repeat whole blocks."""
    text = _line(state, line)
    if not _TAG_LINE.fullmatch(text):
        return False
    if not silent:
        _push(state, "tags", line, line + 1, text)
    return True


def _box(state: StateBlock, line: int, _end: int, silent: bool) -> bool:  # noqa: FBT001
    """`::: name options` opens a box, `:::` closes it."""
    found = _BOX.fullmatch(_line(state, line))
    if found is None:
        return False
    if not silent:
        token = _push(state, "box" if found["name"] else "box_end", line, line + 1, found["name"])
        token.meta = {"options": found["options"].split()}
    return True


def _item(state: StateBlock, line: int, _end: int, silent: bool) -> bool:  # noqa: FBT001
    """A numbered or marked paragraph: it ends the one before and is read as a paragraph."""
    return silent and _MARK.match(_line(state, line)) is not None


def _paragraph(state: StateBlock, line: int, end: int, _silent: bool) -> bool:  # noqa: FBT001
    """Lines up to an empty one or to the beginning of another block."""
    after = line + 1
    enders = state.md.block.ruler.getRules("paragraph")
    while after < state.lineMax and not state.isEmpty(after):
        if any(begins(state, after, end, True) for begins in enders):
            break
        after += 1
    text = state.getLines(line, after, 0, keepLastLF=False)
    state.push("paragraph_open", "p", 1).map = [line, after]
    content = _push(state, "inline", line, after, text)
    content.children = []
    content.meta = {"indent": len(text) - len(text.lstrip())}
    state.push("paragraph_close", "p", -1)
    return True


def _table(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """Rows that begin with `|`, and the statements alone on their lines between the rows."""
    if not _line(state, line).startswith("|"):
        return False
    if not silent:
        _push(state, "table", line, _table_end(state, line, end), "")
    return True


def _table_end(state: StateBlock, line: int, end: int) -> int:
    """The line after the table; a statement below its rows belongs to it if it closes one."""
    depth, after = 0, line + 1
    for number in range(line, end):
        text = _line(state, number)
        row = text.startswith("|")
        if not row and not _TAG_LINE.fullmatch(text):
            break
        depths = [depth, *_depths(text, depth, state.env["tags"])]
        if min(depths) < 0:
            break
        if row or depths[-1] < depth:
            after = number + 1
        depth = depths[-1]
    return after


def _depths(text: str, depth: int, tags: Mapping[str, Tag]) -> Iterator[int]:
    for char in text:
        if tag := tags.get(char):
            depth += (tag.keyword in OPENING) - (tag.keyword in OPENING.values())
            yield depth


def _push(state: StateBlock, kind: str, line: int, after: int, content: str) -> Token:
    token = state.push(kind, "", 0)
    token.map = [line, after]
    token.content = content
    state.line = after
    return token


def _marks(state: StateCore) -> None:
    """Takes marks, labels and places for numbers off the beginnings of paragraphs and headings."""
    for opener, content in pairwise(state.tokens):
        if content.type != "inline":
            continue
        content.content = _unbroken(content.content.strip())
        if mark := _MARK.match(content.content):
            opener.meta["mark"] = mark["mark"].replace("a", "а")  # Latin for Cyrillic
            opener.meta["depth"] = min(content.meta.get("indent", 0) // 2, 1)
            content.content = content.content[mark.end() :]
        for pattern, number in _SEQUENCES:
            if found := pattern.match(content.content):
                opener.meta["sequence"] = number
                content.content = _labelled(opener, content.content[found.end() :])
                content.content = f"{found[1]}{number}{content.content}"
        if "mark" in opener.meta:
            content.content = _labelled(opener, content.content)


def _labelled(opener: Token, text: str) -> str:
    if label := _LABEL.match(text.lstrip()):
        opener.meta["label"] = label["label"]
        return text.lstrip()[label.end() :]
    return text


def _unbroken(text: str) -> str:
    for pattern, replacement in _NO_BREAK:
        text = pattern.sub(replacement, text)
    return text


def _emphasis(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """`*` and `**` only: underscores are there to be written on."""
    return state.src[state.pos] == "*" and emphasis.tokenize(state, silent)


def _label(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """`[#label]` in a text: the number of what bears the label."""
    found = _LABEL.match(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        state.push("reference", "", 0).content = found["label"]
    state.pos = found.end("label") + 1
    return True


def _br(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """`<br>` breaks a line where a line of the template can't end: in a cell, in a heading."""
    if not state.src.startswith("<br>", state.pos):
        return False
    if not silent:
        state.push("hardbreak", "", 0)
    state.pos += len("<br>")
    return True
