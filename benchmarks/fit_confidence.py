"""Fits the confidence of extractions on annotated sentences and prints the weights for ontology/cues/confidence.toml.

    python benchmarks/fit_confidence.py DOCS.jsonl GOLD.jsonl SCORER_DIRECTORY [--write]

DOCS and GOLD: CaRB's development part. An extraction's target is the precision of its best gold tuple by CaRB's own
matcher. A logistic model with an L2 penalty, by Newton's method. Reported is the error of the confidence, five-fold by
sentence: the mean gap between confidence and precision over ten equal bins.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kgbuild.model.text import Document
from kgbuild.ontology import Ontology, load_ontology
from kgbuild.reading import assembly
from kgbuild.reading.reader import Reader

PENALTY = 3.0
FOLDS = 5
BINS = 10
RARE = 8  # features of fewer extractions are left out

Vector = NDArray[np.float64]


def fit(rows: Vector, targets: Vector) -> Vector:
    """Weights of a logistic model for targets between 0 and 1; the first column is the bias, which is not penalised."""
    weights = np.zeros(rows.shape[1])
    penalty = np.full(rows.shape[1], PENALTY)
    penalty[0] = 1e-6
    for _ in range(30):
        predicted = 1 / (1 + np.exp(-rows @ weights))
        gradient = rows.T @ (predicted - targets) + penalty * weights
        curvature = rows.T @ (rows * (predicted * (1 - predicted))[:, None]) + np.diag(penalty)
        step = np.linalg.solve(curvature, gradient)
        weights -= step
        if np.abs(step).max() < 1e-9:
            break
    return weights


def calibration_error(predicted: Vector, targets: Vector) -> float:
    order = np.argsort(predicted, kind="stable")
    parts = np.array_split(order, BINS)
    return float(sum(len(part) * abs(predicted[part].mean() - targets[part].mean()) for part in parts) / len(order))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("docs", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("scorer", type=Path)
    parser.add_argument("--model", default="auto")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    sys.path.insert(0, str(args.scorer))
    import score_carb  # the corpus's own matcher

    gold, _ = score_carb.read_gold(args.gold)
    ontology = load_ontology()
    seen: list[frozenset[str]] = []
    judge = assembly.confidence

    def remember(known: Ontology, found: frozenset[str]) -> float:
        seen.append(found)
        return judge(known, found)

    assembly.confidence = remember  # type: ignore[assignment]
    reader = Reader(ontology, model=args.model)
    documents = [json.loads(line) for line in args.docs.read_text(encoding="utf-8").splitlines()]
    features: list[frozenset[str]] = []
    targets: list[float] = []
    sentences: list[int] = []
    for number, reading in enumerate(reader.read(Document(id=d["id"], text=d["text"]) for d in documents)):
        extractions = [x for frame in reading.frames for x in frame.extractions]
        for extraction, found in zip(extractions, seen, strict=True):
            words = [argument.text for argument in extraction.arguments]
            slots = score_carb.slots(extraction.relation.text, extraction.subject.text, *words)
            best = max((score_carb.match(one, slots)[0] for one in gold.get(reading.document.id, [])), default=None)
            if best is not None:
                features.append(found)
                targets.append(best)
                sentences.append(number)
        seen.clear()
    counts: dict[str, int] = {}
    for row in features:
        for name in row:
            counts[name] = counts.get(name, 0) + 1
    names = ["bias", *sorted(name for name, count in counts.items() if count >= RARE)]
    column = {name: i for i, name in enumerate(names)}
    matrix = np.zeros((len(features), len(names)))
    matrix[:, 0] = 1
    for i, row in enumerate(features):
        for name in row & column.keys():
            matrix[i, column[name]] = 1
    goal, fold = np.array(targets), np.array(sentences) % FOLDS
    held_out = np.zeros(len(goal))
    for k in range(FOLDS):
        weights = fit(matrix[fold != k], goal[fold != k])
        held_out[fold == k] = 1 / (1 + np.exp(-matrix[fold == k] @ weights))
    error = calibration_error(held_out, goal)
    print(f"{len(goal)} extractions, {len(names)} features; calibration error, {FOLDS}-fold: {error:.3f}")
    final = fit(matrix, goal)
    lines = [
        f'"{name}" = "{weight:.2f}"'
        for name, weight in zip(names, final, strict=True)
        if name == "bias" or abs(weight) >= 0.01
    ]
    path = ontology.directory / "cues" / "confidence.toml"
    if args.write:
        head = path.read_text(encoding="utf-8").split("[weights.map]")[0]
        path.write_text(head + "[weights.map]\n" + "\n".join(lines) + "\n", encoding="utf-8")
        print(f"wrote {path}")
    else:
        print("\n".join(lines))


if __name__ == "__main__":
    main()
