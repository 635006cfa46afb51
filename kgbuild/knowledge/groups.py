"""Groups: "the two companies" met nobody as a third; where a reading names the members, they alone fill the role."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from kgbuild.model.text import Argument, Frame, Mention, Reading

__all__ = ["tell_members"]


def tell_members(reading: Reading) -> Reading:
    """The reading without the arguments that stand for a group of which the members are arguments too."""
    mentions = {mention.id: mention for mention in reading.mentions}
    return replace(
        reading,
        frames=tuple(replace(frame, arguments=tuple(_without_groups(frame, mentions))) for frame in reading.frames),
    )


def _without_groups(frame: Frame, mentions: Mapping[str, Mention]) -> Iterator[Argument]:
    alike = Counter((argument.role, argument.span) for argument in frame.arguments)
    for argument in frame.arguments:
        mention = mentions.get(argument.mention or "")
        whole = mention is not None and mention.span == argument.span
        if not (whole and alike[argument.role, argument.span] > 1):
            yield argument
