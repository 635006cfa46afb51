"""The arguments of an extraction: what each complement and adjunct of a predicate contributes, in a slot of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kgbuild.reading.frames.draft import Context
from kgbuild.reading.frames.phrases import after_pause, clause, noun_phrase, trim
from kgbuild.reading.frames.subjects import antecedent, is_passive
from kgbuild.reading.grammar import SUBJECTS, is_finite
from kgbuild.reading.trees import Token

__all__ = ["Argument", "find_arguments", "order_arguments"]

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "ADP", "DET", "X", "SYM"})
_VERBAL = frozenset({"VERB", "AUX"})
_COMPLEMENTS = frozenset({"dobj", "dative", "attr", "acomp", "oprd", "ccomp", "measure"})
_RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})


@dataclass(frozen=True, slots=True)
class Argument:
    """The words of an argument, and its function: the parse's label, for some a truer one."""

    words: tuple[Token, ...]
    function: str


def find_arguments(context: Context, chain: Sequence[Token]) -> list[Argument]:
    """The arguments of a chain of verbs, in text order."""
    first, last = chain[0], chain[-1]
    reports = context.annotated.ontology.cues.reporting(context.verb_lemma(last), "verb") is not None
    found: list[Argument] = []
    for link in chain:
        for child in link.children:
            if child not in chain:
                found.extend(_arguments(context, child, first, last, reports=reports))
    if not any(argument.function in {*_COMPLEMENTS, "xcomp"} for argument in found):
        found = _with_left_out(context, first, last, found)
        found.extend(_shared_object(last, found))
        if reports and last.dep_ == "parataxis":
            found.append(Argument(clause(last.head, without=last), "ccomp"))
    if first.dep_ == "conj":
        found.extend(_leading(context, first))
    return sorted((one for one in found if one.words), key=lambda argument: argument.words[0].i)


def _arguments(context: Context, child: Token, verb: Token, last: Token, *, reports: bool) -> Iterator[Argument]:
    """What a child of the verb adds."""
    dep = child.dep_
    if dep == "dobj" and child.tag_ in {"WDT", "WP"}:
        if antecedent(child) is not child:
            yield Argument(noun_phrase(antecedent(child), without=verb), "dobj")
    elif dep in {"attr", "dative", "oprd"} and child.tag_ in {"WDT", "WP"}:
        return
    elif dep == "dobj" and (charge := _find_charge(context, child, verb)) is not None:
        yield Argument(noun_phrase(child, without=charge), dep)
        yield Argument(_prepositional(context, charge, verb), "prep")
    elif (dep in {"dobj", "attr", "oprd"} and child.pos_ in _NOMINAL) or dep == "acomp":
        yield Argument(noun_phrase(child), dep)
    elif dep in {"prep", "agent"} or (dep == "dative" and child.pos_ == "ADP"):
        yield Argument(_prepositional(context, child, verb), "prep")
    elif dep == "dative":
        yield Argument(noun_phrase(child), dep)
    elif dep in {"npadvmod", "tmod"}:
        if not _is_afterthought(child) and not _is_before_mark(child, verb):
            yield Argument(noun_phrase(child), "measure" if _is_measure(child, last) else dep)
    elif dep in {"ccomp", "xcomp"}:
        if not _is_beside(child, verb, reports=reports):
            yield from _clausal(child, dep)
    elif dep == "advmod" and child.i > last.i and child.pos_ == "ADV":
        if not _is_hollow(child) and child.lower_ not in context.words("frames.connectives"):
            yield Argument(noun_phrase(child), dep)
    elif dep == "advcl" and child.i > last.i and _is_infinitive(child):
        yield Argument(noun_phrase(child), dep)


def _find_charge(context: Context, noun: Token, verb: Token) -> Token | None:
    """The preposition that the parse hangs on the noun where the verb has a role for it: "accused | the mayor | of taking it"."""
    for child in noun.children:
        if child.dep_ == "prep" and any(one.dep_ == "pcomp" and one.tag_ == "VBG" for one in child.children):
            senses = context.annotated.ontology.lexicon.senses(context.verb_lemma(verb), "verb")
            return child if any(child.lower_ in sense.roles for sense in senses) else None
    return None


def _is_infinitive(verb: Token) -> bool:
    return verb.tag_ == "VB" and any(mark.dep_ == "aux" and mark.lower_ == "to" for mark in verb.children)


def _prepositional(context: Context, preposition: Token, verb: Token) -> tuple[Token, ...]:
    for child in preposition.children:
        if child.dep_ == "pobj" and child.tag_ in {"WDT", "WP"} and antecedent(child) is not child:
            return (preposition, *noun_phrase(antecedent(child), without=verb))  # "in which"
    words = noun_phrase(preposition)
    told = " ".join(token.lower_ for token in words)
    if preposition.lower_ == "among" and after_pause(preposition):
        return ()  # "killing nine, among them two children"
    if not words:
        return ()  # a mark that the parser takes for a preposition: "left that morning [4] at ten"
    if words[0].lower_ in context.words("frames.by_whom") or told in context.words("frames.connectives"):
        return ()
    return words


def _clausal(head: Token, function: str) -> Iterator[Argument]:
    """A clause without its "that"; of an infinitive with a subject of its own, that and the rest: let | the witness | testify."""
    words = clause(head) if is_finite(head) else noun_phrase(head)
    if not is_finite(head):
        subject = next((child for child in head.children if child.dep_ == "nsubj"), None)
        if subject is not None and subject.i < head.i:
            inside = {token.i for token in subject.subtree}
            yield Argument(noun_phrase(subject), "dobj")
            yield Argument(trim(token for token in words if token.i not in inside), "xcomp")
            return
    if function == "ccomp" and words and words[0].lower_ == "that" and words[0].dep_ != "det":
        words = trim(words[1:])
    yield Argument(words, function)


def _is_measure(child: Token, last: Token) -> bool:
    """ "fell 12%", "lay 30 kilometres off the coast"."""
    return child.ent_type_ not in {"DATE", "TIME"} and child.left_edge.i == last.i + 1


def _is_afterthought(child: Token) -> bool:
    """ "will meet in May, a move that ...": no time, but a remark on the sentence."""
    return child.ent_type_ not in {"DATE", "TIME"} and after_pause(child)


def _is_before_mark(child: Token, verb: Token) -> bool:
    """ "two weeks after they left": the measure is of the "after"."""
    return any(
        mark.i > child.i and mark.i < verb.i and (mark.dep_ == "mark" or mark.tag_ == "WRB") for mark in verb.children
    )


def _is_beside(child: Token, verb: Token, *, reports: bool) -> bool:
    """A clause beside the verb's that the parse has hung on it: "some left; others stayed"."""
    if reports and (child.i > verb.i or not any(token.dep_ == "dobj" and token.i > verb.i for token in verb.children)):
        return False
    if child.dep_ == "xcomp" or not any(token.dep_ in {*SUBJECTS, "expl"} for token in child.children):
        return False
    if any(token.dep_ == "mark" or token.tag_ in _RELATIVE for token in child.children):
        return False
    return child.i < verb.i or after_pause(child)


def _is_hollow(adverb: Token) -> bool:
    """ "as long as ...", "so fast that ...": the clause is left out, so the adverb says nothing."""
    return any(
        child.dep_ in {"advcl", "ccomp", "relcl"} or (child.lower_ == "as" and child.dep_ == "advmod")
        for child in adverb.children
    )


def _with_left_out(context: Context, first: Token, last: Token, found: list[Argument]) -> list[Argument]:
    """With what a relative clause leaves out: "the car he bought", "the firm he works for"; and "where", said of it."""
    if first.dep_ != "relcl":
        return found
    noun = first.head
    opening = first.doc.tokens[first.left_edge.i : first.i]
    if any(token.lower_ == "where" for token in opening):
        return [*found, Argument(noun_phrase(noun, without=first), "where")]
    if (
        noun.lemma_.lower() in context.words("frames.manners")
        or noun.ent_type_ in {"DATE", "TIME"}
        or not any(child.dep_ in SUBJECTS for child in first.children)
        or any(token.tag_ in _RELATIVE or (token.lower_ == "that" and token.dep_ != "mark") for token in opening)
    ):
        return found
    for place, one in enumerate(found):
        if one.function == "prep" and len(one.words) == 1 and one.words[0].i > last.i:
            whole = Argument((*one.words, *noun_phrase(noun, without=first)), "prep")
            return [*found[:place], whole, *found[place + 1 :]]
    return found if is_passive(last) else [*found, Argument(noun_phrase(noun, without=first), "dobj")]


def _shared_object(verb: Token, found: Sequence[Argument]) -> Iterator[Argument]:
    """ "buy and sell shares": the object of the second verb where the first has none and they stand together."""
    if is_passive(verb) or any(argument.words and argument.words[0].i > verb.i for argument in found):
        return
    for child in verb.children:
        if child.dep_ == "conj" and child.pos_ in _VERBAL and child.tag_ == verb.tag_:
            between = verb.doc.tokens[verb.i + 1 : child.i]
            if all(token.dep_ in {"cc", "punct", "advmod", "conj"} for token in between):
                for inner in child.children:
                    if inner.dep_ == "dobj" and inner.i > child.i:
                        yield Argument(noun_phrase(inner), "dobj")
                        return


def _leading(context: Context, verb: Token) -> Iterator[Argument]:
    """ "In May he left and married": what stands before the subject goes with all its verbs."""
    if any(child.dep_ in SUBJECTS for child in verb.children):
        return
    head = verb.head
    while head.dep_ == "conj" and head.head.pos_ in _VERBAL:
        head = head.head
    subject = next((child for child in head.children if child.dep_ in SUBJECTS), None)
    if subject is not None:
        for child in head.children:
            if child.i < subject.left_edge.i and child.dep_ in {"prep", "npadvmod", "tmod"}:
                yield from _arguments(context, child, head, head, reports=False)


def order_arguments(arguments: Sequence[Argument], last: Token) -> list[Argument]:
    """The complement first, or else the first preposition after the verb, or what else follows it; the rest in text order."""
    first = next((one for one in arguments if one.function in _COMPLEMENTS), None)
    if first is None:
        arguments = _with_adverbs(arguments, last)
    after = [one for one in arguments if one.words[0].i > last.i]
    if first is None and after and after[0].function == "advmod" and after[0].words[-1].dep_ != "advmod":
        first = after[0]
    if first is None:
        first = next((one for one in after if one.function == "prep"), after[0] if after else None)
    return list(arguments) if first is None else [first, *(one for one in arguments if one is not first)]


def _with_adverbs(arguments: Sequence[Argument], last: Token) -> list[Argument]:
    """ "rose sharply in May": the adverb between the verb and its first preposition goes with that."""
    joined: list[Argument] = []
    for one in arguments:
        before = joined[-1] if joined else None
        if (
            one.function == "prep"
            and before is not None
            and before.function == "advmod"
            and before.words[0].i == last.i + 1
            and before.words[-1].i == one.words[0].i - 1
        ):
            joined[-1] = Argument((*before.words, *one.words), "advmod")
        else:
            joined.append(one)
    return joined
