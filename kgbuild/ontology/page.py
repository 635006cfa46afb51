"""Page: the ontology as one HTML file that a person can read, light or dark, offline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from string import Template

from kgbuild.ontology.ontology import Ontology
from kgbuild.ontology.schema import Schema
from kgbuild.ontology.terms import ClassTerm, Edge, PredicateTerm, Section, ValueTerm

__all__ = ["ontology_page"]

_TEMPLATE = Path(__file__).with_name("page.html")
_ABOUT = {
    Section.ENTITIES: ("Entities", "What there is."),
    Section.EVENTS: ("Events", "What happens, with its roles and the plain statement between its main participants."),
    Section.ROLES: ("Roles", "Who and what has which part in an event; the words in capitals fill it."),
    Section.EDGES: ("Direct edges", "The plain statement between the main participants of an event."),
    Section.STATES: ("States", "What holds for a time, without an event."),
    Section.STATEMENTS: ("Statements", "Who says what of the world, how surely, when, and where it is written."),
    Section.VALUES: ("Values", "The alternatives that statements, times, quotations and judgements choose from."),
    Section.ANNOTATIONS: ("Annotations", "How the terms themselves are described."),
}
Term = ClassTerm | PredicateTerm | ValueTerm


def ontology_page(ontology: Ontology) -> str:
    """One self-contained HTML page: the tree of classes, then every term by section."""
    schema = ontology.schema
    shown = {section: tuple(_list_terms(schema, section)) for section in _ABOUT}
    senses = len(ontology.lexicon.all)
    lead = (
        f"{len(schema.classes)} classes and {len(schema.predicates)} predicates; {senses:,} senses of words and "
        f"{len(ontology.gazetteer.entries):,} names of places and bodies lead to them. Version {ontology.version}. "
        f"Namespace {ontology.prefixes.expand('kg:')}"
    )
    return Template(_TEMPLATE.read_text(encoding="utf-8")).substitute(
        title="The kgbuild ontology",
        lead=escape(lead),
        contents="\n".join(_draw_contents(section, terms) for section, terms in shown.items()),
        tree=_draw_tree(schema, tuple(_list_roots(schema))),
        sections="\n".join(_draw_section(schema, section, terms) for section, terms in shown.items()),
    )


def _list_terms(schema: Schema, section: Section) -> Iterator[Term]:
    yield from (term for term in schema.classes.values() if term.section is section)
    yield from (term for term in schema.predicates.values() if term.section is section)
    if section is Section.VALUES:
        yield from schema.values.values()


def _list_roots(schema: Schema) -> Iterator[str]:
    for curie, term in schema.classes.items():
        if not term.parents and term.section in (Section.ENTITIES, Section.EVENTS):
            yield curie


def _draw_contents(section: Section, terms: tuple[Term, ...]) -> str:
    return f'<a href="#{section}"><span>{_ABOUT[section][0]}</span><span class="n">{len(terms)}</span></a>'


def _draw_tree(schema: Schema, curies: tuple[str, ...]) -> str:
    # A class of several parents stands under each: Country is a place and an agent.
    branches = []
    for curie in curies:
        children = tuple(child for child, term in schema.classes.items() if curie in term.parents)
        below = _draw_tree(schema, children) if children else ""
        branches.append(f"<li>{_link(curie)} <small>{escape(schema.label(curie))}</small>{below}</li>")
    return f"<ul>{''.join(branches)}</ul>"


def _draw_section(schema: Schema, section: Section, terms: tuple[Term, ...]) -> str:
    title, about = _ABOUT[section]
    cards = "\n".join(_draw_term(schema, term) for term in terms)
    return f'<section id="{section}"><h2>{title}</h2><p>{escape(about)}</p>\n{cards}</section>'


def _draw_term(schema: Schema, term: Term) -> str:
    match term:
        case ClassTerm():
            tags, facts, examples = _tag_class(term), tuple(_describe_class(schema, term)), term.examples
        case PredicateTerm():
            tags, facts, examples = _tag_predicate(term), tuple(_describe_predicate(schema, term)), term.examples
        case ValueTerm():
            tags, facts, examples = (), (("A", _link(term.type)),), ()
    rows = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in facts if value)
    return (
        f'<article id="{_anchor(term.curie)}"><h3><a class="curie" href="#{_anchor(term.curie)}">{term.curie}</a>'
        f'<span class="label">{escape(term.label)}</span>{"".join(tags)}</h3><p>{escape(term.comment)}</p>'
        + "".join(f'<p class="example">{escape(example)}</p>' for example in examples)
        + (f"<dl>{rows}</dl>" if rows else "")
        + "</article>"
    )


def _tag_class(term: ClassTerm) -> tuple[str, ...]:
    return (f'<span class="tag plover">PLOVER {escape(term.plover)}</span>',) if term.plover else ()


def _tag_predicate(term: PredicateTerm) -> tuple[str, ...]:
    flags = {
        "symmetric": term.symmetric,
        "transitive": term.transitive,
        "functional": term.functional,
        "one object at a time": term.one_object,
        "one subject at a time": term.one_subject,
        "text or number": term.datatype,
        "participant": term.participant,
    }
    return tuple(f'<span class="tag">{name}</span>' for name, holds in flags.items() if holds)


def _describe_class(schema: Schema, term: ClassTerm) -> Iterator[tuple[str, str]]:
    # What every event has stands with kg:Event, once.
    everywhere = () if term.curie == "kg:Event" else schema.classes["kg:Event"].own_roles
    inherited = (role for role in term.roles if role not in (*term.own_roles, *everywhere))
    yield "Under", _link_all(term.parents)
    yield "Roles", _link_all(term.own_roles)
    yield "Inherited", _link_all(inherited)
    if schema.is_event(term.curie):
        yield "Edges", "<br>".join(_draw_edge(edge) for edge in schema.edges(term.curie))
    yield "Elsewhere", _list_codes(term.mappings)


def _describe_predicate(schema: Schema, term: PredicateTerm) -> Iterator[tuple[str, str]]:
    yield "Under", _link_all(term.parents)
    yield "From", _link_all(term.domain)
    yield "To", _link_all(term.range)
    yield "Role of", _link_all(c for c, owner in schema.classes.items() if term.curie in owner.own_roles)
    yield "Edge of", _link_all(_list_edge_classes(schema, term.curie))
    yield "When ended", _link(term.past) if term.past else ""
    yield "Past of", _link(term.past_of) if term.past_of else ""
    yield "Elsewhere", _list_codes(term.mappings)


def _list_edge_classes(schema: Schema, curie: str) -> Iterator[str]:
    for event_class, edges in schema.edges_by_class.items():
        if any(edge.predicate == curie for edge in edges):
            yield event_class


def _draw_edge(edge: Edge) -> str:
    arrow = "↔" if edge.symmetric else "→"
    return f"{_link(edge.subject_role)} {_link(edge.predicate)} {arrow} {_link(edge.object_role)}"


def _link_all(curies: Iterable[str]) -> str:
    return ", ".join(_link(curie) for curie in curies)


def _link(curie: str) -> str:
    text = f"<code>{escape(curie)}</code>"
    return f'<a href="#{_anchor(curie)}">{text}</a>' if curie.startswith("kg:") else text


def _list_codes(curies: Iterable[str]) -> str:
    return ", ".join(f"<code>{escape(curie)}</code>" for curie in curies)


def _anchor(curie: str) -> str:
    return escape(curie.replace(":", "-"))
