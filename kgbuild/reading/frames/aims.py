"""Whom an act is aimed at, where its own clause names only a matter: "condemned Bolivia's raid" is aimed at Bolivia.

Demands, criticism and protests are aimed at whoever does the matter; threats and sanctions at whoever it would hit.
Which classes these are, and the roles, is in cues/acts.toml.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kgbuild.reading.frames.clause import conjuncts, is_predicate, noun_slots, stands_for_adjective
from kgbuild.reading.frames.draft import Context, Draft, Filler
from kgbuild.reading.trees import Token

__all__ = ["aim_acts"]


def aim_acts(context: Context, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The drafts, acts with whom they are aimed at."""
    by_trigger = {draft.trigger: draft for draft in reversed(drafts)}
    aimed = [_aim(context, by_trigger, _blame(context, by_trigger, draft)) for draft in drafts]
    by_trigger = {draft.trigger: draft for draft in reversed(aimed)}
    for draft in aimed:
        yield _aim_by_purpose(context, by_trigger, draft) if draft.type == "kg:Protest" else draft


def _blame(context: Context, by_trigger: Mapping[int, Draft], draft: Draft) -> Draft:
    """ "Syrian raids killed nine people": whoever made the raids killed them."""
    if draft.type not in context.words("acts.deadly") or draft.role("agent"):
        return draft
    causes = (by_trigger.get(filler.head) for filler in draft.role("cause"))
    doers = (one for cause in causes if cause is not None for one in cause.role("attacker"))
    return replace(draft, fillers=(*draft.fillers, *(replace(one, role="agent") for one in doers)))


def _aim(context: Context, by_trigger: Mapping[int, Draft], draft: Draft) -> Draft:
    role = context.map("acts.aims").get(draft.type or "")
    if role is None or _names_actor(context, draft, role):
        return draft
    return replace(draft, fillers=(*draft.fillers, *_find_aims(context, by_trigger, draft, role)))


def _aim_by_purpose(context: Context, by_trigger: Mapping[int, Draft], draft: Draft) -> Draft:
    """ "went on strike to demand more pay from the ministry": whom they make the demand of is whom they protest against."""
    if _names_actor(context, draft, "target"):
        return draft
    token = context.annotated.doc[draft.trigger]
    verb = token if is_predicate(token) else token.head
    for child in verb.children:
        meant = by_trigger.get(child.i) if child.dep_ in {"advcl", "xcomp"} and child.tag_ in {"VB", "VBG"} else None
        role = None if meant is None else context.map("acts.aims").get(meant.type or "")
        if meant is not None and role is not None:
            aimed = tuple(replace(filler, role="target") for filler in meant.role(role))
            return replace(draft, fillers=(*draft.fillers, *aimed))
    return draft


def _names_actor(context: Context, draft: Draft, role: str) -> bool:
    return any(_acts(context, context.annotated.doc[filler.head]) for filler in draft.role(role))


def _acts(context: Context, token: Token) -> bool:
    return context.is_a(token, "kg:Agent")


def _find_aims(context: Context, by_trigger: Mapping[int, Draft], draft: Draft, role: str) -> tuple[Filler, ...]:
    """The first matter that has somebody decides."""
    doc, own = context.annotated.doc, {filler.head for filler in draft.fillers}
    for filler in draft.fillers:
        if filler.role not in context.words("acts.matters"):
            continue
        matter = doc[filler.head]
        found: list[Token] = []
        if draft.type in context.words("acts.answerable"):
            found.extend(_doers(context, by_trigger, matter))
        by_noun = draft.type in context.words("acts.exposed-by-noun") and not is_predicate(matter)
        if not found and (by_noun or draft.type in context.words("acts.exposed")):
            found.extend(_hit(context, by_trigger, matter))
        others = (token for token in found if token.i not in own and token.i != draft.trigger)
        if _is_saying(context, draft):  # "said that it rejected the plan": of itself
            others = (token for token in others if not context.is_pronoun(token))
        aimed = tuple(one for token in others for one in context.fillers(role, token))
        if aimed:
            return tuple(dict.fromkeys(aimed))
    return ()


def _is_saying(context: Context, draft: Draft) -> bool:
    """Whether an act is told by a verb that only says: "said that Bolivia must withdraw"."""
    senses = context.annotated.ontology.lexicon.senses(draft.lemma, "verb")
    return any(sense.id == draft.sense and sense.type in context.words("acts.sayings") for sense in senses)


def _doers(context: Context, by_trigger: Mapping[int, Draft], matter: Token) -> Iterator[Token]:
    """Who does what a clause or noun tells: "that Bolivia withdraw", "Bolivian raids", "calls by two bishops"; of what is
    no deed ("the Bolivian media"), only whose it is."""
    deed = matter.i in by_trigger
    if not is_predicate(matter):
        for slot in noun_slots(matter):
            national = slot.function == "adjective" or (slot.function == "compound" and stands_for_adjective(slot.head))
            if (slot.function == "possessor" and slot.head.pos_ != "PRON") or (deed and national):
                yield from (token for token in conjuncts(slot.head) if _acts(context, token))
            elif slot.function in {"by", "from"}:
                yield from (
                    token for token in conjuncts(slot.head) if _acts(context, token) or _of_nation(context, token)
                )
        for child in matter.children:
            if child.dep_ == "acl" and context.verb_lemma(child) in context.words(
                "acts.committing"
            ):  # "crimes committed by their troops"
                yield from (slot.head for slot in context.verb_slots(child) if slot.function == "subject")
    if is_predicate(matter):
        found = (slot.head for slot in context.verb_slots(matter) if slot.function == "subject")
        yield from (token for token in found if token.dep_ != "poss" and _acts(context, token))
    else:
        yield from _fillers(context, by_trigger, matter, context.words("acts.doers"))


def _of_nation(context: Context, noun: Token) -> bool:
    """ "by Bolivian smugglers": people of a nation act, whatever the noun."""
    return any(slot.function == "adjective" and _acts(context, slot.head) for slot in noun_slots(noun))


def _hit(context: Context, by_trigger: Mapping[int, Draft], matter: Token) -> Iterator[Token]:
    """Whom the deed of a clause or noun hits: "to ban two parties", "links with Bolivia", "duties on Bolivian tin"."""
    if not is_predicate(matter):
        yield from _named_beside(context, matter)
        return
    found = tuple(_fillers(context, by_trigger, matter, context.words("acts.hit")))
    if found:
        yield from found
        return
    for child in matter.children:
        if child.dep_ == "dobj":
            yield from _named_beside(context, child)


def _named_beside(context: Context, noun: Token) -> Iterator[Token]:
    for slot in noun_slots(noun):
        if slot.function not in context.words("acts.hitting"):
            continue
        for token in conjuncts(slot.head):
            if _acts(context, token) or context.is_a(token, "kg:Place"):
                yield token
            else:
                yield from (
                    inner.head
                    for inner in noun_slots(token)
                    if inner.function in {"possessor", "adjective", "of"} and _acts(context, inner.head)
                )


def _fillers(
    context: Context, by_trigger: Mapping[int, Draft], matter: Token, roles: frozenset[str]
) -> Iterator[Token]:
    draft = by_trigger.get(matter.i)
    for filler in draft.fillers if draft is not None else ():
        token = context.annotated.doc[filler.head]
        own = token.dep_ == "poss" or any(child.dep_ == "poss" and child.pos_ == "PRON" for child in token.children)
        if filler.role in roles and not own and _acts(context, token):  # "to withdraw its troops" is aimed at nobody
            yield token
