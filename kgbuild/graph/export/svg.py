"""SVG 1.1: a picture of a network, for pages and papers: https://www.w3.org/TR/SVG11/.

Nodes that are joined to others, at most 40, those with most evidence first; topics and events only where somebody or
some place hangs on them. Each edge's label stands on it, with its date where one is known. What is not asserted is
dashed. Not used: scripts, styles from elsewhere, fonts of our own.
"""

from __future__ import annotations

import unicodedata
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import sqrt

import networkx as nx

from kgbuild.graph.catalogue import Kind
from kgbuild.graph.export.layout import Box, place_boxes
from kgbuild.graph.export.xml import escape_text
from kgbuild.graph.network.columns import Value

__all__ = ["write_svg"]

MOST_NODES = 40
MARGIN = 24.0
LENGTH = 60.0
NODE_SIZE, EDGE_SIZE = 14.0, 11.0
_HIDDEN = frozenset({Kind.QUANTITY})
_MINOR = frozenset({Kind.TOPIC, Kind.EVENT, Kind.POSITION, Kind.THING})
_FONT = "Helvetica, Arial, 'Liberation Sans', sans-serif"
_LINE, _INK, _PAPER = "#8a94a0", "#47525e", "#fbfcfd"


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    fill: str
    edge: str
    text: str


_PLAIN = Style(fill="#eceff2", edge="#aab3bd", text="#2b333b")
_STYLES = {
    Kind.PERSON: Style(fill="#2c6fbb", edge="#1f5590", text="#ffffff"),
    Kind.ORGANIZATION: Style(fill="#7d55a8", edge="#5f3f83", text="#ffffff"),
    Kind.GROUP: Style(fill="#d5e3f3", edge="#7fa3cb", text="#1f3d5e"),
    Kind.COUNTRY: Style(fill="#2f8659", edge="#226443", text="#ffffff"),
    Kind.PLACE: Style(fill="#d6ebdd", edge="#7db394", text="#1f4a33"),
    Kind.POSITION: Style(fill="#ffffff", edge="#8a94a0", text="#2b333b"),
    Kind.EVENT: Style(fill="#fbe3cb", edge="#d9965a", text="#6b3a10"),
    Kind.TOPIC: Style(fill="#fbf3cd", edge="#cdb64f", text="#544709"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A node to draw."""

    lines: tuple[str, ...]
    kind: Kind
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The edges from one node to another, drawn as one, through the box of their labels."""

    start: Shape
    end: Shape
    lines: tuple[str, ...]
    box: Box
    arrow: bool
    dashed: bool


Point = tuple[float, float]


def write_svg(network: nx.MultiDiGraph) -> Iterator[str]:
    """The picture in pieces."""
    shapes = {node: _make_shape(network.nodes[node]) for node in _choose_nodes(network)}
    lines = list(_make_lines(network, shapes))
    _arrange(list(shapes.values()), lines)
    width, height = _fit([*(shape.box for shape in shapes.values()), *(line.box for line in lines)])
    kinds = sorted({shape.kind for shape in shapes.values()}, key=list(Kind).index)
    legend = list(_draw_legend(kinds, height, dashed=any(line.dashed for line in lines)))
    height += 36 if kinds else 0
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}" '
        f'viewBox="0 0 {width:.0f} {height:.0f}" role="img" font-family="{_FONT}">\n'
    )
    yield f"  <title>{len(shapes)} things and the statements between them</title>\n"
    yield f'  <rect width="100%" height="100%" fill="{_PAPER}"/>\n'
    for line in lines:
        yield from _draw_line(line)
    for line in lines:
        yield _draw_box(line.box, _PAPER)
        yield from _write_lines(line.lines, line.box, EDGE_SIZE, _INK)
    for shape in shapes.values():
        yield from _draw_shape(shape)
    yield from legend
    yield "</svg>\n"


def _choose_nodes(network: nx.MultiDiGraph) -> list[str]:
    """Nodes by id: that with most evidence, then again and again the one with most that is joined to those chosen; where
    none is left, the next that is not."""
    joined = nx.Graph()
    for start, end, weight in network.edges(data="weight", default=1):
        if start != end and not {network.nodes[start]["kind"], network.nodes[end]["kind"]} & _HIDDEN:
            joined.add_edge(start, end, weight=weight + joined.get_edge_data(start, end, {"weight": 0})["weight"])
    for part in list(nx.connected_components(joined)):
        if all(Kind(network.nodes[node]["kind"]) in _MINOR for node in part):
            joined.remove_nodes_from(part)
    order = sorted(joined, key=lambda node: (-joined.degree(node, weight="weight"), node))
    chosen: set[str] = set()
    while order and len(chosen) < MOST_NODES:
        best = next((node for node in order if not chosen.isdisjoint(joined[node])), order[0])
        order.remove(best)
        chosen.add(best)
    return sorted(node for node in chosen if not chosen.isdisjoint(joined[node]))


def _make_shape(row: dict[str, Value]) -> Shape:
    lines = _wrap(str(row["label"]), 24)
    width, height = _measure(lines, NODE_SIZE)
    return Shape(lines=lines, kind=Kind(str(row["kind"])), box=Box(width + 24, height + 12, gap=22))


def _make_lines(network: nx.MultiDiGraph, shapes: dict[str, Shape]) -> Iterator[Line]:
    pairs = sorted({(start, end) for start, end in network.edges() if start != end})
    for start, end in pairs:
        if start in shapes and end in shapes:
            rows = [row for _, row in sorted(network.get_edge_data(start, end).items())]
            lines = tuple(line for text in _label_edges(rows) for line in _wrap(text, 30))
            width, height = _measure(lines, EDGE_SIZE)
            yield Line(
                start=shapes[start],
                end=shapes[end],
                lines=lines,
                box=Box(width + 4, height + 2),
                arrow=not all(row.get("symmetric", False) for row in rows),
                dashed=not any(row.get("asserted", True) for row in rows),
            )


def _label_edges(rows: Iterable[dict[str, Value]]) -> list[str]:
    counts: dict[str, int] = {}
    for row in rows:
        denied = "not " if row.get("polarity") == "negative" else ""
        when = _shorten_dates(str(row.get("earliest", "")), str(row.get("latest", "")))
        text = f"{denied}{row['label']}{f', {when}' if when else ''}"
        counts[text] = counts.get(text, 0) + 1
    return [f"{text} (×{number})" if number > 1 else text for text, number in sorted(counts.items())]


def _shorten_dates(earliest: str, latest: str) -> str:
    """A day, month or year where the two dates are just that, else nothing."""
    if earliest == latest:
        return earliest
    year, month = earliest[:4], earliest[:7]
    if earliest == f"{year}-01-01" and latest == f"{year}-12-31":
        return year
    whole = earliest == f"{month}-01" and latest[:7] == month and int(latest[8:10]) == _count_days(month)
    return month if whole else ""


def _count_days(month: str) -> int:
    return monthrange(int(month[:4]), int(month[5:]))[1]


def _wrap(text: str, most: int) -> tuple[str, ...]:
    """Lines of about `most` characters, broken at blanks."""
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + len(word) < most:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return tuple(line if len(line) <= 2 * most else f"{line[: 2 * most]}…" for line in lines[:4]) or ("",)


def _measure(lines: tuple[str, ...], size: float) -> tuple[float, float]:
    """The size of text in Helvetica, nearly: wide letters and those of East Asia count more."""
    width = max(sum(_width(mark) for mark in line) for line in lines)
    return width * size, len(lines) * size * 1.2


def _width(mark: str) -> float:
    if unicodedata.east_asian_width(mark) in "WF":
        return 1.0
    if mark in "ijl.,'’:;|!It f()":
        return 0.32
    return 0.86 if mark in "mwMW" else 0.68 if mark.isupper() else 0.56


def _arrange(shapes: list[Shape], lines: list[Line]) -> None:
    # A label is a box between its two ends, so that it too gets a place of its own.
    at = {id(shape): number for number, shape in enumerate(shapes)}
    joins = []
    for number, line in enumerate(lines, start=len(shapes)):
        joins += [(at[id(line.start)], number), (number, at[id(line.end)])]
    place_boxes([*(shape.box for shape in shapes), *(line.box for line in lines)], joins, LENGTH)


def _fit(boxes: list[Box]) -> tuple[float, float]:
    """Moves boxes to the top left corner; gives the size of the picture."""
    if not boxes:
        return 2 * MARGIN, 2 * MARGIN
    left = min(box.x - box.right for box in boxes) - MARGIN
    top = min(box.y - box.bottom for box in boxes) - MARGIN
    for box in boxes:
        box.x, box.y = box.x - left, box.y - top
    return max(box.x + box.right for box in boxes) + MARGIN, max(box.y + box.bottom for box in boxes) + MARGIN


def _draw_line(line: Line) -> Iterator[str]:
    start, end = (line.start.box.x, line.start.box.y), (line.end.box.x, line.end.box.y)
    middle = (line.box.x, line.box.y)
    # The curve goes through the label in its middle.
    bend = (2 * middle[0] - (start[0] + end[0]) / 2, 2 * middle[1] - (start[1] + end[1]) / 2)
    points = [_follow(start, bend, end, step / 200) for step in range(201)]
    outside = [point for point in points if not _covers(line.start.box, point) and not _covers(line.end.box, point)]
    if len(outside) < 2:
        return
    path = "M" + " L".join(f"{x:.1f},{y:.1f}" for x, y in (*outside[:-1:4], outside[-1]))
    dashes = ' stroke-dasharray="5 4"' if line.dashed else ""
    yield f'  <path d="{path}" fill="none" stroke="{_LINE}" stroke-width="1.4"{dashes}/>\n'
    if line.arrow:
        yield f'  <path d="{_draw_head(outside[max(0, len(outside) - 9)], outside[-1])}" fill="{_LINE}"/>\n'


def _follow(start: Point, bend: Point, end: Point, at: float) -> Point:
    a, b, c = (1 - at) * (1 - at), 2 * at * (1 - at), at * at
    return a * start[0] + b * bend[0] + c * end[0], a * start[1] + b * bend[1] + c * end[1]


def _covers(box: Box, point: Point) -> bool:
    return abs(point[0] - box.x) <= box.right + 2 and abs(point[1] - box.y) <= box.bottom + 2


def _draw_head(tail: Point, tip: Point) -> str:
    x, y = tip[0] - tail[0], tip[1] - tail[1]
    long = sqrt(x * x + y * y) or 1.0
    x, y = x / long, y / long
    back = tip[0] - 9 * x, tip[1] - 9 * y
    corners = tip, (back[0] - 4 * y, back[1] + 4 * x), (back[0] + 4 * y, back[1] - 4 * x)
    return "M" + " L".join(f"{u:.1f},{v:.1f}" for u, v in corners) + " Z"


def _draw_shape(shape: Shape) -> Iterator[str]:
    box, style = shape.box, _STYLES.get(shape.kind, _PLAIN)
    round_ = 4 if shape.kind is Kind.POSITION else min(box.bottom, 15)
    yield _draw_box(box, style.fill, f' rx="{round_:.1f}" stroke="{style.edge}"')
    yield from _write_lines(shape.lines, box, NODE_SIZE, style.text)


def _draw_box(box: Box, fill: str, more: str = "") -> str:
    corner = f'x="{box.x - box.right:.1f}" y="{box.y - box.bottom:.1f}"'
    return f'  <rect {corner} width="{box.width:.1f}" height="{box.height:.1f}" fill="{fill}"{more}/>\n'


def _write_lines(lines: tuple[str, ...], box: Box, size: float, color: str) -> Iterator[str]:
    top = box.y - (len(lines) - 1) * size * 0.6 + size * 0.35
    for number, line in enumerate(lines):
        yield (
            f'  <text x="{box.x:.1f}" y="{top + number * size * 1.2:.1f}" font-size="{size:.0f}" '
            f'text-anchor="middle" fill="{color}">{escape_text(line)}</text>\n'
        )


def _draw_legend(kinds: Iterable[Kind], top: float, *, dashed: bool) -> Iterator[str]:
    left = MARGIN
    for kind in kinds:
        style = _STYLES.get(kind, _PLAIN)
        yield (
            f'  <rect x="{left:.1f}" y="{top:.1f}" width="16" height="12" rx="3" fill="{style.fill}" '
            f'stroke="{style.edge}"/>\n  <text x="{left + 22:.1f}" y="{top + 10:.1f}" font-size="12" '
            f'fill="{_INK}">{kind.value}</text>\n'
        )
        left += 22 + _measure((kind.value,), 12)[0] + 20
    if dashed:
        yield (
            f'  <path d="M{left:.1f},{top + 6:.1f} h24" stroke="{_LINE}" stroke-width="1.4" stroke-dasharray="5 4"/>\n'
            f'  <text x="{left + 30:.1f}" y="{top + 10:.1f}" font-size="12" fill="{_INK}">not asserted</text>\n'
        )
