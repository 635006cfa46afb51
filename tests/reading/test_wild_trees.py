"""Whatever the parser takes words for, a document is read to its end."""

from __future__ import annotations

import random

import pytest
from spacy.tokens import Doc

from kgbuild.model.text import Document
from kgbuild.ontology import load_ontology
from kgbuild.reading import Reader

TEXT = (
    "Ana Diaz, the mayor of Leon, met Bo Lund and Eva Holt on Monday [4] at ten o'clock in the Alder Hospital (probably of "
    'old), after refusing the help of a doctor.\n\n"We didn\'t sell it for $4.5 million," she said - not "yet". The firm, '
    "which had left by 3 p.m., denied that its ships were towed, sunk or lost; among them were two of NATO's. Peter Novak "
    "and his wife said they would sue the company unless it paid them back what it had taken from their mothers."
)


@pytest.mark.parametrize("seed", range(12))
def test_wild_trees_are_read(seed: int) -> None:
    reader = Reader(load_ontology())
    parsed = reader.pipeline.nlp(TEXT)
    chance = random.Random(seed)
    deps = [token.dep_ for token in parsed]
    tags = [(token.tag_, token.pos_) for token in parsed]
    for i in range(len(parsed)):
        other = chance.randrange(len(parsed))
        if chance.random() < 0.2 and "ROOT" not in {deps[i], deps[other]}:
            deps[i] = deps[other]
        if chance.random() < 0.1:
            tags[i] = tags[other]
    wild = Doc(
        parsed.vocab,
        words=[token.text for token in parsed],
        spaces=[bool(token.whitespace_) for token in parsed],
        tags=[tag for tag, _ in tags],
        pos=[pos for _, pos in tags],
        deps=deps,
        heads=[token.head.i for token in parsed],
        lemmas=[token.lemma_ for token in parsed],
        ents=[f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O" for token in parsed],
    )
    reading = reader.interpret(wild, Document(id="a", text=wild.text, published="2025-01-02"))
    assert reading.mentions
