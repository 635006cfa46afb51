"""What a text makes of an eventuality, polarity and modality (FactBank's sense), and what an embedding word makes of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kgbuild.model.text import Modality, Polarity
from kgbuild.reading.trees import Token

__all__ = ["DENIED", "EFFECTS", "PLAIN", "Effect", "Factuality", "Passing", "Step"]

_STRENGTH = {
    Modality.CERTAIN: 0,
    Modality.PROBABLE: 1,
    Modality.POSSIBLE: 2,
    Modality.INTENDED: 3,
    Modality.HYPOTHETICAL: 4,
}


@dataclass(frozen=True, slots=True)
class Factuality:
    polarity: Polarity = Polarity.POSITIVE
    modality: Modality = Modality.CERTAIN

    @property
    def is_negative(self) -> bool:
        return self.polarity is Polarity.NEGATIVE

    def under(self, outer: Factuality) -> Factuality:
        """This one inside another: two negations cancel out; the less certain modality stays."""
        negative = self.is_negative != outer.is_negative
        weaker = max(self.modality, outer.modality, key=_STRENGTH.__getitem__)
        return Factuality(Polarity.NEGATIVE if negative else Polarity.POSITIVE, weaker)

    def as_positive(self) -> Factuality:
        return Factuality(Polarity.POSITIVE, self.modality)


PLAIN = Factuality()
DENIED = Factuality(Polarity.NEGATIVE)


@dataclass(frozen=True, slots=True)
class Effect:
    """What a word makes of what it embeds, said of something and denied of it."""

    made: Factuality
    denied: Factuality


def _both(modality: Modality) -> Effect:
    return Effect(Factuality(Polarity.POSITIVE, modality), Factuality(Polarity.NEGATIVE, modality))


# The words that ontology/cues/factuality.toml gives for effects: what each makes, and makes when it is itself denied.
EFFECTS = {
    "certain": _both(Modality.CERTAIN),  # "managed to", "did not manage to"
    "probable": _both(Modality.PROBABLE),
    "possible": _both(Modality.POSSIBLE),
    "intended": _both(Modality.INTENDED),
    "hypothetical": _both(Modality.HYPOTHETICAL),
    "negative": Effect(DENIED, PLAIN),  # "failed to", "did not fail to"
    "assured": Effect(Factuality(modality=Modality.PROBABLE), Factuality(modality=Modality.POSSIBLE)),
    "open": Effect(
        Factuality(modality=Modality.POSSIBLE), Factuality(modality=Modality.POSSIBLE)
    ),  # "sure that", "not sure that"
    "hesitant": Effect(Factuality(modality=Modality.POSSIBLE), PLAIN),  # "hesitated to", "did not hesitate to"
    "permitted": Effect(Factuality(modality=Modality.POSSIBLE), DENIED),  # "allowed to", "not allowed to"
    "achieved": Effect(
        Factuality(modality=Modality.POSSIBLE), DENIED
    ),  # as permitted, but done in the past: "was able to"
    "unlikely": Effect(Factuality(Polarity.NEGATIVE, Modality.PROBABLE), Factuality(modality=Modality.PROBABLE)),
    "unwanted": Effect(Factuality(Polarity.NEGATIVE, Modality.INTENDED), Factuality(modality=Modality.POSSIBLE)),
    "doubted": Effect(Factuality(Polarity.NEGATIVE, Modality.POSSIBLE), PLAIN),
    "presupposed": Effect(PLAIN, PLAIN),  # "regretted signing", "did not regret signing"
}


class Passing(StrEnum):
    """What of the factuality above holds below."""

    ALL = "all"
    MODALITY = "modality"
    COURSE = "course"  # modality, and the polarity that the clause above itself inherits, not its own
    PROSPECT = "prospect"  # what comes first is at most probable while what it leads to is to come
    PENDING = "pending"  # what waits to be approved is at most possible until it is
    CONDITION = "condition"  # nothing but being conditional
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Step:
    """From an eventuality to the clause or noun above that decides of it: what that makes of it, and what it passes on."""

    above: Token | None = None
    effect: Effect = EFFECTS["certain"]
    passes: Passing = Passing.ALL

    def lead(self, own: Factuality, inherited: Factuality) -> Factuality:
        """What comes down the step, of the own and the inherited factuality of what is above."""
        outer = own.under(inherited)
        if self.passes is Passing.NOTHING:
            return self.effect.made
        if self.passes is Passing.ALL:
            made = self.effect.denied if outer.is_negative else self.effect.made
            return made.under(outer.as_positive())
        return self.effect.made.under(self._weakened(outer, inherited))

    def _weakened(self, outer: Factuality, inherited: Factuality) -> Factuality:
        if self.passes is Passing.PENDING:
            return PLAIN if outer == PLAIN else Factuality(modality=Modality.POSSIBLE).under(outer.as_positive())
        if self.passes is Passing.COURSE:
            return Factuality(inherited.polarity, outer.modality)
        if self.passes is Passing.CONDITION or outer.modality is Modality.HYPOTHETICAL:
            return Factuality(modality=Modality.HYPOTHETICAL) if outer.modality is Modality.HYPOTHETICAL else PLAIN
        if self.passes is Passing.PROSPECT:
            return PLAIN if outer.modality is Modality.CERTAIN else Factuality(modality=Modality.PROBABLE)
        return outer.as_positive()
