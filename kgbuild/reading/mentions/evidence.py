"""What the words around a name tell of its class: apposed nouns, what it has, what it does and what is done to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from kgbuild.reading.annotated import Annotated
from kgbuild.reading.mentions.names import NameSpan
from kgbuild.reading.mentions.phrases import phrase_root
from kgbuild.reading.mentions.titles import title_at
from kgbuild.reading.mentions.wordlists import WordLists
from kgbuild.reading.mentions.words import read_words
from kgbuild.reading.trees import Doc, Token

__all__ = ["apposed_nouns", "count_context", "noun_before", "verb_parts"]

PERSON = "kg:Person"
ORGANIZATION = "kg:Organization"
COMPANY = "kg:Company"
PRODUCT = "kg:Product"
TEAM = "kg:Team"
PLACE_ROLES = frozenset({"destination", "origin", "place"})
_PLACE_NAMES = frozenset({"kg:City", "kg:AdministrativeArea"})
_PLACE_LABELS = frozenset({"GPE", "LOC"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_FINITE = frozenset({"VBD", "VBP", "VBZ"})
_CONTENDERS = frozenset({"participant", "winner", "loser"})

Votes = Counter[str]
Part = tuple[Token, str]  # a verb, and what the name is of it: "subject", "object" or a preposition


def count_context(annotated: Annotated, span: NameSpan, lists: WordLists) -> Votes:
    """The votes of the words around a name."""
    doc = annotated.doc
    root = doc[phrase_root(doc, span.start, span.end)]
    parts = tuple(verb_parts(root))
    votes = _count_apposed(doc, span, root, lists)
    votes.update(_count_held(doc, span, root, lists))
    votes.update(_count_visited(annotated, root))
    votes.update(_count_used(doc, span, root, parts, lists))
    votes.update(_count_deeds(span, parts, lists))
    votes.update(_count_matches(annotated, span, parts, lists))
    return votes


def verb_parts(root: Token) -> Iterator[Part]:
    """The verbs that a name is part of, passives turned round; those of the clause that tells more of it too."""
    token = root
    while token.dep_ == "conj" and token.head.i < token.i:
        token = token.head
    if token.dep_ == "pobj":
        preposition = token.head
        verb = preposition.head
        if verb.pos_ == "VERB":
            yield verb, "subject" if preposition.dep_ == "agent" else preposition.lower_
    else:
        yield from _direct(token, token.head)
    for clause in root.children:
        if clause.dep_ == "relcl":
            for word in clause.children:
                if word.tag_ in {"WDT", "WP"} and word.head.i == clause.i:
                    yield from _direct(word, clause)
        elif clause.dep_ == "acl" and clause.tag_ == "VBN":
            yield clause, "object"  # "Acme, bought by Bolt"


def _direct(token: Token, verb: Token) -> Iterator[Part]:
    if token.dep_ in {"nsubj", "nsubjpass"}:
        for other in verb.conjuncts:
            if other.pos_ == "VERB" and other.tag_ in _FINITE and not any(w.dep_ in _SUBJECTS for w in other.lefts):
                yield other, "subject"  # "Acme is based in Oslo and employs 20 people"
    if token.dep_ == "nsubj":
        yield verb, "subject"
    elif token.dep_ in {"dobj", "nsubjpass"}:
        yield verb, "object"


def _verb_lemma(verb: Token) -> str:
    particle = next((child.lower_ for child in verb.children if child.dep_ == "prt"), "")
    return f"{verb.lemma_.lower()} {particle}".rstrip()


def _count_deeds(span: NameSpan, parts: Sequence[Part], lists: WordLists) -> Votes:
    """Votes for a body by what only bodies do and suffer; a name that looks like a person's must be bought."""
    votes: Votes = Counter()
    if span.entry is not None or span.title is not None:
        return votes
    for verb, part in parts:
        lemma = _verb_lemma(verb)
        by_part = lists.deeds if part == "subject" else lists.undergone if part == "object" else {}
        kind = None if part == "subject" and _has_own(verb) else by_part.get(lemma)
        if kind is None and part == "subject" and lemma in lists.speaking and span.label in _PLACE_LABELS:
            kind = ORGANIZATION  # places do not speak
        if kind is not None and (span.label != "PERSON" or (kind != ORGANIZATION and part == "object")):
            votes[kind] += 3
    return votes


def _has_own(verb: Token) -> bool:
    """Whether a verb's object may be its subject's own as only a person's is: "announced his resignation"."""
    own = (word for child in verb.children if child.dep_ == "dobj" for word in child.children if word.dep_ == "poss")
    return any(word.lower_ in {"his", "her"} for word in own)


def _count_matches(annotated: Annotated, span: NameSpan, parts: Sequence[Part], lists: WordLists) -> Votes:
    """Votes for a team: "Arua Comets", "Gulu City" where they play, win or lose."""
    doc = annotated.doc
    words = read_words(doc).text[span.start : span.end]
    if len(words) == 1 or span.entry is not None or span.title is not None or words[0] in lists.given:
        return Counter()
    plural = doc[span.end - 1].tag_ in {"NNPS", "NNS"} or (span.label != "PERSON" and words[-1].endswith("s"))
    named = lists.name_words.get(words[-1])
    if not plural and named not in _PLACE_NAMES | {TEAM}:
        return Counter()
    plays = any(_plays(annotated, verb, part) for verb, part in parts)
    return Counter({TEAM: 8}) if plays else Counter()


def _plays(annotated: Annotated, verb: Token, part: str) -> bool:
    """Whether the lexicon has the part for that of a contender in a match."""
    lexicon, schema = annotated.ontology.lexicon, annotated.ontology.schema
    return any(
        sense.roles.get(part) in _CONTENDERS and schema.is_a(sense.type, "kg:Match")
        for sense in lexicon.senses(verb.lemma_.lower(), "verb")
    )


def _count_visited(annotated: Annotated, root: Token) -> Votes:
    """A vote for a place where the lexicon expects one: "evacuated to Larissa"."""
    preposition = root.head
    if root.dep_ != "pobj" or preposition.head.pos_ != "VERB":
        return Counter()
    senses = annotated.ontology.lexicon.senses(preposition.head.lemma_.lower(), "verb")
    there = any(sense.roles.get(preposition.lower_) in PLACE_ROLES for sense in senses)
    return Counter({"kg:Place": 4}) if there else Counter()


def _count_used(doc: Doc, span: NameSpan, root: Token, parts: Sequence[Part], lists: WordLists) -> Votes:
    """A vote for a product by what people do with it: "posted on Plotto", "a Plotto account", "users of Plotto"."""
    if span.entry is not None or span.title is not None or doc[span.start].text in lists.given:
        return Counter()
    after = doc[span.end] if span.end < len(doc) else root
    noun = after.tag_ in {"NN", "NNS"} and after.lemma_.lower() in lists.used
    of = root.dep_ == "pobj" and root.head.lower_ in {"of", "to"} and root.head.head.lemma_.lower() in lists.used
    posted = any(part == "on" and verb.lemma_.lower() in lists.posting for verb, part in parts)
    return Counter({PRODUCT: 4}) if noun or of or posted else Counter()


def _count_held(doc: Doc, span: NameSpan, root: Token, lists: WordLists) -> Votes:
    """What having such a thing tells: only companies have shares, only teams a goalkeeper."""
    held = root.head if root.dep_ in {"poss", "compound", "nmod"} and span.title is None else None
    if root.dep_ == "pobj" and root.head.dep_ == "prep":
        noun = root.head.head
        kind = lists.dealings.get(f"{noun.lemma_.lower()} {root.head.lower_}")
        if kind is not None and span.label != "PERSON":
            return Counter({kind: 3})  # "a bid from Acme"
        held = noun if root.head.lower_ == "of" else None
    after = span.end + (span.end < len(doc) and doc[span.end].tag_ == "POS")
    office = title_at(doc, after, min(len(doc), after + 4), lists) if after < len(doc) else None
    if office is not None and not office.honorific:
        held = doc[office.end - 1]  # "Acme chief executive Ann Lee"
    if held is None or span.start <= held.i < span.end:
        held = _whose(root)
    kind = lists.holdings.get(held.lemma_.lower()) if held is not None else None
    return Counter({kind: 3}) if kind is not None else Counter()


def _whose(root: Token) -> Token | None:
    """The chief executive of "Acme, whose chief executive resigned"."""
    for clause in root.children:
        if clause.dep_ == "relcl":
            for word in clause.subtree:
                if word.tag_ == "WP$":
                    return word.head
    return None


def noun_before(doc: Doc, span: NameSpan, root: Token) -> Token | None:
    """The noun right before a name that says what it is: "the company" Acme, "striker" Ben Foster."""
    before = doc[span.start - 1] if span.start > 0 else root
    if before.pos_ != "NOUN" or doc[span.start].is_sent_start:
        return None
    if before.head.i == root.i or (root.dep_ == "appos" and root.head.i == before.i):
        return before
    # two subjects of one verb that stand side by side are one
    twice = before.dep_ == root.dep_ and before.head.i == root.head.i
    source = before.dep_ == "pobj" and before.head.head.lower_ == "according"
    return before if twice or source else None


def apposed_nouns(doc: Doc, span: NameSpan, root: Token, lists: WordLists) -> list[Token]:
    """The nouns beside a name: "Acme, a company", "the company Acme", "the town of Acme"."""
    nouns = [child for child in root.children if child.dep_ == "appos" and child.pos_ == "NOUN"]
    before = noun_before(doc, span, root)
    if before is not None:
        nouns.append(before)
    if (
        root.dep_ == "appos"
        and root.head.pos_ == "NOUN"
        and root.head.i == span.start - 2
        and doc[span.start - 1].text == ","
    ):
        nouns.append(root.head)  # "its record company, Acme"
    if root.dep_ == "pobj" and root.head.lower_ == "of" and root.head.head.lemma_.lower() in lists.governed:
        nouns.append(root.head.head)
    return nouns


def _count_apposed(doc: Doc, span: NameSpan, root: Token, lists: WordLists) -> Votes:
    """Votes of the nouns beside the name, and of "who"."""
    votes: Votes = Counter()
    for noun in apposed_nouns(doc, span, root, lists):
        lemma = noun.lemma_.lower()
        if lemma in lists.trades and noun.tag_ == "NN":
            if span.end > span.start + 1 and doc[span.start].text in lists.given:
                votes[PERSON] += 8
            elif noun.i < span.start:  # "Lind, a developer" may be a surname
                votes[COMPANY] += 8
            continue
        # a group or rival may be anything
        if noun.tag_ == "NN" and lemma in lists.nouns and lemma not in lists.either:
            votes[lists.nouns[lemma]] += 8
    for child in root.children:
        if child.dep_ == "relcl" and any(word.lower_ == "who" and word.head.i == child.i for word in child.children):
            votes[PERSON] += 4
    return votes
