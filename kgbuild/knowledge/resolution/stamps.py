"""Stamps: a hash of all that the decisions on a block depend on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path

from kgbuild.knowledge.local import LocalEntity
from kgbuild.knowledge.resolution.groups import Group
from kgbuild.knowledge.resolution.rarity import Rarity
from kgbuild.model.judging import Judged
from kgbuild.model.sources import hash_sources
from kgbuild.ontology.ontology import Ontology

__all__ = ["STAMP", "Stamper"]

STAMP = 24  # its digits

KNOWLEDGE = Path(__file__).parent.parent


@cache
def resolution_version() -> str:
    """A hash of the code that decides, found out once a process."""
    return hash_sources((KNOWLEDGE,))


class Stamper:
    """Stamps blocks: by their members, by what their documents are about and how rare that is, and by the judgements."""

    def __init__(self, ontology: Ontology, rarity: Rarity) -> None:
        self.version = f"{resolution_version()} {ontology.version}"
        self.rarity = rarity
        self.contexts: dict[frozenset[str], bytes] = {}
        self.locals: dict[str, bytes] = {}

    def stamp(self, task: str, block: Iterable[Group], judgements: Sequence[tuple[str, str, Judged]]) -> str:
        """The stamp of a block whose groups are in the order of their first ids, for one task."""
        digest = sha256(f"{self.version} {task}".encode())
        for group in block:
            digest.update(b"|")
            for local in group.members:
                digest.update(self.describe(local))
        for left, right, judged in judgements:
            digest.update(repr((left, right, judged.verdict.value)).encode())
        return digest.hexdigest()[:STAMP]

    def describe(self, local: LocalEntity) -> bytes:
        """A hash of all that a thing is compared by, made once."""
        found = self.locals.get(local.id)
        if found is None:
            digest = sha256(self.describe_context(local.context))
            digest.update(repr(_list_content(local)).encode())
            found = self.locals[local.id] = digest.digest()[:16]
        return found

    def describe_context(self, context: frozenset[str]) -> bytes:
        """A hash of what a document is about, made once: its things share the set."""
        found = self.contexts.get(context)
        if found is None:
            common, placing = self.rarity.common, self.rarity.placing
            words = repr([(name, name in common, name in placing) for name in sorted(context)])
            found = self.contexts[context] = sha256(words.encode()).digest()
        return found


def _list_content(local: LocalEntity) -> tuple[object, ...]:
    entity, traits = local.entity, local.traits
    known = (local.offices, traits.countries, traits.occupations, traits.bodies, traits.spouses)
    return (
        entity.id,
        local.document_id,
        entity.type,
        entity.name,
        entity.names,
        local.entry,
        local.links,
        local.owner_name,
        *map(sorted, known),
        traits.born,
    )
