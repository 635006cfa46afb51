"""Fits how much each sign counts for what a pronoun stands for; prints or writes the weights of ontology/cues/salience.toml.

    python benchmarks/fit_salience.py SCORER_DIRECTORY DOCS.jsonl:GOLD.jsonl:WEIGHT... [--write]

The corpora: GUM's documents with their chains, as their scorer reads them; WEIGHT is how often a corpus counts. A log-linear
ranking of what agrees with the pronoun, where leaving it alone has the score 0, with an L2 penalty, by AdaGrad. Reported is
how many pronouns are linked rightly, wrongly and not at all, five-fold by document.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kgbuild.model.jsonl import format_reading
from kgbuild.model.text import Document
from kgbuild.ontology import load_ontology
from kgbuild.reading.mentions import pronoun_links
from kgbuild.reading.mentions.clusters import Clusters
from kgbuild.reading.mentions.profiles import Profile
from kgbuild.reading.mentions.salience import salience_features, weight_group
from kgbuild.reading.mentions.wordlists import WordLists
from kgbuild.reading.reader import Reader

PENALTY = 3.0
STEPS = 400
FOLDS = 5
RARE = 6  # features of fewer candidates are left out

Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A pronoun: what it may stand for by features, and which of these are right."""

    group: str
    document: int
    weight: float
    options: tuple[frozenset[str], ...]
    right: tuple[bool, ...]
    known: bool  # the gold has it stand for something


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A pronoun while it is read: mention numbers."""

    pronoun: int
    group: str
    options: tuple[tuple[int, frozenset[str]], ...]


def watch(seen: list[Seen]) -> None:
    """Has every choice that the rules make noted in `seen`."""
    choose = pronoun_links.choose

    def note(profile: Profile, found: Sequence[Profile], clusters: Clusters, lists: WordLists) -> int | None:
        options = tuple(
            (other.index, frozenset(salience_features(profile, other, rank, clusters, lists)))
            for rank, other in enumerate(found)
        )
        seen.append(Seen(pronoun=profile.index, group=weight_group(profile), options=options))
        return choose(profile, found, clusters, lists)

    pronoun_links.choose = note


def collect(paths: Sequence[str], scorer: Path, model: str) -> list[Choice]:
    sys.path.insert(0, str(scorer))
    import score_gum  # the corpus's own matcher

    seen: list[Seen] = []
    watch(seen)
    reader = Reader(load_ontology(), model=model)
    choices: list[Choice] = []
    number = 0
    for path in paths:
        docs, gold_file, weight = path.rsplit(":", 2)
        rows = [json.loads(line) for line in Path(docs).read_text(encoding="utf-8").splitlines()]
        gold = {row["id"]: row for row in map(json.loads, Path(gold_file).read_text(encoding="utf-8").splitlines())}
        documents = [Document(id=row["id"], text=row["text"], published=row.get("published")) for row in rows]
        for document in documents:
            seen.clear()
            reading = json.loads(format_reading(next(iter(reader.read([document])))))
            mentions = gold[document.id]["mentions"]
            pairs = score_gum.align(mentions, reading["mentions"])
            chain = {i: mentions[k]["chain"] for i, k in pairs.items()}
            for one in seen:
                own = chain.get(one.pronoun)
                right = tuple(own is not None and chain.get(i) == own for i, _ in one.options)
                choices.append(
                    Choice(
                        group=one.group,
                        document=number,
                        weight=float(weight),
                        options=tuple(features for _, features in one.options),
                        right=right,
                        known=own is not None,
                    )
                )
            number += 1
    return choices


def fit(choices: Sequence[Choice]) -> Mapping[str, float]:
    """The weights of features that make the right options likeliest."""
    counts: defaultdict[str, int] = defaultdict(int)
    for choice in choices:
        for features in choice.options:
            for name in features:
                counts[name] += 1
    names = sorted(name for name, count in counts.items() if count >= RARE)
    column = {name: i for i, name in enumerate(names)}
    rows: list[Sequence[str]] = []
    starts: list[int] = []
    right: list[bool] = []
    weight: list[float] = []
    for choice in choices:
        starts.append(len(rows))
        rows.append(())  # left alone
        right.append(not any(choice.right))
        for features, good in zip(choice.options, choice.right, strict=True):
            rows.append(sorted(features))
            right.append(good)
        weight.append(choice.weight)
    matrix = np.zeros((len(rows), len(names)))
    for i, row in enumerate(rows):
        for name in row:
            if name in column:
                matrix[i, column[name]] = 1
    hits, first, share = np.array(right), np.array(starts), np.array(weight)
    lengths = np.diff([*starts, len(rows)])
    spread = np.repeat(share, lengths)
    weights, squares = np.zeros(len(names)), np.full(len(names), 1e-8)
    for _ in range(STEPS):
        scores = np.exp(np.clip(matrix @ weights, -30, 30))
        total = np.repeat(np.add.reduceat(scores, first), lengths)
        hit = np.repeat(np.add.reduceat(scores * hits, first), lengths)
        gradient = matrix.T @ (spread * (scores / total - scores * hits / hit)) + PENALTY * weights
        squares += gradient**2
        weights -= 0.5 * gradient / np.sqrt(squares)
    return dict(zip(names, weights.tolist(), strict=True))


def judge(choices: Sequence[Choice], weights: Mapping[str, float], least: float) -> tuple[int, int, int]:
    """Pronouns that the gold has stand for something: linked rightly, wrongly, not at all."""
    right = wrong = alone = 0
    for choice in choices:
        scores = [sum(weights.get(name, 0.0) for name in features) for features in choice.options]
        best = max(range(len(scores)), key=lambda i: scores[i], default=None)
        if best is None or scores[best] <= least:
            alone += choice.known
        elif choice.right[best]:
            right += 1
        else:
            wrong += 1
    return right, wrong, alone


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("scorer", type=Path)
    parser.add_argument("corpora", nargs="+")
    parser.add_argument("--model", default="auto")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    choices = collect(args.corpora, args.scorer, args.model)
    groups = sorted({choice.group for choice in choices})
    ontology = load_ontology()
    lines: list[str] = []
    for group in groups:
        own = [choice for choice in choices if choice.group == group]
        print(f"{group}: {len(own)} pronouns; right, wrong, alone, {FOLDS}-fold by document")
        shipped = {name: float(weight) for name, weight in ontology.cues.map(f"salience.{group}").items()}
        print("  shipped (not held out)", judge(own, shipped, pronoun_links.MIN_SALIENCE[group]))
        folds: list[tuple[list[Choice], Mapping[str, float]]] = []
        for k in range(FOLDS):
            kept = [choice for choice in own if choice.document % FOLDS != k]
            folds.append(([choice for choice in own if choice.document % FOLDS == k], fit(kept)))
        for least in (-0.8, -0.4, 0.0, 0.4):
            parts = [judge(held, weights, least) for held, weights in folds]
            print(f"  least {least}:", tuple(sum(part) for part in zip(*parts, strict=True)))
        lines += [f"\n[{group}.map]"]
        lines += [f'"{name}" = "{weight:.2f}"' for name, weight in fit(own).items() if abs(weight) >= 0.005]
    path = ontology.directory / "cues" / "salience.toml"
    if args.write:
        head = "\n".join(line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#"))
        path.write_text(head + "\n" + "\n".join(lines) + "\n", encoding="utf-8")
        print(f"wrote {path}")


if __name__ == "__main__":
    main()
