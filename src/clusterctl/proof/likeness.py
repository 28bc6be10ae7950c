"""How far two words are from each other, counted in slips of the pen."""

from __future__ import annotations


def slips(one: str, other: str, most: int) -> int:
    """Letters left out, put in, changed or swapped between two words; above `most`, `most` + 1."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, told in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != told))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == told:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]
