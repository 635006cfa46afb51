"""A small engine that needs no model: "Jane Doe met Juan Perez." gives a meeting of the two."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kgbuild.model.text import (
    Argument,
    Chain,
    Document,
    Frame,
    Mention,
    MentionKind,
    Reading,
    Span,
    Trigger,
)

__all__ = ["MeetingEngine", "read_meeting"]

SENTENCE = re.compile(r"(\w+ \w+) met (\w+ \w+)\.")


@dataclass
class MeetingEngine:
    """Reads "Jane Doe met Juan Perez." and counts what it reads."""

    version: str = "meetings 1"
    read_ids: list[str] = field(default_factory=list)

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        for document in documents:
            self.read_ids.append(document.id)
            yield read_meeting(document)


def read_meeting(document: Document) -> Reading:
    match = SENTENCE.search(document.text)
    if not match:
        return Reading(document=document)
    spans = [Span(*match.span(group)) for group in (1, 2)]
    mentions = tuple(
        Mention(id=f"m{n}", span=span, head=span, kind=MentionKind.NAME, type="kg:Person", chain=f"c{n}")
        for n, span in enumerate(spans)
    )
    frame = Frame(
        id="f0",
        type="kg:Meeting",
        trigger=Trigger(span=Span(match.end(1) + 1, match.end(1) + 4), lemma="meet", pos="VERB"),
        arguments=tuple(Argument(role="participant", span=m.span, mention=m.id) for m in mentions),
        extractor="test",
    )
    return Reading(
        document=document,
        sentences=(Span(*match.span()),),
        mentions=mentions,
        chains=tuple(Chain(id=f"c{n}", representative=match[n + 1], type="kg:Person") for n, _ in enumerate(mentions)),
        frames=(frame,),
    )
