"""How sure an extraction is: a logistic model over its features, shipped as data (ontology/cues/confidence.toml)."""

from __future__ import annotations

from collections.abc import Iterable
from math import exp

from kgbuild.ontology import Ontology

__all__ = ["confidence", "frame_confidence"]


def confidence(ontology: Ontology, features: Iterable[str]) -> float:
    """Probability, rounded to three decimals, that people would write the extraction down so."""
    weights = ontology.cues.map("confidence.weights")
    score = float(weights["bias"]) + sum(float(weights.get(feature, "0")) for feature in sorted(features))
    return round(1 / (1 + exp(-score)), 3)


def frame_confidence(ontology: Ontology, extractor: str) -> float | None:
    """How often the frames of a rule are right, where it has been measured."""
    measured = ontology.cues.map("confidence.frames").get(extractor)
    return None if measured is None else float(measured)
