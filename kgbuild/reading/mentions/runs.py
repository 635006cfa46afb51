"""Runs of words with capitals, and of the small words between them: each holds one name or several side by side."""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.reading.annotated import Annotated
from kgbuild.reading.mentions.capitals import NAMED, Capitals
from kgbuild.reading.mentions.titles import title_at
from kgbuild.reading.mentions.wordlists import WordLists
from kgbuild.reading.trees import Doc

__all__ = ["find_runs"]

MAX_PARTICLES = 4  # "van der", "al -"


def find_runs(annotated: Annotated, capitals: Capitals, lists: WordLists) -> Iterator[tuple[int, int]]:
    """Token ranges that hold one name or several side by side ("US Secretary of State Marco Rubio")."""
    doc = annotated.doc
    i = 0
    while i < len(doc):
        if i not in capitals.proper:
            i += 1
            continue
        end = i + 1
        while end < len(doc):
            step = _join(doc, i, end, capitals, lists)
            if step == 0:
                break
            end += step
        yield i, end
        i = end


def _join(doc: Doc, start: int, i: int, capitals: Capitals, lists: WordLists) -> int:
    """How many tokens from `i` on go on the run from `start`; 0 where it ends."""
    token = doc[i]
    if token.is_sent_start:
        return 0
    if i in capitals.proper:
        return 1
    if i + 1 >= len(doc):
        return 0
    following = doc[i + 1]
    if token.text == "-" and _is_second_half(doc, start, i, lists):
        return 2
    if token.text in {"-", "–", "&"} and i + 1 in capitals.proper:
        return 2 if token.text == "&" or not (doc[i - 1].whitespace_ or token.whitespace_) else 0
    inside = token.ent_type_ in NAMED and token.ent_iob_ == "I"
    if token.tag_ == "POS":
        # "the People's Army", "Lloyd's of London"; not "Russia's Foreign Ministry"
        whole = (
            inside
            and token.ent_type_ in {"WORK_OF_ART", "FAC", "PRODUCT", "EVENT", "LAW"}
            and following.ent_iob_ == "I"
        )
        return 1 if i + 1 in capitals.proper and (whole or doc[i - 1].lower_ in lists.possessed) else 0
    through = _particles(doc, start, i, capitals, lists)
    if through:
        return through
    if token.lower_ == "of" or (inside and token.lower_ in lists.joiners):
        opens = doc[i - 1].text in lists.openers or doc[start].text in lists.openers
        opens = opens or (inside and token.ent_type_ != "PERSON")
        if not opens and title_at(doc, max(start, i - 1), i + 2, lists) is None:
            return 0
        if i + 1 in capitals.proper:
            return 0 if token.lower_ == "and" and _stands_alone(doc, start, i, capitals, lists) else 2
        if following.lower_ in {"the", "and"} and i + 2 in capitals.proper and (inside or following.lower_ == "the"):
            return 3
        return 0
    if token.lower_ in lists.linking and i + 1 in capitals.proper:
        return 2  # "Rio de la Plata"
    if token.like_num and inside and not _is_score(doc, i):
        return 1  # "Boeing 787"
    return 0


def _stands_alone(doc: Doc, start: int, i: int, capitals: Capitals, lists: WordLists) -> bool:
    """Whether the text has elsewhere, by itself, what stands before an "and", or a longer name that begins with it comes
    after: then two names are coordinated."""
    more = i + 1 + i - start
    if doc[start:i].text == doc[i + 1 : more].text and more in capitals.proper:
        return doc[more].text not in lists.name_words  # "Orbit and Orbit Max"; not "Bolt and Bolt Partners"
    before, after = doc[start:i].text, doc[i + 1].text
    if before == after and i + 2 not in capitals.proper:
        return False  # "Bolt and Bolt"
    inside = doc.text.count(f"{before} and {after}") * (2 if before == after else 1)
    return doc.text.count(before) > inside


def _particles(doc: Doc, start: int, i: int, capitals: Capitals, lists: WordLists) -> int:
    """How many tokens "van der Berg" adds to "Jan", "do Tejo" to "Diario": particles after a first name or inside one entity."""
    end = i
    while end < min(len(doc), i + MAX_PARTICLES) and (
        doc[end].text in lists.particles or (end > i and doc[end].text == "-" and doc[end - 1].whitespace_ == "")
    ):
        end += 1
    if end == i or end not in capitals.proper:
        return 0
    inside = all(doc[k].ent_type_ in NAMED and doc[k].ent_iob_ == "I" for k in range(i, end + 1))
    named = any(doc[k].text in lists.given for k in range(start, i)) and doc[i].tag_ not in {"CD", "VB", "VBP"}
    # "Correio do Norte", whatever the tagger has; in "do Peruvians like it" a verb follows
    between = doc[i - 1].tag_ == "NNP" == doc[end].tag_ and doc[i].tag_ in {"NNP", "FW", "VB", "VBP"}
    asks = end + 1 < len(doc) and doc[end + 1].tag_ in {"VB", "VBP"}
    return end + 1 - i if inside or named or (between and not asks) else 0


def _is_score(doc: Doc, i: int) -> bool:
    """Whether a number begins a score: "beat the Stars 2-1"."""
    return i + 2 < len(doc) and doc[i + 1].text in {"-", "–"} and doc[i + 2].like_num


def _is_second_half(doc: Doc, start: int, i: int, lists: WordLists) -> bool:
    """Whether "-wai" goes on with "Wu Chi": a small-letter half of a given name, not "-based" or "-led"."""
    half = doc[i + 1]
    if not half.text.islower() or doc[i - 1].whitespace_ or doc[i].whitespace_ or half.text in lists.halves:
        return False
    if doc[i].ent_type_ == "PERSON" and half.ent_iob_ == "I":
        return True
    return i - start >= 2 and len(half.text) <= 5 and doc[i - 1].ent_type_ in {"PERSON", "ORG", ""}
