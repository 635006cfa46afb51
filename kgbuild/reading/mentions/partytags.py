"""Party tags: "(R-Ky.)" behind a politician's name, which names no place."""

from __future__ import annotations

import re

from kgbuild.ontology.gazetteer import Gazetteer
from kgbuild.reading.annotated import Annotated
from kgbuild.reading.mentions.words import read_words

__all__ = ["find_party_tags"]

_COUNTRY = "country/united-states"
_POSTAL = re.compile("[A-Z]{2}")
_TAG = re.compile(r"(?:(?<=\()|(?<=, ))(\w+)[-–]([A-Z][\w.]*(?: [A-Z][\w.]*)*)(?![\w-])")


def find_party_tags(annotated: Annotated) -> frozenset[int]:
    """The tokens of party and state, in brackets or behind a comma: "Ada Moss (D-Mont.)", "Ada Moss, R-N.Y., ..."."""
    ontology, words = annotated.ontology, read_words(annotated.doc)
    parties = ontology.cues.words("names.parties")
    found = [
        tag.span()
        for tag in _TAG.finditer(annotated.document.text)
        if tag[1] in parties and _is_state(tag[2], ontology.gazetteer)
    ]
    if not found:
        return frozenset()
    return frozenset(i for i, place in enumerate(words.starts) if any(start <= place < end for start, end in found))


def _is_state(text: str, gazetteer: Gazetteer) -> bool:
    """Whether a text is a state or a town of the country whose papers have such tags, in full or in short."""
    if _POSTAL.fullmatch(text.rstrip(".")):
        return True
    known = (entry for name in (text, text.rstrip("."), f"{text}.") for entry in gazetteer.lookup(name))
    return any(_COUNTRY in (outer.key for outer in gazetteer.within(entry.key)) for entry in known)
