"""Reasons: matches that explain themselves."""

from __future__ import annotations

from kgbuild.knowledge.local import LocalEntity
from kgbuild.knowledge.names import identify
from kgbuild.knowledge.resolution.clusters import conflict
from kgbuild.model.world import Judgement, Match

__all__ = ["judge", "share_context"]

ENOUGH = 2


def judge(left: LocalEntity, right: LocalEntity, score: float, verdict: Judgement, *features: str) -> Match:
    """The match of two, smaller id first; what cannot be one is DIFFERENT whatever else agrees."""
    if conflict(left, right):
        score, verdict, features = 0.0, Judgement.DIFFERENT, (*features, "linked to different things")
    first, second = sorted((left.id, right.id))
    return Match(left=first, right=second, score=score, judgement=verdict, features=tuple(features))


def share_context(left: LocalEntity, right: LocalEntity) -> tuple[str, ...]:
    """What the documents of two have in common that makes them likely one: an office, or two things that both name."""
    offices = sorted(left.offices & right.offices)
    if offices:
        return tuple(f"both hold {office}" for office in offices)
    shared = sorted((left.context & right.context) - {identify(left), identify(right)})
    return tuple(f"both beside {name}" for name in shared[:ENOUGH]) if len(shared) >= ENOUGH else ()
