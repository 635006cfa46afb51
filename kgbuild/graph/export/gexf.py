"""GEXF 1.3: https://gexf.net/schema.html, as Gephi 0.9.3 and later, and networkx, read it.

Every edge has its statement's id, label, weight, and as `kind` its predicate, by which Gephi keeps parallel edges
apart. An edge with dates exists from the earliest to the latest of them (inclusive); without, always. Not used:
hierarchy, spells, viz.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator

import networkx as nx

from kgbuild.graph.export.columns import Column, Value, collect_columns
from kgbuild.graph.export.xml import escape_attribute, make_token, write_element

__all__ = ["write_gexf"]

_OWN = frozenset({"label", "weight"})
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?")


def write_gexf(network: nx.MultiDiGraph) -> Iterator[str]:
    """The file in pieces; attributes must be texts, numbers or booleans."""
    nodes = _collect(row for _, row in network.nodes(data=True))
    edges = _collect(row for _, _, row in network.edges(data=True))
    dated = any(_list_dates(row) for _, _, row in network.edges(data=True))
    mode = 'mode="dynamic" timeformat="date" timerepresentation="interval"' if dated else 'mode="static"'
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
    yield "  <meta>\n    <creator>kgbuild</creator>\n  </meta>\n"
    yield f'  <graph defaultedgetype="directed" idtype="string" {mode}>\n'
    yield from _write_columns("node", nodes)
    yield from _write_columns("edge", edges)
    yield "    <nodes>\n"
    for node, row in sorted(network.nodes(data=True)):
        yield from _write_item("node", (("id", make_token(node)), ("label", str(row.get("label", node)))), nodes, row)
    yield "    </nodes>\n    <edges>\n"
    for source, target, key, row in sorted(network.edges(keys=True, data=True), key=lambda edge: edge[:3]):
        ends = (("source", make_token(source)), ("target", make_token(target)))
        yield from _write_item("edge", (("id", make_token(key)), *ends, *_describe_edge(row)), edges, row)
    yield "    </edges>\n  </graph>\n</gexf>\n"


def _collect(rows: Iterable[dict[str, Value]]) -> tuple[Column, ...]:
    return tuple(column for column in collect_columns(rows) if column.name not in _OWN)


def _write_columns(domain: str, columns: tuple[Column, ...]) -> Iterator[str]:
    yield f'    <attributes class="{domain}" mode="static">\n'
    for column in columns:
        attributes = (("id", make_token(column.name)), ("title", column.name), ("type", column.type.value))
        yield f"      {write_element('attribute', attributes)}\n"
    yield "    </attributes>\n"


def _describe_edge(row: dict[str, Value]) -> Iterator[tuple[str, str]]:
    yield "label", str(row.get("label", ""))
    yield "kind", str(row.get("predicate", row.get("label", "")))
    yield "weight", repr(float(row.get("weight", 1)))
    yield from _list_dates(row)


def _list_dates(row: dict[str, Value]) -> list[tuple[str, str]]:
    dates = (("start", _fill_date(row.get("earliest"), last=False)), ("end", _fill_date(row.get("latest"), last=True)))
    return [(name, date) for name, date in dates if date is not None]


def _fill_date(value: Value | None, *, last: bool) -> str | None:
    """The first or last day of a year, month or day."""
    found = _DATE.fullmatch(str(value))
    if found is None:
        return None
    year, month = int(found[1]), int(found[2] or (12 if last else 1))
    if not 1 <= month <= 12 or year == 0:
        return None
    day = int(found[3] or (calendar.monthrange(year, month)[1] if last else 1))
    return f"{year:04}-{month:02}-{day:02}"


def _write_item(
    name: str, attributes: Iterable[tuple[str, str]], columns: tuple[Column, ...], row: dict[str, Value]
) -> Iterator[str]:
    start = " ".join(f'{key}="{escape_attribute(value)}"' for key, value in attributes)
    values = [(column, row[column.name]) for column in columns if column.name in row]
    if not values:
        yield f"      <{name} {start}/>\n"
        return
    yield f"      <{name} {start}>\n        <attvalues>\n"
    for column, value in values:
        pair = (("for", make_token(column.name)), ("value", column.format(value)))
        yield f"          {write_element('attvalue', pair)}\n"
    yield f"        </attvalues>\n      </{name}>\n"
