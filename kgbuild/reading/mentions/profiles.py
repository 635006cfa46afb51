"""What each mention shows of itself for coreference, read off once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from kgbuild.model.text import MentionKind
from kgbuild.ontology.gazetteer import Gazetteer
from kgbuild.reading.annotated import Annotated, Found, Speech
from kgbuild.reading.mentions.types import name_key
from kgbuild.reading.mentions.wordlists import WordLists, read_word_lists
from kgbuild.reading.mentions.words import read_words
from kgbuild.reading.trees import Doc, Token

__all__ = ["Profile", "read_profiles", "recall_profiles"]

_KEY = "profiles"  # of doc.user_data
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "agent"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A mention as coreference sees it.

    `words`: of a name, casefolded; `core`: those without the country that begins them, whose gazetteer key `country` is, as it
    is of "the Norwegian";
    `modifiers`: lemmas before the head; `determiner`: definite, demonstrative, indefinite, possessive or "";
    `person`: of a pronoun as in cues/pronouns; `story`: number of the sentence among those that are not all quotation;
    `speech`: index of the innermost speech it stands in, -1 outside; `quoted`: between quotation marks;
    `heard`: index of who spoke in the last quotation before it, -1 inside quotations and where nobody is known;
    `possessor`: index of the mention that possesses it, -1 where none; `links`: whether it can have a chain.
    """

    index: int
    found: Found
    token: Token
    sentence: int
    story: int
    lemma: str
    words: tuple[str, ...]
    modifiers: frozenset[str]
    determiner: str
    person: str
    speech: int
    quoted: bool
    heard: int
    possessor: int
    core: tuple[str, ...]
    country: str
    links: bool

    @property
    def name(self) -> bool:
        return self.found.kind is MentionKind.NAME

    @property
    def nominal(self) -> bool:
        return self.found.kind is MentionKind.NOMINAL

    @property
    def pronoun(self) -> bool:
        return self.found.kind is MentionKind.PRONOUN

    @property
    def subject(self) -> bool:
        return self.token.dep_ in _SUBJECTS


def read_profiles(annotated: Annotated, found: Sequence[Found], speeches: Sequence[Speech]) -> tuple[Profile, ...]:
    """A profile for each mention, in order; times and quantities have one that links to nothing."""
    profiles = _read(annotated, found, speeches)
    annotated.doc.user_data[_KEY] = profiles
    return profiles


def recall_profiles(annotated: Annotated, found: Sequence[Found]) -> tuple[Profile, ...]:
    """The profiles last read of these mentions, read anew (as of no speech) where there are none; recalled once only, since
    they and the document would keep each other alive."""
    known = annotated.doc.user_data.pop(_KEY, None)
    if isinstance(known, tuple) and len(known) == len(found) and all(map(_is_of, known, found)):
        return known
    return _read(annotated, found, ())


def _is_of(profile: Profile, mention: Found) -> bool:
    return profile.found is mention


def _read(annotated: Annotated, found: Sequence[Found], speeches: Sequence[Speech]) -> tuple[Profile, ...]:
    doc, lists = annotated.doc, read_word_lists(annotated.ontology)
    sentence_of = read_words(doc).sentence
    speech_of = _speech_of(annotated, speeches)
    by_head: dict[int, int] = {}
    for i, mention in enumerate(found):
        by_head.setdefault(mention.head, i)
    gazetteer = annotated.ontology.gazetteer
    quoted = frozenset(i for quote in annotated.quotes for i in range(quote.start, quote.end))
    stories = _stories(annotated, quoted)
    return tuple(
        _profile(
            doc,
            i,
            found,
            sentence=sentence_of[mention.head],
            story=stories[sentence_of[mention.head]],
            speech=speech_of[mention.head],
            quoted=mention.head in quoted,
            heard=-1 if mention.head in quoted else _heard(mention.head, annotated, speech_of, speeches),
            by_head=by_head,
            gazetteer=gazetteer,
            lists=lists,
        )
        for i, mention in enumerate(found)
    )


def _speech_of(annotated: Annotated, speeches: Sequence[Speech]) -> list[int]:
    """For each token the innermost (shortest) content that holds it; inside a quotation, the one whose quotation it is."""
    speech_of = [-1] * len(annotated.doc)
    parts = sorted(
        ((end - start, start, end, i) for i, speech in enumerate(speeches) for start, end in speech.contents),
        reverse=True,
    )
    for _, start, end, i in parts:
        speech_of[start:end] = [i] * (min(end, len(annotated.doc)) - start)
    for quote in annotated.quotes:
        own = [i for _, start, end, i in parts if start <= quote.start < end or start < quote.end <= end]
        if own:
            speech_of[quote.start : quote.end] = [own[-1]] * (quote.end - quote.start)
    return speech_of


def _heard(head: int, annotated: Annotated, speech_of: Sequence[int], speeches: Sequence[Speech]) -> int:
    """Who spoke in the last quotation that ends before a token."""
    last = bisect_right(annotated.quotes, head, key=lambda quote: quote.end) - 1
    number = speech_of[annotated.quotes[last].start] if last >= 0 else -1
    source = speeches[number].source if number >= 0 else None
    return -1 if source is None else source


def _stories(annotated: Annotated, quoted: frozenset[int]) -> list[int]:
    """The number of each sentence when those that are all quotation are not counted."""
    stories: list[int] = []
    for start, end in read_words(annotated.doc).sentences:
        rest = (annotated.doc[i] for i in range(start, end) if i not in quoted)
        told = any(not token.is_space and not token.is_punct for token in rest)
        stories.append((stories[-1] if stories else 0) + told)
    return stories


def _profile(
    doc: Doc,
    index: int,
    found: Sequence[Found],
    *,
    sentence: int,
    story: int,
    speech: int,
    quoted: bool,
    heard: int,
    by_head: dict[int, int],
    gazetteer: Gazetteer,
    lists: WordLists,
) -> Profile:
    mention = found[index]
    token = doc[mention.head]
    before = [doc[i] for i in range(mention.start, mention.head_start)]
    possessor = next((by_head[child.i] for child in token.children if child.dep_ == "poss" and child.i in by_head), -1)
    name = mention.kind is MentionKind.NAME
    words = tuple(name_key(read_words(doc).phrase(mention.head_start, mention.head_end)).split()) if name else ()
    leading, country = (
        _leading_country(doc, mention, gazetteer) if name and mention.entry is None and len(words) > 1 else (0, "")
    )
    if not country and possessor >= 0:
        country = found[possessor].entry or ""
    if mention.kind is MentionKind.NOMINAL and token.text[0].isupper() and mention.type == "kg:Person":
        nation = gazetteer.demonym(token.text)
        country = nation.key if nation is not None else country
    return Profile(
        index=index,
        found=mention,
        token=token,
        sentence=sentence,
        story=story,
        lemma=token.lemma_.lower(),
        words=words,
        modifiers=frozenset(_modifiers(before, token)),
        determiner=_determiner(doc, mention, token, possessor, lists),
        person=lists.pronoun_person.get(token.lower_, "3") if mention.kind is MentionKind.PRONOUN else "",
        speech=speech,
        quoted=quoted,
        heard=heard,
        possessor=possessor,
        core=words[leading:],
        country=country,
        links=mention.kind not in {MentionKind.TIME, MentionKind.QUANTITY},
    )


def _leading_country(doc: Doc, mention: Found, gazetteer: Gazetteer) -> tuple[int, str]:
    """How many words of a name are its country, and which: "US" of "US State Department", "French" of "French Senate";
    a country in front of the name ("the French Senate" where the name is "Senate") counts too."""
    for length in range(min(3, mention.head_end - mention.head_start - 1), 0, -1):
        text = read_words(doc).phrase(mention.head_start, mention.head_start + length)
        entry = next((entry for entry in gazetteer.lookup(text) if entry.type == "kg:Country"), gazetteer.demonym(text))
        if entry is not None and entry.type == "kg:Country":
            words = len(name_key(text).split())
            return words, entry.key
    return 0, ""


def _modifiers(before: Sequence[Token], head: Token) -> list[str]:
    content = {"NOUN", "PROPN", "ADJ", "NUM", "VERB", "ADV"}
    return [token.lemma_.lower() for token in before if token.pos_ in content and token.i < head.i]


def _determiner(doc: Doc, mention: Found, token: Token, possessor: int, lists: WordLists) -> str:
    if mention.kind not in {MentionKind.NOMINAL, MentionKind.NAME}:
        return ""
    first = doc[mention.start].lower_
    if first in lists.demonstrative:
        return "demonstrative"
    if first in lists.definite:
        return "definite"
    if first in lists.indefinite or (doc[mention.start].tag_ == "CD" and mention.start != token.i):
        return "indefinite"
    if possessor >= 0 or any(child.dep_ == "poss" for child in token.children):
        return "possessive"
    return ""
