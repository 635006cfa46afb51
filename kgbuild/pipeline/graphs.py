"""Graphs: what was gathered as the lines of a graph; documents that nothing touched keep the lines that they had."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar
from zlib import crc32

from kgbuild.graph.encode import Encoder
from kgbuild.graph.renewal import Turtle
from kgbuild.graph.runs import Change, Runs, format_lines
from kgbuild.graph.store import write_files
from kgbuild.knowledge.local import Outline
from kgbuild.knowledge.stories import Story, stamp_story, tell_story
from kgbuild.knowledge.worlds import World
from kgbuild.model.ids import content_id
from kgbuild.model.world import Resolution
from kgbuild.pipeline.cache import Kind
from kgbuild.pipeline.gathering import Gatherer
from kgbuild.pipeline.report import Counts

__all__ = ["Tally", "write_world"]

GROUPS = 256
Item = TypeVar("Item")


@dataclass
class Tally:
    """What the documents say, counted; a statement of several counts once."""

    events: set[str] = field(default_factory=set)
    statements: dict[str, str] = field(default_factory=dict)

    def count(self, world: World, *, documents: int, quads: int) -> Counts:
        kinds = Counter(self.statements.values())
        return Counts(
            documents=documents,
            entities=len(world.entities),
            events=len(self.events),
            statements=len(self.statements),
            asserted=kinds["asserted"],
            claimed=kinds["claimed"],
            quads=quads,
        )


def write_world(
    gatherer: Gatherer, outlines: list[Outline], world: World, fresh: Path, out: Path, spool: Path, base: str
) -> tuple[Change, Tally]:
    """Makes the graph's files in a folder, by means of those in `out`; gives what became of graph.nq, and what it says."""
    encoder = Encoder(gatherer.ontology, base)
    asserted, told = Runs(spool / "asserted"), Runs(spool / "told")
    tally = Tally()
    for outline in outlines:
        said, own = read_story(gatherer, outline, world, encoder, tally)
        asserted.add(said)
        told.add(own)
    for common in list_common(gatherer, world, encoder):
        asserted.add(common[0])
        told.add(common[1])
    turtle = Turtle(prefixes=gatherer.ontology.prefixes, base=base)
    return write_files(asserted, told, turtle, fresh, out), tally


def list_common(gatherer: Gatherer, world: World, encoder: Encoder) -> Iterator[tuple[bytes, bytes]]:
    """The lines of what does not hang on a single document, of the default graph and of the others."""
    resolution, links = world.resolution, world.links
    typed = ((entity.id, (entity, world.is_typed(entity))) for entity in world.entities)
    for lines in keep_groups(
        gatherer, "entity", typed, encoder, lambda rows: format_lines(encoder.encode_entities(rows))
    ):
        yield lines, b""
    named = ((local, (local, node, resolution.names.get(local))) for local, node in resolution.canonical.items())
    for lines in keep_groups(gatherer, "local", named, encoder, lambda rows: format_lines(encoder.encode_names(rows))):
        yield b"", lines
    matches = ((match.left, match) for match in resolution.matches)
    for lines in keep_groups(
        gatherer, "match", matches, encoder, lambda rows: format_lines(encoder.encode_matches(rows))
    ):
        yield b"", lines
    yield format_lines(encoder.encode_background(links, world.background)), b""
    yield b"", format_lines(encoder.encode_resolution(Resolution(), links))
    yield b"", format_lines(encoder.encode_origins(world.background))


def keep_groups(
    gatherer: Gatherer,
    kind: str,
    items: Iterable[tuple[str, Item]],
    encoder: Encoder,
    encode: Callable[[list[Item]], bytes],
) -> Iterator[bytes]:
    """The lines of many things, by name, in groups that do not depend on how many there are: those of a group in which
    nothing changed are kept."""
    groups: list[list[Item]] = [[] for _ in range(GROUPS)]
    for name, item in items:
        groups[crc32(name.encode()) % GROUPS].append(item)
    for number, group in enumerate(groups):
        key = content_id([gatherer.version, encoder.naming.base, repr(group)])
        lines = gatherer.cache.find(Kind.GROUP, f"{kind} {number}", key)
        if lines is None:
            lines = encode(group)
            gatherer.cache.keep(Kind.GROUP, f"{kind} {number}", key, lines)
        yield lines


def read_story(
    gatherer: Gatherer, outline: Outline, world: World, encoder: Encoder, tally: Tally
) -> tuple[bytes, bytes]:
    """The lines that a document gives to the default graph, and those of its own."""
    name = outline.document_id
    key = content_id([gatherer.make_key(name), encoder.naming.base, stamp_story(outline, world)])
    content = gatherer.cache.find(Kind.STORY, name, key)
    if content is None:
        story = tell_story(gatherer.read_local(name), world, gatherer.ontology)
        content = format_story(story, encoder)
        gatherer.cache.keep(Kind.STORY, name, key, content)
    head, _, lines = content.partition(b"\n")
    length, events, statements = json.loads(head)
    tally.events.update(events)
    tally.statements.update(statements)
    return lines[:length], lines[length:]


def format_story(story: Story, encoder: Encoder) -> bytes:
    """A story's lines, after a line of JSON: how long those of the default graph are, and what they say."""
    events = {event.id: event for event in story.events}
    said = format_lines(encoder.encode_asserted(story.events, story.statements))
    own = format_lines(encoder.encode_document(story.document, events, story.statements))
    kinds = {
        statement.id: "asserted" if statement.asserted else "claimed" if statement.claimants else "other"
        for statement in story.statements
    }
    return b"".join((json.dumps([len(said), sorted(events), kinds]).encode(), b"\n", said, own))
