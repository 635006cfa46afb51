"""Ledger: what was decided of each block, so that a block that did not change is not compared again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kgbuild.knowledge.resolution.stamps import STAMP
from kgbuild.model.world import Judgement

__all__ = ["Compared", "Decided", "Ledger", "format_ledger", "read_ledger"]

VERDICTS = {str(verdict): verdict for verdict in Judgement}
# Where the stamp stands in a line.
START = len('{"block":"')
END = START + STAMP


@dataclass(frozen=True, slots=True)
class Compared:
    """Two groups of a block, by their places in it, and what came of it."""

    left: int
    right: int
    score: float
    judgement: Judgement
    features: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """`joined`: the groups of a block that became one, by their places in it and in the order in which they stand in the one."""

    joined: tuple[tuple[int, ...], ...]
    compared: tuple[Compared, ...]


@dataclass(slots=True)
class Ledger:
    """`past`: what an earlier resolution decided, as `format_ledger` wrote it, by the stamp of the block, which holds all
    that the decision depends on. `present`: what this one decides or takes over. `anew`: how many blocks it compared."""

    past: dict[str, str] = field(default_factory=dict)
    present: dict[str, str | Decided] = field(default_factory=dict)
    anew: int = 0

    def find(self, stamp: str, size: int) -> Decided | None:
        """What was decided of a block of this stamp and of so many groups, kept for the next resolution too."""
        line = self.past.get(stamp)
        decided = _read_decided(line, size) if line is not None else None
        if line is not None and decided is not None:
            self.present[stamp] = line
        return decided

    def keep(self, stamp: str, decided: Decided) -> None:
        self.present[stamp] = decided
        self.anew += 1


def format_ledger(ledger: Ledger) -> Iterator[str]:
    """A line for each block, by stamp."""
    for stamp, decided in sorted(ledger.present.items(), key=lambda item: item[0]):
        if isinstance(decided, str):
            yield decided
        else:
            compared = [(one.left, one.right, one.score, one.judgement, *one.features) for one in decided.compared]
            row = {"block": stamp, "joined": decided.joined, "compared": compared}
            yield f"{json.dumps(row, ensure_ascii=False, separators=(',', ':'))}\n"


def read_ledger(lines: Iterable[str]) -> Ledger:
    """The past of a resolution; a line that is damaged is as good as none."""
    return Ledger({line[START:END]: line for line in lines})


def _read_decided(line: str, size: int) -> Decided | None:
    """What a line tells of a block of so many groups; None where it is damaged."""
    try:
        row: object = json.loads(line)
    except json.JSONDecodeError:
        return None
    match row:
        case {"joined": [*joined], "compared": [*compared]}:
            groups = [_read_places(places, size) for places in joined]
            scores = [_read_compared(one, size) for one in compared]
            if all(groups) and None not in scores:
                return Decided(joined=tuple(groups), compared=tuple(one for one in scores if one is not None))
    return None


def _read_places(places: object, size: int) -> tuple[int, ...]:
    if not isinstance(places, list):
        return ()
    found = tuple(place for place in places if isinstance(place, int) and 0 <= place < size)
    return found if len(found) == len(places) > 1 else ()


def _read_compared(row: object, size: int) -> Compared | None:
    match row:
        case [int(left), int(right), int() | float() as score, str(verdict), *features] if verdict in VERDICTS:
            if min(left, right) >= 0 and max(left, right) < size:
                return Compared(left, right, score, VERDICTS[verdict], tuple(map(str, features)))
    return None
