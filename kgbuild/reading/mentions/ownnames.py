"""Own names: which of several things of the user's that share a name a document means."""

from __future__ import annotations

from dataclasses import dataclass, field

from kgbuild.ontology.gazetteer import Entry
from kgbuild.reading.trees import Doc

__all__ = ["OwnNames"]


@dataclass(slots=True)
class OwnNames:
    """Of the things that share a name, that which the document also calls by a name of its own ("Holt" in a text on Mira
    Holt); none where it does so with several, or with none."""

    doc: Doc
    chosen: dict[tuple[str, ...], tuple[Entry, ...]] = field(default_factory=dict)

    def choose(self, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        """The one that is meant, or nothing."""
        key = tuple(entry.key for entry in entries)
        if key not in self.chosen:
            meant = tuple(entry for entry in entries if self._is_named(entry, entries))
            self.chosen[key] = meant if len(meant) == 1 else ()
        return self.chosen[key]

    def _is_named(self, entry: Entry, rivals: tuple[Entry, ...]) -> bool:
        shared = {name for rival in rivals if rival.key != entry.key for name in (rival.name, *rival.aliases)}
        return any(name not in shared and name in self.doc.text for name in (entry.name, *entry.aliases))
