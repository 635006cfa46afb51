"""The ledger: only blocks that changed are compared again, and the result is that of a resolution from nothing."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from kgbuild.knowledge.local import LocalEntity, Standing, Traits
from kgbuild.knowledge.resolution import Ledger, format_ledger, read_ledger, resolve
from kgbuild.model.judging import Judged, Key
from kgbuild.model.world import Entity, Judgement
from kgbuild.ontology import load_ontology

ONTOLOGY = load_ontology()
NAMES = (
    ("kg:Person", "Ada Moss"),
    ("kg:Person", "Adah Moss"),
    ("kg:Person", "A. Moss"),
    ("kg:Person", "Moss"),
    ("kg:Person", "Ada Lind"),
    ("kg:Person", "Mos"),
    ("kg:Person", "Ada"),
    ("kg:Organization", "Moss"),
    ("kg:Company", "Bolt"),
    ("kg:Company", "Bolt Ltd"),
    ("kg:Company", "Bolt Energy"),
    ("kg:Organization", "Harbour Workers Union"),
    ("kg:Organization", "HWU"),
    ("kg:Place", "Bolt"),
    ("kg:Entity", "Bolt"),
)
OFFICES = (frozenset[str](), frozenset({"country/norway/minister"}), frozenset({"country/chile/minister"}))
Paper = tuple[LocalEntity, ...]


def write_paper(number: int, named: Iterable[int], office: int, born: int | None) -> Paper:
    """A document's named entities, the first of which holds the office."""
    id = f"paper/{number}"
    chosen = list(dict.fromkeys(named))
    context = frozenset(NAMES[place][1].lower() for place in chosen) | {f"country/{'norway' if office else 'chile'}"}
    return tuple(
        LocalEntity(
            entity=Entity(id=f"{id}#c{place}", type=NAMES[place][0], name=NAMES[place][1], names=(NAMES[place][1],)),
            document_id=id,
            standing=Standing.NAME,
            entry="org/bolt" if place == 9 else None,
            offices=OFFICES[office] if place == chosen[0] else frozenset(),
            traits=Traits(born=born if place == chosen[0] else None),
            context=context,
        )
        for place in chosen
    )


PAPERS = st.builds(
    write_paper,
    st.integers(0, 9),
    st.lists(st.integers(0, len(NAMES) - 1), min_size=1, max_size=5),
    st.integers(0, 2),
    st.sampled_from((None, 1940, 1980)),
)
JUDGED = st.lists(
    st.builds(
        lambda left, right, name: Judged(
            verdict=Judgement.DIFFERENT,
            left=Key(document=f"paper/{left}", name=name),
            right=Key(document=f"paper/{right}", name=name),
        ),
        st.integers(0, 4),
        st.integers(5, 9),
        st.sampled_from(("Ada Moss", "Moss", "Bolt", "Bolt Ltd")),
    ),
    max_size=2,
)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(PAPERS, st.booleans(), JUDGED), min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_whatever_was_decided_before_the_result_is_the_same(
    steps: list[tuple[Paper, bool, list[Judged]]], chance: Random
) -> None:
    held: dict[str, Paper] = {}
    lines: list[str] = []
    for paper, goes, judged in steps:
        held[paper[0].document_id] = paper
        if goes:
            del held[paper[0].document_id]
        entities = [local for one in held.values() for local in one]
        chance.shuffle(entities)
        ordered = sorted(entities, key=lambda local: local.id)
        anew, ledger = Ledger(), read_ledger(lines)
        whole = resolve(ordered, ONTOLOGY, judged, ledger=anew)
        assert resolve(entities, ONTOLOGY, judged, ledger=ledger) == whole == resolve(entities, ONTOLOGY, judged)
        lines = list(format_ledger(ledger))
        assert lines == list(format_ledger(anew))


def test_only_blocks_that_a_document_touches_are_compared() -> None:
    papers = [write_paper(number, (0, 8, 11), 1, None) for number in range(4)]
    first = Ledger()
    resolve((local for paper in papers[:3] for local in paper), ONTOLOGY, ledger=first)
    assert first.anew == 3
    second = read_ledger(format_ledger(first))
    resolve((local for paper in papers[:3] for local in paper), ONTOLOGY, ledger=second)
    assert second.anew == 0
    third = read_ledger(format_ledger(second))
    other = write_paper(3, (8,), 1, None)
    resolve((local for paper in (*papers[:3], other) for local in paper), ONTOLOGY, ledger=third)
    assert third.anew == 1


def test_a_damaged_line_is_decided_anew() -> None:
    papers = [write_paper(number, (0, 8), 1, None) for number in range(3)]
    entities = [local for paper in papers for local in paper]
    ledger = Ledger()
    resolved = resolve(entities, ONTOLOGY, ledger=ledger)
    lines = list(format_ledger(ledger))
    for damage in (lines[0][:40], lines[0].replace("[0,1", "[0,9"), lines[0].replace('"same"', '"alike"')):
        damaged = read_ledger([damage, *lines[1:]])
        assert resolve(entities, ONTOLOGY, ledger=damaged) == resolved
        assert damaged.anew == 1
        assert list(format_ledger(damaged)) == lines
