"""How `show` words what somebody said."""

from __future__ import annotations

import pytest

from kgbuild.cli.entities import describe_speech
from kgbuild.graph.answers.happenings import SpeechRow
from kgbuild.graph.answers.items import Item, Moment
from kgbuild.graph.catalogue import Kind


def make_person(name: str) -> Item:
    return Item(label=name, id=name, type="kg:Person", kind=Kind.PERSON, iri=f"https://a.example/{name}")


BERG, LUND, VILA = map(make_person, ("Anna Berg", "Otto Lund", "Rosa Vila"))


@pytest.mark.parametrize(
    ("cue", "addressees", "when", "asserted", "reported_by", "words"),
    [
        ("said", (), "2024-05-04", True, (), "said, 2024-05-04"),
        (":", (), "", True, (), ""),
        (":", (LUND,), "", True, (), "to Otto Lund"),
        ("told", (LUND,), "", False, (VILA,), "told to Otto Lund, as Rosa Vila reports"),
        ("tell", (), "right now", False, (BERG,), "tell, right now, by own account"),
        ("said", (), "", False, (BERG, LUND, VILA), "said, by own account, as Otto Lund, Rosa Vila report"),
        ("said", (), "", False, (), "said, which is not asserted"),
    ],
)
def test_how_it_was_said(
    cue: str, addressees: tuple[Item, ...], when: str, asserted: bool, reported_by: tuple[Item, ...], words: str
) -> None:
    row = SpeechRow(
        item=make_person("speech"),
        speaker=BERG,
        cue=cue,
        content="The ferry is late.",
        quotation="direct",
        addressees=addressees,
        about=(),
        when=Moment(text=when or None),
        asserted=asserted,
        reported_by=reported_by,
        citations=(),
    )
    assert ", ".join(describe_speech(row)) == words
