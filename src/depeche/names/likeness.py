"""How likely is it that two names are one person's?"""

from __future__ import annotations

from itertools import permutations

from depeche.names.parts import Part, Parts, parts
from depeche.names.sounds import Costs, costs, distance, weight

_UNSPACED = ("kana", "hangul", "han")
_SETTLED = 0.9  # a likeness that running the parts together cannot better
_MOST = 6  # parts of a name that are compared


def same_name(a: str, b: str) -> float:
    """How alike two names of persons are, 0..1, in any scripts; symmetric.

    From 0.82 on, 99 pairs in 100 are one person's, even among persons who share a surname or a given name; at 0.7 misses and
    mistakes balance. The order of given name and surname hardly matters. Some forty microseconds a pair. Never raises.
    """
    one, other = parts(a), parts(b)
    if not one.words or not other.words:
        return 1.0 if a == b else 0.0
    if (len(one.words), one.whole) > (len(other.words), other.whole):
        one, other = other, one  # by length for the pairing, by sound so that the order given never shows
    table = costs(one.family, other.family)
    paired = _paired(one, other, table)
    return paired if paired > _SETTLED else max(paired, _whole(one, other, table))


def _paired(one: Parts, other: Parts, table: Costs) -> float:
    """By the best pairing of each part of the shorter name with one of the longer."""
    short, long = one.words[:_MOST], other.words[:_MOST]
    grid = [[_apart(mine, theirs, table) for theirs in long] for mine in short]
    cost, pairing = _assigned(grid)
    worst = max(grid[i][j] for i, j in enumerate(pairing))
    mean = cost / len(short)
    left = len(long) - len(short)
    score = 1.0 - 0.6 * worst - 0.4 * mean
    score -= 0.02 * left
    if list(pairing) != sorted(pairing):
        score -= 0.03
    if len(short) == 1 and len(long) > 1:
        score -= 0.35
    return max(0.0, min(1.0, score))


def _assigned(grid: list[list[float]]) -> tuple[float, tuple[int, ...]]:
    """The cheapest way to give each row a column of its own."""
    rows, columns = len(grid), len(grid[0])
    if rows == 1:
        best = min(range(columns), key=lambda j: grid[0][j])
        return grid[0][best], (best,)
    if rows == 2:
        pairs = ((grid[0][i] + grid[1][j], (i, j)) for i in range(columns) for j in range(columns) if i != j)
        return min(pairs)
    if columns <= 4:
        return min((sum(grid[i][j] for i, j in enumerate(order)), order) for order in permutations(range(columns), rows))
    # Longer names: greedily, best pair first.
    free_rows, free_columns = set(range(rows)), set(range(columns))
    chosen = [0] * rows
    total = 0.0
    for cost, i, j in sorted((grid[i][j], i, j) for i in range(rows) for j in range(columns)):
        if i in free_rows and j in free_columns:
            free_rows.remove(i)
            free_columns.remove(j)
            chosen[i] = j
            total += cost
    return total, tuple(chosen)


def _apart(a: Part, b: Part, table: Costs) -> float:
    """How far two parts are apart, 0..1."""
    if a.written == b.written:
        return 0.0
    if a.initial or b.initial:
        near, _ = table
        return 0.12 if near[a.sounds[0]].get(b.sounds[0], 1.0) <= 0.2 else 1.0
    return _relative(a.sounds, b.sounds, table, a.weight, b.weight)


def _relative(a: str, b: str, table: Costs, weight_a: float, weight_b: float) -> float:
    # Short names have little to be wrong in: a fixed amount is added to what there is to compare.
    return min(1.0, distance(a, b, table) / (0.5 * (weight_a + weight_b) + 0.35))


def _whole(one: Parts, other: Parts, table: Costs) -> float:
    """With all parts run together: "Kim Jong-un" and "김정은", "Mc Morris" and "McMorris"."""
    spaced = one.family not in _UNSPACED and other.family not in _UNSPACED
    if spaced and (len(one.words) == len(other.words) or len(other.words) - len(one.words) > 1):
        return 0.0
    a, b = one.whole, other.whole
    best = _relative(a, b, table, weight(a), weight(b))
    return max(0.0, 0.97 - 1.5 * best)
