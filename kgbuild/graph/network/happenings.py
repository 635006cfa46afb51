"""Happenings: the statements of events that a view shows, those that are stated in one way side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kgbuild.graph.network.columns import Value
from kgbuild.graph.network.rows import Rows
from kgbuild.graph.network.scratch import JOINER

__all__ = ["Happening", "list_happenings"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """A statement of an event, with the event's label, type and dates."""

    statement: str
    event: str
    label: str
    type: str
    evidence: int
    documents: tuple[str, ...]
    earliest: str | None
    latest: str | None
    asserted: bool
    polarity: str
    modality: str
    claimants: tuple[str, ...]
    claimant: str | None

    @property
    def manner(self) -> tuple[str | bool, ...]:
        """What tells the ways apart in which an event is stated."""
        return self.asserted, self.event, self.polarity, self.modality, *self.claimants

    def describe_manner(self) -> dict[str, Value]:
        """The attributes of an edge that say how it is stated."""
        row: dict[str, Value] = {"asserted": self.asserted, "polarity": self.polarity, "modality": self.modality}
        return row | {"claimant": self.claimant} if self.claimant else row


def list_happenings(rows: Rows) -> Iterator[Happening]:
    """The statements that are shown and have an event, those made in the same way side by side; what is asserted first."""
    for row in rows.tables.select_happenings():
        own, event, label, type, evidence, documents, earliest, latest, asserted, polarity, modality, claimants = row
        yield Happening(
            statement=own,
            event=event,
            label=label,
            type=type or "",
            evidence=evidence,
            documents=tuple(documents.split(JOINER)),
            earliest=earliest,
            latest=latest,
            asserted=bool(asserted),
            polarity=polarity,
            modality=modality,
            claimants=tuple((claimants or "").split(JOINER)),
            claimant=rows.name_claimants(claimants),
        )
