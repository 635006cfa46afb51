"""Fillers: the nodes that fill the roles of frames."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import product

from kgbuild.knowledge.identities import Identities
from kgbuild.knowledge.local import LocalEntity, Localised, Standing
from kgbuild.knowledge.names import key_kind, strip_determiners, tidy
from kgbuild.knowledge.quantities import write_number
from kgbuild.model.ids import slug
from kgbuild.model.text import Argument, Mention, MentionKind, Polarity, Quantity, Span
from kgbuild.model.world import Entity, Literal
from kgbuild.ontology.ontology import Ontology

__all__ = ["Fillers", "Node"]

Node = str | Literal
MAX_WORDS = 8
PREPOSITION = "prep:"
HYPHENS = "-–"
OFFICE = ("kg:holdsPosition", "kg:heldPosition")


@dataclass(frozen=True, slots=True)
class Fillers:
    """Looks up what arguments stand for. `kinds`: the class of each node; `holders`: mention id of an office -> the node
    of the only one who holds it; `topics`: nodes that only words name."""

    localised: Localised
    identities: Identities
    ontology: Ontology
    kinds: dict[str, str]
    mentions: Mapping[str, Mention]
    holders: Mapping[str, str]
    topics: dict[str, LocalEntity] = field(default_factory=dict)

    @classmethod
    def of(cls, localised: Localised, identities: Identities, ontology: Ontology) -> Fillers:
        kinds = {local.id: local.entity.type for local in localised.entities} | dict(localised.bare)
        for frame in localised.reading.frames:
            if frame.id in identities.frames:
                kinds.setdefault(identities.frames[frame.id], frame.type or "kg:Event")
        mentions = {mention.id: mention for mention in localised.reading.mentions}
        return cls(localised, identities, ontology, kinds, mentions, _find_holders(localised))

    @property
    def text(self) -> str:
        return self.localised.reading.document.text

    def name_role(self, local_name: str) -> str:
        """The role as a CURIE; a preposition that no role covers is an open predicate ("open:amid")."""
        role = self.ontology.schema.role(local_name)
        return role or f"open:{slug(local_name.removeprefix(PREPOSITION))}"

    def fill(self, argument: Argument, predicate: str) -> Node | None:
        """What an argument stands for as the object of a role or predicate; None for times, for pronouns of nobody known
        and for clauses of words."""
        term = self.ontology.schema.predicates.get(predicate)
        if term is not None and term.datatype:
            return self._read_literal(argument)
        node = self._find_node(argument)
        if node is not None:
            return self.stand_in(argument, node, term.range if term else ())
        mention = self.mentions.get(argument.mention or "")
        if mention is not None and mention.kind in (MentionKind.TIME, MentionKind.PRONOUN):
            return None
        return self._make_topic(argument) or self._find_bearer(argument)

    def stand_in(self, argument: Argument, node: str, allowed: tuple[str, ...]) -> str:
        """The node, or where an office cannot stand there the one who holds it: "the owner of Acme, Ada Moss"."""
        if self.kinds.get(node) != "kg:Position" or self.fits(node, allowed):
            return node
        return self.holders.get(argument.mention or "", node)

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
        node = self.localised.nodes.get(argument.mention or "")
        if node is not None:
            return node
        return self.identities.frames.get(argument.frame) if argument.frame else None

    def _read_literal(self, argument: Argument) -> Literal | None:
        mention = self.mentions.get(argument.mention or "")
        span = _widen(argument.span, self.text)
        whole = span == argument.span
        if whole and mention is not None and isinstance(mention.value, Quantity) and mention.value.unit is None:
            number = write_number(mention.value.number)
            return Literal(text=number, datatype="xsd:integer" if "." not in number else "xsd:decimal")
        words = " ".join(span.text(self.text).split())
        return Literal(text=words) if words else None

    def _find_bearer(self, argument: Argument) -> str | None:
        """Of a state that no words name shortly, that whose state it is."""
        frame = next((one for one in self.localised.reading.frames if one.id == argument.frame), None)
        subjects = frame.fillers("subject") if frame else ()
        return next((node for subject in subjects if (node := self._find_node(subject)) is not None), None)

    def _make_topic(self, argument: Argument) -> str | None:
        name = strip_determiners(tidy(argument.span.text(self.text)), self.ontology.cues)
        words = name.lower().split()
        cues = self.ontology.cues
        # "to be late" is a clause, and "it" or "one of them" is nothing outside of its text.
        if not words or words[0] in cues.words("world.endings") or words[-1] in cues.words("world.anaphors"):
            return None
        return self.topic(name) if len(words) <= MAX_WORDS else None


def _find_holders(localised: Localised) -> dict[str, str]:
    held: dict[str, set[str]] = {}
    former: dict[str, set[str]] = {}
    for frame in localised.reading.frames:
        if frame.type not in OFFICE or frame.polarity is Polarity.NEGATIVE:
            continue
        found = held if frame.type == OFFICE[0] else former
        for holder, office in product(frame.fillers("subject"), frame.fillers("object")):
            node = localised.nodes.get(holder.mention or "")
            if office.mention and node is not None:
                found.setdefault(office.mention, set()).add(node)
    return {office: next(iter(nodes)) for office, nodes in {**former, **held}.items() if len(nodes) == 1}


def _widen(span: Span, text: str) -> Span:
    """The span up to the ends of its first and last words: of "3-1" no part is a score."""
    start, end = span.start, span.end
    while start > 0 and _joins(text[start - 1]) and _joins(text[start]):
        start -= 1
    while end < len(text) and _joins(text[end]) and _joins(text[end - 1]):
        end += 1
    return Span(start, end)


def _joins(character: str) -> bool:
    return character.isalnum() or character in HYPHENS


def _make_entity(node: str, words: str) -> Entity:
    return Entity(id=node, type="kg:Topic", name=words)
