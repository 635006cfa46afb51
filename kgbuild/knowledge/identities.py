"""Identities of events: which frame and which attribution is which event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kgbuild.model.ids import content_id
from kgbuild.model.text import Attribution, Frame, Reading, Span
from kgbuild.ontology.schema import Schema

__all__ = ["Identities", "identify_events"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Identities:
    """Event ids by frame id (states have none) and by attribution id; `reports`: attribution id -> its cue's frame."""

    frames: Mapping[str, str]
    attributions: Mapping[str, str]
    reports: Mapping[str, Frame]


def identify_events(reading: Reading, schema: Schema) -> Identities:
    """The event of every frame that is one, and of every attribution.

    An event's id hashes its document and first trigger. Two frames of one trigger are two events. Attributions of the
    same cue and content are one event with several speakers.
    """
    by_id = {frame.id: frame for frame in reading.frames}
    eventive = [frame for frame in reading.frames if is_eventive(frame, schema)]
    judged = _judge_frames(eventive, reading)
    roots = {frame.id: _find_root(frame, by_id, judged) for frame in eventive}
    ids = _number_triggers(reading.document.id, (by_id[root] for root in sorted(set(roots.values()))))
    frames = {frame: ids[root] for frame, root in roots.items()}
    reports: dict[str, Frame] = {}
    attributions: dict[str, str] = {}
    groups = group_attributions(reading.attributions)
    nearest = _find_nearest(groups, reading)
    utterances = [frame for frame in eventive if frame.type and is_utterance(frame.type, schema)]
    for group in groups:
        frame = _find_report(group[0].cue, utterances) if nearest[group[0].cue] == group else None
        if frame is None:
            event = _make_id(reading.document.id, group[0].cue, "attribution", *_spans(group[0].content))
        else:
            event = frames[frame.id]
        for attribution in group:
            attributions[attribution.id] = event
            if frame is not None:
                reports[attribution.id] = frame
    return Identities(frames=frames, attributions=attributions, reports=reports)


def is_eventive(frame: Frame, schema: Schema) -> bool:
    """Whether a frame is an event and not a state."""
    return frame.type is None or schema.is_event(frame.type)


def group_attributions(attributions: Iterable[Attribution]) -> list[tuple[Attribution, ...]]:
    """Attributions by cue, content and what holds them: joint sources are one group, in text order."""
    groups: dict[tuple[Span, tuple[Span, ...]], list[Attribution]] = {}
    for attribution in sorted(attributions, key=lambda a: (a.cue, a.content, a.id)):
        groups.setdefault((attribution.cue, attribution.content), []).append(attribution)
    return [tuple(group) for group in groups.values()]


def is_utterance(event_class: str, schema: Schema) -> bool:
    """Whether somebody says or thinks something in events of the class."""
    return schema.is_a(event_class, "kg:Communication") or schema.is_a(event_class, "kg:Attitude")


def _find_root(frame: Frame, by_id: Mapping[str, Frame], judged: Mapping[str, tuple[str, ...]]) -> str:
    # A denied, planned or claimed event is never the node of one that happened.
    root, seen = frame, {frame.id}
    while root.same and root.same in judged and root.same not in seen:
        earlier = by_id[root.same]
        if judged[earlier.id] != judged[frame.id]:
            break
        seen.add(earlier.id)
        root = earlier
    return root.id


def _judge_frames(frames: Iterable[Frame], reading: Reading) -> Mapping[str, tuple[str, ...]]:
    """How sure each frame is, and in whose voice."""
    sources = {attribution.id: attribution for attribution in reading.attributions}
    chains = {mention.id: mention.chain for mention in reading.mentions}
    judged: dict[str, tuple[str, ...]] = {}
    for frame in frames:
        innermost = sources.get(frame.attributions[-1]) if frame.attributions else None
        mention = innermost.source.mention if innermost and innermost.source else None
        voice = (chains.get(mention) or mention or "") if mention else ""
        judged[frame.id] = (frame.polarity, frame.modality, "claimed" if frame.attributions else "asserted", voice)
    return judged


def _find_nearest(
    groups: Iterable[tuple[Attribution, ...]], reading: Reading
) -> Mapping[Span, tuple[Attribution, ...]]:
    """The group nearest to each cue; a quotation that goes on without a cue of its own shares the one before's."""
    found: dict[Span, tuple[Attribution, ...]] = {}
    for group in groups:
        cue = group[0].cue
        home = next((sentence for sentence in reading.sentences if sentence.overlaps(cue)), cue)
        rival = found.get(cue, group)
        nearer = _measure_distance(group[0], home) < _measure_distance(rival[0], home)
        found[cue] = group if nearer else rival
    return found


def _find_report(cue: Span, utterances: Iterable[Frame]) -> Frame | None:
    found = (frame for frame in utterances if frame.trigger.span.overlaps(cue))
    return min(found, key=lambda frame: (frame.trigger.span, frame.id), default=None)


def _measure_distance(attribution: Attribution, home: Span) -> tuple[bool, int, tuple[Span, ...]]:
    cue = attribution.cue
    gaps = [max(span.start - cue.end, cue.start - span.end, 0) for span in attribution.content]
    elsewhere = not any(span.overlaps(home) for span in attribution.content)
    return elsewhere, min(gaps, default=0), attribution.content


def _number_triggers(document_id: str, roots: Iterable[Frame]) -> Mapping[str, str]:
    ids: dict[str, str] = {}
    count: dict[Span, int] = {}
    for frame in sorted(roots, key=lambda frame: (frame.trigger.span, frame.type or "", frame.id)):
        number = count[frame.trigger.span] = count.get(frame.trigger.span, 0) + 1
        ids[frame.id] = _make_id(document_id, frame.trigger.span, *(() if number == 1 else (str(number),)))
    return ids


def _make_id(document_id: str, span: Span, *more: str) -> str:
    return f"event/{content_id([document_id, str(span.start), str(span.end), *more])}"


def _spans(spans: Iterable[Span]) -> list[str]:
    return [str(offset) for span in spans for offset in (span.start, span.end)]
