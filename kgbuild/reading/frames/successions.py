"""Who follows whom: "named Ruth Bello as its chief executive, replacing Anders Holm", and not on the field of play."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kgbuild.reading.frames.clause import conjuncts
from kgbuild.reading.frames.draft import Context, Draft, Filler

__all__ = ["name_predecessors"]


def name_predecessors(context: Context, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """The drafts, appointments with whom the participle after them says that they replace; who comes on in a match is
    appointed to nothing."""
    for draft in drafts:
        if _is_substitution(context, draft):
            yield replace(draft, type=None, sense=None, fillers=tuple(map(_as_open, draft.fillers)))
            continue
        untold = draft.type == "kg:Appointment" and draft.role("person") and not draft.role("predecessor")
        yield replace(draft, fillers=(*draft.fillers, *_list_replaced(context, draft))) if untold else draft


def _list_replaced(context: Context, draft: Draft) -> Iterator[Filler]:
    for child in context.annotated.doc[draft.trigger].children:
        if (
            child.dep_ == "advcl"
            and child.tag_ == "VBG"
            and context.verb_lemma(child) in context.words("acts.succeeding")
        ):
            for slot in context.verb_slots(child):
                if slot.function == "object" and context.is_a(slot.head, "kg:Person"):
                    for person in conjuncts(slot.head):
                        yield from context.fillers("predecessor", person)


def _is_substitution(context: Context, draft: Draft) -> bool:
    if draft.type != "kg:Appointment" or draft.role("position") or draft.lemma not in context.words("acts.succeeding"):
        return False
    sentence = context.annotated.doc[draft.trigger].sent
    return any(token.lemma_.lower() in context.words("acts.substituting") for token in sentence)


def _as_open(filler: Filler) -> Filler:
    return replace(filler, role={"person": "agent", "predecessor": "patient"}.get(filler.role, filler.role))
