"""Writing readings by hand: a text, and what stands where in it, named by its words."""

from __future__ import annotations

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
    Modality,
    Polarity,
    Quantity,
    Reading,
    Source,
    Span,
    TimeFrom,
    Trigger,
)


@dataclass
class Writing:
    """A reading in the making; words are found in the text, the `nth` time they occur."""

    text: str
    id: str = "paper/1"
    mentions: list[Mention] = field(default_factory=list)
    chains: dict[str, Chain] = field(default_factory=dict)
    frames: list[Frame] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)

    def span(self, words: str, nth: int = 1) -> Span:
        start = -1
        for _ in range(nth):
            start = self.text.index(words, start + 1)
        return Span(start, start + len(words))

    def mention(
        self,
        words: str,
        type: str | None,
        *,
        kind: MentionKind = MentionKind.NAME,
        head: str | None = None,
        chain: str | None = None,
        nth: int = 1,
        value: str | Quantity | None = None,
        links: tuple[str, ...] = (),
    ) -> str:
        span = self.span(words, nth)
        start = span.start + words.index(head or words)
        apart = kind in (MentionKind.TIME, MentionKind.QUANTITY)
        name = f"m{len(self.mentions) + 1}"
        key = None if apart else chain or f"c{len(self.mentions) + 1}"
        if key is not None:
            representative = head or words
            self.chains.setdefault(key, Chain(id=key, representative=representative, type=type, links=links))
        self.mentions.append(
            Mention(
                id=name,
                span=span,
                head=Span(start, start + len(head or words)),
                kind=kind,
                type=type,
                chain=key,
                value=value,
                links=links,
            )
        )
        return name

    def frame(
        self,
        trigger: str,
        type: str | None,
        *,
        nth: int = 1,
        lemma: str | None = None,
        when: str | None = None,
        same: str | None = None,
        polarity: Polarity = Polarity.POSITIVE,
        modality: Modality = Modality.CERTAIN,
        attributions: tuple[str, ...] = (),
        words: dict[str, str] | None = None,
        **roles: str | tuple[str, ...],
    ) -> str:
        """`roles`: ids of mentions or frames; `words`: roles that words fill. "prep_with" is the role prep:with."""
        known = {mention.id: mention.span for mention in self.mentions}
        triggers = {frame.id: frame.trigger.span for frame in self.frames}
        arguments = [
            Argument(role=role.replace("prep_", "prep:"), span=known[filler], mention=filler)
            if filler in known
            else Argument(role=role.replace("prep_", "prep:"), span=triggers[filler], frame=filler)
            for role, fillers in roles.items()
            for filler in ((fillers,) if isinstance(fillers, str) else fillers)
        ]
        arguments += [Argument(role=role, span=self.span(filler)) for role, filler in (words or {}).items()]
        name = f"f{len(self.frames) + 1}"
        self.frames.append(
            Frame(
                id=name,
                type=type,
                trigger=Trigger(span=self.span(trigger, nth), lemma=lemma or trigger, pos="verb"),
                arguments=tuple(arguments),
                time=when,
                time_from=TimeFrom.PHRASE if when else None,
                same=same,
                polarity=polarity,
                modality=modality,
                attributions=attributions,
                extractor="verbal",
                confidence=0.876,
            )
        )
        return name

    def attribution(
        self,
        source: str | None,
        cue: str,
        *content: str,
        nth: int = 1,
        kind: AttributionKind | None = AttributionKind.INDIRECT,
        within: str | None = None,
    ) -> str:
        spans = {mention.id: mention.span for mention in self.mentions}
        name = f"a{len(self.attributions) + 1}"
        self.attributions.append(
            Attribution(
                id=name,
                source=Source(span=spans[source], mention=source) if source else None,
                cue=self.span(cue, nth),
                content=tuple(self.span(words) for words in content),
                kind=kind,
                within=within,
            )
        )
        return name

    def reading(self) -> Reading:
        starts = [0, *(i + 2 for i in range(len(self.text)) if self.text.startswith(". ", i))]
        ends = [*(start - 1 for start in starts[1:]), len(self.text)]
        return Reading(
            document=Document(id=self.id, text=self.text),
            sentences=tuple(Span(start, end) for start, end in zip(starts, ends, strict=True)),
            mentions=tuple(self.mentions),
            chains=tuple(self.chains.values()),
            frames=tuple(self.frames),
            attributions=tuple(self.attributions),
        )
