"""Names: what a mention calls a thing, freed from determiners, possessors and clauses."""

from __future__ import annotations

import re
import unicodedata

from kgbuild.knowledge.local import LocalEntity
from kgbuild.model.ids import slug
from kgbuild.model.text import Mention
from kgbuild.ontology.cues import Cues

__all__ = [
    "fold_name",
    "identify",
    "key_kind",
    "key_title",
    "make_acronym",
    "name_kind",
    "name_title",
    "split_name",
    "strip_determiners",
    "strip_possessor",
    "tidy",
]

_POSSESSOR = re.compile(r"^(?:\S+ ){0,5}?\S+(?:['’]s|s['’]) (?=\S)")
_PUNCTUATION = re.compile(r"[^\w\s&-]")
# Words of a determiner, the longest first: "a lot of".
LENGTHS = (4, 3, 2, 1)
_ENDS = "\"'“”‘’.,;:!?()[]–—- "


# Marks of direction, which no reader sees: overrides, embeddings, isolates.
TURNING = dict.fromkeys((0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))


def tidy(text: str) -> str:
    """The words of a span with single blanks, without punctuation or a possessive ending around them, and without the
    marks that would turn the writing of what stands beside them."""
    words = " ".join(text.translate(TURNING).split()).strip('"“”‘,;:!?()[]–—- ')
    return re.sub(r"['’]s?$", "", words)


def strip_determiners(text: str, cues: Cues) -> str:
    """ "a lot of the people" -> "people"; never empty."""
    determiners = cues.words("world.determiners")
    words = text.split(" ")
    while count := next((n for n in LENGTHS if n < len(words) and " ".join(words[:n]).lower() in determiners), 0):
        words = words[count:]
    return " ".join(words).lstrip()


def strip_possessor(text: str) -> str:
    """ "the minister's conduct" -> "conduct"."""
    return _POSSESSOR.sub("", text)


def name_kind(mention: Mention, text: str, cues: Cues) -> str:
    """What a nominal is about: its head, what stands before it, and what "of" adds; "lack of progress". Of "a lot of
    people" it is the people."""
    whole = " ".join(text[mention.span.start : mention.span.end].split())
    counted = strip_determiners(whole, cues)
    beyond_head = mention.head.end - mention.span.start <= len(whole) - len(counted)
    if beyond_head and not counted.lower().startswith("of "):
        return tidy(_cut_clauses(counted, cues))
    head = text[mention.span.start : max(mention.head.end, mention.span.start)]
    front = tidy(strip_determiners(strip_possessor(strip_determiners(tidy(head), cues)), cues))
    tail = text[mention.head.end : mention.span.end].split()
    if not tail or tail[0].lower() != "of":
        return front
    kept = _cut_clauses(" ".join(tail[1:]), cues)
    return tidy(f"{front} of {kept}") if kept else front


def _cut_clauses(words: str, cues: Cues) -> str:
    """The words up to the first that begins a clause or a phrase of another preposition than "of"."""
    endings = cues.words("world.endings")
    kept: list[str] = []
    for word in words.split():
        if word.lower().strip(_ENDS) in endings or not word.strip(_ENDS):
            break
        kept.append(word)
        if word[-1] in ",;:.":
            break
    return " ".join(kept)


def name_title(mention: Mention, text: str, cues: Cues) -> str:
    """An office's wording without determiner and words of tenure: "the former envoy to Oz" -> "envoy to Oz"."""
    words = strip_determiners(tidy(text[mention.span.start : mention.span.end]), cues)
    return _strip_tenure(words, cues)


def _strip_tenure(words: str, cues: Cues) -> str:
    tenure = sorted(cues.words("world.tenure"), key=len, reverse=True)
    while prefix := next((t for t in tenure if words.lower().startswith((f"{t} ", f"{t}-"))), None):
        words = words[len(prefix) + 1 :].lstrip()
    return words


def key_title(mention: Mention, owner: Mention | None, text: str, cues: Cues) -> str:
    """The title as a piece of an id, without its owner: "Norwegian envoy for peace", "Norway's envoy" share it."""
    after = owner is not None and mention.head.end <= owner.span.start < mention.span.end
    end = owner.span.start if owner is not None and after else mention.span.end
    words = [tidy(text[mention.head.start : mention.head.end])]
    for word in text[mention.head.end : end].split():
        if word.lower().strip(_ENDS) in cues.words("world.endings") or word[:1] in ",;:(":
            break
        words.append(word)
    while len(words) > 1 and (words[-1].lower() == "of" or words[-1].lower() in cues.words("world.determiners")):
        words.pop()
    title = _strip_tenure(tidy(" ".join(words)), cues).lower()
    return slug(cues.map("world.titles").get(title, title))


def key_kind(name: str, cues: Cues) -> str:
    """The slug that all wordings of one kind share: lower case, singular."""
    words = name.lower().split()
    if not words:
        return slug(name)
    return slug(" ".join((*words[:-1], _make_singular(words[-1], cues))))


def _make_singular(word: str, cues: Cues) -> str:
    # Rough on purpose: the key must only be the same for singular and plural; labels keep the text's own form.
    if (
        len(word) < 4
        or word in cues.words("world.unchanged")
        or not word.endswith("s")
        or word.endswith(("ss", "us", "is"))
    ):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1]


def fold_name(name: str) -> str:
    """A name for comparison: no case, accents, punctuation or leading article."""
    plain = unicodedata.normalize("NFKD", name)
    letters = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    words = _PUNCTUATION.sub("", letters).replace("-", " ").split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def identify(local: LocalEntity) -> str:
    """What a named thing is called, for comparing what documents are about."""
    return local.entry or fold_name(local.entity.name)


def split_name(name: str, cues: Cues) -> tuple[str, ...]:
    """The folded words of a person's name, without a generation at the end ("Jr")."""
    words = tuple(fold_name(name).split())
    return words[:-1] if len(words) > 2 and words[-1] in cues.words("world.generations") else words


def make_acronym(name: str, cues: Cues) -> str | None:
    """ "Association of Southeast Asian Nations" -> "asan"; None for names of less than three words that count."""
    gaps = cues.words("world.acronym-gaps")
    words = [word for word in fold_name(name).split() if word not in gaps]
    return "".join(word[0] for word in words) if len(words) > 2 else None
