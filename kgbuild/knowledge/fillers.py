"""Fillers: the nodes that fill the roles of frames."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kgbuild.knowledge.identities import Identities
from kgbuild.knowledge.local import LocalEntity, Localised, Standing
from kgbuild.knowledge.names import key_kind, strip_determiners, tidy
from kgbuild.knowledge.quantities import write_number
from kgbuild.model.ids import slug
from kgbuild.model.text import Argument, Mention, MentionKind, Quantity
from kgbuild.model.world import Entity, Literal
from kgbuild.ontology.ontology import Ontology

__all__ = ["Fillers", "Node"]

Node = str | Literal
MAX_WORDS = 8
PREPOSITION = "prep:"


@dataclass(frozen=True, slots=True)
class Fillers:
    """Looks up what arguments stand for. `kinds`: the class of each node; `topics`: those that only words name."""

    localised: Localised
    identities: Identities
    ontology: Ontology
    kinds: dict[str, str]
    mentions: Mapping[str, Mention]
    topics: dict[str, LocalEntity] = field(default_factory=dict)

    @classmethod
    def of(cls, localised: Localised, identities: Identities, ontology: Ontology) -> Fillers:
        kinds = {local.id: local.entity.type for local in localised.entities} | dict(localised.bare)
        for frame in localised.reading.frames:
            if frame.id in identities.frames:
                kinds.setdefault(identities.frames[frame.id], frame.type or "kg:Event")
        return cls(localised, identities, ontology, kinds, {m.id: m for m in localised.reading.mentions})

    @property
    def text(self) -> str:
        return self.localised.reading.document.text

    def name_role(self, local_name: str) -> str:
        """The role as a CURIE; a preposition that no role covers is an open predicate ("open:amid")."""
        role = self.ontology.schema.role(local_name)
        return role or f"open:{slug(local_name.removeprefix(PREPOSITION))}"

    def fill(self, argument: Argument, predicate: str) -> Node | None:
        """What an argument stands for as the object of a role or predicate; None for times and for clauses of words."""
        term = self.ontology.schema.predicates.get(predicate)
        if term is not None and term.datatype:
            return self._read_literal(argument)
        node = self._find_node(argument)
        if node is not None:
            return node
        mention = self.mentions.get(argument.mention or "")
        if argument.frame is not None or (mention is not None and mention.kind is MentionKind.TIME):
            return None
        return self._make_topic(argument)

    def fits(self, node: Node, allowed: tuple[str, ...]) -> bool:
        """Whether a node may stand where these classes are expected; an untyped one may."""
        if isinstance(node, Literal):
            return not allowed or any(name.startswith(("xsd:", "rdfs:Literal")) for name in allowed)
        kind = self.kinds.get(node, "kg:Event" if node.startswith("event/") else "kg:Entity")
        schema = self.ontology.schema
        known = [name for name in allowed if name.startswith("kg:")]
        return not known or any(schema.is_a(kind, name) or schema.is_a(name, kind) for name in known)

    def topic(self, words: str) -> str:
        """The node of a kind of thing that only words name."""
        key = key_kind(words, self.ontology.cues)
        node = f"{self.localised.reading.document.id}#topic-{key}"
        if node not in self.topics:
            self.kinds[node] = "kg:Topic"
            self.topics[node] = LocalEntity(
                entity=_make_entity(node, words),
                document_id=self.localised.reading.document.id,
                standing=Standing.KIND,
                key=key,
            )
        return node

    def _find_node(self, argument: Argument) -> str | None:
        if argument.mention is not None and argument.mention in self.localised.nodes:
            return self.localised.nodes[argument.mention]
        return self.identities.frames.get(argument.frame) if argument.frame else None

    def _read_literal(self, argument: Argument) -> Literal | None:
        mention = self.mentions.get(argument.mention or "")
        if mention is not None and isinstance(mention.value, Quantity) and mention.value.unit is None:
            number = write_number(mention.value.number)
            return Literal(text=number, datatype="xsd:integer" if "." not in number else "xsd:decimal")
        words = " ".join(argument.span.text(self.text).split())
        return Literal(text=words) if words else None

    def _make_topic(self, argument: Argument) -> str | None:
        words = strip_determiners(tidy(argument.span.text(self.text)), self.ontology.cues)
        return self.topic(words) if words and len(words.split()) <= MAX_WORDS else None


def _make_entity(node: str, words: str) -> Entity:
    return Entity(id=node, type="kg:Topic", name=words)
