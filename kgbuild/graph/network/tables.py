"""Tables: what one view shows of a scratch, in temporary tables beside it.

chosen    the statements that the view shows
joined    source, target and statement of what joins two nodes
merged    source and target with all that joins them, where one edge stands for it
shown     the nodes, and how many statements and documents speak of each
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from itertools import count, groupby

from kgbuild.errors import SettingsError
from kgbuild.graph.catalogue import Catalogue
from kgbuild.graph.network.columns import Row
from kgbuild.graph.network.scratch import JOINER, Scratch
from kgbuild.graph.network.view import Projection, View, Weight

__all__ = ["MOST_PARTICIPANTS", "Tables"]

# Beyond, an event says little of any two who took part; the ontology's direct edges stop here too.
MOST_PARTICIPANTS = 6
# As the named query who-met-whom has it.
MEETINGS = ("kg:Meeting", "kg:Call", "kg:Negotiation", "kg:Visit")
# What `chosen` has of a statement for `_merge_group`, and what comes of several.
_Part = tuple[str, str, int, str, str | None, str | None]
_Merged = tuple[str, int, str, str | None, str | None]
_Dates = tuple[str | None, str | None]
_Happening = tuple[str, str, str, str | None, int, str, *_Dates, int, str, str, str | None]
_NUMBERS = count()
_FIRST, _LAST = "-01-01", "-12-31"


class Tables:
    """The tables of one view; they are dropped with it."""

    def __init__(self, scratch: Scratch, view: View, catalogue: Catalogue) -> None:
        self._forgotten = scratch.forgotten
        self._database = scratch.database
        self._view = view
        self._number = next(_NUMBERS)
        self._drop_forgotten()
        self._database.create_function("may_follow", 2, may_follow, deterministic=True)
        self._choose(catalogue)
        self._database.execute("BEGIN")
        self._join(tuple(sorted({name for one in MEETINGS for name in catalogue.list_narrower(one)})))
        if view.merged:
            self._merge()
        self._collect()
        self._database.execute("COMMIT")

    def __del__(self) -> None:
        # Rows may still be read somewhere: the tables go when the next view is made.
        self._forgotten.append(self._number)

    def _name(self, table: str) -> str:
        return f"temp.{table}_{self._number}"

    def _drop_forgotten(self) -> None:
        for number in list(self._forgotten):
            try:
                for table in ("chosen", "joined", "merged", "shown"):
                    self._database.execute(f"DROP TABLE IF EXISTS temp.{table}_{number}")
            except sqlite3.OperationalError:
                continue  # still read; the next view tries again
            self._forgotten.remove(number)

    def _choose(self, catalogue: Catalogue) -> None:
        view = self._view
        conditions, values = [], list[str]()
        if not view.claims:
            conditions.append("asserted")
        if view.predicates:
            wanted = [self._find_predicate(name, catalogue) for name in view.predicates]
            conditions.append(f"predicate IN ({', '.join('?' * len(wanted))})")
            values += wanted
        if view.since or view.until:
            conditions.append("COALESCE(earliest, latest) IS NOT NULL")
            conditions.append("may_follow(latest, ?) AND may_follow(?, earliest)")
            values += [view.since or "0001", view.until or "9999"]
        if view.least > 1 and not view.merged:
            conditions.append(f"evidence >= {view.least}")
        self._database.execute(
            f"""CREATE TABLE {self._name("chosen")} AS SELECT * FROM (
                SELECT s.*, COALESCE(e.label, SUBSTR(s.event, INSTR(s.event, '/') + 1)) AS event_label, e.type AS event_type,
                    CASE WHEN s.event IS NULL THEN s.start ELSE e.earliest END AS earliest,
                    CASE WHEN s.event IS NULL THEN s.until ELSE e.latest END AS latest
                FROM statement s LEFT JOIN node e ON e.id = s.event
            ) WHERE {" AND ".join(conditions) or "1"} ORDER BY id""",
            values,
        )
        self._database.execute(f"CREATE UNIQUE INDEX {self._name('by_id')} ON chosen_{self._number} (id)")

    def _find_predicate(self, name: str, catalogue: Catalogue) -> str:
        """A predicate by its CURIE or local name. SettingsError where neither the ontology nor the graph has it."""
        curie = name if ":" in name else f"kg:{name}"
        known = {row[0] for row in self._database.execute("SELECT predicate FROM word")}
        if curie not in known and catalogue.text(catalogue.node(curie), "kg:section") is None:
            close = get_close_matches(curie, sorted(known), n=1)
            remedy = f"Did you mean {close[0]}?" if close else "`kgbuild ontology doc` lists the terms."
            raise SettingsError(f"{name!r} is no predicate", remedy)
        return curie

    def _join(self, meetings: Sequence[str]) -> None:
        chosen, joined = self._name("chosen"), self._name("joined")
        match self._view.projection:
            case Projection.STATEMENTS:
                pairs = f"SELECT subject, object, id FROM {chosen} WHERE object IS NOT NULL"
            case Projection.SPOKE_OF:
                pairs = f"""SELECT DISTINCT a.node, b.node, s.id FROM {chosen} s
                    JOIN part a ON a.event = s.event AND a.role IN ('kg:speaker', 'kg:holder')
                    JOIN part b ON b.event = s.event AND b.role = 'kg:about' AND b.node <> a.node"""
            case _:
                met = f"WHERE s.event_type IN ({_quote(meetings)})" if self._view.projection is Projection.MET else ""
                pairs = f"""SELECT a.node, b.node, s.id FROM {chosen} s
                    JOIN (SELECT event FROM part WHERE role = 'kg:participant'
                          GROUP BY event HAVING COUNT(*) <= {MOST_PARTICIPANTS}) USING (event)
                    JOIN part a ON a.event = s.event AND a.role = 'kg:participant'
                    JOIN part b ON b.event = s.event AND b.role = 'kg:participant' AND b.node > a.node {met}"""
        kinds = _quote(self._view.kinds)
        only = f"""JOIN node one ON one.id = source AND one.kind IN ({kinds})
            JOIN node other ON other.id = target AND other.kind IN ({kinds})"""
        self._database.execute(
            f"""CREATE TABLE {joined} AS WITH pair(source, target, statement) AS ({pairs})
            SELECT pair.* FROM pair {only if kinds else ""} ORDER BY source, target, statement"""
        )

    def _merge(self) -> None:
        merged = self._name("merged")
        self._database.execute(
            f"CREATE TABLE {merged} (source, target, predicates, weight, documents, earliest, latest)"
        )
        rows = self._database.execute(
            f"""SELECT source, target, COALESCE(s.event, s.id), predicate, evidence, documents, earliest, latest
            FROM {self._name("joined")} JOIN {self._name("chosen")} s ON s.id = statement ORDER BY source, target"""
        )
        for ends, group in groupby(rows, key=lambda row: row[:2]):
            made = self._merge_group(row[2:] for row in group)
            if made[1] >= self._view.least:
                self._database.execute(f"INSERT INTO {merged} VALUES (?, ?, ?, ?, ?, ?, ?)", (*ends, *made))

    def _merge_group(self, rows: Iterator[_Part]) -> _Merged:
        happenings, predicates, evidence, documents, starts, ends = zip(*rows, strict=True)
        named = sorted({one for text in documents for one in text.split(JOINER)})
        match self._view.weight:
            case Weight.EVIDENCE:
                weight = sum(evidence)
            case Weight.STATEMENTS:
                # Of one event several statements may tell; it joins its participants once.
                once = self._view.projection is not Projection.STATEMENTS
                weight = len(set(happenings)) if once else len(happenings)
            case Weight.DOCUMENTS:
                weight = len(named)
        dates = min(filter(None, starts), default=None), max(filter(None, ends), default=None)
        return " ".join(sorted(set(predicates))), weight, JOINER.join(named), *dates

    def _collect(self) -> None:
        view, chosen, joined = self._view, self._name("chosen"), self._name("joined")
        ends = f"SELECT source AS node, statement FROM {joined} UNION SELECT target, statement FROM {joined}"
        told = f"""SELECT subject, id FROM {chosen} WHERE object IS NULL AND subject IS NOT event
            UNION SELECT part.node, s.id FROM {chosen} s JOIN part ON part.event = s.event
            WHERE part.role IN ('kg:participant', 'kg:place')"""
        about = ends if view.projection is not Projection.STATEMENTS else f"{ends} UNION {told}"
        only = f"JOIN node ON node.id = about.node AND kind IN ({_quote(view.kinds)})" if view.kinds else ""
        edges = self._name("merged") if view.merged else joined
        kept = f"WHERE about.node IN (SELECT source FROM {edges} UNION SELECT target FROM {edges})"
        self._database.execute(
            f"""CREATE TABLE {self._name("shown")} AS SELECT about.node AS node,
                COUNT(DISTINCT about.statement) AS statements, COUNT(DISTINCT source.document) AS documents
            FROM ({about}) about JOIN source ON source.statement = about.statement {only}
            {kept if view.joined_only else ""} GROUP BY about.node ORDER BY about.node"""
        )

    def select_nodes(
        self,
    ) -> Iterator[tuple[str, str | None, str | None, str | None, str | None, str | None, int, int]]:
        """id, label, kind, iri, type, names, statements, documents; None where the graph does not name it."""
        yield from self._database.execute(
            f"""SELECT shown.node, label, kind, iri, type, names, statements, documents
            FROM {self._name("shown")} shown LEFT JOIN node ON node.id = shown.node ORDER BY shown.node"""
        )

    def select_edges(self) -> Iterator[Row]:
        """source, target, statement, label of its predicate, predicate, label of its event, evidence, documents, earliest,
        latest, whether it is symmetric; with claims also asserted, polarity, modality, claimants."""
        claim = ", asserted, polarity, modality, claimants" if self._view.claims else ""
        return self._database.execute(
            f"""SELECT source, target, s.id, word.label, s.predicate, event_label, evidence, documents, earliest, latest,
                word.symmetric {claim}
            FROM {self._name("joined")} j JOIN {self._name("chosen")} s ON s.id = statement
            JOIN word ON word.predicate = s.predicate ORDER BY j.rowid"""
        )

    def select_merged(self) -> Iterator[tuple[str, str, str, int, str, str | None, str | None]]:
        """source, target, predicates, weight, documents, earliest, latest."""
        yield from self._database.execute(f"SELECT * FROM {self._name('merged')} ORDER BY source, target")

    def select_happenings(self) -> Iterator[_Happening]:
        """statement, event, its label and type, evidence, documents, earliest, latest, asserted, polarity, modality,
        claimants, of statements that have an event: what is asserted first."""
        yield from self._database.execute(
            f"""SELECT id, event, event_label, event_type, evidence, documents, earliest, latest, asserted, polarity,
                modality, claimants
            FROM {self._name("chosen")} WHERE event IS NOT NULL
            ORDER BY NOT asserted, event, polarity, modality, claimants, id"""
        )

    def select_pairs(self) -> Iterator[tuple[str, str, int]]:
        """source, target, weight."""
        if self._view.merged:
            yield from self._database.execute(f"SELECT source, target, weight FROM {self._name('merged')}")
            return
        yield from self._database.execute(
            f"""SELECT source, target, evidence FROM {self._name("joined")}
            JOIN {self._name("chosen")} s ON s.id = statement"""
        )


def may_follow(later: str | None, earlier: str | None) -> bool:
    """Whether the end of one date is not before the start of another; unknown ends are open."""
    if later is None or earlier is None:
        return True
    return later[:10] + _LAST[len(later) - 4 :] >= earlier[:10] + _FIRST[len(earlier) - 4 :]


def _quote(texts: Sequence[str]) -> str:
    return ", ".join(f"'{text}'" for text in texts)
