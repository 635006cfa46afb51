"""Making knowledge: readings one by one, then what they have in common, then again one by one."""

from __future__ import annotations

from collections.abc import Iterable

from kgbuild.knowledge.fusion import unite_statements
from kgbuild.knowledge.outlines import outline_document
from kgbuild.knowledge.resolution import Ledger
from kgbuild.knowledge.stories import tell_story
from kgbuild.knowledge.telling import read_locally
from kgbuild.knowledge.worlds import make_world
from kgbuild.model.judging import Judged
from kgbuild.model.text import Reading
from kgbuild.model.world import Event, Knowledge, Statement
from kgbuild.ontology.ontology import Ontology

__all__ = ["make_knowledge"]


def make_knowledge(
    readings: Iterable[Reading],
    ontology: Ontology,
    judgements: Iterable[Judged] = (),
    *,
    place: str = "judgements",
    ledger: Ledger | None = None,
) -> Knowledge:
    """All that the readings say, over canonical ids, each tuple sorted by id; their order does not matter.

    `judgements` on who is who are obeyed; `place` is what errors call their file; `ledger` is what is
    known of who is who, and what will be. All is held at once: a build takes the
    same steps, and lets go of each document.
    """
    # One reading after the other is let go of: what it says is far smaller than it is.
    locals_ = sorted((read_locally(reading, ontology) for reading in readings), key=lambda local: local.document.id)
    outlines = [outline_document(local, ontology) for local in locals_]
    world = make_world(outlines, ontology, judgements, place=place, ledger=ledger)
    events: dict[str, Event] = {}
    said: list[Statement] = []
    for local in locals_:
        story = tell_story(local, world, ontology)
        events.update((event.id, event) for event in story.events)
        said += story.statements
    return Knowledge(
        documents=tuple(local.document for local in locals_),
        entities=world.entities,
        events=tuple(events[name] for name in sorted(events)),
        statements=unite_statements(said),
        links=world.links,
        background=world.background,
        resolution=world.resolution,
    )
