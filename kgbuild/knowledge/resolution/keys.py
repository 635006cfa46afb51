"""Keys: what the names of things other than people are compared by."""

from __future__ import annotations

from functools import lru_cache

from kgbuild.knowledge.local import LocalEntity
from kgbuild.knowledge.names import fold_name, key_kind, make_acronym
from kgbuild.ontology.cues import Cues

__all__ = ["Keys"]


class Keys:
    """Makes the keys of names, each name's once."""

    def __init__(self, cues: Cues) -> None:
        self.cues = cues
        self.forms = cues.words("world.legal-forms")
        self.spellings = cues.map("resolution.words")
        self.make = lru_cache(maxsize=None)(self._make)
        self.fold = lru_cache(maxsize=None)(fold_name)
        self.abbreviate = lru_cache(maxsize=None)(self._abbreviate)

    def _make(self, name: str, family: str) -> str:
        """A name without legal form, article and blanks, in one spelling; of products in the singular."""
        words = [self.spellings.get(word, word) for word in fold_name(name).split()]
        while len(words) > 1 and words[-1] in self.forms:
            words.pop()
        if family == "product":
            return key_kind(" ".join(words), self.cues).replace("-", "")
        return "".join(words)

    def _abbreviate(self, name: str) -> str | None:
        return make_acronym(name, self.cues)

    def list_keys(self, local: LocalEntity, family: str) -> set[str]:
        """The keys of all names of a thing that name it elsewhere too."""
        found: set[str] = set()
        for name in local.entity.names or (local.entity.name,):
            # "Alder" in a text on Alder Bank may be Alder Ltd elsewhere
            if name == local.entity.name or " " in name or name.isupper():
                found.add(self.make(name, family))
        return found - {""}

    @staticmethod
    def is_acronym(name: str) -> bool:
        return name.isupper() and " " not in name and 2 < len(name) < 8
