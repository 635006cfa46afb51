"""RDF 1.2: statements name the triple that they state, and asserted triples the statements that state them.

    <s> rdf:reifies <<( <ana> kg:met <tomas> )>>        in place of rdf:subject, rdf:predicate and rdf:object
    <ana> kg:met <tomas> ~ <s>                          in the default graph, where <s> is asserted

TriG 1.2, https://www.w3.org/TR/rdf12-trig/, and N-Quads 1.2, https://www.w3.org/TR/rdf12-n-quads/. Nothing is lost: the
three properties can be made again of each rdf:reifies, and what the default graph says of statements taken out.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from itertools import groupby

from kgbuild.graph.catalogue import Catalogue
from kgbuild.graph.lines import Block, Row, group_rows, sort_lines
from kgbuild.graph.terms import RDF, TYPE, Shortener, order_predicates
from kgbuild.graph.turtle import write_head, write_paragraphs

__all__ = ["write_nquads12", "write_trig12"]

REIFIES = f"<{RDF}reifies>"
PARTS = (f"<{RDF}subject>", f"<{RDF}predicate>", f"<{RDF}object>")


def write_trig12(catalogue: Catalogue) -> Iterator[bytes]:
    """The file in pieces: the default graph with its annotations, then each other graph."""
    naming = catalogue.naming
    shortener = Shortener(naming.prefixes, naming.base)
    yield write_head(naming.prefixes, naming.base)
    for graph, rows in catalogue.lines.read_graphs():
        if graph:
            yield f"\n{shortener.shrink_iri(graph)} {{\n".encode()
            reified = ((subject, *pair) for subject, pair in _list_pairs(map(_reify, group_rows(rows))))
            yield from (f"{text}\n".encode() for text in write_paragraphs(reified, shortener, "    "))
            yield b"}\n"
        else:
            yield b"\n"
            yield from (f"{text}\n".encode() for text in _write_annotated(rows, catalogue, shortener))


def write_nquads12(catalogue: Catalogue) -> Iterator[bytes]:
    """The file in pieces, its lines sorted."""
    return (f"{line}\n".encode() for line in sort_lines(_list_lines(catalogue)))


def _list_lines(catalogue: Catalogue) -> Iterator[str]:
    for graph, rows in catalogue.lines.read_graphs():
        if graph:
            for subject, (predicate, term) in _list_pairs(map(_reify, group_rows(rows))):
                yield f"{subject} {predicate} {term} {graph} ."
        else:
            yield from (f"{' '.join(row)} ." for row in rows)
    for triple, statement in _list_stated(catalogue):
        yield f"{statement} {REIFIES} <<( {triple} )>> ."


def _reify(block: Block) -> Block:
    subject, found = block
    if not all(part in found for part in PARTS):
        return block
    (start,), (predicate,), (end,) = (found[part] for part in PARTS)
    rest = {name: terms for name, terms in found.items() if name not in PARTS}
    return subject, {REIFIES: [f"<<( {start} {predicate} {end} )>>"], **rest}


def _list_pairs(blocks: Iterable[Block]) -> Iterator[tuple[str, tuple[str, str]]]:
    for subject, found in blocks:
        yield from ((subject, (predicate, term)) for predicate, terms in found.items() for term in terms)


def _list_stated(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """The triples of asserted statements, each with its statement; by statement."""
    polarity, modality, claimant = (_spell(name, catalogue) for name in ("kg:polarity", "kg:modality", "kg:claimant"))
    positive, certain = _spell("kg:positive", catalogue), _spell("kg:certain", catalogue)
    for subject, found in group_rows(catalogue.lines.read_union()):
        sure = found.get(polarity) == [positive] and found.get(modality) == [certain] and claimant not in found
        if sure and all(part in found for part in PARTS):
            yield " ".join(found[part][0] for part in PARTS), subject


def _spell(curie: str, catalogue: Catalogue) -> str:
    return str(catalogue.node(curie))


def _write_annotated(rows: Iterable[Row], catalogue: Catalogue, shortener: Shortener) -> Iterator[str]:
    # Each triple is followed by the records of its statements: a tab sorts before all that a term could go on with.
    triples = (f"{' '.join(row)}\t" for row in rows)
    stated = sort_lines(f"{triple}\t{statement}" for triple, statement in _list_stated(catalogue))
    records = (record.partition("\t") for record in heapq.merge(triples, stated))
    annotated: dict[str, list[str]] = {}
    last = ""
    for triple, group in groupby(records, key=lambda record: record[0]):
        subject, predicate, term = triple.split(" ", 2)
        if subject != last and last:
            yield _write_paragraph(last, annotated, shortener)
            annotated = {}
        last = subject
        marks = "".join(f" ~ {shortener.shrink_iri(statement)}" for _, _, statement in group if statement)
        annotated.setdefault(predicate, []).append(shortener.shrink_term(term) + marks)
    if last:
        yield _write_paragraph(last, annotated, shortener)


def _write_paragraph(subject: str, found: dict[str, list[str]], shortener: Shortener) -> str:
    parts = (
        f"{'a' if predicate == TYPE else shortener.shrink_iri(predicate)} {' , '.join(words)}"
        for predicate, words in order_predicates(found)
    )
    return f"{shortener.shrink_iri(subject)} " + " ;\n    ".join(parts) + " ."
