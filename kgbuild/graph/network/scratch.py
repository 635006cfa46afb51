"""Scratch: a graph's statements, and what they are about, as rows of a temporary database, so that memory does not grow with
the graph.

    node        what has a name: its label, class and kind, other names; of events the dates
    part        who and what takes part in an event, and where it is
    statement   one row each; `object` is null where it is a class or a value, which join no two nodes
    source      the documents of each statement
    word        what predicates are called, and which are symmetric
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from functools import lru_cache

from kgbuild.graph.catalogue import Catalogue
from kgbuild.graph.lines import split_line
from kgbuild.graph.naming import Naming
from kgbuild.graph.terms import RDF, split_literal

__all__ = ["JOINER", "TABLES", "Filler", "Scratch"]

JOINER = "; "
ROLES = ("kg:participant", "kg:place", "kg:speaker", "kg:holder", "kg:about")
# Kilobytes of pages that are held in memory.
CACHE = 32_000
_BATCH = 2_000
_REMEMBERED = 1 << 14

TABLES = """
CREATE TABLE node (
    id TEXT PRIMARY KEY, iri TEXT, label TEXT, kind TEXT, type TEXT, names TEXT, earliest TEXT, latest TEXT
) WITHOUT ROWID;
CREATE TABLE part (event TEXT, role TEXT, node TEXT, PRIMARY KEY (event, role, node)) WITHOUT ROWID;
CREATE TABLE statement (
    id TEXT PRIMARY KEY, subject TEXT, predicate TEXT, object TEXT, event TEXT, polarity TEXT, modality TEXT,
    claimants TEXT, asserted INTEGER, start TEXT, until TEXT, evidence INTEGER, documents TEXT
) WITHOUT ROWID;
CREATE TABLE word (predicate TEXT PRIMARY KEY, label TEXT, symmetric INTEGER) WITHOUT ROWID;
CREATE TABLE source (statement TEXT, document TEXT, PRIMARY KEY (statement, document)) WITHOUT ROWID;
"""
Row = tuple[str | int | None, ...]
Found = dict[str, list[tuple[str, str]]]
"""Of one subject: (object, graph) by predicate."""


class Scratch:
    """The rows of a graph; `database` is gone when it is closed or forgotten."""

    def __init__(self, catalogue: Catalogue, kept: sqlite3.Connection | None = None) -> None:
        self.catalogue = catalogue
        self.forgotten: list[int] = []  # numbers of views whose tables may go
        self.database = kept or sqlite3.connect("", isolation_level=None, check_same_thread=False)
        self.database.executescript(
            f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA temp_store=FILE; PRAGMA cache_size=-{CACHE};"
        )
        if kept is None:
            self.database.executescript(TABLES)
            self.database.execute("BEGIN")
            filler = Filler(catalogue, self.database)
            filler.fill(catalogue.lines.read_quads())
            filler.describe_words()
            self.database.execute("COMMIT")

    def list_parts(self, event: str, role: str) -> list[str]:
        """Who or what has a role in an event, by id."""
        rows = self.database.execute("SELECT node FROM part WHERE event = ? AND role = ? ORDER BY node", (event, role))
        return [row[0] for row in rows]

    def find_label(self, id: str) -> str:
        """What a node is called."""
        row = self.database.execute("SELECT label FROM node WHERE id = ?", (id,)).fetchone()
        return row[0] if row else self.catalogue.label(self.catalogue.node(id))


class Filler:
    """Makes rows of the lines of a graph."""

    def __init__(self, catalogue: Catalogue, database: sqlite3.Connection) -> None:
        self.catalogue = catalogue
        self.database = database
        self.identify = lru_cache(_REMEMBERED)(_Identifier(catalogue.naming))
        self.names = {
            name: str(catalogue.node(name))
            for name in (
                *("rdf:type", "rdf:subject", "rdf:predicate", "rdf:object", "rdfs:label", "skos:altLabel"),
                *("kg:event", "kg:polarity", "kg:modality", "kg:claimant", "kg:validFrom", "kg:validUntil", "kg:kind"),
                *("kg:earliest", "kg:latest", "prov:wasDerivedFrom"),
                *ROLES,
            )
        }
        self.rows: dict[str, list[Row]] = {"node": [], "part": [], "statement": [], "source": []}
        self.describe_types = lru_cache(_REMEMBERED)(self._describe_types)

    def fill(self, lines: Iterator[str]) -> None:
        """Adds the rows of sorted lines."""
        stated = f"<{RDF}subject>"
        for subject, found in _group_lines(lines):
            if stated in found:
                self._add_statement(subject, found)
            elif self.names["rdfs:label"] in found or self.names["kg:participant"] in found:
                self._add_node(subject, found)
            if len(self.rows["node"]) + len(self.rows["statement"]) > _BATCH:
                self._write()
        self._write()

    def describe_words(self) -> None:
        """Adds what the predicates of all statements are called."""
        symmetric = self.catalogue.list_symmetric()
        self.database.execute("DELETE FROM word")
        for (predicate,) in self.database.execute("SELECT DISTINCT predicate FROM statement").fetchall():
            found = self.database.execute("SELECT label FROM node WHERE id = ?", (predicate,)).fetchone()
            label = found[0] if found else self.catalogue.label(self.catalogue.node(predicate))
            row = (predicate, label, True if predicate in symmetric else None)
            self.database.execute("INSERT INTO word VALUES (?, ?, ?)", row)

    def _write(self) -> None:
        for table, rows in self.rows.items():
            if rows:
                marks = ", ".join("?" * len(rows[0]))
                self.database.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", rows)
                rows.clear()

    def _add_node(self, subject: str, found: Found) -> None:
        names = self.names
        own = self.identify(subject)
        labels = found.get(names["rdfs:label"], [])
        types = tuple(sorted({term for term, graph in found.get(names["rdf:type"], ()) if not graph}))
        kinds = tuple(sorted({term for term, _ in found.get(names["kg:kind"], ())}))
        type_, kind = self.describe_types(types or kinds)
        others = sorted({split_literal(term)[0] for term, graph in found.get(names["skos:altLabel"], ()) if not graph})
        texts = [split_literal(term)[0] for term, graph in labels if not graph] or [
            split_literal(term)[0] for term, _ in labels
        ]
        label = min(texts, default=own.rpartition(":")[2].rpartition("/")[2])
        dates = (self._read_date(found, "kg:earliest"), self._read_date(found, "kg:latest"))
        self.rows["node"].append((own, subject[1:-1], label, kind, type_ or None, JOINER.join(others) or None, *dates))
        for role in ROLES:
            for term, _ in found.get(names[role], ()):
                if term[0] == "<" and term != subject:
                    self.rows["part"].append((own, role, self.identify(term)))

    def _describe_types(self, types: tuple[str, ...]) -> tuple[str, str]:
        found = self.catalogue.find_narrowest({self.identify(term) for term in types})
        return found, self.catalogue.find_kind(found).value

    def _read_date(self, found: Found, predicate: str) -> str | None:
        return min((split_literal(term)[0] for term, _ in found.get(self.names[predicate], ())), default=None)

    def _read_id(self, found: Found, predicate: str) -> str | None:
        terms = found.get(self.names[predicate])
        return self.identify(terms[0][0]) if terms and terms[0][0][0] == "<" else None

    def _add_statement(self, subject: str, found: Found) -> None:
        names = self.names
        own, predicate = self.identify(subject), self._read_id(found, "rdf:predicate")
        polarity = (self._read_id(found, "kg:polarity") or "").removeprefix("kg:")
        modality = (self._read_id(found, "kg:modality") or "").removeprefix("kg:")
        claimants = JOINER.join(
            self.identify(term) for term in sorted({t for t, _ in found.get(names["kg:claimant"], ())})
        )
        documents = sorted({self._name_document(graph) for term, graph in found[names["rdf:type"]] if graph})
        asserted = polarity == "positive" and modality == "certain" and not claimants
        self.rows["statement"].append(
            (
                own,
                self._read_id(found, "rdf:subject"),
                predicate,
                self._read_id(found, "rdf:object") if predicate != "rdf:type" else None,
                self._read_id(found, "kg:event"),
                polarity,
                modality,
                claimants or None,
                int(asserted),
                self._read_date(found, "kg:validFrom"),
                self._read_date(found, "kg:validUntil"),
                len({term for term, _ in found.get(names["prov:wasDerivedFrom"], ())}) or 1,
                JOINER.join(documents),
            )
        )
        self.rows["source"] += ((own, document) for document in documents)

    def _name_document(self, graph: str) -> str:
        return self.catalogue.naming.document_id(graph[1:-1])


class _Identifier:
    """IRIs in pointed brackets as ids."""

    def __init__(self, naming: Naming) -> None:
        self.naming = naming
        self.start = f"<{naming.base}"

    def __call__(self, term: str) -> str:
        if term.startswith(self.start) and "%" not in term:
            return term[len(self.start) : -1]
        return self.naming.identify(term[1:-1])


def _group_lines(lines: Iterator[str]) -> Iterator[tuple[str, Found]]:
    """What is said of each subject; parts of documents and terms, which have a "#", are left out."""
    last = ""
    found: Found = {}
    for line in lines:
        at = line.index(" ")
        if line.find("#", 0, at) >= 0:
            continue
        subject, predicate, term, graph = split_line(line)
        if subject != last:
            if found:
                yield last, found
            last, found = subject, {}
        found.setdefault(predicate, []).append((term, graph))
    if found:
        yield last, found
