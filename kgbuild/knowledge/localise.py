"""Localise: the chains of a reading as entities of its document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kgbuild.knowledge.describing import describe_entity, describe_named_event
from kgbuild.knowledge.identities import Identities
from kgbuild.knowledge.local import LocalEntity, Localised, Standing
from kgbuild.knowledge.names import identify, strip_determiners, tidy
from kgbuild.knowledge.quantities import localise_quantity
from kgbuild.knowledge.survey import Survey, survey_reading
from kgbuild.model.ids import content_id
from kgbuild.model.text import Chain, Mention, MentionKind, Reading
from kgbuild.model.world import Entity
from kgbuild.ontology.ontology import Ontology

__all__ = ["localise"]

APART = (MentionKind.TIME, MentionKind.QUANTITY)
# Above so many names a document is a list: to stand in it beside another says nothing, and to compare it takes long.
MOST_BESIDE = 1000


def localise(reading: Reading, ontology: Ontology, identities: Identities) -> Localised:
    """The entities of a reading and the node of each mention; an event noun that a frame covers is its event."""
    survey = survey_reading(reading, ontology, identities)
    entities: list[LocalEntity] = []
    nodes: dict[str, str] = {}
    aliases: dict[str, str] = {}
    called: dict[str, str] = {}
    phrases: dict[str, str] = {}
    bare: dict[str, str] = {}
    for chain, mentions in list_chains(reading):
        if all(mention.kind is MentionKind.PRONOUN for mention in mentions):
            continue  # nothing is known of "she" alone: no node could say who it is
        kind = choose_type(chain, mentions, survey)
        if ontology.schema.is_event(kind):
            covering = survey.covering(mentions)
            phrases.update((event, name_phrase(mentions, survey)) for event, _ in covering)
            named = describe_named_event(chain, mentions, kind, survey)
            if named is not None:
                entities.append(named)
                aliases.update((event, named.id) for event, asserted in covering if asserted)
                called.update((event, named.id) for event, _ in covering)
            node = named.id if named else choose_event(chain, covering, reading)
            if named is None and not covering:
                phrases[node] = name_phrase(mentions, survey)
                bare[node] = kind
        else:
            local = describe_entity(chain, mentions, kind, survey)
            entities.append(local)
            node = local.id
        nodes.update((mention.id, node) for mention in mentions)
    for mention in reading.mentions:
        quantity = localise_quantity(mention, reading, ontology.cues)
        if quantity is not None:
            entities.append(quantity)
            nodes[mention.id] = quantity.id
    return Localised(
        reading=reading,
        entities=tuple(relate(entities, nodes, survey)),
        nodes=nodes,
        aliases=aliases,
        named=called,
        phrases=phrases,
        bare=bare,
    )


def list_chains(reading: Reading) -> Iterator[tuple[Chain, tuple[Mention, ...]]]:
    """Chains with their mentions in text order; a mention without a chain is a chain of its own."""
    chains = {chain.id: chain for chain in reading.chains}
    groups: dict[str, list[Mention]] = {}
    for mention in sorted(reading.mentions, key=lambda m: (m.span, m.id)):
        if mention.kind not in APART:
            groups.setdefault(mention.chain or mention.id, []).append(mention)
    for key, mentions in groups.items():
        head = mentions[0].head.text(reading.document.text)
        yield chains.get(key) or Chain(id=key, representative=head, links=mentions[0].links), tuple(mentions)


def choose_type(chain: Chain, mentions: Sequence[Mention], survey: Survey) -> str:
    """The class of what a chain stands for: its own, else its best mention's, else what its words and roles tell."""
    if chain.type:
        return chain.type
    order = (MentionKind.NAME, MentionKind.NOMINAL, MentionKind.PRONOUN)
    typed = [mention.type for kind in order for mention in mentions if mention.kind is kind and mention.type]
    if typed:
        return typed[0]
    if any(mention.id in survey.agents for mention in mentions):
        return "kg:Agent"
    return "kg:Entity" if any(mention.kind is MentionKind.NAME for mention in mentions) else "kg:Topic"


def choose_event(chain: Chain, covering: Sequence[tuple[str, bool]], reading: Reading) -> str:
    """The event that a chain of event nouns is: that of its first frame, an asserted one before others."""
    if covering:
        return next((event for event, asserted in covering if asserted), covering[0][0])
    return f"event/{content_id([reading.document.id, 'chain', chain.id])}"


def name_phrase(mentions: Sequence[Mention], survey: Survey) -> str:
    """What the text calls an event: its longest noun phrase of no more than eight words, without determiner."""
    texts = [tidy(survey.full_text(m)) for m in mentions if m.kind is not MentionKind.PRONOUN]
    short = [text for text in texts if len(text.split()) <= 8] or [survey.head_text(mentions[0])]
    return strip_determiners(min(short, key=lambda text: (-len(text), text)), survey.ontology.cues)


def relate(entities: Sequence[LocalEntity], nodes: dict[str, str], survey: Survey) -> Iterator[LocalEntity]:
    """The entities with their owners, the offices they hold, and what else their document names."""
    by_id = {local.id: local for local in entities}
    owners = {nodes[one]: nodes[other] for one, other in survey.owners.items() if one in nodes and other in nodes}
    held: dict[str, set[str]] = {}
    for holder, offices in survey.offices.items():
        for office in offices:
            position = by_id.get(nodes.get(office, ""))
            owner = by_id.get(owners.get(nodes.get(office, ""), ""))
            if position is not None and owner is not None and holder in nodes:
                held.setdefault(nodes[holder], set()).add(f"{identify(owner)}/{position.key}")
    context = frozenset(identify(local) for local in entities if local.standing is Standing.NAME)
    if len(context) > MOST_BESIDE:
        context = frozenset()
    for local in entities:
        owner = by_id.get(owners.get(local.id, ""))
        yield replace(
            local,
            entity=own(local.entity, owner.entity if owner else None, survey),
            owner=owner.id if owner else None,
            owner_name=identify(owner) if owner else None,
            offices=frozenset(held.get(local.id, ())),
            context=context if local.standing is Standing.NAME else frozenset(),
        )


def own(entity: Entity, owner: Entity | None, survey: Survey) -> Entity:
    """An office or a body of government with whose it is: that is part of what it is, and no claim."""
    schema = survey.ontology.schema
    predicate = {"kg:Position": "kg:positionIn", "kg:GovernmentBody": "kg:governmentOf"}.get(entity.type)
    if owner is None or predicate is None:
        return entity
    if not any(schema.is_a(owner.type, allowed) for allowed in schema.predicates[predicate].range):
        return entity
    return replace(entity, properties=(*entity.properties, (predicate, owner.id)))
