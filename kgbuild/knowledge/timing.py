"""Timing: the time of a frame as an event's time, or as the valid time of a state."""

from __future__ import annotations

from kgbuild.model.text import Frame, Reading, TimeFrom
from kgbuild.model.time import bounds, is_vague, xsd_type
from kgbuild.model.world import EventTime, TimeInterval

__all__ = ["choose_time", "date_event", "date_state"]

OPEN = ("", "..")


def date_event(frame: Frame, reading: Reading) -> EventTime | None:
    """When a frame's event was; only words where the text is vague or says how long."""
    words = _read_words(frame, reading)
    if frame.time is None or is_vague(frame.time):
        return EventTime(text=words, source=frame.time_from) if words else None
    earliest, latest = bounds(frame.time)
    start, end = _split_interval(frame.time)
    value = frame.time if xsd_type(frame.time) else None
    found = EventTime(
        value=value,
        earliest=earliest,
        latest=latest,
        start=start,
        end=end,
        text=None if value else words,
        source=frame.time_from,
    )
    return found if any((value, earliest, latest, start, end, found.text)) else None


def date_state(frame: Frame) -> TimeInterval | None:
    """When a state held, as far as its own words say."""
    if frame.time is None or frame.time_from is not TimeFrom.PHRASE or is_vague(frame.time):
        return None
    if "/" in frame.time:
        start, end = _split_interval(frame.time)
        return TimeInterval(start=start, end=end) if start or end else None
    return TimeInterval(start=frame.time, end=frame.time) if bounds(frame.time) != (None, None) else None


def choose_time(one: EventTime | None, other: EventTime | None) -> EventTime | None:
    """The more telling of two times of one event: a date before a span, a span before words, nearer before farther."""
    if one is None or other is None:
        return one or other
    return min(one, other, key=_rank)


def _rank(time: EventTime) -> tuple[bool, bool, int, int, tuple[str, ...]]:
    sources = (TimeFrom.PHRASE, TimeFrom.CLAUSE, TimeFrom.DATELINE, None)
    parts = (time.value, time.earliest, time.latest, time.start, time.end, time.text)
    return (
        time.earliest is None and time.latest is None,
        time.value is None,
        sources.index(time.source),
        -len(time.value or ""),
        tuple(part or "" for part in parts),
    )


def _split_interval(value: str) -> tuple[str | None, str | None]:
    if "/" not in value:
        return None, None
    start, _, end = value.partition("/")
    return (None if start in OPEN else start), (None if end in OPEN else end)


def _read_words(frame: Frame, reading: Reading) -> str | None:
    spans = [argument.span for argument in frame.fillers("time") if argument.frame is None]
    return " ".join(min(spans).text(reading.document.text).split()) if spans else None
