"""Speech: who claims what a frame says, and the event in which it was said."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kgbuild.knowledge.fillers import Fillers
from kgbuild.knowledge.identities import group_attributions
from kgbuild.knowledge.local import Localised
from kgbuild.model.text import Attribution, AttributionKind, Mention, MentionKind, Span
from kgbuild.model.world import Participant, Quoted

__all__ = ["UNNAMED", "VOICES", "Utterance", "Voices"]

UNNAMED = "kg:unnamed"
# The roles of whoever says or thinks something.
VOICES = ("kg:speaker", "kg:holder")
SPEAKING = frozenset(role.removeprefix("kg:") for role in VOICES)
SILENT = (MentionKind.TIME, MentionKind.QUANTITY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """What an attribution tells of its event: its class where no frame gives one, who says it, and the words."""

    event: str
    attribution: Attribution
    type: str
    participants: tuple[Participant, ...]
    quoted: Quoted


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """The attributions of a reading, joint sources together; its mentions by where their heads are; the nodes that are
    kept only where something is said of them."""

    fillers: Fillers
    groups: Mapping[str, tuple[Attribution, ...]]
    mentions: tuple[Mention, ...]
    passing: frozenset[str]

    @classmethod
    def of(cls, fillers: Fillers) -> Voices:
        found = group_attributions(fillers.localised.reading.attributions)
        mentions = (mention for mention in fillers.localised.reading.mentions if mention.kind not in SILENT)
        return cls(
            fillers=fillers,
            groups={one.id: group for group in found for one in group},
            mentions=tuple(sorted(mentions, key=_find_head)),
            passing=frozenset(local.id for local in fillers.localised.entities if local.passing),
        )

    def claim(self, attributions: Sequence[str]) -> tuple[tuple[str, ...], str | None]:
        """The claimants and the event of the innermost of these attributions (outermost first)."""
        innermost = next((name for name in reversed(attributions) if name in self.groups), None)
        if innermost is None:
            return (), None
        sources = {source for one in self.groups[innermost] for source in self._find_sources(one)}
        return tuple(sorted(sources)), self.fillers.identities.attributions[innermost]

    def utterances(self) -> Iterator[Utterance]:
        """What was said, each group of joint sources once."""
        for group in dict.fromkeys(self.groups.values()):
            yield self._make_utterance(group)

    def enclose(self, attribution: Attribution) -> tuple[str, ...]:
        """The attributions that hold this one, outermost first."""
        outer: list[str] = []
        name = attribution.within
        while name is not None and name in self.groups and name not in outer:
            outer.insert(0, name)
            name = self.groups[name][0].within
        return tuple(outer)

    def _make_utterance(self, group: tuple[Attribution, ...]) -> Utterance:
        first = group[0]
        report = self.fillers.identities.reports.get(first.id)
        attitude = first.kind is AttributionKind.ATTITUDE
        kind = report.type if report and report.type else "kg:Attitude" if attitude else "kg:Communication"
        role = "kg:holder" if self.fillers.ontology.schema.is_a(kind, "kg:Attitude") else "kg:speaker"
        sources = {source for one in group for source in self._find_sources(one)}
        localised = self.fillers.localised
        addressees = {localised.nodes[name] for one in group if (name := one.addressee) and name in localised.nodes}
        text = self.fillers.text
        return Utterance(
            event=self.fillers.identities.attributions[first.id],
            attribution=first,
            type=kind,
            participants=(
                *(Participant(role=role, filler=source) for source in sorted(sources)),
                *(Participant(role="kg:addressee", filler=node) for node in sorted(addressees)),
                *(Participant(role="kg:about", filler=node) for node in self._list_topics(first)),
            ),
            quoted=Quoted(
                content=" ".join(span.text(text) for span in sorted(first.content)),
                quotation=None if attitude or first.kind is None else first.kind.value,
                cue=first.cue.text(text),
            ),
        )

    def _find_sources(self, attribution: Attribution) -> tuple[str, ...]:
        source, nodes = attribution.source, self.fillers.localised.nodes
        if source is None:
            return (UNNAMED,)
        told = self._list_speakers(attribution)
        if told:
            return told
        if source.mention is not None and source.mention in nodes:
            return (nodes[source.mention],)
        joint = _list_joint(source.span, self.fillers.localised)
        return tuple(sorted({nodes[m.id] for m in joint if m.id in nodes})) or (UNNAMED,)

    def _list_speakers(self, attribution: Attribution) -> tuple[str, ...]:
        """Who the cue's frame says speaks, where the source is among them: of "the two companies announced" each company."""
        report, source = self.fillers.identities.reports.get(attribution.id), attribution.source
        if report is None or source is None:
            return ()
        speakers = [
            one for one in report.arguments if one.role in SPEAKING and one.mention in self.fillers.localised.nodes
        ]
        if not any(one.mention == source.mention or one.span.overlaps(source.span) for one in speakers):
            return ()
        return tuple(sorted({self.fillers.localised.nodes[one.mention] for one in speakers if one.mention is not None}))

    def _list_topics(self, attribution: Attribution) -> tuple[str, ...]:
        nodes = self.fillers.localised.nodes
        found = {
            nodes[mention.id]
            for span in attribution.content
            for mention in self._list_within(span)
            if mention.id in nodes
        }
        return tuple(sorted(node for node in found - self.passing if not node.startswith("event/")))

    def _list_within(self, span: Span) -> Iterator[Mention]:
        first, last = (bisect_left(self.mentions, offset, key=_find_head) for offset in (span.start, span.end))
        return (mention for mention in self.mentions[first:last] if mention.head.end <= span.end)


def _find_head(mention: Mention) -> int:
    return mention.head.start


def _list_joint(span: Span, localised: Localised) -> tuple[Mention, ...]:
    """The outermost mentions inside a source of several: "the mayor and Mr Moss"."""
    inside = [m for m in localised.reading.mentions if span.covers(m.span) and m.kind not in SILENT]
    return tuple(m for m in inside if not any(o.span.covers(m.span) and o.span != m.span for o in inside))
