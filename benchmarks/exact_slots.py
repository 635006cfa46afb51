"""Precision, recall and F1 of extractions whose slots are all equal to those marked by hand.

    python benchmarks/exact_slots.py [--readings FILE] [--errors [KIND]] [--sentences]

The conventions of the marking are in benchmarks/exact_slots/README.md.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

GOLD = Path(__file__).parent / "exact_slots" / "extractions.txt"
SLOTS = ("subject", "relation", "object", "further")

Triple = tuple[str, ...]  # subject, relation, object, further arguments in alphabetical order


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence and its extractions, each with the markings that count as it (the first one is the natural one)."""

    id: str
    text: str
    extractions: tuple[tuple[Triple, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A marked extraction and the one read for it, in the marking that is nearest; one of them may be missing."""

    sentence: Sentence
    gold: Triple | None
    read: Triple | None

    @property
    def kind(self) -> str:
        """What is wrong, in words; "" if nothing is."""
        if self.gold is None:
            return "spurious"
        if self.read is None:
            return "missing"
        if self.gold == self.read:
            return ""
        differing = [name for name in SLOTS if slot(self.gold, name) != slot(self.read, name)]
        if len(differing) > 1 and sorted(words(self.gold)) == sorted(words(self.read)):
            return "same words, other slots"
        return " + ".join(differing)


def make_triple(slots: Iterable[str]) -> Triple:
    """A triple with its white space made even; the order of further arguments does not matter."""
    subject, relation, *arguments = (" ".join(text.split()) for text in slots)
    return (subject, relation, *arguments[:1], *sorted(arguments[1:]))


def slot(triple: Triple, name: str) -> Triple:
    place = SLOTS.index(name)
    return triple[3:] if name == "further" else triple[place : place + 1]


def words(triple: Triple) -> list[str]:
    return " ".join(triple).split()


def read_gold(path: Path) -> list[Sentence]:
    sentences: list[Sentence] = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.strip().split("\n")
        if lines[0].startswith("#"):
            continue
        extractions: list[list[Triple]] = []
        for line in lines[1:]:
            marking = line.strip()
            if marking.startswith("~ "):
                extractions[-1].append(make_triple(marking[2:].split(" | ")))
            else:
                extractions.append([make_triple(marking.split(" | "))])
        sentences.append(
            Sentence(id=f"s{len(sentences) + 1:03}", text=lines[0], extractions=tuple(map(tuple, extractions)))
        )
    return sentences


def write_sentences(sentences: Iterable[Sentence]) -> str:
    return "".join(json.dumps({"id": s.id, "text": s.text}, ensure_ascii=False) + "\n" for s in sentences)


def read_sentences(sentences: Iterable[Sentence]) -> str:
    """What `kgbuild read` says of the sentences, as JSON Lines."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "sentences.jsonl"
        file.write_text(write_sentences(sentences), encoding="utf-8")
        command = [sys.executable, "-m", "kgbuild", "read", str(file)]
        return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, encoding="utf-8").stdout


def read_triples(readings: str) -> dict[str, list[Triple]]:
    triples: defaultdict[str, list[Triple]] = defaultdict(list)
    for line in readings.splitlines():
        row = json.loads(line)
        for frame in row["frames"]:
            for extraction in frame["extractions"]:
                phrases = [extraction["subject"], extraction["relation"], *extraction["arguments"]]
                triples[row["id"]].append(make_triple(phrase["text"] for phrase in phrases))
    return triples


def likeness(gold: Triple, read: Triple) -> tuple[int, int, float]:
    """How near two triples are: equal or not, equal slots, words in common; zeros if their relations have no word in common."""
    common = Counter(words(gold)) & Counter(words(read))
    if not set(gold[1].split()) & set(read[1].split()):
        return (0, 0, 0.0)
    equal = sum(slot(gold, name) == slot(read, name) for name in SLOTS)
    return (int(gold == read), equal, 2 * sum(common.values()) / (len(words(gold)) + len(words(read))))


def pair_triples(sentence: Sentence, triples: list[Triple]) -> Iterator[Pair]:
    """Marked and read extractions one to one, the likest first; then what is left of either."""
    candidates = sorted(
        (
            (likeness(marking, read), -number, -place, marking)
            for number, markings in enumerate(sentence.extractions)
            for marking in markings
            for place, read in enumerate(triples)
        ),
        reverse=True,
    )
    marked, taken = set(range(len(sentence.extractions))), set(range(len(triples)))
    for (_, _, like), number, place, marking in candidates:
        if like >= 0.4 and -number in marked and -place in taken:
            marked.remove(-number)
            taken.remove(-place)
            yield Pair(sentence=sentence, gold=marking, read=triples[-place])
    for number in sorted(marked):
        yield Pair(sentence=sentence, gold=sentence.extractions[number][0], read=None)
    for place in sorted(taken):
        yield Pair(sentence=sentence, gold=None, read=triples[place])


def f1(right: int, read: int, gold: int) -> tuple[float, float, float]:
    precision, recall = right / read if read else 0.0, right / gold if gold else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0


def print_figures(pairs: list[Pair]) -> None:
    both = [pair for pair in pairs if pair.gold and pair.read]
    gold, read = sum(pair.gold is not None for pair in pairs), sum(pair.read is not None for pair in pairs)
    rows = [("all slots equal", sum(not pair.kind for pair in both))]
    for name in SLOTS:
        right = sum(slot(pair.gold or (), name) == slot(pair.read or (), name) for pair in both)
        rows.append((f"{name} equal", right))
    print(f"{gold} marked, {read} read, {len(both)} paired\n{'':24}{'P':>7}{'R':>7}{'F1':>7}")
    for name, right in rows:
        print(f"{name:24}" + "".join(f"{figure:7.3f}" for figure in f1(right, read, gold)))
    print("\ndiffers in")
    for kind, count in Counter(pair.kind for pair in pairs if pair.kind).most_common():
        print(f"{count:5}  {kind}")


def print_errors(pairs: list[Pair], kind: str) -> None:
    previous = None
    for pair in pairs:
        if not pair.kind or (kind and pair.kind != kind):
            continue
        if pair.sentence is not previous:
            print(f"\n{pair.sentence.id}  {pair.sentence.text}")
            previous = pair.sentence
        print(f"  {pair.kind}")
        for name, triple in (("marked", pair.gold), ("read", pair.read)):
            if triple:
                print(f"    {name:6}  {' | '.join(triple)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--readings", type=Path, help="what was read of the sentences, as JSON Lines")
    parser.add_argument("--errors", nargs="?", const="", metavar="KIND", help="list what differs, of one kind or all")
    parser.add_argument("--sentences", action="store_true", help="print the sentences as JSON Lines and stop")
    options = parser.parse_args()
    sentences = read_gold(GOLD)
    if options.sentences:
        print(write_sentences(sentences), end="")
        return
    readings = options.readings.read_text(encoding="utf-8") if options.readings else read_sentences(sentences)
    triples = read_triples(readings)
    pairs = [pair for sentence in sentences for pair in pair_triples(sentence, triples[sentence.id])]
    print_figures(pairs)
    if options.errors is not None:
        print_errors(pairs, options.errors)


if __name__ == "__main__":
    main()
