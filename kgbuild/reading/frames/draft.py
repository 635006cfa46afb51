"""Frames over tokens, before they get their ids: what the rooms of frames/ hand to one another."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from kgbuild.model.text import MentionKind, Modality, Polarity, Quantity, TimeFrom
from kgbuild.reading.annotated import Annotated, Found, Quote
from kgbuild.reading.frames.clause import (
    Slot,
    conjuncts,
    governed,
    noun_slots,
    prepositions,
    verb_lemma,
    verb_slots,
    wide_preposition,
)
from kgbuild.reading.frames.slots import Slots
from kgbuild.reading.frames.subjects import surface_subject
from kgbuild.reading.frames.wholes import whole_end
from kgbuild.reading.trees import Token

__all__ = ["DEEDS", "Context", "Draft", "Filler"]

DEEDS = ("deeds.transitive", "deeds.befalling", "deeds.doing", "deeds.mutual", "deeds.occasions")  # lists of nouns

_FIGURES = frozenset({"MONEY", "PERCENT", "QUANTITY"})
_CUT_SHORT = frozenset({"npadvmod", "advmod", "dep", "conj"})  # as what the parse hangs the rest of a list on the verb
_PARTIES = frozenset({"to", "by", "from", "subject"})
_LISTING = frozenset({",", "and", "&"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Filler:
    """What fills a role: tokens [start, end), the mention that they are (an index), the frame that they evoke (the head
    token of its trigger)."""

    role: str
    head: int
    start: int
    end: int
    mention: int | None = None
    frame: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """`trigger` is the head token of tokens [start, end). `slots` are what its sense was chosen by."""

    trigger: int
    start: int
    end: int
    lemma: str
    pos: str
    type: str | None
    fillers: tuple[Filler, ...]
    extractor: str
    sense: str | None = None
    slots: tuple[Slot, ...] = ()
    extractions: tuple[Slots, ...] = ()
    polarity: Polarity = Polarity.POSITIVE
    modality: Modality = Modality.CERTAIN
    time: str | None = None
    time_from: TimeFrom | None = None
    place: int | None = None
    same: int | None = None

    def role(self, name: str) -> tuple[Filler, ...]:
        return tuple(filler for filler in self.fillers if filler.role == name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """A parsed text with its mentions, looked up by token. `members`: the mentions that a plural one stands for."""

    annotated: Annotated
    found: tuple[Found, ...]
    members: Mapping[int, tuple[int, ...]]
    slots: dict[int, tuple[Slot, ...]] = field(default_factory=dict)
    lemmas: dict[int, str] = field(default_factory=dict)
    by_head: Mapping[int, int] = field(init=False)
    times: Mapping[int, int] = field(init=False)
    starts: tuple[int, ...] = field(init=False)
    quote_starts: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        times: dict[int, int] = {}
        by_head: dict[int, int] = {}
        for i, one in enumerate(self.found):
            if one.kind is MentionKind.TIME:
                for token in range(one.start, one.end):
                    times.setdefault(token, i)  # "from May to July": of a time in a time the wider one, which is first
            by_head.setdefault(one.head, times.get(one.head, i))  # an office stands behind who has it
        object.__setattr__(self, "by_head", by_head)
        object.__setattr__(self, "times", times)
        object.__setattr__(self, "starts", tuple(one.start for one in self.found))
        object.__setattr__(self, "quote_starts", tuple(quote.start for quote in self.annotated.quotes))

    def nearby(self, start: int, end: int) -> range:
        """The indices of the mentions that begin in tokens [start, end), in text order."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def quotes_in(self, start: int, end: int) -> tuple[Quote, ...]:
        """The quotations that have some of tokens [start, end)."""
        quotes = self.annotated.quotes
        first = max(0, bisect_left(self.quote_starts, start) - 1)
        last = bisect_left(self.quote_starts, end)
        return tuple(quote for quote in quotes[first:last] if quote.end > start)

    def verb_slots(self, verb: Token) -> tuple[Slot, ...]:
        """The functions of a verb, worked out once."""
        known = self.slots.get(verb.i)
        if known is None:
            slots = verb_slots(verb, self.annotated.ontology.cues)
            reporter = self.trailing_reporter(verb)
            if reporter is not None:
                others = (slot for slot in slots if slot.head != reporter)
                slots = (Slot("clause", verb.sent.root), Slot("subject", reporter), *others)
            slots = (*slots, *self._listed_objects(verb, slots), *self.misplaced(slots))
            known = self.slots[verb.i] = self._unfold(slots)
        return known

    def _listed_objects(self, verb: Token, slots: Iterable[Slot]) -> Iterator[Slot]:
        """Further names in a list of objects that the parse cuts short: "announces the Corvo 4, Corvo 5 and Corvo Air"."""
        last = max((slot.head for slot in slots if slot.function == "object"), key=lambda head: head.i, default=verb)
        if last.i <= verb.i or not self._is_name(last):
            return
        for child in verb.children:
            if child.i <= last.i or child.is_punct or child.dep_ == "cc":
                continue
            before = child.left_edge.nbor(-1)
            if child.dep_ not in _CUT_SHORT or not self._is_name(child) or before.text not in _LISTING:
                return
            yield Slot("object", child)

    def _is_name(self, token: Token) -> bool:
        index = self.by_head.get(token.i)
        return index is not None and self.found[index].kind is MentionKind.NAME and not self.is_a(token, "kg:Place")

    def subject(self, verb: Token) -> tuple[Token | None, bool]:
        """The subject of a verb as the clause has it, or shared from another one, and whether it is shared."""
        return surface_subject(verb, self.annotated.ontology.cues)

    def noun_slots(self, noun: Token) -> tuple[Slot, ...]:
        """The functions of a noun."""
        return self._unfold(noun_slots(noun))

    def _unfold(self, slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
        """With what a preposition of several words governs: "released it in response to complaints"."""
        unfolded: list[Slot] = []
        for slot in slots:
            last = self.wide_preposition(slot.head) if slot.marker is not None else None
            apart = (
                None if slot.marker is None or slot.marker.i == 0 else f"{slot.marker.nbor(-1).lower_} {slot.function}"
            )
            if apart in self.words("frames.asides"):  # "sold everything apart from the boat"
                unfolded.append(replace(slot, function=str(apart)))
            elif last is None:
                unfolded.append(slot)
            else:
                unfolded.extend(governed(last, f"{slot.function} {slot.head.lower_} {last.lower_}"))
        return tuple(unfolded)

    def wide_preposition(self, noun: Token) -> Token | None:
        """The last word of a preposition that this noun is part of."""
        return wide_preposition(noun, self.annotated.ontology.lexicon.prepositions)

    def verb_lemma(self, verb: Token) -> str:
        """The lemma with its particle, worked out once."""
        known = self.lemmas.get(verb.i)
        if known is None:
            known = verb_lemma(verb)
            if " " not in known and verb.i + 1 < len(verb.doc):
                # "stepped down": a particle that the parse takes for an adverb or preposition without an object
                after = verb.nbor(1)
                stranded = (
                    after.head == verb and after.tag_ in {"RB", "RP", "IN"} and not any(True for _ in after.children)
                )
                if stranded and self.annotated.ontology.lexicon.senses(f"{known} {after.lower_}", "verb"):
                    known = f"{known} {after.lower_}"
            self.lemmas[verb.i] = known
        return known

    def trailing_reporter(self, verb: Token) -> Token | None:
        """Who reports at the end of a sentence: "It will buy its rival, the two companies announced on Tuesday.", which
        the parse takes for companies that were announced."""
        noun, doc = verb.head, verb.doc
        if verb.tag_ not in {"VBN", "VBD"} or verb.dep_ not in {"acl", "relcl"} or verb.i != noun.i + 1:
            return None
        cue = self.annotated.ontology.cues.reporting(self.verb_lemma(verb), "verb")
        if cue is None or not cue.direct or any(c.dep_ in {"nsubj", "agent", "dobj", "ccomp"} for c in verb.children):
            return None
        start, sentence = noun.left_edge.i, verb.sent
        closing = all(token.is_punct or token.is_space for token in doc[verb.right_edge.i + 1 : sentence.end])
        apart = start - 1 > sentence.start and doc[start - 1].text == "," and noun.head.i <= start
        return noun if closing and apart else None

    def misplaced(self, slots: Iterable[Slot]) -> tuple[Slot, ...]:
        """Places and times that the parse hangs on a person: in "met Ana Diaz in Lima" it is the meeting that was in Lima.

        A court's place is the ruling's too, a place's place ("at the Hilton in Lima") what happens there. And the price that it
        hangs on a party: "sold it to a rival for two euros".
        """
        return tuple(
            inner
            for slot in slots
            if slot.head.pos_ in {"PROPN", "NOUN", "NUM", "SYM"}
            for noun in conjuncts(slot.head)
            for inner in prepositions(noun)
            if self._strays(inner, noun, slot)
        )

    def _strays(self, inner: Slot, noun: Token, slot: Slot) -> bool:
        if inner.function == "for":
            index = self.by_head.get(inner.head.i)
            value = None if index is None or slot.marker is None else self.found[index].value
            money = isinstance(value, Quantity) and value.unit in self.map("quantities.currencies").values()
            return money and slot.function in _PARTIES
        if inner.function not in self.words("frames.places"):
            return False
        somewhere = self.is_a(inner.head, "kg:Place") or inner.head.i in self.times
        return somewhere and (self._is_placed(noun) or (slot.function == "attribute" and noun == slot.head))

    def _is_placed(self, token: Token) -> bool:
        kind = self.type(token)
        if self.is_a(token, "kg:Place") and not self.is_a(token, "kg:Agent") and token.dep_ == "pobj":
            return token.head.lower_ in self.words("frames.places")
        if token.tag_ in {"CD", "$"} or (token.ent_type_ in _FIGURES and token.pos_ == "NOUN"):
            return True  # "was cut to 20 euros in Italy", "rose 5 percent in May"
        return (kind == "kg:Person" and token.pos_ == "PROPN") or (
            kind == "kg:GovernmentBody" and token.lemma_.lower() in self.words("frames.courts")
        )

    def mention(self, token: Token) -> int | None:
        """The index of the mention that a token heads."""
        return self.by_head.get(token.i)

    def is_pronoun(self, token: Token) -> bool:
        index = self.by_head.get(token.i)
        return index is not None and self.found[index].kind is MentionKind.PRONOUN

    def type(self, token: Token) -> str | None:
        """The class of what a token heads, None where it is not known."""
        index = self.by_head.get(token.i)
        return None if index is None else self.found[index].type

    def is_a(self, token: Token, curie: str) -> bool:
        kind = self.type(token)
        return kind is not None and self.annotated.ontology.schema.is_a(kind, curie)

    def words(self, name: str) -> frozenset[str]:
        return self.annotated.ontology.cues.words(name)

    def map(self, name: str) -> Mapping[str, str]:
        return self.annotated.ontology.cues.map(name)

    def _is_notion(self, noun: Token) -> bool:
        """Whether a noun names no thing but a manner, measure or quality: "for the first time", "in a certain way"."""
        if any(child.pos_ == "PROPN" and child.dep_ in {"compound", "appos"} for child in noun.children):
            return False  # "its latest addition, the Corvo"
        lemma = noun.lemma_.lower()
        if lemma in self.words("frames.notions"):
            return True
        if not lemma.endswith(tuple(self.words("frames.notion-endings"))):
            return False
        return lemma not in self.words("frames.notion-exceptions") and not any(
            lemma in self.words(kind) for kind in DEEDS
        )

    def fillers(self, role: str, token: Token) -> tuple[Filler, ...]:
        """The filler that a token heads; where it stands for several, the members after it one by one."""
        if token.dep_ == "appos" and self.is_a(token, "kg:Position") and self.is_a(token.head, "kg:Person"):
            return self.fillers(role, token.head)  # "Ana Diaz, a chemist running the plant": she runs it
        index = self.by_head.get(token.i)
        if index is None:
            start, end = _bounds(token)
            return (Filler(role=role, head=token.i, start=start, end=end),)
        mention = self.found[index]
        if mention.kind is MentionKind.NOMINAL and mention.type is None and self._is_notion(token):
            return (Filler(role=role, head=token.i, start=mention.start, end=mention.end),)
        standing, end = (index, *self.members.get(index, ())), mention.end
        if mention.kind is MentionKind.NOMINAL and self.is_a(token, "kg:Agent"):
            end = whole_end(token, end, self.words("frames.belonging"))
        return tuple(
            Filler(role=role, head=token.i, start=mention.start, end=end, mention=member) for member in standing
        )


def _bounds(token: Token) -> tuple[int, int]:
    """Tokens of a phrase that is no mention: the subtree, without marks at its edges."""
    start, end = token.left_edge.i, token.right_edge.i + 1
    doc = token.doc
    while end - 1 > token.i and (doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    while start < token.i and (doc[start].is_punct or doc[start].is_space):
        start += 1
    return start, end
