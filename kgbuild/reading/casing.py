"""Headlines In Capitals, and SHOUTED ones, as a sentence would write them, so that the model knows their verbs from their
names: "Rubio Meets Lavrov" is read as "Rubio meets Lavrov".

What is a name the text itself tells where it goes on: a word that stands in small letters there is none, one that stands
with a capital inside a sentence is one. Else what the gazetteer knows keeps its capital, and other English words lose it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

__all__ = ["Known", "recase"]

Known = Callable[[str], bool]

FEWEST, MOST = 5, 30  # words of a headline
LONGEST = 250  # characters
SHORT = 3  # letters of words that headlines leave small
SHARE = 0.8  # of the longer words that begin with a capital
LONGEST_NAME = 5  # words
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_INSIDE = re.compile(r"(?<=[a-z0-9,;)’'] )[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_STOPPED = re.compile(r"[.;:,][\"”’']?\s*$")


@dataclass(frozen=True, slots=True)
class _Evidence:
    """How often words stand inside sentences, by how they are written there."""

    written: Counter[str]

    def is_name(self, word: str) -> bool | None:
        """Whether the text writes a word with a capital; None where it does not write it elsewhere."""
        small = self.written[word.lower()]
        capital = self.written[word] + (self.written[word.capitalize()] if word.isupper() else 0)
        return None if not small and not capital else capital > small

    def is_acronym(self, word: str) -> bool:
        return self.written[word] > self.written[word.capitalize()]


def recase(text: str, is_word: Known, is_name: Known) -> str:
    """The text with its headlines written as sentences, as long as before. `is_word`: whether English has a word (in
    small letters); `is_name`: whether some words are a known name."""
    headlines = [line for line in re.finditer(r"[^\n]+", text) if _is_headline(line.group())]
    if not headlines:
        return text
    pieces: list[str] = []
    rest: list[str] = []
    end = 0
    for line in headlines:
        rest.append(text[end : line.start()])
        end = line.end()
    rest.append(text[end:])
    evidence = _Evidence(Counter(word for part in rest for word in _INSIDE.findall(part)))
    for line, before in zip(headlines, rest, strict=False):
        pieces.extend((before, _recase_line(line.group(), evidence, is_word, is_name)))
    return "".join((*pieces, rest[-1]))


def _is_headline(line: str) -> bool:
    words = _WORD.findall(line) if len(line) <= LONGEST else []
    if not FEWEST <= len(words) <= MOST or _STOPPED.search(line):
        return False
    long = [word for word in words[1:] if len(word) > SHORT]
    return len(long) > 1 and sum(word[0].isupper() for word in long) >= SHARE * len(long)


def _recase_line(line: str, evidence: _Evidence, is_word: Known, is_name: Known) -> str:
    shouted = line.isupper()
    words = list(_WORD.finditer(line))
    named = set(_named(line, words, is_name, evidence))
    letters = list(line)
    for number, word in enumerate(words):
        written = word.group()
        ordinary = evidence.is_name(written) is False or is_word(re.split("['’]", written.lower())[0])
        if ordinary and number not in named and number > 0:
            small = written.lower()
        elif shouted and not evidence.is_acronym(written):
            small = written.capitalize()
        else:
            continue
        if len(small) == len(written):
            letters[word.start() : word.end()] = small
    return "".join(letters)


def _named(line: str, words: list[re.Match[str]], is_name: Known, evidence: _Evidence) -> Iterator[int]:
    """The numbers of the words that are known to be names, or belong to one."""
    first = 0
    while first < len(words):
        for last in range(min(len(words), first + LONGEST_NAME) - 1, first - 1, -1):
            said = evidence.is_name(words[first].group()) if first == last else None
            phrase = line[words[first].start() : words[last].end()]
            if said or (said is None and (last > first or words[first].group()[0].isupper()) and is_name(phrase)):
                yield from range(first, last + 1)
                first = last
                break
        first += 1
