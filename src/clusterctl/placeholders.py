"""Texts that stand where something is still to be written: a dash, “TODO”, “to be decided”."""

from __future__ import annotations

import re

_MOST_WORDS = 6
"""A longer text says something besides, even if it starts like a placeholder."""

_WHOLE = re.compile(
    r"todo|tbd|tba|fixme|xxx+|n/?a|lorem ipsum.*|test|тест|текст|черновик|заглушка|прочерк"
    r"|(?:нет|не хватает|ожидаем) данных|данных нет|данные отсутствуют"
    r"|(?:согласно|по) плану|позднее|позже|потом|скоро|там видно будет"
)
"""Texts that are a placeholder by themselves and may begin a longer text that is none."""

_BEGINNING = re.compile(
    r"(?:todo|tbd|fixme)\b"
    r"|(?:требуется |необходимо |нужно |надо )?(?:до)?"
    r"(?:заполнить|заполните|дописать|вписать|впишите|укажите|вставить|вставьте)\b"
    r"|(?:(?:данные|сведения|информация|перечень|список) )?(?:пока )?"
    r"(?:уточняется|уточняются|уточнить|будут уточнены|будет уточнен[оаы]?)\b"
    r"|(?:(?:находится|находятся) )?в (?:стадии |процессе )?разработк[еи]\s*(?:$|[^\w\s])"
    r"|(?:разрабатывается|разрабатываются)\s*(?:$|[^\w\s])"
    r"|(?:будет|будут) "
    r"(?:определен|уточнен|заполнен|дополнен|представлен|добавлен|указан|внесен)[оаы]?\b"
    r"|(?:пока |еще )?не (?:определен|заполнен|указан|известн)[оаы]?\b"
)
_NOTHING = re.compile(r"[\s_.,:;!?…*/|\\=+~#‐‑‒–—−«»\"'“”„()\[\]{}<>-]*")
_ONE_LETTER = re.compile(r"(?!i)(\w)\1{2,}")  # iii is a number
_EDGES = " \t\n.,:;!?…—–-_*«»\"'“”„()[]{}<>"


def placeholder(text: str) -> bool:
    """Whether a text only keeps the place of one that is still to come."""
    plain = _plain(text)
    if len(plain.split()) > _MOST_WORDS:
        return False
    return blank(text) or bool(
        _WHOLE.fullmatch(plain)
        or _BEGINNING.match(plain)
        or (_ONE_LETTER.fullmatch(plain.replace(" ", "")) and not plain.isdigit())
    )


def blank(text: str) -> bool:
    """Whether a text is empty or nothing but dashes, dots and the like; a `%` says something."""
    return bool(_NOTHING.fullmatch(text))


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("ё", "е").strip(_EDGES).split())
