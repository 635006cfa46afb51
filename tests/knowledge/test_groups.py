"""A group and its members: the members fill the role."""

from __future__ import annotations

from kgbuild.knowledge.groups import tell_members
from kgbuild.model.text import Argument, Document, Frame, Mention, MentionKind, Reading, Span, Trigger

TEXT = "Norway and Sweden met. The two countries agreed with Peru."
NORWAY, SWEDEN, BOTH, PERU = Span(0, 6), Span(11, 17), Span(23, 40), Span(53, 57)


def name(key: str, span: Span, kind: MentionKind = MentionKind.NAME) -> Mention:
    return Mention(id=key, span=span, head=span, kind=kind)


def test_members_take_the_place_of_their_group() -> None:
    filling = [(BOTH, "m3"), (BOTH, "m1"), (BOTH, "m2"), (PERU, "m4")]
    frame = Frame(
        id="f1",
        type="kg:Agreement",
        trigger=Trigger(span=Span(41, 47), lemma="agree"),
        arguments=tuple(Argument(role="party", span=span, mention=mention) for span, mention in filling),
    )
    mentions = (name("m1", NORWAY), name("m2", SWEDEN), name("m3", BOTH, MentionKind.NOMINAL), name("m4", PERU))
    reading = Reading(document=Document(id="x", text=TEXT), mentions=mentions, frames=(frame,))
    told = tell_members(reading).frames[0]
    assert [argument.mention for argument in told.arguments] == ["m1", "m2", "m4"]
