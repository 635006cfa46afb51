"""Which sense of a predicate holds here, and who fills which role of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kgbuild.model.text import MentionKind
from kgbuild.ontology import Sense
from kgbuild.reading.frames.clause import Slot, conjuncts, is_definite, prepositions, score_start
from kgbuild.reading.frames.draft import Context, Filler
from kgbuild.reading.grammar import AUXILIARIES
from kgbuild.reading.trees import Token

__all__ = ["Obstacle", "choose_sense", "fill_roles", "find_obstacle", "find_occasion"]

_MEASURED = frozenset({"punishment", "amount", "content", "attribute"})
_SITUATIONS = frozenset({"occasion", "topic", "cause"})
_FROM = frozenset({"after", "before"})
_GENERAL = {"subject": "agent", "object": "patient", "indirect": "recipient", "attribute": "attribute"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle:
    """Why a sense does not hold: which function is not as it must be, what it has (None: nothing), what it must have."""

    function: str
    found: str | None = None
    wanted: tuple[str, ...] = ()


def choose_sense(context: Context, lemma: str, pos: str, slots: Sequence[Slot]) -> Sense | None:
    """The first sense of the lexicon whose conditions the slots meet."""
    for sense in context.annotated.ontology.lexicon.senses(lemma, pos):
        if find_obstacle(context, sense, slots) is None:
            return sense
    return None


def find_obstacle(context: Context, sense: Sense, slots: Sequence[Slot]) -> Obstacle | None:
    """The first condition of a sense that the slots do not meet; None where the sense holds."""
    slots = [slot for slot in slots if not (_is_setting(slot) and _is_mere_time(context, sense, slot))]
    filled = {slot.function for slot in slots}
    if not sense.needs <= filled:
        return Obstacle(function=min(sense.needs - filled))
    if sense.some and not sense.some & filled:
        return Obstacle(function=min(sense.some))
    for function, classes in sense.types.items():
        typed = [slot.head for slot in slots if slot.function == function]
        if typed and not any(_fits(context, head, classes, sense.strict) for head in typed):
            return Obstacle(function=function, found=context.type(typed[0]) or typed[0].text, wanted=classes)
    for function, heads in sense.heads.items():
        heads_found = [word for slot in slots if slot.function == function for word in _head_words(context, slot)]
        if not heads and heads_found:  # an empty list: this function must not be filled
            return Obstacle(function=function, found=heads_found[0])
        if heads and heads_found and not any(head in heads for head in heads_found):
            return Obstacle(function=function, found=heads_found[0], wanted=tuple(sorted(heads)))
        if heads and not heads_found and function in sense.needs:
            return Obstacle(function=function)
    return None


def _is_setting(slot: Slot) -> bool:
    """ "on Monday", "Monday's attack"."""
    return slot.marker is not None or slot.function in {"possessor", "compound", "adjective"}


def _is_mere_time(context: Context, sense: Sense, slot: Slot) -> bool:
    """ "On Monday" is no topic; "for nine years" counts where the sense asks for years, "to nine years" as a punishment."""
    if slot.head.i not in context.times or slot.head.lemma_.lower() in sense.heads.get(slot.function, ()):
        return False
    return not (_is_length(context, slot) and sense.roles.get(slot.function) in _MEASURED)


def _is_length(context: Context, slot: Slot) -> bool:
    return str(context.found[context.times[slot.head.i]].value).startswith("P")


def _head_words(context: Context, slot: Slot) -> Iterator[str]:
    """The lemma of a slot's head, the same with the word before it ("martial law"), and what it is a measure of ("700 kg
    of medicine", "a series of bombs")."""
    word = slot.head.lemma_.lower()
    yield word
    for child in slot.head.children:
        if child.i == slot.head.i - 1 and child.dep_ in {"amod", "compound"}:
            yield f"{child.lower_} {word}"
    if word in context.words("frames.measures"):
        for inner in prepositions(slot.head):
            if inner.function == "of":
                yield inner.head.lemma_.lower()


def _fits(context: Context, token: Token, classes: Iterable[str], strict: bool) -> bool:
    kind = context.type(token)
    if kind is None:
        return not strict
    schema = context.annotated.ontology.schema
    return any(schema.is_a(kind, wanted) for wanted in classes)


def fill_roles(
    context: Context, sense: Sense | None, slots: Sequence[Slot], predicates: frozenset[int]
) -> tuple[Filler, ...]:
    """The fillers by role in text order, each conjunct one of its own.

    Slots that the sense does not name keep a general role: place, time, or the preposition. `predicates` are the tokens that
    evoke frames.
    """
    fillers: list[Filler] = []
    edges = context.words("frames.edges_of")
    for slot in slots:
        role = _role(context, sense, slot)
        if (
            role is None
            or slot.head.lower_ in edges
            or (slot.head.lower_ == "it" and context.mention(slot.head) is None)
        ):
            continue  # the "it" of "it is hard to win" is nobody
        first = score_start(slot.head)
        if first is not None:
            fillers.append(Filler(role=role, head=slot.head.i, start=first, end=slot.head.i + 1))
            continue
        if role == "time":
            time = context.times[slot.head.i]
            found = context.found[time]
            fillers.append(Filler(role=role, head=found.head, start=found.start, end=found.end, mention=time))
            continue
        for token in _members(context, slot):
            for filler in context.fillers(role, token):
                frame = token.i if token.i in predicates else None
                fillers.append(
                    Filler(
                        role=role,
                        head=filler.head,
                        start=filler.start,
                        end=filler.end,
                        mention=filler.mention,
                        frame=frame,
                    )
                )
    return tuple(dict.fromkeys(fillers))


def find_occasion(context: Context, slots: Sequence[Slot]) -> tuple[Filler, ...]:
    """ "on the sidelines of the summit": what it was part of."""
    for slot in slots:
        if slot.marker is not None and slot.head.lower_ in context.words("frames.edges_of"):
            for inner in prepositions(slot.head):
                if inner.function in {"of", "at", "to"}:
                    return context.fillers("occasion", inner.head)
    return ()


def _members(context: Context, slot: Slot) -> Iterable[Token]:
    if not slot.alone and slot.head.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"}:
        coordinated = (one for token in conjuncts(slot.head) for one in (token, *_listed(context, token)))
        return tuple(token for token in coordinated if token.pos_ not in {"VERB", "AUX"})
    return (slot.head,)


def _listed(context: Context, name: Token) -> Iterable[Token]:
    """Further names of a list, which the parse takes for appositions: "unveils the Corvo 4, the Corvo 5 and a case". A name
    is not explained by another one of its kind; nor does the verb of one alone agree with several: "Nordkai, Brekke merge"."""
    for child in name.children:
        after_comma = child.dep_ == "appos" and child.left_edge.i > 0 and child.left_edge.nbor(-1).text == ","
        if after_comma and _are_alike(context, name, child, listed=_agrees_with_several(name)):
            yield from conjuncts(child)


def _are_alike(context: Context, one: Token, other: Token, *, listed: bool) -> bool:
    """Whether both are names, of things of one class if they are not known to be `listed`, and not places, one of which is
    in the other."""
    left, right = context.mention(one), context.mention(other)
    if left is None or right is None or context.is_a(one, "kg:Place"):
        return False
    first, second = context.found[left], context.found[right]
    return first.kind is second.kind is MentionKind.NAME and (listed or first.type == second.type)


def _agrees_with_several(name: Token) -> bool:
    verb = name.head
    bare = verb.tag_ in {"VB", "VBP"} and all(child.dep_ not in AUXILIARIES for child in verb.children)
    return name.dep_ == "nsubj" and name.tag_ == "NNP" and bare and verb.dep_ == "ROOT"


def _role(context: Context, sense: Sense | None, slot: Slot) -> str | None:
    if slot.function == "adverbial" and any(child.lower_ in _FROM for child in slot.head.children):
        return None  # "days after the meeting" measures from something else
    if _tells_feeling(context, slot):
        return None
    if slot.head.i in context.times and slot.function not in {"subject", "object", "of"}:
        lasting = slot.function != "compound" and _is_length(context, slot)
        if lasting and slot.function == "by":
            return "amount"  # "delayed by two years"
        named = sense.roles.get(slot.function, "time") if lasting and sense is not None else "time"
        return named if named in _MEASURED else "time"  # "sentenced to two years", but "held for two days"
    if sense is not None and slot.function in sense.roles:
        named = sense.roles[slot.function]
        somewhere = slot.function in context.words("frames.places") and context.is_a(slot.head, "kg:Place")
        if named == "addressee" and context.is_a(slot.head, "kg:Event"):
            return "occasion"  # "told a news conference"
        return "place" if somewhere and named in _SITUATIONS else named
    if slot.function == "adverbial":  # "fell 12 percent"
        counted = any(child.dep_ == "nummod" for child in slot.head.children)
        return "amount" if counted and sense is not None and "amount" in sense.roles.values() else None
    if slot.function == "figure":
        return "score" if sense is not None and sense.type == "kg:Match" else "amount"
    general = sense is None or sense.general
    if slot.function in _GENERAL:
        return _GENERAL[slot.function] if general else None
    if slot.marker is not None:
        if slot.function in context.words("frames.places") and (context.is_a(slot.head, "kg:Place")):
            return "place"
        if slot.function in context.words("frames.occasions") and context.is_a(slot.head, "kg:Event"):
            return "occasion"
        if slot.function in context.words("frames.asides"):
            return None
        if slot.function == "because of":
            return "cause"
        if context.annotated.ontology.cues.reporting(slot.function, "preposition") is not None:
            return None  # "according to": who says so is an attribution, not an argument
        return f"prep:{slot.function}"
    return "topic" if general and slot.function in {"clause", "infinitive", "gerund"} else None


def _tells_feeling(context: Context, slot: Slot) -> bool:
    """ "To the dismay of its staff, it closed": how others took it."""
    return (
        slot.function == "to"
        and slot.head.lemma_.lower() in context.words("frames.feelings")
        and is_definite(slot.head)
    )
