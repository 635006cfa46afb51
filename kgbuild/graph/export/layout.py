"""Layout: boxes on a plane, joined ones near each other, none over another; the same for the same boxes everywhere.

Stress majorization (Gansner, Koren and North, 2004) from several starts, then overlaps pushed apart. Only additions,
multiplications, divisions and square roots, which every machine rounds alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import sqrt

__all__ = ["Box", "place_boxes"]

STARTS = 12
ROUNDS = 120
# The fractional parts of the golden ratio's multiples spread points evenly.
GOLDEN = 0.6180339887498949
STRETCH = 1.5


@dataclass(slots=True)
class Box:
    """A box by its centre and half its size; `gap` is kept free around it."""

    width: float
    height: float
    gap: float = 6.0
    x: float = 0.0
    y: float = 0.0

    @property
    def right(self) -> float:
        return self.width / 2

    @property
    def bottom(self) -> float:
        return self.height / 2


Point = tuple[float, float]
Lengths = list[list[float]]


def place_boxes(boxes: Sequence[Box], joins: Sequence[tuple[int, int]], length: float) -> None:
    """Moves boxes so that joined ones are about `length` apart and none overlap. What is not joined stands apart."""
    neighbours: list[set[int]] = [set() for _ in boxes]
    for one, other in joins:
        neighbours[one].add(other)
        neighbours[other].add(one)
    hops = [_walk(start, neighbours) for start in range(len(boxes))]
    groups = sorted({tuple(sorted(row)) for row in hops}, key=lambda group: (-len(group), group))
    for group in groups:
        lengths = [[length * hops[one][other] for other in group] for one in group]
        inner = [(group.index(one), group.index(other)) for one, other in joins if one in hops[group[0]]]
        _place_group([boxes[at] for at in group], inner, lengths, length)
    _pack([[boxes[at] for at in group] for group in groups])


def _walk(start: int, neighbours: Sequence[set[int]]) -> dict[int, int]:
    """The number of joins to every box that can be reached."""
    hops = {start: 0}
    front = [start]
    while front:
        front = sorted({near for at in front for near in neighbours[at] if near not in hops})
        hops |= dict.fromkeys(front, max(hops.values()) + 1)
    return hops


def _place_group(boxes: Sequence[Box], joins: Sequence[tuple[int, int]], lengths: Lengths, length: float) -> None:
    plans = (_relax(_spread(len(boxes), start, length), lengths) for start in range(STARTS))
    best = min(plans, key=lambda plan: (_count_crossings(plan, joins), _strain(plan, lengths)))
    for box, (x, y) in zip(boxes, best, strict=True):
        box.x, box.y = x * STRETCH, y
    _separate(boxes)


def _pack(groups: Sequence[Sequence[Box]]) -> None:
    """Moves groups into rows, the largest first, as wide as makes the whole about half as wide again as high."""
    area = sum(_frame(group)[2] * _frame(group)[3] for group in groups)
    widest = max([sqrt(area * STRETCH), *(_frame(group)[2] for group in groups)])
    x = y = high = 0.0
    for group in groups:
        left, top, width, height = _frame(group)
        if x + width > widest:
            x, y, high = 0.0, y + high, 0.0
        for box in group:
            box.x, box.y = box.x - left + x, box.y - top + y
        x, high = x + width, max(high, height)


def _frame(boxes: Sequence[Box]) -> tuple[float, float, float, float]:
    """Left, top, width and height of what holds some boxes and their gaps."""
    left, top = min(box.x - box.right - box.gap for box in boxes), min(box.y - box.bottom - box.gap for box in boxes)
    right, bottom = max(box.x + box.right for box in boxes), max(box.y + box.bottom for box in boxes)
    return left, top, right - left, bottom - top


def _spread(size: int, start: int, length: float) -> list[Point]:
    side = length * sqrt(size or 1)
    return [
        (side * ((at + 1) * (start + 1) * GOLDEN % 1), side * ((at * (2 * start + 1)) % size) / size)
        for at in range(size)
    ]


def _relax(plan: list[Point], lengths: Lengths) -> list[Point]:
    for _ in range(ROUNDS):
        for at in range(len(plan)):
            plan[at] = _pull(at, plan, lengths[at])
    return plan


def _pull(at: int, plan: Sequence[Point], lengths: Sequence[float]) -> Point:
    x, y = plan[at]
    sum_x = sum_y = total = 0.0
    for other, (u, v) in enumerate(plan):
        if other == at:
            continue
        weight = 1 / (lengths[other] * lengths[other])
        distance = sqrt((x - u) * (x - u) + (y - v) * (y - v)) or 1.0
        sum_x += weight * (u + lengths[other] * (x - u) / distance)
        sum_y += weight * (v + lengths[other] * (y - v) / distance)
        total += weight
    return (sum_x / total, sum_y / total) if total else (x, y)


def _strain(plan: Sequence[Point], lengths: Lengths) -> float:
    return sum(
        ((_distance(plan[one], plan[other]) - lengths[one][other]) / lengths[one][other]) ** 2
        for one, other in combinations(range(len(plan)), 2)
    )


def _distance(one: Point, other: Point) -> float:
    return sqrt((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2)


def _count_crossings(plan: Sequence[Point], joins: Sequence[tuple[int, int]]) -> int:
    pairs = combinations(sorted({(min(join), max(join)) for join in joins}), 2)
    return sum(not set(one) & set(other) and _cross(plan, one, other) for one, other in pairs)


def _cross(plan: Sequence[Point], one: tuple[int, int], other: tuple[int, int]) -> bool:
    a, b, c, d = plan[one[0]], plan[one[1]], plan[other[0]], plan[other[1]]
    return _turn(a, b, c) != _turn(a, b, d) and _turn(c, d, a) != _turn(c, d, b)


def _turn(a: Point, b: Point, c: Point) -> bool:
    return (b[0] - a[0]) * (c[1] - a[1]) > (b[1] - a[1]) * (c[0] - a[0])


def _separate(boxes: Sequence[Box]) -> None:
    """Pushes overlapping boxes apart along the shorter way, until none overlap."""
    for _ in range(1000):
        moved = False
        for one, other, over_x, over_y in _overlaps(boxes):
            moved = True
            if over_x < over_y:
                shift = (over_x + 0.5) / 2 * (1 if one.x <= other.x else -1)
                one.x, other.x = one.x - shift, other.x + shift
            else:
                shift = (over_y + 0.5) / 2 * (1 if one.y <= other.y else -1)
                one.y, other.y = one.y - shift, other.y + shift
        if not moved:
            return


def _overlaps(boxes: Sequence[Box]) -> Iterator[tuple[Box, Box, float, float]]:
    for one, other in combinations(boxes, 2):
        gap = max(one.gap, other.gap)
        over_x = one.right + other.right + gap - abs(one.x - other.x)
        over_y = one.bottom + other.bottom + gap - abs(one.y - other.y)
        if over_x > 0 and over_y > 0:
            yield one, other, over_x, over_y
