"""decode(encode(knowledge)) gives the statements again, whatever their texts hold."""

from __future__ import annotations

import pyoxigraph as ox
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kgbuild.graph.decode import decode
from kgbuild.graph.encode import encode
from kgbuild.graph.formats import format_nquads, format_turtle
from kgbuild.graph.literals import make_time, read_time
from kgbuild.model.text import Modality, Polarity, Span
from kgbuild.model.world import Evidence, Knowledge, Literal, Statement, TimeInterval
from kgbuild.ontology.ontology import Ontology
from tests.graph.knowledge import KNOWLEDGE

ODD = [
    '"',
    "'",
    "\\",
    "\n",
    "\r\n",
    "\t",
    "\x00",
    "\x07",
    "\x85",
    "\u2028",
    "\ufffe",
    "\u202eعربي",
    "😀",
    "<b>&amp;",
    "@en",
    "^^",
]
texts = st.one_of(st.text(st.characters(exclude_categories=["Cs"])), st.lists(st.sampled_from(ODD)).map("".join))
ids = st.builds("{}/{}".format, st.sampled_from(["person", "event", "topic"]), st.text("abcé -%?#:/", min_size=1))
dates = st.sampled_from(["2025", "2025-07", "2025-07-10", "2025-07-10T14:30", "2025-07-10T14:30+08:00", "0800-01"])
literals = st.one_of(
    st.builds(Literal, text=texts),
    st.integers().map(lambda number: Literal(text=str(number), datatype="xsd:integer")),
    st.sampled_from([Literal(text="1.5", datatype="xsd:decimal"), Literal(text="2025-07", datatype="xsd:gYearMonth")]),
)


def _make_evidence(place: tuple[str, int], words: tuple[str, str, str], confidence: int) -> Evidence:
    document_id, number = place
    return Evidence(
        document_id=document_id,
        frame_id=f"f{number}",
        sentence=Span(number, number + len(words[0])),
        exact=words[0],
        trigger=words[1],
        extractor=words[2],
        confidence=confidence / 1000,
    )


@st.composite
def knowledge(draw: st.DrawFn) -> Knowledge:
    """Statements that share frames, as those of one frame do."""
    places = st.tuples(st.one_of(texts.filter(bool), st.just("https://news.example/1")), st.integers(0, 99))
    frames = draw(st.lists(places, min_size=1, max_size=3, unique=True))
    words = st.tuples(texts, texts, texts)
    shared = [_make_evidence(place, draw(words), draw(st.integers(0, 1000))) for place in frames]
    statements = [
        Statement(
            id=f"statement/{number:020x}",
            subject=draw(ids),
            predicate=draw(st.sampled_from(["kg:met", "rdf:type", "open:dock-with", "open:café au lait"])),
            object=draw(st.one_of(ids, literals, st.just("kg:Meeting"))),
            event=draw(st.none() | ids),
            polarity=draw(st.sampled_from(Polarity)),
            modality=draw(st.sampled_from(Modality)),
            claimants=tuple(sorted(draw(st.sets(ids | st.just("kg:unnamed"), max_size=2)))),
            said_in=draw(st.none() | ids),
            valid=draw(st.none() | st.builds(TimeInterval, start=dates, end=st.none() | dates)),
            evidence=tuple(
                sorted(
                    draw(st.lists(st.sampled_from(shared), min_size=1, unique=True)),
                    key=lambda one: (one.document_id, one.sentence, one.frame_id),
                )
            ),
        )
        for number in range(draw(st.integers(1, 4)))
    ]
    return Knowledge(statements=tuple(statements))


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(knowledge())
def test_statements_read_back(ontology: Ontology, knowledge: Knowledge) -> None:
    quads = _parse(format_nquads(encode(knowledge, ontology)))
    assert decode(quads, ontology.prefixes) == knowledge.statements


def test_statements_of_the_sample_read_back(ontology: Ontology) -> None:
    quads = encode(KNOWLEDGE, ontology, base="https://graphs.example/a/")
    assert decode(quads, ontology.prefixes, base="https://graphs.example/a/") == KNOWLEDGE.statements


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(knowledge())
def test_store_and_turtle_hold_the_same_quads(ontology: Ontology, knowledge: Knowledge) -> None:
    quads = set(encode(knowledge, ontology))
    store = ox.Store()
    store.extend(quads)
    assert set(store) == quads
    default = {quad.triple for quad in quads if quad.graph_name == ox.DefaultGraph()}
    turtle = ox.parse(format_turtle(quads, ontology.prefixes, "https://example.org/kg/"), format=ox.RdfFormat.TURTLE)
    assert {quad.triple for quad in turtle} == default


@given(dates)
def test_times_read_back(value: str) -> None:
    assert read_time(make_time(value)) == value


def _parse(nquads: bytes) -> list[ox.Quad]:
    return list(ox.parse(nquads, format=ox.RdfFormat.N_QUADS))
