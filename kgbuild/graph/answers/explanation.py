"""Explanation: why the graph says something: sentence, characters, rule, and how the names were resolved."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

import pyoxigraph as ox

from kgbuild.errors import NoSuchEntityError
from kgbuild.graph.answers.entity import ClaimRow, make_claim
from kgbuild.graph.answers.finding import find_entity
from kgbuild.graph.answers.items import Citation, Item, make_citation, make_item, make_term
from kgbuild.graph.answers.records import find_statements, read_statements
from kgbuild.graph.catalogue import Catalogue, Node
from kgbuild.model.world import Evidence, Statement

__all__ = [
    "EvidenceRow",
    "Explained",
    "Explanation",
    "JudgementRow",
    "ResolvedRow",
    "explain_statement",
    "list_judgements",
    "name_local",
]

_NO_LETTER = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class JudgementRow:
    """Why a local entity was, or was not, taken for another; `score` from 0 to 1."""

    other: str
    verdict: str
    score: float
    features: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class ResolvedRow:
    """A document's own entity ("<document>#c3") and what it was resolved to."""

    local: str
    canonical: Item
    judgements: tuple[JudgementRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRow:
    """One frame from which a statement was read: its id in readings.jsonl, its trigger, the rule, and how sure."""

    citation: Citation
    frame: str
    trigger: str
    extractor: str
    confidence: float
    resolved: tuple[ResolvedRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """A statement, the event that it is of, and its evidence."""

    id: str
    claim: ClaimRow
    asserted: bool
    event: Item | None
    said_in: Item | None
    evidence: tuple[EvidenceRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """The statements that fit, asserted ones first. `others`: predicates of other statements that join the two."""

    subject: Item
    predicate: str
    object: Item
    statements: tuple[Explained, ...]
    others: tuple[str, ...]


def explain_statement(catalogue: Catalogue, subject: str, predicate: str, object: str) -> Explanation:
    """Why the graph says that a subject stands in a relation to an object, or that somebody says so.

    `predicate` is a local name ("met"), a label or a CURIE, of a predicate or of a class of events; the object may be a
    value. A symmetric statement is found from both sides. Raises as `find_entity` does.
    """
    start = find_entity(catalogue, subject)
    about = read_statements(catalogue, find_statements(catalogue, start))
    end = _find_object(catalogue, object, about)
    joining = [one for one in about if _joins(one, start, end, catalogue)]
    fitting = [one for one in joining if _fits(one, predicate, catalogue) and _runs(one, start, catalogue)]
    others = {_name_relation(one, catalogue) for one in joining if one not in fitting and not _only_types(one)}
    return Explanation(
        subject=make_item(start, catalogue),
        predicate=_name_relation(fitting[0], catalogue) if fitting else predicate,
        object=make_item(end, catalogue),
        statements=tuple(
            _explain(one, (start, end), catalogue)
            for one in sorted(fitting, key=lambda one: (not one.asserted, one.id))
        ),
        others=tuple(sorted(others)),
    )


def _find_object(catalogue: Catalogue, name: str, about: tuple[Statement, ...]) -> Node | ox.Literal:
    try:
        return find_entity(catalogue, name)
    except NoSuchEntityError:
        for one in about:
            term = make_term(one.object, catalogue)
            if fold_name(catalogue.label(term)) == fold_name(name):
                return term
        raise


def fold_name(text: str) -> str:
    """A predicate's name without prefix, case and punctuation: "kg:spokeWith" and "spoke with" are one."""
    return _NO_LETTER.sub("", text.rpartition(":")[2]).casefold()


def _joins(statement: Statement, start: Node, end: Node | ox.Literal, catalogue: Catalogue) -> bool:
    return {start, end} <= _list_ends(statement, catalogue)


def _list_ends(statement: Statement, catalogue: Catalogue) -> set[Node | ox.Literal]:
    ends = {catalogue.node(statement.subject), make_term(statement.object, catalogue)}
    if statement.predicate == "rdf:type" and statement.event is not None:
        ends |= set(catalogue.nodes(catalogue.node(statement.event), "kg:participant", asserted=False))
    return ends


def _only_types(statement: Statement) -> bool:
    """Whether it says of what kind something is, and of no event that it happened."""
    return statement.predicate == "rdf:type" and statement.event is None


def _name_relation(statement: Statement, catalogue: Catalogue) -> str:
    """The predicate's label; of a statement that something happened, what happened."""
    if statement.predicate == "rdf:type" and statement.event is not None:
        event = catalogue.node(statement.event)
        named = catalogue.nodes(event, "kg:predicate", asserted=False)  # what no class of events stands for
        return catalogue.label(named[0] if named else catalogue.node(catalogue.type(event)))
    return catalogue.label(catalogue.node(statement.predicate))


def _fits(statement: Statement, predicate: str, catalogue: Catalogue) -> bool:
    names = [catalogue.node(statement.predicate)]
    if statement.predicate == "rdf:type" and statement.event is not None:
        event = catalogue.node(statement.event)
        names = [catalogue.node(catalogue.type(event)), *catalogue.nodes(event, "kg:predicate", asserted=False)]
    known = {text for name in names for text in (fold_name(catalogue.id(name)), fold_name(catalogue.label(name)))}
    return fold_name(predicate) in known


def _runs(statement: Statement, start: Node, catalogue: Catalogue) -> bool:
    """Whether the statement runs from the subject asked for, or both ways."""
    both = statement.predicate == "rdf:type" or catalogue.node(statement.predicate) in catalogue.symmetric
    return both or catalogue.node(statement.subject) == start


def _explain(statement: Statement, ends: tuple[Node | ox.Literal, ...], catalogue: Catalogue) -> Explained:
    event, said_in = (
        make_item(catalogue.node(id), catalogue) if id is not None else None
        for id in (statement.event, statement.said_in)
    )
    return Explained(
        id=statement.id,
        claim=make_claim(statement, catalogue),
        asserted=statement.asserted,
        event=event,
        said_in=said_in,
        evidence=tuple(_make_evidence(one, ends, catalogue) for one in statement.evidence),
    )


def _make_evidence(evidence: Evidence, ends: tuple[Node | ox.Literal, ...], catalogue: Catalogue) -> EvidenceRow:
    nodes = [end for end in ends if isinstance(end, Node)]
    resolved = {row for node in nodes for row in _list_resolved(node, evidence.document_id, catalogue)}
    return EvidenceRow(
        citation=make_citation(evidence, catalogue),
        frame=evidence.frame_id,
        trigger=evidence.trigger,
        extractor=evidence.extractor,
        confidence=evidence.confidence,
        resolved=tuple(sorted(resolved)),
    )


def _list_resolved(node: Node, document_id: str, catalogue: Catalogue) -> list[ResolvedRow]:
    document = catalogue.naming.document(document_id)
    quads = catalogue.store.quads_for_pattern(None, catalogue.node("kg:canonical"), node, None)
    return [
        ResolvedRow(
            local=name_local(quad.subject, catalogue),
            canonical=make_item(node, catalogue),
            judgements=list_judgements(quad.subject, catalogue),
        )
        for quad in quads
        if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(f"{document}#")
    ]


def name_local(node: Node, catalogue: Catalogue) -> str:
    """A document's own thing as readings name it: "<document>#c3"."""
    document, hash_, fragment = node.value.rpartition("#")
    return f"{catalogue.naming.document_id(document)}#{unquote(fragment)}" if hash_ else catalogue.id(node)


def list_judgements(local: Node, catalogue: Catalogue) -> tuple[JudgementRow, ...]:
    """All comparisons of a document's own thing with others."""
    used = catalogue.node("prov:used")
    rows = []
    for quad in catalogue.store.quads_for_pattern(None, used, local, None):
        if isinstance(quad.subject, ox.NamedNode):
            compared = catalogue.nodes(quad.subject, "prov:used", asserted=False)
            verdict = catalogue.ids(quad.subject, "kg:verdict", asserted=False)
            rows += [
                JudgementRow(
                    other=name_local(other, catalogue),
                    verdict=verdict[0].removeprefix("kg:") if verdict else "",
                    score=float(catalogue.text(quad.subject, "kg:similarity") or 0),
                    features=catalogue.texts(quad.subject, "kg:features", asserted=False),
                )
                for other in compared
                if other != local
            ]
    return tuple(sorted(rows))
