"""A small engine that needs no model, for all that documents can have in common.

Ana Berg met Otto Lund on 2024-05-04.       an event that several papers may tell of
Ana Berg did not meet Otto Lund.            one that nobody asserts
Ana Berg said Otto Lund met Rosa Vila.      one that somebody claims, and the claim
Ana Berg opened the Port Summit.            an event with a name, which is an entity too
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kgbuild.model.text import (
    Argument,
    Attribution,
    AttributionKind,
    Chain,
    Document,
    Frame,
    Mention,
    MentionKind,
    Polarity,
    Reading,
    Source,
    Span,
    TimeFrom,
    Trigger,
)

__all__ = ["VillageEngine", "read_village"]

NAME = r"[A-Z][\w.]+ [A-Z]\w+"
SENTENCE = re.compile(
    rf"(?:(?P<speaker>{NAME}) (?P<said>said) )?(?P<one>{NAME}) (?P<not>did not )?(?P<verb>met|meet|opened) "
    rf"(?:the )?(?P<other>{NAME})(?: on (?P<day>[\d-]+))?\."
)


@dataclass
class VillageEngine:
    """Reads such sentences, and remembers which documents it has read."""

    version: str = "village 1"
    read_ids: list[str] = field(default_factory=list)

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        for document in documents:
            self.read_ids.append(document.id)
            yield read_village(document)


def read_village(document: Document) -> Reading:
    """The reading of all sentences that fit."""
    found = list(SENTENCE.finditer(document.text))
    mentions: dict[str, Mention] = {}
    chains: dict[str, Chain] = {}
    frames: list[Frame] = []
    attributions: list[Attribution] = []

    def mention(match: re.Match[str], group: str) -> Mention:
        span = Span(*match.span(group))
        kind = "kg:Meeting" if match[group].endswith("Summit") else "kg:Person"
        chain = chains.setdefault(match[group], Chain(id=f"c{len(chains)}", representative=match[group], type=kind))
        one = Mention(id=f"m{span.start}", span=span, head=span, kind=MentionKind.NAME, type=kind, chain=chain.id)
        return mentions.setdefault(one.id, one)

    for number, match in enumerate(found):
        opened = match["verb"] == "opened"
        roles = ("agent", "patient") if opened else ("participant", "participant")
        arguments = tuple(
            Argument(role=role, span=one.span, mention=one.id)
            for role, one in zip(roles, (mention(match, "one"), mention(match, "other")), strict=True)
        )
        within = ()
        if match["speaker"]:
            speaker = mention(match, "speaker")
            content = Span(match.start("one"), match.end() - 1)
            attributions.append(
                Attribution(
                    id=f"a{number}",
                    cue=Span(*match.span("said")),
                    content=(content,),
                    source=Source(span=speaker.span, mention=speaker.id),
                    kind=AttributionKind.INDIRECT,
                )
            )
            within = (f"a{number}",)
        frames.append(
            Frame(
                id=f"f{number}",
                type=None if opened else "kg:Meeting",
                trigger=Trigger(span=Span(*match.span("verb")), lemma="open" if opened else "meet", pos="VERB"),
                arguments=arguments,
                time=match["day"],
                time_from=TimeFrom.PHRASE if match["day"] else None,
                polarity=Polarity.NEGATIVE if match["not"] else Polarity.POSITIVE,
                attributions=within,
                extractor="village",
            )
        )
    return Reading(
        document=document,
        sentences=tuple(Span(*match.span()) for match in found),
        mentions=tuple(mentions[name] for name in sorted(mentions)),
        chains=tuple(chains.values()),
        frames=tuple(frames),
        attributions=tuple(attributions),
    )
