"""How rules read: a pattern over the letters of the pieces, and what it makes of the pieces that it named."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kgbuild.reading.times.figures import OTHER
from kgbuild.reading.times.meanings import Meaning
from kgbuild.reading.times.pieces import Pieces

__all__ = ["Match", "Parser", "Rule", "rule"]

# What a time expression can start with.
STARTS = frozenset("YNOMWwUPSHTVALDdRCQKrxeqtabmnluz")
# Words that start one only together with what follows.
OPENERS = frozenset("taqxeumnzr")
CLOSED = frozenset(OTHER + "!\n")


@dataclass(frozen=True, slots=True)
class Match:
    """The named pieces of a pattern."""

    pieces: Pieces
    found: re.Match[str]

    def text(self, name: str) -> str | None:
        """The value of a piece, None where the pattern did without it."""
        return self.pieces.values[self.found.start(name)] if self.has(name) else None

    def number(self, name: str) -> float | None:
        """The value of a number; None for a vague count too."""
        text = self.text(name)
        return float(text) if text and text[0].isdigit() else None

    def whole(self, name: str) -> int | None:
        number = self.number(name)
        return int(number) if number is not None and number % 1 == 0 else None

    def before(self) -> str | None:
        """The value of the piece before the match."""
        return self.pieces.values[self.found.start() - 1] if self.found.start() else None

    def has(self, name: str) -> bool:
        """Whether the pattern has such a piece and found one."""
        return name in self.found.re.groupindex and self.found.start(name) >= 0


Build = Callable[[Match], Meaning | None]
BuildOn = Callable[[Match, Meaning], Meaning | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """`build` makes the meaning of a match; `build_on` that of a match and the expression that follows it."""

    pattern: re.Pattern[str]
    build: Build | None = None
    build_on: BuildOn | None = None


def rule(pattern: str, build: Build | None = None, *, on: BuildOn | None = None) -> Rule:
    return Rule(pattern=re.compile(pattern), build=build, build_on=on)


class Parser:
    """The longest expression at each place, by all rules; of equally long ones that of the first rule."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rules)

    def read(self, pieces: Pieces) -> list[tuple[int, int, Meaning]]:
        """The expressions of a text in order, none inside another, as ranges of pieces."""
        codes, position, found = pieces.codes, 0, []
        while position < len(codes):
            code = codes[position]
            if code in STARTS and not (code in OPENERS and codes[position + 1 : position + 2] in CLOSED):
                expression = self.parse(pieces, position)
                if expression is not None:
                    end, meaning = expression
                    found.append((position, end, meaning))
                    position = end
                    continue
            position += 1
        return found

    def parse(self, pieces: Pieces, position: int) -> tuple[int, Meaning] | None:
        """End and meaning of the longest expression that starts there."""
        best: tuple[int, Meaning] | None = None
        for candidate in self.rules:
            match = candidate.pattern.match(pieces.codes, position)
            if match is None:
                continue
            read = self.apply(candidate, Match(pieces, match), pieces)
            if read is not None and (best is None or read[0] > best[0]):
                best = read
        return best

    def apply(self, candidate: Rule, match: Match, pieces: Pieces) -> tuple[int, Meaning] | None:
        end = match.found.end()
        if candidate.build_on is not None:
            inner = self.parse(pieces, end) if end < len(pieces.codes) else None
            if inner is None:
                return None
            end, following = inner
            meaning = candidate.build_on(match, following)
        else:
            meaning = candidate.build(match) if candidate.build else None
        return None if meaning is None or end == match.found.start() else (end, meaning)
