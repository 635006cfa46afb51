"""GEXF 1.3: https://gexf.net/schema.html, as Gephi 0.9.3 and later, and networkx, read it.

Every edge has its statement's id, label, weight, and as `kind` its predicate, by which Gephi keeps parallel edges
apart. An edge with dates exists from the earliest to the latest of them (inclusive); without, always. Not used:
hierarchy, spells, viz but for positions.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kgbuild.graph.export.templates import Texts, format_column, split_rows, write_rows
from kgbuild.graph.export.xml import escape_attributes, make_token, make_tokens, write_element
from kgbuild.graph.network.columns import Column, Value
from kgbuild.graph.network.rows import Rows

__all__ = ["fill_date", "write_gexf"]

# What GEXF has attributes or elements of its own for.
_OWN = frozenset({"label", "weight", "x", "y"})
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?")


def write_gexf(rows: Rows) -> Iterator[str]:
    """The file in pieces."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n'
    yield "  <meta>\n    <creator>kgbuild</creator>\n  </meta>\n"
    yield '  <graph defaultedgetype="directed" idtype="string" mode="dynamic" timeformat="date">\n'
    nodes, edges = (
        tuple(column for column in columns if column.name not in _OWN)
        for columns in (rows.node_columns, rows.edge_columns)
    )
    yield from _write_columns("node", nodes)
    yield from _write_columns("edge", edges)
    yield "    <nodes>\n"
    yield from _write_nodes(rows, nodes)
    yield "    </nodes>\n    <edges>\n"
    yield from _write_edges(rows, edges)
    yield "    </edges>\n  </graph>\n</gexf>\n"


def _write_columns(domain: str, columns: tuple[Column, ...]) -> Iterator[str]:
    yield f'    <attributes class="{domain}" mode="static">\n'
    for column in columns:
        attributes = (("id", make_token(column.name)), ("title", column.name), ("type", column.type.value))
        yield f"      {write_element('attribute', attributes)}\n"
    yield "    </attributes>\n"


def _list_values(columns: tuple[Column, ...]) -> list[str]:
    return [f'          <attvalue for="{make_token(column.name)}" value="%s"/>\n' for column in columns]


def _write_nodes(rows: Rows, columns: tuple[Column, ...]) -> Iterator[str]:
    placed = any(column.name == "x" for column in rows.node_columns)
    # The first value is always there, so that it can open the list of values.
    heads = ['id="%s"', ' label="%s">\n        <attvalues>\n']
    position = ['        </attvalues>\n        <viz:position x="%s"', ' y="%s" z="0.0"/>\n']
    end = "      </node>\n" if placed else "        </attvalues>\n      </node>\n"
    for found in split_rows(rows.nodes()):
        texts = _format(rows.node_columns, found[1:])
        tokens = make_tokens(list(map(str, found[0])))
        values = [texts[column.name] for column in columns]
        places = [texts["x"], texts["y"]] if placed else []
        parts = [*heads, *_list_values(columns), *(position if placed else [])]
        yield write_rows("      <node ", parts, end, [tokens, texts["label"], *values, *places])


def _write_edges(rows: Rows, columns: tuple[Column, ...]) -> Iterator[str]:
    heads = ['source="%s"', ' target="%s"', ' id="%s"', ' label="%s"', ' kind="%s"']
    dates = [' start="%s"', ' end="%s"']
    weight = ' weight="%s">\n        <attvalues>\n'
    parts = [*heads, *dates, weight, *_list_values(columns)]
    for found in split_rows(rows.edges()):
        texts = _format(rows.edge_columns, found[3:])
        tokens = [make_tokens(list(map(str, ids))) for ids in found[:3]]
        named = [texts["label"], texts["predicate"]]
        lasted = [
            [fill_date(one, last=last) for one in texts[name]] for name, last in (("earliest", False), ("latest", True))
        ]
        weights = [f"{one}.0" for one in texts["weight"]]
        values = [texts[column.name] for column in columns]
        end = "        </attvalues>\n      </edge>\n"
        yield write_rows("      <edge ", parts, end, [*tokens, *named, *lasted, weights, *values])


def _format(columns: tuple[Column, ...], found: Sequence[Sequence[Value | None]]) -> dict[str, Texts]:
    return {
        column.name: format_column(column, one, escape_attributes) for column, one in zip(columns, found, strict=True)
    }


@lru_cache(1 << 12)
def fill_date(value: str | None, *, last: bool) -> str | None:
    """The first or last day of a year, month or day."""
    found = _DATE.fullmatch(value or "")
    if found is None:
        return None
    year, month = int(found[1]), int(found[2] or (12 if last else 1))
    if not 1 <= month <= 12 or year == 0:
        return None
    day = int(found[3] or (calendar.monthrange(year, month)[1] if last else 1))
    return f"{year:04}-{month:02}-{day:02}"
