"""What a build made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kgbuild.errors import DocumentError
from kgbuild.knowledge.local import Outline
from kgbuild.knowledge.worlds import World
from kgbuild.reading.documents import Doubt, Skipped

__all__ = ["BuildReport", "Counts", "find_example"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """`claimed` statements have a claimant; what is neither asserted nor claimed is the publisher's "not" and "may"."""

    documents: int
    entities: int
    events: int
    statements: int
    asserted: int
    claimed: int
    quads: int

    def as_dict(self) -> Mapping[str, int]:
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """`read` documents were read now, `reused` readings are the last build's. `example` is the name of an entity of
    which much is said."""

    out: Path
    counts: Counts
    read: int
    reused: int
    seconds: float
    failed: tuple[DocumentError, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    example: str | None = None


def find_example(world: World, outlines: Iterable[Outline]) -> str | None:
    """The name of the person, else of any entity, with most statements."""
    count: Counter[str] = Counter()
    for outline in outlines:
        for one in outline.mentioned:
            count[world.ids.get(one.local, one.local)] += one.statements
    named = [(entity.type == "kg:Person", count[entity.id], entity.name) for entity in world.entities]
    return max(named)[2] if named else None
